"""Two answers that one account lays side by side are set against each other; what completes or confirms is not."""

import pytest
from telling import told

from wellsourced.matching import side_by_side
from wellsourced.matching.comparison import Weights
from wellsourced.matching.points import points
from wellsourced.matching.readings import Reading, readings
from wellsourced.matching.sentence_signs import lay_out
from wellsourced.matching.side_by_side import both_sides, laid_beside
from wellsourced.matching.side_signs import MOST_GAP, SideSigns, side_signs
from wellsourced.matching.tellings import tellings
from wellsourced.model.speech import Heard

SPEAKERS = {"Brook": "Ida Brook", "Holt": "Jon Holt"}
SEXTON = "The sexton rang the bell, Ida Brook said."
MILLER = "The miller rang the bell, Jon Holt said."
OTHER = "Bread cost less on Monday. The market opened at nine."


def heard(*texts: str) -> list[Heard]:
    return [told(text, f"{i}.txt", SPEAKERS, published=f"2031-04-0{i + 1}") for i, text in enumerate(texts)]


def read(*texts: str) -> tuple[list[Reading], Weights]:
    line = tellings(heard(*texts))
    return readings(line), Weights(line)


def signs(*texts: str) -> list[SideSigns]:
    found, weights = read(*texts)
    return list(side_signs(found, weights, lay_out(found, weights)).values())


def laid(*texts: str) -> set[frozenset[str]]:
    found, weights = read(*texts)
    pairs = laid_beside(found, weights, lay_out(found, weights))
    return {frozenset(found[i].telling.claim.text for i in pair) for pair in pairs}


def test_signs_tell_who_speaks_and_how_far_apart() -> None:
    first = signs(f"{SEXTON} {MILLER}", OTHER)[0]
    assert (first.gap, first.two_tellers, first.one_teller, first.turns, first.concurs) == (1, 1, 0, 0, 0)
    again = signs(f"{SEXTON} The bell rang twice, Ida Brook said.", OTHER)[0]
    assert (again.two_tellers, again.one_teller) == (0, 1)


def test_signs_tell_of_words_that_turn_or_concur() -> None:
    turned, concurring = (
        signs(f"{SEXTON} {second}", OTHER)[0]
        for second in ("Jon Holt denied that.", "Jon Holt also heard the bell, he said.")
    )
    assert (turned.turns, turned.concurs) == (1, 0)
    assert (concurring.turns, concurring.concurs) == (0, 1)


def test_only_neighbours_in_one_account_are_seen() -> None:
    many = " ".join(f"The {trade} rang the bell." for trade in ("sexton", "miller", "smith", "baker", "tailor", "cook"))
    found, weights = read(many, OTHER)
    pairs = side_signs(found, weights, lay_out(found, weights))
    assert all(found[i].account == found[j].account and 0 < signs.gap <= MOST_GAP for (i, j), signs in pairs.items())
    assert MOST_GAP == max(signs.gap for signs in pairs.values())


def test_a_single_account_shows_nothing() -> None:
    assert not signs(f"{SEXTON} {MILLER}")


def test_the_first_sentence_is_not_read_twice() -> None:
    found, _ = read(f"{OTHER} {SEXTON} {MILLER}", OTHER)
    own = [i for i, reading in enumerate(found) if reading.kind == "whole" and reading.account == found[0].account]
    near, far = (own[2], own[3]), (own[0], own[2])
    sides = both_sides(found, [near, far])
    assert not sides[near][1].before
    assert sides[far][1].before


def test_two_answers_laid_side_by_side_exclude_each_other() -> None:
    assert frozenset({SEXTON, MILLER}) in laid(f"{SEXTON} {MILLER}", OTHER)


def test_what_the_account_adds_itself_does_not() -> None:
    assert not laid(f"{SEXTON} The council will meet on Friday.", OTHER)


def test_what_completes_or_confirms_is_less_likely_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side, "LEAST", 0.0)

    def likely(second: str) -> float:
        found, weights = read(f"{SEXTON} {second}", OTHER)
        return max(laid_beside(found, weights, lay_out(found, weights)).values())

    for second in ("The market opened at nine, Jon Holt said.", "Jon Holt heard the bell too, he said."):
        assert likely(second) < likely(MILLER)


def test_they_make_one_conflict_with_all_that_say_either() -> None:
    found = points(heard(f"{SEXTON} {MILLER}", f"{SEXTON} {OTHER}"), ())
    (conflict,) = [point for point in found if point.verdict == "conflict"]
    assert {SEXTON, MILLER} == {value.text for value in conflict.values}
    assert 2 == len({value.account for value in conflict.values})


def test_a_quarrel_that_one_account_alone_reports_is_no_point() -> None:
    assert not [point for point in points(heard(f"{SEXTON} {MILLER}", OTHER), ()) if point.verdict == "conflict"]
