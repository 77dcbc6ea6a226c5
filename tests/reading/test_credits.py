"""Bylines, datelines and credit lines name who wrote an account and where it was taken from."""

import pytest

from wellsourced.reading.credits import byline, credit_line, dateline, placed_agency, source_line
from wellsourced.reading.lines import Line


def line(text: str) -> Line:
    return Line(0, len(text), text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("OSLO, Norway (AP) — The bridge is closed.", "AP"),
        ("HARROWGATE, Aug 4 (Borderline Wire) - The bridge is closed.", "Borderline Wire"),
        ("HARROWGATE (Borderline). The bridge is closed.", "Borderline"),
        ("(Ledgerhouse) - The bridge is closed.", "Ledgerhouse"),
        ("PARIS (AFP) – Le pont est fermé.", "AFP"),
        ("Berlin (dpa) - Die Brücke ist gesperrt.", "dpa"),
        ("MADRID, 6 Ago. (EFE).- El puente está cerrado.", "EFE"),
    ],
)
def test_a_dateline_names_its_agency(text: str, name: str) -> None:
    assert [name] == [credit.name for credit in dateline(line(text))]


@pytest.mark.parametrize("text", ["Borderline, em Faro", "Borderline, aus Harrowgate", "Borderline, from Port Isk"])
def test_a_head_line_names_the_agency_and_where_it_writes(text: str) -> None:
    assert ["Borderline"] == [credit.name for credit in placed_agency(line(text))]


def test_a_person_or_a_day_with_a_place_is_no_agency() -> None:
    for text in ("Ada Nilsen, em Faro", "Borderline, em Faro, cai", "Reporter, in Harrowgate"):
        assert () == placed_agency(line(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Council (NC) said on Tuesday that the bridge was closed.",
        "Mayor Ada Nilsen (48) said the bridge was closed.",
        "He called it a day (and a night) - nobody laughed.",
        "(Ada Nilsen)",
    ],
)
def test_other_brackets_are_no_dateline(text: str) -> None:
    assert () == dateline(line(text))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Ada Nilsen", ("Ada Nilsen",)),
        ("By Ada Nilsen and Per Holm", ("Ada Nilsen", "Per Holm")),
        ("Von Ada Nilsen", ("Ada Nilsen",)),
        ("Par Ada Nilsen", ("Ada Nilsen",)),
        ("Por Ada Nilsen | 16 de marzo de 2024", ("Ada Nilsen",)),
        ("di Ada Nilsen", ("Ada Nilsen",)),
        ("By Staff | March 16, 2024", ()),
    ],
)
def test_a_byline_names_people(text: str, people: tuple[str, ...]) -> None:
    found = byline(line(text))
    assert found is not None
    assert people == found.people


def test_a_name_that_begins_as_an_article_does_is_a_persons() -> None:
    signed = byline(line("By Ada Reyes, Alan Holm and Lena Brandt"))
    assert signed is not None
    assert (("Ada Reyes", "Alan Holm", "Lena Brandt"), None) == (signed.people, signed.outlet)


def test_a_byline_may_name_the_outlet() -> None:
    found = byline(line("By Ada Nilsen, Harrowgate Courier"))
    assert found is not None
    assert "Harrowgate Courier" == found.outlet


@pytest.mark.parametrize("text", ["By Saturday the bridge was closed.", "By March 3, 2024", "by all accounts"])
def test_a_sentence_is_no_byline(text: str) -> None:
    assert byline(line(text)) is None


def test_reporters_in_brackets_are_credits() -> None:
    found = credit_line(line("(Reporting by Ada Nilsen in Harrowgate; editing by Per Holm)"))
    assert ["Ada Nilsen"] == [credit.name for credit in found]


def test_agencies_in_brackets_are_credits() -> None:
    assert ["sda", "Reuters"] == [credit.name for credit in credit_line(line("(sda/Reuters)"))]


def test_a_source_line_names_a_known_agency_by_its_usual_name() -> None:
    found = source_line(line("Source: Agence France-Presse"))
    assert found is not None
    assert ("AFP", "agency") == (found.name, found.kind)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Ada Nilsen"], "Ada Nilsen contributed."),
        (["Ada Nilsen", "Per Holm"], "Valley News' Ada Nilsen and Per Holm contributed to this report."),
        (["AP"], "Contributing: Associated Press"),
        ([], "The bridge's oldest friend, Ada Nilsen, never contributed."),
        (["Ada Reyes", "Tom Hale"], "Contributing: Ada Reyes, The (Skarholm) Courier; Tom Hale, HARBOUR TODAY."),
        (
            ["Ada Reyes", "Tom Hale"],
            "Reporting was contributed by Ada Reyes from Ostervik, and Tom Hale from Skarholm.",
        ),
        (
            ["Ada Reyes", "Tom Hale"],
            "Courier staff writers Ada Reyes and Tom Hale in Ostervik contributed to this report.",
        ),
        (
            [f"Ada R{letter}yes" for letter in "abcdefghijklmnop"],
            "; ".join(f"Ada R{letter}yes in Ostervik, Norway" for letter in "abcdefghijklmnop")
            + "; contributed to this report.",
        ),
    ],
)
def test_those_who_contributed_are_credits(expected: list[str], text: str) -> None:
    assert expected == [credit.name for credit in credit_line(line(text))]


def test_a_day_behind_a_byline_is_no_part_of_the_name() -> None:
    signed = byline(line("By ADA NILSEN MARCH 5, 2024"))
    assert signed is not None
    assert (("Ada Nilsen",), ["Ada Nilsen"]) == (signed.people, [credit.name for credit in signed.credits])


@pytest.mark.parametrize(
    ("expected", "opening"),
    [
        ("TASS", "MOSCOW, March 4. /TASS/. "),
        ("TASS", "МОСКВА, 4 марта. /ТАСС/. "),
        ("RIA Novosti", "МОСКВА, 4 мар — РИА Новости. "),
        ("Agerpres", "Bucharest, March 4 /Agerpres/ - "),
        ("IRNA", "Tehran, IRNA – "),
        ("Interfax", "MOSCOW. March 4 (Interfax) - "),
        ("dpa", "Harrowgate (dpa/lno) - "),
        ("Yonhap", "SEOUL, March 4 (Yonhap) -- "),
        ("Lusa", "Lisboa, 04 mar 2024 (Lusa) – "),
        ("ANI", "New Delhi [India], March 4 (ANI): "),
        ("PTI", "New Delhi, Mar 4 (PTI) "),
        ("NTB", "Oslo (NTB): "),
    ],
)
def test_an_agency_is_known_in_the_dateline_it_writes(expected: str, opening: str) -> None:
    text = f"{opening}The ferry ran aground off Harrowgate on Monday with 214 people on board, the coastguard said."
    assert [expected] == [credit.name for credit in dateline(Line(0, len(text), text))]


@pytest.mark.parametrize(
    "opening",
    ["HARROWGATE, Ann Lee – ", "The mayor, Ada Nilsen, said – ", "Harrowgate /Vale/ ", "Ferry and/or bridge/road: "],
)
def test_a_name_that_is_no_agency_makes_no_dateline(opening: str) -> None:
    text = f"{opening}The ferry ran aground off Harrowgate on Monday with 214 people on board."
    assert () == dateline(Line(0, len(text), text))
