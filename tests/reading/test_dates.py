"""Dates are found as pages of six languages write them."""

import pytest

from wellsourced.reading.dates import date_in_address, full_dates, other_half, partial_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Saturday, March 16, 2024", "2024-03-16"),
        ("Samedi 16 mars 2024", "2024-03-16"),
        ("17 de marzo de 2024", "2024-03-17"),
        ("Montag, 18. März 2024", "2024-03-18"),
        ("Martedì 19 marzo 2024", "2024-03-19"),
        ("Wednesday, 20 March 2024, 08:25", "2024-03-20T08:25"),
        ("Published 21st March 2024, 6.25pm", "2024-03-21T18:25"),
        ("2022-02-26", "2022-02-26"),
        ("23.03.2024", "2024-03-23"),
    ],
)
def test_a_full_date_is_read(text: str, iso: str) -> None:
    assert [iso] == [found.iso for found in full_dates(text)]


@pytest.mark.parametrize("text", ["03/04/2020", "31 February 2020", "May 2020", "Room 5, 2020"])
def test_what_is_no_certain_day_is_not_read(text: str) -> None:
    assert [] == full_dates(text)


def test_a_day_without_a_year_is_partial() -> None:
    assert [(8, 4)] == [(found.month, found.day) for found in partial_dates("HARROWGATE, Aug 4 (Wire) -")]


def test_an_address_may_hold_the_day() -> None:
    assert "2022-02-26" == date_in_address("https://news.example/2022/02/26/bridge")


def test_a_moment_written_without_its_half_of_the_day_is_twelve_hours_off() -> None:
    assert [True, False, False] == [
        other_half("2024-03-16T08:25", shown) for shown in ("2024-03-16T20:25", "2024-03-16T20:26", "2024-03-17T20:25")
    ]
