"""Decide which readings are about the same matter: candidates by rare words, then a score from 0 to 1."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wellsourced.matching.alignment import Alignment
from wellsourced.matching.amounts import ALIGNED, amounts
from wellsourced.matching.comparison import (
    Shared,
    Weights,
    comparable,
    keys_of,
    rare,
)
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Term
from wellsourced.text.normalize import tokens

LINK = 0.5  # readings that reach it are about one matter
MOST_CANDIDATES = 12  # for one reading, those that share most
CANDIDATE_WEIGHT = 0.8  # less in common is chance
COMMON_READINGS = 100  # of a key that more readings hold, only neighbours are candidates
NEIGHBOURS = 8
WHOLE_WEIGHT = 1.5  # what two sentences must share at least, in words as telling as the rarest
WHOLE_LIGHTER = 0.5  # the share of the shorter sentence that stands in the other
WHOLE_HEAVIER = 0.25
HELD_PAIRS = 3  # a short sentence that stands in a long one shares this many words
HELD_HEAVIER = 0.12
PLACE_WEIGHT = 0.7  # what sentences that name oceans must share besides
OTHER_SUBJECT = 0.5  # what is left of a likeness when the sentences begin with different things
MANY_PAIRS = 6  # sentences that share so many words are on one matter whatever they begin with


def links(found: Sequence[Reading], weights: Weights, alignment: Alignment) -> dict[tuple[int, int], float]:
    """Return the scores of the pairs of readings, by index, that were compared; one matter from
    :data:`LINK` up.
    """
    return {(i, j): likeness(found[i], found[j], weights, alignment) for i, j in _candidates(found, weights)}


def _candidates(found: Sequence[Reading], weights: Weights) -> Iterator[tuple[int, int]]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, reading in enumerate(found):
        for key in sorted(set(keys_of(reading))):
            holders[reading.kind, key].append(index)
    pairs: set[tuple[int, int]] = set()
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (_, key), places in holders.items():
        weight = 1.0 if key[0] in "qx" else weights.of(key)
        near = len(places) if len(places) <= COMMON_READINGS else NEIGHBOURS
        for at, i in enumerate(places):
            for j in (*places[max(0, at - near) : at], *places[at + 1 : at + 1 + near]):
                if found[i].account != found[j].account:
                    shared[i][j] += weight
    for i in sorted(shared):
        nearest = sorted(shared[i].items(), key=lambda item: (-item[1], item[0]))[:MOST_CANDIDATES]
        pairs.update((min(i, j), max(i, j)) for j, weight in nearest if weight >= CANDIDATE_WEIGHT)
    yield from sorted(pairs)


def likeness(one: Reading, other: Reading, weights: Weights, alignment: Alignment) -> float:
    """Return how far two readings of one kind from two accounts are about the same matter, 0 to 1."""
    aligned = alignment.same(one.telling, other.telling)
    if one.kind == "amount" and not comparable(one, other, aligned):
        return 0.0
    shared = weights.shared(one.local, other.local)
    if one.kind == "amount":
        return amounts(one, other, shared, weights, aligned)
    if one.kind == "place":
        return _places(one, other, shared)
    if one.kind == "confirmed":
        return _confirmed(one, other, shared)
    score = _wholes(one, other, shared, aligned)
    return score * OTHER_SUBJECT if not aligned and other_subject(one, other, shared) else score


def other_subject(one: Reading, other: Reading, shared: Shared) -> bool:
    """Return True where each sentence begins with something that the other one does not speak of: two things on one
    deck.
    """
    if len(shared.pairs) >= MANY_PAIRS:
        return False
    foreign = one.telling.language != other.telling.language
    for side, reading in enumerate((one, other)):
        subject = _subject(reading)
        if not subject or any(t.name for t in subject) or any(pair[side] in subject for pair in shared.pairs):
            return False
        if foreign and not any(k[0] == "c" for t in subject for k in t.keys):
            return False
    return True


def _subject(reading: Reading) -> list[Term]:
    """The first words of the matter that stand together: "public health laboratory"."""
    found: list[Term] = []
    for term, share in reading.local:
        if found and term.start - found[-1].end > 1:
            break
        if share == 1.0:
            found.append(term)
    return found


def _places(one: Reading, other: Reading, shared: Shared) -> float:
    if one.frame != other.frame:
        return 0.0
    return min(1.0, shared.weight / PLACE_WEIGHT) * LINK + shared.lighter * LINK


def _confirmed(one: Reading, other: Reading, shared: Shared) -> float:
    """A matter that one account calls unconfirmed and another one confirmed, if they have a telling
    word in common.
    """
    besides = [pair for pair in shared.pairs if "c:confirm" not in pair[0].keys]
    doubted = any(r.telling.clause_at(r.start).doubts for r in (one, other))
    return LINK if besides and one.frame != other.frame and not doubted else 0.0


def _wholes(one: Reading, other: Reading, shared: Shared, aligned: bool) -> float:
    if len(shared.pairs) < 2 and not aligned:
        return 0.0
    bonus = ALIGNED if aligned else 0.0
    common = {tokens(v.text)[0].key for v in one.telling.claim.values if rare(v) and tokens(v.text)} & {
        tokens(v.text)[0].key for v in other.telling.claim.values if rare(v) and tokens(v.text)
    }
    weight = shared.weight + (0.7 if common else 0.0)
    if not aligned and not _enough(shared, weight):
        return 0.0
    return min(
        1.0,
        0.4 * shared.lighter + 0.4 * shared.heavier + 0.2 * min(1.0, weight / (2 * WHOLE_WEIGHT)) + bonus + 0.1,
    )


def _enough(shared: Shared, weight: float) -> bool:
    if weight < WHOLE_WEIGHT or shared.lighter < WHOLE_LIGHTER:
        return False
    held = len(shared.pairs) >= HELD_PAIRS and shared.heavier >= HELD_HEAVIER
    return shared.heavier >= WHOLE_HEAVIER or held
