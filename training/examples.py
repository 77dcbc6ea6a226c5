"""Turn texts and their marks into what the network learns from: windows of words, each with all that is known of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.mentions import Document
from training.polnear import ROLES, Article, Span
from wellsourced.speech.marks import marked
from wellsourced.speech.pieces import Window, Words, windows, words
from wellsourced.speech.tags import Run
from wellsourced.text.sentences import sentence_spans

Halves = NDArray[np.float16]
LEAST_PIECES = 4


class Meant(NamedTuple):
    """A sentence: pieces ``[first, last)`` of its part, and the vector an encoder of sentences gives it alone."""

    first: int
    last: int
    vector: Halves


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paragraph. None stands for what nobody has said of it.

    ``runs`` are the marked sources, cues and contents; ``taught``, the teachers' probability of each tag, (words,
    tags); ``mentions``, the marked names; ``meant``, its sentences with their vectors.
    """

    words: Words
    runs: tuple[Run, ...] | None = None
    taught: Halves | None = None
    mentions: tuple[Run, ...] | None = None
    meant: tuple[Meant, ...] = ()


class Link(NamedTuple):
    """A source's or content's run in part ``part``, and the cue's run in part ``cue_part``, that belong together."""

    part: int
    run: Run
    cue_part: int
    cue: Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One article."""

    name: str
    text: str
    parts: tuple[Part, ...]
    links: tuple[Link, ...] = field(default=())


def example(article: Article, tokenizer: Tokenizer, limit: int) -> Example:
    """Return ``article`` as words with runs and links; ``limit`` bounds the pieces of one part.

    A paragraph that the annotators set aside says nothing of what is speech.
    """
    found = plain(article.name, article.text, tokenizer, limit)
    parts = [part.words for part in found.parts]
    runs: list[list[Run]] = [[] for _ in parts]
    links = []
    for attribution in article.attributions:
        cues = [at for span in attribution.cue for at in placed(span, "cue", parts)]
        for role in ROLES:
            for span in getattr(attribution, role):
                for part, run in placed(span, role, parts):
                    if not any(run.first < other.last and other.first < run.last for other in runs[part]):
                        runs[part].append(run)
                    if role != "cue" and run in runs[part]:
                        links.extend(Link(part, run, cue_part, cue) for cue_part, cue in cues)
    marked_parts = tuple(
        replace(part, runs=None if _touched(part.words, article.discarded) else tuple(sorted(own, key=_first)))
        for part, own in zip(found.parts, runs, strict=True)
    )
    return replace(found, parts=marked_parts, links=tuple(links))


def named(document: Document, tokenizer: Tokenizer, limit: int) -> Example:
    """Return ``document`` as words with its names, where all of a line's names are marked."""
    found = plain(document.name, document.text, tokenizer, limit)
    parts = []
    for part in found.parts:
        covered = any(span.start <= part.words.spans[0][0] < span.end for span in document.covered)
        runs = [run for mention in document.mentions for _, run in placed(mention[1:], mention.kind, [part.words])]
        parts.append(replace(part, mentions=tuple(sorted(runs, key=_first)) if covered else None))
    return replace(found, parts=tuple(parts))


def plain(name: str, text: str, tokenizer: Tokenizer, limit: int) -> Example:
    """Return a text as words, with nothing said of them."""
    paragraphs = [tuple(span) for span in Article(name, text, (), ()).paragraphs()]
    quoted = sorted((found.outer_start, found.outer_end) for found in marked(text, paragraphs))
    found = words(tokenizer, text, paragraphs, quoted, limit)
    return Example(name=name, text=text, parts=tuple(Part(words=part) for part in found))


def _first(run: Run) -> int:
    return run.first


def placed(span: tuple[int, int], kind: str, parts: Sequence[Words]) -> list[tuple[int, Run]]:
    """Return the runs of words that ``span`` covers, with the index of the part that each is in."""
    places = []
    for index, part in enumerate(parts):
        if not part.spans or part.spans[-1][1] <= span[0] or part.spans[0][0] >= span[1]:
            continue
        covered = [at for at, (start, end) in enumerate(part.spans) if start < span[1] and end > span[0]]
        if covered:
            places.append((index, Run(kind, covered[0], covered[-1] + 1)))
    return places


def _touched(part: Words, spans: Sequence[Span]) -> bool:
    start, end = part.spans[0][0], part.spans[-1][1]
    return any(start < span.end and end > span.start for span in spans)


def sentences(text: str, part: Words) -> list[tuple[int, int, str]]:
    """Return the sentences of a part: its pieces ``[first, last)`` and the words themselves."""
    start, end = part.spans[0][0], part.spans[-1][1]
    begins = [begin + start for begin, _ in sentence_spans(text[start:end], "en")]
    found = []
    for begin, stop in zip(begins, [*begins[1:], end], strict=True):
        own = [at for at, (first, _) in enumerate(part.spans) if begin <= first < stop]
        if not own:
            continue
        first = part.first[own[0]]
        last = part.first[own[-1] + 1] if own[-1] + 1 < len(part.first) else len(part.pieces)
        if last - first >= LEAST_PIECES:
            found.append((first, last, text[begin:stop].strip()))
    return found


class Sample(NamedTuple):
    """One window of an example: ``first`` is the example's part that the window begins with."""

    window: Window
    example: Example
    first: int

    def parts(self) -> Sequence[tuple[int, Part]]:
        """The window's parts, each with where its pieces begin in the window."""
        own = self.example.parts[self.first : self.first + len(self.window.parts)]
        return list(zip(self.window.starts, own, strict=True))


def samples(found: Sequence[Example], tokenizer: Tokenizer, limit: int, shift: Random | None = None) -> list[Sample]:
    """Return the windows of all examples; ``shift`` moves their borders, so that no two epochs see the same ones."""
    cut = []
    for item in found:
        first_limit = shift.randrange(limit // 4, limit) if shift else None
        at = 0
        for window in windows(tokenizer, [part.words for part in item.parts], limit, first_limit):
            cut.append(Sample(window, item, at))
            at += len(window.parts)
    return cut
