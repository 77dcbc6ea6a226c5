"""Tell who may say or retell something: a name, "she", a person or a body, but no paper, figure or word."""

from collections.abc import Sequence

from wellsourced.speech.known import person_in
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words


def can_tell(reader: Reader, phrase: Phrase) -> bool:
    """Tell whether a phrase may be somebody: a name, "she", or a description of no paper, figure or word."""
    words, grammar = reader.words, reader.words.grammar
    own = [w.partition("'")[0] for w in phrase.key.split()]
    if phrase.kind == "pronoun":
        return phrase.key in words.pronouns - words.neuter
    if phrase.kind == "name":
        return True
    things = grammar.documents | grammar.texts | grammar.counts | grammar.versions | words.nouns | grammar.times
    head = next((w for w in reversed(_head(reader, own)) if w not in words.adverbs), "")
    named = any(w in words.nameable or w.removesuffix("s") in words.nameable for w in own) or person_in(words, own)
    led = words.determiners | grammar.indefinite | grammar.definite | frozenset(grammar.possessors)
    related = own[0] in words.relative - led
    if partly(words, phrase):
        return False
    return head not in things and not related and (named or own[0] in led) and not words.first & set(own)


def partly(words: Words, phrase: Phrase) -> bool:
    """Tell whether a phrase is "the whole of it", "the rest of that": no part of what was said is somebody."""
    own = phrase.key.split()
    meant = words.neuter | (words.relative & words.grammar.demonstratives)
    return phrase.kind == "description" and len(own) > 1 and own[-1] in meant and own[-2] in words.grammar.links


def somebody(reader: Reader, phrase: Phrase) -> bool:
    """Tell whether a phrase is surely somebody: a name, or a description by a noun for persons or bodies."""
    words = reader.words
    own = phrase.key.split()
    someone = words.nameable | words.relays.go_betweens
    noun = any(w in someone or w.removesuffix("s") in someone for w in own)
    return phrase.kind == "name" or person_in(words, own) or noun


def _head(reader: Reader, own: Sequence[str]) -> list[str]:
    """The words of a description up to "of the court"."""
    stop = next((i for i, w in enumerate(own) if i and w in reader.words.grammar.prepositions), len(own))
    return list(own[:stop])
