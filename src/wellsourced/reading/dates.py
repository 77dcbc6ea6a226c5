"""Find full and partial dates as pages write them, in the languages of the tables."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from wellsourced.reading.phrases import months
from wellsourced.text.normalize import fold

_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = r"[.,]{0,2}[ \t\u00a0\u202f]{1,3}"
_DAY = r"(?<!\d)(?P<dN>\d{1,2})(?:st|nd|rd|th|er|º|°|ª)?"
_ISO = re.compile(
    r"(?<![\d/-])(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)"
    r"(?:[T ](?P<h>[0-2]\d):(?P<min>[0-5]\d)(?P<s>:[0-5]\d)?)?(?![\d/])"
)
_YEAR_FIRST = re.compile(r"(?<![\d/])(?P<y>(?:19|20)\d\d)/(?P<m>[01]?\d)/(?P<d>[0-3]?\d)(?![\d/])")
_PACKED = re.compile(
    r"\s{0,3}(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T(?P<h>[0-2]\d):?(?P<min>[0-5]\d))?(?!\d)"
)
_DOTTED = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>(?:19|20)\d\d)(?!\d)")
_SLASHED = re.compile(r"(?<![\d/-])(?P<d>\d{1,2})(?P<mark>[/-])(?P<m>\d{1,2})(?P=mark)(?P<y>(?:19|20)\d\d)(?![\d/-])")
_TIME = re.compile(
    r"[ \t\u00a0]{0,2}[,|·•–—-]?[ \t\u00a0]{0,2}"
    r"(?:(?:at|à|às|a las|um|alle|ore|kl|ob|@)[ \t\u00a0]{1,2})?"
    r"(?P<h>[0-2]?\d)(?:[:.h](?P<min>[0-5]\d))?[ \t\u00a0]{0,2}(?P<half>[ap]\.?m\b\.?)?(?P<clock>uhr\b|h\b)?",
    re.IGNORECASE,
)
# Words of languages that write the day first.
_DAY_FIRST = re.compile(r"\b(?:le|el|em|il|am|del|du|vom|publié|publicado|pubblicato)\s{1,2}$", re.IGNORECASE)
_ADDRESS = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>[01]?\d)[/-](?P<d>[0-3]?\d)(?=[/_.-]|$)")


class Found(NamedTuple):
    """A date in a text: where it stands, its day as ISO 8601, its time of day if one stands beside it.

    ``stamp`` is True for a machine's form with seconds. A day whose year is not written has the year 0.
    """

    start: int
    end: int
    year: int
    month: int
    day: int
    time: str | None = None
    stamp: bool = False

    @property
    def iso(self) -> str:
        """The day, or the moment where the time is known: ``2024-03-16`` or ``2024-03-16T08:25``."""
        return f"{self.year:04}-{self.month:02}-{self.day:02}" + (f"T{self.time}" if self.time else "")

    def in_year(self, year: int) -> "Found":
        """The same day in ``year``."""
        return self._replace(year=year)


def full_dates(text: str) -> list[Found]:
    """Return the dates of ``text`` that name day, month and year, in order and without overlap.

    >>> [found.iso for found in full_dates("Friday, May 9, 2014 / 10 de mayo de 2014, 08:25")]
    ['2014-05-09', '2014-05-10T08:25']
    """
    if not _YEAR.search(text):
        return []
    found = [*_named(text, year=True), *_numbered(text)]
    return _apart([_with_time(one, text) for one in found])


def partial_dates(text: str) -> list[Found]:
    """Return the dates of ``text`` that name day and month but no year."""
    full = full_dates(text)
    return _apart(
        [one for one in _named(text, year=False) if not any(one.start < f.end and f.start < one.end for f in full)]
    )


def clocked(found: Found, text: str) -> Found:
    """Return ``found`` with the time of day that stands behind it in ``text``, where one does and it has none."""
    return _with_time(found, text)


def other_half(moment: str, shown: str) -> bool:
    """True for two moments of a day that are twelve hours apart: one was written without its half of the day."""
    hours = [int(one[11:13]) if len(one) >= len("2024-03-16T08:25") else -1 for one in (moment, shown)]
    return -1 not in hours and moment[:11] == shown[:11] and moment[13:16] == shown[13:16] and hours[1] - hours[0] == 12


def date_in_address(url: str) -> str | None:
    """Return the day that an address carries as ``/2022/02/26/``, or None."""
    found = _ADDRESS.search(url)
    if not found:
        return None
    year, month, day = (int(found[key]) for key in "ymd")
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else None


def packed_date(text: str) -> Found | None:
    """Return the day that a machine's ``text`` begins with, written without marks: ``20240630``, or None."""
    match = _PACKED.match(text)
    found = _of_numbers(match) if match else None
    return found if found and _exists(found.year, found.month, found.day) else None


def days_between(one: str, other: str) -> int:
    """Return how many days lie between two ISO 8601 days or moments."""
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


@cache
def _pattern(year: bool) -> re.Pattern[str]:
    names = "|".join(sorted((re.escape(name) for name in months()), key=len, reverse=True))
    of = r"(?:[ \t\u00a0]{1,2}(?:de|of|del|di))?"
    day_first = _DAY + rf"(?:[.]?{of}[ \t\u00a0]{{1,3}}|-)(?P<mN>{names})(?!\w)\.?"
    month_first = rf"(?<!\w)(?P<mN>{names})\.?[ \t\u00a0]{{1,3}}" + _DAY + r"(?![\d:])"
    tail = rf"{of}{_MARKS}(?P<yN>(?:19|20)\d\d)(?!\d)" if year else ""
    forms = [day_first + tail, month_first + tail]
    if year:  # "2023 Jan 7", as journals and the head of their pages write it
        before = rf"(?<!\d)(?P<yN>(?:19|20)\d\d)[ \t\u00a0]{{1,3}}(?P<mN>{names})\.?[ \t\u00a0]{{1,3}}"
        forms.append(before + _DAY + r"(?![\d:])")
    return re.compile("|".join(form.replace("N>", f"{n}>") for n, form in enumerate(forms, 1)), re.IGNORECASE)


def _named(text: str, *, year: bool) -> list[Found]:
    plain = _same_length(text)
    found = []
    for match in _pattern(year).finditer(plain):
        which = next(n for n in "123" if match["d" + n])
        month = months()[match["m" + which].lower()]
        number = int(match["y" + which]) if year else 0
        if _exists(number or 2024, month, int(match["d" + which])):
            found.append(Found(match.start(), match.end(), number, month, int(match["d" + which])))
    return found


def _numbered(text: str) -> list[Found]:
    found = []
    for pattern in (_ISO, _YEAR_FIRST, _DOTTED, _SLASHED):
        for match in pattern.finditer(text):
            year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
            if pattern is _SLASHED and month > 12 >= day:
                month, day = day, month
            elif (
                pattern is _SLASHED
                and day <= 12
                and day != month
                and not _day_first(text[max(0, match.start() - 12) : match.start()])
            ):
                continue  # 03/04/2020 is the third of April or the fourth of March
            if not _exists(year, month, day):
                continue
            found.append(_of_numbers(match)._replace(month=month, day=day))
    return found


def _of_numbers(match: re.Match[str]) -> Found:
    groups = match.groupdict()
    clock = f"{groups['h']}:{groups['min']}" if groups.get("h") else None
    year, month, day = (int(match[key]) for key in "ymd")
    return Found(match.start(), match.end(), year, month, day, clock, bool(groups.get("s")))


def _day_first(before: str) -> bool:
    return bool(_DAY_FIRST.search(before))


def _with_time(found: Found, text: str) -> Found:
    match = None if found.time else _TIME.match(text, found.end)
    if not match or not (match["min"] or match["half"]):
        return found
    hour, minute = int(match["h"]), int(match["min"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return found
        hour = hour % 12 + (12 if match["half"].lower().startswith("p") else 0)
    return found._replace(time=f"{hour:02}:{minute:02}", end=match.end()) if hour < 24 else found


def _apart(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _same_length(text: str) -> str:
    """``text`` folded character by character, so that places stay where they are."""
    if text.isascii():
        return text.lower()
    return "".join(c if c < "\x80" else (f if len(f := fold(c)) == 1 else c) for c in text).lower()


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
