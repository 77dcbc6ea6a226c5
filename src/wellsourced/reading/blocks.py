"""Mark the lines of a text: what tells the event, in which form, and what is the page's own furniture."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from wellsourced.model.account import Block, Credit
from wellsourced.reading import noise
from wellsourced.reading.closing import closings
from wellsourced.reading.credits import dateline
from wellsourced.reading.endings import endings
from wellsourced.reading.forms import forms
from wellsourced.reading.furniture import Unit, furniture, is_prose, sources
from wellsourced.reading.lines import Line, lines_of, sentences_of, word_count
from wellsourced.reading.posts import Post, posts_in

_DATE_PREFIX = re.compile(
    r"\s*(?:date|datum|fecha|data)\s?:?\s(?P<day>(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?=\s|$)",
    re.IGNORECASE,
)
_APPEAL_RUN_LINES = 8
_SENTENCE_ALONE = 1.4  # a sentence inside a line of news must be surer than a line of its own
_PARAGRAPH_OF_PAGE, _LONG_WORDS, _LINE_WORDS = 1.4, 25, 12  # and so must a long paragraph amid a page's article
_WORDED, _WORDED_LONG = 1.2, 2.0  # where only the wording speaks against it


class Marked(NamedTuple):
    """The blocks of a text in order, its credits, and the day that stands before the text."""

    blocks: tuple[Block, ...]
    credits: tuple[Credit, ...]
    prefix_day: str | None


def mark(text: str, lines: list[Line] | None = None) -> Marked:
    """Return the blocks of ``text``: every line in at least one, in order, without overlap.

    ``lines`` are given for a page with mark-up, with the kinds that its mark-up tells.
    """
    is_plain = lines is None
    lines = lines_of(text) if lines is None else lines
    prefix = _DATE_PREFIX.match(text) if lines else None
    pieces: list[Block] = []
    if prefix:
        pieces.append(Block(start=lines[0].start, end=prefix.end(), kind="boilerplate"))
        rest = lines[0].part(prefix.end(), lines[0].end)
        lines = [rest, *lines[1:]] if rest.text else lines[1:]
    posts = posts_in([line for line in lines if line.kind not in {"boilerplate", "post", "caption", "title"}])
    post_blocks, credits = _post_blocks(posts)
    credits += _embedded(lines)
    units = _outside(lines, posts)
    first, last = _prose_range(units)
    units = sources(units, credits)
    units = furniture(units, first, last, credits)
    units = _noise(units, first, last, is_plain)
    units = closings(endings(units, last)) if is_plain else units
    units = _appeal_runs(units)
    units = _sentences(units, first, last)
    units = forms(units, *_prose_range(units))
    pieces += post_blocks + [_block(unit) for unit in units]
    for unit in units:
        if unit.kind not in {"boilerplate", "caption"}:
            credits.extend(dateline(unit.line))
    day = prefix["day"] if prefix else None
    ordered = tuple(sorted(_told_once(credits), key=lambda c: (c.start, c.end, c.name)))
    return Marked(tuple(sorted(pieces, key=lambda b: (b.start, b.end))), ordered, day)


def _told_once(credits: list[Credit]) -> list[Credit]:
    """The credits without those of a whole line in which a narrower one names the same."""
    return [
        one
        for one in credits
        if not any(o.name == one.name and one.start <= o.start < o.end <= one.end and o != one for o in credits)
    ]


def _post_blocks(posts: list[Post]) -> tuple[list[Block], list[Credit]]:
    blocks: list[Block] = []
    credits: list[Credit] = []
    for post in posts:
        sign = post.signature
        linked = post.link_end > post.link_start
        end = post.words_end if linked else sign.end
        if end > post.start:
            blocks.append(Block(start=post.start, end=end, kind="post", author=sign.author, published=sign.published))
        if linked:  # the signature goes with the link: a block is one stretch, and the words are what counts
            blocks.append(Block(start=post.link_start, end=sign.end, kind="boilerplate"))
        credits.append(Credit(start=sign.start, end=sign.end, name=sign.author.name, kind="post"))
    return blocks, credits


def _embedded(lines: list[Line]) -> Iterator[Credit]:
    """The authors of the posts that the mark-up tells, where the page names them: beside the words."""
    for index, line in enumerate(lines):
        if line.kind == "post" and line.author is not None:
            near = lines[max(0, index - 1) : index + 2]
            at = next((one.start + place for one in near if (place := one.text.find(line.author.name)) >= 0), None)
            if at is not None:
                end = at + len(line.author.name)
                yield Credit(start=at, end=end, name=line.author.name, kind="post")


def _outside(lines: list[Line], posts: list[Post]) -> list[Unit]:
    """The lines and parts of lines that no post takes, as units to be judged."""
    units: list[Unit] = []
    waiting = [(post.start, post.signature.end) for post in posts]
    turn = 0
    for line in lines:
        at = line.start
        while turn < len(waiting) and waiting[turn][1] <= line.start:
            turn += 1
        for start, end in waiting[turn:]:
            if start >= line.end:
                break
            _keep(units, line.part(at, max(at, start)))
            at = max(at, min(end, line.end))
        _keep(units, line.part(at, line.end))
    return units


def _keep(units: list[Unit], line: Line) -> None:
    """Take ``line`` up unless nothing is left of it; marks without a word are no telling."""
    if line.text:
        wordless = not any(map(str.isalnum, line.text))
        units.append(Unit(line, "boilerplate" if wordless else line.kind, line.author, line.published))


def _prose_range(units: list[Unit]) -> tuple[int, int]:
    """The first and last unit that read as sentences of news; (-1, -1) for none."""
    first = next((index for index, unit in enumerate(units) if is_prose(unit)), -1)
    last = next((index for index in range(len(units) - 1, first, -1) if is_prose(units[index])), first)
    return first, last


def _noise(units: list[Unit], first: int, last: int, is_plain: bool) -> list[Unit]:
    """Mark the lines that score as boilerplate; the last sentence of a plain text stands at the edge as well."""
    out = list(units)
    for index, unit in enumerate(units):
        tail = index > last
        judged = unit.kind in {None, "heading"} or (unit.kind == "paragraph" and unit.line.kind == "paragraph")
        if not judged or not (tail or noise.is_suspect(unit.line.text)):
            continue
        edge = first >= 0 and not first <= index <= last - is_plain
        company = is_plain and tail and edge and _is_beside_noise(units, index, last)
        score = noise.score(unit.line, edge=edge, tail=tail and edge, company=company)
        unsure = first <= index <= last and _is_paragraph(unit) and score.value < _enough(unit, score)
        if score.is_noise and not unsure:
            out[index] = unit._replace(kind="boilerplate")
    return out


def _is_beside_noise(units: list[Unit], index: int, last: int) -> bool:
    """True for a line after the article next to one that is boilerplate beyond doubt."""
    beside = [other for other in (index - 1, index + 1) if last < other < len(units)]
    return any(units[other].kind == "boilerplate" or noise.score(units[other].line).is_noise for other in beside)


def _is_paragraph(unit: Unit) -> bool:
    """True for a paragraph by the page's mark-up, or a line with as many words."""
    return unit.line.kind == "paragraph" or word_count(unit.line.text) >= _LINE_WORDS


def _enough(unit: Unit, score: noise.Score) -> float:
    """How sure a paragraph amid a page's article must be: what its wording alone says may be the news itself."""
    worded = score.features.isdisjoint(noise.FORM | {"link"})
    if word_count(unit.line.text) > _LONG_WORDS:
        return _WORDED_LONG if worded else _PARAGRAPH_OF_PAGE
    return _WORDED if worded and unit.line.gap else 0.0


def _appeal_runs(units: list[Unit]) -> list[Unit]:
    """Between two appeals, paragraphs in which the publisher speaks of itself are the appeal as well."""
    appeals = []
    told = [index for index, unit in enumerate(units) if unit.kind != "boilerplate"]
    for index, unit in enumerate(units):
        if not told or not told[0] - _APPEAL_RUN_LINES <= index <= told[-1] + _APPEAL_RUN_LINES:
            continue  # no run of lines that tell anything can begin or end here
        if not noise.may_appeal(unit.line.text):
            continue
        opening = unit if unit.kind == "boilerplate" else unit._replace(line=sentences_of(unit.line)[0])
        judged = noise.score(opening.line)
        if judged.is_noise and "appeal" in judged.features:
            appeals.append(index)
    out = list(units)
    for one, other in pairwise(appeals):
        between = units[one + 1 : other]
        if len(between) <= _APPEAL_RUN_LINES and all(
            u.kind == "boilerplate" or (u.kind is None and noise.speaks_of_itself(u.line.text)) for u in between
        ):
            out[one + 1 : other] = [unit._replace(kind="boilerplate") for unit in between]
    return out


def _sentences(units: list[Unit], first: int, last: int) -> list[Unit]:
    """Cut boilerplate sentences off the beginning and the end of lines of news."""
    out: list[Unit] = []
    for index, unit in enumerate(units):
        if unit.kind not in {None, "paragraph"} or len(unit.line.text) > 20_000:
            out.append(unit)
            continue
        parts = sentences_of(unit.line)
        edge = index <= first or index >= last or (index > 0 and units[index - 1].kind == "boilerplate")
        low = 0
        while low < len(parts) - 1 and _is_noise_sentence(parts[low], edge):
            low += 1
        high = len(parts)
        while high > low + 1 and _is_noise_sentence(parts[high - 1], edge):
            high -= 1
        out.extend(unit._replace(line=part, kind="boilerplate") for part in parts[:low])
        whole = high - low == len(parts)
        out.append(unit if whole else unit._replace(line=unit.line.part(parts[low].start, parts[high - 1].end)))
        out.extend(unit._replace(line=part, kind="boilerplate") for part in parts[high:])
    return out


def _is_noise_sentence(sentence: Line, edge: bool) -> bool:
    if not noise.is_suspect(sentence.text):
        return False
    judged = noise.score(sentence)
    enough = judged.is_noise if edge else judged.value >= _SENTENCE_ALONE
    return enough and bool(judged.features & noise.STRONG) and "reports" not in judged.features


def _block(unit: Unit) -> Block:
    return Block(
        start=unit.line.start,
        end=unit.line.end,
        kind=unit.kind or "paragraph",
        author=unit.author,
        published=unit.published,
    )
