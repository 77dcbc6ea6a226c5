"""Cut a text into lines and sentences that remember where they stand."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from wellsourced.model.account import Author, BlockKind

# No byline, day line or masthead is longer; what is longer need not be searched for one.
LONGEST_FURNITURE_CHARS = 600
_MOST_WORDS, _MOST_WORD_CHARS = 400, 6000
_PROSE_WORDS, _LINKED_SHARE = 8, 0.5
_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STOPS = frozenset(".!?…")
_STOP = re.compile(r"""[.!?…]["'”’»“)\]]{0,3}$""")
_QUOTED = re.compile(
    r'“[^“”]{0,2000}[”"]|«[^«»]{0,2000}»|„[^„“”]{0,2000}[“”]|"[^"]{0,2000}"'
    r"|“[^“”]{0,2000}$|^[^“”]{0,2000}”"
)
_MARKS = '“”«„"'
# A sentence ends at a stop and blank, or where scrapers glued two: "…the difference.The mayor".
_BOUNDARY = re.compile(
    r"""[.!?…](?:["'”’»)\]]{0,3}\s+(?=[^\W_a-z]|["'“‘«„(¿¡])"""
    r"""|(?<=[^\W\d_A-Z][.!?])(?=[A-ZÀ-ÖØ-Þ“][a-zà-ÿ]))"""
)


class Line(NamedTuple):
    """One line of a text without the white space around it.

    ``gap`` tells that an empty line stands before it. The rest is known only of marked-up pages:
    the kind that the markup gives it, and its author and day.
    """

    start: int
    end: int
    text: str
    gap: bool = False
    kind: BlockKind | None = None
    author: Author | None = None
    published: str | None = None

    def part(self, start: int, end: int) -> "Line":
        """The stretch from ``start`` to ``end`` (places in the whole text), without white space around it."""
        words = self.text[start - self.start : end - self.start]
        if words == self.text and words and not (words[0].isspace() or words[-1].isspace()):
            return self
        left = len(words) - len(words.lstrip())
        kept = words.strip()
        return self._replace(start=start + left, end=start + left + len(kept), text=kept)


def lines_of(text: str) -> list[Line]:
    """Return the non-empty lines of ``text`` in order."""
    lines: list[Line] = []
    before = -1
    for match in _LINE.finditer(text):
        words = match.group().strip()
        if not words:
            continue
        start = match.start() + match.group().index(words[0])
        gap = before < 0 or text.count("\n", before, start) > 1
        lines.append(Line(start, start + len(words), words, gap))
        before = start + len(words)
    return lines


def sentences_of(line: Line) -> list[Line]:
    """Return the sentences of a line in order; where scrapers glued two sentences, they are cut apart."""
    cuts = [line.start + match.end() for match in _BOUNDARY.finditer(line.text)]
    edges = [line.start, *cuts, line.end]
    parts = [line.part(a, b) for a, b in pairwise(edges)]
    return [part for part in parts if part.text]


@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """Return how many words ``text`` has, counting no further than 400."""
    return min(_MOST_WORDS, len(_WORD.findall(text[:_MOST_WORD_CHARS])))


def ends_with_stop(text: str) -> bool:
    """True when ``text`` ends as a sentence does, closing marks aside."""
    last = text[-1:]
    return last in _STOPS or (not last.isalnum() and bool(_STOP.search(text[-8:])))


def reads(text: str, link_chars: int = 0) -> bool:
    """True for sentences rather than links or labels; ``link_chars`` of the text are links."""
    if link_chars > len(text) * _LINKED_SHARE or len(text) < _PROSE_WORDS * 2:
        return False
    return ends_with_stop(text) and word_count(text) >= _PROSE_WORDS


def without_quotations(text: str) -> str:
    """Return ``text`` without the words in quotation marks: what a publisher says, it does not quote."""
    return _QUOTED.sub(" ", text) if any(mark in text for mark in _MARKS) else text
