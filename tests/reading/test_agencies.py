"""Agencies are known by name, by their notices, and by how captions credit their pictures."""

import tomllib
from importlib.resources import files

import pytest

from wellsourced.model.account import Document
from wellsourced.reading.agencies import agency_named, forms_of, is_caption, notice_of_agency, picture_credit
from wellsourced.reading.lines import Line
from wellsourced.reading.read import read
from wellsourced.text.normalize import fold


@pytest.mark.parametrize(
    ("expected", "caption"),
    [
        ("AP", "The bridge of Harrowgate on Monday. (AP Photo/Ada Nilsen)"),
        ("Reuters", "Crews at the pier. REUTERS/Per Holm"),
        ("dpa", "Die Brücke am Montag. Foto: Ada Nilsen/dpa"),
        ("AFP", "Photo: Ada Nilsen / AFP"),
        ("AFP", "The ferry near the pier. (Photo by Ada Nilsen / AFP)"),
        ("Lusa", "O ferry na segunda-feira | Foto: Ada Nilsen/Lusa"),
        ("Kyodo", "The mayor of Harrowgate on the pier (Kyodo)"),
        ("Ada Nilsen", "Photo: Ada Nilsen"),
        (None, "Crews from three towns tried to reach the ferry"),
    ],
)
def test_a_caption_names_whose_its_picture_is(expected: str | None, caption: str) -> None:
    author = picture_credit(caption)
    assert expected == (author.name if author else None)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "The bridge of Harrowgate on Monday. (Ada Nilsen/Reuters)"),
        (True, "The bridge of Harrowgate on Monday. Ada Nilsen, AFP/Getty Images"),
        (True, "The bridge of Harrowgate on Monday. Credit Ada Nilsen for The Valley Courier"),
        (True, "The bridge of Harrowgate on Monday. Ada Nilsen/AP hide caption"),
        (True, "Ada Nilsen/AP Photo"),
        (False, "The bridge will stay closed until spring, the mayor said. (AP)"),
        (False, "The bridge will stay closed until spring, Ada Nilsen of Reuters reported."),
        (False, "The mayor gave the engineers full credit"),
        (False, "Associated Press"),
    ],
)
def test_a_caption_is_known_by_its_credit_alone(expected: bool, text: str) -> None:
    assert expected == is_caption(text)


def test_a_caption_in_a_paragraph_is_no_prose_and_its_picture_no_credit_of_the_text() -> None:
    caption = "Crews look at the third pier of the old bridge on Monday. (Ada Nilsen/Reuters)"
    page = (
        f"<html><body><article><h1>Bridge closed</h1><p>{caption}</p><p>The council of Harrowgate voted on Tuesday to "
        "close the old bridge, the mayor said.</p><p>(Per Holm / AP)</p><p>Engineers found a crack in a pier, "
        "a report says, and the county had warned of it in March.</p></article></body>"
    )
    account = read(Document(source="p.html", place="/p.html", body=page.encode(), media="html"))
    kinds = {account.text[block.start : block.end]: block.kind for block in account.blocks}
    assert "caption" == kinds[caption]
    assert () == account.credits


def test_an_agencys_notice_credits_it() -> None:
    text = "Copyright 2024 The Associated Press. All rights reserved. This material may not be published."
    assert ["AP"] == [credit.name for credit in notice_of_agency(Line(0, len(text), text))]


def test_a_picture_of_an_agency_makes_no_credit_of_the_text() -> None:
    page = (
        "<html><body><article><h1>Bridge closed</h1><figure><img src='b.jpg'><figcaption>The bridge on Monday. "
        "(AP Photo/Ada Nilsen)</figcaption></figure><p>The council of Harrowgate voted on Tuesday to close the old "
        "bridge, the mayor said.</p><p>Engineers found a crack in a pier last week, a report says.</p></article></body>"
    )
    account = read(Document(source="p.html", place="/p.html", body=page.encode(), media="html"))
    captions = [block for block in account.blocks if block.kind == "caption"]
    assert ["AP"] == [block.author.name for block in captions if block.author]
    assert () == account.credits


@pytest.mark.parametrize(
    "agency",
    "AP/Reuters/AFP/dpa/EFE/PA/Xinhua/TASS/ANSA/UPI/BBC Monitoring/Kyodo/Yonhap/Lusa/Belga/APA/sda/Anadolu/IRNA/PTI/"
    "ANI/Ritzau/NTB/TT/STT/Interfax/RIA Novosti/Ukrinform/CTK/PAP/MTI/Agerpres".split("/"),
)
def test_each_form_of_an_agency_is_its_name(agency: str) -> None:
    forms = forms_of(agency)
    assert len(forms) >= 1
    assert {agency} == {agency_named(form) for form in forms}


def test_no_form_belongs_to_two_agencies() -> None:
    folder = files("wellsourced.reading").joinpath("wires")
    told = [tomllib.loads(one.read_text("utf-8")) for one in folder.iterdir() if one.name.endswith(".toml")]
    forms = [fold(form) for one in told for form in dict.fromkeys(map(fold, one.get("forms", ())))]
    assert [] == [form for form in set(forms) if forms.count(form) > 1]
