"""Keep who has been spoken of so far, so that "she", "the mayor" and a surname find the one they mean."""

from typing import NamedTuple

from wellsourced.model.speech import Mention
from wellsourced.speech.phrases import Phrase, Reader
from wellsourced.speech.words import Words
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import keys

MEMORY_SENTENCES = 14
GENERIC = frozenset(
    """company firm utility operator owner agency group bank government ministry department office centre center police
    hospital service council regulator union club campaign newspaper channel university school airline manufacturer
    empresa compania firma entreprise compagnie societe gouvernement hopital azienda societa ditta governo ospedale
    companhia governo unternehmen firma konzern behorde corporation organisation organization team party body board
    statement report page bureau brigade court army navy force guard association corporate wire""".split()
)


class Known(NamedTuple):
    """Someone met in the account: their fullest name so far, or a description, and what is known of them."""

    name: str
    core: tuple[str, ...]
    organisation: bool
    gender: str | None  # "m", "f" or None
    roles: frozenset[str]
    thing: bool = False  # met behind an article without a title: "the Celeste" is hardly a person


class Met(NamedTuple):
    """One meeting: who, in which sentence, where, and as what."""

    who: int
    sentence: int
    position: int
    weight: float  # 2 for one who spoke, 1 for the subject of a clause, 0 for any other place


class Discourse:
    """What has been said about whom, in the order of the text."""

    def __init__(
        self,
        reader: Reader,
        names: list[NameSpan],
        sentences: list[tuple[int, int]],
        silent: list[tuple[int, int]],
    ) -> None:
        self.silent = silent
        self.reader = reader
        self.words: Words = reader.words
        self.known: list[Known] = []
        self.met: list[Met] = []
        self.descriptions: tuple[Phrase, ...] = ()
        self._of_name: dict[int, int] = {}
        self._learn(names, sentences)

    def _learn(self, names: list[NameSpan], sentences: list[tuple[int, int]]) -> None:
        """First the full names, so that a surname met before its full name is still theirs."""
        for name in sorted(names, key=lambda n: (-min(len(n.core), 3), n.start)):
            if name.core:
                self._of_name[name.start] = self._identify(name)
        index = 0
        for name in sorted(names, key=lambda n: n.start):
            while index + 1 < len(sentences) and name.start >= sentences[index][1]:
                index += 1
            who = self._of_name.get(name.start)
            bracketed = self.reader.text[max(0, name.start - 1) : name.start] == "("
            if who is not None and not bracketed and not self._is_silent(name.start):
                subject = not name.possessive and self._subject_like(name, sentences[index][0])
                self.met.append(Met(who, index, name.start, float(subject)))

    def _is_silent(self, position: int) -> bool:
        """Names in titles and inside quotations bring nobody into the account's own talk."""
        return any(start <= position < end for start, end in self.silent)

    def learn_description(self, phrase: Phrase, sentence: int, organisation: bool) -> None:
        """Bring in someone without a name: "a woman who sells flowers" is who "she" is in the next sentence."""
        own = frozenset(phrase.key.split())
        gender = "f" if own & self.words.feminine_roles else "m" if own & self.words.masculine_roles else None
        text = " ".join(self.reader.text[phrase.start : phrase.end].split())
        self.known.append(Known(text, (), organisation, gender, own - self.words.determiners))
        self.met.append(Met(len(self.known) - 1, sentence, phrase.start, 1.0))

    def _subject_like(self, name: NameSpan, sentence_start: int) -> bool:
        """At the start of a clause, behind a role or an inverted verb; not inside a phrase of place."""
        text = self.reader.text
        lead = text[max(sentence_start, name.start - 32) : name.start]
        before = keys(lead)
        following = keys(text[name.end : name.end + 30])[:1]
        if following and following[0] in self._role_words:
            return False
        if not before or lead.rstrip()[-1:] in ',;:—–"“”»':
            return True
        return before[-1] in _CLAUSE_STARTS or before[-1] in self._role_words or before[-1] in self.words.cues

    @property
    def _role_words(self) -> frozenset[str]:
        return self.words.titles | self.words.masculine_roles | self.words.feminine_roles

    def _roles_of(self, name: NameSpan) -> frozenset[str]:
        """Titles before the name, and roles beside it: "the mayor, Ann Lee", "Ann Lee, the mayor"."""
        text = self.reader.text
        before = keys(text[max(0, name.start - 40) : name.start])[-4:]
        after = text[name.end : name.end + 50]
        following = keys(after)[:5] if after[:1] == "," else []
        return frozenset(name.title) | (frozenset((*before, *following)) & self._role_words)

    def _organisation_beside(self, name: NameSpan) -> bool:
        """``X, which`` and ``X, the owner`` are no persons."""
        after = self.reader.text[name.end : name.end + 60]
        if after[:1] != "," or name.title:
            return False
        following = keys(after)[:5]
        return following[:1] == ["which"] or (
            bool(set(following) & _ENTERPRISE)
            and following[:1] != []
            and following[0] in self.words.determiners
        )

    def _thing(self, name: NameSpan) -> bool:
        before = keys(self.reader.text[max(0, name.start - 12) : name.start])[-1:]
        return bool(before) and before[0] in _ARTICLES and not name.title

    def _identify(self, name: NameSpan) -> int:
        for index, known in enumerate(self.known):
            if _same(known, name):
                self.known[index] = self._enriched(known, name)
                return index
        self.known.append(
            Known(
                self._full(name),
                name.core,
                name.organisation or self._organisation_beside(name),
                self._gender(name),
                self._roles_of(name),
                self._thing(name),
            )
        )
        return len(self.known) - 1

    def _full(self, name: NameSpan) -> str:
        return " ".join(name.text.split())

    def _enriched(self, known: Known, name: NameSpan) -> Known:
        longer = len(name.core) > len(known.core)
        return Known(
            self._full(name) if longer else known.name,
            name.core if longer else known.core,
            known.organisation or name.organisation or self._organisation_beside(name),
            known.gender or self._gender(name),
            known.roles | self._roles_of(name),
            known.thing or self._thing(name),
        )

    def _gender(self, name: NameSpan) -> str | None:
        beside = set(name.title) | set(keys(self.reader.text[max(0, name.start - 40) : name.start])[-3:])
        after = set(keys(self.reader.text[name.end : name.end + 40])[:4])
        if (beside | after) & self.words.feminine_roles:
            return "f"
        if (beside | after) & self.words.masculine_roles:
            return "m"
        return None

    def mention(self, phrase: Phrase, sentence: int) -> Mention:
        """Return who a phrase means; a description that means nobody known stays as written."""
        text = self.reader.text[phrase.start : phrase.end]
        if phrase.kind == "name" and phrase.name is not None:
            who = self._of_name.get(phrase.name.start)
            name = self.known[who].name if who is not None else text
            return Mention(start=phrase.start, end=phrase.end, name=name, as_written=text)
        if phrase.kind == "pronoun":
            who = self.pronoun(phrase.key, phrase.start, sentence)
            if who is None:
                return Mention(start=phrase.start, end=phrase.end, name=text, as_written=text, named=False)
            return Mention(
                start=phrase.start, end=phrase.end, name=who.name, as_written=text, named=who.core != ()
            )
        return self._description(phrase, text, sentence)

    def _description(self, phrase: Phrase, text: str, sentence: int) -> Mention:
        own = phrase.key.split()
        content = [w for w in own if w not in self.words.determiners]
        anonymous = any(w in self.words.anonymous for w in content)
        known = None if anonymous else self._described(content, phrase.start, sentence)
        if known is None and own and own[0] in _ARTICLES - _INDEFINITE and not anonymous:
            known = self._only_one_near(content, phrase.start, sentence)
        if known is not None:
            return Mention(start=phrase.start, end=phrase.end, name=known.name, as_written=text)
        earlier = self._earlier_description(content, phrase.start)
        name = " ".join((earlier or text).split())
        return Mention(start=phrase.start, end=phrase.end, name=name, as_written=text, named=False)

    def _described(self, content: list[str], position: int, sentence: int) -> Known | None:
        """ "the mayor" is the one with that title; "the company", the organisation last spoken of."""
        if not content or len(content) > 4:
            return None
        roles = [
            m for m in self.met
            if set(content) & self.known[m.who].roles and m.position != position and self.known[m.who].core
        ]  # fmt: skip
        if roles:
            return self.known[max(roles, key=lambda m: (m.position < position, m.position)).who]
        if content[-1] in GENERIC or content[0] in GENERIC:
            near = [
                m
                for m in self.met
                if m.position < position
                and self.known[m.who].organisation
                and sentence - m.sentence <= MEMORY_SENTENCES
            ]
            if set(content) & _COMMERCIAL:
                near = [m for m in near if not set(self.known[m.who].core) & _PUBLIC]
            if near:
                matching = [m for m in near if set(content) & set(self.known[m.who].core)]
                return self.known[(matching or near)[-1].who]
        return None

    def _only_one_near(self, content: list[str], position: int, sentence: int) -> Known | None:
        """ "the Ohio senator" is the one person spoken of just before, if there is only one."""
        if len(content) > 5 or not set(content) & (self._role_words | _PERSONS):
            return None
        near = {
            m.who for m in self.met
            if m.position < position and sentence - m.sentence <= 3 and m.weight
            and not self.known[m.who].organisation and not self.known[m.who].thing and len(self.known[m.who].core) >= 2
        }  # fmt: skip
        return self.known[near.pop()] if len(near) == 1 else None

    def _earlier_description(self, content: list[str], position: int) -> str | None:
        """The fuller wording under which an unnamed source was brought in."""
        best: str | None = None
        for fuller in self.descriptions:
            if (
                fuller.start < position
                and content
                and _holds_word(fuller.key, content[-1])
                and len(content) <= 4
            ):
                best = self.reader.text[fuller.start : fuller.end]
        return best

    def note_description(self, phrase: Phrase) -> None:
        """Remember an unnamed source by the words that brought it in."""
        if len(phrase.key.split()) >= 3:
            self.descriptions = (*self.descriptions, phrase)

    def pronoun(self, key: str, position: int, sentence: int) -> Known | None:
        """The one a pronoun means: compatible, recent, and rather a subject than not."""
        wants_organisation = key in self.words.neuter and key not in self.words.masculine
        best: tuple[float, int] | None = None
        for met in self.met:
            if met.position >= position or sentence - met.sentence > MEMORY_SENTENCES:
                continue
            score = self._fits(self.known[met.who], key, wants_organisation)
            if score is None:
                continue
            score += 2.0 * met.weight - 0.8 * (sentence - met.sentence) + 0.0001 * met.position
            if best is None or (score, met.position) > best:
                best = (score, met.position)
                found = met.who
        return self.known[found] if best is not None else None

    def _fits(self, known: Known, key: str, wants_organisation: bool) -> float | None:
        if known.organisation != wants_organisation:
            return -2.0 if known.organisation and self.gendered else None
        if wants_organisation:
            return 1.0
        if key in self.words.plural and key not in self.words.feminine:
            return None
        feminine = key in self.words.feminine and key not in self.words.masculine
        if known.gender and (known.gender == "f") != feminine:
            return None
        if not known.core:
            return 0.5 + (1.0 if known.gender else 0.0)
        person = len(known.core) != 1 or bool(known.roles) or known.gender is not None
        return (1.5 if person else 0.0) + (1.0 if known.gender else 0.0) - (3.0 if known.thing else 0.0)

    @property
    def gendered(self) -> bool:
        """True for a language in which "she" can be a firm."""
        return bool(self.words.masculine) and "it" not in self.words.neuter

    def spoke(self, mention: Mention, sentence: int, position: int) -> None:
        """Note a speaker, so that the next pronoun finds them first."""
        for who, known in enumerate(self.known):
            if known.name == mention.name:
                self.met.append(Met(who, sentence, position, 2.0))
                return
        if not mention.named and len(keys(mention.name)) > 1:
            own = frozenset(keys(mention.name))
            gender = "f" if own & self.words.feminine_roles else None
            self.known.append(Known(mention.name, (), False, gender, own - self.words.determiners))
            self.met.append(Met(len(self.known) - 1, sentence, position, 2.0))


def _holds_word(key: str, word: str) -> bool:
    return word in key.split()


def _same(known: Known, name: NameSpan) -> bool:
    """One name, or its last part alone; two forenames of one surname are two people."""
    one, other = known.core, name.core
    if one == other:
        return True
    if known.organisation or name.organisation:
        shorter, longer = sorted((one, other), key=len)
        return len(shorter) >= 2 and set(shorter) <= set(longer)
    if len(other) == 1:
        return other[0] == one[-1] or (len(one) == 2 and other[0] == one[0] and not name.title)
    if len(one) == 1:
        return one[0] == other[-1]
    return one[-1] == other[-1] and _same_forename(one[0], other[0])


def _same_forename(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) <= 2 and one[0] == other[0])


_ENTERPRISE = frozenset(
    """owner operator maker manufacturer company firm utility lender airline supplier publisher developer startup
    charity broadcaster agency retailer builder contractor carrier producer entreprise empresa azienda firma""".split()
)
_COMMERCIAL = frozenset("company firm owner operator manufacturer airline maker corporate".split())
_PUBLIC = frozenset(
    """guard police department ministry government navy army council commission court hospital university agency
    service brigade embassy parliament senate congress school centre center bureau inspectorate force""".split()
)
_INDEFINITE = frozenset("a as un une l i".split())
_PERSONS = frozenset(
    """candidate nominee senator lawmaker leader politician minister president official actor singer player author
    activist defendant suspect billionaire founder lawyer officer veteran winner champion driver teacher doctor
    candidat candidate candidato candidata kandidat kandidatin dirigeant politico politica politiker""".split()
)
_CLAUSE_STARTS = frozenset(
    """and but while that when as because if what where after before since though than et mais que quand lorsque y pero
    cuando e mas quando ma che und aber dass weil wenn""".split()
)
_ARTICLES = frozenset("the la le les el los il lo o os der die das l a as i gli une un".split())
