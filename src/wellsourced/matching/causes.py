"""To what an account puts something down, and where two accounts put one thing down to two causes."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from wellsourced.matching.comparison import Weights
from wellsourced.matching.phrase_tables import line_of
from wellsourced.matching.readings import Reading
from wellsourced.matching.stretches import Stretch, forms_of, stretches_around
from wellsourced.matching.tellings import Telling, Term
from wellsourced.matching.words import word_set
from wellsourced.text.crosslingual import meaning
from wellsourced.text.normalize import keys

TELLING = 0.35  # the weight of a word that says of what a cause is told
MOST_CAUSE_WORDS = 8
SHORT_WORDS = 30  # a longer sentence says more than what a thing was put down to
ONE_MEANING = 0.87  # the cosine from which two wordings may name one cause
PREFIX_CHARS = 5
# Words that name any cause, and no other one than the rest does.
ANY = frozenset(
    f"c:{name}" for name in word_set("cause problem fault failure error issue reason accident incident event thing")
)


# What is put down to the cause stands behind these: "blamed arson for the fire".
_FOR = {"en": frozenset({"for"}), "de": frozenset({"fur"})}


class Cause(NamedTuple):
    """One cause that one claim tells; ``what`` are its words, ``rest`` those of what it brought about,
    ``before`` those of the sentence before."""

    telling: Telling
    start: int
    end: int
    what: tuple[Term, ...]
    rest: tuple[Term, ...]
    denied: bool
    before: tuple[Term, ...] = ()

    @property
    def written(self) -> str:
        """The words of the cause as the account has them."""
        at = self.telling.claim.start
        return self.telling.claim.text[self.what[0].start - at : self.what[-1].end - at]


@lru_cache(maxsize=8192)
def causes_of(telling: Telling) -> tuple[Cause, ...]:
    """Return the causes that a claim tells; none for a question or a guess."""
    found = []
    for name, around in stretches_around(telling, "grounds", "cause"):
        if not around.open and (cause := _cause(around, behind=name == "behind")) is not None:
            found.append(cause)
    return tuple(found[:1])


def _cause(around: Stretch, *, behind: bool) -> Cause | None:
    if behind:
        low, high = around.end, min(around.to_next_clause, around.end + MOST_CAUSE_WORDS)
        if around.high > around.end:
            high = min(around.high, high)
        high = next((k for k in range(low, high) if around.line[k].key in _FOR.get(around.language, ())), high)
    else:
        low, high = around.low, around.start
    what = [t for t in around.terms(low, high) if t.share == 1.0]
    if not what:
        return None
    start, end = around.place(around.start, around.end)
    doing = around.terms(around.start, around.end)
    rest = [t for t in around.telling.terms if t not in what and t not in doing and t.share == 1.0]
    return Cause(around.telling, start, end, tuple(what), tuple(rest), around.denied)


def rival_causes(told: Sequence[Telling], weights: Weights) -> list[list[Cause]]:
    """Return the groups of causes that accounts tell of one thing, where they exclude each other or are the same."""
    found = [cause for before, telling in _with_before(told) for cause in _beside(causes_of(telling), before)]
    often = Counter(cause.telling.account for cause in found)
    groups: list[list[Cause]] = []
    for one, other in combinations(found, 2):
        lone = often[one.telling.account] == 1 == often[other.telling.account]
        if one.telling.account == other.telling.account or not _of_one(one, other, weights, lone=lone):
            continue
        known = next((group for group in groups if one in group or other in group), None)
        if known is None:
            groups.append([one, other])
        else:
            known += [cause for cause in (one, other) if cause not in known]
    return groups


def _with_before(told: Sequence[Telling]) -> Iterator[tuple[Telling | None, Telling]]:
    """The claims, each with the one before it in its account."""
    of: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        of[telling.account].append(telling)
    for own in of.values():
        line = sorted(own, key=lambda t: t.claim.start)
        yield from zip([None, *line], line, strict=False)


def _beside(found: Sequence[Cause], before: Telling | None) -> list[Cause]:
    terms = tuple(t for t in before.terms if t.share == 1.0) if before is not None else ()
    return [cause._replace(before=terms) for cause in found]


def against(one: Cause, other: Cause) -> bool:
    """Return True for two causes of which one excludes the other, or for one that an account denies."""
    if alike(one.what, other.what):
        return one.denied != other.denied
    if one.denied or other.denied or not (_telling(one) and _telling(other)):
        return False
    return not _kinds(one) & _kinds(other) and float(meaning(one.written) @ meaning(other.written)) < ONE_MEANING


def _kinds(cause: Cause) -> frozenset[str]:
    """The kinds that the table knows of the words of a cause: of one kind, one may be the other told more closely."""
    language = (cause.telling.language or "en")[:2]
    line = line_of(cause.written, language)
    return frozenset(name for name, forms in forms_of("grounds", "kind", language) if forms.places(line))


def _telling(cause: Cause) -> bool:
    return any(not ANY & set(t.keys) for t in cause.what)


def alike(one: Sequence[Term], other: Sequence[Term]) -> bool:
    """Return True where two causes, or two wordings of one, have a word or a meaning in common."""
    if {k for t in one for k in t.keys} & {k for t in other for k in t.keys}:
        return True
    begun = [{t.keys[0][2:][:PREFIX_CHARS] for t in side if len(t.keys[0]) > PREFIX_CHARS + 2} for side in (one, other)]
    return bool(begun[0] & begun[1])


def _of_one(one: Cause, other: Cause, weights: Weights, *, lone: bool) -> bool:
    """True where both are told of one thing: words of what they brought about are shared, or each is all there is."""
    shared = _shared(one.rest, other.rest, weights)
    least = min(len(one.rest), len(other.rest))
    if len(shared) > 1 and 2 * len(shared) >= least:
        return True
    if not lone or max(len(keys(c.telling.claim.text)) for c in (one, other)) > SHORT_WORDS:
        return False
    sides = [(*c.rest, *c.before) for c in (one, other)]
    return bool(_shared(sides[0], sides[1], weights)) or alike(one.what, other.what)


def _shared(one: Sequence[Term], other: Sequence[Term], weights: Weights) -> list[tuple[Term, Term]]:
    pairs = weights.shared([(t, 1.0) for t in one], [(t, 1.0) for t in other]).pairs
    return [(a, b) for a, b in pairs if min(weights.term(a), weights.term(b)) >= TELLING]


def cause_reading(cause: Cause) -> Reading:
    """Return the reading of a sentence that stands for the cause it tells."""
    local = tuple((t, t.share) for t in sorted({*cause.what, *cause.rest}))
    return Reading(cause.telling, "cause", None, cause.what[0].start, cause.what[-1].end, local, "cause", frozenset())
