"""Cut text into sentences without cutting a quotation in two."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import sentencex

_LANGUAGES = frozenset({"en", "fr", "es", "de", "pt", "it", "nl", "pl", "ru", "uk", "ca", "da", "sv", "fi", "cs"})
# Titles with a dot behind which the splitter ends a sentence.
_TITLES = {"fr": ("M.", "MM.", "Mme.", "Mlle.", "Dr.", "Pr.", "Me."), "pt": ("D.",), "es": ("D.",)}
_LINE = re.compile(r"[^\n]+")


@lru_cache(maxsize=4096)
def sentence_spans(text: str, language: str | None = None) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the sentences of ``text``, trimmed of white space, in order.

    A line break ends a sentence. An unknown language is cut as English.

    >>> sentence_spans("He came. “We won't go. Not now,” Smith said.")
    ((0, 8), (9, 44))
    """
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        spans.extend(_in_line(line.group(), line.start(), language if language in _LANGUAGES else "en"))
    return tuple(spans)


def _in_line(line: str, offset: int, language: str | None) -> list[tuple[int, int]]:
    spans = []
    position = 0
    for part in _rejoined(sentencex.segment(language or "en", line), _TITLES.get(language or "en", ())):
        words = part.strip()
        if not words:
            continue
        start = line.find(words, position)
        if start < 0:  # the splitter changed white space: keep the rest of the line whole
            rest = line[position:].strip()
            start = line.find(rest, position)
            words = rest
        position = start + len(words)
        spans.append((offset + start, offset + position))
    return spans


def _rejoined(parts: Iterable[str], titles: tuple[str, ...]) -> Iterator[str]:
    """The parts of a line, those cut behind a title ("M.", "Reis a dit") made one again."""
    held = ""
    for part in parts:
        held += part
        if not held.split() or held.split()[-1] not in titles:
            yield held
            held = ""
    if held:
        yield held
