"""Know the news agencies: their names, their notices and how captions credit their pictures, one file each."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from wellsourced.model.account import Author, Credit
from wellsourced.reading.lines import Line
from wellsourced.reading.phrases import at_start, flat
from wellsourced.text.normalize import fold

_FOLDER = "wires"
_LONGEST_NOTICE_CHARS = 600
_PICTURE_END_CHARS = 120
_SLASHED = re.compile(r"\s*[/|]\s*|\s+via\s+|\s+[–—-]\s+", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{2,100})[)\]]\.?$")
_TAIL = re.compile(r"(?:^|[.!?…]\s+|\s[|–—-]\s)(?P<inside>[^.!?\n]{2,100})\.?$")
_LABEL = re.compile(r"^[^:]{2,30}:\s+")
_PERSON = re.compile(r"^[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,3}$")


def agency_named(text: str) -> str | None:
    """Return the known agency that ``text`` is the name of, or None."""
    return _forms().get(fold(text.strip(" .()")))


def notice_of_agency(line: Line) -> tuple[Credit, ...]:
    """Return the agency whose own notice ``line`` is ("… The Associated Press. All rights reserved"), or nothing."""
    if len(line.text) > _LONGEST_NOTICE_CHARS:
        return ()
    plain = flat(line.text).replace("©", "(c)")
    name = next((name for words, name in _notices() if words in plain), None)
    return (Credit(start=line.start, end=line.end, name=name, kind="agency"),) if name else ()


def picture_credit(text: str) -> Author | None:
    """Return whom a caption names for its picture, at its end: the agency, else the photographer; None for neither.

    >>> picture_credit("The bridge on Monday. (AP Photo/Ann Lee)").name
    'AP'
    >>> picture_credit("Photo: Ann Lee").name
    'Ann Lee'
    """
    tail = text[-_PICTURE_END_CHARS:]
    found = _BRACKETED.search(tail) or _TAIL.search(tail)
    if found is None:
        return None
    inside = found["inside"]
    labelled = bool(at_start("caption").match(flat(inside)) and _LABEL.match(inside))
    parts = [part.strip() for part in _SLASHED.split(_LABEL.sub("", inside, count=1) if labelled else inside)]
    agency = next((name for part in parts if (name := _pictures().get(fold(part)))), None)
    if agency:
        return Author(name=agency)
    person = next((part for part in parts if _PERSON.match(part) and part.istitle()), None)
    return Author(name=person) if labelled and person else None


@cache
def _files() -> tuple[dict[str, Any], ...]:
    folder = files("wellsourced.reading").joinpath(_FOLDER)
    listed = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return tuple(tomllib.loads(entry.read_text("utf-8")) for entry in listed)


@cache
def _forms() -> dict[str, str]:
    return {fold(form): told["name"] for told in _files() for form in told["forms"]}


@cache
def _pictures() -> dict[str, str]:
    photos = {fold(form): told["name"] for told in _files() for form in told.get("photo", ())}
    return {**_forms(), **photos}


@cache
def _notices() -> tuple[tuple[str, str], ...]:
    return tuple((words, told["name"]) for told in _files() for words in told.get("lines", ()))
