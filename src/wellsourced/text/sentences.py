"""Cut text into sentences without cutting a quotation in two."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import sentencex

_LANGUAGES = frozenset({"en", "fr", "es", "de", "pt", "it", "nl", "pl", "ru", "uk", "ca", "da", "sv", "fi", "cs"})
# Titles with a dot behind which the splitter ends a sentence.
_TITLES = {"fr": ("M.", "MM.", "Mme.", "Mlle.", "Dr.", "Pr.", "Me."), "pt": ("D.",), "es": ("D.",)}
HOUR_CHARS = 6
_HOUR = re.compile(r"\d\s?[ap]\.\s?m\.$")
_DAY = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July"
    r"|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)|GMT|UTC|E[SD]T|P[SD]T|C[SDE]T"
    r"|Eastern|Pacific|Central)\b"
)
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
    spans: list[tuple[int, int]] = []
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
        begin, position = start, start + len(words)
        if spans and _goes_on(line[: spans[-1][1] - offset], words):
            begin = spans.pop()[0] - offset
        spans.append((offset + begin, offset + position))
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


def _goes_on(before: str, words: str) -> bool:
    """ "It began at 7 a.m. Monday": the dots of an hour end no sentence before the day that it is of."""
    return _HOUR.search(before[-HOUR_CHARS:]) is not None and _DAY.match(words) is not None
