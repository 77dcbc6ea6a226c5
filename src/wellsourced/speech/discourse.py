"""Keep who has been spoken of so far, so that "she", "the mayor" and a surname find the one they mean."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from wellsourced.speech.known import (
    Known,
    apposed_nouns,
    article_gender,
    gender_of,
    is_body,
    merged,
    person_in,
    role_gender,
    same,
    several,
    thing_in,
)
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.speech.whose_role import role_of_another
from wellsourced.speech.words import Words
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import keys

# What a meeting weighs for a later pronoun: one who spoke, the subject of a sentence, of a clause, any other place.
# A source named for a figure only ("according to the ministry") is the weakest.
# Stronger than all is the subject of a last clause that is set against the one before.
# Who is said to do something ("Lee said that the mayor rang") stands between a sentence's subject and a clause's.
CONTRASTED, SPOKE, SUBJECT, TOLD_OF, CLAUSE, ELSEWHERE, FOR_A_FIGURE = 2.2, 2.0, 1.6, 1.2, 0.6, 0.0, -0.5
ROLE_REACH_CHARS = 40
SUBJECT_WORDS = 5  # "the laboratory of the"
_OF_BODIES = frozenset({"of", "for"})  # in the name of a body: "Neighbours for Peace"
_INITIALS_OF_SEVERAL = re.compile(r"\b[A-Z]{2,}s$")  # "MPs", "Labour MEPs"
_PHRASE_END = re.compile(r"[,.;:()–—]")


class Sentence(NamedTuple):
    """Where a sentence stands, and in which block."""

    start: int
    end: int
    block: int


class Met(NamedTuple):
    """One meeting: who, in which sentence, where, and as what."""

    who: int
    sentence: int
    position: int
    weight: float


class Discourse:
    """What has been said about whom, in the order of the text."""

    def __init__(
        self,
        reader: Reader,
        names: Sequence[NameSpan],
        sentences: Sequence[Sentence],
        silent: Sequence[tuple[int, int]],
    ) -> None:
        self.reader = reader
        self.whole = reader.whole
        self.words: Words = reader.words
        self.sentences = sentences
        self.known: list[Known] = []
        self.descriptions: list[Phrase] = []
        self._met: dict[int, list[Met]] = defaultdict(list)
        self._positions: dict[int, list[int]] = defaultdict(list)
        self._of_name: dict[int, int] = {}
        self._of_text: dict[str, int] = {}
        self._of_word: dict[str, list[int]] = defaultdict(list)
        self._of_role: dict[str, dict[int, None]] = defaultdict(dict)
        self._silent = sorted(silent)
        self._learn(names)

    def _learn(self, names: Sequence[NameSpan]) -> None:
        """First the full names, so that a surname met before its full name is still theirs."""
        for name in sorted(names, key=lambda n: (-min(len(n.core), 3), n.start)):
            if name.core:
                self._of_name[name.start] = self._identify(name)
        starts = [s.start for s in self.sentences]
        for name in sorted(names, key=lambda n: n.start):
            index = max(bisect_left(starts, name.start + 1) - 1, 0)
            who = self._of_name.get(name.start)
            bracketed = self.reader.text[max(0, name.start - 1) : name.start] == "("
            if who is not None and not bracketed and not self._is_silent(name.start):
                self.meet(Met(who, index, name.start, self._weight(name, starts[index] if starts else 0)))

    def meet(self, met: Met) -> None:
        """Note a meeting."""
        self._met[met.sentence].append(met)
        positions = self._positions[met.who]
        positions.insert(bisect_left(positions, met.position), met.position)

    def meetings(self, first: int, last: int, position: int) -> Iterator[Met]:
        """The meetings in sentences ``first`` to ``last`` before ``position``."""
        for sentence in range(max(first, 0), last + 1):
            for met in self._met.get(sentence, ()):
                if met.position < position:
                    yield met

    def last_met(self, who: int, position: int) -> int:
        """Where someone was last met before ``position``; -1 where they were not."""
        positions = self._positions[who]
        at = bisect_left(positions, position)
        return positions[at - 1] if at else -1

    def times_met(self, who: int, position: int) -> int:
        """How often someone was met before ``position``."""
        return bisect_left(self._positions[who], position)

    def who_is(self, name: NameSpan) -> int | None:
        """The one a proper name of this account means."""
        return self._of_name.get(name.start)

    def bearers(self, word: str) -> Sequence[int]:
        """Those whose name holds a folded word."""
        return self._of_word.get(word, ())

    def role_bearers(self, word: str) -> Sequence[int]:
        """Those who were met with a folded title or role."""
        return tuple(self._of_role.get(word, ()))

    def named(self, name: str) -> int | None:
        """The one known under exactly this name."""
        who = self._of_text.get(name)
        return who if who is not None and self.known[who].name == name else None

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds ``position``, or the last before it."""
        return max(bisect_left(self.sentences, (position + 1,)) - 1, 0)

    def _is_silent(self, position: int) -> bool:
        """Names in titles and inside quotations bring nobody into the account's own talk."""
        at = bisect_left(self._silent, (position + 1,)) - 1
        return at >= 0 and self._silent[at][0] <= position < self._silent[at][1]

    def learn_description(self, phrase: Phrase, sentence: int, organisation: bool, *, weight: float = SUBJECT) -> int:
        """Bring in someone without a name: "a woman who sells flowers" is who "she" is in the next sentence."""
        own = frozenset(phrase.key.split())
        text = " ".join(self.reader.text[phrase.start : phrase.end].split())
        indefinite = phrase.key.split()[0] in self.words.grammar.indefinite
        known = Known(
            text,
            (),
            organisation,
            gender_of(self.words, phrase.key.split()),
            own - self.words.determiners,
            indefinite=indefinite,
            thing=thing_in(self.words, phrase.key.split()),
            several=several(self.words, phrase.key.split()),
            person=person_in(self.words, phrase.key.split()),
        )
        who = self._add(known)
        self.meet(Met(who, sentence, phrase.start, weight))
        return who

    def _add(self, known: Known) -> int:
        self.known.append(known)
        who = len(self.known) - 1
        self._of_text.setdefault(known.name, who)
        for word in set(known.core):
            self._of_word[word].append(who)
        self._index_roles(who)
        return who

    def _index_roles(self, who: int) -> None:
        for role in self.known[who].roles:
            self._of_role[role][who] = None

    def _weight(self, name: NameSpan, sentence_start: int) -> float:
        """The start of a clause, behind a role or an inverted verb, against a phrase of place."""
        begin = max(sentence_start, name.start - 32)
        before = self.whole.keys(begin, name.start)
        following = self.whole.keys(name.end, name.end + 30)[:2]
        if name.possessive:  # "Lee's words": the owner is spoken of as a speaker; "Lee's crews" opens a sentence
            spoken = following and following[-1] in self.words.nouns
            led = name.first_in_sentence or set(before) <= self.words.role_words | self.words.determiners
            return SUBJECT if spoken else CLAUSE if led else ELSEWHERE
        if following and following[0] in self.words.role_words:
            return ELSEWHERE
        asked = self.words.grammar.contacts | self.words.grammar.asks
        if (
            len(following) > 1
            and following[0] in self.words.adverbs | self.words.grammar.passives
            and following[1] in asked
        ):
            return SUBJECT  # "when Ann Lee was asked about it"
        if not before:
            return CLAUSE
        if self._according_before(before):
            return FOR_A_FIGURE
        if self.reader.text[begin : name.start].rstrip()[-1:] in ',;:—–"“”»':
            return CLAUSE
        last = before[-1]
        if name.organisation and self._in_subject(before, sentence_start, name):
            return SUBJECT
        opens = last in self.words.clause_openers or last in self.words.role_words or last in self.words.cues
        inverted = (
            self.words.grammar.verb_final and before[-2:-1] and before[-2] in self.words.adverbs
        )  # "dann kam Lee"
        return CLAUSE if opens or inverted else ELSEWHERE

    def _in_subject(self, before: Sequence[str], sentence_start: int, name: NameSpan) -> bool:
        """ "The laboratory of the Food Office found": the body is what the sentence is about."""
        own = self.whole.keys(sentence_start, name.start)
        led = own[:1] != [] and own[0] in self.words.grammar.definite and len(own) <= SUBJECT_WORDS
        return led and not self.words.grammar.links.isdisjoint(before[-2:])

    def _according_before(self, before: Sequence[str]) -> bool:
        """True behind "according to", with or without an article between."""
        return any(
            phrase[-1] in before[-2:] and tuple(before[-len(phrase) - past :][: len(phrase)]) == phrase
            for phrase in self.words.according
            for past in (0, 1)
        )

    def _lead(self, name: NameSpan) -> list[str]:
        """The words of the same sentence that stand just before a name."""
        at = max(self.sentences[self.sentence_at(name.start)].start if self.sentences else 0, 0)
        return self.whole.keys(max(at, name.start - ROLE_REACH_CHARS), name.start)

    def _roles_of(self, name: NameSpan, lead: Sequence[str]) -> frozenset[str]:
        """Titles before the name, and roles beside it: "the mayor, Ann Lee", "Ann Lee, the mayor"."""
        before = takewhile(self._beside, reversed(lead[-4:]))  # not "the mayor told Ann Lee", "was seen on Ann Lee"
        behind = self._behind_comma(name, 50)[:5]
        following = [] if self._tag_behind(name) else takewhile(self._no_cue, behind)
        beside = frozenset((*before, *following)) & self.words.role_words
        beside |= self._kinds_beside(name, lead) | (
            frozenset(takewhile(self._no_link, lead[-1:])) & self.words.kinds.persons
        )
        beside |= apposed_nouns(self.words, name, lead, self._apposition_behind(name), self._comma_before(name))
        written_out = (word for title in name.title for word in self.words.written_out.get(title, ()))
        return frozenset(name.title) | beside | frozenset(written_out)

    def _comma_before(self, name: NameSpan) -> bool:
        return self.reader.text[max(name.start - 2, 0) : name.start].strip() == ","

    def _apposition_behind(self, name: NameSpan) -> list[str]:
        """The words between the comma behind a name and the next mark: "the club's treasurer"."""
        if self.reader.text[name.end : name.end + 1] != "," or self._tag_behind(name):
            return []
        stop = _PHRASE_END.search(self.reader.text, name.end + 1, name.end + ROLE_REACH_CHARS)
        return self.whole.keys(name.end + 1, stop.start()) if stop is not None else []

    def _kinds_beside(self, name: NameSpan, lead: Sequence[str]) -> frozenset[str]:
        """ "the owner, Lode & Sons", "Lode, the local utility": the noun in apposition that says what a body is."""
        ahead = self.reader.text[max(name.start - ROLE_REACH_CHARS, 0) : name.start]
        close = ahead[-1:] == " " or ahead.rstrip()[-1:] == ","
        found = set(lead[-1:]) if close and not self.words.determiners.isdisjoint(lead[-3:-1]) else set()
        if self.reader.text[name.end : name.end + 1] == "," and not role_of_another(self.reader, name):
            stop = _PHRASE_END.search(self.reader.text, name.end + 1, name.end + ROLE_REACH_CHARS)
            following = self.whole.keys(name.end + 1, stop.start() if stop else name.end + ROLE_REACH_CHARS)
            if following and following[0] in self.words.determiners and not self._tag_behind(name):
                found |= set(takewhile(self._no_link, following))
        return frozenset(found & self.words.kinds.generic | found & self.words.kinds.enterprise)

    def _behind_comma(self, name: NameSpan, reach: int) -> list[str]:
        """The words behind a name and a comma, as far as ``reach`` characters of its sentence.

        None without the comma, and where the name is that of a place: "In Upper Mill, the baker".
        """
        lead = self._lead(name)
        placed = len(lead) == 1 and lead[0] in self.words.grammar.locative and not name.title
        if placed or self.reader.text[name.end : name.end + 1] != "," or role_of_another(self.reader, name):
            return []
        ends = self.sentences[self.sentence_at(name.start)].end if self.sentences else name.end + reach
        return self.whole.keys(name.end, min(name.end + reach, max(ends, name.end)))

    def _tag_behind(self, name: NameSpan) -> bool:
        """ "at the Steps, a police spokesman said": what stands behind the comma is a tag, and no apposition."""
        if self.reader.text[name.end : name.end + 1] != ",":
            return False
        stop = _PHRASE_END.search(self.reader.text, name.end + 1, name.end + ROLE_REACH_CHARS)
        own = self.whole.keys(name.end + 1, stop.start() if stop else name.end + ROLE_REACH_CHARS)
        return own[:1] != [] and own[0] in self.words.determiners and not self.words.cues.isdisjoint(own[2:])

    def _no_owner(self, word: str) -> bool:
        """ "Lee, 81, his daughter", "Lee, whose son": what "his" and "whose" belong to is somebody else."""
        return word not in self.words.grammar.possessors and word not in self.words.relative - self.words.determiners

    def _no_link(self, word: str) -> bool:
        return word not in self.words.grammar.prepositions

    def _beside(self, word: str) -> bool:
        away = self.words.grammar.passives | (self.words.grammar.told_on - self.words.determiners)
        away |= self.words.grammar.subordinators
        return self._no_cue(word) and word not in away | self.words.adverbs - self.words.determiners - {"a", "e"}

    def _no_cue(self, word: str) -> bool:
        return word not in self.words.cues

    def _organisation_beside(self, name: NameSpan) -> bool:
        """``X, which`` and ``X, the owner`` are no persons."""
        mark = self.reader.text[name.end : name.end + 1]
        if name.title or mark not in (" ", ","):
            return False
        following = self.whole.keys(name.end, name.end + 60)[:5]
        if mark == " ":
            reports = following[:1] and following[0] in self.words.grammar.reporting
            return bool(reports) and len(name.core) > 1 and name.core[0] not in self.words.forenames
        firm = not self.words.kinds.enterprise.isdisjoint(following)
        return following[:1] == ["which"] or (firm and following[0] in self.words.determiners)

    def _person_behind(self, name: NameSpan) -> bool:
        """ "Lee, who lost,": a person, however short the name."""
        return self.whole.keys(name.end, name.end + 8)[:1] in (["who"], ["whom"])

    def _publishes(self, name: NameSpan) -> bool:
        """ "The Bridge" within a sentence, "Facebook" and "Upper Mill Star": where people are heard, not who speaks."""
        core = name.core
        if name.title or not core:
            return False
        definite = len(core) > 1 and core[0] in self.words.grammar.outlet_articles and not name.first_in_sentence
        return (
            definite or " ".join(core) in self.words.platforms or (len(core) > 1 and core[-1] in self.words.media_words)
        )

    def _of_a_body(self, name: NameSpan) -> bool:
        """ "Neighbours for Peace" is a body; "Osei for PM" only cheers a person whom the account names."""
        named = not _OF_BODIES.isdisjoint(name.core)
        return named and not any(len(n.core) == 2 and n.core[1] == name.core[0] for n in self.reader.names)

    def _named_thing(self, name: NameSpan) -> bool:
        """ "the excursion boat Celeste": the noun beside the name is no person, body or office."""
        line = self.whole.within(max(0, name.start - ROLE_REACH_CHARS), name.start)[-3:]
        if len(name.core) > 1 and name.core[0] in self.words.forenames:
            return False
        if len(line) < 3 or self.reader.text[line[-1].end : name.start] != " " or not line[-1].text.islower():
            return False
        words = self.words
        someone = words.nameable | words.role_words | words.kinds.enterprise | words.media_words | words.cues
        small = words.grammar.prepositions | words.clause_openers | words.empty
        one_word = len(name.core) == 1 or line[-1].key in words.kinds.vessels
        plain = line[-1].key not in someone | small and one_word
        return plain and not words.determiners.isdisjoint(t.key for t in line[:-1])

    def _says_where(self, name: NameSpan) -> bool:
        """ "a Brackley Cross school": the name in front of the noun for a place or a body."""
        following = self.whole.within(name.end, name.end + ROLE_REACH_CHARS)[:1]
        led = self._before_name(name) in self.words.determiners
        nouns = self.words.kinds.places | self.words.kinds.generic
        return led and bool(following) and following[0].start == name.end + 1 and following[0].key in nouns

    def _before_name(self, name: NameSpan) -> str:
        return next(reversed(self.whole.keys(max(0, name.start - 16), name.start)), "")

    def _identify(self, name: NameSpan) -> int:
        before, lead = self._before_name(name), self._lead(name)
        new = Known(
            " ".join(name.text.split()),
            name.core,
            name.organisation or self._publishes(name) or self._organisation_beside(name) or self._of_a_body(name),
            self._gender(name, lead),
            self._roles_of(name, lead),
            (before in self.words.grammar.definite or self._named_thing(name) or self._says_where(name))
            and not name.title,
            before in self.words.grammar.locative and not name.title,
            several=_INITIALS_OF_SEVERAL.search(name.text) is not None,
            person=_INITIALS_OF_SEVERAL.search(name.text) is not None or self._person_behind(name),
        )
        for index in self._candidates(name.core):
            if same(self.known[index], name) or self._short_of(self.known[index], name):
                self.known[index] = merged(self.known[index], new)
                self._of_text.setdefault(self.known[index].name, index)
                for word in set(self.known[index].core):
                    if index not in self._of_word[word]:
                        self._of_word[word].append(index)
                self._index_roles(index)
                return index
        return self._add(new)

    def _short_of(self, known: Known, name: NameSpan) -> bool:
        """ "Corvane" is the "Corvane Group" that the account names: a firm, told by the word behind its name."""
        if len(name.core) != 1 or len(known.core) < 2 or known.core[0] != name.core[0] or name.title:
            return False
        public = self.words.kinds.public | self.words.media_words | self.words.kinds.telling
        firm = known.core[-1] in self.words.organisation_words and known.core[-1] not in public
        return known.organisation and firm and name.core[0] not in self.words.forenames

    def _candidates(self, core: tuple[str, ...]) -> list[int]:
        return sorted({who for word in core for who in self._of_word.get(word, ())})

    def _gender(self, name: NameSpan, lead: Sequence[str]) -> str | None:
        behind = takewhile(self._no_owner, self._behind_comma(name, ROLE_REACH_CHARS)[:4])
        before = takewhile(self._beside, reversed(lead[-3:]))  # not "the foreman told Judge Lee"
        shown = role_gender(self.words, {*name.title, *before, *behind})
        return shown or self._apposed_gender([*lead, *name.title])

    def _apposed_gender(self, lead: Sequence[str]) -> str | None:
        """ "la ministre Anne Leduc": the article before a role tells it."""
        for index in range(len(lead) - 2, max(-1, len(lead) - 5), -1):
            between = lead[index + 1 :]
            if self.words.grammar.prepositions.isdisjoint(between) and set(between) & self.words.kinds.persons:
                found = article_gender(self.words, lead[index], lead[-1])
                if found is not None:
                    return found
        return None

    def forename_gender(self, known: Known) -> str | None:
        """What the forename suggests; weaker than a title."""
        if len(known.core) < 2 or known.organisation:
            return None
        first, words = known.core[0], self.words
        own = self.own_gender(known)
        feminine, masculine = first in words.feminine_forenames, first in words.masculine_forenames
        return own or (None if feminine == masculine else "f" if feminine else "m")

    def own_gender(self, known: Known) -> str | None:
        """What the forename tells in the account's language: all but certain."""
        if len(known.core) < 2 or known.organisation:
            return None
        feminine, masculine = known.core[0] in self.words.own_feminine, known.core[0] in self.words.own_masculine
        return None if feminine == masculine else "f" if feminine else "m"

    def note_description(self, phrase: Phrase) -> None:
        """Remember an unnamed source by the words that brought it in."""
        own = phrase.key.split()
        person = own[0] in self.words.grammar.indefinite and person_in(self.words, own)
        if (len(own) >= 3 or (len(own) == 2 and person)) and phrase not in self.descriptions[-8:]:
            self.descriptions.append(phrase)

    def posted(self, name: str, sentence: int, position: int) -> None:
        """Note the body that wrote a post: whoever "it" is behind it. A forename opens no body's name."""
        own = tuple(keys(name))
        if not own or own[0] in self.words.forenames:
            return
        who = self.named(name)
        if who is None:
            who = self._add(Known(name, own, True, None, frozenset()))
        if self.known[who].organisation:
            self.meet(Met(who, sentence, position, SPOKE))

    def spoke(self, name: str, named: bool, sentence: int, position: int) -> None:
        """Note a speaker, so that the next pronoun finds them first."""
        who = self.named(name)
        if who is None and not named and len(keys(name)) > 1:
            own = frozenset(keys(name))
            roles = own - self.words.determiners
            told = keys(name)
            who = self._add(
                Known(
                    name,
                    (),
                    is_body(self.words, told),
                    gender_of(self.words, told),
                    roles,
                    thing=thing_in(self.words, told),
                    several=several(self.words, told),
                    person=person_in(self.words, told),
                )
            )
        if who is not None:
            self.meet(Met(who, sentence, position, SPOKE))
