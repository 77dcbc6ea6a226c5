"""Tell the history of each account that was read again, and leave of its earlier texts what was withdrawn."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim, Heard, Quote
from wellsourced.model.version import History, Revision, Sighting, Version
from wellsourced.text.normalize import fold, keys
from wellsourced.versions.chains import chains
from wellsourced.versions.changes import changes
from wellsourced.versions.notices import notices


def histories(heard: Sequence[Heard], sightings: Sequence[Sighting]) -> tuple[tuple[Heard, ...], tuple[History, ...]]:
    """Return the accounts, their earlier versions with only what no later one says, and the histories.

    An account that was read once, or never changed, has no history. The current version is heard whole. A text that
    differs from another one of its address in boilerplate alone is left out.
    """
    known = {one.account.id: one for one in heard}
    read = chains([one.account for one in heard], sightings)
    found = [_history(versions, known) for versions in read.versions]
    for history in found:
        last = {version.account: version.number for version in history.versions}
        for account, number in last.items():
            later = [known[v.account] for v in history.versions if v.number > number]
            one = _numbered(known[account], number, history)
            known[account] = _withdrawn(one, later) if account != history.account else one
    kept = tuple(known[one.account.id] for one in heard if one.account.id not in read.repeated)
    return kept, tuple(sorted(found, key=lambda h: h.account))


def kept_whole(groups: Sequence[Sequence[str]], heard: Sequence[Heard]) -> tuple[tuple[str, ...], ...]:
    """Return ``groups`` of account ids with every earlier version in the group of the current one."""
    current = {one.account.id: one.account.current for one in heard}
    home = {account: number for number, group in enumerate(groups) for account in group}
    kept: list[list[str]] = [[] for _ in groups]
    for group in groups:
        for account in group:
            kept[home[current[account]]].append(account)
    return tuple(tuple(sorted(group)) for group in kept if group)


def _history(versions: tuple[Version, ...], known: dict[str, Heard]) -> History:
    return History(
        account=versions[-1].account,
        versions=versions,
        revisions=tuple(
            _revision(after.number, known[before.account].account, known[after.account].account)
            for before, after in pairwise(versions)
        ),
    )


def _revision(number: int, before: Account, after: Account) -> Revision:
    said = {fold(notice.text) for notice in notices(before)}
    new = tuple(notice for notice in notices(after) if fold(notice.text) not in said)
    return Revision(number=number, before=before.id, after=after.id, changes=changes(before, after), notices=new)


def _numbered(one: Heard, number: int, history: History) -> Heard:
    current = None if one.account.id == history.account else history.account
    account = msgspec.structs.replace(one.account, version=number, superseded_by=current)
    return msgspec.structs.replace(one, account=account)


def _withdrawn(one: Heard, later: Sequence[Heard]) -> Heard:
    """What is heard in an earlier version and in none of the later ones."""
    texts = [_padded(other.account.text) for other in later]
    claims = tuple(c for c in one.claims if not _stands(c.text, texts))
    quotes = tuple(q for q in one.quotes if not _stands(q.text, texts) or _laid_to_another(q, later))
    kept = (*claims, *quotes)
    times = tuple(t for t in one.times if any(k.start <= t.start < k.end for k in kept))
    return msgspec.structs.replace(one, claims=_with_those_of(quotes, claims, one), quotes=quotes, times=times)


def _with_those_of(quotes: Sequence[Quote], claims: Sequence[Claim], one: Heard) -> tuple[Claim, ...]:
    """The claims that are kept, and the sentences that quotations stand in which are kept."""
    held = {c.id for c in claims}
    return tuple(c for c in one.claims if c.id in held or any(c.start <= q.start < c.end for q in quotes))


def _padded(text: str) -> str:
    return f" {' '.join(keys(text))} "


def _stands(words: str, texts: Sequence[str]) -> bool:
    wanted = _padded(words)
    return any(wanted in text for text in texts)


def _laid_to_another(quote: Quote, later: Sequence[Heard]) -> bool:
    """True when the same words are somebody else's in every later version that quotes them."""
    if quote.speaker is None:
        return False
    same = [q for one in later for q in one.quotes if keys(q.text) == keys(quote.text) and q.speaker is not None]
    return bool(same) and not any(_one_name(quote.speaker.name, q.speaker.name) for q in same if q.speaker)


def _one_name(one: str, other: str) -> bool:
    return bool(set(keys(one)) & set(keys(other)))
