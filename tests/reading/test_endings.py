"""What stands under a text is told from its last paragraphs, and a masthead above it from its title."""

import pytest

from wellsourced.reading.blocks import mark

NEWS = (
    "The council of Harrowgate voted on Tuesday to close the old bridge, the mayor said.",
    "Engineers found a crack in the second pier last week, according to a report.",
    "A ferry will carry the buses until the spring, and it will be free of charge.",
)


def removed(*groups: str) -> set[str]:
    """The boilerplate of a text of paragraphs set apart by empty lines."""
    text = "\n\n".join(groups)
    return {text[b.start : b.end] for b in mark(text).blocks if b.kind == "boilerplate"}


@pytest.mark.parametrize(
    "line",
    [
        "At seven: Songs of the moor, with Della Quill",
        "Small boats for sale, good condition",
        "Ten bridges that you should cross before they fall",
        "hk/lm",
    ],
)
def test_a_short_line_without_a_stop_under_the_text_is_the_page_s(line: str) -> None:
    assert removed("Old bridge to close", *NEWS, line) == {line}


@pytest.mark.parametrize(
    "line",
    [
        "“Nobody asked us”",
        "The mayor said no more",
        "Correction: the bridge has two piers, not three",
        "The bridge is 90 years old.",
    ],
)
def test_what_is_said_or_told_under_the_text_stays(line: str) -> None:
    assert removed("Old bridge to close", *NEWS, line) == set()


def test_a_list_that_ends_the_text_stays() -> None:
    assert removed("Old bridge to close", *NEWS, "These bridges stay open:", "Mill Lane", "Weir Street") == set()
    assert removed("Old bridge to close", *NEWS, "Mill Lane", "Weir Street", "North Gate", "Quay Road") == set()


def test_lines_that_stand_close_together_under_the_text_fall_with_one_of_them() -> None:
    notice = "Radio Moor takes calls between nine and ten every morning."
    foot = ("Follow us on Instagram", notice)
    assert removed("Old bridge to close", *NEWS, "\n".join(foot)) == set(foot)
    assert removed("Old bridge to close", *NEWS, notice) == set()


def test_paragraphs_that_stand_close_together_are_no_notices() -> None:
    close = "The ferry leaves at six.\nIt comes back at nine in the evening.\nFollow us on Instagram"
    assert removed("Old bridge to close", *NEWS, close) == {"Follow us on Instagram"}


@pytest.mark.parametrize(
    "line",
    [
        "Moorland Radio accepts no liability for what callers claim.",
        "Not for reuse without a licence.",
        "Die Redaktion übernimmt keine Haftung.",
        "L'éditeur décline toute responsabilité.",
    ],
)
def test_a_notice_of_rights_that_ends_the_text_is_the_page_s(line: str) -> None:
    assert removed("Old bridge to close", *NEWS, line) == {line}


@pytest.mark.parametrize(
    "line",
    ["He has since started a newsletter about bridges, ferries and fords.", "The toll was cut to buy subscriptions."],
)
def test_a_last_sentence_that_only_names_such_things_stays(line: str) -> None:
    assert removed("Old bridge to close", *NEWS, line) == set()


@pytest.mark.parametrize(
    "line",
    [
        "HARROWGATE HERALD / Moor and coast",
        "HARROWGATE HERALD - news for the valley",
        "Home » Moor » Bridges and roads",
        "for those who read to the end",
    ],
)
def test_a_masthead_or_a_bar_of_sections_above_the_title_is_the_page_s(line: str) -> None:
    assert removed(line, "Old bridge to close before the winter", *NEWS) == {line}


def test_a_title_that_asks_stands_under_a_masthead_too() -> None:
    assert removed("HARROWGATE HERALD - we ask", "Did the old bridge have to close this winter?", *NEWS) == {
        "HARROWGATE HERALD - we ask"
    }
