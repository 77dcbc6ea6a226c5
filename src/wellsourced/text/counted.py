"""Find what a number counts: the head noun behind it, or the people that the words around it tell of."""

from collections.abc import Sequence

from wellsourced.text.lexemes import Lexeme
from wellsourced.text.numbers import read_number
from wellsourced.text.quantities import Quantities

_MOST_ADJECTIVES = 4  # "five large white delivery vans"
_MOST_AUXILIARIES = 4  # "31 others have since been killed"
_SEVERAL = 2.0  # things of which a part is counted
_TALLY_WORDS = 9  # "the tally of the rescued to nine"
_LEAST_PAST = 4  # "red", "shed"
_OPENING = frozenset(".,;:!?()\"'-–—\n")
_ENDING = frozenset(".;!?\n")

Noun = tuple[int, str, bool]  # where it ends, the word, whether it is a person


def head_noun(words: Sequence[Lexeme], i: int, known: Quantities, quantity: float) -> Noun | None:
    """Return the noun that the number before lexeme ``i`` counts, or None."""
    if known.adjectives_first:
        return _after_adjectives(words, i, known, quantity)
    for k in range(i, min(i + _MOST_ADJECTIVES, len(words))):
        if words[k].key in known.skipped:
            continue
        if words[k].word and known.numerals.parts.at(words, k) is not None:
            return None  # "sept des dix sièges"
        verb = words[k].key in known.auxiliaries and not is_person(words[k], known)  # "cinco sufrieron heridas"
        return _noun(words, k, known) if _open_word(words, k, known) and not verb else None
    return None


def people_around(words: Sequence[Lexeme], first: int, i: int, known: Quantities) -> Noun | None:
    """Return the participle that makes a bare number one of people ("31 were killed", "killing 31"), or None.

    ``first`` is where the number with its hedges begins, ``i`` where it ends.
    """
    behind = known.of_them.at(words, i)
    begin = i if behind is None else behind[0]
    for k in range(begin, min(begin + _MOST_AUXILIARIES, len(words))):
        found = known.participles.at(words, k)
        if found is not None:
            return found[0], " ".join(w.text for w in words[k : found[0]]).lower(), True
        if words[k].key not in known.auxiliaries:
            break
    verb = known.verbs.before(words, first)
    return None if verb is None else (i, words[first - 1].text.lower(), True)


def whole_behind(words: Sequence[Lexeme], i: int, known: Quantities) -> Noun | None:
    """Return the noun of which the number that ends at ``i`` counts a part: "two of its nine lamps", or None."""
    of = known.part_of.at(words, i)
    if of is None:
        return None
    number = read_number(words, of[0], known.numerals) if of[0] < len(words) else None
    return head_noun(words, of[0] if number is None else number.end, known, _SEVERAL)


def members(words: Sequence[Lexeme], first: int, i: int, known: Quantities) -> str | None:
    """Return whose members a bare number counts: "a crew of nine", "the three who left"; None where it counts none."""
    before = words[max(0, first - 2) : first]
    if len(before) == 2 and before[1].key in known.of and before[0].key in known.bodies:
        return before[0].key
    return words[i].key if i < len(words) and words[i].key in known.who else None


def stands_alone(words: Sequence[Lexeme], first: int, i: int, known: Quantities) -> bool:
    """True for a number that counts what was told before: "two of them", "ils étaient deux", "Three remain"."""
    if known.of_them.at(words, i) is not None or known.alone_behind.before(words, first) is not None:
        return True
    return _is_subject(words, first, i, known) or is_tally(words, first, known)


def _is_subject(words: Sequence[Lexeme], first: int, i: int, known: Quantities) -> bool:
    """True for "Three remain.", "and two are cracked": nothing but a verb follows, nothing stands before."""
    before = words[first - 1] if first else None
    begins = before is None or before.key in known.subject_lead or not (before.word or before.digits)
    if not begins or (before is not None and not before.word and before.key not in _OPENING) or i >= len(words):
        return False
    verb = words[i]
    past = bool(known.past) and verb.key.endswith(known.past) and len(verb.key) > _LEAST_PAST
    return verb.spaced and (verb.key in known.subject_verbs or past)


def is_tally(words: Sequence[Lexeme], first: int, known: Quantities) -> bool:
    """True where the words before a number call it a sum: "brings the toll to two", "Deaths: five"."""
    if not first or words[first - 1].key not in known.tally_links:
        return False
    for word in reversed(words[max(0, first - _TALLY_WORDS) : first - 1]):
        if word.key in _ENDING:
            return False
        if word.key in known.tallies or (words[first - 1].key == ":" and is_person(word, known)):
            return True
    return False


def is_person(word: Lexeme, known: Quantities) -> bool:
    """True for a word for persons."""
    return word.key in known.persons or (len(word.key) > _LEAST_PAST and word.key.endswith(known.person_endings))


def _after_adjectives(words: Sequence[Lexeme], i: int, known: Quantities, quantity: float) -> Noun | None:
    last = min(i + _MOST_ADJECTIVES, len(words))
    k = i
    while k < last:
        if words[k].key == "-":
            k += 1
            continue
        if not _open_word(words, k, known):
            return None
        if is_person(words[k], known) or _is_head(words[k], known, quantity):
            if is_participle(words, k, known) and k + 1 < last and _is_thing(words, k + 1, known, quantity):
                k += 1  # "80 dead fish"
            while (
                k + 1 < last
                and words[k + 1].word
                and is_person(words[k + 1], known)
                and not is_participle(words, k + 1, known)
            ):
                k += 1
            return _noun(words, k, known)
        k += 1
    return None


def _is_thing(words: Sequence[Lexeme], k: int, known: Quantities, quantity: float) -> bool:
    return _open_word(words, k, known) and _is_head(words[k], known, quantity) and words[k].key not in known.auxiliaries


def is_participle(words: Sequence[Lexeme], i: int, known: Quantities) -> bool:
    """True where a word such as "killed" begins at ``i``, which says what befell those counted."""
    return known.participles.at(words, i) is not None


def _is_head(word: Lexeme, known: Quantities, quantity: float) -> bool:
    if known.capital_nouns:
        return word.capital
    if word.key in known.plurals:
        return True
    if quantity == 1:
        return not word.capital
    return (
        len(word.key) > 3
        and word.key.endswith("s")
        and not word.key.endswith(("ss", "us", "is"))
        and word.key not in known.no_plurals
    )


def _open_word(words: Sequence[Lexeme], k: int, known: Quantities) -> bool:
    if words[k].word and is_person(words[k], known):
        return True
    return words[k].word and words[k].key not in known.stops and len(words[k].text) > 1


def _noun(words: Sequence[Lexeme], k: int, known: Quantities) -> Noun:
    return k + 1, words[k].text.lower(), is_person(words[k], known)
