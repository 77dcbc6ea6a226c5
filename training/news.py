"""Read the pairs of sentences of real news that were judged by reading, and others of the same stories that are apart.

The news is BASIL (Fan et al. 2019): three articles for each story. Of a judged pair only the digests of its sentences
are kept here (``news.tsv``), none of its words.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from training import basil
from training.hearing import HeardEvent
from training.pairs import CHANGED, Example
from training.sentences import AGAINST, ALIKE, APART, Near, near_pairs
from wellsourced.matching.pair_reader import Side
from wellsourced.matching.readings import Reading
from wellsourced.matching.rereading import LANGUAGE, in_time, whole_sides
from wellsourced.matching.restatements import Readers
from wellsourced.matching.sentence_signs import Two
from wellsourced.model.account import Document
from wellsourced.pipeline.run import in_content_order, read_and_hear

JUDGED = Path(__file__).with_name("news.tsv")
LABELS = {"-": APART, "S": ALIKE, "X": AGAINST, "U": CHANGED}
REPEATED = 3  # times a judged pair is learnt from, which are few beside those of events
SURELY_APART = 0.06  # how likely the trees may hold unjudged pairs to be on one matter
HARDEST, OTHERS = 45, 25  # such pairs of a story that are learnt from: those most likely on one, and any
ASIDE = 0.5  # the last stories by name, so many of them, are kept aside
MAY_BE_ONE = 0.15  # pairs that the trees hold for less likely on one matter, and that nobody judged, are apart
DIGEST_CHARS = 12

Labels = dict[frozenset[str], int]


class Story(NamedTuple):
    """A story: its name, its near pairs, its sentences as the network reads them, and the labels of those judged."""

    name: str
    near: Near
    sides: dict[int, Side]
    labels: dict[Two, int]


def read_labels(path: Path = JUDGED) -> dict[str, Labels]:
    """Return the labels of the judged pairs by story and by the digests of both sentences."""
    found: dict[str, Labels] = defaultdict(dict)
    for line in path.read_text(encoding="utf-8").splitlines():
        story, one, other, label = line.split("\t")
        found[story][frozenset((one, other))] = LABELS[label]
    return dict(found)


def digest(text: str) -> str:
    """Return what stands for a sentence, whatever its white space."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:DIGEST_CHARS]


def read_stories(data: Path, readers: Readers, labels: Mapping[str, Labels], *, aside: bool) -> list[Story]:
    """Return the stories of BASIL in ``data`` with judged pairs, as read: those kept ``aside`` or learnt from."""
    articles: dict[str, list[Document]] = defaultdict(list)
    for document in basil.articles(data):
        articles[basil.story_of(document)].append(document)
    learnt = int((1 - ASIDE) * len(labels))
    names = sorted(labels)[learnt:] if aside else sorted(labels)[:learnt]
    return [_story(name, articles[name], readers, labels[name]) for name in names]


def _story(name: str, documents: Sequence[Document], readers: Readers, labels: Labels) -> Story:
    heard = in_content_order([one for document in documents for one in read_and_hear(document)])
    near = near_pairs(HeardEvent(heard, (), {}), readers)
    sides = whole_sides(near.found)
    digests = {i: digest(side.text) for i, side in sides.items()}
    met = {(i, j): frozenset((digests[i], digests[j])) for i, j in near.likely if _english(near.found, (i, j))}
    return Story(name, near, sides, {pair: labels[own] for pair, own in met.items() if own in labels})


def examples(stories: Sequence[Story]) -> list[Example]:
    """Return the pairs to learn from: those judged, and such as the trees hold to be surely apart."""
    found = []
    for story in stories:
        own = [_example(story, pair, label) for pair, label in story.labels.items()]
        found += own * REPEATED + [_example(story, pair, APART) for pair in _surely_apart(story)]
    return found


def judged(story: Story) -> dict[Two, int]:
    """Return the labels of a story's pairs, with those that are apart though nobody judged them."""
    apart = {p: APART for p, own in story.near.likely.items() if own.matter < MAY_BE_ONE}
    return {**{p: label for p, label in apart.items() if _english(story.near.found, p)}, **story.labels}


def _surely_apart(story: Story) -> list[Two]:
    likely = story.near.likely
    apart = [p for p in judged(story) if p not in story.labels and likely[p].matter < SURELY_APART]
    ranked = sorted(apart, key=lambda p: (-likely[p].matter, p))
    hardest, rest = ranked[:HARDEST], ranked[HARDEST:]
    return [*hardest, *Random(story.name).sample(rest, min(len(rest), OTHERS))]


def _english(found: Sequence[Reading], pair: Two) -> bool:
    return all(found[i].telling.language == LANGUAGE for i in pair)


def _example(story: Story, pair: Two, label: int) -> Example:
    one, other = in_time(story.near.found, pair)
    return Example(story.sides[one], story.sides[other], label)
