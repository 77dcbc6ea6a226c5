"""The containers of a page as arrays: what stands in which, what is of one kind, how much each of them holds."""

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from wellsourced.reading.markup import Box, Segment

Table = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Nest(NamedTuple):
    """Containers are numbered as they open: those within one follow it, up to its ``end``.

    ``around`` is the container around each, ``name`` the same number for those of one name. Of each segment ``inner``
    is the innermost container, and ``kind`` the same number for those of one element in containers of one name.
    """

    around: Numbers
    end: Numbers
    name: Numbers
    inner: Numbers
    kind: Numbers

    def outward(self, steps: int) -> Numbers:
        """Return, for each segment, the container that is ``steps`` around its innermost; the page has none around."""
        boxes = self.inner
        for _ in range(steps):
            boxes = self.around[boxes]
        return boxes

    def held(self, weight: NDArray[Any]) -> Table:
        """Return what each container holds of ``weight``, which counts something of each segment."""
        own = np.bincount(self.inner, weights=weight, minlength=len(self.end))
        so_far = np.concatenate([[0.0], np.cumsum(own)])
        held: Table = so_far[self.end] - so_far[:-1]
        return held

    def path(self, box: int) -> list[int]:
        """Return the containers from the whole page to ``box``."""
        path = [box]
        while path[-1]:
            path.append(int(self.around[path[-1]]))
        return path[::-1]


def nest(parts: Sequence[Segment], boxes: Sequence[Box]) -> Nest:
    """Return how the containers of a page stand in one another."""
    end = list(range(1, len(boxes) + 1))
    for number in range(len(boxes) - 1, 0, -1):
        around = boxes[number].around
        end[around] = max(end[around], end[number])
    names = numbered(box.name for box in boxes)
    inner = np.array([part.boxes[-1] for part in parts], dtype=np.int64)
    kind = numbered((number, part.tag) for number, part in zip(names[inner].tolist(), parts, strict=True))
    return Nest(np.array([box.around for box in boxes]), np.array(end), names, inner, kind)


def numbered(values: Iterable[Hashable]) -> Numbers:
    """Return a number for each value, the same for equal ones, from 0 on in the order of their first."""
    seen: dict[Hashable, int] = {}
    return np.array([seen.setdefault(value, len(seen)) for value in values], dtype=np.int64)


def core(within: Nest, weight: Table, shares: Sequence[float] = (0.5, 0.8)) -> Table:
    """Where each segment stands to the smallest container that holds half, and most, of what ``weight`` counts.

    Shape (segments, 8): for either container whether the segment is in it, how many containers they do not share, the
    share of ``weight`` in the last one that they do, and how deep the segment stands below that.
    """
    held = within.held(weight)
    depth = _depth(within)
    columns: list[NDArray[Any]] = []
    for share in shares:
        path = within.path(int(np.flatnonzero(held >= share * held[0])[-1]))
        shared, last = np.zeros_like(within.end), np.zeros_like(within.end)
        for box in path:
            shared[box : within.end[box]] += 1
            last[box : within.end[box]] = box
        common = shared[within.inner]
        of_all = held[last[within.inner]] / max(1.0, held[0])
        columns += [common == len(path), common - len(path), of_all, depth - common]
    return np.column_stack(columns)


def _depth(within: Nest) -> Numbers:
    """How many containers are around each segment, the page among them."""
    depth, boxes = np.ones_like(within.inner), within.inner
    while boxes.any():
        depth += boxes > 0
        boxes = within.around[boxes]
    return depth
