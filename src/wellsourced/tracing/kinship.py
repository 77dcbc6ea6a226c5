"""Decide whether two accounts share their telling, or only their subject."""

from typing import Literal, NamedTuple

from wellsourced.text.fingerprint import Run, shared_runs
from wellsourced.tracing.alignment import Alignment, align, sentences_in
from wellsourced.tracing.bodies import Body
from wellsourced.tracing.relays import publisher

Means = Literal["verbatim", "alignment"]

LEAST_RUN = 5  # words; four in a row ("the prime minister said") meet by chance
MERGE_GAP = 8  # words an editor may have changed between two runs of one passage


class Rule(NamedTuple):
    """A way to be a copy: all its floors must be reached. ``words`` stand outside quotation marks.

    ``among_others``: only between two publishers. Pages of one share standing matter and captions.
    """

    name: str
    means: Means
    floors: dict[str, float]
    among_others: bool = False


# Chosen on independent news tellings of the same events and on synthetic copies of them. Independent tellings
# reach a floor of "verbatim" where both print paragraphs of one agency, paper or post. In other words the order is
# the evidence: three matters come in one order by chance once in six, five once in a hundred and twenty, and a
# story has many pairs of accounts. Where fewer are in common, they have to be all that either side tells.
RULES = (
    Rule("most of it word for word", "verbatim", {"cover": 0.50, "same_words": 12}),
    Rule("a good part of it word for word", "verbatim", {"cover": 0.22, "same_words": 25, "longest": 12}),
    Rule("a passage word for word", "verbatim", {"longest": 28}, among_others=True),
    Rule("the same sentences in the same order", "alignment", {"aligned": 0.45, "pairs": 5, "lead": 0.30}),
    Rule("nearly all sentences in the same order", "alignment", {"aligned": 0.75, "pairs": 4, "lead": 0.20}),
    Rule("nearly all sentences of both", "alignment", {"aligned_both": 0.75, "pairs": 3, "lead": 0.20}),
)


class Kinship(NamedTuple):
    """What two accounts have in common. Shares are of the side of which more stands in the other.

    ``same_words`` and ``longest`` count words outside quotation marks in common runs: all, and of the longest
    passage. ``cover`` is their share, ``aligned`` the share in aligned sentences, ``aligned_both`` that of the other
    side. ``lead`` is what four sentences of the shorter side gain by the order of the other, beyond the reverse order.
    """

    one: Body
    other: Body
    runs: tuple[Run, ...]
    alignment: Alignment
    same_words: int
    longest: int
    cover: float
    aligned: float
    aligned_both: float
    pairs: int
    lead: float

    @property
    def rule(self) -> Rule | None:
        """The first rule that makes this pair a copy, or None."""
        rules = (r for r in RULES if not (r.among_others and self._one_publisher))
        return next((r for r in rules if all(getattr(self, k) >= v for k, v in r.floors.items())), None)

    @property
    def _one_publisher(self) -> bool:
        names = {publisher(body.account.outlet or "") for body in (self.one, self.other)}
        return len(names) == 1 and "" not in names


def kinship(one: Body, other: Body) -> Kinship:
    """Return what ``one`` and ``other`` have in common, word for word and sentence by sentence."""
    runs: list[Run] = []
    if one.account.language == other.account.language:
        runs = shared_runs([t.key for t in one.tokens], [t.key for t in other.tokens], LEAST_RUN)
    alignment = align(one, other)
    own = [own_words(one, run.one, run.length) for run in runs]
    aligned = (_aligned(alignment, one, 0), _aligned(alignment, other, 1))
    found = sum(own)
    return Kinship(
        one,
        other,
        tuple(runs),
        alignment,
        found,
        max((sum(own_words(one, r.one, r.length) for r in group) for group in merged(runs)), default=0),
        max(found / max(1, one.own_words), found / max(1, other.own_words)),
        max(aligned),
        min(aligned),
        len(alignment.pairs),
        (alignment.gain - alignment.reverse_gain) / max(1, min(len(one.sentences), len(other.sentences))) * 4,
    )


def own_words(body: Body, start: int, length: int) -> int:
    """Return how many of ``length`` words from ``start`` on stand outside quotation marks."""
    return length - sum(body.spoken[start : start + length])


def merged(runs: list[Run] | tuple[Run, ...]) -> list[list[Run]]:
    """Return ``runs`` in groups that make one passage: in order on both sides with small gaps."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and _follows(groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _follows(last: Run, run: Run) -> bool:
    here = run.one - last.one - last.length
    there = run.other - last.other - last.length
    return here <= MERGE_GAP and 0 <= there <= MERGE_GAP


def _aligned(alignment: Alignment, body: Body, side: int) -> float:
    return sum(s.words for s in sentences_in(alignment.pairs, body, side)) / max(1, body.own_words)
