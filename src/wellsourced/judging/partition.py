"""Divide things into groups as the machine found them and as people said, whatever order they come in."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import Generic, NamedTuple, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Rule(NamedTuple, Generic[Thing]):
    """That all things of all ``sides`` are one (``same``), or that nothing of one side is one with another side's."""

    number: int
    same: bool
    sides: tuple[frozenset[Thing], ...]

    @property
    def things(self) -> frozenset[Thing]:
        """The things of all sides."""
        return frozenset().union(*self.sides)


class Grouped(NamedTuple, Generic[Thing]):
    """Things that are one, in the order they were given, and the numbers of the rules that made them so."""

    things: tuple[Thing, ...]
    numbers: tuple[int, ...]


def partition(
    groups: Sequence[Sequence[Thing]], rules: Iterable[Rule[Thing]], alike: Callable[[Thing, Thing], float]
) -> list[Grouped[Thing]]:
    """Return ``groups`` changed by ``rules``, by their first thing; of two rules on two things the later one counts.

    What the machine grouped stays together but for what a rule forbids: a thing that no rule speaks of then goes
    with the side it is more ``alike`` (0-1). A group that no rule touches comes back as it was, without numbers.

    >>> [g.things for g in partition(["ab", "c"], [Rule(1, True, (frozenset("a"), frozenset("c")))], lambda a, b: 1)]
    [('a', 'b', 'c')]
    """
    order = {thing: place for place, thing in enumerate(thing for group in groups for thing in group)}
    known = [_of_known(rule, order) for rule in rules]
    latest_first = sorted((rule for rule in known if len(rule.sides) > 1), key=lambda rule: -rule.number)
    forest = _Forest(order, [rule for rule in latest_first if not rule.same])
    for rule in latest_first:
        if rule.same:
            first, *others = sorted(rule.things, key=order.__getitem__)
            for other in others:
                forest.join(first, other, than=rule.number)
    for one, other in _by_likeness(groups, forest, alike):
        forest.join(one, other)
    home = {thing: number for number, group in enumerate(groups) for thing in group}
    return [_told(things, latest_first, home, groups) for things in forest.sets()]


def _of_known(rule: Rule[Thing], order: dict[Thing, int]) -> Rule[Thing]:
    sides = (frozenset(thing for thing in side if thing in order) for side in rule.sides)
    return rule._replace(sides=tuple(side for side in sides if side))


def _by_likeness(
    groups: Sequence[Sequence[Thing]], forest: "_Forest[Thing]", alike: Callable[[Thing, Thing], float]
) -> list[tuple[Thing, Thing]]:
    """The pairs that the machine put together; where a rule forbids some of them, the likest pairs first."""
    plain, disputed = [], []
    for group in groups:
        if forest.disputed(group):
            disputed += [(alike(a, b), a, b) for a, b in combinations(group, 2)]
        else:
            plain += [(group[0], other) for other in group[1:]]
    disputed.sort(key=lambda pair: (-pair[0], forest.order[pair[1]], forest.order[pair[2]]))
    return [*plain, *((a, b) for _, a, b in disputed)]


def _told(
    things: tuple[Thing, ...], rules: Sequence[Rule[Thing]], home: dict[Thing, int], groups: Sequence[Sequence[Thing]]
) -> Grouped[Thing]:
    here = set(things)
    homes = {home[thing] for thing in things}
    if len(homes) == 1 and len(groups[next(iter(homes))]) == len(things):
        return Grouped(things, ())
    sent_away = {thing for number in homes for thing in groups[number]} - here
    told = set()
    for rule in rules:
        mine = [side & here for side in rule.sides]
        if rule.same:
            joins = len({home[thing] for side in mine for thing in side}) > 1
        else:
            joins = any(side and any(other & sent_away for other in rule.sides if other != rule.sides[i])
                        for i, side in enumerate(mine))  # fmt: skip
        if joins:
            told.add(rule.number)
    return Grouped(things, tuple(sorted(told)))


class _Forest(Generic[Thing]):
    """Disjoint sets of things (union-find) that keep apart what rules keep apart."""

    def __init__(self, order: dict[Thing, int], apart: Sequence[Rule[Thing]]) -> None:
        self.order = order
        self._parent = {thing: thing for thing in order}
        self._members = {thing: [thing] for thing in order}
        self._numbers = [rule.number for rule in apart]
        self._sides: dict[Thing, set[tuple[int, int]]] = defaultdict(set)
        for index, rule in enumerate(apart):
            for side, things in enumerate(rule.sides):
                for thing in things:
                    self._sides[thing].add((index, side))

    def root(self, thing: Thing) -> Thing:
        while self._parent[thing] != thing:
            self._parent[thing] = self._parent[self._parent[thing]]
            thing = self._parent[thing]
        return thing

    def disputed(self, group: Sequence[Thing]) -> bool:
        """True when some rule keeps apart two sets that hold things of ``group``."""
        sides = set().union(*(self._sides[self.root(thing)] for thing in group))
        return len({index for index, _ in sides}) < len(sides)

    def join(self, one: Thing, other: Thing, than: int = 0) -> None:
        """Make one set of two, unless a rule with a number above ``than`` keeps them apart."""
        a, b = sorted((self.root(one), self.root(other)), key=self.order.__getitem__)
        if a == b or self._kept_apart(a, b, than):
            return
        self._parent[b] = a
        self._members[a] += self._members.pop(b)
        self._sides[a] |= self._sides.pop(b, set())

    def _kept_apart(self, a: Thing, b: Thing, than: int) -> bool:
        mine, theirs = self._sides[a], self._sides[b]
        return any(
            self._numbers[index] > than and any(i == index and s != side for i, s in theirs) for index, side in mine
        )

    def sets(self) -> list[tuple[Thing, ...]]:
        return sorted(
            (tuple(sorted(members, key=self.order.__getitem__)) for members in self._members.values()),
            key=lambda things: self.order[things[0]],
        )
