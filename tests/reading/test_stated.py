"""Articles that pages state in their structured data are read."""

import json

import pytest

from wellsourced.reading.extract import extract
from wellsourced.reading.markup import parse
from wellsourced.reading.stated import stated


def page(data: object, shown: str = "<p>Loading</p>") -> str:
    told = data if isinstance(data, str) else json.dumps(data)
    return f'<html><head><script type="application/ld+json">{told}</script></head><body>{shown}</body></html>'


BODY = "The ferry to Skarholm is late.\n\nNobody was hurt, the harbour master said on Tuesday."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"@type": "NewsArticle", "articleBody": BODY}, BODY.split("\n\n")),
        ({"@graph": [{"articleBody": "Short."}, {"articleBody": BODY}]}, BODY.split("\n\n")),
        (
            {"articleBody": "<p>The ferry&nbsp;is late.</p><p>Nobody was hurt.</p>"},
            ["The ferry is late.", "Nobody was hurt."],
        ),
        ({"articleBody": {"text": BODY}}, []),
        ('{"articleBody": "The ferry', []),
        ("[" * 5000 + '"articleBody"', []),
        ({"headline": BODY}, []),
    ],
)
def test_the_longest_article_stated_is_given_in_paragraphs(data: object, expected: list[str]) -> None:
    root = parse(page(data))
    assert root is not None
    assert expected == stated(root)


def test_an_article_that_only_a_script_shows_is_the_page_s_text() -> None:
    found = extract(page({"articleBody": BODY}))
    assert [True, True] == [line.kind != "boilerplate" for line in found.parts[0].lines[-2:]]
    assert BODY.split("\n\n") == [line.text for line in found.parts[0].lines[-2:]]


def test_an_article_that_is_shown_is_not_told_twice() -> None:
    shown = "".join(f"<p>{line}</p>" for line in BODY.split("\n\n"))
    assert 1 == extract(page({"articleBody": BODY}, shown)).parts[0].text.count("Nobody was hurt")
