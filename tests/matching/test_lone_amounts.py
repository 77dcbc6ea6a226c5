"""Amounts that are of one matter though the words around them are not the same, and how they differ."""

import pytest
from telling import told

from wellsourced.matching.points import points
from wellsourced.model.match import Point
from wellsourced.text.values import find_values


def found(*sentences: str | tuple[str, str]) -> tuple[Point, ...]:
    dated = [(s, "2024-03-16") if isinstance(s, str) else s for s in sentences]
    return points([told(text, f"{n}.txt", published=day) for n, (text, day) in enumerate(dated)], ())


def verdicts(*sentences: str | tuple[str, str]) -> set[str]:
    return {p.verdict for p in found(*sentences)}


def test_the_only_weight_of_a_story_is_of_one_thing() -> None:
    assert {"conflict"} == verdicts(
        "Together the coins weigh 3.8 kilograms, the museum says.",
        "The coins weigh 3.8 kilograms in all.",
        "That is 38 kilograms of metal gone from under our noses.",
    )


def test_two_weights_in_one_account_are_of_two_things() -> None:
    assert "conflict" not in verdicts(
        "Together the coins weigh 3.8 kilograms, the museum says.",
        "The coins weigh 3.8 kilograms in all.",
        "The bronze statue is 41 kilograms of metal, its foot 12 kilograms.",
    )


def test_an_age_is_that_of_the_name_beside_it() -> None:
    assert {"conflict"} == verdicts(
        "Ann Lee, 52, opened the bridge.", "Among the guests was Ann Lee, 53, of Upper Mill."
    )
    assert set() == verdicts("Ann Lee, 52, opened the bridge.", "Among the guests was Ben Ode, 53, of Upper Mill.")


def test_a_slip_of_the_digits_is_a_conflict_on_whatever_day() -> None:
    assert {"conflict"} == verdicts(
        ("The flood killed 562 people in the valley.", "2024-03-16"),
        ("The flood killed 526 people in the valley.", "2024-03-18"),
    )


def test_a_least_figure_that_rises_was_updated() -> None:
    assert {"updated"} == verdicts(
        ("More than 1,270 trains were halted, the firm said.", "2024-03-16"),
        ("More than 4,600 trains were halted, the firm said.", "2024-03-17"),
    )


def test_nobody_is_a_count_of_nought() -> None:
    assert {"updated"} == verdicts(
        ("Nobody has been arrested over the theft.", "2024-03-16"),
        ("Two men have been arrested over the theft.", "2024-03-18"),
    )


def test_a_figure_that_is_told_as_new_was_updated() -> None:
    assert {"updated"} == verdicts(
        ("The group holds 9.4 percent of the shares in the mill.", "2024-03-16"),
        ("The group now holds 12.1 percent of the shares in the mill.", "2024-03-19"),
    )


def test_who_did_it_to_whom_is_a_conflict_when_turned_round() -> None:
    assert "conflict" in verdicts(
        "The board approached the brewery in August, the company secretary confirmed.",
        "The brewery approached the board in August, the company secretary confirmed.",
    )


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("It takes 3 hours and 14 minutes.", 194.0, "minute"),
        ("She is six feet two inches tall.", 74.0, "inch"),
        ("He has won the cup nine times.", 9.0, "occurrence"),
        ("The nine-time winner left.", 9.0, "occurrence"),
        ("The store stood at 11 degrees.", 11.0, "degree"),
        ("Lee, 34, left.", 34.0, "age"),
    ],
)
def test_what_is_measured_in_two_units_or_counted_in_times_is_one_value(text: str, quantity: float, unit: str) -> None:
    assert [(quantity, unit)] == [(v.quantity, v.unit) for v in find_values(text, "en")]


@pytest.mark.parametrize("text", ["It is three times as large.", "At one time he ran a mill.", "7/ The gate: shut."])
def test_what_only_looks_like_a_count_is_none(text: str) -> None:
    assert [] == find_values(text, "en")
