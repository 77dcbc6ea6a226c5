"""Join what belongs together, pair by pair, the surest first."""

from collections.abc import Callable, Collection, Iterable, Sequence

MayJoin = Callable[[Sequence[int], Sequence[int]], bool]


def joined(pairs: Iterable[tuple[int, int]], may_join: MayJoin, begun: Iterable[Sequence[int]] = ()) -> list[list[int]]:
    """Return the groups of two or more that ``pairs`` make, in their order, out of single ones and those ``begun``.

    Two groups become one where ``may_join`` allows it of both. Groups and what stands in them are sorted.
    """
    members = {group[0]: list(group) for group in begun}
    home = {i: first for first, group in members.items() for i in group}
    for i, j in pairs:
        a, b = home.setdefault(i, i), home.setdefault(j, j)
        one, other = members.setdefault(a, [i]), members.setdefault(b, [j])
        if a != b and may_join(one, other):
            members[a] = sorted(one + members.pop(b))
            home.update(dict.fromkeys(members[a], a))
    return sorted(group for group in members.values() if len(group) > 1)


def across(pairs: Collection[tuple[int, int]], one: Sequence[int], other: Sequence[int]) -> bool:
    """Return True where one of ``pairs``, each in rising order, has one of its two in either group."""
    return bool(pairs) and any((min(i, j), max(i, j)) in pairs for i in one for j in other)
