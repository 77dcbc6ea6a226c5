"""What a stretch of an account means, as a vector: near ones mean nearly the same."""

from collections.abc import Sequence

import numpy as np

from wellsourced.speech.encoder import Read
from wellsourced.speech.tags import Floats


def meaning_of(reads: Sequence[Read], start: int, end: int) -> Floats:
    """Return the vector of characters ``[start, end)``, of length 1; of zeros where no word lies in them.

    It is the mean of what its word pieces add to the meaning (Reimers and Gurevych 2019); two such vectors are
    compared by their product. Nearness is no sameness: a sentence and its contrary are near.
    """
    rows = [_rows(read, start, end) for read in reads]
    own = [row for row in rows if len(row)]
    if not own:
        return np.zeros(reads[0].meaning.shape[1] if reads else 0, np.float32)
    mean: Floats = np.concatenate(own).mean(0)
    return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-9))


def _rows(read: Read, start: int, end: int) -> Floats:
    """The rows of the pieces whose words begin in ``[start, end)``."""
    inside = [at for at, (first, _) in enumerate(read.words.spans) if start <= first < end]
    if not inside:
        return read.meaning[:0]
    after = inside[-1] + 1
    stop = read.words.first[after] if after < len(read.words.first) else len(read.words.pieces)
    return read.meaning[read.words.first[inside[0]] : stop]
