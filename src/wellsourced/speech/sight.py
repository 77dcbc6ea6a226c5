"""See what stands at a place in a sentence: a name, a gap, a time, the phrase that opens it."""

import re
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Self

from wellsourced.speech.words import Words, person_word
from wellsourced.text.names import CALENDAR_WORDS, NameSpan
from wellsourced.text.normalize import Token, Tokenised

MAX_OPENING_WORDS = 40
MAX_DATELINE_WORDS = 8
NOUN_WORDS = 5  # of "a man in a red coat", before "in"
_DASH = re.compile(r"[\s)](?:--|[-–—])\s")


class Sight:
    """Knows an account's text, its names and the words of its language."""

    def __init__(self, whole: Tokenised, names: Sequence[NameSpan], words: Words) -> None:
        self.whole = whole
        self.text = whole.text
        self.words = words
        self.names = names
        self._times = CALENDAR_WORDS | words.grammar.times
        self._empty = words.empty | self._times
        self._covering = {position: name for name in names for position in range(name.start, name.end)}
        self.skipped: Sequence[tuple[int, int]] = ()

    def without(self, spans: Sequence[tuple[int, int]]) -> Self:
        """The same reader, to which the words and the commas of some insertions are not there."""
        other = copy(self)
        other.skipped = spans
        return other

    def name_at(self, position: int) -> NameSpan | None:
        """The proper name that covers ``position``."""
        return self._covering.get(position)

    def gap(self, line: Sequence[Token], index: int) -> str:
        """What stands between token ``index`` and the next one."""
        if index + 1 >= len(line):
            return "\n"
        start, end = line[index].end, line[index + 1].start
        if any(start <= first and stop <= end for first, stop in self.skipped):
            return " "
        return self.text[start:end]

    def participle(self, key: str) -> bool:
        """True for "saying", "disant": a form that takes its subject from the main verb."""
        ending = self.words.grammar.participle
        return len(key) > len(ending) + 2 and key.endswith(ending)

    def time_end(self, line: Sequence[Token], index: int) -> int:
        """Step over "Monday", "el martes", "on Thursday night"; ``index`` itself where no time begins."""
        grammar = self.words.grammar
        led = index
        leads = (grammar.definite, grammar.locative, grammar.told_on)
        while led < len(line) and led - index < 2 and any(line[led].key in words for words in leads):
            led += 1
        stop = led
        while stop < len(line) and line[stop].key in self._times and self.name_at(line[stop].start) is None:
            stop += 1
        return stop if stop > led else index

    def _follows_noun(self, line: Sequence[Token], index: int, name: NameSpan) -> bool:
        while index < len(line) and line[index].start < name.end:
            index += 1
        return index < len(line) and self.gap(line, index - 1) == " "

    def _opens(self, line: Sequence[Token], index: int) -> bool:
        """True when a subject can begin at ``index``."""
        if index >= len(line):
            return False
        token = line[index]
        return (
            self.name_at(token.start) is not None
            or token.key in self.words.pronouns
            or token.key in self.words.determiners
        )

    def _governed(self, line: Sequence[Token], index: int) -> bool:
        """True behind a preposition, with or without an article between."""
        prepositions = self.words.grammar.prepositions
        if self.text[max(line[index].start - 1, 0) : line[index].start] == "(":
            return True
        if index and line[index - 1].key in prepositions and not self.gap(line, index - 1).strip():
            return True
        article = index > 1 and line[index - 1].key in self.words.determiners
        return article and line[index - 2].key in prepositions and line[index - 2].key not in self.words.determiners

    def _past_dateline(self, line: Sequence[Token]) -> int:
        """Where the sentence begins behind "HARBOURTOWN, 3 May (AP) - "; 0 without one."""
        if not line or len(line[0].text) < 2 or not line[0].text.isupper():
            return 0
        dashed = (at for at in range(1, min(len(line), MAX_DATELINE_WORDS)) if _DASH.search(self.gap(line, at - 1)))
        return next(dashed, 0)

    def past_opening(self, line: Sequence[Token]) -> int:
        """Step over "On Monday,", "In the yard", "After the vote ended," and "Asked about it," to the main clause."""
        dateline = self._past_dateline(line)
        if dateline:
            return dateline + self.past_opening(line[dateline:])
        if not line or self.name_at(line[0].start) is not None or not self._opens_phrase(line):
            return 0
        grammar, key = self.words.grammar, line[0].key
        plain = key in grammar.prepositions and key not in grammar.subordinators
        apposed = key in self.words.kinds.persons | self.words.role_words  # "Baker for thirty years, Lee"
        for at in range(1, min(len(line), MAX_OPENING_WORDS)):
            comma = "," in self.gap(line, at - 1)
            opens = self._opens(line, at) and (not apposed or self.name_at(line[at].start) is not None)
            if (comma and opens) or (plain and not comma and self._subject_at(line, at)):
                return at
            plain = plain and not comma
        return 0

    def _opens_phrase(self, line: Sequence[Token]) -> bool:
        """True where the first word leads a phrase of time, place or manner, or one that says what somebody is."""
        grammar, key = self.words.grammar, line[0].key
        if key in self.words.determiners and key not in grammar.prepositions:
            return False
        asked = key in grammar.contacts | grammar.asks
        placed = key in grammar.places and len(line) > 1 and line[1].key in grammar.prepositions
        leads = key in grammar.subordinators or key in grammar.prepositions or self.participle(key)
        apposed = key in self.words.kinds.persons | self.words.role_words and len(line) > 1
        apposed = apposed and line[1].key in grammar.prepositions
        return leads or asked or placed or apposed

    def _subject_at(self, line: Sequence[Token], index: int) -> bool:
        """True where the subject stands right behind an opening phrase, without a comma: "In the yard a boy sat"."""
        token, before = line[index], line[index - 1]
        small = self.words.grammar.prepositions | self.words.determiners | self.words.grammar.conjunctions
        if before.key in small or self.gap(line, index - 1) != " ":
            return False
        name = self.name_at(token.start)
        if name is not None:
            person = bool(name.title) or (len(name.core) > 1 and name.core[0] in self.words.forenames)
            return person and name.start == token.start and not name.possessive and not name.organisation
        if token.key not in self.words.determiners or token.key in self.words.grammar.prepositions:
            return False
        return any(person_word(self.words, t.key) for t in self._noun_phrase(line, index))

    def _noun_phrase(self, line: Sequence[Token], index: int) -> Iterator[Token]:
        """The words behind an article up to the next small word or mark."""
        ends = self.words.small | self.words.grammar.conjunctions
        for at in range(index + 1, min(len(line), index + NOUN_WORDS)):
            if self.gap(line, at - 1) != " " or line[at].key in ends:
                return
            yield line[at]

    def _relative(self, line: Sequence[Token], index: int) -> bool:
        """True for a relative pronoun; one that is an article elsewhere ("der") only behind a comma."""
        key = line[index].key
        article = key in self.words.determiners
        return key in self.words.relative and (not article or (index > 0 and "," in self.gap(line, index - 1)))
