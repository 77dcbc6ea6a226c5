"""How near two quotations in two languages are in meaning, beside all others that might be meant."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wellsourced.matching.clauses import stretches
from wellsourced.matching.units import Unit, part
from wellsourced.matching.wording import content
from wellsourced.text.crosslingual import meaning

USUAL = 0.82  # the cosine of two texts in two languages that have nothing to do with each other
USUAL_WEIGHT = 8  # how many pairs of this story it takes to say otherwise as loudly
MOST_COMPARED = 48  # texts that say how near to everything a text is
RIVAL_WEIGHT = 0.5
RIVAL_NEAREST, RIVAL_FARTHEST = -0.1, 0.05  # how much a rival's distance may take or give
UNEVEN = 1.5  # a quotation of so many times the words of another may hold it as a part
HOPELESS = -0.03  # of quotations that lie so far apart no part is looked for
SAME_WORDS = 0.6  # two quotations that share so much of the shorter one are no rivals

_Place = tuple[str, int, int]


class Near(NamedTuple):
    """How near two quotations are, each as far as the other may have it: ``one`` or ``other`` may be a part."""

    nearness: float
    one: Unit
    other: Unit


class Abroad:
    """The quotations of a story, by language.

    A cosine alone says little: some texts lie near everything, and two sentences of one speech lie near each other.
    So a pair is measured against what its two texts have in common with the rest of the story in the other language,
    and against the best rival in the other's account (a margin, as in Artetxe and Schwenk 2019).
    """

    def __init__(self, units: Sequence[Unit]) -> None:
        self._of_account: dict[str, list[Unit]] = defaultdict(list)
        texts: dict[str, list[str]] = defaultdict(list)
        for unit in units:
            self._of_account[unit.account.id].append(unit)
            if unit.language is not None:
                texts[unit.language].append(unit.text)
        self._texts = {language: sorted(set(found))[:MOST_COMPARED] for language, found in texts.items()}
        self._usual: dict[tuple[str, str | None], float] = {}
        self._known: dict[tuple[_Place, _Place], float] = {}

    def nearness(self, one: Unit, other: Unit) -> float:
        """Return how near two quotations in two languages are, beside others: from 0.12 up they mean the same nearly
        always, below 0.05 hardly ever.
        """
        a, b = sorted((one, other), key=_place)
        key = (_place(a), _place(b))
        if key not in self._known:
            near = cosine(a.text, b.text) - (self._commonly(a) + self._commonly(b)) / 2
            self._known[key] = near + RIVAL_WEIGHT * (self._ahead(a, b) + self._ahead(b, a))
        return self._known[key]

    def nearest(self, one: Unit, other: Unit) -> Near:
        """Return how near two quotations in two languages are, or one and the clauses of the other that it tells."""
        whole = Near(self.nearness(one, other), one, other)
        short, long = sorted((one, other), key=lambda u: (len(u.words), _place(u)))
        if len(long.words) < UNEVEN * len(short.words) or whole.nearness <= HOPELESS:
            return whole
        found = stretches(long.text, len(short.words))
        if not found:
            return whole
        start, end = max(found, key=lambda span: (cosine(long.text[span[0] : span[1]], short.text), -span[0]))
        told = part(long, long.start + start, long.start + end)
        near = Near(self.nearness(short, told), *((told, short) if long is one else (short, told)))
        return max(whole, near, key=lambda n: n.nearness)

    def _commonly(self, unit: Unit) -> float:
        """The mean cosine of a text and those of the story in other languages."""
        key = (unit.text, unit.language)
        if key not in self._usual:
            others = [t for language, texts in self._texts.items() if language != unit.language for t in texts]
            near = [cosine(unit.text, text) for text in others]
            self._usual[key] = (sum(near) + USUAL * USUAL_WEIGHT) / (len(near) + USUAL_WEIGHT)
        return self._usual[key]

    def _ahead(self, one: Unit, other: Unit) -> float:
        """By how much ``other`` lies nearer to ``one`` than the best rival in its account."""
        rivals = [u for u in self._of_account[other.account.id] if not _alike(u, other)]
        best = max((cosine(one.text, u.text) for u in rivals), default=self._commonly(one))
        return max(RIVAL_NEAREST, min(RIVAL_FARTHEST, cosine(one.text, other.text) - best))


@lru_cache(maxsize=65536)
def cosine(one: str, other: str) -> float:
    """Return how near two texts are in meaning, whatever their languages: a cosine, in practice 0.7 to 1."""
    return float(meaning(one) @ meaning(other))


def _alike(one: Unit, other: Unit) -> bool:
    """True where most words of the shorter one stand in the other, too."""
    a, b = ({w.stem for w in content(u.words)} for u in (one, other))
    return len(a & b) >= SAME_WORDS * max(1, min(len(a), len(b)))


def _place(unit: Unit) -> _Place:
    return (unit.account.id, unit.start, unit.end)
