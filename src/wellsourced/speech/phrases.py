"""Find who stands beside a verb: names, pronouns and descriptions as subjects, before it or after it."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from wellsourced.speech.words import Words
from wellsourced.text.names import CALENDAR_WORDS, NameSpan
from wellsourced.text.normalize import Token, Tokenised

PhraseKind = Literal["name", "pronoun", "description"]
MAX_DESCRIPTION_WORDS = 18
MAX_INSERTED_WORDS = 8
MAX_OPENING_WORDS = 40
MAX_ROLE_WORDS = 4
BARE_WORDS = 5  # how long a noun phrase without an article may be: "senior aides to the mayor"
_BREAKS = frozenset('.;:"“”«»()—–\n')
_STOPS = _BREAKS | {","}
_SEMICOLONS = frozenset(";—–:\n")


# Articles and prepositions run into the next word: "l'agence", "dell'azienda".
_ELIDED = re.compile(r"^(l|un|d|dell|all|nell|sull|dall|quell|qu)'(\w{2,})")


class Phrase(NamedTuple):
    """Someone as written in one place. ``name`` is set when the phrase is, or holds, a proper name."""

    start: int
    end: int
    kind: PhraseKind
    name: NameSpan | None
    key: str  # folded head: the pronoun, or the description's words


def _named(name: NameSpan) -> Phrase:
    return Phrase(name.start, name.end, "name", name, " ".join(name.core))


class Reader:
    """Reads phrases in one account; knows its text, names and the words of its language."""

    def __init__(self, whole: Tokenised, names: Sequence[NameSpan], words: Words) -> None:
        self.whole = whole
        self.text = whole.text
        self.words = words
        self._times = CALENDAR_WORDS | words.grammar.times
        self._empty = words.empty | self._times
        self._covering = {position: name for name in names for position in range(name.start, name.end)}

    def name_at(self, position: int) -> NameSpan | None:
        """The proper name that covers ``position``."""
        return self._covering.get(position)

    def gap(self, line: Sequence[Token], index: int) -> str:
        """What stands between token ``index`` and the next one."""
        if index + 1 >= len(line):
            return "\n"
        return self.text[line[index].end : line[index + 1].start]

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
            return _named(self._through_role(line, index, name))
        stop = self._time_end(line, index)
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

    def _time_end(self, line: Sequence[Token], index: int) -> int:
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
        """``afirmó en un comunicado el director``: the subject behind a phrase of place or occasion."""
        for at in range(index + 2, min(len(line), index + MAX_INSERTED_WORDS)):
            if self.gap(line, at - 1).strip():
                return None
            before = line[at - 1]
            bound = (
                before.key in self.words.grammar.prepositions or before.text in self.words.grammar.written_prepositions
            )
            bound = bound or before.key in self.words.determiners
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
                if name is None and not withheld and self._breaks(token):
                    break
                if token.key in self.words.relative and not withheld:
                    withheld = self._tells_anonymity(line, stop)
                    if not withheld:
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
                ):
                    return _named(self._through_role(line, stop, name))
            article = stop == index and token.key in self.words.determiners
            article = article and token.text not in self.words.grammar.written_prepositions
            if (token.key in self.words.grammar.prepositions and not article) or token.key in self.words.relative:
                plain = False
            stop += 1
        return self._as_description(line, index, stop)

    def _breaks(self, token: Token) -> bool:
        return token.key in self.words.grammar.breaks or token.key in self.words.grammar.citing

    def _apposition(self, line: Sequence[Token], index: int, stop: int) -> Phrase | None:
        """ "the mayor, Ann Lee" is Ann Lee; "the mayor, who" is the mayor."""
        name = self.name_at(line[stop].start)
        if (
            name is not None
            and not name.organisation
            and not (name.possessive and self._follows_noun(line, stop, name))
        ):
            return _named(name)
        return self._as_description(line, index, stop)

    def _as_description(self, line: Sequence[Token], index: int, stop: int) -> Phrase | None:
        while stop - 1 > index and self._dangles(line, stop - 1):
            stop -= 1  # "teilte die Behörde mit"
        if stop <= index:
            return None
        key = " ".join(_ELIDED.sub(r"\1 \2", t.key) for t in line[index:stop])
        if all(t.key in self._empty for t in line[index:stop]) or line[index].key in ("and", "et", "e", "y", "und"):
            return None
        return Phrase(line[index].start, line[stop - 1].end, "description", None, key)

    def _dangles(self, line: Sequence[Token], index: int) -> bool:
        """True for a preposition that governs nothing: it ends no phrase."""
        return line[index].key in self.words.grammar.prepositions and self.name_at(line[index].start) is None

    def _tells_anonymity(self, line: Sequence[Token], index: int) -> bool:
        return any(t.key in self.words.anonymous for t in line[index + 1 : index + 9])

    def before(self, line: Sequence[Token], index: int) -> Phrase | None:
        """The subject of the verb at token ``index``: what ends before it, or the subject its clause shares."""
        at = self._over_auxiliaries(line, index - 1)
        if at < 0:
            return None
        if self._shares_subject(line, at, index):
            return self.clause_subject(line, at + 1)
        at = self._over_bracket(line, at)
        gap = self.gap(line, at)
        found = self._before_comma(line, at) if "," in gap else self._ending_at(line, at)
        if found is not None and found.kind == "description" and not self.well_begun(line, found):
            return self.clause_subject(line, at + 1) or None
        return found

    def _shares_subject(self, line: Sequence[Token], at: int, index: int) -> bool:
        """ "X stood up and said", "X went on to say", "X took a vote, saying": the verb has the clause's subject."""
        key = line[at].key
        grammar = self.words.grammar
        if self.name_at(line[at].start) is not None:
            return self.participle(line[index].key) and "," in self.gap(line, index - 1)
        if key in grammar.conjunctions or key in grammar.modals:
            return True
        auxiliary = any(t.key in grammar.passives for t in line[at + 1 : index])
        return self.participle(line[index].key) and not auxiliary and key not in self.words.pronouns

    def participle(self, key: str) -> bool:
        """True for "saying", "disant": a form that takes its subject from the main verb."""
        ending = self.words.grammar.participle
        return len(key) > len(ending) + 2 and key.endswith(ending)

    def clause_subject(self, line: Sequence[Token], index: int) -> Phrase | None:
        """The subject of the clause that holds the words before ``index``."""
        start = 0
        for at in range(1, index):
            gap = self.gap(line, at - 1)
            if not _SEMICOLONS.isdisjoint(gap):
                start = at
            elif "," in gap and line[at].key in self.words.grammar.conjunctions and self._opens(line, at + 1):
                start = at + 1
        return self.first(line[start:index]) or (self.first(line[:index]) if start else None)

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

    def well_begun(self, line: Sequence[Token], phrase: Phrase) -> bool:
        """True for words that can be a subject: behind an article, or a short plural like "police officers"."""
        words = self.words
        own = phrase.key.split()
        first = own[0]
        if first in words.determiners or first[0].isdigit():
            return True
        if first in words.grammar.prepositions or first in words.grammar.breaks or self.participle(first):
            return False
        opening = self.text[max(0, phrase.start - 2) : phrase.start].strip()
        starts = phrase.start == line[0].start or opening[-1:] in _STOPS
        return len(own) <= BARE_WORDS and (starts or not words.speaking_nouns.isdisjoint(own))

    def _over_auxiliaries(self, line: Sequence[Token], at: int) -> int:
        while at >= 0 and self.name_at(line[at].start) is None and self._adverb(line[at].key):
            at -= 1
        return at

    def _adverb(self, key: str) -> bool:
        ending = self.words.grammar.adverb_ending
        return key in self.words.adverbs or (bool(ending) and len(key) > len(ending) + 3 and key.endswith(ending))

    def _over_bracket(self, line: Sequence[Token], at: int) -> int:
        """Step back over "(R-Ohio)" behind a name."""
        if ")" not in self.gap(line, at):
            return at
        for position in range(at, max(0, at - 6), -1):
            if "(" in self.gap(line, position - 1):
                return position - 1
        return at

    def mark_before(self, line: Sequence[Token], subject: Phrase) -> str:
        """The mark before a phrase and its article: a comma in "..., the Trust said"; empty for none."""
        ahead = [t for t in line if t.end <= subject.start]
        start = subject.start
        if ahead and ahead[-1].key in self.words.determiners and self.text[ahead[-1].end : start].isspace():
            start = ahead[-1].start
        return self.text[:start].rstrip()[-1:]

    def _before_comma(self, line: Sequence[Token], at: int) -> Phrase | None:
        """The parenthesis before the verb: "Ann Lee, the mayor, said" and "the mayor, Ann Lee, said"."""
        opening = at
        while opening > 0 and "," not in self.gap(line, opening - 1) and at - opening < 25:
            opening -= 1
        if opening == 0:
            return self._ending_at(line, at)
        titled = opening
        while titled < at and (line[titled].key in self.words.determiners or line[titled].key in self.words.titles):
            titled += 1
        inside = self.name_at(line[titled].start)
        if inside is not None and inside.end >= line[at].end and not inside.organisation:
            return _named(inside)
        outside = self._ending_at(line, self._over_bracket(line, opening - 1))
        if outside is not None and self.text[outside.start : outside.end].isdigit():
            return self._before_comma(line, opening - 1)  # "Ann Lee, 52, of Upper Mill, said"
        if outside is not None:
            return outside
        return self._ending_at(line, at)

    def _ending_at(self, line: Sequence[Token], at: int) -> Phrase | None:
        token = line[at]
        if token.key in self.words.relative and at > 0:
            return self._ending_at(line, at - 1)
        name = self.name_at(token.start)
        part = at > 0 and line[at - 1].key in self.words.grammar.links
        if name is None and token.key in self.words.pronouns and not part:
            return Phrase(token.start, token.end, "pronoun", None, token.key)
        begin = self._head(line, at)
        if name is not None:
            first = self._index_of(line, at, name)
            inside = begin < first and (
                line[first - 1].key in self.words.grammar.links or self._article_then_link(line, first)
            )
            leader = self._leading_name(line, begin, first) if inside else None
            if leader is not None:
                return _named(leader)
            if not inside and not name.possessive:
                return _named(name)
        return self._as_description(line, begin, at + 1)

    def _stops(self, line: Sequence[Token], index: int) -> bool:
        """True where a mark behind token ``index`` ends a phrase; the dots of "U.S." end none."""
        name = self.name_at(line[index].start)
        inside = name is not None and line[index + 1].start < name.end
        return not inside and not _STOPS.isdisjoint(self.gap(line, index))

    def _leading_name(self, line: Sequence[Token], begin: int, first: int) -> NameSpan | None:
        """ "John Lee of the Coast Guard" is John Lee."""
        for token in line[begin:first]:
            name = self.name_at(token.start)
            if name is not None and not name.possessive and not name.organisation:
                return name
        return None

    def _article_then_link(self, line: Sequence[Token], first: int) -> bool:
        return (
            first > 1
            and line[first - 1].key in self.words.determiners
            and line[first - 2].key in self.words.grammar.links
        )

    def _index_of(self, line: Sequence[Token], at: int, name: NameSpan) -> int:
        while at > 0 and line[at - 1].start >= name.start:
            at -= 1
        return at

    def _head(self, line: Sequence[Token], at: int) -> int:
        """Walk left over "of the docks" and "who runs a stall" to where the noun phrase begins."""
        begin = at
        for position in range(at, max(-1, at - MAX_DESCRIPTION_WORDS), -1):
            if position < at and self._stops(line, position):
                break
            token = line[position]
            breaks = token.key in self.words.grammar.breaks and self.name_at(token.start) is None
            if breaks and position < at and not (position and line[position - 1].key in self.words.anonymous):
                break
            begin = position
            starts = token.key in self.words.determiners
            linked = position > 0 and (
                line[position - 1].key in self.words.grammar.prepositions or line[position - 1].key in self.words.cues
            )
            relative = any(t.key in self.words.relative for t in line[max(0, position - 6) : position])
            if starts and not linked and not relative:
                break
        return begin

    def first(self, line: Sequence[Token]) -> Phrase | None:
        """The phrase a clause begins with, past an opening phrase or clause of time or place."""
        begin = self._past_opening(line)
        for index in range(begin, len(line)):
            token = line[index]
            name = self.name_at(token.start)
            preceded = self._governed(line, index)
            if name is not None and not preceded and not name.possessive:
                return _named(self._through_role(line, index, name))
            if name is not None:
                continue
            if token.key in self.words.pronouns and token.key not in self.words.determiners and not preceded:
                return Phrase(token.start, token.end, "pronoun", None, token.key)
            if token.key in self.words.determiners and not preceded:
                phrase = self._description(line, index)
                if phrase is not None and (phrase.kind == "name" or index == begin):
                    return phrase
        return None

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

    def _past_opening(self, line: Sequence[Token]) -> int:
        """Step over "On Monday,", "After the vote ended," and "Speaking to a crowd," to the main clause."""
        if not line or self.name_at(line[0].start) is not None:
            return 0
        grammar = self.words.grammar
        key = line[0].key
        opening = key in grammar.subordinators or key in grammar.prepositions or self.participle(key)
        if not opening or (key in self.words.determiners and key not in grammar.prepositions):
            return 0
        for at in range(1, min(len(line), MAX_OPENING_WORDS)):
            if "," in self.gap(line, at - 1) and self._opens(line, at):
                return at
        return 0
