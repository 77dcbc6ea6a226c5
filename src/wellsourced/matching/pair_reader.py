"""Judge two sentences of two accounts with a small trained network that reads both at once."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

Floats = NDArray[np.float32]
Row = tuple[int, int]  # a word piece and its type

MOST_CHARS = 2000  # of a sentence are cut into pieces
MOST_PIECES = 60  # of a sentence are read: those around its detail, or the first
SHORT_PIECES = 24  # a sentence of fewer is read with the end of the one before it
BEFORE_PIECES = 20
MARKED = 2  # added to the side's number for the pieces of a marked detail
TYPES = 4
CLASSES = 4
DETAILS, WHOLES, SIDES = 0, 4, 8  # where the scores of marked pairs, of whole sentences and of neighbours begin
MOST_KEPT = 65536  # judgements, 100 bytes each


class Side(NamedTuple):
    """A sentence to be judged, the detail marked in it (``start == end`` for none) and the sentence before it."""

    text: str
    start: int = 0
    end: int = 0
    before: str = ""

    @property
    def marked(self) -> bool:
        """True where a detail is marked."""
        return self.end > self.start


class Judgement(NamedTuple):
    """How likely two sentences tell of two matters, of one in agreement, of one and exclude each other, or of one that
    has changed between them.

    The four add up to 1.
    """

    apart: float
    alike: float
    against: float
    changed: float


class Laid(NamedTuple):
    """Two sides in one row as the network takes them: word pieces and their types."""

    pieces: tuple[int, ...]
    types: tuple[int, ...]


def lay(tokenizer: Tokenizer, one: Side, other: Side) -> Laid:
    """Return the two sides in one row, ``[CLS] one [SEP] other [SEP]``: the account published first goes first."""
    opening, closing = (tokenizer.token_to_id(mark) or 0 for mark in ("[CLS]", "[SEP]"))
    rows: list[Row] = [(opening, 0)]
    for number, side in enumerate((one, other)):
        rows += [*_rows(tokenizer, side, number), (closing, number)]
    pieces, types = zip(*rows, strict=True)
    return Laid(pieces, types)


def _rows(tokenizer: Tokenizer, side: Side, number: int) -> Iterator[Row]:
    own: Encoding = tokenizer.encode(side.text[:MOST_CHARS], add_special_tokens=False)
    if side.before and len(own.ids) < SHORT_PIECES:
        before = tokenizer.encode(side.before[-MOST_CHARS:], add_special_tokens=False).ids[-BEFORE_PIECES:]
        yield from ((piece, number) for piece in before)
    inside = [side.marked and start < side.end and end > side.start for start, end in own.offsets]
    first = _first(inside)
    for piece, marked in zip(own.ids[first : first + MOST_PIECES], inside[first:], strict=False):
        yield piece, number + MARKED * marked


def _first(inside: Sequence[bool]) -> int:
    """Where to begin, so that what is marked is read, with as much on either side."""
    marked = [at for at, own in enumerate(inside) if own]
    if len(inside) <= MOST_PIECES or not marked:
        return 0
    middle = (marked[0] + marked[-1]) // 2
    return max(0, min(len(inside) - MOST_PIECES, middle - MOST_PIECES // 2))


class PairReader:
    """The network in ``network`` with the word pieces in ``pieces``.

    It reads one pair at a time, on one core, so that no other pair changes a result.
    """

    def __init__(self, network: Path, pieces: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(pieces))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])

    def judge(self, one: Side, other: Side, *, beside: bool = False) -> Judgement:
        """Return how two sentences stand, or the details where both have one; ``one`` is the earlier account's, or the
        earlier sentence where they stand ``beside`` each other in one account.
        """
        laid = lay(self._tokenizer, one, other)
        feed = {"pieces": np.asarray(laid.pieces, np.int64), "shapes": np.asarray(laid.types, np.int64)}
        scores: Floats = self._session.run(None, feed)[0]
        begin = SIDES if beside else DETAILS if one.marked and other.marked else WHOLES
        return _likely(scores[begin : begin + CLASSES])


def _likely(scores: Floats) -> Judgement:
    raised = np.exp(scores.astype(np.float64) - scores.max())
    return Judgement(*(float(share) for share in raised / raised.sum()))


@lru_cache(maxsize=1)
def _shipped() -> PairReader:
    """The network that comes with the package; its word pieces are those of the encoder of speech."""
    with (
        as_file(files("wellsourced.matching") / "weights" / "pairs.onnx") as network,
        as_file(files("wellsourced.speech") / "weights" / "tokenizer.json") as pieces,
    ):
        return PairReader(network, pieces)


@lru_cache(maxsize=MOST_KEPT)
def judgement(one: Side, other: Side, *, beside: bool = False) -> Judgement:
    """Return how two English sentences stand by the network that comes with the package (decisions 30 and 33)."""
    return _shipped().judge(one, other, beside=beside)
