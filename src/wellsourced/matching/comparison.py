"""Weigh how far two readings are about the same matter, by the rarity of what they share."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Telling, Term
from wellsourced.model.speech import Value
from wellsourced.text.units import DAYS
from wellsourced.text.values import compare_units

SMOOTHING = 0.02  # a word in this share of all sentences is half as telling as a rare one
FEW_SENTENCES = 40  # as if there were so many more, lest all words of a short story seem common
KIND_WEIGHT = {
    "w": 1.0,
    "c": 0.9,
    "g": 0.7,
    "p": 0.7,
    "a": 0.8,
}  # the same word, meaning, frame, beginning; opposites
EXACT = 1.0
ROUNDING = 0.006  # 180.3 and 180, 3.6 and 3.61 million are one figure
COARSE_ROUNDING = 0.015  # 62,450 told as 62,000
HEDGED_ROUNDING = 0.06  # about 6,000 and 6,200
CONVERTED_ROUNDING = 0.03  # 54 knots and 100 kilometres an hour
POINT_UNITS = frozenset({"clock", "year", "magnitude"}) | DAYS
HAIR = 0.025  # as a share: 44 and 45, 118 and 119
HALF_DAY = 720  # minutes
_MERIDIEM = re.compile(
    r"[ap]\.? ?m\b|night|morning|noon|evening|nuit|matin|soir|noche|manana|tarde|Uhr|nachts|notte", re.I
)
RARE_FROM = 12  # smaller numbers are met by chance


Bag = Sequence[tuple[Term, float]]


class Shared(NamedTuple):
    """What two readings have in common: its weight, and its share of the lighter and of the heavier one."""

    weight: float
    lighter: float
    heavier: float
    pairs: tuple[tuple[Term, Term], ...]


class Weights:
    """How telling each key is among the sentences of one story."""

    def __init__(self, told: Sequence[Telling]) -> None:
        held: Counter[str] = Counter()
        for telling in told:
            held.update({key for term in telling.terms for key in term.keys})
        total = len(told) + FEW_SENTENCES
        top = math.log(1 + 1 / SMOOTHING)
        self._masses: dict[int, tuple[Bag, float]] = {}
        self._terms: dict[tuple[str, ...], float] = {}
        self._weights = {k: math.log(1 + 1 / (n / total + SMOOTHING)) / top for k, n in held.items()}

    def of(self, key: str) -> float:
        """Return the weight of ``key``, 0 to 1."""
        return self._weights.get(key, 1.0) * KIND_WEIGHT[key[0]]

    def term(self, term: Term) -> float:
        """Return the weight of a term: that of its commonest plain key."""
        known = self._terms.get(term.keys)
        if known is None:
            known = min(self._weights.get(k, 1.0) for k in term.keys if k[0] in "wc")
            self._terms[term.keys] = known
        return known

    def shared(self, one: Bag, other: Bag) -> Shared:
        """Return what two weighted bags of terms share; each term is met at most once."""
        places: dict[str, list[int]] = {}
        for index, (term, _) in enumerate(other):
            for key in term.keys:
                places.setdefault(key, []).append(index)
        used: set[int] = set()
        weight, pairs = 0.0, []
        for term, share in one:
            best, at = 0.0, -1
            for key in term.keys:
                for index in places.get(key, ()):
                    if index not in used:
                        value = self.of(key) * math.sqrt(share * other[index][1])
                        if value > best:
                            best, at = value, index
            if at >= 0:
                weight += best
                used.add(at)
                pairs.append((term, other[at][0]))
        masses = sorted((self._mass(one), self._mass(other)))
        return Shared(weight, min(1.0, weight / masses[0]), min(1.0, weight / masses[1]), tuple(pairs))

    def _mass(self, bag: Bag) -> float:
        known = self._masses.get(id(bag))
        if known is not None and known[0] is bag:
            return known[1]
        mass = sum(self.term(term) * share for term, share in bag) or 1e-9
        if isinstance(bag, tuple):  # those of readings, which are met again and again
            self._masses[id(bag)] = (bag, mass)
        return mass


def ratio(one: Value, other: Value) -> float | None:
    """Return how many times ``other`` goes into ``one``; None where they do not compare.

    What is counted may be people or things in the words of two accounts: "26 people ill", "26 cases".
    """
    counts = {one.unit, other.unit} == {"item", "person"}
    return compare_units((one.quantity, other.unit if counts else one.unit), (other.quantity, other.unit))


def bare(one: Value, other: Value) -> bool:
    """True where the unit of neither speaks against the other: a number without a noun may be of people."""
    return one.unit == other.unit or all(v.noun is None for v in (one, other) if v.unit == "item")


def comparable(one: Reading, other: Reading, aligned: bool = False) -> bool:
    """True when the two amounts are of kinds that can be set side by side.

    At one place of two copies the counted thing may have been given another word.
    """
    a, b = one.value, other.value
    if a is None or b is None or ratio(a, b) is None:
        return False
    if a.unit != b.unit and "item" in (a.unit, b.unit) and not (bare(a, b) and _one_count(one, other)):
        return False
    if one.frame and other.frame and one.frame != other.frame:
        return False
    if aligned and a.unit == b.unit:
        return True
    if not (a.unit == b.unit == "item" and one.nouns and other.nouns) or one.nouns & other.nouns:
        return True
    return one.telling.language != other.telling.language and not (_known(one.nouns) and _known(other.nouns))


def _one_count(one: Reading, other: Reading) -> bool:
    """True where a bare number and one of people are told of one thing, or one of them counts anew."""
    if one.again or other.again:
        return True
    whole = not any(r.part or (r.value is not None and r.value.hedge == "less than") for r in (one, other))
    return whole and one.frame is not None and one.frame == other.frame


def _known(nouns: frozenset[str]) -> bool:
    """True for a noun that the vocabulary holds; of others it cannot be told what they are in another
    language.
    """
    return any(key[0] == "c" for key in nouns)


def equal(one: Value, other: Value) -> bool:
    """True when two comparable values are one figure within rounding and hedge."""
    size = ratio(one, other)
    if size is None:
        return False
    if one.unit == other.unit == "clock":
        return _same_hour(one, other)
    if one.unit in POINT_UNITS or (one.unit != other.unit and size in (0.0, 1.0)):
        return size == EXACT
    slack = CONVERTED_ROUNDING if one.unit != other.unit and "item" not in (one.unit, other.unit) else ROUNDING
    if _coarser(one, other) or _coarser(other, one):
        slack = max(slack, COARSE_ROUNDING)
    if "about" in (one.hedge, other.hedge) or "nearly" in (one.hedge, other.hedge):
        slack = HEDGED_ROUNDING
    if abs(size - 1) <= slack:
        return True
    return _bounded(one, other, size) or _bounded(other, one, 1 / size if size else 0.0) or _vague(one, other)


def _same_hour(one: Value, other: Value) -> bool:
    """True for one time of day; "twenty to six" may be either of two."""
    halved = any(_MERIDIEM.search(v.text) or v.quantity >= HALF_DAY for v in (one, other))
    unclear = any(not _MERIDIEM.search(v.text) and v.quantity < HALF_DAY for v in (one, other))
    apart = abs(one.quantity - other.quantity)
    return apart == 0 or (apart == HALF_DAY and halved and unclear)


def _coarser(one: Value, other: Value) -> bool:
    """True for 43,000 beside 43,350: two significant digits or more, and fewer than the other figure has."""
    return 2 <= _significant(one.quantity) < _significant(other.quantity)


def _significant(quantity: float) -> int:
    return len(f"{quantity:.10g}".replace(".", "").replace("-", "").strip("0")) if quantity < 1e10 else 2


def _bounded(one: Value, other: Value, size: float) -> bool:
    """``more than 6`` holds 6.5 and ``less than 2`` holds 1.5, but not figures of another size."""
    if one.hedge == "less than":
        return 1.0 < size <= 2.0
    return one.hedge == "more than" and 0.66 <= size < 1.0


def _vague(one: Value, other: Value) -> bool:
    """``millions`` holds 2.2 million: a bare scale word without a number before it."""
    small, large = sorted((one, other), key=lambda v: v.quantity)
    bare = not any(c.isdigit() for c in small.text) and small.quantity in (1e3, 1e6, 1e9)
    return bare and small.hedge is not None and large.quantity < small.quantity * 100


def rare(value: Value) -> bool:
    """True for a number that two accounts hardly name by chance."""
    if value.unit in DAYS:
        return False
    if value.unit == "clock":
        return value.quantity % 30 != 0
    digits = f"{value.quantity:g}".replace(".", "").replace("-", "").rstrip("0") if value.quantity < 1e6 else "11"
    return (value.quantity > RARE_FROM and (len(digits) > 1 or value.quantity >= 10_000)) or value.quantity % 1 != 0


def turned_round(one: Value, other: Value) -> bool:
    """True for two numbers of the same digits in another order: 1926 and 1962, 52,000 and 25,000."""
    a, b = (f"{v.quantity:.10g}" for v in (one, other))
    return a != b and len(a) == len(b) and sorted(a) == sorted(b) and len(set(a)) > 1


def slipped(one: Value, other: Value) -> bool:
    """True for a number that a slip makes of another: digits turned round, or the point moved (3.7 and 37 million)."""
    a, b = ("".join(c for c in f"{v.quantity:.10g}" if c.isdigit()).strip("0") for v in (one, other))
    moved = a == b and len(a) > 1 and one.quantity != other.quantity
    return turned_round(one, other) or moved


def barely_differ(one: Value, other: Value) -> bool:
    """True for two unusual amounts that differ by a hair: 44 and 45 days are hardly of two matters in one story."""
    if one.unit != other.unit or one.unit in POINT_UNITS | {"age", "percent"} or not (rare(one) and rare(other)):
        return False
    return not equal(one, other) and abs((ratio(one, other) or 0.0) - 1) <= HAIR


def is_money(unit: str) -> bool:
    """True for the code of a currency."""
    return len(unit) == len("USD") and unit.isupper()


def keys_of(reading: Reading) -> Iterable[str]:
    """Return the keys by which other readings find this one."""
    for term, _ in reading.local:
        yield from term.keys
    if reading.kind in ("place", "confirmed"):
        yield f"x:{reading.kind}"
    if reading.value is not None and reading.value.unit == "age":
        yield from (f"x:age of {key}" for term, _ in reading.local for key in term.keys[:1])
    if reading.value is not None:
        on_dial = reading.value.quantity % HALF_DAY if reading.value.unit == "clock" else reading.value.quantity
        yield f"q:{on_dial:.3g}"
