"""Tell where two sentences that say one thing differ in a figure, score, day or name: neither supports the other."""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from wellsourced.matching.figures import numbers_differ
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import DAY_CHARS, Telling, Term
from wellsourced.matching.words import matching_words, word_set
from wellsourced.text.lexicon import concepts
from wellsourced.text.normalize import tokens

YEAR_CHARS = len("2022-")
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
Names = Mapping[str, frozenset[str]]  # by account, the own forms of the names it uses
Key = tuple[str, int, int, str]  # of a reading
# Two numbers that stand against each other, at most one word behind the first: "7 goals to 2", "3-1", "5 gegen 4".
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
    (``aligned``), name another whom one of the two accounts knows too.
    """
    a, b = one.telling, other.telling
    return (
        numbers_differ(one, other, aligned=aligned)
        or _scores_differ(a, b)
        or _days_differ(a, b, aligned=aligned)
        or (aligned and _names_differ(a, b, names))
    )


def figure_told_otherwise(one: Reading, other: Reading, names: Names, *, aligned: bool) -> bool:
    """Return True for two equal figures of which one stands in a copy that alters the sentence, or in another score.

    What else sentences by two hands tell does not touch a figure that both give.
    """
    return told_otherwise(one, other, names, aligned=True) if aligned else _scores_differ(one.telling, other.telling)


def may_be(reading: Reading) -> bool:
    """Return True for a figure of which the clause says that it may come to be so, unlike "could not"."""
    telling = reading.telling
    clause, may = telling.clause_around(reading.start, reading.end), matching_words(telling.language).may
    text = telling.claim.text
    doubts = (text[at - telling.claim.start :] for at in clause.doubts)
    said = [next(iter(tokens(rest)), None) for rest in doubts]
    plain = [token.text.casefold() for token in said if token is not None]
    return not clause.denials and any(word in may for word in plain)


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
    return any(
        bool(mine - theirs) and bool(theirs - mine)
        for mine, theirs in zip(_days(one, aligned=aligned), _days(other, aligned=aligned), strict=True)
    )


def _days(telling: Telling, *, aligned: bool) -> tuple[set[str], set[str]]:
    """The days named by their number, as month and day, and those named by the day of the week.

    An account of which the day is not known may have its weekdays in another week, yet names them alike.
    """
    dates, weekdays = set(), set()
    for time in telling.times:
        said = not aligned and time.value == telling.moment[:DAY_CHARS]
        if time.kind != "date" or time.value is None or len(time.value) != DAY_CHARS or said:
            continue
        if any(c.isdigit() for c in time.text):
            dates.add(time.value[YEAR_CHARS:])
        elif any(name in WEEKDAYS for token in tokens(time.text) for name in concepts(token.key, telling.language)):
            weekdays.add(str(datetime.date.fromisoformat(time.value).weekday()))
    return dates, weekdays


def _names_differ(one: Telling, other: Telling, names: Names) -> bool:
    """True where each names someone whom the other sentence leaves out, and either account knows the other's."""
    mine, theirs = ({name.keys[0] for name in _unmet(a, b)} for a, b in ((one, other), (other, one)))
    knows_mine, knows_theirs = (names.get(t.account, frozenset()) for t in (other, one))
    return bool(mine and theirs) and bool(mine & knows_mine or theirs & knows_theirs)


def _unmet(one: Telling, other: Telling) -> list[Term]:
    """The names of which no word stands in the other sentence."""
    met = {key for term in other.terms for key in term.keys}
    own = {t.keys[0] for t in one.names if set(t.keys) & met}
    return [name for name in one.names if name.keys[0] not in own and not own & set(one.full_name(name))]
