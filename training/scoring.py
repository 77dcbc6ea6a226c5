"""Score found spans against marked ones as CofeNet does: exact match and Jaccard overlap, paragraph by paragraph."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

Pair = tuple[int, int]


class Score(NamedTuple):
    """Precision, recall, F1 (0-1) of exact matches, and the mean Jaccard overlap (0-1)."""

    precision: float
    recall: float
    f1: float
    jaccard: float


class Tally:
    """Counts one role over all paragraphs (Wang et al. 2022, their published evaluation).

    A span matches exactly when both its words' ends agree. Overlap: every marked span counts with its best
    overlap among the found ones, every found span that touches no marked one counts zero; the mean of all.
    """

    def __init__(self) -> None:
        self._marked = self._found = self._exact = self._counted = 0
        self._overlap = 0.0

    def add(self, marked: Sequence[Pair], found: Sequence[Pair]) -> None:
        """Count one paragraph: spans of words ``[first, last)``, marked by hand and found."""
        there, here = set(marked), set(found)
        self._marked += len(marked)
        self._found += len(found)
        self._exact += len(there & here)
        for span in marked:
            self._counted += 1
            self._overlap += max((overlap(span, other) for other in found), default=0.0)
        self._counted += sum(1 for span in here - there if not any(overlap(span, other) for other in marked))

    def score(self) -> Score:
        """Return the scores of all that was counted; 0 where there was nothing."""
        precision = self._exact / self._found if self._found else 0.0
        recall = self._exact / self._marked if self._marked else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self._exact else 0.0
        return Score(precision, recall, f1, self._overlap / self._counted if self._counted else 0.0)


def overlap(one: Pair, other: Pair) -> float:
    """Return the Jaccard overlap of two spans, 0-1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def f1(marked: Iterable[object], found: Iterable[object]) -> float:
    """Return the F1 of two sets, 0-1."""
    there, here = set(marked), set(found)
    return 2 * len(there & here) / (len(there) + len(here)) if there or here else 0.0


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """Return the mean precision at each right one, from the highest score down."""
    hits, total = 0, 0.0
    for rank, (_, right) in enumerate(sorted(scored, key=lambda s: -s[0]), 1):
        if right:
            hits += 1
            total += hits / rank
    return total / max(1, hits)
