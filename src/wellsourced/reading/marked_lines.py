"""Make the lines of an account of the segments of a page, with the kind, author and moment that its mark-up tells."""

import re
from collections.abc import Sequence

from wellsourced.model.account import Author, BlockKind
from wellsourced.reading import noise
from wellsourced.reading.headings import HEADINGS, title_at
from wellsourced.reading.lines import Line, word_count
from wellsourced.reading.markup import Segment
from wellsourced.reading.metadata import moment
from wellsourced.reading.phrases import flat, words
from wellsourced.reading.posts import signatures

BETWEEN = "\n\n"
_LABEL_WORDS, _CAPTION_WORDS = 3, 80
_SPEAKER_BEFORE = re.compile(r"(?P<name>[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s[A-ZÀ-ÖØ-Þ][\w.'’-]*){1,3})[^.!?:\n]{0,120}:$")
_CITE = re.compile(r"^[—–-]{1,2}\s?(?P<name>[A-ZÀ-ÖØ-Þ][^.!?\n]{2,80})$")


def marked_lines(parts: Sequence[Segment], kept: Sequence[bool], title: str | None) -> list[Line]:
    """Return a line for each of ``parts``, ``BETWEEN`` them; those that are not ``kept`` are boilerplate.

    The heading that says what the head gives as the ``title`` is the account's; else the first of the first rank.
    """
    lines: list[Line] = []
    position = 0
    titled = title_at(parts, kept, title)
    for index, (part, article) in enumerate(zip(parts, kept, strict=True)):
        kind, author, day = _kind(part, article)
        kind = "title" if index == titled else kind
        lines.append(Line(position, position + len(part.text), part.text, True, kind, author, day))
        position += len(part.text) + len(BETWEEN)
    return _quoted_authors(lines)


def _kind(part: Segment, article: bool) -> tuple[BlockKind | None, Author | None, str | None]:
    if not article:
        return "boilerplate", None, None
    if part.tag == "post":
        line = Line(0, len(part.text), part.text)
        if signatures(line):
            return None, None, None  # the signature in the text says it all
        return "post", part.author, moment(part.time)
    if part.tag in HEADINGS:
        return "heading", None, None
    if part.tag == "figcaption" or _is_under_picture(part):
        asks = noise.score(Line(0, len(part.text), part.text)).is_noise
        return (None if asks else "caption"), None, None
    if "quote" in part.zones or ("figure" in part.zones and "cite" in part.zones):
        return "quotation", None, None
    return ("paragraph" if part.reads else None), None, None


def _is_under_picture(part: Segment) -> bool:
    """True for some words in what the page's makers call a figure or a caption, and nobody's quotation."""
    some = _LABEL_WORDS < word_count(part.text) <= _CAPTION_WORDS
    return some and "figure" in part.zones and not part.zones & {"quote", "cite"}


def _quoted_authors(lines: list[Line]) -> list[Line]:
    """Give a quotation the author in its last line ("— Name") or the line before ("Name said:")."""
    out = list(lines)
    begin = 0
    while begin < len(lines):
        end = begin + 1
        if lines[begin].kind == "quotation":
            while end < len(lines) and lines[end].kind == "quotation":
                end += 1
            before = _SPEAKER_BEFORE.search(lines[begin - 1].text[-300:]) if begin else None
            named = _CITE.match(lines[end - 1].text) or (before if before and _may_speak(before["name"]) else None)
            author = Author(name=named["name"].split(",")[0].strip()) if named else None
            out[begin:end] = [line._replace(author=author) for line in lines[begin:end]]
        begin = end
    return out


def _may_speak(name: str) -> bool:
    """True for a name that begins with no weekday and none of the words that begin a sentence: "As NPR"."""
    return flat(name).split(" ")[0] not in words("opening") | words("weekdays")
