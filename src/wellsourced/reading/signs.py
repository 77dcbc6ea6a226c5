"""What can be seen of each segment of a page, as numbers: the ground on which it is judged."""

import re
import string
from collections import Counter
from functools import cache, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wellsourced.reading.lines import ends_with_stop
from wellsourced.reading.markup import Box, Segment
from wellsourced.reading.phrases import anywhere, at_start, first_words, flat, words_in

Table = NDArray[np.float64]

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
_OWN = (
    *(f"tag_{tag}" for tag in _TAGS), *(f"in_{zone}" for zone in _ZONES), "words", "chars", "linked", "stop",
    "commas", "upper", "digits", "letters", "capitals", "word_chars", "sentences", "asks", "leads", "bars", "clock",
    "year", "timed", "signer", "prose", "again", "form_again", "before_too", "alike", "alike_words", "alike_prose",
    "alike_share", "depth", "links", "stressed", "bracketed", "pointer", "prompt", "appeal", "dash",
)  # fmt: skip
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
_HELD = (0.5, 0.8)
NAMES = (*_OWN, *_PLACE, *_AROUND, *_BOXED)
_LOGS = [_OWN.index(name) for name in ("chars", "form_again", "alike", "alike_words")]
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_CLOCK = re.compile(r"\d:\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SENTENCE = re.compile(r"[.!?…][\"”’)]?\s")
_PROSE_WORDS, _PROSE_LINKED = 8, 0.4
_BEGINNING_CHARS = 60
_SHAPE_CHARS = 200
_DIGITS, _LETTERS = string.digits.encode(), string.ascii_letters.encode()


def signs(parts: list[Segment], boxes: list[Box], discussion: bool) -> Table:
    """Return one row a segment, one column for each of ``NAMES``.

    ``discussion`` tells that the page calls itself one in its structured data.
    """
    own = _own(parts, boxes)
    column = {name: own[:, index] for index, name in enumerate(_OWN)}
    return np.hstack([own, _place(parts, column, discussion), _around(column), _boxed(parts, boxes, column)])


def core(parts: list[Segment], boxes: list[Box], weight: Table) -> Table:
    """Where each segment stands to the smallest container that holds half, and most, of what ``weight`` counts.

    Shape (segments, 8): for either container whether the segment is in it, how many containers they do not share, the
    share of ``weight`` in the last one that they do, and how deep the segment stands below that.
    """
    inner = np.array([part.boxes[-1] for part in parts])
    depth = np.array([len(part.boxes) for part in parts])
    held = _held(inner, boxes, weight)
    columns: list[NDArray[Any]] = []
    for share in _HELD:
        path = _path(boxes, int(np.flatnonzero(held >= share * held[0])[-1]))
        shared, last = _in_common(boxes, path)
        common = shared[inner]
        of_all = held[last[inner]] / max(1.0, held[0])
        columns += [common == len(path), common - len(path), of_all, depth - common]
    return np.column_stack(columns)


def _held(inner: NDArray[np.int64], boxes: list[Box], weight: Table) -> Table:
    """What each container holds of ``weight``, those within it included."""
    held = np.bincount(inner, weights=weight, minlength=len(boxes)).tolist()
    for box in range(len(boxes) - 1, 0, -1):
        held[boxes[box].around] += held[box]
    return np.array(held)


def _path(boxes: list[Box], box: int) -> set[int]:
    path = {box}
    while box:
        box = boxes[box].around
        path.add(box)
    return path


def _in_common(boxes: list[Box], path: set[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each container, how many of ``path`` are around it or itself, and the innermost of them."""
    shared, last = [1], [0]
    for number, box in enumerate(boxes[1:], 1):
        shared.append(shared[box.around] + (number in path))
        last.append(number if number in path else last[box.around])
    return np.array(shared), np.array(last)


def _own(parts: list[Segment], boxes: list[Box]) -> Table:
    words = [_WORD.findall(part.text) for part in parts]
    prose = [_is_prose(part, len(own)) for part, own in zip(parts, words, strict=True)]
    seen = Counter(part.text for part in parts)
    forms = [_form(part.text) for part in parts]
    same_form = Counter(forms)
    kinds = [(boxes[part.boxes[-1]].name, part.tag) for part in parts]
    alike = Counter(kinds)
    of_kind: Counter[tuple[str, str]] = Counter()
    prose_of_kind: Counter[tuple[str, str]] = Counter()
    for kind, own, reads in zip(kinds, words, prose, strict=True):
        of_kind[kind] += len(own)
        prose_of_kind[kind] += len(own) * reads
    total = max(1, of_kind.total())
    rows = []
    begun: set[str] = set()
    for part, kind, own, reads, form in zip(parts, kinds, words, prose, forms, strict=True):
        rows.append(
            (
                *_tag_row(part.tag),
                *_zone_row(part.zones),
                *_wording(part, own),
                reads,
                min(seen[part.text], 5),
                same_form[form],
                part.text[:_BEGINNING_CHARS] in begun,
                alike[kind],
                of_kind[kind] / alike[kind],
                prose_of_kind[kind] / max(1, of_kind[kind]),
                of_kind[kind] / total,
                len(part.boxes),
                min(part.links, 10),
                part.stressed_chars / len(part.text),
                part.text[0] in "[(" and part.text[-1] in "])",
                *_said(part.text),
                part.text[0] in "—–-•*",
            )
        )
        begun.add(part.text[:_BEGINNING_CHARS])
    table = np.array(rows, dtype=np.float64)
    table[:, _LOGS] = np.log1p(table[:, _LOGS])
    return table


def _wording(part: Segment, words: list[str]) -> tuple[float, ...]:
    """From "words" to "signer"."""
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
        text[:1].isupper(),
        digits / len(shape),
        letters / len(shape),
        sum([word[0].isupper() for word in first]) / max(1, len(first)),
        sum(map(len, first)) / max(1, len(first)),
        min(len(_SENTENCE.findall(text)), 10),
        "?" in text,
        text[-1] == ":",
        any(bar in shape for bar in "|•·»›©"),
        digits > 2 and bool(_CLOCK.search(shape)),
        digits > 3 and bool(_YEAR.search(shape)),
        part.time is not None,
        part.signer is not None,
    )


def _said(text: str) -> tuple[bool, bool, bool]:
    """What the beginning says in the words of any language: a pointer, an offer, an appeal."""
    plain = flat(text[:_BEGINNING_CHARS])
    held = words_in(plain)
    pointer, prompt, appeal = (not held.isdisjoint(first_words(name)) for name in ("pointer", "prompt", "appeal"))
    return (
        pointer and bool(at_start("pointer").match(plain)),
        prompt and bool(anywhere("prompt").search(plain)),
        appeal and bool(anywhere("appeal").search(plain)),
    )


def _is_prose(part: Segment, words: int) -> bool:
    """True for sentences, out of what is called a menu, a footer and the like, that are no links."""
    linked = part.link_chars > len(part.text) * _PROSE_LINKED
    return words >= _PROSE_WORDS and not linked and not part.zones & _OUT_ZONES and ends_with_stop(part.text)


def _form(text: str) -> str:
    """What counters and dates of one form share."""
    return _NUMBER.sub("0", text[:_BEGINNING_CHARS])


@cache
def _tag_row(tag: str) -> tuple[bool, ...]:
    tag = _TAG_OF.get(tag, tag)
    return tuple(tag == name for name in _TAGS)


@lru_cache(maxsize=4096)
def _zone_row(zones: frozenset[str], names: tuple[str, ...] = _ZONES) -> tuple[bool, ...]:
    return tuple(name in zones for name in names)


def _digits_and_letters(text: str) -> tuple[int, int]:
    if not text.isascii():
        return sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    raw = text.encode()
    return len(raw) - len(raw.translate(None, _DIGITS)), len(raw) - len(raw.translate(None, _LETTERS))


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


def _boxed(parts: list[Segment], boxes: list[Box], own: dict[str, Table]) -> Table:
    """What the containers are and hold: how much of the page, of links, of sentences; how many are of one name."""
    chars = np.array([len(part.text) for part in parts], dtype=np.float64)
    links = np.array([part.link_chars for part in parts], dtype=np.float64)
    inner = np.array([part.boxes[-1] for part in parts])
    sums = np.empty((len(boxes), 5))
    for index, weight in enumerate((chars, chars * own["prose"], links, chars * own["stop"], np.ones(len(parts)))):
        sums[:, index] = _held(inner, boxes, weight)
    total = max(1.0, sums[0, 0])
    called = Counter(box.name for box in boxes)
    alike = np.log1p([called[box.name] for box in boxes])
    zones = np.array([_zone_row(box.zones, _OWN_ZONES) for box in boxes], dtype=np.float64)
    so_far = np.cumsum(chars) - chars
    columns: list[Table] = []
    for step in _BOX_STEPS:
        at = np.array([part.boxes[max(0, len(part.boxes) - 1 - step)] for part in parts])
        size, prose, linked, stop, count = sums[at].T
        full = np.maximum(size, 1)
        columns += [size / total, prose / full, linked / full, stop / full, np.log1p(size / np.maximum(count, 1))]
        begin = np.full(len(boxes), np.inf)
        np.minimum.at(begin, at, so_far)
        columns += [np.log1p(count), alike[at], (so_far - begin[at]) / full, *zones[at].T]
    return np.column_stack(columns)
