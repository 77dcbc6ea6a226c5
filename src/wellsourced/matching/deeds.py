"""Whose deed is told: the same names or bodies around a deed that changed hands."""

from wellsourced.matching.comparison import Weights
from wellsourced.matching.tellings import Telling, Term
from wellsourced.matching.words import matching_words, word_set
from wellsourced.text.normalize import tokens

EXCHANGED_LIGHTER = 0.6  # of the shorter sentence must stand in the other
AROUND_CHARS = 12
LEAST_SHARE = 0.3  # what stands in the tag may be a deed too: tags are not always told right
ROLE_LIGHTER = 0.45  # of the shorter sentence must stand in the other before deeds are compared
# No deeds that change hands: bodies that bear their head's name ("the Lee administration"), and titles.
NAMED_AFTER = frozenset(
    f"c:{c}"
    for c in word_set(
        "government campaign group_people office president family company governor mayor minister senator "
        "prime_minister director chief leader spokesperson lawyer judge candidate member official"
    )
)


def roles(one: Telling, other: Telling, weights: Weights) -> str | None:
    """Return how the same two names have each other's deeds, in words; None where they have their own.

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
        if set(one.full_name(a)) & set(other.full_name(b)):
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
    return f"“{one.written(deed)}” is told of {first[2:].capitalize()} and of {second[2:].capitalize()}"


def exchanged(one: Telling, other: Telling, weights: Weights) -> str | None:
    """Return the deed that is turned round, in words: "the board asked the firm" and "the firm asked the board"."""
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
            first, second = (t.written(term[0]) for t, term in ((one, a), (other, b)))
            return f"“{one.written(mine)}” is told of {first} and of {second}"
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
