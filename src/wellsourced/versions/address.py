"""Where a document can be read again: the one thing that its versions have in common."""

from wellsourced.model.account import Document


def address(document: Document) -> str | None:
    """Return the address of the page or the path of the file; None for what cannot be asked for again.

    Standard input, and a line of a file of records without an address, hold something else the next time.
    """
    if document.url:
        return document.url.partition("#")[0]
    return lasting(document.place)


def lasting(place: str) -> str | None:
    """Return ``place`` where it is a file, None where it is a line of one or standard input."""
    return None if place == "-" or "#" in place else place
