"""Put the texts that stood at one address in order, where they are versions of one account."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

import msgspec

from wellsourced.model.account import Account
from wellsourced.model.version import Sighting, Version
from wellsourced.text.fingerprint import shingles
from wellsourced.text.normalize import keys
from wellsourced.versions.address import lasting

SHINGLE_WORDS = 3
LEAST_KEPT = 0.1  # of the shorter text, in the other: with less it is another account in the same place
SITE = 3  # slashes in the address of a site without a path


class Chains(NamedTuple):
    """The versions of each account that has more than one, the earliest first; and texts that are none of their own.

    ``repeated`` are ids of accounts that differ from another text of their address in boilerplate alone.
    """

    versions: tuple[tuple[Version, ...], ...]
    repeated: frozenset[str]


def chains(accounts: Sequence[Account], sightings: Sequence[Sighting]) -> Chains:
    """Return which texts are versions of one account.

    They are in the order of retrieval; without a known moment, in the order of reading. A text that came back is a
    version again. Two texts of one address that have almost nothing in common are two accounts.
    """
    known = {account.id: account for account in accounts}
    found: list[tuple[Version, ...]] = []
    repeated: set[str] = set()
    taken: set[str] = set()
    for met in _by_address(accounts, sightings):
        once = _without_repeated(met, known)
        repeated |= {one.account for one in met} - {one.account for one in once} - taken
        for run in _runs(once, known):
            ids = {one.account for one in run}
            if len(ids) > 1 and not ids & (taken | repeated):
                taken |= ids
                found.append(tuple(_version(n, one, known[one.account]) for n, one in enumerate(run, 1)))
    return Chains(tuple(found), frozenset(repeated - taken))


def _by_address(accounts: Sequence[Account], sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """What was met at each address where more than one account was, in order of time."""
    known = {account.id for account in accounts}
    seen = {one.account for one in sightings}
    met = [one for one in sightings if one.account in known]
    for account in accounts:  # read before sightings were kept
        place = lasting(account.place)
        if account.id not in seen and place is not None:
            met.append(Sighting(account=account.id, address=place))
    at: dict[str, list[Sighting]] = defaultdict(list)
    for one in sorted(met, key=lambda s: (_moment(s.retrieved), s.number, s.account)):
        if not _is_site(one.address):
            at[one.address].append(one)
    return [at[place] for place in sorted(at) if len({one.account for one in at[place]}) > 1]


def _moment(retrieved: str | None) -> str:
    """A moment as it can be compared with others; empty where it is unknown or cannot be read."""
    try:
        moment = datetime.fromisoformat(retrieved or "")
    except ValueError:
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


def _without_repeated(met: Sequence[Sighting], known: dict[str, Account]) -> list[Sighting]:
    """Each text once while it stands; texts that say the same but for boilerplate are the first of them."""
    first: dict[str, str] = {}
    once: list[Sighting] = []
    for one in met:
        account = known[one.account]
        told = " ".join(key for b in account.evidence for key in keys(account.text[b.start : b.end]))
        same = msgspec.structs.replace(one, account=first.setdefault(told, one.account))
        if not once or once[-1].account != same.account:
            once.append(same)
    return once


def _is_site(address: str) -> bool:
    """True for the front page of a site, where one article follows the other."""
    plain = address.partition("?")[0].rstrip("/")
    return address.startswith(("http://", "https://")) and plain.count("/") < SITE


def _runs(met: Sequence[Sighting], known: dict[str, Account]) -> list[list[Sighting]]:
    runs = [[met[0]]]
    for before, after in pairwise(met):
        if _akin(known[before.account], known[after.account]):
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def _akin(one: Account, other: Account) -> bool:
    mine, theirs = _wording(one), _wording(other)
    least = min(len(mine), len(theirs))
    return least == 0 or len(mine & theirs) >= LEAST_KEPT * least


def _wording(account: Account) -> set[int]:
    return {h for block in account.evidence
            for h in shingles(keys(account.text[block.start : block.end]), SHINGLE_WORDS)}  # fmt: skip


def _version(number: int, one: Sighting, account: Account) -> Version:
    digest = sha256(account.text.encode("utf-8", "replace")).hexdigest()
    return Version(number=number, account=account.id, retrieved=one.retrieved, digest=digest)
