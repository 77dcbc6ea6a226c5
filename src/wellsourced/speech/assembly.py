"""Assemble what the encoder found into attributions: each content with its cue and its sources."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from wellsourced.speech.encoder import Read
from wellsourced.speech.tags import Floats, Run

# A span belongs to a cue when the encoder holds that likelier than not; the last resort of a span that no cue
# claims is its likeliest one, if that is not far off.
LIKELY, LAST_RESORT = 0.5, 0.1


class Attribution(NamedTuple):
    """Who says, by what word, what. All spans are characters ``[start, end)`` of the account, in its order.

    ``sources`` may be empty ("it was claimed that"), or hold several; ``contents`` holds the parts of what is said.
    ``sure`` (0-1) is how likely the loosest of its ties is.
    """

    cue: tuple[int, int]
    sources: tuple[tuple[int, int], ...]
    contents: tuple[tuple[int, int], ...]
    sure: float


class _Found(NamedTuple):
    """A run with its characters, its window, and the vector that it asks or answers with."""

    run: Run
    span: tuple[int, int]
    window: int
    vector: Floats


class Attributed:
    """The attributions of an account, to be asked for by place."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        self._found = sorted(found)
        self._cues = [one.cue[0] for one in self._found]
        self._contents = sorted(
            (start, end, number) for number, one in enumerate(self._found) for start, end in one.contents
        )

    def cued_in(self, start: int, end: int) -> Sequence[Attribution]:
        """Those whose cue begins in ``[start, end)``."""
        return self._found[bisect_left(self._cues, start) : bisect_left(self._cues, end)]

    def holding(self, start: int, end: int) -> list[Attribution]:
        """Those whose content shares characters with ``[start, end)``, that which shares most first."""
        first = bisect_left(self._contents, (start,))
        last = bisect_left(self._contents, (end,))
        near = self._contents[max(first - 1, 0) : last]
        shared = [(min(end, stop) - max(start, begin), number) for begin, stop, number in near]
        return [self._found[number] for share, number in sorted(shared, key=lambda s: (-s[0], s[1])) if share > 0]


def attributions(reads: Sequence[Read]) -> tuple[Attribution, ...]:
    """Return the attributions of an account in the order of their cues; a content without a cue is left out."""
    windows: dict[int, list[_Found]] = defaultdict(list)
    for read in reads:
        for found in _found(read):
            windows[found.window].append(found)
    assembled = [attribution for found in windows.values() for attribution in _assembled(found)]
    return tuple(sorted(assembled))


def _found(read: Read) -> Iterator[_Found]:
    for run in read.speech:
        first, last = read.words.first[run.first], _end(read, run.last)
        rows = read.answers if run.kind == "cue" else read.asks
        span = read.words.spans[run.first][0], read.words.spans[run.last - 1][1]
        yield _Found(run, span, read.window, rows[first:last].mean(0))


def _end(read: Read, word: int) -> int:
    return read.words.first[word] if word < len(read.words.first) else len(read.words.pieces)


def _assembled(found: Sequence[_Found]) -> Iterator[Attribution]:
    cues = [one for one in found if one.run.kind == "cue"]
    spans = [one for one in found if one.run.kind != "cue"]
    if not cues or not spans:
        return
    likely = _likelihoods(spans, cues)
    owned: dict[int, list[tuple[_Found, float]]] = defaultdict(list)
    for row, span in enumerate(spans):
        for owner in _owners(span, likely[row]):
            owned[owner].append((span, float(likely[row, owner])))
    for number, cue in enumerate(cues):
        mine = owned[number]
        contents = tuple(span.span for span, _ in mine if span.run.kind == "content")
        if contents:
            sources = tuple(span.span for span, _ in mine if span.run.kind == "source")
            yield Attribution(cue.span, sources, contents, round(min(sure for _, sure in mine), 4))


def _likelihoods(spans: Sequence[_Found], cues: Sequence[_Found]) -> Floats:
    asked = np.stack([one.vector for one in spans])
    answered = np.stack([one.vector for one in cues])
    scores: Floats = 1 / (1 + np.exp(-(asked @ answered.T) / np.sqrt(np.float32(asked.shape[1]))))
    return scores


def _owners(span: _Found, likely: Floats) -> list[int]:
    """The cues a span belongs to: a content to one, a source ("he said ... and added ...") to all it speaks by."""
    best = int(likely.argmax())
    if likely[best] < LAST_RESORT:
        return []
    if span.run.kind == "content":
        return [best]
    return [int(cue) for cue in np.flatnonzero(likely >= LIKELY)] or [best]
