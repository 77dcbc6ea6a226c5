"""Set sentences against each other that are on one matter and say another thing of it, by the network's judgement."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import fmean
from types import MappingProxyType
from typing import NamedTuple

from wellsourced.matching.joining import joined
from wellsourced.matching.opposition import standing
from wellsourced.matching.readings import Reading
from wellsourced.matching.rereading import LANGUAGE, Likely, Two
from wellsourced.matching.stretches import asks, teller
from wellsourced.matching.tellings import DAY_CHARS

LEAST = 0.6  # how likely two sentences must be to say another thing of one matter
LEAST_OF_ALL = 0.4  # and, on the average, all pairs of those that say the same as either
LEAST_MATTER = 0.5  # how likely the sentences of any two answers of several must be on one matter
MORE_NEWS = 0.5  # the share of newer news from which it has changed, where one was told on a later day
UNREAD = Likely(0.0, 0.0)

Group = tuple[int, ...]


class Rivals(NamedTuple):
    """The sentences, by index, of each of two or more answers to one matter, and whether it changed with time."""

    answers: tuple[Group, ...]
    changed: bool


def against(found: Sequence[Reading], likely: Mapping[Two, Likely]) -> set[Two]:
    """Return the pairs of sentences, both told flatly, that most likely say another thing of one matter."""
    return {pair for pair, own in likely.items() if own.differ >= LEAST and all(_flat(found[k]) for k in pair)}


def rivals(
    found: Sequence[Reading],
    matters: Sequence[Sequence[int]],
    likely: Mapping[Two, Likely],
    beside: Mapping[Two, float] = MappingProxyType({}),
) -> list[Rivals]:
    """Return what stands against each other; ``matters`` are the groups that say the same or
    are of one figure, ``beside`` how likely neighbours in one account exclude each other.
    """
    home = {i: tuple(group) for group in matters if found[group[0]].kind == "whole" for i in group}
    begun = sorted({_ordered(home.get(i, (i,)), home.get(j, (j,))) for i, j in (*against(found, likely), *beside)})
    apart = {two: sure for two in begun if (sure := _sure(found, *two, likely, beside)) > 0.0}
    answers = sorted({answer for two in apart for answer in two})
    at = {answer: n for n, answer in enumerate(answers)}
    ranked = sorted(apart, key=lambda two: (-apart[two], two))

    def may_join(one: Sequence[int], other: Sequence[int]) -> bool:
        pairs = [_ordered(answers[a], answers[b]) for a in one for b in other]
        return all(two in apart or _on_one(found, *two, likely) for two in pairs)

    met = joined([(at[one], at[other]) for one, other in ranked], may_join)
    return [_rivals(found, [answers[n] for n in group], likely) for group in met]


def _ordered(one: Group, other: Group) -> tuple[Group, Group]:
    return (one, other) if one <= other else (other, one)


def _flat(reading: Reading) -> bool:
    return standing(reading) == "flat" and not asks(reading.telling)


def _sure(
    found: Sequence[Reading], one: Group, other: Group, likely: Mapping[Two, Likely], beside: Mapping[Two, float]
) -> float:
    """How likely they exclude each other: by how an account lays them side by side, or on the average of the pairs that
    can be read; 0 where that is too little, or one teller has both.
    """
    if one == other or _one_teller(found, one, other):
        return 0.0
    laid = max((beside.get((min(i, j), max(i, j)), 0.0) for i in one for j in other), default=0.0)
    read = _read(found, one, other, likely)
    mean = fmean(own.differ for own in read) if read else 0.0
    return max(laid, mean if mean >= LEAST_OF_ALL else 0.0)


def _on_one(found: Sequence[Reading], one: Group, other: Group, likely: Mapping[Two, Likely]) -> bool:
    read = _read(found, one, other, likely)
    return bool(read) and fmean(own.matter for own in read) >= LEAST_MATTER


def _read(found: Sequence[Reading], one: Group, other: Group, likely: Mapping[Two, Likely]) -> list[Likely]:
    """What is likely of the pairs in the language that the network reads."""
    mine, theirs = ([i for i in group if found[i].telling.language == LANGUAGE] for group in (one, other))
    pairs = [(min(i, j), max(i, j)) for i in mine for j in theirs if found[i].account != found[j].account]
    return [likely.get(pair, UNREAD) for pair in pairs]


def _one_teller(found: Sequence[Reading], one: Group, other: Group) -> bool:
    """True where an account says both itself, or lays both to the same person or body."""
    tellers: dict[str, list[set[str]]] = defaultdict(lambda: [set(), set()])
    for side, group in enumerate((one, other)):
        for i in group:
            tellers[found[i].account][side].add(teller(found[i].telling))
    return any(mine & theirs for mine, theirs in tellers.values())


def _rivals(found: Sequence[Reading], answers: Sequence[Group], likely: Mapping[Two, Likely]) -> Rivals:
    across = [
        pair
        for n, one in enumerate(answers)
        for other in answers[n + 1 :]
        for i in one
        for j in other
        if (pair := (min(i, j), max(i, j))) in likely
    ]
    later = all(_on_two_days(found[i], found[j]) for i, j in across)
    news = fmean(likely[pair].changed for pair in across) if across else 0.0
    return Rivals(tuple(answers), later and news >= MORE_NEWS)


def _on_two_days(one: Reading, other: Reading) -> bool:
    days = {r.telling.moment[:DAY_CHARS] for r in (one, other)}
    return len(days) > 1 and "" not in days
