"""Lay a claim beside a place of an account: which of its details stand there, and what stands there instead.

Each word of the claim that says something is looked for in order; what is left over is compared with what the account
has in its place: another number, another name, a "not".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.wording import CONCEPT, Alignment, Match, Word, words_of
from wellsourced.matching.words import word_set
from wellsourced.model.speech import Claim, Heard
from wellsourced.text.lexicon import antonyms, concepts, group, is_stop, polarity_words, possibility_forms
from wellsourced.text.normalize import keys, tokens
from wellsourced.text.values import ValueSpan, find_values

WHOLE = 0.9  # a claim with so much of the sentence repeats it, its doubts included
MOST_NAMED = 4  # missing words that a reason names
# Words without which an English sentence says the same. Prepositions, pronouns and "all" are not among them.
_FREE = word_set(
    "a an the that this these those which who is are was were be been being am has have had do does did also"
)
# What stands for a title: nothing, or its other form.
_TITLES = {
    "mr": "", "mrs": "", "ms": "", "dr": "doctor",
    "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "senator": "sen", "representative": "rep", "governor": "gov", "general": "gen",
}  # fmt: skip
_TURNING = frozenset({"fail", "refuse"})
_STOPS = re.compile(r"[.!?;]")
_CLAUSE = re.compile(r"[,;:.!?—–]")
_NUMBER = re.compile(r"number_\d+$")


class Place(NamedTuple):
    """One or more neighbouring sentences of an account."""

    heard: Heard
    claims: tuple[Claim, ...]
    text: str
    words: tuple[Word, ...]

    @property
    def outlet(self) -> str:
        """How the account is called."""
        return self.heard.account.outlet or self.heard.account.source

    @property
    def order(self) -> tuple[int, str, str, int]:
        """Shorter places first; does not hang on the input's order."""
        account = self.heard.account
        return (len(self.claims), account.source, account.id, self.claims[0].start)


@lru_cache(maxsize=16384)
def exact_words(text: str, language: str | None) -> tuple[Word, ...]:
    """The words of ``text``, with "doesn't" and the phrase "not know" as two words, so that only the "not" differs."""
    found: list[Word] = []
    for word in words_of(text, language):
        if word.negates and word.key.endswith("n't"):
            verb = word.key.removesuffix("n't")
            verb = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}.get(verb, verb)
            found += [w._replace(start=word.start, end=word.end) for w in words_of(f"{verb} not", language)]
        elif " " in word.key and word.key.split()[0] in polarity_words(language):
            at = word.start
            for part in tokens(text[word.start : word.end]):
                for w in words_of(part.text, language):
                    found.append(w._replace(start=at + part.start, end=at + part.end))
        else:
            found.append(word)
    return tuple(found)


class Comparison:
    """A claim laid beside a place: which of its words are left over, and what stands there instead."""

    def __init__(self, asked: str, claim: Sequence[Word], place: Place, found: Alignment) -> None:
        self._asked, self._claim, self._place = asked, claim, place
        self._language = place.heard.account.language
        firm = [m for m in found.matches if m.likeness > CONCEPT or not asked[claim[m.one].start].isupper()]
        self._taken = {m.one: m.other for m, then in zip_longest(firm, firm[1:]) if not self._lent(m, then)}
        self._ones = sorted(self._taken)
        self._met = set(self._taken.values())
        self._mine = find_values(asked, self._language)
        self._theirs = find_values(place.text, self._language)

    def _lent(self, match: Match, then: Match | None) -> bool:
        """True for a negation of one sentence of the place that was matched beside words of the next."""
        words = self._place.words
        if then is None or not self._claim[match.one].negates:
            return False
        return self._lead(words[match.other].start) != self._lead(words[then.other].start)

    def contradiction(self) -> str:
        """What the account has instead, in words, where all else of the claim stands there; else empty."""
        left = self._left()
        if not left:
            return self._turned() if self._met else ""
        if all(self._turns(self._claim[i]) for i in left):
            return f"The account has no “{self._written(self._claim[left[0]])}” here: {self._place.outlet}."
        names = [i for i in left if self._is_name(i)]
        return self._replaced(left[0]) if len(left) == 1 or names == left else ""

    def _turned(self) -> str:
        """The negation in or around the place's words that the claim leaves out, in words; empty where none is."""
        words, matched = self._place.words, sorted(self._met)
        for at in range(matched[0], matched[-1] + 1):
            if at not in self._met and self._turns(words[at]) and not self._answered(at):
                return f"The account has “{self._theirs_written(words[at])}” here: {self._place.outlet}."
        clause = _CLAUSE.search(self._place.text, words[matched[-1]].end)
        end = clause.start() if clause else len(self._place.text)
        lead = self._lead(words[matched[0]].start)
        around = [w for w in words[: matched[0]] if w.start >= lead]
        around += [w for w in words[matched[-1] + 1 :][:1] if w.start < end]
        turning = next((w for w in around if self._turns(w)), None)
        if turning is None:
            return ""
        return f"The account has “{self._theirs_written(turning)}” beside these words: {self._place.outlet}."

    def _replaced(self, index: int) -> str:
        """The number, name, speaker or opposite that the account has in the place of a word; empty where none is."""
        word, gap = self._claim[index], self._gap(index)
        if self._is_number(word):
            other = next((g for g in gap if self._is_number(g)), None)
        elif self._is_name(index):
            other = next((g for g in gap if self._names(g)), None)
            speaker = self._speaker()
            if other is None and speaker is not None:
                return f"The account lays this to {speaker}, not to {self._written(word)}: {self._place.outlet}."
        else:
            other = next((g for g in gap if _opposite(word, g)), None)
        if other is None:
            return ""
        return f"The account says “{self._theirs_written(other)}”, not “{self._written(word)}”: {self._place.outlet}."

    def missing(self) -> str:
        """The first detail that the place does not have, in words; empty where it has all."""
        left = [self._written(self._claim[i]) for i in self._left()]
        if not left:
            return ""
        shown = ", ".join(f"“{word}”" for word in left[:MOST_NAMED])
        return f"The closest sentence does not have {shown}: {self._place.outlet}."

    def loosened(self) -> str:
        """The doubt or rumour under which the account has these words, in words; empty where there is none."""
        words, matched = self._place.words, sorted(self._met)
        if not matched or len(matched) >= WHOLE * len(words):
            return ""
        lead = self._lead(words[matched[0]].start)
        may = possibility_forms(self._language)
        doubt = [
            w for i, w in enumerate(words[: matched[-1]])
            if i not in self._met and w.start >= lead and w.key in may
        ]  # fmt: skip
        if doubt:
            return f"The account says it only with “{self._theirs_written(doubt[0])}”: {self._place.outlet}."
        known = hearsay_words(self._language)
        extra = [w for i, w in enumerate(words[: matched[-1]]) if i not in self._met and w.start >= lead]
        held = [extra[a:b] for forms in known.loosening for a, b in forms.places(extra)]
        held += [[w] for w in extra if w.key in known.deny | known.claiming]
        if not held:
            return ""
        return f"The account has it under “{' '.join(w.key for w in held[0])}”: {self._place.outlet}."

    def _left(self) -> list[int]:
        """The words of the claim that say something and have no counterpart, by index."""
        return [
            i for i, word in enumerate(self._claim)
            if i not in self._taken and not self._free(word) and not self._accounted(i)
        ]  # fmt: skip

    def _accounted(self, index: int) -> bool:
        """True where the account has the detail in another form: the same quantity, a part of a name, its speaker."""
        word = self._claim[index]
        value = _at(self._mine, word)
        if value is not None and self._is_number(word):
            low, high = self._span(index)
            return any(low <= v.start < high and _one_quantity(value, v) for v in self._theirs)
        if _is_speech(word):
            strong = [g for g in self._gap(index) if g.weight == 1.0 and not self._place.text[g.start].isupper()]
            return self._speaker() is not None and (not strong or any(map(_is_speech, strong)))
        if not self._is_name(index):
            return False
        return self._part_of_name(index) or self._speaks(index) or self._titled(index)

    def _part_of_name(self, index: int) -> bool:
        """True for the forename in "Ann Lee" where the place has "Lee" and the account somewhere the whole."""
        following = index + 1
        if following not in self._taken or not self._is_name(following):
            return False
        return f" {self._claim[index].key} {self._claim[following].key} " in _folded(self._place.heard.account.text)

    def _titled(self, index: int) -> bool:
        """True for "Mr", and for "Sen." where the place has "Senator"."""
        word = self._claim[index].key
        long = _TITLES.get(word)
        return long == "" or any(w.key in (long, word) for w in self._gap(index))

    def _names(self, word: Word) -> bool:
        """True for a word of the place that is a name by its capital."""
        if not self._place.text[word.start].isupper() or is_stop(word.key, self._language) or word.key in _TITLES:
            return False
        before = self._place.text[: word.start].rstrip(" \n\"'“‘«([")
        begins = not before or before[-1] in ".!?:"
        return not begins or _last_word(before[:-1]) in _TITLES

    def _speaks(self, index: int) -> bool:
        """True where a pronoun or nothing stands for the speaker whom the claim names."""
        speaker = self._speaker()
        stands = any(
            self._place.text[g.start].isupper() and not is_stop(g.key, self._language) for g in self._gap(index)
        )
        return speaker is not None and not stands and self._claim[index].key in keys(speaker)

    def _speaker(self) -> str | None:
        one = self._place.claims[0].start, self._place.claims[-1].end
        laid = [c.attributed_to for c in self._place.claims if c.attributed_to is not None]
        laid += [q.speaker for q in self._place.heard.quotes if q.speaker and one[0] <= q.start < one[1]]
        return laid[0].name if laid else None

    def _gap(self, index: int) -> Sequence[Word]:
        """The words of the place that stand where the word of the claim would, in the sentences of its neighbours."""
        words, at = self._place.words, bisect_left(self._ones, index)
        low = self._taken[self._ones[at - 1]] + 1 if at else 0
        high = self._taken[self._ones[at]] if at < len(self._ones) else len(words)
        ends = _STOPS.search(self._place.text, words[low - 1].end) if low else None
        lead = self._lead(words[high].start) if high < len(words) else len(self._place.text)
        end = ends.start() if ends and not self._titles_dot(ends.start()) else len(self._place.text) if low else 0
        return [w for w in words[low:high] if w.start < end or w.start >= lead]

    def _titles_dot(self, position: int) -> bool:
        """True for the full stop of "Mr."."""
        return _last_word(self._place.text[:position]) in _TITLES

    def _span(self, index: int) -> tuple[int, int]:
        gap = self._gap(index)
        return (gap[0].start, gap[-1].end) if gap else (0, 0)

    def _answered(self, at: int) -> bool:
        """True where the claim has a negation of its own, in other words, for the one at ``at`` of the place."""
        other = self._place.words[at]
        return any(i not in self._taken and self._turns(w) and other in self._gap(i) for i, w in enumerate(self._claim))

    def _lead(self, position: int) -> int:
        """Where the sentence begins that ``position`` stands in."""
        stops = _STOPS.finditer(self._place.text, 0, position)
        ends = [m.end() for m in stops if not self._titles_dot(m.start())]
        return ends[-1] if ends else 0

    def _turns(self, word: Word) -> bool:
        return word.negates or any(group(c) in _TURNING for c in word.concepts)

    def _is_number(self, word: Word) -> bool:
        parts = (word.key, *word.key.split("-"))
        return word.key[0].isdigit() or any(_NUMBER.match(c) for p in parts for c in concepts(p, self._language))

    def _is_name(self, index: int) -> bool:
        word = self._claim[index]
        return self._asked[word.start].isupper() and not is_stop(word.key, self._language)

    def _free(self, word: Word) -> bool:
        if (self._language or "en")[:2] == "en":
            return word.key in _FREE
        return word.weight < 1.0 and not word.negates

    def _written(self, word: Word) -> str:
        return self._asked[word.start : word.end]

    def _theirs_written(self, word: Word) -> str:
        return self._place.text[word.start : word.end]


def _last_word(text: str) -> str:
    return text.rsplit(None, 1)[-1].lower() if text.strip() else ""


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    return f" {' '.join(keys(text))} "


def _at(values: Sequence[ValueSpan], word: Word) -> ValueSpan | None:
    return next((v for v in values if v.start <= word.start < v.end), None)


def _one_quantity(one: ValueSpan, other: ValueSpan) -> bool:
    return one.quantity == other.quantity and one.unit == other.unit


def _is_speech(word: Word) -> bool:
    return any(group(c) == "say" for c in word.concepts)


def _opposite(one: Word, other: Word) -> bool:
    return any(frozenset({a, b}) in antonyms() for a in one.concepts for b in other.concepts)
