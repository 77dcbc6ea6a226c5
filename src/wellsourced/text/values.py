"""Find the quantities of a text (how many, of what, how exactly) so that two accounts can be compared."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from wellsourced.text.ages import age_at
from wellsourced.text.counted import head_noun, is_participle, members, people_around, stands_alone, whole_behind
from wellsourced.text.lexemes import Lexeme, lexemes
from wellsourced.text.mentions import Mention, mentions
from wellsourced.text.numbers import Number, read_number
from wellsourced.text.quantities import Quantities, quantities_of
from wellsourced.text.units import HUNDREDTHS, SCALE, compare_units

__all__ = ["ValueSpan", "compare_units", "find_values"]

OCCURRENCE = "occurrence"
_HALF = 0.5  # "half an hour"; half a house counts nothing
_SMALL = 12  # a bare number word up to here counts nothing by itself: "the two said"
_GLUING_MARKS = frozenset("/_.:,'#@-+&*=^~")
# How many of the smaller unit make one of the larger, where both are said together.
_PARTS = {
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("day", "hour"): 24,
    ("week", "day"): 7,
    ("years", "month"): 12,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("metre", "centimetre"): 100,
}
_MOST_PENCE = 500  # "1080p" is no price
_MOST_IN_SHARE = 100  # "one in four"; more are a year or a count
_WHOLE_WORDS = 2  # "of an hour"
_DAYS = frozenset({"day", "night", "week"})  # "three days ago" is a day, "three days before the vote" is not
_NAMING_DAYS = frozenset({"ago", "ahead", "later", "earlier"})
_TEMPERATURES = frozenset({"celsius", "fahrenheit"})
_MOST_POUNDS_OF_WEIGHT = 1e6  # "five million pounds" is money


class ValueSpan(NamedTuple):
    """A quantity: its place, its text, how much, its unit, its hedge, and the counted noun in lower case."""

    start: int
    end: int
    text: str
    quantity: float
    unit: str
    hedge: str | None
    noun: str | None


class _Found(NamedTuple):
    first: int
    end: int
    quantity: float
    unit: str
    hedge: str | None
    noun: str | None


def find_values(text: str, language: str | None) -> list[ValueSpan]:
    """Return the quantities that ``text`` states, in order and without overlap.

    The span holds hedge, number and unit or noun. Units are "person", "item", currency codes, "percent",
    the names in :mod:`wellsourced.text.units`, "age", "magnitude", "clock" (minutes after midnight), "year"
    and "date" (proleptic ordinal day). Hedges are "about", "at least", "up to", "nearly", "more than" and
    "less than". Ordinals, addresses, telephone and section numbers are none.

    >>> find_values("At least 31 people died.", "en")[0][2:]
    ('At least 31 people', 31.0, 'person', 'at least', 'people')
    """
    words = lexemes(text)
    found = _Finder(words, mentions(words, language), quantities_of(language)).all()
    return [
        ValueSpan(
            words[f.first].start,
            words[f.end - 1].end,
            text[words[f.first].start : words[f.end - 1].end],
            *f[2:],
        )
        for f in found
    ]


class _Finder:
    """Goes through the words once; ``_taken`` is where the last value ended."""

    def __init__(self, words: Sequence[Lexeme], times: Sequence[Mention], known: Quantities) -> None:
        self._words = words
        self._known = known
        self._times = {m.core: m for m in times if m.kind != "duration" and not _is_span(m)}
        self._spans_at = {k for m in times if _is_span(m) for k in range(m.core, m.end)}
        self._taken = 0

    def all(self) -> list[_Found]:
        found: list[_Found] = []
        i = 0
        while i < len(self._words):
            made, i = self._at(i)
            for one in made:
                if found and (whole := self._compound(found[-1], one)) is not None:
                    found[-1] = whole
                else:
                    found.append(one)
                self._taken = one.end
        return self._ages_in_line(found)

    def _ages_in_line(self, found: list[_Found]) -> list[_Found]:
        """ "Aged 34 and 51", "34 und 51 Jahre alt": a bare number that "and" ties to an age is one."""
        line = list(found)
        for at, (one, other) in enumerate(pairwise(found)):
            between = self._words[one.end : other.first]
            tied = len(between) == 1 and between[0].key in self._known.compound_join
            for k, (bare, age) in ((at, (one, other)), (at + 1, (other, one))):
                if tied and age.unit == "age" and bare.unit == "item" and bare.noun is None and bare.hedge is None:
                    line[k] = bare._replace(unit="age")
        return line

    def _compound(self, one: _Found, other: _Found) -> _Found | None:
        """ "3 hours and 14 minutes", "six feet two inches": one measure, in the smaller unit."""
        between = self._words[one.end : other.first]
        if other.hedge is not None or len(between) > 1 or (between and between[0].key not in self._known.compound_join):
            return None
        part = _PARTS.get((one.unit, other.unit))
        if part is None or not 0 <= other.quantity < part:
            return None
        return one._replace(end=other.end, quantity=one.quantity * part + other.quantity, unit=other.unit)

    def _at(self, i: int) -> tuple[list[_Found], int]:
        """The values that begin at ``i`` and where to go on."""
        time = self._times.get(i)
        if time is not None:
            return self._of_time(time), time.end
        chain = self._chain_end(i)
        if chain is not None:
            return [], chain
        value = self._value(i) if self._opens(self._words[i]) else None
        if value is None:
            number = read_number(self._words, i, self._known.numerals) if self._words[i].digits else None
            return [], number.end if number else i + 1
        other = self._range(value)
        if other is not None:
            return other, other[-1].end
        return [value], max(value.end, i + 1)

    def _opens(self, word: Lexeme) -> bool:
        """True for what a value may begin with."""
        return word.digits or word.key in self._known.openings or self._known.numerals.opens(word.key)

    def _of_time(self, time: Mention) -> list[_Found]:
        if time.clock is not None:
            quantity, unit = float(time.clock.minutes), "clock"
        elif time.kind == "year":
            quantity, unit = float(time.slots["year"]), "year"
        elif time.kind == "date" and time.date is not None and time.date.year is not None:
            try:
                quantity = float(datetime.date(time.date.year, time.date.month, time.date.day).toordinal())
            except ValueError:
                return []
            unit = "date"
        else:
            return []
        first, hedge = self._hedge_before(time.core)
        return [_Found(first, time.end, quantity, unit, hedge, None)]

    def _chain_end(self, i: int) -> int | None:
        """Where three or more digit runs glued by marks end: a telephone number, an address, a version."""
        words = self._words
        if not words[i].digits:
            return None
        runs, k, marks = 1, i + 1, set()
        while (
            k + 1 < len(words)
            and not words[k].spaced
            and not words[k + 1].spaced
            and words[k].key in {"-", ".", "/"}
            and words[k + 1].digits
        ):
            marks.add(words[k].key)
            runs, k = runs + 1, k + 2
        if runs < 3:
            return None
        number = read_number(words, i, self._known.numerals)
        return None if number is not None and number.end >= k and marks == {"."} else k

    def _value(self, i: int) -> _Found | None:
        """The value whose number, currency sign or leading unit begins at ``i``."""
        words, known = self._words, self._known
        sign = known.money.at(words, i)
        if sign is not None and words[i].word and not self._is_money_code(i, sign[0]):
            sign = None
        if sign is not None and sign[0] < len(words):
            number = read_number(words, sign[0], known.numerals)
            if number is not None and not number.article and (words[sign[0]].digits or number.words):
                return self._finished(i, number.end, number.quantity, sign[1], None)
        if not (words[i].digits or words[i].word) or self._is_name(i):
            return None
        if (share := self._share(i)) is not None:
            return share
        if (times := known.adverbs.get(words[i].key)) is not None:
            multiplied = i + 1 < len(words) and words[i + 1].key in known.multiplied
            return None if multiplied else self._finished(i, i + 1, float(times), OCCURRENCE, None)
        number = read_number(words, i, known.numerals)
        if number is None or self._glued_after(number) or self._denied_one(i, number):
            return None
        aged = age_at(words, i, number, known)
        if aged is not None and aged[0] >= min(i, self._taken):
            return self._finished(i, aged[1], number.quantity, "age", None)._replace(first=aged[0], hedge=None)
        return self._measured(i, number) or self._counted(i, number)

    def _share(self, i: int) -> _Found | None:
        """A share in words, in percent: "half of them", "one in four", "uno de cada cuatro"."""
        words, known = self._words, self._known
        named = known.shares.at(words, i)
        if named is not None:
            halved = i > 0 and words[i - 1].key in known.share_not
            if halved or not self._whole_at(named[0]):
                return None
            found = self._finished(i, named[0], named[1], "percent", None)
            return found._replace(hedge=found.hedge or "about")
        part = read_number(words, i, known.numerals)
        of = known.share_of.at(words, part.end) if part is not None else None
        if part is None or of is None or of[0] >= len(words):
            return None
        whole_number = read_number(words, of[0], known.numerals)
        if whole_number is None or whole_number.article or self._unit_after(whole_number.end) is not None:
            return None
        if not 1 <= part.quantity < whole_number.quantity <= _MOST_IN_SHARE or self._times.get(of[0]) is not None:
            return None
        percent = 100 * part.quantity / whole_number.quantity
        return self._finished(i, whole_number.end, percent, "percent", None)

    def _whole_at(self, i: int) -> bool:
        """True for "of the stations"; "of an hour" and "of 2024" are no wholes of things."""
        words = self._words
        if i + 1 >= len(words) or words[i].key not in self._known.share_behind:
            return False
        then = words[i + 1 : i + 1 + _WHOLE_WORDS]
        return not then[0].digits and all(self._unit_after(i + 1 + k) is None for k in range(len(then)))

    def _denied_one(self, i: int, number: Number) -> bool:
        """True for the "one" of "no one" and "not one", which counts nobody."""
        before = self._words[i - 1] if i else None
        return before is not None and number.quantity == 1 and before.key in self._known.deny_one

    def _is_money_code(self, i: int, end: int) -> bool:
        """True for "USD" and "US$" in capitals; the "s $" of "the firm's $7" is none."""
        return self._words[i].text.isupper() and all(not w.spaced for w in self._words[i + 1 : end])

    def _is_name(self, i: int) -> bool:
        """True where the digits belong to a word or a name: "B52", "Flight 12", "No. 1", "Boeing 737"."""
        words = self._words
        if i == 0:
            return False
        before = words[i - 1]
        if not words[i].spaced:
            attached = before.word or before.digits or before.key == ""
            marked = (
                before.key in _GLUING_MARKS
                and i > 1
                and not before.spaced
                and (words[i - 2].word or words[i - 2].digits)
            )
            if attached or (marked and not (before.key == "-" and words[i - 2].digits)) or before.key in {"#", "§"}:
                return True
        labels = words[i].digits or before.capital  # "gate 3", "Gate three"
        if labels and self._known.identifiers.before(words, i) is not None and not self._counts_behind_a_day(i):
            return True
        return words[i].digits and self._follows_name(i)

    def _counts_behind_a_day(self, i: int) -> bool:
        """True for "on the day 531 people", unlike "Day 3 of the search"."""
        number = read_number(self._words, i, self._known.numerals)
        if number is None or self._known.units.at(self._words, i - 1) is None:
            return False
        noun = head_noun(self._words, number.end, self._known, number.quantity)
        return self._unit_after(number.end) is not None or (noun is not None and noun[2])

    def _follows_name(self, i: int) -> bool:
        before, words = self._words[i - 1], self._words
        if not before.word or not before.capital or self._known.capital_nouns or before.key in self._known.stops:
            return False
        number = read_number(words, i, self._known.numerals)
        if number is None or self._known.hedges.before(words, i) is not None:
            return False
        measured = self._unit_after(number.end) is not None or number.quantity >= 1000
        noun = head_noun(words, number.end, self._known, number.quantity)
        return not measured and (noun is None or not noun[2])

    def _glued_after(self, number: Number) -> bool:
        """True for "1st", "3D", "2.0.1": the digits go on as something else than a unit."""
        words, end = self._words, number.end
        if number.words or end >= len(words) or words[end].spaced:
            return False
        if words[end].word:
            return self._unit_after(end) is None and self._known.age_after.at(words, end) is None
        marked = words[end].key in {".", ":", "/", "º", "ª"} and end + 1 < len(words)
        ordinal = words[end].key in {"º", "ª"}
        return ordinal or (marked and not words[end + 1].spaced and (words[end + 1].digits or words[end + 1].word))

    def _unit_after(self, i: int) -> tuple[int, str] | None:
        """The unit that stands at ``i``, behind a hyphen or blank or glued, and where it ends."""
        words, known = self._words, self._known
        if (
            i < len(words)
            and words[i].key == "-"
            and not words[i].spaced
            and i + 1 < len(words)
            and not words[i + 1].spaced
        ):
            i += 1
        if i >= len(words):
            return None
        found = known.units.at(words, i) or known.money.at(words, i)
        if found is None or _cut_short(words, found[0]):
            return None
        return found if len(words[i].text) > 1 or not words[i].word or self._sign_stands(i, found[0]) else None

    def _sign_stands(self, i: int, end: int) -> bool:
        """One-letter signs ("m", "t") count as written in lower case and with no apostrophe behind."""
        return self._words[i].text.islower() and (end >= len(self._words) or self._words[end].key != "'")

    def _measured(self, i: int, number: Number) -> _Found | None:
        lead = self._known.units_before.before(self._words, i)
        if lead is not None and lead[0] >= self._taken:
            return _Found(lead[0], number.end, number.quantity, lead[1], None, None)
        number = self._with_half(number)
        unit = self._unit_after(number.end)
        if unit is None or (number.article and unit[1] in {"second", "magnitude"}):
            return None
        end, name = unit
        half = self._known.numerals.halves.at(self._words, end)
        if half is not None and number.quantity % 1 == 0:  # "dos horas y media", "an hour and a half"
            number, end = number._replace(quantity=number.quantity + half[1]), half[0]
        multiplied = end < len(self._words) and self._words[end].key in self._known.multiplied
        if name == OCCURRENCE and (multiplied or number.quantity < 2):
            return None  # "three times as many", "at one time"
        if number.article and not self._spans(i, number, name):
            return None
        if name in HUNDREDTHS:
            if number.quantity > _MOST_PENCE:
                return None
            return self._finished(i, end, number.quantity / 100, HUNDREDTHS[name], None)
        if name == "pound" and number.quantity >= _MOST_POUNDS_OF_WEIGHT:
            name = "GBP"
        below = (
            name in _TEMPERATURES and i > self._taken and self._words[i - 1].key == "-" and not self._words[i].spaced
        )
        return self._finished(i - below, end, -number.quantity if below else number.quantity, name, None)

    def _with_half(self, number: Number) -> Number:
        """ "Two and a half hours": the half that stands before a unit."""
        half = self._known.numerals.halves.at(self._words, number.end)
        if half is None or number.article or self._unit_after(half[0]) is None:
            return number
        return number._replace(quantity=number.quantity + half[1], end=half[0])

    def _spans(self, i: int, number: Number, unit: str) -> bool:
        """True for the article of "half an hour", "about an hour", "for a week"; "a week" alone is how often."""
        if self._words[i].key in self._known.one and unit != "day":
            return True
        if number.quantity % 1 == _HALF:
            return unit in SCALE  # "half a mile", "an hour and a half"
        led = self._hedge_before(i)[1] is not None or self._known.lasting.before(self._words, i) is not None
        return SCALE.get(unit, ("",))[0] == "duration" and (led or i in self._spans_at)

    def _counted(self, i: int, number: Number) -> _Found | None:
        words, known = self._words, self._known
        if (number.quantity == 1 and number.words and words[i].key not in known.one) or number.quantity == _HALF:
            return None
        noun = head_noun(words, number.end, known, number.quantity)
        if noun is not None:
            if number.quantity == 1 and number.words and not noun[2]:
                return None
            end = noun[0]
            if is_participle(words, end, known) and not noun[2]:
                noun = (end, noun[1], False)
            return self._finished(i, end, number.quantity, "person" if noun[2] else "item", noun[1])
        if (strong := known.strong.at(words, number.end + (self._hyphen(number.end)))) is not None:
            return self._finished(i, strong[0], number.quantity, "person", None)
        first, hedge = self._hedge_before(i)
        around = people_around(words, first, number.end, known)
        if around is not None:
            return self._finished(i, around[0], number.quantity, "person", around[1])
        whole = whole_behind(words, number.end, known) if number.quantity > 1 else None
        if whole is not None:
            return self._finished(i, number.end, number.quantity, "person" if whole[2] else "item", whole[1])
        body = members(words, first, number.end, known) if number.quantity > 1 else None
        if body is not None:
            return self._finished(i, number.end, number.quantity, "person", None if body in known.who else body)
        few = number.words and number.quantity <= _SMALL and hedge is None
        if few and (number.quantity == 1 or not stands_alone(words, first, number.end, known)):
            return None
        if self._lists(i, number.end) or (hedge is None and self._opens_name(number)):
            return None
        return self._finished(i, number.end, number.quantity, "item", None)

    def _hyphen(self, i: int) -> int:
        return int(i < len(self._words) and self._words[i].key == "-" and not self._words[i].spaced)

    def _opens_name(self, number: Number) -> bool:
        """True for the number of a house: "12 Mill Street"."""
        after = self._words[number.end : number.end + 2]
        return len(after) == 2 and not self._known.capital_nouns and all(w.word and w.capital for w in after)

    def _lists(self, i: int, end: int) -> bool:
        """True for the number of a list ("1. Open") and for a score ("2-1")."""
        words = self._words
        first_on_line = i == 0 or words[i - 1].key == "\n"
        after = words[end] if end < len(words) else None
        if first_on_line and after is not None and after.key in {".", ")", "/"}:
            return True
        scored = after is not None and after.key in {"-", ":"} and end + 1 < len(words) and words[end + 1].digits
        before = i > 1 and words[i - 1].key in {"-", ":"} and words[i - 2].digits
        return bool((scored and self._pair_is_bare(end + 1)) or before)

    def _pair_is_bare(self, i: int) -> bool:
        number = read_number(self._words, i, self._known.numerals)
        if number is None:
            return True
        return (
            self._unit_after(number.end) is None
            and head_noun(self._words, number.end, self._known, number.quantity) is None
        )

    def _finished(self, i: int, end: int, quantity: float, unit: str, noun: str | None) -> _Found:
        first, hedge = self._hedge_before(i)
        after = self._known.hedges_after.at(self._words, end)
        if after is not None and hedge is None and self._closes(after[0]):
            end, hedge = after
        return _Found(first, end, quantity, unit, hedge, noun)

    def _closes(self, end: int) -> bool:
        return end >= len(self._words) or not self._words[end].digits

    def _hedge_before(self, i: int) -> tuple[int, str | None]:
        """Where the hedges before ``i`` begin and what the outermost says."""
        first, said = i, None
        for _ in range(2):
            found = self._known.hedges.before(self._words, first)
            if found is None or found[0] < self._taken:
                break
            first, said = found
        return first, said

    def _range(self, lower: _Found) -> list[_Found] | None:
        """ "between 10 and 20", "10-20": both ends, the first with the unit of the second."""
        words, known = self._words, self._known
        at = next((k for k in self._joins(lower) if k < len(words)), None)
        if at is None:
            return None
        upper = self._value(at)
        if (
            upper is None
            or upper.first != at
            or upper.quantity <= lower.quantity
            or not self._of_one_kind(lower, upper)
        ):
            return None
        opened = known.range_open.before(words, lower.first)
        changed = known.range_change.before(words, lower.first)
        if opened is None and words[at - 1].key in {"and", "y", "et", "e", "und"}:
            return None
        hedges = (None, None) if changed is not None and opened is None else ("at least", "up to")
        one = lower._replace(unit=upper.unit, noun=upper.noun, hedge=hedges[0] or lower.hedge, end=at - 1)
        return [one, upper._replace(hedge=hedges[1])]

    def _joins(self, lower: _Found) -> Iterator[int]:
        """Where a second number may begin: right behind a word or dash that joins the two."""
        words = self._words
        for end in range(lower.first + 1, lower.end + 1):
            joined = end < len(words) and words[end].key in self._known.range_join
            if (
                joined
                and end + 1 < len(words)
                and (words[end + 1].digits or words[end + 1].word or self._known.money.at(words, end + 1))
            ):
                yield end + 1

    @staticmethod
    def _of_one_kind(lower: _Found, upper: _Found) -> bool:
        same = lower.unit == upper.unit and (lower.noun == upper.noun or lower.noun is None)
        return same or (lower.unit == "item" and lower.noun is None)


def _is_span(time: Mention) -> bool:
    """True for "twenty minutes later" and "within 30 days": how long, and no day by itself."""
    return time.kind == "counted" and not (time.argument in _NAMING_DAYS and time.slots["unit"] in _DAYS)


def _cut_short(words: Sequence[Lexeme], end: int) -> bool:
    """True where the word goes on behind what was read as a unit: "5 m-long" is none of these, "5 mB" is."""
    return end < len(words) and not words[end].spaced and (words[end].word or words[end].digits)
