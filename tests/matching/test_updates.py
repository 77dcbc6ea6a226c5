"""Figures that changed with time, and figures that exclude each other whatever the day."""

import pytest
from telling import told

from wellsourced.matching.points import points

Told = tuple[tuple[str, str], ...]


def verdicts(tellings: Told) -> set[str]:
    heard = [told(text, f"{n}.txt", published=day) for n, (text, day) in enumerate(tellings)]
    return {p.verdict for p in points(heard, ())}


@pytest.mark.parametrize(
    "tellings",
    [
        (("The trial of the harbour master opens on 6 June.", "2031-03-15"),
         ("The trial of the harbour master opens on 9 September.", "2031-06-01")),
        (("The petition against the mill has 90,000 signatures.", "2031-03-15"),
         ("The petition against the mill has 140,000 signatures.", "2031-03-16"),
         ("The petition against the mill has 210,000 signatures.", "2031-03-18")),
    ],
)  # fmt: skip
def test_a_day_put_off_and_a_figure_that_goes_on_rising_are_updates(tellings: Told) -> None:
    assert {"updated"} == verdicts(tellings)


@pytest.mark.parametrize(
    "tellings",
    [
        (("The fire killed 60 birds in the marsh.", "2031-03-15"),
         ("The fire killed 212 birds in the marsh.", "2031-03-16"),
         ("The fire killed 60 birds in the marsh, the warden said.", "2031-03-18")),
        (("The trial of the harbour master opened on 6 June.", "2031-07-15"),
         ("The trial of the harbour master opened on 9 June.", "2031-07-16")),
        (("The petition against the mill has 90,000 signatures.", "2031-03-15"),
         ("The petition against the mill has 140,000 signatures.", "2031-03-16")),
    ],
)  # fmt: skip
def test_a_figure_that_comes_back_a_day_that_is_past_and_two_counts_conflict(tellings: Told) -> None:
    assert {"conflict"} == verdicts(tellings)


def test_a_figure_that_is_recalled_does_not_come_back() -> None:
    assert {"updated"} == verdicts(
        (
            ("The fire killed 60 people in the valley.", "2031-03-15"),
            ("The fire killed 212 people in the valley.", "2031-03-16"),
            ("The fire, at first said to have killed 60 people, killed 212 people in the valley.", "2031-03-18"),
        )
    )
