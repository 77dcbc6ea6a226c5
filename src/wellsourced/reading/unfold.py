"""What is in a body: one document, several, or a list of pages to be fetched."""

import json
import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure
from wellsourced.model.record import Record
from wellsourced.reading.decode import decode
from wellsourced.reading.formats import lists, mhtml
from wellsourced.reading.formats.feeds import feed, json_feed
from wellsourced.reading.formats.listing import Listing
from wellsourced.reading.formats.pdf import pdf_text
from wellsourced.reading.formats.sitemaps import sitemap
from wellsourced.reading.kinds import (
    HTML_SUFFIXES,
    PAGE_TYPES,
    RECORD_SUFFIXES,
    SNIFFED_CHARS,
    TEXT_SUFFIXES,
    Kind,
    kind_of,
)
from wellsourced.reading.web.unpack import BrokenCodingError, TooLargeError, unpacked

_MOST_FEED_BYTES = 10_000_000
_TEXT_TYPES = re.compile(
    r"text/(?:plain|markdown|x-markdown)|application/(?:octet-stream|pdf|gzip|x-gzip)|binary/octet-stream"
)
_EMPTY = "is empty; give a file with an account in it"


class ReadingOptions(Record, frozen=True, kw_only=True):
    """What may be read. ``max_bytes`` bounds one page or file, ``max_listing_bytes`` one feed, sitemap or list."""

    max_bytes: int = 20_000_000
    max_listing_bytes: int = 50_000_000


class Received(NamedTuple):
    """A body with what is known of it: ``suffix`` by its file's name, in lower case, ``media_type`` by its sender."""

    source: str
    place: str
    body: bytes
    suffix: str = ""
    media_type: str | None = None
    url: str | None = None
    charset: str | None = None
    retrieved: str | None = None


def unfold(received: Received, limits: ReadingOptions) -> Iterator[Document | Failure | Listing]:
    """Yield what ``received`` holds. Raises nothing: what cannot be read is a ``Failure`` with its remedy."""
    kind = _kind(received)
    if kind == "gzip":
        yield from _unzipped(received, limits)
    elif (trouble := _trouble(received, kind, limits)) is not None:
        yield Failure(source=received.source, error=trouble)
    elif kind == "records":
        yield from _from_records(received)
    elif kind == "pdf":
        yield from _from_pdf(received)
    elif kind == "mhtml":
        yield from _from_mhtml(received)
    elif (listing := _listing(received, kind)) is not None:
        yield listing
    else:
        yield _document(received, "html" if kind == "html" else "text")


def too_large(source: str, size: int, most: int) -> Failure:
    """Return the failure of a file of ``size`` bytes where ``most`` are allowed."""
    error = f"is {size / 1_000_000:.0f} MB, more than {most / 1_000_000:g} MB; cut it into one file an account"
    return Failure(source=source, error=error)


def _kind(received: Received) -> Kind | None:
    """What the bytes say; where they leave it open, the name or the sender."""
    kind = kind_of(received.body)
    if kind == "text" and (
        received.suffix in RECORD_SUFFIXES or (received.source == "-" and _are_records(received.body))
    ):
        return "records"
    if kind in {"text", "html"} and received.suffix in HTML_SUFFIXES:
        return "html"
    if kind == "html" and received.suffix in TEXT_SUFFIXES:
        return "text"
    if kind == "text" and received.media_type in PAGE_TYPES:
        return "html"
    return kind


def _trouble(received: Received, kind: Kind | None, limits: ReadingOptions) -> str | None:
    body = received.body
    if not body.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe\x00"):
        return _EMPTY
    if kind is None:
        return _no_text(received.media_type)
    if kind == "zip":
        return "is a packed file (zip, or an office document); unpack it, or save it as text, HTML or PDF"
    if kind not in {"sitemap", "list", "bookmarks"} and len(body) > limits.max_bytes:
        return too_large("", len(body), limits.max_bytes).error
    if kind in {"feed", "json feed"} and len(body) > _MOST_FEED_BYTES:
        return f"is a feed of {len(body) / 1e6:.0f} MB, more than {_MOST_FEED_BYTES / 1e6:g} MB; name its pages instead"
    if kind == "text" and received.media_type and not _TEXT_TYPES.match(received.media_type):
        return f"is {received.media_type[:60]}, no page; give the address of the article"
    if kind in {"text", "html"} and not decode(body[:SNIFFED_CHARS]).strip() and not decode(body).strip():
        return _EMPTY
    return None


def _no_text(media_type: str | None) -> str:
    if media_type and media_type not in PAGE_TYPES and not media_type.startswith("text/"):
        return f"is {media_type[:60]}, no page; give the address of the article"
    return "is no text but binary data; save the account as text or HTML"


def _unzipped(received: Received, limits: ReadingOptions) -> Iterator[Document | Failure | Listing]:
    try:
        body = unpacked([received.body], "gzip", most_bytes=limits.max_listing_bytes)
    except TooLargeError:
        most = limits.max_listing_bytes / 1_000_000
        yield Failure(
            source=received.source, error=f"is more than {most:g} MB when unpacked, and was left; unpack it yourself"
        )
        return
    except BrokenCodingError as error:
        yield Failure(source=received.source, error=f"cannot be unpacked: {error}; fetch or copy it again")
        return
    if kind_of(body) == "gzip":
        yield Failure(source=received.source, error="is packed twice over; unpack it yourself")
        return
    suffix = ""
    media_type = None if (received.media_type or "").endswith("gzip") else received.media_type
    yield from unfold(received._replace(body=body, suffix=suffix, media_type=media_type), limits)


def _listing(received: Received, kind: Kind | None) -> Listing | None:
    body = received.body
    if kind == "feed":
        return feed(body, received.url)
    if kind == "json feed":
        return json_feed(body, received.url)
    if kind == "sitemap":
        return sitemap(body, received.url)
    if kind == "list":
        return lists.addresses(decode(body))
    return lists.bookmarks(decode(body)) if kind == "bookmarks" else None


def _document(received: Received, media: Literal["html", "text"]) -> Document:
    url = received.url or (mhtml.address_saved(received.body) if media == "html" else None)
    return Document(
        source=received.source,
        place=received.place,
        body=received.body,
        media=media,
        url=url,
        charset=received.charset,
        retrieved=received.retrieved,
    )


def _from_pdf(received: Received) -> Iterator[Document | Failure]:
    text, problem = pdf_text(received.body)
    if problem:
        yield Failure(source=received.source, error=problem)
    if text:
        yield _document(received._replace(body=text, charset="utf-8"), "text")


def _from_mhtml(received: Received) -> Iterator[Document | Failure]:
    page = mhtml.mhtml(received.body)
    if page is None or not page.body.strip():
        yield Failure(source=received.source, error="is a saved page without a page in it; save it again, as HTML")
        return
    if page.cut:
        yield Failure(source=received.source, error="breaks off within the page; what precedes is read; save it again")
    yield _document(
        received._replace(
            body=page.body,
            charset=page.charset,
            url=page.url or received.url,
            retrieved=page.retrieved or received.retrieved,
        ),
        "html",
    )


def _are_records(body: bytes) -> bool:
    first = next((line for line in decode(body).split("\n") if line.strip()), "")
    record = _parsed(first) if first.lstrip().startswith("{") else None
    return isinstance(record, dict) and bool({"text", "html"} & record.keys())


def _from_records(received: Received) -> Iterator[Document | Failure]:
    for number, line in enumerate(decode(received.body, received.charset).split("\n"), 1):
        if line.strip():
            yield _from_record(f"{received.source}#{number}", f"{received.place}#{number}", _parsed(line))


def _from_record(name: str, place: str, record: object) -> Document | Failure:
    if not isinstance(record, dict):
        return Failure(source=name, error="is no JSON object; write one object with text or html on each line")
    kind: Literal["html", "text"] = "html" if isinstance(record.get("html"), str) else "text"
    body = record.get(kind)
    if not isinstance(body, str) or not body.strip():
        return Failure(source=name, error='has no words in "text" or "html"; put the account into one of them')
    known: dict[str, Any] = {
        key: _told(record.get(key)) for key in ("url", "title", "outlet", "published", "retrieved")
    }
    return Document(source=name, place=place, body=body.encode("utf-8", "replace"), media=kind, **known)


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _told(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
