"""Know what is set between the paragraphs of an article: ways to other articles, labels, buttons, empty tables."""

from collections import Counter
from collections.abc import Iterator, Sequence

from wellsourced.reading.contents import Content, is_series, reads
from wellsourced.reading.lines import ends_with_stop, word_count
from wellsourced.reading.markup import Box, Segment
from wellsourced.reading.noise import reports

_LEAST_PROSE = 3  # a page with fewer paragraphs may be a list of links itself
_LINK_SHARE = 0.9  # brackets and a bullet may stand around a link
_LINKED_BOX, _BOX_CHARS = 0.4, 300
_SHORT_WORDS, _LABEL_WORDS, _SENTENCE_WORDS = 8, 8, 6
_LISTED_SHARE = 0.25  # of the text: an article of links
_OFTEN, _MOST_LINKS = 3, 3
_STEPS = 4
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_SAID_IN = frozenset({"unit", "quote"})  # who answers a post says its words again
_BRACKETS = {"[": "]", "(": ")", "{": "}"}


def between(parts: Sequence[Segment], boxes: Sequence[Box], held: Sequence[Content], kept: Sequence[bool]) -> set[int]:
    """Return the numbers of the ``kept`` segments that belong to the page rather than to the article amid which they
    stand.

    Such are lines that are nothing but a link, and what stands in one small container with them; the label above such
    lines; the name of a gallery or a film in a container of its own; a few words that the page says again and again;
    the heading of a table without cells. Of a page that is mostly links none is.
    """
    told = [index for index, is_text in enumerate(kept) if is_text]
    prose = [index for index in told if reads(parts[index])]
    if len(prose) < _LEAST_PROSE:
        return set()
    first = prose[0]
    linked = sum(parts[index].link_chars for index in told if not reads(parts[index]))
    out = set(_said_often(parts, told))
    if linked <= _LISTED_SHARE * sum(len(parts[index].text) for index in told):
        out.update(_links(parts, held, [index for index in told if index > first]))
    out.update(index for index in told if first < index and _names_media(parts[index], boxes, held))
    out.update(_labels(parts, told, out))
    out.update(_headings_of_nothing(parts, boxes, told))
    return out


def _links(parts: Sequence[Segment], held: Sequence[Content], told: Sequence[int]) -> Iterator[int]:
    """The links that stand alone or by twos and threes; more are a list that the writer gives."""
    run: list[int] = []
    for index in (*told, -1):
        part = parts[index]
        if index >= 0 and part.tag not in _CELLS and (_is_link(part) or _is_in_linked_box(part, held)):
            run.append(index)
            continue
        if len(run) <= _MOST_LINKS:
            yield from run
        run = []


def _is_link(part: Segment) -> bool:
    """True for a line that is nothing but a link; a whole sentence of it may be one that the writer links."""
    bracketed = _BRACKETS.get(part.text[0]) == part.text[-1]
    words = word_count(part.text)
    if part.tag in _HEADINGS or words < 2 or part.link_chars < len(part.text) * _LINK_SHARE - 4:
        return False
    return bracketed or not ends_with_stop(part.text) or words <= _SENTENCE_WORDS


def _is_in_linked_box(part: Segment, held: Sequence[Content]) -> bool:
    """True in a small container without prose that is a link in large part."""
    inner = held[part.boxes[-1]]
    if part.tag in _HEADINGS or part.tag == "li":
        return False
    return inner.prose == 0 and inner.chars <= _BOX_CHARS and inner.linked >= inner.chars * _LINKED_BOX


def _names_media(part: Segment, boxes: Sequence[Box], held: Sequence[Content]) -> bool:
    """True for a heading that stands alone with a picture in a container named after pictures or films."""
    if part.tag not in _HEADINGS:
        return False
    near = [box for box in part.boxes[-_STEPS:] if held[box].chars <= len(part.text) * 1.5]
    return any(is_series(boxes[box]) for box in near) and any(held[box].pictures for box in near)


def _said_often(parts: Sequence[Segment], told: Sequence[int]) -> Iterator[int]:
    """Short lines that the page shows again and again, and mostly where they are no text."""
    shown = Counter(part.text for part in parts if word_count(part.text) < _SHORT_WORDS)
    as_text = Counter(parts[index].text for index in told)
    for index in told:
        part = parts[index]
        furniture = part.tag not in _CELLS | _HEADINGS and not part.zones & _SAID_IN
        if furniture and shown[part.text] >= max(_OFTEN, 2 * as_text[part.text]):
            yield index


def _labels(parts: Sequence[Segment], told: Sequence[int], out: set[int]) -> Iterator[int]:
    """The label or heading above lines that are out, where nothing else stands beneath it."""
    for at, index in enumerate(told[:-1]):
        part, below = parts[index], told[at + 1]
        heads = part.tag in _HEADINGS or part.text.endswith(":")
        if index in out or below not in out or not heads or word_count(part.text) > _LABEL_WORDS or reports(part.text):
            continue
        rest = next((i for i in told[at + 1 :] if i not in out), None)
        if rest is None or parts[rest].tag in _HEADINGS or (below == index + 1 and _share_box(part, parts[below])):
            yield index


def _share_box(one: Segment, other: Segment) -> bool:
    return one.boxes[-1] in other.boxes or other.boxes[-1] in one.boxes


def _headings_of_nothing(parts: Sequence[Segment], boxes: Sequence[Box], told: Sequence[int]) -> Iterator[int]:
    """The cells that head the columns of a table in which no other cell says anything."""
    cells = [index for index in told if parts[index].tag in _CELLS]
    tables = {index: _table_of(parts[index], boxes) for index in cells}
    filled = {tables[index] for index in cells if parts[index].tag == "td"}
    yield from (index for index in cells if tables[index] not in filled)


def _table_of(part: Segment, boxes: Sequence[Box]) -> int:
    return next((box for box in reversed(part.boxes) if boxes[box].name.startswith("table")), part.boxes[-1])
