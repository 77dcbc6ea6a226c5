"""Count days, weeks, months and years on the calendar."""

import datetime

from wellsourced.text.mentions import DayMonth, Mention

_DAY_UNITS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
LONG_UNITS = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
_FARTHEST_DAYS = 400 * 366
_FAR_AHEAD_DAYS = 90  # a day without a year that lies further ahead needs a verb that looks ahead


def moved(day: datetime.date | None, days: float) -> datetime.date | None:
    """Return the day that many days from ``day``; None beyond what a calendar holds."""
    if day is None or abs(days) > _FARTHEST_DAYS:
        return None
    ordinal = day.toordinal() + round(days)
    return datetime.date.fromordinal(ordinal) if 1 <= ordinal <= datetime.date.max.toordinal() else None


def counted_from(day: datetime.date | None, count: float, unit: str) -> datetime.date | str | None:
    """Return ``day`` moved by ``count`` units: a day, or the week, month or year."""
    if day is None:
        return None
    if unit in {"day", "night"}:
        return moved(day, count)
    if unit == "week" and abs(count) == 1:
        return moved(day, count * 7)  # "a week ago" is said of the day
    if unit in _DAY_UNITS:
        week = moved(day, count * _DAY_UNITS[unit])
        return _week(week) if week else None
    unit, times = LONG_UNITS.get(unit, (unit, 1))
    if unit == "month" and abs(count) < 4800:
        return _shifted_month(day, round(count))
    if unit == "year" and 1 <= day.year + round(count * times) <= 9999:
        return f"{day.year + round(count * times):04d}"
    return None


def _shifted_month(day: datetime.date, months: int) -> str | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04d}-{month + 1:02d}" if 1 <= year <= 9999 else None


def _week(day: datetime.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def calendar_day(written: DayMonth, reference: datetime.date | None, *, ahead: bool) -> datetime.date | str | None:
    """Return the day written; without a year the nearest to ``reference``, far ahead only if ``ahead``."""
    if written.year is not None:
        return _real(written.year, written.month, written.day)
    if reference is None:
        return None
    near = [
        _real(year, written.month, written.day)
        for year in range(max(1, reference.year - 1), min(9999, reference.year + 1) + 1)
    ]
    days = [day for day in near if day is not None]
    if written.weekday is not None and any(day.isoweekday() == written.weekday for day in days):
        days = [day for day in days if day.isoweekday() == written.weekday]
    near_days = [day for day in days if ahead or (day - reference).days <= _FAR_AHEAD_DAYS]
    return min(near_days or days, key=lambda day: abs((day - reference).days), default=None)


def _real(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def weekday_near(number: int, reference: datetime.date, *, ahead: bool) -> datetime.date | None:
    """The nearest such day, the reference itself included, on the side that the tense tells."""
    back = (reference.isoweekday() - number) % 7
    return moved(reference, (number - reference.isoweekday()) % 7 if ahead else -back)


def word_weekday(one: Mention, reference: datetime.date | None) -> datetime.date | None:
    """Return the weekday that "last", "next" and the like name, counted from ``reference``."""
    if reference is None:
        return None
    number = int(one.slots["weekday"])
    back = (reference.isoweekday() - number) % 7
    monday = reference.toordinal() - reference.isoweekday() + 1 - reference.toordinal()
    offsets = {
        "last": -(back or 7),
        "previous": -(back or 7),
        "next": 7 - back,
        "following": 7 - back,
        "after_next": 14 - back,
        "week_before": monday - 7 + number - 1,
        "week_after": monday + 7 + number - 1,
    }
    return moved(reference, offsets[str(one.argument)])


def day_of_month(day: int, weekday: int, reference: datetime.date) -> datetime.date | None:
    """The nearest day with this number in its month that is such a weekday."""
    for away in range(200):
        for sign in (-1, 1):
            near = moved(reference, sign * away)
            if near is not None and near.day == day and near.isoweekday() == weekday:
                return near
    return None


def month_near(one: Mention, reference: datetime.date, *, ahead: bool) -> str:
    """Return the month named, as "2024-03", in the year that "last", "next" or the tense tells."""
    month = int(one.slots["month"])
    year = reference.year
    if one.kind == "month_words" and one.argument != "same":
        passed = month < reference.month if one.argument == "last" else month <= reference.month
        year += (0 if passed else -1) if one.argument == "last" else (1 if passed else 0)
    elif one.kind == "month_alone":
        if ahead and month < reference.month:
            year += 1
        if not ahead and month > reference.month:
            year -= 1
    return f"{year:04d}-{month:02d}"


def span_of_time(argument: str, reference: datetime.date) -> str | None:
    """Return the week, month or year that lies so many steps from ``reference``: "week -1"."""
    unit, steps = argument.split()
    if unit == "week":
        day = moved(reference, 7 * int(steps))
        return _week(day) if day else None
    if unit == "month":
        return _shifted_month(reference, int(steps))
    return f"{reference.year + int(steps):04d}"
