"""Gather the accounts that tell one event, and keep those of other events apart."""

from collections import defaultdict
from collections.abc import Sequence
from heapq import heapify, heappop, heappush, nlargest
from math import sqrt

from wellsourced.model.speech import Heard
from wellsourced.stories.profile import Profile, When, profiles, when

SAME_STORY = 0.12  # cosine of two groups' centres from which they are one story
HELD_TOGETHER = 0.85  # two groups tied less than this part of what holds each are two stories
HELD_NEAR = 0.6  # where accounts of both are dated within a few days of one another
PAIR_HELD = 0.75  # what holds only two accounts together is a poor measure and counts for this part
SAME_TELLING = 0.8  # from here one copied the other: it says nothing of how closely a story's accounts hold together
LEAST_LIKE = 0.02  # a likeness below this is chance and is not kept
NEIGHBOURS = 60  # kept per account, so that memory grows with the number of accounts only
COMMON_ACCOUNTS = 200  # a mark that more accounts hold tells no story apart
FREE_DAYS = 3  # accounts of one event may be this far apart without being thought less alike
HALF_DAYS = 30  # further on, likeness is halved every so many days
ENOUGH_ACCOUNTS = 40  # beside which it can be told what is close, and what is long ago
OTHER_DAY = 0.6  # what is left of a likeness where the leads name days of the week and none in common

Likeness = dict[int, dict[int, float]]


def stories(heard: Sequence[Heard]) -> tuple[tuple[str, ...], ...]:
    """Return which accounts tell one event: groups of sorted account ids, the first published story first.

    Every account is in one group; one that resembles no other is alone.
    """
    entries = sorted(heard, key=lambda h: (h.account.id, h.account.place))
    whens = [when(entry.account) for entry in entries]
    groups = gather(likenesses(profiles(entries), whens), [one.day for one in whens])
    named = [sorted(group, key=lambda i: entries[i].account.id) for group in groups]
    first = {i: entries[i].account.published or "9999" for i in range(len(entries))}
    named.sort(key=lambda group: (min(first[i] for i in group), entries[group[0]].account.id))
    return tuple(tuple(entries[i].account.id for i in group) for group in named)


def likenesses(found: Sequence[Profile], whens: Sequence[When]) -> Likeness:
    """Return the cosine of two profiles with a mark in common, less where they are of other days; the best."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, profile in enumerate(found):
        for key, value in profile.items():
            holders[key].append((i, value))
    kept: dict[tuple[int, int], float] = {}
    half = HALF_DAYS / _known_well(len(found))
    for i, profile in enumerate(found):
        sums: dict[int, float] = defaultdict(float)
        for key, value in profile.items():
            if len(holders[key]) <= COMMON_ACCOUNTS:
                for j, other in holders[key]:
                    sums[j] += value * other
        sums.pop(i, None)
        near = ((value * _one_time(whens[i], whens[j], half), -j) for j, value in sums.items())
        for value, j in nlargest(NEIGHBOURS, near):
            if value >= LEAST_LIKE:
                kept[min(i, -j), max(i, -j)] = value
    graph: Likeness = {i: {} for i in range(len(found))}
    for (i, j), value in sorted(kept.items()):
        graph[i][j] = graph[j][i] = value
    return graph


def _known_well(accounts: int) -> float:
    """How well it can be told what is close, 0 to 1: of a few accounts that were given together most tell one event,
    and a story that goes on for months is told from a later one only beside many others.
    """
    return min(1.0, max(1, accounts) / ENOUGH_ACCOUNTS)


def _one_time(one: When, other: When, half: float) -> float:
    """How far two accounts may be of one time, 0 to 1: what happened on Friday did not happen on Tuesday."""
    apart = one.weekdays and other.weekdays and one.weekdays.isdisjoint(other.weekdays)
    return closeness_in_time(one.day, other.day, half) * (OTHER_DAY if apart else 1.0)


def closeness_in_time(one: int | None, other: int | None, half: float = HALF_DAYS) -> float:
    """Return 1 for days that are near or unknown, half for every ``half`` days beyond ``FREE_DAYS``."""
    if one is None or other is None:
        return 1.0
    return float(0.5 ** (max(0, abs(one - other) - FREE_DAYS) / half))


def gather(graph: Likeness, days: Sequence[int | None]) -> list[list[int]]:
    """Return groups of accounts: the two groups with the likest centres are joined until none is like enough.

    ``days`` are the accounts' days of publication, as ordinal numbers.

    The cosine of two centres comes from sums of likenesses alone: S(a,b) / sqrt(S(a,a) S(b,b)).
    """
    between = {i: dict(row) for i, row in graph.items()}
    within = dict.fromkeys(range(len(days)), 1.0)
    members = {i: [i] for i in range(len(days))}
    heap = [(-value, i, j) for i, row in graph.items() for j, value in row.items() if i < j]
    heapify(heap)
    following = len(days)
    known = _known_well(len(days))
    while heap:
        likeness, i, j = heappop(heap)
        if -likeness < SAME_STORY:
            break
        if i not in members or j not in members:
            continue
        least = HELD_NEAR if _near(members[i], members[j], days) else HELD_TOGETHER
        least *= known if _dated(members[i], days) and _dated(members[j], days) else 1.0
        if _tied(members[i], members[j], between[i][j]) < least * _held(members[i], members[j], graph):
            continue
        joined = following
        following += 1
        members[joined] = members.pop(i) + members.pop(j)
        within[joined] = within[i] + within[j] + 2 * between[i][j]
        rows = (between.pop(i), between.pop(j))
        row: dict[int, float] = defaultdict(float)
        for old in rows:
            for k, value in old.items():
                if k not in (i, j):
                    row[k] += value
        between[joined] = dict(row)
        for k, value in sorted(row.items()):
            for gone in (i, j):
                between[k].pop(gone, None)
            between[k][joined] = value
            heappush(heap, (-value / sqrt(within[k] * within[joined]), k, joined))
    return sorted(members.values())


def _dated(group: list[int], days: Sequence[int | None]) -> bool:
    """True where every account of a group is dated."""
    return all(days[i] is not None for i in group)


def _near(one: list[int], other: list[int], days: Sequence[int | None]) -> bool:
    """True when an account of each is dated, and they are at most ``FREE_DAYS`` apart."""
    known = [sorted(day for i in group if (day := days[i]) is not None) for group in (one, other)]
    return any(abs(a - b) <= FREE_DAYS for a in known[0] for b in known[1])


def _tied(one: list[int], other: list[int], between: float) -> float:
    """The mean likeness of two accounts of two groups."""
    return between / (len(one) * len(other))


def _held(one: list[int], other: list[int], graph: Likeness) -> float:
    """How closely the looser of two groups holds together; 0 where one is a single account."""
    smaller = min(len(one), len(other))
    if smaller < 2:
        return 0.0
    trust = PAIR_HELD if smaller == 2 else 1.0
    return trust * min(_mean(one, graph), _mean(other, graph))


def _mean(group: list[int], graph: Likeness) -> float:
    """The mean likeness of two accounts of a group, those left out of which one copied the other; 0 without any."""
    alike = [graph[a].get(b, 0.0) for n, a in enumerate(group) for b in group[n + 1 :]]
    apart = [value for value in alike if value < SAME_TELLING]
    return sum(apart) / len(apart) if apart else 0.0
