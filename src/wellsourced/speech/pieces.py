"""Cut the paragraphs of an account into the windows of word pieces that the encoder reads."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tokenizers import Encoding, Tokenizer

CLASS, SEPARATOR = "[CLS]", "[SEP]"
# What the letters hide from an encoder that reads lower case: case, and whether the word stands between marks.
LOWER, TITLE, UPPER = 0, 1, 2
SURFACES = 3
SHAPES = 2 * SURFACES


class Words(NamedTuple):
    """The words of one paragraph, or of a part of it: what the encoder reads, and where it stands in the text.

    ``pieces`` and ``shapes`` are of equal length; ``first`` is the index of each word's first piece;
    ``spans`` are the words' characters in the account's text.
    """

    paragraph: int
    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    first: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]


class Window(NamedTuple):
    """Paragraphs read together, each seeing the others. ``starts`` is where each one's pieces begin in ``pieces``."""

    pieces: tuple[int, ...]
    shapes: tuple[int, ...]
    starts: tuple[int, ...]
    parts: tuple[Words, ...]


def words(
    tokenizer: Tokenizer,
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    quoted: Sequence[tuple[int, int]],
    limit: int,
) -> list[Words]:
    """Return the words of ``paragraphs`` (spans of ``text``), a paragraph over ``limit`` pieces cut into several.

    ``quoted`` are the spans between quotation marks, sorted by start.
    """
    encoded = tokenizer.encode_batch([text[start:end] for start, end in paragraphs], add_special_tokens=False)
    inside = _Inside(quoted)
    found: list[Words] = []
    for index, (encoding, (start, _)) in enumerate(zip(encoded, paragraphs, strict=True)):
        whole = _whole(encoding, text, start, inside)._replace(paragraph=index)
        found.extend(_cut(whole, limit) if len(whole.pieces) > limit else [whole] if whole.pieces else [])
    return found


class _Inside:
    """Tells whether a character stands between marks; asked in the order of the text."""

    def __init__(self, quoted: Sequence[tuple[int, int]]) -> None:
        self._quoted = quoted
        self._at = 0
        self._reach = 0

    def __call__(self, position: int) -> bool:
        while self._at < len(self._quoted) and self._quoted[self._at][0] <= position:
            self._reach = max(self._reach, self._quoted[self._at][1])
            self._at += 1
        return position < self._reach


def _whole(encoding: Encoding, text: str, offset: int, inside: _Inside) -> Words:
    """All words of one paragraph."""
    offsets = encoding.offsets
    if not offsets:
        return Words(0, (), (), (), ())
    first = [at for at, (word, before) in enumerate(_beside(encoding.word_ids)) if word != before]
    ends = [*first[1:], len(offsets)]
    spans = [(offsets[at][0] + offset, offsets[end - 1][1] + offset) for at, end in zip(first, ends, strict=True)]
    shapes: list[int] = []
    for at, end, span in zip(first, ends, spans, strict=True):
        shapes.extend([_surface(text[span[0] : span[1]]) + SURFACES * inside(span[0])] * (end - at))
    return Words(0, tuple(encoding.ids), tuple(shapes), tuple(first), tuple(spans))


def _beside(numbers: Sequence[int | None]) -> Iterator[tuple[int | None, int | None]]:
    """Each number with the one before it."""
    return zip(numbers, [-1, *numbers], strict=False)


def _cut(whole: Words, limit: int) -> Iterator[Words]:
    """Parts of at most ``limit`` pieces each, cut between words; of a longer word the rest is dropped."""
    ends = (*whole.first[1:], len(whole.pieces))
    begin = 0
    while begin < len(whole.first):
        start = whole.first[begin]
        stop = begin + 1
        while stop < len(whole.first) and ends[stop] - start <= limit:
            stop += 1
        end = min(ends[stop - 1], start + limit)
        first = tuple(at - start for at in whole.first[begin:stop])
        yield Words(whole.paragraph, whole.pieces[start:end], whole.shapes[start:end], first, whole.spans[begin:stop])
        begin = stop


def _surface(word: str) -> int:
    if not word[:1].isupper():
        return LOWER
    return UPPER if len(word) > 1 and word.isupper() else TITLE


def windows(tokenizer: Tokenizer, parts: Sequence[Words], limit: int, first_limit: int | None = None) -> list[Window]:
    """Return ``parts`` packed in order into windows of at most ``limit`` pieces, marks of the encoder included.

    ``first_limit`` makes the first window shorter, so that training sees other neighbours each time.
    """
    opening, closing = (tokenizer.token_to_id(mark) or 0 for mark in (CLASS, SEPARATOR))
    found: list[Window] = []
    waiting: list[Words] = []
    room = (first_limit or limit) - 1
    for part in parts:
        if waiting and len(part.pieces) + 1 > room:
            found.append(_window(waiting, opening, closing))
            waiting, room = [], limit - 1
        waiting.append(part)
        room -= len(part.pieces) + 1
    if waiting:
        found.append(_window(waiting, opening, closing))
    return found


def _window(parts: Sequence[Words], opening: int, closing: int) -> Window:
    pieces, shapes, starts = [opening], [0], []
    for part in parts:
        starts.append(len(pieces))
        pieces.extend((*part.pieces, closing))
        shapes.extend((*part.shapes, 0))
    return Window(tuple(pieces), tuple(shapes), tuple(starts), tuple(parts))
