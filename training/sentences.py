"""Learn from events which sentences are on one matter, and which say the same of it, by boosted trees.

    python -m training.sentences [--events FOLDER] [--out FILE] [--check]

Learnt from are pairs of sentences of two accounts. Those that share but a figure are left out: figures are compared by
themselves. ``--check`` learns from four events in five, tells how well the fifth is told, five times, and writes
nothing. One core, some minutes; the same events give the same trees.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from lightgbm import Dataset, train
from numpy.typing import NDArray

from training.events import Event, arguments, given_events
from training.hearing import Answer, HeardEvent, hear_event
from training.scoring import average_precision
from training.trees import LEAVES, Bag, stored
from wellsourced.matching.comparison import Weights
from wellsourced.matching.readings import Reading, readings
from wellsourced.matching.rereading import Likely
from wellsourced.matching.restatements import LEAST, Readers
from wellsourced.matching.sentence_signs import Signs, Two, lay_out, signs_of
from wellsourced.matching.tellings import tellings
from wellsourced.text.trees import stored_trees

APART, ALIKE, AGAINST = range(3)
FOLDS = 5
BAGS, EVENTS_SHARE, ROUNDS = 3, 0.7, 100
SMALLEST_LEAF = 40
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": LEAVES,
    "lambda_l2": 5,
    "feature_fraction_bynode": 0.4,
    "num_threads": 1,
    "deterministic": True,
    "force_col_wise": True,
    "verbose": -1,
}
_OUT = Path(__file__).resolve().parents[1] / "src" / "wellsourced" / "matching" / "weights" / "sentences.npz"


class Row(NamedTuple):
    """Two sentences: of which event, what is seen of them, and whether they are apart, alike or against each other."""

    event: str
    signs: Signs
    label: int


class Seen(Protocol):
    """What is learnt from: a pair of an event, and what is seen of it."""

    @property
    def event(self) -> str:
        """The event's name."""

    @property
    def signs(self) -> tuple[float, ...]:
        """What is seen, in one order."""


class Near(NamedTuple):
    """What an event's accounts say as a whole and besides, and of the near pairs of it what trees hold likely."""

    found: list[Reading]
    likely: dict[Two, Likely]


def near_pairs(heard: HeardEvent, readers: Readers) -> Near:
    """Return the pairs of sentences of an event that are near in meaning, as trees judge them."""
    told = tellings(heard.accounts)
    found = readings(told)
    weights = Weights(told)
    seen = signs_of(found, weights, lay_out(found, weights))
    judged = readers.likely(np.array(list(seen.values()))) if seen else []
    return Near(found, dict(zip(seen, judged, strict=True)))


def rows(event: Event, heard: HeardEvent | None = None) -> list[Row]:
    """Return the pairs of sentences of an event that are near in meaning."""
    heard = heard or hear_event(event)
    told = tellings(heard.accounts)
    found = readings(told)
    answers = [answers_of(reading, heard) for reading in found]
    weights = Weights(told)
    seen = signs_of(found, weights, lay_out(found, weights)).items()
    labelled = ((signs, label_of(event, answers[i], answers[j])) for (i, j), signs in seen)
    return [Row(event.name, signs, label) for signs, label in labelled if label is not None]


def answers_of(reading: Reading, heard: HeardEvent) -> list[Answer]:
    """Return the answers of an event that a reading tells."""
    own = heard.answers[reading.account]
    return [a for a in own if reading.start < a.end and a.start < reading.end]


def label_of(event: Event, one: Sequence[Answer], other: Sequence[Answer]) -> int | None:
    """Return whether two sentences are apart, alike or against each other; None where they share but figures."""
    shared = [(a, b) for a in one for b in other if a.fact == b.fact]
    words = [(a, b) for a, b in shared if event.facts[a.fact].kind == "words"]
    if shared and not words:
        return None
    if any(a.letter != b.letter for a, b in words):
        return AGAINST
    return ALIKE if words and all(a.letter == b.letter for a, b in shared) else (AGAINST if words else APART)


def fitted(found: Sequence[Row]) -> dict[str, NDArray[Any]]:
    """Return the arrays of the trees "matter" and "same"."""
    on_one = [row for row in found if row.label != APART]
    return stored({
        "matter": fit(found, [row.label != APART for row in found]),
        "same": fit(on_one, [row.label == ALIKE for row in on_one]),
    })  # fmt: skip


def fit(found: Sequence[Seen], right: Sequence[bool], smallest_leaf: int = SMALLEST_LEAF) -> Bag:
    """Return models that each saw a part of the events; ``smallest_leaf`` is the least number of pairs in a leaf."""
    events = sorted({row.event for row in found})
    signs, wanted = np.array([row.signs for row in found]), np.array(right, np.float64)
    bag = []
    for seed in range(BAGS):
        order = np.random.default_rng(seed).permutation(len(events))
        chosen = {events[at] for at in order[: max(1, int(EVENTS_SHARE * len(events)))]}
        own = np.array([row.event in chosen for row in found])
        bag.append(
            train(
                {**SETTINGS, "seed": seed, "min_data_in_leaf": smallest_leaf}, Dataset(signs[own], wanted[own]), ROUNDS
            )
        )
    return bag


def readers_from(found: Sequence[Row]) -> Readers:
    """Return the trees learnt from ``found``, ready to judge."""
    trees = fitted(found)
    return Readers(stored_trees(trees, "matter"), stored_trees(trees, "same"))


def checked(found: Sequence[Row]) -> str:
    """Return how well pairs are told by the trees of other events: average precision, and both at the bar in use."""
    events = sorted({row.event for row in found})
    told: list[tuple[float, int]] = []
    for fold in range(FOLDS):
        aside = set(events[fold::FOLDS])
        readers = readers_from([row for row in found if row.event not in aside])
        own = [row for row in found if row.event in aside]
        likely = readers.likely(np.array([row.signs for row in own]))
        told += zip((pair.same for pair in likely), (row.label for row in own), strict=True)
    taken = [label for sure, label in told if sure >= LEAST]
    alike = sum(label == ALIKE for _, label in told)
    names = {"alike": ALIKE, "against each other": AGAINST, "apart": APART}
    shares = ", ".join(f"{name} {taken.count(label) / max(1, len(taken)):.2f}" for name, label in names.items())
    precision = average_precision([(sure, label == ALIKE) for sure, label in told])
    return (
        f"{len(told)} pairs, {alike} alike; average precision {precision:.3f}; "
        f"at the bar {len(taken)}: {shares}; recall {taken.count(ALIKE) / max(1, alike):.2f}"
    )


def main() -> int:
    """Learn; return the exit status."""
    args = arguments("sentences", __doc__, _OUT).parse_args()
    found = [row for event in given_events(args.events) for row in rows(event)]
    if args.check:
        print(checked(found))
    else:
        np.savez_compressed(args.out, **fitted(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
