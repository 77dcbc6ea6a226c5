"""Read pages that a browser saved as one file: MHTML, and HTML with a note of where it came from."""

import re
from collections import deque
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.message import Message
from email.policy import compat32
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import NamedTuple

from wellsourced.reading.frames import Find, with_frames
from wellsourced.reading.web.addresses import is_address

_MOST_PARTS = 2000
_NOTE_BYTES = 4096
_NO_BASE64 = re.compile(r"[^A-Za-z0-9+/]")
# Internet Explorer and Chromium write the first, SingleFile the second (with the day in words).
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{1,6}\)(?P<url>https?://[^\s<>]{1,4000}) -->")
_SINGLE_FILE = re.compile(rb"Page saved with SingleFile\s{1,9}url:\s{1,9}(?P<url>https?://[^\s<>]{1,4000})")


class SavedPage(NamedTuple):
    """The page itself and what was noted of it when it was saved. ``cut`` is true where the file ends within it."""

    body: bytes
    charset: str | None
    url: str | None
    retrieved: str | None
    cut: bool = False


def mhtml(body: bytes) -> SavedPage | None:
    """Return the page in an MHTML file (RFC 2557), or None where there is none in it.

    Of a file that breaks off, the page is given as far as it goes.
    """
    try:
        message = message_from_bytes(body, policy=compat32)
        page = _page(message)
        cut = page is not None and _ends_within(message, page)
        payload = _payload(page, cut) if page is not None else None
        payload = with_frames(payload, _frames(message)) if isinstance(payload, bytes) else None
    except (MessageError, ValueError, LookupError, RecursionError, AssertionError):
        return None
    if page is None or payload is None:
        return None
    named = [message.get("Snapshot-Content-Location"), page.get("Content-Location"), message.get("Content-Location")]
    url = next((str(name).strip() for name in named if name and is_address(str(name).strip())), None)
    charset = page.get_param("charset")
    return SavedPage(payload, charset if isinstance(charset, str) else None, url, _moment(message.get("Date")), cut)


def address_saved(body: bytes) -> str | None:
    """Return the address that a browser noted at the beginning of a saved page, or None."""
    start = body[:_NOTE_BYTES]
    found = _SAVED_FROM.search(start) or _SINGLE_FILE.search(start)
    return found["url"].decode("utf-8", "replace") if found else None


def _page(message: Message) -> Message | None:
    """The part that the message names as its start, else its first HTML part."""
    start = str(message.get_param("start") or "")
    pages = []
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            if start and part.get("Content-ID") == start:
                return part
            pages.append(part)
    return pages[0] if pages else None


def _ends_within(message: Message, page: Message) -> bool:
    """True where the file has no end and ``page`` is its last part."""
    endless = any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects)
    return endless and deque(islice(message.walk(), _MOST_PARTS + 2), 1)[0] is page


def _payload(page: Message, cut: bool) -> object:
    if cut and str(page.get("Content-Transfer-Encoding")).strip().lower() == "base64":
        given = _NO_BASE64.sub("", str(page.get_payload()))
        page.set_payload(given[: len(given) // 4 * 4])  # what is left of four signs tells nothing
    return page.get_payload(decode=True)


def _frames(message: Message) -> Find:
    """What gives the parts that the page shows in its frames, by their "cid:" address."""
    parts = islice(message.walk(), _MOST_PARTS)
    named = {str(part.get("Content-ID")).strip("<> "): part for part in parts if part.get("Content-ID")}

    def found(address: str) -> bytes | None:
        part = named.get(address.removeprefix("cid:")) if address.startswith("cid:") else None
        body = part.get_payload(decode=True) if part is not None and part.get_content_type() == "text/html" else None
        return body if isinstance(body, bytes) else None

    return found


def _moment(told: object) -> str | None:
    try:
        return parsedate_to_datetime(str(told)).strftime("%Y-%m-%dT%H:%M:%SZ") if told else None
    except (TypeError, ValueError):
        return None
