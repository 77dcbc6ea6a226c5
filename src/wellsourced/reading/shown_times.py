"""Read the time that stands over an entry of a live blog: an hour, or how long ago it was written."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from wellsourced.reading.dates import full_dates
from wellsourced.reading.lines import ends_with_stop, word_count
from wellsourced.reading.phrases import at_start, flat, words

_CLOCK = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-3])\s?(?:[:.h]\s?(?P<m>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<half>[ap]\.?\s?m\b\.?)?"
    r"(?P<mark>\s?(?:uhr|h)\b)?(?![\d.:])"
)
_ZONE = re.compile(r"^[\W_]*(?:[a-z]{2,5}|greenwich mean time|[a-z]+ (?:standard|summer|daylight) time)?[\W_]*$")
_LABEL_CHARS, _LABEL_WORDS, _NUMBER = 60, 8, re.compile(r"\b\d{1,3}\b")
_ONE = re.compile(r"(?:an?|one)\b")
_LEAD = re.compile(r"^[\s·•|–—(\[-]*(?:(?:at|um|a|a las|as|alle|ore|kl)\s)?")  # flat text has no accents
_MINUTES_OF_HALF = 12 * 60


class Shown(NamedTuple):
    """The time of day in minutes after midnight, or the minutes that have passed since (whole hours: ``coarse``).

    ``alone`` tells that nothing but the time stands in the line.
    """

    clock: int | None = None
    ago: int | None = None
    coarse: bool = False
    alone: bool = True


def shown_time(text: str) -> Shown | None:
    """Return the time that opens a short line, "Published at" aside; None where none does, or a day stands beside it.

    >>> shown_time("9.50 p.m. GMT").clock, shown_time("vor 12 Minuten").ago, shown_time("We left at 9.50 p.m.")
    (1310, 12, None)
    """
    start = text[:_LABEL_CHARS]
    if full_dates(start) or (ends_with_stop(text) and len(text) > _LABEL_CHARS):
        return None
    plain = flat(start)
    label = at_start("published").match(plain)
    forms = (plain, plain[label.end() :].lstrip(" :")) if label else (plain,)
    return next((told for form in forms if (told := _ago(form) or _at(form, len(text) > _LABEL_CHARS))), None)


def _ago(plain: str) -> Shown | None:
    number = _NUMBER.search(plain) or _ONE.match(plain)
    if number is None or word_count(plain) > _LABEL_WORDS:
        return None
    told = " ".join(f"{plain[: number.start()]} {plain[number.end() :]}".split()).strip(" .·•-–—")
    count = int(number[0]) if number[0].isdigit() else 1
    if told in words("minutes_ago"):
        return Shown(ago=count)
    return Shown(ago=count * 60, coarse=True) if told in words("hours_ago") else None


def _at(plain: str, longer: bool) -> Shown | None:
    plain = _LEAD.sub("", plain, count=1)
    found = _CLOCK.match(plain)
    if found is None or not (found["m"] or found["half"] or found["mark"]):
        return None
    hour, minute = int(found["h"]), int(found["m"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        minute += _MINUTES_OF_HALF * found["half"].startswith("p")
        hour %= 12
    alone = not longer and bool(_ZONE.match(plain[found.end() :]))
    return Shown(clock=hour * 60 + minute, alone=alone)


def before(moment: str, shown: Shown) -> str | None:
    """Return when it was ``shown.ago`` minutes before ``moment``; of whole hours the day, None where it is unsure."""
    try:
        now = datetime.fromisoformat(moment.removesuffix("Z"))
    except ValueError:
        return None
    then = now - timedelta(minutes=shown.ago or 0)
    if not shown.coarse:
        return then.strftime("%Y-%m-%dT%H:%M")
    earliest = then - timedelta(minutes=59)
    return f"{then:%Y-%m-%d}" if then.date() == earliest.date() else None
