"""Find the article in a page without losing the rest: the whole visible text, each part marked."""

import re
from typing import NamedTuple

from wellsourced.model.account import Author, BlockKind
from wellsourced.reading import noise
from wellsourced.reading.lines import Line, ends_with_stop, word_count
from wellsourced.reading.markup import Segment, parse, segments
from wellsourced.reading.metadata import Metadata, metadata, moment
from wellsourced.reading.phrases import anywhere, flat
from wellsourced.reading.posts import shared_by, signatures
from wellsourced.text.normalize import fold, keys

_BETWEEN = "\n\n"
_OUT_ZONES = frozenset({"nav", "footer", "aside", "form", "promo", "comments"})
_SURE_ZONES = frozenset({"nav", "comments", "form"})
_IN_ZONES = frozenset({"article", "main"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Beyond this, the reference extractor takes many seconds; the page's structure alone decides.
_EXTRACTOR_CHARS = 2_000_000
_PROSE_WORDS = 8
_LINKED_SHARE = 0.5
_SECTION_SHARE = 0.4
_MATCH_SHARE = 0.7
_UNSEEN_SHARE = 0.2
_GRAM = 4
_SPEAKER_BEFORE = re.compile(r"(?P<name>[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s[A-ZÀ-ÖØ-Þ][\w.'’-]*){1,3})[^.!?:\n]{0,120}:$")
_CITE = re.compile(r"^[—–-]{1,2}\s?(?P<name>[A-ZÀ-ÖØ-Þ][^.!?\n]{2,80})$")


class Page(NamedTuple):
    """A page as text, its lines with the kinds that its mark-up tells, and what its head says."""

    text: str
    lines: tuple[Line, ...]
    title: str | None
    outlet: str | None
    bylines: tuple[str, ...]
    published: str | None
    language: str | None
    url: str | None


def extract(text: str) -> Page:
    """Return the visible text of a page in document order, one block a line; what is no article is marked so.

    A page without any element gives its text as it stands. Never raises on broken mark-up.
    """
    root = parse(text)
    if root is None:
        return Page("", (), None, None, (), None, None, None)
    head = metadata(root)
    reference = _reference(text)
    parts = segments(root)
    parts += _unseen(parts, reference)
    kept = _judge(parts, reference)
    lines = _quoted_authors(_lines(parts, kept, head))
    whole = _BETWEEN.join(line.text for line in lines)
    published = head.published or _first_time(parts)
    title = head.title if _agrees(head.title, parts) else _first_heading(parts) or head.title
    return Page(whole, tuple(lines), title, head.outlet, head.authors, published, head.language, head.url)


def _reference(text: str) -> list[str]:
    """The paragraphs that trafilatura takes for the article; none where it fails or the page is too large."""
    if len(text) > _EXTRACTOR_CHARS:
        return []
    import trafilatura  # its own imports take a second, which plain text need not wait for

    try:
        found = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # whatever a broken page makes it raise, the structure still decides
        return []
    return (found or "").split("\n")


def _unseen(parts: list[Segment], reference: list[str]) -> list[Segment]:
    """The reference's paragraphs that stand in no visible element, if most do: a script shows them."""
    grams = _grams([part.text for part in parts])
    unseen = [line.strip() for line in reference if line.strip() and _share(line, grams) < _UNSEEN_SHARE]
    if sum(map(len, unseen)) * 2 < sum(map(len, reference)):
        return []
    return [Segment(line, "p", frozenset({"main"}), (0,), 0) for line in unseen]


def _judge(parts: list[Segment], reference: list[str]) -> list[bool]:
    """Which segments are article: the reference's choice, corrected by place and wording."""
    grams = _grams(reference)
    matched = [bool(grams) and _share(part.text, grams) >= _MATCH_SHARE for part in parts]
    chosen = [
        i for i, part in enumerate(parts) if matched[i] and not part.zones & _OUT_ZONES and word_count(part.text) > 4
    ]
    first, last = (chosen[0], chosen[-1]) if chosen else (0, len(parts) - 1)
    homes = {parts[i].boxes[-1] for i in chosen}
    boxed = any(part.zones & _IN_ZONES for part in parts)
    sections = _noise_sections(parts)
    kept = []
    for index, part in enumerate(parts):
        inside = bool(part.zones & _IN_ZONES) if boxed else first <= index <= last or part.boxes[-1] in homes
        kept.append(_is_article(part, matched[index], inside, first <= index <= last) and index not in sections)
    return kept


def _is_article(part: Segment, matched: bool, inside: bool, between: bool) -> bool:
    if part.tag == "post":
        return not part.zones & {"comments", "nav", "footer"}
    if noise.is_keepsake(part.text) and inside:
        return True
    if part.zones & _SURE_ZONES or (part.zones & _OUT_ZONES and not (matched and _reads(part))):
        return False
    if part.zones & {"promo", "footer"} and part.link_chars * 3 > len(part.text):
        return False
    if part.tag == "h1" or matched:
        return True
    if "header" in part.zones and not inside:
        return False
    return inside and (_reads(part) or (between and part.link_chars < len(part.text) * _LINKED_SHARE))


def _reads(part: Segment) -> bool:
    """True for sentences rather than links or labels."""
    linked = part.link_chars > len(part.text) * _LINKED_SHARE
    return word_count(part.text) >= _PROSE_WORDS and ends_with_stop(part.text) and not linked


def _noise_sections(parts: list[Segment]) -> set[int]:
    """Segments in a container that begins with a heading such as "Most read" or "Have your say"."""
    total = sum(len(part.text) for part in parts)
    out: set[int] = set()
    members: dict[int, list[int]] = {}
    for index, part in enumerate(parts):
        for box in part.boxes:
            members.setdefault(box, []).append(index)
    for index, part in enumerate(parts):
        if part.tag not in _HEADINGS or index in out or part.tag == "h1":
            continue
        judged = noise.score(Line(0, len(part.text), part.text))
        if not judged.is_noise or not judged.features & {"label", "pointer", "prompt", "appeal"}:
            continue
        run = members[part.boxes[-1]]
        if run[0] == index and sum(len(parts[i].text) for i in run) < total * _SECTION_SHARE:
            out.update(run)
    return out


def _grams(reference: list[str]) -> frozenset[tuple[str, ...]]:
    grams: set[tuple[str, ...]] = set()
    for line in reference:
        words = keys(line)
        grams.update(tuple(words[i : i + _GRAM]) for i in range(max(1, len(words) - _GRAM + 1)) if words)
    return frozenset(grams)


def _share(text: str, grams: frozenset[tuple[str, ...]]) -> float:
    words = keys(text)
    if not words:
        return 0.0
    own = [tuple(words[i : i + _GRAM]) for i in range(max(1, len(words) - _GRAM + 1))]
    return sum(gram in grams for gram in own) / len(own)


def _lines(parts: list[Segment], kept: list[bool], head: Metadata) -> list[Line]:
    lines: list[Line] = []
    position, titled = 0, False
    for part, article in zip(parts, kept, strict=True):
        kind, author, day = _kind(part, article)
        if kind == "heading" and not titled and (part.tag == "h1" or fold(part.text) == fold(head.title or "")):
            kind, titled = "title", True
        lines.append(Line(position, position + len(part.text), part.text, True, kind, author, day))
        position += len(part.text) + len(_BETWEEN)
    return lines


def _kind(part: Segment, article: bool) -> tuple[BlockKind | None, Author | None, str | None]:
    if not article:
        return "boilerplate", None, None
    if part.tag == "post":
        line = Line(0, len(part.text), part.text)
        if signatures(line):
            return None, None, None  # the signature in the text says it all
        shared = shared_by(part.text)
        day = (shared.published if shared else None) or moment(part.time)
        return "post", shared.author if shared else None, day or None
    if part.tag in _HEADINGS:
        return "heading", None, None
    if part.tag == "figcaption":
        return "caption", None, None
    if "quote" in part.zones or ("figure" in part.zones and "cite" in part.zones):
        return "quotation", None, None
    return ("paragraph" if _reads(part) else None), None, None


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
            named = _CITE.match(lines[end - 1].text) or before
            author = Author(name=named["name"].split(",")[0].strip()) if named else None
            out[begin:end] = [line._replace(author=author) for line in lines[begin:end]]
        begin = end
    return out


def _first_time(parts: list[Segment]) -> str | None:
    """The first ``<time>`` beside the article that is not the time of an update."""
    for part in parts:
        if part.time and not part.zones & (_OUT_ZONES | {"post"}) and not _is_update(part.text):
            return moment(part.time)
    return None


def _is_update(text: str) -> bool:
    return bool(anywhere("updated").search(flat(text)))


def _agrees(title: str | None, parts: list[Segment]) -> bool:
    """True when a heading of the page says what the head gives as the title."""
    wanted = set(keys(title or ""))
    return bool(wanted) and any(
        len(wanted & set(keys(p.text))) * 2 >= len(wanted) for p in parts if p.tag in {"h1", "h2"}
    )


def _first_heading(parts: list[Segment]) -> str | None:
    return next(
        (part.text for part in parts if part.tag == "h1" and not part.zones & _OUT_ZONES and word_count(part.text) > 2),
        None,
    )
