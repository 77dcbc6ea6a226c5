"""Bring the figures of a story together into matters, by all that speaks for two of them being of one.

"Six boats sank" and "half a dozen sinkings" share no word. Each account has one such figure, and no other sentence of
the one is as near in meaning to that of the other: so they are of one matter. How much each sign counts was learnt
from events written for it (``training/odds.py``).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from wellsourced.matching.alignment import Alignment
from wellsourced.matching.comparison import Weights
from wellsourced.matching.figure_signs import Links, Signs, Two, same_figure, signs_of, with_unit_of
from wellsourced.matching.figures import numbers_differ
from wellsourced.matching.joining import joined
from wellsourced.matching.likeness import LINK
from wellsourced.matching.matters import recalls
from wellsourced.matching.readings import Reading
from wellsourced.matching.rereading import reread_figures
from wellsourced.matching.words import word_set
from wellsourced.text.units import COUNTS

BOUNDS = frozenset({"at least", "up to"})
# The log-odds from which a pair is believed: two figures that differ make a conflict, and a wrong one costs most.
LEAST_SAME, LEAST_OTHER = 0.0, 0.6
LEAST_OTHER_HOUR = 0.8
LEAST_OTHER_DAY = 1.3  # of two days that differ, a story being told on many
LEAST_DAY = 0.3  # the same of one day that both name, which most sentences of a story could do
RIVAL = 0.3  # what the surest other pair of either figure takes from a pair of figures that differ
NO_RIVAL = -3.0  # how sure a pair is at least thought to be then
LEAST_MEAN = -1.5  # of all pairs across two groups of figures that differ
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
    """Return the figures of one matter each, by index; a bare number takes the other's unit.

    The equal ones are joined first, then those that differ, the surest pairs first.
    """
    known = odds or shipped()
    seen = signs_of(found, links, weights, alignment)
    same = {pair: same_figure(found[pair[0]], found[pair[1]]) for pair in seen}
    sure = {pair: known.of(signs, same=same[pair]) for pair, signs in seen.items()}
    anew = {pair for pair in seen if _counted_anew(found, pair, links)}
    doubted = {p: own for p, own in sure.items() if not (same[p] or p in anew or _replaces(found, p))}
    sure |= reread_figures(found, doubted)
    sure |= {pair: max(sure[pair], LEAST_DAY) for pair in seen if same[pair] and _recalled(found, pair, sure[pair])}
    sure |= {pair: max(sure[pair], LEAST_OTHER) for pair in anew}
    alike = {pair: sure[pair] for pair in seen if same[pair] and not _altered(found, pair, alignment)}
    equal = joined(_surest(alike, seen, same), lambda one, other: _may_be_equal(found, sure, one, other))
    unlike = {
        pair: max(own, LEAST_OTHER) if pair in anew else own
        for pair, own in _ahead_of_rivals(sure, same, equal).items()
        if not _of_others(found[pair[0]], found[pair[1]], seen[pair])
    }
    matters = joined(_surest(unlike, seen, same), lambda one, other: _may_differ(found, sure, one, other), equal)
    for matter in matters:
        _take_units(found, matter)
    return matters


def _surest(sure: Links, seen: Mapping[Two, Signs], same: Mapping[Two, bool]) -> list[Two]:
    """The pairs that are believed, the surest first."""
    ranked = sorted(sure.items(), key=lambda item: (-item[1], item[0]))
    return [pair for pair, own in ranked if own >= _bar(seen[pair], same=same[pair])]


def _ahead_of_rivals(sure: Links, same: Mapping[Two, bool], equal: Sequence[Sequence[int]]) -> dict[Two, float]:
    """How sure the pairs of figures that differ are, less a part of how sure either is with a third figure.

    Figures that were joined as equal are one here, and as sure as the surest of them.
    """
    home = {i: group[0] for group in equal for i in group}
    best: dict[int, dict[int, float]] = defaultdict(dict)
    apart = [pair for pair in sure if not same[pair] and home.get(pair[0], pair[0]) != home.get(pair[1], pair[1])]
    for pair in apart:
        for i, j in (pair, pair[::-1]):
            mine, theirs = best[home.get(i, i)], home.get(j, j)
            mine[theirs] = max(sure[pair], mine.get(theirs, NO_RIVAL))
    two = {i: sorted(others.items(), key=lambda item: -item[1])[:2] for i, others in best.items()}
    ahead = {}
    for pair in apart:
        i, j = (home.get(k, k) for k in pair)
        rivals = [own for a, b in ((i, j), (j, i)) for other, own in two[a] if other != b]
        ahead[pair] = sure[pair] - RIVAL * max((NO_RIVAL, *rivals))
    return ahead


def _counted_anew(found: Sequence[Reading], pair: Two, links: Links) -> bool:
    """True for a figure that counts anew what its sentence before counts, which is much like the other's."""
    return links.get(pair, 0.0) >= LINK and any(found[i].again for i in pair)


def _recalled(found: Sequence[Reading], pair: Two, sure: float) -> bool:
    """True for a figure that one sentence recalls as the former one and the other account gave: "41, up from 26"."""
    return sure >= LEAST_RECALLED and found[pair[0]].former != found[pair[1]].former


def _replaces(found: Sequence[Reading], pair: Two) -> bool:
    """True where one sentence says that its figure took the place of another: "41, up from 26"."""
    return any(found[i].former or found[i].was is not None for i in pair)


def _bar(signs: Signs, *, same: bool) -> float:
    if signs.date:
        return LEAST_DAY if same else LEAST_OTHER_DAY
    if same:
        return LEAST_SAME
    return LEAST_OTHER_HOUR if signs.clock else LEAST_OTHER


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


def _altered(found: Sequence[Reading], pair: Two, alignment: Alignment) -> bool:
    """True where the sentences of one figure differ in another one, or a bound was lost: neither supports the other."""
    one, other = (found[i] for i in pair)
    a, b = one.value, other.value
    if a is None or b is None:
        return False
    bounds = [v.hedge if v.hedge in BOUNDS else None for v in (a, b)]
    aligned = alignment.same(one.telling, other.telling)
    return numbers_differ(one, other, aligned=aligned) or (a.unit not in COUNTS and bounds[0] != bounds[1])


def _may_be_equal(found: Sequence[Reading], sure: Links, one: Sequence[int], other: Sequence[int]) -> bool:
    """True where all in all the pairs of equal figures speak for one matter."""
    across = _across(found, sure, one, other)
    return across is not None and sum(across) >= 0.0


def _may_differ(found: Sequence[Reading], sure: Links, one: Sequence[int], other: Sequence[int]) -> bool:
    """True where the pairs of figures that differ do not speak too much against one matter."""
    across = _across(found, sure, one, other) or []
    return bool(across) and sum(across) >= LEAST_MEAN * len(across)


def _across(found: Sequence[Reading], sure: Links, one: Sequence[int], other: Sequence[int]) -> list[float] | None:
    """How sure the pairs of two groups are; None where an account would give two figures of one matter, unless it
    recalls one or counts anew, and where most pairs were not compared.
    """
    pairs = [(min(i, j), max(i, j)) for i in one for j in other]
    inside = [(i, j) for i, j in pairs if found[i].telling.claim.id == found[j].telling.claim.id]
    if any(not recalls(found[i]) and not recalls(found[j]) for i, j in inside):
        return None
    at_home = [(i, j) for i, j in pairs if found[i].account == found[j].account]
    if any(not same_figure(found[i], found[j]) and not _both_told(found[i], found[j]) for i, j in at_home):
        return None
    across = [sure[pair] for pair in pairs if pair in sure]
    return across if len(across) * 2 >= len(pairs) - len(at_home) else None


def _both_told(one: Reading, other: Reading) -> bool:
    """True where an account may well give both figures of one matter."""
    return recalls(one) or recalls(other) or one.again or other.again
