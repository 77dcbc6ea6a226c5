"""Tell where one account lays two answers side by side that exclude each other.

"The owner blamed a heater. Petrol was poured out, says the brigade." What speaks for it was learnt from events written
for it (``training/sides.py``, decision 33).
"""

from collections.abc import Mapping, Sequence
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
from wellsourced.matching.stretches import asks
from wellsourced.matching.tellings import Telling
from wellsourced.text.trees import Trees, stored_trees

LEAST_READ = 0.02  # how likely the signs must hold two to exclude each other, for the network to read them
LEAST = 0.2  # how likely two sentences must be to exclude each other


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
        if own >= LEAST and _flat(found, pair):
            sure[pair] = max(own, sure.get(pair, 0.0))
    return sure


def sides_seen(found: Sequence[Reading], likely: dict[Two, float]) -> dict[Two, Seen]:
    """Return what is known of the pairs that are worth a second look: by their signs, and by the network's reading."""
    worth = [pair for pair, own in likely.items() if own >= LEAST_READ and found[pair[0]].telling.language == LANGUAGE]
    read = {pair: judgement(*two) for pair, two in both_sides(found, worth).items()}
    return {pair: seen_of([log_odds(likely[pair])], judged) for pair, judged in read.items()}


def both_sides(found: Sequence[Reading], pairs: Sequence[Two]) -> dict[Two, tuple[Side, Side]]:
    """Return each pair as the network reads it: with the sentence before either, lest that be the first of the two."""
    sides = whole_sides(found)
    return {(i, j): (sides[i], _after(sides[i], sides[j])) for i, j in pairs}


def _after(one: Side, other: Side) -> Side:
    return other._replace(before="") if other.before == one.text else other


def _flat(found: Sequence[Reading], pair: Two) -> bool:
    return all(standing(found[i]) == "flat" and not asks(found[i].telling) for i in pair)
