"""See what speaks for two sentences of two accounts being on one matter, and for their saying the same of it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from wellsourced.matching.comparison import Weights, equal, rare, ratio
from wellsourced.matching.readings import Reading
from wellsourced.matching.standings import opposed
from wellsourced.matching.states import states_of
from wellsourced.matching.tellings import Telling, Term
from wellsourced.model.speech import Value
from wellsourced.text.crosslingual import Floats, meanings

MOST_SENTENCES = 600  # of a story that are compared by what they mean
NEAR = 0.80  # the cosine from which two sentences of one event are looked at: nine in ten of those on one matter
SHORTEST_PART = 12  # characters of a clause that has a meaning of its own
LIKE, SOFT = 0.80, 0.15  # cosines of two words in their sentences: from the one on they may mean the same, rising
VERY_LIKE, NARROW = 0.85, 0.10
MOST_AHEAD, MOST_BEHIND = 0.12, -0.10
MOST_COVER_AHEAD = 0.3
MOST_SHARED, MOST_PAIRS, MOST_NAMES = 4.0, 8, 3.0

Two = tuple[int, int]
Grid = NDArray[np.float32]


class Signs(NamedTuple):
    """What is seen of two sentences. Flags are 0 or 1.

    ``near`` and ``part`` are the cosines of the sentences and of their nearest clauses; ``low`` and ``high`` how well
    the words of either are met by words of the other, in their context, ``soft`` the same of words that hardly mean
    something else, ``met`` the weight of these; ``_ahead`` by how much the pair is ahead there of either with another
    sentence of the other account. ``shared`` is the weight of the words in common, ``lighter`` and ``heavier`` its
    share of the sentences. ``off`` is how far apart they stand in their accounts, ``brief`` and ``long`` the logarithms
    of their content words.
    """

    near: float
    near_ahead: float
    part: float
    part_ahead: float
    low: float
    high: float
    soft_low: float
    soft_high: float
    soft_ahead: float
    met: float
    shared: float
    lighter: float
    heavier: float
    pairs: float
    names: float
    other_names: float
    foreign: float
    off: float
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


class _Sentence(NamedTuple):
    """What a sentence means, its clauses and its content words, and what each of the words weighs."""

    whole: Floats
    parts: Floats
    words: Floats
    weight: Floats


class Grids(NamedTuple):
    """How near each sentence is to each other one, by several measures, rows and columns the sentences."""

    near: Grid
    part: Grid
    cover: Grid
    soft: Grid
    met: Grid
    near_ahead: Grid
    part_ahead: Grid
    soft_ahead: Grid


class Layout(NamedTuple):
    """The whole sentences of a story: their indices, their accounts, and how near they are to one another."""

    own: list[int]
    accounts: list[str]
    grids: Grids


def lay_out(found: Sequence[Reading], weights: Weights) -> Layout | None:
    """Return the whole sentences of a story as they lie to one another.

    How near they are is told beside others: an account of one sentence is left out. None for a story of more than
    :data:`MOST_SENTENCES`, and for one account.
    """
    many = Counter(reading.account for reading in found if reading.kind == "whole")
    own = [i for i, reading in enumerate(found) if reading.kind == "whole" and many[reading.account] > 1]
    accounts = [found[i].account for i in own]
    if len(own) > MOST_SENTENCES or len(set(accounts)) < 2:
        return None
    return Layout(own, accounts, _grids([_sentence(found[i].telling, weights) for i in own], accounts))


def signs_of(found: Sequence[Reading], weights: Weights, layout: Layout | None) -> dict[Two, Signs]:
    """Return what is seen of the pairs of whole sentences of two accounts that are near in meaning, by index."""
    if layout is None:
        return {}
    own, accounts, grids = layout
    places = _places(accounts)
    seen = {}
    for a, b in zip(*np.nonzero(np.triu(grids.near >= NEAR, 1)), strict=True):
        if accounts[a] != accounts[b]:
            one, other = found[own[a]], found[own[b]]
            near = of_grids(grids, (int(a), int(b)))
            off = abs(places[a] - places[b])
            seen[own[a], own[b]] = Signs(**near, **of_words(one, other, weights), **of_facts(one, other), off=off)
    return seen


def _sentence(telling: Telling, weights: Weights) -> _Sentence:
    start, text = telling.claim.start, telling.claim.text
    parts = [(c.start - start, c.end - start) for c in telling.clauses if c.end - c.start > SHORTEST_PART]
    parts = parts or [(0, len(text))]
    words = [(t.start - start, t.end - start) for t in telling.terms]
    whole, *rest = meanings(text, (*parts, *words))
    weight = np.array([weights.term(t) * t.share for t in telling.terms], np.float32)
    return _Sentence(whole, np.array(rest[: len(parts)]), np.array(rest[len(parts) :]), weight)


def _grids(sentences: Sequence[_Sentence], accounts: Sequence[str]) -> Grids:
    wholes = np.array([s.whole for s in sentences])
    near = (wholes @ wholes.T).round(4)
    part = _nearest([s.parts for s in sentences]).round(4)
    cover, soft, met = _covers(sentences)
    best = np.maximum(soft, soft.T)
    ahead = [_ahead(grid, accounts) for grid in (near, part, best)]
    return Grids(
        near, part, cover, soft, met,
        ahead[0].clip(MOST_BEHIND, MOST_AHEAD), ahead[1].clip(MOST_BEHIND, MOST_AHEAD),
        ahead[2].clip(-MOST_COVER_AHEAD, MOST_COVER_AHEAD),
    )  # fmt: skip


def _nearest(parts: Sequence[Floats]) -> Grid:
    """The cosine of the two nearest parts of any two sentences."""
    starts, every = _starts(parts), np.concatenate(parts)
    rows = [np.maximum.reduceat((own @ every.T).max(0), starts) for own in parts]
    grid: Grid = np.array(rows)
    return grid


def _starts(parts: Sequence[Floats]) -> list[int]:
    return list(accumulate((len(own) for own in parts), initial=0))[:-1]


def _covers(sentences: Sequence[_Sentence]) -> tuple[Grid, Grid, Grid]:
    """How well the words of each sentence (rows) are met by those of each other one: means, and a weight."""
    starts, every = _starts([s.words for s in sentences]), np.concatenate([s.words for s in sentences])
    cover, soft, met = [], [], []
    for own in sentences:
        best = np.maximum.reduceat(own.words @ every.T, starts, axis=1)
        total = max(float(own.weight.sum()), 1e-6)
        cover.append(own.weight @ best / total)
        soft.append(own.weight @ ((best - LIKE) / SOFT).clip(0, 1) / total)
        met.append(own.weight @ ((best - VERY_LIKE) / NARROW).clip(0, 1))
    grids = [np.array(rows, np.float32).round(4) for rows in (cover, soft, met)]
    return grids[0], grids[1], grids[2]


def _ahead(grid: Grid, accounts: Sequence[str]) -> Grid:
    """By how much each pair is ahead of either with another sentence of the other's account."""
    rival = np.empty_like(grid)
    columns: dict[str, list[int]] = defaultdict(list)
    for at, account in enumerate(accounts):
        columns[account].append(at)
    for own in columns.values():
        beside = grid[:, own]
        ranked = np.sort(beside, axis=1)
        rival[:, own] = np.where(beside == ranked[:, -1:], ranked[:, -2:-1], ranked[:, -1:])
    ahead: Grid = grid - np.maximum(rival, rival.T)
    return ahead


def _places(accounts: Sequence[str]) -> list[float]:
    """Where each sentence stands in its account, 0 for the first and 1 for the last."""
    many = Counter(accounts)
    so_far: dict[str, int] = defaultdict(int)
    places = []
    for account in accounts:
        places.append(so_far[account] / max(1, many[account] - 1))
        so_far[account] += 1
    return places


def of_grids(grids: Grids, pair: Two) -> dict[str, float]:
    """Return how near two sentences, by their rows, are to each other."""
    back = (pair[1], pair[0])
    covers, softs = [sorted((float(grid[pair]), float(grid[back]))) for grid in (grids.cover, grids.soft)]
    return {
        "near": float(grids.near[pair]),
        "near_ahead": float(grids.near_ahead[pair]),
        "part": float(grids.part[pair]),
        "part_ahead": float(grids.part_ahead[pair]),
        "low": covers[0],
        "high": covers[1],
        "soft_low": softs[0],
        "soft_high": softs[1],
        "soft_ahead": float(grids.soft_ahead[pair]),
        "met": min(MOST_SHARED, float(min(grids.met[pair], grids.met[back]))),
    }


def of_words(one: Reading, other: Reading, weights: Weights) -> dict[str, float]:
    """Return what the words have in common, and the names."""
    shared = weights.shared(one.local, other.local)
    told = (one.telling, other.telling)
    mine, theirs = ({t.keys[0] for t in side.names} for side in told)
    sizes = sorted(len(side.terms) for side in told)
    named = sum(weights.term(a) for a, b in shared.pairs if a.name and b.name)
    return {
        "shared": min(MOST_SHARED, shared.weight),
        "lighter": shared.lighter,
        "heavier": shared.heavier,
        "pairs": float(min(MOST_PAIRS, len(shared.pairs))),
        "names": min(MOST_NAMES, named),
        "other_names": float(bool(mine) and bool(theirs) and not mine & theirs),
        "foreign": float(told[0].language != told[1].language),
        "brief": math.log(sizes[0] + 1),
        "long": math.log(sizes[1] + 1),
        "quoted": max(side.quoted for side in told),
    }


def of_facts(one: Reading, other: Reading) -> dict[str, float]:
    """Return what their figures, states and denials have in common."""
    told = (one.telling, other.telling)
    mine, theirs = ([v for v in side.claim.values if v.unit != "date"] for side in told)
    met = [(a, b) for a in mine for b in theirs if equal(a, b)]
    states = [(a, b) for a in states_of(told[0]) for b in states_of(told[1]) if a.name == b.name]
    denying = [any(clause.denials for clause in side.clauses) for side in told]
    return {
        "one_number": float(bool(met)),
        "rare_numbers": float(min(2, sum(rare(a) for a, _ in met))),
        "other_numbers": float(min(2, sum(1 for a in mine if _differs(a, theirs)))),
        "one_state": float(any((a.holds, a.pole) == (b.holds, b.pole) for a, b in states)),
        "opposed": float(any(opposed(a, b) for a, b in states)),
        "one_denies": float(denying[0] != denying[1]),
        "both_deny": float(all(denying)),
    }


def _differs(value: Value, others: Sequence[Value]) -> bool:
    """True for a figure that may be set beside one of the others and is none of them."""
    return any(ratio(value, o) is not None for o in others) and not any(equal(value, o) for o in others)


def crossed(one: Telling, other: Telling) -> bool:
    """Return True where both name the same two, each the other first: who did what may have changed hands."""
    orders = [list(dict.fromkeys(_name_keys(told.names))) for told in (one, other)]
    shared = [[key for key in order if key in orders[1 - side]] for side, order in enumerate(orders)]
    return len(shared[0]) > 1 and shared[0] != shared[1]


def _name_keys(names: Sequence[Term]) -> Iterator[str]:
    return (name.keys[0] for name in names)
