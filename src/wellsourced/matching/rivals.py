"""Set sentences against each other that are on one matter and say another thing of it, by the network's judgement."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wellsourced.matching.opposition import standing
from wellsourced.matching.readings import Reading
from wellsourced.matching.rereading import Likely, Two
from wellsourced.matching.stretches import asks
from wellsourced.matching.tellings import DAY_CHARS

LEAST = 0.6  # how likely two sentences must be to say another thing of one matter
LEAST_OF_ALL = 0.4  # and, on the average, all pairs of those that say the same as either
MORE_NEWS = 0.5  # the share of newer news from which it has changed, where one was told on a later day

Group = tuple[int, ...]


class Rivals(NamedTuple):
    """Sentences that say the same, by index, others that say another thing of it, and whether it changed with time."""

    one: Group
    other: Group
    changed: bool


def rivals(found: Sequence[Reading], matters: Sequence[Sequence[int]], likely: Mapping[Two, Likely]) -> list[Rivals]:
    """Return what stands against each other; ``matters`` are the groups that say the same or are of one figure."""
    home = {i: tuple(group) for group in matters if found[group[0]].kind == "whole" for i in group}
    begun = {
        tuple(sorted((home.get(i, (i,)), home.get(j, (j,)))))
        for (i, j), own in likely.items()
        if own.differ >= LEAST and _both_flat(found[i], found[j])
    }
    met = (_rivals(found, one, other, likely) for one, other in sorted(begun) if one != other)
    return [rival for rival in met if rival is not None]


def _both_flat(one: Reading, other: Reading) -> bool:
    return all(standing(r) == "flat" and not asks(r.telling) for r in (one, other))


def _rivals(found: Sequence[Reading], one: Group, other: Group, likely: Mapping[Two, Likely]) -> Rivals | None:
    """None where the pairs, all in all, do not speak for it, or an account would say both."""
    if {found[i].account for i in one} & {found[j].account for j in other}:
        return None
    pairs = list(_across(one, other, likely))
    many = len(one) * len(other)
    if sum(own.differ for own, _ in pairs) / many < LEAST_OF_ALL:
        return None
    later = all(_on_two_days(found[i], found[j]) for _, (i, j) in pairs)
    news = sum(own.changed for own, _ in pairs) / len(pairs)
    return Rivals(one, other, later and news >= MORE_NEWS)


def _across(one: Group, other: Group, likely: Mapping[Two, Likely]) -> Iterator[tuple[Likely, Two]]:
    for i in one:
        for j in other:
            pair = (min(i, j), max(i, j))
            if pair in likely:
                yield likely[pair], pair


def _on_two_days(one: Reading, other: Reading) -> bool:
    days = {r.telling.moment[:DAY_CHARS] for r in (one, other)}
    return len(days) > 1 and "" not in days
