"""Learn from events how much each sign counts for two figures being of one matter, by logistic regression.

    python -m training.odds [--events FOLDER] [--up-to NUMBER] [--out FILE] [--check]

The weights shipped were learnt from the events numbered up to 12 of each folder (``--up-to 12``); those that came later
tell no more of figures: average precision .943 instead of .939 for equal ones, .607 instead of .597 for others.
``--check`` learns from four events in five, tells how well the fifth is told, and writes nothing.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from training.events import Event, arguments, given_events
from training.hearing import HeardEvent, hear_event
from training.regression import plain_regression
from training.scoring import average_precision
from wellsourced.matching.alignment import Alignment
from wellsourced.matching.comparison import Weights
from wellsourced.matching.counterparts import LEAST_OTHER, LEAST_SAME, odds_from
from wellsourced.matching.figure_signs import Signs, same_figure, signs_of
from wellsourced.matching.likeness import links
from wellsourced.matching.readings import readings
from wellsourced.matching.successions import with_former
from wellsourced.matching.tellings import tellings

Floats = NDArray[np.float64]
# Signs that speak for a pair or say nothing: a weight against it would be an accident of the events.
NEVER_AGAINST = frozenset(
    "shared margin wide wide_margin close close_margin own noun company slip link linked aligned".split()
)


class Row(NamedTuple):
    """A pair of figures: of which event, what is seen of it, whether the figures are equal, and of one fact."""

    event: str
    signs: Signs
    equal: bool
    one: bool


def rows(event: Event, heard: HeardEvent | None = None) -> list[Row]:
    """Return the pairs of figures of an event."""
    heard = heard or hear_event(event)
    told = tellings(heard.accounts)
    found = with_former(readings(told))
    weights, alignment = Weights(told), Alignment(heard.copied, told)
    seen = signs_of(found, links(found, weights, alignment), weights, alignment)
    answers = [heard.answer_at(r.account, r.start, r.end) for r in found]
    made = []
    for (i, j), signs in seen.items():
        a, b = answers[i], answers[j]
        one = a is not None and b is not None and a.fact == b.fact
        made.append(Row(event.name, signs, same_figure(found[i], found[j]), one))
    return made


def fitted(found: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Return the tables that ``counterparts.odds_from`` takes, from pairs of equal figures and of others."""
    return {name: _table([r for r in found if r.equal == equal]) for name, equal in (("same", True), ("other", False))}


def _table(found: Sequence[Row]) -> dict[str, float]:
    """The weights of all signs; one that would speak against a pair by accident is left out, the rest learnt anew."""
    seen, right = np.array([r.signs for r in found], np.float64), np.array([r.one for r in found], np.float64)
    left_out = np.zeros(seen.shape[1], bool)
    while True:
        bias, weights, spread = plain_regression(np.where(left_out, 0.0, seen), right)
        wrong = [at for at, name in enumerate(Signs._fields) if name in NEVER_AGAINST and weights[at] < 0]
        if not wrong:
            return {"bias": bias} | dict(zip(Signs._fields, weights.tolist(), strict=True))
        left_out[min(wrong, key=lambda at: weights[at] * spread[at])] = True


def checked(learnt: Sequence[Row], aside: Sequence[Row]) -> str:
    """Return how well the pairs of events kept aside are told: average precision, and both at the bars in use."""
    odds = odds_from(fitted(learnt))
    lines = []
    for name, equal, least in (("equal figures", True, LEAST_SAME), ("figures that differ", False, LEAST_OTHER)):
        own = [(odds.of(r.signs, same=equal), r.one) for r in aside if r.equal == equal]
        taken = [one for sure, one in own if sure >= least]
        all_ones = sum(one for _, one in own)
        lines.append(
            f"{name}: {len(own)} pairs, {all_ones} of one matter; average precision {average_precision(own):.3f}; "
            f"at the bar precision {sum(taken) / max(1, len(taken)):.3f}, recall {sum(taken) / max(1, all_ones):.3f}"
        )
    return "\n".join(lines)


def main() -> int:
    """Learn; return the exit status."""
    parser = arguments("odds", __doc__, Path("src/wellsourced/matching/weights/odds.json"))
    parser.add_argument("--up-to", type=int, help="only the events with no higher number in their folder")
    args = parser.parse_args()
    every = given_events(args.events)
    events = [e for e in every if args.up_to is None or int(Path(e.name).name) <= args.up_to]
    found = [row for event in events for row in rows(event)]
    if args.check:
        aside = {event.name for event in events[::5]}
        print(checked([r for r in found if r.event not in aside], [r for r in found if r.event in aside]))
        return 0
    rounded = {name: {sign: round(w, 4) for sign, w in table.items()} for name, table in fitted(found).items()}
    args.out.write_text(json.dumps(rounded, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
