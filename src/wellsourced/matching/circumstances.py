"""Where something began, and which body did it, told in two ways that exclude each other."""

from collections.abc import Iterator, Sequence

from wellsourced.matching.comparison import equal, rare
from wellsourced.matching.readings import COUNTED, Reading
from wellsourced.matching.tellings import Clause, Telling, Term
from wellsourced.matching.words import matching_words, word_set
from wellsourced.model.speech import Value
from wellsourced.text.normalize import tokens

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


def elsewhere(
    one: Reading, other: Reading, clauses: tuple[Clause, Clause], pairs: Sequence[tuple[Term, Term]]
) -> str | None:
    """Return the two places where, or causes by which, something began, in words: it began once; else None."""
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
    words = [" ".join(r.telling.written(t) for t in s) for r, s in ((one, a), (other, b))]
    return f"“{words[0]}” and “{words[1]}” exclude each other"


def other_actor(one: Reading, other: Reading, pairs: Sequence[tuple[Term, Term]]) -> str | None:
    """Return, in words, the two bodies of one kind that the same rare amount is told of; else None."""
    told = (one.telling, other.telling)
    starts = next((pair for pair in _same_amounts(one, other)), None)
    if starts is None or {t.keys[0] for t in told[0].names} & {t.keys[0] for t in told[1].names}:
        return None
    for a, b in pairs:
        if not (ACTORS & set(a.keys) & set(b.keys)) or a.end > starts[0] or b.end > starts[1]:
            continue
        around = [_beside(telling, t) for telling, t in zip(told, (a, b), strict=True)]
        if all(around) and any(t.name for side in around for t in side) and not _met(around[0], around[1]):
            first, second = (
                " ".join(telling.written(t) for t in sorted({*side, own}))
                for telling, side, own in zip(told, around, (a, b), strict=True)
            )
            return f"the same is told of {first} and of {second}"
    return None


def _same_amounts(one: Reading, other: Reading) -> Iterator[tuple[int, int]]:
    """Where each of two readings begins to tell a rare amount that is the same in both; a sentence tells all of its."""
    mine, theirs = ([v for v in _amounts(r) if v.unit in COUNTED and rare(v)] for r in (one, other))
    return ((a.start, b.start) for a in mine for b in theirs if equal(a, b))


def _amounts(reading: Reading) -> Sequence[Value]:
    return reading.telling.claim.values if reading.kind == "whole" else [v for v in [reading.value] if v is not None]


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
