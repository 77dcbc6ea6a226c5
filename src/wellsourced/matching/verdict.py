"""Judge whether what several accounts say on one matter agrees, changed with time, or conflicts."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from wellsourced.matching.alignment import Alignment
from wellsourced.matching.amounts import of_a_name
from wellsourced.matching.causes import Cause, against, cause_reading
from wellsourced.matching.comparison import Weights, equal, ratio, slipped
from wellsourced.matching.disputed import any_disputed
from wellsourced.matching.doers import Deed, deed_reading
from wellsourced.matching.opposition import APART, Opposition, opposition, standing
from wellsourced.matching.readings import Reading
from wellsourced.matching.standings import agreeing, came_to_be, changed, exclude, opposed, reading_of
from wellsourced.matching.states import State
from wellsourced.matching.strangers import Key, Names, aligned_in, figure_told_otherwise, may_be, told_otherwise
from wellsourced.matching.updates import CHANGING_UNITS, came_later, turned
from wellsourced.model.match import Verdict
from wellsourced.model.speech import Value

MOST_COMPARED = 20  # readings of one matter that are compared pair by pair
MOST_SPOKESMEN = 4
LEAST_TENS = 10
LONGEST_CHARS = 90  # of a sentence that is shown in few words
STRENGTHS = ("flat", "possible")  # that something will be does not support that it may be
TURNING = ("denial", "opposite")  # the kinds of opposition of a state and of its end


class Judged(NamedTuple):
    """The readings that count, the verdict on them, and its reason in one sentence."""

    readings: tuple[Reading, ...]
    verdict: Verdict
    why: str


class Known(NamedTuple):
    """What is known of a story: by claim id the accounts that have the sentence word for word, by account the names
    it uses, and the pairs of readings, by key, that a trained network sets against each other.
    """

    tellers: Mapping[str, frozenset[str]]
    names: Names
    clashes: Collection[frozenset[Key]]


NOTHING_KNOWN = Known({}, {}, frozenset())


class Judge:
    """Holds what the comparison of sentences needs in one story."""

    def __init__(
        self,
        weights: Weights,
        alignment: Alignment,
        other_hands: Alignment,
        known: Known = NOTHING_KNOWN,
    ) -> None:
        """``other_hands`` is ``alignment`` of the copies that another outlet made."""
        self._known = known
        self._other_hands = other_hands
        self._weights = weights
        self._alignment = alignment

    def verdicts(self, found: Sequence[Reading], beside: Sequence[Reading] = ()) -> list[Judged]:
        """Return what is to be said of one group of readings; empty where too little of it is left.

        ``beside`` are readings outside the group that are near one in it: one that excludes what the group says is
        set against it.
        """
        if found[0].kind == "amount":
            return self._amounts(found)
        if found[0].kind == "place":
            return _places(found)
        if found[0].kind == "confirmed":
            return [
                Judged(
                    tuple(found),
                    "updated",
                    "One account says that it was not confirmed, another that it was.",
                )
            ]
        return self._wholes(found, beside)

    def states(self, found: Sequence[State]) -> list[Judged]:
        """Return the verdict on the states that accounts tell of one thing; empty where it is unsure that it is one."""
        kept = tuple(reading_of(s) for s in found)
        pairs = [(a, b) for a, b in combinations(found, 2) if a.telling.account != b.telling.account and opposed(a, b)]
        if not pairs:
            kept = tuple(reading_of(s) for s in agreeing(found))
            many = self._accounts(kept)
            return [Judged(kept, "agree", f"{many} accounts say the same.")] if many > 1 else []
        if all(changed(a, b) and not self._alignment.same(a.telling, b.telling) for a, b in pairs):
            return [Judged(kept, "updated", f"It changed with time: {exclude(*pairs[0])}.")]
        return [Judged(kept, "conflict", f"{_capital(exclude(*pairs[0]))}.")]

    def doers(self, found: Sequence[Deed], why: str) -> Judged:
        """Return the verdict on a deed that accounts lay to doers who exclude each other."""
        return Judged(tuple(deed_reading(d) for d in found), "conflict", f"{_capital(why)}.")

    def causes(self, found: Sequence[Cause]) -> Judged:
        """Return the verdict on the causes that accounts tell of one thing."""
        kept = tuple(cause_reading(c) for c in found)
        pairs = [(a, b) for a, b in combinations(found, 2) if a.telling.account != b.telling.account and against(a, b)]
        if not pairs:
            return Judged(kept, "agree", f"{self._accounts(kept)} accounts say the same.")
        return Judged(kept, "conflict", f"It is put down to “{pairs[0][0].written}” and to “{pairs[0][1].written}”.")

    def differing(self, answers: Sequence[Sequence[Reading]], *, changed: bool) -> Judged:
        """Return the verdict on sentences that a trained network holds for different answers on one matter."""
        found = tuple(reading for answer in answers for reading in answer)
        briefest = [min(answer, key=lambda r: (len(r.telling.claim.text), r.key)) for answer in answers[:2]]
        one, other = (shortened(reading.telling.claim.text) for reading in briefest)
        held = "earlier and later news" if changed else "different answers"
        verdict: Verdict = "updated" if changed else "conflict"
        return Judged(found, verdict, f"A trained network holds “{one}” and “{other}” for {held}.")

    def verdict(self, found: Sequence[Reading]) -> Judged:
        """Return the one verdict on readings of which a person says that they are about one matter; all are kept."""
        if any(_differ(a, b) for a, b in combinations(found, 2)):
            unlike = [a for a in found if any(_differ(a, b) for b in found)]
            return self._differing(unlike)._replace(readings=tuple(found))
        against = self._first_opposition(found)
        if against is not None:
            return Judged(tuple(found), "conflict", f"{_capital(against.why)}.")
        return Judged(tuple(found), "agree", "No account speaks against the others.")

    def _amounts(self, found: Sequence[Reading]) -> list[Judged]:
        values = [r.value for r in found if r.value is not None]
        if not all(equal(a, b) for a, b in combinations(values, 2)):
            return [] if _side_by_side(found) else [self._differing(found)]
        if values[0].unit == "age" and all(of_a_name(r) for r in found):
            return []  # that accounts agree on the age of someone they name is no news; that they differ is
        bounded = self._one_bound(found)
        against = self._first_opposition(bounded)
        if against is not None:
            return [self._excluding(bounded, against)]
        each = [[r for r in bounded if may_be(r) == doubtful] for doubtful in (False, True)]
        clear = [self._without_strangers(group, self._altered) for group in each]
        return [Judged(tuple(kept), "agree", self._same_figure(kept)) for kept in clear if self._accounts(kept) > 1]

    def _differing(self, found: Sequence[Reading]) -> Judged:
        values = [r.value for r in found if r.value is not None]
        low, high = min(values, key=lambda v: v.quantity), max(values, key=lambda v: v.quantity)
        slip = any(slipped(a, b) or _nought_too_many(a, b) for a, b in combinations(values, 2)) or self._has_slip(found)
        news = None if any_disputed(found) else came_later(found, slip=slip, copied=self._copied)
        if news is not None:
            return Judged(tuple(found), "updated", news)
        return Judged(tuple(found), "conflict", f"The accounts give {low.text} and {high.text}.")

    def _copied(self, one: Reading, other: Reading) -> bool:
        return self._alignment.same(one.telling, other.telling)

    def _has_slip(self, found: Sequence[Reading]) -> bool:
        """True where a copy by other hands gives another figure than its source: it learnt nothing that is newer."""
        return any(_differ(a, b) and self._other_hands.same(a.telling, b.telling) for a, b in _pairs(found))

    def _wholes(self, found: Sequence[Reading], beside: Sequence[Reading]) -> list[Judged]:
        against = self._first_opposition(found)
        if against is None:
            found, against = self._with_rival(found, beside)
        if against is not None:
            return [self._excluding(found, against)]
        judged = []
        for strength in STRENGTHS:
            kept = [r for r in found if standing(r) == strength]
            kept = self._without_strangers(kept, self._clash)
            if self._accounts(kept) > 1:
                may = " that it may be so" if strength == "possible" else ""
                judged.append(Judged(tuple(kept), "agree", f"{self._accounts(kept)} accounts say{may or ' the same'}."))
        return judged

    def _excluding(self, found: Sequence[Reading], against: Opposition) -> Judged:
        """The verdict on readings of which some exclude each other."""
        if self._turned(found):
            return Judged(tuple(found), "updated", f"It changed with time: {against.why}.")
        return Judged(tuple(found), "conflict", f"{_capital(against.why)}.")

    def _first_opposition(self, found: Sequence[Reading]) -> Opposition | None:
        pairs = _pairs(found)
        met = (against for one, other in pairs if (against := self._opposed(one, other)) is not None)
        return next((against for against in met if against.kind != APART), None)

    def _turned(self, found: Sequence[Reading]) -> bool:
        """True where all that excludes each other was told on two days, the later as news: no copy turned it round."""
        against = [(a, b, o) for a, b in _pairs(found) if (o := self._opposed(a, b)) is not None and o.kind != APART]
        return bool(against) and all(
            (o.news or (o.kind in TURNING and (turned(a, b) or came_to_be(a.telling, b.telling))))
            and not self._alignment.same(a.telling, b.telling)
            for a, b, o in against
        )

    def _with_rival(
        self, found: Sequence[Reading], beside: Sequence[Reading]
    ) -> tuple[Sequence[Reading], Opposition | None]:
        for rival in beside[:MOST_COMPARED]:
            for one in found[:MOST_COMPARED]:
                against = self._opposed(one, rival)
                aligned = self._alignment.same(one.telling, rival.telling)
                if against is not None and against.kind != APART and (aligned or against.kind != "denial"):
                    return (*found, rival), against
        return found, None

    def _opposed(self, one: Reading, other: Reading) -> Opposition | None:
        if one.account == other.account:
            return None
        return opposition(one, other, self._weights, self._alignment.same(one.telling, other.telling))

    def _without_strangers(self, found: Sequence[Reading], clash: Callable[..., bool]) -> list[Reading]:
        """Leave out the sentences that tell the fact otherwise than most others, or deny it; of two the later.

        One of which only the day is known counts as the last of that day.
        """
        near = aligned_in(found[:MOST_COMPARED], self._alignment.same)
        clashes = {(a.key, b.key) for a, b in _pairs(found) if clash(a, b, aligned=frozenset((a.key, b.key)) in near)}
        count = Counter(key for pair in clashes for key in pair)
        chosen: list[Reading] = []
        for reading in sorted(found, key=lambda r: (count[r.key], f"{r.telling.moment}~", r.key)):
            if not any((reading.key, o.key) in clashes or (o.key, reading.key) in clashes for o in chosen):
                chosen.append(reading)
        return sorted(chosen, key=lambda r: r.key)

    def _clash(self, one: Reading, other: Reading, *, aligned: bool) -> bool:
        held = frozenset((one.key, other.key)) in self._known.clashes
        return (
            held
            or told_otherwise(one, other, self._known.names, aligned=aligned)
            or self._opposed(one, other) is not None
        )

    def _altered(self, one: Reading, other: Reading, *, aligned: bool) -> bool:
        return figure_told_otherwise(one, other, self._known.names, aligned=aligned)

    def _accounts(self, found: Sequence[Reading]) -> int:
        return len({name for r in found for name in self._known.tellers[r.telling.claim.id]})

    def _same_figure(self, found: Sequence[Reading]) -> str:
        value = found[0].value
        shown = value.text if value is not None else "the same"
        return f"{self._accounts(found)} accounts give {shown}, within rounding and hedges."

    def _one_bound(self, found: Sequence[Reading]) -> list[Reading]:
        """Leave a flat amount out where others say "up to"."""
        bounded = [r for r in found if r.value is not None and r.value.hedge == "up to"]
        counted = found[0].value is not None and found[0].value.unit in CHANGING_UNITS
        return bounded if self._accounts(bounded) > 1 and not counted else list(found)


def _differ(one: Reading, other: Reading) -> bool:
    """True for two amounts that can be compared and are not one figure."""
    a, b = one.value, other.value
    if a is None or b is None or ratio(a, b) is None:
        return False
    return not equal(a, b)


def _pairs(found: Sequence[Reading]) -> Iterator[tuple[Reading, Reading]]:
    """The pairs that are compared: all of the first :data:`MOST_COMPARED`, and the others with the
    first few.
    """
    crowd = found[:MOST_COMPARED]
    yield from combinations(crowd, 2)
    yield from ((one, other) for other in found[MOST_COMPARED:] for one in crowd[:MOST_SPOKESMEN])


def _side_by_side(found: Sequence[Reading]) -> bool:
    """True when several accounts state two figures beside each other: those are two matters."""
    if any(reading.again for reading in found) or any_disputed(found):
        return False
    stated: dict[str, set[float]] = {}
    for reading in found:
        if reading.value is not None:
            stated.setdefault(reading.account, set()).add(reading.value.quantity)
    both = [frozenset(figures) for figures in stated.values() if len(figures) > 1]
    return len(both) != len(set(both))


def _nought_too_many(one: Value, other: Value) -> bool:
    """True for 20 and 200: likelier an error than growth."""
    low, high = sorted((one.quantity, other.quantity))
    return one.unit == other.unit and low >= LEAST_TENS and high in (low * 10, low * 100, low * 1000)


def _places(found: Sequence[Reading]) -> list[Judged]:
    if len({_place(r) for r in found}) > 1:
        names = sorted(
            {r.telling.claim.text[r.start - r.telling.claim.start : r.end - r.telling.claim.start] for r in found}
        )
        return [Judged(tuple(found), "conflict", f"The accounts name {' and '.join(names)}.")]
    return []


def _place(reading: Reading) -> str:
    return (reading.member or "")[:5]


def shortened(text: str) -> str:
    """Return the sentence, a long one up to the last whole word that fits."""
    return text if len(text) <= LONGEST_CHARS else text[:LONGEST_CHARS].rsplit(" ", 1)[0] + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
