"""Gather readings into matters: the best pairs first, and only while most pairs across two groups are linked."""

from collections import defaultdict
from collections.abc import Sequence

from wellsourced.matching.comparison import barely_differ, equal, slipped
from wellsourced.matching.likeness import LINK
from wellsourced.matching.readings import Reading
from wellsourced.matching.words import matching_words
from wellsourced.model.speech import Value
from wellsourced.text.normalize import keys

# readings of a group that stand for all of it; of larger groups only the pairs that were compared count
SAMPLE = 10
DIFFERING_LINK = 0.52  # the best score across two groups that give different figures
SLIP_LINK = 0.7  # and across a group and one figure whose digits are turned round
LEAST_LINKED = 0.33  # of the pairs across two groups must be linked before they are joined
LEAST_LINKED_SURE = 0.2  # of two groups of one figure each, where one of the pairs is sure
LEAST_LINKED_WHOLE = 0.7


def groups(found: Sequence[Reading], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Join readings into matters, the best pairs first, while most pairs across the two sides are linked.

    Two readings of one claim are never one matter.
    """
    linked = {pair: score for pair, score in scores.items() if score >= LINK}
    scored = _Scored(found, scores)
    home = {i: i for pair in linked for i in pair}
    members = {i: [i] for i in home}
    for (i, j), _ in sorted(linked.items(), key=lambda item: (-item[1], item[0])):
        a, b = home[i], home[j]
        if a == b or not scored.may_join(members[a], members[b]):
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


class _Scored:
    """Readings with the scores of their pairs."""

    def __init__(self, found: Sequence[Reading], scores: dict[tuple[int, int], float]) -> None:
        self._found, self._scores = found, scores
        self._of: dict[str, list[int]] = defaultdict(list)
        for index, reading in enumerate(found):
            if reading.value is not None:
                self._of[reading.account].append(index)

    def may_join(self, one: list[int], other: list[int]) -> bool:
        """True where most pairs across the two groups are linked, and figures that differ are of one matter."""
        found = self._found
        if {found[i].telling.claim.id for i in one} & {found[j].telling.claim.id for j in other}:
            return False
        many = max(len(one), len(other)) > SAMPLE
        one, other = one[:SAMPLE], other[:SAMPLE]
        pairs = [(i, j) for i in one for j in other if found[i].account != found[j].account]
        if many:
            pairs = [(i, j) for i, j in pairs if (min(i, j), max(i, j)) in self._scores]
        linked = sum(self._score(i, j) >= LINK for i, j in pairs)
        if found[one[0]].kind != "amount":
            return linked >= LEAST_LINKED_WHOLE * len(pairs)
        if min(len(one), len(other)) == 1 and len(pairs) == len(one) * len(other) and self._slipped(pairs):
            return True
        sure = max((self._score(i, j) for i, j in pairs), default=0.0) >= DIFFERING_LINK
        if sure and self._barely_differ(one, other):
            return self._figures_join(one, other)
        least = LEAST_LINKED_SURE if sure and self._one_figure(one) and self._one_figure(other) else LEAST_LINKED
        return linked >= least * len(pairs) and self._figures_join(one, other)

    def _score(self, i: int, j: int) -> float:
        return self._scores.get((min(i, j), max(i, j)), 0.0)

    def _one_figure(self, group: Sequence[int]) -> bool:
        """True for a group of one figure: some of its accounts may be copies, in words that no other account has."""
        return all(_agree(self._found[group[0]], self._found[i]) for i in group)

    def _barely_differ(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """True for groups of one figure each that differ by a hair: their accounts may have no words in common."""
        a, b = self._found[one[0]].value, self._found[other[0]].value
        if a is None or b is None or not barely_differ(a, b):
            return False
        return self._one_figure(one) and self._one_figure(other)

    def _slipped(self, pairs: Sequence[tuple[int, int]]) -> bool:
        """One figure whose digits are another's in another order, all else being much the same: a slip in a copy."""
        return any(
            self._score(i, j) >= SLIP_LINK
            and slipped(one, other)
            and not (self._gives(self._found[i].account, other) or self._gives(self._found[j].account, one))
            for i, j in pairs
            if (one := self._found[i].value) is not None and (other := self._found[j].value) is not None
        )

    def _gives(self, account: str, figure: Value) -> bool:
        """True where the account has the figure too: "21 percent for one, 12 for the other" holds no slip."""
        told = (value for i in self._of[account] if (value := self._found[i].value) is not None)
        return any(v.unit == figure.unit and v.quantity == figure.quantity for v in told)

    def _figures_join(self, one: list[int], other: list[int]) -> bool:
        """Groups that give different figures are one matter only where the words around them are much the same.

        An account that gives one figure of a matter and another one besides speaks of two matters, unless it
        recalls or counts anew.
        """
        found = self._found
        pairs = [(i, j) for i in one for j in other if not _agree(found[i], found[j])]
        if not pairs:
            return True
        if any(found[i].account == found[j].account and not _both(found[i], found[j]) for i, j in pairs):
            return False
        known = [
            self._score(i, j)
            for i, j in pairs
            if found[i].account != found[j].account and (_both(found[i], found[j]) or not self._answered(i, j))
        ]
        return max(known, default=0.0) >= DIFFERING_LINK

    def _answered(self, one: int, other: int) -> bool:
        """True where the account of one of two readings gives the other's figure too, in words as near to it."""
        return any(
            k != i and self._score(k, j) >= LINK and _agree(self._found[k], self._found[j])
            for i, j in ((one, other), (other, one))
            for k in self._of[self._found[i].account]
        )


def _both(one: Reading, other: Reading) -> bool:
    """True where an account may well give both figures of one matter."""
    return recalls(one) or recalls(other) or one.again or other.again


def _agree(one: Reading, other: Reading) -> bool:
    return one.value is not None and other.value is not None and equal(one.value, other.value)


def recalls(reading: Reading) -> bool:
    """Return True for a figure whose clause marks it as an earlier or a revised one."""
    told, earlier = reading.telling, matching_words(reading.telling.language).earlier
    clause = told.clause_at(reading.start)
    return any(
        k in earlier for k in keys(told.claim.text[clause.start - told.claim.start : clause.end - told.claim.start])
    )
