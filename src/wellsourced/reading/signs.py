"""What can be seen of each segment of a page, as numbers: the ground on which it is judged."""

import re
import string
from collections.abc import Callable, Hashable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wellsourced.reading.lines import ends_with_stop
from wellsourced.reading.markup import Box, Segment
from wellsourced.reading.nest import Nest, Numbers, Table, numbered
from wellsourced.reading.phrases import at_start, flat, holds, may_hold
from wellsourced.text.normalize import fold

_TAGS = ("p", "li", "h1", "h2", "h3", "td", "quote", "figcaption", "post", "br", "div")
_TAG_OF = {
    "h4": "h3", "h5": "h3", "h6": "h3", "th": "td", "blockquote": "quote", "pre": "quote", "dt": "li", "dd": "li",
    "section": "div", "article": "div", "main": "div", "body": "div", "center": "div", "header": "div",
}  # fmt: skip
_ZONES_NAMES = (
    "nav footer aside form promo comments article main header quote figure unit body user sign meta cite entry consent"
)
_ZONES = tuple(_ZONES_NAMES.split())
_OWN_ZONES = ("unit", "body", "user", "meta", "sign", "promo", "entry")
_PAGE_ZONES = ("article", "main", "entry", "body", "aside", "comments", "unit", "promo", "form", "header")
_OUT_ZONES = frozenset({"nav", "footer", "aside", "form", "promo"})
_BOX_STEPS = (0, 1, 2, 4)
_NEAR = (-3, -2, -1, 1, 2, 3)
_SEEN = (
    "words", "chars", "linked", "stop", "commas", "upper", "digits", "letters", "capitals", "word_chars", "sentences",
    "asks", "leads", "bars", "clock", "year", "timed", "signer", "prose", "again", "form_again", "before_too", "alike",
    "alike_words", "alike_prose", "alike_share", "depth", "links", "stressed", "bracketed", "pointer", "prompt",
    "appeal", "dash",
)  # fmt: skip
_SAID = ("pointer", "prompt", "appeal")
_WORDED = (*_SEEN[:18], "links", "stressed", "bracketed", "dash", "depth", "before_too")
_LOGS = ("chars", "form_again", "alike", "alike_words")
_OWN = (*(f"tag_{tag}" for tag in _TAGS), *(f"in_{zone}" for zone in _ZONES), *_SEEN)
_PLACE = (
    "place", "before", "after_title", "from_first", "to_last", "inside", "nearest", "page_chars", "page_prose",
    "page_linked", "page_users", "page_tops", "discussion", "title_words", "in_most",
    *(f"page_{zone}" for zone in _PAGE_ZONES),
)  # fmt: skip
_AROUND = tuple(f"{name}_{step:+d}" for step in _NEAR for name in ("words", "linked", "prose", "stop"))
_BOXED = tuple(
    f"box{step}_{name}"
    for step in _BOX_STEPS
    for name in ("share", "prose", "linked", "stop", "mean", "segments", "alike", "before", *_OWN_ZONES)
)
NAMES = (*_OWN, *_PLACE, *_AROUND, *_BOXED)
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_BAR = re.compile(r"[|•·»›©]")
_CLOCK = re.compile(r"\d:\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCE = re.compile(r"[.!?…][\"”’)]?\s")
_PROSE_WORDS, _PROSE_LINKED = 8, 0.4
_BEGINNING_CHARS = 60
_SHAPE_CHARS = 200
_DIGITS, _LETTERS, _ASCII = string.digits.encode(), string.ascii_letters.encode(), bytes(range(128))


def signs(parts: list[Segment], boxes: list[Box], within: Nest, discussion: bool) -> Table:
    """Return one row a segment, one column for each of ``NAMES``.

    ``within`` is the ``nest`` of both; ``discussion`` tells that the page calls itself one in its structured data.
    """
    own = _own(parts, within.kind)
    column = {name: own[:, index] for index, name in enumerate(_OWN)}
    return np.hstack([own, _place(parts, column, discussion), _around(column), _boxed(parts, boxes, within, column)])


def _own(parts: list[Segment], kind: Numbers) -> Table:
    words = [_WORD.findall(part.text) for part in parts]
    count = np.array([len(own) for own in words], dtype=np.float64)
    prose = np.array([_is_prose(part, len(own)) for part, own in zip(parts, words, strict=True)])
    beginnings = [part.text[:_BEGINNING_CHARS] for part in parts]
    forms, alike = numbered(_NUMBER.sub("0", beginning) for beginning in beginnings), np.bincount(kind)
    seen, of_kind = numbered(part.text for part in parts), np.bincount(kind, weights=count)
    begun: set[str] = set()
    rows = []
    for part, own, beginning in zip(parts, words, beginnings, strict=True):
        rows.append((*_wording(part, own), len(part.boxes), beginning in begun))
        begun.add(beginning)
    column = dict(zip(_WORDED, np.array(rows, dtype=np.float64).T, strict=True))
    column.update(zip(_SAID, _rows(_said, beginnings).T, strict=True))
    column["prose"] = prose
    column["again"] = np.minimum(np.bincount(seen)[seen], 5)
    column["form_again"] = np.bincount(forms)[forms]
    column["alike"] = alike[kind]
    column["alike_words"] = (of_kind / alike)[kind]
    column["alike_prose"] = (np.bincount(kind, weights=count * prose) / np.maximum(1, of_kind))[kind]
    column["alike_share"] = (of_kind / max(1, of_kind.sum()))[kind]
    for name in _LOGS:
        column[name] = np.log1p(column[name])
    tags, zones = _rows(_tag_row, [part.tag for part in parts]), _rows(_zone_row, [part.zones for part in parts])
    return np.hstack([tags, zones, np.column_stack([column[name] for name in _SEEN])])


def _rows(row: Callable[[Any], tuple[bool, ...]], values: Sequence[Hashable]) -> Table:
    """A row for each value; of equal ones it is made once."""
    distinct = list(dict.fromkeys(values))
    place = {value: number for number, value in enumerate(distinct)}
    return np.array([row(value) for value in distinct], dtype=np.float64)[[place[value] for value in values]]


def _wording(part: Segment, words: list[str]) -> tuple[float, ...]:
    """What is seen of the text alone, and of its marks of links, stress, time and name."""
    text, chars, count = part.text, len(part.text), len(words)
    shape = text[:_SHAPE_CHARS]
    digits, letters = _digits_and_letters(shape)
    first = words[:30]
    return (
        min(count, 100),
        chars,
        part.link_chars / chars,
        ends_with_stop(text),
        text.count(",") / count if count else 0.0,
        text[0].isupper(),
        digits / len(shape),
        letters / len(shape),
        sum([word[0].isupper() for word in first]) / max(1, len(first)),
        len("".join(first)) / max(1, len(first)),
        min(len(_SENTENCE.findall(text)), 10),
        "?" in text,
        text[-1] == ":",
        bool(_BAR.search(shape)),
        digits > 2 and bool(_CLOCK.search(shape)),
        digits > 3 and bool(_YEAR.search(shape)),
        part.time is not None,
        part.signer is not None,
        min(part.links, 10),
        part.stressed_chars / chars,
        text[0] in "[(" and text[-1] in "])",
        text[0] in "—–-•*",
    )


def _said(beginning: str) -> tuple[bool, bool, bool]:
    """What the beginning says in the words of any language: a pointer, an offer, an appeal."""
    if not may_hold(fold(beginning), "pointer", "prompt", "appeal", again=False):
        return (False, False, False)
    plain = flat(beginning)
    return bool(at_start("pointer").match(plain)), holds("prompt", plain), holds("appeal", plain)


def _is_prose(part: Segment, words: int) -> bool:
    """True for sentences, out of what is called a menu, a footer and the like, that are no links."""
    linked = part.link_chars > len(part.text) * _PROSE_LINKED
    return words >= _PROSE_WORDS and not linked and not part.zones & _OUT_ZONES and ends_with_stop(part.text)


def _tag_row(tag: str) -> tuple[bool, ...]:
    tag = _TAG_OF.get(tag, tag)
    return tuple(tag == name for name in _TAGS)


def _zone_row(zones: frozenset[str]) -> tuple[bool, ...]:
    return tuple(name in zones for name in _ZONES)


def _own_zone_row(zones: frozenset[str]) -> tuple[bool, ...]:
    return tuple(name in zones for name in _OWN_ZONES)


def _digits_and_letters(text: str) -> tuple[int, int]:
    raw = text.encode("utf-8", "surrogatepass")
    digits, letters = len(raw) - len(raw.translate(None, _DIGITS)), len(raw) - len(raw.translate(None, _LETTERS))
    if text.isascii():
        return digits, letters
    rest = raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
    return digits + sum(map(str.isdigit, rest)), letters + sum(map(str.isalpha, rest))


def _place(parts: list[Segment], own: dict[str, Table], discussion: bool) -> Table:
    count = len(parts)
    chars = np.array([len(part.text) for part in parts], dtype=np.float64)
    total = chars.sum()
    title = next((i for i, part in enumerate(parts) if part.tag == "h1"), -1)
    told = np.where((own["words"] >= _PROSE_WORDS) & (own["linked"] < _PROSE_LINKED) & (own["stop"] > 0), chars, 0.0)
    held = [(told * own[f"in_{zone}"]).sum() / max(1.0, told.sum()) for zone in _PAGE_ZONES]
    columns = (
        np.arange(count) / count,
        np.cumsum(chars) / total,
        np.clip(np.arange(count) - title, -30, 200) if title >= 0 else np.full(count, 300.0),
        *beside(own["prose"] > 0),
        np.full(count, np.log(total)),
        np.full(count, (chars * own["prose"]).sum() / total),
        np.full(count, (chars * own["linked"]).sum() / total),
        np.full(count, own["in_user"].mean()),
        np.full(count, own["tag_h1"].sum()),
        np.full(count, float(discussion)),
        np.full(count, len(parts[title].text.split()) if title >= 0 else -1.0),
        sum(own[f"in_{zone}"] * share for zone, share in zip(_PAGE_ZONES, held, strict=True)),
        *(np.full(count, share) for share in held),
    )
    return np.column_stack(columns)


def beside(sure: NDArray[np.bool_]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """How far each segment is from the first ``sure`` one, to the last, whether between them, and to the nearest."""
    count = len(sure)
    index = np.arange(count)
    places = np.flatnonzero(sure)
    if not places.size:
        return (index * 1.0, count - 1.0 - index, np.ones(count), np.full(count, 50.0))
    after = np.searchsorted(places, index)
    right = np.abs(places[np.minimum(after, places.size - 1)] - index)
    left = np.abs(places[np.maximum(after - 1, 0)] - index)
    return (
        np.clip(index - places[0], -50, 200),
        np.clip(places[-1] - index, -50, 200),
        (index >= places[0]) & (index <= places[-1]),
        np.minimum(np.minimum(left, right), 50),
    )


def moved(values: Table, step: int, empty: float) -> Table:
    """What stands ``step`` segments further on; ``empty`` beyond the ends."""
    out = np.full_like(values, empty)
    if step < 0:
        out[-step:] = values[:step]
    else:
        out[:-step] = values[step:]
    return out


def _around(own: dict[str, Table]) -> Table:
    return np.column_stack(
        [moved(own[name], step, -1.0) for step in _NEAR for name in ("words", "linked", "prose", "stop")]
    )


def _boxed(parts: list[Segment], boxes: list[Box], within: Nest, own: dict[str, Table]) -> Table:
    """What the containers are and hold: how much of the page, of links, of sentences; how many are of one name."""
    chars = np.array([len(part.text) for part in parts], dtype=np.float64)
    links = np.array([part.link_chars for part in parts], dtype=np.float64)
    weights = (chars, chars * own["prose"], links, chars * own["stop"], np.ones(len(parts)))
    sums = np.column_stack([within.held(weight) for weight in weights])
    total = max(1.0, sums[0, 0])
    alike = np.log1p(np.bincount(within.name))[within.name]
    zones = _rows(_own_zone_row, [box.zones for box in boxes])
    so_far = np.cumsum(chars) - chars
    columns: list[Table] = []
    for step in _BOX_STEPS:
        at = within.outward(step)
        size, prose, linked, stop, count = sums[at].T
        full = np.maximum(size, 1)
        columns += [size / total, prose / full, linked / full, stop / full, np.log1p(size / np.maximum(count, 1))]
        begin = np.full(len(boxes), np.inf)
        np.minimum.at(begin, at, so_far)
        columns += [np.log1p(count), alike[at], (so_far - begin[at]) / full, *zones[at].T]
    return np.column_stack(columns)
