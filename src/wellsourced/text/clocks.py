"""Read a time of day at one place of a text: 8:15 p.m., 20h15, 16.35 Uhr, ten to four, noon."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wellsourced.text.calendar import Calendar, calendar_of
from wellsourced.text.grammar import Grammar, Match, Reader
from wellsourced.text.lexemes import Lexeme, Phrases
from wellsourced.text.numbers import read_number

_ROUND_MINUTES = frozenset({5, 10, 20, 25})  # "ten to four"; other numbers before "to" open a range
_OFFSETS = {"past": 1, "to": -1}
_FIXED = {"half_past": 30, "half_to": -30, "quarter_past": 15, "quarter_to": -15, "whole": 0}
_AFTER_LEAD = "_after_lead"
_TALLY_WORDS = 8


class Clock(NamedTuple):
    """A time of day, in minutes after midnight, that ends before lexeme ``end``.

    ``halved`` is False where nothing beside it tells morning from evening. ``certain`` is False for what is
    a time only after "at" or beside a day ("16.35").
    """

    end: int
    minutes: int
    halved: bool
    certain: bool


class ClockTable:
    """How one language writes times of day."""

    def __init__(self, calendar: Calendar) -> None:
        words = calendar.clock
        self.halves = Phrases((p, half) for half in ("am", "pm", "night") for p in words[half])
        self.zones = Phrases((p, True) for p in words["zones"])
        self.leads = Phrases((p, True) for p in [*words["leads"], *words["bare_leads"]])
        self.dot_leads = Phrases((p, True) for p in [*words["dot_leads"], *words["bare_leads"]])
        self.bare_leads = Phrases((p, True) for p in words["bare_leads"])
        most = words.get("bare_most", 24)
        self.bare_most = most if isinstance(most, int) else 24
        self.bare_behind = frozenset(words.get("bare_behind", ()))
        self.no_hour = Phrases((p, True) for p in words.get("no_hour", ()))
        self.hour_marks = frozenset(words["hour_marks"])
        self.fixed = Phrases((p, minutes) for name, minutes in (("noon", 720), ("midnight", 0)) for p in words[name])
        self.tallies = frozenset(words.get("tallies", ()))
        self.numerals = calendar.numerals
        readers: dict[str, Reader] = {"h": self._hour, "m": self._minute}
        sections = [
            s for s in words if s.removesuffix(_AFTER_LEAD) in _OFFSETS or s.removesuffix(_AFTER_LEAD) in _FIXED
        ]
        patterns = ((p, (section, None)) for section in sections for p in words[section])
        self.grammar = Grammar(patterns, readers, self._opens_slot)
        # What a time of day or any other expression of time may begin with, but for numbers glued into one word.
        self.openings = self.fixed.openings | self.grammar.openings | calendar.openings

    def _opens_slot(self, word: Lexeme) -> bool:
        return word.digits or word.key in self.fixed.openings or self.numerals.opens(word.key)

    def _hour(self, words: Sequence[Lexeme], i: int) -> list[tuple[int, int]]:
        if fixed := self.fixed.at(words, i):  # "twenty to midnight"
            return [(fixed[1] // 60 or 24, fixed[0])]
        number = read_number(words, i, self.numerals)
        whole = number is not None and number.quantity in range(25)
        return [(int(number.quantity), number.end)] if number and whole else []

    def _minute(self, words: Sequence[Lexeme], i: int) -> list[tuple[int, int]]:
        number = read_number(words, i, self.numerals)
        whole = number is not None and number.quantity in range(1, 60)
        return [(int(number.quantity), number.end)] if number and whole else []


@cache
def clock_table(language: str | None) -> ClockTable:
    """Return how ``language`` writes times of day; English where there is no table for it."""
    return ClockTable(calendar_of(language))


def clock_at(words: Sequence[Lexeme], i: int, table: ClockTable) -> Clock | None:
    """Return the time of day that begins at lexeme ``i``, or None; "at" is no part of it."""
    if fixed := table.fixed.at(words, i):
        return Clock(_zone_end(words, fixed[0], table), fixed[1], True, True)
    match = table.grammar.at(words, i)
    if match is not None and (found := _spelled(words, i, match, table)):
        return found
    return _in_digits(words, i, table) or _bare(words, i, table)


def _spelled(words: Sequence[Lexeme], i: int, match: Match, table: ClockTable) -> Clock | None:
    section = match.meaning[0]
    name = section.removesuffix(_AFTER_LEAD)
    hour, minute = match.slots["h"], match.slots.get("m", 0)
    offset = _OFFSETS[name] * minute if name in _OFFSETS else _FIXED[name]
    if offset and not 1 <= hour <= 24:
        return None
    certain = section == name or table.leads.before(words, i) is not None
    if section != name and name == "to":
        likely = minute > hour or table.dot_leads.before(words, i) is not None
        certain = likely and minute in _ROUND_MINUTES and not words[i].digits
    if section != name and not certain:
        return None
    return _tail(words, match.end, (hour * 60 + offset) % 1440, table, certain=certain)


def _in_digits(words: Sequence[Lexeme], i: int, table: ClockTable) -> Clock | None:
    hour = _digits(words, i, 2, 24)
    if hour is None or (
        i and not words[i].spaced and (words[i - 1].key in {".", ",", ":"} and i > 1 and words[i - 2].digits)
    ):
        return _halved_word(words, i, table)
    mark = words[i + 1].key if i + 1 < len(words) else ""
    minute = _digits(words, i + 2, 2, 59, exact=True)
    if minute is not None and mark in {":", "."} and not words[i + 1].spaced and not words[i + 2].spaced:
        end = i + 3
        if _more_digits(words, end, mark):
            second = _digits(words, end + 1, 2, 59, exact=True)
            if mark == "." or second is None:
                return None
            end += 2
        return _tail(words, end, hour * 60 + minute, table, certain=mark == ":")
    if mark in table.hour_marks:
        glued = minute is not None and words[i + 1].spaced == words[i + 2].spaced
        return _tail(words, i + 3 if glued else i + 2, hour * 60 + (minute or 0 if glued else 0), table, certain=True)
    return _halved_word(words, i, table)


def _more_digits(words: Sequence[Lexeme], i: int, mark: str) -> bool:
    return i + 1 < len(words) and words[i].key == mark and words[i + 1].digits and not words[i + 1].spaced


def _halved_word(words: Sequence[Lexeme], i: int, table: ClockTable) -> Clock | None:
    """ "9 p.m.", "nueve de la noche": an hour with its half of the day."""
    for hour, end in table._hour(words, i):
        if table.halves.at(words, end) and 1 <= hour <= 24:
            return _tail(words, end, hour * 60 % 1440, table, certain=True)
    return None


def _bare(words: Sequence[Lexeme], i: int, table: ClockTable) -> Clock | None:
    """An hour alone behind words that lead to times ("a las nueve", "at nine"), where nothing counted follows."""
    lead = table.bare_leads.before(words, i)
    if lead is None or table.no_hour.before(words, i) is not None or _of_a_tally(words, lead[0], table):
        return None
    for hour, end in table._hour(words, i):
        if 1 <= hour <= table.bare_most and _stands_free(words, end, table):
            return _tail(words, end, hour * 60 % 1440, table, certain=True)
    return None


def _stands_free(words: Sequence[Lexeme], end: int, table: ClockTable) -> bool:
    """True where neither what is counted nor the rest of a number follows."""
    after = words[end] if end < len(words) else None
    if after is None or after.key in table.bare_behind:
        return True
    glued = not after.spaced and end + 1 < len(words) and not words[end + 1].spaced and words[end + 1].digits
    return not (after.word or after.digits or after.key in {"%", "°", "$", "€", "£"} or glued)


def _of_a_tally(words: Sequence[Lexeme], i: int, table: ClockTable) -> bool:
    """True for "the number of the dead at nine"."""
    return bool(table.tallies & {word.key for word in words[max(0, i - _TALLY_WORDS) : i]})


def _tail(words: Sequence[Lexeme], end: int, minutes: int, table: ClockTable, *, certain: bool) -> Clock:
    """Take the half of the day and the zone that follow, and count the hour in 24."""
    found = table.halves.at(words, end)
    if found:
        end, minutes = found[0], in_24_hours(minutes, found[1])
    stop = _zone_end(words, end, table)
    return Clock(stop, minutes % 1440, bool(found), certain or bool(found) or stop > end)


def _zone_end(words: Sequence[Lexeme], end: int, table: ClockTable) -> int:
    zone = table.zones.at(words, end)
    return zone[0] if zone else end


def in_24_hours(minutes: int, half: str | None) -> int:
    """Return minutes after midnight for a time on a twelve-hour clock in that half of the day."""
    hour = minutes // 60
    if half in {"am", "night"} and hour == 12:
        return minutes - 720
    first_hour = {"pm": 0, "noon": 0, "night": 5}.get(half or "", 12)
    return minutes + 720 if first_hour <= hour < 12 else minutes


def _digits(words: Sequence[Lexeme], i: int, most: int, limit: int, *, exact: bool = False) -> int | None:
    if i >= len(words) or not words[i].digits or len(words[i].text) > most or (exact and len(words[i].text) != most):
        return None
    value = int(words[i].text)
    return value if value <= limit else None
