"""Read PolNeAR: who said what, marked by hand in political news (brat standoff beside the plain text)."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROLES = ("source", "cue", "content")
DISCARDED = "discard"


class Span(NamedTuple):
    """Characters ``[start, end)`` of an article's text."""

    start: int
    end: int


class Attribution(NamedTuple):
    """Who says, by what word, what: each a list of spans in the order of the text; ``source`` may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Article(NamedTuple):
    """One annotator's reading of one article; ``discarded`` are the spans set aside as no text of the article."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]
    discarded: tuple[Span, ...]

    def paragraphs(self) -> list[Span]:
        """The lines of the text that hold anything, without the blanks around them."""
        return lines(self.text)


def lines(text: str) -> list[Span]:
    """Return the lines of ``text`` that hold anything, without the blanks around them."""
    found, at = [], 0
    for line in text.split("\n"):
        start, end = trimmed(text, at, at + len(line))
        if start < end:
            found.append(Span(start, end))
        at += len(line) + 1
    return found


def trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def articles(folder: Path) -> Iterator[Article]:
    """Yield the annotated articles of a split (a folder with ``text/`` and ``attributions/``), by name.

    An article read by several annotators is yielded once for each.
    """
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")  # offsets count every character
        yield Article(path.stem, text, *_standoff(path.read_text(encoding="utf-8").split("\n"), text))


def _standoff(rows: list[str], text: str) -> tuple[tuple[Attribution, ...], tuple[Span, ...]]:
    spans: dict[str, tuple[Span, ...]] = {}
    kinds: dict[str, str] = {}
    events: list[list[tuple[str, str]]] = []
    for row in rows:
        fields = row.split("\t")
        if len(fields) < 2:
            continue
        if row.startswith("T"):
            kind, offsets = fields[1].split(" ", 1)
            kinds[fields[0]] = kind.lower()
            parts = [tuple(map(int, part.split())) for part in offsets.split(";")]
            spans[fields[0]] = tuple(sorted(trimmed(text, start, end) for start, end in parts))
        elif row.startswith("E"):
            events.append([_argument(argument) for argument in fields[1].split()])
    found = [attribution for event in events if (attribution := _attribution(event, spans)).content and attribution.cue]
    discarded = [span for key, kind in kinds.items() if kind == DISCARDED for span in spans[key]]
    return tuple(found), tuple(sorted(discarded))


def _argument(field: str) -> tuple[str, str]:
    role, _, target = field.partition(":")
    return role.rstrip("0123456789").lower(), target


def _attribution(event: list[tuple[str, str]], spans: dict[str, tuple[Span, ...]]) -> Attribution:
    by_role = {
        role: tuple(sorted(span for kind, target in event if kind == role for span in spans.get(target, ())))
        for role in ROLES
    }
    return Attribution(**by_role)
