"""Put the texts that stood at one address in order, where they are versions of one account."""

from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

from wellsourced.model.account import Account
from wellsourced.model.version import Sighting, Version
from wellsourced.text.fingerprint import shingles
from wellsourced.text.normalize import keys
from wellsourced.versions.address import lasting

SHINGLE_WORDS = 3
LEAST_KEPT = 0.1  # of the shorter text, in the other: with less it is another account in the same place
SITE = 3  # slashes in the address of a site without a path


def chains(accounts: Sequence[Account], sightings: Sequence[Sighting]) -> list[tuple[Version, ...]]:
    """Return the versions of each account that has more than one, the earliest first.

    They are in the order of retrieval; without a known moment, in the order of reading. A text that came back is a
    version again. Two texts of one address that have almost nothing in common are two accounts.
    """
    known = {account.id: account for account in accounts}
    seen = {one.account for one in sightings}
    met = [one for one in sightings if one.account in known]
    for account in accounts:  # read before sightings were kept
        place = lasting(account.place)
        if account.id not in seen and place is not None:
            met.append(Sighting(account=account.id, address=place))
    met = [one for one in met if not _is_site(one.address)]
    at: dict[str, list[Sighting]] = defaultdict(list)
    for one in sorted(met, key=lambda s: (s.retrieved or "", s.number, s.account)):
        if not at[one.address] or at[one.address][-1].account != one.account:
            at[one.address].append(one)
    found: list[tuple[Version, ...]] = []
    taken: set[str] = set()
    for place in sorted(at):
        for run in _runs(at[place], known):
            ids = {one.account for one in run}
            if len(ids) > 1 and not ids & taken:
                taken |= ids
                found.append(tuple(_version(n, one, known[one.account]) for n, one in enumerate(run, 1)))
    return found


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
