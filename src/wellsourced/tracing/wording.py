"""Word a copy as a derivation: how it was made, how much of it, where it shows, and why we think so."""

from typing import NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.lineage import Derivation, How
from wellsourced.tracing.bodies import Body
from wellsourced.tracing.direction import Direction
from wellsourced.tracing.kinship import Kinship
from wellsourced.tracing.passages import aligned_passages, covered_tokens, verbatim_passages

NEAR_SHARE = 0.5  # a copy of which less stands in the source word for word is partial or reworded
WHOLE_SHARE = 0.4  # a copy that holds less of the source is partial
SAME_SENTENCE = 0.8  # part of a sentence's words that must stand in the source to call it the same
CUT_END = 0.85  # a copy that ends before this part of the source has lost its end

LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "de": "German",
    "pt": "Portuguese",
    "it": "Italian",
}


class Edge(NamedTuple):
    """``target`` is a copy of ``source``; ``turned`` tells that the source is ``kin.other``."""

    source: Body
    target: Body
    kin: Kinship
    turned: bool
    direction: Direction
    closeness: float


def worded(edge: Edge) -> Derivation:
    """Return the derivation that ``edge`` stands for."""
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
    covered = covered_tokens(edge.kin.runs, not edge.turned)
    share = len(covered) / max(1, target.words)
    own = sum(not target.spoken[i] for i in covered) / max(1, target.own_words)
    aligned = _aligned_words(edge) / max(1, target.words)
    if (edge.kin.rule and edge.kin.rule.means == "alignment") or own < NEAR_SHARE < aligned:
        return "reworded", max(aligned, share)
    if share < NEAR_SHARE or len(covered) / max(1, source.words) < WHOLE_SHARE:
        return "partial", share
    return "near", share


def _target_sentences(edge: Edge) -> list[int]:
    return [i for pair in edge.kin.alignment.pairs for i in range(*(pair.one if edge.turned else pair.other))]


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
        sum(s.start <= at < s.end for at in starts) >= SAME_SENTENCE * s.all_words for s in edge.target.sentences
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
    return ["its end is cut"] if reached < CUT_END * edge.source.words and how == "near" else []
