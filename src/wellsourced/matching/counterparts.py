"""Bring the figures of a story together into matters, by all that speaks for two of them being of one.

"Six boats sank" and "half a dozen sinkings" share no word. Each account has one such figure, and no other sentence of
the one is as near in meaning to that of the other: so they are of one matter. How much each sign counts was learnt
from events written for it (``training/odds.py``).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from wellsourced.matching.alignment import Alignment
from wellsourced.matching.comparison import Weights
from wellsourced.matching.figure_signs import COUNTS, Links, Signs, Two, same_figure, signs_of, with_unit_of
from wellsourced.matching.figures import numbers_differ
from wellsourced.matching.joining import joined
from wellsourced.matching.likeness import LINK
from wellsourced.matching.matters import recalls
from wellsourced.matching.readings import Reading
from wellsourced.matching.words import word_set

BOUNDS = frozenset({"at least", "up to"})
# The log-odds from which a pair is believed: two figures that differ make a conflict, and a wrong one costs most.
LEAST_SAME, LEAST_OTHER = 0.0, 0.3
LEAST_OTHER_DAY = 1.3  # of two days that differ, a story being told on many
LEAST_DAY = 0.3  # the same of one day that both name, which most sentences of a story could do
LEAST_RECALLED = -2.0  # of a figure that another took the place of
# What befell people of whom one account may tell as of the other's: those hurt are those treated.
FATES = tuple(
    word_set(fates)
    for fates in (
        "injury treat illness",
        "rescue evacuate escape release trapped survival",
        "arrest charge convict",
        "missing search",
    )
)


class Odds(NamedTuple):
    """What each sign adds to the log-odds of two figures being of one matter: of equal ones and of others."""

    same: tuple[float, ...]
    other: tuple[float, ...]

    def of(self, signs: Signs, *, same: bool) -> float:
        """Return the log-odds of a pair."""
        bias, *weights = self.same if same else self.other
        return bias + sum(a * b for a, b in zip(weights, signs, strict=True))


def odds_from(tables: Mapping[str, Mapping[str, float]]) -> Odds:
    """Return the odds of the tables "same" and "other", by sign and "bias". Raise KeyError where one lacks a sign."""
    rows = [tuple(tables[name][sign] for sign in ("bias", *Signs._fields)) for name in ("same", "other")]
    return Odds(*rows)


@cache
def shipped() -> Odds:
    """Return the odds that come with the package."""
    text = (files("wellsourced.matching") / "weights" / "odds.json").read_bytes()
    return odds_from(msgspec.json.decode(text))


def counterparts(
    found: list[Reading], links: Links, weights: Weights, alignment: Alignment, odds: Odds | None = None
) -> list[list[int]]:
    """Return the figures of one matter each, by index, the surest pairs first; a bare number takes the other's unit."""
    known = odds or shipped()
    seen = signs_of(found, links, weights, alignment)
    same = {pair: same_figure(found[pair[0]], found[pair[1]]) for pair in seen}
    sure = {pair: known.of(signs, same=same[pair]) for pair, signs in seen.items()}
    sure |= {pair: max(sure[pair], LEAST_OTHER) for pair in seen if _counted_anew(found, pair, links)}
    sure |= {pair: max(sure[pair], LEAST_DAY) for pair in seen if same[pair] and _recalled(found, pair, sure[pair])}
    believed = [
        (i, j)
        for (i, j), own in sorted(sure.items(), key=lambda item: (-item[1], item[0]))
        if own >= _bar(seen[i, j], same=same[i, j])
        and not (_altered(found[i], found[j]) if same[i, j] else _of_others(found[i], found[j], seen[i, j]))
    ]
    matters = joined(believed, lambda one, other: _may_join(found, sure, one, other))
    for matter in matters:
        _take_units(found, matter)
    return matters


def _counted_anew(found: Sequence[Reading], pair: Two, links: Links) -> bool:
    """True for a figure that counts anew what its sentence before counts, which is much like the other's."""
    return links.get(pair, 0.0) >= LINK and any(found[i].again for i in pair)


def _recalled(found: Sequence[Reading], pair: Two, sure: float) -> bool:
    """True for a figure that one sentence recalls as the former one and the other account gave: "41, up from 26"."""
    return sure >= LEAST_RECALLED and found[pair[0]].former != found[pair[1]].former


def _bar(signs: Signs, *, same: bool) -> float:
    if signs.date:
        return LEAST_DAY if same else LEAST_OTHER_DAY
    return LEAST_SAME if same else LEAST_OTHER


def _of_others(one: Reading, other: Reading, signs: Signs) -> bool:
    """True for figures that exclude nothing: "three other women" and four, "a passenger said" and 34, the badly hurt
    and the hurt.
    """
    if signs.others or (signs.mere_one and signs.counts):
        return True
    return bool(signs.two_frames and signs.counts) and not any({one.frame, other.frame} <= fates for fates in FATES)


def _take_units(found: list[Reading], matter: Sequence[int]) -> None:
    for i in matter:
        for j in matter:
            found[i] = with_unit_of(found[i], found[j])


def _altered(one: Reading, other: Reading) -> bool:
    """True where the sentences of one figure differ in another one, or a bound was lost: neither supports the other."""
    a, b = one.value, other.value
    if a is None or b is None:
        return False
    bounds = [v.hedge if v.hedge in BOUNDS else None for v in (a, b)]
    return numbers_differ(one, other, aligned=False) or (a.unit not in COUNTS and bounds[0] != bounds[1])


def _may_join(found: Sequence[Reading], odds: Mapping[Two, float], one: Sequence[int], other: Sequence[int]) -> bool:
    """True where no account would give two figures of one matter, unless it recalls one or counts anew, and all in all
    the pairs speak for it.
    """
    pairs = [(min(i, j), max(i, j)) for i in one for j in other]
    if any(found[i].telling.claim.id == found[j].telling.claim.id for i, j in pairs):
        return False
    at_home = [(i, j) for i, j in pairs if found[i].account == found[j].account]
    if any(not same_figure(found[i], found[j]) and not _both_told(found[i], found[j]) for i, j in at_home):
        return False
    across = [odds[pair] for pair in pairs if pair in odds]
    return len(across) * 2 >= len(pairs) - len(at_home) and sum(across) >= 0.0


def _both_told(one: Reading, other: Reading) -> bool:
    """True where an account may well give both figures of one matter."""
    return recalls(one) or recalls(other) or one.again or other.again
