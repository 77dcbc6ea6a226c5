"""Find what two sentences on one matter cannot both be right about: a denial, opposites, deeds given to others."""

from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.matching.circumstances import elsewhere, other_actor
from wellsourced.matching.clefts import singled_out
from wellsourced.matching.comparison import Weights
from wellsourced.matching.deeds import exchanged, roles
from wellsourced.matching.doers import rivalry
from wellsourced.matching.readings import Reading
from wellsourced.matching.standings import changed, exclude, excluded, of_parts
from wellsourced.matching.stretches import asks
from wellsourced.matching.tellings import Clause, Denial, Telling, Term
from wellsourced.matching.wording import turned_by_prefix
from wellsourced.text.normalize import tokens

CLAUSE_SHARED = 0.9  # the weight that two clauses must share before a denial in one of them tells
CLAUSE_LIGHTER = 0.5  # and the share of the lighter clause
PREFIX_HEAVIER = 0.5  # of the heavier sentence must be shared before a negating prefix tells
CLAUSE_HEAVIER = 0.3  # and of the heavier one
ROLE_LIGHTER = 0.7  # of the lighter sentence, before deeds that changed hands make a conflict
NOUN_HEAVIER = 0.8  # and before "no" tells, which may deny another thing: "no room left" beside "the room on the left"


APART = "apart"  # the kind of an opposition that makes two sentences neither agree nor conflict


class Opposition(NamedTuple):
    """Why two sentences exclude each other. ``kind`` is denial, opposite, state, roles, actor, place or :data:`APART`.

    ``news`` is true where the state that the one tells can have followed upon the other's.
    """

    kind: str
    why: str
    news: bool = False


def opposition(one: Reading, other: Reading, weights: Weights, aligned: bool) -> Opposition | None:
    """Return the reason why two readings on one matter exclude each other, or None."""
    if one.kind == "place":
        return None
    if (prefixed := _by_prefix(one, other, weights)) is not None:
        return prefixed
    told = (one.telling, other.telling)
    if (apart := _told_apart(*told, weights)) is not None:
        return apart
    if of_parts(*told) or any(map(asks, told)):
        return None
    mine, theirs, pairs, likeness = _best_clauses(one, other, weights) or (None, None, (), 0.0)
    if mine is not None and theirs is not None and (likeness >= CLAUSE_HEAVIER or aligned):
        whole = aligned or likeness >= NOUN_HEAVIER
        found = _denial(told, (mine, theirs), pairs, aligned=aligned, whole=whole)
        if found is not None:
            return found
    if (given := roles(*told, weights)) is not None:
        return Opposition("roles" if aligned or _much_alike(one, other, weights) else APART, given)
    if mine is None or theirs is None:
        return None
    if (place := elsewhere(one, other, (mine, theirs), pairs)) is not None:
        return Opposition("place", place)
    if (actor := other_actor(one, other, pairs)) is not None:
        return Opposition("actor", actor)
    return _denied_in_one(*told, pairs) if aligned else None


def _much_alike(one: Reading, other: Reading, weights: Weights) -> bool:
    """True where most of the shorter sentence stands in the other: else a name may only stand near another's deed."""
    return weights.shared(one.local, other.local).lighter >= ROLE_LIGHTER


def _told_apart(one: Telling, other: Telling, weights: Weights) -> Opposition | None:
    """Two states of one thing, or a deed that is laid to two."""
    if (states := excluded(one, other, weights)) is not None:
        return Opposition("state", exclude(*states), news=changed(*states))
    found = rivalry(one, other, weights) or exchanged(one, other, weights) or singled_out(one, other, weights)
    return None if found is None else Opposition("roles", found)


def _denied_in_one(one: Telling, other: Telling, pairs: Sequence[tuple[Term, Term]]) -> Opposition | None:
    """A denial in one of two sentences that stand for one another, though the words it denies were not met.

    It may have been lost, or put into a word ("never opened", "stayed shut"): that cannot be told.
    """
    denying = [sum(bool(c.denials or c.quoted) for c in told.clauses) for told in (one, other)]
    if denying[0] == denying[1] or _opposites(pairs):
        return None
    return Opposition(APART, "one side denies something that the other does not")


def _by_prefix(one: Reading, other: Reading, weights: Weights) -> Opposition | None:
    """ "insolvency" beside "solvency" where all else is much the same."""
    if one.kind != "whole" or one.telling.language != other.telling.language:
        return None
    left = [[t for t in r.telling.terms if t.share == 1.0] for r in (one, other)]
    turned = [
        (a, b)
        for a in left[0]
        for b in left[1]
        if turned_by_prefix(a.keys[0].removeprefix("w:"), b.keys[0].removeprefix("w:"))
    ]
    if not turned or weights.shared(one.local, other.local).heavier < PREFIX_HEAVIER:
        return None
    words = [r.telling.written(t) for r, t in zip((one, other), turned[0], strict=True)]
    return Opposition("opposite", f"“{words[0]}” and “{words[1]}” exclude each other")


def _best_clauses(
    one: Reading, other: Reading, weights: Weights
) -> tuple[Clause, Clause, tuple[tuple[Term, Term], ...], float] | None:
    """The two clauses that share most; for amounts those that hold them.

    The last is the share of the heavier clause, 0 where too little is shared to set the clauses beside each other.
    """
    best = None
    for mine in _clauses(one):
        for theirs in _clauses(other):
            bags = [
                [(t, t.share) for t in r.telling.terms if c.start <= t.start < c.end]
                for r, c in ((one, mine), (other, theirs))
            ]
            shared = weights.shared(bags[0], bags[1])
            if best is None or shared.weight > best[0]:
                close = shared.weight >= CLAUSE_SHARED and len(shared.pairs) > 1
                close = close and shared.lighter >= CLAUSE_LIGHTER
                best = (shared.weight, (mine, theirs, shared.pairs, shared.heavier if close else 0.0))
    return best[1] if best is not None and best[0] > 0 else None


def _clauses(reading: Reading) -> tuple[Clause, ...]:
    if reading.value is not None:
        return (reading.telling.clause_around(reading.value.start, reading.value.end),)
    return reading.telling.clauses


def _denial(
    tellings: tuple[Telling, Telling],
    clauses: tuple[Clause, Clause],
    pairs: Sequence[tuple[Term, Term]],
    *,
    aligned: bool,
    whole: bool,
) -> Opposition | None:
    """One clause denies a word that the other states; two denials, or a denial of the opposite, undo
    each other. Where not ``whole`` clauses are shared, "no" with a noun tells nothing.
    """
    turned = _opposites(pairs)
    one_voice = _one_voice(*tellings)
    denials = [
        (told, denial)
        for k, (told, clause) in enumerate(zip(tellings, clauses, strict=True))
        for denial in clause.denials
        if (whole or one_voice or not denial.noun) and _reaches(denial, [pair[k] for pair in pairs])
    ]
    both_deny = all(any(c.denials or c.quoted for c in told.clauses) for told in tellings)
    if (len(denials) + bool(turned)) % 2 == 0 or (denials and both_deny):
        return None
    verbs = turned[0] if turned else _denied_pair(denials[0][1], pairs, 0 if denials[0][0] is tellings[0] else 1)
    if verbs is None:
        return None
    if not (aligned or one_voice or _one_subject(clauses, pairs, verbs, tellings)):
        return Opposition(APART, "one side denies what the other says of something else")
    if turned:
        words = [told.written(turned[0][k]) for k, told in enumerate(tellings)]
        return Opposition("opposite", f"“{words[0]}” and “{words[1]}” exclude each other")
    telling, denial = denials[0]
    word = next((t.text for t in tokens(telling.claim.text) if t.start >= denial.at - telling.claim.start), "")
    return Opposition("denial", f"one side denies it (“{word}”)")


def _one_voice(one: Telling, other: Telling) -> bool:
    """True where both sentences are laid to the same person or body: what they told is one statement."""
    a, b = one.claim.attributed_to, other.claim.attributed_to
    return a is not None and b is not None and a.id is not None and a.id == b.id


def _denied_pair(denial: Denial, pairs: Sequence[tuple[Term, Term]], side: int) -> tuple[Term, Term] | None:
    return next((p for p in pairs if any(p[side].start <= at < p[side].end for at in denial.denied)), None)


def _one_subject(
    clauses: tuple[Clause, Clause],
    pairs: Sequence[tuple[Term, Term]],
    verbs: tuple[Term, Term],
    told: tuple[Telling, Telling],
) -> bool:
    """True where a word before the verb is the same on both sides, or one side has only a pronoun there."""
    before = [
        [t for t in telling.terms if clause.start <= t.start and t.end <= verb.start and (t.share == 1.0 or t.name)]
        for telling, clause, verb in zip(told, clauses, verbs, strict=True)
    ]
    if not all(before):
        return True
    same = [(a, b) for a, b in pairs if a in before[0] and b in before[1]]
    return bool(same) and not any(_namesakes(told, pair) for pair in same)


def _namesakes(told: tuple[Telling, Telling], pair: tuple[Term, Term]) -> bool:
    """True where the shared name has other words about it on each side: "Liz Holt" and "Mr Dan Holt"."""
    if not (pair[0].name and pair[1].name):
        return False
    one, other = (set(t.full_name(name)) for t, name in zip(told, pair, strict=True))
    return bool(one - other) and bool(other - one)


def _reaches(denial: Denial, met: Sequence[Term]) -> bool:
    return any(t.start <= at < t.end for t in met for at in denial.denied)


def _opposites(pairs: Sequence[tuple[Term, Term]]) -> list[tuple[Term, Term]]:
    """The pairs that were met only because their words exclude each other."""
    return [(a, b) for a, b in pairs if not any(k[0] != "a" for k in set(a.keys) & set(b.keys))]


def standing(reading: Reading) -> str:
    """Return "possible" where the clause of the reading says that it may be so, else "flat"."""
    clauses = _clauses(reading)
    return "possible" if any(c.doubts for c in clauses) else "flat"
