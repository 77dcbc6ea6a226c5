"""What a feed, a sitemap or a list comes down to: addresses in order, with what was said of each."""

from collections.abc import Sized
from typing import Literal, NamedTuple


class Entry(NamedTuple):
    """One page that is listed. ``html`` is its whole text where the listing carries it, else None."""

    url: str | None
    title: str | None = None
    published: str | None = None
    html: str | None = None


class Listing(NamedTuple):
    """A list of pages, or of further lists. ``problem`` says why not all of it was read, or None."""

    kind: Literal["feed", "sitemap", "list"]
    entries: tuple[Entry, ...]
    title: str | None = None
    problem: str | None = None


def too_many(found: Sized, most: int) -> str | None:
    """Return the problem of a listing that has more entries than are read, or None."""
    return f"it lists {len(found)} pages, more than {most}" if len(found) > most else None
