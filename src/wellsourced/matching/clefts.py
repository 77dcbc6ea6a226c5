"""Who is singled out for a deed: "it was the caretaker who found it" excludes that another did."""

from itertools import permutations
from typing import NamedTuple

from wellsourced.matching.comparison import Weights
from wellsourced.matching.tellings import Telling, Term
from wellsourced.matching.words import matching_words
from wellsourced.text.normalize import tokens

MOST_ACTOR_WORDS = 12  # between "it was" and "who"
NEAR_CHARS = 20  # between "who" and the deed, and between the deed and what it is done to
LEAST_SHARED = 3  # content words, before a sentence without "it was" is set beside one with it


class Cleft(NamedTuple):
    """The words of the one singled out (none for a pronoun), the deed, and the content word right behind it."""

    actor: tuple[Term, ...]
    deed: Term
    behind: Term | None


def singled_out(one: Telling, other: Telling, weights: Weights) -> str | None:
    """Return, in words, that a deed for which one sentence singles someone out is told of another; else None."""
    clefts = {id(told): found for told in (one, other) if (found := cleft(told)) is not None}
    for mine, theirs in permutations((one, other)):
        own = clefts.get(id(mine))
        if own is None:
            continue
        beside = clefts.get(id(theirs))
        done = _beside_cleft(own, beside) if beside is not None else _beside_plain(mine, own, theirs, weights)
        if done is not None:
            actors = [
                " ".join(told.written(t) for t in who) or "another" for told, who in ((mine, own.actor), (theirs, done))
            ]
            return f"“{mine.written(own.deed)}” is told of {actors[0]} and of {actors[1]}"
    return None


def cleft(telling: Telling) -> Cleft | None:
    """Return what a sentence such as "It was Ann Lee who rang" singles out; None for any other sentence."""
    words, start = matching_words(telling.language), telling.claim.start
    line = tokens(telling.claim.text)
    leads = {line[0].key, " ".join(t.key for t in line[:2])} if line else set()
    who = next((t for t in line[1:MOST_ACTOR_WORDS] if t.key in words.relative), None)
    if not leads & set(words.cleft) or who is None:
        return None
    behind = [t for t in telling.terms if t.start >= start + who.end]
    if not behind or behind[0].name or behind[0].start - start - who.end > NEAR_CHARS:
        return None
    deed, clause = behind[0], telling.clause_at(behind[0].start)
    object_ = next((t for t in behind[1:2] if t.start < clause.end and t.start - deed.end <= NEAR_CHARS), None)
    return Cleft(tuple(t for t in telling.terms if t.end <= start + who.start), deed, object_)


def _beside_cleft(one: Cleft, other: Cleft) -> tuple[Term, ...] | None:
    """The other's actor, where it is the one to whom this deed is done, or another name."""
    if not _same(one.deed, other.deed) or _meet(one.actor, other.actor):
        return None
    turned = other.actor and one.behind is not None and _meet((one.behind,), other.actor)
    named = all(any(t.name for t in found.actor) for found in (one, other))
    return other.actor if turned or named else None


def _beside_plain(told: Telling, one: Cleft, other: Telling, weights: Weights) -> tuple[Term, ...] | None:
    """The name right before the same deed in a sentence that has much else in common."""
    whole = weights.shared([(t, t.share) for t in told.terms], [(t, t.share) for t in other.terms])
    if len(whole.pairs) < LEAST_SHARED or not any(t.name for t in one.actor):
        return None
    for deed in (t for t in other.terms if not t.name and _same(one.deed, t)):
        clause = other.clause_at(deed.start)
        before = [t for t in other.terms if clause.start <= t.start and t.end <= deed.start]
        if before and before[-1].name and not _meet(one.actor, before):
            return (before[-1],)
    return None


def _same(one: Term, other: Term) -> bool:
    return bool({k for k in one.keys if k[0] in "wc"} & set(other.keys))


def _meet(one: tuple[Term, ...] | list[Term], other: tuple[Term, ...] | list[Term]) -> bool:
    return bool({k for t in one for k in t.keys} & {k for t in other for k in t.keys})
