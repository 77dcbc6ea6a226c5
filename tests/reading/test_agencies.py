"""Agencies are known by name, by their notices, and by how captions credit their pictures."""

import pytest

from wellsourced.model.account import Document
from wellsourced.reading.agencies import is_caption, notice_of_agency, picture_credit
from wellsourced.reading.lines import Line
from wellsourced.reading.read import read


@pytest.mark.parametrize(
    ("expected", "caption"),
    [
        ("AP", "The bridge of Harrowgate on Monday. (AP Photo/Ada Nilsen)"),
        ("Reuters", "Crews at the pier. REUTERS/Per Holm"),
        ("dpa", "Die Brücke am Montag. Foto: Ada Nilsen/dpa"),
        ("AFP", "Photo: Ada Nilsen / AFP"),
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
