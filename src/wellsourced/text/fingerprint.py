"""Tell shared wording from chance: shingles to find candidates, runs of equal words to prove them."""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

PLACES_PER_SHINGLE = 24  # a shingle that stands more often is a formula; trying each place would be quadratic


class Run(NamedTuple):
    """``length`` equal words, from word ``one`` of the first text and word ``other`` of the second."""

    one: int
    other: int
    length: int


def shingles(keys: Sequence[str], size: int) -> list[int]:
    """Return the 32-bit hash of each ``size`` neighbouring words, in order; empty for fewer words.

    >>> len(shingles(["a", "b", "c", "d"], 3))
    2
    """
    return [crc32(" ".join(keys[i : i + size]).encode()) for i in range(len(keys) - size + 1)]


def winnow(hashes: Sequence[int], window: int) -> frozenset[int]:
    """Return a sample of ``hashes`` that meets any other text's sample where they share ``window`` in a row.

    The least hash of each window is kept (Schleimer, Wilkerson and Aiken 2003, "Winnowing").
    """
    last = max(1, len(hashes) - window + 1) if hashes else 0
    return frozenset(min(hashes[i : i + window]) for i in range(last))


def shared_runs(one: Sequence[str], other: Sequence[str], least: int) -> list[Run]:
    """Return the longest runs of at least ``least`` equal words, without overlap in ``one``, in its order.

    Of two equally long runs the one that goes on where the last run ended is taken, then the earlier one.

    >>> shared_runs("a b c d x".split(), "z b c d".split(), 3)
    [Run(one=1, other=1, length=3)]
    """
    places = _places(other, least)
    runs: list[Run] = []
    position, following = 0, 0
    while position <= len(one) - least:
        best = max(
            (
                (_length(one, position, other, place), place >= following, -place)
                for place in places.get(tuple(one[position : position + least]), ())
            ),
            default=None,
        )
        if best is None:
            position += 1
            continue
        run = Run(position, -best[2], best[0])
        runs.append(run)
        position += run.length
        following = run.other + run.length
    return runs


def _places(keys: Sequence[str], size: int) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(keys) - size + 1):
        found = places.setdefault(tuple(keys[i : i + size]), [])
        if len(found) < PLACES_PER_SHINGLE:
            found.append(i)
    return places


def _length(one: Sequence[str], i: int, other: Sequence[str], j: int) -> int:
    length = 0
    while i + length < len(one) and j + length < len(other) and one[i + length] == other[j + length]:
        length += 1
    return length
