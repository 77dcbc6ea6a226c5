import pytest

from saying import speaker
from wellsourced.model.speech import Mention
from wellsourced.tracing.sources import Source, source_of
from wellsourced.tracing.staff import speaks_as_staff


def board(name: str = "Tolbeck Canals Board") -> Source:
    return source_of(speaker(name, organisation=True), "1", "en")


def somebody(written: str, language: str = "en") -> Source:
    return source_of(Mention(start=0, end=0, name=written, as_written=written, named=False), "2", language)


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("a Tolbeck Canals Board engineer", "en"),
        ("the Tolbeck Canals Board's director", "en"),
        ("an official of the Tolbeck Canals Board", "en"),
        ("un ingénieur du Tolbeck Canals Board", "fr"),
        ("ein Ingenieur des Tolbeck Canals Board", "de"),
    ],
)
def test_an_official_of_a_body_speaks_as_that_body(written: str, language: str) -> None:
    assert speaks_as_staff(somebody(written, language), board())


@pytest.mark.parametrize(
    "written",
    [
        "a former Tolbeck Canals Board engineer",
        "a Tolbeck Canals Board engineer who asked not to be named",
        "a Tolbeck Canals Board driver",
        "a Harwick Canals Board engineer",
        "an engineer",
    ],
)
def test_whoever_left_it_or_is_of_no_office_in_it_does_not(written: str) -> None:
    assert not speaks_as_staff(somebody(written), board())
