"""See what speaks for and against two figures of two accounts being of one matter."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec
import numpy as np

from wellsourced.matching.alignment import Alignment
from wellsourced.matching.amounts import GENERIC, counts_others, mere_one, of_a_name
from wellsourced.matching.comparison import Weights, equal, is_money, rare, ratio, slipped
from wellsourced.matching.likeness import LINK
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Term
from wellsourced.model.speech import Value
from wellsourced.text.crosslingual import Floats, Span, meanings
from wellsourced.text.units import COUNTS, MONTH, SCALE

MOST_FIGURES = 200  # of a story that are all compared; of more, those that share words or their number
PLACED = frozenset({"clock", "date", "year", "magnitude", MONTH})  # numbers of their own scale: nine o'clock is no nine
NEAR = 0.86  # cosine of two sentences of one event that are neither near nor far
LONE = 0.05  # by how much the only pair of its kind is held to be nearer than others would be
REACHES = (6, 1)  # words on each side of a figure that are compared in meaning besides its whole sentence
LONE_SHARED = 0.5  # the same of the words around both
FAR_AHEAD = 0.12
MOST_SHARED = 2.0
A_LIST = 3
TOO_SMALL = 0.06  # a ratio below which two figures are hardly of one size
FARTHEST = 2.0  # orders of magnitude
GAPS = {"clock": "clock_gap", "date": "day_gap", "year": "year_gap"}
DAY = 1440  # minutes
DAYS_OF_MONTH = 30.44
UNLIKELY = 1e-6

_WORD = re.compile(r"\S+")

Two = tuple[int, int]
Links = Mapping[Two, float]


class Signs(NamedTuple):
    """What is seen of two figures. Flags are 0 or 1.

    ``near`` is how near their sentences are in meaning, ``wide`` and ``close`` how near the words about them are,
    ``shared`` the weight of what both have in common; each with the margin by which the two are ahead there of either
    with another figure of the other account (``own`` is that of ``shared``). ``rivals`` is how many of these there
    are, ``apart`` the orders of magnitude between both, and the gaps those of the minutes, days or years between two
    points of time; ``link`` is the likeness of their words.
    """

    rare: float
    noun: float
    frame: float
    half_told: float
    two_frames: float
    two_nouns: float
    near: float
    shared: float
    margin: float
    wide: float
    wide_margin: float
    close: float
    close_margin: float
    own: float
    rivals: float
    explained: float
    apart: float
    clock_gap: float
    day_gap: float
    year_gap: float
    slip: float
    clock: float
    one_kind: float
    bare: float
    date: float
    year: float
    no_ratio: float
    listed: float
    far: float
    duration: float
    age: float
    percent: float
    counts: float
    money: float
    mere_one: float
    others: float
    company: float
    named: float
    foreign: float
    link: float
    linked: float
    aligned: float


class _Side(NamedTuple):
    """How near two figures are: in meaning (sentences, then windows), in words, and whether both have one role."""

    near: tuple[float, ...]
    shared: float
    role: bool


def kind_of_unit(unit: str) -> str:
    """Return what a unit measures: count, money, duration, length and so on; else the unit itself."""
    if unit in COUNTS:
        return "count"
    if unit == MONTH:
        return "date"
    return "money" if is_money(unit) else SCALE[unit][0] if unit in SCALE else unit


def is_bare(value: Value) -> bool:
    """Return True for a number without anything that it counts."""
    return value.unit == "item" and value.noun is None


def with_unit_of(bare: Reading, other: Reading) -> Reading:
    """Return a bare number as one of the other's unit: "58" beside "a 58-year-old". Others are returned as they are."""
    a, b = bare.value, other.value
    if a is None or b is None or not is_bare(a) or is_bare(b) or b.unit in PLACED:
        return bare
    return bare._replace(value=msgspec.structs.replace(a, unit=b.unit))


def same_figure(one: Reading, other: Reading) -> bool:
    """Return True for two figures that are one within rounding and hedges, a bare number being of any unit."""
    one, other = with_unit_of(one, other), with_unit_of(other, one)
    return one.value is not None and other.value is not None and equal(one.value, other.value)


def signs_of(found: Sequence[Reading], links: Links, weights: Weights, alignment: Alignment) -> dict[Two, Signs]:
    """Return what is seen of the pairs of figures of two accounts that may be of one matter, by index."""
    pairs = list(_pairs(found, links))
    sides = _sides(found, pairs, weights)
    rivals: dict[tuple[int, str], list[Two]] = defaultdict(list)
    company: dict[tuple[str, str], list[Two]] = defaultdict(list)
    for i, j in pairs:
        rivals[i, found[j].account].append((i, j))
        rivals[j, found[i].account].append((i, j))
        if same_figure(found[i], found[j]):
            company[_places(found, (i, j))].append((i, j))
    looker = _Looker(found, sides, links, alignment)
    return {
        (i, j): looker.signs(
            (i, j),
            sorted({*rivals[i, found[j].account], *rivals[j, found[i].account]}),
            company[_places(found, (i, j))],
        )
        for i, j in pairs
    }


def _places(found: Sequence[Reading], pair: Two) -> tuple[str, str]:
    return found[pair[0]].telling.claim.id, found[pair[1]].telling.claim.id


def _pairs(found: Sequence[Reading], links: Links) -> Iterator[Two]:
    figures = [i for i, reading in enumerate(found) if reading.kind == "amount" and reading.value is not None]
    for i, j in combinations(figures, 2) if len(figures) <= MOST_FIGURES else _likely(found, figures, links):
        if found[i].account != found[j].account and _of_one_scale(found[i], found[j]):
            yield i, j


def _likely(found: Sequence[Reading], figures: Sequence[int], links: Links) -> list[Two]:
    """The pairs that share words or their number."""
    by_number: dict[float, list[int]] = defaultdict(list)
    for i in figures:
        if (value := found[i].value) is not None:
            by_number[value.quantity].append(i)
    equal_ones = (pair for held in by_number.values() if len(held) <= MOST_FIGURES for pair in combinations(held, 2))
    return sorted({*equal_ones, *(pair for pair in links if found[pair[0]].kind == found[pair[1]].kind == "amount")})


def _of_one_scale(one: Reading, other: Reading) -> bool:
    a, b = one.value, other.value
    if a is None or b is None:
        return False
    if kind_of_unit(a.unit) == kind_of_unit(b.unit):
        return ratio(a, b) is not None
    return any(is_bare(v) for v in (a, b)) and not {a.unit, b.unit} & PLACED


def _sides(found: Sequence[Reading], pairs: Sequence[Two], weights: Weights) -> dict[Two, _Side]:
    figures = sorted({i for pair in pairs for i in pair})
    vectors = _vectors(found, figures)
    around = {i: _around(found[i]) for i in figures}
    told = {i: {key for term, _ in around[i] for key in term.keys} for i in figures}
    return {
        (i, j): _Side(
            tuple(float(np.dot(a, b)) for a, b in zip(vectors[i], vectors[j], strict=True)),
            weights.shared(around[i], around[j]).weight,
            _one_role((found[i].nouns, told[i]), (found[j].nouns, told[j])),
        )
        for i, j in pairs
    }


def _vectors(found: Sequence[Reading], figures: Sequence[int]) -> dict[int, list[Floats]]:
    """What the sentence of each figure means, and the words about it at each of :data:`REACHES`."""
    held: dict[str, list[int]] = defaultdict(list)
    for i in figures:
        held[found[i].telling.claim.id].append(i)
    vectors: dict[int, list[Floats]] = {}
    for own in held.values():
        spans = tuple(span for i in own for span in _reaches(found[i]))
        whole, *parts = meanings(found[own[0]].telling.claim.text, spans)
        for at, i in enumerate(own):
            vectors[i] = [whole, *parts[at * len(REACHES) : (at + 1) * len(REACHES)]]
    return vectors


def _reaches(reading: Reading) -> Iterator[Span]:
    """The words about a figure at each of :data:`REACHES`, as characters of its sentence."""
    begin = reading.telling.claim.start
    start, end = reading.start - begin, reading.end - begin
    words = [(found.start(), found.end()) for found in _WORD.finditer(reading.telling.claim.text)]
    before = [word for word in words if word[1] <= start]
    behind = [word for word in words if word[0] >= end]
    for reach in REACHES:
        yield (before[-reach:] or [(start, end)])[0][0], (behind[:reach] or [(start, end)])[-1][1]


def _around(reading: Reading) -> tuple[tuple[Term, float], ...]:
    """The words around a figure, without what it counts."""
    return tuple((term, share) for term, share in reading.local if not reading.start <= term.start < reading.end)


def _one_role(one: tuple[frozenset[str], set[str]], other: tuple[frozenset[str], set[str]]) -> bool:
    """True where both count the same, or one counts what the other tells of: "two abstained", "two abstentions"."""
    (mine, said), (theirs, told) = one, other
    return bool(mine & theirs or (mine - GENERIC) & told or (theirs - GENERIC) & said)


class _Looker:
    """Knows the figures of a story and how near any two of them are."""

    def __init__(
        self, found: Sequence[Reading], sides: Mapping[Two, _Side], links: Links, alignment: Alignment
    ) -> None:
        self._found, self._sides, self._links, self._alignment = found, sides, links, alignment

    def signs(self, pair: Two, beside: Sequence[Two], company: Sequence[Two]) -> Signs:
        one, other = (self._found[i] for i in pair)
        return Signs(**self._near(pair, beside), **self._of_words(one, other, pair), **_of_numbers(one, other),
                     company=float(any(p != pair for p in company)))  # fmt: skip

    def _near(self, pair: Two, beside: Sequence[Two]) -> dict[str, float]:
        """How near both are in meaning and words, and how much nearer than to others."""
        found, mine = self._found, self._sides[pair]
        others = [self._sides[p] for p in beside if _places(found, p) != _places(found, pair)]
        every = [self._sides[p] for p in beside if p != pair]
        numbers = [
            {v.quantity for p in beside for i in p if side in p and i != side and (v := found[i].value) is not None}
            for side in pair
        ]
        same = same_figure(found[pair[0]], found[pair[1]])
        explained = not same and any(p != pair and same_figure(found[p[0]], found[p[1]]) for p in beside)
        names = (("near", "margin"), ("wide", "wide_margin"), ("close", "close_margin"))
        meant: dict[str, float] = {}
        for at, (name, margin) in enumerate(names):
            ahead = [mine.near[at] - o.near[at] for o in (every if at else others)]
            meant |= {name: mine.near[at] - NEAR, margin: min([FAR_AHEAD, *ahead]) if ahead else LONE}
        return meant | {
            "shared": min(MOST_SHARED, mine.shared),
            "own": max(-1.0, min([1.0, *(mine.shared - o.shared for o in others)])) if others else LONE_SHARED,
            "rivals": math.log(max(1, len(numbers[0])) * max(1, len(numbers[1]))),
            "explained": float(explained),
        }

    def _of_words(self, one: Reading, other: Reading, pair: Two) -> dict[str, float]:
        """What the words say that both stand among."""
        role, link = self._sides[pair].role, self._links.get(pair, 0.0)
        framed = [r.frame is not None for r in (one, other)]
        return {
            "noun": float(role),
            "frame": float(all(framed) and one.frame == other.frame),
            "half_told": float(framed[0] != framed[1]),
            "two_frames": float(all(framed) and one.frame != other.frame),
            "two_nouns": float(not role and _two_nouns(one, other)),
            "mere_one": float(mere_one(one, other)),
            "others": float(counts_others(one) != counts_others(other)),
            "named": _named(one, other),
            "foreign": float(one.telling.language != other.telling.language),
            "link": link,
            "linked": float(link >= LINK),
            "aligned": float(self._alignment.same(one.telling, other.telling)),
        }


def _two_nouns(one: Reading, other: Reading) -> bool:
    """True where both count something, each another thing as far as the words tell."""
    if not (one.nouns and other.nouns):
        return False
    known = [any(key[0] == "c" for key in r.nouns) for r in (one, other)]
    return all(known) or one.telling.language == other.telling.language


def _named(one: Reading, other: Reading) -> float:
    """1 for two ages of one name, -1 for those of two."""
    if not (of_a_name(one) and of_a_name(other)):
        return 0.0
    return 1.0 if set(one.local[0][0].keys) & set(other.local[0][0].keys) else -1.0


def _of_numbers(one: Reading, other: Reading) -> dict[str, float]:
    """What the numbers say and what they measure."""
    a, b = one.value, other.value
    if a is None or b is None:
        raise ValueError("a figure without its value")
    kinds, size = {kind_of_unit(v.unit) for v in (a, b)}, ratio(a, b)
    flags = {
        "rare": rare(a) and rare(b),
        "slip": slipped(a, b),
        "clock": a.unit == "clock",
        "one_kind": len(kinds) == 1,
        "bare": is_bare(a) or is_bare(b),
        "date": "date" in kinds,
        "year": "year" in kinds,
        "no_ratio": size is None,
        "listed": _in_a_list(one) or _in_a_list(other),
        "far": not kinds & GAPS.keys() and size is not None and not TOO_SMALL <= size <= 1 / TOO_SMALL,
        "duration": "duration" in kinds,
        "age": "age" in kinds,
        "percent": "percent" in kinds,
        "counts": kinds == {"count"},
        "money": "money" in kinds,
    }
    same = same_figure(one, other)
    return _apart(a, b, same=same) | {name: float(flag) for name, flag in flags.items()}


def _apart(a: Value, b: Value, *, same: bool) -> dict[str, float]:
    """How far the numbers are apart, each kind on its own scale."""
    gaps = dict.fromkeys(("apart", *GAPS.values()), 0.0)
    kind = kind_of_unit(a.unit)
    if same:
        return gaps
    if kind in GAPS:
        between = abs(_on_scale(a) - _on_scale(b))
        return gaps | {GAPS[kind]: math.log10(1 + (min(between, DAY - between) if kind == "clock" else between))}
    known = max(UNLIKELY, min(1 / UNLIKELY, ratio(a, b) or UNLIKELY))
    return gaps | {"apart": min(FARTHEST, abs(math.log10(known)))}


def _on_scale(value: Value) -> float:
    """A point of time in minutes, days or years; a month stands for its middle."""
    return (value.quantity - 11.5) * DAYS_OF_MONTH if value.unit == MONTH else value.quantity


def _in_a_list(reading: Reading) -> bool:
    """True in a sentence of many figures of one unit: which of them another account means cannot be told."""
    unit = reading.value.unit if reading.value is not None else ""
    return sum(v.unit == unit for v in reading.telling.claim.values) >= A_LIST
