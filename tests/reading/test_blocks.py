"""Lines get the form that their wording and place speak for, and nothing of the text is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellsourced.model.account import Block
from wellsourced.reading.blocks import mark

NEWS = "The council of Harrowgate voted on Tuesday to close the old bridge, the mayor said."
MORE = "Engineers found a crack in the second pier last week, according to a report."


def of_kind(text: str, kind: str) -> list[str]:
    return [text[b.start : b.end] for b in mark(text).blocks if b.kind == kind]


def test_the_first_short_line_without_a_stop_is_the_title() -> None:
    assert ["Old bridge to close"] == of_kind(f"Old bridge to close\n\n{NEWS}\n\n{MORE}", "title")


def test_a_day_before_the_title_is_boilerplate_and_evidence_of_the_day() -> None:
    text = f" date 2024-05-06 Old bridge to close\n\n{NEWS}"
    assert "2024-05-06" == mark(text).prefix_day
    assert ["Old bridge to close"] == of_kind(text, "title")


def test_a_post_is_one_block_with_its_author_and_day() -> None:
    post = "The bridge is moving under my feet — Ada Nilsen (@adanilsen) March 3, 2024"
    text = f"{NEWS}\n\n{post}\n\n{MORE}"
    found = next(b for b in mark(text).blocks if b.kind == "post")
    assert (post, "Ada Nilsen", "@adanilsen", "2024-03-03") == (
        text[found.start : found.end],
        found.author and found.author.name,
        found.author and found.author.handle,
        found.published,
    )


def test_the_link_at_the_end_of_a_post_is_boilerplate() -> None:
    text = f"{NEWS}\n\nLook at this. https://t.co/Ab12 — Ada Nilsen (@adanilsen) 3 mars 2024\n\n{MORE}"
    assert ["Look at this."] == of_kind(text, "post")
    assert any("t.co" in words for words in of_kind(text, "boilerplate"))


def test_a_post_takes_in_the_lines_above_that_look_like_a_post() -> None:
    post = "🔴 Crack in #Harrowgate bridge\n\nMore soon — Radio Ten (@radioten) March 3, 2024"
    text = f"{NEWS}\n\n{post}\n\n{MORE}"
    assert of_kind(text, "post")[0].startswith("🔴 Crack")


def test_a_paragraph_that_introduces_a_post_stays_the_accounts_own() -> None:
    text = f"{NEWS}\n\nShe wrote this on Sunday:\n\nI saw it — Ada Nilsen (@adanilsen) March 3, 2024"
    assert "She wrote this on Sunday:" not in " ".join(of_kind(text, "post"))


def test_what_follows_a_source_line_is_that_sources_quotation() -> None:
    told = "The bridge has been closed twice before, once in the flood and once for a film. " * 3
    text = f"{NEWS}\n\nSource: Riverside Daily\n\n{told.strip()}\n\nNobody was hurt."
    found = next(b for b in mark(text).blocks if b.kind == "quotation")
    assert found.author is not None
    assert ("Riverside Daily", told.strip()) == (found.author.name, text[found.start : found.end])


def test_a_picture_with_its_credit_is_a_caption() -> None:
    line = "The old bridge seen from the mill in June. (Handout via AP, File)"
    assert [line] == of_kind(f"Old bridge to close\n\n{line}\n\n{NEWS}\n\n{MORE}", "caption")


def test_a_short_line_between_paragraphs_is_a_heading() -> None:
    assert ["What the report says"] == of_kind(f"Title here\n\n{NEWS}\n\nWhat the report says\n\n{MORE}", "heading")


def covered(text: str, blocks: tuple[Block, ...]) -> bool:
    position = 0
    for block in blocks:
        if block.start < position or text[position : block.start].strip():
            return False
        position = block.end
    return not text[position:].strip()


PIECES = st.sampled_from(
    [NEWS, MORE, "\n", "\n\n", " ", "Home | News | Sport", "Source: Riverside Daily", "date 2024-05-06 ", "“",
     "x — Ada (@ada) March 3, 2024",
     "https://t.co/x", "Related: a bridge", "By Ada Nilsen", "(AP)", "—", ".", "é"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=14).map("".join)))
def test_blocks_stand_in_order_and_nothing_of_the_text_is_lost(text: str) -> None:
    text = text.replace("\r", "\n")
    assert covered(text, mark(text).blocks)


def test_what_stands_beneath_the_head_of_a_correction_is_the_correction() -> None:
    note = "An earlier report gave the wrong number of piers; there are five of them, the county says."
    head = "Correction: March 6, 2024"
    assert [head, note] == of_kind(f"Old bridge to close\n\n{NEWS}\n\n{MORE}\n\n{head}\n\n{note}", "correction")


@pytest.mark.parametrize("label", ["Editor’s note", "Corrections & clarifications", "Correction"])
def test_what_stands_beneath_the_label_of_a_correction_is_the_correction(label: str) -> None:
    note = "The bridge belongs to the county, not to the town of Harrowgate."
    assert [label, note] == of_kind(f"Old bridge to close\n\n{NEWS}\n\n{label}\n\n{note}\n\n{MORE}", "correction")[:2]
