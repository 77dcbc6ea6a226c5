"""What people judge in a casebook: each kind, kept and undone, with a new account, stale, in any order."""

import shutil
import sqlite3
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from tram import TEXTS

from wellsourced.casebook import Casebook
from wellsourced.errors import UsageError
from wellsourced.model.dossier import Dossier
from wellsourced.model.judgement import Judgement, Note, Request
from wellsourced.model.match import Point, Utterance

BECAUSE = Note(when="2024-03-20T10:00:00Z", who="Ana", reason="it says so on their page")


def judge(casebook: Casebook, kind: str, *named: str, **more: object) -> Judgement:
    return casebook.judge(Request(kind=kind, named=named, **more), BECAUSE)  # type: ignore[arg-type]


def account(dossier: Dossier, name: str) -> str:
    return next(a.id for a in dossier.accounts if a.source.endswith(name))


def said(dossier: Dossier, words: str) -> list[Utterance]:
    return [u for story in dossier.stories for u in story.utterances if words in u.text]


def hurt(dossier: Dossier) -> list[Point]:
    return [p for story in dossier.stories for p in story.points if any("people" in (v.value or "") for v in p.values)]


def names(dossier: Dossier) -> list[str]:
    return [p.name for p in dossier.people if "Reyes" in p.name]


def carriers(found: Utterance | Point, dossier: Dossier) -> list[str]:
    parts = found.members if isinstance(found, Utterance) else found.values
    return sorted({Path(a.source).name for p in parts for a in dossier.accounts if a.id == p.account})


def test_people_who_are_joined_are_one_with_all_their_names(casebook: Casebook) -> None:
    assert ["Ada Reyes", "Adela Reyes"] == names(casebook.dossier())
    judge(casebook, "people same", "Ada Reyes", "Adela Reyes")
    dossier = casebook.dossier()
    assert 1 == len(names(dossier))
    person = next(p for p in dossier.people if "Reyes" in p.name)
    assert {"Ada Reyes", "Adela Reyes"} <= set(person.names)
    assert ["Joined by Ana (judgement 1): it says so on their page."] == [c.words for c in person.judged]


def test_joined_people_are_the_speakers_of_their_words(casebook: Casebook) -> None:
    judge(casebook, "people same", "Ada Reyes", "Adela Reyes")
    dossier = casebook.dossier()
    speakers = {u.speaker for story in dossier.stories for u in story.utterances}
    assert 1 == len(speakers)
    assert [[1], [1]] == [[c.number for c in u.judged] for story in dossier.stories for u in story.utterances]


def test_a_person_is_split_by_account(casebook: Casebook) -> None:
    herald = account(casebook.dossier(), "herald.txt")
    judge(casebook, "people distinct", "Ada Reyes", apart=(herald,))
    dossier = casebook.dossier()
    assert ["Ada Reyes", "Ada Reyes", "Adela Reyes"] == names(dossier)
    assert 2 == len([person for person in dossier.people if person.judged])
    speakers = {q.speaker.id for a in dossier.accounts for q in a.quotes if q.speaker and "brakes" in q.text}
    assert 2 == len(speakers)


def test_utterances_that_are_joined_are_told_anew(casebook: Casebook) -> None:
    before = casebook.dossier()
    judge(casebook, "utterances same", said(before, "brakes")[0].id, said(before, "curve")[1].id)
    dossier = casebook.dossier()
    (one,) = said(dossier, "curve")
    assert ["echo.txt", "herald.txt", "valley.txt"] == carriers(one, dossier)
    assert {"verbatim", "negation"} == {m.alteration for m in one.members}
    assert [1] == [c.number for c in one.judged]


def test_a_split_utterance_is_two_with_origins_of_their_own(casebook: Casebook) -> None:
    before = casebook.dossier()
    (whole,) = said(before, "brakes")
    judge(casebook, "utterances distinct", whole.id, apart=(account(before, "herald.txt"),))
    dossier = casebook.dossier()
    parts = said(dossier, "brakes")
    assert [["echo.txt"], ["herald.txt"]] == sorted(carriers(part, dossier) for part in parts)
    assert all(part.origins.why and part.judged[0].words.startswith("Split by Ana") for part in parts)


def test_a_split_point_gets_verdicts_of_its_own(casebook: Casebook) -> None:
    before = casebook.dossier()
    (whole,) = hurt(before)
    assert "agree" != whole.verdict
    judge(casebook, "points distinct", whole.id, apart=(account(before, "valley.txt"),))
    dossier = casebook.dossier()
    found = {tuple(carriers(p, dossier)): p.verdict for p in hurt(dossier)}
    assert {("echo.txt", "herald.txt"): "agree", ("valley.txt",): "single"} == found


def test_joined_points_are_one_with_one_verdict(casebook: Casebook) -> None:
    before = casebook.dossier()
    (whole,) = hurt(before)
    other = next(p for p in before.stories[0].points if "1988" in {v.value for v in p.values})
    judge(casebook, "points same", whole.id, other.id)
    dossier = casebook.dossier()
    (one,) = hurt(dossier)
    assert (len(whole.values) + len(other.values), [1]) == (len(one.values), [c.number for c in one.judged])
    assert all(value.value != "1988" for p in dossier.stories[0].points if p is not one for value in p.values)


def test_points_of_figures_that_cannot_be_compared_do_not_conflict_when_joined(casebook: Casebook) -> None:
    before = casebook.dossier()
    figures = [next(p for p in before.stories[0].points if w in {v.value for v in p.values}) for w in ("1988", "noon")]
    judge(casebook, "points same", *(p.id for p in figures))
    assert "agree" == next(p for p in casebook.dossier().stories[0].points if p.judged).verdict


def test_a_derivation_marked_wrong_changes_the_counts_and_says_so(casebook: Casebook) -> None:
    before = casebook.dossier()
    echo, herald = account(before, "echo.txt"), account(before, "herald.txt")
    assert [(echo, herald)] == [(d.source, d.target) for d in before.stories[0].derivations]
    judge(casebook, "derivation wrong", echo, herald)
    dossier = casebook.dossier()
    assert () == dossier.stories[0].derivations
    stood = {p.what: p.origins for p in before.stories[0].points}
    changed = [p for p in dossier.stories[0].points if p.what in stood and p.origins != stood[p.what]]
    assert changed and all(p.origins.at_most > stood[p.what].at_most for p in changed)
    assert all([c.words for c in p.judged] == ["Marked wrong by Ana (judgement 1): it says so on their page."]
               for p in changed)  # fmt: skip


def test_a_derivation_can_be_turned_round(casebook: Casebook) -> None:
    before = casebook.dossier()
    echo, herald = account(before, "echo.txt"), account(before, "herald.txt")
    judge(casebook, "derivation right", herald, echo)
    (turned,) = casebook.dossier().stories[0].derivations
    assert (herald, echo, "known") == (turned.source, turned.target, turned.direction)
    assert turned.passages and turned.share < before.stories[0].derivations[0].share
    source, target = turned.passages[0].source, turned.passages[0].target
    assert before.accounts[1].text[slice(*source)].split() == before.accounts[0].text[slice(*target)].split()


def test_a_derivation_that_no_text_shows_counts_by_the_word_of_a_person(casebook: Casebook) -> None:
    judge(casebook, "derivation right", "1", "3", taking="copy")
    dossier = casebook.dossier()
    told = next(d for d in dossier.stories[0].derivations if d.judged)
    assert ("copy", None, 0.0, ()) == (told.kind, told.how, told.share, told.passages)
    assert dossier.accounts[2].id == told.target


def test_what_two_share_only_through_the_account_judged_is_no_derivation_either(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "third.txt").write_text(TEXTS["herald.txt"].replace("17 March", "18 March"), "utf-8")
    with Casebook(shutil.copy(folder / "three.case", tmp_path / "a.case")) as casebook:
        casebook.add(tmp_path / "third.txt")
        before = casebook.dossier()
        echo, herald, third = (account(before, name) for name in ("echo.txt", "herald.txt", "third.txt"))
        judge(casebook, "derivation wrong", echo, third)
        after = casebook.dossier()
    assert {(echo, herald), (echo, third)} == {(d.source, d.target) for d in before.stories[0].derivations}
    assert {(echo, herald)} == {(d.source, d.target) for d in after.stories[0].derivations}


def kinds(casebook: Casebook) -> list[Callable[[], Judgement]]:
    """One judgement of each kind on the three accounts; none of them concerns what another does."""
    dossier = casebook.dossier()
    echo, herald = account(dossier, "echo.txt"), account(dossier, "herald.txt")
    brakes, curve = said(dossier, "brakes")[0].id, said(dossier, "warned")[0].id
    figures, years = hurt(dossier)[0].id, next(p.id for p in dossier.stories[0].points if "built" in p.what)
    return [
        lambda: judge(casebook, "people same", "Ada Reyes", "Adela Reyes"),
        lambda: judge(casebook, "people distinct", "Ada Reyes", apart=(herald,)),
        lambda: judge(casebook, "utterances same", brakes, curve),
        lambda: judge(casebook, "utterances distinct", brakes, apart=(herald,)),
        lambda: judge(casebook, "points same", figures, years),
        lambda: judge(casebook, "points distinct", figures, apart=(herald,)),
        lambda: judge(casebook, "derivation wrong", echo, herald),
        lambda: judge(casebook, "derivation right", herald, echo),
    ]


@pytest.mark.parametrize("kind", range(8))
def test_every_kind_can_be_undone_and_brought_back(casebook: Casebook, kind: int) -> None:
    before = casebook.dossier()
    written = kinds(casebook)[kind]()
    judged = casebook.dossier()
    undone = casebook.undo(written.number)
    after = casebook.dossier()
    casebook.undo(undone.number)
    assert (before, judged) == (after, casebook.dossier())
    assert judged != before
    assert ["undone", "holds", "undone"] != [view.state for view in casebook.judgements()]


@pytest.mark.parametrize("kind", range(8))
def test_every_kind_holds_when_it_is_made(casebook: Casebook, kind: int) -> None:
    kinds(casebook)[kind]()
    assert ["holds"] == [view.state for view in casebook.dossier().judgements]


@pytest.mark.parametrize("kind", range(8))
def test_every_kind_still_holds_with_a_further_account(casebook: Casebook, folder: Path, kind: int) -> None:
    kinds(casebook)[kind]()
    casebook.add(folder / "later.txt")
    dossier = casebook.dossier()
    assert (4, ["holds"]) == (len(dossier.accounts), [view.state for view in dossier.judgements])


def test_a_further_account_goes_where_its_words_belong(casebook: Casebook, folder: Path) -> None:
    before = casebook.dossier()
    judge(casebook, "utterances same", said(before, "brakes")[0].id, said(before, "warned")[0].id)
    casebook.add(folder / "later.txt")
    dossier = casebook.dossier()
    (one,) = said(dossier, "curve")
    assert ["echo.txt", "herald.txt", "later.txt", "valley.txt"] == carriers(one, dossier)


def test_a_judgement_before_and_after_the_further_account_gives_the_same(
    casebook: Casebook, folder: Path, tmp_path: Path
) -> None:
    judge(casebook, "people same", "Ada Reyes", "Adela Reyes")
    casebook.add(folder / "later.txt")
    with Casebook(shutil.copy(folder / "four.case", tmp_path / "four.case")) as other:
        judge(other, "people same", "Ada Reyes", "Adela Reyes")
        assert casebook.dossier() == other.dossier()


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_the_order_of_judgements_that_do_not_contradict_changes_no_result(
    casebook: Casebook, order: tuple[int, ...]
) -> None:
    made = [kinds(casebook)[i] for i in (0, 3, 5)]
    for i in order:
        made[i]()
    dossier = casebook.dossier()
    assert ["holds"] * 3 == [view.state for view in dossier.judgements]
    assert 1 == len(names(dossier))
    assert [["echo.txt"], ["herald.txt"]] == sorted(carriers(part, dossier) for part in said(dossier, "brakes"))
    assert [["echo.txt", "valley.txt"], ["herald.txt"]] == sorted(carriers(point, dossier) for point in hurt(dossier))


def test_a_later_judgement_overrules_an_earlier_one(casebook: Casebook) -> None:
    before = casebook.dossier()
    (whole,) = said(before, "brakes")
    judge(casebook, "utterances distinct", whole.id, apart=("2",))
    parts = said(casebook.dossier(), "brakes")
    judge(casebook, "utterances same", *(part.id for part in parts))
    dossier = casebook.dossier()
    assert 1 == len(said(dossier, "brakes"))
    assert ["overruled", "holds"] == [view.state for view in dossier.judgements]


def test_a_judgement_whose_account_is_not_there_is_stale_and_stops_nothing(
    casebook: Casebook, case: Path, folder: Path, tmp_path: Path
) -> None:
    kinds(casebook)[2]()
    casebook.close()
    with sqlite3.connect(case) as connection:
        connection.execute("DELETE FROM accounts WHERE source LIKE '%valley.txt'")
    connection.close()
    with Casebook(case) as again:
        dossier = again.dossier()
    (view,) = dossier.judgements
    assert ("stale", "What it speaks of is no longer found in the accounts.") == (view.state, view.why)
    assert [()] == [u.judged for u in said(dossier, "brakes")]


def test_a_judgement_finds_its_words_in_another_text_of_the_same_place(casebook: Casebook, case: Path) -> None:
    kinds(casebook)[3]()
    casebook.close()
    with Casebook(case) as opened:
        herald = next(a for a in opened.dossier().accounts if a.source.endswith("herald.txt"))
    changed = Path(herald.source)
    text = changed.read_text("utf-8")
    try:
        changed.write_text(text.replace("Four hurt", "Corrected: four hurt"), "utf-8")
        with sqlite3.connect(case) as connection:
            connection.execute("DELETE FROM accounts WHERE source LIKE '%herald.txt'")
        connection.close()
        with Casebook(case) as again:
            again.add(changed)
            dossier = again.dossier()
    finally:
        changed.write_text(text, "utf-8")
    assert herald.id not in {a.id for a in dossier.accounts}
    assert ["holds"] == [view.state for view in dossier.judgements]
    assert 2 == len(said(dossier, "brakes"))


def test_what_was_found_can_still_be_seen(casebook: Casebook) -> None:
    before = casebook.dossier()
    judge(casebook, "people same", "Ada Reyes", "Adela Reyes")
    assert before == casebook.dossier(judged=False)


def test_a_judgement_names_who_when_and_why(casebook: Casebook) -> None:
    judge(casebook, "people same", "Ada Reyes", "Adela Reyes")
    (view,) = casebook.dossier().judgements
    assert (BECAUSE.when, BECAUSE.who, BECAUSE.reason) == (view.when, view.who, view.reason)
    assert "“Ada Reyes” and “Adela Reyes” are one person." == view.words


@pytest.mark.parametrize(
    ("request_", "problem"),
    [
        (("people same", "Ada Reyes", "Bob"), "no person “Bob” in this casebook; .*list"),
        (("people same", "the city", "Ada Reyes"), "“the city” could be p-.* or p-.*; give the whole id"),
        (("people same", "Ada Reyes", "Ada Reyes"), "are the same person already"),
        (("people distinct", "Ada Reyes", ("1", "2")), "that is all there is of Ada Reyes"),
        (("people distinct", "Ada Reyes", ("3",)), "“3” does not name the person"),
        (("people distinct", "Ada Reyes", ("9",)), "no account 9: they are numbered 1 to 3"),
        (("utterances same", "u-no", "u-nope"), "no utterance “u-no” in this casebook"),
        (("points same", "pt-no", "pt-nope"), "no point “pt-no” in this casebook"),
        (("derivation wrong", "1", "1"), "the same account"),
        (("derivation wrong", "1"), "name two accounts"),
        (("people same", "Ada Reyes"), "name two or more"),
        (("people distinct", "Ada Reyes"), "name one and the part"),
        (("undo", "1"), "call undo with it"),
        (("derivation wrong", "1", "3"), "no derivation was found between the two"),
        (("derivation wrong", "2", "1"), "the other way round"),
        (("derivation right", "1", "nobody"), "no account “nobody” in this casebook"),
    ],
)
def test_what_is_not_there_is_named_with_the_remedy(
    casebook: Casebook, request_: tuple[str | tuple[str, ...], ...], problem: str
) -> None:
    kind, *named = request_
    apart = named.pop() if isinstance(named[-1], tuple) else ()
    with pytest.raises(UsageError, match=problem):
        judge(casebook, str(kind), *map(str, named), apart=apart)
    assert () == casebook.judgements()


def test_a_reason_nobody_would_read_is_refused(casebook: Casebook) -> None:
    with pytest.raises(UsageError, match="the reason has 2001 characters"):
        casebook.judge(Request(kind="people same", named=("Ada Reyes", "Adela Reyes")), Note(reason="x" * 2001))


def test_a_dossier_with_judgements_is_the_same_in_any_order_of_adding(folder: Path, tmp_path: Path) -> None:
    written = set()
    for number, order in enumerate(([*TEXTS], [*TEXTS][::-1])):
        with Casebook(tmp_path / f"{number}.case") as casebook:
            for name in order:
                casebook.add(folder / name)
            for made in kinds(casebook)[2:6:3]:
                made()
            written.add(msgspec.json.encode(casebook.dossier()))
    assert 1 == len(written)
