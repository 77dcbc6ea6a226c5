"""Lay two tellings side by side, sentence by sentence in order, though no word need be the same."""

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt
from typing import NamedTuple

from wellsourced.text.marks import Mark
from wellsourced.tracing.bodies import Body, Sentence

WEIGHTS = {"number": 1.0, "name": 1.0, "word": 0.6}
SPOKEN = 0.4  # what stands in quotation marks may be the same because both heard the same speaker
UNKNOWN = 0.25  # a word of another language that has no concept could not have matched: it says little
LEAST_GAIN = 0.30  # below this likeness two sentences of one event are as like as any two
SKIP = 0.05  # what passing over a sentence costs: what was copied stands together
FULL_WEIGHT = 2.5  # matched weight outside quotation marks from which a likeness is taken at its word
LEAST_WEIGHT = 0.8  # one common name does not make two sentences the same


class Pair(NamedTuple):
    """Sentences ``one`` and ``other`` (half-open index ranges) that say the same, with their likeness 0-1."""

    one: tuple[int, int]
    other: tuple[int, int]
    likeness: float


class Alignment(NamedTuple):
    """The best alignment in order, its gain, and the gain of the same sentences in reverse."""

    pairs: tuple[Pair, ...]
    gain: float
    reverse_gain: float


class _Weighed(NamedTuple):
    keys: frozenset[str]
    marks: tuple[tuple[frozenset[str], float, bool], ...]
    total: float


def align(one: Body, other: Body) -> Alignment:
    """Return which sentences of ``one`` say what sentences of ``other`` say, in the order of both.

    A sentence may meet two neighbouring ones (split or joined by an editor); any may stay alone.
    """
    left, right = _weigh(one, other), _weigh(other, one)
    table = _table(left, right)
    pairs, gain = _best(table, len(left), len(right))
    size = len(right) - 1
    turned = {(i, ri, size - j - (rj - 1), rj): v for (i, ri, j, rj), v in table.items()}
    return Alignment(tuple(pairs), gain, _best(turned, len(left), len(right))[1])


def _weigh(body: Body, other: Body) -> list[list[_Weighed]]:
    """Per sentence: itself, and itself joined with the next."""
    same_language = body.account.language == other.account.language
    here, there = _counts(body), _counts(other)

    def weigh(mark: Mark, spoken: bool) -> float:
        weight = WEIGHTS[mark.kind] * (SPOKEN if spoken else 1.0)
        shared = [here[key] * there[key] for key in mark.keys if key in there]
        if shared:
            return weight / (1 + log(min(shared)))
        if mark.kind == "word" and not same_language and not any(k[0] == "=" for k in mark.keys):
            return weight * UNKNOWN
        return weight

    weighed = [[(m.keys, weigh(m, i in s.said), i in s.said) for i, m in enumerate(s.marks)] for s in body.sentences]
    return [[_one(w)] + ([_one(w + weighed[i + 1])] if i + 1 < len(weighed) else []) for i, w in enumerate(weighed)]


def _one(marks: list[tuple[frozenset[str], float, bool]]) -> _Weighed:
    keys = frozenset(key for mark, _, _ in marks for key in mark)
    return _Weighed(keys, tuple(marks), sum(weight for _, weight, _ in marks))


def _counts(body: Body) -> Counter[str]:
    return Counter(k for s in body.sentences for k in {key for mark in s.marks for key in mark.keys})


def _table(left: list[list[_Weighed]], right: list[list[_Weighed]]) -> dict[tuple[int, int, int, int], float]:
    """The likeness of every two stretches worth a look: (i, how many, j, how many) -> 0-1.

    Two sentences are taken together where they are liker the one than either of them alone.
    """
    table = {}
    for i, ones in enumerate(left):
        for j, others in enumerate(right):
            if (value := likeness(ones[0], others[0])) > 0:
                table[i, 1, j, 1] = value
    for i, ones in enumerate(left):
        for j, others in enumerate(right):
            alone = table.get((i, 1, j, 1), 0.0)
            if len(ones) > 1 and (both := likeness(ones[1], others[0])) > max(alone, table.get((i + 1, 1, j, 1), 0.0)):
                table[i, 2, j, 1] = both
            if len(others) > 1 and (both := likeness(ones[0], others[1])) > max(
                alone, table.get((i, 1, j + 1, 1), 0.0)
            ):
                table[i, 1, j, 2] = both
    return table


def likeness(one: _Weighed, other: _Weighed) -> float:
    """Return how much of each is in the other, as a geometric mean, less where few words are their own."""
    if not one.total or not other.total or one.keys.isdisjoint(other.keys):
        return 0.0
    here, own = _matched(one, other)
    there, own_there = _matched(other, one)
    if min(here, there) < LEAST_WEIGHT:
        return 0.0
    proof = min(1.0, min(own, own_there) / FULL_WEIGHT)
    return sqrt(here / one.total * there / other.total) * sqrt(proof)


def _matched(one: _Weighed, other: _Weighed) -> tuple[float, float]:
    """The weight of the marks of ``one`` that ``other`` has: of all, and of those outside quotation marks."""
    hits = [(weight, said) for keys, weight, said in one.marks if not keys.isdisjoint(other.keys)]
    return sum(w for w, _ in hits), sum(w for w, said in hits if not said)


def _best(table: dict[tuple[int, int, int, int], float], rows: int, columns: int) -> tuple[list[Pair], float]:
    """The best stretch of both (Smith and Waterman 1981): alike sentences gain, those passed over cost."""
    steps: dict[tuple[int, int], list[tuple[int, int, float]]] = {}
    for (i, ri, j, rj), value in table.items():
        if value > LEAST_GAIN:
            steps.setdefault((i + ri, j + rj), []).append((ri, rj, value))
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    came: dict[tuple[int, int], tuple[int, int, float]] = {}
    peak, top = 0.0, (0, 0)
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            options = [
                (0.0, (0, 0, 0.0)),
                (score[i - 1][j] - SKIP, (1, 0, 0.0)),
                (score[i][j - 1] - SKIP, (0, 1, 0.0)),
            ]
            options.append((score[i - 1][j - 1] - SKIP, (1, 1, 0.0)))
            options += [
                (score[i - ri][j - rj] + _gain(value, max(ri, rj)), (ri, rj, value))
                for ri, rj, value in steps.get((i, j), ())
            ]
            score[i][j], came[i, j] = max(options)
            if score[i][j] > peak:
                peak, top = score[i][j], (i, j)
    return _trace(came, top), peak


def _gain(value: float, sentences: int) -> float:
    return (value - LEAST_GAIN) * (1.0 if sentences == 1 else 1.5)


def _trace(came: dict[tuple[int, int], tuple[int, int, float]], top: tuple[int, int]) -> list[Pair]:
    pairs = []
    i, j = top
    while (i, j) in came and came[i, j] != (0, 0, 0.0):
        ri, rj, value = came[i, j]
        if value:
            pairs.append(Pair((i - ri, i), (j - rj, j), value))
        i, j = i - ri, j - rj
    return pairs[::-1]


def sentences_in(pairs: Sequence[Pair], body: Body, side: int) -> list[Sentence]:
    """Return the sentences of ``body`` that the pairs hold; ``side`` is 0 for ``one``, 1 for ``other``."""
    return [s for pair in pairs for s in body.sentences[slice(*(pair.one, pair.other)[side])]]
