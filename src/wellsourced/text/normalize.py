"""Bring spellings of the same words together: case, accents, typographic marks; tokens keep their offsets."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´ʼ′‹›", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\u2007\u2002\u2003\u200a", " "),
        "…": "...",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ı": "i",
    }
)
_TOKEN = re.compile(r"\d+(?:[.,:']\d+)*|(?<!\w)(?:[A-Z]\.){3,}(?:['’]s)?|[^\W\d_]+(?:['’‑-][^\W\d_]+)*", re.UNICODE)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class Token(NamedTuple):
    """A word or number: as written, where it stands, and its folded form."""

    text: str
    start: int
    end: int
    key: str


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return ``text`` with case, accents and typographic variants of marks, dashes and spaces removed.

    >>> fold("“Żółć”—Ça")
    '"zolc"-ca'
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = text.casefold().translate(_PLAIN)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def tokens(text: str) -> list[Token]:
    """Return the words and numbers of ``text`` in order, with offsets and folded keys.

    Contractions and hyphenated words are one token; so are "4,000", and "F.B.I.", which is "FBI".

    >>> [t.key for t in tokens("We’re 4,000 strong, the F.B.I. says.")]
    ["we're", '4,000', 'strong', 'the', 'fbi', 'says']
    """
    return list(_tokens(text))


@lru_cache(maxsize=2048)  # a paragraph is asked for by every room that looks at its words
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple([_token(m) for m in _TOKEN.finditer(text)])


def _token(found: re.Match[str]) -> Token:
    word = found.group()
    return Token(word, *found.span(), fold(word.replace(".", "") if word[0].isalpha() else word))


def keys(text: str) -> list[str]:
    """Return the folded words of ``text``, in order."""
    return [token.key for token in _tokens(text)]


class Tokenised:
    """A text with its words, cut once and asked for by place.

    >>> Tokenised("We stay. Not now.").keys(9, 14)
    ['not', 'n']
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._tokens = _tokens(text)
        self._starts = [token.start for token in self._tokens]
        self._ends = [token.end for token in self._tokens]

    def within(self, start: int, end: int) -> Sequence[Token]:
        """Return the words of ``text[start:end]``, at their places in ``text``; the ends cut a word as they fall."""
        found = self._tokens[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
        if found and found[-1].end > end:
            found = (*found[:-1], *self._cut(max(found[-1].start, start), end))
        if found and found[0].start < start:
            found = (*self._cut(start, found[0].end), *found[1:])
        return found

    def keys(self, start: int, end: int) -> list[str]:
        """Return the folded words of ``text[start:end]``, in order."""
        return [token.key for token in self.within(start, end)]

    def _cut(self, start: int, end: int) -> list[Token]:
        """The words of a part of a word."""
        return [_token(m) for m in _TOKEN.finditer(self.text, start, end)]


def one_line(text: str) -> str:
    """Return ``text`` with runs of white space made one blank and control characters removed."""
    return " ".join(_CONTROL.sub(" ", text).split())
