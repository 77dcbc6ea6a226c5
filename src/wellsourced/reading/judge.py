"""Judge which segments of a page are its text: two layers of small decision trees over the signs of each."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wellsourced.reading.markup import Segment
from wellsourced.reading.nest import Nest, Table, core, numbered
from wellsourced.reading.signs import beside, moved
from wellsourced.text.trees import Trees, stored_trees

_WEIGHTS = "segments.npz"
_BAR_SHARE = 0.35  # of the F1 to be expected; one half in theory, less where the trees are too sure
_BEYOND_DOUBT = 0.95
_AMID_SURE = {"words": 0.45, "link": 0.7, "picture": 0.0}
_ALL_LINK = 0.95
_NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_BOX_STEPS = (0, 1, 2, 3, 5)
_SURE, _LEAST_WORDS = 0.5, 8
_RULED_OUT = 0.02  # by the first layer: of 38,000 such segments the second gave none more than .05


def likely_text(parts: list[Segment], within: Nest, rows: Table) -> Table:
    """Return how likely each segment is the page's own text, 0 to 1; it is from its ``bars`` on.

    The first layer sees each segment with its surroundings; the second sees as well what the first said of its
    neighbours, of its containers and of all segments of its kind. What the first rules out, the second is not asked
    about. Trained by ``training/segments.py``.
    """
    first, second = layers()
    likely = first.likely(rows)
    open_to_doubt = likely >= _RULED_OUT
    around = company(parts, within, likely)[open_to_doubt]
    likely[open_to_doubt] = second.likely(np.hstack([rows[open_to_doubt], around]))
    return likely


def bars(parts: list[Segment], likely: Table) -> Table:
    """Return from which likelihood on each segment is the page's text: the lower, the less sure the whole page is.

    What is kept is to maximise the word-F1 that is to be expected. The segments that do are all those likelier than
    half of that F1 (Lipton, Elkan and Naryanaswamy 2014, "Optimal thresholding of classifiers to maximize F1"). Where
    most of the text is beyond doubt, as in news, what is in doubt is no text, and least of all what is but a link; a
    picture's caption is no worse for standing in such a text.
    """
    order = np.argsort(-likely, kind="stable")
    counts = _words(parts)
    words = counts[order]
    right = np.cumsum(likely[order] * words)
    expected = 2 * right / np.maximum(1, np.cumsum(words) + right[-1])
    least = np.full(len(parts), _BAR_SHARE * float(expected.max()))
    kept = likely >= least
    if counts[kept & (likely > _BEYOND_DOUBT)].sum() * 2 <= counts[kept].sum():
        return least
    surer: Table = np.maximum(least, [_AMID_SURE[_role(part)] for part in parts])
    return surer


def _role(part: Segment) -> str:
    if part.tag == "figcaption" or "figure" in part.zones:
        return "picture"
    return "link" if part.link_chars >= len(part.text) * _ALL_LINK else "words"


def _words(parts: list[Segment]) -> Table:
    return np.array([len(part.text.split()) for part in parts], dtype=np.float64)


def company(parts: list[Segment], within: Nest, likely: Table) -> Table:
    """Return what a first judgement says around each segment: shape (segments, 30)."""
    words = _words(parts)
    so_far = np.cumsum(likely * words)
    shared = np.full(len(parts), so_far[-1] / max(1.0, words.sum()))
    above = numbered(zip(within.kind.tolist(), within.name[within.outward(1)].tolist(), strict=True))
    groups = [within.kind, above, numbered(part.zones for part in parts), *map(within.outward, _BOX_STEPS)]
    return np.column_stack(
        [
            likely,
            *(moved(likely, step, 0.0) for step in _NEIGHBOURS),
            *(_mean(group, likely, words) for group in groups),
            so_far / max(1.0, so_far[-1]),
            shared,
            np.log1p(so_far),
            *beside((likely >= _SURE) & (words >= _LEAST_WORDS)),
            core(within, likely * words),
        ]
    )


def _mean(group: NDArray[np.int64], values: Table, words: Table) -> Table:
    weight = np.bincount(group, weights=words)
    total = np.bincount(group, weights=values * words)
    mean: Table = (total / np.maximum(weight, 1))[group]
    return mean


@cache
def layers() -> tuple[Trees, Trees]:
    """Return both layers as shipped."""
    with files("wellsourced.reading").joinpath("weights", _WEIGHTS).open("rb") as file, np.load(file) as stored:
        return from_stored(stored)


def from_stored(stored: Mapping[str, NDArray[Any]]) -> tuple[Trees, Trees]:
    """Return both layers out of the arrays that ``training/segments.py`` stores, tree by tree, by layer and field."""
    return stored_trees(stored, "first"), stored_trees(stored, "second")
