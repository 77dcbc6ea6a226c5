"""Find which accounts are copies, word for word, reworded or translated, and draw who took from whom."""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from heapq import nlargest
from itertools import combinations

from wellsourced.model.judgement import Settled
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard
from wellsourced.text.fingerprint import shingles, winnow
from wellsourced.tracing.alignment import sentences_in
from wellsourced.tracing.bodies import Body, body
from wellsourced.tracing.direction import Direction, direction
from wellsourced.tracing.furniture import Furniture
from wellsourced.tracing.kinship import Kinship, kinship
from wellsourced.tracing.passages import covered_tokens
from wellsourced.tracing.told import as_told
from wellsourced.tracing.wording import Edge, worded

SHINGLE_WORDS = 5
WINDOW = 4
MANY_ACCOUNTS = 60  # up to here every two accounts are compared; beyond, those that share something rare
COMMON_ACCOUNTS = 40  # a mark that more accounts share makes no two of them candidates
NEIGHBOURS = 16  # candidates kept per account beyond that, those with the most and rarest matter in common
SECOND_SOURCE_WORDS = 25  # a second source must give this many words that the first does not
OWN_GIFT_WORDS = 10  # about a sentence that the copy has from its source, and the source from nobody above
ANCESTOR_MARGIN = 0.8  # the source of a better source is preferred down to this part of its closeness
_UNSETTLED = Settled()


def derivations(heard: Sequence[Heard], settled: Settled = _UNSETTLED) -> tuple[Derivation, ...]:
    """Return the copies among the accounts of one story, each from its likeliest source, sorted by ids.

    Two accounts that only quote the same words, or tell the same facts in their own, are none. What people
    ``settled`` is neither looked for nor turned round; who took from whom by their word alone shares no passage.
    """
    bodies = sorted((body(h) for h in heard), key=lambda b: (b.account.text, b.account.place))
    apart = {frozenset((source, target)) for source, target, _ in settled.apart}
    taken = {(source, target): told for source, target, kind, told in settled.taken if kind == "copy"}
    furniture = Furniture(bodies)
    edges: list[Edge] = []
    denied: list[Edge] = []
    for one, other in candidates(bodies):
        if one.account.current == other.account.current:
            continue  # versions of one account
        kin = kinship(one, other)
        if kin.rule and not furniture.explains(kin):
            kept = denied if frozenset((one.account.current, other.account.current)) in apart else edges
            kept.append(_edge(kin, taken))
    edges = _of_one_version([e for e in edges if not _through(e, denied, edges)])
    found = {(d.source, d.target): d for d in map(worded, direct(edges, frozenset(taken)))}
    current = {one.account.id: one.account.current for one in bodies}
    shown = {(current[source], current[target]): (source, target) for source, target in found}
    for pair, told in taken.items():
        place = shown.get(pair, pair)
        found[place] = as_told(found.get(place), place, "copy", told)
    return tuple(found[pair] for pair in sorted(found))


def candidates(bodies: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    """Yield the pairs worth comparing: all of a small story, of a large one those that share rare matter."""
    if len(bodies) <= MANY_ACCOUNTS:
        yield from combinations(bodies, 2)
        return
    holders: dict[object, list[int]] = defaultdict(list)
    for i, entry in enumerate(bodies):
        grams = winnow(shingles([t.key for t in entry.tokens], SHINGLE_WORDS), WINDOW)
        for feature in (*grams, *entry.keys):
            holders[feature].append(i)
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for places in holders.values():
        if 1 < len(places) <= COMMON_ACCOUNTS:
            for i, j in combinations(places, 2):
                shared[i][j] += 1 / len(places)
                shared[j][i] += 1 / len(places)
    chosen = {
        (min(i, j), max(i, j))
        for i, others in shared.items()
        for j, _ in nlargest(NEIGHBOURS, others.items(), key=lambda item: (item[1], -item[0]))
    }
    for i, j in sorted(chosen):
        yield bodies[i], bodies[j]


def _of_one_version(edges: Sequence[Edge]) -> list[Edge]:
    """Between two accounts the closest of their versions only; of equals the current ones."""
    best: dict[frozenset[str], Edge] = {}
    for edge in edges:
        ends = frozenset(_accounts(edge))
        best[ends] = max((best.get(ends, edge), edge), key=_of_current)
    return list(best.values())


def _of_current(edge: Edge) -> tuple[float, int, str, str]:
    current = sum(body.account.superseded_by is None for body in (edge.source, edge.target))
    return edge.closeness, current, edge.source.account.text, edge.target.account.text


def direct(edges: Sequence[Edge], taken: frozenset[tuple[str, str]] = frozenset()) -> list[Edge]:
    """Return the edges that make a forest: each copy from the source that is closest to it.

    An earlier source is preferred to a copy of it that is about as close and gave nothing of its own, and one that
    people know of (the pairs ``taken``) to both. A second source is kept where it gave words that the first does not
    have.
    """
    by_target: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_target[edge.target.account.id].append(edge)
    related = {frozenset((e.source.account.id, e.target.account.id)): e for e in edges}
    kept: dict[str, Edge] = {}
    for target in sorted(by_target):
        known = [e for e in by_target[target] if _accounts(e) in taken]
        kept[target] = _likeliest(known or by_target[target], related)
    chosen = [edge for target, edge in sorted(kept.items()) if not _circles(target, kept, taken)]
    return chosen + [e for e in edges if e not in chosen and _adds(e, kept.get(e.target.account.id), related)]


def _likeliest(options: list[Edge], related: dict[frozenset[str], Edge]) -> Edge:
    best = max(options, key=_closest)
    while True:
        above = [
            e
            for e in options
            if e.closeness >= best.closeness * ANCESTOR_MARGIN
            and (link := related.get(frozenset((e.source.account.id, best.source.account.id))))
            and link.source is e.source
            and link.closeness >= best.closeness * ANCESTOR_MARGIN
            and _gift(best, e) < OWN_GIFT_WORDS
        ]
        if not above:
            return best
        options = above
        best = max(above, key=_closest)


def _closest(edge: Edge) -> tuple[float, str, str]:
    """Of equally close sources the same is taken wherever the files lie: an account's id says where it lay."""
    return edge.closeness, edge.source.account.text, edge.source.account.id


def _gift(best: Edge, above: Edge) -> int:
    """How many words of the copy, outside quotation marks, its source has and the source's own source has not."""
    words = zip(best.target.tokens, best.target.spoken, strict=True)
    own = {token.start for token, spoken in words if not spoken}
    return len(own & (_explained(best) - _explained(above)))


def _explained(edge: Edge) -> set[int]:
    """Where the words of the copy begin that stand in the source, word for word or in an aligned sentence."""
    tokens = edge.target.tokens
    found = {tokens[i].start for i in covered_tokens(edge.kin.runs, not edge.turned)}
    for sentence in sentences_in(edge.kin.alignment.pairs, edge.target, 0 if edge.turned else 1):
        found.update(t.start for t in tokens if sentence.start <= t.start < sentence.end)
    return found


def _circles(target: str, kept: dict[str, Edge], taken: frozenset[tuple[str, str]]) -> bool:
    """True for the one edge of a circle that is dropped: the least close that nobody knows of, of equals the first."""
    seen = [target]
    while (edge := kept.get(seen[-1])) and edge.source.account.id not in seen:
        seen.append(edge.source.account.id)
    if not edge or edge.source.account.id != target:
        return False
    return min(seen, key=lambda t: (_accounts(kept[t]) in taken, kept[t].closeness, t)) == target


def _adds(edge: Edge, kept: Edge | None, related: dict[frozenset[str], Edge]) -> bool:
    if kept is None or kept is edge or kept.source.account.current == edge.source.account.current:
        return False
    if frozenset((kept.source.account.id, edge.source.account.id)) in related:
        return False
    fresh = covered_tokens(edge.kin.runs, not edge.turned) - covered_tokens(kept.kin.runs, not kept.turned)
    return sum(not edge.target.spoken[i] for i in fresh) >= SECOND_SOURCE_WORDS


def _accounts(edge: Edge) -> tuple[str, str]:
    """The accounts at both ends, whichever of their versions it is."""
    return edge.source.account.current, edge.target.account.current


def _through(edge: Edge, denied: Sequence[Edge], edges: Sequence[Edge]) -> bool:
    """True when one of the two copied an account that the other, as people say, did not, and is no more like it.

    What the two have in common is then what that account has in common with both.
    """
    ends = _accounts(edge)
    for mine, other in (ends, ends[::-1]):
        for no_copy in denied:
            between = set(_accounts(no_copy))
            if mine in between and other not in between and no_copy.closeness >= edge.closeness:
                (third,) = between - {mine}
                if any(_accounts(e) == (third, other) for e in edges):
                    return True
    return False


def _edge(kin: Kinship, taken: Container[tuple[str, str]]) -> Edge:
    way = direction(kin.one, kin.other)
    here, there = kin.one.account.current, kin.other.account.current
    if (here, there) in taken or (there, here) in taken:
        way = Direction((here, there) in taken, "known", ())
    source, target = (kin.one, kin.other) if way.forward else (kin.other, kin.one)
    covered = len(covered_tokens(kin.runs, way.forward)) / max(1, target.words)
    gained = kin.alignment.gain / (0.7 * max(1, len(target.sentences)))
    return Edge(source, target, kin, not way.forward, way, max(covered, gained))
