"""What is known of someone by the words that bring them in: a name, a role, a description."""

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from wellsourced.speech.words import Words, person_ending, person_word
from wellsourced.text.names import NameSpan


class Known(NamedTuple):
    """Someone met in the account: their fullest name so far, or a description, and what is known of them."""

    name: str
    core: tuple[str, ...]
    organisation: bool
    gender: str | None  # "m", "f" or None
    roles: frozenset[str]
    thing: bool = False  # met behind an article without a title: "the Celeste" is hardly a person
    place: bool = False  # met behind "in" or "near": hardly a person either
    indefinite: bool = False
    several: bool = False  # "many residents"
    person: bool = False  # a description of a person


def role_gender(words: Words, own: frozenset[str] | set[str]) -> str | None:
    """Return the gender that a role shows: "f" for a spokeswoman, "m" for a chairman, else None."""
    own = {*own, *(person_ending(words, word) for word in own)}
    if own & words.feminine_roles:
        return "f"
    return "m" if own & words.masculine_roles else None


def gender_of(words: Words, own: Sequence[str]) -> str | None:
    """Return the gender of a description: its noun's, or that of the article before it."""
    head = list(takewhile(lambda word: word not in words.grammar.prepositions, own[1:]))
    return role_gender(words, set(own)) or article_gender(words, own[0], head[-1] if head else "")


def article_gender(words: Words, article: str, noun: str) -> str | None:
    """Return the gender that an article shows in a language whose articles have one, or the noun's ending."""
    grammar = words.grammar
    ending = grammar.feminine_ending
    if ending and len(noun) > len(ending) + 3 and noun.endswith(ending):
        return "f"
    if article in grammar.masculine_articles:
        return "m"
    return "f" if article in grammar.feminine_articles else None


def is_body(words: Words, own: Sequence[str]) -> bool:
    """Tell whether it is "the police" or "the dockers' federation", but not "a member of the council"."""
    head = _head(words, own)
    bodies = words.organisation_words | words.kinds.generic | words.kinds.telling
    last = head[-1].rsplit("-", 1)[-1] if head else ""
    return last in bodies and words.kinds.persons.isdisjoint(head)


def several(words: Words, own: Sequence[str]) -> bool:
    """Tell whether it is "many residents", "the two officers" or "police"."""
    led = own[1:] if own[0] in words.grammar.definite - words.grammar.several else own
    if led[:1] != [] and (led[0] in words.grammar.several or led[0].isdigit()):
        return True
    if not words.grammar.crowds.isdisjoint(_head(words, own)):
        return True
    persons = words.kinds.persons
    return any(w.endswith("s") and w not in persons and w[:-1] in persons for w in _head(words, own))


def _head(words: Words, own: Sequence[str]) -> list[str]:
    """The words of a description up to "of the court" or "who keeps bees"."""
    ends = words.grammar.prepositions | words.relative
    if len(own) > 2 and own[0] in words.grammar.several and own[1] in words.grammar.links:  # "thousands of students"
        own = own[2:]
    return [*own[:1], *takewhile(lambda word: word not in ends, own[1:])]


def person_in(words: Words, own: Sequence[str]) -> bool:
    """Tell whether a description is of a person: "the clerk of the court", but not "the clerk's report"."""
    head = _head(words, own)
    owned = next((at for at in range(len(head), 0, -1) if head[at - 1].endswith("'s")), 0)
    return any(person_word(words, word) for word in head[owned:])


def apposed_nouns(
    words: Words, name: NameSpan, ahead: Sequence[str], behind: Sequence[str], comma: bool
) -> frozenset[str]:
    """Return the nouns in apposition to a person: of "the club's treasurer, Ann Lee" and "Walter, the younger,".

    ``ahead`` and ``behind`` are the words around the name; ``comma`` tells whether a comma parts it from ``ahead``.
    """
    if name.organisation or (len(name.core) < 2 and words.forenames.isdisjoint(name.core)):
        return frozenset()
    found = set(ahead[-1:]) if comma and _led(words, ahead[-4:-1]) else set()
    head = list(takewhile(lambda word: word not in words.grammar.prepositions, behind))
    found |= set(head[-1:]) if len(head) > 1 and _led(words, head[:2]) else set()
    kinds = words.kinds
    others = kinds.generic | kinds.enterprise | kinds.places | kinds.vessels | words.small | words.cues
    return frozenset(found - others - words.organisation_words - words.grammar.times)


def _led(words: Words, own: Sequence[str]) -> bool:
    return any(word in words.grammar.definite or word.endswith("'s") for word in own)


def thing_in(words: Words, own: Sequence[str]) -> bool:
    """Tell whether a description is of a paper or a place: "the log of the fire service", "the town"."""
    head = _head(words, own)
    things = words.grammar.documents | words.grammar.texts | words.nouns | words.kinds.places | words.kinds.vessels
    last = head[1:2] if words.grammar.adjectives_follow else head[-1:]
    return bool(last) and last[0] in things


def merged(known: Known, new: Known) -> Known:
    """Return both as one, under the longer name."""
    longer = len(new.core) > len(known.core)
    return Known(
        new.name if longer else known.name,
        new.core if longer else known.core,
        known.organisation or new.organisation,
        known.gender or new.gender,
        known.roles | new.roles,
        known.thing or new.thing,
        known.place or new.place,
        several=known.several or new.several,
        person=known.person or new.person,
    )


def same(known: Known, name: NameSpan) -> bool:
    """Tell whether they are one: one name, or its last part alone; two forenames of one surname are two people."""
    one, other = known.core, name.core
    if one == other:
        return True
    if known.organisation or name.organisation:
        shorter, longer = sorted((one, other), key=len)
        product = longer[: len(shorter)] == shorter and known.organisation != name.organisation
        return len(shorter) >= 2 and set(shorter) <= set(longer) and not product
    if len(other) == 1:
        return other[0] == one[-1] or (len(one) == 2 and other[0] == one[0] and not name.title)
    if len(one) == 1:
        return one[0] == other[-1]
    return one[-1] == other[-1] and _same_forename(one[0], other[0])


def _same_forename(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) <= 2 and one[0] == other[0])
