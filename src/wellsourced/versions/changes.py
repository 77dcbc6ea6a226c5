"""Compare two versions of an account sentence by sentence: what was added, removed and changed."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from wellsourced.model.account import Account
from wellsourced.model.version import Change, Wording
from wellsourced.text.normalize import keys
from wellsourced.text.sentences import sentence_spans

MOST_SENTENCES = 2000  # of one text; the rest of a longer one is not compared
LEAST_ALIKE = 55.0  # of 100: how like two sentences must be, to be one that was changed
MOST_PAIRED = 60  # sentences side by side of which some may be changed forms of others; beyond, none is

Sentence = tuple[Wording, str]


def changes(before: Account, after: Account) -> tuple[Change, ...]:
    """Return how ``after`` differs from ``before``, in the order of the texts; boilerplate is not compared.

    Sentences are the same when their words are; one that only moved has not changed.
    """
    old, new = _sentences(before), _sentences(after)
    moved = Counter(key for _, key in old) & Counter(key for _, key in new)
    found: list[Change] = []
    for removed, added in _blocks(old, new):
        found += _told([s for s in removed if not moved[s[1]]], [s for s in added if not moved[s[1]]])
    return tuple(found)


def _told(gone: Sequence[Sentence], come: Sequence[Sentence]) -> Iterator[Change]:
    """The changes of one place, in the order of both texts as far as the two go together."""
    pairs = _pairs(gone, come)
    left = [i for i in range(len(gone)) if i not in pairs.values()]
    for j, (after, _) in enumerate(come):
        while j in pairs and left and left[0] < pairs[j]:
            yield Change(kind="removed", before=gone[left.pop(0)][0], after=None)
        before = gone[pairs[j]][0] if j in pairs else None
        yield Change(kind="changed" if before else "added", before=before, after=after)
    for i in left:
        yield Change(kind="removed", before=gone[i][0], after=None)


def _sentences(account: Account) -> list[Sentence]:
    """The sentences of all blocks that tell the event, with their folded words; those without words left out."""
    found: list[Sentence] = []
    for block in account.evidence:
        text = account.text[block.start : block.end]
        for start, end in sentence_spans(text, account.language):
            key = " ".join(keys(text[start:end]))
            if key:
                wording = Wording(start=block.start + start, end=block.start + end, text=text[start:end])
                found.append((wording, key))
            if len(found) == MOST_SENTENCES:
                return found
    return found


def _blocks(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[list[Sentence], list[Sentence]]]:
    """Where the texts differ: the sentences that stand in one place of the old and of the new."""
    removed: list[Sentence] = []
    added: list[Sentence] = []
    for step in Indel.opcodes([key for _, key in old], [key for _, key in new]):
        if step.tag == "equal":
            if removed or added:
                yield removed, added
            removed, added = [], []
        removed += old[step.src_start : step.src_end] if step.tag == "delete" else ()
        added += new[step.dest_start : step.dest_end] if step.tag == "insert" else ()
    if removed or added:
        yield removed, added


def _pairs(gone: Sequence[Sentence], come: Sequence[Sentence]) -> dict[int, int]:
    """The sentences of ``come`` that are changed forms of ``gone``, each of one, the likest first."""
    if max(len(gone), len(come)) > MOST_PAIRED:
        return {}
    likely = sorted(
        (-likeness, i, j)
        for i, (_, one) in enumerate(gone)
        for j, (_, other) in enumerate(come)
        if (likeness := ratio(one.split(), other.split())) >= LEAST_ALIKE
    )
    pairs: dict[int, int] = {}
    for _, i, j in likely:
        if j not in pairs and i not in pairs.values():
            pairs[j] = i
    return pairs
