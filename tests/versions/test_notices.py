"""What a page says of its own correction."""

import pytest

from make import account
from wellsourced.versions.notices import notices


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Correction: Four people were hurt, not five.", "en"),
        ("Correction (12 May): the date was wrong.", "en"),
        ("UPDATE 3:15 pm. The line is open.", "en"),
        ("This article was amended on 3 May to correct a name.", "en"),
        ("An earlier version of this story gave a wrong age.", "en"),
        ("Editor’s note: the name was changed.", "en"),
        ("Rectificatif : le pont est fermé.", "fr"),
        ("Fe de errores: eran cuatro.", "es"),
        ("Korrektur: In einer früheren Version stand ein anderer Name.", "de"),
        ("Correção: eram quatro.", "pt"),
        ("Errata corrige: erano quattro.", "it"),
        ("Correction: Four people were hurt.", None),
    ],
)
def test_a_notice_is_found_in_its_language(text: str, language: str | None) -> None:
    found = notices(account(f"The tram stopped.\n{text}\n", language=language))
    assert [text] == [notice.text for notice in found]


@pytest.mark.parametrize(
    "text",
    [
        "Correction officers went on strike.",
        "Updated plans for the bridge were shown.",
        "The minister asked for a correction of the figures.",
        "Corrections to the timetable will follow.",
    ],
)
def test_a_sentence_about_something_else_is_none(text: str) -> None:
    assert () == notices(account(text))


def test_a_notice_goes_to_the_end_of_its_block_and_no_further() -> None:
    text = "It rained. Correction: It was four. We regret it.\nThe end."
    (found,) = notices(account(text))
    assert ("Correction: It was four. We regret it.", found.text) == (text[found.start : found.end], found.text)


def test_a_notice_without_end_is_cut() -> None:
    (found,) = notices(account("Correction: " + "word " * 1000))
    assert len(found.text) <= 600
