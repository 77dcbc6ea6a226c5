"""Read an account with the trained encoder, once: tags for every word, ties between spans, and what sentences mean."""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from wellsourced.speech.pieces import Window, Words, windows, words
from wellsourced.speech.tags import Floats, Run, Steps, best_rows, runs

FOLDER = "weights"


class Read(NamedTuple):
    """What the encoder says of one part of an account.

    ``speech`` and ``mentions`` are runs over the part's words; the arrays have a row for each of its pieces: what a
    span asks for in a cue, what a cue answers, and what the piece adds to the meaning of its sentence. ``window``
    tells which parts were read together: only they can be tied.
    """

    words: Words
    window: int
    speech: tuple[Run, ...]
    mentions: tuple[Run, ...]
    asks: Floats
    answers: Floats
    meaning: Floats


class _Place(NamedTuple):
    window: int
    words: Words
    start: int

    @property
    def pieces(self) -> slice:
        return slice(self.start, self.start + len(self.words.pieces))


class Encoder:
    """The encoder with its weights in ``folder``. ``threads`` is how many cores one reading may use."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        described = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._session = _session(folder / "encoder.onnx", threads)
        self._limit = int(described["window_pieces"])
        self._speech_tags = tuple(described["speech_tags"])
        self._mention_tags = tuple(described["mention_tags"])
        self._speech_steps = _steps(described["speech_steps"])
        self._mention_steps = _steps(described["mention_steps"])
        self._edges = np.cumsum(list(described["outputs"].values()))[:-1]

    def read(
        self, text: str, paragraphs: Sequence[tuple[int, int]], quoted: Sequence[tuple[int, int]]
    ) -> tuple[Read, ...]:
        """Return what is said of each of ``paragraphs``, spans of ``text`` in its order.

        ``quoted`` are the spans between quotation marks, sorted by start. Same text, same result: every window is
        read alone, so that no neighbour's length or number changes its rounding.
        """
        parts = words(self._tokenizer, text, paragraphs, quoted, self._limit - 2)
        found = windows(self._tokenizer, parts, self._limit)
        split = [np.split(self._run(window), self._edges, axis=1) for window in found]
        places = [_Place(number, part, start) for number, window in enumerate(found) for part, start in _parts(window)]
        speech = self._rows(0, places, split, self._speech_tags, self._speech_steps)
        mentions = self._rows(3, places, split, self._mention_tags, self._mention_steps)
        return tuple(
            Read(at.words, at.window, spoken, named, *(split[at.window][output][at.pieces] for output in (1, 2, 4)))
            for at, spoken, named in zip(places, speech, mentions, strict=True)
        )

    def _rows(
        self, output: int, places: Sequence[_Place], split: Sequence[list[Floats]], tags: Sequence[str], steps: Steps
    ) -> list[tuple[Run, ...]]:
        scores = [split[at.window][output][at.pieces][list(at.words.first)] for at in places]
        return [tuple(runs([tags[tag] for tag in row])) for row in best_rows(scores, steps)]

    def _run(self, window: Window) -> Floats:
        feed = {"pieces": window.pieces, "shapes": window.shapes}
        arrays = {name: np.asarray(numbers, dtype=np.int64) for name, numbers in feed.items()}
        scores: Floats = self._session.run(None, arrays)[0]
        return scores


def _parts(window: Window) -> Iterator[tuple[Words, int]]:
    return zip(window.parts, window.starts, strict=True)


def _steps(described: dict[str, list[float]]) -> Steps:
    return Steps(*(np.asarray(described[name], dtype=np.float32) for name in Steps._fields))


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # lengths vary: the arena would only keep the largest of everything
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=2)
def shipped(threads: int = 1) -> Encoder:
    """Return the encoder that comes with the package."""
    with as_file(files("wellsourced.speech") / FOLDER) as folder:
        return Encoder(folder, threads=threads)
