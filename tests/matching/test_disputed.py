"""Figures that one account sets against each other, that differ by a hair, and states that end."""

import pytest
from telling import told

from wellsourced.matching.points import points
from wellsourced.model.match import Point

DAY, NEXT = "2024-03-16", "2024-03-17"


def found(*texts: str | tuple[str, str], speakers: dict[str, str] | None = None) -> tuple[Point, ...]:
    dated = [(t, DAY) if isinstance(t, str) else t for t in texts]
    return points([told(t, f"{n}.txt", speakers, published=day, language="en") for n, (t, day) in enumerate(dated)], ())


def verdicts_of(points: tuple[Point, ...], figure: str) -> set[str]:
    return {p.verdict for p in points if any(figure in (v.value or "") for v in p.values)}


@pytest.mark.parametrize(
    "both",
    [
        "Ann Lee said 900 dockers had walked out in Osby. The port put the number of strikers at 610.",
        "By the union's count 900 dockers had walked out in Osby; by the port's, 610.",
        "At Osby some 900 dockers had walked out according to the union, 610 according to the port.",
    ],
)
def test_two_figures_of_two_sides_are_a_conflict(both: str) -> None:
    one, other = "Some 900 dockers had walked out in Osby.", "The port says 610 of its workers are on strike."
    assert "conflict" in verdicts_of(found(both, one, other), "610")


def test_the_hour_that_another_gives_in_the_next_sentence_conflicts() -> None:
    one = "The coastguard was first told of the leak at 7:25 a.m., Captain Ray said. The harbour has said 6:55."
    other = "The coastguard was first told of the leak at 7:25 a.m. in Osby."
    assert "conflict" in verdicts_of(found(one, other, speakers={"Ray": "Captain Ray"}), "6:55")


def test_two_figures_of_one_teller_are_two_matters() -> None:
    text = "The harbour said 14 boats had sunk. The harbour said nine boats had left."
    assert "conflict" not in verdicts_of(found(text, text), "14")


def test_a_figure_with_a_noun_of_its_own_is_another_matter() -> None:
    text = "Ann Lee said 40 dockers had walked out in Osby. The port has 31 cranes."
    assert "conflict" not in verdicts_of(found(text, text), "40")


def test_days_that_differ_by_a_hair_are_of_one_matter() -> None:
    one = "Her 44 days make hers the shortest term of all mayors."
    other = "Her time at the town hall, 45 days, is the shortest."
    assert verdicts_of(found(one, other), "44") == {"conflict"}


def test_a_count_of_a_later_day_is_news() -> None:
    one = ("Osby Council shut six schools by Saturday afternoon.", DAY)
    other = ("Osby Council shut nine schools on Sunday.", NEXT)
    assert verdicts_of(found(one, other), "nine") == {"updated"}


def test_a_count_of_one_day_told_on_two_conflicts() -> None:
    one = ("Osby Council shut six schools on Saturday.", DAY)
    other = ("Osby Council shut nine schools on Saturday.", NEXT)
    assert verdicts_of(found(one, other), "nine") == {"conflict"}


def test_a_state_that_ended_on_a_later_day_is_no_conflict() -> None:
    one = ("The bridge at Osby remained closed in both directions, the agency said.", DAY)
    other = ("The bridge at Osby was open again in both directions, the agency said.", NEXT)
    assert {p.verdict for p in found(one, other)} == {"updated"}
    assert {p.verdict for p in found((one[0], DAY), (other[0], DAY))} == {"conflict"}


def test_some_passengers_are_not_set_against_all_of_them() -> None:
    one, other = "Three passengers were treated in Osby.", "There were 34 passengers in the bus at Osby."
    assert "conflict" not in {p.verdict for p in found(one, other, other)}


def test_a_name_denies_nothing() -> None:
    one = "Luis Rey a quitté la mine San José mercredi à 21 h 55, dernier de tous."
    accounts = [told(one, f"{n}.txt", published=DAY, language="fr") for n in range(2)]
    other = told("Luis Rey left the San José mine on Wednesday at 9:55 p.m.", "2.txt", published=DAY, language="en")
    assert "conflict" not in {p.verdict for p in points([*accounts, other], ())}
