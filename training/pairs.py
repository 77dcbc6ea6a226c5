"""Make of events the pairs of sentences that the network of pairs learns from."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from random import Random
from typing import NamedTuple

from training.events import Event, Sentence
from training.hearing import Answer, HeardEvent
from training.sentences import AGAINST, ALIKE, APART, answers_of, label_of, near_pairs
from wellsourced.matching.figure_signs import kind_of_unit
from wellsourced.matching.pair_reader import Side
from wellsourced.matching.rereading import LANGUAGE, in_time, whole_sides
from wellsourced.matching.restatements import Readers
from wellsourced.text.normalize import keys
from wellsourced.text.values import find_values

CHANGED = 3  # beside APART, ALIKE and AGAINST: they differ because the later account has newer news
LEAST_APART = 0.1  # how likely the trees must hold pairs of two matters to be on one, to be worth learning from
MOST_OF_A_FACT = 8  # pairs of one fact, so that a widely told one does not count for more
NEGATIVES = 1.2  # pairs of figures of two matters for each pair of one
HARD = 0.6  # of them share words


class Example(NamedTuple):
    """Two sentences and how they stand: that of the account published first before the other, or the two in the order
    in which they stand ``beside`` each other in one account.
    """

    one: Side
    other: Side
    label: int
    beside: bool = False


class _Figure(NamedTuple):
    """A figure in a sentence; ``fact`` is empty for one that no other account tells."""

    account: str
    sentence: Sentence
    fact: str
    letter: str
    kind: str
    start: int
    end: int

    @property
    def side(self) -> Side:
        return Side(self.sentence.text, self.start, self.end, self.sentence.before)


def wholes(event: Event, heard: HeardEvent, readers: Readers) -> list[Example]:
    """Return the English pairs of whole sentences that are near; of those on two matters only such as seem on one."""
    found, near = near_pairs(heard, readers)
    sides = whole_sides(found)
    made = []
    for pair, likely in near.items():
        answers = [answers_of(found[i], heard) for i in pair]
        label = label_of(event, *answers)
        english = all(found[i].telling.language == LANGUAGE for i in pair)
        if english and label is not None and (label != APART or likely.matter >= LEAST_APART):
            one, other = in_time(found, pair)
            made.append(Example(sides[one], sides[other], _changed(event, label, *answers)))
    return made


def _changed(event: Event, label: int, one: Sequence[Answer], other: Sequence[Answer]) -> int:
    """``label``, but :data:`CHANGED` where all that differs was told as newer news."""
    differ = [a.fact for a in one for b in other if a.fact == b.fact and a.letter != b.letter]
    news = label == AGAINST and all(event.facts[fact].verdict != "conflict" for fact in differ)
    return CHANGED if news else label


def figures(event: Event, chance: Random) -> list[Example]:
    """Return pairs of figures of one kind in English accounts, marked in their sentences."""
    accounts = sorted((a for a in event.accounts if a.language == LANGUAGE), key=lambda a: a.moment)
    found = [figure for a in accounts for s in a.sentences for figure in _figures(event, a.id, s)]
    across = [(a, b) for a, b in combinations(found, 2) if a.account != b.account and a.kind == b.kind]
    same: dict[str, list[tuple[_Figure, _Figure]]] = {}
    for a, b in across:
        if a.fact and a.fact == b.fact:
            same.setdefault(a.fact, []).append((a, b))
    one = [pair for own in same.values() for pair in chance.sample(own, min(len(own), MOST_OF_A_FACT))]
    two = [(a, b) for a, b in across if not a.fact or a.fact != b.fact]
    chosen = [*one, *_some(two, int(NEGATIVES * len(one)), chance)]
    return [Example(a.side, b.side, _label(event, a, b)) for a, b in chosen]


def _figures(event: Event, account: str, sentence: Sentence) -> Iterator[_Figure]:
    values = find_values(sentence.text, LANGUAGE)
    for mark in sentence.marks:
        if event.facts[mark.fact].kind != "words":
            own = next((v for v in values if v.start < mark.end and mark.start < v.end), None)
            kind, start, end = (kind_of_unit(own.unit), own.start, own.end) if own else ("", mark.start, mark.end)
            yield _Figure(account, sentence, mark.fact, mark.letter, kind, start, end)
    for value in values:
        if not any(value.start < m.end and m.start < value.end for m in sentence.marks):
            yield _Figure(account, sentence, "", "", kind_of_unit(value.unit), value.start, value.end)


def _label(event: Event, one: _Figure, other: _Figure) -> int:
    if not one.fact or one.fact != other.fact:
        return APART
    if one.letter == other.letter:
        return ALIKE
    return AGAINST if event.facts[one.fact].verdict == "conflict" else CHANGED


def _some(pairs: Sequence[tuple[_Figure, _Figure]], many: int, chance: Random) -> list[tuple[_Figure, _Figure]]:
    """So many of ``pairs``, most of them such as share words."""
    near = sorted(pairs, key=lambda pair: -_likeness(pair[0].sentence, pair[1].sentence))
    hard, rest = near[: int(HARD * many)], near[int(HARD * many) :]
    return [*hard, *chance.sample(rest, min(len(rest), many - len(hard)))]


def _likeness(a: Sentence, b: Sentence) -> float:
    one, other = set(keys(a.text)), set(keys(b.text))
    return len(one & other) / (1 + min(len(one), len(other)))
