"""Find listed phrases in a sentence, by their first word."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Protocol

from wellsourced.text.normalize import fold

Spans = list[tuple[int, int]]

GAP = "..."  # in a phrase: up to so many words without a mark between them
GAP_WORDS = 4


class Keyed(Protocol):
    """A word with its folded form and its place in the text."""

    @property
    def key(self) -> str:
        """The word in lower case and without accents."""
        ...

    @property
    def start(self) -> int:
        """Where it begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...


class Forms:
    """Phrases without case and accents.

    "*" at the end of a word also stands for longer ones; "a|b" for either word, "a|-" for one that may be missing,
    "in_the" for two; "..." for a few words between.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._exact: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._begun: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for parts in sorted({parts for form in forms for parts in _spelt_out(form)}):
            known = self._begun if parts[0].endswith("*") else self._exact
            known[parts[0].removesuffix("*")].append(parts)
        self._sizes = sorted({len(begin) for begin in self._begun})

    def places(self, line: Sequence[Keyed]) -> Spans:
        """Return where the phrases stand in ``line``, as half-open ranges of its tokens, in order."""
        found: Spans = []
        for index, token in enumerate(line):
            if forms := self._beginning(token.key):
                ends = {end for parts in forms for end in _end(line, index, parts)}
                found += [(index, end) for end in sorted(ends)]
        return found

    def _beginning(self, key: str) -> list[tuple[str, ...]]:
        """The phrases that may begin with this word: hardly ever any."""
        forms = self._exact.get(key, [])
        for size in self._sizes:
            if size <= len(key) and (begun := self._begun.get(key[:size])):
                forms = forms + begun
        return forms


def _spelt_out(form: str) -> Iterator[tuple[str, ...]]:
    """Every phrase that a form with alternatives stands for."""
    parts = [part.split("|") for part in fold(form).replace(",", "").split()]
    for chosen in product(*parts):
        yield tuple(word for part in chosen if part != "-" for word in part.split("_"))


def _end(line: Sequence[Keyed], at: int, parts: Sequence[str]) -> Iterator[int]:
    """Where the phrase that begins at ``at`` ends; nothing where it does not stand there."""
    for number, part in enumerate(parts):
        if part == GAP:
            for skipped in range(min(GAP_WORDS, len(line) - at) + 1):
                if skipped and _parted(line, at + skipped - 1):
                    return
                end = next(_end(line, at + skipped, parts[number + 1 :]), None)
                if end is not None and not _parted(line, at + skipped):
                    yield end
                    return
            return
        if at >= len(line) or not _fits(line[at].key, part):
            return
        at += 1
    yield at


def _parted(line: Sequence[Keyed], index: int) -> bool:
    """True where more than a space stands before a word."""
    return 0 < index < len(line) and line[index].start - line[index - 1].end > 1


def _fits(key: str, part: str) -> bool:
    return key.startswith(part[:-1]) if part.endswith("*") else key == part
