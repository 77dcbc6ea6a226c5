"""Find the ages of people: behind a name, before "years old", in one word with it."""

from collections.abc import Sequence

from wellsourced.text.lexemes import Lexeme
from wellsourced.text.numbers import Number
from wellsourced.text.quantities import Quantities

_OLDEST = 120
_GROWN = 13  # a man, a woman or a youth of so many; smaller numbers are counts
_OF = frozenset({"de", "di", "d", "von"})
_EXTREME_WORDS = 5  # "the youngest of the patients is"
_YOUNGEST_BY_SURNAME = 15  # those younger are seldom told by surname alone, and small numbers behind a comma are lists


def age_at(words: Sequence[Lexeme], i: int, number: Number, known: Quantities) -> tuple[int, int] | None:
    """Return where the age that the number at ``i`` tells begins and ends, or None where it tells none."""
    end = number.end
    if not 0 < number.quantity <= _OLDEST or number.article:
        return None
    if (after := known.age_after.at(words, end)) is not None:
        return i, after[0]
    years = known.age_years.at(words, end)
    stop = years[0] if years else end
    lead = known.units_before.before(words, i)
    if lead is not None and lead[1] == "age":
        return lead[0], stop
    if years is not None and i and words[i - 1].key in known.before_years and _person_before(words, i - 1, known):
        return i, stop
    if years is not None and i and words[i - 1].key in known.age_has and not _of_something(words, stop):
        return i, stop
    if i > 1 and words[i - 1].key in known.auxiliaries and _of_the_extreme(words, i, end, known):
        return i, end
    if words[i].digits and number.quantity >= _GROWN and _of_one(words, i, end, known):
        return i, stop
    name = i - 1 if i > 1 and words[i - 1].key in known.age_between else i  # "Lena Frey, now 58,"
    named = words[i].digits and number.quantity >= 2 and _behind_a_name(words, i, name, stop)
    return (i, stop) if named else None


def _of_something(words: Sequence[Lexeme], end: int) -> bool:
    """True for "tiene 20 años de experiencia"."""
    return end < len(words) and words[end].key in _OF


def _of_the_extreme(words: Sequence[Lexeme], i: int, end: int, known: Quantities) -> bool:
    """True for "the youngest of them is three"."""
    led = any(word.key in known.age_extremes for word in words[max(0, i - _EXTREME_WORDS) : i - 1])
    return led and (end == len(words) or not words[end].word)


def _person_before(words: Sequence[Lexeme], i: int, known: Quantities) -> bool:
    """True where a person or a name stands before the "de" of "de 34 años"."""
    before = words[i - 1] if i else None
    if before is not None and before.key == "," and i > 1:
        before = words[i - 2]
    return before is not None and before.word and (before.capital or before.key in known.persons)


def _of_one(words: Sequence[Lexeme], i: int, end: int, known: Quantities) -> bool:
    """True for "a man of 34" where no noun follows that is counted: "a man of 34 wives"."""
    if i < 2 or words[i - 1].key not in known.age_of or words[i - 2].key not in known.persons:
        return False
    then = words[end] if end < len(words) else None
    return then is None or not then.word or then.capital or then.key in known.auxiliaries


def _behind_a_name(words: Sequence[Lexeme], i: int, name: int, end: int) -> bool:
    """True for "Ana Ruiz, 34," and "Ana Ruiz (34)"; ``name`` is where the mark behind the name ends."""
    if name < 2 or end >= len(words) or len(words[i].text) > 2:
        return False
    opened, closed = words[name - 1].key, words[end].key
    full = name > 2 and words[name - 3].word and words[name - 3].capital
    long = full or int(words[i].text) >= _YOUNGEST_BY_SURNAME
    named = words[name - 2].word and words[name - 2].capital and long
    return named and ((opened == "," and closed in {",", "."}) or (opened == "(" and closed == ")"))
