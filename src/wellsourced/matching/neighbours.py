"""Quotations that are the same by where they stand: between others in a copy, beside others in one talk, as parts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wellsourced.matching.abroad import Abroad
from wellsourced.matching.forest import Forest
from wellsourced.matching.links import (
    POLICY,
    Evidence,
    Link,
    Voices,
    contrary,
    foreign,
    may_match,
    occasions_differ,
    run_of_words,
)
from wellsourced.matching.units import Unit
from wellsourced.matching.wording import align


def join_in_order(units: Sequence[Unit], forest: Forest, known: Evidence) -> None:
    """A copy keeps the order of its source: what stands alone between two that are the same is the same too.

    However it is reworded or translated; as many on both sides, and each pair in one voice.
    """
    by_account: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(units)), key=lambda i: (units[i].start, -units[i].end)):
        if not units[index].heading and not units[index].post:
            by_account[units[index].account.id].append(index)
    for one, other in known.copies.pairs:
        for left, right in _gaps(by_account[one], by_account[other], forest):
            if len(left) != len(right):
                continue
            pairs = list(zip(left, right, strict=True))
            if all(_may_follow(units[a], units[b], known) for a, b in pairs):
                for a, b in pairs:
                    forest.join(a, b)


def _gaps(one: Sequence[int], other: Sequence[int], forest: Forest) -> Iterator[tuple[list[int], list[int]]]:
    """The stretches of two accounts between units that are already the same; those before the first and last count."""
    places = {forest.root(b): at for at, b in reversed(list(enumerate(other)))}
    anchors = [(at, places[forest.root(a)]) for at, a in enumerate(one) if forest.root(a) in places]
    if not anchors or any(after[1] <= before[1] for before, after in pairwise(anchors)):
        return
    bounds = [(-1, -1), *anchors, (len(one), len(other))]
    for (a, b), (c, d) in pairwise(bounds):
        left, right = list(one[a + 1 : c]), list(other[b + 1 : d])
        if left and right:
            yield left, right


def _may_follow(one: Unit, other: Unit, known: Evidence) -> bool:
    """No two speakers that the accounts tell apart, about as many words, and nothing else in another language."""
    short, long = sorted((len(one.words), len(other.words)))
    unlike = foreign(one, other) and known.abroad.nearness(one, other) < POLICY.unlike
    return known.voices.alike(one, other) and 2 * short >= long and not unlike


def join_neighbours(units: Sequence[Unit], forest: Forest, abroad: Abroad) -> None:
    """What stands beside words already found the same, in one stretch of talk, needs less likeness to follow them.

    Only words without a partner in the other account are tried, against what is left over there.
    """
    for i, unit in enumerate(units):
        for beside in forest.members_near(i):
            for j in forest.partners(beside):
                other = units[j]
                if other.account.id == unit.account.id or forest.has_partner(i, other.account.id):
                    continue
                options = [
                    j,
                    *(k for k in forest.members_near(j) if not forest.has_partner(k, unit.account.id)),
                ]
                best = max(options, key=lambda k: (_continued(unit, units[k], units[beside], abroad), -k))
                if _continued(unit, units[best], units[beside], abroad) >= POLICY.neighbour:
                    forest.join(i, best)


def _continued(one: Unit, other: Unit, beside: Unit, abroad: Abroad) -> float:
    """How much of ``one`` stands in ``other``, past the words that ``beside`` already answers for."""
    if not may_match(one, other) or one.weight < 2 or other.weight < 2 or contrary(one, other):
        return 0.0
    abroad_of_beside = foreign(beside, other)
    taken = {m.other for m in align(beside.words, other.words, foreign=abroad_of_beside).matches}
    left = [w for index, w in enumerate(other.words) if index not in taken] or list(other.words)
    if foreign(one, other):
        found = align(one.words, left, foreign=True)
        near = abroad.nearness(one, other) >= POLICY.unlike
        return found.contained + POLICY.neighbour_abroad if found.matches and near else 0.0
    found = align(one.words, left)
    return found.covers_one if len(found.matches) >= 3 else 0.0


def attach_fragments(units: Sequence[Unit], found: Sequence[Link], forest: Forest, voices: Voices) -> None:
    """A fragment joins the one group that fits best: a fuller form first, then the larger group; it bridges nothing."""
    options: dict[int, list[Link]] = defaultdict(list)
    for one in found:
        if one.kind == "fragment":
            options[one.one].append(one)
            options[one.other].append(one)
    sizes = Counter(forest.root(i) for i in range(len(units)))
    few = (i for i in options if units[i].weight < POLICY.least_words)
    order = sorted(few, key=lambda i: (-units[i].weight, units[i].key))
    for index in order:
        unit = units[index]
        hosts = [
            other for one in options[index]
            for other in (one.one, one.other)
            if other != index and _attaches(unit, units[other], one, voices)
        ]  # fmt: skip
        fuller = [h for h in hosts if units[h].weight >= POLICY.least_words]
        chosen = fuller or hosts
        if chosen:
            fits = {h: max(x.strength for x in options[index] if h in (x.one, x.other)) for h in chosen}
            best = max(
                chosen,
                key=lambda h: (_known(unit, units[h]), fits[h], sizes[forest.root(h)], -forest.root(h), -h),
            )
            if not voices.one(unit, units[best]) and len({forest.root(h) for h in fuller or chosen}) > 1:
                continue  # words that several have used
            if (
                fuller
                or sizes[forest.root(index)] == 1
                or sizes[forest.root(best)] == 1
                or not _long(units, forest, index)
            ):
                forest.join(index, best)


def join_misnamed(units: Sequence[Unit], found: Sequence[Link], forest: Forest) -> None:
    """The same words under two names are one where each is the other's best match, and one has no partner yet.

    Of words that stand in longer ones it is the shorter: what its own speaker's accounts have goes before. What one
    language tells goes before what two do.
    """
    links = [x for x in found if x.kind == "misnamed"]
    abroad = {x: foreign(units[x.one], units[x.other]) for x in links}
    best: dict[tuple[int, bool], float] = defaultdict(float)
    for one in links:
        for index in (one.one, one.other):
            best[index, abroad[one]] = max(best[index, abroad[one]], one.strength)
    for one in sorted(links, key=lambda x: (abroad[x], -x.strength, x.one, x.other)):
        pair = (one.one, one.other)
        if any(one.strength < best[index, abroad[one]] - POLICY.as_good for index in pair):
            continue
        shorter = min(pair, key=lambda index: (len(units[index].words), index))
        sides = pair if abroad[one] else (shorter,)
        if any(len(forest.partners(index)) == 1 for index in sides):
            forest.join(one.one, one.other)


def _long(units: Sequence[Unit], forest: Forest, index: int) -> bool:
    root = forest.root(index)
    return any(forest.root(i) == root and u.weight >= POLICY.least_words for i, u in enumerate(units))


def _known(one: Unit, other: Unit) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def _attaches(one: Unit, other: Unit, how: Link, voices: Voices) -> bool:
    """A bare fragment needs the same known speaker, or their office, and no other occasion stated.

    Where who speaks is open, a run of words of its own tells, or a translation that is one most probably.
    """
    if voices.one(one, other):
        return one.weight != other.weight or not occasions_differ(one, other)
    if not voices.vague_pair(one, other) or occasions_differ(one, other):
        return False
    return how.strength >= POLICY.translated if foreign(one, other) else run_of_words(one, other)
