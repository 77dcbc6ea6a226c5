"""The terminal shows what matters first, within its width, and nothing that could steer it."""

import re

import pytest
from rich.cells import cell_len
from sample import empty, many, rich

from wellsourced.dossier.render_text import text


def test_plain_text_has_no_control_character_but_the_line_feed() -> None:
    assert [] == re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text(rich()))


def test_coloured_text_has_no_control_but_colours() -> None:
    coloured = text(rich(), colour=True)
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [] == re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", bare)
    assert "\x1b[31mtext" not in coloured.replace("red ␛", "")


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lines = text(rich(), width=width).split("\n") + text(many(30), width=width).split("\n")
    assert width >= max(cell_len(line) for line in lines)


def test_a_lost_negation_comes_first() -> None:
    said = text(rich()).split("WHAT WAS SAID")[1]
    assert said.index("loses its “not” in Daily Echo [3]") < said.index("Tove Lindqvist")


def test_origins_are_named_with_their_bounds() -> None:
    assert "At least 1 origin, at most 2 (Northern Wire); 1 account states no source" in text(rich())


def test_the_account_that_holds_the_count_up_is_named() -> None:
    assert 1 == text(rich(), width=160).count(
        "Without Evening Standard-Bearer of Velmar and the Outer Isles [4] one origin fewer would be counted"
    )


def test_the_three_numbers_are_kept_apart() -> None:
    assert "7 accounts · 6 distinct once copies are folded · 6 outlets (1 without one)" in text(rich())


def test_what_does_not_fit_is_counted() -> None:
    assert "… and 30 more accounts (see --html)" in text(many(50))


def test_a_failed_source_is_named_with_its_remedy() -> None:
    assert "not read: a.pdf: not a text" in text(empty())


def test_the_same_dossier_gives_the_same_text() -> None:
    assert text(rich(), width=80, colour=True) == text(rich(), width=80, colour=True)
