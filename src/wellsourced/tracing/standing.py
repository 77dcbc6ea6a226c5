"""Learn which names are of one source: the one that an original has and the one that stands in its place in a copy."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from wellsourced.model.account import Account
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Claim, Heard
from wellsourced.text.affiliation import distinctive
from wellsourced.text.normalize import keys
from wellsourced.tracing.aliases import Aliases
from wellsourced.tracing.alignment import align
from wellsourced.tracing.bodies import Sentence, body
from wellsourced.tracing.ground import Ground
from wellsourced.tracing.observed import own_eyes
from wellsourced.tracing.roles import FIRM
from wellsourced.tracing.sources import Source
from wellsourced.tracing.whence import source_of_claim

SURE = 0.5  # likeness from which two sentences in the same order are taken to be one


def aliases(known: Ground, derivations: Sequence[Derivation]) -> Aliases:
    """Return which sources are one: of two sentences that are one in a copy and its original, the sources are one.

    Two names that both stand in one of the texts are told apart there, and are two: then an editor changed whose
    words these are. Where a name meets several in one copy, the one that it meets most often is meant.
    """
    copies = [d for d in derivations if d.kind == "copy" and {d.source, d.target} <= known.heard.keys()]
    met = (Counter(_met(known.heard[copy.source], known.heard[copy.target], known)) for copy in copies)
    return Aliases(pair for copy in met for pair in _mutual(copy))


def _met(one: Heard, other: Heard, known: Ground) -> Iterator[tuple[str, str]]:
    """The keys of the sources that stand in one place of two tellings of the same."""
    for mine, theirs in _places(one, other):
        a = source_of_claim(mine, one.account, known)
        b = source_of_claim(theirs, other.account, known)
        if a is not None and b is not None and _may_be_names_of_one(a, b, one.account, other.account):
            yield a.key, b.key


def _places(one: Heard, other: Heard) -> Iterator[tuple[Claim, Claim]]:
    """The claims of two accounts whose sentences stand for one another, each for one."""
    left, right = body(one), body(other)
    for pair in align(left, right).pairs:
        single = pair.one[1] - pair.one[0] == pair.other[1] - pair.other[0] == 1
        mine = _in(one.claims, left.sentences[pair.one[0]])
        theirs = _in(other.claims, right.sentences[pair.other[0]])
        if single and pair.likeness >= SURE and len(mine) == len(theirs) == 1:
            yield mine[0], theirs[0]


def _in(claims: Iterable[Claim], sentence: Sentence) -> list[Claim]:
    return [c for c in claims if c.start < sentence.end and sentence.start < c.end]


def _may_be_names_of_one(a: Source, b: Source, here: Account, there: Account) -> bool:
    """Return True for two names of one sort each of which only its own text has."""
    if a.key == b.key or a.kind != b.kind or a.named != b.named or own_eyes(a) or own_eyes(b):
        return False
    told = a.kinds - {FIRM}, b.kinds - {FIRM}
    if all(told) and told[0].isdisjoint(told[1]):
        return False
    return not (_written(a.name, there) or _written(b.name, here))


def _written(name: str, account: Account) -> bool:
    """Return whether a text has all telling words of a name."""
    words = distinctive(name)
    return bool(words) and words <= {word.removesuffix("'s") for word in keys(account.text)}


def _mutual(met: Counter[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs each of which is the one that the other meets most often, and more often than any other."""
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for (one, other), times in met.items():
        beside[one][other] += times
        beside[other][one] += times
    best = {key: most for key, counts in beside.items() if (most := _most(counts)) is not None}
    return ((one, other) for one, other in sorted(met) if best.get(one) == other and best.get(other) == one)


def _most(counts: Counter[str]) -> str | None:
    ranked = counts.most_common(2)
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None
