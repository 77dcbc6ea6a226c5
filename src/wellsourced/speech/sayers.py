"""Tell whether the subject of a verb of saying can be whoever says: a noun phrase for somebody, and no clause."""

from collections.abc import Sequence

from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words, person_word
from wellsourced.text.normalize import Token


def sayer(reader: Reader, line: Sequence[Token], subject: Phrase) -> Phrase | None:
    """Return who says by the subject of a verb of saying, None where that names nobody who can.

    Of a clause it is the noun phrase before its verb, if that is somebody's ("the mayor has come"), and not "the gates
    were closed". Nobody are "nobody", "you" and "the same".
    """
    if subject.kind == "name":
        return subject
    words, own = reader.words, subject.key.split()
    if not own or own[0].partition("'")[0] in words.grammar.addressed | words.grammar.nobody:
        return None
    if subject.kind == "pronoun":
        return subject
    we_first = own[0] in words.first and len(own) > 1 and words.adverbs.issuperset(own[1:])  # "as we first wrote"
    if we_first or _points_back(words, own):
        return None
    verb = _verb_in(reader, line, subject)
    if verb is None:
        return subject
    inside = [t for t in line if subject.start <= t.start and t.end <= verb.start]
    if not inside:
        return None
    cut = subject._replace(end=inside[-1].end, key=" ".join(t.key for t in inside))
    return cut if headed(reader, cut) else None


def can_say(reader: Reader, line: Sequence[Token], subject: Phrase) -> bool:
    """Tell whether a sentence can be laid to ``subject`` as it stands."""
    return sayer(reader, line, subject) == subject


def headed(reader: Reader, subject: Phrase) -> bool:
    """Tell whether a phrase is by its head a person, a body or a paper: "the registry", not "the rules in force"."""
    words, grammar = reader.words, reader.words.grammar
    own = subject.key.split()
    stop = next((i for i, w in enumerate(own) if i and w in grammar.prepositions - words.determiners), len(own))
    papers = grammar.documents | grammar.evidence | words.relays.recordings | grammar.counts
    return subject.kind == "name" or any(_names(words, word) or word in papers for word in own[:stop])


def _names(words: Words, word: str) -> bool:
    """A noun for a person or a body, one or several."""
    return word in words.nameable or word.removesuffix("s") in words.nameable or person_word(words, word)


def _points_back(words: Words, own: Sequence[str]) -> bool:
    """ "The same", "that same": what was found is who or what was spoken of."""
    return own[-1] in words.grammar.same and all(w in words.determiners | words.grammar.same for w in own)


def _verb_in(reader: Reader, line: Sequence[Token], subject: Phrase) -> Token | None:
    """The verb of "the director has not offered", "they'll": one outside a relative clause makes it a clause."""
    words, grammar = reader.words, reader.words.grammar
    inside = [t for t in line if subject.start <= t.start and t.end <= subject.end]
    if inside and "'" in inside[0].key and inside[0].key.partition("'")[0] in words.pronouns:
        return inside[0]
    verbs = grammar.passives | grammar.modals | grammar.having
    verbs -= words.determiners | grammar.conjunctions | grammar.prepositions | frozenset(grammar.possessors)
    for at, token in enumerate(inside):
        if token.key in words.relative or token.key in words.first | words.pronouns - words.determiners:
            return None
        if at and token.key in verbs and token.text.islower() and reader.name_at(token.start) is None:
            return token
    return None
