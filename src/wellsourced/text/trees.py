"""Let many small decision trees vote on rows of signs, quickly."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]

_CHUNK_ROWS = 128
_BITS = np.arange(1, 1 << 16)
_FIRST_BIT = np.concatenate([[-1], np.log2(_BITS & -_BITS)]).astype(np.int8)  # 0 has none


class Trees(NamedTuple):
    """Trees of one layer, side by side: the tests of all trees, and the leaves of each, left to right.

    A test that fails rules out the leaves on its left: ``ruled_out`` has their bits set to 0. The first leaf that no
    test rules out is where a row ends up (Lucchese et al. 2015, "QuickScorer"). Arrays of the shape (tests, trees), so
    that what all trees say is put together in long runs; ``value`` of (trees, leaves), at most sixteen.
    """

    feature: NDArray[np.int64]
    threshold: NDArray[np.float32]
    ruled_out: NDArray[np.uint16]
    value: NDArray[np.float64]
    start: float

    def likely(self, rows: Rows) -> Rows:
        """Return, for each row, how likely it is what the trees were taught to find (0 to 1)."""
        chunks = [self._sums(rows[begin : begin + _CHUNK_ROWS]) for begin in range(0, len(rows) or 1, _CHUNK_ROWS)]
        likely: Rows = 1 / (1 + np.exp(-(self.start + np.concatenate(chunks))))
        return likely

    def _sums(self, rows: Rows) -> Rows:
        tests, trees = self.feature.shape
        signs = np.ascontiguousarray(rows.T, dtype=np.float32).take(self.feature.ravel(), axis=0)
        fails = (signs > self.threshold.reshape(-1, 1)).view(np.uint8)
        ruled_out = np.bitwise_or.reduce((fails * ~self.ruled_out.reshape(-1, 1)).reshape(tests, trees, -1), axis=0)
        leaf = _FIRST_BIT.take(~ruled_out)
        sums: Rows = self.value.take(leaf + (np.arange(trees) * self.value.shape[1])[:, None]).sum(axis=0)
        return sums


def stored_trees(stored: Mapping[str, NDArray[Any]], name: str) -> Trees:
    """Return the trees called ``name`` in the arrays that ``training/trees.py`` stores. Raise KeyError for none."""
    return Trees(
        np.ascontiguousarray(stored[f"{name}_feature"].T, dtype=np.int64),
        np.ascontiguousarray(stored[f"{name}_threshold"].T, dtype=np.float32),
        np.ascontiguousarray(stored[f"{name}_ruled_out"].T),
        stored[f"{name}_value"].astype(np.float64),
        float(stored[f"{name}_start"]),
    )
