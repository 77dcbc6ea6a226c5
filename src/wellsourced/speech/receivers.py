"""Find who is told something: the outlet behind a verb of telling, ahead of it, or as the subject of one of learning.

The closed forms of it, in six languages:

- told: ``told the Herald``, „sagte dem Boten“, « a confié au Phare », ``on Facebook``, ``told us``;
- fronted: ``To the Herald she said``, « Al Corriere ha detto »;
- learned: ``The Herald has learned from``, « selon ce qu'a appris Le Phare »;
- in a paper: ``a memo the Herald has seen``, „ein Vermerk, der dem Boten vorliegt“.
"""

import re
from collections.abc import Iterator, Sequence

from wellsourced.speech.cues import hears, is_cue, verb
from wellsourced.speech.known import person_in
from wellsourced.speech.outlets import NAME_MARKS, Outlets
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token, fold

_ON = frozenset("on in sur dans en no na su nel nella auf im bei via em sulla sul".split())
_US = frozenset("us".split())
_BRACKET = re.compile(r"[()]")
_ENDS_CLAUSE = frozenset('.;:"“”«»—(')
MAX_AFTER_CUE = 14
DIRECT_WORDS = 2  # between a verb of telling, or its subject, and a name that nothing shows to be an outlet's
AHEAD_OF_VERB = 5  # of „dem Boten am Montag sagte“
LEARNED_WORDS = 3  # between "The Herald" and "learned"
SEEN_WORDS = 4  # between "seen" and "the Herald"
AHEAD_WORDS = 3  # between "según" and "sabido"


class Receivers:
    """Reads from a sentence which outlet is told, learns or sees what it says."""

    def __init__(self, reader: Reader, outlets: Outlets, outlet: str | None) -> None:
        self.reader = reader
        self.words = reader.words
        self.outlets = outlets
        self.outlet = outlet

    def of(self, line: Sequence[Token]) -> list[str]:
        """Return the outlets that are told, learn or see something, wherever in the sentence the verb of it stands."""
        return list(dict.fromkeys((*self._fronted(line), *self._learned(line), *self._in_paper(line))))

    def anyone_told(self, line: Sequence[Token]) -> list[str]:
        """Return the outlets told by whoever is the subject of any of the sentence's verbs of telling."""
        cues = (index for index in range(len(line)) if is_cue(self.words, line, index))
        return list(dict.fromkeys(name for index in cues for name in self.told(line, index, None)))

    def heard_on(self, line: Sequence[Token]) -> list[str]:
        """Return the outlet on or in which a sentence without a verb of saying brings words: „, auch bei Norvik: “."""
        found = (self.outlets.at(line, i + 1) for i in range(len(line) - 1) if line[i].key in _ON)
        return [outlet[0] for outlet in found if outlet is not None][:1]

    def told(self, line: Sequence[Token], index: int, subject: Phrase | None) -> list[str]:
        """Return the outlet that the verb of saying at ``index`` is said to: behind it, its subject left out."""
        cue = verb(line[index].key)
        opens = self.words.clause_openers - self.words.determiners | self.words.grammar.demonstratives
        ahead = self._ahead(line, index) if self.words.grammar.verb_final else None
        if ahead is not None:
            return [ahead]
        for place, at in self._behind(line, index, subject):
            gap = _BRACKET.sub("", self.reader.text[line[at - 1].end : line[at].start])
            if at > index + 1 and not _ENDS_CLAUSE.isdisjoint(gap):
                break
            if at == index + 1 and "," in gap and self.words.grammar.verb_final:
                break  # „sagte, Lee sei im Hafen“
            if line[at].key in opens and self.outlets.own(line, at) is None:
                break  # "told the crowd that the Herald"
            if subject is None and line[at].key in self.words.relays.unclear:
                break  # „sagte der Sender“
            if line[at].key in _US and cue in self.words.tell and self.outlet:
                return [self.outlet]
            if place == 0 and line[at].key in self.words.neuter and hears(self.words, cue):
                return [name] if (name := self.outlets.recalled(line[at].start, 1)) is not None else []
            found = self._at(line, at, place, cue)
            if found is not None:
                return [found]
        return []

    def _ahead(self, line: Sequence[Token], index: int) -> str | None:
        """„wie er dem Boten sagte“, „hat Lee dem Boten gesagt“: where the verb ends its clause."""
        for at in range(max(1, index - AHEAD_OF_VERB), index):
            clear = all(not self.reader.gap(line, i).strip(NAME_MARKS) for i in range(at - 1, index))
            dative = line[at - 1].key in self.words.relays.to - self.words.relays.unclear
            found = self.outlets.heard_at(line, at) if clear and dative else None
            if found is not None and found[1] <= index:
                return found[0]
        return None

    def _behind(self, line: Sequence[Token], index: int, subject: Phrase | None) -> Iterator[tuple[int, int]]:
        """Where whom it was told may be named, with how many words stand between the verb, or its subject, and it."""
        span = (subject.start, subject.end) if subject is not None else (0, 0)
        place = 0
        for at in range(index + 1, min(len(line), index + 1 + MAX_AFTER_CUE + (span[1] - span[0] > 0) * 4)):
            if span[0] <= line[at].start < span[1] and line[at].key not in self.words.relays.to:
                place = 0
                continue
            if span[0] <= line[at].start:
                span = (0, 0)  # the description of a subject that a dative ends: "the cook to our reporter"
            yield place, at
            place += 1

    def _at(self, line: Sequence[Token], at: int, place: int, cue: str) -> str | None:
        """The outlet or the platform named at token ``at``, if what leads to it says that it is told there."""
        words, token = self.words, line[at]
        lead = self._lead(line, at)
        on, told = lead in _ON, cue in words.tell
        own = self.outlets.own(line, at)
        if own is not None and (lead in words.relays.to or lead not in words.grammar.prepositions):
            person = line[own[1] - 1].key in words.relays.own_nouns and "," in self.reader.gap(line, own[1] - 1)
            reporter = self.reader.name_at(line[own[1]].start) if person and own[1] < len(line) else None
            return own[0] if reporter is None or reporter.organisation else reporter.text
        if token.key in words.platforms and on:
            return token.text
        to = (
            "'" in token.key
            or self._bare(lead, cue, place)
            or (lead in words.relays.to | words.relays.known_only and not self._judged(lead, cue))
        )
        name = self.reader.name_at(token.start)
        noun = self.outlets.of_reporter(line, at) if to else None
        noun = noun or (self.outlets.at(line, at) if to or on else None)
        if noun is not None and (name is None or noun[0] != name.text) and self._open(line, noun[1] - 1):
            return noun[0]
        if name is None or name.start != token.start:
            return None
        if name.possessive:
            return name.text if to and self.outlets.has(name._replace(possessive=False)) else None
        strange = place <= DIRECT_WORDS and (told or words.grammar.verb_final or lead in words.relays.dative)
        strange = strange or (place <= DIRECT_WORDS and at > 0 and line[at - 1].text in words.relays.written_dative)
        strange = strange and lead not in words.relays.known_only and not self._of_office(line, at)
        known = (to or on or self._object(lead, cue, place)) and self.outlets.has(name)
        if (to and strange and self.outlets.could_be(name)) or known or self._by_kind(name):
            return name.text
        return None

    def _of_office(self, line: Sequence[Token], at: int) -> bool:
        """« l'assessore alla Sanità, Ann Lee »: what a role is for, where a comma brings in who has it."""
        words = self.words
        lead = next((i for i in range(at - 1, 0, -1) if line[i].key not in words.determiners - words.relays.to), 0)
        name = self.reader.name_at(line[at].start)
        behind = next((i for i in range(at, len(line)) if name is not None and line[i].start >= name.end), len(line))
        apposed = behind < len(line) and "," in self.reader.gap(line, behind - 1)
        role = lead > 0 and person_in(words, [line[lead - 1].key.split("'")[-1]])
        return role and apposed and self.reader.name_at(line[behind].start) is not None

    def _judged(self, lead: str, cue: str) -> bool:
        """„kritisierte den Sender“, « acusó a la cadena »: the object of a verb of naming is not told anything."""
        words = self.words
        names = cue in words.call - words.say - words.tell - words.relays.interviews
        return names and (words.grammar.verb_final or lead in words.relays.dative)

    def _lead(self, line: Sequence[Token], at: int) -> str:
        """The word that leads to the noun phrase at ``at``, its article left out: "to", "dem"."""
        dative = self.words.relays.to
        while at and line[at - 1].key in self.words.determiners and line[at - 1].key not in dative:
            at -= 1
        governed = at > 1 and line[at - 1].key in self.words.determiners
        if governed and line[at - 2].key in self.words.grammar.prepositions - dative:
            return line[at - 2].key  # „vor dem Tor“
        return line[at - 1].key if at else ""

    def _object(self, lead: str, cue: str, place: int) -> bool:
        """ "assured the Herald": what is known for an outlet may be the object of any verb of saying in English."""
        grammar = self.words.grammar
        plain = not grammar.verb_final and not grammar.adjectives_follow and cue in self.words.cues
        return plain and place <= DIRECT_WORDS and cue not in self.words.call and lead not in grammar.prepositions

    def _bare(self, lead: str, cue: str, place: int) -> bool:
        """ "told the Herald", „sagte Corvane“: nothing leads to whom it is told but the verb."""
        if self.words.grammar.verb_final:
            return place == 0
        return hears(self.words, cue) and place <= DIRECT_WORDS and lead not in self.words.grammar.prepositions

    def _by_kind(self, name: NameSpan) -> bool:
        platform = bool(name.core) and fold(name.core[-1]) in self.words.platforms
        return self.outlets.media_noun_at(name) or platform

    def _open(self, line: Sequence[Token], last: int) -> bool:
        """False for "the press conference": who is told there is no outlet."""
        return last + 1 >= len(line) or line[last + 1].key not in self.words.told_not_outlet

    def _fronted(self, line: Sequence[Token]) -> Iterator[str]:
        """``To the Herald she said``, « Al Corriere il custode ha detto »: a dative opens the sentence."""
        if len(line) < 3 or line[0].key not in self.words.relays.fronted:
            return
        found = self.outlets.heard_at(line, 1)
        if found is not None and any(is_cue(self.words, line, i) for i in range(found[1], len(line))):
            yield found[0]

    def _learned(self, line: Sequence[Token]) -> Iterator[str]:
        """``The Herald was told by a guard that``, « como ha sabido El Faro »: the outlet is the subject."""
        learned = self.words.relays.learned
        for index in range(len(line) - 1):
            if index and not self._opens_clause(line, index):
                continue
            found = self.outlets.heard_at(line, index)
            if found is not None and self._learns(line, found[1], learned):
                yield found[0]
            shows = self.words.relays.carried | self.words.grammar.relaying | self.words.grammar.citing
            known = self.outlets.at(line, index) if index and line[index - 1].key in self.words.relative else None
            if known is not None and self._learns(line, known[1], shows):  # « dont Norvik rapporte les propos »
                yield known[0]
        for index in range(1, len(line) - 1):
            ahead = {t.key for t in line[max(0, index - AHEAD_WORDS) : index]}
            if line[index].key in learned and ahead & (self.words.grammar.likening | self.words.according_heads):
                found = self.outlets.heard_at(line, index + 1)
                if found is not None:
                    yield found[0]

    def _learns(self, line: Sequence[Token], first: int, verbs: frozenset[str]) -> bool:
        for index in range(first, min(len(line), first + LEARNED_WORDS)):
            if self.reader.gap(line, index - 1).strip(NAME_MARKS):
                return False
            if line[index].key in verbs:
                return True
        return False

    def _opens_clause(self, line: Sequence[Token], index: int) -> bool:
        before = line[index - 1].key
        led = before in self.words.determiners and index > 1
        opens = self.words.clause_openers | self.words.grammar.likening
        return before in opens or "," in self.reader.gap(line, index - 1) or (led and line[index - 2].key in opens)

    def _in_paper(self, line: Sequence[Token]) -> Iterator[str]:
        """``a memo the Herald has seen``, „der dem Boten vorliegt“, « una nota que difunde la agencia Norvik »."""
        papers = self.words.grammar.documents | self.words.nouns | self.words.relays.messages
        papers |= self.words.grammar.texts | self.words.relays.recordings
        shows = self.words.relays.carried | self.words.grammar.relaying | self.words.grammar.citing
        first = next((i for i, t in enumerate(line) if t.key in papers), len(line))
        for index in range(first + 1, len(line)):
            access = line[index].key in self.words.relays.access
            if access or line[index].key in shows:
                yield from self._near(line, index, first + 1, strange=access)

    def taken_down(self, line: Sequence[Token]) -> list[str]:
        """Return the outlet that has taken down, printed or carried what the sentence is about."""
        shows = self.words.relays.carried | self.words.grammar.relaying | self.words.relays.learned
        found = (self._near(line, i, 0, strange=False) for i in range(len(line)) if line[i].key in shows)
        return list(dict.fromkeys(name for names in found for name in names))[:1]

    def _near(self, line: Sequence[Token], index: int, first: int, *, strange: bool) -> Iterator[str]:
        """The outlet beside the verb at ``index``, in its clause."""
        for at in range(max(first, index - SEEN_WORDS), min(len(line), index + SEEN_WORDS)):
            within = line[min(at, index) : max(at, index)]
            if any(self.reader.gap(within, i).strip(NAME_MARKS) for i in range(len(within) - 1)):
                continue
            found = self.outlets.heard_at(line, at) if strange else self.outlets.at(line, at)
            if found is not None:
                yield found[0]
                return
