"""Gather readings into matters: the best pairs first, and only while most pairs across two groups are linked."""

from collections.abc import Sequence

from wellsourced.matching.comparison import equal, slipped
from wellsourced.matching.likeness import LINK
from wellsourced.matching.readings import Reading
from wellsourced.matching.words import matching_words
from wellsourced.text.normalize import keys

# readings of a group that stand for all of it; of larger groups only the pairs that were compared count
SAMPLE = 10
DIFFERING_LINK = 0.52  # the best score across two groups that give different figures
SLIP_LINK = 0.7  # and across a group and one figure whose digits are turned round
LEAST_LINKED = 0.33  # of the pairs across two groups must be linked before they are joined
LEAST_LINKED_WHOLE = 0.7


def groups(found: Sequence[Reading], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Join readings into matters, the best pairs first, while most pairs across the two sides are linked.

    Two readings of one claim are never one matter.
    """
    linked = {pair: score for pair, score in scores.items() if score >= LINK}
    home = {i: i for pair in linked for i in pair}
    members = {i: [i] for i in home}
    for (i, j), _ in sorted(linked.items(), key=lambda item: (-item[1], item[0])):
        a, b = home[i], home[j]
        if a == b or not _may_join(found, scores, members[a], members[b]):
            continue
        for k in members[b]:
            home[k] = a
        members[a] = sorted(members[a] + members.pop(b))
    return sorted(group for group in members.values() if len(group) > 1)


def beside(group: Sequence[int], scores: dict[tuple[int, int], float]) -> list[int]:
    """Return the readings outside ``group`` that are linked to one in it: what may speak against it."""
    own = set(group)
    linked = (pair for pair, score in scores.items() if score >= LINK and len(own & set(pair)) == 1)
    return sorted({i for pair in linked for i in pair if i not in own})


def _may_join(found: Sequence[Reading], scores: dict[tuple[int, int], float], one: list[int], other: list[int]) -> bool:
    if {found[i].telling.claim.id for i in one} & {found[j].telling.claim.id for j in other}:
        return False
    many = max(len(one), len(other)) > SAMPLE
    one, other = one[:SAMPLE], other[:SAMPLE]
    pairs = [(min(i, j), max(i, j)) for i in one for j in other if found[i].account != found[j].account]
    if many:
        pairs = [pair for pair in pairs if pair in scores]
    linked = sum(scores.get(pair, 0.0) >= LINK for pair in pairs)
    slip = found[one[0]].kind == "amount" and min(len(one), len(other)) == 1 and _slipped(found, scores, pairs)
    if slip:
        return True
    if linked < (LEAST_LINKED if found[one[0]].kind == "amount" else LEAST_LINKED_WHOLE) * len(pairs):
        return False
    return found[one[0]].kind != "amount" or _figures_join(found, scores, one, other)


def _slipped(found: Sequence[Reading], scores: dict[tuple[int, int], float], pairs: Sequence[tuple[int, int]]) -> bool:
    """One figure whose digits are another's in another order, all else being much the same: a slip in a copy."""
    return any(
        scores.get((i, j), 0.0) >= SLIP_LINK and one is not None and other is not None and slipped(one, other)
        for i, j in pairs
        for one, other in ((found[i].value, found[j].value),)
    )


def _figures_join(
    found: Sequence[Reading], scores: dict[tuple[int, int], float], one: list[int], other: list[int]
) -> bool:
    """Groups that give different figures are one matter only where the words around them are much the same.

    An account that gives one figure of a matter and another one besides speaks of two matters, unless it
    recalls or counts anew.
    """
    pairs = [(i, j) for i in one for j in other if not _agree(found[i], found[j])]
    if not pairs:
        return True
    if any(found[i].account == found[j].account and not _both(found[i], found[j]) for i, j in pairs):
        return False
    known = [scores.get((min(i, j), max(i, j)), 0.0) for i, j in pairs if found[i].account != found[j].account]
    return max(known, default=0.0) >= DIFFERING_LINK


def _both(one: Reading, other: Reading) -> bool:
    """True where an account may well give both figures of one matter."""
    return recalls(one) or recalls(other) or one.again or other.again


def _agree(one: Reading, other: Reading) -> bool:
    return one.value is not None and other.value is not None and equal(one.value, other.value)


def recalls(reading: Reading) -> bool:
    """True for a sentence that marks its figure as an earlier or a revised one."""
    earlier = matching_words(reading.telling.language).earlier
    return any(k in earlier for k in keys(reading.telling.claim.text))
