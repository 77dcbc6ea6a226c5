"""Find where a text names dates, days, times of day and spans of time, before they are counted from a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from wellsourced.text.calendar import Calendar, calendar_of
from wellsourced.text.clocks import Clock, ClockTable, clock_at, clock_table
from wellsourced.text.lexemes import Lexeme

_MOST_LEADS = 3  # "early on the Saturday"
_MOST_LEAD_WORDS = 5
_PLAIN_YEARS = range(1900, 2100)  # a bare number outside of these is a year only behind a word such as "in"
_OLD_YEARS = range(1500, 2100)
_NUMERIC_MARKS = frozenset("/.-")
_AMOUNT_MARKS = frozenset("%$€£°")
NAMES_DAY = frozenset({"date", "weekday", "weekday_words", "reference_days", "anchored_days"})


class DayMonth(NamedTuple):
    """A calendar day as written; ``year`` and ``weekday`` (Monday is 1) are None where they are left out."""

    day: int
    month: int
    year: int | None
    weekday: int | None = None


@dataclass(frozen=True)
class Mention:
    """One expression of time: lexemes ``first`` to ``end``, of which the core begins at ``core``.

    ``kind`` is "date", "weekday", "clock", "duration" or another section of a table; the rest says which.
    """

    first: int
    core: int
    end: int
    kind: str
    argument: Any = None
    slots: dict[str, Any] = field(default_factory=dict)
    date: DayMonth | None = None
    clock: Clock | None = None
    half: str | None = None
    owns: bool = False  # "Friday's"


def mentions(words: Sequence[Lexeme], language: str | None) -> list[Mention]:
    """Return the expressions of time among ``words``, in order and without overlap."""
    calendar, clocks = calendar_of(language), clock_table(language)
    opens = calendar.numerals.opens
    found: list[Mention] = []
    i = taken = 0
    while i < len(words):
        begins = words[i].digits or words[i].key in clocks.openings or opens(words[i].key)
        mention = _at(words, i, calendar, clocks) if begins else None
        if mention is None:
            i += 1
            continue
        if mention.kind != "nothing":
            mention = _widened(words, mention, taken, calendar, clocks)
            found.append(mention)
        taken = i = mention.end
    entries = (language or "")[:2] != "de"  # where a capital begins a sentence or a name, not every noun
    return [
        m
        for k, m in enumerate(found)
        if not _uncertain(words, found, k, clocks) or (entries and m.clock is not None and _heads_an_entry(words, m))
    ]


def _at(words: Sequence[Lexeme], i: int, calendar: Calendar, clocks: ClockTable) -> Mention | None:
    numeric = _numeric_date(words, i, calendar)
    if numeric is not None:
        return numeric
    clock = clock_at(words, i, clocks)
    match = calendar.grammar.at(words, i)
    if clock is not None and (match is None or clock.end >= match.end):
        return Mention(i, i, clock.end, "clock", clock=clock)
    if (compound := calendar.compounds.at(words, i)) is not None:
        number, half = compound[1]
        return Mention(i, i, compound[0], "weekday", slots={"weekday": number}, half=half)
    if match is None or match.end == i:
        return None
    kind, argument = match.meaning
    if _cut_off(words, i, match.end) or not _plausible(words, i, match.end, kind, calendar):
        return None
    if kind == "duration" and _is_the_next(words, i, match.end, match.slots):
        return None
    if kind in {"date", "month", "year", "month_alone"}:
        return _absolute(i, match.end, kind, match.slots)
    return Mention(i, i, match.end, kind, argument, match.slots)


def _is_the_next(words: Sequence[Lexeme], i: int, end: int, slots: dict[str, Any]) -> bool:
    """ "a second tram", "una segunda": what comes after the first, no span of time."""
    written = not any(word.digits for word in words[i:end])
    followed = end < len(words) and words[end].word
    return slots.get("unit") == "second" and slots.get("n") == 1 and written and followed


def _absolute(i: int, end: int, kind: str, slots: dict[str, Any]) -> Mention | None:
    if kind != "date":
        return Mention(i, i, end, kind, slots=slots)
    date = DayMonth(slots["day"], slots["month"], slots.get("year"), slots.get("weekday"))
    return Mention(i, i, end, kind, slots=slots, date=date)


def _cut_off(words: Sequence[Lexeme], i: int, end: int) -> bool:
    """True where the match is part of a longer name or number: "A-Friday", "2020/21"."""
    before = words[i - 1] if i else None
    after = words[end] if end < len(words) else None
    glued_before = (
        before is not None and not words[i].spaced and (before.digits or before.key in {"/", "_", "@", "$", "€", "£"})
    )
    glued_after = after is not None and not after.spaced and (after.digits or after.key in {"/", "_", "@"})
    return glued_before or glued_after


def _plausible(words: Sequence[Lexeme], i: int, end: int, kind: str, calendar: Calendar) -> bool:
    if kind == "weekday":
        return calendar.weekday_at(words, i) is not None and not _is_name(words, i, calendar)
    if kind == "month_alone":
        return _month_stands_alone(words, i, calendar)
    if kind == "year":
        return _is_year(words, i, end, calendar)
    if kind == "reference_days":
        return not (end == i + 1 and words[i].key in calendar.lower_only and words[i].capital)
    return True


def _is_name(words: Sequence[Lexeme], i: int, calendar: Calendar) -> bool:
    """True where a capital weekday follows a name, where weekdays are written small: "Rosa Domingo"."""
    before = words[i - 1] if i else None
    return (
        not calendar.capital_months
        and words[i].capital
        and before is not None
        and before.capital
        and calendar.leads.before(words, i) is None
        and not words[i].text.isupper()
    )


def _month_stands_alone(words: Sequence[Lexeme], i: int, calendar: Calendar) -> bool:
    led = calendar.month_leads.before(words, i) is not None
    if words[i].key in calendar.doubtful_months and not (led and words[i].capital == calendar.capital_months):
        return False
    if words[i].capital != calendar.capital_months and not words[i].text.isupper():
        return False
    full = len(words[i].text) > 4 or words[i].key in calendar.short_full_months
    return led or (full and calendar.capital_months)


def _is_year(words: Sequence[Lexeme], i: int, end: int, calendar: Calendar) -> bool:
    year = int(words[i].text)
    before = words[i - 1] if i else None
    after = words[end] if end < len(words) else None
    if before is not None and not words[i].spaced and (before.word or before.key in {".", ",", "#", "+"}):
        return False
    if after is not None and after.key in {"%", "€", "$", "£", "°"}:
        return False
    if (
        after is not None
        and after.key in {".", ",", ":"}
        and end + 1 < len(words)
        and words[end + 1].digits
        and not words[end + 1].spaced
    ):
        return False
    if calendar.year_leads.before(words, i) is not None:
        return year in _OLD_YEARS
    counted = after is not None and after.word and not after.capital
    if counted and calendar.plurals is not None and after is not None:  # "the 1990 invasion", but "1990 homes"
        counted = after.key.endswith("s") or after.key in calendar.plurals
    return year in _PLAIN_YEARS and not counted


def _numeric_date(words: Sequence[Lexeme], i: int, calendar: Calendar) -> Mention | None:
    """2024-03-15, 15.03.2024, 15/3/24 and, where the language has it so, 3/15/2024."""
    if not words[i].digits or i + 4 >= len(words) or len(words[i].text) > 4:
        return None
    one, mark, two, again, three = words[i : i + 5]
    if (
        mark.key not in _NUMERIC_MARKS
        or again.key != mark.key
        or not (two.digits and three.digits)
        or len(two.text) > 2
    ):
        return None
    if any(w.spaced for w in (mark, two, again, three)) or _cut_off(words, i, i + 5) or len(three.text) > 4:
        return None
    date = _ordered(one.text, two.text, three.text, month_first=calendar.month_first and mark.key != ".")
    if date is None or (mark.key == "-" and len(three.text) == 2 and len(one.text) != 4 and len(one.text) != 2):
        return None
    return Mention(i, i, i + 5, "date", date=date)


def _ordered(one: str, two: str, three: str, *, month_first: bool) -> DayMonth | None:
    if len(one) == 4 and len(three) <= 2:
        year, month, day = int(one), int(two), int(three)
    elif len(one) <= 2 and len(three) in {2, 4}:
        month, day = (int(one), int(two)) if month_first else (int(two), int(one))
        if month > 12:
            month, day = day, month
        year = int(three) if len(three) == 4 else int(three) + (2000 if int(three) < 70 else 1900)
    else:
        return None
    return DayMonth(day, month, year) if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year < 2200 else None


def _widened(words: Sequence[Lexeme], found: Mention, taken: int, calendar: Calendar, clocks: ClockTable) -> Mention:
    """Take in the small words before ("early on") and the part of day after ("night")."""
    first, end, half = found.first, found.end, found.half
    leads = clocks.leads if found.kind == "clock" else calendar.leads
    if found.kind != "duration":
        for _ in range(_MOST_LEADS):
            lead = leads.before(words, first)
            if lead is None or lead[0] < taken or found.core - lead[0] > _MOST_LEAD_WORDS:
                break
            half = half or _half_in(words, lead[0], first, calendar)
            first = lead[0]
    if found.kind in NAMES_DAY:
        if (day := _day_in_brackets(words, end)) is not None and found.kind == "weekday":
            end += 3
            found = Mention(found.first, found.core, end, "weekday", slots={**found.slots, "day": day})
        trail = calendar.trails.at(words, end)
        if trail is not None:
            half = _half_in(words, end, trail[0], calendar) or half
            end = trail[0]
        half = half or _half_in(words, found.core, end, calendar)
    owns = found.kind in NAMES_DAY and _genitive(words, end)
    return replace(found, first=first, end=end + 2 * owns, half=half, owns=owns)


def _genitive(words: Sequence[Lexeme], i: int) -> bool:
    """True where "'s" stands at ``i``, without a gap."""
    mark = words[i : i + 2]
    return len(mark) == 2 and mark[0].key == "'" and mark[1].key == "s" and not (mark[0].spaced or mark[1].spaced)


def _day_in_brackets(words: Sequence[Lexeme], i: int) -> int | None:
    """The day of the month that Brazilian papers put behind a weekday: "na terça-feira (4)"."""
    if i + 2 < len(words) and words[i].key == "(" and words[i + 2].key == ")" and words[i + 1].digits:
        day = words[i + 1].text
        return int(day) if len(day) <= 2 and 1 <= int(day) <= 31 else None
    return None


def _half_in(words: Sequence[Lexeme], start: int, end: int, calendar: Calendar) -> str | None:
    found = None
    for i in range(start, end):
        part = calendar.parts.at(words, i)
        if part is not None and part[0] <= end:
            found = part[1]
    return found


def _heads_an_entry(words: Sequence[Lexeme], one: Mention) -> bool:
    """True for the "14.35" with which a line of a log begins: four digits, and then a sentence."""
    if one.first > 0 and words[one.first - 1].key.strip():
        return False
    then = words[one.end : one.end + 2]
    digits = sum(len(w.text) for w in words[one.first : one.end] if w.digits)
    return digits == len("1435") and len(then) > 1 and then[0].word and then[0].capital and then[1].word


def _uncertain(words: Sequence[Lexeme], found: Sequence[Mention], k: int, clocks: ClockTable) -> bool:
    """True for "16.35" with neither "at" before it nor a day beside it, and for "at 16.35 million"."""
    one = found[k]
    if one.clock is None or one.clock.certain:
        return False
    after = words[one.end] if one.end < len(words) else None
    if after is not None and (after.key in _AMOUNT_MARKS or clocks.numerals.parts.at(words, one.end)):
        return True
    if clocks.dot_leads.before(words, one.core) is not None:
        return False
    return not (k and found[k - 1].kind in NAMES_DAY and beside(words, found[k - 1], one))


def beside(words: Sequence[Lexeme], one: Mention, other: Mention) -> bool:
    """True where nothing or a comma stands between two mentions."""
    gap = other.first - one.end
    return gap == 0 or (gap == 1 and words[one.end].key == ",")
