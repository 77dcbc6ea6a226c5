"""An invented page becomes accounts; what their blocks hold."""

from wellsourced.model.account import Account, Document
from wellsourced.reading.read import read_all


def accounts(page: str | bytes, retrieved: str | None = None) -> tuple[Account, ...]:
    """Return what is read of a page."""
    body = page.encode() if isinstance(page, str) else page
    return read_all(Document(source="p.html", place="/p.html", body=body, media="html", retrieved=retrieved))


def account(page: str | bytes, retrieved: str | None = None) -> Account:
    """Return the first account of a page."""
    return accounts(page, retrieved)[0]


def document(body: str, head: str = "", title: str = "") -> str:
    """Return a page of the parts of its body, and of its head beside the title."""
    titled = f"<title>{title}</title>" if title else ""
    return f"<html lang='en'><head>{titled}{head}</head><body>{body}</body></html>"


def kinds(found: Account, words: str) -> list[str]:
    """Return the kind of each block that holds ``words``."""
    return [block.kind for block in found.blocks if words in found.text[block.start : block.end]]


def told(found: Account) -> list[str]:
    """Return the words of each block of evidence, the title aside."""
    return [found.text[block.start : block.end] for block in found.evidence if block.kind != "title"]
