"""What a text is recognised by in other words and languages: its numbers, names, rare words and concepts."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from wellsourced.text.lexicon import ConceptToken, concept_sequence, is_stop
from wellsourced.text.normalize import fold

MarkKind = Literal["number", "name", "word"]

STEM_CHARS = 6  # names and words of common root agree this far across spellings and the six languages
LEAST_CHARS = 3  # shorter words tell nothing
_GROUPED = re.compile(r"\d{1,3}(?:[.,']\d{3})+$")
_CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})$")
_OPENS = frozenset("\"'“‘«»„‹›¿¡([{—–-:\n•")


class Mark(NamedTuple):
    """A telling word: where it stands, what it is, and its keys; two marks match by one key in common."""

    start: int
    end: int
    kind: MarkKind
    keys: frozenset[str]


def marks(text: str, language: str | None) -> list[Mark]:
    """Return the marks of ``text`` in order. Stop words give none; an unknown word is known by its root.

    Keys begin with ``#`` (quantity), ``@`` (clock, on a twelve-hour face), ``~`` (root) or ``=`` (concept).
    """
    return list(_marks(text, language))


def _marks(text: str, language: str | None) -> Iterator[Mark]:
    found = concept_sequence(text, language)
    skip = -1
    for i, token in enumerate(found):
        if i <= skip:
            continue
        if token.key[0].isdigit():
            written, skip = _number(text, found, i)
            yield Mark(token.start, found[skip].end, "number", number_keys(written))
        elif len(token.key) >= LEAST_CHARS or text[token.start : token.end].isupper():
            mark = _word(text, token, language)
            if mark:
                yield mark


def _number(text: str, found: list[ConceptToken], i: int) -> tuple[str, int]:
    """Join what belongs to one number: groups set apart by a blank ("2 750"), a French clock ("17 h 35")."""
    written, last = found[i].key, i
    while (
        last + 1 < len(found)
        and len(written) <= 12
        and re.fullmatch(r"\d{1,3}(?: \d{3})*", written)
        and re.fullmatch(r"\d{3}", found[last + 1].key)
        and fold(text[found[last].end : found[last + 1].start]) == " "
    ):
        last += 1
        written += " " + found[last].key
    if " " in written:
        return written.replace(" ", ""), last
    if (
        i + 2 < len(found)
        and found[i + 1].key == "h"
        and re.fullmatch(r"\d\d", found[i + 2].key)
        and found[i + 2].start - found[i].end <= 3
        and len(written) <= 2
    ):
        return f"{written}h{found[i + 2].key}", i + 2
    return written, last


def number_keys(written: str) -> frozenset[str]:
    """Return the keys of a number: its quantity however grouped, and its place on the clock if it may be one.

    >>> number_keys("4,000") == number_keys("4.000") == number_keys("4000")
    True
    """
    if _GROUPED.match(written):
        return frozenset({"#" + re.sub(r"\D", "", written)})
    keys = {"#" + written.replace(",", ".").replace("'", "").rstrip(".").replace("h", ".")}
    clock = _CLOCK.match(written)
    if clock and int(clock[1]) < 25 and int(clock[2]) < 60:
        keys.add(f"@{int(clock[1]) % 12}:{clock[2]}")
    return frozenset(keys)


def _word(text: str, token: ConceptToken, language: str | None) -> Mark | None:
    if is_stop(token.key, language):
        return None
    named = text[token.start].isupper() and not _begins(text, token.start)
    root = "~" + token.key.replace("-", "")[:STEM_CHARS]
    keys = frozenset({root, *(f"={concept}" for concept in token.concepts)})
    return Mark(token.start, token.end, "name" if named else "word", keys)


def _begins(text: str, position: int) -> bool:
    """True where a capital says nothing: at the start of a sentence or of a quotation."""
    before = text[max(0, position - 3) : position].rstrip(" \u00a0")
    return not before or before[-1] in _OPENS or before[-1] in ".!?…"
