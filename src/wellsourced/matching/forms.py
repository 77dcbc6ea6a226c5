"""Find listed phrases in a sentence, by the first letters of their first word."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from wellsourced.text.normalize import fold

FIRST_CHARS = 3
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
        self._known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for form in sorted({fold(form).replace("’", "'") for form in forms}):
            parts = tuple(form.replace(",", "").split())
            self._known[parts[0][:FIRST_CHARS].rstrip("*")].append(parts)

    def places(self, line: Sequence[Keyed]) -> Spans:
        """Return where the phrases stand in ``line``, as half-open ranges of its tokens, in order."""
        found = []
        for index, token in enumerate(line):
            for size in range(1, min(FIRST_CHARS, len(token.key)) + 1):
                for parts in self._known.get(token.key[:size], ()):
                    run = line[index : index + len(parts)]
                    if len(run) == len(parts) and all(map(_fits, (t.key for t in run), parts)):
                        found.append((index, index + len(parts)))
        return found


def _fits(key: str, part: str) -> bool:
    return key.startswith(part[:-1]) if part.endswith("*") else key == part
