"""The words of one language that tie speech to speakers, read once from its table."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from wellsourced.speech.inflection import inflected
from wellsourced.speech.relay_words import RelayWords
from wellsourced.text.normalize import fold
from wellsourced.text.tables import languages, table

PACKAGE, FOLDER, NO_LANGUAGE = "wellsourced.speech", "languages", "any"
LEAST_LEAD = 4  # characters before the "man" of "watchman": no "german" is one
LEAST_ENDING = 5  # of the noun that ends a German compound
TABLED = tuple(code for code in languages(PACKAGE, FOLDER) if code != NO_LANGUAGE)


class Grammar(NamedTuple):
    """The small words that shape a sentence; ``[grammar]`` of the table."""

    prepositions: frozenset[str]
    written_prepositions: frozenset[str]  # unfolded: folding makes "à" look like an article or a verb
    locative: frozenset[str]
    links: frozenset[str]
    breaks: frozenset[str]
    subordinators: frozenset[str]
    conjunctions: frozenset[str]
    infinitive_leads: frozenset[str]  # "refuse de dire": the verb behind it has the clause's subject
    manner: frozenset[str]  # "..., is how Lee put it"
    what: frozenset[str]  # of those, what tells only with a verb of saying: "was all Lee would say"
    modals: frozenset[str]
    passives: frozenset[str]
    times: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    masculine_articles: frozenset[str]  # "le président": the pronoun for him agrees with it
    feminine_articles: frozenset[str]
    several: frozenset[str]  # "many residents": no "she" means them
    same: frozenset[str]
    senders: frozenset[str]  # "From the trust, a statement."
    impersonal: frozenset[str]  # "it": a paper may be meant
    reading: frozenset[str]  # "reads": how the words of a paper are given
    pointing: frozenset[str]  # "these words": what points back at the words just quoted
    stemming: frozenset[str]  # "the words come from Lee"
    own: frozenset[str]  # "its deepest regret": whose it is has said so
    before_owned: frozenset[str]  # "le « ... » du préfet": the article of a saying that is somebody's
    issued_by: frozenset[str]  # "hieß es aus dem Rathaus"
    latter: frozenset[str]  # "ce dernier": the one spoken of last
    others: frozenset[str]
    quoting: frozenset[str]
    mouthpiece: frozenset[str]  # "through its chief, Ann Lee"
    for_whom: frozenset[str]  # "pour la maire": of opinions, and of much else
    places: frozenset[str]  # "Here in the harbour, ...": they open a sentence before its subject
    phrasal: frozenset[str]
    beside: frozenset[str]  # "next to": they make "to" a word of place
    noun_like: frozenset[str]
    told_to: frozenset[str]
    told_on: frozenset[str]
    outlet_nouns: frozenset[str]
    emphatic: frozenset[str]
    object_pronouns: frozenset[str]  # "nous raconte Lee": no subjects, where they stand before the verb
    demonstratives: frozenset[str]
    them: frozenset[str]  # "uno de ellos": those of whom one speaks
    nobody: frozenset[str]  # "nobody", "whoever": to whom no sentence is laid
    addressed: frozenset[str]  # "you": who reads is not quoted
    versions: frozenset[str]
    version_leads: frozenset[str]
    citing_nouns: frozenset[str]  # „unter Berufung auf“
    citing_of: frozenset[str]  # „der sich auf einen Beamten beruft“
    by_means: frozenset[str]  # "answered with a “never”"
    perfects: frozenset[str]  # "had written": verbs of saying only behind one of ``having``
    having: frozenset[str]
    citing: frozenset[str]
    counts: frozenset[str]
    count_leads: frozenset[str]
    here: frozenset[str]
    agents: frozenset[str]
    counting: frozenset[str]
    seeing: frozenset[str]  # "a draft seen by the paper": the draft says it
    estimating: frozenset[str]  # "puts the number at 40"
    estimated_at: frozenset[str]
    finding: frozenset[str]  # "..., the university found": no verb of saying, but a tag behind what was found
    showing: frozenset[str]  # "..., the minutes show": what a paper does
    evidence: frozenset[str]  # nouns for what shows something, beside the documents: "the invoice"
    emerging: frozenset[str]  # "il ressort du registre que": of what a paper lets one see
    plain: frozenset[str]  # "as the letters make clear"
    completing: frozenset[str]  # behind a weak verb they show that something is told: "dit que", "dit avoir"
    as_told: frozenset[str]  # "wie die Polizei mitteilte": what opens a clause of telling
    as_told_from: frozenset[str]  # small words behind it: "wie aus ... hervorgeht", "secondo quanto ha riferito"
    as_told_verbs: frozenset[str]  # verbs that tell nowhere but in such a clause
    opinions: frozenset[str]  # "in her opinion"
    using: frozenset[str]  # "to use his phrase"
    contrasting: frozenset[str]  # "..., whereas Lee": beside the conjunctions, what sets a clause against another
    crowds: frozenset[str]  # "the crowd": several people in one noun
    signs: frozenset[str]  # "the banner": what bears words that nobody says
    comparing: frozenset[str]  # "so groß, wie": a comparison, nothing told
    texts: frozenset[str]
    documents: frozenset[str]  # papers that say something themselves: "the indictment"
    contacts: frozenset[str]
    talks: frozenset[str]
    asks: frozenset[str]
    reporting: frozenset[str]
    relaying: frozenset[str]  # "as the Herald wrote"
    retelling: frozenset[str]  # "as Lee recalled it": whose words it holds is another
    naming: frozenset[str]  # "the bus, renamed “The Gull”": a name, and nobody's words
    named_in_passive: frozenset[str]  # "is called the “Gull”"
    names_of_things: frozenset[str]  # "its brand is “Gull”"
    likening: frozenset[str]  # "as", "wie": they open what tells who reported it
    hearing: frozenset[str]  # "the cook heard Lee say"
    perceiving: frozenset[str]  # "she recalled him saying": verbs by which one tells what another said
    to_say: frozenset[str]  # the forms of saying behind them that are no subject's verb: "heard him say"
    clitics: frozenset[str]  # of the pronouns in ``objects`` those that stand before the verb: "lo si sente"
    leads_object: frozenset[str]  # "se oye al capitán decir"
    mouth: frozenset[str]
    authors: frozenset[str]
    trailing: frozenset[str]
    name_nouns: frozenset[str]  # "gave only her first name, Ida"
    withheld: frozenset[str]  # of a source that asks for it: "not to be named"
    inserted: frozenset[str]  # marks that open a tag inside the quotation marks
    outlet_articles: frozenset[str]  # "The Bridge": an article with a capital begins no surname
    person_endings: frozenset[str]  # "watchman", "lockkeeper": what ends a compound for a person
    participle: str
    past_ending: str  # "ruled": behind a noun for somebody, a verb
    adverb_ending: str
    feminine_ending: str  # "Sprecherin"
    drops_subject: bool  # "añadió.": the verb alone says who
    subject_first: bool  # "as the council put it": subject and verb keep their order behind the lead
    verb_final: bool  # "hat ... erklärt": the verb of saying ends its clause
    possession: str  # how "his office" is written with the owner's name
    adjectives_follow: bool  # "un agente municipal": the noun comes first
    capital_nouns: bool  # common nouns are written like names
    identifying: tuple[tuple[str, ...], ...]  # "It was Ann Lee": who has just been quoted
    noun_endings: tuple[str, ...]  # by which such a noun is known
    possessors: dict[str, str]
    perfect_endings: dict[str, str]  # "gritado" is of the verb of "grita"
    objects: dict[str, str]  # "him" is whoever "he" is; "l'" either of two: "il|elle"


class Kinds(NamedTuple):
    """Nouns by what they name; ``[kinds]`` of the table."""

    generic: frozenset[str]  # organisations: "the company"
    enterprise: frozenset[str]  # what stands in apposition to a firm's name
    commercial: frozenset[str]
    public: frozenset[str]
    telling: frozenset[str]  # bodies whose name holds the noun: "the ministry" is no Corvane
    persons: frozenset[str]  # with the occupations
    occupations: frozenset[str]
    places: frozenset[str]  # streets, buildings, towns: "she" is none of them
    vessels: frozenset[str]  # what bears a name and is nobody: "the ferry Celeste"
    proxies: frozenset[str]  # who speaks for another: "the spokesman" is not whoever spoke before


@dataclass(frozen=True, eq=False)
class Words:
    """Folded word forms of one language; see ``languages/en.toml`` for what each list holds."""

    say: frozenset[str]
    tell: frozenset[str]
    cues: frozenset[str]
    call: frozenset[str]
    weak: frozenset[str]
    deny: frozenset[str]
    expect: frozenset[str]
    rumour: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    according_heads: frozenset[str]
    made_known: tuple[tuple[str, ...], ...]  # idioms of telling: "let it be known"
    nouns: frozenset[str]
    titles_before: frozenset[str]
    told_not_outlet: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    neuter: frozenset[str]
    first: frozenset[str]
    relative: frozenset[str]
    determiners: frozenset[str]
    adverbs: frozenset[str]
    anonymous: frozenset[str]
    masculine_roles: frozenset[str]
    feminine_roles: frozenset[str]
    titles: frozenset[str]
    organisation_words: frozenset[str]
    media_words: frozenset[str]
    platforms: frozenset[str]
    mediums: tuple[str, ...]
    grammar: Grammar
    relays: RelayWords
    kinds: Kinds
    masculine_forenames: frozenset[str]
    feminine_forenames: frozenset[str]
    own_masculine: frozenset[str]  # of those, the ones usual in the language itself
    own_feminine: frozenset[str]
    media_acronyms: frozenset[str]
    written_out: dict[str, tuple[str, ...]]  # what a short title may be called: "gov", the governor

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """All third-person pronouns that can be a subject."""
        return self.masculine | self.feminine | self.plural | self.neuter

    @cached_property
    def role_words(self) -> frozenset[str]:
        """Titles and words for persons that stand beside a name."""
        return self.titles | self.masculine_roles | self.feminine_roles

    @cached_property
    def named_platforms(self) -> tuple[str, ...]:
        """The platforms that have more than a letter, sorted."""
        return tuple(sorted(name for name in self.platforms if len(name) > 1))

    @cached_property
    def forenames(self) -> frozenset[str]:
        """All forenames."""
        return self.masculine_forenames | self.feminine_forenames

    @cached_property
    def speaking_nouns(self) -> frozenset[str]:
        """Nouns for those who can speak, and for what is spoken: they can be a subject without an article."""
        return self.role_words | self.anonymous | self.kinds.persons | self.organisation_words | self.nouns

    @cached_property
    def nameable(self) -> frozenset[str]:
        """Nouns that name somebody, alone or with others: "residents", "the company"."""
        return self.anonymous | self.kinds.persons | self.kinds.generic | self.titles | self.organisation_words

    @cached_property
    def firm_nouns(self) -> frozenset[str]:
        """Nouns for bodies that trade, and for no other ones."""
        return (self.kinds.commercial | self.kinds.enterprise) - self.kinds.public

    @cached_property
    def clause_openers(self) -> frozenset[str]:
        """Words that open a clause."""
        return self.grammar.conjunctions | self.relative | self.grammar.subordinators

    @cached_property
    def empty(self) -> frozenset[str]:
        """Words that name nobody by themselves."""
        return self.determiners | self.adverbs

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that stand at the edge of a phrase, and are no part of its noun."""
        return self.grammar.prepositions | self.grammar.breaks | self.relative | self.adverbs


def person_word(words: Words, key: str) -> bool:
    """Tell whether a folded noun names a person, or several: "baker", "bakers"."""
    someone = words.kinds.persons | words.role_words | words.grammar.crowds
    return key in someone or (key.endswith(("s", "n")) and key[:-1] in someone) or person_ending(words, key) != ""


def person_ending(words: Words, key: str) -> str:
    """Return the noun for a person that ends a compound: the "man" of "watchman", der „techniker“ der Seilbahn."""
    if words.grammar.capital_nouns:
        endings, heads = words.kinds.persons | words.role_words, range(3, len(key) - LEAST_ENDING + 1)
    else:
        endings, heads = words.grammar.person_endings, range(LEAST_LEAD, len(key))
    return next((key[at:] for at in heads if key[at:] in endings), "")


@cache
def words(language: str | None) -> Words:
    """Return the words of ``language``; those of English where there is no table."""
    data = table(PACKAGE, FOLDER, language or "en")
    if not data:
        return words("en")
    cues = _cues(data["cues"])
    lists: dict[str, Any] = {
        name: frozenset(fold(form) for form in forms)
        for section in ("phrases", "subjects")
        for name, forms in data[section].items()
    }
    lists["according"] = tuple(
        sorted(
            {tuple(fold(phrase).split()) for phrase in data["phrases"]["according"]},
            key=lambda p: (-len(p), p),
        )
    )
    lists["according_heads"] = frozenset(phrase[0] for phrase in lists["according"])
    lists["made_known"] = tuple(sorted(tuple(fold(phrase).split()) for phrase in data["phrases"]["made_known"]))
    lists["mediums"] = tuple(sorted((fold(m) for m in data["subjects"]["mediums"]), key=lambda m: (-len(m), m)))
    return Words(
        say=cues["say"],
        tell=cues["tell"],
        cues=cues["say"] | cues["tell"] | cues["speak"] | cues["call"],
        call=cues["call"],
        weak=cues["weak"],
        deny=cues["deny"],
        expect=cues["expect"],
        rumour=cues["rumour"],
        grammar=_grammar(data["grammar"]),
        relays=_relays(data["relays"]),
        kinds=_kinds(data["kinds"]),
        masculine_forenames=_forenames("masculine"),
        feminine_forenames=_forenames("feminine"),
        own_masculine=frozenset(data.get("forenames", {}).get("masculine", "").split()),
        own_feminine=frozenset(data.get("forenames", {}).get("feminine", "").split()),
        media_acronyms=frozenset(table(PACKAGE, FOLDER, NO_LANGUAGE)["media"]["acronyms"].split()),
        written_out={short: tuple(fold(longer).split()) for short, longer in data["titles_written_out"].items()},
        **lists,
    )


def _cues(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """The verbs of saying by kind, those named once with all their forms."""
    lists = {name: frozenset(forms.split()) for name, forms in data.items() if isinstance(forms, str)}
    regular, weak = (inflected(lists[name], data["endings"]) for name in ("regular", "regular_weak"))
    return {**lists, "speak": lists["speak"] | lists["regular"] | regular | weak, "weak": lists["weak"] | weak}


@cache
def media_names() -> frozenset[str]:
    """Return the words of all languages that outlets are named by: accounts cite those of other countries."""
    return frozenset(word for language in TABLED for word in words(language).media_words)


def _relays(data: dict[str, Any]) -> RelayWords:
    forms: dict[str, Any] = {name: _forms(listed) for name, listed in data.items()}
    return RelayWords(**forms)


def _forms(listed: str | list[str]) -> frozenset[str] | tuple[tuple[str, ...], ...]:
    """Single words as a set; phrases as their words, the longest first."""
    if isinstance(listed, str):
        return frozenset(listed.split())
    return tuple(sorted((tuple(fold(phrase).split()) for phrase in listed), key=lambda p: (-len(p), p)))


def _kinds(data: dict[str, str]) -> Kinds:
    lists = {name: frozenset(forms.split()) for name, forms in data.items()}
    return Kinds(**{**lists, "persons": lists["persons"] | lists["occupations"]})


@cache
def _forenames(gender: str) -> frozenset[str]:
    """The forenames of all languages: accounts tell of people from elsewhere."""
    listed = (table(PACKAGE, FOLDER, language).get("forenames", {}) for language in (NO_LANGUAGE, *TABLED))
    return frozenset(fold(name) for names in listed for name in names.get(gender, "").split())


_LISTS = tuple(name for name, kind in Grammar.__annotations__.items() if kind == frozenset[str])


def _grammar(data: dict[str, Any]) -> Grammar:
    sets = {name: frozenset(data.get(name, "").split()) for name in _LISTS}
    return Grammar(
        **sets,
        participle=data["participle"],
        past_ending=data.get("past_ending", ""),
        adverb_ending=data["adverb_ending"],
        feminine_ending=data.get("feminine_ending", ""),
        drops_subject=data.get("drops_subject", False),
        subject_first=data.get("subject_first", False),
        verb_final=data.get("verb_final", False),
        possession=data.get("possession", ""),
        adjectives_follow=data.get("adjectives_follow", False),
        capital_nouns=data.get("capital_nouns", False),
        identifying=tuple(tuple(fold(phrase).split()) for phrase in data["identifying"]),
        noun_endings=tuple(data.get("noun_endings", "").split()),
        possessors=data["possessors"],
        perfect_endings=data.get("perfect_endings", {}),
        objects=data.get("objects", {}),
    )
