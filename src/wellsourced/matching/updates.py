"""Tell whether figures that differ are news that came later, or whether they exclude each other."""

import datetime
from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from wellsourced.matching.comparison import equal, is_money
from wellsourced.matching.figure_signs import PLACED
from wellsourced.matching.frames import kind_of
from wellsourced.matching.matters import recalls
from wellsourced.matching.readings import Reading
from wellsourced.matching.successions import took_the_place
from wellsourced.matching.tellings import DAY_CHARS
from wellsourced.matching.words import matching_words, says, word_set
from wellsourced.model.speech import Value
from wellsourced.text.normalize import keys
from wellsourced.text.units import DAYS, month_number

Copied = Callable[[Reading, Reading], bool]
CHANGING_UNITS = frozenset({"person", "item"})  # counts that grow while an event goes on, as does the cost of damage
LEAST_HEDGES = ("at least", "more than")
CHANGING_FRAMES = word_set("death injury missing homeless treat rescue evacuate arrest trapped damage illness")
GROWING = word_set("death injury rescue evacuate arrest damage illness")
# Those who come to help are counted too, beside words of what they do: "400 firefighters saved the rest".
HELPERS = frozenset(
    f"c:{name}" for name in word_set("firefighter police police_officer soldier rescuer doctor nurse volunteer army")
)
HELPED = word_set("rescue evacuate treat arrest trapped damage")


def came_later(found: Sequence[Reading], *, slip: bool, copied: Copied) -> str | None:
    """Return, in one sentence, how the figures changed with time; None where they exclude each other.

    They changed where each lower one was given as the least, where what is counted grows while an event goes on, where
    a later one is told as new, where one source gave both, the later one later, where a day ahead was put off, and
    where three or more rise or fall in order. They did not where a later account goes back to a figure that another
    one gave up. ``slip`` says that one figure is an error for the other, as far as can be told; ``copied`` tells
    whether two sentences stand for one another in copies.
    """
    ordered = sorted(found, key=lambda r: (r.telling.moment, r.key))
    values = [r.value for r in ordered if r.value is not None]
    low, high = min(values, key=lambda v: v.quantity), max(values, key=lambda v: v.quantity)
    last = next((r for r in reversed(ordered) if took_the_place(r, ordered)), None)
    if last is not None and last.value is not None and last.was is not None:
        return f"“{last.value.text}” took the place of “{last.was.text}”."
    if _rises(ordered):
        return f"“{low.text}” was the least known; the figure rose to {high.text}."
    if (put_right := _put_right(ordered)) is not None:
        return f"The figure was corrected to {put_right.text}."
    fell = values[-1].quantity < values[0].quantity and _only_grows(ordered)
    if goes_back(ordered, copied):
        return None
    if not slip and _was_interim(ordered):
        return f"“{values[0].text}” was the figure so far; later it was {values[-1].text}."
    one_day = len({r.telling.moment[:10] for r in found}) == 1
    if not slip and not fell and (_put_off(ordered) or _in_order(ordered)):
        return f"The figure changed from {values[0].text} to {values[-1].text} with time."
    may = (_may_change(found) and not (one_day and _rivals(found))) or _told_as_new(ordered) or _one_teller(found)
    if slip or fell or not may or not _changes_with_time(ordered):
        return None
    final = next((v for v in reversed(values) if not equal(v, values[0])), values[-1])
    return f"The figure changed from {values[0].text} to {final.text} with time."


def goes_back(ordered: Sequence[Reading], copied: Copied) -> bool:
    """Return True where a figure is told again on a later day than another one, by an account that neither recalls it
    nor has the sentence from an earlier one.
    """
    steps = _steps(ordered)
    return any(
        _one(before, last)
        and not copied(before, last)
        and not recalls(last)
        and any(
            not _one(before, other) and _earlier(before, other) and _told_on(other) < _told_on(last)
            for other in steps[a + 1 : c]
        )
        for c, last in enumerate(steps)
        for a, before in enumerate(steps[:c])
    )


def _earlier(one: Reading, other: Reading) -> bool:
    """True for what was told on an earlier day, or at an earlier hour of one day where both hours are known."""
    a, b = one.telling.moment, other.telling.moment
    return a < b and (a[:DAY_CHARS] != b[:DAY_CHARS] or len(a) > DAY_CHARS)


def _put_right(ordered: Sequence[Reading]) -> Value | None:
    """The figure of which the account told last, after another one, says that it was corrected."""
    steps = _steps(ordered)
    last = steps[-1] if steps else None
    if last is None or last.value is None:
        return None
    words = matching_words(last.telling.language).corrected
    said = any(key in words for key in keys(last.telling.claim.text))
    return last.value if said and any(_earlier(r, last) and not _one(r, last) for r in steps) else None


def _was_interim(ordered: Sequence[Reading]) -> bool:
    """True where the first figure was given as the one so far ("31 percent by noon"), and others only later."""
    steps = _steps(ordered)
    first = steps[0] if steps else None
    if first is None or first.value is None or first.value.unit in PLACED or not _so_far(first):
        return False
    others = [r for r in ordered if not _one(first, r)]
    return all(_earlier(first, r) for r in others)


def _so_far(reading: Reading) -> bool:
    clause, told = reading.telling.clause_at(reading.start), reading.telling
    written = told.claim.text[clause.start - told.claim.start : clause.end - told.claim.start]
    return says(written, matching_words(told.language).so_far)


def _put_off(ordered: Sequence[Reading]) -> bool:
    """True for days of which each was still ahead when it was first told: a trial set for the 6th, then the 9th."""
    first: list[Reading] = []
    for reading in _steps(ordered):
        if not any(_one(reading, told) for told in first):
            first.append(reading)
    return len(first) > 1 and all(r.value is not None and r.value.unit in DAYS and _is_ahead(r) for r in first)


def _is_ahead(reading: Reading) -> bool:
    day = reading.telling.moment[:DAY_CHARS]
    if reading.value is None or len(day) < DAY_CHARS:
        return False
    today = datetime.date.fromisoformat(day)
    now = today.toordinal() if reading.value.unit == "date" else month_number(today.year, today.month)
    return reading.value.quantity > now


def _in_order(ordered: Sequence[Reading]) -> bool:
    """True for three figures or more, each told at a moment of its own, that rise or fall all the way."""
    numbers = [r.value.quantity for r in _steps(ordered) if r.value is not None and r.value.unit not in PLACED]
    changes = [b - a for a, b in pairwise(numbers) if a != b]
    return len(changes) > 1 and (all(c > 0 for c in changes) or all(c < 0 for c in changes))


def _steps(ordered: Sequence[Reading]) -> list[Reading]:
    """The readings of which the moment is known, by moment."""
    return [r for r in ordered if r.telling.moment]


def _one(one: Reading, other: Reading) -> bool:
    return one.value is not None and other.value is not None and equal(one.value, other.value)


def _only_grows(ordered: Sequence[Reading]) -> bool:
    """True for what grows while an event goes on, as the dead do: a later figure that is lower takes one back."""
    frames = {kind_of(r.frame) for r in ordered if r.frame}
    return bool(frames & GROWING) and not any(recalls(r) for r in ordered)


def _one_teller(found: Sequence[Reading]) -> bool:
    """True where one person or body gave every figure."""
    tellers = _tellers(found)
    return bool(tellers) and bool(set.intersection(*tellers.values()))


def _rivals(found: Sequence[Reading]) -> bool:
    """True where each figure is laid to someone, and no two to the same: they may count in two ways."""
    tellers = _tellers(found)
    return all(tellers.values()) and not any(a & b for a, b in combinations(tellers.values(), 2))


def _tellers(found: Sequence[Reading]) -> dict[float, set[str]]:
    """By figure, those whom accounts lay it to, by id and by name."""
    tellers: dict[float, set[str]] = {}
    for reading in found:
        who = reading.telling.claim.attributed_to
        if reading.value is not None:
            own = {who.id or "", " ".join(keys(who.name))} - {""} if who is not None else set()
            tellers.setdefault(reading.value.quantity, set()).update(own)
    return tellers


def _rises(ordered: Sequence[Reading]) -> bool:
    """True where each lower figure is given as the least ("more than 1,000") and no later account goes below it."""
    for one, other in combinations(ordered, 2):
        a, b = one.value, other.value
        if a is None or b is None or equal(a, b):
            continue
        later = b if one.telling.moment[:10] < other.telling.moment[:10] else None
        low, high = (a, b) if a.quantity < b.quantity else (b, a)
        if low.hedge not in LEAST_HEDGES or (later is not None and later is not high):
            return False
    return True


def _told_as_new(ordered: Sequence[Reading]) -> bool:
    """True where the first and the last day have one figure each, and a later one is told as new: "now holds".

    The day is that on which a figure was told, or the one of which it is told: "nine will be shut on Friday".
    """
    return any(_new_by_day(ordered, day) for day in (_told_on, _day_of))


def _new_by_day(ordered: Sequence[Reading], day_of: Callable[[Reading], str]) -> bool:
    days: dict[str, list[Reading]] = {}
    for reading in sorted(ordered, key=day_of):
        days.setdefault(day_of(reading), []).append(reading)
    ends = [*days.values()][:: max(1, len(days) - 1)]
    if "" in days or len(days) < 2 or not all(_one_figure(day) for day in ends):
        return False
    first, *rest = (reading for day in days.values() for reading in day)
    later = [r for r in rest if r.value and first.value and not equal(r.value, first.value)]
    return any(_new(r) or (day_of(first) < _named_day(r) == day_of(r)) for r in later)


def _one_figure(readings: Sequence[Reading]) -> bool:
    return all(
        a.value is not None and b.value is not None and equal(a.value, b.value) for a, b in combinations(readings, 2)
    )


def turned(one: Reading, other: Reading) -> bool:
    """Return True where a state was told as one that still held, or its end, on a later day, as news.

    "The bridge remained closed" on Tuesday, "the bridge reopened" on Wednesday.
    """
    first, last = sorted((one, other), key=_told_on)
    apart = "" != _told_on(first) < _told_on(last)
    return apart and (_new(first) or _new(last))


def _told_on(reading: Reading) -> str:
    return reading.telling.moment[:10]


def _day_of(reading: Reading) -> str:
    return _named_day(reading) or _told_on(reading)


def _named_day(reading: Reading) -> str:
    """The one day that the sentence of a count names; empty where it names none or several."""
    if reading.value is None or reading.value.unit not in CHANGING_UNITS:
        return ""
    days = {
        t.value for t in reading.telling.times if t.kind == "date" and t.value is not None and len(t.value) == DAY_CHARS
    }
    return days.pop() if len(days) == 1 else ""


def _new(reading: Reading) -> bool:
    now = matching_words(reading.telling.language).now
    return any(key in now for key in keys(reading.telling.claim.text))


def _may_change(found: Sequence[Reading]) -> bool:
    value = found[0].value
    if value is None:
        return False
    frames = {kind_of(r.frame) for r in found if r.frame}
    if any(HELPERS & r.nouns for r in found):
        frames -= HELPED
    money = is_money(value.unit)
    return (money or value.unit in CHANGING_UNITS) and bool(frames & CHANGING_FRAMES)


def _changes_with_time(ordered: Sequence[Reading]) -> bool:
    """True when later moments have other figures and no moment goes back to a figure that was given up.

    Accounts of one day may stand at different hours of it, so the figures of neighbouring moments may
    overlap.
    """
    moments = sorted({r.telling.moment[:10] for r in ordered if r.telling.moment})
    if not moments:
        return False
    by_day = [[r.value for r in ordered if r.telling.moment[:10] == day and r.value] for day in moments]
    if len(moments) == 1:
        return _hours_apart(ordered) or any(recalls(r) for r in ordered)
    first, last = by_day[0], by_day[-1]
    return not all(equal(a, b) for a in first for b in last) or any(recalls(r) for r in ordered)


def _hours_apart(ordered: Sequence[Reading]) -> bool:
    timed = [r for r in ordered if len(r.telling.moment) > len("2022-02-25")]
    return len(timed) > 1 and len({r.telling.moment for r in timed}) > 1
