"""See what speaks for two neighbouring sentences of one account giving answers that exclude each other.

"The owner blamed a heater. Petrol was poured out, says the brigade." Whoever knows both sides lays them side by side.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from wellsourced.matching.comparison import Weights
from wellsourced.matching.readings import Reading
from wellsourced.matching.sentence_signs import Layout, Two, of_facts, of_grids, of_words
from wellsourced.matching.stretches import teller
from wellsourced.matching.tellings import Telling
from wellsourced.matching.words import matching_words, says

MOST_GAP = 3  # sentences from the one to the other
_AHEAD = ("near_ahead", "part_ahead", "soft_ahead", "foreign")  # tell nothing within one account


class SideSigns(NamedTuple):
    """What is seen of two sentences of one account, the earlier one first. Flags are 0 or 1.

    The first signs are those of :class:`wellsourced.matching.sentence_signs.Signs`. ``gap`` is how many sentences on
    the second stands, ``one_block`` whether in the same paragraph. ``two_tellers`` is 1 where they are laid to two
    persons or bodies, ``one_teller`` where to the same, ``first_told`` and ``last_told`` where that one is laid to
    anybody. ``turns`` and ``concurs`` tell of words like "but, denied" and "also, confirmed" in the second sentence,
    ``between`` of a turning word in one between. ``leans`` is 1 where the second begins with a pronoun or says little
    by itself.
    """

    near: float
    part: float
    low: float
    high: float
    soft_low: float
    soft_high: float
    met: float
    shared: float
    lighter: float
    heavier: float
    pairs: float
    names: float
    other_names: float
    brief: float
    long: float
    quoted: float
    one_number: float
    rare_numbers: float
    other_numbers: float
    one_state: float
    opposed: float
    one_denies: float
    both_deny: float
    gap: float
    one_block: float
    two_tellers: float
    one_teller: float
    first_told: float
    last_told: float
    turns: float
    concurs: float
    between: float
    leans: float


class _Placed(NamedTuple):
    """A sentence of an account: where it stands, the index of its reading, and what the account tells in it."""

    start: int
    reading: int
    telling: Telling


def side_signs(
    found: Sequence[Reading],
    weights: Weights,
    layout: Layout | None,
    copies: Mapping[str, Sequence[Telling]] = MappingProxyType({}),
) -> dict[Two, SideSigns]:
    """Return what is seen of the whole sentences that stand near each other in an account, by index, the earlier first.

    ``copies`` holds, by claim id, all tellings of a sentence that several accounts have word for word. Of a pair that
    stands in several accounts that is kept where they are nearest.
    """
    if layout is None:
        return {}
    rows = {index: row for row, index in enumerate(layout.own)}
    nearest: dict[Two, Sequence[_Placed]] = {}
    for line in _lines(found, copies, rows):
        for run in _runs(line):
            pair = (run[0].reading, run[-1].reading)
            if pair[0] != pair[1] and (pair not in nearest or len(run) < len(nearest[pair])):
                nearest[pair] = run
    return {
        pair: _signs(run, [found[i] for i in pair], weights, of_grids(layout.grids, (rows[pair[0]], rows[pair[1]])))
        for pair, run in nearest.items()
    }


def _lines(
    found: Sequence[Reading], copies: Mapping[str, Sequence[Telling]], known: Collection[int]
) -> list[list[_Placed]]:
    """The whole sentences of each account, in their order."""
    lines: dict[str, list[_Placed]] = defaultdict(list)
    for index in sorted(known):
        own = found[index].telling
        for told in copies.get(own.claim.id, (own,)):
            lines[told.account].append(_Placed(told.claim.start, index, told))
    return [sorted(lines[account], key=lambda placed: placed.start) for account in sorted(lines)]


def _runs(line: Sequence[_Placed]) -> Iterator[Sequence[_Placed]]:
    for at in range(len(line)):
        for length in range(2, MOST_GAP + 2):
            if at + length <= len(line):
                yield line[at : at + length]


def _signs(run: Sequence[_Placed], pair: Sequence[Reading], weights: Weights, near: Mapping[str, float]) -> SideSigns:
    words = {**near, **of_words(pair[0], pair[1], weights)}
    told = _of_tellers(run[0].telling, run[-1].telling) | _of_turns([placed.telling for placed in run[1:]])
    seen = {name: sign for name, sign in words.items() if name not in _AHEAD}
    return SideSigns(**seen, **of_facts(pair[0], pair[1]), **told)


def _of_tellers(one: Telling, other: Telling) -> dict[str, float]:
    """Who tells either."""
    mine, theirs = (teller(told) for told in (one, other))
    return {
        "one_block": float(one.block == other.block),
        "two_tellers": float(bool(mine and theirs) and mine != theirs),
        "one_teller": float(bool(mine) and mine == theirs),
        "first_told": float(bool(mine)),
        "last_told": float(bool(theirs)),
        "leans": float(bool(other.before)),
    }


def _of_turns(behind: Sequence[Telling]) -> dict[str, float]:
    """What the words behind the first say of how the last stands to it."""
    turns = [says(told.claim.text, matching_words(told.language).turns) for told in behind]
    last = behind[-1]
    return {
        "gap": float(len(behind)),
        "turns": float(turns[-1]),
        "concurs": float(says(last.claim.text, matching_words(last.language).concurs)),
        "between": float(any(turns[:-1])),
    }
