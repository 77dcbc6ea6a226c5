"""Records for tests, with everything that a test does not care about filled in."""

from typing import Any

from wellsourced.model.account import Account, Block
from wellsourced.model.ids import content_id


def paragraphs(text: str) -> tuple[Block, ...]:
    """One paragraph block per non-empty line."""
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(start=position, end=position + len(line), kind="paragraph"))
        position += len(line) + 1
    return tuple(blocks)


def account(text: str, **known: Any) -> Account:
    """An English account of ``text``, published on Saturday 2024-03-16 unless told otherwise."""
    source = known.pop("source", "account.txt")
    fields: dict[str, Any] = {
        "id": content_id("a", source, text),
        "source": source,
        "place": source,
        "url": None,
        "outlet": None,
        "title": None,
        "bylines": (),
        "published": "2024-03-16",
        "published_from": "text",
        "language": "en",
        "text": text,
        "blocks": paragraphs(text),
        "credits": (),
    }
    return Account(**{**fields, **known})
