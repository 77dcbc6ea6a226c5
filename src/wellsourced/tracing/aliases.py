"""The names that are known to be of one source, because of two tellings of one sentence each has another of them."""

from collections.abc import Iterable, Mapping


class Aliases:
    """Keys of sources that are one; asked for pairs of keys.

    >>> Aliases([("a", "b"), ("b", "c")]).same("a", "c")
    True
    """

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self._first: Mapping[str, str] = _joined(pairs)

    def same(self, one: str, other: str) -> bool:
        """Return whether two keys are of one source."""
        return one == other or (one in self._first and self._first[one] == self._first.get(other))


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each key with the first of those that are one with it."""
    groups: dict[str, set[str]] = {}
    for one, other in pairs:
        group = groups.get(one, {one}) | groups.get(other, {other})
        groups.update(dict.fromkeys(group, group))
    return {key: min(group) for key, group in groups.items()}
