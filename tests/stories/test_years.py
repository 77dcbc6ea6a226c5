"""A dateline without a year takes it from the other accounts of its story, and from nothing else."""

from pathlib import Path

import pytest

from make import account
from wellsourced.casebook import Casebook
from wellsourced.model.speech import Heard
from wellsourced.stories.years import years

SILO = "The grain silo at Harwick fell on {day} and buried two trucks, Mayor Delia Orban said. 3,200 tonnes lie there."


def yearless(day: str) -> Heard:
    return Heard(account=account("The silo fell.", id="y", published=None, published_from=None, yearless=day))


def dated(name: str, day: str | None) -> Heard:
    return Heard(account=account("The silo fell.", id=name, published=day))


@pytest.mark.parametrize(
    ("day", "others", "expected"),
    [
        ("--03-15", ["2024-03-16T08:00"], "2024-03-15"),
        ("--12-30", ["2024-01-02"], "2023-12-30"),
        ("--01-02", ["2023-12-30"], "2024-01-02"),
        ("--03-15", ["2019-06-01", "2024-03-20"], "2024-03-15"),
        ("--06-15", ["2024-03-16"], None),
        ("--02-29", ["2023-03-01"], None),
        ("--02-29", ["2024-03-01"], "2024-02-29"),
        ("--03-15", ["2024-03", "2024"], None),
        ("--03-15", [None], None),
    ],
)
def test_the_year_brings_the_day_nearest_to_a_dated_account(
    day: str, others: list[str | None], expected: str | None
) -> None:
    told = [yearless(day), *(dated(f"d{n}", other) for n, other in enumerate(others))]
    found = years(told, [tuple(one.account.id for one in told)])
    assert ({"y": expected} if expected else {}) == found


def test_another_story_tells_no_year() -> None:
    assert {} == years([yearless("--03-15"), dated("d", "2024-03-16")], [("y",), ("d",)])


def test_weekdays_of_an_undated_account_are_those_of_its_storys_days_and_yesterday_stays_open(tmp_path: Path) -> None:
    names = ("a", "b", "c")
    first, later, undated = (tmp_path / f"{name}.txt" for name in names)
    first.write_text(f"Silo falls\n\nTuesday, March 19, 2024\n\n{SILO.format(day='Monday')}\n")
    later.write_text(f"Silo falls in Harwick\n\nThursday, March 21, 2024\n\n{SILO.format(day='Monday')}\n")
    told = "Trucks were dug out on Wednesday. Work began yesterday. The road stays shut until Friday."
    undated.write_text(f"Harwick's silo\n\n{SILO.format(day='Monday')}\n\n{told}\n")
    with Casebook() as casebook:
        casebook.add([str(first), str(later), str(undated)])
        shown = {a.source: a for a in casebook.dossier().accounts}[str(undated)]
    values = {time.text: time.value for time in shown.times}
    assert shown.published is None
    assert {
        "on Monday": "2024-03-18",
        "on Wednesday": "2024-03-20",
        "yesterday": None,
        "until Friday": "2024-03-22",
    } == {name: value for name, value in values.items() if name != "for March"}


def test_the_days_of_an_agencys_copy_are_counted_from_the_day_its_story_makes_known(tmp_path: Path) -> None:
    agency, paper = tmp_path / "agency.txt", tmp_path / "paper.txt"
    agency.write_text(f"Silo falls\n\nHARWICK, March 19 (Coast Wire) - {SILO.format(day='Monday')}\n")
    paper.write_text(f"Silo falls in Harwick\n\nWednesday, March 20, 2024\n\n{SILO.format(day='Monday')}\n")
    with Casebook() as casebook:
        casebook.add([str(agency), str(paper)])
        shown = {a.source: a for a in casebook.dossier().accounts}[str(agency)]
    assert ("2024-03-19", "story") == (shown.published, shown.published_from)
    assert "2024-03-18" in {time.value for time in shown.times}
