"""Cut text into words, digit runs and marks with their places, and find table phrases among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from wellsourced.text.normalize import fold

_CHUNK = re.compile(r"\n+|\S+")
_LEXEME = re.compile(r"\n+|[0-9]+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\S")
_ADDRESS_MARKS = ("://", "www.", "@", "#")
_LONGEST_WORD_CHARS = 60  # longer runs of letters are no words of any table; folding them would only cost time
_END = "\0"

T = TypeVar("T")


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


def _lexeme(match: re.Match[str], key: str, gap: str) -> Lexeme:
    written = match.group()
    digits = "0" <= key[:1] <= "9" and written[0] <= "9"
    return Lexeme(written, match.start(), match.end(), key, gap, gap != "", digits, key != "" and written[0].isalpha())


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
            yield _lexeme(chunk, "", gap)
        else:
            yield from _in_stretch(text, start, end, gap)


def _in_stretch(text: str, start: int, end: int, gap: str = "") -> Iterator[Lexeme]:
    """The lexemes of a stretch without addresses; ``gap`` is what stands before it."""
    last = start
    for match in _LEXEME.finditer(text, start, end):
        first, stop = match.span()
        before = text[last:first][:1] if first > last else gap if first == start else ""
        before = before or ("" if first else " ")
        key = "\n" if text[first] == "\n" else "" if stop - first > _LONGEST_WORD_CHARS else fold(match.group())
        yield _lexeme(match, key, before)
        last = stop


class Phrases(Generic[T]):
    """Phrases of a table, each with what it means; the longest that stands at a place is found."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._forward: dict[str, object] = {}
        self._backward: dict[str, object] = {}
        self.meanings: dict[tuple[str, ...], T] = {}
        for phrase, meaning in entries:
            keys = tuple(x.key for x in lexemes(phrase))
            if keys:
                self.meanings.setdefault(keys, meaning)
                _grow(self._forward, keys)
                _grow(self._backward, keys[::-1])

    @cached_property
    def openings(self) -> frozenset[str]:
        """The keys that a phrase may begin with."""
        return frozenset(self._forward)

    def at(self, words: Sequence[Lexeme], i: int) -> tuple[int, T] | None:
        """Return where the longest phrase that begins at ``i`` ends and what it means, or None."""
        end = _walk(self._forward, words, i, 1)
        return None if end is None else (end, self.meanings[tuple(x.key for x in words[i:end])])

    def before(self, words: Sequence[Lexeme], i: int) -> tuple[int, T] | None:
        """Return where the longest phrase that ends right before ``i`` begins and what it means, or None."""
        last = _walk(self._backward, words, i - 1, -1)
        return None if last is None else (last + 1, self.meanings[tuple(x.key for x in words[last + 1 : i])])


def _grow(node: dict[str, object], keys: Sequence[str]) -> None:
    for key in keys:
        node = node.setdefault(key, {})  # type: ignore[assignment]
    node[_END] = True


def _walk(node: dict[str, object], words: Sequence[Lexeme], i: int, step: int) -> int | None:
    best = None
    while 0 <= i < len(words):
        below = node.get(words[i].key)
        if not isinstance(below, dict):
            break
        node = below
        i += step
        if _END in node:
            best = i
    return best
