"""Which translation of a quotation stands, where several sentences of the other account are like it."""

from collections import defaultdict
from collections.abc import Sequence

from wellsourced.matching.links import POLICY, Link
from wellsourced.matching.units import Unit
from wellsourced.matching.wording import align


def without_rivals(found: Sequence[Link], units: Sequence[Unit]) -> list[Link]:
    """Return the links; across languages a quotation goes with its best partner in each other account only.

    A weak link counts when each is the other's best by a margin.
    """
    strengths: dict[tuple[int, str], list[float]] = defaultdict(list)
    for one in found:
        if one.kind == "translated":
            strengths[(one.one, units[one.other].account.id)].append(one.strength)
            strengths[(one.other, units[one.one].account.id)].append(one.strength)
    overall: dict[int, float] = defaultdict(float)
    for (index, _), values in strengths.items():
        overall[index] = max(overall[index], *values)
    stand = [one for one in found if one.kind != "translated" or _stands(one, units, strengths, overall)]
    tied = {(one.one, one.other) for one in found if one.kind != "translated"}
    best = _best_partners(stand)
    return [one for one in stand if one.kind != "translated" or not _outdone(one, units, best, tied)]


def _best_partners(found: Sequence[Link]) -> dict[int, tuple[float, int]]:
    """The strongest translation of each quotation."""
    best: dict[int, tuple[float, int]] = {}
    for one in found:
        if one.kind == "translated":
            for own, other in ((one.one, one.other), (one.other, one.one)):
                best[own] = max(best.get(own, (0.0, -1)), (one.strength, -other))
    return {own: (strength, -other) for own, (strength, other) in best.items()}


def _outdone(one: Link, units: Sequence[Unit], best: dict[int, tuple[float, int]], tied: set[tuple[int, int]]) -> bool:
    """True where a much better translation of the same words is at hand, and it is of other words than these."""
    for own, other in ((one.one, one.other), (one.other, one.one)):
        strength, rival = best[own]
        if rival == other or units[rival].language != units[other].language:
            continue
        if strength - one.strength < POLICY.outdone or (min(rival, other), max(rival, other)) in tied:
            continue
        if align(units[rival].words, units[other].words).contained < POLICY.same:
            return True
    return False


def _stands(
    one: Link, units: Sequence[Unit], strengths: dict[tuple[int, str], list[float]], overall: dict[int, float]
) -> bool:
    sides = (
        strengths[(one.one, units[one.other].account.id)],
        strengths[(one.other, units[one.one].account.id)],
    )
    best = [one.strength >= max(side) - 1e-9 for side in sides]
    if one.strength >= POLICY.translated:
        return any(best)
    if any(one.strength < overall[i] - POLICY.translated_margin for i in (one.one, one.other)):
        return False
    rivals = [max((s for s in side if s < one.strength - 1e-9), default=0.0) for side in sides]
    tied = any(side.count(one.strength) > 1 for side in sides)
    return all(best) and not tied and all(one.strength - r >= POLICY.translated_margin for r in rivals)
