"""Cut a paragraph into sentences in which each quotation is one opaque piece, with its words outside the marks."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.speech.marks import Marked
from wellsourced.text.normalize import Token, Tokenised
from wellsourced.text.sentences import sentence_spans

_ENDS = frozenset(".!?…")
_MARKS = frozenset("“„\"«‹‘'»")


# How many words of a sentence are looked at on each side of a quotation: some "sentences" are whole pages.
MAX_SIDE_WORDS = 120


class Frame(NamedTuple):
    """One sentence of the account: its span, the words outside quotations, and the quotations in it.

    ``block`` is the index of the block, ``position`` that of the sentence in the account.
    """

    start: int
    end: int
    words: tuple[Token, ...]
    quotations: tuple[Marked, ...]
    block: int
    position: int

    def before(self, quotation: Marked) -> tuple[Token, ...]:
        """The words before a quotation in this sentence, outside all marks."""
        stop = bisect_right(self.words, quotation.outer_start, key=lambda t: t.end)
        return self.words[max(stop - MAX_SIDE_WORDS, 0) : stop]

    def after(self, quotation: Marked) -> tuple[Token, ...]:
        """The words after a quotation in this sentence, outside all marks."""
        begin = bisect_left(self.words, quotation.outer_end, key=lambda t: t.start)
        return self.words[begin : begin + MAX_SIDE_WORDS]


def frames(
    whole: Tokenised, blocks: Sequence[tuple[int, int]], quotations: Sequence[Marked], language: str | None
) -> list[Frame]:
    """Return the sentences of ``blocks`` in order; ``quotations`` are the outermost ones, in order."""
    found: list[Frame] = []
    for index, (start, end) in enumerate(blocks):
        inside = _overlapping(quotations, start, end)
        for begin, stop in _sentences(whole.text, start, end, inside, language):
            near = _overlapping(inside, begin, stop)
            held = tuple(q for q in near if begin <= max(q.outer_start, start) < stop)
            found.append(Frame(begin, stop, _outside(whole.within(begin, stop), near), held, index, len(found)))
    return found


def _overlapping(quotations: Sequence[Marked], start: int, end: int) -> Sequence[Marked]:
    """Those of the ordered quotations that share a character with ``[start, end)``."""
    first = bisect_right(quotations, start, key=lambda q: q.outer_end)
    last = bisect_left(quotations, end, key=lambda q: q.outer_start)
    return quotations[first:last]


def _outside(line: Sequence[Token], near: Sequence[Marked]) -> tuple[Token, ...]:
    """The words of a sentence that stand in none of its quotations."""
    words = []
    at = 0
    for token in line:
        while at < len(near) and near[at].outer_end <= token.start:
            at += 1
        if at == len(near) or token.start < near[at].outer_start:
            words.append(token)
    return tuple(words)


def _sentences(
    text: str, start: int, end: int, inside: Sequence[Marked], language: str | None
) -> list[tuple[int, int]]:
    """Sentence spans of one block, none of which ends within a quotation."""
    cuts = {start}
    for begin, _ in sentence_spans(_masked(text, start, end, inside), language):
        cuts.add(start + begin)
    for q in inside:
        if q.outer_end < end and _ends_sentence(text, q, end):
            cuts.add(q.outer_end)
        if _refuses(text[start : q.outer_start]) and text[q.start : q.start + 1].isupper():
            cuts.add(q.outer_start)
    ordered = sorted(cuts)
    spans = []
    for begin, stop in zip(ordered, [*ordered[1:], end], strict=True):
        while begin < stop and text[begin].isspace():
            begin += 1
        while stop > begin and text[stop - 1].isspace():
            stop -= 1
        if begin < stop:
            spans.append((begin, stop))
    return spans


def _refuses(before: str) -> bool:
    """ "They had voted no. “We were right,” she said": the word and no abbreviation, for no number follows it."""
    return before.endswith((" no. ", " no.\n"))


def _masked(text: str, start: int, end: int, inside: Sequence[Marked]) -> str:
    """The block with each quotation as one word, a capital first where the quotation begins with one: some languages
    begin no sentence without.
    """
    masked = list(text[start:end])
    for q in inside:
        first, stop = max(q.outer_start, start) - start, min(q.outer_end, end) - start
        masked[first:stop] = "x" * (stop - first)
        if first < stop and text[q.start : q.start + 1].isupper():
            masked[first] = "X"
    return "".join(masked)


def _ends_sentence(text: str, quotation: Marked, end: int) -> bool:
    """True when the quotation ends with a full stop and a new sentence follows it."""
    last = text[quotation.start : quotation.end].rstrip("”\"»’'› ")[-1:]
    if not last or last not in _ENDS:
        return False
    rest = text[quotation.outer_end : min(end, quotation.outer_end + 8)]
    if not rest or rest[0] not in " \t\u00a0\u202f":
        return False
    following = rest.lstrip()[:1]
    if last in "!?…":
        return following in _MARKS and following != ""
    return following in _MARKS or following.isupper() or following.isdigit()
