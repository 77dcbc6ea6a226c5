"""Sentences that tell a figure, a score, a day or a name otherwise stand in no point that agrees."""

import pytest
from test_points import aligned, found

DAY = "2024-03-16"


def agreeing(points: object) -> set[str]:
    return {v.account for p in points if p.verdict == "agree" for v in p.values}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "sure",
    [
        "The inquest will open on 4 April, the coroner said.",
        ("La investigación se abrirá el 4 de abril, dijo la forense.", DAY, "es"),
    ],
)
def test_that_it_will_be_does_not_support_that_it_may_be(sure: str | tuple[str, ...]) -> None:
    maybe = "The inquest could open on 4 April, the coroner said."
    assert "agree" not in {p.verdict for p in found(maybe, sure)}


def test_what_may_last_until_a_day_is_not_supported_by_what_will() -> None:
    maybe = "The lock may stay shut until Friday, the canal board said."
    assert "agree" not in {p.verdict for p in found(maybe, "The lock will stay shut until Friday.")}
    assert "agree" in {p.verdict for p in found(maybe, "The lock might stay shut until Friday.")}


def test_that_it_may_be_in_two_languages_agrees() -> None:
    other = ("La investigación podría abrirse el 4 de abril, dijo la forense.", DAY, "es")
    assert "agree" in {p.verdict for p in found("The inquest could open on 4 April, the coroner said.", other)}


def test_another_score_supports_nothing_that_shares_one_number() -> None:
    said = "Harwick won the final by 52 points to 31."
    assert "agree" not in {p.verdict for p in found(said, "Harwick won the final 25 to 31.")}


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("Thieves took 180,000 dollars from the till of the ferry.",
         "Robbers grabbed 810,000 greenbacks from the till of the ferry."),
        ("The mill at Garn will reopen on 4 April, its owner said.",
         "The mill at Garn will open anew on 14 April, its proprietor stated."),
        ("The mill at Garn burned down on Tuesday, its owner said.",
         "The mill at Garn burnt down on Thursday, its proprietor stated."),
    ],
)  # fmt: skip
def test_a_copy_that_alters_a_figure_or_a_day_supports_nothing(source: str, copy: str) -> None:
    assert not agreeing(aligned(source, copy))


def test_a_copy_that_puts_another_known_name_in_its_place_supports_nothing() -> None:
    source = "The grain barge left the lock at noon, said the keeper, Mira Holt. The skipper, Jens Brandt, was asleep."
    copy = "The grain barge left the lock at midday, stated the keeper, Jens Brandt."
    assert not agreeing(aligned(source, copy))
    faithful = "The grain barge left the lock at midday, stated the keeper, Mira Holt."
    assert agreeing(aligned(source, faithful))
