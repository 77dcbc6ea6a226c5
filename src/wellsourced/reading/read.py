"""Make an account of a document: decode, find the text, mark its blocks, read who published it and when."""

import re
from collections.abc import Iterator
from itertools import chain
from os.path import normpath

from wellsourced.errors import SourceError
from wellsourced.model.account import Account, Credit, Document
from wellsourced.model.ids import content_id
from wellsourced.reading.agencies import agency_named, forms_of
from wellsourced.reading.blocks import Marked, mark
from wellsourced.reading.credits import byline, contributes
from wellsourced.reading.dates import Found, date_in_address, days_between, other_half
from wellsourced.reading.decode import decode
from wellsourced.reading.extract import Page, Part, extract
from wellsourced.reading.languages import language_of
from wellsourced.reading.lines import Line, word_count
from wellsourced.reading.metadata import later
from wellsourced.reading.outlets import (
    is_masthead_name,
    is_other_outlet,
    is_outlet_line,
    outlet_in_head,
    outlet_of_notice,
)
from wellsourced.reading.published import Day, Hints, published_on, yearless_day
from wellsourced.reading.stubs import stub_notice
from wellsourced.text.normalize import fold

_AGENCY_WORDS = 5
_YEARLESS_DAYS = 31  # an article is shown no later than that after its address was made
_HEAD_BLOCKS, _TAIL_BLOCKS = 12, 6  # how far from the article its byline may stand


def read(document: Document) -> Account:
    """Return the first account that ``document`` holds; see ``read_all``."""
    return read_all(document)[0]


def read_all(document: Document) -> tuple[Account, ...]:
    """Return the accounts that ``document`` holds: one, but for a thread, where each post is one.

    Spans count code points of an account's repaired text. What the document's own fields say (address, title,
    outlet, day) goes before what is read from the text. Raises ``SourceError`` where there are no words in it.
    """
    text = decode(document.body, document.charset)
    page = extract(text, document.retrieved) if document.media == "html" else None
    told = [part for part in (page.parts if page else (Part(text, ()),)) if any(map(str.isalpha, part.text))]
    if not told:
        raise SourceError(document.source, "there are no words in it; give a page or a file with an article")
    return tuple(_account(document, page, part, number) for number, part in enumerate(told))


def _account(document: Document, page: Page | None, part: Part, number: int) -> Account:
    """The account of one part. Posts after the first are told apart by their number in the thread."""
    text = part.text
    marked = mark(text, list(part.lines) if page else None)
    url = document.url or (page.url if page else None)
    told = _signed(part) or (None if part.author and number else _day(document, page))
    changed = page.updated if page else None
    day = told or published_on(text, marked.blocks, Hints(marked.prefix_day, url, page is not None, changed))
    turn = f"#{number}" if number else ""
    signed = (part.author,) if part.author else page.bylines if page else ()
    people = tuple(name for name in signed if not agency_named(name) and not is_other_outlet(name))
    outlet = document.outlet or (page.outlet if page else None) or (None if part.author else _outlet(text, marked))
    own = fold(outlet or "")
    credits = [credit for credit in marked.credits if credit.kind != "person" or fold(credit.name) != own]
    marked = marked._replace(credits=tuple(credits))
    return Account(
        id=content_id("a", (document.url or normpath(document.source)) + turn, text),
        source=document.source,
        place=document.place + turn,
        url=url,
        outlet=outlet,
        title=document.title or (page.title if page else None) or _title(text, marked),
        bylines=people or tuple(name for name in _bylines(text, marked) if fold(name) != own or not own.count(" ")),
        published=day.when if day else None,
        published_from=day.source if day else None,
        language=_language(text, marked) or (page.language if page else None),
        text=text,
        blocks=marked.blocks,
        credits=_distinct((*marked.credits, *_publishers_signed(text, signed, marked))),
        updated=later(changed, day.when) if day and not part.author else None,
        yearless=None if day else yearless_day(text, marked.blocks),
        stub=None if part.author else stub_notice(text, marked.blocks, closed=page.closed if page else False),
    )


def _publishers_signed(text: str, signed: tuple[str, ...], marked: Marked) -> Iterator[Credit]:
    """The agencies and other outlets that the page names as authors, where the text shows them and no credit does."""
    credited = {credit.name for credit in marked.credits}
    yield from _agencies_of(text, signed, marked)
    for written in signed:
        agency = agency_named(written)
        name = agency or (written if is_other_outlet(written) else None)
        places = (_shown_at(text, form) for form in ((written, *forms_of(agency)) if agency else (written,)))
        found = next((place for place in places if place), None) if name and name not in credited else None
        if name and found:
            yield Credit(start=found.start(), end=found.end(), name=name, kind="agency" if agency else "outlet")


def _agencies_of(text: str, signed: tuple[str, ...], marked: Marked) -> Iterator[Credit]:
    """The agencies that stand behind an author's name above the text: "Ann Lee, The Associated Press 3 p.m."."""
    head = text[: _first_article(marked)]
    for name in signed:
        for found in re.finditer(re.escape(name) + r"\s{0,2},\s{0,2}(?P<rest>[^,\n]{2,60})", head):
            words = found["rest"].split(" ")
            heads = (" ".join(words[:count]) for count in range(min(len(words), _AGENCY_WORDS), 0, -1))
            written = next((one for one in heads if agency_named(one)), None)
            agency = agency_named(written) if written else None
            if written and agency and agency not in {credit.name for credit in marked.credits}:
                start = found.start("rest")
                yield Credit(start=start, end=start + len(written), name=agency, kind="agency")


def _shown_at(text: str, name: str) -> re.Match[str] | None:
    """Where a name is shown: one word as it is written, several in any case and be they glued to what precedes."""
    several = " " in name
    return re.search(("" if several else r"(?<!\w)") + re.escape(name) + r"(?!\w)", text, re.I if several else 0)


def _signed(part: Part) -> Day | None:
    return Day(part.published, "post") if part.published else None


def _day(document: Document, page: Page | None) -> Day | None:
    """What the document's fields say; else the earliest day of the page's head, its title's surroundings, its address.

    A page's head may give a later publication, or the day of another zone; an address alone is weaker than the text.
    """
    if document.published:
        return Day(document.published, "metadata")
    head = page.published if page else None
    address = date_in_address((document.url or (page.url if page else None)) or "")
    shown = (page.shown or _in_year(page.yearless, head or address)) if page else None
    if head and shown and other_half(head, shown):
        head = shown
    told = [Day(head, "metadata")] if head else []
    told += [Day(shown, "text")] if shown else []
    agreed = head and shown and head[:10] == shown[:10]
    if told and address and not agreed:
        told.append(Day(address, "text"))
    first = min(told, key=lambda day: day.when[:10], default=None)
    exact = (day for day in told if first and day.when[:10] == first.when and len(day.when) > len(first.when))
    return first and first._replace(when=next((day.when for day in exact), first.when))


def _in_year(yearless: Found | None, near: str | None) -> str | None:
    """The moment whose year is not shown in the year that brings it nearest to the day ``near``, if that is near."""
    if yearless is None or near is None or (yearless.month, yearless.day) == (2, 29):
        return None
    moments = (yearless.in_year(int(near[:4]) + shift).iso for shift in (-1, 0, 1))
    nearest = min(moments, key=lambda moment: days_between(moment[:10], near[:10]))
    return nearest if days_between(nearest[:10], near[:10]) <= _YEARLESS_DAYS else None


def _title(text: str, marked: Marked) -> str | None:
    return next((" ".join(text[b.start : b.end].split()) for b in marked.blocks if b.kind == "title"), None)


def _bylines(text: str, marked: Marked) -> tuple[str, ...]:
    people: list[str] = []
    for line in _beside(text, marked):
        signed = byline(line)
        people += signed.people if signed else ()
    if not people:
        people = [c.name for c in marked.credits if c.kind == "person" and not _only_contributed(text, marked, c.start)]
    return tuple(dict.fromkeys(people))


def _only_contributed(text: str, marked: Marked, at: int) -> bool:
    """True for who is named in a line that says that they contributed, which names no author."""
    line = next((text[block.start : block.end] for block in marked.blocks if block.start <= at < block.end), "")
    return contributes(line)


def _outlet(text: str, marked: Marked) -> str | None:
    """The name in the masthead, in a head line, in the byline, in a notice: the first that there is."""
    lines = _furniture(text, marked)
    head = [line for line in lines if line.start < _first_article(marked)]
    if head and head[0].start == _first_start(marked) and is_masthead_name(head[0].text):
        return head[0].text.title() if word_count(head[0].text) > 1 else head[0].text
    named = (line.text if is_outlet_line(line.text) else outlet_in_head(line) for line in head)
    signed = (b.outlet for line in lines if (b := byline(line)))
    notices = (outlet_of_notice(line.text) for line in lines)
    footers = (outlet_in_head(line) for line in lines if line not in head)
    return next((name for name in chain(named, signed, notices, footers) if name), None)


def _furniture(text: str, marked: Marked) -> list[Line]:
    return [Line(b.start, b.end, text[b.start : b.end]) for b in marked.blocks if b.kind == "boilerplate"]


def _beside(text: str, marked: Marked) -> list[Line]:
    """The boilerplate near the article: other bylines belong to other articles of the page."""
    told = [index for index, block in enumerate(marked.blocks) if block.kind not in {"boilerplate", "title"}]
    first, last = (told[0] - _HEAD_BLOCKS, told[-1] + _TAIL_BLOCKS) if told else (0, len(marked.blocks))
    near = [block for block in marked.blocks[max(0, first) : last + 1] if block.kind == "boilerplate"]
    return [Line(block.start, block.end, text[block.start : block.end]) for block in near]


def _first_start(marked: Marked) -> int:
    return marked.blocks[0].start if marked.blocks else 0


def _first_article(marked: Marked) -> int:
    return next((b.start for b in marked.blocks if b.kind in {"paragraph", "quotation", "post"}), 0)


def _language(text: str, marked: Marked) -> str | None:
    told = " ".join(text[b.start : b.end] for b in marked.blocks if b.kind != "boilerplate")
    return language_of(told or text)


def _distinct(credits: tuple[Credit, ...]) -> tuple[Credit, ...]:
    return tuple(dict.fromkeys(credits))
