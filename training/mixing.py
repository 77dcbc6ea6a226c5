"""Learn how much the signs of a pair and the network's judgement each count, from events that neither has seen.

    python -m training.mixing --news FOLDER [--events FOLDER] [--sides FOLDER] [--contrasts FOLDER]
                              [--out FILE] [--check]

The network is the one that the package ships; trees and odds are learnt anew from the events that are not kept aside
(:func:`training.events.is_aside`). Beside the events kept aside stand as many pairs of real news (``FOLDER`` holds
BASIL), of stories kept aside. How contrasts kept aside are told, which are made to deceive the signs, is only shown.
``--check`` learns from one half of those kept aside, tells how well the other half is told, both ways round, and
writes nothing. One core, half an hour; needs lightgbm.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from training.contrasts import CONTRASTS, Contrast, read_contrasts, scenes
from training.contrasts import is_aside as not_learnt
from training.events import Event, arguments, given_events, is_aside
from training.hearing import HeardEvent, hear_event
from training.news import Story, judged, read_labels, read_stories
from training.odds import fitted as odds_of
from training.odds import rows as figure_rows
from training.regression import plain_regression
from training.scoring import average_precision
from training.sentences import ALIKE, APART, answers_of, label_of, near_pairs, readers_from
from training.sentences import rows as sentence_rows
from training.sides import LEARNT_STORIES, SIDES, Beside, beside, beside_in_news, news_stories, rows_of, trees_from
from wellsourced.matching.alignment import Alignment
from wellsourced.matching.comparison import Weights
from wellsourced.matching.counterparts import Odds, odds_from
from wellsourced.matching.figure_signs import same_figure, signs_of
from wellsourced.matching.likeness import links
from wellsourced.matching.readings import readings
from wellsourced.matching.rereading import Mixes, Seen, figures_seen, mixed, wholes_seen
from wellsourced.matching.restatements import Readers
from wellsourced.matching.side_by_side import sides_seen
from wellsourced.matching.successions import with_former
from wellsourced.matching.tellings import tellings
from wellsourced.text.trees import Trees

SOURCES = ("events", "news", "contrasts")
MIXED_STORIES = 36  # the last of news by name; every other one of them is learnt from
LEARNT = ("events", "news")  # contrasts are made to deceive the signs, and are only told in a check
_OUT = Path(__file__).resolve().parents[1] / "src" / "wellsourced" / "matching" / "weights" / "mixes.json"


class Row(NamedTuple):
    """A pair: of which event, story or scene, for which mix, what that weighs, whether it is right, and its source."""

    event: str
    mix: str
    seen: Seen
    right: bool
    source: str = "events"


def whole_pairs(event: Event, heard: HeardEvent, readers: Readers, source: str = "events") -> list[Row]:
    """Return the pairs of sentences of an event that are read again: of one matter or not; if so, alike or not."""
    found, likely = near_pairs(heard, readers)
    answers = [answers_of(reading, heard) for reading in found]
    seen = wholes_seen(found, likely)
    labels = {(i, j): label_of(event, answers[i], answers[j]) for i, j in seen}
    return [row for pair, own in seen.items() for row in _rows_of(event.name, own, labels[pair], source)]


def news_pairs(story: Story) -> list[Row]:
    """Return the pairs of sentences of a story of real news that are read again, as :func:`whole_pairs` does."""
    labels = judged(story)
    seen = wholes_seen(story.near.found, {pair: story.near.likely[pair] for pair in labels})
    return [row for pair, own in seen.items() for row in _rows_of(story.name, own, labels[pair], "news")]


def _rows_of(name: str, seen: Seen, label: int | None, source: str) -> Iterator[Row]:
    """What a pair tells each of the two mixes of sentences; nothing where it is not known what is right."""
    if label is not None:
        yield Row(name, "matter", seen, label != APART, source)
        if label != APART:
            yield Row(name, "same", seen, label == ALIKE, source)


def figure_pairs(event: Event, heard: HeardEvent, odds: Odds) -> list[Row]:
    """Return the pairs of figures that differ and are read again: of one matter or not."""
    told = tellings(heard.accounts)
    found = with_former(readings(told))
    weights, alignment = Weights(told), Alignment(heard.copied, told)
    signs = signs_of(found, links(found, weights, alignment), weights, alignment)
    sure = {(i, j): odds.of(own, same=False) for (i, j), own in signs.items() if not same_figure(found[i], found[j])}
    answers = [heard.answer_at(reading.account, reading.start, reading.end) for reading in found]
    made = []
    for (i, j), seen in figures_seen(found, sure).items():
        one, other = answers[i], answers[j]
        right = one is not None and other is not None and one.fact == other.fact
        made.append(Row(event.name, "figures", seen, right))
    return made


def side_pairs(name: str, own: Beside, trees: Trees) -> list[Row]:
    """Return the neighbouring sentences of an event or story that are read: whether they exclude each other."""
    likely = trees.likely(np.array(list(own.signs.values()))).tolist() if own.signs else []
    seen = sides_seen(own.found, dict(zip(own.signs, likely, strict=True)))
    return [Row(name, "sides", seen[pair], right) for pair, right in own.against.items() if pair in seen]


def fitted(found: Sequence[Row]) -> dict[str, list[float]]:
    """Return the weights of each mix, the bias first."""
    return {name: _weights([row for row in found if row.mix == name]) for name in Mixes._fields}


def _weights(found: Sequence[Row]) -> list[float]:
    balanced = _balanced(found)
    seen = np.array([row.seen for row in balanced], np.float64)
    bias, weights, _ = plain_regression(seen, np.array([row.right for row in balanced], np.float64))
    return [round(bias, 4), *(round(float(weight), 4) for weight in weights)]


def _balanced(found: Sequence[Row]) -> list[Row]:
    """Events and news, those with fewer pairs as many times as it takes to count alike."""
    parts = [[row for row in found if row.source == source] for source in LEARNT]
    most = max(map(len, parts))
    return [row for part in parts if part for row in part * max(1, round(most / len(part)))]


def checked(found: Sequence[Row]) -> str:
    """Return how well each mix tells the other half of the events, beside what was known before."""
    events = sorted({row.event for row in found})
    lines = []
    for at, name in enumerate(Mixes._fields):
        own = [row for row in found if row.mix == name]
        told: list[tuple[float, Row]] = []
        for half in (0, 1):
            aside = set(events[half::2])
            mix = _weights([row for row in own if row.event not in aside])
            told += [(mixed(mix, row.seen), row) for row in own if row.event in aside]
        for source in SOURCES:
            if met := [t for t in told if t[1].source == source]:
                lines.append(f"{name}, {source}: {_told(met, earlier=int(at == 1))}")
    return "\n".join(lines)


def _told(told: Sequence[tuple[float, Row]], earlier: int) -> str:
    rights = [row.right for _, row in told]
    before = average_precision([(row.seen[earlier], row.right) for _, row in told])
    now = average_precision([(odds, row.right) for odds, row in told])
    base = sum(rights) / len(rights)
    return f"{len(told)} pairs, {base:.3f} right; average precision before {before:.3f}, now {now:.3f}"


def neighbours(events: Sequence[Event], news: Path) -> list[Row]:
    """Return the neighbouring sentences of what is kept aside; the trees are learnt from the other events and half of
    the stories of news that the shipped ones are learnt from.
    """
    told = {event.name: beside(event, hear_event(event)) for event in events}
    stories = {f"news/{number}": story for number, story in enumerate(news_stories(news))}
    names = list(stories)
    learnt = {event.name: told[event.name] for event in events if not is_aside(event)}
    learnt |= {name: beside_in_news(stories[name]) for name in names[:LEARNT_STORIES:2]}
    trees = trees_from([row for name, own in learnt.items() for row in rows_of(name, own)])
    aside = {event.name: told[event.name] for event in events if is_aside(event)}
    calm = [*names[1:LEARNT_STORIES:2], *names[-MIXED_STORIES::2]]
    aside |= {name: beside_in_news(stories[name]) for name in calm}
    return [row for name, own in aside.items() for row in side_pairs(name, own, trees)]


def rows(events: Sequence[Event], contrasts: Sequence[Contrast], news: Path) -> list[Row]:
    """Return the pairs of what is kept aside; the trees and odds are learnt from the other events."""
    heard = {event.name: hear_event(event) for event in events}
    learnt = [event for event in events if not is_aside(event)]
    readers = readers_from([row for event in learnt for row in sentence_rows(event, heard[event.name])])
    odds = odds_from(odds_of([row for event in learnt for row in figure_rows(event, heard[event.name])]))
    aside = [event for event in events if is_aside(event)]
    wholes = [row for event in aside for row in whole_pairs(event, heard[event.name], readers)]
    stories = read_stories(news, readers, read_labels(), aside=True)
    wholes += [row for story in stories for row in news_pairs(story)]
    told = scenes([contrast for contrast in contrasts if not_learnt(contrast)])
    wholes += [row for scene in told for row in whole_pairs(scene, hear_event(scene), readers, "contrasts")]
    return wholes + [row for event in aside for row in figure_pairs(event, heard[event.name], odds)]


def main() -> int:
    """Learn; return the exit status."""
    parser = arguments("mixing", __doc__, _OUT)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--contrasts", type=Path, default=CONTRASTS)
    parser.add_argument("--sides", type=Path, default=SIDES)
    args = parser.parse_args()
    found = rows(given_events(args.events), read_contrasts(args.contrasts), args.news)
    found += neighbours(given_events(args.sides), args.news)
    if args.check:
        print(checked(found))
    else:
        args.out.write_text(json.dumps(fitted(found), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
