"""Say which sentences are certainly of one tale: those of one quotation, and those that copies have in common."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wellsourced.matching.alignment import Alignment
from wellsourced.matching.comparison import Weights
from wellsourced.matching.hearsay import Hearsay
from wellsourced.model.lineage import Derivation
from wellsourced.model.match import Utterance


def of_one_tale(
    sentences: Sequence[Hearsay], utterances: Sequence[Utterance], copies: Sequence[Derivation], weights: Weights
) -> dict[int, set[int]]:
    """Return for each sentence those of other accounts that quote or copy the same, by index."""
    by_account: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(sentences):
        by_account[sentence.telling.account].append(index)
    found: dict[int, set[int]] = defaultdict(set)
    _quoted(found, sentences, by_account, utterances, weights)
    _copied(found, sentences, by_account, copies)
    return found


def _copied(
    found: dict[int, set[int]],
    sentences: Sequence[Hearsay],
    by_account: Mapping[str, Sequence[int]],
    copies: Iterable[Derivation],
) -> None:
    """A marked sentence of an account and what stands in its place in a copy, reworded or translated."""
    taken = [d for d in copies if d.kind == "copy"]
    alignment = Alignment(taken, [s.telling for s in sentences])
    for one, other in sorted({tuple(sorted((d.source, d.target))) for d in taken}):
        for i in by_account.get(one, ()):
            for j in by_account.get(other, ()):
                if (sentences[i].marks or sentences[j].marks) and alignment.same(
                    sentences[i].telling, sentences[j].telling
                ):
                    found[i].add(j)
                    found[j].add(i)


def _quoted(
    found: dict[int, set[int]],
    sentences: Sequence[Hearsay],
    by_account: Mapping[str, Sequence[int]],
    utterances: Sequence[Utterance],
    weights: Weights,
) -> None:
    """A denial and what holds the same utterance and denies: of each other account the one that shares most."""
    for utterance in utterances:
        held: dict[str, list[int]] = defaultdict(list)
        for member in utterance.members:
            inside = [
                i
                for i in by_account.get(member.account, ())
                if member.start < sentences[i].telling.claim.end and sentences[i].telling.claim.start < member.end
            ]
            held[member.account].extend(inside)
        for account, mine in held.items():
            for i in mine:
                others = [theirs for other, theirs in held.items() if other != account and theirs]
                near = (_nearest(i, theirs, sentences, weights) for theirs in others)
                found[i].update(
                    j
                    for j in near
                    if (sentences[i].marks and sentences[j].marks) or _both_deny(sentences[i], sentences[j])
                )


def _nearest(one: int, others: Sequence[int], sentences: Sequence[Hearsay], weights: Weights) -> int:
    if len(others) == 1:
        return others[0]
    return min(others, key=lambda j: (-weights.shared(sentences[one].bag, sentences[j].bag).weight, j))


def _both_deny(one: Hearsay, other: Hearsay) -> bool:
    return (one.denies and other.says_no) or (other.denies and one.says_no)
