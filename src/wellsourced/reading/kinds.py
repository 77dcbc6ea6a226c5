"""What a body is, told from its first bytes: names and declared types lie."""

import re
from typing import Literal

from wellsourced.reading.decode import decode, is_binary
from wellsourced.reading.formats.lists import is_list

Kind = Literal[
    "html", "text", "records", "feed", "json feed", "sitemap", "list", "bookmarks", "mhtml", "pdf", "gzip", "zip"
]

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown", ".text"})
RECORD_SUFFIXES = frozenset({".jsonl", ".ndjson"})
SNIFFED_CHARS = 4000
_BEFORE = (
    r"^\s{0,200}(?:<!--[^>]{0,500}-->\s{0,200}|<\?[^>]{0,300}>\s{0,200}"
    r"|<!doctype\s+(?:rss|rdf|feed|urlset|sitemapindex)[^>\[]{0,300}(?:\[[^\]]{0,2000}\]\s{0,99})?>\s{0,200}){0,8}"
)
_HTML = re.compile(_BEFORE + r"<(?:!doctype\s+html|html|head|body|article|main)\b", re.IGNORECASE)
_FEED = re.compile(_BEFORE + r"<(?:rss|feed|(?:rdf:)?rdf|channel)\b", re.IGNORECASE)
_SITEMAP = re.compile(_BEFORE + r"<(?:[\w-]{1,20}:)?(?:urlset|sitemapindex)\b", re.IGNORECASE)
_BOOKMARKS = re.compile(r"^\s{0,200}<!doctype\s+netscape-bookmark-file-1", re.IGNORECASE)
_JSON_FEED = re.compile(r"^\s{0,200}\{.{0,3000}https?:(?:\\?/){2}jsonfeed\.org(?:\\?/)version", re.DOTALL)
_MAIL_HEADER = re.compile(r"^(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]{0,400}\n(?:[ \t][^\n]{0,400}\n){0,8}){2,40}")


def kind_of(body: bytes) -> Kind | None:
    """Return what ``body`` is, or None for binary data of no known kind. An empty body is text."""
    if b"%PDF-" in body[:1024]:
        return "pdf"
    if body.startswith(b"\x1f\x8b"):
        return "gzip"
    if body.startswith(b"PK\x03\x04"):
        return "zip"
    if is_binary(body):
        return None
    return _kind_of_text(body)


def _kind_of_text(body: bytes) -> Kind:
    start = decode(body[:SNIFFED_CHARS])
    checks: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (_BOOKMARKS, "bookmarks"),
        (_SITEMAP, "sitemap"),
        (_FEED, "feed"),
        (_HTML, "html"),
        (_JSON_FEED, "json feed"),
    )
    for pattern, kind in checks:
        if pattern.match(start):
            return kind
    headers = _MAIL_HEADER.match(start)
    if headers and "multipart/related" in headers[0].lower():
        return "mhtml"
    first = next((line for line in start.split("\n") if line.strip() and not line.startswith("#")), "")
    if first.strip()[:8].lower().startswith(("http://", "https://")) and is_list(decode(body)):
        return "list"
    return "text"
