"""Which quotations are worth laying beside each other: of one speaker, of common words, at one place of copies."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from wellsourced.matching.links import Copies, foreign
from wellsourced.matching.units import Unit
from wellsourced.matching.wording import content

MAX_PARTNERS = 400  # of one word, before it is too common to propose pairs


def candidates(units: Sequence[Unit], copies: Copies) -> list[tuple[int, int]]:
    """Return the pairs worth a look, by index: one speaker, or words in common where a speaker is not known alike.

    At one place of two copies, every pair.
    """
    pairs: set[tuple[int, int]] = set()
    by_speaker: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        if unit.speaker is not None:
            by_speaker[unit.speaker].append(index)
        for word in sorted({w.stem for w in content(unit.words)}):
            by_word[word].append(index)
    for indices in by_speaker.values():
        pairs.update((a, b) for n, a in enumerate(indices) for b in indices[n + 1 :])
    shared: Counter[tuple[int, int]] = Counter()
    for indices in by_word.values():
        if len(indices) <= MAX_PARTNERS:
            shared.update((a, b) for n, a in enumerate(indices) for b in indices[n + 1 :])
    for (a, b), count in shared.items():
        unknown = units[a].speaker is None or units[b].speaker is None
        if count >= min(2 if unknown else 4, units[a].weight, units[b].weight):
            pairs.add((a, b))
    pairs.update(_across_languages(units))
    pairs.update(_at_one_place(units, copies))
    return sorted(pairs)


def _at_one_place(units: Sequence[Unit], copies: Copies) -> Iterator[tuple[int, int]]:
    by_account: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        by_account[unit.account.id].append(index)
    for one, other in copies.pairs:
        for a in by_account[one]:
            yield from ((min(a, b), max(a, b)) for b in by_account[other] if copies.aligned(units[a], units[b]))


def _across_languages(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Quotations in two languages that stand at a like place of their accounts: speakers may be written differently."""
    by_account: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        by_account[unit.account.id].append(index)
    accounts = sorted(by_account)
    for n, one in enumerate(accounts):
        for other in accounts[n + 1 :]:
            if foreign(units[by_account[one][0]], units[by_account[other][0]]):
                yield from ((min(a, b), max(a, b)) for a in by_account[one] for b in by_account[other])
