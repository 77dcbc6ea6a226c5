"""Write the encoder of speech as ONNX with 8-bit weights, and beside it what its reader must know."""

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.model import FORBIDDEN, Reader
from training.network_form import joined, write_network
from wellsourced.speech.tags import MENTION_TAGS, SPEECH_TAGS, Steps, allowed

OUTPUTS = ("speech", "asks", "answers", "mentions", "meaning")


def export(reader: Reader, tokenizer: Tokenizer, folder: Path, *, window_pieces: int, quantised: bool = True) -> Path:
    """Write ``encoder.onnx``, ``encoder.json`` and ``tokenizer.json`` into ``folder``; return the first.

    The sizes of the outputs, which stand side by side, the tags, the step scores and the window size stand in
    ``encoder.json``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "encoder.onnx"
    write_network(reader.encoder, joined(_heads(reader)), target, quantised=quantised)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "encoder.json").write_text(json.dumps(_described(reader, window_pieces), indent=1) + "\n")
    return target


def _described(reader: Reader, window_pieces: int) -> dict[str, object]:
    free = [torch.tensor(table) for table in allowed(MENTION_TAGS)]
    return {
        "window_pieces": window_pieces,
        "outputs": {name: layer.out_features for name, layer in zip(OUTPUTS, _heads(reader), strict=True)},
        "speech_tags": list(SPEECH_TAGS),
        "mention_tags": list(MENTION_TAGS),
        "speech_steps": _steps(reader.chain.tables()),
        "mention_steps": _steps([torch.where(table, 0.0, FORBIDDEN) for table in free]),
    }


def _steps(tables: Sequence[Tensor]) -> dict[str, object]:
    return {name: _rounded(table) for name, table in zip(Steps._fields, tables, strict=True)}


def _heads(reader: Reader) -> tuple[nn.Linear, ...]:
    return reader.speech, reader.asks, reader.answers, reader.mentions, reader.meaning


def _rounded(table: Tensor) -> object:
    return json.loads(json.dumps(table.tolist()), parse_float=lambda number: round(float(number), 4))
