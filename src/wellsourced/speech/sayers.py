"""Tell whether the subject of a verb of saying can be whoever says: a noun phrase for somebody, and no clause."""

from collections.abc import Sequence

from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words, person_word
from wellsourced.text.normalize import Token


def can_say(reader: Reader, line: Sequence[Token], subject: Phrase) -> bool:
    """Tell whether a sentence can be laid to ``subject``: not "the gates were closed", "nobody", "you", "the same".

    A name and a pronoun can; a description must be a noun phrase that names somebody or something.
    """
    words, own = reader.words, subject.key.split()
    if subject.kind == "name":
        return True
    if not own or own[0].partition("'")[0] in words.grammar.addressed | words.grammar.nobody:
        return False
    if subject.kind == "pronoun":
        return True
    if own[0] in words.first - words.determiners and len(own) > 1:
        return False  # "as we first wrote"
    return not (_points_back(words, own) or _is_clause(reader, line, subject))


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


def _is_clause(reader: Reader, line: Sequence[Token], subject: Phrase) -> bool:
    """ "The director has not offered", "they'll": a verb outside a relative clause makes it a clause."""
    words, grammar = reader.words, reader.words.grammar
    inside = [t for t in line if subject.start <= t.start and t.end <= subject.end]
    if inside and "'" in inside[0].key and inside[0].key.partition("'")[0] in words.pronouns:
        return True
    verbs = grammar.passives | grammar.modals | grammar.having
    verbs -= words.determiners | grammar.conjunctions | grammar.prepositions | frozenset(grammar.possessors)
    for at, token in enumerate(inside):
        if token.key in words.relative or token.key in words.first | words.pronouns - words.determiners:
            return False
        if at and token.key in verbs and token.text.islower() and reader.name_at(token.start) is None:
            return True
    return False
