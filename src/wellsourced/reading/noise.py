"""Tell what a page says about itself from what it tells of the event, by named features and their weights."""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import fsum
from typing import NamedTuple

from wellsourced.reading.lines import Line, ends_with_stop, without_quotations, word_count
from wellsourced.reading.phrases import anywhere, at_start, flat, holds, longest, may_hold, words

# What each feature of a line weighs. A line is boilerplate from THRESHOLD on. One strong sign decides alone,
# weak signs must meet; signs of reporting take away, so that what is unsure stays article.
WEIGHTS = {
    "label": 2.0,  # the whole line is a button's or a heading's name: "Advertisement", "See all"
    "pointer": 1.0,  # begins by pointing to other pages: "Related:", "Lire aussi"
    "legal": 1.5,  # copyright and licence lines
    "menu": 1.5,  # several short items between bars, arrows or dashes
    "items": 0.5,  # one bar
    "trail": 1.5,  # a breadcrumb that begins at home
    "stamp": 2.0,  # a machine's time of day with seconds
    "counter": 1.2,  # reading time, views, number of comments
    "address": 1.5,  # a link and nothing else
    "prompt": 0.8,  # asks or offers: newsletter, subscription, comments
    "prompts": 0.4,  # does so twice
    "appeal": 0.6,  # speaks of support, donations, its own journalism
    "appeals": 0.6,  # does so twice
    "update": 1.9,  # says that the page will change
    "machine": 0.7,  # speaks of the text as a text: "This article was originally published"
    "itself": 0.6,  # begins so
    "asks": 0.4,  # begins with an order or a question to the reader
    "reader": 0.2,  # you, your
    "self": 0.2,  # we, our
    "link": 0.4,  # ends as links do: "here", "»", "..."
    "shout": 0.2,  # an exclamation mark
    "open": 0.2,  # no full stop
    "short": 0.2,  # no more than twelve words
    "edge": 0.3,  # before the first or after the last sentence of the article
    "tail": 0.0,  # after its last sentence; weighs nothing, but stands for speaking to the reader
    "company": 0.4,  # beside a line that is boilerplate beyond doubt, at the edge
    "reports": -0.8,  # a verb or a preposition of reporting
    "quotes": -0.6,  # words in quotation marks
    "long": -0.3,  # more than forty words
    "leads": -0.5,  # ends with a colon: what follows is told
    "keep": -9.0,  # corrections and editor's notes
}
THRESHOLD = 1.0
# What only a page says to its reader. "Donations" alone may be the news: it needs one of these.
_DIRECT_NAMES = (
    "label pointer legal menu trail stamp counter address prompts appeals update machine asks reader self shout"
)
DIRECT = frozenset(_DIRECT_NAMES.split())
# What alone can make boilerplate of a line amid an article; all else only adds to it.
STRONG = frozenset({"appeal", "prompt", "pointer", "update", "machine", "address", "label", "menu", "legal", "counter"})
# What the form of a line says, whatever its words.
FORM = frozenset({"machine", "label", "pointer", "menu", "trail", "stamp", "counter", "address", "legal", "items"})
_SCAN_CHARS = 1200
_SHORT_WORDS, _LONG_WORDS = 12, 40
_SEPARATOR = re.compile(r"\s*[|•·¦]\s*|\s+(?:[>»›/–—.-]|//|::)\s+|\s*[>›]\s*|\s{3,}")
_ANY_SEPARATOR = re.compile(r"[|•·¦>›\s](?:(?<=\S)|[»/–—.-]\s|//\s|::\s|\s\s)")  # where any such stands, found sooner
_TRAIL = re.compile(
    r"^(?:current|you are here)?\s?:?\s?(?:home|inicio|accueil|startseite|homepage|start)\s?[>»›/|:]\s?\w"
)
_STAMP = re.compile(r"^(?:\w{3,12}\s?:?\s?)?(?:19|20)\d\d-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?z?$")
_BRACKETED = re.compile(
    r"^\[[^\[\]]{1,300}[^\[\].!?…\"”'’]\]$"
)  # a link to another article, set between the paragraphs
_LEGAL = re.compile(r"^\(c\)|©|\bcopyright\b|\ball rights reserved\b|\bisbn\b|\bissn\b")
_LEGAL_WORDS = ("(c)", "©", "copyright", "all rights", "isbn", "issn")
_ADDRESS = re.compile(r"^(?:https?://|www\.|pic\.twitter\.com/)\S+$")
_CONTACT = re.compile(r"^(?:\w{1,20}\s?[:|]?\s?)?(?:@\w{2,40}|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})[.,;]?$")
_CONTACT_END = re.compile(r"(?:^|[\s(])(?:@\w{2,40}|[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4})[.)]{0,2}$")
_OF_HOW_MANY = re.compile(  # "2/7"; "Page 2 of 7", whatever stands behind a mark
    r"^\d{1,4}\s?(?:/|of|von|de|sur|di)\s?\d{1,4}$"
    r"|^(?:page|seite|pagina)\s\d{1,4}\s?(?:/|of|von|de|sur|di)\s?\d{1,4}\s?(?:$|[^\w\s])"
)
_TRIM = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_COUNT = re.compile(r"\d[\d.,]{0,9}\s?k?\s?-?\s?")
_LINK_END = re.compile(r"(?:\bhere|\bhier|\bici|\baqui|\bqui|>>|\.\.\. ?>?)[.!]?$")
_OPENING_CHARS = 80
_LABEL_MARKS = 14  # blanks, digits and marks around a label
_NOTE_WORDS = 5  # a line that names a correction and has more words tells what was corrected
_LABEL_WORDS = 3  # "Correction" and a name alone are a heading or a button
_MENU_ITEM_WORDS = 6
_COLUMNS = re.compile(r"\s{2,}")
_LEAST_SECTIONS, _MOST_SECTIONS, _KNOWN_SECTIONS = 4, 24, 0.75
_QUOTES = '“”«„"'


class Score(NamedTuple):
    """How much a line looks like boilerplate, and the names of the features that say so."""

    value: float
    features: frozenset[str]

    @property
    def is_noise(self) -> bool:
        """True from the threshold on, for a line that speaks to the reader or stands beside noise."""
        return self.value >= THRESHOLD - 1e-9 and bool(self.features & (DIRECT | {"company", "tail"}))


def score(line: Line, *, edge: bool = False, tail: bool = False, company: bool = False) -> Score:
    """Return the score of a line: ``edge`` outside the article, ``tail`` after it, ``company`` by noise."""
    names = _features_of(line.text[:_SCAN_CHARS])
    if edge:
        names |= {"edge"}
    if tail:
        names |= {"tail"}
    if company:
        names |= {"company"}
    return Score(fsum(WEIGHTS[name] for name in names), names)  # the same in whatever order the names come


def is_correction(text: str) -> bool:
    """True for a text that begins as corrections, clarifications and editor's notes do."""
    return bool(at_start("keep").match(flat(text[:_SCAN_CHARS])[:_OPENING_CHARS])) and word_count(text) > _LABEL_WORDS


def is_correction_label(text: str) -> bool:
    """True for the heading of a correction or a note: "Editor's note", "Corrections & clarifications"."""
    plain = flat(text)
    found = at_start("keep").match(plain) if word_count(text) <= _LABEL_WORDS else None
    rest = plain[found.end() :].strip(" :.&-–—") if found else "x"
    return found is not None and (not rest or bool(at_start("keep").fullmatch(rest.removeprefix("and ").lstrip())))


def is_keepsake(text: str) -> bool:
    """True for a correction or an editor's note, which tells of the event however it is set."""
    plain = flat(text[:_SCAN_CHARS])
    return holds("keep", plain) and (bool(at_start("keep").match(plain)) or word_count(plain) > _NOTE_WORDS)


def reports(text: str) -> bool:
    """True when the text has a verb or preposition of reporting in any language."""
    return holds("reporting", flat(text[:_SCAN_CHARS]))


def speaks_of_itself(text: str) -> bool:
    """True when, outside quotations, the writer says we, our or you, or names support and donations."""
    plain = flat(without_quotations(text[:_SCAN_CHARS]))
    return any(holds(name, plain) for name in ("self", "reader", "appeal"))


def is_suspect(text: str) -> bool:
    """False for a text with no sign that could make boilerplate of it amid an article: none but weak ones."""
    return not (STRONG | {"stamp", "trail"}).isdisjoint(_telling(text[:_SCAN_CHARS]))


@lru_cache(maxsize=2048)
def _features_of(text: str) -> frozenset[str]:
    return _telling(text).union(_weak(text))


@lru_cache(maxsize=2048)
def _telling(text: str) -> frozenset[str]:
    """The features that tell by themselves what a line is."""
    plain, said = flat(text), flat(without_quotations(text))
    return frozenset((*_shape(text, plain), *_separated(text), *_wording(said)))


def _weak(text: str) -> Iterator[str]:
    """The features that count beside others."""
    plain, said = flat(text), flat(without_quotations(text))
    yield from _length(text)
    yield from _ending(text, plain)
    for name in ("reader", "self"):
        if holds(name, said):
            yield name
    if at_start("asks").match(said):
        yield "asks"
    if at_start("keep").match(plain) or (holds("keep", said) and word_count(plain) > _NOTE_WORDS):
        yield "keep"
    if at_start("machine").match(said):
        yield "itself"
    elif holds("reporting", said):
        yield "reports"
    if len(said) < len(plain) * 0.8:
        yield "quotes"


def _is_label(plain: str) -> bool:
    """True for one of the words that head a box, with hardly anything else."""
    if len(plain) >= longest("label") + _LABEL_MARKS or any(c in plain for c in "\"'"):
        return False
    bare = _TRIM.sub("", plain)
    return bare in words("label") and len(plain) < len(bare) + _LABEL_MARKS


def _shape(text: str, plain: str) -> Iterator[str]:
    if _is_label(plain) or _is_said_twice(text):
        yield "label"
    if text.startswith("[") and _BRACKETED.match(text) and word_count(text) > _LABEL_WORDS:
        yield "pointer"
    if _STAMP.match(plain):
        yield "stamp"
    if _ADDRESS.match(text) or _CONTACT.match(text) or _asks_to_write(text, plain):
        yield "address"
    if _TRAIL.match(plain):
        yield "trail"
    if "©" in text or (any(word in plain for word in _LEGAL_WORDS) and _LEGAL.search(plain)):
        yield "legal"
    if word_count(text) <= _SHORT_WORDS and any(map(str.isdigit, plain)) and _counts(plain):
        yield "counter"


def _asks_to_write(text: str, plain: str) -> bool:
    """True for a short line that begins with an order and names where a writer or the publisher is found."""
    if word_count(text) > _SHORT_WORDS:
        return False
    asks = bool(at_start("asks").match(plain))
    if asks and holds("networks", plain):
        return True
    end = "@" in text and (_CONTACT_END.search(text) or " @" in text)
    return bool(end) and (asks or holds("follow", plain))


def _is_said_twice(text: str) -> bool:
    """True for a few words and the same words again: a button or a link, and what its picture is called."""
    said = text.split()
    half = len(said) // 2
    again = len(said) % 2 == 0 and said[:half] == said[half:] and len(said) <= _SHORT_WORDS
    return again and (half > 1 or text[:1].islower())  # a name may be one word twice


def _length(text: str) -> Iterator[str]:
    count = word_count(text)
    if count <= _SHORT_WORDS:
        yield "short"
    if count > _LONG_WORDS:
        yield "long"


def _ending(text: str, plain: str) -> Iterator[str]:
    if not ends_with_stop(text):
        yield "open"
    if text.endswith("!"):
        yield "shout"
    if text.endswith(":"):
        yield "leads"
    if _LINK_END.search(plain[-12:]):
        yield "link"


def _separated(text: str) -> Iterator[str]:
    if _lists_sections(text):
        yield "menu"
    if not _ANY_SEPARATOR.search(text):
        return
    text = text.lstrip("•·- ")  # a bullet sets nothing apart
    items = [item for item in _SEPARATOR.split(text) if item]
    if len(items) < 2 or any(word_count(item) > _MENU_ITEM_WORDS * 2 for item in items):
        return
    known = sum(flat(_TRIM.sub("", item)) in words("menu") or flat(item) in words("label") for item in items)
    short = sum(word_count(item) <= _MENU_ITEM_WORDS for item in items)
    bars = sum(text.count(bar) for bar in "|•·¦>›")
    if not any(mark in text for mark in _QUOTES):  # "»" may close a quotation
        bars += sum(text.count(mark) for mark in (" » ", " / ", " // ", " :: ", " . "))
    figures = sum(any(map(str.isdigit, item)) and any(map(str.isalpha, item)) for item in items)
    if figures == len(items) and not known:
        return  # a row of data
    if (len(items) >= 3 and short == len(items) and (bars or known)) or known * 2 >= len(items) or bars >= 2:
        yield "menu"
    elif bars:
        yield "items"


def _lists_sections(text: str) -> bool:
    """True for a row of words that name a site's sections, without a mark between them."""
    if word_count(text) > _MOST_SECTIONS or not text[-1:].isalnum():
        return False
    columns = [item for item in _COLUMNS.split(text) if item]
    items = columns if len(columns) >= _LEAST_SECTIONS else text.split()
    capital = all(item[:1].isupper() and word_count(item) <= _LABEL_WORDS for item in items)
    known = sum(flat(item) in words("menu") for item in items) if capital and len(items) >= _LEAST_SECTIONS else 0
    return known >= (1 if items is columns else len(items) * _KNOWN_SECTIONS)


def _counts(plain: str) -> bool:
    if _OF_HOW_MANY.match(plain):
        return True
    rest = _TRIM.sub("", _COUNT.sub("", plain)).strip()
    return bool(rest) and (rest in words("counter") or bool(at_start("counter").fullmatch(rest)))


def _wording(said: str) -> Iterator[str]:
    if at_start("pointer").match(said):
        yield "pointer"
    if not may_hold(said, "prompt", "appeal", "update", "machine"):
        return
    for name in ("prompt", "appeal"):
        found = {match.group() for match in anywhere(name).finditer(said)} if may_hold(said, name) else set()
        if found:
            yield name
        if len(found) > 1:
            yield name + "s"
    for name in ("update", "machine"):
        if holds(name, said):
            yield name


def may_appeal(text: str) -> bool:
    """False for a text that does not speak of support, donations or its own journalism, quoted or not."""
    return holds("appeal", flat(text[:_SCAN_CHARS]))
