"""Tell which word of a sentence is a verb of saying, and whose verb it is."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words
from wellsourced.text.normalize import Token

# How far a cue may stand from the words it governs, in words outside the marks. A strong verb of saying governs its
# whole sentence; "called it ..." and verbs that mean other things elsewhere only what stands beside them.
REACH = 30
REACH_CALL = 14
REACH_WEAK = 3
OWN_OUTLET_WORDS = 3  # of "a este diario"
TAG_WORDS = 14  # of the words that tie what is said to a speaker

_ELIDED_LEAD = re.compile(r"(?:d'(?=\w+(?:er|ir|re)$)|n')(\w+)")

_SHARES = frozenset("cent cento head capita annum".split())  # behind "per" no source
_STRESSED = ("ó", "ò")

Place = Literal["after", "before", "colon", "noun", "according", "beside", "ascribed", "dash"]


class Tie(NamedTuple):
    """A cue with its subject. ``place`` tells where the cue stands; ``adjacent``, that it touches the quotation."""

    cue: Token | None
    cue_end: int
    subject: Phrase | None
    place: Place
    adjacent: bool


def is_cue(words: Words, line: Sequence[Token], index: int) -> bool:
    """True when the word at ``index`` is a verb of saying here: not "called on", not "I am told"."""
    key = line[index].key
    base = verb(key)
    helped = index > 0 and line[index - 1].key in words.grammar.having
    if words.grammar.verb_final and index + 1 < len(line):  # „soll sie gerufen haben“
        helped = helped or line[index + 1].key in words.grammar.having
    if helped and _perfect(words, base):
        return True
    if base not in words.cues:
        return False
    following = line[index + 1].key if index + 1 < len(line) else ""
    if base in words.grammar.noun_like and _is_noun(words, line, index):
        return False
    if following in words.grammar.phrasal and (base in words.weak or base.startswith("call")):
        return False
    preceding = line[index - 1].key if index else ""
    if _governed(words, line, index):
        return False
    strong = base in words.say or base in words.tell
    if preceding in words.determiners and not strong and (base in words.nouns or base in words.weak):
        return False
    at = index - 1
    while at > 0 and line[at].key in words.adverbs and line[at].key not in words.grammar.passives:
        at -= 1
    passive = at >= 0 and line[at].key in words.grammar.passives
    return not (passive and strong and not base.endswith(words.grammar.participle))


def undergone(reader: Reader, line: Sequence[Token], index: int) -> bool:
    """Tell whether the verb at ``index`` is passive: in "the result was announced" the result has said nothing.

    Where verbs end their clause, and behind "s'est" and "si è", the form alone does not tell.
    """
    words = reader.words
    if words.grammar.verb_final or (words.grammar.participle and reader.participle(line[index].key)):
        return False
    at = index - 1
    while at > 0 and line[at].key in words.adverbs and line[at].key not in words.grammar.passives:
        at -= 1
    if at < 0 or line[at].key not in words.grammar.passives or reader.gap(line, at).strip():
        return False
    accented = not line[at].text.isascii()  # "é", "è" beside "e"
    reflexive = at > 0 and line[at - 1].key in words.grammar.object_pronouns
    return not reflexive and (accented or line[at].key not in words.grammar.conjunctions)


def _perfect(words: Words, key: str) -> bool:
    """ "had written", "había gritado": a participle of a verb of saying."""
    if key in words.grammar.perfects:
        return True
    ended = (
        (key.removesuffix(end), forms) for end, forms in words.grammar.perfect_endings.items() if key.endswith(end)
    )
    return any(stem + form in words.cues for stem, forms in ended for form in forms.split())


def _governed(words: Words, line: Sequence[Token], index: int) -> bool:
    """ "For reasons", "in answers": behind a preposition a finite form is a noun, where word order tells."""
    if not words.grammar.subject_first or index == 0 or line[index - 1].end + 1 != line[index].start:
        return False
    led = line[index - 1].key in words.grammar.prepositions - words.grammar.subordinators - frozenset(("to",))
    return led and not line[index].key.endswith(words.grammar.participle)


def _is_noun(words: Words, line: Sequence[Token], index: int) -> bool:
    """ "member states", "a report on": a form that is a verb elsewhere, here led or followed like a noun."""
    token = line[index]
    preceding = line[index - 1] if index else None
    if preceding is None or token.text[-1:] in _STRESSED:  # "relató" is no "relato"
        return False
    owned = preceding.key.endswith("'s")  # "the chief's answer"
    if owned or token.text[0].isupper() or (preceding.key in words.determiners and preceding.key not in words.pronouns):
        return True
    if preceding.key.partition("-")[1] and preceding.key.rpartition("-")[2] in words.pronouns:
        return False  # "a-t-il"
    following = line[index + 1].key if index + 1 < len(line) else ""
    if following in words.relative or following in words.determiners or following in words.pronouns:
        return False
    subject = (
        preceding.text[0].isupper()
        or preceding.key in words.pronouns
        or preceding.key in words.relative
        or preceding.key in words.adverbs
        or preceding.key in words.grammar.modals
        or preceding.key.endswith("s")
    )
    return not subject or (following in words.grammar.prepositions and following != "that")


def verb(key: str) -> str:
    """The verb in "a-t-il dit" forms: "dit-il" is "dit", and "d'ajouter" is "ajouter"."""
    elided = _ELIDED_LEAD.fullmatch(key)
    return elided[1] if elided is not None else key.split("-")[0]


def significant(words: Words, line: Sequence[Token]) -> int:
    """Index of the first word that is no adverb or auxiliary."""
    return next((i for i, t in enumerate(line) if t.key not in words.adverbs), len(line))


def tag_subject(reader: Reader, line: Sequence[Token], index: int) -> Phrase | None:
    """Return whose verb it is: a pronoun tied to it, what stands before it, or what follows an inverted verb."""
    words = reader.words
    token = line[index]
    inverted = inverted_pronoun(words, line, index)
    if inverted is not None:
        return inverted
    subject = reader.before(line, index) if index else None
    if subject is not None and subject.kind == "name" and only_names(reader, line[:index]) is False:
        joined = [t for t in line[:index] if t.key not in words.grammar.conjunctions]
        if len(joined) > 1 and len(joined) < index and only_names(reader, joined):
            return Phrase(line[0].start, line[index - 1].end, "description", None, "jointly")
    if subject is not None and subject.end <= token.start and index > significant(words, line[:index]):
        return subject
    if hears(words, token.key):
        return None
    behind = _past_own_outlet(reader, line, index + 1)
    return reader.after(line, behind) or _past_commas(reader, line, index)


def _past_own_outlet(reader: Reader, line: Sequence[Token], index: int) -> int:
    """Behind « a este diario » in « declaró a este diario Ana Lee », where the subject follows."""
    relays = reader.words.relays
    near = line[index : index + OWN_OUTLET_WORDS]
    ours = relays.own_nouns | reader.words.grammar.outlet_nouns
    if len(near) < OWN_OUTLET_WORDS or near[0].key not in relays.to or near[1].key not in relays.own:
        return index
    return index + OWN_OUTLET_WORDS if near[2].key in ours and index + OWN_OUTLET_WORDS < len(line) else index


def _past_commas(reader: Reader, line: Sequence[Token], index: int) -> Phrase | None:
    """``a tranché dimanche soir, peu après 21 heures, le chef du port, Ann Lee``: the subject of an inverted verb."""
    words = reader.words
    for at in range(index + 2, min(len(line), index + TAG_WORDS)):
        if is_cue(words, line, at):
            return None
        if line[at].key not in words.determiners or "," not in reader.gap(line, at - 1):
            continue
        found = reader.after(line, at)
        if found is not None and found.kind == "description" and words.nameable.isdisjoint(found.key.split()):
            continue
        if (
            found is not None
            and found.name is not None
            and found.start <= line[at + 1].start
            and _is_thing(words, found)
        ):
            continue  # "a la puerta del hotel, el Miramar"
        if found is not None and found.kind != "pronoun":
            return found
    return None


def _is_thing(words: Words, found: Phrase) -> bool:
    """A name right behind an article that nothing shows to be a person's."""
    name = found.name
    return name is not None and not name.title and (not name.core or name.core[0] not in words.forenames)


def inverted_pronoun(words: Words, line: Sequence[Token], index: int) -> Phrase | None:
    """Return the pronoun that the verb or its auxiliary carries: French "dit-il", "a-t-il déclaré"."""
    for token in (line[index], *line[max(0, index - 2) : index]):
        pieces = token.key.split("-")
        if len(pieces) > 1 and pieces[-1] in words.pronouns:
            return Phrase(token.start, token.end, "pronoun", None, pieces[-1])
    return None


def hears(words: Words, key: str) -> bool:
    """Tell whether who stands behind a verb of telling is told it: "told Lee", but "contó Lee" and „erzählte Lee“."""
    romance = "que" in words.relative or "che" in words.relative
    return key in words.tell and not romance and not words.grammar.verb_final


def only_names(reader: Reader, line: Sequence[Token]) -> bool:
    """Tell whether a line is "the Treasury, the Reserve": nothing but names and their articles."""
    return bool(line) and all(t.key in reader.words.determiners or reader.name_at(t.start) for t in line)


def according_at(words: Words, line: Sequence[Token], index: int) -> int:
    """Return how many words of "according to" stand at ``index``; 0 for none."""
    if line[index].key not in words.according_heads:
        return 0
    if line[index].key == "per" and index + 1 < len(line) and line[index + 1].key in _SHARES:
        return 0
    for phrase in words.according:
        size = len(phrase)
        if index + size < len(line) and tuple(t.key for t in line[index : index + size]) == phrase:
            return size
    return 0
