"""What was published: the document as received and the account read from it."""

from typing import Literal

from wellsourced.model.record import Record, Span
from wellsourced.model.version import Wording

BlockKind = Literal["title", "heading", "paragraph", "quotation", "post", "caption", "correction", "boilerplate"]
CreditKind = Literal["agency", "outlet", "person", "post"]
DateSource = Literal["metadata", "text", "post", "update", "story"]


class Document(Record, frozen=True, kw_only=True):
    """Bytes as received, and what the one who handed them over said about them.

    ``place`` tells two documents of one name apart and one document of two names together
    (an absolute path or an address); ``source`` is how the user named it. ``charset`` is the encoding its sender
    declared; ``retrieved`` is the UTC moment at which it was fetched or captured, as ``2024-03-16T10:00:00Z``.
    """

    source: str
    place: str
    body: bytes
    media: Literal["html", "text"]
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    charset: str | None = None
    retrieved: str | None = None


class Author(Record, frozen=True, kw_only=True):
    """Whose a block is that is not the account's own: a post's author, a quoted source, a caption's agency."""

    name: str
    handle: str | None = None


class Block(Span, frozen=True, kw_only=True):
    """A marked stretch of the text. Blocks do not overlap and stand in order; gaps between them are white space."""

    kind: BlockKind
    author: Author | None = None
    published: str | None = None


class Credit(Span, frozen=True, kw_only=True):
    """Where the account says that it, or a part of it, was taken from."""

    name: str
    kind: CreditKind


class Account(Record, frozen=True, kw_only=True):
    """One telling by one publisher, as text with marked blocks.

    ``published`` is an ISO 8601 day or moment; ``published_from`` says where it was read: ``update`` where the page
    only says when it was changed, ``story`` where other accounts of its story told the year. ``yearless`` is the day
    of a dateline that names no year, as ``--03-16``.
    ``updated`` is when it was last changed, where the page says so and that is later.
    ``place`` is the document's: it tells apart two copies of one text. ``version`` counts the texts that stood at its
    address, from 1; ``superseded_by`` is the id of the account's current version, None for the current one itself.
    ``stub`` are the words by which the page says that only the beginning is shown, None for a whole account; their
    span is empty where only the page's structured data says so.
    """

    id: str
    source: str
    place: str
    url: str | None
    outlet: str | None
    title: str | None
    bylines: tuple[str, ...]
    published: str | None
    published_from: DateSource | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    credits: tuple[Credit, ...]
    updated: str | None = None
    stub: Wording | None = None
    version: int = 1
    superseded_by: str | None = None
    yearless: str | None = None

    @property
    def current(self) -> str:
        """The id of the current version: its own, unless it is superseded."""
        return self.superseded_by or self.id

    @property
    def day(self) -> str | None:
        """The publication day as ``2022-02-26``, or None."""
        return self.published[:10] if self.published else None

    @property
    def evidence(self) -> tuple[Block, ...]:
        """The blocks that tell the event: all but boilerplate."""
        return tuple(block for block in self.blocks if block.kind != "boilerplate")

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds ``position``, or None between blocks."""
        return next((b for b in self.blocks if b.start <= position < b.end), None)
