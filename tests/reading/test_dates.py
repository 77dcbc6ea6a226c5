"""Dates are found as pages of six languages write them."""

import pytest

from wellsourced.reading.dates import date_in_address, full_dates, partial_dates


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Wednesday, August 5, 2020", "2020-08-05"),
        ("Mercredi 5 août 2020", "2020-08-05"),
        ("6 de agosto de 2020", "2020-08-06"),
        ("Samstag, 11. März 2023", "2023-03-11"),
        ("Giovedì 18 settembre 2025", "2025-09-18"),
        ("Sunday, 20 October 2024, 19:40", "2024-10-20T19:40"),
        ("Published 18th September 2025, 5.40pm", "2025-09-18T17:40"),
        ("2022-02-26", "2022-02-26"),
        ("11.03.2023", "2023-03-11"),
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
