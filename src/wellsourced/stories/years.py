"""When an account was published that names no year or no day: what the others of its story say of it."""

import datetime
from collections.abc import Mapping, Sequence

from wellsourced.model.account import Account
from wellsourced.model.speech import Heard

NEAR_DAYS = 20  # further from every dated account of the story nothing is said


def years(heard: Sequence[Heard], groups: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """Return, by account, the days of publication (``2024-03-16``) that the other accounts of a story make known.

    A day and month are put in the year that brings them nearest to a day on which another account of the story was
    published, at most :data:`NEAR_DAYS` from it. An account whose own words say the year is not asked.
    """
    accounts = {one.account.id: one.account for one in heard}
    found: dict[str, str] = {}
    for group in groups:
        told = [accounts[name] for name in group if name in accounts]
        known = sorted({day for account in told if (day := _known(account)) is not None})
        for account in told:
            if account.published is None and account.yearless and (day := _nearest(account.yearless, known)):
                found[account.id] = day.isoformat()
    return found


def spans(heard: Sequence[Heard], groups: Sequence[Sequence[str]]) -> Mapping[str, tuple[datetime.date, datetime.date]]:
    """Return, by account that says neither year nor day, the first and the last day of its story's other accounts."""
    accounts = {one.account.id: one.account for one in heard}
    found: dict[str, tuple[datetime.date, datetime.date]] = {}
    for group in groups:
        told = [accounts[name] for name in group if name in accounts]
        known = [day for account in told if (day := _known(account)) is not None]
        undated = [account for account in told if account.published is None and not account.yearless]
        found |= {account.id: (min(known), max(known)) for account in undated if known}
    return found


def _known(account: Account) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(account.day) if account.day else None
    except ValueError:  # a month or a year only
        return None


def _nearest(yearless: str, known: Sequence[datetime.date]) -> datetime.date | None:
    """``--03-16`` in the year that brings it nearest to one of the ``known`` days."""
    near = []
    for day in known:
        for year in (day.year - 1, day.year, day.year + 1):
            try:
                there = datetime.date.fromisoformat(f"{year:04}-{yearless[2:]}")
            except ValueError:  # no 29th of February in that year
                continue
            near.append((abs((there - day).days), there))
    return min(near)[1] if near and min(near)[0] <= NEAR_DAYS else None
