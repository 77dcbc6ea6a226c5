"""What a text means, whatever its language, as a vector: a translation lies near what it translates."""

from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

MOST_CHARS = 2000  # of a text are read; more says nothing that its beginning does not
MOST_PIECES = 256  # word pieces, the two at the ends included
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

    def meaning(self, text: str) -> Floats:
        """Return the vector of ``text``, (384,), of length 1; its product with another one is their cosine."""
        pieces = self._tokenizer.encode(_PREFIX + text[:MOST_CHARS]).ids
        found: Floats = self._session.run(None, {"pieces": np.asarray(pieces, np.int64)})[0]
        return found


@lru_cache(maxsize=1)
def _shipped() -> Crosslingual:
    with as_file(files("wellsourced.text") / "weights") as folder:
        return Crosslingual(folder)


@lru_cache(maxsize=8192)
def meaning(text: str) -> Floats:
    """Return the vector of ``text`` by the model that comes with the package, (384,), of length 1.

    multilingual-e5-small (Wang et al. 2024), with the word pieces of eleven languages; texts in others are read by
    letters and say little. Cosines lie between 0.7 and 1 and mean something only beside those of other pairs.
    """
    found = _shipped().meaning(text)
    found.flags.writeable = False
    return found
