"""Find again the places that a judgement speaks of, when ids have moved, words have, or the account was read anew."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeVar

from wellsourced.model.account import Account
from wellsourced.model.judgement import Anchor
from wellsourced.model.record import Span

MOSTLY = 0.5  # part of a place that must lie within another to be taken for it


class Placed(Protocol):
    """A place in an account: a member of an utterance, a value of a point."""

    @property
    def account(self) -> str:
        """The id of the account."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Place = TypeVar("Place", bound=Placed)


class Found(NamedTuple):
    """The account that an anchor means now, and where its words stand there; no span where they are gone."""

    account: Account
    span: Span | None


def address(account: Account) -> str:
    """Return what stays the same when the text of an account changes: its page, else its place."""
    return account.url or account.place


def anchor(account: Account, start: int, end: int, name: str | None = None) -> Anchor:
    """Return the anchor of ``[start, end)`` in ``account``."""
    text = account.text[start:end]
    return Anchor(account=account.id, address=address(account), start=start, end=end, text=text, name=name)


def find(wanted: Anchor, accounts: Iterable[Account]) -> Found | None:
    """Return the account that ``wanted`` means, by id, else by address, and the place there; None without account.

    In another text the same words nearest to the old place are meant; the current version goes before an earlier one.
    """
    known = list(accounts)
    same = next((a for a in known if a.id == wanted.account), None)
    now = next((a for a in known if same is not None and a.id == same.superseded_by), None)
    if now is not None and (not wanted.text or _nearest(wanted, now.text) is not None):
        return Found(now, _nearest(wanted, now.text))
    if same is not None and same.text[wanted.start : wanted.end] == wanted.text:
        return Found(same, wanted)
    moved = same or next((a for a in sorted(known, key=lambda a: a.id) if address(a) == wanted.address), None)
    return None if moved is None else Found(moved, _nearest(wanted, moved.text))


def _nearest(wanted: Anchor, text: str) -> Span | None:
    if not wanted.text:
        return None
    best, at = None, text.find(wanted.text)
    while at >= 0:
        if best is None or abs(at - wanted.start) < abs(best - wanted.start):
            best = at
        at = text.find(wanted.text, at + 1)
    return None if best is None else Span(start=best, end=best + len(wanted.text))


def at_anchor(wanted: Anchor, accounts: Sequence[Account], places_of: Mapping[str, Sequence[Place]]) -> list[Place]:
    """Return the places (by account) that an anchor means: of equal span, else mostly inside, else sharing most."""
    found = find(wanted, accounts)
    if found is None or found.span is None:
        return []
    start, end = found.span.start, found.span.end
    here = [p for p in places_of.get(found.account.id, ()) if p.start < end and start < p.end]
    equal = [p for p in here if (p.start, p.end) == (start, end)]
    if equal:
        return equal
    inside = [p for p in here if _shared(p, start, end) >= MOSTLY * (p.end - p.start)]
    largest = [p for p in here if _shared(p, start, end) >= MOSTLY * (end - start)]
    return inside or largest


def _shared(place: Placed, start: int, end: int) -> int:
    return min(place.end, end) - max(place.start, start)
