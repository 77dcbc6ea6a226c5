"""Find what two sentences on one matter cannot both be right about: a denial, opposites, deeds given to others."""

from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.matching.comparison import Weights, equal
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Clause, Telling, Term
from wellsourced.matching.words import matching_words
from wellsourced.text.lexicon import antonyms
from wellsourced.text.normalize import keys, tokens
from wellsourced.text.values import compare_units

CLAUSE_SHARED = 0.9  # the weight that two clauses must share before a denial in one of them tells
CLAUSE_LIGHTER = 0.5  # and the share of the lighter clause
ORIGIN_CONCEPTS = frozenset({"c:begin", "c:cause", "c:ignite", "c:break_out", "g:begin", "g:cause"})


class Opposition(NamedTuple):
    """Why two sentences exclude each other. ``kind`` is denial, opposite, roles, actor, place or amount."""

    kind: str
    why: str


def opposition(one: Reading, other: Reading, weights: Weights, aligned: bool) -> Opposition | None:
    """Return the reason why two readings on one matter exclude each other, or None."""
    if one.kind == "place":
        return None
    pair = _best_clauses(one, other, weights)
    if pair is None:
        return _roles(one.telling, other.telling, weights)
    mine, theirs, pairs, close = pair
    if close or aligned:
        found = _denial(one.telling, other.telling, (mine, theirs), pairs)
        if found is not None:
            return found
    return _roles(one.telling, other.telling, weights) or _elsewhere(one, other, (mine, theirs), pairs)


def _best_clauses(
    one: Reading, other: Reading, weights: Weights
) -> tuple[Clause, Clause, tuple[tuple[Term, Term], ...], bool] | None:
    """The two clauses that share most; for amounts those that hold them."""
    best = None
    for mine in _clauses(one):
        for theirs in _clauses(other):
            bags = [
                [(t, t.share) for t in r.telling.terms if c.start <= t.start < c.end]
                for r, c in ((one, mine), (other, theirs))
            ]
            shared = weights.shared(bags[0], bags[1])
            if best is None or shared.weight > best[0]:
                close = shared.weight >= CLAUSE_SHARED and shared.lighter >= CLAUSE_LIGHTER and len(shared.pairs) > 1
                best = (shared.weight, (mine, theirs, shared.pairs, close))
    return best[1] if best is not None and best[0] > 0 else None


def _clauses(reading: Reading) -> tuple[Clause, ...]:
    if reading.value is not None:
        return (reading.telling.clause_at(reading.value.start),)
    return reading.telling.clauses


def _denial(
    one: Telling, other: Telling, clauses: tuple[Clause, Clause], pairs: Sequence[tuple[Term, Term]]
) -> Opposition | None:
    mine, theirs = clauses
    turned = _opposites(one, other, clauses, pairs)
    if (len(mine.denials) + len(theirs.denials) + len(turned)) % 2 == 0:
        return None
    if turned:
        return Opposition("opposite", f"“{turned[0][0]}” and “{turned[0][1]}” exclude each other")
    telling, clause = (one, mine) if mine.denials else (other, theirs)
    at = clause.denials[0]
    word = next((t.text for t in tokens(telling.claim.text) if t.start >= at - telling.claim.start), "")
    return Opposition("denial", f"one side denies it (“{word}”)")


def _opposites(
    one: Telling, other: Telling, clauses: tuple[Clause, Clause], pairs: Sequence[tuple[Term, Term]]
) -> list[tuple[str, str]]:
    """Words of the two clauses that are antonyms, where neither is also said on the other side."""
    met = {t for pair in pairs for t in pair}
    bags = [
        [t for t in told.terms if c.start <= t.start < c.end and t not in met]
        for told, c in zip((one, other), clauses, strict=True)
    ]
    known = antonyms()
    return [
        (_written(one, a), _written(other, b))
        for a in bags[0]
        for b in bags[1]
        if any(frozenset((x, y)) in known for x in _concepts(a) for y in _concepts(b)) and not _concepts(a) & _concepts(b)
    ]


def _concepts(term: Term) -> frozenset[str]:
    return frozenset(k[2:] for k in term.keys if k[0] == "c")


def _written(telling: Telling, term: Term) -> str:
    return telling.claim.text[term.start - telling.claim.start : term.end - telling.claim.start]


def _roles(one: Telling, other: Telling, weights: Weights) -> Opposition | None:
    """The same two names with each other's deeds: a deed belongs to the nearest name before it."""
    shared = weights.shared([(t, 1.0) for t in one.names], [(t, 1.0) for t in other.names])
    names = {mine: theirs for mine, theirs in shared.pairs}
    if len({tuple(sorted(t.keys)) for t in names}) < 2:
        return None
    deeds = weights.shared(_deeds(one), _deeds(other)).pairs
    kept, swapped = 0, []
    for mine, theirs in deeds:
        a, b = _actor(one, mine, frozenset(names)), _actor(other, theirs, frozenset(names.values()))
        if a is None or b is None:
            continue
        if set(names[a].keys) & set(b.keys):
            kept += 1
        elif any(set(t.keys) & set(a.keys) for t in names.values()):
            swapped.append((mine, a, b))
    if not swapped or kept:
        return None
    deed, a, b = swapped[0]
    return Opposition(
        "roles", f"“{_written(one, deed)}” is told of {_written(one, a)} and of {_written(other, b)}"
    )


def _deeds(telling: Telling) -> list[tuple[Term, float]]:
    return [(t, 1.0) for t in telling.terms if not t.name and t.share == 1.0]


def _actor(telling: Telling, deed: Term, names: frozenset[Term]) -> Term | None:
    """The name that a deed is told of: behind "by" in its clause, else the nearest one before it."""
    clause = telling.clause_at(deed.start)
    by = matching_words(telling.language).by
    for token in tokens(telling.claim.text):
        at = token.start + telling.claim.start
        if deed.end <= at < clause.end and token.key in by:
            return next((n for n in sorted(names) if n.start >= at and n.end <= clause.end), None)
    before = [n for n in sorted(names) if n.end <= deed.start]
    return before[-1] if before else None


def _elsewhere(
    one: Reading, other: Reading, clauses: tuple[Clause, Clause], pairs: Sequence[tuple[Term, Term]]
) -> Opposition | None:
    """Where or by what something began, told in two ways: only for words of beginning, which happens once."""
    if not any(ORIGIN_CONCEPTS & set(a.keys) & set(b.keys) for a, b in pairs) or len(pairs) < 2:
        return None
    spots = [_spot(r.telling, c, [p[k] for p in pairs]) for k, (r, c) in enumerate(zip((one, other), clauses, strict=True))]
    a, b = spots
    if a is None or b is None or {k for t in a for k in t.keys} & {k for t in b for k in t.keys}:
        return None
    words = [" ".join(_written(r.telling, t) for t in s) for r, s in ((one, a), (other, b))]
    return Opposition("place", f"“{words[0]}” and “{words[1]}” exclude each other")


def _spot(telling: Telling, clause: Clause, met: Sequence[Term]) -> list[Term] | None:
    """The words behind a preposition of place that follow the shared words of the clause."""
    verb = max((t.end for t in met if ORIGIN_CONCEPTS & set(t.keys)), default=clause.end)
    place = matching_words(telling.language).place
    heads = [
        t.end + telling.claim.start
        for t in tokens(telling.claim.text)
        if t.key in place and verb <= t.start + telling.claim.start < clause.end
    ]
    if not heads:
        return None
    return [t for t in telling.terms if heads[0] <= t.start < clause.end and t not in met][:3] or None


def standing(reading: Reading) -> str:
    """Return "possible" where the clause of the reading says that it may be so, else "flat"."""
    clauses = _clauses(reading)
    return "possible" if any(c.doubts for c in clauses) else "flat"


def numbers_differ(one: Reading, other: Reading) -> bool:
    """True when two sentences give amounts of one unit and noun that differ and none that agree."""
    differs = False
    for a in one.telling.claim.values:
        rivals = [
            b for b in other.telling.claim.values
            if compare_units((a.quantity, a.unit), (b.quantity, b.unit)) is not None and _one_noun(a.noun, b.noun)
        ]  # fmt: skip
        if rivals and not any(equal(a, b) for b in rivals):
            differs = True
    return differs


def _one_noun(one: str | None, other: str | None) -> bool:
    return one == other or one is None or other is None or keys(one)[-1:] == keys(other)[-1:]
