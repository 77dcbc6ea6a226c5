"""Which sentences of copies stand for one another: by their place, and in reworded and translated copies by order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from wellsourced.matching.tellings import Telling
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard
from wellsourced.text.normalize import fold

ONE_PLACE = 0.6  # how far, in lengths of the shorter sentence, two middles may lie apart in one passage
REWORDED = frozenset({"reworded", "translated"})
SKIPPED = 0.5  # the cost of a sentence that stands for none
SPLIT = 0.15  # and of one that stands for two, besides what their lengths cost
WORDS = 0.6  # what the words that two sentences share take off
MOST_APART = 12  # sentences by which one side may run ahead of the other
_MOVES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))

Pair = tuple[str, str]
Span = tuple[int, int]


class Alignment:
    """Which sentences of copies stand for one another. Without the sentences their place alone tells."""

    def __init__(self, derivations: Iterable[Derivation], told: Sequence[Telling] = ()) -> None:
        self._passages: dict[Pair, list[tuple[Span, Span]]] = defaultdict(list)
        self._identity = {t.claim.id: t.identity for t in told}
        self._in_order: set[Pair] = set()
        by_account: dict[str, list[Telling]] = defaultdict(list)
        for telling in told:
            by_account[telling.account].append(telling)
        for found in derivations:
            for passage in found.passages if found.kind == "copy" else ():
                self._passages[found.source, found.target].append((passage.source, passage.target))
                self._passages[found.target, found.source].append((passage.target, passage.source))
                if found.how in REWORDED:
                    sides = (
                        [t for t in by_account[account] if span[0] <= t.claim.start < span[1]]
                        for account, span in ((found.source, passage.source), (found.target, passage.target))
                    )
                    for one, other in in_order(*sides):
                        self._in_order |= {(one.identity, other.identity), (other.identity, one.identity)}

    def same(self, one: Telling, other: Telling) -> bool:
        """Return True when both sentences stand at about the same place of one passage that both accounts have."""
        known = self._identity.get(one.claim.id, ""), self._identity.get(other.claim.id, "")
        if known in self._in_order:
            return True
        for mine, theirs in self._passages.get((one.account, other.account), ()):
            if mine[0] <= one.claim.start < mine[1] and theirs[0] <= other.claim.start < theirs[1]:
                a = (one.claim.start + one.claim.end - 2 * mine[0]) / (2 * max(1, mine[1] - mine[0]))
                b = (other.claim.start + other.claim.end - 2 * theirs[0]) / (2 * max(1, theirs[1] - theirs[0]))
                shorter = min(one.claim.end - one.claim.start, other.claim.end - other.claim.start)
                if abs(a - b) * max(mine[1] - mine[0], theirs[1] - theirs[0]) <= shorter * ONE_PLACE:
                    return True
        return False


def other_hands(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> Alignment:
    """Return the alignment of the copies that one outlet made of another's account, not of its own earlier take."""
    outlet = {h.account.id: fold(h.account.outlet or h.account.id) for h in heard}
    return Alignment([d for d in derivations if outlet.get(d.source) != outlet.get(d.target)])


def in_order(one: Sequence[Telling], other: Sequence[Telling]) -> list[tuple[Telling, Telling]]:
    """Return the sentences of two tellings of the same that stand for one another; one may stand for two.

    The cheapest path through both in order, by length (Gale and Church 1993) and by words in common.
    """
    if not one or not other:
        return []
    total = sum(len(t.claim.text) for t in one) / max(1, sum(len(t.claim.text) for t in other))
    costs: dict[Span, tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if (i, j) == (0, 0) or abs(i * len(other) / len(one) - j) > MOST_APART:
                continue
            options = [
                (costs[i - a, j - b][0] + _cost(one[i - a : i], other[j - b : j], total), (a, b))
                for a, b in _MOVES
                if (i - a, j - b) in costs
            ]
            if options:
                costs[i, j] = min(options)
    at, found = (len(one), len(other)), []
    while at in costs and at != (0, 0):
        a, b = costs[at][1]
        found += [(x, y) for x in one[at[0] - a : at[0]] for y in other[at[1] - b : at[1]]]
        at = (at[0] - a, at[1] - b)
    return found[::-1]


def _cost(one: Sequence[Telling], other: Sequence[Telling], total: float) -> float:
    if not one or not other:
        return SKIPPED
    mine, theirs = (sum(len(t.claim.text) for t in side) for side in (one, other))
    lengths = abs(mine - total * theirs) / (mine + total * theirs)
    keys = [{k for t in side for term in t.terms for k in term.keys if k[0] in "wcp"} for side in (one, other)]
    common = len(keys[0] & keys[1]) / max(1, min(len(k) for k in keys))
    return lengths - WORDS * common + (SPLIT if len(one) + len(other) > 2 else 0.0) + WORDS / 2
