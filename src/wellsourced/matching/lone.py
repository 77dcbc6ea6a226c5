"""Bring an amount to its matter where a story measures one thing only in its unit: the only kilograms, the coins."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wellsourced.matching.amounts import mere_one, same_counted
from wellsourced.matching.comparison import Weights, comparable, equal, is_money, rare, ratio, slipped
from wellsourced.matching.readings import Reading
from wellsourced.matching.words import word_set
from wellsourced.model.speech import Value
from wellsourced.text.units import SCALE

TELLING = 0.4  # the weight from which a word that two sentences share ties them
ONE_NOUGHT = 0.099  # the ratio of two amounts of which one has a nought too many
ONE_COUNT = 0.25  # the ratio of two counts below which one is of a part
# Nouns that count anything: to be the only figure of "people" ties it to nothing.
GENERIC = word_set(
    "c:person c:people c:man c:woman c:child c:group_people c:thing c:part c:time c:place c:member c:other"
)
UNIT_KINDS = frozenset({"percent", "occurrence", "celsius", "fahrenheit", "degree"})


def gathered(found: Sequence[Reading], matters: Sequence[list[int]], weights: Weights) -> list[list[int]]:
    """Return the matters, each with the amounts of its unit that stand alone in their accounts.

    An amount joins where its account gives no other of that unit, the unit belongs to one matter of the story, and
    the two are tied: by the same unusual figure, by one that a slip makes of the other, or by a telling word.
    """
    home = {i: n for n, matter in enumerate(matters) for i in matter}
    joined = [list(matter) for matter in matters]
    for members in _by_unit(found):
        lone = [i for i in members if _alone(i, members, found)]
        big = {home[i] for i in members if i in home and len(_accounts(matters[home[i]], found)) > 1}
        if len(big) == 1:
            main = big.pop()
            rest = [i for i in lone if home.get(i) != main]
            joined[main] += [i for i in rest if _ties(i, joined[main], found, weights)]
        elif not big and len(lone) > 1:
            joined += _pairs(lone, found, weights)
    kept = [sorted(set(matter)) for matter in joined]
    moved = {i for n, matter in enumerate(kept) for i in matter if home.get(i, n) != n}
    return [m for n, m in enumerate(kept) if not (n < len(matters) and set(m) & moved and set(m) == set(matters[n]))]


def _by_unit(found: Sequence[Reading]) -> Iterator[list[int]]:
    """The amounts of each unit: measures by their dimension, money by its currency, things by what is counted."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(found):
        for kind in _kinds(reading):
            kinds[kind].append(index)
    for kind in sorted(kinds):
        if len(_accounts(kinds[kind], found)) > 1:
            yield kinds[kind]


def _kinds(reading: Reading) -> list[str]:
    value = reading.value
    if reading.kind != "amount" or value is None:
        return []
    if value.unit in SCALE:
        dimension = SCALE[value.unit][0]
        return [value.unit if dimension == "duration" else dimension]
    if is_money(value.unit) or value.unit in UNIT_KINDS:
        return [value.unit]
    if value.unit == "person" and reading.frame is not None:
        return [f"frame {reading.frame}"]
    if value.unit in ("item", "person"):
        return (
            [] if reading.nouns & GENERIC else sorted(k for k in reading.nouns if k[0] == "c") or sorted(reading.nouns)
        )
    return []


def _alone(index: int, members: Sequence[int], found: Sequence[Reading]) -> bool:
    """True where the account of a reading gives no other figure of the unit."""
    mine = found[index]
    others = [found[i] for i in members if found[i].account == mine.account]
    return all(_same_figure(mine, other) for other in others)


def _same_figure(one: Reading, other: Reading) -> bool:
    return one.value is not None and other.value is not None and equal(one.value, other.value)


def _accounts(indices: Sequence[int], found: Sequence[Reading]) -> set[str]:
    return {found[i].account for i in indices}


def _pairs(lone: Sequence[int], found: Sequence[Reading], weights: Weights) -> list[list[int]]:
    """A matter of amounts that each stand alone, where all are tied to the first."""
    first, *others = lone
    tied = [i for i in others if _ties(i, [first], found, weights)]
    return [[first, *tied]] if tied and len(tied) == len(others) else []


def _ties(index: int, matter: Sequence[int], found: Sequence[Reading], weights: Weights) -> bool:
    one = found[index]
    return any(_tied(one, found[i], weights) for i in matter if found[i].account != one.account)


def _one_size(one: Value, other: Value) -> bool:
    """True for two figures of which one may be wrong, sums and measures by a nought; three people are no 34."""
    least = ONE_COUNT if {"occurrence", "person"} & {one.unit, other.unit} else ONE_NOUGHT
    return least <= (ratio(one, other) or 0.0) <= 1 / least


def _tied(one: Reading, other: Reading, weights: Weights) -> bool:
    a, b = one.value, other.value
    if a is None or b is None or not comparable(one, other):
        return False
    if one.telling.claim.id == other.telling.claim.id:
        return False
    if slipped(a, b) or (equal(a, b) and rare(a) and rare(b)):
        return True
    if not equal(a, b) and (mere_one(one, other) or not same_counted(one, other) or not _one_size(a, b)):
        return False
    shared = weights.shared(one.local, other.local)
    own = one.nouns | other.nouns
    return any(weights.term(x) >= TELLING and not set(x.keys) & own for x, _ in shared.pairs)
