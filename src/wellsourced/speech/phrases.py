"""Read the phrase that begins at a place in a sentence: a name, a pronoun or a description."""

import itertools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from wellsourced.speech.sight import Sight
from wellsourced.speech.words import media_names, person_word
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token

PhraseKind = Literal["name", "pronoun", "description"]
MAX_DESCRIPTION_WORDS = 18
MAX_INSERTED_WORDS = 8
MAX_ROLE_WORDS = 4
PARTITIVE_WORDS = 3  # of "one of them"
COMPOUND_CHARS = 4  # of the last part of "Generaldirektor"
MAX_GIVEN_WORDS = 12  # of "who would give only her first name"
MAX_CLAUSE_WORDS = 9  # of a relative clause that tells somebody without a name apart
_BREAKS = frozenset('.;:"“”«»()—–\n')


# Articles and prepositions run into the next word: "l'agence", "dell'azienda".
_ELIDED_PLACE = re.compile(r"^(dell|all|nell|sull|dall)'")
_INFINITIVES = ("ar", "er", "ir", "are", "ere", "ire")
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


class PhraseReader(Sight):
    """Reads the phrases that begin at a place."""

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
            if index > begin and name is None and self._past_clause(line, begin, index):
                return None
            preceded = self._governed(line, index)
            if name is not None and not preceded and not name.possessive:
                return named(self._through_role(line, index, name))
            if name is not None:
                owned = self._owned(line, index) if index == begin and name.possessive else None
                if owned is not None:
                    return owned
                continue
            if token.key in self.words.pronouns and token.key not in self.words.determiners and not preceded:
                return Phrase(token.start, token.end, "pronoun", None, token.key)
            counted = index + 1 < len(line) and line[index + 1].key in self.words.grammar.links
            bare = token.key in self.words.grammar.several and (counted or token.key in self.words.nameable)
            if index == begin and self._several(token):
                return Phrase(token.start, token.end, "description", None, token.key)
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

    def _past_clause(self, line: Sequence[Token], begin: int, index: int) -> bool:
        """At "when" in "Nine bolts sheared when Lee pulled them": the clause before it had a subject of its own."""
        opens = line[index].key in self.words.grammar.subordinators
        return opens and not any("," in self.gap(line, at) for at in range(begin, index))

    def without_verb(self, line: Sequence[Token], phrase: Phrase) -> Phrase:
        """ "Un voisin" of "Un voisin se veut plus direct": a person and what they are of, where the verb is unknown."""
        own = [t for t in line if phrase.start <= t.start and t.end <= phrase.end]
        if phrase.kind != "description" or any(self._relative(own, i) for i in range(1, len(own))):
            return phrase
        head = next((i for i in range(1, len(own)) if own[i].key in self.words.grammar.prepositions), len(own))
        noun = max((i for i in range(head) if person_word(self.words, own[i].key)), default=None)
        if noun is None:
            return phrase
        stop = noun + 1
        while stop + 1 < len(own) and own[stop].key in self.words.grammar.prepositions:
            stop += 2
            while stop < len(own) and own[stop - 1].key in self.words.determiners:
                stop += 1
        key = " ".join(t.key for t in own[:stop])
        return Phrase(phrase.start, own[min(stop, len(own)) - 1].end, "description", None, key)

    def _several(self, token: Token) -> bool:
        """ "Residents" or "Crowds" at the head of a sentence."""
        if token.key in self.words.grammar.crowds:
            return True
        someone = self.words.kinds.persons | self.words.role_words
        return token.key not in someone and token.key.endswith("s") and token.key[:-1] in someone

    def _owned(self, line: Sequence[Token], index: int) -> Phrase | None:
        """ "Lee's father": someone told by whose they are."""
        name = self.name_at(line[index].start)
        at = next((i for i in range(index, len(line)) if name is not None and line[i].start >= name.end), len(line))
        someone = at < len(line) and (person_word(self.words, line[at].key) or line[at].key in self.words.kinds.generic)
        if not someone or self.gap(line, at - 1) != " ":
            return None
        apposed = self._description(line, index)
        if apposed is not None and apposed.kind == "name":
            return apposed
        key = " ".join(t.key for t in line[index : at + 1])
        return Phrase(line[index].start, line[at].end, "description", None, key)

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
            name = self.name_at(line[at].start)
            outlet = told and before.key.split("'")[-1] in self.words.media_words  # "a la agencia Norvik"
            bound = bound or (outlet and name is not None)
            if bound or (name is not None and name.start < line[at].start):
                continue
            article = line[at].key in self.words.determiners and line[at].key not in self.words.grammar.prepositions
            if name is not None or article or _ELIDED.match(line[at].key):
                return self.after(line, at)
        return None

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
                ends = self._ends_noun(line, stop) or (not plain and self._finite(line, stop))
                ends = ends and name is None and not withheld
                if ends and line[stop].key not in self.words.relative:
                    break
                if self._clause_opens(line, stop) and not withheld:
                    withheld = self._tells_anonymity(line, stop)
                    if not withheld:
                        told_apart = line[index].key in self.words.grammar.indefinite
                        stop = self._clause_end(line, index, stop) if told_apart else stop
                        break
                adverb = token.key in self.words.adverbs and token.key not in self.words.determiners
                adverb = adverb and not (stop + 1 < len(line) and person_word(self.words, line[stop + 1].key))
                if name is None and plain and adverb and token.text not in self.words.grammar.written_prepositions:
                    break
                if (
                    name is not None
                    and (name.core or not self.words.grammar.capital_nouns)
                    and plain
                    and (stop - 1 == index or line[stop - 1].key not in self.words.grammar.prepositions)
                    and line[stop - 1].text not in self.words.grammar.written_prepositions
                    and not name.possessive
                    and not self._tells_office(line, stop, name)
                    and not self._rules(line, index, stop - 1)
                ):
                    return named(self._through_role(line, stop, name))
            article = stop == index and token.key in self.words.determiners
            article = article and token.text not in self.words.grammar.written_prepositions
            small = token.key in self.words.grammar.prepositions or token.key in self.words.relative
            if small and not article:
                plain = False
            stop += 1
        return self._as_description(line, index, stop)

    def _finite(self, line: Sequence[Token], index: int) -> bool:
        """True for a helping verb that no pronoun leads: the verb of the sentence, and no part of its subject."""
        words, grammar = self.words, self.words.grammar
        small = words.determiners | grammar.conjunctions | grammar.prepositions | grammar.possessors.keys()
        helps = line[index].key in (grammar.passives | grammar.modals | grammar.having) - small
        return helps and line[index].text.islower() and line[index - 1].key not in words.pronouns | words.relative

    def _clause_opens(self, line: Sequence[Token], index: int) -> bool:
        """At "who keeps bees" behind "a woman", and at "I will not name" behind "an official"."""
        told = line[index].key in self.words.first and line[index - 1].key not in self.words.grammar.prepositions
        return line[index].key in self.words.relative or (told and index > 1 and not self.words.grammar.drops_subject)

    def _clause_end(self, line: Sequence[Token], index: int, clause: int) -> int:
        """Where "who keeps bees" behind "a woman" ends: before the sentence's verb, or with what follows that verb.

        ``clause`` itself where it is unclear.
        """
        inverted = index > 0 and line[index - 1].key in self.words.cues
        own = line[clause].key in self.words.first
        verbs = (
            self.words.cues if inverted or own else self.words.grammar.passives | self.words.adverbs | self.words.cues
        )
        for at in range(clause + 2, min(len(line), clause + MAX_CLAUSE_WORDS)):
            marked, ends = bool(self.gap(line, at - 1).strip()), line[at].key in verbs
            if marked or ends:
                told_on = marked and line[at].key in self.words.grammar.conjunctions  # "who keeps bees, and who"
                return at if marked == inverted or told_on else clause
        return len(line) if inverted and len(line) <= clause + MAX_CLAUSE_WORDS else clause

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
        beside = index > 0 and line[index - 1].key in self.words.grammar.beside  # "a man next to me"
        return self._breaks(line[index]) and not beside and not self.joins_body(line, index)

    def _breaks(self, token: Token) -> bool:
        return token.key in self.words.grammar.breaks or token.key in self.words.grammar.citing

    def _apposition(self, line: Sequence[Token], index: int, stop: int) -> Phrase | None:
        """ "the mayor, Ann Lee" is Ann Lee; "the mayor, who" is the mayor, as is "the mayor, Ann Lee said"."""
        if self._is_partitive(line, index, stop) and line[stop].key in self.words.grammar.indefinite:
            told = self._description(line, stop)  # "one of them, a baker"
            return (
                told
                if told is not None and any(person_word(self.words, w) for w in told.key.split())
                else self._as_description(line, index, stop)
            )
        name = self._titled_name(line, stop) or self._given_name(line, stop)
        if name is None or name.organisation or (name.possessive and self._follows_noun(line, stop, name)):
            return self._as_description(line, index, stop)
        speaks = self._follows_noun(line, stop, name) and self._word_behind(line, stop, name) in self.words.cues
        return self._as_description(line, index, stop) if speaks else named(name)

    def _is_partitive(self, line: Sequence[Token], index: int, stop: int) -> bool:
        """ "one of them", « l'une d'elles », "uno de ellos", „eine von ihnen“."""
        last = line[stop - 1].key
        them = self.words.plural | self.words.grammar.objects.keys() | self.words.grammar.them
        return 1 < stop - index <= PARTITIVE_WORDS and (last in them or last.partition("'")[2] in them)

    def _given_name(self, line: Sequence[Token], index: int) -> NameSpan | None:
        """ "a nurse, who gave only her first name, Ida,": the name behind the noun for it."""
        if line[index].key not in self.words.relative:
            return None
        for at in range(index + 1, min(len(line) - 1, index + MAX_GIVEN_WORDS)):
            if line[at].key in self.words.grammar.name_nouns:
                return self.name_at(line[at + 1].start)
        return None

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
        while stop - 1 > index and (self._dangles(line, stop - 1) or self._rules(line, index, stop - 1)):
            stop -= 1  # "teilte die Behörde mit"
        while index + 1 < stop and line[index].key in self.words.cues and self._leads(line[index + 1]):
            index += 1  # "disse a empresa, que chamou"
        if stop <= index:
            return None
        key = " ".join(_ELIDED.sub(r"\1 \2", t.key) for t in line[index:stop])
        empty = all(t.key in self._empty for t in line[index:stop]) and not self._one_of_them(line, index, stop)
        if empty or line[index].key in ("and", "et", "e", "y", "und"):
            return None
        if self._nobody(line, index, stop):
            return None
        return Phrase(line[index].start, line[stop - 1].end, "description", None, key)

    def _one_of_them(self, line: Sequence[Token], index: int, stop: int) -> bool:
        """ "one said", "said another": one of those just spoken of."""
        grammar = self.words.grammar
        beside = [*line[max(index - 1, 0) : index], *line[stop : stop + 1]]
        single = stop == index + 1 and line[index].key in grammar.indefinite | grammar.others
        return single and any(t.key in self.words.say | self.words.tell for t in beside)

    def _leads(self, token: Token) -> bool:
        return token.key in self.words.determiners

    def _nobody(self, line: Sequence[Token], index: int, stop: int) -> bool:
        """ "avait pourtant", "dall'ospedale", "dos horas más tarde": words that can be no noun phrase of a speaker."""
        grammar, first = self.words.grammar, line[index]
        if first.key in self.words.determiners and first.key not in grammar.prepositions:
            return self._measures_time(line, index, stop)
        if first.key in self.words.nameable or self.name_at(first.start) is not None:
            return False
        verbs = (self.words.cues - grammar.noun_like - self.words.nouns) | grammar.passives | grammar.modals
        edges = verbs | grammar.subordinators | grammar.contacts | grammar.asks | grammar.as_told | grammar.likening
        edges |= grammar.object_pronouns - self.words.determiners
        if first.key in self.words.adverbs and index + 1 < stop and line[index + 1].key in self.words.pronouns:
            return True  # "ließ er über den Verband"
        alone = stop == index + 1 and grammar.adjectives_follow and first.key.endswith(_INFINITIVES)
        return first.key in edges or alone or _ELIDED_PLACE.match(first.key) is not None

    def _measures_time(self, line: Sequence[Token], index: int, stop: int) -> bool:
        """ "dos horas más tarde", "a week later": a number of days is nobody."""
        own = list(itertools.takewhile(lambda t: t.key not in self.words.small, line[index + 1 : stop]))
        counted = line[index].key in self.words.grammar.several
        head = own[:1] if self.words.grammar.adjectives_follow or counted else own[-1:]
        return bool(head) and head[0].key in self._times and self.name_at(head[0].start) is None

    def _before_verb(self, line: Sequence[Token], index: int, stop: int) -> int:
        """Where "a clerk of the court bought a ladder" ends as a phrase: a noun has no article right behind it."""
        grammar = self.words.grammar
        if any(self._relative(line, at) for at in range(index, stop)):
            return stop
        for at in range(index + 2, stop):
            leads = line[at].key in self.words.determiners and line[at].key not in grammar.prepositions | grammar.links
            leads = leads and not self._that_clause(line, at)
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

    def _that_clause(self, line: Sequence[Token], at: int) -> bool:
        """ "A sheet that the Herald has seen", "a log that was kept": no article, but a clause."""
        key = line[at].key
        if key not in self.words.relative & self.words.grammar.demonstratives or at + 1 >= len(line):
            return False
        opens = self.words.adverbs | self.words.grammar.passives | self.words.pronouns | self.words.determiners
        return self.name_at(line[at + 1].start) is not None or line[at + 1].key in opens

    def _verb_like(self, token: Token) -> bool:
        """A word that is no name, no part of a noun phrase's edge, and small where nouns have a capital."""
        grammar = self.words.grammar
        small = (
            grammar.prepositions | grammar.conjunctions | grammar.links | self.words.determiners | self.words.relative
        )
        plain = token.text.islower() and token.key not in small and token.text not in grammar.written_prepositions
        return plain and self.name_at(token.start) is None and not self.participle(token.key)

    def _dangles(self, line: Sequence[Token], index: int) -> bool:
        """True for a preposition that governs nothing, or the verb of "The miners were": they end no phrase."""
        edges = self.words.grammar.prepositions | self.words.grammar.passives
        return line[index].key in edges and self.name_at(line[index].start) is None

    def _rules(self, line: Sequence[Token], begin: int, index: int) -> bool:
        """True for the verb of "The tribunal ruled": a past form right behind a noun for somebody, that led so far."""
        ending = self.words.grammar.past_ending
        if not ending or index < begin + 2 or not line[index].key.endswith(ending) or not line[index].text.islower():
            return False
        if line[index].key in self.words.grammar.named_in_passive | self.words.grammar.withheld:
            return False
        small = self.words.small - self.words.determiners
        led = all(t.key not in small for t in line[begin:index])
        return led and (line[index - 1].key in self.words.nameable or person_word(self.words, line[index - 1].key))

    def _tells_anonymity(self, line: Sequence[Token], index: int) -> bool:
        return any(t.key.split("'")[-1] in self.words.anonymous for t in line[index + 1 : index + 9])

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
