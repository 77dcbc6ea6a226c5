"""Markdown says the same as the page, and no account's text becomes a mark of it."""

import re

import pytest
from markdown_it import MarkdownIt
from sample import empty, rich, single

from wellsourced.dossier.render_markdown import escaped, markdown

HARMFUL = [
    "<b>x</b>",
    "[a](javascript:b)",
    "*a* _b_ `c`",
    "# a",
    "- a",
    "1. a",
    "a | b",
    "&lt;",
    "![a](b)",
    "> a",
]


@pytest.mark.parametrize("words", HARMFUL)
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    shown = MarkdownIt("commonmark").enable("table").render(escaped(words))
    plain = re.sub(r"^<p>|</p>\n$", "", shown)
    assert words == plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def test_every_footnote_that_is_used_is_written_once() -> None:
    written = re.findall(r"^\[\^(\d+)\]:", markdown(rich()), re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", markdown(rich())))
    assert [str(n) for n in range(1, 9)] == written
    assert used <= set(written)


def test_hostile_text_is_inert() -> None:
    shown = MarkdownIt("commonmark").render(markdown(rich()))
    assert "<script" not in shown and "<img" not in shown and "javascript:" not in shown
    assert [] == re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", markdown(rich()))


def test_a_lost_negation_stands_before_the_words() -> None:
    page = markdown(rich())
    assert page.index("**loses its “not”.**") < page.index("> “We have not found")


def test_the_account_that_holds_the_count_up_is_named() -> None:
    assert 1 == markdown(rich()).count(
        "Without Evening Standard-Bearer of Velmar and the Outer Isles \\[4\\] one origin fewer would be counted."
    )


def test_an_empty_dossier_says_what_was_not_read() -> None:
    assert "- a.pdf: not a text" in markdown(empty())


def test_a_story_without_a_title_has_a_number() -> None:
    assert "## Story 1\n" in markdown(single())
