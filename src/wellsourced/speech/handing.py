"""Find who, or what, hands words on: "through her lawyer", "relayed by Lee", "on Facebook", "in the minutes"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from wellsourced.speech.cues import Tie, is_cue
from wellsourced.speech.known import person_in
from wellsourced.speech.outlets import Outlets
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.speech.tellers import can_tell, somebody
from wellsourced.speech.words import Words
from wellsourced.text.normalize import Token

THROUGH_WORDS = 9  # between the verb of saying and "through her lawyer"
HANDED_WORDS = 6  # of "read out aloud in court by"
AGENT_WORDS = 6  # of "the lawyer of the family"
PAPER_WORDS = 8  # between "a message" and "relayed by"
SHOWN_WORDS = 5  # between "record" and "the member from Upper Mill"
POSTED_WORDS = 9  # between a verb and "on Facebook"
SHOWN_CHARS = 400  # how far back the recording stands in which somebody "is heard"
RECORD_WORDS = 5  # of "in the harbour office's register"


class Handing:
    """Reads from a sentence by whom, or by what, its words were handed on."""

    def __init__(self, reader: Reader, outlets: Outlets) -> None:
        self.reader = reader
        self.words = reader.words
        self.outlets = outlets

    def by(self, line: Sequence[Token], found: Tie | None) -> Iterator[Phrase]:
        """Yield those who handed the words on: they are to be resolved."""
        yield from self._through(line, found)
        yield from self._through_first(line)
        yield from self._handed(line, found)
        yield from self._read_aloud(line)

    def where(self, line: Sequence[Token], found: Tie | None) -> Iterator[str]:
        """Yield the platforms on which, and the records in which, the words stand."""
        yield from self._on_platform(line, found)
        yield from self._in_record(line, found)

    def _through(self, line: Sequence[Token], found: Tie | None) -> Iterator[Phrase]:
        """``she said through her lawyer``, ``ließ über den Verband ausrichten``: of a person, no body."""
        if found is None or found.subject is None or not self._is_person(found.subject):
            return
        for index in range(1, len(line) - 1):
            size = next((len(p) for p in self.words.relays.through if _stands(line, index, p)), 0)
            if not size or not self._near(line, index, found):
                continue
            if line[index].key in self.words.relays.let_through and not self._lets(line):
                continue
            who = self.reader.after(line, index + size)
            lets = line[index].key in self.words.relays.let_through
            if (
                who is not None
                and who.kind != "pronoun"
                and (somebody(self.reader, who) or (lets and can_tell(self.reader, who)))
            ):
                yield who

    def _through_first(self, line: Sequence[Token]) -> Iterator[Phrase]:
        """``Through an interpreter, Ann Lee, he said``, ``Speaking through her lawyer, Ann Lee,``: one with a name."""
        first = int(bool(line) and self.reader.participle(line[0].key))
        size = next((len(p) for p in self.words.relays.through if _stands(line, first, p)), 0)
        who = self.reader.after(line, first + size) if size and first + size < len(line) else None
        comma = who is not None and self.reader.text[who.end : who.end + 1] == ","
        if who is not None and comma and who.kind == "name" and who.start > line[first + size].start:
            yield who

    def _lets(self, line: Sequence[Token]) -> bool:
        """ "ließ ... ausrichten": without it, "über" tells of whom one speaks."""
        return any(t.key in self.words.relays.letting for t in line)

    def _near(self, line: Sequence[Token], index: int, found: Tie) -> bool:
        if found.subject is None or line[index].start < found.subject.start:
            return False
        if line[index].start < found.subject.end and found.subject.kind == "name":
            return False
        cue = found.cue.start if found.cue is not None else found.subject.end
        between = [t for t in line if min(cue, line[index].start) <= t.start < max(cue, line[index].start)]
        gaps = [self.reader.text[a.end : b.start] for a, b in pairwise(between)]
        return len(between) <= THROUGH_WORDS and not any(mark in gap for gap in gaps for mark in ";.")

    def _is_person(self, subject: Phrase) -> bool:
        words = self.words
        if subject.kind == "pronoun":
            return subject.key in words.masculine | words.feminine | words.plural
        if subject.kind == "name":
            return subject.name is not None and not subject.name.organisation
        return person_in(words, subject.key.split())

    def _handed(self, line: Sequence[Token], found: Tie | None) -> Iterator[Phrase]:
        """``a message relayed by the manager``, ``une lettre lue par le greffier``."""
        for index in range(len(line) - 2):
            papers = self.words.relays.messages | self.words.grammar.documents | self.words.nouns
            near = line[max(0, index - PAPER_WORDS) : index]
            likened = near[-1:] != () and near[-1].key in self.words.grammar.likening  # "as relayed by Lee"
            if line[index].key not in self.words.relays.handed or not (likened or any(t.key in papers for t in near)):
                continue
            for at in range(index + 1, min(index + HANDED_WORDS, len(line) - 1)):
                if line[at].key in self.words.grammar.agents:
                    yield from self._agent(line, at, found)
                    break
                if self.reader.gap(line, at - 1).strip() or is_cue(self.words, line, at):
                    break

    def _read_aloud(self, line: Sequence[Token]) -> Iterator[Phrase]:
        """``a note, which the chaplain read aloud``, « una carta, que leyó su agente »."""
        for index in range(1, len(line) - 2):
            noun = any(t.key in self.words.relays.messages for t in line[max(0, index - 2) : index])
            if not noun or line[index].key not in self.words.relative:
                continue
            near = range(index + 1, min(len(line), index + HANDED_WORDS))
            verb = next((i for i in near if line[i].key in self.words.relays.aloud | self.words.relays.handed), None)
            if verb is None:
                continue
            who = self.reader.after(line, verb + 1) if verb == index + 1 else self.reader.after(line[:verb], index + 1)
            if who is not None and can_tell(self.reader, who) and somebody(self.reader, who):
                yield who

    def _agent(self, line: Sequence[Token], at: int, found: Tie | None) -> Iterator[Phrase]:
        """Who follows "by", if that is somebody and not the speaker."""
        who = self.reader.after(line, at + 1)
        if who is None or (found is not None and found.subject is not None and who.start == found.subject.start):
            return
        own = who.key.split()
        plain = len(own) <= AGENT_WORDS and self.words.cues.isdisjoint(own[1:])
        if plain and can_tell(self.reader, who) and somebody(self.reader, who):
            yield who

    def _on_platform(self, line: Sequence[Token], found: Tie | None) -> Iterator[str]:
        """``wrote on Facebook``, ``Sur Facebook, elle salue``, ``setzte ein Foto auf Facebook``."""
        words = self.words
        for index in range(1, len(line)):
            token = line[index]
            if token.key not in words.platforms or not token.text[:1].isupper():
                continue
            at = index - 1
            while at > 0 and line[at].key in words.relays.platform_nouns | words.determiners:
                at -= 1
            if line[at].key not in words.relays.on_platform and line[at].text not in words.relays.on_platform:
                continue
            opens = at == 0 or (at == 1 and line[0].key in words.grammar.conjunctions)
            sent = words.relays.messages | words.nouns | words.relays.recordings
            posted = any(t.key in sent for t in line[max(0, at - 2) : at])
            in_post = line[0].key in words.grammar.prepositions and posted
            if opens or in_post or self._posted(line, at, found):
                yield token.text

    def _posted(self, line: Sequence[Token], at: int, found: Tie | None) -> bool:
        """Whose words they are has put them there: a verb of posting or of saying stands soon before."""
        for index in range(at - 1, max(-1, at - POSTED_WORDS), -1):
            if not self.reader.gap(line, index).isspace():
                return False
            cued = found is not None and found.cue is not None and found.cue.start == line[index].start
            if cued or line[index].key in self.words.relays.posting or is_cue(self.words, line, index):
                return self._of_speaker(line, index, found)
        return False

    def _of_speaker(self, line: Sequence[Token], index: int, found: Tie | None) -> bool:
        """The verb is the speaker's, or what is posted is where it was said: "In a video posted on Facebook, she"."""
        if found is None or found.subject is None or (found.cue is not None and found.cue.start == line[index].start):
            return True
        led = line[0].key in self.words.grammar.prepositions
        own = self.reader.before(line, index) if index else None
        shared = own is not None and found.subject.start <= own.start < found.subject.end
        known = own is not None and own.key == found.subject.key
        return led or shared or known or (found.subject.start <= line[index].start and own is None)

    def _in_record(self, line: Sequence[Token], found: Tie | None) -> Iterator[str]:
        """``in the minutes``, ``on the tape``, ``The minutes record the member shouting``."""
        words, relays = self.words, self.words.relays
        heard = any(t.key in relays.heard_in for t in line)
        for index, token in enumerate(line):
            if token.key not in relays.recordings or {t.key for t in line[index + 1 : index + 2]} & relays.recordings:
                continue
            begin = self._begin(line, index)
            ahead = begin - 1
            while ahead > 0 and line[ahead].key in words.determiners:
                ahead -= 1
            led = line[ahead].key if ahead >= 0 else ""
            inside = (
                led in words.grammar.locative | words.grammar.told_on | words.grammar.senders | words.grammar.issued_by
                or self._goes_back(line, ahead)
            )
            own = token.key in relays.own_recording and not heard
            shows = self._shows(line, index, found)
            if (inside and not own and (found is not None or heard)) or shows:
                yield self.reader.text[line[begin].start : token.end]
                return
        back = any(_stands(line, i, phrase) for i in range(len(line)) for phrase in relays.in_it)
        if line and (back or any(_passive(words, line, i) for i in range(len(line)))):
            yield from self._shown_before(line[0].start)

    def _shown_before(self, position: int) -> Iterator[str]:
        """ "Police released a video. Lee is heard saying", "In it he says": the recording last spoken of."""
        near = self.reader.whole.within(max(0, position - SHOWN_CHARS), position)
        kinds = self.words.relays.recordings - self.words.grammar.times  # "40 minutes" are none
        last = next((t for t in reversed(near) if t.key in kinds), None)
        if last is not None:
            yield last.text

    def _goes_back(self, line: Sequence[Token], last: int) -> bool:
        """ "according to the minutes", « selon le procès-verbal », „laut Protokoll“."""
        keys = tuple(t.key for t in line[: last + 1])
        return any(keys[-len(phrase) :] == phrase for phrase in self.words.according)

    def _shows(self, line: Sequence[Token], index: int, found: Tie | None) -> bool:
        """ "The minutes record Lee exclaiming": whom they have speak follows the verb."""
        if found is None or found.subject is None or found.cue is None or found.cue.start < found.subject.start:
            return False
        behind = [i for i in range(index + 1, len(line)) if line[i].end <= found.subject.start]
        verb = next((i for i in behind if line[i].key in self.words.relays.recording), None)
        if verb is None or len(behind) > SHOWN_WORDS or verb - index > SHOWN_WORDS:
            return False
        return "," not in self.reader.text[line[verb].end : found.subject.start]

    def _begin(self, line: Sequence[Token], index: int) -> int:
        """Where "the harbour office's register" begins, its article left out."""
        edges = self.words.small | self.words.cues | self.words.determiners
        begin = index
        while begin and index - begin < RECORD_WORDS and self.reader.gap(line, begin - 1).isspace():
            before = line[begin - 1]
            if before.key in edges and self.reader.name_at(before.start) is None:
                break
            begin -= 1
        return begin


def _passive(words: Words, line: Sequence[Token], index: int) -> bool:
    """ "is heard saying", "is seen": nobody says who hears or sees it."""
    heard = line[index].key in words.relays.heard_in and index > 0
    return heard and line[index - 1].key in words.grammar.passives


def _stands(line: Sequence[Token], index: int, phrase: tuple[str, ...]) -> bool:
    return tuple(t.key for t in line[index : index + len(phrase)]) == phrase
