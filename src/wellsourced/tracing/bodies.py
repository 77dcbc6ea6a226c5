"""What of an account is its own telling: words and sentences of its article, those in marks told apart."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from wellsourced.model.account import Account, Block
from wellsourced.model.speech import Heard
from wellsourced.text.marks import Mark, marks
from wellsourced.text.normalize import Token, tokens
from wellsourced.text.sentences import sentence_spans

OWN_KINDS = frozenset({"paragraph", "quotation", "heading"})
MAX_SENTENCES = 400  # a longer document is compared by its first ones; keeps the alignment's table small
MAX_QUOTE_CHARS = 1500  # a mark left open does not turn the rest of the text into a quotation
_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "”": "”"}


class Sentence(NamedTuple):
    """One sentence of the article. ``words`` counts those outside quotation marks, ``all_words`` all."""

    start: int
    end: int
    words: int
    all_words: int
    said: frozenset[int]
    marks: tuple[Mark, ...]


class Body(NamedTuple):
    """An account's article: tokens and sentences in order; ``spoken[i]``: token ``i`` stands in marks."""

    account: Account
    tokens: tuple[Token, ...]
    spoken: tuple[bool, ...]
    sentences: tuple[Sentence, ...]
    keys: frozenset[str]

    @property
    def words(self) -> int:
        """The number of words of the article."""
        return len(self.tokens)

    @property
    def own_words(self) -> int:
        """The number of words outside quotation marks."""
        return len(self.spoken) - sum(self.spoken)


def body(heard: Heard) -> Body:
    """Return the article of an account: no title, caption, boilerplate or block by another author."""
    account = heard.account
    found: list[Token] = []
    sentences: list[Sentence] = []
    spoken: list[bool] = []
    quoted = [(q.start, q.end) for q in heard.quotes if q.kind != "indirect"]
    for block in _own(account):
        text = account.text[block.start : block.end]
        stretches = quoted + [(s + block.start, e + block.start) for s, e in quotation_spans(text)]
        words = [
            Token(t.text, t.start + block.start, t.end + block.start, t.key.removesuffix("'s")) for t in tokens(text)
        ]
        inside = _inside(words, stretches)
        sentences.extend(_sentences(block, text, account.language, words, inside))
        found.extend(words)
        spoken.extend(inside)
    kept = tuple(sentences[:MAX_SENTENCES])
    keys = frozenset(key for sentence in kept for mark in sentence.marks for key in mark.keys)
    return Body(account, tuple(found), tuple(spoken), kept, keys)


def quotation_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans between double quotation marks, the marks included; one left open ends with the text.

    >>> quotation_spans('He said "no" twice.')
    [(8, 12)]
    """
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    closing = ""
    for i, char in enumerate(text):
        if opened is None:
            if char in _CLOSES:
                opened, closing = i, _CLOSES[char]
        elif char in closing or i - opened > MAX_QUOTE_CHARS:
            spans.append((opened, i + 1))
            opened = None
    if opened is not None:
        spans.append((opened, len(text)))
    return spans


def _own(account: Account) -> Iterator[Block]:
    return (b for b in account.blocks if b.kind in OWN_KINDS and b.author is None)


def _inside(words: list[Token], stretches: list[tuple[int, int]]) -> list[bool]:
    inside = [False] * len(words)
    starts = [w.start for w in words]
    for start, end in stretches:
        for i in range(bisect_left(starts, start), bisect_right(starts, end - 1)):
            inside[i] = True
    return inside


def _sentences(
    block: Block, text: str, language: str | None, words: list[Token], inside: list[bool]
) -> Iterator[Sentence]:
    starts = [w.start for w in words]
    noted = marks(text, language)
    places = [m.start for m in noted]
    for start, end in sentence_spans(text, language):
        low, high = bisect_left(starts, start + block.start), bisect_left(starts, end + block.start)
        if low == high:
            continue
        spoken = {words[i].start for i in range(low, high) if inside[i]}
        here = noted[bisect_left(places, start) : bisect_left(places, end)]
        moved = tuple(m._replace(start=m.start + block.start, end=m.end + block.start) for m in here)
        said = frozenset(i for i, mark in enumerate(moved) if mark.start in spoken)
        yield Sentence(start + block.start, end + block.start, high - low - len(spoken), high - low, said, moved)
