"""Know the news agencies: their names, their notices and how captions credit their pictures, one file each."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from wellsourced.model.account import Author, Credit
from wellsourced.reading.lines import Line
from wellsourced.reading.phrases import (
    alternatives,
    anywhere,
    at_end,
    at_start,
    flat,
    may_hold,
    needed_words,
    words_in,
)
from wellsourced.text.normalize import fold

_FOLDER = "wires"
_LONGEST_NOTICE_CHARS = 600
_PICTURE_END_CHARS = 120
_CAPTION_WORDS = 80
_SLASHED = re.compile(r"\s*[/|,]\s*|\s+(?:via|for)\s+|\s+[–—-]\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{2,100})[)\]]\.?$")
_TAIL = re.compile(  # a full stop behind one letter is an initial's
    r"(?:^|(?<!\s\w)[.!?…]['\"”’)]{0,2}\s+|\s[|–—-]\s)(?P<inside>(?:[^.!?\n]|(?<=\b\w)\.){2,100})\.?$"
)
_LABEL = re.compile(r"^[^:]{2,30}:\s+")
_SENTENCE = re.compile(r"[.!?]\s|[!?]$")
_PERSON = re.compile(r"^[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,3}$")


def agency_named(text: str) -> str | None:
    """Return the known agency that ``text`` is the name of, or None."""
    return _forms().get(_bare(text))


def forms_of(name: str) -> tuple[str, ...]:
    """Return the ways in which pages write the agency that is shown as ``name``, the longest first."""
    forms = {form for told in _files() for form in told["forms"] if told["name"] == name}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def notice_of_agency(line: Line) -> tuple[Credit, ...]:
    """Return the agency whose own notice ``line`` is ("… The Associated Press. All rights reserved"), or nothing."""
    if len(line.text) > _LONGEST_NOTICE_CHARS:
        return ()
    plain = flat(line.text)
    names, notice, telling = _notices()
    if words_in(plain).isdisjoint(telling) or not (found := notice.search(plain.replace("©", "(c)"))):
        return ()
    return (Credit(start=line.start, end=line.end, name=names[found.group()], kind="agency"),)


def picture_credit(text: str) -> Author | None:
    """Return whom a caption names for its picture, at its end: the agency, else the photographer; None for neither.

    >>> picture_credit("The bridge on Monday. (AP Photo/Ann Lee)").name
    'AP'
    >>> picture_credit("Photo: Ann Lee").name
    'Ann Lee'
    """
    end = _end_of_caption(text)
    return end.author if end else None


def is_caption(text: str) -> bool:
    """True for a picture's caption whatever element it stands in: it ends in a credit as only pictures have them.

    "(Ann Lee/AP)", "Ann Lee, AFP/Getty Images" or "Credit Ann Lee" are such; "(AP)" may credit the text.
    """
    if text.count(" ") > _CAPTION_WORDS:
        return False
    end = _end_of_caption(text)
    return bool(end and end.certain)


class _End(NamedTuple):
    """How a caption ends; ``certain`` where no article ends so."""

    author: Author | None
    certain: bool


def _end_of_caption(text: str) -> _End | None:
    return _end(text[-_PICTURE_END_CHARS:].rstrip())


@lru_cache(maxsize=4096)
def _end(shown: str) -> _End | None:
    plain = flat(shown)
    if not may_hold(plain, "switch", "pictured", "caption") and words_in(plain).isdisjoint(_words_of_pictures()):
        return None
    switch = at_end("switch").search(plain) if may_hold(plain, "switch") else None
    tail = shown[: len(shown) - len(switch.group())].rstrip() if switch else shown
    if not tail:
        return None
    credited = _credited(tail)
    found = _BRACKETED.search(tail) or _TAIL.search(tail)
    inside = credited or (found["inside"] if found else "")
    labelled = bool(credited or (at_start("caption").match(flat(inside)) and _LABEL.match(inside)))
    parts = [part.strip() for part in _SLASHED.split(inside if credited else _LABEL.sub("", inside, count=1))]
    agency = next((name for part in parts if (name := _pictures().get(_bare(part)))), None)
    if not (agency or labelled or switch):
        return None
    people = [part for part in parts if _PERSON.match(part) and part.istitle() and _bare(part) not in _pictures()]
    if agency:
        own = any(_bare(part) in _pictures() and _bare(part) not in _forms() for part in parts)
        sentence = not credited and bool(found and found.re is _TAIL) and shown.endswith(".")
        return _End(Author(name=agency), not sentence and bool(own or people or labelled or switch))
    person = Author(name=people[0]) if labelled and people else None
    return _End(person, True) if person or switch else None


def _credited(tail: str) -> str:
    """What stands after the last "Credit" or "Photo by", if a name begins there; else nothing."""
    plain = flat(tail)
    if not may_hold(plain, "pictured"):
        return ""
    ends = [match.end() for match in anywhere("pictured").finditer(plain)]
    inside = tail[len(tail) - len(plain) + ends[-1] :].lstrip(" :") if ends else ""
    return inside.rstrip(" .)]") if inside[:1].isupper() and not _SENTENCE.search(inside) else ""


@cache
def _files() -> tuple[dict[str, Any], ...]:
    folder = files("wellsourced.reading").joinpath(_FOLDER)
    listed = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return tuple(tomllib.loads(entry.read_text("utf-8")) for entry in listed)


@cache
def _forms() -> dict[str, str]:
    return {_bare(form): told["name"] for told in _files() for form in told["forms"]}


def _bare(text: str) -> str:
    return fold(text.strip(" .()"))


@cache
def _pictures() -> dict[str, str]:
    photos = {fold(form): told["name"] for told in _files() for form in told.get("photo", ())}
    return {**_forms(), **photos}


@cache
def _words_of_pictures() -> frozenset[str]:
    return needed_words(_pictures())


@cache
def _notices() -> tuple[dict[str, str], re.Pattern[str], frozenset[str]]:
    """The agency of each notice; the pattern of all, as whole words; a word of each."""
    names = {words: told["name"] for told in _files() for words in told.get("lines", ())}
    return names, re.compile(rf"(?<!\w){alternatives(names)}(?:(?<=\W)|(?!\w))"), needed_words(names)
