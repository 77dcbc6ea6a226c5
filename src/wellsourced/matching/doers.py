"""Who did what to whom, in the active or the passive, and where two accounts lay one deed to two doers."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from wellsourced.matching.comparison import Weights
from wellsourced.matching.readings import Reading
from wellsourced.matching.stretches import Stretch, forms_of, stretches_around
from wellsourced.matching.tellings import Telling, Term
from wellsourced.matching.words import matching_words
from wellsourced.text.normalize import Token

TELLING = 0.35  # the weight of a word that says to whom a deed was done
FEW_TERMS = 9  # content words of a sentence in which a figure of people says which deed it is
LITTLE = 2  # words of a sentence that tells only who did it: "a farmer shot the wolf"
COVERED = 0.3  # the share of the words of the shorter side, doers left out, that both must have
PASSIVE_WORDS = 3  # between an auxiliary of the passive and its verb
LEAST_SHARE = 0.3  # what a word must weigh to be a doer or part of a deed
BEFORE_CLAUSE = 4  # words before "that" in "the capsule that the yard built"
# Deeds that are done once to one thing, and those of which nobody can be told who had another part in them.
ONCE = frozenset({"rescue", "kill", "build", "find", "arrest", "lead", "steal", "win", "write", "set off", "drive"})
MADE = frozenset({"build", "win", "kill", "steal"})
MOST_DOER_WORDS = 7
# Doers of whom one may be called by the other's name: a pilot by that of the captain, a firm by that of its driver.
ALIKE = tuple(
    frozenset(kinds.split(", "))
    for kinds in (
        "captain, pilot, driver, mate",
        "captain, tug, ferry, fishing boat, lifeboat",
        "company, bank, hospital, ferry",
        "government, council, regulator, court",
        "doctor, hospital, helicopter, volunteer",
        "coastguard, lifeboat, helicopter, navy, volunteer",
        "army, navy",
        "passer-by, neighbour, child, pupil, volunteer, passenger, worker",
        "teacher, scientist",
        "guard, worker, company",
        "police, guard, army",
        "fire service, volunteer",
        "hunter, farmer, volunteer",
    )
)
# The auxiliaries behind which a German verb stands at the end, what it is done to before it.
_HAVE = frozenset("hat haben habe hatte hatten".split())


class Deed(NamedTuple):
    """One deed that a claim tells of somebody; ``kinds`` are those of its doer that the table knows."""

    telling: Telling
    name: str
    start: int
    end: int
    doer: tuple[Term, ...]
    kinds: frozenset[str]
    rest: tuple[Term, ...]
    suffers: frozenset[str]

    @property
    def written(self) -> str:
        """The doer as the account has it."""
        return " ".join(self.telling.written(t) for t in self.doer)


@lru_cache(maxsize=8192)
def deeds_of(telling: Telling) -> tuple[Deed, ...]:
    """Return the deeds that a claim tells as done, each with its doer; none of which no doer is told."""
    found = []
    for name, around in stretches_around(telling, "doers", "deed"):
        if not (around.open or around.denied or around.ahead) and (deed := _deed(name, around)) is not None:
            found.append(deed)
    return tuple(found)


def _deed(name: str, around: Stretch) -> Deed | None:
    low, high = _doer(around)
    doer = [t for t in around.terms(low, high) if t.share >= LEAST_SHARE]
    if not doer:
        return None
    start, end = around.place(around.start, around.end)
    last = around.to_next_clause
    doing = around.terms(around.start, around.end)
    first = (
        max(0, around.low - BEFORE_CLAUSE) if around.lead in matching_words(around.language).relative else around.low
    )
    others = [t for t in around.terms(first, last) if t not in doer and t not in doing]
    return Deed(
        telling=around.telling,
        name=name,
        start=start,
        end=end,
        doer=tuple(doer),
        kinds=_kinds(around.line[low:high], around.language),
        rest=tuple(t for t in others if t.share >= LEAST_SHARE),
        suffers=_kinds([*around.line[around.low : low], *around.line[max(high, around.end) : last]], around.language),
    )


def _doer(around: Stretch) -> tuple[int, int]:
    """Where the doer stands in the line: behind "by" for a passive, before the verb else; (0, 0) for none."""
    words, line = matching_words(around.language), around.line
    passive = any(t.key in words.passive for t in line[max(around.low, around.start - PASSIVE_WORDS) : around.start])
    by_within = line[around.end - 1].key in words.by
    by_next = around.end < len(line) and line[around.end].key in words.by
    if passive or by_within or by_next:  # "the man shot by police" needs no auxiliary
        at = around.end - 1 if by_within else _by(around, words.by)
        return (0, 0) if at is None else (at + 1, _end(around, at + 1))
    if around.language == "de":
        have = next((k for k in range(around.low, around.start) if line[k].key in _HAVE), None)
        return (around.low, have) if have is not None else (around.low, around.start) if around.behind else (0, 0)
    inside = any(t.share >= LEAST_SHARE for t in around.terms(around.low, around.start))
    if around.lead in words.relative and (not inside or _closes(around)):
        return _before_relative(around)
    return around.low, around.start


def _closes(around: Stretch) -> bool:
    """True for a clause between commas right before the verb: "Lee, who paid, had told"."""
    text, line = around.telling.claim.text, around.line
    near = range(max(around.low + 1, around.start - 1), around.start + 1)
    begun = around.low > 1 and "," in text[line[around.low - 2].end : line[around.low - 1].start]
    return begun and any("," in text[line[k - 1].end : line[k].start] for k in near)


def _by(around: Stretch, by: frozenset[str]) -> int | None:
    behind = (k for k in range(around.end, len(around.line)) if around.line[k].key in by)
    before = (k for k in range(around.low, around.start) if around.line[k].key in by)
    return next(before if around.language == "de" else behind, None)


def _end(around: Stretch, start: int) -> int:
    """Where the words of a doer end that begin at ``start``: at a comma, another clause, or the verb."""
    edges = matching_words(around.language).clause
    text, line, end = around.telling.claim.text, around.line, start
    last = around.start if start <= around.start else len(line)
    while end < min(last, start + MOST_DOER_WORDS) and line[end].key not in edges:
        end += 1
        if end < len(line) and "," in text[line[end - 1].end : line[end].start]:
            break
    return end


def _before_relative(around: Stretch) -> tuple[int, int]:
    """The words before "who": "the watchman who rang the mayor"."""
    end = around.low - 1
    edges = matching_words(around.language).clause
    start = end
    while start > 0 and end - start < MOST_DOER_WORDS and around.line[start - 1].key not in edges:
        start -= 1
    return start, end


def _kinds(words: Sequence[Token], language: str) -> frozenset[str]:
    return frozenset(name for name, forms in forms_of("doers", "actor", language) if forms.places(words))


def rival_doers(told: Sequence[Telling], weights: Weights) -> list[tuple[list[Deed], str]]:
    """Return the deeds that accounts lay to doers who exclude each other, each with the reason in words."""
    by_name: dict[str, list[Deed]] = defaultdict(list)
    for telling in told:
        for deed in deeds_of(telling):
            by_name[deed.name].append(deed)
    found: list[tuple[list[Deed], str]] = []
    for name in sorted(by_name):
        for one, other in combinations(by_name[name], 2):
            if one.telling.account == other.telling.account or (why := rivals(one, other, weights)) is None:
                continue
            known = next((group for group, _ in found if one in group or other in group), None)
            if known is None:
                found.append(([one, other], why))
            else:
                known += [deed for deed in (one, other) if deed not in known]
    return found


def rivalry(one: Telling, other: Telling, weights: Weights) -> str | None:
    """Return, in words, why a deed that two sentences tell cannot be as both tell it; else None."""
    pairs = ((a, b) for a in deeds_of(one) for b in deeds_of(other) if a.name == b.name)
    return next((why for a, b in pairs if (why := rivals(a, b, weights)) is not None), None)


def deed_reading(deed: Deed) -> Reading:
    """Return the reading of a sentence that stands for who did the deed it tells."""
    terms = sorted({*deed.doer, *deed.rest, *(t for t in deed.telling.terms if deed.start <= t.start < deed.end)})
    start, end = deed.doer[0].start, deed.doer[-1].end
    local = tuple((t, t.share) for t in terms)
    return Reading(deed.telling, "doer", None, start, end, local, deed.name, frozenset())


def rivals(one: Deed, other: Deed, weights: Weights) -> str | None:
    """Return, in words, why two tellings of one deed exclude each other; None where they may both be right."""
    met = _swapped(one, other) or _displaced(one, other, weights) or _displaced(other, one, weights)
    if met or (_other_kind(one, other) and _one_deed(one, other, weights)):
        return f"the same is told of {one.written} and of {other.written}"
    return None


def _displaced(one: Deed, other: Deed, weights: Weights) -> bool:
    """True where the other names the doer of the one too, but in another part: "built with advice from the agency"."""
    names = {t.keys[0] for t in one.doer if t.name} & {t.keys[0] for t in other.rest if t.name}
    if not names or one.doer[-1].keys[0] not in names or _keys(one.doer) & _keys(other.doer):
        return False
    return one.name in MADE and any(not a.name for a, _ in _shared(one, other, weights))


def _swapped(one: Deed, other: Deed) -> bool:
    """True where each doer suffers the other's deed: "the firm warned the board", "the board warned the firm"."""
    crossed = _meet(one.doer, one.kinds, other.rest, other.suffers) and _meet(
        other.doer, other.kinds, one.rest, one.suffers
    )
    straight = bool(_keys(one.doer) & _keys(other.doer)) or bool(one.kinds & other.kinds)
    return crossed and not straight


def _meet(one: Sequence[Term], kinds: frozenset[str], other: Sequence[Term], others: frozenset[str]) -> bool:
    """True where a name or a kind of doer is the same."""
    names = {t.keys[0] for t in one if t.name} & {t.keys[0] for t in other if t.name}
    return bool(names) or bool(kinds & others)


def _keys(terms: Sequence[Term]) -> set[str]:
    return {k for t in terms for k in t.keys if k[0] in "wc"}


def _other_kind(one: Deed, other: Deed) -> bool:
    """True for doers of two kinds of which neither may be called by the other's name."""
    if (
        one.name not in ONCE
        or not one.kinds
        or not other.kinds
        or one.kinds & other.kinds
        or _keys(one.doer) & _keys(other.doer)
    ):
        return False
    return not any(one.kinds & alike and other.kinds & alike for alike in ALIKE)


def _one_deed(one: Deed, other: Deed, weights: Weights) -> bool:
    """True where enough of what else is told of the deed is the same: to whom it was done, where, to how many."""
    shared = _shared(one, other, weights)
    least = min(len(_what(d)) for d in (one, other))
    figures = _figures(one) & _figures(other)
    if figures and max(len(d.telling.terms) for d in (one, other)) <= FEW_TERMS:
        return True
    return (len(shared) + len(figures) > 1 or (bool(shared) and least <= LITTLE)) and len(shared) >= COVERED * least


def _what(deed: Deed) -> list[Term]:
    """What else is told of the deed, the sentence that it leans on counted."""
    return [*deed.rest, *(t for t in deed.telling.before if t.share == 1.0)]


def _shared(one: Deed, other: Deed, weights: Weights) -> list[tuple[Term, Term]]:
    pairs = weights.shared([(t, 1.0) for t in _what(one)], [(t, 1.0) for t in _what(other)]).pairs
    return [(a, b) for a, b in pairs if min(weights.term(a), weights.term(b)) >= TELLING]


def _figures(deed: Deed) -> set[tuple[str, float]]:
    return {(v.unit, v.quantity) for v in deed.telling.claim.values if v.unit in ("person", "item") and v.quantity > 1}
