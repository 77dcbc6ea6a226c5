"""Which days an account means that says nowhere when it was published, where that does not matter."""

import datetime
from collections.abc import Sequence

import msgspec

from wellsourced.model.account import Account
from wellsourced.model.speech import TimeExpression
from wellsourced.speech.hear import times_of

_DAY = datetime.timedelta(days=1)
_WEEK = 7 * _DAY
_LONGEST = 6  # days; over more than these a weekday may be one of two weeks


def times_within(account: Account, first: datetime.date, last: datetime.date) -> tuple[TimeExpression, ...]:
    """Return the times of ``account``, published on one of the days from ``first`` to ``last`` or the day after.

    A time has the value that it has on all of these days, and none where they differ: "on Friday" is known where
    "yesterday" is not. What is told as past of a weekday was published on that day or later.
    """
    count = (last - first).days + 2
    if count > _LONGEST:
        return times_of(account, None)
    days = [first + step * _DAY for step in range(count)]
    read = [times_of(account, day) for day in (first - _DAY, *days)]
    told = [n for n in range(1, count) if _tells_as_past(days[n - 1], read[n - 1], read[n])]
    possible = read[max(told, default=1) :]
    return tuple(
        msgspec.structs.replace(same[0], value=None) if len({one.value for one in same}) > 1 else same[0]
        for same in zip(*possible, strict=True)
    )


def _tells_as_past(day: datetime.date, before: Sequence[TimeExpression], on: Sequence[TimeExpression]) -> bool:
    """True where a time is ``day`` counted from that day, and a week earlier counted from the eve of it."""
    turned = day.isoformat(), (day - _WEEK).isoformat()
    return any((one.value, eve.value) == turned for one, eve in zip(on, before, strict=True))
