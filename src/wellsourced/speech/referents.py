"""Find whom a pronoun, a description or a name in an account means."""

import itertools
from collections.abc import Collection, Sequence

from wellsourced.model.speech import Mention
from wellsourced.speech.announced import announced
from wellsourced.speech.discourse import SUBJECT, Discourse, Met
from wellsourced.speech.known import Known, role_gender, several
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.words import person_ending, person_word
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token

MEMORY_SENTENCES = 14
MAX_PROPER_CHARS = 80
JUST_DESCRIBED = 3  # sentences
LATTER = 2  # sentences
CASE_ENDINGS = "rnms"  # of a German adjective that is a noun
PARTITIVE_WORDS = 3
REACH_CHARS = 40  # "the owner, Lode & Sons": how far behind a noun the name may begin
# The policy for pronouns: each number is added to or taken from a candidate's score.
PER_WEIGHT = 2.0  # times what the meeting weighs
PER_SENTENCE = -0.8
PER_BLOCK = -0.5
MAX_BLOCKS = 3
JUST_BEFORE = 0.9  # the subject of the sentence directly before, in the same paragraph
PERSON_LIKE = 1.5
GENDER_SHOWN, GENDER_LIKELY, GENDER_UNLIKELY, GENDER_OTHER = 1.0, 0.6, -4.5, -9.0
LEAST_LIKELY = -1.5
DESCRIBED, NO_PERSON = 0.5, -1.5  # someone without a name; something that is not known to be a person
THING, PLACE, INDEFINITE = -3.0, -2.0, -2.0
UNSURE_BODY = -0.5  # one that may be a person's surname
PER_MEETING, MAX_MEETINGS = 0.1, 6


class Referents:
    """Answers whom words mean, from what the discourse has met so far."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.text = discourse.reader.text
        self.words = discourse.words

    def mention(self, phrase: Phrase, sentence: int, *, excluding: Collection[str] = ()) -> Mention:
        """Return who a phrase means; a description that means nobody known stays as written.

        ``excluding`` names those whom a pronoun cannot mean: who speaks of "she" does not mean himself.
        """
        text = self.text[phrase.start : phrase.end]
        if phrase.kind == "name" and phrase.name is not None:
            who = self.discourse.who_is(phrase.name)
            if who is None:
                return Mention(start=phrase.start, end=phrase.end, name=text, as_written=text)
            return self._meant(self.discourse.known[who], phrase, text)
        if phrase.kind == "pronoun":
            found = self.pronoun(phrase.key, phrase.start, sentence, excluding=excluding)
            if found is None:
                return Mention(start=phrase.start, end=phrase.end, name=text, as_written=text, named=False)
            return self._meant(found, phrase, text)
        return self._description(phrase, text, sentence)

    def _meant(self, known: Known, phrase: Phrase, text: str) -> Mention:
        return Mention(
            start=phrase.start,
            end=phrase.end,
            name=known.name,
            as_written=text,
            named=known.core != (),
            organisation=known.organisation,
        )

    def _description(self, phrase: Phrase, text: str, sentence: int) -> Mention:
        own = phrase.key.split()
        content = [w for w in own if w not in self.words.determiners]
        anonymous = any(w in self.words.anonymous for w in content)
        new = bool(own) and (own[0] in self.words.grammar.indefinite or own[0] in self.words.grammar.possessors)
        recent = None if new else self._just_described(own, content, phrase.start, sentence)
        known = None if anonymous or new or recent else self._described(content, phrase.start, sentence)
        author = self._owner_of_paper(own, phrase, sentence) or self._author(phrase, sentence)
        if author is not None:
            return Mention(start=phrase.start, end=phrase.end, name=author.name, as_written=text)
        known = (
            known
            or self._announced(own, content, sentence)
            or self._latter(own, phrase.start, sentence)
            or self._one_of(own, phrase.start, sentence)
        )
        if known is None and not recent and own and own[0] in self.words.grammar.definite and not anonymous:
            known = self._only_one_near(content, phrase.start, sentence)
        if known is not None:
            return self._meant(known, phrase, text)
        partitive = len(own) <= PARTITIVE_WORDS and any(w in self.words.plural for w in own)  # "one of them"
        earlier = recent or (self._last_description(phrase.start) if partitive else None)
        if earlier is None and not new:
            earlier = self._earlier_description(content, phrase.start)
        name = self._owned(own, phrase, sentence) or " ".join((earlier or text).split())
        return Mention(start=phrase.start, end=phrase.end, name=name, as_written=text, named=False)

    def _announced(self, own: Sequence[str], content: Sequence[str], sentence: int) -> Known | None:
        known = announced(self.discourse, own, sentence) if self.words.kinds.proxies.isdisjoint(content) else None
        return known if known is not None and self._may_be(known, self._gender_of(content)) else None

    def _latter(self, own: Sequence[str], position: int, sentence: int) -> Known | None:
        """ "ce dernier", "the latter": the person or body named last."""
        grammar = self.words.grammar
        led = len(own) == 2 and own[0] in grammar.demonstratives | grammar.definite
        if not own or own[-1] not in grammar.latter or not (led or len(own) == 1):
            return None
        named = [m for m in self.discourse.meetings(sentence - LATTER, sentence, position) if self._somebody(m)]
        return self.discourse.known[max(named, key=lambda m: m.position).who] if named else None

    def _somebody(self, met: Met) -> bool:
        known = self.discourse.known[met.who]
        return known.organisation or known.person or (len(known.core) > 1 and not known.thing and not known.place)

    def _one_of(self, own: Sequence[str], position: int, sentence: int) -> Known | None:
        """ "one said", behind "Residents were furious": somebody of those spoken of last."""
        if len(own) != 1 or own[0] not in self.words.grammar.indefinite | self.words.grammar.others:
            return None
        met = [m for m in self.discourse.meetings(sentence - LATTER, sentence, position) if self._is_crowd(m)]
        return self.discourse.known[met[-1].who] if met else None

    def _is_crowd(self, met: Met) -> bool:
        known = self.discourse.known[met.who]
        return known.several and known.person

    def _owned(self, own: Sequence[str], phrase: Phrase, sentence: int) -> str | None:
        """ "his office" is the office of whoever "he" is."""
        pronoun = self.words.grammar.possessors.get(own[0]) if len(own) > 1 else None
        owner = self.pronoun(pronoun, phrase.start, sentence) if pronoun else None
        written = self.words.grammar.possession
        if owner is None or not owner.core or not written:
            return None
        rest = " ".join(self.text[phrase.start : phrase.end].split()[1:])
        return written.format(owner=owner.name, rest=rest)

    def _owner_of_paper(self, own: Sequence[str], phrase: Phrase, sentence: int) -> Mention | None:
        """ "its offer document" is the word of whoever "it" is."""
        pronoun = self.words.grammar.possessors.get(own[0]) if len(own) > 1 else None
        papers = self.words.grammar.documents | self.words.grammar.texts | self.words.nouns
        if pronoun is None or own[-1] not in papers:
            return None
        owner = self.pronoun(pronoun, phrase.start, sentence)
        text = self.text[phrase.start : phrase.end]
        return self._meant(owner, phrase, text) if owner is not None and owner.core else None

    def _author(self, phrase: Phrase, sentence: int) -> Mention | None:
        """ "a statement from the ministry" is the ministry's word."""
        line = self.discourse.reader.whole.within(phrase.start, phrase.end)
        owner = self.discourse.reader.name_at(line[-2].start) if len(line) > 1 else None
        if owner is not None and owner.possessive and line[-1].key in self.words.nouns | self.words.grammar.texts:
            return self.mention(Phrase(owner.start, owner.end, "name", owner, ""), sentence)
        owned = len(line) > 2 and line[-1].key in self.words.nouns and line[-2].key.endswith("'s")
        if owned:  # "the council's verdict"
            key = " ".join(t.key.removesuffix("'s") for t in line[:-1])
            end = line[-2].end - 2
            return self.mention(Phrase(phrase.start, end, "description", None, key), sentence)
        written = self._written_by(line)
        if written is not None:
            return self.mention(Phrase(written.start, written.end, "name", written, ""), sentence)
        head = next((i for i, t in enumerate(line) if t.key in self.words.nouns), len(line))
        if 0 < head < len(line):  # "Lee's report of June"
            owner = self.discourse.reader.name_at(line[head - 1].start)
            if owner is not None and owner.possessive:
                return self.mention(Phrase(owner.start, owner.end, "name", owner, ""), sentence)
        for index in range(head + 1, len(line) - 1):
            if line[index].key not in self.words.grammar.authors or index > head + 1:
                continue
            at = index + 1
            while at < len(line) - 1 and line[at].key in self.words.determiners:
                at += 1
            name = self.discourse.reader.name_at(line[at].start)
            if name is not None and not name.possessive:
                return self.mention(Phrase(name.start, name.end, "name", name, ""), sentence)
            start = line[index + 1].start
            key = " ".join(t.key for t in line[index + 1 :])
            found = self.mention(Phrase(start, phrase.end, "description", None, key), sentence)
            body = any(word in self.words.nameable or word.rstrip("s") in self.words.nameable for word in key.split())
            return found if found.named or body else None
        return None

    def _written_by(self, line: Sequence[Token]) -> NameSpan | None:
        """ "the Food Office's public register" is the Food Office's word."""
        papers = self.words.grammar.documents | self.words.grammar.texts | self.words.nouns
        small = self.words.grammar.prepositions | self.words.relative
        head = list(itertools.takewhile(lambda t: t.key not in small, line))
        if not head or head[-1].key not in papers:
            return None
        names = (self.discourse.reader.name_at(t.start) for t in head[:-1])
        return next((name for name in names if name is not None and name.possessive), None)

    def _described(self, content: list[str], position: int, sentence: int) -> Known | None:
        """ "the mayor" is the one with that title; "the company", the organisation last spoken of."""
        if not content or len(content) > 4:
            return None
        if content[-1] in self.words.kinds.generic or content[0] in self.words.kinds.generic:
            found = self._organisation(content, position, sentence)
            if found is not None:
                return found
        return self._of_role(content, position)

    def _of_role(self, content: list[str], position: int) -> Known | None:
        best: tuple[int, bool, int, int] | None = None
        small = self.words.grammar.prepositions | self.words.relative
        head = list(itertools.takewhile(lambda word: word not in small, content))
        if any(word.endswith("'s") for word in head):
            return None  # "the marshal's investigators" are none of those who bear "marshal"
        for who in {w for word in head or content for w in self.discourse.role_bearers(word)}:
            bearer = self.discourse.known[who]
            if not bearer.core or bearer.organisation or not self._may_be(bearer, self._gender_of(content)):
                continue
            last = self.discourse.last_met(who, position)
            rank = (len(bearer.roles.intersection(head)), last >= 0, last, -who)
            if best is None or rank > best:
                best = rank
        return self.discourse.known[-best[-1]] if best is not None else None

    def _organisation(self, content: list[str], position: int, sentence: int) -> Known | None:
        """The nearest organisation that the noun fits; one that has spoken goes before one just named."""
        own = set(content)
        proper = self._proper(position, content)
        tied = self._tied(content, position)
        if tied is not None and (not proper or own & set(tied.core)):
            return tied
        near = [
            m for m in self.discourse.meetings(sentence - MEMORY_SENTENCES, sentence, position)
            if self._body_like(m)
        ]  # fmt: skip
        if own & self.words.firm_nouns:
            near = [m for m in near if not set(self.discourse.known[m.who].core) & self.words.kinds.public]
        matching = [m for m in near if own & set(self.discourse.known[m.who].core) and self._of_kind(content, m)]
        if matching:
            return self.discourse.known[matching[-1].who]
        if own & self.words.kinds.telling:
            return None
        near = [m for m in near if not self._only_publishes(self.discourse.known[m.who], own)]
        if proper or not near or not own & self.words.kinds.generic or self._qualified(position, content):
            return None
        if own - self.words.kinds.generic and not own & self.words.firm_nouns:
            return None  # "the highways agency" is no firm that happens to be near
        best = max(near, key=lambda m: (self._body_nearness(m, sentence), m.position))
        return self.discourse.known[best.who]

    def _of_kind(self, content: Sequence[str], met: Met) -> bool:
        """False for "the Mill council" beside the Mill Hospital: they share the place, not the kind of body."""
        core = self.discourse.known[met.who].core
        kind = content[-1] if content[-1] in self.words.organisation_words else content[0]
        others = set(core) & self.words.organisation_words
        return kind in core or kind not in self.words.organisation_words or kind in self.words.firm_nouns or not others

    def _body_nearness(self, met: Met, sentence: int) -> float:
        sure = 0.0 if self.discourse.known[met.who].organisation else UNSURE_BODY
        return min(met.weight, SUBJECT) + PER_SENTENCE * (sentence - met.sentence) + sure

    def _body_like(self, met: Met) -> bool:
        """A body, or a subject of one word that names nobody known as a person: "Lodestar", a firm or a surname."""
        known = self.discourse.known[met.who]
        if known.organisation or len(known.core) != 1 or met.weight < SUBJECT:
            return known.organisation and bool(known.core)
        person = known.gender or known.roles or known.place or known.thing
        return not person and not any(
            len(self.discourse.known[w].core) > 1 for w in self.discourse.bearers(known.core[0])
        )

    def _tied(self, content: Sequence[str], position: int) -> Known | None:
        """The body that stands beside this noun somewhere: last before here, or the only one of the account."""
        bearers = {w for word in content for w in self.discourse.role_bearers(word)}
        bodies = [w for w in bearers if self.discourse.known[w].organisation and self.discourse.known[w].core]
        met = {who: self.discourse.last_met(who, position + REACH_CHARS) for who in bodies}
        if len(bodies) > 1:
            bodies = [who for who in bodies if met[who] >= 0]
        best = max(bodies, key=lambda who: (met[who], -who), default=None)
        return self.discourse.known[best] if best is not None else None

    def _only_publishes(self, known: Known, own: set[str]) -> bool:
        """A paper is no firm, club or office that an account speaks of, unless the noun is one for papers."""
        return known.core[-1] in self.words.media_words and not own & self.words.media_words

    def _qualified(self, position: int, content: Sequence[str]) -> bool:
        """ "the rowers' league", "the house of cards": whose or of what it is tells it apart from others."""
        if set(content) & self.words.grammar.links:
            return True
        line = self.discourse.reader.whole.within(position, position + MAX_PROPER_CHARS)
        end = next((t.end for t in line if t.key in content[-1:]), position)
        return any(mark in self.text[position:end] for mark in ("'", "’"))

    def _proper(self, position: int, content: Sequence[str]) -> bool:
        """ "the Danish government": a word with a capital tells it apart from other governments."""
        line = self.discourse.reader.whole.within(position, position + MAX_PROPER_CHARS)
        opens = self.discourse.sentences[self.discourse.sentence_at(position)].start == position
        return any(t.key in content and t.text[0].isupper() and not (opens and t is line[0]) for t in line)

    def _only_one_near(self, content: list[str], position: int, sentence: int) -> Known | None:
        """ "the Ohio senator" is the one person spoken of just before, or of several the one who has just spoken."""
        own = set(content)
        head = set(itertools.takewhile(lambda word: word not in self.words.grammar.prepositions, content))
        if len(content) > 5 or not head & (self.words.role_words | self.words.kinds.persons):
            return None  # "the station at Mill Head" is no head
        if content[-1] in self.words.kinds.occupations:  # "the baker" is hardly the mayor
            return None
        if own & self.words.grammar.authors:  # "the president of the chamber": told apart by what it is of
            return None
        near = [
            m for m in self.discourse.meetings(sentence - 3, sentence, position)
            if m.weight > 0 and self._plainly_person(self.discourse.known[m.who])
        ]  # fmt: skip
        gender = self._gender_of(content)
        fitting = {m.who for m in near if gender in (None, self._gender(self.discourse.known[m.who]))}
        fitting = {who for who in fitting if not self._is_something_else(self.discourse.known[who], content)}
        if len(fitting) > 1 and len(content) > 1 and not set(content) & self.words.kinds.proxies:
            spoke = {m.who for m in near if m.weight >= SUBJECT and m.sentence == sentence - 1}
            fitting = fitting & spoke  # "the former mayor said", after a sentence of which someone is the subject
        return self.discourse.known[fitting.pop()] if len(fitting) == 1 else None

    def _is_something_else(self, known: Known, content: Sequence[str]) -> bool:
        """Tell whether one who was met as "the chairwoman" is called "the engineer": hardly the same person."""
        words = self.words
        trades = words.kinds.persons - words.role_words - words.anonymous
        kin = words.masculine_roles | words.feminine_roles
        met_as = {
            role for role in known.roles if person_ending(words, role) or (person_word(words, role) and role not in kin)
        }
        return len(content) == 1 and content[0] in trades and bool(met_as) and content[0] not in known.roles

    def _may_be(self, known: Known, gender: str | None) -> bool:
        return gender is None or self._gender(known) in (None, gender)

    def _plainly_person(self, known: Known) -> bool:
        return not known.organisation and not known.thing and len(known.core) >= 2 and not known.name.isupper()

    def _gender_of(self, content: Sequence[str]) -> str | None:
        return role_gender(self.words, set(content))

    def _gender(self, known: Known) -> str | None:
        return known.gender or self.discourse.forename_gender(known)

    def _last_description(self, position: int) -> str | None:
        told = (d for d in reversed(self.discourse.descriptions) if d.start < position)
        fuller = next((d for d in told if several(self.words, d.key.split())), None)
        return self.text[fuller.start : fuller.end] if fuller is not None else None

    def _just_described(self, own: Sequence[str], content: list[str], position: int, sentence: int) -> str | None:
        """ "the officer", a sentence or two behind "a police officer who may not speak", is that one."""
        if (
            not content
            or len(content) > 2
            or own[0] not in self.words.grammar.definite | self.words.grammar.demonstratives
        ):
            return None
        begin = self.discourse.sentences[max(sentence - JUST_DESCRIBED, 0)].start
        for fuller in reversed(self.discourse.descriptions):
            spoken = fuller.key.split()
            new = begin <= fuller.start < position and spoken[0] in self.words.grammar.indefinite
            near = spoken[: len(content) + 2]
            if new and (content[-1] in near or self._inflected(content[-1], near)):
                return self.text[fuller.start : fuller.end]
        return None

    def _inflected(self, noun: str, near: Sequence[str]) -> bool:
        """ "ein Beamter" is "der Beamte" and "dem Beamten" later."""
        bare = noun.rstrip(CASE_ENDINGS)
        known = self.words.grammar.verb_final and noun in self.words.kinds.persons
        return known and any(word.rstrip(CASE_ENDINGS) == bare for word in near)

    def _earlier_description(self, content: list[str], position: int) -> str | None:
        """The fuller wording under which an unnamed source was brought in."""
        if not content or len(content) > 4:
            return None
        for fuller in reversed(self.discourse.descriptions):
            if fuller.start < position and content[-1] in self._heads(fuller):
                return self.text[fuller.start : fuller.end]
        return None

    def _heads(self, phrase: Phrase) -> list[str]:
        """The words of a description that may be its noun: "a police officer who ..." is an officer, no police."""
        small = self.words.grammar.prepositions | self.words.relative
        head = list(itertools.takewhile(lambda word: word not in small, phrase.key.split()))
        return head[-2:] if self.words.grammar.adjectives_follow else head[-1:]

    def pronoun(self, key: str, position: int, sentence: int, *, excluding: Collection[str] = ()) -> Known | None:
        """The one a pronoun means: compatible, recent, and rather a subject than not. ``il|elle`` means either."""
        best: tuple[float, int] | None = None
        found: int | None = None
        for met in self.discourse.meetings(sentence - MEMORY_SENTENCES, sentence, position):
            known, distance = self.discourse.known[met.who], sentence - met.sentence
            fits = [fit for k in key.split("|") if (fit := self._fits(known, k, distance)) is not None]
            fit = max(fits, default=None)
            if fit is None or self.discourse.known[met.who].name in excluding:
                continue
            rank = (fit + self._nearness(met, position, sentence), met.position)
            if rank[0] < LEAST_LIKELY:
                continue  # nobody rather than anybody
            if best is None or rank > best:
                best, found = rank, met.who
        return self.discourse.known[found] if found is not None else None

    def _nearness(self, met: Met, position: int, sentence: int) -> float:
        sentences = self.discourse.sentences
        distance = sentence - met.sentence
        crossed = min(abs(sentences[sentence].block - sentences[met.sentence].block), MAX_BLOCKS)
        score = PER_WEIGHT * met.weight + PER_SENTENCE * distance + PER_BLOCK * crossed
        own = distance == 0 and self.discourse.known[met.who].organisation
        led = distance == 0 and ":" in self.text[met.position : position]  # "Lee sees it otherwise: he"
        if (distance == 1 or own or led) and crossed == 0 and met.weight >= SUBJECT:
            score += JUST_BEFORE
        return score + PER_MEETING * min(self.discourse.times_met(met.who, position), MAX_MEETINGS)

    def _fits(self, known: Known, key: str, distance: int) -> float | None:
        words = self.words
        organisation = key in words.neuter and key not in words.masculine
        several = key in words.plural and key not in words.feminine
        if known.organisation:
            return 1.0 if organisation else 0.0 if several else -2.0 if self.gendered else None
        if organisation:
            return 0.0 if distance <= 1 and self._may_be_body(known) else None
        if several != known.several or (several and not known.person):
            return None
        feminine = key in words.feminine and key not in words.masculine
        if known.gender and not several and (known.gender == "f") != feminine:
            return None
        shown = GENDER_SHOWN if known.gender else 0.0
        if not known.core and known.thing and not known.person and not self.gendered:
            return None
        if not known.core:
            later = INDEFINITE if known.indefinite else DESCRIBED if known.person else NO_PERSON
            return shown + (PERSON_LIKE if known.person and distance <= 1 else later)
        likely = self.discourse.forename_gender(known)
        if likely and not known.gender:
            other = GENDER_OTHER if self.discourse.own_gender(known) else GENDER_UNLIKELY
            shown = GENDER_LIKELY if (likely == "f") == feminine else other
        person = len(known.core) != 1 or bool(known.roles) or known.gender is not None or known.person
        doubt = 0.0 if known.gender or likely else THING if known.thing else PLACE if known.place else 0.0
        return (PERSON_LIKE if person else 0.0) + shown + doubt

    def _may_be_body(self, known: Known) -> bool:
        """A name that nothing shows to be a person's: "Lumora said it was ready. ..., it added"."""
        roles = known.roles - self.words.kinds.enterprise - self.words.kinds.generic  # "the quarry's owner, Lode Stone"
        shown = known.person or known.gender or roles or self.discourse.forename_gender(known)
        return bool(known.core) and not shown and not known.place

    @property
    def gendered(self) -> bool:
        """True for a language in which "she" can be a firm."""
        return bool(self.words.masculine) and "it" not in self.words.neuter
