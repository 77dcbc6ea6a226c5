"""The tags that the encoder's heads give to words, and the most likely well-formed row of them."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

OUTSIDE = "O"
ROLES = ("source", "cue", "content")
KINDS = ("person", "organisation", "place")
# Begin, inside, end and single (Ratinov and Roth 2009): the ends of a span get a score of their own.
SPEECH_TAGS = (OUTSIDE, *(f"{part}-{role}" for role in ROLES for part in "BIES"))
MENTION_TAGS = (OUTSIDE, *(f"{part}-{kind}" for kind in KINDS for part in "BIES"))

Floats = NDArray[np.float32]


class Run(NamedTuple):
    """Words ``[first, last)`` that one tag covers."""

    kind: str
    first: int
    last: int


def allowed(tags: Sequence[str]) -> tuple[list[list[bool]], list[bool], list[bool]]:
    """Return which tag may follow which, which may be the first of a row, and which the last."""
    steps = [[_may_follow(before, after) for after in tags] for before in tags]
    return steps, [tag[0] in "OBS" for tag in tags], [tag[0] in "OES" for tag in tags]


def _may_follow(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IE" and before[2:] == after[2:]
    return after[0] in "OBS"


def tagged(runs: Sequence[Run], length: int) -> list[str]:
    """Return the row of ``length`` tags that says ``runs``, which do not overlap."""
    row = [OUTSIDE] * length
    for kind, first, last in runs:
        if last - first == 1:
            row[first] = f"S-{kind}"
            continue
        row[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 2), f"E-{kind}"]
    return row


def runs(row: Sequence[str]) -> list[Run]:
    """Return the spans that a well-formed row of tags marks, in order."""
    found, first = [], 0
    for at, tag in enumerate(row):
        if tag[0] in "BS":
            first = at
        if tag[0] in "ES":
            found.append(Run(tag[2:], first, at + 1))
    return found


class Steps(NamedTuple):
    """What a step from tag to tag, a first and a last tag add to the score of a row."""

    between: Floats
    first: Floats
    last: Floats


def best_rows(scores: Sequence[Floats], steps: Steps) -> list[list[int]]:
    """Return for each row of ``scores`` (words, tags) the tags of the highest sum (Viterbi 1967)."""
    order = sorted(range(len(scores)), key=lambda row: -len(scores[row]))
    longest = len(scores[order[0]]) if order else 0
    if not longest:
        return [[] for _ in scores]
    table = np.zeros((len(order), longest, len(steps.first)), np.float32)
    for place, row in enumerate(order):
        table[place, : len(scores[row])] = scores[row]
    lengths = [len(scores[row]) for row in order]
    rows = _backwards(*_forwards(table, lengths, steps), lengths, steps)
    found: list[list[int]] = [[] for _ in scores]
    for place, row in enumerate(order):
        found[row] = rows[place]
    return found


def _forwards(table: Floats, lengths: Sequence[int], steps: Steps) -> tuple[Floats, NDArray[np.int8]]:
    best = table.copy()
    came = np.zeros(table.shape, np.int8)
    best[:, 0] += steps.first
    alive = len(lengths)
    onto = np.ascontiguousarray(steps.between.T)  # by the later tag: the best of a row of memory is found fastest
    for at in range(1, table.shape[1]):
        while lengths[alive - 1] <= at:
            alive -= 1
        reach = best[:alive, at - 1, None, :] + onto
        came[:alive, at] = reach.argmax(2)
        best[:alive, at] += reach.max(2)
    return best, came


def _backwards(best: Floats, came: NDArray[np.int8], lengths: Sequence[int], steps: Steps) -> list[list[int]]:
    rows: list[list[int]] = []
    for place, length in enumerate(lengths):
        if not length:
            rows.append([])
            continue
        tag = int((best[place, length - 1] + steps.last).argmax())
        row = [tag]
        for before in reversed(came[place, 1:length].tolist()):
            tag = before[tag]
            row.append(tag)
        rows.append(row[::-1])
    return rows
