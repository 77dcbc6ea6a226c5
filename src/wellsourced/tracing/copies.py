"""Find which accounts are copies of one another, word for word, reworded or translated, and draw who took from whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import combinations
from typing import NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.lineage import Derivation, How
from wellsourced.model.speech import Heard
from wellsourced.text.fingerprint import shingles, winnow
from wellsourced.tracing.bodies import Body, body
from wellsourced.tracing.direction import Direction, direction
from wellsourced.tracing.kinship import Kinship, kinship
from wellsourced.tracing.passages import aligned_passages, covered_tokens, verbatim_passages

SHINGLE_WORDS = 5
WINDOW = 4
MANY_ACCOUNTS = 60  # up to here every two accounts are compared; beyond, those that share something rare
COMMON_ACCOUNTS = 40  # a mark that more accounts share makes no two of them candidates
NEIGHBOURS = 16  # candidates kept per account beyond that, those with the most and rarest matter in common
NEAR_SHARE = 0.5  # a copy of which less stands in the source word for word is partial or reworded
WHOLE_SHARE = 0.4  # a copy that holds less of the source is partial
SAME_SENTENCE = 0.8
SECOND_SOURCE_WORDS = 25  # a second source must give this many words that the first does not
ANCESTOR_MARGIN = 0.8  # the source of a better source is preferred down to this part of its closeness

LANGUAGES = {"en": "English", "fr": "French", "es": "Spanish", "de": "German", "pt": "Portuguese", "it": "Italian"}


class Edge(NamedTuple):
    """``target`` is a copy of ``source``; ``turned`` tells that the source is ``kin.other``."""

    source: Body
    target: Body
    kin: Kinship
    turned: bool
    direction: Direction
    closeness: float


def derivations(heard: Sequence[Heard]) -> tuple[Derivation, ...]:
    """Return the copies among the accounts of one story, each from its likeliest direct source, ordered by ids.

    Two accounts that only quote the same words, or tell the same facts in their own, are none.
    """
    bodies = sorted((body(h) for h in heard), key=lambda b: (b.account.id, b.account.place))
    edges = []
    for one, other in candidates(bodies):
        kin = kinship(one, other)
        if kin.rule:
            edges.append(_edge(kin))
    found = [_derivation(edge) for edge in direct(edges)]
    return tuple(sorted(found, key=lambda d: (d.source, d.target)))


def candidates(bodies: Sequence[Body]) -> Iterator[tuple[Body, Body]]:
    """Yield the pairs worth comparing, in the order of ``bodies``: all of a small story; else those with rare matter in common."""
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


def direct(edges: Sequence[Edge]) -> list[Edge]:
    """Return the edges that make a forest: each copy from the source that is closest to it.

    An earlier source is preferred to a copy of it that is about as close. A second source is kept where it gave
    words that the first does not have.
    """
    by_target: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_target[edge.target.account.id].append(edge)
    related = {frozenset((e.source.account.id, e.target.account.id)): e for e in edges}
    kept: dict[str, Edge] = {}
    for target in sorted(by_target):
        kept[target] = _likeliest(by_target[target], related)
    chosen = [edge for target, edge in sorted(kept.items()) if not _circles(target, kept)]
    return chosen + [e for e in edges if e not in chosen and _adds(e, kept.get(e.target.account.id), related)]


def _likeliest(options: list[Edge], related: dict[frozenset[str], Edge]) -> Edge:
    best = max(options, key=lambda e: (e.closeness, e.source.account.id))
    while True:
        above = [
            e
            for e in options
            if e.closeness >= best.closeness * ANCESTOR_MARGIN
            and (link := related.get(frozenset((e.source.account.id, best.source.account.id))))
            and link.source is e.source
            and link.closeness >= best.closeness * ANCESTOR_MARGIN
        ]
        if not above:
            return best
        options = above
        best = max(above, key=lambda e: (e.closeness, e.source.account.id))


def _circles(target: str, kept: dict[str, Edge]) -> bool:
    """True for the one edge of a circle that is dropped: the least close, of equals the first."""
    seen = [target]
    while (edge := kept.get(seen[-1])) and edge.source.account.id not in seen:
        seen.append(edge.source.account.id)
    if not edge or edge.source.account.id != target:
        return False
    return min(seen, key=lambda name: (kept[name].closeness, name)) == target


def _adds(edge: Edge, kept: Edge | None, related: dict[frozenset[str], Edge]) -> bool:
    if kept is None or kept is edge or frozenset((kept.source.account.id, edge.source.account.id)) in related:
        return False
    fresh = covered_tokens(edge.kin.runs, not edge.turned) - covered_tokens(kept.kin.runs, not kept.turned)
    return sum(not edge.target.spoken[i] for i in fresh) >= SECOND_SOURCE_WORDS


def _edge(kin: Kinship) -> Edge:
    way = direction(kin.one, kin.other)
    source, target = (kin.one, kin.other) if way.forward else (kin.other, kin.one)
    covered = len(covered_tokens(kin.runs, way.forward)) / max(1, target.words)
    gained = kin.alignment.gain / (0.7 * max(1, len(target.sentences)))
    return Edge(source, target, kin, not way.forward, way, max(covered, gained))


def _derivation(edge: Edge) -> Derivation:
    how, share = _how(edge)
    passages = aligned_passages if how in ("reworded", "translated") else verbatim_passages
    return Derivation(
        source=edge.source.account.id,
        target=edge.target.account.id,
        kind="copy",
        how=how,
        share=round(min(1.0, share), 3),
        passages=passages(edge.kin, edge.turned),
        direction=edge.direction.kind,
        evidence=_evidence(edge, how, share),
    )


def _how(edge: Edge) -> tuple[How, float]:
    source, target = edge.source, edge.target
    if source.account.language != target.account.language:
        return "translated", _aligned_count(edge) / max(1, len(target.sentences))
    if [t.key for t in source.tokens] == [t.key for t in target.tokens]:
        return "identical", 1.0
    words = len(covered_tokens(edge.kin.runs, not edge.turned))
    share = words / max(1, target.words)
    aligned = _aligned_words(edge) / max(1, target.words)
    if edge.kin.rule and edge.kin.rule.means == "alignment" or share < NEAR_SHARE < aligned:
        return "reworded", max(aligned, share)
    if share < NEAR_SHARE or words / max(1, source.words) < WHOLE_SHARE:
        return "partial", share
    return "near", share


def _target_sentences(edge: Edge) -> list[int]:
    return [
        i
        for pair in edge.kin.alignment.pairs
        for i in range(*(pair.one if edge.turned else pair.other))
    ]


def _aligned_count(edge: Edge) -> int:
    return len(_target_sentences(edge))


def _aligned_words(edge: Edge) -> int:
    return sum(edge.target.sentences[i].all_words for i in _target_sentences(edge))


def _evidence(edge: Edge, how: How, share: float) -> str:
    total = len(edge.target.sentences)
    if how == "identical":
        first = "the article is the same word for word"
    elif how == "translated":
        language = LANGUAGES.get(edge.target.account.language or "", "another language")
        first = f"{_aligned_count(edge)} of {total} sentences say the same in the same order, in {language}"
    elif how == "reworded":
        first = f"{_aligned_count(edge)} of {total} sentences say the same in the same order, in other words"
    else:
        first = f"{_same_sentences(edge)} of {total} sentences are the same ({share:.0%} of its words)"
    return "; ".join([first, *_common_credit(edge), *_cut(edge, how), *(s.words for s in edge.direction.signs)])


def _same_sentences(edge: Edge) -> int:
    covered = covered_tokens(edge.kin.runs, not edge.turned)
    starts = [edge.target.tokens[i].start for i in sorted(covered)]
    return sum(
        sum(s.start <= at < s.end for at in starts) >= SAME_SENTENCE * s.all_words
        for s in edge.target.sentences
    )


def _common_credit(edge: Edge) -> list[str]:
    common = sorted(_agencies(edge.source.account) & _agencies(edge.target.account))
    return [f"both carry ({name})" for name in common]


def _agencies(account: Account) -> set[str]:
    return {credit.name for credit in account.credits if credit.kind == "agency"}


def _cut(edge: Edge, how: How) -> list[str]:
    if how not in ("near", "partial") or not edge.kin.runs:
        return []
    reached = max(covered_tokens(edge.kin.runs, edge.turned))
    return ["its end is cut"] if reached < 0.85 * edge.source.words and how == "near" else []
