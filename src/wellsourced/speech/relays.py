"""Read from a sentence through whom words came: who is told, who cites, who reports that another said."""

from collections.abc import Sequence

from wellsourced.speech.accordings import THEY, Layer
from wellsourced.speech.cues import Tie, according_at, is_cue
from wellsourced.speech.handing import Handing
from wellsourced.speech.hearers import Hearers
from wellsourced.speech.outlets import LEAD_CHARS, NAME_MARKS, Outlets
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.receivers import Receivers
from wellsourced.speech.referents import Referents
from wellsourced.speech.subjects import Reader
from wellsourced.speech.tellers import can_tell, somebody
from wellsourced.speech.words import person_word
from wellsourced.text.names import CALENDAR_WORDS, NameSpan
from wellsourced.text.normalize import Token

TELLER_WORDS = 5  # of ", reports the Norvik agency"
MAX_BRACKET_CHARS = 30
OPENING_WORDS = 6  # of "By her own account, ..."
HEARD_WORDS = 4  # between "heard" and whom: an article
AS_TOLD_WORDS = 6  # of "as the agency Norvik first reported"


class Relays:
    """Finds those who pass on what another said, in the ways a sentence can say so."""

    def __init__(self, reader: Reader, referents: Referents, outlets: Outlets, receivers: Receivers) -> None:
        self.reader = reader
        self.referents = referents
        self.discourse = referents.discourse
        self.words = reader.words
        self.outlets = outlets
        self.hearers = Hearers(reader, outlets)
        self.handing = Handing(reader, outlets)
        grammar = self.words.grammar
        self._of_others = grammar.citing | grammar.hearing | grammar.retelling  # verbs whose object has spoken
        self.receivers = receivers

    def stated(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        """Return those through whom the words of a sentence came, outermost first."""
        chain = [
            *self._by_account_of(line),
            *self._reported_that(line, found),
            *self._quoting(line, found),
            *self._bracketed(line, found),
            *self.hearers.of(line),
            *self.receivers.of(line),
            *(self._as_stated(who) for who in self.handing.by(line, found)),
            *self.handing.where(line, found),
            *self._sent_by(line),
        ]
        if found is not None and found.cue is not None:
            index = next((i for i, t in enumerate(line) if t.start == found.cue.start), None)
            if index is not None and found.cue.key in self.words.grammar.manner and found.subject is not None:
                index = next((i for i, t in enumerate(line) if t.start >= found.subject.end), index)
                index += index + 1 < len(line) and line[index + 1].key in self.words.neuter  # "put it"
            if index is not None and found.place != "according":
                chain.extend(self.receivers.told(line, index, found.subject))
        if found is not None and found.cue is not None and found.cue.key in self.words.grammar.passives:
            chain.extend(self.receivers.heard_on(line))  # „wird Lee in der Moorwacht zitiert“
        elif found is not None and found.place == "colon":
            chain.extend(self.receivers.heard_on(line))
        chain.extend(self._as_told(line, found))
        chain.extend(self._closing_teller(line, found))
        chain.extend(self._according(line, found))
        return list(dict.fromkeys(chain))

    def conversation(self, line: Sequence[Token]) -> list[str]:
        """Return the outlets that whoever a sentence is about talks with, or is heard by."""
        return list(dict.fromkeys((*self.receivers.anyone_told(line), *self.hearers.of(line))))

    def retelling(self, line: Sequence[Token], layer: Layer) -> list[str]:
        """Who retells in a layer of a sentence: an outlet or somebody, and whom they cite."""
        inside = line[layer.first : layer.stop]
        if layer.teller.key == THEY:
            who = self.referents.pronoun(self._anyone(), layer.teller.start, self._sentence(layer.teller.start))
            return [who.name] if who is not None else []
        cited = next((i for i, t in enumerate(inside) if i and t.key in self.words.grammar.citing), None)
        told = self.receivers.anyone_told(inside)
        outlet = self.outlet_in(inside, layer.teller)
        found = [outlet] if outlet is not None else self._retells(layer.teller)
        if any(t.key in self.words.grammar.citing_of for t in inside):
            links = (i for i in range(2, len(inside) - 1) if inside[i].key in self.words.grammar.told_on)
            cited = next((i for i in links if inside[i].text.islower()), cited)  # „die sich auf Lee beruft“
        at = cited + 1 if cited is not None else len(inside)
        while at < len(inside) - 1 and inside[at].key in self.words.grammar.prepositions:
            at += 1
        behind = self.reader.after(inside, at) if at < len(inside) else None
        return told + found + (self._retells(behind) if behind is not None and found else [])

    def _as_stated(self, who: Phrase) -> str:
        """ "his sister" is the sister of whoever speaks, and no other's."""
        owned = any(word in self.words.relays.owners for word in who.key.split()[:2])
        if who.kind == "description" and owned:
            return " ".join(self.reader.text[who.start : who.end].split())
        return self._name(who)

    def _anyone(self) -> str:
        """A pronoun that may mean any person."""
        return next(iter(sorted(self.words.masculine & self.words.pronouns)), "")

    def outlet_in(self, line: Sequence[Token], teller: Phrase) -> str | None:
        """Return the outlet that a teller is, by its noun or its name; None for somebody else."""
        at = next((i for i, t in enumerate(line) if t.end > teller.start), None)
        for index in (i for i in (at, None if at is None else at - 1) if i is not None and i >= 0):
            outlet = self.outlets.at(line, index)
            if outlet is not None:
                return outlet[0]
        return None

    def _retells(self, teller: Phrase) -> list[str]:
        """A person or a body that can retell something; an unknown pronoun is nobody."""
        if not can_tell(self.reader, teller):
            return []
        who = self.referents.mention(teller, self._sentence(teller.start))
        unknown = teller.kind == "pronoun" and who.name == who.as_written
        return [] if unknown else [who.name]

    def _by_account_of(self, line: Sequence[Token]) -> list[str]:
        """``By her account the baker said``, ``in the Herald's version``, ``nach Darstellung der Agentur``."""
        grammar = self.words.grammar
        for index in range(len(line) - 2):
            if line[index].key not in grammar.version_leads:
                continue
            at = next((i for i in range(index + 1, min(index + 5, len(line))) if line[i].key in grammar.versions), None)
            if at is None:
                continue
            owned = index + 1 < at and (index < OPENING_WORDS or "," in self.reader.gap(line, index - 1))
            owner = self._owner(line[index + 1 : at]) if owned else None
            if owner is None and at + 2 < len(line) and line[at + 1].key in grammar.links:
                outlet = self.outlets.at(line, at + 2)
                owner = outlet[0] if outlet is not None else None
            if owner is not None:
                return [owner]
        return []

    def _owner(self, line: Sequence[Token]) -> str | None:
        """The one whose version it is: "her", "the Herald's"."""
        name = next((n for t in line if (n := self.reader.name_at(t.start)) is not None), None)
        if name is not None:
            return name.text if name.possessive else None
        pronoun = next((p for t in line if (p := self.words.grammar.possessors.get(t.key))), None)
        who = self.referents.pronoun(pronoun, line[0].start, self._sentence(line[0].start)) if pronoun else None
        return who.name if who is not None else None

    def _reported_that(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        """``The agency told the world that X had said``: the outer teller passed X's words on."""
        if found is None or found.subject is None or found.place not in ("before", "beside", "ascribed", "noun"):
            return []
        outer = [t for t in line if t.end <= found.subject.start]
        if found.place == "ascribed":
            teller = self.reader.clause_subject(outer, len(outer))
            return self._teller(teller) if teller is not None else []
        chain: list[str] = self._brought(outer)
        for index in range(1, len(outer)):
            if outer[index].key in self.words.grammar.hearing:
                return [*chain, *self._witness(outer, index)]
            if found.cue is not None and outer[index].start == found.cue.start:
                continue  # „..., sagte die Köchin, ...“: the speaker's own verb
            read_out = found.place == "noun" and outer[index].key in self.words.relays.aloud
            if not read_out and not self._governs(outer, index, found.subject):
                continue
            teller = self.reader.before(outer, index)
            own = self._own_relative(outer) if teller is not None and teller.kind == "pronoun" else None
            if own is not None:
                chain.append(own)
            elif teller is not None:
                chain.extend((*self.receivers.told(outer, index, teller), *self._teller(teller)))
        return chain

    def _brought(self, outer: Sequence[Token]) -> list[str]:
        """``The Herald has a farmer who says``: the outlet whose verb has the one who speaks for its object."""
        brings = self.words.relays.recording | self.words.relays.learned
        if len(outer) < 2 or outer[-1].key not in brings:
            return []
        teller = self.reader.before(outer, len(outer) - 1)
        outlet = self.outlet_in(outer[:-1], teller) if teller is not None else None
        return [outlet] if outlet is not None else []

    def _quoting(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        """``"...", KVX quoted Lee as saying``, ``she remembered him saying``: who stands before the verb."""
        if found is None or found.cue is None or found.subject is None or found.cue.key not in self._of_others:
            return []
        index = next((i for i, t in enumerate(line) if t.start == found.cue.start), 0)
        if not index or found.subject.start < found.cue.end:
            return []
        teller = self.reader.before(line, index)
        outlet = self.outlet_in(line[:index], teller) if teller is not None else None
        return [outlet] if outlet is not None else self._teller(teller) if teller is not None else []

    def _governs(self, outer: Sequence[Token], index: int, subject: Phrase) -> bool:
        """ "Lee told the world that ...": what is told is the clause behind; "Lee, who had promised it, ..." is not."""
        words = self.words
        if not is_cue(words, outer, index):
            return False
        behind = outer[index + 1 :]
        what = any(t.key in words.relays.told_what for t in behind)
        if outer[index].key in words.call and outer[index].key not in words.say and not what:
            return False
        led = index - 1
        while led > 0 and outer[led].key in words.adverbs:
            led -= 1
        related = led >= 0 and outer[led].key in words.relative - words.determiners
        openers = words.relative | words.grammar.completing | words.relays.told_what
        opener = next((t for t in behind if t.key in openers), None)
        between = self.reader.text[outer[index].end : opener.start if opener is not None else subject.start]
        if words.grammar.verb_final:
            between = between.rstrip().removesuffix(",")  # „berichtete, der Bürgermeister habe gesagt“
        return not related and not any(mark in between for mark in ',;“”«»„"')

    def _witness(self, line: Sequence[Token], index: int) -> list[str]:
        """``The cook heard Lee say``: who heard it right before whom."""
        witness = self.reader.before(line, index)
        if witness is None or witness.kind == "pronoun" or len(line) > index + HEARD_WORDS:
            return []
        own = {word.partition("'")[0] for word in witness.key.split()} - self.words.determiners
        someone = witness.kind == "name" or own & self.words.nameable
        return [self._name(witness)] if someone and not self._is_writer(witness, own) else []

    def _teller(self, teller: Phrase) -> list[str]:
        who = self.referents.mention(teller, self._sentence(teller.start))
        own = set(teller.key.split()) - self.words.determiners
        person = any(person_word(self.words, word) for word in own)  # "one of the six, a student"
        plain = can_tell(self.reader, teller) and (person or somebody(self.reader, teller))
        someone = who.named or (teller.kind == "description" and plain)
        unknown = teller.kind == "pronoun" and who.name == who.as_written
        return [who.name] if someone and not unknown and not self._is_writer(teller, own) else []

    def _own_relative(self, line: Sequence[Token]) -> str | None:
        """ "My uncle was there, he told me the mayor yelled": whom the sentence begins with."""
        opens = len(line) > 1 and line[0].key in self.words.first and line[1].key in self.words.relays.go_betweens
        return self.reader.text[line[0].start : line[1].end] if opens else None

    def _is_writer(self, teller: Phrase, own: set[str]) -> bool:
        """ "I", "we" and "our team": whoever writes the account; "my uncle" is somebody else."""
        related = teller.kind == "description" and not own.isdisjoint(self.words.relays.go_betweens)
        return bool(own & self.words.first) and not related

    def _name(self, teller: Phrase) -> str:
        return self.referents.mention(teller, self._sentence(teller.start)).name

    def _bracketed(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        """``Lee (The Herald, Thursday): "..."``: where and when it was said."""
        subject = found.subject if found is not None else None
        if subject is None or self.reader.text[subject.end : subject.end + 2].lstrip() != "(":
            return []
        inside = [t for t in line if t.start > subject.end]
        name = self.reader.name_at(inside[0].start) if inside else None
        if name is None:
            return []
        end = self.reader.text.find(")", name.end, name.end + MAX_BRACKET_CHARS)
        dated = any(t.key in CALENDAR_WORDS or t.text.isdigit() for t in inside if name.end <= t.start < end)
        return [name.text] if end >= 0 and (self.outlets.has(name) or dated) else []

    def _sent_by(self, line: Sequence[Token]) -> list[str]:
        """``From the Herald: "..."``."""
        sent = len(line) > 1 and line[0].key in self.words.grammar.senders
        outlet = self.outlets.at(line, 1) if sent else None
        name = self.reader.name_at(line[1].start) if sent and outlet is None else None
        if name is not None and self.outlets.could_be(name) and not self._is_person(name):
            return [name.text] if self.reader.text[name.end : name.end + 1] == ":" else []
        return [outlet[0]] if outlet is not None and self.reader.text[line[outlet[1] - 1].end :][:1] == ":" else []

    def _as_told(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        """``as the agency reported``, ``wie Norvik meldete``, ``que l'agence rapporte``; ``as Lee recalled it``."""
        grammar = self.words.grammar
        for index in range(len(line) - 2):
            likened = line[index].key in grammar.likening
            of_words = found is not None and found.place in ("colon", "noun") and line[index].key in self.words.relative
            if not likened and not of_words:
                continue
            near = line[index + 1 : index + 1 + AS_TOLD_WORDS]
            verbs = grammar.relaying | grammar.retelling | (self.words.relays.carried if likened else frozenset())
            telling = next((i for i, t in enumerate(near) if t.key in verbs), None)
            if telling is None:
                continue
            for at in (i for i in range(len(near)) if i != telling):
                outlet = self.outlets.at(near, at)
                if outlet is not None and at < telling + 3:
                    return [outlet[0]]
            name = self.reader.name_at(near[0].start)
            marked = next(
                (n for t in near[:telling] if (n := self.reader.name_at(t.start)) and self._in_marks(n)), None
            )
            if likened and marked is not None:
                return [marked.text]
            heard = self.outlets.heard_at(near, 0) if likened and near[0].key in grammar.definite else None
            if heard is not None and heard[1] <= telling:  # "as the Moor Reader noted it down"
                return [heard[0]]
            if likened and name is not None and near[telling].key in grammar.retelling:
                return [self._name(named(name))]
        return []

    def _in_marks(self, name: NameSpan) -> bool:
        before = self.reader.text[max(name.start - 1, 0) : name.start]
        return bool(before.strip()) and before in NAME_MARKS

    def _closing_teller(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        """``"..." said the mayor to the crowd, reports Norvik``: the last clause names who passes it on."""
        stop = next((i for i in range(len(line) - 1, 0, -1) if "," in self.reader.gap(line, i - 1)), len(line))
        last = line[stop:]
        if found is None or found.cue is None or not 1 < len(last) <= TELLER_WORDS or last[0].start < found.cue_end:
            return []
        verb = next((i for i in (0, len(last) - 1) if last[i].key in self.words.grammar.relaying), None)
        rest = [t for i, t in enumerate(last) if i != verb and t.key not in self.words.determiners]
        name = self.reader.name_at(rest[0].start) if rest and verb is not None else None
        if name is None or any(self.reader.name_at(t.start) != name for t in rest):
            return []
        person = name.title or not name.core or name.core[0] in self.words.forenames
        return [name.text] if self.outlets.could_be(name) and not person else []

    def _according(self, line: Sequence[Token], found: Tie | None) -> list[str]:
        names = []
        for index, word in enumerate(line):
            if word.key not in self.words.according_heads and word.key not in self.words.grammar.citing:
                continue
            size = according_at(self.words, line, index)
            if not size and word.key not in self.words.grammar.citing:
                continue
            for at in range(index + max(size, 1), min(len(line), index + max(size, 1) + 5)):
                token = line[at]
                name = self.reader.name_at(token.start)
                if name is not None and not self._qualifies(name):
                    subject = found.subject if found is not None else None
                    own = subject is not None and subject.start == name.start
                    other = subject is not None and found is not None and found.place != "according"
                    media = self.outlets.has(name, after_media_noun=self._media_noun_before(line, name))
                    if not own and (media or (other and not self._is_person(name))):
                        whole = self.outlets.at(line, max(at - 1, 0))
                        names.append(whole[0] if whole is not None and name.text in whole[0] else name.text)
                    break
        return names

    def _qualifies(self, name: NameSpan) -> bool:
        """ "the French daily L'Echo": a noun for outlets and its name follow."""
        following = self.reader.whole.within(name.end, name.end + LEAD_CHARS)[:2]
        noun = len(following) == 2 and self.outlets.is_noun(following[0])
        return noun and self.reader.name_at(following[1].start) is not None

    def _media_noun_before(self, line: Sequence[Token], name: NameSpan) -> bool:
        before = [t for t in line if t.end <= name.start]
        return bool(before) and before[-1].key.split("'")[-1] in self.words.media_words

    def _sentence(self, position: int) -> int:
        return self.discourse.sentence_at(position)

    def _is_person(self, name: NameSpan) -> bool:
        if name.title:
            return True
        who = self.discourse.who_is(name)
        known = self.discourse.known[who] if who is not None else None
        return known is not None and not known.organisation and bool(known.roles or known.gender)
