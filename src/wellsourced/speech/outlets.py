"""Tell the agencies and outlets of an account from others: they pass words on more often than they speak."""

import re
from collections.abc import Container, Sequence
from functools import cache
from itertools import pairwise

from wellsourced.model.account import Account
from wellsourced.speech.correspondents import outlet_of_reporter
from wellsourced.speech.cues import hears
from wellsourced.speech.referents import Referents
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import media_names
from wellsourced.text.lexicon import concepts, entries
from wellsourced.text.names import CALENDAR_WORDS, NameSpan
from wellsourced.text.normalize import Token, fold

MEMORY_SENTENCES, MEMORY_CHARS = 14, 2000
TOLD_CHARS, TOLD_WORDS = 40, 4  # in which a verb of telling stands before whom it tells
LEAD_CHARS = 20  # in which the noun before a name stands: "the broadcaster TVX"
LEAST_PREFIX, LEAST_NOUN = 2, 4  # characters of "Moor" and "post" in "Moorpost"
OWN_WORDS = 3  # of "our chief court reporter"
NOUN_WORDS = 5  # of "pro-government television channel"
NAME_MARKS = " \u00a0\u202f\"'“”„«»‘’‹›"
_SPACES = frozenset(" \u00a0\u202f")
_PARTS = re.compile(r"[A-Z][a-z]{2,}")


def without_article(name: str, articles: Container[str]) -> str:
    """Return ``name`` without an article before its first capital.

    >>> without_article("der Bote", {"der"})
    'Bote'
    """
    article, _, rest = name.partition(" ")
    return rest if rest[:1].isupper() and fold(article) in articles else name


class Outlets:
    """Knows the outlets that an account names, by its credits, their names or the noun beside them."""

    def __init__(self, account: Account, reader: Reader, referents: Referents) -> None:
        self.reader = reader
        self.words = reader.words
        self.language = account.language
        self.discourse = referents.discourse
        self._generic = self.words.media_words | self.words.grammar.outlet_nouns
        self._in_names = self.words.media_words - frozenset(("agentur", "nachrichtenagentur", "sender", "zeitung"))
        self._definite = self.words.determiners - self.words.grammar.indefinite
        grammar = self.words.grammar
        self._edges = (
            self.words.small | self.words.cues | grammar.conjunctions | grammar.subordinators | grammar.told_on
        )
        names = [account.outlet, *(c.name for c in account.credits if c.kind != "person")]
        self._known = {self._key(name) for name in names if name}
        self._paired = self._beside_nouns()
        self._plain = {fold(text) for _, text in self._paired}
        self._known |= {part for name in names if name for part in self._short(name)}
        self._known |= {self._key(name.text) for name in reader.names if self._said_to_be(name)}

    def _beside_nouns(self) -> list[tuple[int, str]]:
        """„der Agentur Norvik“: where each word stands that names an outlet behind its noun, if nouns have capitals."""
        if not self.words.grammar.capital_nouns:
            return []
        nouns = self.words.grammar.outlet_nouns
        beside = pairwise(self.reader.whole.within(0, len(self.reader.text)))
        return [
            (name.start, name.text)
            for noun, name in beside
            if noun.key in nouns and noun.text[0].isupper() and name.start == noun.end + 1
            and self._part_of_name(name) and name.key not in self.words.forenames
        ]  # fmt: skip

    def _key(self, name: str) -> str:
        return fold(without_article(name, self.words.grammar.definite))

    def _short(self, name: str) -> set[str]:
        """ "the Review" for The Continental Review, « La Voce » del Passo: the noun of the name of an outlet."""
        own = [word for word in self._key(name).split() if word not in self._edges]
        nouns = {word for word in own if word in self.words.media_words}
        return nouns or set(own[:1] if self.words.grammar.adjectives_follow else own[-1:])

    def _said_to_be(self, name: NameSpan) -> bool:
        """ "the agency Norvik": its noun says what it is, and nobody else bears the name."""
        led = self.reader.whole.keys(max(0, name.start - LEAD_CHARS), name.start)[-2:]
        grammar = self.words.grammar
        article = led[:1] != [] and (led[0] in self._definite | grammar.prepositions or "'" in led[-1])
        return article and self.media_noun_at(name) and self._no_person(name) and not name.possessive

    def named(self, text: str) -> bool:
        """Tell whether ``text`` is the name of an outlet."""
        return self._key(text) in self._known or any(part in self.words.media_words for part in fold(text).split())

    def has(self, name: NameSpan, *, after_media_noun: bool = False) -> bool:
        """Tell whether a name is an outlet's."""
        if after_media_noun or self._key(name.text) in self._known:
            return True
        if name.title:
            return False
        if any(word in self.words.media_words for word in name.core):
            return True
        if len(name.core) == 1:
            return name.core[0] in self.words.media_acronyms or _compound(name.text)
        edges = {name.core[0], name.core[-1]} if name.core else set()
        return not media_names().isdisjoint(edges) and name.core[0] not in self.words.forenames

    def could_be(self, name: NameSpan) -> bool:
        """Tell whether who is told something by name may be an outlet: no person, parliament or crowd."""
        behind = self.reader.whole.keys(name.end, name.end + LEAD_CHARS)[:1]
        if any(word in self.words.told_not_outlet for word in (*name.core, *behind)) or name.possessive:
            return False
        return self.has(name) or (self._no_person(name) and not self._by_surname(name) and not self._common(name))

    def _common(self, name: NameSpan) -> bool:
        """ "the French", "in English", "the Church", "European leaders": one word of the dictionary, used as such."""
        meant = concepts(name.core[0], self.language) if len(name.core) == 1 else ()
        if self.words.grammar.capital_nouns or not meant or self._with_article(name):
            return False
        if not _peoples().isdisjoint(meant) or self._is_body(name.core[0]):
            return True
        led = self.reader.whole.keys(max(0, name.start - LEAD_CHARS), name.start)[-1:]
        behind = self.reader.whole.keys(name.end, name.end + LEAD_CHARS)[:1]
        small = self._edges | CALENDAR_WORDS | self.words.grammar.times | self.words.determiners
        beside = self.reader.text[name.end : name.end + 1] == " " and bool(behind) and behind[0] not in small
        return beside or not self.words.grammar.locative.isdisjoint(led)

    def _with_article(self, name: NameSpan) -> bool:
        """ "El Litoral" within a sentence: a capital of the article shows a title."""
        article, _, rest = name.text.partition(" ")
        return bool(rest) and fold(article) in self.words.grammar.definite and not name.first_in_sentence

    def _is_body(self, word: str) -> bool:
        """ "the Church", "the Commons": who may be told something, and prints nothing."""
        kinds = self.words.kinds
        bodies = self.words.nameable | kinds.public | kinds.places | self.words.role_words
        return word.endswith("s") or word in bodies or not self.words.told_not_outlet.isdisjoint((word, word + "s"))

    def heard_at(self, line: Sequence[Token], index: int) -> tuple[str, int] | None:
        """Return the outlet at ``index`` where only an outlet is asked: by its noun or its name, or any other name."""
        found = self.of_reporter(line, index) or self.at(line, index) or self._by_article(line, index)
        if found is not None:
            return found
        elided = line[index].text.replace("’", "'").partition("'")[2] if index < len(line) else ""
        if elided[:1].isupper() and self.words.grammar.adjectives_follow:
            return elided, index + 1  # "dall'Eco"
        while index < len(line) and line[index].key in self.words.determiners and self._unnamed(line[index]):
            index += 1
        name = self.reader.name_at(line[index].start) if index < len(line) else None
        if name is None or name.organisation or name.start != line[index].start or not self.could_be(name):
            return None
        return name.text, self._behind(line, index, name)

    def of_reporter(self, line: Sequence[Token], index: int) -> tuple[str, int] | None:
        """ "a reporter for the Moor Daily": the outlet of one of its people."""
        return outlet_of_reporter(self.reader, line, index, self.heard_at, self.at)

    def _by_article(self, line: Sequence[Token], index: int) -> tuple[str, int] | None:
        """„dem Kurier“: a noun by which papers are named, where all nouns have capitals."""
        at = index + (line[index].key in self.words.grammar.definite)
        led = line[at - 1].key in self.words.grammar.definite if at else False
        if not self.words.grammar.capital_nouns or not led or at >= len(line):
            return None
        names = self.words.media_words - self.words.grammar.outlet_nouns - self.words.told_not_outlet
        return (line[at].text, at + 1) if line[at].text[0].isupper() and line[at].key in names else None

    def _by_surname(self, name: NameSpan) -> bool:
        """A person is named in full and by the surname, has a forename, a title or a role."""
        who = self.discourse.who_is(name)
        known = self.discourse.known[who] if who is not None else None
        told_of = known is not None and bool(known.roles or known.gender)
        parts = [(word,) for word in (*name.core[:1], *name.core[-1:]) if word not in self.words.grammar.definite]
        alone = len(name.core) > 1 and any(n.core in parts for n in self.reader.names)
        return told_of or alone or bool(name.title) or (len(name.core) > 1 and name.core[0] in self.words.forenames)

    def _no_person(self, name: NameSpan) -> bool:
        known = (self.discourse.known[who] for who in self.discourse.bearers(name.core[-1])) if name.core else ()
        others = (k for k in known if len(k.core) >= 2 and not k.organisation and k.core[-1] == name.core[-1])
        return not any(k.core != name.core for k in others)

    def media_noun_at(self, name: NameSpan) -> bool:
        """Tell whether the noun before a name says that it is an outlet: "the agency Norvik", "l'agence Norvik"."""
        lead = self.reader.text[max(0, name.start - LEAD_CHARS) : name.start]
        before = self.reader.whole.keys(max(0, name.start - LEAD_CHARS), name.start)[-1:]
        beside = lead[-1:] == " " and lead[-2:-1].isalnum()
        return beside and bool(before) and before[0].split("'")[-1] in self.words.media_words

    def _is_told(self, name: NameSpan) -> bool:
        """ "told Norvik", "a dit à Norvik": whoever hears it there, if it may be an outlet."""
        near = self.reader.whole.keys(max(0, name.start - TOLD_CHARS), name.start)[-TOLD_WORDS:]
        telling = self.words.tell | self.words.say
        direct = near[-1:] != [] and hears(self.words, near[-1])
        led = near[-1:] != [] and near[-1] in self.words.relays.to and not telling.isdisjoint(near)
        return (direct or led) and self.could_be(name)

    def recalled(self, position: int, sentences: int = MEMORY_SENTENCES) -> str | None:
        """Return the outlet last named before ``position``, so many sentences back: "the agency"."""
        sentence = self.discourse.sentence_at(position)
        earlier = [
            (m.position, n.text) for m in self.discourse.meetings(sentence - sentences, sentence, position)
            if (n := self.reader.name_at(m.position)) is not None
            and (self.has(n) or self.media_noun_at(n) or self._is_told(n))
        ]  # fmt: skip
        earlier += [(at, text) for at, text in self._paired if position - MEMORY_CHARS <= at < position]
        return max(earlier)[1] if earlier else None

    def at(self, line: Sequence[Token], index: int) -> tuple[str, int] | None:
        """Return the outlet that the words at ``index`` name, and the index behind them; None for no outlet.

        It is a name, a noun with a name ("the Danish channel TVX"), a noun for the one last named ("the agency"), or
        one that stays without a name ("a local newspaper").
        """
        own = self.own(line, index)
        if own is not None:
            return own
        articles = self.words.determiners | self.words.grammar.indefinite
        while index < len(line) and line[index].key in articles and self._unnamed(line[index]):
            index += 1
        if index >= len(line):
            return None
        elided = self._elided(line[index])
        if elided is not None:
            return elided, index + 1
        if line[index].key in self._plain and line[index].text[0].isupper() and self._unnamed(line[index]):
            return line[index].text, index + 1
        kind = self._noun(line, index)
        if kind is not None:
            return self._of_noun(line, index, kind)
        name = self.reader.name_at(line[index].start)
        if name is None or not self.has(name) or name.possessive:
            return None
        return self._bare(name), self._behind(line, index, name)

    def own(self, line: Sequence[Token], index: int) -> tuple[str, int] | None:
        """ "this newspaper", "a nossa reportagem": the account's own outlet, as it calls itself."""
        while index < len(line) and line[index].key in self.words.grammar.definite - self.words.relays.own:
            index += 1
        if index + 1 >= len(line) or line[index].key not in self.words.relays.own:
            return None
        people = self.words.relays.own_nouns
        at = next(
            (i for i in range(index + 1, min(index + 1 + OWN_WORDS, len(line))) if line[i].key in people), index + 1
        )
        ours = line[at].key in people or line[at].key in self.words.grammar.outlet_nouns
        if not ours or any(not self.reader.gap(line, i).isspace() for i in range(index, at)):
            return None
        return self.reader.text[line[index].start : line[at].end], at + 1

    def _noun(self, line: Sequence[Token], index: int) -> int | None:
        """The index of the noun for an outlet that ends the noun phrase, or stands before the outlet's name."""
        for at in range(index, min(index + NOUN_WORDS, len(line))):
            token = line[at]
            name = self.reader.name_at(token.start)
            if name is not None and self.has(name) and name.start == token.start:
                return None
            named = name is not None and token.text.islower()
            if not named and name is None and self._is_noun_in(line, index, at) and self._ends(line, at):
                return at
            if token.key in self._edges or self.reader.gap(line, at) not in _SPACES:
                return None
        return None

    def _is_noun_in(self, line: Sequence[Token], first: int, at: int) -> bool:
        """A noun for outlets, or the noun behind it: "the wire service"."""
        bodies = self.words.kinds.generic - self.words.kinds.public | self.words.grammar.outlet_nouns | {"service"}
        compound = at > first and line[at].key in bodies and self.is_noun(line[at - 1])
        return compound or self.is_noun(line[at])

    def _ends(self, line: Sequence[Token], at: int) -> bool:
        """No further noun follows: "a television channel", but not "a television mast"."""
        if at + 1 >= len(line) or not self.reader.gap(line, at).isspace():
            return True
        following = line[at + 1]
        if self.words.grammar.capital_nouns and following.text.islower():
            return True
        name = self.reader.name_at(following.start)
        if name is not None:
            return name.start == following.start and not name.possessive
        if (
            self.words.grammar.capital_nouns
            and line[at].key in self.words.media_words
            and self._part_of_name(following)
        ):
            return True
        small = self._edges | self.words.pronouns | self.words.determiners
        return following.key in small | CALENDAR_WORDS | self.words.grammar.times

    def _of_noun(self, line: Sequence[Token], first: int, noun: int) -> tuple[str, int] | None:
        beside = self.reader.name_at(line[noun + 1].start) if noun + 1 < len(line) else None
        if beside is not None and self._joined(line, noun) and not self._compounded(line[noun]):
            return beside.text, self._behind(line, noun + 1, beside)
        led = line[first - 1].key if first else ""
        if line[noun].key in self.words.told_not_outlet or any(t.key.endswith("'s") for t in line[first:noun]):
            return None  # "the press", "the company's website"
        own = self.reader.text[line[first].start : line[noun].end]
        ahead = self.reader.name_at(line[noun - 1].start) if noun > first else None
        if ahead is not None and ahead.start == line[first].start and not ahead.possessive:
            return own, noun + 1  # "Gull magazine"
        if self.words.grammar.capital_nouns and (capitals := self._in_capitals(line, first, noun)) is not None:
            return capitals
        if led in self.words.grammar.indefinite:
            return (own, noun + 1) if line[noun].key.split("'")[-1] in self.words.grammar.outlet_nouns else None
        definite = led in self._definite | self.words.grammar.same or "'" in line[noun].key
        recalled = self.recalled(line[noun].start) if definite else None
        same = any(t.key in self.words.grammar.same for t in line[first:noun])
        owned = first > 1 and line[first - 2].key in self.words.grammar.links - self.words.grammar.senders
        apart = definite and noun > first and led in self._definite and not same and not owned
        told_apart = own if apart else None
        named = recalled or told_apart  # "the parish magazine" may never be named
        return (named, noun + 1) if named else None

    def _in_capitals(self, line: Sequence[Token], first: int, noun: int) -> tuple[str, int] | None:
        """ "Radio Moor", "Moor TV", "die Moorpost": names by their nouns, where all nouns have capitals."""
        text = self.reader.text
        stop = noun + 1
        while stop < len(line) and self.reader.gap(line, stop - 1) == " " and self._goes_on(line, stop, noun):
            stop += 1
        plain = line[noun].key in self.words.grammar.outlet_nouns and line[noun].key not in self._in_names
        whole = all(self._part_of_name(t) or t.text.isdigit() for t in line[first:stop])
        if not whole or (stop == noun + 1 and first == noun and line[noun].key in self._generic):
            return None
        return text[line[noun + 1 if plain and stop > noun + 1 else first].start : line[stop - 1].end], stop

    def _goes_on(self, line: Sequence[Token], at: int, noun: int) -> bool:
        """ "Sender Nord", "Kanal 3": a figure goes on a name, and ends it."""
        name = self.reader.name_at(line[at].start)
        if name is not None and name.core and name.core[0] in self.words.forenames:
            return False  # „zitiert die Moorpost Ann Lee“
        figure = line[at].text.isdigit() and not line[at - 1].text.isdigit() and at > noun
        return figure or (self._part_of_name(line[at]) and not line[at - 1].text.isdigit())

    def _part_of_name(self, token: Token) -> bool:
        edges = self._edges | CALENDAR_WORDS | self.words.grammar.times | self.words.determiners
        return token.text[:1].isupper() and token.key not in edges

    def _joined(self, line: Sequence[Token], index: int) -> bool:
        """Nothing but a space, or the marks of a name, between a noun and the name behind it."""
        return not self.reader.gap(line, index).strip(NAME_MARKS)

    def is_noun(self, token: Token) -> bool:
        """Tell whether a word is a noun for outlets: "l'agence", "programme"."""
        key = token.key.split("'")[-1]
        return key in self.words.media_words or key in self.words.grammar.outlet_nouns or self._compounded(token)

    def _compounded(self, token: Token) -> bool:
        """ "Moorpost": a noun that ends with one for outlets, where nouns grow together."""
        ends = self.words.grammar.capital_nouns and token.text[:1].isupper()
        return ends and any(
            token.key.endswith(w) and len(token.key) > len(w) + LEAST_PREFIX
            for w in self._generic
            if len(w) >= LEAST_NOUN
        )

    def _elided(self, token: Token) -> str | None:
        """ "l'AFP": the outlet behind an elided article."""
        article, _, rest = token.text.replace("’", "'").partition("'")
        elided = article.islower() and rest[:1].isupper()
        return rest if elided and (fold(rest) in self._known or fold(rest) in self.words.media_acronyms) else None

    def _bare(self, name: NameSpan) -> str:
        """ "Sender TVX" is TVX where nouns have capitals."""
        noun, _, rest = name.text.partition(" ")
        led = self.words.grammar.capital_nouns and fold(noun) in self.words.media_words
        return rest if led and rest else name.text

    def _unnamed(self, token: Token) -> bool:
        return self.reader.name_at(token.start) is None

    def _behind(self, line: Sequence[Token], index: int, name: NameSpan) -> int:
        while index < len(line) and line[index].start < name.end:
            index += 1
        return index


@cache
def _peoples() -> frozenset[str]:
    """The concepts of countries, peoples and creeds: those that English writes with a capital."""
    return frozenset(e.concept for e in entries() if any(form[:1].isupper() for form in e.forms["en"][:1]))


def _compound(name: str) -> bool:
    """ "LedgerWire": one word of several, the last of which is one that outlets are named by."""
    parts = _PARTS.findall(name)
    return len(parts) > 1 and "".join(parts) == name and fold(parts[-1]) in media_names()
