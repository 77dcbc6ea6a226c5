"""Tell where two sentences that say one thing differ in a figure, a score, a day or a name: neither supports the other."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from wellsourced.matching.figures import numbers_differ
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Telling, Term

DAY_CHARS = len("2022-02-25")
Names = Mapping[str, frozenset[str]]  # by account, the own forms of the names it uses
Key = tuple[str, int, int, str]  # of a reading
# Two numbers that stand against each other, with at most one word behind the first: "34 votes to 29", "3-1", "5 gegen 4".
_SCORE = re.compile(
    r"(?<![\w.,:/-])(\d{1,4})(?:\s[^\W\d]+)?"
    r"(?:\s?[-\u2013]\s?|\s(?:to|against|zu|gegen|contre|\u00e0|a|contra|por|contro)\s)(\d{1,4})(?![\w:/-]|[.,]\d)"
)


def names_used(told: Sequence[Telling]) -> dict[str, frozenset[str]]:
    """Return, by account, the own forms of the names it uses."""
    found: dict[str, set[str]] = {}
    for telling in told:
        found.setdefault(telling.account, set()).update(t.keys[0] for t in telling.names)
    return {account: frozenset(names) for account, names in found.items()}


def told_otherwise(one: Reading, other: Reading, names: Names, *, aligned: bool) -> bool:
    """Return True where the sentences give another figure, score or day, or, standing for one another in copies
    (``aligned``), name another of those whom both accounts know.
    """
    a, b = one.telling, other.telling
    return (
        numbers_differ(one, other, aligned=aligned)
        or _scores_differ(a, b)
        or _days_differ(a, b, aligned=aligned)
        or (aligned and _names_differ(a, b, names))
    )


def aligned_in(found: Sequence[Reading], same: Callable[[Telling, Telling], bool]) -> set[frozenset[Key]]:
    """Return the pairs of a group, by key, that stand for one another in copies, or both for a third one."""
    partners: dict[Key, set[Key]] = {}
    for a, b in combinations(found, 2):
        if same(a.telling, b.telling):
            partners.setdefault(a.key, {a.key}).add(b.key)
            partners.setdefault(b.key, {b.key}).add(a.key)
    return {frozenset(pair) for own in partners.values() for pair in combinations(own, 2)}


def _scores_differ(one: Telling, other: Telling) -> bool:
    """True where both tell a score, of which one number is the same."""
    mine, theirs = set(_scores(one)), set(_scores(other))
    return not mine & theirs and any(len(a & b) == 1 for a in mine for b in theirs)


def _scores(telling: Telling) -> Iterator[frozenset[str]]:
    return (frozenset(met.groups()) for met in _SCORE.finditer(telling.claim.text))


def _days_differ(one: Telling, other: Telling, *, aligned: bool) -> bool:
    """True where each names a day that the other does not; that of the telling may be only when it was said."""
    mine, theirs = _days(one), _days(other)
    said = set() if aligned else {t.moment[:DAY_CHARS] for t in (one, other)}
    return bool(mine - theirs - said) and bool(theirs - mine - said)


def _days(telling: Telling) -> set[str]:
    return {t.value for t in telling.times if t.kind == "date" and t.value is not None and len(t.value) == DAY_CHARS}


def _names_differ(one: Telling, other: Telling, names: Names) -> bool:
    """True where each names someone whom the other sentence leaves out, though both accounts know both."""
    known = names.get(one.account, frozenset()) & names.get(other.account, frozenset())
    return all(any(name.keys[0] in known for name in _unmet(a, b)) for a, b in ((one, other), (other, one)))


def _unmet(one: Telling, other: Telling) -> list[Term]:
    """The names of which no word stands in the other sentence."""
    met = {key for term in other.terms for key in term.keys}
    own = {t.keys[0] for t in one.names if set(t.keys) & met}
    return [name for name in one.names if name.keys[0] not in own and not own & set(one.full_name(name))]
