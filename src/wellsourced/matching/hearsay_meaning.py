"""How near two sentences of hearsay are in meaning, whatever their words and languages."""

from collections.abc import Sequence
from functools import cached_property

from wellsourced.matching.abroad import USUAL, USUAL_WEIGHT, cosine
from wellsourced.matching.hearsay import LEANS, Hearsay
from wellsourced.matching.pair_reader import Side, judgement
from wellsourced.matching.rereading import LANGUAGE

MOST_COMPARED = 48  # marked sentences that say how near to everything a sentence is
LEAST_COSINE = 0.86
WORTH_READING = 0.80
LEAST_MATTER = 0.8  # how likely the network must hold two sentences to be on one matter
LEAST_AHEAD = 0.045  # of what is usual in the story; below it, two tales of one event are as near


class Meanings:
    """The marked sentences of a story.

    A cosine alone says little (see ``abroad.py``); so a pair is measured against what both have in common with the
    marked sentences of other accounts.
    """

    def __init__(self, sentences: Sequence[Hearsay]) -> None:
        self._sentences = sentences

    @cached_property
    def _marked(self) -> list[int]:
        return [i for i, s in enumerate(self._sentences) if s.marks - LEANS and not s.bare][:MOST_COMPARED]

    def same(self, one: int, other: int) -> bool:
        """Return True where two sentences of two accounts are so near that they tell or deny one thing, or where the
        network that reads both holds them to be on one matter.
        """
        near = cosine(self._text(one), self._text(other))
        ahead = near - (self._commonly(one, other) + self._commonly(other, one)) / 2
        return (near >= LEAST_COSINE and ahead >= LEAST_AHEAD) or (near >= WORTH_READING and self._on_one(one, other))

    def _on_one(self, *pair: int) -> bool:
        told = [self._sentences[i].telling for i in pair]
        if any(telling.language != LANGUAGE for telling in told):
            return False
        one, other = sorted(told, key=lambda telling: (telling.moment or "~", telling.claim.text))
        return 1 - judgement(Side(one.claim.text), Side(other.claim.text)).apart >= LEAST_MATTER

    def _commonly(self, index: int, but: int) -> float:
        """The mean cosine of a sentence and the marked ones of other accounts, without the one it is compared with."""
        account = self._sentences[index].telling.account
        others = [i for i in self._marked if i != but and self._sentences[i].telling.account != account]
        near = [cosine(self._text(index), self._text(i)) for i in others]
        return (sum(near) + USUAL * USUAL_WEIGHT) / (len(near) + USUAL_WEIGHT)

    def _text(self, index: int) -> str:
        return self._sentences[index].telling.claim.text
