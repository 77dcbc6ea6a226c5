"""Find what two sentences on one matter cannot both be right about: a denial, opposites, deeds given to
others.
"""

from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.matching.comparison import Weights, rare
from wellsourced.matching.readings import COUNTED, Reading
from wellsourced.matching.tellings import Clause, Denial, Telling, Term
from wellsourced.matching.wording import turned_by_prefix
from wellsourced.matching.words import matching_words, word_set
from wellsourced.text.normalize import tokens

CLAUSE_SHARED = 0.9  # the weight that two clauses must share before a denial in one of them tells
CLAUSE_LIGHTER = 0.5  # and the share of the lighter clause
EXCHANGED_LIGHTER = 0.6  # of the shorter sentence must stand in the other
AROUND_CHARS = 12
LEAST_SHARE = 0.3  # what stands in the tag may be a deed too: tags are not always told right
ROLE_LIGHTER = 0.45  # of the shorter sentence must stand in the other before deeds are compared
# Bodies that bear their head's name: "the Lee administration" and "the Ode campaign" are no deeds that change hands.
NAMED_AFTER = frozenset(
    f"c:{c}" for c in ("government", "campaign", "group_people", "office", "president", "family", "company")
)
PREFIX_HEAVIER = 0.5  # of the heavier sentence must be shared before a negating prefix tells
CLAUSE_HEAVIER = 0.3  # and of the heavier one
NOUN_HEAVIER = 0.8  # and before "no" tells, which may deny another thing: "no room left" beside "the room on the left"
ORIGIN_CONCEPTS = frozenset({"c:begin", "c:cause", "c:ignite", "c:break_out", "g:begin", "g:cause"})

# Kinds of bodies that act: the same deed done by another one of the kind is another deed, or an error.
ACTORS = frozenset(
    f"c:{name}"
    for name in word_set(
        "ship boat ferry helicopter aircraft plane train bus car lorry vehicle police army navy "
        "air_force guard "
        "firefighter hospital company ministry court bank university council parliament union airline school"
    )
)


APART = "apart"  # the kind of an opposition that makes two sentences neither agree nor conflict


class Opposition(NamedTuple):
    """Why two sentences exclude each other. ``kind`` is denial, opposite, roles, actor, place or
    :data:`APART`.
    """

    kind: str
    why: str


def opposition(one: Reading, other: Reading, weights: Weights, aligned: bool) -> Opposition | None:
    """Return the reason why two readings on one matter exclude each other, or None."""
    if one.kind == "place":
        return None
    if (prefixed := _by_prefix(one, other, weights)) is not None:
        return prefixed
    if (exchanged := _exchanged(one.telling, other.telling, weights)) is not None:
        return exchanged
    pair = _best_clauses(one, other, weights)
    if pair is None:
        return _roles(one.telling, other.telling, weights)
    mine, theirs, pairs, likeness = pair
    if likeness >= CLAUSE_HEAVIER or aligned:
        whole = aligned or likeness >= NOUN_HEAVIER
        found = _denial((one.telling, other.telling), (mine, theirs), pairs, aligned=aligned, whole=whole)
        if found is not None:
            return found
    return (
        _roles(one.telling, other.telling, weights)
        or _elsewhere(one, other, (mine, theirs), pairs)
        or _other_actor(one, other, pairs)
        or (_denied_in_one(one.telling, other.telling, pairs) if aligned else None)
    )


def _denied_in_one(one: Telling, other: Telling, pairs: Sequence[tuple[Term, Term]]) -> Opposition | None:
    """A denial in one of two sentences that stand for one another, though the words it denies were not met.

    It may have been lost, or put into a word ("never opened", "stayed shut"): that cannot be told.
    """
    denying = [sum(bool(clause.denials) for clause in told.clauses) for told in (one, other)]
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
    words = [_written(r.telling, t) for r, t in zip((one, other), turned[0], strict=True)]
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
        return (reading.telling.clause_at(reading.value.start),)
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
    both_deny = all(any(c.denials for c in told.clauses) for told in tellings)
    if (len(denials) + bool(turned)) % 2 == 0 or (denials and both_deny):
        return None
    verbs = turned[0] if turned else _denied_pair(denials[0][1], pairs, 0 if denials[0][0] is tellings[0] else 1)
    if verbs is None:
        return None
    if not (aligned or one_voice or _one_subject(clauses, pairs, verbs, tellings)):
        return Opposition(APART, "one side denies what the other says of something else")
    if turned:
        words = [_written(told, turned[0][k]) for k, told in enumerate(tellings)]
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
        [t for t in telling.terms if clause.start <= t.start and t.end <= verb.start and t.share == 1.0]
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
    one, other = (set(_full_name(t, name)) for t, name in zip(told, pair, strict=True))
    return bool(one - other) and bool(other - one)


def _reaches(denial: Denial, met: Sequence[Term]) -> bool:
    return any(t.start <= at < t.end for t in met for at in denial.denied)


def _opposites(pairs: Sequence[tuple[Term, Term]]) -> list[tuple[Term, Term]]:
    """The pairs that were met only because their words exclude each other."""
    return [(a, b) for a, b in pairs if not any(k[0] != "a" for k in set(a.keys) & set(b.keys))]


def _written(telling: Telling, term: Term) -> str:
    return telling.claim.text[term.start - telling.claim.start : term.end - telling.claim.start]


def _roles(one: Telling, other: Telling, weights: Weights) -> Opposition | None:
    """The same two names with each other's deeds.

    A deed belongs to the nearest name before it. One deed tells where both names stand around it ("A
    warned B");
    else two deeds must have changed hands.
    """
    names = {t.keys[0] for t in one.names} & {t.keys[0] for t in other.names}
    whole = weights.shared([(t, t.share) for t in one.terms], [(t, t.share) for t in other.terms])
    if len(names) < 2 or whole.lighter < ROLE_LIGHTER:
        return None
    swapped: list[tuple[Term, str, str]] = []
    kept: set[int] = set()  # clauses in which some deed is the same one's in both
    sure = False
    for mine, theirs in weights.shared(_deeds(one), _deeds(other)).pairs:
        a, b = _actor(one, mine, names), _actor(other, theirs, names)
        if not {k for k in mine.keys if k[0] in "wc"} & set(theirs.keys) or NAMED_AFTER & set(mine.keys):
            continue
        if a is None or b is None:
            continue
        if set(_full_name(one, a)) & set(_full_name(other, b)):
            kept.add(one.clause_at(mine.start).start)
            continue
        swapped.append((mine, a.keys[0], b.keys[0]))
        around = _between_names(one, mine, a, b) and _between_names(other, theirs, b, a)
        sure = sure or around or (_next_to(one, a, mine) and _next_to(other, b, theirs))
    changed_hands = any((b, a) == (c, d) for _, a, b in swapped for _, c, d in swapped)
    if any(one.clause_at(deed.start).start in kept for deed, _, _ in swapped):
        return None
    if not swapped or not (sure or changed_hands):
        return None
    deed, first, second = swapped[0]
    told = f"“{_written(one, deed)}” is told of {first[2:].capitalize()} and of {second[2:].capitalize()}"
    return Opposition("roles", told)


def _exchanged(one: Telling, other: Telling, weights: Weights) -> Opposition | None:
    """ "The board approached the firm" and "the firm approached the board": what stands around a deed, turned round."""
    if one.language != other.language:
        return None
    whole = weights.shared([(t, t.share) for t in one.terms], [(t, t.share) for t in other.terms])
    if whole.lighter < EXCHANGED_LIGHTER:
        return None
    for mine, theirs in weights.shared(_deeds(one), _deeds(other)).pairs:
        if _passive(one, mine) or _passive(other, theirs) or mine.keys[0] != theirs.keys[0]:
            continue
        a, b = _around(one, mine), _around(other, theirs)
        if a is None or b is None:
            continue
        turned = all(set(x.keys) & set(y.keys) for x, y in zip(a, reversed(b), strict=True))
        if turned and not any(set(x.keys) & set(y.keys) for x, y in zip(a, b, strict=True)):
            first, second = (_written(t, term[0]) for t, term in ((one, a), (other, b)))
            return Opposition("roles", f"“{_written(one, mine)}” is told of {first} and of {second}")
    return None


def _around(telling: Telling, deed: Term) -> tuple[Term, Term] | None:
    """The content words right before and right behind a deed in its clause, close by."""
    clause = telling.clause_at(deed.start)
    line = [t for t in telling.terms if clause.start <= t.start < clause.end]
    at = line.index(deed)
    if at == 0 or at + 1 >= len(line):
        return None
    near = deed.start - line[at - 1].end <= AROUND_CHARS and line[at + 1].start - deed.end <= AROUND_CHARS
    return (line[at - 1], line[at + 1]) if near else None


def _passive(telling: Telling, deed: Term) -> bool:
    """True where an auxiliary of the passive stands within two words before the deed."""
    before = [t.key for t in tokens(telling.claim.text) if t.end + telling.claim.start <= deed.start][-2:]
    return any(key in matching_words(telling.language).passive for key in before)


def _full_name(telling: Telling, name: Term) -> tuple[str, ...]:
    """The own forms of the words of the name that ``name`` is part of."""
    line = telling.names
    at = low = high = line.index(name)
    while low and line[low].start - line[low - 1].end <= 1:
        low -= 1
    while high + 1 < len(line) and line[high + 1].start - line[high].end <= 1:
        high += 1
    return tuple(t.keys[0] for t in line[low : max(at, high) + 1])


def _next_to(telling: Telling, actor: Term, deed: Term) -> bool:
    """True where the deed is the first content word behind the one who does it, in one clause."""
    if telling.clause_at(actor.start) != telling.clause_at(deed.start):
        return False
    return not any(actor.end <= t.start < deed.start for t in telling.terms)


def _between_names(telling: Telling, deed: Term, actor: Term, other: Term) -> bool:
    """True for "actor deed other" within one clause and without another name between."""
    clause = telling.clause_at(deed.start)
    inside = [t for t in telling.names if clause.start <= t.start < clause.end]
    behind = [t for t in inside if t.start >= deed.end]
    return actor in inside and bool(behind) and behind[0].keys[0] == other.keys[0]


def _deeds(telling: Telling) -> list[tuple[Term, float]]:
    return [
        (t, 1.0)
        for t in telling.terms
        if not t.name and t.share >= LEAST_SHARE and not telling.claim.text[t.start - telling.claim.start].isupper()
    ]


def _actor(telling: Telling, deed: Term, names: set[str]) -> Term | None:
    """The name that a deed is told of: behind "by" in its clause, else the nearest one before it."""
    known = [t for t in telling.names if t.keys[0] in names]
    clause = telling.clause_at(deed.start)
    if _passive(telling, deed):
        by = matching_words(telling.language).by
        marks = [t.end + telling.claim.start for t in tokens(telling.claim.text) if t.key in by]
        behind = [at for at in marks if deed.end <= at < clause.end]
        return next((n for n in known if behind and behind[0] <= n.start < clause.end), None)
    before = [n for n in known if clause.start <= n.start and n.end <= deed.start]
    return before[-1] if before else None


def _elsewhere(
    one: Reading, other: Reading, clauses: tuple[Clause, Clause], pairs: Sequence[tuple[Term, Term]]
) -> Opposition | None:
    """Where or by what something began, told in two ways: only for words of beginning, which happens once."""
    if one.kind != "whole" or len(pairs) < 2 or not any(ORIGIN_CONCEPTS & set(a.keys) & set(b.keys) for a, b in pairs):
        return None
    spots = [
        _spot(r.telling, c, [p[k] for p in pairs]) for k, (r, c) in enumerate(zip((one, other), clauses, strict=True))
    ]
    a, b = spots
    if (
        a is None
        or b is None
        or any(t.name for t in (*a, *b))
        or {k for t in a for k in t.keys} & {k for t in b for k in t.keys}
    ):
        return None
    words = [" ".join(_written(r.telling, t) for t in s) for r, s in ((one, a), (other, b))]
    return Opposition("place", f"“{words[0]}” and “{words[1]}” exclude each other")


def _other_actor(one: Reading, other: Reading, pairs: Sequence[tuple[Term, Term]]) -> Opposition | None:
    """The same rare amount told of two bodies of one kind: one named, the other described or named
    otherwise.
    """
    if one.value is None or other.value is None or one.value.unit not in COUNTED or not rare(one.value):
        return None
    names = [{t.keys[0] for t in r.telling.names} for r in (one, other)]
    if names[0] & names[1]:
        return None
    for a, b in pairs:
        if not (ACTORS & set(a.keys) & set(b.keys)) or a.end > one.start or b.end > other.start:
            continue
        around = [_beside(r.telling, t) for r, t in ((one, a), (other, b))]
        if all(around) and any(t.name for side in around for t in side) and not _met(around[0], around[1]):
            first, second = (
                " ".join(_written(r.telling, t) for t in sorted({*side, own}))
                for r, side, own in ((one, around[0], a), (other, around[1], b))
            )
            return Opposition("actor", f"the same is told of {first} and of {second}")
    return None


def _beside(telling: Telling, term: Term) -> list[Term]:
    """The content words that stand right beside ``term``: two before and two behind, within its clause."""
    clause = telling.clause_at(term.start)
    line = [t for t in telling.terms if clause.start <= t.start < clause.end]
    at = line.index(term)
    return [*line[max(0, at - 2) : at], *(t for t in line[at + 1 : at + 3] if t.name)]


def _met(one: Sequence[Term], other: Sequence[Term]) -> bool:
    return bool({k for t in one for k in t.keys} & {k for t in other for k in t.keys})


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
