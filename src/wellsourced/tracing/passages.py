"""Show where the two accounts are the same, as spans of both texts."""

from wellsourced.model.lineage import Passage
from wellsourced.text.fingerprint import Run
from wellsourced.tracing.bodies import Body
from wellsourced.tracing.kinship import Kinship, merged

MOST_BETWEEN = 3  # sentences between two aligned ones that are taken to be the same
LEAST_WORDS = 8  # a shorter common run is no passage a reader needs to see


def verbatim_passages(kin: Kinship, turned: bool) -> tuple[Passage, ...]:
    """Return the common runs, near ones merged, in source order; ``turned`` when it is ``kin.other``."""
    found = []
    for group in merged(kin.runs):
        first, last = group[0], group[-1]
        if sum(run.length for run in group) >= LEAST_WORDS:
            one = (kin.one.tokens[first.one].start, kin.one.tokens[last.one + last.length - 1].end)
            other = (kin.other.tokens[first.other].start, kin.other.tokens[last.other + last.length - 1].end)
            found.append(_passage(one, other, turned))
    return tuple(sorted(found, key=lambda p: (p.source, p.target)))


def aligned_passages(kin: Kinship, turned: bool) -> tuple[Passage, ...]:
    """Return the aligned sentences, neighbours on both sides merged, in order.

    As many sentences on both sides between two aligned ones are the same passage too, however they were reworded.
    """
    stretches: list[list[int]] = []
    for pair in kin.alignment.pairs:
        if stretches and 0 <= pair.one[0] - stretches[-1][1] == pair.other[0] - stretches[-1][3] <= MOST_BETWEEN:
            stretches[-1][1], stretches[-1][3] = pair.one[1], pair.other[1]
        else:
            stretches.append([*pair.one, *pair.other])
    taken = [{i for a, b, c, d in stretches for i in range(*((a, b), (c, d))[side])} for side in (0, 1)]
    for stretch in stretches:
        while _both_spoken(kin, stretch, taken):
            taken[0].add(stretch[1])
            taken[1].add(stretch[3])
            stretch[1], stretch[3] = stretch[1] + 1, stretch[3] + 1
    return tuple(_passage(_span(kin.one, a, b), _span(kin.other, c, d), turned) for a, b, c, d in stretches)


def _both_spoken(kin: Kinship, stretch: list[int], taken: list[set[int]]) -> bool:
    """True where a quotation follows on both sides: a copy hardly puts another in its place."""
    places = ((kin.one, stretch[1], taken[0]), (kin.other, stretch[3], taken[1]))
    return all(
        at < len(body.sentences) and at not in used and 2 * body.sentences[at].words < body.sentences[at].all_words
        for body, at, used in places
    )


def covered_tokens(runs: tuple[Run, ...], target_is_other: bool) -> frozenset[int]:
    """Return the indices of the target's tokens that stand in common runs."""
    return frozenset(
        i
        for run in runs
        for start in (run.other if target_is_other else run.one,)
        for i in range(start, start + run.length)
    )


def _span(body: Body, first: int, end: int) -> tuple[int, int]:
    return body.sentences[first].start, body.sentences[end - 1].end


def _passage(one: tuple[int, int], other: tuple[int, int], turned: bool) -> Passage:
    return Passage(source=other, target=one) if turned else Passage(source=one, target=other)
