"""Find the article in a page without losing the rest: the whole visible text, each part marked."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.reading.choice import chosen
from wellsourced.reading.dates import Found
from wellsourced.reading.headings import HEADINGS, OUT_ZONES, agrees, first_heading, shown_title_at
from wellsourced.reading.lines import Line, ends_with_stop, word_count
from wellsourced.reading.live import Known, ago, is_live, labels, updated, written
from wellsourced.reading.marked_lines import BETWEEN, marked_lines
from wellsourced.reading.markup import Segment
from wellsourced.reading.metadata import is_outlet_itself, moment
from wellsourced.reading.outlets import is_paper
from wellsourced.reading.seen import Seen, see
from wellsourced.reading.shown import shown
from wellsourced.reading.table_threads import table_entries
from wellsourced.reading.threads import Entry, are_signed, entries, is_label, is_thread, opening
from wellsourced.text.normalize import keys

_COMMENTS = frozenset({"comments", "talk"})
_LABEL_WORDS, _PROSE_WORDS = 3, 8
_LINKED_SHARE = 0.5
_MANY_POSTS = 3
_LEAST_PARAGRAPHS = 2  # of an article, for what its readers wrote to be comments


class Part(NamedTuple):
    """A part of a page that is an account of its own: a post of a thread, or the whole page."""

    text: str
    lines: tuple[Line, ...]
    author: str | None = None
    published: str | None = None


class Page(NamedTuple):
    """A page in the parts that are accounts of their own, their lines with the kinds that its mark-up tells.

    The rest is what its head says, and ``shown`` the day of publication that stands beside its title, or ``yearless``
    where that has no year. Most pages have one part; a thread has one for each post. ``closed`` is true where the
    page's data says of a part that it is not free, and nothing of the text stands in it; None where it may.
    """

    parts: tuple[Part, ...]
    title: str | None
    outlet: str | None
    bylines: tuple[str, ...]
    published: str | None
    shown: str | None
    updated: str | None
    language: str | None
    url: str | None
    yearless: Found | None = None
    closed: bool | None = False


def extract(text: str, retrieved: str | None = None) -> Page:
    """Return the visible text of a page in document order, one block a line; what is no article is marked so.

    A page without any element gives its text as it stands. ``retrieved`` is the moment at which it was had, if that is
    known: "two minutes ago" is told from it. Never raises on broken mark-up.
    """
    seen = see(text)
    if seen is None:
        return Page((Part("", ()),), None, None, (), None, None, None, None, None)
    seen, kept = chosen(seen) if seen.parts else (seen, [])
    head, parts = seen.head, seen.parts
    beside = shown(parts, kept, shown_title_at(parts, kept, head.title), head.is_discussion)
    title = head.title if agrees(head.title, parts) else first_heading(parts) or head.title
    asked = head.is_discussion or seen.board
    if head.is_article and not asked and _tells(parts, kept):
        kept = [is_text and not part.zones & _COMMENTS for part, is_text in zip(parts, kept, strict=True)]
    found = entries(parts, seen.boxes, kept, discussion=head.is_discussion, board=seen.board)
    if seen.board and not is_thread(found, parts, head.is_discussion, board=True):
        found = table_entries(parts, seen.boxes, kept) or found
    own = asked or not head.is_article or are_signed(found)
    if own and is_thread(found, parts, head.is_discussion, seen.board):
        found = [entry._replace(time=moment(entry.time) or ago(parts, entry, retrieved)) for entry in found]
        told = _posts(seen, kept, found)
    else:
        first, changed = head.published or beside.published, head.changed or beside.updated
        told = (_whole(seen, kept, found, Known(first, changed, retrieved)),)
    known = head.is_discussion or any(_is_full(name) and not is_paper(name) for name in head.authors)
    people = tuple(name for name in beside.people if not is_outlet_itself(name, head.outlet))
    authors = (head.authors if known else ()) or people or head.authors
    days = (head.published, beside.published, head.changed or beside.updated)
    closed = _is_closed(seen, kept)
    return Page(told, title, head.outlet, authors, *days, head.language, head.url, beside.yearless, closed)


def _is_closed(seen: Seen, kept: Sequence[bool]) -> bool | None:
    """Whether the page's data keeps a part back that tells nothing; None where it does not say which or the part tells.

    A page may hold in whole what a script then hides from who has read enough.
    """
    if seen.head.closed is None:
        return False
    closed = seen.closed
    told = (part.text for part, is_text in zip(seen.parts, kept, strict=True) if is_text and part.reads)
    if closed is None or any("".join(text.split()) in closed for text in told):
        return None
    return True


def _tells(parts: Sequence[Segment], kept: Sequence[bool]) -> bool:
    """True for a page that tells something itself, whatever its readers wrote beneath."""
    told = sum(is_text and not part.zones & _COMMENTS and part.reads for part, is_text in zip(parts, kept, strict=True))
    return told >= _LEAST_PARAGRAPHS


def _whole(seen: Seen, kept: list[bool], found: list[Entry], known: Known) -> Part:
    """The page as one account; the entries of a live blog have their times."""
    parts = seen.parts
    times = {index: moment(entry.time) for entry in found if entry.time for index in entry.parts}
    if seen.updates or is_live(seen.head.title, parts, seen.boxes, found):
        found = [entry._replace(time=moment(entry.time)) for entry in found]
        times |= {**written(parts, found, known), **{i: moment(at) for i, at in updated(parts, seen.updates).items()}}
        for index in labels(parts, found):
            kept[index] = False
    return _part(seen, kept, range(len(parts)), times)


def _posts(seen: Seen, kept: list[bool], found: list[Entry]) -> tuple[Part, ...]:
    """What stands outside the posts, if it tells anything, then each post with its author and time."""
    parts = seen.parts
    inside = {index for entry in found for index in entry.parts}
    rest = [index for index in range(len(parts)) if index not in inside]
    told = any(kept[i] and parts[i].reads and not parts[i].zones & OUT_ZONES for i in rest)
    first = found[0]
    if seen.board and first.author is None:
        above = opening(parts, kept, [*(i for i in rest if i < first.parts[0]), *first.parts])
        found = [first._replace(author=above.author, time=first.time or above.time), *found[1:]]
    title, often = _plain(seen.head.title), _in_many(parts, found)
    for entry in found:
        for index in entry.parts:
            own = index in entry.words if entry.words else parts[index].text != entry.author
            kept[index] &= own and parts[index].text not in often and not _is_head_of_post(parts[index], title)
    posts = [
        _part(seen, kept, entry.parts, {})._replace(author=entry.author, published=moment(entry.time))
        for entry in found
    ]
    outer = opening(parts, kept, rest) if seen.board else Entry((), None, None)
    outside = _part(seen, kept, rest, {})._replace(author=outer.author, published=moment(outer.time))
    return ((outside,) if told else ()) + tuple(posts)


def _in_many(parts: Sequence[Segment], found: Sequence[Entry]) -> set[str]:
    """The labels that stand in three posts or more: "Logged"."""
    held = Counter(text for entry in found for text in {parts[index].text for index in entry.parts})
    return {text for text, many in held.items() if many >= _MANY_POSTS and word_count(text) <= _LABEL_WORDS}


def _is_title(part: Segment, title: str) -> bool:
    return part.tag in HEADINGS and bool(title) and title in _plain(part.text)


def _is_head_of_post(part: Segment, title: str) -> bool:
    """True for the name, the day and the title of the thread over a post, and for its buttons."""
    if part.tag == "post" or (ends_with_stop(part.text) and not _is_title(part, title)):
        return False
    named = (part.signer or part.author) and word_count(part.text) < _PROSE_WORDS
    linked = part.link_chars > len(part.text) * _LINKED_SHARE and word_count(part.text) < _LABEL_WORDS
    return bool(named) or linked or _is_title(part, title) or part.tag == "button" or is_label(part.text)


def _plain(text: str | None) -> str:
    """The words of a title, without "Re:"."""
    return " ".join(keys(text or "")).removeprefix("re ")


def _part(seen: Seen, kept: list[bool], indexes: Sequence[int], times: dict[int, str | None]) -> Part:
    parts = [seen.parts[index] for index in indexes]
    lines = marked_lines(parts, [kept[index] for index in indexes], seen.head.title)
    if times:
        lines = [one._replace(published=one.published or times.get(i)) for one, i in zip(lines, indexes, strict=True)]
    return Part(BETWEEN.join(line.text for line in lines), tuple(lines))


def _is_full(name: str) -> bool:
    """True for a name of several words; one word may be how a page's system calls its user."""
    return " " in name
