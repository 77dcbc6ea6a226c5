"""Read what a page shows beside its title: who wrote the article, when it was published, when it was changed."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wellsourced.reading.agencies import agency_named
from wellsourced.reading.credits import byline, is_person_name
from wellsourced.reading.dates import Found, clocked, full_dates, partial_dates
from wellsourced.reading.furniture import is_day_line
from wellsourced.reading.lines import Line, ends_with_stop, word_count
from wellsourced.reading.markup import Segment
from wellsourced.reading.outlets import is_paper
from wellsourced.reading.phrases import at_start, flat, words

_BEFORE, _AFTER, _TAIL = 8, 30, 16  # segments about the title, and after the last of the text
_LEAD_PARAGRAPHS = 2  # what the article's own first lines push the byline down by
_PROSE_WORDS = 12
_LINE_CHARS = 200
_LABEL_WORDS = 3
_PAPER_BEHIND = re.compile(r"[ ,|·](?=[A-ZÀ-ÖØ-Þ])")
_ELSEWHERE = frozenset({"comments", "post", "sign", "promo", "nav", "footer"})  # unless the title stands there too


class Shown(NamedTuple):
    """The day or moment of publication and of the last change, and the people named; None or empty for unsaid.

    ``yearless`` is a day of publication that is shown without its year, with its time of day.
    """

    published: str | None
    updated: str | None
    people: tuple[str, ...]
    yearless: Found | None = None


class _Day(NamedTuple):
    when: str
    updated: bool
    labelled: bool


def shown(parts: Sequence[Segment], kept: Sequence[bool], title_at: int, discussion: bool = False) -> Shown:
    """Return what stands beside the title (``title_at`` is its number, -1 for none) and right after the article.

    A line that says "published" goes before a bare day, one near the title before one after the article. Who began
    a ``discussion`` is its author, by whatever name.
    """
    head, tail = _beside(parts, kept, title_at)
    around = parts[title_at].zones if title_at >= 0 else frozenset[str]()
    days = [*_days(parts, head, around), *(day for day in _days(parts, tail, around) if day.labelled or day.updated)]
    fresh = sorted((day for day in days if not day.updated), key=lambda day: not day.labelled)
    changed = [day.when for day in days if day.updated]
    people = _starter(parts, head, around) if discussion else _people(parts, head, around)
    yearless = None if fresh or discussion else next(_yearless(parts, head, around), None)
    return Shown(fresh[0].when if fresh else None, max(changed, default=None), people, yearless)


def _beside(parts: Sequence[Segment], kept: Sequence[bool], title_at: int) -> tuple[list[int], list[int]]:
    """The numbers of the segments about the title, up to the text's first paragraphs, and of those after the text."""
    prose = [i for i, part in enumerate(parts) if kept[i] and word_count(part.text) >= _PROSE_WORDS]
    at = title_at if title_at >= 0 else prose[0] if prose else 0
    after = [i for i in prose if i > at]
    stop = min(at + _AFTER, after[_LEAD_PARAGRAPHS] if len(after) > _LEAD_PARAGRAPHS else len(parts) - 1)
    last = prose[-1] if prose else len(parts)
    # What follows the title is nearer to it than what precedes, which may belong to the page.
    head = [*range(at, min(stop + 1, len(parts))), *range(at - 1, max(-1, at - 1 - _BEFORE), -1)]
    return head, list(range(max(last + 1, stop + 1), min(last + 1 + _TAIL, len(parts))))


def _days(parts: Sequence[Segment], numbers: Sequence[int], around: frozenset[str]) -> Iterator[_Day]:
    for i in numbers:
        part = parts[i]
        elsewhere = (part.zones - around) & _ELSEWHERE
        if elsewhere == {"promo"} and at_start("published").match(flat(part.text)):
            elsewhere = frozenset()  # beside the buttons for sharing
        if elsewhere or len(part.text) > _LINE_CHARS:
            continue
        label = parts[i - 1].text if i and word_count(parts[i - 1].text) <= _LABEL_WORDS else ""
        if any(at_start("joined").match(flat(text)) for text in (label, part.text)):
            continue  # since when a member is one
        yield from _days_of(part, label)


def _yearless(parts: Sequence[Segment], numbers: Sequence[int], around: frozenset[str]) -> Iterator[Found]:
    """The days without a year that stand with their time of day in a line that says little else."""
    for i in numbers:
        part = parts[i]
        elsewhere = (part.zones - around) & (_ELSEWHERE - {"sign"})  # so a writer's own line may be called
        if elsewhere or len(part.text) > _LINE_CHARS or ends_with_stop(part.text):
            continue
        timed = (clocked(one, part.text) for one in partial_dates(part.text))
        yield from (one for one in timed if one.time)


def _days_of(part: Segment, label: str) -> Iterator[_Day]:
    """The days of one line; one that shows none but carries a time for machines has that."""
    found = full_dates(part.text) if is_day_line(part.text) or at_start("published").match(flat(part.text)) else []
    if not found and part.time and not ends_with_stop(part.text):
        found = full_dates(part.time)[:1]
        before = [f"{label} {part.text}"] * len(found)
    else:
        ends = [0, *(one.end for one in found)]
        before = [part.text[start : one.start] for start, one in zip(ends, found, strict=False)]
        before = [f"{label} {before[0]}", *before[1:]] if before else []
    stamp = next(iter(full_dates(part.time or "")), None)
    for one, said in zip(found, before, strict=True):
        exact = stamp if stamp and one.time is None and stamp.iso[:10] == one.iso else one
        plain = flat(said)
        updated = any(f" {word} " in f" {plain.replace(':', ' ')} " for word in words("updated"))
        yield _Day(exact.iso.removesuffix("T00:00"), updated, bool(at_start("published").match(plain)))


def _starter(parts: Sequence[Segment], numbers: Sequence[int], around: frozenset[str]) -> tuple[str, ...]:
    """Whose name the first signed line shows, or stands before the first day."""
    for i in _usable(parts, numbers, around):
        part = parts[i]
        if part.signer:
            return (part.signer,)
        day = next(iter(full_dates(part.text)), None) if is_day_line(part.text) else None
        name = part.text[: day.start].split(" (")[0].strip(" ,·•|-–—") if day else ""
        if name and word_count(name) <= _LABEL_WORDS and not _is_label(name):
            return (name,)
    return ()


def _is_label(text: str) -> bool:
    plain = flat(text)
    return plain in words("label") | words("menu") | words("signed") or any(
        at_start(name).match(plain) for name in ("published", "updated", "joined")
    )


def _usable(parts: Sequence[Segment], numbers: Sequence[int], around: frozenset[str]) -> list[int]:
    """Those of the segments that may be about the author."""
    near = [i for i in numbers if not (parts[i].zones - around) & _ELSEWHERE]
    return [i for i in near if parts[i].tag not in {"h1", "figcaption"}]


def _people(parts: Sequence[Segment], numbers: Sequence[int], around: frozenset[str]) -> tuple[str, ...]:
    """Whom a byline names, or a line that is a name, beneath a label or beside the day; the first that there is."""
    usable = _usable(parts, numbers, around)
    bylines = {i: signed for i in usable if (signed := byline(Line(0, len(parts[i].text), parts[i].text)))}
    if people := next((signed.people for signed in bylines.values() if signed.people), ()):
        return people
    usable = [i for i in usable if i not in bylines]  # "By Reuters" is no name
    for i in usable:
        label = flat(parts[i - 1].text).strip(" :") if i else ""
        if label in words("signed") and (names := _names(parts[i].text)):
            return names
    named = (names for i in usable if _signs(parts, i) and (names := _names(parts[i].text)))
    return next(named, ()) or next((told for i in usable if (told := _people_of_paper(parts[i].text))), ())


def _people_of_paper(text: str) -> tuple[str, ...]:
    """The people and the paper or agency of a line that names both and nothing else: "Ann Lee The Valley Courier"."""
    ends = [match.start() for match in _PAPER_BEHIND.finditer(text[:_LINE_CHARS])]
    for end in ends:
        people, paper = _names(text[:end].rstrip(" ,|·")), text[end:].strip(" ,|·")
        if people and (agency_named(paper) or (paper.startswith("The ") and is_paper(paper))):
            return (*people, paper)
    return ()


def _signs(parts: Sequence[Segment], i: int) -> bool:
    """True for a line that the page's makers call an author's, or that stands next to a day."""
    beside = [parts[k].text for k in (i - 1, i + 1) if 0 <= k < len(parts)]
    return "user" in parts[i].zones or any(len(text) <= _LINE_CHARS and is_day_line(text) for text in beside)


def _names(text: str) -> tuple[str, ...]:
    """The people a line names and nothing else; agencies are none."""
    if len(text) > _LINE_CHARS or ends_with_stop(text):
        return ()
    listed = [name.strip() for name in text.replace(" and ", ", ").replace(" & ", ", ").split(",")]
    people = [name for name in listed if name]
    return (
        tuple(people)
        if people and all(is_person_name(n) and not agency_named(n) and not _is_label(n) for n in people)
        else ()
    )
