"""Read WARC files page by page, in constant memory, and tell where they break off."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Literal, NamedTuple, TypeVar

from wellsourced.reading import same_page
from wellsourced.reading.kinds import PAGE_TYPES
from wellsourced.reading.same_page import SAME_PAGE
from wellsourced.reading.web.addresses import is_address
from wellsourced.reading.web.unpack import BrokenCodingError, TooLargeError, unpacked
from wellsourced.text.normalize import one_line

_PIECE_BYTES = 65_536
_SHARE_EACH = 50


class ArchivedPage(NamedTuple):
    """A page as captured: where from, when (UTC), and the unpacked body."""

    record: str
    url: str
    retrieved: str | None
    media: Literal["html", "text", "pdf"]
    charset: str | None
    body: bytes


class BrokenPage(NamedTuple):
    """A record that should hold a page, and what is wrong with it. Without a ``url`` the archive itself is broken."""

    url: str | None
    problem: str


class _BrokenArchiveError(Exception):
    """The library can read no further."""


class Share(NamedTuple):
    """How far the archive was read, 0 to 1."""

    read: float


_Result = TypeVar("_Result")
Found = ArchivedPage | BrokenPage | Share


def warc(
    stream: BinaryIO, size: int, passed: Counter[str], *, most_bytes: int, wanted: frozenset[str] | None = None
) -> Iterator[Found]:
    """Yield the pages of a WARC file of ``size`` bytes in its order, and what is broken, one record at a time.

    ``passed`` counts, by reason, the records passed over: those that hold no page, and, where addresses are
    ``wanted``, pages of others. AMP and print forms come last, if the page itself is not in the archive. Every so
    often a ``Share`` says how far it is.
    """
    import fastwarc.warc as fw  # a compiled library that other sources need not load

    kinds = fw.WarcRecordType.response | fw.WarcRecordType.resource | fw.WarcRecordType.conversion
    number, last, forms = 0, 0, _Forms(stream)
    try:
        records = _safely(lambda: fw.ArchiveIterator(stream, record_types=kinds | fw.WarcRecordType.revisit))
        while (record := _safely(lambda: next(records, None))) is not None:
            last = record.stream_pos
            if number % _SHARE_EACH == 0:
                yield Share(min(1.0, last / max(1, size)))
            if (reason := _no_page(record, wanted)) is not None:
                _skip(record)
                passed[reason] += 1
            elif (page := forms.plain(_page(record, last, most_bytes), last)) is not None:
                yield page
            number += 1
        if _ends_early(stream, last):
            raise _BrokenArchiveError("its last record is not whole")
        for at in forms.waiting:
            stream.seek(at)
            record = _safely(lambda: next(fw.ArchiveIterator(stream)))
            if (page := forms.alone(_page(record, at, most_bytes))) is not None:
                yield page
            else:
                passed[SAME_PAGE] += 1
    except _BrokenArchiveError as error:
        where = f"breaks off after {number} records" if number else "is no WARC file, or begins broken"
        yield BrokenPage(None, f"{where} ({error}); fetch or copy it again")
    else:
        if not number:
            yield BrokenPage(None, "holds no page; give an archive with captured pages")


def holds_warc(start: bytes) -> bool:
    """True when the first bytes are those of a WARC file, plain or in gzip."""
    if start.startswith(b"\x1f\x8b"):
        try:
            start = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(start, 16)
        except zlib.error:
            return False
    return start.startswith((b"WARC/1.", b"WARC/0."))


def _safely(call: Callable[[], _Result]) -> _Result:
    """Call the library. On some broken files its Rust panics, which Python sees as an error beneath ``Exception``."""
    try:
        return call()
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        raise _BrokenArchiveError(one_line(str(error))[:100]) from error


class _Forms:
    """Which pages were met, and where AMP and print forms wait for the end: the page itself may come after them."""

    def __init__(self, stream: BinaryIO) -> None:
        self.waiting: list[int] = []
        self._met: set[int] = set()
        self._stream = stream

    def plain(self, page: ArchivedPage | BrokenPage, at: int) -> ArchivedPage | BrokenPage | None:
        """Return the page, or None for another form of a page that may be in the archive too."""
        if not isinstance(page, ArchivedPage) or page.media != "html":
            return page
        if (form_of := _stands_for(page)) is not None and self._can_return(at):
            self.waiting.append(at)
            return None
        self._met.add(hash(form_of or same_page.key_or_self(page.url)))
        return page

    def _can_return(self, at: int) -> bool:
        """True where a record begins: in a file packed as a whole, none but the first has a place of its own."""
        here = self._stream.tell()
        self._stream.seek(at)
        start = self._stream.read(_PIECE_BYTES)
        self._stream.seek(here)
        return holds_warc(start)

    def alone(self, page: ArchivedPage | BrokenPage) -> ArchivedPage | BrokenPage | None:
        """Return a form that waited, unless the page itself, or another form of it, was given."""
        form_of = _stands_for(page) if isinstance(page, ArchivedPage) else None
        if form_of is not None and hash(form_of) in self._met:
            return None
        self._met.add(hash(form_of))
        return page


def _stands_for(page: ArchivedPage) -> str | None:
    try:
        return same_page.stands_for(page.body[: same_page.HEAD_CHARS].decode("utf-8", "replace"), page.url)
    except ValueError:
        return None


def _skip(record: Any) -> None:
    told = record.content_length
    if record.headers.get("Content-Length") is None or _safely(record.consume) < told:
        raise _BrokenArchiveError("a record is not whole")


def _ends_early(stream: BinaryIO, last: int) -> bool:
    """True when the gzip member that begins at ``last``, or one after it, has no end.

    The library takes the end of the file for the end of the archive, wherever it comes.
    """
    stream.seek(last)
    data = stream.read(_PIECE_BYTES)
    if not data.startswith(b"\x1f\x8b"):
        return False
    member = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        while data:
            if member.eof:
                member = zlib.decompressobj(16 + zlib.MAX_WBITS)
            member.decompress(data, _PIECE_BYTES)
            data = member.unconsumed_tail or member.unused_data or stream.read(_PIECE_BYTES)
    except zlib.error:
        return False  # the library has read it; what follows is not of this archive
    return not member.eof


def _no_page(record: Any, wanted: frozenset[str] | None) -> str | None:
    """Why a record is passed over, or None for a page."""
    kind = _kind(record)
    if kind == "revisit":
        return "unchanged since an earlier capture"
    if not is_address(_url(record)):
        return "no address of the web"
    if kind == "response":
        if not record.is_http_parsed:
            return "no answer of a web server"
        status = record.http_headers.status_code
        if status is not None and 300 <= status < 400:
            return "a redirect"
        if status is not None and not 200 <= status < 300:
            return f"an error page (status {status})"
    if _media(record) is None:
        return f"no page ({_type(record) or 'of unknown type'})"
    if wanted is not None and _url(record) not in wanted:
        return "not in the archive's list of pages"
    return None


def _page(record: Any, at: int, most_bytes: int) -> ArchivedPage | BrokenPage:
    url = _url(record)
    try:
        body, whole = _body(record, most_bytes)
    except TooLargeError:
        return BrokenPage(url, f"is more than {most_bytes / 1_000_000:g} MB, and was left")
    if not whole:
        return BrokenPage(url, "breaks off: the record says that it is longer; fetch or copy the archive again")
    when = record.record_date
    return ArchivedPage(
        record=f"{(record.record_id or url).strip('<>')}@{at}",
        url=url,
        retrieved=when.strftime("%Y-%m-%dT%H:%M:%SZ") if when is not None else None,
        media=_media(record) or "html",
        charset=record.http_charset if record.is_http_parsed else None,
        body=body,
    )


def _body(record: Any, most_bytes: int) -> tuple[bytes, bool]:
    told, came = record.content_length, 0
    pieces: list[bytes] = []
    while came <= most_bytes and (piece := _safely(lambda: record.reader.read(_PIECE_BYTES))):
        pieces.append(piece)
        came += len(piece)
    if came > most_bytes:
        raise TooLargeError
    body, whole = b"".join(pieces), came >= told
    if not record.is_http_parsed:
        return body, whole
    headers = record.http_headers
    if (headers.get("Transfer-Encoding") or "").strip().lower() == "chunked":
        body = _unchunked(body)
    coding = headers.get("Content-Encoding")
    try:
        return unpacked([body], coding, most_bytes=most_bytes), whole
    except BrokenCodingError:
        return body, whole  # many crawlers keep the header and unpack the body


def _unchunked(body: bytes) -> bytes:
    """The body without the lengths of its chunks; as it is where there are none, since crawlers take them out too."""
    out, at = bytearray(), 0
    while True:
        end = body.find(b"\r\n", at, at + 100)
        length = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        if not length or not all(c in b"0123456789abcdefABCDEF" for c in length):
            return bytes(out) if at else body
        size = int(length, 16)
        if not size:
            return bytes(out)
        out += body[end + 2 : end + 2 + size]
        at = end + 2 + size + 2


def _url(record: Any) -> str:
    return (record.headers.get("WARC-Target-URI") or "").strip("<> ")


def _kind(record: Any) -> str:
    return (record.headers.get("WARC-Type") or "").strip().lower()


def _type(record: Any) -> str:
    told = record.http_content_type if record.is_http_parsed else record.headers.get("Content-Type")
    return (told or "").partition(";")[0].strip().lower()[:60]


def _media(record: Any) -> Literal["html", "text", "pdf"] | None:
    kind = _type(record)
    if kind == "application/pdf":
        return "pdf"
    if kind in PAGE_TYPES:
        return "html"
    # Extracted text (WET) counts; the plain text a server sends is most often robots.txt or a script's data.
    return "text" if kind == "text/plain" and _kind(record) == "conversion" else None
