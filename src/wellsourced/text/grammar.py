"""Find the longest pattern of words and slots that stands at a place: "{n} {unit} ago" and its like."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from wellsourced.text.lexemes import Lexeme, lexemes

_SLOT = re.compile(r"\{([a-z]+)\}")

# What a slot reads at a place: each value with where it ends. Few and bounded, so matching is linear.
Reader = Callable[[Sequence[Lexeme], int], list[tuple[Any, int]]]
Opens = Callable[[Lexeme], bool]


class Match(NamedTuple):
    """A pattern found: where it ends (exclusive), what it means, and what stands in its slots."""

    end: int
    meaning: tuple[str, Any]
    slots: dict[str, Any]


@dataclass
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    slots: dict[str, "_Node"] = field(default_factory=dict)
    meaning: tuple[str, Any] | None = None


class Grammar:
    """Patterns, each with its meaning; earlier entries win where two read the same.

    ``opens`` is true for every word that any of the ``readers`` of slots can begin with.
    """

    def __init__(
        self, patterns: Iterable[tuple[str, tuple[str, Any]]], readers: dict[str, Reader], opens: Opens
    ) -> None:
        self._root = _Node()
        self._readers = readers
        self._opens = opens
        for pattern, meaning in patterns:
            self._add(pattern, meaning)

    def _add(self, pattern: str, meaning: tuple[str, Any]) -> None:
        node = self._root
        for i, part in enumerate(_SLOT.split(pattern)):
            if i % 2:
                node = node.slots.setdefault(part, _Node())
            else:
                for word in lexemes(part):
                    node = node.words.setdefault(word.key, _Node())
        if node is not self._root and node.meaning is None:
            node.meaning = meaning

    @property
    def openings(self) -> frozenset[str]:
        """The keys that a pattern may begin with, where it begins with a word and not with a slot."""
        return frozenset(self._root.words)

    def at(self, words: Sequence[Lexeme], i: int) -> Match | None:
        """Return the longest pattern that begins at ``i``, or None. At equal length words beat slots."""
        return self._longest(self._root, words, i, {})

    def _longest(self, node: _Node, words: Sequence[Lexeme], i: int, slots: dict[str, Any]) -> Match | None:
        best = Match(i, node.meaning, slots) if node.meaning is not None else None
        if i >= len(words):
            return best
        if below := node.words.get(words[i].key):
            best = _longer(best, self._longest(below, words, i + 1, slots))
        if not node.slots or not self._opens(words[i]):
            return best
        for name, below in node.slots.items():
            for value, end in self._readers[name](words, i):
                best = _longer(best, self._longest(below, words, end, {**slots, name: value}))
        return best


def _longer(one: Match | None, other: Match | None) -> Match | None:
    """The longer of the two; at equal length the first."""
    return other if one is None or (other is not None and other.end > one.end) else one
