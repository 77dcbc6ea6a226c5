"""The shipped example tells what its README says it tells."""

from pathlib import Path

import pytest

from wellsourced.casebook import Casebook
from wellsourced.dossier.json_form import json
from wellsourced.model.dossier import Dossier, Story
from wellsourced.model.match import Utterance

EXAMPLE = Path(__file__).parent.parent / "examples" / "kestrel-dam"


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    with Casebook() as casebook:
        casebook.add(EXAMPLE)
        return casebook.dossier()


@pytest.fixture(scope="module")
def story(dossier: Dossier) -> Story:
    return dossier.stories[0]


@pytest.fixture(scope="module")
def files(dossier: Dossier) -> dict[str, str]:
    """The first two digits of each file's name by account id."""
    return {a.id: Path(a.source).name[:2] for a in dossier.accounts}


def utterance(story: Story, words: str) -> Utterance:
    found = [u for u in story.utterances if any(words in m.text for m in u.members)]
    return max(found, key=lambda u: len(u.members))


def test_ten_documents_tell_one_story_and_two_posts_of_the_thread_stand_alone(dossier: Dossier) -> None:
    assert 10 == dossier.coverage.read
    assert [11, 1, 1] == [len(s.accounts) for s in dossier.stories]


def test_three_accounts_are_the_agencys_again(story: Story, files: dict[str, str]) -> None:
    copies = {(files[d.source], files[d.target], d.how) for d in story.derivations if d.kind == "copy"}
    assert {("01", "02", "near"), ("01", "03", "partial"), ("01", "04", "reworded")} == copies


def test_the_french_account_relays_the_agency(story: Story, files: dict[str, str]) -> None:
    assert ("01", "05") in {(files[d.source], files[d.target]) for d in story.derivations if d.kind == "relay"}


def test_the_blogs_cut_loses_the_not(story: Story, files: dict[str, str]) -> None:
    found = utterance(story, "warned about gate three")
    assert {"08": "negation"} == {files[m.account]: m.alteration for m in found.members if m.alteration == "negation"}


def test_the_famous_line_has_one_origin_in_english_and_french(story: Story, files: dict[str, str]) -> None:
    found = utterance(story, "pas brisé")
    assert (1, {"01", "02", "04", "05"}) == (found.origins.independent, {files[m.account] for m in found.members})
    assert "05" in {files[m.account] for m in found.members if m.alteration == "translated"}


def test_the_second_occasion_stays_apart(story: Story) -> None:
    assert utterance(story, "The wall was wet").id != utterance(story, "wet, not broken").id


def test_the_toll_is_disputed_or_updated(story: Story) -> None:
    stated = {
        p.verdict: {v.quantity for v in p.values}
        for p in story.points
        if {11.0, 19.0} <= {v.quantity for v in p.values}
    }
    assert stated and set(stated) <= {"updated", "conflict"}


def test_the_rumour_is_told_with_the_one_who_spread_it(story: Story, files: dict[str, str]) -> None:
    (found,) = (r for r in story.rumours if "Harrow" in r.text)
    assert {"01", "09", "10"} == {files[a] for a in found.accounts}
    assert "Sedge Watch" in found.spread_by


def test_what_stands_around_the_text_is_no_evidence(dossier: Dossier) -> None:
    tern = next(a for a in dossier.accounts if Path(a.source).name.startswith("02"))
    evidence = " ".join(tern.text[b.start : b.end] for b in tern.blocks if b.kind != "boilerplate")
    assert "Thirty people" in tern.text
    assert "Thirty people" not in evidence


def test_every_span_is_its_text(dossier: Dossier) -> None:
    for account in dossier.accounts:
        for part in (*account.quotes, *account.claims, *account.times):
            assert part.text == account.text[part.start : part.end]


def test_any_order_of_adding_gives_the_same_dossier(dossier: Dossier) -> None:
    with Casebook() as casebook:
        for path in sorted(EXAMPLE.iterdir(), reverse=True):
            casebook.add(path)
        assert json(dossier) == json(casebook.dossier())
