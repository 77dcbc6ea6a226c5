"""Judge which segments of a page are its text: two layers of small decision trees over the signs of each."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wellsourced.reading.markup import Box, Segment
from wellsourced.reading.signs import Table

_WEIGHTS = "segments.npz"
THRESHOLD = 0.35
_NEIGHBOURS = (-2, -1, 1, 2)
_BOX_STEPS = (0, 1, 3)


class Trees(NamedTuple):
    """Trees of one layer, side by side: arrays of the shape (trees, nodes). A leaf leads to itself."""

    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: NDArray[np.float64]
    depth: int
    start: float

    def likely(self, rows: Table) -> Table:
        """Return, for each row, how likely it is the page's text (0 to 1)."""
        trees, nodes = self.feature.shape
        roots = np.arange(trees) * nodes
        feature, threshold, value = self.feature.ravel(), self.threshold.ravel(), self.value.ravel()
        left, right = ((branch + roots[:, None]).ravel() for branch in (self.left, self.right))
        signs = np.ascontiguousarray(rows).ravel()
        lines = (np.arange(len(rows)) * rows.shape[1])[:, None]
        at = np.broadcast_to(roots, (len(rows), trees))
        for _ in range(self.depth):
            low = signs.take(lines + feature.take(at)) <= threshold.take(at)
            at = np.where(low, left.take(at), right.take(at))
        likely: Table = 1 / (1 + np.exp(-(self.start + value.take(at).sum(axis=1))))
        return likely


def likely_text(parts: list[Segment], boxes: list[Box], rows: Table) -> Table:
    """Return how likely each segment is the page's own text, 0 to 1; it is from ``THRESHOLD`` on.

    The first layer sees each segment with its surroundings; the second sees as well what the first said of its
    neighbours, of its containers and of all segments of its kind. Trained by ``training/segments.py``.
    """
    first, second = layers()
    return second.likely(np.hstack([rows, company(parts, boxes, first.likely(rows))]))


def company(parts: list[Segment], boxes: list[Box], likely: Table) -> Table:
    """Return what a first judgement says around each segment: shape (segments, 12)."""
    words = np.array([len(part.text.split()) for part in parts], dtype=np.float64)
    kinds: dict[tuple[str, str], int] = {}
    kind = np.array([kinds.setdefault((boxes[p.boxes[-1]].name, p.tag), len(kinds)) for p in parts])
    groups = [kind, *(np.array([p.boxes[max(0, len(p.boxes) - 1 - step)] for p in parts]) for step in _BOX_STEPS)]
    so_far = np.cumsum(likely * words)
    shared = np.full(len(parts), so_far[-1] / max(1.0, words.sum()))
    near = [_moved(likely, step) for step in _NEIGHBOURS]
    means = [_mean(group, likely, words) for group in groups]
    return np.column_stack([likely, *near, *means, so_far / max(1.0, so_far[-1]), shared, np.log1p(so_far)])


def _moved(values: Table, step: int) -> Table:
    moved = np.zeros_like(values)
    if step < 0:
        moved[-step:] = values[:step]
    else:
        moved[:-step] = values[step:]
    return moved


def _mean(group: NDArray[np.int64], values: Table, words: Table) -> Table:
    weight = np.bincount(group, weights=words)
    total = np.bincount(group, weights=values * words)
    mean: Table = (total / np.maximum(weight, 1))[group]
    return mean


@cache
def layers() -> tuple[Trees, Trees]:
    """Return both layers as shipped."""
    with files("wellsourced.reading").joinpath("weights", _WEIGHTS).open("rb") as file, np.load(file) as stored:
        first, second = (
            Trees(
                stored[f"{name}_feature"].astype(np.int64),
                stored[f"{name}_threshold"].astype(np.float64),
                stored[f"{name}_left"].astype(np.int64),
                stored[f"{name}_right"].astype(np.int64),
                stored[f"{name}_value"].astype(np.float64),
                int(stored[f"{name}_depth"]),
                float(stored[f"{name}_start"]),
            )
            for name in ("first", "second")
        )
    return first, second
