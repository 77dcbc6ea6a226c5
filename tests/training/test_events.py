"""Events as they are written for training, and what is learnt from them."""

from pathlib import Path

import pytest
from training.events import Mark, read_event, read_events
from training.hearing import hear_event
from training.odds import checked, fitted, rows

from wellsourced.matching.counterparts import odds_from

EVENT = """# Fire in the mill of Osby
F1 | conflict | figure | number of people hurt
F2 | agree | figure | number of fire engines
F3 | updated | words | state of the bridge
## A1 | en | 2031-02-11T11:20 | Osby Wire
[[F1:a|Nine people]] were hurt in the fire at the mill. [[F2:a|Four engines]] came, the captain said.

The bridge was [[F3:a|shut]].
## A2 | en | 2031-02-12T08:00 | The Post
At the mill [[F1:b|twelve people]] were hurt by the fire. The brigade had sent [[F2:a|4 engines]].
The bridge is [[F3:b|open again]].
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mill.txt").write_text(EVENT, encoding="utf-8")
    return tmp_path


def test_an_event_is_read_with_its_answers_where_they_stand(folder: Path) -> None:
    event = read_event(folder / "mill.txt")
    assert ("Fire in the mill of Osby", 3, 2) == (event.title, len(event.facts), len(event.accounts))
    assert ("conflict", "figure") == event.facts["F1"][:2]
    first, second, _ = event.accounts[0].sentences
    assert (Mark("F1", "a", 0, 11),) == first.marks
    assert "Four engines" == second.text[second.marks[0].start : second.marks[0].end]
    assert ("", first.text) == (first.before, second.before)
    assert "[[" not in event.accounts[0].body


def test_an_answer_of_no_fact_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text(EVENT.replace("[[F2:a|4", "[[F9:a|4"), encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.txt"):
        read_events(tmp_path)


def test_answers_are_found_again_in_the_accounts_as_heard(folder: Path) -> None:
    event = read_event(folder / "mill.txt")
    heard = hear_event(event)
    texts = {one.account.id: one.account.text for one in heard.accounts}
    marked = {texts[account][a.start : a.end] for account, answers in heard.answers.items() for a in answers}
    assert {"Nine people", "twelve people", "Four engines", "4 engines", "shut", "open again"} == marked


def test_the_odds_that_are_learnt_tell_one_matter_from_two(folder: Path) -> None:
    found = rows(read_event(folder / "mill.txt"))
    assert {(True, True), (False, True), (False, False)} <= {(r.equal, r.one) for r in found}
    odds = odds_from(fitted(found))
    sure = {r.one: odds.of(r.signs, same=False) for r in found if not r.equal}
    assert sure[True] > sure[False]
    assert "recall" in checked(found, found)
