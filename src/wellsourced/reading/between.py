"""Know what is set between the paragraphs of an article: ways to other articles, labels, buttons, empty tables."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wellsourced.reading.contents import Content, is_series
from wellsourced.reading.lines import ends_with_stop, word_count
from wellsourced.reading.markup import Box, Segment
from wellsourced.reading.noise import is_keepsake, is_suspect, reports
from wellsourced.reading.phrases import flat, holds
from wellsourced.text.normalize import fold

_LEAST_PROSE = 3  # a page with fewer paragraphs may be a list of links itself
_LINK_SHARE = 0.9  # brackets and a bullet may stand around a link
_LINKED_BOX, _BOX_CHARS = 0.4, 300
_SHORT_WORDS, _LABEL_WORDS, _SENTENCE_WORDS = 8, 8, 6
_OFFERED_SHARE, _OFFER_LINKED, _OFFER_CHARS = 0.1, 0.15, 1000
_LISTED_SHARE = 0.25  # of the text: an article of links
_OFTEN, _MOST_LINKS, _MOST_LIVES = 3, 3, 3
_OPENING_CHARS = 80
_STEPS = 4
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th", "dt", "dd"})
_SAID_IN = frozenset({"unit", "quote"})  # who answers a post says its words again
_BRACKETS = {"[": "]", "(": ")", "{": "}"}


def between(
    parts: Sequence[Segment],
    boxes: Sequence[Box],
    held: Sequence[Content],
    kept: Sequence[bool],
    authors: Sequence[str] = (),
) -> set[int]:
    """Return the numbers of the ``kept`` segments that belong to the page rather than to the article amid which they
    stand.

    Such are lines that are nothing but a link, and what stands in one small container with them; the label above such
    lines; the name of a gallery or a film, and a gallery's buttons; a few words that the page says again and again; the
    heading of a table without cells; what a form says, and a small offer; closing notes, and the lives of the
    ``authors``. Of a page that is mostly links no link is.
    """
    told = [index for index, is_text in enumerate(kept) if is_text]
    prose = [index for index in told if parts[index].reads]
    if len(prose) < _LEAST_PROSE:
        return set()
    first = prose[0]
    linked = sum(parts[index].link_chars for index in told if not parts[index].reads)
    out = set(_said_often(parts, told))
    if linked <= _LISTED_SHARE * sum(len(parts[index].text) for index in told):
        out.update(_links(parts, held, [index for index in told if index > first]))
    out.update(index for index in told if first < index and _names_media(parts[index], boxes, held))
    out.update(index for index in told if _is_echoed(parts, index))
    out.update(_labels(parts, told, out))
    out.update(_headings_of_nothing(parts, boxes, told))
    out.update(_about_galleries(parts, boxes, held, told))
    out.update(_offers(parts, boxes, held, told))
    out.update(_closing_notes(parts, told, prose))
    out.update(_lives(parts, prose, authors))
    return out


def _links(parts: Sequence[Segment], held: Sequence[Content], told: Sequence[int]) -> Iterator[int]:
    """The links that stand alone or by twos and threes; more are a list that the writer gives.

    Where half of the paragraphs have a plain link above them, those are their headings.
    """
    plain = {index for index in told if parts[index].tag == "p" and _is_link(parts[index]) and _is_plain(parts[index])}
    headed = sum(at in plain and parts[below].reads for at, below in pairwise(told))
    headings = plain if headed * 2 >= sum(parts[index].reads for index in told) else set()
    run: list[int] = []
    for index in (*told, -1):
        part = parts[index]
        link = part.tag not in _CELLS and (_is_link(part) or _is_in_linked_box(part, held))
        if index >= 0 and link and index not in headings:
            run.append(index)
            continue
        if len(run) <= _MOST_LINKS:
            yield from run
        run = []


def _is_link(part: Segment) -> bool:
    """True for a line that is nothing but a link; a whole sentence of it may be one that the writer links."""
    bracketed = _BRACKETS.get(part.text[0]) == part.text[-1]
    words = word_count(part.text)
    if part.tag in _HEADINGS or words < 2 or part.text[-1] == ":" or part.link_chars < len(part.text) * _LINK_SHARE - 4:
        return False
    return bracketed or not ends_with_stop(part.text) or words <= _SENTENCE_WORDS


def _is_plain(part: Segment) -> bool:
    """True for a link without brackets, an arrow or a label before it."""
    return part.text[0].isalnum() and part.text[-1].isalnum() and ":" not in part.text


def _is_in_linked_box(part: Segment, held: Sequence[Content]) -> bool:
    """True in a small container without prose that is a link in large part, or wholly, with more than a heading."""
    inner = held[part.boxes[-1]]
    if part.tag in _HEADINGS:
        more = inner.chars > len(part.text) and inner.linked == inner.chars
        return more and inner.prose == 0 and inner.chars <= _BOX_CHARS
    if part.tag == "li":
        return False
    return inner.prose == 0 and inner.chars <= _BOX_CHARS and inner.linked >= inner.chars * _LINKED_BOX


def _names_media(part: Segment, boxes: Sequence[Box], held: Sequence[Content]) -> bool:
    """True for a heading that stands alone with a picture in a container named after pictures or films."""
    if part.tag not in _HEADINGS:
        return False
    most = _BOX_CHARS + len(part.text)
    near = [box for box in part.boxes[-_STEPS:] if held[box].chars <= most and not held[box].prose]
    return any(is_series(boxes[box]) for box in near)


def _is_echoed(parts: Sequence[Segment], index: int) -> bool:
    """True for a heading that the next line says again: the name of a card, and its link."""
    below = parts[index + 1].text if index + 1 < len(parts) else ""
    return parts[index].tag in _HEADINGS and parts[index].text == below


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
    cells = [index for index in told if parts[index].tag in {"td", "th"}]
    tables = {index: _table_of(parts[index], boxes) for index in cells}
    rows: dict[int, set[int]] = {}
    for index in cells:
        rows.setdefault(tables[index], set()).add(parts[index].boxes[-1])
    filled = {tables[index] for index in cells if parts[index].tag == "td"}
    yield from (index for index in cells if tables[index] not in filled and len(rows[tables[index]]) == 1)


def _about_galleries(
    parts: Sequence[Segment], boxes: Sequence[Box], held: Sequence[Content], told: Sequence[int]
) -> Iterator[int]:
    """What stands in a gallery beside its captions: its name, its buttons, the numbers of its pictures."""
    beside = [i for i in told if parts[i].tag != "figcaption" and "figure" not in parts[i].zones]
    prose = Counter(box for index in beside if parts[index].reads for box in parts[index].boxes)
    for index in beside:
        near = (box for box in parts[index].boxes if held[box].pictures >= _OFTEN and prose[box] < _OFTEN)
        if any(is_series(boxes[box]) for box in near):
            yield index


def _offers(
    parts: Sequence[Segment], boxes: Sequence[Box], held: Sequence[Content], told: Sequence[int]
) -> Iterator[int]:
    """What a form says, and what a small container with a link says that is named after what it offers."""
    total = sum(len(parts[index].text) for index in told)
    forms = _around_forms(boxes, held, min(_OFFER_CHARS, total // 4))
    asked = [index for index in told if not forms.isdisjoint(parts[index].boxes)]
    offered = [i for i in told if "promo" in parts[i].zones and _is_small_offer(held[parts[i].boxes[-1]])]
    for inside in (asked, offered):
        if sum(len(parts[index].text) for index in inside) <= _OFFERED_SHARE * total:
            yield from (index for index in inside if parts[index].tag != "figcaption")


def _around_forms(boxes: Sequence[Box], held: Sequence[Content], most_chars: int) -> set[int]:
    """The forms, and the small containers about them."""
    forms: set[int] = set()
    for number, box in enumerate(boxes):
        if box.name.startswith("form "):
            forms.add(number)
            around = box.around
            while around and held[around].chars <= most_chars:
                forms.add(around)
                around = boxes[around].around
    return forms


def _is_small_offer(box: Content) -> bool:
    return box.prose == 0 and box.chars <= _BOX_CHARS and box.linked >= box.chars * _OFFER_LINKED


def _closing_notes(parts: Sequence[Segment], told: Sequence[int], prose: Sequence[int]) -> Iterator[int]:
    """The paragraphs at the end, in another type than all before, that speak of a writer or to the reader."""
    plain = [index for index in prose if not _is_stressed(parts[index])]
    last = plain[-1] if len(plain) >= _LEAST_PROSE and len(plain) * 2 >= len(prose) else told[-1]
    for index in told:
        if index > last and _is_stressed(parts[index]) and parts[index].tag not in _HEADINGS | _CELLS:
            text = parts[index].text
            if (holds("life", flat(text)) or is_suspect(text)) and not is_keepsake(text):
                yield index


def _lives(parts: Sequence[Segment], prose: Sequence[int], authors: Sequence[str]) -> Iterator[int]:
    """The paragraphs at the end that tell who an author is."""
    names = [fold(name) for name in authors]
    for index in prose[-_MOST_LIVES:]:
        plain = flat(parts[index].text)
        opening = plain[:_OPENING_CHARS]
        named = any(name in opening or opening.startswith(name.split(" ")[0] + " ") for name in names)
        if len(prose) > _LEAST_PROSE and holds("life", plain) and (named or holds("follow", plain)):
            yield index


def _is_stressed(part: Segment) -> bool:
    return part.stressed_chars >= len(part.text) * _LINK_SHARE


def _table_of(part: Segment, boxes: Sequence[Box]) -> int:
    return next((box for box in reversed(part.boxes) if boxes[box].name.startswith("table")), part.boxes[-1])
