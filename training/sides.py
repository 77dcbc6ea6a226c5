"""Learn from events which neighbouring sentences of one account exclude each other, by boosted trees.

    python -m training.sides --news FOLDER [--events FOLDER] [--out FILE] [--check]

Real news (``FOLDER`` holds BASIL) says what stands side by side and does not exclude each other: there hardly anything
does, and what little does is taken for noise. ``--check`` learns from four events in five, tells how well the fifth is
told, five times, and writes nothing. One core, ten minutes; the same events give the same trees.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from training import basil
from training.events import Event, arguments, given_events
from training.hearing import Answer, HeardEvent, hear_event
from training.pairs import CHANGED, Example
from training.scoring import average_precision
from training.sentences import AGAINST, ALIKE, APART, answers_of, fit
from training.trees import stored
from wellsourced.matching.comparison import Weights
from wellsourced.matching.readings import Reading, readings
from wellsourced.matching.rereading import LANGUAGE
from wellsourced.matching.sentence_signs import Two, lay_out
from wellsourced.matching.side_by_side import LEAST_READ, both_sides
from wellsourced.matching.side_signs import SideSigns, side_signs
from wellsourced.matching.tellings import tellings
from wellsourced.model.account import Document
from wellsourced.pipeline.run import in_content_order, read_and_hear
from wellsourced.text.trees import Trees, stored_trees

SIDES = Path(__file__).parent / "sides"  # events in which both sides are told in one account
LEARNT_STORIES = 48  # of real news, the first by name
FOLDS = 5
BARS = (0.3, 0.5, 0.7)
SMALLEST_LEAF = 20  # pairs
_OUT = Path(__file__).resolve().parents[1] / "src" / "wellsourced" / "matching" / "weights" / "sides.npz"


class Row(NamedTuple):
    """Two sentences of one account: of which event, what is seen of them, and whether they exclude each other."""

    event: str
    signs: SideSigns
    against: bool


class Beside(NamedTuple):
    """What an event's accounts say, what is seen of the sentences that stand side by side, and which exclude each
    other; those that only an update parts are left out.
    """

    found: list[Reading]
    signs: dict[Two, SideSigns]
    against: dict[Two, bool]


def beside(event: Event, heard: HeardEvent) -> Beside:
    """Return the neighbouring sentences of an event's accounts."""
    told = tellings(heard.accounts)
    found, weights = readings(told), Weights(told)
    signs = side_signs(found, weights, lay_out(found, weights))
    answers = [answers_of(reading, heard) for reading in found]
    differ = {
        (i, j): {a.fact for a in answers[i] for b in answers[j] if a.fact == b.fact and a.letter != b.letter}
        for i, j in signs
    }
    verdicts = {pair: {event.facts[fact].verdict for fact in facts} for pair, facts in differ.items()}
    return Beside(found, signs, {pair: "conflict" in own for pair, own in verdicts.items() if own != {"updated"}})


def news_stories(data: Path) -> list[list[Document]]:
    """Return the articles of each story of BASIL in ``data``, by the story's name."""
    articles: dict[str, list[Document]] = defaultdict(list)
    for document in basil.articles(data):
        articles[basil.story_of(document)].append(document)
    return [articles[name] for name in sorted(articles)]


def beside_in_news(documents: Sequence[Document]) -> Beside:
    """Return the neighbouring sentences of a story of real news, none of which is taken to exclude the other."""
    heard = in_content_order([one for document in documents for one in read_and_hear(document)])
    told = tellings(heard)
    found, weights = readings(told), Weights(told)
    signs = side_signs(found, weights, lay_out(found, weights))
    return Beside(found, signs, dict.fromkeys(signs, False))


def rows(event: Event, heard: HeardEvent) -> list[Row]:
    """Return the pairs of neighbouring sentences of an event."""
    return rows_of(event.name, beside(event, heard))


def rows_of(name: str, own: Beside) -> list[Row]:
    """Return the pairs of the event called ``name``."""
    return [Row(name, own.signs[pair], against) for pair, against in own.against.items()]


def fitted(found: Sequence[Row]) -> dict[str, NDArray[Any]]:
    """Return the arrays of the trees "against"."""
    return stored({"against": fit(found, [row.against for row in found], SMALLEST_LEAF)})


def trees_from(found: Sequence[Row]) -> Trees:
    """Return the trees learnt from ``found``, ready to judge."""
    return stored_trees(fitted(found), "against")


def checked(found: Sequence[Row]) -> str:
    """Return how well pairs are told by the trees of other events: average precision, and both at some bars."""
    events = sorted({row.event for row in found})
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        aside = set(events[fold::FOLDS])
        trees = trees_from([row for row in found if row.event not in aside])
        own = [row for row in found if row.event in aside]
        told += zip(trees.likely(np.array([row.signs for row in own])).tolist(), (r.against for r in own), strict=True)
    right = sum(against for _, against in told)
    lines = [f"{len(told)} pairs, {right} against each other; average precision {average_precision(told):.3f}"]
    for bar in BARS:
        taken = [against for sure, against in told if sure >= bar]
        lines.append(f"from {bar}: precision {sum(taken) / max(1, len(taken)):.2f}, recall {sum(taken) / right:.2f}")
    return "; ".join(lines)


def examples(events: Sequence[Event], heard: Mapping[str, HeardEvent]) -> list[Example]:
    """Return what the network learns from: pairs that exclude each other or say the same, and of the others those that
    trees of the other half of the events hold for worth reading.
    """
    own = {event.name: beside(event, heard[event.name]) for event in events}
    made = []
    for half in (0, 1):
        learnt = [row for event in events[1 - half :: 2] for row in rows_of(event.name, own[event.name])]
        trees = trees_from(learnt)
        made += [
            example
            for event in events[half::2]
            for example in _examples(event, heard[event.name], own[event.name], trees)
        ]
    return made


def _examples(event: Event, heard: HeardEvent, own: Beside, trees: Trees) -> Iterator[Example]:
    answers = [answers_of(reading, heard) for reading in own.found]
    likely = dict(zip(own.signs, trees.likely(np.array(list(own.signs.values()))).tolist(), strict=True))
    for (i, j), (one, other) in both_sides(own.found, list(own.signs)).items():
        label = _label(event, answers[i], answers[j])
        if own.found[i].telling.language == LANGUAGE and (label != APART or likely[i, j] >= LEAST_READ):
            yield Example(one, other, label, beside=True)


def _label(event: Event, one: Sequence[Answer], other: Sequence[Answer]) -> int:
    shared = [(a, b) for a in one for b in other if a.fact == b.fact]
    differ = {event.facts[a.fact].verdict for a, b in shared if a.letter != b.letter}
    if differ:
        return AGAINST if "conflict" in differ else CHANGED
    return ALIKE if shared else APART


def main() -> int:
    """Learn; return the exit status."""
    parser = arguments("sides", __doc__, _OUT, SIDES)
    parser.add_argument("--news", type=Path, required=True)
    args = parser.parse_args()
    found = [row for event in given_events(args.events) for row in rows(event, hear_event(event))]
    for number, story in enumerate(news_stories(args.news)[:LEARNT_STORIES]):
        found += rows_of(f"news/{number}", beside_in_news(story))
    if args.check:
        print(checked(found))
    else:
        np.savez_compressed(args.out, **fitted(found))  # type: ignore[arg-type]
    return 0


if __name__ == "__main__":
    sys.exit(main())
