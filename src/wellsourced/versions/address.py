"""Where a document can be read again: the one thing that its versions have in common."""

from wellsourced.model.account import Document


def address(document: Document, part: int = 0) -> str | None:
    """Return the address of the page or the path of the file; None for what cannot be asked for again.

    Standard input, and a line of a file of records without an address, hold something else the next time. Of a
    document with several accounts ``part`` is which one it is, from 0: each has versions of its own.
    """
    place = document.url.partition("#")[0] if document.url else lasting(document.place)
    return f"{place}#{part}" if place is not None and part else place


def lasting(place: str) -> str | None:
    """Return ``place`` where it is a file, None where it is a line of one or standard input."""
    return None if place == "-" or "#" in place else place
