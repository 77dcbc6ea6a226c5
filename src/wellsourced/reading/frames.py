"""Open what a saved page holds closed: posts in frames, and the inner trees of its own elements."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import unquote

from lxml import etree, html

from wellsourced.reading.decode import decode
from wellsourced.reading.embeds import EMBEDDED, holds_post

MOST_FRAMES = 100
MOST_FRAME_BYTES = 2_000_000  # of one, and of those of a page together five times that
_SHADOWS = ("shadowrootmode", "shadowroot", "shadowmode")  # the standard, its draft, and Chromium's MHTML
_FRAME = re.compile(rb"<iframe\b(?=[^<>]{0,8000}>)", re.IGNORECASE)
_SOURCE = re.compile(rb"""\ssrc\s?=\s?(?:"(?P<d>[^"<>]{1,2000})"|'(?P<s>[^'<>]{1,2000})')""", re.IGNORECASE)
_ATTRIBUTES_BYTES = 8000

Find = Callable[[str], bytes | None]


def with_frames(body: bytes, find: Find) -> bytes:
    """Return a page with the content of its frames in their ``srcdoc``, as far as ``find`` has it for their address."""
    out: list[bytes] = []
    at, count, left = 0, 0, 5 * MOST_FRAME_BYTES
    for frame in _FRAME.finditer(body):
        end = body.find(b">", frame.end(), frame.end() + _ATTRIBUTES_BYTES)
        told = _SOURCE.search(body, frame.end(), end)
        content = find(unquote(decode(told["d"] or told["s"]))) if told and count < MOST_FRAMES else None
        if content and len(content) <= min(left, MOST_FRAME_BYTES):
            text = escape(decode(content)).encode("ascii", "xmlcharrefreplace")
            out += [body[at : frame.end()], b' srcdoc="', text, b'"']
            at, count, left = frame.end(), count + 1, left - len(content)
    return b"".join([*out, body[at:]]) if out else body


def open_frames(root: html.HtmlElement) -> None:
    """Put into ``root`` what a reader sees: the inner trees of elements, and of the frames those that are a post."""
    for template in [one for one in root.iter("template") if any(one.get(name) is not None for name in _SHADOWS)]:
        template.tag = "div"
    for frame in [one for one in root.iter("iframe") if one.get("srcdoc")][:MOST_FRAMES]:
        inner = _inner(frame.get("srcdoc"))
        if inner is not None and holds_post(inner, frame.get("src") or ""):
            frame.clear(keep_tail=True)
            frame.tag = "blockquote"
            frame.set("class", EMBEDDED)
            frame.append(inner)


def _inner(text: str) -> html.HtmlElement | None:
    """The body of a frame, as an element; None where it has none or is too long."""
    if len(text) > MOST_FRAME_BYTES:
        return None
    try:
        found = html.document_fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    body = found.find("body")
    if body is None:
        return None
    body.tag = "div"
    etree.strip_elements(body, "script", "style", "noscript", with_tail=False)
    return body
