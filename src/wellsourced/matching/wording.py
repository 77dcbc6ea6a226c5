"""Compare two wordings word by word, in order, within a language and across languages."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler

from wellsourced.text.inflection import stem
from wellsourced.text.lexicon import concept_sequence, group, is_stop, polarity_words

# What a matched word is worth. Function words say little; a word of negation says as much as a noun.
STOP_WEIGHT = 0.3
CONTENT_WEIGHT = 1.0
# How alike two words are by the way they were matched.
SAME, STEM, CONCEPT, COGNATE = 1.0, 0.95, 0.85, 0.7
COGNATE_LIKENESS = 0.9
MAX_WORDS = 160
_NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "mis", "a", "des", "de")
_LEAST_STEM_CHARS = 4
NEGATION_GROUP = "negation"
_COMPARED = frozenset("later more less fewer longer sooner earlier doubt matter wonder".split())  # "no later than"
# What follows a negation that denies nothing: "no later than", "nothing but", "nada más que".
_UNDONE: dict[str, frozenset[str]] = {
    "no": _COMPARED,
    "nothing": frozenset({"but", "except"}),
    "none": frozenset({"but", "other"}),
    "nobody": frozenset({"but"}),
    "rien": frozenset({"que", "qu"}),
    "nichts": frozenset({"als"}),
    "nada": frozenset({"mas", "mais"}),
    "niente": frozenset({"altro", "che"}),
    "nulla": frozenset({"altro", "che"}),
}
_UNTURNED = frozenset("than only just least merely matter doubt comment choice option alternative many".split())
_FORMS = {
    "'re": "are", "'m": "am", "'ve": "have", "'ll": "will", "'d": "would", "gonna": "going", "wanna": "want",
    "gotta": "got", "n't": "not", "no.": "number",
}  # fmt: skip


class Word(NamedTuple):
    """A word of a wording, with what it may mean and how much it says."""

    start: int
    end: int
    key: str
    stem: str
    concepts: frozenset[str]
    weight: float
    negates: bool


class Match(NamedTuple):
    """Word ``one`` of the first wording stands for word ``other`` of the second, ``likeness`` 0-1."""

    one: int
    other: int
    likeness: float


class Alignment(NamedTuple):
    """The words two wordings share, in order. ``covers_one`` and ``covers_other`` are weighted shares, 0-1."""

    matches: tuple[Match, ...]
    covers_one: float
    covers_other: float

    @property
    def contained(self) -> float:
        """How much of the shorter wording stands in the longer."""
        return max(self.covers_one, self.covers_other)

    @property
    def mutual(self) -> float:
        """How much each stands in the other: the smaller share."""
        return min(self.covers_one, self.covers_other)


@lru_cache(maxsize=16384)
def words_of(text: str, language: str | None) -> tuple[Word, ...]:
    """Return the words of ``text`` in order, contractions undone, at most ``MAX_WORDS``."""
    negations = polarity_words(language)
    found = []
    sequence = concept_sequence(text, language)
    following = {one.end: other.key for one, other in pairwise(sequence)}
    for token in sequence:
        key = _FORMS.get(token.key, token.key)
        negates = key in negations or any(group(c) == NEGATION_GROUP for c in token.concepts)
        negates = negates or _phrase_negates(key, negations)
        negates = negates and following.get(token.end, "") not in _UNDONE.get(key, ())
        stop = is_stop(key, language) and not negates
        weight = STOP_WEIGHT if stop else CONTENT_WEIGHT
        concepts = frozenset(token.concepts) if not stop or negates else frozenset()
        found.append(Word(token.start, token.end, key, stem(key, language or "en"), concepts, weight, negates))
    return tuple(found[:MAX_WORDS])


def _phrase_negates(key: str, negations: frozenset[str]) -> bool:
    """True for "not know" and "not affected", which the vocabulary reads as one word; not for "not only"."""
    first, *rest = key.split()
    return bool(rest) and first in negations and rest[-1] not in _UNTURNED


def likeness(one: Word, other: Word, foreign: bool) -> float:
    """Return how far two words stand for one another, 0-1."""
    if one.key == other.key and (not foreign or one.weight == CONTENT_WEIGHT):
        return SAME
    if not foreign and one.stem == other.stem:
        return STEM
    if one.concepts & other.concepts:
        return CONCEPT if not foreign else SAME
    return COGNATE if foreign and _cognate(one.key, other.key) else 0.0


def turned_by_prefix(one: str, other: str) -> bool:
    """Return True for two folded words of which one is the other with a prefix that negates it.

    >>> turned_by_prefix("insolvency", "solvency")
    True
    """
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _LEAST_STEM_CHARS and any(longer == prefix + shorter for prefix in _NEGATIVE_PREFIXES)


def _cognate(one: str, other: str) -> bool:
    """True for long words of two languages that begin alike and are spelled almost alike."""
    if min(len(one), len(other)) < 5 or one[0] != other[0]:
        return False
    return bool(JaroWinkler.similarity(one, other) >= COGNATE_LIKENESS)


def align(one: Sequence[Word], other: Sequence[Word], *, foreign: bool = False) -> Alignment:
    """Return the best order-keeping alignment of two wordings; across languages order counts only loosely.

    The sum of ``likeness`` times weight is maximised by dynamic programming (Needleman and Wunsch 1970, gaps free).
    """
    if not one or not other:
        return Alignment((), 0.0, 0.0)
    matches = _loose(one, other) if foreign else _ordered(one, other)
    total_one, total_other = sum(w.weight for w in one), sum(w.weight for w in other)
    got_one = sum(m.likeness * one[m.one].weight for m in matches)
    got_other = sum(m.likeness * other[m.other].weight for m in matches)
    return Alignment(tuple(matches), got_one / total_one, got_other / total_other)


def _ordered(one: Sequence[Word], other: Sequence[Word]) -> list[Match]:
    rows, columns = len(one), len(other)
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    like = [[likeness(a, b, False) for b in other] for a in one]
    for i in range(1, rows + 1):
        above, here, row = score[i - 1], score[i], like[i - 1]
        for j in range(1, columns + 1):
            best = above[j] if above[j] >= here[j - 1] else here[j - 1]
            if row[j - 1]:
                taken = above[j - 1] + row[j - 1] * min(one[i - 1].weight, other[j - 1].weight)
                best = taken if taken > best else best
            here[j] = best
    matches = []
    i, j = rows, columns
    while i and j:
        alike = like[i - 1][j - 1]
        if alike and score[i][j] == score[i - 1][j - 1] + alike * min(one[i - 1].weight, other[j - 1].weight):
            matches.append(Match(i - 1, j - 1, alike))  # of two like words the later one: next to what follows
            i, j = i - 1, j - 1
        elif score[i][j] == score[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return matches[::-1]


def _loose(one: Sequence[Word], other: Sequence[Word]) -> list[Match]:
    """Match content words one to one, the most alike first, those at a like place before those far apart."""
    options = []
    for i, a in enumerate(one):
        if a.weight < CONTENT_WEIGHT:
            continue
        for j, b in enumerate(other):
            if b.weight == CONTENT_WEIGHT and (value := likeness(a, b, True)):
                options.append((-value, abs(i / len(one) - j / len(other)), i, j))
    taken_one: set[int] = set()
    taken_other: set[int] = set()
    matches = []
    for value, _, i, j in sorted(options):
        if i not in taken_one and j not in taken_other:
            taken_one.add(i)
            taken_other.add(j)
            matches.append(Match(i, j, -value))
    return sorted(matches)


def content(words: Sequence[Word]) -> list[Word]:
    """Return the words that say something: all but function words."""
    return [w for w in words if w.weight == CONTENT_WEIGHT]
