"""Find the outlet that words were spoken to, by the construction: an interview, a question, a call, a column."""

from collections.abc import Iterator, Sequence

from wellsourced.speech.outlets import Outlets
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

LINK_WORDS = 4  # between "interviewed" and "by the Herald", "micro" and "de Radio Havre"
GIVEN_WORDS = 4  # of "a very different account"
AIRS_WORDS = 5  # of "the station Norvik", of "a short grainy clip"
AIRED_WORDS = 2  # of "live by"
ASKING_WORDS = 3  # between an outlet and "rang him"


class Hearers:
    """Knows the constructions in which whoever hears somebody out is an outlet, whatever it is called."""

    def __init__(self, reader: Reader, outlets: Outlets) -> None:
        self.reader = reader
        self.words = reader.words
        self.outlets = outlets
        self._links = self.words.relays.interview_links

    def of(self, line: Sequence[Token]) -> list[str]:
        """Return the outlets that a sentence says were spoken to, or that have seen a paper or carried the words."""
        found = (
            *self._asked(line),
            *self._aired(line),
            *self._opening(line),
            *self._shown(line),
            *self._given(line),
            *self._talked_with(line),
            *self._asking(line),
            *self._written_for(line),
            *self._on_air(line),
            *self._same(line),
        )
        return list(dict.fromkeys(found))

    def was_talking(self, line: Sequence[Token]) -> list[str]:
        """Return the outlet that a sentence behind somebody's words says they were spoken to: "She was speaking to"."""
        doing = self.words.relays.was_talking
        links = self._links | self.words.grammar.agents
        at = [i for i in range(len(line) - 1) if line[i].key in doing]
        found = (self._linked(line, i, links, strange=True) for i in at)
        return [name for name in found if name is not None][:1]

    def _aired(self, line: Sequence[Token]) -> Iterator[str]:
        """``an address carried live by WKQR``: what only an outlet does, whatever it is called."""
        agents = self.words.grammar.agents | self.words.grammar.told_on
        for index in (i for i in range(len(line) - 2) if line[i].key in self.words.relays.aired):
            ahead = self.outlets.at(line, 0) if self.reader.name_at(line[0].start) or index < AIRS_WORDS else None
            held = any(t.key in self.words.relays.recordings for t in line[index + 1 : index + 1 + AIRS_WORDS])
            if ahead is not None and ahead[1] == index and held:  # "Radio Moor played a clip in which"
                yield ahead[0]
            near = range(index + 1, min(len(line) - 1, index + 1 + AIRED_WORDS))
            by = next((i for i in near if line[i].key in agents), None)
            name = self.reader.name_at(line[by + 1].start) if by is not None else None
            if name is not None and name.text.isupper() and not name.possessive:
                yield name.text

    def _asked(self, line: Sequence[Token]) -> Iterator[str]:
        """``interrogée par Osterwire``, ``interviewed by the Herald``, ``a letter seen by the Herald``."""
        grammar, relays = self.words.grammar, self.words.relays
        plain = grammar.citing | grammar.seeing | relays.carried | relays.handed
        for index in range(len(line) - 2):
            key = line[index].key
            if key not in grammar.contacts | plain:
                continue
            saying = line[index + 1].key in grammar.likening  # "quoted as saying in the Herald"
            links = grammar.agents | (grammar.told_on if saying or key in grammar.contacts else frozenset())
            found = self._linked(line, index, links, strange=saying or key in grammar.contacts)
            if found is not None:
                yield found

    def _opening(self, line: Sequence[Token]) -> Iterator[str]:
        """``Told of the ruling by the Moor Docket, Lee said``: who tells, asks or shows it to whoever then speaks."""
        opens = self.words.grammar.contacts | self.words.tell | self.words.relays.access
        if not line or line[0].key not in opens:
            return
        stop = next((i for i in range(len(line) - 1) if "," in self.reader.gap(line, i)), len(line) - 1)
        by = next((i for i in range(1, stop) if line[i].key in self.words.grammar.agents), None)
        found = self.outlets.heard_at(line, by + 1) if by is not None else None
        if found is not None:
            yield found[0]

    def _shown(self, line: Sequence[Token]) -> Iterator[str]:
        """``a message shared with the Moor Daily``, ``an entry, which his niece showed to the Moor Daily``."""
        words = self.words
        papers = (
            words.relays.messages
            | words.grammar.documents
            | words.nouns
            | words.relays.recordings
            | words.grammar.texts
        )
        first = next((i for i, t in enumerate(line) if t.key in papers), len(line))
        for index in range(first + 1, len(line) - 2):
            if line[index].key in words.relays.shown_to:
                found = self._linked(line, index, words.relays.to, strange=True)
                if found is not None:
                    yield found

    def _given(self, line: Sequence[Token]) -> Iterator[str]:
        """``gave the Moor Daily another account``: an outlet that hears a version of it."""
        words = self.words
        told = words.nouns | words.relays.interviews | words.grammar.versions | {"account", "version", "interview"}
        for index in (i for i in range(1, len(line) - 2) if line[i].key in words.relays.gave):
            lead = index + 1 + (line[index + 1].key in words.relays.to - words.determiners)
            found = self.outlets.heard_at(line, lead) if lead < len(line) else None
            if found is not None and any(t.key in told for t in line[found[1] : found[1] + GIVEN_WORDS]):
                yield found[0]

    def _talked_with(self, line: Sequence[Token]) -> Iterator[str]:
        """``in an interview with the Herald``, « au micro de Radio Havre », ``in a letter to this newspaper``."""
        words = self.words
        sent = words.relays.messages | words.nouns
        for index in range(len(line) - 1):
            talk = line[index].key.split("'")[-1] in words.relays.interviews
            if talk or line[index].key in sent | words.relays.given_to:
                links = self._links if talk else words.relays.to
                led = index > 0 and line[index - 1].key in words.grammar.indefinite
                answers = line[index].key in words.relays.given_to and led
                found = self._linked(line, index, links, strange=talk or answers)
                if found is not None:
                    yield found

    def _linked(self, line: Sequence[Token], index: int, links: frozenset[str], *, strange: bool) -> str | None:
        """The outlet behind the first link that soon follows the word at ``index``."""
        at = index + 1
        if line[index].key in self.words.grammar.told_to and at < len(line):  # "gegenüber der Moorpost"
            return self._heard(line, at, strange=strange)
        while at < min(len(line) - 1, index + LINK_WORDS):
            if self.reader.gap(line, at - 1).strip(self.words_marks):
                return None
            if line[at].key.split("'")[0] in links or line[at].key in links:
                return self._heard(line, at + 1, strange=strange) or self._heard(line, at, strange=False)
            at += 1
        return None

    words_marks = " \u00a0\u202f"

    def _heard(self, line: Sequence[Token], at: int, *, strange: bool) -> str | None:
        found = self.outlets.heard_at(line, at) if strange else self.outlets.at(line, at)
        return found[0] if found is not None else None

    def _asking(self, line: Sequence[Token]) -> Iterator[str]:
        """``when the Ridge Echo rang him``: the outlet asks."""
        for index in range(1, len(line) - 2):
            if line[index - 1].key not in self.words.grammar.subordinators:
                continue
            found = self.outlets.heard_at(line, index)
            if found is None:
                continue
            behind = line[found[1] : found[1] + ASKING_WORDS]
            verb = next((t for t in behind if t.key in self.words.grammar.contacts | self.words.relays.asking), None)
            if verb is not None:
                yield found[0]

    def _written_for(self, line: Sequence[Token]) -> Iterator[str]:
        """``writing in the Gull magazine``, ``in her column for the Gull``, ``dont le Gull rapporte les propos``."""
        relays = self.words.relays
        for index in range(len(line) - 2):
            if line[index].key not in relays.columns:
                continue
            for at in range(index + 1, min(index + 1 + LINK_WORDS, len(line) - 1)):
                if line[at].key not in relays.columns_in:
                    continue
                text = line[index].key in self.words.nouns | self.words.grammar.texts
                found = self._heard(line, at + 1, strange=text or self.reader.participle(line[index].key))
                if found is not None:
                    yield found
                    break

    def _on_air(self, line: Sequence[Token]) -> Iterator[str]:
        """``He went on Radio Havre``, ``Sent to TVX to explain it``: what is known for an outlet, and no place."""
        for index in range(len(line) - 2):
            if line[index].key in self.words.relays.on_air:
                found = self._linked(line, index, self._links, strange=False)
                if found is not None:
                    yield found

    def _same(self, line: Sequence[Token]) -> Iterator[str]:
        """``cited in the same report``: of the outlet last named."""
        for index in range(1, len(line) - 1):
            if line[index].key in self.words.grammar.same and line[index + 1].key in self.words.grammar.texts:
                outlet = self.outlets.recalled(line[index].start)
                if outlet is not None:
                    yield outlet
