"""Take from each telling what can be compared: its amounts, its times and places, and what it says as a
whole.
"""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wellsourced.matching.frames import WINDOW_WORDS, between, frame_before, frame_in, frame_of
from wellsourced.matching.tellings import Telling, Term, values_of
from wellsourced.matching.words import matching_words
from wellsourced.model.speech import Value
from wellsourced.text.lexicon import concepts, group
from wellsourced.text.normalize import fold, tokens
from wellsourced.text.units import DAYS, MONTH, month_number

FEW_WORDS = 4  # before the number in "there were, he said, 900 of them"
COUNTED = frozenset({"person", "item", "magnitude"})  # the words within other amounts only name the unit
MOST_QUOTED = 0.6  # a sentence of which more is quoted is an utterance
OTHER_CLAUSE = 0.5  # what a word across a clause's edge counts there
PAST_AMOUNT = 0.35  # and a word on the far side of another amount
NEAR_NAME_CHARS, FULL_NAME_CHARS = 7, 30  # ", aged " between a name and an age
SUFFIXES = ("jr", "sr", "ii", "iii", "iv")  # of a name
NOBODY_TERMS = 2  # content words within which a count of nought says of what
AGAIN = 0.8  # and where it counts anew what that sentence counts
LEANT = 0.35  # what a word of the sentence before counts where the amount leans on it
MOST_LEANT = 12


class Reading(NamedTuple):
    """What one telling says on one matter. ``kind`` is amount, place or whole; ``local`` weighs its
    terms by nearness.
    ``again`` is true of an amount that counts anew what the sentence before counts, ``part`` of a bare number that
    counts a part: "60 of its patients". ``was`` is the figure that this one took the place of, ``former`` is true of
    that one.
    """

    telling: Telling
    kind: str
    value: Value | None
    start: int
    end: int
    local: tuple[tuple[Term, float], ...]
    frame: str | None
    nouns: frozenset[str]
    member: str | None = None
    again: bool = False
    part: bool = False
    was: Value | None = None
    former: bool = False

    @property
    def account(self) -> str:
        """The id of the account that tells it."""
        return self.telling.account

    @property
    def key(self) -> tuple[str, int, int, str]:
        """An order that does not hang on the input's."""
        return (self.account, self.start, self.end, self.kind)


def readings(told: Sequence[Telling]) -> list[Reading]:
    """Return the readings of ``told`` in its order: of each telling its amounts, then its places, then
    the whole.
    """
    return [reading for telling in told for reading in _of(telling)]


def _of(telling: Telling) -> Iterator[Reading]:
    values = (
        *(v for v in values_of(telling) if v.unit != "date" and not _of_a_date(telling, v)),
        *_days(telling),
    )
    for value in values:
        if value.unit != "age":
            yield _amount(telling, value, values)
        elif (whose := _whose_age(telling, value)) is not None:
            yield Reading(telling, "amount", value, value.start, value.end, ((whose, 1.0),), None, frozenset())
        else:
            yield _amount(telling, value, values)._replace(frame=None)
    yield from _nobody(telling)
    yield from _places(telling)
    yield from _confirmed(telling)
    if telling.terms and telling.quoted <= MOST_QUOTED:
        local = tuple((term, term.share) for term in telling.terms)
        claim = telling.claim
        yield Reading(telling, "whole", None, claim.start, claim.end, local, None, frozenset())


def _whose_age(telling: Telling, value: Value) -> Term | None:
    """The name right before an age ("Ann Lee, 52,") or right behind it ("the 52-year-old Ann Lee")."""
    numerals = {f"w:{key}" for key in SUFFIXES}
    before = [t for t in telling.names if t.end <= value.start and t.keys[0] not in numerals]
    behind = [t for t in telling.names if t.start >= value.end]
    if before and value.start - before[-1].end <= NEAR_NAME_CHARS:
        return before[-1]
    if behind and behind[0].start - value.end <= 2:
        line = [t for t in behind if t.start - behind[0].start <= FULL_NAME_CHARS]
        whole = [b for a, b in pairwise(line) if b.start - a.end <= 1]
        return whole[-1] if whole else behind[0]
    return None


def _of_a_date(telling: Telling, value: Value) -> bool:
    """True for the day's number in "11 May"."""
    return value.unit in COUNTED and any(t.kind == "date" and t.start <= value.start < t.end for t in telling.times)


def _days(telling: Telling) -> Iterator[Value]:
    """The days and months that the claim names, however it names them, as ordinal numbers."""
    for time in telling.times:
        if time.kind != "date" or time.value is None or "W" in time.value:
            continue
        if len(time.value) == len("2022-02-25"):
            day, unit = datetime.date.fromisoformat(time.value).toordinal(), "date"
        elif len(time.value) == len("2022-02"):
            day, unit = month_number(int(time.value[:4]), int(time.value[5:])), MONTH
        else:
            continue
        yield Value(start=time.start, end=time.end, text=time.text, quantity=float(day), unit=unit)


def _amount(telling: Telling, value: Value, values: Sequence[Value]) -> Reading:
    again = False
    leans = bool(telling.before) and value.unit not in DAYS and (_leads(telling) or not _of_them(telling, value))
    local = _nearby(telling, value, values)
    if leans:
        before = [t for t in telling.before if t.share == 1.0][:MOST_LEANT]
        again = _recounts(telling, value)
        local = (*((term, AGAIN if again else LEANT) for term in before), *local)
    frame = frame_of(telling, value, values)
    if frame is None and again:
        frame = frame_before(telling, value)
    nouns = _nouns(telling, value)
    return Reading(
        telling,
        "amount",
        value,
        value.start,
        value.end,
        local,
        frame,
        nouns,
        again=again,
        part=_of_more(telling, value),
    )


def _of_more(telling: Telling, value: Value) -> bool:
    behind = tokens(telling.claim.text[value.end - telling.claim.start :])[:1]
    return value.noun is None and any(t.key in matching_words(telling.language).part for t in behind)


def _of_them(telling: Telling, value: Value) -> bool:
    """True where "of them" stands behind the number."""
    text = telling.claim.text[value.end - telling.claim.start :]
    behind = " ".join(t.key for t in tokens(text)[:2])
    return any(f"{behind} ".startswith(f"{form} ") for form in matching_words(telling.language).of_them)


def _leads(telling: Telling) -> bool:
    return any(t.key in matching_words(telling.language).leans for t in tokens(telling.claim.text)[:1])


def _recounts(telling: Telling, value: Value) -> bool:
    """True where a sentence gives another figure of what the one before counts.

    "The union put the number at 900", "there were 900 of them".
    """
    tally = matching_words(telling.language).tally
    keys = [t.key for t in tokens(telling.claim.text[: value.start - telling.claim.start])]
    there = len(keys) <= FEW_WORDS and any(key in matching_words(telling.language).there for key in keys[:1])
    return value.noun is None and (any(key in tally for key in keys) or (there and _of_them(telling, value)))


def _nearby(telling: Telling, value: Value, values: Sequence[Value]) -> tuple[tuple[Term, float], ...]:
    before = [t for t in telling.terms if t.end <= value.start][-WINDOW_WORDS:]
    inside = [t for t in telling.terms if value.start <= t.start < value.end and value.unit in COUNTED]
    after = [t for t in telling.terms if t.start >= value.end][:WINDOW_WORDS]
    home = telling.clause_at(value.start)
    found = []
    for terms in (before[::-1], inside, after):
        for distance, term in enumerate(terms):
            weight = term.share * (1.0 if terms is inside else 1 - distance / (WINDOW_WORDS + 3))
            if telling.clause_at(term.start) != home:
                weight *= OTHER_CLAUSE
            if between(values, value, term):
                weight *= PAST_AMOUNT
            found.append((term, weight))
    return tuple(sorted(found))


def _nouns(telling: Telling, value: Value) -> frozenset[str]:
    if value.noun is None:
        return frozenset()
    key = fold(value.noun)
    if key in matching_words(telling.language).classifiers:
        return frozenset()  # "64,000 pieces" may be of anything
    found = {f"w:{key}"}
    for term in telling.terms:
        if value.start <= term.start < value.end:
            found.update(term.keys)
    for name in concepts(key, telling.language):
        found.add(f"c:{name}")
        if (frame := group(name)) is not None:
            found.add(f"g:{frame}")
    return frozenset(found)


def _confirmed(telling: Telling) -> Iterator[Reading]:
    """Whether the claim calls something confirmed; frame "no" where it says that nobody has."""
    for term in telling.terms:
        if "c:confirm" not in term.keys:
            continue
        clause = telling.clause_at(term.start)
        denied = any(term.start <= at < term.end for denial in clause.denials for at in denial.denied)
        local = tuple((t, t.share) for t in telling.terms)
        yield Reading(
            telling,
            "confirmed",
            None,
            clause.start,
            clause.end,
            local,
            "no" if denied else "yes",
            frozenset(),
        )
        return


def _nobody(telling: Telling) -> Iterator[Reading]:
    """ "Nobody has been arrested", "no injuries": a count of nought of what may happen to people."""
    words = matching_words(telling.language).nobody
    line = tokens(telling.claim.text)
    for token, then in zip(line, (*line[1:], None), strict=True):
        last = then if then is not None and f"{token.key}-{then.key}" in words else token
        start, end = token.start + telling.claim.start, last.end + telling.claim.start
        if token.key not in words and last is token:
            continue
        clause = telling.clause_at(start)
        behind = [t for t in telling.terms if end <= t.start < clause.end][:NOBODY_TERMS]
        framed = ((t, f) for t in behind if (f := frame_in(t.keys)) not in (None, "aboard"))
        term, frame = next(framed, (None, None))
        if term is None:
            continue
        value = Value(
            start=start, end=end, text=telling.claim.text[token.start : last.end], quantity=0.0, unit="person"
        )
        yield Reading(telling, "amount", value, start, end, tuple((t, t.share) for t in behind), frame, frozenset())
        return


def _places(telling: Telling) -> Iterator[Reading]:
    """Names of a kind of which only one can hold: the oceans, by the table of the language."""
    text = f" {' '.join(t.key for t in tokens(telling.claim.text))} "
    for kind, forms in matching_words(telling.language).exclusive:
        at = next((text.find(f" {form} ") for form in forms if f" {form} " in text), -1)
        if at < 0:
            continue
        words = tokens(telling.claim.text)
        first = words[text[: at + 1].count(" ") - 1]
        start = telling.claim.start + first.start
        local = tuple((term, term.share) for term in telling.terms)
        yield Reading(telling, "place", None, start, start + len(first.text), local, kind, frozenset(), forms[0])
