"""Bring a figure to its counterpart in another account by what speaks for the pair, and for no other one.

"Six boats sank" and "half a dozen sinkings" share no word. Each account has one such figure, and no
other sentence of the one is as near in meaning to that of the other: so they are of one matter.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from wellsourced.matching.amounts import GENERIC, counts_others, mere_one, of_a_name
from wellsourced.matching.comparison import Weights, equal, is_money, rare, ratio, slipped
from wellsourced.matching.figures import numbers_differ
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Term
from wellsourced.matching.words import word_set
from wellsourced.text.crosslingual import meaning
from wellsourced.text.units import SCALE

MOST_OF_A_KIND = 150  # figures of one kind in a story that are compared; where there are more, words alone decide
COUNTS = frozenset({"person", "item"})
FATES = tuple(
    word_set(fates)
    for fates in (
        "injury treat illness",
        "rescue evacuate escape release trapped survival",
        "arrest charge convict",
        "missing search",
    )
)
BOUNDS = frozenset({"at least", "up to"})
NEAR = 0.86  # cosine of two sentences of one event that are neither near nor far
LONE = 0.05  # by how much the only pair of its kind is held to be nearer than others would be
LONE_SHARED = 0.5  # the same of the words around both
FAR_AHEAD = 0.12
MOST_SHARED = 2.0
MOST_ROUNDS = 3
A_LIST = 3
TOO_SMALL = 0.06  # a ratio below which two figures are of two matters
FARTHEST = 2.0  # orders of magnitude
UNLIKELY = 1e-6


Two = tuple[int, int]


class Side(NamedTuple):
    """How near two figures are: the cosine of their sentences, the weight of the words around both, and one role."""

    near: float
    shared: float
    role: bool  # both count the same, or one counts what the other tells of: "two abstained", "two abstentions"


class Pair(NamedTuple):
    """What speaks for and against two figures being of one matter; ``margin`` is by how much they are nearer in
    meaning than either is to another figure of the other account, ``own`` the same of the words around them.
    """

    rare: float
    noun: float
    frame: float
    half_told: float
    fates: float
    two_nouns: float
    near: float
    shared: float
    margin: float
    own: float
    rivals: float
    explained: float
    apart: float
    slip: float
    clock: float


# Log-odds, of pairs of the composed cases: two figures that are one, and two that differ.
ONE_FIGURE = (
    -0.5,
    Pair(rare=1.6, noun=1.5, frame=0.4, half_told=-0.6, fates=0.5, two_nouns=-0.9, near=10.0, shared=0.4,
         margin=15.0, own=0.8, rivals=-0.1, explained=0.0, apart=0.0, slip=0.0, clock=-3.0),
)  # fmt: skip
TWO_FIGURES = (
    -0.2,
    Pair(rare=0.4, noun=0.4, frame=1.2, half_told=-0.4, fates=0.8, two_nouns=-0.4, near=19.0, shared=0.75,
         margin=12.5, own=0.8, rivals=-0.3, explained=-1.0, apart=-2.2, slip=1.7, clock=0.8),
)  # fmt: skip
# The log-odds from which a pair is believed: two figures that differ make a conflict, and a wrong one costs most.
LEAST_ONE, LEAST_TWO = 0.3, 1.3


def counterparts(found: Sequence[Reading], matters: Sequence[Sequence[int]], weights: Weights) -> list[list[int]]:
    """Return ``matters`` with the figures that belong together by all that speaks for it, the surest pairs first.

    What found its counterpart in an account is no rival there any more: so the pairs are weighed again.
    """
    sides = sides_of(found, matters, weights)
    joined = [list(matter) for matter in matters]
    for _ in range(MOST_ROUNDS):
        before = len(joined), sum(map(len, joined))
        joined = _round(found, joined, sides)
        if (len(joined), sum(map(len, joined))) == before:
            break
    return joined


def _round(found: Sequence[Reading], matters: Sequence[Sequence[int]], sides: Mapping[Two, Side]) -> list[list[int]]:
    odds = {pair: _odds(found, pair, seen) for pair, seen in seen_of(found, matters, sides).items()}
    home = {i: n for n, matter in enumerate(matters) for i in matter}
    members = {n: list(matter) for n, matter in enumerate(matters)}
    for (i, j), sure in sorted(odds.items(), key=lambda item: (-item[1], item[0])):
        same = _equal(found, i, j)
        if not same and _unit(found[i]) == "age":
            continue  # those of two people, as far as is known
        if sure < (LEAST_ONE if same else LEAST_TWO) or (same and _altered(found[i], found[j])):
            continue
        a, b = (home.setdefault(k, len(matters) + k) for k in (i, j))
        one, other = members.setdefault(a, [i]), members.setdefault(b, [j])
        if a != b and _may_join(found, odds, one, other):
            members[a] = sorted(one + members.pop(b))
            home.update(dict.fromkeys(members[a], a))
    return [members[n] for n in sorted(members) if len(members[n]) > 1 or n < len(matters)]


def _altered(one: Reading, other: Reading) -> bool:
    """True where the sentences of one figure differ in another one, or a bound was lost: neither supports the other."""
    a, b = one.value, other.value
    if a is None or b is None:
        return False
    bounds = [v.hedge if v.hedge in BOUNDS else None for v in (a, b)]
    return numbers_differ(one, other, aligned=False) or (a.unit not in COUNTS and bounds[0] != bounds[1])


def _may_join(found: Sequence[Reading], odds: Mapping[Two, float], one: Sequence[int], other: Sequence[int]) -> bool:
    """True where no account would give two figures of one matter, and all in all the pairs speak for it."""
    pairs = [(min(i, j), max(i, j)) for i in one for j in other]
    if any(found[i].telling.claim.id == found[j].telling.claim.id for i, j in pairs):
        return False
    at_home = [(i, j) for i, j in pairs if found[i].account == found[j].account]
    if any(not _equal(found, i, j) for i, j in at_home):
        return False
    across = [odds[pair] for pair in pairs if pair in odds]
    return len(across) * 2 >= len(pairs) - len(at_home) and sum(across) >= 0.0


def _unit(reading: Reading) -> str:
    return reading.value.unit if reading.value is not None else ""


def _equal(found: Sequence[Reading], i: int, j: int) -> bool:
    one, other = found[i].value, found[j].value
    return one is not None and other is not None and equal(one, other)


def _odds(found: Sequence[Reading], pair: Two, seen: Pair) -> float:
    bias, table = ONE_FIGURE if _equal(found, *pair) else TWO_FIGURES
    return bias + sum(a * b for a, b in zip(table, seen, strict=True))


def sides_of(found: Sequence[Reading], matters: Sequence[Sequence[int]], weights: Weights) -> dict[Two, Side]:
    """Return how near the figures are, in meaning and in the words around them, that ``matters`` leave open."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(found):
        if reading.kind == "amount" and reading.value is not None:
            kinds[_kind(reading.value.unit)].append(index)
    settled = _Settled(found, matters)
    across = [
        pair
        for kind in sorted(kinds)
        if len(kinds[kind]) <= MOST_OF_A_KIND
        for pair in combinations(kinds[kind], 2)
        if not settled.holds(*pair) and _comparable(found[pair[0]], found[pair[1]])
    ]
    open_ones = sorted({i for pair in across for i in pair})
    vectors = {i: meaning(found[i].telling.claim.text) for i in open_ones}
    around = {i: _around(found[i]) for i in open_ones}
    told = {i: {key for term, _ in around[i] for key in term.keys} for i in open_ones}
    return {
        (i, j): Side(
            float(np.dot(vectors[i], vectors[j])),
            weights.shared(around[i], around[j]).weight,
            _one_role((found[i].nouns, told[i]), (found[j].nouns, told[j])),
        )
        for i, j in across
    }


class _Settled:
    """Knows of which figures an account has the counterpart already."""

    def __init__(self, found: Sequence[Reading], matters: Sequence[Sequence[int]]) -> None:
        self._account = [reading.account for reading in found]
        self._home = {i: n for n, matter in enumerate(matters) for i in matter}
        self._met = {(n, found[i].account) for n, matter in enumerate(matters) for i in matter}

    def holds(self, i: int, j: int) -> bool:
        """True for two figures of one account, and where either has its counterpart in the other's account."""
        one, other = self._account[i], self._account[j]
        return one == other or (self._home.get(i), other) in self._met or (self._home.get(j), one) in self._met


def _around(reading: Reading) -> tuple[tuple[Term, float], ...]:
    """The words around a figure, without what it counts."""
    return tuple((term, share) for term, share in reading.local if not reading.start <= term.start < reading.end)


def _kind(unit: str) -> str:
    if unit in COUNTS:
        return "count"
    return "money" if is_money(unit) else SCALE[unit][0] if unit in SCALE else unit


def seen_of(found: Sequence[Reading], matters: Sequence[Sequence[int]], sides: Mapping[Two, Side]) -> dict[Two, Pair]:
    """What is seen of the pairs that ``matters`` leave open."""
    settled = _Settled(found, matters)
    rivals: dict[tuple[int, str], list[Two]] = defaultdict(list)
    opened = [pair for pair in sides if not settled.holds(*pair)]
    for i, j in opened:
        rivals[i, found[j].account].append((i, j))
        rivals[j, found[i].account].append((i, j))
    return {
        (i, j): _pair(found, (i, j), sorted({*rivals[i, found[j].account], *rivals[j, found[i].account]}), sides)
        for i, j in opened
    }


def _comparable(one: Reading, other: Reading) -> bool:
    """True unless the figures are of two kinds, or of what befell two kinds of people."""
    if one.value is None or other.value is None or ratio(one.value, other.value) is None:
        return False
    if one.value.unit == "date":
        return (one.former or other.former) and equal(one.value, other.value)
    if one.value.unit == "age" and of_a_name(one) and of_a_name(other):
        return False  # whose ages they are is known
    if one.value.unit == "year" or (not equal(one.value, other.value) and (_in_a_list(one) or _in_a_list(other))):
        return False
    if mere_one(one, other) or counts_others(one) != counts_others(other):
        return False
    size = ratio(one.value, other.value) or 0.0
    if not (TOO_SMALL <= size <= 1 / TOO_SMALL or equal(one.value, other.value) or slipped(one.value, other.value)):
        return False
    return one.frame is None or other.frame is None or one.frame == other.frame or _of_one_fate(one, other)


def _in_a_list(reading: Reading) -> bool:
    """True in a sentence of many figures of one unit: which of them another account means cannot be told."""
    unit = reading.value.unit if reading.value is not None else ""
    return sum(v.unit == unit for v in reading.telling.claim.values) >= A_LIST


def _of_one_fate(one: Reading, other: Reading) -> bool:
    """True for those hurt and those treated, who may be the same; not for the badly and the slightly hurt."""
    return any({one.frame, other.frame} <= fates for fates in FATES)


def _one_role(one: tuple[frozenset[str], set[str]], other: tuple[frozenset[str], set[str]]) -> bool:
    (mine, said), (theirs, told) = one, other
    return bool(mine & theirs or (mine - GENERIC) & told or (theirs - GENERIC) & said)


def _two_nouns(one: Reading, other: Reading) -> bool:
    """True where both count something, each another thing as far as the words tell."""
    if not (one.nouns and other.nouns):
        return False
    known = [any(key[0] == "c" for key in r.nouns) for r in (one, other)]
    return all(known) or one.telling.language == other.telling.language


def _pair(found: Sequence[Reading], pair: Two, beside: Sequence[Two], sides: Mapping[Two, Side]) -> Pair:
    one, other = (found[i] for i in pair)
    a, b = one.value, other.value
    mine = sides[pair]
    others = [sides[p] for p in beside if not _same_place(found, p, pair)]
    size = max(UNLIKELY, min(1 / UNLIKELY, (ratio(a, b) if a and b else None) or UNLIKELY))
    rivals = [
        len({v.quantity for p in beside for i in p if side in p and i != side and (v := found[i].value) is not None})
        for side in pair
    ]
    same = _equal(found, *pair)
    return Pair(
        rare=float(bool(a and b and rare(a) and rare(b))),
        noun=float(mine.role),
        frame=float(one.frame is not None and one.frame == other.frame),
        half_told=float((one.frame is None) != (other.frame is None)),
        fates=float(one.frame is not None and other.frame is not None and one.frame != other.frame),
        two_nouns=float(not mine.role and _two_nouns(one, other)),
        near=mine.near - NEAR,
        shared=min(MOST_SHARED, mine.shared),
        margin=min([FAR_AHEAD, *(mine.near - o.near for o in others)]) if others else LONE,
        own=max(-1.0, min([1.0, *(mine.shared - o.shared for o in others)])) if others else LONE_SHARED,
        rivals=math.log(max(1, rivals[0]) * max(1, rivals[1])),
        explained=float(not same and any(_equal(found, *p) for p in beside if p != pair)),
        apart=0.0 if same else min(FARTHEST, abs(math.log10(size))),
        slip=float(bool(a and b and slipped(a, b))),
        clock=float(bool(a and a.unit == "clock")),
    )


def _same_place(found: Sequence[Reading], one: Two, other: Two) -> bool:
    """True for two pairs of the same two sentences."""
    return all(found[i].telling.claim.id == found[j].telling.claim.id for i, j in zip(one, other, strict=True))
