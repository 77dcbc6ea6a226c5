"""Read the phrase that begins at a place in a sentence: a name, a pronoun or a description."""

import re
from collections.abc import Sequence
from copy import copy
from typing import Literal, NamedTuple, Self

from wellsourced.speech.words import Words, media_names
from wellsourced.text.names import CALENDAR_WORDS, NameSpan
from wellsourced.text.normalize import Token, Tokenised

PhraseKind = Literal["name", "pronoun", "description"]
MAX_DESCRIPTION_WORDS = 18
MAX_INSERTED_WORDS = 8
MAX_OPENING_WORDS = 40
MAX_ROLE_WORDS = 4
MAX_CLAUSE_WORDS = 9  # of a relative clause that tells somebody without a name apart
MAX_DATELINE_WORDS = 8
_DASH = re.compile(r"[\s)](?:--|[-–—])\s")
_BREAKS = frozenset('.;:"“”«»()—–\n')


# Articles and prepositions run into the next word: "l'agence", "dell'azienda".
_ELIDED = re.compile(r"^(l|un|d|dell|all|nell|sull|dall|quell|qu)'(\w{2,})")


class Phrase(NamedTuple):
    """Someone as written in one place. ``name`` is set when the phrase is, or holds, a proper name."""

    start: int
    end: int
    kind: PhraseKind
    name: NameSpan | None
    key: str  # folded head: the pronoun, or the description's words


def named(name: NameSpan) -> Phrase:
    """Return the phrase that a proper name is."""
    return Phrase(name.start, name.end, "name", name, " ".join(name.core))


class PhraseReader:
    """Reads the phrases that begin at a place; knows the account's text, its names and the words of its language."""

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

    def after(self, line: Sequence[Token], index: int) -> Phrase | None:
        """The phrase that begins at token ``index``, with a name in apposition preferred."""
        while index < len(line) and line[index].key in self.words.adverbs and not self.name_at(line[index].start):
            index += 1
        if index >= len(line):
            return None
        first = line[index]
        if first.key in self.words.pronouns and first.key not in self.words.determiners:
            return Phrase(first.start, first.end, "pronoun", None, first.key)
        name = self.name_at(first.start)
        if name is not None and not (name.possessive and self._follows_noun(line, index, name)):
            return named(self._through_role(line, index, name))
        stop = self.time_end(line, index)
        if stop > index:
            return self.after(line, stop) if "," not in self.gap(line, stop - 1) else None
        unled = name is None and first.key not in self.words.determiners
        if first.text in self.words.grammar.written_prepositions or (
            unled and first.key in self.words.grammar.prepositions
        ):
            return self._past_preposition(line, index)
        if unled and first.key in self.words.grammar.breaks:
            return None
        return self._description(line, index)

    def first(self, line: Sequence[Token]) -> Phrase | None:
        """The phrase a clause begins with, past an opening phrase or clause of time or place."""
        begin = self.past_opening(line)
        for index in range(begin, len(line)):
            token = line[index]
            name = self.name_at(token.start)
            if name is not None and name.start < token.start:
                continue
            preceded = self._governed(line, index)
            if name is not None and not preceded and not name.possessive:
                return named(self._through_role(line, index, name))
            if name is not None:
                continue
            if token.key in self.words.pronouns and token.key not in self.words.determiners and not preceded:
                return Phrase(token.start, token.end, "pronoun", None, token.key)
            bare = token.key in self.words.grammar.several and token.key in self.words.nameable
            bare = (
                bare
                and token.key not in self.words.determiners
                and (index == begin or "," in self.gap(line, index - 1))
            )
            if bare:
                return self._description(line, index)
            if token.key in self.words.determiners and not preceded and not self._relative(line, index):
                phrase = self._description(line, index)
                if phrase is not None and (phrase.kind == "name" or index == begin):
                    return phrase
        return None

    def _relative(self, line: Sequence[Token], index: int) -> bool:
        """True for a relative pronoun; one that is an article elsewhere ("der") only behind a comma."""
        key = line[index].key
        article = key in self.words.determiners
        return key in self.words.relative and (not article or (index > 0 and "," in self.gap(line, index - 1)))

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

    def _past_preposition(self, line: Sequence[Token], index: int) -> Phrase | None:
        """``afirmó en una carta el pintor``: the subject behind a phrase of place or occasion."""
        told = line[index].key in self.words.grammar.told_to
        for at in range(index + 2, min(len(line), index + MAX_INSERTED_WORDS)):
            if self.gap(line, at - 1).strip():
                return None
            before = line[at - 1]
            bound = (
                before.key in self.words.grammar.prepositions or before.text in self.words.grammar.written_prepositions
            )
            bound = bound or before.key in self.words.determiners
            bound = bound or (told and before.key.split("'")[-1] in self.words.media_words)  # "a la agencia Norvik"
            name = self.name_at(line[at].start)
            if bound or (name is not None and name.start < line[at].start):
                continue
            article = line[at].key in self.words.determiners and line[at].key not in self.words.grammar.prepositions
            if name is not None or article or _ELIDED.match(line[at].key):
                return self.after(line, at)
        return None

    def _follows_noun(self, line: Sequence[Token], index: int, name: NameSpan) -> bool:
        while index < len(line) and line[index].start < name.end:
            index += 1
        return index < len(line) and self.gap(line, index - 1) == " "

    def _description(self, line: Sequence[Token], index: int) -> Phrase | None:
        """A noun phrase up to a break; the name in it or beside it, if one is what it describes."""
        stop = index
        plain = True
        withheld = False  # inside "who asked not to be named"
        while stop < len(line) and stop - index < MAX_DESCRIPTION_WORDS:
            token = line[stop]
            name = self.name_at(token.start)
            if withheld and token.key in self.words.grammar.conjunctions:
                break
            if stop > index:
                gap = self.gap(line, stop - 1)
                within = name is not None and name.start < token.start
                if (not _BREAKS.isdisjoint(gap) or " - " in gap) and not within:
                    break
                if "," in gap:
                    return self._apposition(line, index, stop)
                if name is None and not withheld and self._ends_noun(line, stop):
                    break
                if token.key in self.words.relative and not withheld:
                    withheld = self._tells_anonymity(line, stop)
                    if not withheld:
                        stop = (
                            self._clause_end(line, stop) if line[index].key in self.words.grammar.indefinite else stop
                        )
                        break
                adverb = token.key in self.words.adverbs and token.key not in self.words.determiners
                if name is None and plain and adverb and token.text not in self.words.grammar.written_prepositions:
                    break
                if (
                    name is not None
                    and plain
                    and (stop - 1 == index or line[stop - 1].key not in self.words.grammar.prepositions)
                    and line[stop - 1].text not in self.words.grammar.written_prepositions
                    and not name.possessive
                    and not self._tells_office(line, stop, name)
                ):
                    return named(self._through_role(line, stop, name))
            article = stop == index and token.key in self.words.determiners
            article = article and token.text not in self.words.grammar.written_prepositions
            if (token.key in self.words.grammar.prepositions and not article) or token.key in self.words.relative:
                plain = False
            stop += 1
        return self._as_description(line, index, stop)

    def _clause_end(self, line: Sequence[Token], index: int) -> int:
        """Where "who keeps bees" behind "a woman" ends: before the sentence's verb; ``index`` where it is unclear."""
        verbs = self.words.grammar.passives | self.words.adverbs | self.words.cues
        for at in range(index + 2, min(len(line), index + MAX_CLAUSE_WORDS)):
            ends = line[at].key in verbs
            if self.gap(line, at - 1).strip() or ends:
                return at if ends and not self.gap(line, at - 1).strip() else index
        return index

    def _past_noun(self, line: Sequence[Token], index: int) -> bool:
        """Where nouns are written with a capital, a small word behind one is of no noun phrase, but "of the"."""
        token = line[index]
        goes_on = token.key in self.words.grammar.links or token.key in self.words.determiners
        goes_on = goes_on or token.key in self.words.grammar.prepositions or token.key in self.words.relative
        before = line[index - 1]
        small = token.text.islower() and before.text[0].isupper() and before.key not in self.words.determiners
        return self.words.grammar.capital_nouns and small and not goes_on

    def _tells_outlet(self, line: Sequence[Token], index: int) -> bool:
        """ "dijo el panadero a la agencia": whom it was told is no part of who tells it."""
        words = self.words
        if line[index].key not in words.grammar.told_to or line[index].key not in words.grammar.prepositions:
            return False
        rest = line[index + 1 : index + 3]
        told = next((t for t in rest if t.key not in words.determiners or self.name_at(t.start)), None)
        name = self.name_at(told.start) if told is not None else None
        if name is None:
            listed = words.media_words | words.told_not_outlet | words.media_acronyms
            return told is not None and told.key.split("'")[-1] in listed
        edges = {name.core[0], name.core[-1]} if name.core else set()
        return name.text.isupper() or not (media_names() | words.media_acronyms).isdisjoint(edges)

    def joins_body(self, line: Sequence[Token], index: int) -> bool:
        """ "The fire and rescue service": a conjunction inside the name of one body."""
        rest = line[index + 1 : index + 3]
        bodies = self.words.kinds.generic
        if index == 0 or len(rest) < 2 or line[index].key not in self.words.grammar.conjunctions:
            return False
        plain = self.gap(line, index - 1) == self.gap(line, index) == self.gap(line, index + 1) == " "
        joined = rest[1].key in bodies and rest[0].key not in bodies | self.words.determiners
        return plain and joined and line[index - 1].key not in bodies | self.words.kinds.persons

    def _ends_noun(self, line: Sequence[Token], index: int) -> bool:
        return self._ends_plainly(line, index) or self._past_noun(line, index) or self._tells_outlet(line, index)

    def _ends_plainly(self, line: Sequence[Token], index: int) -> bool:
        return self._breaks(line[index]) and not self.joins_body(line, index)

    def _breaks(self, token: Token) -> bool:
        return token.key in self.words.grammar.breaks or token.key in self.words.grammar.citing

    def _apposition(self, line: Sequence[Token], index: int, stop: int) -> Phrase | None:
        """ "the mayor, Ann Lee" is Ann Lee; "the mayor, who" is the mayor, as is "the mayor, Ann Lee said"."""
        name = self._titled_name(line, stop)
        if name is None or name.organisation or (name.possessive and self._follows_noun(line, stop, name)):
            return self._as_description(line, index, stop)
        speaks = self._follows_noun(line, stop, name) and self._word_behind(line, stop, name) in self.words.cues
        return self._as_description(line, index, stop) if speaks else named(name)

    def _titled_name(self, line: Sequence[Token], index: int) -> NameSpan | None:
        """ "Su hermana, la jueza Ana Robles,": the name behind an article and a title."""
        if line[index].key not in self.words.determiners or self.name_at(line[index].start) is not None:
            return self.name_at(line[index].start)
        at = index + 1
        while at < min(len(line), index + MAX_ROLE_WORDS) and self.gap(line, at - 1) == " ":
            name = self.name_at(line[at].start)
            if name is not None:
                closed = self.text[name.end : name.end + 1] == ","
                return name if closed and (name.title or self._is_office(line[at - 1].key)) else None
            at += 1
        return None

    def _word_behind(self, line: Sequence[Token], index: int, name: NameSpan) -> str:
        return next((t.key for t in line[index:] if t.start >= name.end), "")

    def _as_description(self, line: Sequence[Token], index: int, stop: int) -> Phrase | None:
        stop = self._before_verb(line, index, stop)
        while stop - 1 > index and self._dangles(line, stop - 1):
            stop -= 1  # "teilte die Behörde mit"
        if stop <= index:
            return None
        key = " ".join(_ELIDED.sub(r"\1 \2", t.key) for t in line[index:stop])
        if all(t.key in self._empty for t in line[index:stop]) or line[index].key in ("and", "et", "e", "y", "und"):
            return None
        return Phrase(line[index].start, line[stop - 1].end, "description", None, key)

    def _before_verb(self, line: Sequence[Token], index: int, stop: int) -> int:
        """Where "a clerk of the court bought a ladder" ends as a phrase: a noun has no article right behind it."""
        grammar = self.words.grammar
        if any(self._relative(line, at) for at in range(index, stop)):
            return stop
        for at in range(index + 2, stop):
            leads = line[at].key in self.words.determiners and line[at].key not in grammar.prepositions | grammar.links
            if not leads or self.gap(line, at - 1) != " " or self.name_at(line[at].start) is not None:
                continue
            end = at - 1
            while end > index + 1 and line[end].key in (grammar.phrasal | grammar.places) - grammar.prepositions:
                end -= 1
            if self._verb_like(line[end]):
                while end > index + 1 and line[end - 1].key in self.words.adverbs - self.words.determiners:
                    end -= 1
                return end if end > index + 1 else stop
        return stop

    def _verb_like(self, token: Token) -> bool:
        """A word that is no name, no part of a noun phrase's edge, and small where nouns have a capital."""
        grammar = self.words.grammar
        small = (
            grammar.prepositions | grammar.conjunctions | grammar.links | self.words.determiners | self.words.relative
        )
        plain = token.text.islower() and token.key not in small and token.text not in grammar.written_prepositions
        return plain and self.name_at(token.start) is None and not self.participle(token.key)

    def _dangles(self, line: Sequence[Token], index: int) -> bool:
        """True for a preposition that governs nothing: it ends no phrase."""
        return line[index].key in self.words.grammar.prepositions and self.name_at(line[index].start) is None

    def _tells_anonymity(self, line: Sequence[Token], index: int) -> bool:
        return any(t.key in self.words.anonymous for t in line[index + 1 : index + 9])

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

    def _through_role(self, line: Sequence[Token], index: int, name: NameSpan) -> NameSpan:
        """ "Lee spokeswoman Ida Holm" is Ida Holm."""
        at = index
        while at < len(line) and line[at].start < name.end:
            at += 1
        office = all(map(self._is_office, (*name.core, *name.title)))
        if office and at < len(line) and self.gap(line, at - 1).strip() == ",":
            return self.name_at(line[at].start) or name  # "the Director, Ida Holm"
        stop = at
        while stop < len(line) and stop - at < MAX_ROLE_WORDS and self.gap(line, stop - 1) == " ":
            other = self.name_at(line[stop].start)
            if other is not None:
                return other if stop > at and self._is_office(line[stop - 1].key) else name
            stop += 1
        return name

    def _tells_office(self, line: Sequence[Token], index: int, name: NameSpan) -> bool:
        """ "a retired Norvik pilot": the name says where, and the person stays without one."""
        at = index
        while at < len(line) and line[at].start < name.end:
            at += 1
        person = at < len(line) and line[at].key in self.words.kinds.persons and self.gap(line, at - 1) == " "
        return person and not name.title and self._through_role(line, index, name) is name

    def _is_office(self, word: str) -> bool:
        return word in self.words.titles or word in self.words.kinds.persons

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
        """Step over "On Monday,", "After the vote ended," and "Speaking to a crowd," to the main clause."""
        dateline = self._past_dateline(line)
        if dateline:
            return dateline + self.past_opening(line[dateline:])
        if not line or self.name_at(line[0].start) is not None:
            return 0
        grammar = self.words.grammar
        key = line[0].key
        opening = key in grammar.subordinators or key in grammar.prepositions or self.participle(key)
        opening = opening or (key in grammar.places and len(line) > 1 and line[1].key in grammar.prepositions)
        if not opening or (key in self.words.determiners and key not in grammar.prepositions):
            return 0
        for at in range(1, min(len(line), MAX_OPENING_WORDS)):
            if "," in self.gap(line, at - 1) and self._opens(line, at):
                return at
        return 0
