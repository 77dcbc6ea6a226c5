"""What an account is about, as weighted marks that compare across languages."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile
from math import log, sqrt
from typing import NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.speech import Heard
from wellsourced.text.marks import Mark, marks

Profile = dict[str, float]

# What one kind of mark tells of the event. A concept is a common word: it tells less than an unlisted root.
WEIGHTS = {"name": 1.25, "number": 0.8, "word": 1.0, "concept": 0.9}
LEAD_CHARS = 400  # the title and the first sentences say what it is about
LEAD = 1.4
MAX_CHARS = 20_000
BACKGROUND = 100  # accounts of other events that are thought to stand behind those given, so that few can be weighed
WEEKDAYS = frozenset(f"={name}" for name in "monday tuesday wednesday thursday friday saturday sunday".split())


class When(NamedTuple):
    """The day of publication as a number, and the days of the week that the lead names, as marks."""

    day: int | None
    weekdays: frozenset[str]


def profiles(heard: Sequence[Heard]) -> list[Profile]:
    """Return the TF-IDF profile of each account in order, of length 1; empty for an account without marks."""
    counts = [_counts(entry.account) for entry in heard]
    holders = Counter(key for count in counts for key in count)
    total = len(heard) + BACKGROUND
    return [_unit({key: value * log(total / holders[key]) for key, value in count.items()}) for count in counts]


def when(account: Account) -> When:
    """Return when the account was published, and of which days of the week its first sentences tell."""
    lead = takewhile(lambda placed: placed[0] < LEAD_CHARS, _marked(account))
    return When(_day(account), frozenset(key for _, mark in lead for key in mark.keys & WEEKDAYS))


def _day(account: Account) -> int | None:
    try:
        return date.fromisoformat(account.day).toordinal() if account.day else None
    except ValueError:
        return None


def _counts(account: Account) -> Profile:
    weights: Profile = defaultdict(float)
    counts: Counter[str] = Counter()
    for position, mark in _marked(account):
        for key, weight in _keys(mark):
            counts[key] += 1
            weights[key] = max(weights[key], weight * (LEAD if position < LEAD_CHARS else 1.0))
    return {key: weights[key] * (1 + log(count)) for key, count in counts.items()}


def _marked(account: Account) -> Iterator[tuple[int, Mark]]:
    read = 0
    for block in account.evidence:
        text = account.text[block.start : min(block.end, block.start + MAX_CHARS - read)]
        for mark in marks(text, account.language):
            yield read + mark.start, mark
        read += len(text)
        if read >= MAX_CHARS:
            return


def _keys(mark: Mark) -> Iterator[tuple[str, float]]:
    """A mark counts once: by its concepts if it has any and is no name, else by its root."""
    known = [key for key in mark.keys if key[0] == "="]
    for key in mark.keys:
        if key[0] == "#" and len(key) > 2:
            yield key, WEIGHTS["number"]
        elif key[0] == "=":
            yield key, WEIGHTS["concept"] / len(known)
        elif key[0] == "~" and (mark.kind == "name" or not known):
            yield key, WEIGHTS[mark.kind]


def _unit(profile: Profile) -> Profile:
    size = sqrt(sum(value * value for value in profile.values()))
    return {key: value / size for key, value in profile.items()} if size else {}
