"""Sets of quotations that grow together, and what an account keeps apart stays apart."""

from collections import defaultdict
from collections.abc import Sequence

from wellsourced.matching.links import POLICY, Copies, foreign
from wellsourced.matching.units import Unit
from wellsourced.matching.wording import align


class Forest:
    """Disjoint sets of units (union-find), which keep apart what one account keeps apart."""

    def __init__(self, units: Sequence[Unit], copies: Copies) -> None:
        self.units = units
        self._copies = copies
        self._parent = list(range(len(units)))
        self._members = {index: [index] for index in range(len(units))}
        self._runs: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, unit in enumerate(units):
            self._runs[(unit.account.id, unit.run)].append(index)

    def root(self, index: int) -> int:
        """The unit that stands for the set of ``index``."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def partners(self, index: int) -> list[int]:
        """All units of the same set."""
        return self._members[self.root(index)]

    def members_near(self, index: int) -> list[int]:
        """The other units of the same stretch of talk."""
        unit = self.units[index]
        return [i for i in self._runs[(unit.account.id, unit.run)] if i != index]

    def has_partner(self, index: int, account: str) -> bool:
        """True when the set of ``index`` holds a unit of ``account``."""
        return any(self.units[i].account.id == account for i in self.partners(index))

    def join(self, one: int, other: int) -> None:
        """Make one set of two, unless an account quotes their words as two things."""
        a, b = sorted((self.root(one), self.root(other)))
        if a == b or self._kept_apart(a, b):
            return
        self._parent[b] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def told_apart(self, one: int, other: int) -> bool:
        """True when a translation would make one of two sets whose words in one language are all different words."""
        pairs = [
            (self.units[i], self.units[j])
            for i in self.partners(one)
            for j in self.partners(other)
            if self.units[i].language == self.units[j].language and not short(self.units[i], self.units[j])
        ]
        return bool(pairs) and not any(
            self._copies.aligned(a, b) or align(a.words, b.words).contained >= POLICY.alike for a, b in pairs
        )

    def _kept_apart(self, a: int, b: int) -> bool:
        """True when an account has two things in what would be one, and no other account has both as one.

        Where another has both as one, what copies make of it does not count.
        """
        units = [self.units[k] for k in (*self._members[a], *self._members[b])]
        held, copied = False, False
        for i in self._members[a]:
            for j in self._members[b]:
                one, other = self.units[i], self.units[j]
                if one.account.id != other.account.id or not _two_things(one, other):
                    continue
                if any(_holds_both(whole, one, other) for whole in units):
                    held = True
                elif self._copies.original(one.account.id) == one.account.id:
                    return True
                else:
                    copied = True
        return copied and not held


def _holds_both(whole: Unit, one: Unit, other: Unit) -> bool:
    """True when another account has both as one quotation."""
    if whole.account.id == one.account.id:
        return False
    abroad = foreign(one, whole)
    least = POLICY.translated_best if abroad else POLICY.same
    return all(align(u.words, whole.words, foreign=abroad).covers_one >= least for u in (one, other))


def _two_things(one: Unit, other: Unit) -> bool:
    """Two long quotations of one account, in different places and different words, are two utterances."""
    if one.heading or other.heading or one.run == other.run or short(one, other):
        return False
    return align(one.words, other.words).mutual < POLICY.same


def short(one: Unit, other: Unit) -> bool:
    """True when one of the two has too few words to be told from others of the same words."""
    return min(one.weight, other.weight) < POLICY.least_words
