"""Find embedded posts: words, a dash, a name with a handle in brackets, and a day."""

import re
from typing import NamedTuple

from wellsourced.model.account import Author
from wellsourced.reading.dates import full_dates
from wellsourced.reading.lines import Line

_HANDLE = re.compile(r"\(@(?P<handle>[\w.-]{1,80}(?:@[\w.-]{1,80})?)\)")
_DASHES = "—–-"
_NAME_CHARS, _DATE_CHARS = 80, 60
_GAP, _GAP_CHARS = " ,·|—–-", 12
_LINK_TAIL = re.compile(
    r"(?:(?:https?://)?(?:t\.co|pic\.twitter\.com|pic\.x\.com|fb\.watch|bsky\.app|youtu\.be)"
    r"/[\w./?=&%#-]{1,200}[ \t]*)+$"
)
_SHARED = re.compile(
    r"(?:a (?:post|video|photo) (?:shared|posted) by|"
    r"une publication partagée par|una publicación compartida (?:de|por)|"
    r"ein (?:von|beitrag geteilt von)|um post compartilhado por|un post condiviso da|posted by)\s"
    r"(?P<name>[^()\n@]{1,80}?)\s?(?:\(@(?P<handle>[\w.-]{1,80})\))?\s?(?:geteilter beitrag\s?)?"
    r"(?:on|le|el|am|em|il|\||$)",
    re.IGNORECASE,
)
_POSTLIKE = re.compile("[#@][^\\W\\d_]|[\u2600-\u27bf\U0001f1e6-\U0001faff]|pic\\.twitter\\.com|//t\\.co/|^\\d/\\d?$")
_LONGEST_BEFORE_CHARS = 1500
_MOST_LINES_BEFORE = 3


class Signature(NamedTuple):
    """Where a post's signature stands in the text, who wrote it and on which day."""

    start: int
    end: int
    author: Author
    published: str


class Post(NamedTuple):
    """A post: the span of its words, of its link tail (may be empty), of its signature."""

    start: int
    words_end: int
    link_start: int
    link_end: int
    signature: Signature


def signatures(line: Line) -> list[Signature]:
    """Return the signatures in a line, in order: "— Name (@handle) February 25, 2022"."""
    found: list[Signature] = []
    for match in _HANDLE.finditer(line.text):
        floor = found[-1].end - line.start if found else 0
        name_at = _name_start(line.text, max(floor, match.start() - _NAME_CHARS), match.start())
        if name_at is None:
            continue
        window = line.text[match.end() : match.end() + _DATE_CHARS]
        day = next((d for d in full_dates(window) if len(window[: d.start].strip(_GAP)) <= _GAP_CHARS), None)
        if day is None:
            continue
        dash = len(line.text[:name_at].rstrip()) - 1
        while dash > 0 and line.text[dash - 1] in _DASHES:
            dash -= 1
        author = Author(name=line.text[name_at : match.start()].strip(), handle="@" + match["handle"])
        found.append(Signature(line.start + dash, line.start + match.end() + day.end, author, day.iso))
    return found


def shared_by(text: str) -> Signature | None:
    """Return the signature of the form "A post shared by Name (@handle) on Mar 3, 2020", or None."""
    match = _SHARED.search(text)
    if not match:
        return None
    day = next(iter(full_dates(text[match.end() :])), None)
    handle = "@" + match["handle"] if match["handle"] else None
    end = match.end() + (day.end if day else 0)
    return Signature(match.start(), end, Author(name=match["name"].strip(), handle=handle), day.iso if day else "")


def posts_in(lines: list[Line]) -> list[Post]:
    """Return the posts in ``lines``. A post may begin in the lines right above that look like a post's."""
    found: list[Post] = []
    for index, line in enumerate(lines):
        floor = line.start
        for signature in signatures(line):
            words = line.part(floor, signature.start)
            start = words.start if words.text else signature.start
            if floor == line.start:
                start = _first_line(lines, index, bool(words.text), found[-1].signature.end if found else 0, start)
            body = line.text[: signature.start - line.start].rstrip()
            above = lines[index - 1] if not words.text and start < line.start else line
            body = body if above is line else above.text
            tail = _LINK_TAIL.search(body[-400:])
            link = len(body) - (len(tail.group()) if tail else 0)
            words_end = max(start, above.start + len(body[:link].rstrip()))
            link_start, link_end = above.start + link, above.start + len(body)
            found.append(Post(start, words_end, max(words_end, link_start), link_end, signature))
            floor = signature.end
    return found


def _name_start(text: str, low: int, high: int) -> int | None:
    """Where the name before a handle begins: after the last dash that stands free."""
    for at in range(high - 1, low - 1, -1):
        free = at == 0 or text[at - 1] in " \t\u00a0" + _DASHES or not text[at - 1].isalnum()
        if text[at] in _DASHES and free and at + 1 < high and (text[at] == "—" or text[at + 1] in " \t\u00a0"):
            return at + 1 if text[at + 1 : high].strip() else None
    return None


def _first_line(lines: list[Line], index: int, has_words: bool, floor: int, start: int) -> int:
    """Where the post that ends in line ``index`` begins: lines above join while they look like a post's."""
    for step in range(1, _MOST_LINES_BEFORE + 1):
        if index - step < 0:
            break
        above = lines[index - step]
        too_far = lines[index].start - above.start > _LONGEST_BEFORE_CHARS
        if above.start < floor or too_far or above.text.endswith(":") or signatures(above):
            break
        if has_words and (above.kind is not None or not _POSTLIKE.search(above.text)):
            break  # a paragraph by its mark-up is the article's, whatever signs it has
        start, has_words = above.start, True
    return start
