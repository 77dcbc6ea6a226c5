"""What a text means, whatever its language, as a vector: a translation lies near what it translates."""

from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

Floats = NDArray[np.float32]
Span = tuple[int, int]

MOST_CHARS = 2000  # of a text are read; more says nothing that its beginning does not
MOST_PIECES = 256  # word pieces, the two at the ends included
MOST_KEPT = 700  # texts whose pieces are kept, about 60 kB each: one story asks for parts of them more than once
_PREFIX = "query: "  # what the model was taught to read before a text that is compared with its like


class Crosslingual:
    """The model in ``folder``; it reads one text at a time, on one core, so that no neighbour changes a result."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "crosslingual.tokenizer.json"))
        self._tokenizer.enable_truncation(MOST_PIECES)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.enable_cpu_mem_arena = False
        path = str(folder / "crosslingual.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def read(self, text: str) -> "Read":
        """Return what the model makes of ``text``."""
        encoded = self._tokenizer.encode(_PREFIX + text[:MOST_CHARS])
        whole, states = self._session.run(None, {"pieces": np.asarray(encoded.ids, np.int64)})
        whole.flags.writeable = states.flags.writeable = False
        return Read(whole, states, np.array(encoded.offsets) - len(_PREFIX))


class Read(NamedTuple):
    """A text as read: its vector, (384,), of length 1, those of its word pieces, and where each of these stands."""

    whole: Floats
    states: Floats
    places: NDArray[np.int64]

    def part(self, span: Span) -> Floats:
        """Return the mean of the pieces that touch ``span``, of length 1; of a span beyond what is read, the text's."""
        own = self.places
        inside = (own[:, 0] < span[1]) & (own[:, 1] > span[0]) & (own[:, 1] > own[:, 0])
        if not inside.any():
            return self.whole
        mean: Floats = self.states[inside].mean(0)
        return mean / np.float32(max(float(np.linalg.norm(mean)), 1e-9))


@lru_cache(maxsize=1)
def _shipped() -> Crosslingual:
    with as_file(files("wellsourced.text") / "weights") as folder:
        return Crosslingual(folder)


def meaning(text: str) -> Floats:
    """Return the vector of ``text`` by the model that comes with the package, (384,), of length 1.

    multilingual-e5-small (Wang et al. 2024), with the word pieces of eleven languages; texts in others are read by
    letters and say little. Cosines lie between 0.7 and 1 and mean something only beside those of other pairs.
    """
    return meanings(text)[0]


@lru_cache(maxsize=8192)
def meanings(text: str, spans: tuple[Span, ...] = ()) -> tuple[Floats, ...]:
    """Return the vector of ``text`` as :func:`meaning` does, and that of each of its ``spans``, read in its context.

    A span beyond what is read has the vector of the text. The product of two vectors is their cosine.
    """
    found = _read(text)
    parts = [found.part(span) for span in spans]
    for vector in parts:
        vector.flags.writeable = False
    return (found.whole, *parts)


@lru_cache(maxsize=MOST_KEPT)
def _read(text: str) -> Read:
    return _shipped().read(text)
