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
_CHUNK_ROWS = 512
_FIRST_BIT = np.array([(bits & -bits).bit_length() - 1 for bits in range(256)], dtype=np.int64)  # 0 has none


class Trees(NamedTuple):
    """Trees of one layer, side by side: the tests of all trees, and the leaves of each, left to right.

    A test that fails rules out the leaves on its left: ``ruled_out`` has their bits set to 0. The first leaf that no
    test rules out is where a row ends up (Lucchese et al. 2015, "QuickScorer"). Arrays of the shape (trees, tests);
    ``value`` of (trees, leaves), at most eight.
    """

    feature: NDArray[np.int64]
    threshold: NDArray[np.float64]
    ruled_out: NDArray[np.uint8]
    value: NDArray[np.float64]
    start: float

    def likely(self, rows: Table) -> Table:
        """Return, for each row, how likely it is the page's text (0 to 1)."""
        chunks = [self._sums(rows[begin : begin + _CHUNK_ROWS]) for begin in range(0, len(rows), _CHUNK_ROWS)]
        likely: Table = 1 / (1 + np.exp(-(self.start + np.concatenate(chunks))))
        return likely

    def _sums(self, rows: Table) -> Table:
        trees, tests = self.feature.shape
        signs = np.ascontiguousarray(rows.T).take(self.feature.ravel(), axis=0)
        fails = (signs > self.threshold.reshape(-1, 1)).view(np.uint8)
        left = (~(fails * ~self.ruled_out.reshape(-1, 1))).reshape(trees, tests, len(rows))
        leaf = _FIRST_BIT.take(np.bitwise_and.reduce(left, axis=1))
        sums: Table = self.value.take(leaf + (np.arange(trees) * self.value.shape[1])[:, None]).sum(axis=0)
        return sums


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
                stored[f"{name}_ruled_out"],
                stored[f"{name}_value"].astype(np.float64),
                float(stored[f"{name}_start"]),
            )
            for name in ("first", "second")
        )
    return first, second
