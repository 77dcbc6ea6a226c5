"""How one language writes dates, days and times of day: its table, ready to be matched."""

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from wellsourced.text.grammar import Grammar, Reader
from wellsourced.text.lexemes import Lexeme, Phrases
from wellsourced.text.normalize import fold
from wellsourced.text.numbers import Numerals, numerals, read_number
from wellsourced.text.tables import languages, table

_FALLBACK = "en"
_YEARS = range(1000, 2200)
_MOST_UNITS = 100_000  # "{n} years": larger numbers are no span of time


class Calendar:
    """One language's words for dates and times. Made once a language by :func:`calendar_of`."""

    def __init__(self, language: str) -> None:
        words: dict[str, Any] = table("wellsourced.text", "calendars", language)
        self.language = language
        self.capital_months: bool = words["capital_months"]
        self.month_first: bool = words["month_first"]
        self.doubtful_months = frozenset(fold(m) for m in words["doubtful_months"])
        self.lower_only = frozenset(words.get("lower_only", ()))
        self.numerals: Numerals = numerals(language)
        self._ordinal_marks = frozenset(fold(m) for m in words["ordinal_marks"])
        self._months = _numbered(words, "months")
        self._short_months = _numbered(words, "months_short")
        self._weekdays = _numbered(words, "weekdays")
        self._short_weekdays = _numbered(words, "weekdays_short")
        self._ordinals = _numbered(words, "ordinals")
        self.units = _named(words["units"])
        self.parts = _named(words["parts"])
        led = words["leads"]
        self.leads = _plain([*led["words"], *led["deadline"], *led["until"], *led["since"]])
        self.trails = _plain(words["trails"]["words"])
        self.future_leads = _plain(words["leads"]["future"])
        self.deadlines = _plain(words["leads"]["deadline"])
        self.until, self.since = _plain(words["leads"]["until"]), _plain(words["leads"]["since"])
        self.from_or_since = _plain(led.get("from_or_since", ()))
        self.month_leads = _plain(words["leads"]["month"])
        self.short_full_months = frozenset(fold(m) for names in words["months"].values() for m in names if len(m) <= 4)
        self.year_leads = _plain(words["leads"]["year"])
        plurals = words["leads"].get("irregular_plurals")
        self.plurals: frozenset[str] | None = None if plurals is None else frozenset(plurals)
        self.clock: dict[str, list[str]] = words["clock"]
        self.compounds = Phrases(
            (day + part, (int(number), half))
            for number, days in words["weekdays"].items()
            for day in days
            for half, parts in words.get("compound_parts", {}).items()
            for part in parts
        )
        readers: dict[str, Reader] = {
            "weekday": lambda w, i: self._named_day(w, i),
            "month": lambda w, i: self.month_at(w, i),
            "day": self._day,
            "year": self._year,
            "unit": lambda w, i: _one(self.units.at(w, i)),
            "part": lambda w, i: _one(self.parts.at(w, i)),
            "n": self._count,
        }
        self.grammar = Grammar(_patterns(words), readers, self._opens_slot)

    @cached_property
    def _slot_openings(self) -> frozenset[str]:
        """The words that a day, a month, a unit, a part of a day or a number may begin with."""
        days = self._weekdays.openings | self._short_weekdays.openings | self._ordinals.openings
        months = self._months.openings | self._short_months.openings
        return days | months | self.units.openings | self.parts.openings | self.numerals.openings

    def _opens_slot(self, word: Lexeme) -> bool:
        return word.digits or word.key in self._slot_openings or self.numerals.opens(word.key)

    @cached_property
    def openings(self) -> frozenset[str]:
        """The words that an expression of time may begin with, but for numbers glued into one word."""
        return self.grammar.openings | self._slot_openings | self.compounds.openings

    def month_at(self, words: Sequence[Lexeme], i: int) -> list[tuple[int, int]]:
        """The month that stands at ``i``, with where it ends; the dot of an abbreviation belongs to it."""
        if found := self._months.at(words, i):
            return [(found[1], found[0])]
        return _abbreviated(self._short_months, words, i)

    def weekday_at(self, words: Sequence[Lexeme], i: int) -> tuple[int, int] | None:
        """Where the weekday written in full at ``i`` ends, and which it is (Monday is 1)."""
        return self._weekdays.at(words, i)

    def _named_day(self, words: Sequence[Lexeme], i: int) -> list[tuple[int, int]]:
        if found := self._weekdays.at(words, i):
            return [(found[1], found[0])]
        return _abbreviated(self._short_weekdays, words, i)

    def _day(self, words: Sequence[Lexeme], i: int) -> list[tuple[int, int]]:
        if found := self._ordinals.at(words, i):
            return [(found[1], found[0])]
        word = words[i]
        if not word.digits or len(word.text) > 2 or not 1 <= int(word.text) <= 31:
            return []
        after = words[i + 1] if i + 1 < len(words) else None
        if after and after.key in self._ordinal_marks and not after.spaced:
            return [(int(word.text), i + 2)]
        glued = after and not after.spaced and (after.key in {":", "%"} or after.word)
        return [] if glued else [(int(word.text), i + 1)]

    def _year(self, words: Sequence[Lexeme], i: int) -> list[tuple[int, int]]:
        word = words[i]
        after = words[i + 1] if i + 1 < len(words) else None
        if not word.digits or len(word.text) != 4 or int(word.text) not in _YEARS:
            return []
        return [] if after and not after.spaced and (after.word or after.digits) else [(int(word.text), i + 1)]

    def _count(self, words: Sequence[Lexeme], i: int) -> list[tuple[float, int]]:
        number = read_number(words, i, self.numerals)
        return [] if number is None or number.quantity > _MOST_UNITS else [(number.quantity, number.end)]


@cache
def calendar_of(language: str | None) -> Calendar:
    """Return the calendar of ``language``; English where there is no table for it."""
    known = languages("wellsourced.text", "calendars")
    return Calendar(language if language in known else _FALLBACK)


def _plain(phrases: Sequence[str]) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in phrases)


def _named(section: dict[str, list[str]]) -> Phrases[str]:
    return Phrases((phrase, name) for name, phrases in section.items() for phrase in phrases)


def _numbered(words: dict[str, Any], section: str) -> Phrases[int]:
    return Phrases((phrase, int(n)) for n, phrases in words.get(section, {}).items() for phrase in phrases)


def _one(found: tuple[int, Any] | None) -> list[tuple[Any, int]]:
    return [] if found is None else [(found[1], found[0])]


def _abbreviated(short: Phrases[int], words: Sequence[Lexeme], i: int) -> list[tuple[int, int]]:
    found = short.at(words, i)
    if found is None:
        return []
    end, value = found
    dot = end < len(words) and words[end].key == "." and not words[end].spaced
    return [(value, end + dot)]


def _patterns(words: dict[str, Any]) -> Iterator[tuple[str, tuple[str, Any]]]:
    """All patterns of a table with their meanings: the kind of expression and its argument."""
    for phrase in words["nothing"]["say"]:
        yield phrase, ("nothing", None)
    for phrase in words["dates"]["say"]:
        yield phrase, ("date", None)
        for before in words["dates"]["before"]:
            yield f"{before} {phrase}", ("date", None)
    for phrase in words["month_year"]["say"]:
        yield phrase, ("month", None)
    for section in ("reference_days", "anchored_days", "spans"):
        for argument, phrases in words[section].items():
            for phrase in phrases:
                yield phrase, (section, argument)
    for section in ("counted", "weekday_words", "month_words"):
        for argument, phrases in words[section].items():
            for phrase in phrases:
                yield phrase, (section, argument)
    yield "{weekday}", ("weekday", None)
    yield "{month}", ("month_alone", None)
    yield "{year}", ("year", None)
    yield "{n} {unit}", ("duration", None)
    yield "{n}-{unit}", ("duration", None)
