"""Weigh how far two amounts are of one matter: the words around them, what governs them, how they differ."""

from typing import NamedTuple

from wellsourced.matching.comparison import (
    RARE_FROM,
    Shared,
    Weights,
    barely_differ,
    equal,
    is_money,
    rare,
    ratio,
    slipped,
)
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Term
from wellsourced.matching.words import matching_words, word_set
from wellsourced.model.speech import Value
from wellsourced.text.normalize import keys
from wellsourced.text.units import DAYS, SCALE

SAME_NUMBER = 0.25  # what a rare number in both adds
SAME_MINUTE = 0.5  # what one time of day to the minute adds: 6:17 is hardly told of two things in one story
ROUND_MINUTES = 5
SAME_NAME = 0.15  # what a full name in both adds to one sum of money or one measure
ALIGNED = 0.45  # what standing at the same place of two copies adds
SAME_FRAME = 0.3
COMPANION = 0.5  # what another number in both adds then
NOT_SAID_DEAD = 0.6  # "three officers were killed" beside "three officers are in hospital"
TURNED_ROUND = 0.1  # 1926 and 1962: likelier a slip than two matters
DIFFERING = 0.85  # what figures that differ keep of the score
FAR_APART = 0.65  # and those of different size
NEAR_FIGURES = 0.5
SAME_SIZE = 0.1  # what one counts of a crowd is not ten times what another counts
GOVERNOR_CHARS = 12  # between an amount and the word that governs it: "built back in"
GENERIC = word_set("c:person c:dead c:die c:death c:victim c:survivor c:injure c:missing c:kill g:death g:injury")
MEASURED = 0.4  # what one noun with a measure before it adds
OTHER_NAMES = 0.6  # what is left where both clauses have names, and no name in common
OWN = 0.25  # what a name of the clause counts at least, if it is not the source's
NEAR_MINUTES = 60  # between two times of one event
SAME_GOVERNOR = 0.25  # what the same rare word right before both amounts adds
TELLING = 0.5  # the weight from which a word is rare enough for that
TALLY_UNITS = frozenset({"person", "item"})
LOCAL_WEIGHT = 2.0  # what the words around two amounts must share for a full score


class _Ties(NamedTuple):
    """What ties two amounts besides the words around them: one frame, one governing word, one place of two copies."""

    framed: bool
    governed: bool
    aligned: bool


def amounts(one: Reading, other: Reading, shared: Shared, weights: Weights, aligned: bool) -> float:
    """Return how far two amounts are of one matter, 0 to 1; ``aligned`` for those at one place of two copies."""
    if one.value is None or other.value is None:
        return 0.0
    if one.value.unit == "age":
        return 1.0 if shared.pairs and of_a_name(one) and of_a_name(other) else 0.0
    score = 0.7 * min(1.0, shared.weight / LOCAL_WEIGHT) + 0.3 * shared.lighter + (ALIGNED if aligned else 0.0)
    same_frame = one.frame is not None and one.frame == other.frame
    if is_money(one.value.unit):
        same_frame = same_frame and one.frame == "damage"
    if same_frame:
        score += SAME_FRAME
    if one.value.unit in DAYS:
        if len(shared.pairs) < 2 or not equal(one.value, other.value):
            return 0.0
        return score if len(shared.pairs) > 2 else score * 0.9
    governed = _governed_alike(one, other, shared, weights)
    if governed:
        score += SAME_GOVERNOR
    elif _measures_alike(one, other):
        score += MEASURED
    if not equal(one.value, other.value):
        framed = same_frame or _counted_anew(one, other, shared)
        return min(1.0, _differing(one, other, score, _Ties(framed, governed, aligned), shared))
    named = sum(a.name and b.name for a, b in shared.pairs) > 1
    return _one_figure(one, other, score + (SAME_NAME if named and _measured_unit(one.value) else 0.0))


def of_a_name(age: Reading) -> bool:
    """Return True for an age that a name stands beside: its reading holds that name alone."""
    return len(age.local) == 1 and age.local[0][0].name


def _measured_unit(value: Value) -> bool:
    return is_money(value.unit) or SCALE.get(value.unit, ("duration",))[0] != "duration"


def _one_figure(one: Reading, other: Reading, score: float) -> float:
    """The same figure tells where it is one that is hardly met by chance."""
    if one.value is None or other.value is None:
        return 0.0
    telling = rare(one.value) and rare(other.value) and not _this_year(one)
    if telling and one.value.unit == "clock" and one.value.quantity % ROUND_MINUTES:
        return min(1.0, score + SAME_MINUTE)
    if telling:
        return min(1.0, score + SAME_NUMBER)
    return score * (NOT_SAID_DEAD if {one.frame, other.frame} == {None, "death"} else 0.9)


def _counted_anew(one: Reading, other: Reading, shared: Shared) -> bool:
    """True where one of two accounts says that it counts anew what a sentence much like the other's is about."""
    frames = {one.frame, other.frame} - {None}
    if one.value is None or other.value is None:
        return False
    near = SAME_SIZE < (ratio(one.value, other.value) or 0.0) < 1 / SAME_SIZE
    return near and (one.again or other.again) and len(frames) < 2 and len(shared.pairs) > 1


def _told_here(one: Reading, other: Reading, shared: Shared) -> bool:
    """True where both sentences share a word of their own besides what they count."""
    begins = [r.telling.claim.start for r in (one, other)]
    counted = one.nouns | other.nouns
    return any(a.start >= begins[0] and b.start >= begins[1] and not set(a.keys) & counted for a, b in shared.pairs)


def _differing(one: Reading, other: Reading, score: float, ties: _Ties, shared: Shared) -> float:
    """Different figures are on one matter where more else is the same; how they differ tells too."""
    if one.value is None or other.value is None:
        return 0.0
    tally = one.value.unit in TALLY_UNITS or is_money(one.value.unit)
    if tally and (mere_one(one, other) or counts_others(one) != counts_others(other)):
        return 0.0
    few = not (one.nouns & other.nouns and all(v.quantity > RARE_FROM for v in (one.value, other.value)))
    if (few or not tally) and not (ties.framed or ties.aligned) and not _told_here(one, other, shared):
        return 0.0
    if one.value.unit == "year" and not ties.governed:
        return 0.0
    units = {one.value.unit, other.value.unit}
    if "person" in units and not ties.framed and one.frame != other.frame:
        return 0.0
    if ties.framed and tally:
        return _differing_counts(one, other, score, ties)
    bare = slipped(one.value, other.value) and not (one.nouns and other.nouns)
    counted = one.nouns & other.nouns or _named_there(one, other) or _named_there(other, one)
    if units == {"item"} and not counted and not (ties.aligned or bare):
        return 0.0
    if slipped(one.value, other.value):
        return score + TURNED_ROUND + (COMPANION if _companion(one, other) else 0.0)
    if barely_differ(one.value, other.value):
        return score + SAME_NUMBER
    if not ties.aligned and _other_names(one, other):
        score *= OTHER_NAMES
    return score * (DIFFERING if near(one.value, other.value) else FAR_APART)


def _differing_counts(one: Reading, other: Reading, score: float, ties: _Ties) -> float:
    """Two counts of what the same befell."""
    if not ties.aligned and _counts_of_a_kind(one, other):
        return (score - SAME_FRAME) * FAR_APART**2
    return score + 0.1 if same_counted(one, other) and _one_time(one, other) else 0.0


def _counts_of_a_kind(one: Reading, other: Reading) -> bool:
    """True for "three passengers" and "34 passengers": the noun alone frames them, and three are a part of 34."""
    if one.value is None or other.value is None or near(one.value, other.value) or slipped(one.value, other.value):
        return False
    return all(f"g:{r.frame}" in r.nouns for r in (one, other)) and not (one.again or other.again)


def mere_one(one: Reading, other: Reading) -> bool:
    """Return True where one of two readings names someone and counts nobody: "a passenger said"."""
    befell = one.frame is not None and one.frame == other.frame and one.frame != "aboard"
    return not befell and any(r.value is not None and r.value.quantity == 1 for r in (one, other))


def counts_others(reading: Reading) -> bool:
    """True for "three other women", beside which four women may be told of."""
    others = matching_words(reading.telling.language).others
    return reading.value is not None and any(key in others for key in keys(reading.value.text))


def near(one: Value, other: Value) -> bool:
    """Return True for two amounts of about one size, or two times of one hour."""
    if one.unit == "clock":
        return abs(one.quantity - other.quantity) <= NEAR_MINUTES
    return NEAR_FIGURES < (ratio(one, other) or 0.0) < 1 / NEAR_FIGURES


def _other_names(one: Reading, other: Reading) -> bool:
    """True where the clauses of both amounts name someone or something, and not the same."""
    mine, theirs = _named(one), _named(other)
    return bool(mine and theirs) and not mine & theirs


def _named(reading: Reading) -> set[str]:
    told, home = reading.telling, reading.telling.clause_at(reading.start)
    names = (t for t, share in reading.local if t.name and share > OWN and told.clause_at(t.start) == home)
    return {key for term in names for key in term.keys}


def _named_there(bare: Reading, other: Reading) -> bool:
    """True where a number stands without a noun, and what the other one counts is named beside it."""
    if bare.value is None or other.value is None or min(bare.value.quantity, other.value.quantity) <= RARE_FROM:
        return False
    return not bare.nouns and any(set(term.keys) & other.nouns for term, _ in bare.local)


def _companion(one: Reading, other: Reading) -> bool:
    """True where another rare number stands in both sentences: "61 votes to 58" and "61 to 85"."""
    return any(
        rare(a) and a.unit == b.unit and a.quantity == b.quantity
        for a in one.telling.claim.values
        for b in other.telling.claim.values
        if a.start != one.start and b.start != other.start
    )


def _this_year(reading: Reading) -> bool:
    """True for the year in or next to which the account was published, which everything in it may share."""
    year = reading.telling.moment[:4]
    return (
        reading.value is not None
        and reading.value.unit == "year"
        and (not year.isdigit() or abs(reading.value.quantity - int(year)) < 2)
    )


def _governed_alike(one: Reading, other: Reading, shared: Shared, weights: Weights) -> bool:
    """True where the same telling word stands right before or within both amounts: "built in 1950", "a
    gale of 9".
    """
    near = [_governors(r) for r in (one, other)]
    return any(a in near[0] and b in near[1] and weights.term(a) >= TELLING for a, b in shared.pairs)


def _measures_alike(one: Reading, other: Reading) -> bool:
    """True for "a 96-metre spire" and "the 93-metre spire"."""
    measured = [_measured(r) for r in (one, other)]
    return all(measured) and bool(set(measured[0]) & set(measured[1]))


def _measured(reading: Reading) -> tuple[str, ...]:
    """The keys of the noun right behind a measure that stands before it like an adjective."""
    if (
        reading.value is None
        or SCALE.get(reading.value.unit, ("duration",))[0] == "duration"
        or "-" not in reading.value.text
    ):
        return ()
    behind = [t for t in reading.telling.terms if reading.end <= t.start <= reading.end + 1][:1]
    return behind[0].keys if behind else ()


def _governors(reading: Reading) -> list[Term]:
    """The content word close before the amount, those within it, and the one that a preposition ties to it."""
    told, local = reading.telling, {term for term, _ in reading.local}
    before = [t for t in told.terms if t.end <= reading.start][-1:]
    close = [
        t for t in before
        if not t.name and told.clause_at(t.start) == told.clause_at(reading.start)
        and reading.start - t.end <= GOVERNOR_CHARS
    ]  # fmt: skip
    behind = [t for t in told.terms if reading.end <= t.start <= reading.end + GOVERNOR_CHARS][:1]
    tied = [t for t in behind if told.clause_at(t.start) == told.clause_at(reading.start) and _of_it(reading, t)]
    return close + [t for t in told.terms if reading.start <= t.start < reading.end and t in local] + tied


def _of_it(reading: Reading, term: Term) -> bool:
    """ "30 million in bonds", "40 tonnes of sand": a preposition alone stands between."""
    between = reading.telling.claim.text[reading.end - reading.telling.claim.start :][: term.start - reading.end]
    return len(between.split()) == 1 and "," not in between


def same_counted(one: Reading, other: Reading) -> bool:
    """Return True where both count the same kind, or both people or victims without more."""
    if one.nouns & other.nouns or not (one.nouns and other.nouns):
        return True
    return all(GENERIC & r.nouns or (r.value is not None and r.value.noun is None) for r in (one, other))


def _one_time(one: Reading, other: Reading) -> bool:
    """False where one of the sentences tells of an earlier year, and the other one does not."""
    return _past_years(one) == _past_years(other)


def _past_years(reading: Reading) -> frozenset[float]:
    year = reading.telling.moment[:4]
    named = (v.quantity for v in reading.telling.claim.values if v.unit == "year")
    return frozenset(y for y in named if year.isdigit() and y < int(year))
