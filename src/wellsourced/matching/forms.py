"""Find listed phrases in a sentence, by their first word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from wellsourced.text.normalize import fold

Spans = list[tuple[int, int]]


class Keyed(Protocol):
    """A word with its folded form."""

    @property
    def key(self) -> str:
        """The word in lower case and without accents."""
        ...


class Forms:
    """Phrases without case and accents; a word with "*" at its end also stands for longer ones."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._exact: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._begun: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for form in sorted({fold(form).replace(",", "") for form in forms}):
            parts = tuple(form.split())
            known = self._begun if parts[0].endswith("*") else self._exact
            known[parts[0].removesuffix("*")].append(parts)
        self._sizes = sorted({len(begin) for begin in self._begun})

    def places(self, line: Sequence[Keyed]) -> Spans:
        """Return where the phrases stand in ``line``, as half-open ranges of its tokens, in order."""
        found = []
        for index, token in enumerate(line):
            key = token.key
            forms = list(self._exact.get(key, ()))
            for size in self._sizes:
                forms += self._begun.get(key[:size], ()) if size <= len(key) else ()
            for parts in forms:
                run = line[index : index + len(parts)]
                if len(run) == len(parts) and all(map(_fits, (t.key for t in run), parts)):
                    found.append((index, index + len(parts)))
        return found


def _fits(key: str, part: str) -> bool:
    return key.startswith(part[:-1]) if part.endswith("*") else key == part
