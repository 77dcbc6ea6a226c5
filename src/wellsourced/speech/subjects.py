"""Find the subject of a verb: the name, pronoun or description that stands before it."""

from collections.abc import Sequence

from wellsourced.speech.phrases import MAX_DESCRIPTION_WORDS, Phrase, PhraseReader, named
from wellsourced.speech.words import person_word
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token

BARE_WORDS = 5  # how long a noun phrase without an article may be: "senior aides to the mayor"
HEARER_WORDS = 3  # of "dem Harburger Boten", behind its article
_STOPS = frozenset(',.;:"“”«»()—–\n')
_SEMICOLONS = frozenset(";—–:\n")


class Reader(PhraseReader):
    """Reads phrases forwards from a place, and backwards from a verb to its subject."""

    def before(self, line: Sequence[Token], index: int) -> Phrase | None:
        """The subject of the verb at token ``index``: what ends before it, or the subject its clause shares."""
        apart = self.words.grammar.verb_final and index > 0 and "," in self.gap(line, index - 1)
        at = index - 1 if apart else self._over_auxiliaries(line, index - 1)  # ", der es gebaut hatte, sagte"
        if at >= 0 and self._is_object(line[at].key, line[at + 1].key):
            at -= 1
            if at >= 0 and line[at].key in self._times:
                return None  # "El lunes le contestó Lee"
        if at < 0:
            return None
        if self._shares_subject(line, at, index):
            shared = self.clause_subject(line, at + 1)
            led = at > 0 and line[at].key in self.words.grammar.infinitive_leads
            return self._ending_before(shared, line[at - 1]) if led else shared
        at = self._over_bracket(line, self._over_hearer(line, at))
        gap = self.gap(line, at)
        found = self._before_comma(line, at) if "," in gap else self._ending_at(line, at)
        if found is not None and found.kind == "description" and not self.well_begun(line, found):
            return self.clause_subject(line, at + 1) or None
        return found

    @staticmethod
    def _ending_before(subject: Phrase | None, verb: Token) -> Phrase | None:
        """ "la vecina empezó a gritar": the verb that leads to the infinitive is none of the description."""
        if subject is None or subject.kind != "description" or subject.end != verb.end or " " not in subject.key:
            return subject
        return subject._replace(end=verb.start - 1, key=subject.key.rpartition(" ")[0])

    def _is_object(self, key: str, verb: str) -> bool:
        """ "nous raconte Lee": the pronoun is whom it is told to; "nous racontons": it tells."""
        agrees = verb.endswith({"nous": "ons", "vous": "ez"}.get(key, "\0"))
        return key in self.words.grammar.object_pronouns and not agrees

    def _shares_subject(self, line: Sequence[Token], at: int, index: int) -> bool:
        """ "X stood up and said", "X went on to say", "X took a vote, saying": the verb has the clause's subject."""
        key = line[at].key
        grammar = self.words.grammar
        if self.name_at(line[at].start) is not None:
            return self.participle(line[index].key) and "," in self.gap(line, index - 1)
        if key in grammar.conjunctions or key in grammar.modals or key in grammar.infinitive_leads:
            return True
        auxiliary = any(t.key in grammar.passives for t in line[at + 1 : index])
        return self.participle(line[index].key) and not auxiliary and key not in self.words.pronouns

    def clause_subject(self, line: Sequence[Token], index: int) -> Phrase | None:
        """The subject of the clause that holds the words before ``index``."""
        start = 0
        for at in range(1, index):
            gap = self.gap(line, at - 1)
            if not _SEMICOLONS.isdisjoint(gap):
                start = at
            elif "," in gap and line[at].key in self.words.grammar.conjunctions and self._opens(line, at + 1):
                start = at + 1
        start = self._subordinate(line, index) or start
        return self.first(line[start:index]) or (self.first(line[:index]) if start else None)

    def _subordinate(self, line: Sequence[Token], index: int) -> int:
        """Where the clause of „..., wie die Mutter oft murmelte“ begins, whose verb is at ``index``; 0 for none."""
        grammar = self.words.grammar
        commas = [at for at in range(1, index) if "," in self.gap(line, at - 1)] if grammar.verb_final else []
        opens = grammar.subordinators | grammar.likening | grammar.completing | grammar.as_told
        verb = bool(commas) and (index + 1 >= len(line) or self.gap(line, index).strip() != "")
        return commas[-1] + 1 if verb and line[commas[-1]].key in opens else 0

    def well_begun(self, line: Sequence[Token], phrase: Phrase) -> bool:
        """True for words that can be a subject: behind an article, or a short plural like "police officers"."""
        words = self.words
        own = phrase.key.split()
        first = own[0]
        begin = next((i for i, t in enumerate(line) if t.start == phrase.start), 0)
        if begin and line[begin - 1].key in words.grammar.prepositions and self.gap(line, begin - 1) == " ":
            return False  # "Nach Angaben eines Nachbarn"
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
        return key in self.words.adverbs | self.words.grammar.emphatic or (
            bool(ending) and len(key) > len(ending) + 3 and key.endswith(ending)
        )

    def _over_hearer(self, line: Sequence[Token], at: int) -> int:
        """Step back over "dem Boten" in "dass Lee dem Boten gesagt hat", where verbs end their clause."""
        if not self.words.grammar.verb_final:
            return at
        for begin in range(at, max(0, at - HEARER_WORDS), -1):
            if not self.gap(line, begin - 1).isspace():
                return at
            if line[begin].key in self.words.relays.dative:
                return begin - 1
        return at

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
        if inside is not None and not inside.organisation and self._whole_name(line, inside, at):
            return named(inside)
        apposed = self._name_closing(line, opening, at)
        if apposed is not None:
            return named(apposed)
        outside = self._ending_at(line, self._over_bracket(line, opening - 1))
        if outside is not None and self.text[outside.start : outside.end].isdigit():
            return self._before_comma(line, opening - 1)  # "Ann Lee, 52, of Upper Mill, said"
        if outside is not None:
            return outside
        return self._ending_at(line, at)

    def _name_closing(self, line: Sequence[Token], opening: int, at: int) -> NameSpan | None:
        """ "Her rival, 17-year-old Ann Lee, said": the name that ends the parenthesis, behind what describes it."""
        name = self.name_at(line[at].start)
        plain = name is not None and not name.organisation and not name.possessive and len(name.core) > 1
        if name is None or not plain or (opening and self.name_at(line[opening - 1].start) is not None):
            return None
        small = self.words.small | self.words.cues | self.words.grammar.conjunctions
        led = [t for t in line[opening : at + 1] if t.end <= name.start]
        described = all(t.key not in small or t.key in self.words.determiners for t in led)
        return name if described and len(led) <= BARE_WORDS else None

    def _whole_name(self, line: Sequence[Token], name: NameSpan, at: int) -> bool:
        """True where nothing but the rest of the name stands up to token ``at``: "Ana Sáez de Lisgar"."""
        rest = [t for t in line[: at + 1] if t.start >= name.end]
        return all(t.text[:1].isupper() or t.key in self.words.grammar.links for t in rest)

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
            if begin < first and line[first - 1].key in self.words.grammar.agents and not name.possessive:
                return self._as_description(line, begin, at + 1)  # "a cook hired by Lee"
            leader = self._leading_name(line, begin, first) if inside else None
            if leader is not None:
                return named(leader)
            if not inside and not name.possessive:
                return named(name)
        return self._as_description(line, begin, at + 1)

    def _tells_apart(self, line: Sequence[Token], index: int) -> bool:
        """ "un operario que pide ...": a relative pronoun, though it opens clauses of other kinds elsewhere."""
        relative = index > 0 and line[index].key in self.words.relative - self.words.grammar.demonstratives
        return relative and person_word(self.words, line[index - 1].key)

    def _points(self, line: Sequence[Token], index: int) -> bool:
        """True for the "that" of "..., that person said"."""
        opens = index == 0 or not self.gap(line, index - 1).isspace()
        return opens and line[index].key in self.words.grammar.demonstratives

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
            breaks = breaks and not self.joins_body(line, position) and not self._tells_apart(line, position)
            if breaks and position < at and self._points(line, position):
                begin = position
                break
            if breaks and position < at and not (position and line[position - 1].key in self.words.anonymous):
                break
            begin = position
            starts = token.key in self.words.determiners
            linked = position > 0 and (
                line[position - 1].key in self.words.grammar.prepositions or line[position - 1].key in self.words.cues
            )
            linked = linked or self._genitive(line, position)
            relative = any(self._relative(line, i) for i in range(max(0, position - 6), position))
            if starts and not linked and not relative:
                break
        return begin

    def _genitive(self, line: Sequence[Token], index: int) -> bool:
        """ "ein Mitglied der Partei": an article right behind a noun goes on with it, where cases tell."""
        grammar = self.words.grammar
        led = grammar.verb_final and index > 0 and line[index].key in grammar.links and line[index].text.islower()
        return led and line[index - 1].text[0].isupper() and self.gap(line, index - 1) == " "
