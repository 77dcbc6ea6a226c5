"""Gather readings into matters: the best pairs first, and only while most pairs across two groups are linked."""

from collections.abc import Collection, Sequence

from wellsourced.matching.joining import across, joined
from wellsourced.matching.likeness import LINK
from wellsourced.matching.readings import Reading
from wellsourced.matching.words import matching_words
from wellsourced.text.normalize import keys

# readings of a group that stand for all of it; of larger groups only the pairs that were compared count
SAMPLE = 10
LEAST_LINKED = 0.7  # of the pairs across two groups must be linked before they are joined


def groups(
    found: Sequence[Reading], scores: dict[tuple[int, int], float], beside: Collection[tuple[int, int]] = ()
) -> list[list[int]]:
    """Join whole sentences and places into matters, the best pairs first, while most pairs across the two sides are
    linked; figures have a way of their own (:mod:`wellsourced.matching.counterparts`).

    Two readings of one claim are never one matter, nor sentences ``beside`` each other in one account that exclude each
    other.
    """
    linked = {pair: s for pair, s in scores.items() if s >= LINK and found[pair[0]].kind != "amount"}
    ranked = sorted(linked, key=lambda pair: (-linked[pair], pair))
    return joined(ranked, lambda a, b: not across(beside, a, b) and _may_join(found, scores, a, b))


def _may_join(
    found: Sequence[Reading], scores: dict[tuple[int, int], float], one: Sequence[int], other: Sequence[int]
) -> bool:
    """True where most pairs across the two groups are linked."""
    if {found[i].telling.claim.id for i in one} & {found[j].telling.claim.id for j in other}:
        return False
    many = max(len(one), len(other)) > SAMPLE
    pairs = [(min(i, j), max(i, j)) for i in one[:SAMPLE] for j in other[:SAMPLE]]
    pairs = [(i, j) for i, j in pairs if found[i].account != found[j].account and (not many or (i, j) in scores)]
    linked = sum(scores.get(pair, 0.0) >= LINK for pair in pairs)
    return linked >= LEAST_LINKED * len(pairs)


def beside(group: Sequence[int], scores: dict[tuple[int, int], float]) -> list[int]:
    """Return the readings outside ``group`` that are linked to one in it: what may speak against it."""
    own = set(group)
    linked = (pair for pair, score in scores.items() if score >= LINK and len(own & set(pair)) == 1)
    return sorted({i for pair in linked for i in pair if i not in own})


def recalls(reading: Reading) -> bool:
    """Return True for a figure whose clause marks it as an earlier or a revised one."""
    told, earlier = reading.telling, matching_words(reading.telling.language).earlier
    clause = told.clause_at(reading.start)
    return any(
        k in earlier for k in keys(told.claim.text[clause.start - told.claim.start : clause.end - told.claim.start])
    )
