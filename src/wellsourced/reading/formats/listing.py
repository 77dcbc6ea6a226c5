"""What a feed, a sitemap or a list comes down to: addresses in order, with what was said of each."""

from typing import Literal, NamedTuple


class Entry(NamedTuple):
    """One page that is listed. ``html`` is its whole text where the listing carries it, else None."""

    url: str | None
    title: str | None = None
    published: str | None = None
    html: str | None = None


class Listing(NamedTuple):
    """A list of pages, or of further lists. ``problem`` says what broke the list off, or None."""

    kind: Literal["feed", "sitemap", "list"]
    entries: tuple[Entry, ...]
    title: str | None = None
    problem: str | None = None
