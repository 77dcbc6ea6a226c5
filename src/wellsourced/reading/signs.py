"""What can be seen of each segment of a page, as numbers: the ground on which it is judged."""

import re
import string
from collections import Counter
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from wellsourced.reading.lines import ends_with_stop
from wellsourced.reading.markup import Box, Segment

Table = NDArray[np.float64]

_TAGS = ("p", "li", "h1", "h2", "h3", "td", "quote", "figcaption", "post", "br", "div")
_TAG_OF = {
    "h4": "h3", "h5": "h3", "h6": "h3", "th": "td", "blockquote": "quote", "pre": "quote", "dt": "li", "dd": "li",
    "section": "div", "article": "div", "main": "div", "body": "div", "center": "div", "header": "div",
}  # fmt: skip
_ZONES = ("nav footer aside form promo comments article main header quote figure unit body user sign meta cite").split()
_NEAR = (1, 2, 3)
_BOX_STEPS = (0, 1, 2, 4)
_OWN = (
    *(f"tag_{tag}" for tag in _TAGS), *(f"in_{zone}" for zone in _ZONES), "words", "chars", "linked", "stop",
    "commas", "upper", "digits", "letters", "chosen", "again", "before_too", "alike", "alike_words", "alike_chosen",
    "depth",
)  # fmt: skip
_PLACE = (
    "place", "before", "after_title", "from_first", "to_last", "inside", "nearest", "page_chars", "page_chosen",
    "page_linked", "page_units", "page_users", "page_comments", "discussion", "title_words",
)  # fmt: skip
_AROUND = tuple(f"{name}_{step:+d}" for step in (-3, -2, -1, 1, 2, 3) for name in ("words", "linked", "chosen", "stop"))
_BOXED = tuple(f"box{step}_{name}" for step in _BOX_STEPS for name in ("share", "chosen", "linked", "prose", "mean"))
NAMES = (*_OWN, *_PLACE, *_AROUND, *_BOXED)
_WORD = re.compile(r"\w+")
_CHUNK_CHARS = 32
_SHORT_CHARS = 24
_BEGINNING_CHARS = 60
_SHAPE_CHARS = 200
_DIGITS, _LETTERS = string.digits.encode(), string.ascii_letters.encode()


class Chosen:
    """Which part of a text stands among the paragraphs that another extractor took."""

    def __init__(self, paragraphs: list[str]) -> None:
        self._lines = frozenset(" ".join(p.split()).strip("- ") for p in paragraphs)
        self._whole = "\n".join(" ".join(p.split()) for p in paragraphs)

    def share(self, text: str) -> float:
        """Return the share (0 to 1) of ``text`` that stands there; a short text must be a line or begin one."""
        if not self._whole:
            return 0.0
        if text in self._lines:
            return 1.0
        if len(text) < _SHORT_CHARS:
            return 0.5 if f" {text} " in self._whole or f"{text} " in self._whole[: len(text) + 1] else 0.0
        if text in self._whole:
            return 1.0
        pieces = [text[i : i + _CHUNK_CHARS] for i in range(0, len(text) - _CHUNK_CHARS // 2, _CHUNK_CHARS)]
        return sum(piece in self._whole for piece in pieces) / len(pieces)


def signs(parts: list[Segment], boxes: list[Box], chosen: list[float], discussion: bool) -> Table:
    """Return one row a segment, one column for each of ``NAMES``; ``chosen`` is the reference's share of each.

    ``discussion`` tells that the page calls itself one in its structured data.
    """
    own = _own(parts, boxes, chosen)
    column = {name: own[:, index] for index, name in enumerate(_OWN)}
    return np.hstack([own, _place(parts, column, discussion), _around(column), _boxed(parts, boxes, column)])


def _own(parts: list[Segment], boxes: list[Box], chosen: list[float]) -> Table:
    seen = Counter(part.text for part in parts)
    kinds = [(boxes[part.boxes[-1]].name, part.tag) for part in parts]
    alike = Counter(kinds)
    words = [len(_WORD.findall(part.text)) for part in parts]
    of_kind: Counter[tuple[str, str]] = Counter()
    chosen_of_kind: Counter[tuple[str, str]] = Counter()
    for kind, count, share in zip(kinds, words, chosen, strict=True):
        of_kind[kind] += count
        chosen_of_kind[kind] += int(count * share)
    rows = []
    begun: set[str] = set()
    for part, kind, count, share in zip(parts, kinds, words, chosen, strict=True):
        text, chars = part.text, len(part.text)
        digits, letters = _digits_and_letters(text[:_SHAPE_CHARS])
        rows.append(
            (
                *_tag_row(part.tag),
                *_zone_row(part.zones),
                min(count, 100),
                chars,
                part.link_chars / chars,
                ends_with_stop(text),
                text.count(",") / count if count else 0.0,
                text[:1].isupper(),
                digits / min(chars, _SHAPE_CHARS),
                letters / min(chars, _SHAPE_CHARS),
                share,
                min(seen[text], 5),
                text[:_BEGINNING_CHARS] in begun,
                alike[kind],
                of_kind[kind] / alike[kind],
                chosen_of_kind[kind] / max(1, of_kind[kind]),
                len(part.boxes),
            )
        )
        begun.add(text[:_BEGINNING_CHARS])
    table = np.array(rows, dtype=np.float64)
    logs = [_OWN.index("chars"), _OWN.index("alike")]
    table[:, logs] = np.log1p(table[:, logs])
    return table


@cache
def _tag_row(tag: str) -> tuple[bool, ...]:
    tag = _TAG_OF.get(tag, tag)
    return tuple(tag == name for name in _TAGS)


@lru_cache(maxsize=4096)
def _zone_row(zones: frozenset[str]) -> tuple[bool, ...]:
    return tuple(zone in zones for zone in _ZONES)


def _digits_and_letters(text: str) -> tuple[int, int]:
    if not text.isascii():
        return sum(map(str.isdigit, text)), sum(map(str.isalpha, text))
    raw = text.encode()
    return len(raw) - len(raw.translate(None, _DIGITS)), len(raw) - len(raw.translate(None, _LETTERS))


def _place(parts: list[Segment], own: dict[str, Table], discussion: bool) -> Table:
    count = len(parts)
    chars = np.array([len(part.text) for part in parts], dtype=np.float64)
    total = chars.sum()
    index = np.arange(count)
    title = next((i for i, part in enumerate(parts) if part.tag == "h1"), -1)
    sure = np.flatnonzero((own["chosen"] >= 0.7) & (own["words"] >= 8))
    first, last = (sure[0], sure[-1]) if sure.size else (0, count - 1)
    nearest = np.full(count, 50.0)
    if sure.size:
        after = np.searchsorted(sure, index)
        nearest = np.minimum(
            np.abs(sure[np.minimum(after, sure.size - 1)] - index), np.abs(sure[np.maximum(after - 1, 0)] - index)
        )
    columns = (
        index / count,
        np.cumsum(chars) / total,
        np.clip(index - title, -30, 200) if title >= 0 else np.full(count, 300.0),
        np.clip(index - first, -50, 200),
        np.clip(last - index, -50, 200),
        (index >= first) & (index <= last),
        np.minimum(nearest, 50),
        np.full(count, np.log(total)),
        np.full(count, (chars * own["chosen"]).sum() / total),
        np.full(count, (chars * own["linked"]).sum() / total),
        np.full(count, (chars * own["in_unit"]).sum() / total),
        np.full(count, own["in_user"].mean()),
        np.full(count, (chars * own["in_comments"]).sum() / total),
        np.full(count, float(discussion)),
        np.full(count, len(parts[title].text.split()) if title >= 0 else -1.0),
    )
    return np.column_stack(columns)


def _around(own: dict[str, Table]) -> Table:
    columns = []
    for step in (-3, -2, -1, 1, 2, 3):
        for name in ("words", "linked", "chosen", "stop"):
            values = np.full_like(own[name], -1.0)
            if step < 0:
                values[-step:] = own[name][:step]
            else:
                values[:-step] = own[name][step:]
            columns.append(values)
    return np.column_stack(columns)


def _boxed(parts: list[Segment], boxes: list[Box], own: dict[str, Table]) -> Table:
    """What the containers hold: their share of the page, how much of it was chosen, linked, in sentences."""
    chars = np.array([len(part.text) for part in parts], dtype=np.float64)
    links = np.array([part.link_chars for part in parts], dtype=np.float64)
    inner = np.array([part.boxes[-1] for part in parts])
    sums = np.empty((len(boxes), 5))
    for index, weight in enumerate((chars, chars * own["chosen"], links, chars * own["stop"], np.ones(len(parts)))):
        held = np.bincount(inner, weights=weight, minlength=len(boxes)).tolist()
        for box in range(len(boxes) - 1, 0, -1):
            held[boxes[box].around] += held[box]
        sums[:, index] = held
    total = max(1.0, sums[0, 0])
    columns = []
    for step in _BOX_STEPS:
        at = np.array([part.boxes[max(0, len(part.boxes) - 1 - step)] for part in parts])
        size, chosen, linked, prose, count = sums[at].T
        full = np.maximum(size, 1)
        columns += [size / total, chosen / full, linked / full, prose / full, np.log1p(size / np.maximum(count, 1))]
    return np.column_stack(columns)
