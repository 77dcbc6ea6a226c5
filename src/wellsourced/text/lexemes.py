"""Cut text into words, digit runs and marks with their places, and find table phrases among them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from wellsourced.text.normalize import fold

_CHUNK = re.compile(r"\n+|\S+")
_LEXEME = re.compile(r"[0-9]+|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|\S")
_ADDRESS_MARKS = ("://", "www.", "@")
_LONGEST_WORD_CHARS = 60  # longer runs of letters are no words of any table; folding them would only cost time
_END = "\0"

T = TypeVar("T")


class Lexeme(NamedTuple):
    """A word, digit run, mark or line break: as written, its place, folded, and the gap before it."""

    text: str
    start: int
    end: int
    key: str
    gap: str

    @property
    def spaced(self) -> bool:
        """True where white space, or nothing at all, stands before."""
        return self.gap != ""

    @property
    def digits(self) -> bool:
        """True for a run of the digits 0-9."""
        return "0" <= self.key[:1] <= "9" and self.text[0] <= "9"

    @property
    def word(self) -> bool:
        """True for a run of letters."""
        return self.key != "" and self.text[0].isalpha()

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
    found: list[Lexeme] = []
    last = 0
    for chunk in _CHUNK.finditer(text):
        start, end = chunk.span()
        gap = text[last:start][:1] if start else " "
        last = end
        if text[start] == "\n":
            found.append(Lexeme(chunk.group(), start, end, "\n", gap))
        elif any(mark in chunk.group() for mark in _ADDRESS_MARKS) or text[start] == "#":
            found.append(Lexeme(chunk.group(), start, end, "", gap))
        else:
            found.extend(_in_chunk(text, start, end, gap))
    return found


def _in_chunk(text: str, start: int, end: int, gap: str) -> Iterator[Lexeme]:
    for match in _LEXEME.finditer(text, start, end):
        written = match.group()
        key = fold(written) if len(written) <= _LONGEST_WORD_CHARS else ""
        yield Lexeme(written, match.start(), match.end(), key, gap if match.start() == start else "")


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
