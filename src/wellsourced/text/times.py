"""Say which day, hour or span of time the words of a text mean, counted from the day it was published."""

import datetime
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from wellsourced.text.clocks import Clock, in_24_hours
from wellsourced.text.lexemes import Lexeme, lexemes
from wellsourced.text.mentions import NAMES_DAY, Mention, beside, mentions
from wellsourced.text.reckoning import (
    LONG_UNITS,
    calendar_day,
    counted_from,
    day_of_month,
    month_near,
    moved,
    span_of_time,
    weekday_near,
    word_weekday,
)
from wellsourced.text.tense import Tense, tense_of

_DURATIONS = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "night": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "year": "P{}Y",
}
_MOST_ANCHORS = 8  # days named before that "a day later" may count from

TimeKind = Literal["date", "time", "duration"]
Stretch = tuple[int, int, datetime.date | None]


class TimeSpan(NamedTuple):
    """An expression of time: its place, text, ISO 8601 value (None where it cannot be told) and kind."""

    start: int
    end: int
    text: str
    value: str | None
    kind: TimeKind


def find_times(
    text: str, language: str | None, reference: datetime.date | None, posts: Sequence[Stretch] = ()
) -> list[TimeSpan]:
    """Return the dates, times of day and spans of time that ``text`` names, in order and without overlap.

    ``reference`` is the publication day, from which "yesterday" and "Friday" are counted; without one these
    have no value. A time of day beside a day is a span of its own and carries that day in its value.
    ``posts`` are stretches ``(start, end, day)`` of the text that were published on another day.
    Values are ISO 8601: "2024-03-15", "2024-03-15T20:15", "2024-W11", "2024-03", "2024", "T20:15", "PT48H".

    >>> find_times("It began on Friday night.", "en", datetime.date(2024, 3, 16))[0]
    TimeSpan(start=9, end=24, text='on Friday night', value='2024-03-15', kind='date')
    """
    words = lexemes(text)
    found = mentions(words, language)
    resolver = _Resolver(words, found, tense_of(language), reference, posts)
    return [resolver.span(text, k) for k in range(len(found))]


class _Resolver:
    """Goes through the mentions in order and remembers the last day named."""

    def __init__(
        self,
        words: Sequence[Lexeme],
        found: Sequence[Mention],
        tense: Tense,
        reference: datetime.date | None,
        posts: Sequence[Stretch],
    ) -> None:
        self._words = words
        self._found = found
        self._tense = tense
        self._reference = reference
        self._posts = sorted(posts, key=lambda post: post[:2])
        self._opened = {two.first: clock.first for clock, two in self._clocked()}
        self._days: list[tuple[int, datetime.date]] = []  # the days named so far, each with where it ends
        self._values: dict[int, str | None] = {}

    def _clocked(self) -> Iterator[tuple[Mention, Mention]]:
        """The days behind a time of day, with it: "by 2 p.m. on Monday"."""
        for one, two in pairwise(self._found):
            if one.kind == "clock" and beside(self._words, one, two):
                yield one, two

    def span(self, text: str, k: int) -> TimeSpan:
        one = self._found[k]
        start, end = self._words[one.first].start, self._words[one.end - 1].end
        if one.clock is not None:
            return TimeSpan(start, end, text[start:end], self._hour(k, one.clock), "time")
        kind: TimeKind = "duration" if one.kind == "duration" else "date"
        if one.kind == "counted" and one.slots["unit"] in {"hour", "minute", "second"}:
            kind = "time"
        return TimeSpan(start, end, text[start:end], self._value(k), kind)

    def _hour(self, k: int, clock: Clock) -> str | None:
        """The time of day, with the day that stands beside it: "8:15 p.m. on Saturday"."""
        beside_it = next((j for j in (k - 1, k + 1) if 0 <= j < len(self._found) and self._one_moment(min(j, k))), None)
        half = None if beside_it is None else self._found[beside_it].half
        minutes = clock.minutes if clock.halved or half is None else in_24_hours(clock.minutes, half)
        time = f"T{minutes // 60 % 24:02d}:{minutes % 60:02d}"
        if beside_it is None:
            return time
        day = self._value(beside_it)
        return None if day is None else day + time

    def _one_moment(self, k: int) -> bool:
        one, other = self._found[k], self._found[k + 1]
        one_of_each = {one.kind, other.kind} - NAMES_DAY == {"clock"} and one.kind != other.kind
        return one_of_each and beside(self._words, one, other)

    def _value(self, k: int) -> str | None:
        if k not in self._values:
            one = self._found[k]
            value = _duration(one) if one.kind == "duration" else self._when(k, one)
            if isinstance(value, datetime.date):
                self._days.append((one.end, value))
                value = value.isoformat()
            self._values[k] = value
        return self._values[k]

    def _moved_from_last(self, one: Mention, count: float, unit: str) -> datetime.date | str | None:
        """Counted from the last day named, else from the reference.

        What the text tells as past cannot lie behind the publication day: then an earlier day is tried.
        """
        reference = self._reference_at(self._words[one.core].start)
        anchors = [day for _, day in self._days[-_MOST_ANCHORS:]][::-1]
        moved = counted_from(anchors[0] if anchors else reference, count, unit)
        if reference is None or not isinstance(moved, datetime.date) or moved <= reference or self._ahead(one):
            return moved
        other = (counted_from(day, count, unit) for day in anchors[1:])
        return next((day for day in other if isinstance(day, datetime.date) and day <= reference), moved)

    def _when(self, k: int, one: Mention) -> datetime.date | str | None:
        reference = self._reference_at(self._words[one.core].start)
        if one.kind == "date" and one.date is not None:
            return calendar_day(one.date, reference, ahead=one.date.year is None and self._ahead(one) is True)
        if one.kind == "year":
            return f"{one.slots['year']:04d}"
        if one.kind == "month":
            return f"{one.slots['year']:04d}-{one.slots['month']:02d}"
        if one.kind == "anchored_days":
            return self._moved_from_last(one, int(one.argument), "day")
        if one.kind == "counted":
            return self._counted(k, one, reference)
        if one.kind == "weekday_words" and one.argument in {"previous", "following"}:
            return word_weekday(one, self._days[-1][1] if self._days else reference)
        if reference is None:
            return None
        return self._from_reference(one, reference)

    def _from_reference(self, one: Mention, reference: datetime.date) -> datetime.date | str | None:
        if one.kind == "reference_days":
            return moved(reference, int(one.argument))
        if one.kind == "weekday":
            if "day" in one.slots and (near := day_of_month(one.slots["day"], one.slots["weekday"], reference)):
                return near
            day = weekday_near(one.slots["weekday"], reference, ahead=self._ahead(one) is True)
            lately = weekday_near(one.slots["weekday"], reference, ahead=False)
            if day and lately and day - reference > reference - lately and self._tense.ordered(self._words, one.first):
                return lately  # of the day of an order and that of what was ordered the nearer
            return day
        if one.kind == "weekday_words":
            if one.argument == "coming":
                return weekday_near(one.slots["weekday"], reference, ahead=self._ahead(one) is not False)
            return word_weekday(one, reference)
        if one.kind in {"month_alone", "month_words"}:
            return month_near(one, reference, ahead=self._ahead(one) is True)
        return span_of_time(str(one.argument), reference) if one.kind == "spans" else None

    def _reference_at(self, position: int) -> datetime.date | None:
        for start, end, day in self._posts:
            if start <= position < end:
                return day
        return self._reference

    def _ahead(self, one: Mention) -> bool | None:
        first = self._opened.get(one.first, one.first)
        told = self._tense.ahead(self._words, first, one.core, one.end)
        if one.owns and not self._tense.planned_event(self._words, one.end):
            return False  # "Friday's fire": what belongs to a day is told as known
        return told

    def _counted(self, k: int, one: Mention, reference: datetime.date | None) -> datetime.date | str | None:
        how, count, unit = str(one.argument), float(one.slots["n"]), str(one.slots["unit"])
        if how == "ahead_if_future":
            return counted_from(reference, count, unit) if self._ahead(one) else None
        if how in {"ago", "ahead"}:
            return counted_from(reference, count if how == "ahead" else -count, unit)
        if how in {"later", "earlier"}:
            return self._moved_from_last(one, count if how == "later" else -count, unit)
        return self._around_event(k, one, reference)

    def _around_event(self, k: int, one: Mention, reference: datetime.date | None) -> datetime.date | str | None:
        """Where "two days after" or "before" leads.

        A day right behind it is what it counts from ("two days after Friday"). Told of a day named before
        in the sentence ("closed on Friday, two days after the fire"), it is the day of the fire.
        Else it is counted from the last day named.
        """
        count, unit = float(one.slots["n"]), str(one.slots["unit"])
        sign = 1 if one.argument == "after" else -1
        following = self._found[k + 1] if k + 1 < len(self._found) else None
        if following is not None and following.first == one.end and following.kind in {"date", "weekday"}:
            day = self._when(k + 1, following)
            return counted_from(day, sign * count, unit) if isinstance(day, datetime.date) else None
        closed = one.end >= len(self._words) or not (self._words[one.end].word or self._words[one.end].digits)
        told_before = bool(self._days) and self._same_sentence(self._days[-1][0], one.first)
        if not closed and told_before:
            sign = -sign
        return self._moved_from_last(one, sign * count, unit)

    def _same_sentence(self, start: int, end: int) -> bool:
        between = self._words[start:end]
        return end - start < 60 and not any(
            w.key in {"\n", "!", "?"} or (w.key == "." and not _abbreviates(self._words, start + i))
            for i, w in enumerate(between)
        )


def _abbreviates(words: Sequence[Lexeme], i: int) -> bool:
    """True for a dot inside a number or a word, or before a small letter."""
    after = words[i + 1] if i + 1 < len(words) else None
    return after is not None and (not after.spaced or (after.word and not after.capital))


def _duration(one: Mention) -> str | None:
    count, unit = float(one.slots["n"]), str(one.slots["unit"])
    unit, times = LONG_UNITS.get(unit, (unit, 1))
    return _DURATIONS[unit].format(f"{count * times:g}") if count * times < 1e6 else None
