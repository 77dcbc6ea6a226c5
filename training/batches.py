"""Put windows together into arrays: what goes into the network, and where in them lies what is known."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.examples import Part, Sample
from wellsourced.speech.tags import MENTION_TAGS, SPEECH_TAGS, Run, tagged

# A new shape costs the kernels a preparation: few shapes, more speed.
PADDING = 64
UNKNOWN = -100


class Rows(NamedTuple):
    """Paragraphs of a batch, padded to the longest: where their words lie, and what is known of each word.

    ``window``, ``place`` and ``mask`` are (rows, words); ``known`` is (rows, words) of tags or (rows, words, tags) of
    probabilities.
    """

    window: Tensor
    place: Tensor
    mask: Tensor
    known: Tensor


class Batch:
    """Some windows as arrays. ``marked``, ``taught`` and ``named`` are None where no window has such."""

    def __init__(self, chosen: Sequence[Sample]) -> None:
        longest = max(len(sample.window.pieces) for sample in chosen)
        longest += -longest % PADDING
        self.samples = chosen
        self.pieces = torch.zeros(len(chosen), longest, dtype=torch.long)
        self.shapes, self.mask = torch.zeros_like(self.pieces), torch.zeros_like(self.pieces)
        for row, sample in enumerate(chosen):
            length = len(sample.window.pieces)
            self.pieces[row, :length] = torch.tensor(sample.window.pieces)
            self.shapes[row, :length] = torch.tensor(sample.window.shapes)
            self.mask[row, :length] = 1
        parts = [(row, start, part) for row, sample in enumerate(chosen) for start, part in sample.parts()]
        self.marked = _rows([p for p in parts if p[2].runs is not None], _marked)
        self.taught = _rows([p for p in parts if p[2].taught is not None], _taught)
        self.named = _rows([p for p in parts if p[2].mentions is not None], _named)
        self.meant = [
            (row, start + meant.first, start + meant.last, meant.vector)
            for row, start, part in parts
            for meant in part.meant
        ]

    def links(self) -> list[tuple[int, list[Run], list[Run], set[tuple[int, int]]]]:
        """For each window: its row, the pieces of sources and contents, those of cues, and the linked pairs."""
        return [(row, *_links(sample)) for row, sample in enumerate(self.samples)]


def batches(cut: Sequence[Sample], size: int, shuffle: Random | None = None) -> list[list[Sample]]:
    """Return the windows in batches of ``size``, those of like length together."""
    order = sorted(cut, key=lambda sample: len(sample.window.pieces) + (shuffle.random() * 48 if shuffle else 0))
    found = [order[at : at + size] for at in range(0, len(order), size)]
    if shuffle:
        shuffle.shuffle(found)
    return found


def _rows(parts: list[tuple[int, int, Part]], known: "type[None] | object") -> Rows | None:
    if not parts:
        return None
    most = max(len(part.words.first) for _, _, part in parts)
    window = torch.tensor([[row] * most for row, _, _ in parts])
    place = torch.zeros(len(parts), most, dtype=torch.long)
    mask = torch.zeros(len(parts), most)
    rows = []
    for at, (_, start, part) in enumerate(parts):
        length = len(part.words.first)
        place[at, :length] = torch.tensor(part.words.first) + start
        mask[at, :length] = 1
        rows.append(_padded(known(part), most))  # type: ignore[operator]
    return Rows(window, place, mask, torch.from_numpy(np.stack(rows)))


def _padded(known: np.ndarray, length: int) -> np.ndarray:
    padding = [(0, length - len(known))] + [(0, 0)] * (known.ndim - 1)
    return np.pad(known, padding)


_SPEECH = {tag: at for at, tag in enumerate(SPEECH_TAGS)}
_MENTION = {tag: at for at, tag in enumerate(MENTION_TAGS)}


def _marked(part: Part) -> np.ndarray:
    return np.array([_SPEECH[tag] for tag in tagged(part.runs or (), len(part.words.first))])


def _named(part: Part) -> np.ndarray:
    return np.array([_MENTION[tag] for tag in tagged(part.mentions or (), len(part.words.first))])


def _taught(part: Part) -> np.ndarray:
    assert part.taught is not None
    return part.taught.astype(np.float32)


def _links(sample: Sample) -> tuple[list[Run], list[Run], set[tuple[int, int]]]:
    def pieces(part: int, run: Run) -> Run | None:
        local = part - sample.first
        if not 0 <= local < len(sample.window.parts):
            return None
        start, words = sample.window.starts[local], sample.window.parts[local]
        ends = (*words.first, len(words.pieces))
        return Run(run.kind, start + ends[run.first], start + ends[run.last])

    spans: dict[Run, int] = {}
    cues: dict[Run, int] = {}
    pairs = set()
    for link in sample.example.links:
        span, cue = pieces(link.part, link.run), pieces(link.cue_part, link.cue)
        if span and cue:
            pairs.add((spans.setdefault(span, len(spans)), cues.setdefault(cue, len(cues))))
    return list(spans), list(cues), pairs
