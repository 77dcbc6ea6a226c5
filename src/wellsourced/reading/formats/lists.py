"""Read lists of addresses: a text file with one a line, or the bookmarks a browser exports."""

import re

from wellsourced.reading.formats.listing import Entry, Listing, too_many
from wellsourced.reading.web.addresses import is_address

MOST_ADDRESSES = 50_000
_BOOKMARK = re.compile(r"""<a\s[^<>]{0,200}?href\s?=\s?["'](?P<url>https?://[^"'<>\s]{1,4000})["']""", re.IGNORECASE)


def is_list(text: str) -> bool:
    """True for lines that are all addresses of the web, but for empty ones and those that begin with ``#``."""
    lines = _lines(text)
    return bool(lines) and all(is_address(line) and len(line.split()) == 1 for line in lines)


def addresses(text: str) -> Listing:
    """Return the addresses of a list, in its order."""
    return _listing(_lines(text))


def bookmarks(text: str) -> Listing:
    """Return the addresses in a browser's exported bookmarks (NETSCAPE-Bookmark-file-1), in their order."""
    return _listing([found["url"].replace("&amp;", "&") for found in _BOOKMARK.finditer(text)])


def _listing(urls: list[str]) -> Listing:
    problem = too_many(urls, MOST_ADDRESSES)
    return Listing("list", tuple(Entry(url) for url in urls[:MOST_ADDRESSES]), problem=problem)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
