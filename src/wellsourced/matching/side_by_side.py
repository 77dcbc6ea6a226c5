"""Tell where one account lays two answers side by side that exclude each other.

"The owner blamed a heater. Petrol was poured out, says the brigade." What speaks for it was learnt from events written
for it (``training/sides.py``, decision 33).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import numpy as np

from wellsourced.matching.comparison import Weights
from wellsourced.matching.opposition import standing
from wellsourced.matching.pair_reader import Side, judgement
from wellsourced.matching.readings import Reading
from wellsourced.matching.rereading import (
    LANGUAGE,
    Seen,
    Two,
    likelihood,
    log_odds,
    mixed,
    seen_of,
    shipped,
    whole_sides,
)
from wellsourced.matching.sentence_signs import Layout
from wellsourced.matching.side_signs import side_signs
from wellsourced.matching.stretches import asks, teller
from wellsourced.matching.tellings import REPORTING, Telling
from wellsourced.text.trees import Trees, stored_trees

LEAST_READ = 0.02  # how likely the signs must hold two to exclude each other, for the network to read them
MOST_APART = 0.65  # how likely two sentences may be on two matters
LEAST = 0.2  # how likely two sentences must be to exclude each other

ASKED = frozenset({"c:ask"})


@cache
def trees() -> Trees:
    """Return the trees that come with the package."""
    with files("wellsourced.matching").joinpath("weights", "sides.npz").open("rb") as file, np.load(file) as stored:
        return stored_trees(stored, "against")


def laid_beside(
    found: Sequence[Reading],
    weights: Weights,
    layout: Layout | None,
    copies: Mapping[str, Sequence[Telling]] = MappingProxyType({}),
) -> dict[Two, float]:
    """Return the sentences of one account, by index, that most likely exclude each other, and how likely they do.

    ``copies`` holds, by claim id, all tellings of a sentence that several accounts have word for word.
    """
    signs = side_signs(found, weights, layout, copies)
    if not signs:
        return {}
    likely = dict(zip(signs, trees().likely(np.array(list(signs.values()))).tolist(), strict=True))
    mix = shipped().sides
    sure: dict[Two, float] = {}
    for (i, j), seen in sides_seen(found, likely).items():
        own, pair = likelihood(mixed(mix, seen)), (min(i, j), max(i, j))
        if own >= LEAST and _may_exclude(found, pair):
            sure[pair] = max(own, sure.get(pair, 0.0))
    return sure


def sides_seen(found: Sequence[Reading], likely: Mapping[Two, float]) -> dict[Two, Seen]:
    """Return what is known of the pairs that may exclude each other: by their signs, by the network's reading of
    neighbours, and by that of any two sentences, which must not hold them to be on two matters.
    """
    english = [pair for pair, own in likely.items() if own >= LEAST_READ and _english(found, pair)]
    sides = both_sides(found, english)
    read = {pair: judgement(*two) for pair, two in sides.items()}
    return {
        pair: (*seen_of([log_odds(likely[pair])], judgement(*sides[pair], beside=True)), *seen_of([], own))
        for pair, own in read.items()
        if own.apart <= MOST_APART
    }


def both_sides(found: Sequence[Reading], pairs: Sequence[Two]) -> dict[Two, tuple[Side, Side]]:
    """Return each pair as the network reads it: with the sentence before either, lest that be the first of the two."""
    sides = whole_sides(found)
    return {(i, j): (sides[i], _after(sides[i], sides[j])) for i, j in pairs}


def _after(one: Side, other: Side) -> Side:
    return other._replace(before="") if other.before == one.text else other


def _english(found: Sequence[Reading], pair: Two) -> bool:
    return all(found[i].telling.language == LANGUAGE for i in pair)


def _may_exclude(found: Sequence[Reading], pair: Two) -> bool:
    """True where both are told flatly, and not by the same person."""
    told = [found[i].telling for i in pair]
    one_voice = teller(told[0]) != "" and teller(told[0]) == teller(told[1])
    asked = any(asks(telling) or ASKED & set(_verbs(telling)) for telling in told)
    return not one_voice and not asked and all(standing(found[i]) == "flat" for i in pair)


def _verbs(telling: Telling) -> Iterator[str]:
    """What the words of saying in a sentence mean."""
    return (key for term in telling.terms if term.share <= REPORTING for key in term.keys)
