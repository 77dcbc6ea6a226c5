"""When the entries of a live blog were written, in whichever order and however briefly it tells so."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wellsourced.reading.dates import full_dates
from wellsourced.reading.furniture import is_day_line
from wellsourced.reading.markup import Box, Segment
from wellsourced.reading.phrases import anywhere, flat, holds, may_hold
from wellsourced.reading.shown_times import Shown, before, shown_time
from wellsourced.reading.stated import Update
from wellsourced.reading.threads import Entry

_DAY = timedelta(days=1)
_DAY_MINUTES = 24 * 60
_MIDNIGHT_MINUTES = 6 * 60  # a clock that falls by more has passed midnight; by less, an entry stands out of its order
_LONGEST_LAG, _OTHER_ZONE = timedelta(hours=24), timedelta(hours=14)
_SOON = timedelta(hours=2)
_LEAST_UPDATE_CHARS = 30
_CALLED = ("live", "ticker", "liveblog")


class Known(NamedTuple):
    """What else tells the days: first publication, last change, and the moment at which the page was retrieved."""

    published: str | None
    changed: str | None
    retrieved: str | None


def is_live(title: str | None, parts: Sequence[Segment], boxes: Sequence[Box], found: Sequence[Entry]) -> bool:
    """True for a page that calls itself a live blog: in its title, or in the names of what holds its entries."""
    plain = flat(title or "")
    around = {boxes[number].name for entry in found for number in parts[entry.parts[0]].boxes}
    says = holds("live", plain) or (may_hold(plain, "live_beside") and bool(_beside_mark().search(plain)))
    return says or any(called in name.lower() for name in around for called in _CALLED)


@cache
def _beside_mark() -> re.Pattern[str]:
    """The words that stand alone before or behind a mark: "Live: ferry aground", "Ferry aground – live"."""
    word, mark = anywhere("live_beside").pattern, r"[-–—|:·(),!]"
    return re.compile(rf"(?:^|{mark}\s?){word}|{word}\s?(?:$|{mark})")


def written(parts: Sequence[Segment], found: Sequence[Entry], known: Known) -> dict[int, str]:
    """Return when each segment of the entries was written (ISO 8601), as far as the page tells.

    A time of day alone gets its day from what the others say: days and full times on the page, else the page's first
    publication and last change, if only one day agrees with both. Entries may run in either order, over midnights.
    """
    shown = [_shown(parts, entry) for entry in found]
    times: list[str | None] = [entry.time for entry in found]
    times = [time or ago(parts, entry, known.retrieved) for time, entry in zip(times, found, strict=True)]
    clocks = [one.clock if one else None for one in shown]
    dated = _dated(parts, found, clocks, times, known)
    told = {n: time or day for n, (time, day) in enumerate(zip(times, dated, strict=True))}
    return {index: when for n, when in told.items() if when for index in found[n].parts}


def ago(parts: Sequence[Segment], entry: Entry, retrieved: str | None) -> str | None:
    """Return when an entry was written that says how long before ``retrieved`` that was; None where it does not."""
    told = _shown(parts, entry) if retrieved else None
    return before(retrieved, told) if retrieved and told and told.ago is not None else None


def labels(parts: Sequence[Segment], found: Sequence[Entry]) -> set[int]:
    """Return the segments of the entries that hold a time and nothing else."""
    numbers = (index for entry in found for index in entry.parts)
    return {i for i in numbers if (told := shown_time(parts[i].text)) and told.alone}


def updated(parts: Sequence[Segment], updates: Sequence[Update]) -> dict[int, str]:
    """Return when each segment was written that is a part of one of the ``updates`` which the page states."""
    told = [(_bare(one.body), _bare(one.headline), one.time) for one in updates if one.time]
    headlines = {headline: time for _, headline, time in told if headline}
    starts, joined = [], ""
    for body, _, _ in told:
        starts.append(len(joined))
        joined += f"{body}\n"
    found: dict[int, str] = {}
    for index, part in enumerate(parts):
        own = _bare(part.text)
        at = joined.find(own) if len(own) >= _LEAST_UPDATE_CHARS else -1
        time = told[bisect_right(starts, at) - 1][2] if at >= 0 else headlines.get(own)
        if time:
            found[index] = time
    return found


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _shown(parts: Sequence[Segment], entry: Entry) -> Shown | None:
    """The time over an entry: in its first lines."""
    return next((told for index in entry.parts[:4] if (told := shown_time(parts[index].text))), None)


def _dated(
    parts: Sequence[Segment],
    found: Sequence[Entry],
    clocks: Sequence[int | None],
    times: Sequence[str | None],
    known: Known,
) -> list[str | None]:
    """The moments of the entries that show a time of day."""
    out: list[str | None] = [None] * len(found)
    order = [n for n, clock in enumerate(clocks) if clock is not None]
    if not order or all(times[n] for n in order):
        return out
    if _is_newest_first([clocks[n] or 0 for n in order]):
        order.reverse()
    days = _days_passed([clocks[n] or 0 for n in order])
    anchor = _anchor(parts, found, times, dict(zip(order, days, strict=True))) or _between(
        [clocks[n] or 0 for n in order], days, known
    )
    if anchor is None:
        return out
    for n, passed in zip(order, days, strict=True):
        out[n] = f"{anchor + passed * _DAY + timedelta(minutes=clocks[n] or 0):%Y-%m-%dT%H:%M}"
    return out


def _is_newest_first(clocks: Sequence[int]) -> bool:
    steps = [after - one for one, after in pairwise(clocks)]
    near = [step for step in steps if 0 < abs(step) <= _MIDNIGHT_MINUTES]
    return sum(step < 0 for step in near) * 2 > len(near)


def _days_passed(clocks: Sequence[int]) -> list[int]:
    """How many midnights lie before each of the times, which follow one another."""
    days = [0]
    for one, after in pairwise(clocks):
        days.append(days[-1] + (one - after > _MIDNIGHT_MINUTES))
    return days


def _anchor(
    parts: Sequence[Segment], found: Sequence[Entry], times: Sequence[str | None], passed: dict[int, int]
) -> datetime | None:
    """The day of the first entry, by the full time of one of them or by the day that stands above one."""
    inside = {index for entry in found for index in entry.parts}
    above = [(i, day) for i, part in enumerate(parts) if i not in inside and (day := _day_alone(part))]
    for n, days in passed.items():
        if time := times[n]:
            return _midnight(time) - days * _DAY
        heading = next((day for i, day in reversed(above) if i < found[n].parts[0]), None)
        if heading and above[0][0] > found[0].parts[0] - 3:
            return _midnight(heading) - days * _DAY
    return None


def _day_alone(part: Segment) -> str | None:
    day = next(iter(full_dates(part.text)), None) if is_day_line(part.text) else None
    return day.iso if day and day.time is None else None


def _between(clocks: Sequence[int], days: Sequence[int], known: Known) -> datetime | None:
    """The day of the first entry that agrees with the page's first publication and its last change; None for none."""
    if known.published is None:
        return None
    first = _nearest(known.published, clocks[0])
    if known.changed is None:
        return first
    changed = datetime.fromisoformat(known.changed)
    newest = first + days[-1] * _DAY + timedelta(minutes=clocks[-1])
    if len(known.changed) == len("2024-03-05"):
        return first if newest.date() == changed.date() else None
    if -_OTHER_ZONE <= changed - newest <= _LONGEST_LAG:
        return first
    last = _nearest(known.changed, clocks[-1]) + timedelta(minutes=clocks[-1])
    return _midnight(last.isoformat()) - days[-1] * _DAY if timedelta(0) <= changed - last <= _SOON else None


def _nearest(moment: str, clock: int) -> datetime:
    """The day on which ``clock`` is nearest to ``moment``; its own where the moment is a day."""
    day = _midnight(moment)
    if len(moment) == len("2024-03-05"):
        return day
    minutes = int(moment[11:13]) * 60 + int(moment[14:16])
    shift = (clock - minutes + _DAY_MINUTES // 2) // _DAY_MINUTES
    return day - shift * _DAY


def _midnight(moment: str) -> datetime:
    return datetime.fromisoformat(moment[:10])
