"""See a page before it is judged: its head, its visible segments, what it states unseen, and the signs of each."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from wellsourced.reading.boards import is_board, made_by_board
from wellsourced.reading.frames import open_frames
from wellsourced.reading.markup import Box, Segment, parse, segments
from wellsourced.reading.metadata import Metadata, metadata
from wellsourced.reading.nest import Nest, Table, nest
from wellsourced.reading.paywalls import text_within
from wellsourced.reading.signs import NAMES, signs
from wellsourced.reading.stated import Update, paragraphs, stated, updates

_SAMPLE_CHARS = 30
_EMPTY_CHARS = 200  # a page that shows less is filled by its scripts: its description is all there is


class Seen(NamedTuple):
    """A page with all that is seen of it before it is judged; ``within`` is the nest of its segments and containers.

    ``closed`` is the text, white space aside, of what the page's data names as not free; None for no such part.
    """

    head: Metadata
    parts: list[Segment]
    boxes: list[Box]
    within: Nest
    rows: Table
    updates: Sequence[Update] = ()
    board: bool = False
    closed: str | None = None


def see(text: str) -> Seen | None:
    """Return what can be seen of a page; None where it has no element. Scripts are gone, hidden parts left out."""
    root = parse(text)
    if root is None:
        return None
    head = metadata(root)
    live = updates(root)
    told = _stated(live) if live else [_unseen_part(line) for line in stated(root)]
    board = is_board(root, head.url)
    closed = text_within(root, head.closed) if head.closed else None
    open_frames(root)
    parts, boxes = segments(root)
    if sum(len(part.text) for part in parts) < _EMPTY_CHARS and head.description and not told:
        parts.append(Segment.of(head.description, "p", frozenset({"main"}), (0,)))
    parts += _unseen(parts, told)
    within = nest(parts, boxes)
    rows = signs(parts, boxes, within, head.is_discussion) if parts else np.zeros((0, len(NAMES)))
    return Seen(head, parts, boxes, within, rows, live, board or made_by_board(boxes), closed)


def _unseen(parts: list[Segment], told: list[Segment]) -> list[Segment]:
    """What a page states and no visible element holds, if that is most: a script shows it."""
    if not told:
        return []
    shown = "".join("".join(part.text for part in parts).split())
    unseen = [part for part in told if not _stands_in(shown, part.text)]
    return unseen if sum(len(part.text) for part in unseen) * 2 >= sum(len(part.text) for part in told) else []


def _unseen_part(line: str, tag: str = "p") -> Segment:
    return Segment.of(line, tag, frozenset({"main", "stated"}), (0,))


def _stated(live: list[Update]) -> list[Segment]:
    """The entries of a live blog, each with its headline."""
    return [
        _unseen_part(line, tag)
        for one in live
        for tag, lines in (("h3", [one.headline]), ("p", paragraphs(one.body)))
        for line in lines
        if line
    ]


def _stands_in(shown: str, line: str) -> bool:
    """True when the beginning, the middle or the end of ``line`` stands in ``shown``, white space aside."""
    bare = "".join(line.split()).lstrip("-|")
    starts = (0, len(bare) // 2, max(0, len(bare) - _SAMPLE_CHARS))
    return any(bare[start : start + _SAMPLE_CHARS] in shown for start in starts)
