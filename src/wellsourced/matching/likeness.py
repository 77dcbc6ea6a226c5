"""Decide which readings are about the same matter: candidates by rare words, then a score from 0 to 1."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from wellsourced.matching.comparison import (
    Alignment,
    Shared,
    Weights,
    comparable,
    equal,
    keys_of,
    rare,
)
from wellsourced.matching.readings import Reading
from wellsourced.text.normalize import tokens

LINK = 0.5  # readings that reach it are about one matter
MOST_CANDIDATES = 30  # for one reading, those that share most
COMMON_READINGS = 120  # a key that more readings hold makes no candidates
WHOLE_WEIGHT = 1.5  # what two sentences must share at least, in words as telling as the rarest
WHOLE_LIGHTER = 0.55
WHOLE_HEAVIER = 0.3
SAME_NUMBER = 0.25  # what a rare number in both adds
ALIGNED = 0.45  # what standing at the same place of two copies adds
SAME_FRAME = 0.3
LEAST_LINKED = 0.4  # of the pairs across two groups must be linked before they are joined
TALLY_UNITS = frozenset({"person", "item"})
LOCAL_WEIGHT = 2.0  # what the words around two amounts must share for a full score


def links(found: Sequence[Reading], weights: Weights, alignment: Alignment) -> dict[tuple[int, int], float]:
    """Return the scores of the pairs of readings, by index, that are about one matter (at least :data:`LINK`)."""
    scores = {}
    for i, j in _candidates(found, weights):
        score = likeness(found[i], found[j], weights, alignment)
        if score >= LINK:
            scores[i, j] = score
    return scores


def _candidates(found: Sequence[Reading], weights: Weights) -> Iterator[tuple[int, int]]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, reading in enumerate(found):
        for key in sorted(set(keys_of(reading))):
            holders[reading.kind, key].append(index)
    pairs: set[tuple[int, int]] = set()
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for (_, key), places in holders.items():
        if 1 < len(places) <= COMMON_READINGS:
            weight = 1.0 if key.startswith("q:") else weights.of(key)
            for i in places:
                for j in places:
                    if found[i].account != found[j].account:
                        shared[i][j] += weight  # type: ignore[assignment]
    for i in sorted(shared):
        nearest = sorted(shared[i].items(), key=lambda item: (-item[1], item[0]))[:MOST_CANDIDATES]
        pairs.update((min(i, j), max(i, j)) for j, _ in nearest)
    yield from sorted(pairs)


def likeness(one: Reading, other: Reading, weights: Weights, alignment: Alignment) -> float:
    """Return how far two readings of one kind from two accounts are about the same matter, 0 to 1."""
    aligned = alignment.same(one.telling, other.telling)
    shared = weights.shared(one.local, other.local)
    if one.kind == "amount":
        return _amounts(one, other, shared, aligned)
    if one.kind == "place":
        return _places(one, other, shared)
    return _wholes(one, other, shared, aligned)


def _amounts(one: Reading, other: Reading, shared: Shared, aligned: bool) -> float:
    if not comparable(one, other) or one.value is None or other.value is None:
        return 0.0
    score = 0.7 * min(1.0, shared.weight / LOCAL_WEIGHT) + 0.3 * shared.lighter
    same_frame = one.frame is not None and one.frame == other.frame
    if same_frame:
        score += SAME_FRAME
    if aligned:
        score += ALIGNED
    if equal(one.value, other.value):
        telling = rare(one.value) and rare(other.value)
        return min(1.0, score + SAME_NUMBER) if telling else score * 0.9
    if same_frame and one.value.unit in TALLY_UNITS and _same_counted(one, other):
        return min(1.0, score + 0.1)
    return min(1.0, score * 0.75)


def _same_counted(one: Reading, other: Reading) -> bool:
    return not (one.nouns and other.nouns) or bool(one.nouns & other.nouns) or one.frame in ("death", "injury", "missing")


def _places(one: Reading, other: Reading, shared: Shared) -> float:
    if one.frame != other.frame:
        return 0.0
    return min(1.0, shared.weight / LOCAL_WEIGHT) * 0.6 + shared.lighter * 0.4


def _wholes(one: Reading, other: Reading, shared: Shared, aligned: bool) -> float:
    if len(shared.pairs) < 2 and not aligned:
        return 0.0
    bonus = ALIGNED if aligned else 0.0
    common = {tokens(v.text)[0].key for v in one.telling.claim.values if rare(v) and tokens(v.text)} & {
        tokens(v.text)[0].key for v in other.telling.claim.values if rare(v) and tokens(v.text)
    }
    weight = shared.weight + (0.7 if common else 0.0)
    if not aligned and weight < WHOLE_WEIGHT:
        return 0.0
    fit = 0.5 * min(1.0, shared.lighter / WHOLE_LIGHTER) * 0.5 + 0.5 * min(1.0, shared.heavier / WHOLE_HEAVIER) * 0.5
    return min(1.0, fit + 0.25 * min(1.0, weight / (2 * WHOLE_WEIGHT)) + bonus)


def groups(found: Sequence[Reading], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Join readings into matters, the best pairs first, while most pairs across the two sides are linked.

    Two readings of one claim are never one matter.
    """
    home = {i: i for pair in scores for i in pair}
    members = {i: [i] for i in home}
    for (i, j), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        a, b = home[i], home[j]
        if a == b or not _may_join(found, scores, members[a], members[b]):
            continue
        for k in members[b]:
            home[k] = a
        members[a] = sorted(members[a] + members.pop(b))
    return sorted(group for group in members.values() if len(group) > 1)


def _may_join(
    found: Sequence[Reading], scores: dict[tuple[int, int], float], one: list[int], other: list[int]
) -> bool:
    if {found[i].telling.claim.id for i in one} & {found[j].telling.claim.id for j in other}:
        return False
    linked = sum((min(i, j), max(i, j)) in scores for i in one for j in other)
    apart = sum(found[i].account == found[j].account for i in one for j in other)
    return linked >= LEAST_LINKED * (len(one) * len(other) - apart)

