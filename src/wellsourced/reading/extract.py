"""Find the article in a page without losing the rest: the whole visible text, each part marked."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from wellsourced.model.account import Author, BlockKind
from wellsourced.reading import noise
from wellsourced.reading.agencies import picture_credit
from wellsourced.reading.between import between
from wellsourced.reading.boards import is_board
from wellsourced.reading.captions import captions
from wellsourced.reading.contents import contents, reads
from wellsourced.reading.dates import Found
from wellsourced.reading.frames import open_frames
from wellsourced.reading.judge import bars, likely_text
from wellsourced.reading.lines import Line, ends_with_stop, word_count
from wellsourced.reading.live import Known, ago, is_live, labels, updated, written
from wellsourced.reading.markup import Box, Segment, parse, segments
from wellsourced.reading.metadata import Metadata, is_outlet_itself, metadata, moment
from wellsourced.reading.nest import Table
from wellsourced.reading.outlets import is_paper
from wellsourced.reading.phrases import flat, words
from wellsourced.reading.posts import signatures
from wellsourced.reading.repeats import repeats
from wellsourced.reading.shown import shown
from wellsourced.reading.signs import NAMES, kinds, signs
from wellsourced.reading.stated import Update, paragraphs, stated, updates
from wellsourced.reading.threads import Entry, are_signed, entries, is_label, is_thread, opening
from wellsourced.text.normalize import fold, keys

_BETWEEN = "\n\n"
_OUT_ZONES = frozenset({"nav", "footer", "aside", "form", "promo", "comments"})
_COMMENTS = frozenset({"comments", "talk"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LABEL_WORDS, _PROSE_WORDS, _CAPTION_WORDS = 3, 8, 80
_LINKED_SHARE = 0.5
_MANY_POSTS = 3
_BEFORE_TITLE = 6  # pictures may stand above it
_SECTION_SHARE = 0.4
_LEAST_PARAGRAPHS = 2  # of an article, for what its readers wrote to be comments
_SAMPLE_CHARS = 30
_EMPTY_CHARS = 200  # a page that shows less is filled by its scripts: its description is all there is
_NEARLY = 0.25
_CORRECTION = 0.1  # a correction or an editor's note is kept where the trees nearly keep it
_SPEAKER_BEFORE = re.compile(r"(?P<name>[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s[A-ZÀ-ÖØ-Þ][\w.'’-]*){1,3})[^.!?:\n]{0,120}:$")
_COUNTED = re.compile(r"\d{1,3}\s?(?:/|of|von|de|sur|di)\s?\d{1,3}")
_CITE = re.compile(r"^[—–-]{1,2}\s?(?P<name>[A-ZÀ-ÖØ-Þ][^.!?\n]{2,80})$")


class Part(NamedTuple):
    """A part of a page that is an account of its own: a post of a thread, or the whole page."""

    text: str
    lines: tuple[Line, ...]
    author: str | None = None
    published: str | None = None


class Page(NamedTuple):
    """A page in the parts that are accounts of their own, their lines with the kinds that its mark-up tells.

    The rest is what its head says, and ``shown`` the day of publication that stands beside its title, or ``yearless``
    where that has no year. Most pages have one part; a thread has one for each post.
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


class Seen(NamedTuple):
    """A page with all that is seen of it before it is judged."""

    head: Metadata
    parts: list[Segment]
    boxes: list[Box]
    rows: Table
    updates: Sequence[Update] = ()
    board: bool = False


def see(text: str) -> Seen | None:
    """Return what can be seen of a page; None where it has no element. Scripts are gone, hidden parts left out."""
    root = parse(text)
    if root is None:
        return None
    head = metadata(root)
    live = updates(root)
    told = _stated(live) if live else [_unseen_part(line) for line in stated(root)]
    board = is_board(root, head.url, text)
    open_frames(root)
    parts, boxes = segments(root)
    if sum(len(part.text) for part in parts) < _EMPTY_CHARS and head.description and not told:
        parts.append(Segment(head.description, "p", frozenset({"main"}), (0,), 0))
    parts += _unseen(parts, told)
    rows = signs(parts, boxes, head.is_discussion) if parts else np.zeros((0, len(NAMES)))
    return Seen(head, parts, boxes, rows, live, board)


def extract(text: str, retrieved: str | None = None) -> Page:
    """Return the visible text of a page in document order, one block a line; what is no article is marked so.

    A page without any element gives its text as it stands. ``retrieved`` is the moment at which it was had, if that is
    known: "two minutes ago" is told from it. Never raises on broken mark-up.
    """
    seen = see(text)
    if seen is None:
        return Page((Part("", ()),), None, None, (), None, None, None, None, None)
    seen, kept = _arranged(seen) if seen.parts else (seen, [])
    head, parts = seen.head, seen.parts
    beside = shown(parts, kept, _shown_title_at(parts, kept, head.title), head.is_discussion)
    title = head.title if _agrees(head.title, parts) else _first_heading(parts) or head.title
    asked = head.is_discussion or seen.board
    if head.is_article and not asked and _tells(parts, kept):
        kept = [is_text and not part.zones & _COMMENTS for part, is_text in zip(parts, kept, strict=True)]
    found = entries(parts, seen.boxes, kept, discussion=head.is_discussion, board=seen.board)
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
    return Page(told, title, head.outlet, authors, *days, head.language, head.url, beside.yearless)


def _tells(parts: Sequence[Segment], kept: Sequence[bool]) -> bool:
    """True for a page that tells something itself, whatever its readers wrote beneath."""
    told = sum(
        is_text and not part.zones & _COMMENTS and reads(part) for part, is_text in zip(parts, kept, strict=True)
    )
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
    told = any(kept[i] and reads(parts[i]) and not parts[i].zones & _OUT_ZONES for i in rest)
    first = found[0]
    if seen.board and first.author is None:
        above = opening(parts, kept, [*(i for i in rest if i < first.parts[0]), *first.parts])
        found = [first._replace(author=above.author, time=first.time or above.time), *found[1:]]
    title, often = _plain(seen.head.title), _in_many(parts, found)
    for entry in found:
        for index in entry.parts:
            own = parts[index].text != entry.author and parts[index].text not in often
            kept[index] &= own and not _is_head_of_post(parts[index], title)
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
    return part.tag in _HEADINGS and bool(title) and title in _plain(part.text)


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
    lines = _quoted_authors(_lines(parts, [kept[index] for index in indexes], seen.head))
    if times:
        lines = [one._replace(published=one.published or times.get(i)) for one, i in zip(lines, indexes, strict=True)]
    return Part(_BETWEEN.join(line.text for line in lines), tuple(lines))


def _unseen(parts: list[Segment], told: list[Segment]) -> list[Segment]:
    """What a page states and no visible element holds, if that is most: a script shows it."""
    if not told:
        return []
    shown = "".join("".join(part.text for part in parts).split())
    unseen = [part for part in told if not _stands_in(shown, part.text)]
    return unseen if sum(len(part.text) for part in unseen) * 2 >= sum(len(part.text) for part in told) else []


def _unseen_part(line: str, tag: str = "p") -> Segment:
    return Segment(line, tag, frozenset({"main", "stated"}), (0,), 0)


def _stated(live: list[Update]) -> list[Segment]:
    """The entries of a live blog, each with its headline."""
    return [
        _unseen_part(line, tag)
        for one in live
        for tag, lines in (("h3", [one.headline]), ("p", paragraphs(one.body)))
        for line in lines
        if line
    ]


def _stands_in(shown: str, line: str) -> bool:
    """True when the beginning, the middle or the end of ``line`` stands in ``shown``, white space aside."""
    bare = "".join(line.split()).lstrip("-|")
    starts = (0, len(bare) // 2, max(0, len(bare) - _SAMPLE_CHARS))
    return any(bare[start : start + _SAMPLE_CHARS] in shown for start in starts)


def _arranged(seen: Seen) -> tuple[Seen, list[bool]]:
    """The page with its captions marked as such, and which segments are its text or belong to it."""
    kept = _judge(seen)
    held = contents(seen.parts, seen.boxes)
    under = captions(seen.parts, seen.boxes, held, kept, _extent(seen, kept))
    parts = [part._replace(tag="figcaption") if i in under.found else part for i, part in enumerate(seen.parts)]
    kept = [i in under.found or (is_text and i not in under.again) for i, is_text in enumerate(kept)]
    out = between(parts, seen.boxes, held, kept, seen.head.authors)
    return seen._replace(parts=parts), [is_text and i not in out for i, is_text in enumerate(kept)]


def _extent(seen: Seen, kept: list[bool]) -> range:
    """From just before the title to the last paragraph: where the article and its pictures stand."""
    told = [i for i, part in enumerate(seen.parts) if kept[i] and reads(part)] or np.flatnonzero(kept).tolist()
    title = _shown_title_at(seen.parts, kept, seen.head.title)
    return range(max(0, (title if title >= 0 else told[0]) - _BEFORE_TITLE), told[-1] + 1) if told else range(0)


def _judge(seen: Seen) -> list[bool]:
    """Which segments are the page's text: by the trees, but for posts, corrections, titles of lists and repeats."""
    likely = likely_text(seen.parts, seen.boxes, seen.rows)
    least = bars(seen.parts, likely)
    sections = _noise_sections(seen.parts)
    kept = [
        _is_text(part, share, enough, seen.head.title) and index not in sections
        for index, (part, share, enough) in enumerate(zip(seen.parts, likely, least, strict=True))
    ]
    alike = _alike(seen, kept, likely)
    headline = _headline(seen.parts, kept)
    kept = [is_text or index in alike or index == headline for index, is_text in enumerate(kept)]
    again = repeats(seen.parts, kept)
    return [is_text and index not in again for index, is_text in enumerate(kept)]


def _headline(parts: list[Segment], kept: list[bool]) -> int:
    """The only heading of the first rank where it stands above the text and none is kept; -1 for none."""
    first = next((index for index, is_text in enumerate(kept) if is_text and reads(parts[index])), 0)
    top = [i for i, part in enumerate(parts) if part.tag == "h1" and not part.zones & (_OUT_ZONES - {"promo"})]
    alone = len(top) == 1 and word_count(parts[top[0]].text) > _LABEL_WORDS
    titled = any(kept[i] and part.tag in {"h1", "h2"} for i, part in enumerate(parts[:first]))
    return top[0] if alone and not titled and top[0] < first else -1


def _alike(seen: Seen, kept: list[bool], likely: Table) -> set[int]:
    """What the trees nearly keep between two paragraphs, where they keep most of what is of its kind in the article."""
    told = [index for index, is_text in enumerate(kept) if is_text and reads(seen.parts[index])]
    amid = range(told[0], told[-1]) if told else range(0)
    kind = kinds(seen.parts, seen.boxes)
    all_of, kept_of = Counter(kind[i] for i in amid), Counter(kind[i] for i in amid if kept[i])
    near = (i for i in amid[1:] if not kept[i] and likely[i] >= _NEARLY and not seen.parts[i].link_chars)
    amongst = {index + 1 for index in told} & {index - 1 for index in told}
    return {i for i in near if i in amongst and kept_of[kind[i]] * 2 >= all_of[kind[i]]}


def _is_text(part: Segment, likely: float, least: float, title: str | None) -> bool:
    if part.tag == "post":
        return not part.zones & {"comments", "nav", "footer"}
    # What a member of a forum sets under all posts; who asks for cookies; which picture of how many is shown.
    if part.zones & {"sign", "consent"} or _COUNTED.fullmatch(part.text):
        return False
    if likely >= least or "stated" in part.zones:
        return True
    if part.tag == "figcaption" and not part.zones & _OUT_ZONES and picture_credit(part.text):
        return True
    if noise.is_keepsake(part.text) and (likely >= _CORRECTION or _is_correction(part)):
        return True
    return part.tag == "h1" and not part.zones & _OUT_ZONES and _agrees(title, [part])


def _is_correction(part: Segment) -> bool:
    """True for a correction under the article: sentences that begin as one and do not speak to the reader."""
    own = not part.zones & (_OUT_ZONES - {"footer", "aside"})
    return own and reads(part) and noise.is_correction(part.text) and not noise.speaks_of_itself(part.text)


def _noise_sections(parts: list[Segment]) -> set[int]:
    """Segments in a container that begins with a heading such as "Most read" or "Have your say"."""
    total = sum(len(part.text) for part in parts)
    out: set[int] = set()
    for index, part in enumerate(parts):
        if part.tag not in _HEADINGS or index in out or part.tag == "h1":
            continue
        judged = noise.score(Line(0, len(part.text), part.text))
        if not judged.is_noise or not judged.features & {"label", "pointer", "prompt", "appeal"}:
            continue
        box = part.boxes[-1]
        run = [at for at, other in enumerate(parts) if box in other.boxes]
        if run[0] == index and sum(len(parts[at].text) for at in run) < total * _SECTION_SHARE:
            out.update(run)
    return out


def _lines(parts: list[Segment], kept: list[bool], head: Metadata) -> list[Line]:
    lines: list[Line] = []
    position = 0
    title_at = _title_at(parts, kept, head.title)
    for index, (part, article) in enumerate(zip(parts, kept, strict=True)):
        kind, author, day = _kind(part, article)
        kind = "title" if index == title_at else kind
        lines.append(Line(position, position + len(part.text), part.text, True, kind, author, day))
        position += len(part.text) + len(_BETWEEN)
    return lines


def _title_at(parts: list[Segment], kept: list[bool], title: str | None) -> int:
    """The heading that says what the head says, else the first of the first rank; -1 for none."""
    headings = [i for i, part in enumerate(parts) if kept[i] and part.tag in _HEADINGS]
    same = [i for i in headings if fold(parts[i].text) == fold(title or "")]
    return next(iter([*same, *(i for i in headings if parts[i].tag == "h1")]), -1)


def _shown_title_at(parts: list[Segment], kept: list[bool], title: str | None) -> int:
    """Where the title is shown, be it among what is no article; -1 for nowhere."""
    at = _title_at(parts, kept, title)
    same = (i for i, part in enumerate(parts) if part.tag in _HEADINGS and fold(part.text) == fold(title or ""))
    return at if at >= 0 else next(same, -1)


def _kind(part: Segment, article: bool) -> tuple[BlockKind | None, Author | None, str | None]:
    if not article:
        return "boilerplate", None, None
    if part.tag == "post":
        line = Line(0, len(part.text), part.text)
        if signatures(line):
            return None, None, None  # the signature in the text says it all
        return "post", part.author, moment(part.time)
    if part.tag in _HEADINGS:
        return "heading", None, None
    if part.tag == "figcaption" or _is_under_picture(part):
        asks = noise.score(Line(0, len(part.text), part.text)).is_noise
        return (None if asks else "caption"), None, None
    if "quote" in part.zones or ("figure" in part.zones and "cite" in part.zones):
        return "quotation", None, None
    return ("paragraph" if reads(part) else None), None, None


def _is_under_picture(part: Segment) -> bool:
    """True for some words in what the page's makers call a figure or a caption, and nobody's quotation."""
    some = _LABEL_WORDS < word_count(part.text) <= _CAPTION_WORDS
    return some and "figure" in part.zones and not part.zones & {"quote", "cite"}


def _quoted_authors(lines: list[Line]) -> list[Line]:
    """Give a quotation the author in its last line ("— Name") or the line before ("Name said:")."""
    out = list(lines)
    begin = 0
    while begin < len(lines):
        end = begin + 1
        if lines[begin].kind == "quotation":
            while end < len(lines) and lines[end].kind == "quotation":
                end += 1
            before = _SPEAKER_BEFORE.search(lines[begin - 1].text[-300:]) if begin else None
            named = _CITE.match(lines[end - 1].text) or (before if before and _may_speak(before["name"]) else None)
            author = Author(name=named["name"].split(",")[0].strip()) if named else None
            out[begin:end] = [line._replace(author=author) for line in lines[begin:end]]
        begin = end
    return out


def _may_speak(name: str) -> bool:
    """True for a name that begins with no weekday and none of the words that begin a sentence: "As NPR"."""
    return flat(name).split(" ")[0] not in words("opening") | words("weekdays")


def _is_full(name: str) -> bool:
    """True for a name of several words; one word may be how a page's system calls its user."""
    return " " in name


def _agrees(title: str | None, parts: list[Segment]) -> bool:
    """True when a heading of the page says what the head gives as the title."""
    wanted = set(keys(title or ""))
    return bool(wanted) and any(
        len(wanted & set(keys(p.text))) * 2 >= len(wanted) for p in parts if p.tag in {"h1", "h2"}
    )


def _first_heading(parts: list[Segment]) -> str | None:
    return next(
        (part.text for part in parts if part.tag == "h1" and not part.zones & _OUT_ZONES and word_count(part.text) > 2),
        None,
    )
