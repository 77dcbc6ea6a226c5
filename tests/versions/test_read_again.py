"""A page read again with another text is one account with a history, never two accounts."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from again import EVENING, FIRST, MORNING, NIGHT, OTHER, SECOND, document

import wellsourced.casebook as module
from wellsourced.casebook import Casebook
from wellsourced.dossier.reading_order import numbers
from wellsourced.dossier.references import references
from wellsourced.dossier.render_html import html
from wellsourced.dossier.render_markdown import markdown
from wellsourced.dossier.render_text import text
from wellsourced.model.account import Document
from wellsourced.model.dossier import AccountView, Dossier
from wellsourced.model.judgement import Request

COPY = document(FIRST, url="https://echo.example/1", outlet="The Echo", published="2024-03-16")


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ``add`` take documents as they are."""
    monkeypatch.setattr(module, "documents", lambda names, **_: iter(GIVEN.pop(0)))


GIVEN: list[Sequence[Document]] = []


def read(casebook: Casebook, *documents: Document) -> Dossier:
    GIVEN.append(documents)
    casebook.add("any")
    return casebook.dossier()


def of(dossier: Dossier, outlet: str) -> tuple[AccountView, ...]:
    return tuple(a for a in dossier.accounts if a.outlet == outlet)


pytestmark = pytest.mark.usefixtures("give")


@pytest.fixture(scope="module")
def twice() -> Dossier:
    """The dossier of the page in both versions, and of a copy of the first."""
    with Casebook() as casebook, pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "documents", lambda names, **_: iter(GIVEN.pop(0)))
        return read(casebook, document(FIRST, MORNING), COPY, document(SECOND, EVENING))


def test_words_that_stand_in_the_current_version_too_are_not_called_withdrawn() -> None:
    told = (
        "The ferry Saint Orla ran aground off Harrowgate with {} people on board, the coastguard said.\n\n"
        "“We heard a bang and the lights went out,” said passenger Ann Lee, who was on deck at the time.\n"
    )
    with Casebook() as casebook:
        found = read(casebook, document(told.format(214), MORNING), document(told.format(219), EVENING))
    earlier, current = sorted(found.accounts, key=lambda account: account.version)
    assert any(quote.text in current.text for quote in current.quotes)
    assert [] == [quote.text for quote in earlier.quotes if quote.text in current.text]


def test_it_counts_as_one_account(twice: Dossier) -> None:
    assert (2, 2) == (twice.coverage.given, twice.coverage.read)
    counted = numbers(twice.stories[0], references(twice))
    assert (1, 2, 1, 2) == (len(twice.stories), counted.accounts, counted.distinct, counted.outlets)


def test_the_current_version_has_the_history_and_the_earlier_one_points_to_it(twice: Dossier) -> None:
    current, earlier = of(twice, "Harbour Post")
    assert (None, current.id) == (current.superseded_by, earlier.superseded_by)
    assert [(1, earlier.id, MORNING), (2, current.id, EVENING)] == [
        (v.number, v.account, v.retrieved) for v in current.versions
    ]
    (revision,) = current.revisions
    assert (2, earlier.id, current.id) == (revision.number, revision.before, revision.after)
    assert ["Correction: An earlier version of this article misstated the number of people who were hurt."] == [
        notice.text for notice in revision.notices
    ]


def test_of_the_earlier_version_only_what_was_withdrawn_is_evidence(twice: Dossier) -> None:
    _, earlier = of(twice, "Harbour Post")
    assert ["The brakes were not at fault on the wet curve,", "We had warned the city twice,"] == [
        q.text.strip("“”") for q in earlier.quotes if q.kind != "indirect"
    ]
    assert all("1988" not in claim.text for claim in earlier.claims)
    for found in (*earlier.quotes, *earlier.claims):
        assert found.text == earlier.text[found.start : found.end]


def test_a_statement_that_stands_in_both_versions_is_told_once(twice: Dossier) -> None:
    current, earlier = of(twice, "Harbour Post")
    values = [v.account for p in twice.stories[0].points for v in p.values if "1988" in v.text]
    assert (0, True) == (values.count(earlier.id), current.id in values)


def test_a_copy_of_the_earlier_version_goes_back_to_the_same_origin(twice: Dossier) -> None:
    (echo,) = of(twice, "The Echo")
    warned = next(u for u in twice.stories[0].utterances if "warned" in u.text)
    assert {"The Echo", "Harbour Post"} == {
        a.outlet for a in twice.accounts for m in warned.members if m.account == a.id
    }
    assert warned.origins.at_most == 1
    taken = [d for d in twice.stories[0].derivations if echo.id in (d.source, d.target)]
    assert 1 == len(taken)


def test_no_version_takes_from_another_of_its_account(twice: Dossier) -> None:
    ids = {a.id for a in of(twice, "Harbour Post")}
    assert [] == [d for d in twice.stories[0].derivations if {d.source, d.target} <= ids]


def test_a_figure_that_the_account_itself_corrected_is_updated_not_disputed() -> None:
    with Casebook() as casebook:
        dossier = read(casebook, document(FIRST, MORNING), document(SECOND, EVENING))
    figures = [p for p in dossier.stories[0].points if {"four people", "five people"} <= {v.value for v in p.values}]
    assert ["updated"] == [p.verdict for p in figures]
    assert "An account said “four people” and now says “five people”." == figures[0].why


def test_an_account_alone_agrees_with_nobody() -> None:
    with Casebook() as casebook:
        dossier = read(casebook, document(FIRST, MORNING), document(SECOND, EVENING))
    assert [] == [p for p in dossier.stories[0].points if p.verdict == "agree"]


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (2, 0, 3, 1), (1, 3, 2, 0)])
def test_with_known_moments_the_order_of_reading_changes_nothing(twice: Dossier, order: tuple[int, ...]) -> None:
    met = [document(FIRST, MORNING), document(SECOND, EVENING), document(SECOND, NIGHT), COPY]
    with Casebook() as casebook:
        found = read(casebook, *(met[i] for i in order))
    assert msgspec.structs.replace(twice, coverage=found.coverage) == found


def test_the_same_text_retrieved_again_is_no_version() -> None:
    with Casebook() as casebook:
        once = read(casebook, document(FIRST, MORNING))
        assert once == read(casebook, document(FIRST, EVENING))


def test_a_text_that_came_back_withdraws_what_stood_between() -> None:
    with Casebook() as casebook:
        dossier = read(casebook, document(FIRST, MORNING), document(SECOND, EVENING), document(FIRST, NIGHT))
    current, earlier = dossier.accounts
    assert (FIRST, 3, [1, 2, 3]) == (current.text, current.version, [v.number for v in current.versions])
    quoted = [q.text.strip("“”") for q in earlier.quotes if q.kind != "indirect"]
    assert ["The brakes were at fault on the wet curve,"] == quoted


def test_a_file_that_was_written_anew_is_another_version_and_one_that_tells_something_else_another_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    page = tmp_path / "page.txt"
    counts = []
    for content in (FIRST, SECOND, OTHER):
        page.write_text(content, "utf-8")
        with Casebook(tmp_path / "a.case") as casebook:
            casebook.add(page)
            counts.append(casebook.dossier().coverage.read)
    assert [1, 1, 2] == counts


def test_a_judgement_on_the_first_version_holds_for_the_second(tmp_path: Path) -> None:
    with Casebook(tmp_path / "a.case") as casebook:
        before = read(casebook, document(FIRST, MORNING), COPY)
        utterance = next(u for u in before.stories[0].utterances if "brakes" in u.text)
        casebook.judge(
            Request(kind="utterances distinct", named=(utterance.id,), apart=(of(before, "The Echo")[0].id,))
        )
        dossier = read(casebook, document(SECOND, EVENING))
    assert ["holds"] == [view.state for view in dossier.judgements]


def test_a_derivation_of_an_earlier_version_can_be_judged(tmp_path: Path) -> None:
    with Casebook(tmp_path / "a.case") as casebook:
        before = read(casebook, document(FIRST, MORNING), COPY, document(SECOND, EVENING))
        (taken,) = before.stories[0].derivations
        casebook.judge(Request(kind="derivation wrong", named=(taken.source, taken.target)))
        dossier = casebook.dossier()
        assert ((), ["holds"]) == (dossier.stories[0].derivations, [view.state for view in dossier.judgements])
        casebook.undo(1)
        echo, current = of(before, "The Echo")[0].id, of(before, "Harbour Post")[0].id
        casebook.judge(Request(kind="derivation right", named=(current, echo)))
        dossier = casebook.dossier()
    (told,) = dossier.stories[0].derivations
    assert (echo, "known", True, "holds") == (
        told.target,
        told.direction,
        bool(told.passages),
        dossier.judgements[0].state,
    )


def test_a_check_says_that_the_words_were_withdrawn() -> None:
    with Casebook() as casebook:
        read(casebook, document(FIRST, MORNING), document(SECOND, EVENING))
        (form,) = casebook.check("We had warned the city twice").forms
    assert form.withdrawn


@pytest.mark.parametrize("form", [lambda d: text(d, width=300), markdown, html])
def test_each_form_shows_what_changed_and_when_words_were_withdrawn(twice: Dossier, form: object) -> None:
    shown = form(twice).replace("\\", "")  # type: ignore[operator]
    for words in (
        "What changed since it was first read",
        "2 sentences changed, 2 sentences added and 1 sentence removed",
        "An earlier version of this article misstated",
        "withdrawn in version 2, retrieved 16 March 2024, 18:00 UTC",
        "Harbour Post, version 1",
    ):
        assert words.lower() in shown.lower()
