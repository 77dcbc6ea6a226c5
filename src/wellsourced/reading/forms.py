"""Give each line of an article its form: title, heading, caption, paragraph."""

import re

from wellsourced.model.account import BlockKind
from wellsourced.reading.agencies import is_caption, picture_credit
from wellsourced.reading.furniture import Unit, has_caption_credit
from wellsourced.reading.lines import ends_with_stop, word_count
from wellsourced.reading.noise import is_correction, is_correction_label
from wellsourced.reading.phrases import at_start, flat

_BRACKETED = re.compile(r"[(\[][^()\[\]]{2,120}[)\]]\.?")
_TITLE_WORDS, _HEADING_WORDS = 30, 12


def forms(units: list[Unit], first: int, last: int) -> list[Unit]:
    """Titles, captions and headings; all that is left is a paragraph."""
    out: list[Unit] = []
    titled = any(unit.kind == "title" for unit in units)
    title_at = -1 if titled else _title_index(units, first)
    for index, unit in enumerate(units):
        text = unit.line.text
        noted = bool(out) and out[-1].kind == "correction" and _is_head_of_correction(out[-1].line.text)
        if unit.kind in {None, "paragraph"} and (noted or is_correction(text)):
            kind: BlockKind = "correction"
        elif unit.kind in {None, "heading"} and is_correction_label(text) and _is_told(units, index + 1):
            kind = "correction"
        elif unit.kind in {None, "paragraph", "heading"} and is_caption(text):
            kind = "caption"
        elif unit.kind is not None:
            kind = unit.kind
        elif _BRACKETED.fullmatch(text) and has_caption_credit(text):
            kind = "boilerplate"
        elif has_caption_credit(text):
            kind = "caption"
        elif index < max(first, 0) and _is_photo_credit(text):
            kind = "boilerplate"
        elif index == title_at:
            kind = "title"
        elif not unit.line.gap and index and _is_photo_credit(units[index - 1].line.text) and not ends_with_stop(text):
            kind = "caption"
        elif _is_heading(units, index, last):
            kind = "heading"
        else:
            kind = "paragraph"
        author = unit.author or (picture_credit(text) if kind == "caption" else None)
        out.append(Unit(unit.line, kind, author, unit.published))
    return out


def _is_told(units: list[Unit], index: int) -> bool:
    """True where a paragraph stands at ``index``."""
    return index < len(units) and units[index].kind in {None, "paragraph"} and ends_with_stop(units[index].line.text)


def _is_head_of_correction(text: str) -> bool:
    """True for "Correction: March 16, 2024": what it tells stands beneath."""
    return word_count(text) <= _HEADING_WORDS and not ends_with_stop(text)


def _is_photo_credit(text: str) -> bool:
    return word_count(text) <= 6 and not ends_with_stop(text) and bool(at_start("caption").match(flat(text)))


def _title_index(units: list[Unit], first: int) -> int:
    """The line of the head with the most words (up to 30) that no other rule took; the first of equals."""
    head = units[: first if first > 0 else 1]
    best, most = -1, 1
    for index, unit in enumerate(head):
        count = word_count(unit.line.text)
        fits = unit.kind is None and count <= _TITLE_WORDS and not has_caption_credit(unit.line.text)
        if (
            fits
            and first != 0
            and not _is_photo_credit(unit.line.text)
            and not unit.line.text.endswith(".")
            and count > most
        ):
            if best >= 0 and most >= 4:
                break
            best, most = index, count
    if best < 0 and first == 0 and len(units) > 1 and units[0].kind is None and units[1].line.gap:
        text = units[0].line.text
        return 0 if word_count(text) <= 16 and text.endswith(("?", "!", "?”", "!”")) else -1
    return best


def _is_heading(units: list[Unit], index: int, last: int) -> bool:
    text = units[index].line.text
    below = units[index + 1] if index + 1 < len(units) else None
    return (
        below is not None
        and index < last
        and word_count(text) <= _HEADING_WORDS
        and not ends_with_stop(text)
        and text[:1].isupper()
        and text[-1:] not in ",;:—–-"
        and below.kind is None
    )
