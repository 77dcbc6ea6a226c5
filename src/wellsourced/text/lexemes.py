"""Cut text into words, digit runs and marks with their places, and find table phrases among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from wellsourced.text.normalize import fold

_CHUNK = re.compile(r"\n+|\S+")
# Possessive: a repetition that could be taken back would hold 190 bytes for each letter of an endless word.
_LEXEME = re.compile(r"(\n+)|([0-9]+)|([^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*+)|\S")
_BREAK, _DIGITS, _LETTERS = 1, 2, 3  # groups of the pattern
_ADDRESS_MARKS = ("://", "www.", "@", "#")
_LONGEST_WORD_CHARS = 60  # longer runs of letters are no words of any table; folding them would only cost time
_END = None  # no key of a lexeme

T = TypeVar("T")
_Tree = dict[str | None, Any]


class Lexeme(NamedTuple):
    """A word, digit run, mark or line break: as written, its place, folded, and the gap before it.

    ``spaced`` tells that white space, or nothing at all, stands before; ``digits``, that it is a run of 0-9;
    ``word``, that it is a run of letters.
    """

    text: str
    start: int
    end: int
    key: str
    gap: str
    spaced: bool
    digits: bool
    word: bool

    @property
    def capital(self) -> bool:
        """True for a word that begins with a capital letter."""
        return self.text[0].isupper()


def lexemes(text: str) -> list[Lexeme]:
    """Return the words, digit runs, marks and line breaks of ``text`` in order, without other white space.

    Addresses, handles and hash tags are one lexeme with an empty key: nothing in them is a word or a number.

    >>> [x.text for x in lexemes("Aujourd’hui, 3,500")]
    ['Aujourd', '’', 'hui', ',', '3', ',', '500']
    """
    if any(mark in text for mark in _ADDRESS_MARKS):
        return list(_around_addresses(text))
    return list(_in_stretch(text, 0, len(text)))


def _around_addresses(text: str) -> Iterator[Lexeme]:
    last = 0
    for chunk in _CHUNK.finditer(text):
        start, end = chunk.span()
        gap = text[last:start][:1] if start else " "
        last = end
        if text[start] == "#" or any(mark in chunk.group() for mark in _ADDRESS_MARKS[:-1]):
            yield Lexeme(chunk.group(), start, end, "", gap, gap != "", False, False)
        else:
            yield from _in_stretch(text, start, end, gap)


def _in_stretch(text: str, start: int, end: int, gap: str = "") -> Iterator[Lexeme]:
    """The lexemes of a stretch without addresses; ``gap`` is what stands before it."""
    last = start
    for match in _LEXEME.finditer(text, start, end):
        first, stop = match.span()
        written, kind = match.group(), match.lastindex
        before = text[last] if first > last else gap if first == start else ""
        before = before or ("" if first else " ")
        key = "" if stop - first > _LONGEST_WORD_CHARS else written if kind == _DIGITS else fold(written)
        digits, word = kind == _DIGITS and key != "", kind == _LETTERS and key != "" and written[0].isalpha()
        yield Lexeme(written, first, stop, "\n" if kind == _BREAK else key, before, before != "", digits, word)
        last = stop


class Phrases(Generic[T]):
    """Phrases of a table, each with what it means; the longest that stands at a place is found."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._forward: _Tree = {}
        self._backward: _Tree = {}
        for phrase, meaning in entries:
            keys = tuple(x.key for x in lexemes(phrase))
            if keys:
                _grow(self._forward, keys, meaning)
                _grow(self._backward, keys[::-1], meaning)

    @cached_property
    def openings(self) -> frozenset[str]:
        """The keys that a phrase may begin with."""
        return frozenset(key for key in self._forward if key is not None)

    def at(self, words: Sequence[Lexeme], i: int) -> tuple[int, T] | None:
        """Return where the longest phrase that begins at ``i`` ends and what it means, or None."""
        return _walk(self._forward, words, i, 1) if i < len(words) and words[i].key in self._forward else None

    def meaning(self, key: str) -> T | None:
        """Return what the phrase of the one word ``key`` means, or None."""
        found: T | None = self._forward.get(key, {}).get(_END)
        return found

    def before(self, words: Sequence[Lexeme], i: int) -> tuple[int, T] | None:
        """Return where the longest phrase that ends right before ``i`` begins and what it means, or None."""
        found = _walk(self._backward, words, i - 1, -1) if i > 0 and words[i - 1].key in self._backward else None
        return None if found is None else (found[0] + 1, found[1])


def _grow(node: _Tree, keys: Sequence[str], meaning: object) -> None:
    for key in keys:
        node = node.setdefault(key, {})
    node.setdefault(_END, meaning)


def _walk(node: _Tree, words: Sequence[Lexeme], i: int, step: int) -> tuple[int, Any] | None:
    best = None
    while 0 <= i < len(words) and (below := node.get(words[i].key)) is not None:
        node = below
        i += step
        if _END in node:
            best = i, node[_END]
    return best
