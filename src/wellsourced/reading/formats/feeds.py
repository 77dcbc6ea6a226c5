"""Read RSS, Atom and JSON feeds."""

import json
import time
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from wellsourced.reading.decode import decode
from wellsourced.reading.formats.listing import Entry, Listing, too_many
from wellsourced.text.normalize import one_line

MOST_ENTRIES = 10_000
_LONGEST_TITLE_CHARS = 400
_CONTENT_WORDS = 60  # an element for the whole text with fewer words holds a teaser all the same
_DESCRIPTION_WORDS = 150  # one for a summary with more words holds the whole text


def feed(body: bytes, url: str | None = None) -> Listing:
    """Return the entries of an RSS or Atom feed that was received from ``url``, in its order.

    A broken feed gives what could be read of it, and says so.
    """
    import feedparser  # takes a quarter of a second, which pages need not wait for

    # The declared type is not handed on: feeds come as anything, and their own first line knows the encoding.
    headers = {"content-type": "application/xml", "content-location": url or ""}
    found = feedparser.parse(BytesIO(body), response_headers=headers, sanitize_html=False)
    entries = tuple(_entry(one, url) for one in found.entries[:MOST_ENTRIES])
    problem = too_many(found.entries, MOST_ENTRIES)
    if found.get("bozo") and not entries:
        problem = f"it is broken ({one_line(str(found.get('bozo_exception', '')))[:120]})"
    return Listing("feed", entries, _short(found.feed.get("title")), problem)


def json_feed(body: bytes, url: str | None = None) -> Listing:
    """Return the items of a JSON feed (https://www.jsonfeed.org/version/1.1/)."""
    try:
        found = json.loads(decode(body))
    except (ValueError, RecursionError) as error:
        return Listing("feed", (), problem=f"it is broken ({one_line(str(error))[:120]})")
    known = found if isinstance(found, dict) else {}
    items = known["items"] if isinstance(known.get("items"), list) else []
    read = tuple(_item(one, url) for one in items[:MOST_ENTRIES])
    return Listing("feed", read, _short(known.get("title")), too_many(items, MOST_ENTRIES))


def _entry(one: Mapping[str, Any], url: str | None) -> Entry:
    contents = [part.get("value") for part in one.get("content") or () if "html" in str(part.get("type", "html"))]
    whole = next((text for text in contents if _words(text) >= _CONTENT_WORDS), None)
    summary = one.get("summary")
    if whole is None and _words(summary) >= _DESCRIPTION_WORDS:
        whole = summary
    when = one.get("published_parsed") or one.get("updated_parsed")
    return Entry(_address(one.get("link"), url), _short(one.get("title")), _moment(when), whole)


def _item(one: Any, url: str | None) -> Entry:
    if not isinstance(one, dict):
        return Entry(None)
    html, text = one.get("content_html"), one.get("content_text")
    if not isinstance(html, str) and isinstance(text, str):
        html = "".join(f"<p>{_escaped(line)}</p>" for line in text.split("\n") if line.strip())
    whole = html if isinstance(html, str) and _words(html) >= _CONTENT_WORDS else None
    when = one.get("date_published")
    return Entry(
        _address(one.get("url") or one.get("external_url"), url),
        _short(one.get("title")),
        when[:16] if isinstance(when, str) else None,
        whole,
    )


def _address(link: object, url: str | None) -> str | None:
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        return urljoin(url or "", link.strip())
    except ValueError:
        return link.strip()


def _words(text: object) -> int:
    return text.count(" ") + 1 if isinstance(text, str) and text.strip() else 0


def _short(text: object) -> str | None:
    return one_line(text)[:_LONGEST_TITLE_CHARS] or None if isinstance(text, str) else None


def _moment(when: time.struct_time | None) -> str | None:
    if not when or not 1000 <= when.tm_year <= 9999:
        return None
    return f"{when.tm_year}-{when.tm_mon:02}-{when.tm_mday:02}T{when.tm_hour:02}:{when.tm_min:02}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
