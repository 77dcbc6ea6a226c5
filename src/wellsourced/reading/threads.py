"""Find the posts of a thread and the entries of a live blog: containers of one kind, each with its author or time."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.reading.dates import full_dates
from wellsourced.reading.furniture import is_day_line
from wellsourced.reading.lines import ends_with_stop, word_count
from wellsourced.reading.markup import Box, Segment
from wellsourced.reading.phrases import at_start, flat
from wellsourced.reading.shown_times import shown_time

_LEAST_ENTRIES = 3
_LEAST_POSTS = 2  # where the page itself says that it is a discussion
LEAST_WORDS = 4  # of text, the title aside, that an entry holds
_COVERED, _COVERED_OF_BOARD = 0.7, 0.3  # of the page's text must stand in the entries
_SIGNED = 0.6  # of the entries must show an author or a time
_HEAD_LINES = 8  # above the words of the first post
_NAME_WORDS, _NAME_CHARS, _LABEL_CHARS = 5, 60, 120


class Entry(NamedTuple):
    """A post or an entry: the numbers of its segments in order, who signs it, and when it was written.

    ``words`` are those of its segments that alone may be its text, where that is known.
    """

    parts: tuple[int, ...]
    author: str | None
    time: str | None
    words: tuple[int, ...] | None = None


def entries(
    parts: Sequence[Segment],
    boxes: Sequence[Box],
    kept: Sequence[bool],
    *,
    discussion: bool = False,
    board: bool = False,
) -> list[Entry]:
    """Return the posts or entries of a page in order; empty where it is no sequence of such.

    It is one where containers of the same name hold nearly all its text and most of them show an author or a
    time. A segment belongs to the innermost such container: replies stand inside what they answer. Of several
    kinds the one with most containers is taken, then the one that holds most. Where the page says that it is a
    ``discussion``, or the software of a ``board`` made it, fewer containers are enough, and a part of the text.
    """
    total = sum(len(part.text) for part, is_text in zip(parts, kept, strict=True) if is_text)
    least = _LEAST_POSTS if discussion or board else _LEAST_ENTRIES
    covered = total * (_COVERED_OF_BOARD if board else _COVERED)
    groups = _groups(parts, boxes, kept, least, covered)
    for group in sorted(groups, key=lambda one: (len(one.own), one.chars), reverse=True):
        found = [_entry(parts, kept, sorted(own), boxes[box].author) for box, own in group.own.items()]
        signed = (one.author or one.time or _shows_time(parts, one) for one in found)
        if sum(map(bool, signed)) >= _SIGNED * len(found):
            return found
    return []


def _shows_time(parts: Sequence[Segment], entry: Entry) -> bool:
    return any(shown_time(parts[index].text) for index in entry.parts[:4])


class _Group(NamedTuple):
    """The containers of one name that tell something, each with its segments; how many characters they tell."""

    own: dict[int, list[int]]
    chars: int


def _groups(
    parts: Sequence[Segment], boxes: Sequence[Box], kept: Sequence[bool], least: int, covered: float
) -> list[_Group]:
    """The groups of ``least`` containers or more that tell ``covered`` characters together, in the page's order.

    A segment belongs to the innermost container of a name.
    """
    inside: dict[int, list[int]] = {}
    for index, part in enumerate(parts):
        inside.setdefault(part.boxes[-1], []).append(index)
    telling = _telling(parts, boxes, kept, inside)
    large = {name: sum(held.values()) for name, held in telling.items() if len(held) >= least}
    large = {name: chars for name, chars in large.items() if chars >= covered}
    owned: dict[str, dict[int, list[int]]] = {}  # by which name is met first, where several groups are equal
    for indexes in inside.values() if large else ():
        for name, box in _nearest(parts[indexes[0]], boxes).items():
            if name in large:
                own = owned.setdefault(name, {})
                if box in telling[name]:
                    own.setdefault(box, []).extend(indexes)
    return [_Group(own, large[name]) for name, own in owned.items()]


def _telling(
    parts: Sequence[Segment], boxes: Sequence[Box], kept: Sequence[bool], inside: dict[int, list[int]]
) -> dict[str, dict[int, int]]:
    """For each name the containers that tell some words, titles aside, and how many characters each tells."""
    chars: dict[str, dict[int, int]] = {}
    words = [0] * len(boxes)
    for indexes in inside.values():
        told = [parts[i] for i in indexes if kept[i]]
        count, size = sum(word_count(p.text) for p in told if p.tag != "h1"), sum(len(p.text) for p in told)
        for name, box in _nearest(told[0], boxes).items() if told else ():
            held = chars.setdefault(name, {})
            held[box] = held.get(box, 0) + size
            words[box] += count
    return {
        name: {box: size for box, size in held.items() if words[box] >= LEAST_WORDS} for name, held in chars.items()
    }


def _nearest(part: Segment, boxes: Sequence[Box]) -> dict[str, int]:
    """The innermost container of each name around a segment, from the inside out."""
    nearest: dict[str, int] = {}
    for box in reversed(part.boxes):
        nearest.setdefault(boxes[box].name, box)
    return nearest


def _entry(parts: Sequence[Segment], kept: Sequence[bool], own: list[int], named: str | None) -> Entry:
    said = _unedited(parts, own)
    author = named if named and is_name(named) else None
    author = author or next((name for i in said if (name := _signer(parts[i])) and is_name(name)), None)
    author = author or next((parts[i].text for i in said if "user" in parts[i].zones and is_name(parts[i].text)), None)
    time = next((when for i in said if (when := parts[i].time)), None)
    labels = [parts[i].text for i in said if is_label(parts[i].text) or (not kept[i] and is_short(parts[i].text))]
    return Entry(tuple(own), author, time or next((day.iso for text in labels for day in full_dates(text)), None))


def _signer(part: Segment) -> str | None:
    return part.author.name if part.author and part.tag != "post" else part.signer


def opening(parts: Sequence[Segment], kept: Sequence[bool], rest: Sequence[int]) -> Entry:
    """Return what a board opens with as a post: signed last before the longest of its paragraphs."""
    words = max((i for i in rest if kept[i]), key=lambda i: len(parts[i].text), default=-1)
    before = [i for i in rest if i < words][-_HEAD_LINES:]
    author = next((name for i in reversed(before) if (name := _signer(parts[i])) and is_name(name)), None)
    return Entry(tuple(rest), author, next((when for i in reversed(before) if (when := parts[i].time)), None))


def is_short(text: str) -> bool:
    """True for a text that may be a label."""
    return len(text) < _LABEL_CHARS


def is_label(text: str) -> bool:
    """True for a short line that holds a day and little else: "« Reply #1 on: March 5, 2024, 09:30 »"."""
    return is_short(text) and not ends_with_stop(text) and is_day_line(text)


def _unedited(parts: Sequence[Segment], own: list[int]) -> list[int]:
    """The segments of an entry without the notes of edits: each from a day that is called an edit's to the next day.

    An entry that shows no other day is left whole.
    """
    out: list[int] = []
    days, edited = 0, False
    for i in own:
        text = parts[i].text
        if is_short(text) and full_dates(text):
            edited = bool(at_start("updated").match(flat(text)))
            days += not edited
        if not edited:
            out.append(i)
    return out if days else own


def is_name(text: str) -> bool:
    """True for a few words that are no sentence and no day, as the members of a board call themselves."""
    short = 0 < word_count(text) <= _NAME_WORDS and 1 < len(text) <= _NAME_CHARS  # one letter stands for a picture
    return short and not ends_with_stop(text) and not full_dates(text) and not text[:1].isdigit()


def is_thread(found: Sequence[Entry], parts: Sequence[Segment], discussion: bool, board: bool = False) -> bool:
    """True where the entries are posts of several people; else they are entries of one account.

    The page says so itself, or its containers are called posts, messages, comments or answers. On a ``board`` it may
    be one who speaks, as in a channel.
    """
    authors = Counter(entry.author for entry in found if entry.author)
    called = sum(any("unit" in parts[index].zones for index in entry.parts) for entry in found)
    named = discussion or board or called >= _SIGNED * len(found)
    return named and sum(authors.values()) >= _SIGNED * len(found) and (len(authors) > 1 or (board and bool(authors)))


def are_signed(found: Sequence[Entry]) -> bool:
    """True where most entries show both an author and a time, as articles do that one page shows in a row."""
    return sum(bool(entry.author and entry.time) for entry in found) >= _SIGNED * len(found) > 0
