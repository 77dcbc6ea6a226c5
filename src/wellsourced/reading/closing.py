"""Know the last words of a page without mark-up in which the publisher speaks of itself: its slogan, its desk."""

import re
from collections.abc import Iterator, Sequence

from wellsourced.reading import noise
from wellsourced.reading.furniture import Unit
from wellsourced.reading.lines import sentences_of, word_count
from wellsourced.reading.phrases import at_start, flat

_LAST_UNITS, _MOST_WORDS = 3, 25
_NAME_PART = re.compile(r"\s[-–—|/·]\s|[,:;|/·]")
_NAME_WORDS = range(2, 6)
_WORD = re.compile(r"\w+")
_PART = re.compile(r"[.:?!]\s+")
_QUOTES = '“”«»„"'
# "Research: K. Moss. Desk: B.T.": who made it, in names and initials behind the names of their work
_HANDS = re.compile(r"(?:[A-ZÀ-Ý][^\W\d_]{2,14}:\s(?:[A-ZÀ-Ý][\w.'’-]*[\s,/&]{0,2}){1,5}\s?){2,5}")
_SINCE = re.compile(
    r"^[^.:;]{3,40}[,.]\s(?:since|founded|established|est|depuis|fondee? en|seit|gegrundet|desde|dal) \d{4}\b"
)


def closings(units: list[Unit]) -> list[Unit]:
    """Mark as boilerplate the last lines, and last sentences of the last line, in which the publisher names itself.

    Such a line is short, tells nothing and quotes nobody, and has the name that stands above the article with a word
    to the reader or on itself ("You are listening to ..."); or it holds nothing but hands and their work.
    """
    out = list(units)
    names = _names(units)
    for index in range(len(out) - 1, max(0, len(out) - 1 - _LAST_UNITS), -1):
        unit = out[index]
        if unit.kind == "boilerplate":
            continue
        if unit.kind not in {None, "paragraph", "heading"}:
            break
        parts = sentences_of(unit.line)
        kept = len(parts)
        if _is_own(unit.line.text, names):
            kept = 0
        while kept > 1 and _is_own(parts[kept - 1].text, names):
            kept -= 1
        if kept == len(parts):
            break
        own = unit.line.part(parts[kept].start, unit.line.end)
        cut = [unit._replace(line=unit.line.part(unit.line.start, parts[kept - 1].end))] if kept else []
        out[index : index + 1] = [*cut, unit._replace(line=own, kind="boilerplate")]
        if kept:
            break
    return out


def _names(units: Sequence[Unit]) -> frozenset[tuple[str, ...]]:
    """The names of the publisher that the lines above the article begin with, as words."""
    head: list[str] = []
    for unit in units[:_LAST_UNITS]:
        if unit.kind == "paragraph" or word_count(unit.line.text) > _MOST_WORDS:
            break
        shouted = _NAME_PART.split(unit.line.text, maxsplit=1)[0].isupper()  # "RADIO NORTH - THE NEWS"
        if unit.kind == "boilerplate" or (unit.kind == "title" and shouted):
            head.append(unit.line.text)
    begun = (_NAME_PART.split(text, maxsplit=1)[0] for text in head)
    named = (tuple(_WORD.findall(flat(text))) for text in begun if text[:1].isupper())
    return frozenset(name for name in named if len(name) in _NAME_WORDS)


def _is_own(text: str, names: frozenset[tuple[str, ...]]) -> bool:
    if word_count(text) > _MOST_WORDS or any(mark in text for mark in _QUOTES):
        return False
    if noise.reports(text) or noise.is_keepsake(text):
        return False
    if _HANDS.fullmatch(text + " ") or _SINCE.match(flat(text)):
        return True
    spoken = tuple(_WORD.findall(flat(text)))
    own = any(_holds(spoken, name) or _holds(spoken, ("the", name[-1])) for name in names)
    return own and (noise.speaks_of_itself(text) or any(_orders(text)))


def _holds(spoken: tuple[str, ...], name: tuple[str, ...]) -> bool:
    return any(spoken[at : at + len(name)] == name for at in range(len(spoken)))


def _orders(text: str) -> Iterator[bool]:
    """For each part behind a stop or a colon, whether it begins with an order or a question to the reader."""
    return (bool(at_start("asks").match(flat(part))) for part in _PART.split(text))
