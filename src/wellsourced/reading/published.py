"""Decide on which day an account was published, and say on what evidence."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from wellsourced.model.account import Block, DateSource
from wellsourced.reading.credits import dateline_end
from wellsourced.reading.dates import Found, date_in_address, days_between, full_dates, partial_dates
from wellsourced.reading.furniture import day_apart, is_day_line
from wellsourced.reading.lines import Line, word_count
from wellsourced.reading.phrases import at_start, flat, words
from wellsourced.reading.posts import signatures

# Machines stamp the day of copying. Such a stamp counts only where the text's own dates lie this near.
_NEAR_DAYS = 60
_EDGE_LINES = 12
_MOST_CHARS = 100_000
_TAIL_LINES = 5
_PROSE = 3  # paragraphs that may begin with a dateline
_HEAD_WORDS, _HEAD_BLOCKS = 14, 6
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright)[ \t]{0,3}(?:©|\(c\))?[ \t]{0,3}(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?][\"”»’]?$")
_LABEL = re.compile(r"(?:[\w&]{1,12}[.:]|[^\W\d_]{3,13},?)?")  # "Q&A." or a weekday
_THEN = re.compile(r"[.:]\s{1,2}[A-ZÀ-ÖØ-Þ\"“«„]")


class Day(NamedTuple):
    """A publication day or moment (ISO 8601) and where it was read."""

    when: str
    source: DateSource


class Hints(NamedTuple):
    """What is known beside the text: the day before it, the address, and of a page with mark-up its day of update.

    Of such a page the lines about the article were read with its elements; the others belong to other articles.
    """

    prefix_day: str | None = None
    url: str | None = None
    marked_up: bool = False
    changed: str | None = None


def published_on(text: str, blocks: tuple[Block, ...], hints: Hints) -> Day | None:
    """Return when an account was published, from its own text; None where nothing says so.

    Stronger evidence first: a day before the text, a day line, a dateline, the address, a stamp that the
    text's other dates bear out, the only day above the first sentences, "Updated", the last of the embedded posts.
    """
    if hints.prefix_day:
        return Day(hints.prefix_day, "text")
    fresh, updated, stamps = (None, hints.changed, []) if hints.marked_up else _day_lines(text, blocks)
    address = date_in_address(hints.url or "")
    noted = None if hints.marked_up else _copyright_year(text)  # a site's footer bears the year of the visit
    chosen = fresh or _from_dateline(text, blocks, noted) or address or _borne_out(stamps, text)
    if chosen is None and not hints.marked_up:
        chosen = _apart(text, blocks) or _above(text, blocks) or _opening(text, blocks)
    if chosen:
        return Day(chosen, "text")
    if updated:
        return Day(updated, "update")
    posts = [block.published for block in blocks if block.kind == "post" and block.published]
    if not posts:
        return None
    own = None if hints.marked_up else _in_years_of(posts, yearless_day(text, blocks))
    return Day(own, "text") if own else Day(max(posts)[:10], "post")


def _in_years_of(posts: list[str], yearless: str | None) -> str | None:
    """The day of the head that names no year, in the year that brings it next to one of its embedded posts."""
    if yearless is None or yearless.endswith("02-29"):
        return None
    years = {int(post[:4]) + shift for post in posts for shift in (-1, 0, 1)}
    near = [(days_between(day, post), day) for post in posts for year in years if (day := f"{year:04}{yearless[1:]}")]
    return min(near)[1] if min(near)[0] <= _NEAR_DAYS else None


def _day_lines(text: str, blocks: tuple[Block, ...]) -> tuple[str | None, str | None, list[Found]]:
    """The first day that a head or tail line gives; the first day of an update; machines' stamps."""
    furniture = [block for block in blocks if block.kind == "boilerplate"]
    lines = [Line(b.start, b.end, text[b.start : b.end].strip()) for b in furniture]
    lines = lines[:_EDGE_LINES] + lines[_EDGE_LINES:][-_TAIL_LINES:]
    fresh: str | None = None
    updated: str | None = None
    stamps: list[Found] = []
    for line in lines:
        if signatures(line):
            continue
        for found in full_dates(line.text):
            before = flat(line.text[: found.start]).rstrip(" :")
            if found.stamp:
                stamps.append(found)
            elif any(before.endswith(word) for word in words("updated")):
                updated = updated or found.iso
            elif is_day_line(line.text) or at_start("published").match(flat(line.text)) or "|" in line.text:
                fresh = fresh or found.iso
    return fresh, updated, stamps


def _from_dateline(text: str, blocks: tuple[Block, ...], noted: int | None) -> str | None:
    """The day in a dateline; without a year, in the year that brings it nearest to a date of the text, or that of the
    only notice of copyright.
    """
    for opening in _datelines(text, blocks):
        for found in full_dates(opening):
            return found.iso
        for part in partial_dates(opening):
            everywhere = _dates_anywhere(text)
            years = sorted({full.year + shift for full in everywhere for shift in (-1, 0, 1)})
            days = [part.in_year(year).iso for year in years if part.day < 29 or part.month != 2]
            near = [(days_between(day, f.iso), day) for day in days for f in everywhere]
            if near and min(near)[0] <= _NEAR_DAYS:
                return min(near)[1]
            if noted and (part.day < 29 or part.month != 2):
                return part.in_year(noted).iso
    return None


def _above(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The only day in the short lines between the title and the first sentences: "ann_lee wrote on Nov 4, 2024:"."""
    above = takewhile(lambda b: word_count(text[b.start : b.end]) <= _HEAD_WORDS, blocks[:_HEAD_BLOCKS])
    lines = [text[b.start : b.end] for b in above if b.kind in ("paragraph", "heading")]
    days = {found.iso for line in lines for found in full_dates(line)}
    return days.pop() if len(days) == 1 else None


def _apart(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The day that a line of the head sets apart, whatever stands beside it: "Friday, 13 March 2026 · Culture"."""
    for line in _head(text, blocks):
        day = day_apart(line, year=True)
        if day and not day.stamp:
            return day.iso
    return None


def _head(text: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """The lines above the first sentences."""
    for block in blocks[:_HEAD_BLOCKS]:
        line = text[block.start : block.end].strip()
        if block.kind in {"caption", "post", "quotation"}:
            continue
        if block.kind == "paragraph" and (word_count(line) > _HEAD_WORDS or (_SENTENCE.search(line))):
            return
        yield line


def _opening(text: str, blocks: tuple[Block, ...]) -> str | None:
    """The day that is the first sentence of the first paragraph: "May 3, 2024. A bridge stays shut"."""
    for block in blocks[:_EDGE_LINES]:
        if block.kind == "paragraph":
            opening = text[block.start : block.end][:90]
            found = next(iter(full_dates(opening)), None)
            label = opening[: found.start].strip() if found else ""
            if found and _LABEL.fullmatch(label) and _THEN.match(opening[found.end :]):
                return found.iso
            return None
    return None


def _copyright_year(text: str) -> int | None:
    """The year of the notices of copyright, where they have one."""
    years = {int(match["year"]) for match in _COPYRIGHT.finditer(text)}
    return years.pop() if len(years) == 1 else None


def yearless_day(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return the day and month of a dateline or day line without a year, as ``--03-16``; None where there is none."""
    for opening in _datelines(text, blocks):
        for part in partial_dates(opening):
            return _month_day(part)
    for line in _head(text, blocks):
        if day := day_apart(line, year=False):
            return _month_day(day)
    return None


def _month_day(part: Found) -> str:
    return f"--{part.month:02}-{part.day:02}"


def _datelines(text: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """What stands before the dash or bracket of the first paragraphs, or of a line of its own above them."""
    prose = 0
    for block in blocks[:_EDGE_LINES]:
        opening = text[block.start : block.end][:160]
        end = dateline_end(opening)
        apart = block.kind == "boilerplate" and 0 < end == len(opening.rstrip())
        if block.kind == "paragraph" or apart:
            yield opening[:end]
        prose += block.kind == "paragraph"
        if prose == _PROSE:
            return


def _borne_out(stamps: list[Found], text: str) -> str | None:
    for stamp in stamps:
        if any(days_between(stamp.iso, other.iso) <= _NEAR_DAYS for other in _dates_anywhere(text)):
            return stamp.iso
    return None


@lru_cache(maxsize=4)
def _dates_anywhere(text: str) -> list[Found]:
    """The dates of a text, machines' stamps left out."""
    return [found for found in full_dates(text[:_MOST_CHARS]) if not found.stamp]
