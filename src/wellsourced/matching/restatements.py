"""Bring sentences together that say one thing in other words.

"He got in by the skylight" and "entry had been gained through a rooflight" share no word that tells. What speaks for
two sentences being on one matter, and for their saying the same of it, was learnt from events written for it
(``training/sentences.py``).
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from wellsourced.matching.alignment import Alignment
from wellsourced.matching.causes import causes_of
from wellsourced.matching.comparison import Weights
from wellsourced.matching.joining import across, joined
from wellsourced.matching.likeness import other_subject
from wellsourced.matching.opposition import APART, opposition
from wellsourced.matching.readings import Reading
from wellsourced.matching.rereading import Likely, log_odds, reread
from wellsourced.matching.sentence_signs import Layout, Two, crossed, signs_of
from wellsourced.matching.standings import came_to_be
from wellsourced.matching.states import states_of
from wellsourced.matching.tellings import Telling
from wellsourced.text.lexicon import polarity_words
from wellsourced.text.normalize import keys
from wellsourced.text.trees import Rows, Trees, stored_trees

LEAST = 0.6  # how likely two sentences must be to say the same
FEW = 2  # people; more are a count that is compared by itself
MOST_FOR, MOST_AGAINST = 3.0, -1.5  # log-odds, beside those of LEAST, that one pair may have


class Readers(NamedTuple):
    """The trees that tell whether two sentences are on one matter, and if so, whether they say the same of it."""

    matter: Trees
    same: Trees

    def likely(self, rows: Rows) -> list[Likely]:
        """Return what is likely for each row of signs."""
        matter = self.matter.likely(rows)
        return [Likely(a, b) for a, b in zip(matter.tolist(), (matter * self.same.likely(rows)).tolist(), strict=True)]


@cache
def shipped() -> Readers:
    """Return the trees that come with the package."""
    with files("wellsourced.matching").joinpath("weights", "sentences.npz").open("rb") as file, np.load(file) as stored:
        return Readers(stored_trees(stored, "matter"), stored_trees(stored, "same"))


def likely_pairs(
    found: Sequence[Reading], weights: Weights, alignment: Alignment, layout: Layout | None
) -> dict[Two, Likely]:
    """Return the pairs of whole sentences of two accounts that are near in meaning, by index, with what is likely.

    Where one may say the contrary, or tell of another thing, they do not say the same, whatever trees and network hold;
    nor do they exclude each other where what they tell is of two things.
    """
    seen = signs_of(found, weights, layout)
    if not seen:
        return {}
    judged = dict(zip(seen, shipped().likely(np.array(list(seen.values()))), strict=True))
    unsure = {reading.telling.claim.id for reading in found if reading.kind == "confirmed"}
    pairs = {}
    for (i, j), likely in reread(found, judged).items():
        told = {found[k].telling.claim.id for k in (i, j)}
        checked = _checked(likely, found[i], found[j], weights, alignment)
        pairs[i, j] = checked._replace(differ=0.0) if told <= unsure else checked
    return pairs


def _checked(likely: Likely, one: Reading, other: Reading, weights: Weights, alignment: Alignment) -> Likely:
    """What is likely after what signs are sure of; how a copy differs from its source is for them to tell."""
    if max(likely.same, likely.differ) < LEAST:
        return likely
    aligned = alignment.same(one.telling, other.telling)
    stands = opposition(one, other, weights, aligned)
    unlike = stands is not None or _unlike(one, other, weights)
    known = aligned or _known(one.telling, other.telling) or (stands is not None and stands.kind == APART)
    return likely._replace(same=0.0 if unlike else likely.same, differ=0.0 if known else likely.differ)


def _known(one: Telling, other: Telling) -> bool:
    """True where rules tell how two sentences stand: they tell one state, a cause or a count of people each, or the one
    what the other said is not so yet.
    """
    states = {state.name for state in states_of(one)} & {state.name for state in states_of(other)}
    both = all(causes_of(told) for told in (one, other)) or all(_counts_people(told) for told in (one, other))
    return bool(states) or both or came_to_be(one, other)


def _counts_people(telling: Telling) -> bool:
    return any(value.unit == "person" and value.quantity > FEW for value in telling.claim.values)


def _unlike(one: Reading, other: Reading, weights: Weights) -> bool:
    """True where one alone denies something, both name the same people in another order, or they share words but begin
    with two things.
    """
    if _denies(one.telling) != _denies(other.telling) or crossed(one.telling, other.telling):
        return True
    shared = weights.shared(one.local, other.local)
    return len(shared.pairs) > 1 and other_subject(one, other, shared)


def _denies(telling: Telling) -> bool:
    """True where any word denies something, be it part of a phrase."""
    denying = polarity_words(telling.language)
    return any(c.denials for c in telling.clauses) or any(key in denying for key in keys(telling.claim.text))


def restated(
    found: Sequence[Reading],
    matters: Sequence[Sequence[int]],
    likely: Mapping[Two, Likely],
    beside: Collection[Two] = (),
) -> list[list[int]]:
    """Return ``matters`` with the whole sentences joined, and new ones, that say the same; the likeliest pairs first.

    Two sentences of one claim are never joined, nor those ``beside`` each other in one account that exclude each other.
    """
    odds = {pair: _odds(own.same) for pair, own in likely.items()}
    ranked = sorted((pair for pair, own in odds.items() if own >= 0), key=lambda pair: (-odds[pair], pair))
    begun = [group for group in matters if found[group[0]].kind == "whole"]
    rest = [list(group) for group in matters if found[group[0]].kind != "whole"]
    return sorted(rest + joined(ranked, lambda a, b: not across(beside, a, b) and _may_join(found, odds, a, b), begun))


def _odds(same: float) -> float:
    """The log-odds of a pair, 0 at :data:`LEAST`."""
    return min(max(log_odds(same) - log_odds(LEAST), MOST_AGAINST), MOST_FOR)


def _may_join(found: Sequence[Reading], odds: Mapping[Two, float], one: Sequence[int], other: Sequence[int]) -> bool:
    """True where the pairs across both groups, all in all, speak for it."""
    if {found[i].telling.claim.id for i in one} & {found[j].telling.claim.id for j in other}:
        return False
    pairs = [(min(i, j), max(i, j)) for i in one for j in other if found[i].account != found[j].account]
    return sum(odds.get(pair, MOST_AGAINST) for pair in pairs) >= 0
