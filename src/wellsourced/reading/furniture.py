"""Know a page's furniture: bylines, day lines, mastheads, credit lines, and what stands under "Source: X"."""

import re
from functools import cache
from typing import NamedTuple

from wellsourced.model.account import Author, BlockKind, Credit
from wellsourced.reading import noise
from wellsourced.reading.agencies import agency_named, is_caption, notice_of_agency, picture_credit
from wellsourced.reading.credits import (
    byline,
    credit_line,
    dateline,
    dateline_end,
    looks_like_agency,
    placed_agency,
    shared_credit,
    source_line,
)
from wellsourced.reading.dates import Found, full_dates, partial_dates
from wellsourced.reading.lines import LONGEST_FURNITURE_CHARS, Line, ends_with_stop, word_count
from wellsourced.reading.outlets import is_outlet_line, is_shouted, outlet_in_head
from wellsourced.reading.phrases import anywhere, at_start, flat, holds, words

_SINCE_YEAR = r"\W{0,2}(?:1[5-9]|20)\d\d\b"
_DIGIT = re.compile(r"\d")
_CAPTION = re.compile(r"[(\[][^()\[\]]{2,120}[)\]]\.?$")
_PROSE_WORDS, _PROSE_CHARS, _SPOKEN_WORDS, _LONG_WORDS = 8, 60, 4, 40
_CAPTION_WORDS, _MASTHEAD_WORDS = 60, 30
_DAY_LINE_WORDS, _LABEL_WORDS = 24, 2
_SIGNED_WORDS, _CAPTION_LINES = 6, 3
_WROTE = re.compile(r"\b(?:wrote|posted|schrieb|ecrit|escribio|publico|escreveu|publicou|scritto|scrive)\b")
_APART = re.compile(r"[,|·•–—/:]|\s-\s")
_SHORT_LABEL_CHARS = 2  # "le", "el": such a word alone labels nothing
_HEAD_LINES, _TAIL_LINES = 12, 6  # how far from the article its byline and its credits may stand
_CLOCK_WORDS = frozenset({"am", "pm", "edt", "est", "et", "gmt", "utc", "cet", "bst", "uhr", "th"})
_HEAD_LINES = 60  # a masthead has its title near; looking further would take the square of a long text's lines
_QUOTED_SOURCE_CHARS, _QUOTED_SOURCE_NEXT_CHARS, _QUOTED_SOURCE_LINES = 120, 240, 4


class Unit(NamedTuple):
    """A line under judgement: the kind found for it, or None while it is undecided."""

    line: Line
    kind: BlockKind | None = None
    author: Author | None = None
    published: str | None = None


def is_day_line(text: str) -> bool:
    """True for a line that holds a date and little else: a weekday, a time, "Published", a place."""
    if len(text) > LONGEST_FURNITURE_CHARS or not _DIGIT.search(text) or word_count(text) > _DAY_LINE_WORDS:
        return False
    dates = full_dates(text) or (partial_dates(text) if at_start("updated").match(flat(text)) else [])
    if not dates:
        return False
    labelled = at_start("published").match(flat(text)) and len(flat(text).split(" ")[0]) > _SHORT_LABEL_CHARS
    if labelled and word_count(text[: dates[0].start]) <= _LABEL_WORDS:
        return True
    rest = text
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    left = [w for w in re.findall(r"[^\W\d_]{2,}", flat(rest)) if w not in _day_words()]
    return len(left) <= (6 if not ends_with_stop(text) else 3) and not noise.reports(rest)


def day_apart(text: str, *, year: bool) -> Found | None:
    """Return the day that a line sets apart by commas, bars or dashes: "The Sentinel, Sunday, January 7 | 16:30".

    Nothing but a weekday, a time, "Published" or "ann_lee wrote on" stands beside it. ``year``: whether it has one.
    """
    for found in full_dates(text) if year else partial_dates(text):
        start = max((m.end() for m in _APART.finditer(text, 0, found.start)), default=0)
        after = _APART.search(text, found.end)
        before, behind = text[start : found.start], text[found.end : after.start() if after else len(text)]
        signed = word_count(before) <= _SIGNED_WORDS and _WROTE.search(flat(before))
        beside = behind if signed else f"{before} {behind}"
        if all(word in _day_words() for word in re.findall(r"[^\W\d_]{2,}", flat(beside))):
            return found
    return None


def is_prose(unit: Unit) -> bool:
    """True for a line that reads as sentences of news and that nothing marks as something else."""
    text = unit.line.text
    if unit.kind in {"title", "heading", "caption", "boilerplate"} or has_caption_credit(text):
        return False
    long = (
        word_count(text) >= _PROSE_WORDS
        or len(text) > _PROSE_CHARS
        or (word_count(text) >= _SPOKEN_WORDS and text[:1] in '“"«„‘')
    )
    if not (long and (ends_with_stop(text) or word_count(text) > _LONG_WORDS)):
        return False
    return not (noise.score(unit.line).is_noise or byline(unit.line) or is_day_line(text) or credit_line(unit.line))


def has_caption_credit(text: str) -> bool:
    """True for a text that ends in a picture's credit in brackets: "(Handout via Agency, File)"."""
    match = _CAPTION.search(text[-160:])
    if match is None or word_count(text) > _CAPTION_WORDS:
        return False
    return holds("caption", flat(match.group()))


def sources(units: list[Unit], credits: list[Credit]) -> list[Unit]:
    """A line "Source: X" makes what follows X's own words, until the account speaks again."""
    out = list(units)
    for index, unit in enumerate(units):
        credit = source_line(unit.line) if unit.kind is None else None
        if credit is None:
            continue
        credits.append(credit)
        follow = units[index + 1 : index + 1 + _QUOTED_SOURCE_LINES]
        if not follow or len(follow[0].line.text) < _QUOTED_SOURCE_CHARS or not is_prose(follow[0]):
            out[index] = unit._replace(kind="boilerplate")
            continue
        out[index] = unit._replace(kind="paragraph")
        author = Author(name=credit.name)
        for step, other in enumerate(follow, 1):
            if step > 1 and (len(other.line.text) < _QUOTED_SOURCE_NEXT_CHARS or other.line.gap != follow[0].line.gap):
                break
            if other.kind is not None or source_line(other.line):
                break
            out[index + step] = other._replace(kind="quotation", author=author)
    return out


def furniture(units: list[Unit], first: int, last: int, credits: list[Credit]) -> list[Unit]:
    """Bylines, day lines, mastheads, slogans and credit lines: read elsewhere, no part of the telling."""
    out = []
    for index, unit in enumerate(units):
        at_edge = index < first or index > last or index <= first + 1
        text = unit.line.text
        beside = unit.kind == "boilerplate" and first - _HEAD_LINES <= index <= last + _TAIL_LINES
        if beside and not _is_of_picture(units, index):
            credits.extend(_credits_beside(unit.line, amid=first < index < last))
        if unit.kind not in {None, "paragraph"} or noise.is_keepsake(text):
            out.append(unit)
            continue
        if is_caption(text) and picture_credit(text):
            out.append(unit)
            continue
        found: tuple[Credit, ...] = credit_line(unit.line) or notice_of_agency(unit.line)
        signed = byline(unit.line) if at_edge and not found else None
        if signed:
            found = signed.credits
        elif index <= first and _is_dateline_only(text):
            found = dateline(unit.line) or found
        elif index < first and not found and shared_credit(unit.line):
            found = shared_credit(unit.line)
        elif 0 < index < first and not found and placed_agency(unit.line):
            found = placed_agency(unit.line)
        elif index <= first and not found and looks_like_agency(text):
            found = (_named(unit.line),)
        furniture = bool(found or signed) or (at_edge and (is_day_line(text) or _is_masthead(units, index, first)))
        credits.extend(found)
        out.append(unit._replace(kind="boilerplate") if furniture else unit)
    return out


def _is_of_picture(units: list[Unit], index: int) -> bool:
    """True for an agency's name alone beside a caption."""
    near = units[max(0, index - _CAPTION_LINES) : index + _CAPTION_LINES + 1]
    return any(unit.kind == "caption" for unit in near) and agency_named(units[index].line.text) is not None


def _credits_beside(line: Line, *, amid: bool) -> tuple[Credit, ...]:
    """The credits of a line that the mark-up has told from the article, but that stands beside it.

    Who signs ``amid`` the article made a film or a card in it.
    """
    if is_caption(line.text):
        return ()  # whose the picture is, not the text
    found = credit_line(line) or notice_of_agency(line)
    signed = None if found or amid else byline(line)
    return signed.credits if signed else found


def _named(line: Line) -> Credit:
    return Credit(start=line.start, end=line.end, name=line.text, kind="agency")


def _is_dateline_only(text: str) -> bool:
    end = dateline_end(text)
    return bool(end) and "(" in text[:end] and (not text[end:].strip(" .-–—") or is_day_line(text[end:]))


def _is_masthead(units: list[Unit], index: int, first: int) -> bool:
    """The outlet's name or slogan above the title."""
    text = units[index].line.text
    if not 0 <= index < first or word_count(text) > _MASTHEAD_WORDS:
        return False
    if re.search(anywhere("since").pattern + _SINCE_YEAR, flat(text)) and not ends_with_stop(text):
        return True
    asked = _is_question(units[first].line.text)  # a title that asks reads as a sentence
    below = units[index + 1 : min(first + asked, index + 1 + _HEAD_LINES)]
    if text[:1].islower() and not ends_with_stop(text):
        return any(u.kind is None and word_count(u.line.text) > _LABEL_WORDS for u in below)
    if (index == 0 and is_shouted(text)) or outlet_in_head(units[index].line) is not None:
        return any(u.kind is None and not is_day_line(u.line.text) for u in below)
    return is_outlet_line(text) and any(
        u.kind is None and word_count(u.line.text) > 2 and not is_day_line(u.line.text) for u in below
    )


def _is_question(text: str) -> bool:
    return text.endswith("?") and word_count(text) <= _MASTHEAD_WORDS


@cache
def _day_words() -> frozenset[str]:
    single = words("published") | words("updated") | words("weekdays") | words("menu")
    return frozenset(word for entry in single for word in entry.split()) | _CLOCK_WORDS
