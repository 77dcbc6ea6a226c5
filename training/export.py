"""Write the network as ONNX with 8-bit weights, and beside it what its reader must know."""

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.model import FORBIDDEN, Reader
from wellsourced.speech.tags import MENTION_TAGS, SPEECH_TAGS, Steps, allowed

INPUTS = ("pieces", "shapes")
OUTPUTS = ("speech", "asks", "answers", "mentions", "meaning")


class _Exported(nn.Module):
    """The network on one window without padding, written out for speed.

    One window needs no mask. Queries, keys and values are one product, the scale of attention is part of the queries'
    weights, and the outputs stand side by side: one array crosses the border.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        encoder = reader.encoder
        self.heads = encoder.config.num_attention_heads
        self.embeddings = encoder.embeddings
        self.layers = nn.ModuleList(encoder.encoder.layer)
        self.mixed = nn.ModuleList(_joined(self._scaled(layer.attention.self)) for layer in self.layers)
        self.outputs = _joined(_heads(reader))

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        own = self.embeddings
        places = torch.arange(pieces.shape[0])
        states = own.LayerNorm(
            own.word_embeddings(pieces) + own.position_embeddings(places) + own.token_type_embeddings(shapes)
        )
        for layer, mixed in zip(self.layers, self.mixed, strict=True):
            attended = layer.attention.output.dense(self._attend(mixed(states)))
            states = layer.attention.output.LayerNorm(attended + states)
            inner = layer.output.dense(nn.functional.gelu(layer.intermediate.dense(states)))
            states = layer.output.LayerNorm(inner + states)
        return self.outputs(states)

    def _attend(self, mixed: Tensor) -> Tensor:
        queries, keys, values = mixed.unflatten(1, (3, self.heads, -1)).permute(1, 2, 0, 3).unbind(0)
        likely = torch.softmax(queries @ keys.transpose(1, 2), dim=2)
        return (likely @ values).transpose(0, 1).flatten(1)

    def _scaled(self, own: nn.Module) -> list[nn.Linear]:
        scale = (own.query.out_features / self.heads) ** -0.5
        query = nn.Linear(own.query.in_features, own.query.out_features)
        query.weight.data, query.bias.data = own.query.weight.data * scale, own.query.bias.data * scale
        return [query, own.key, own.value]


def _joined(layers: Sequence[nn.Linear]) -> nn.Linear:
    """One layer that gives the outputs of all, side by side."""
    made = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))
    made.weight.data = torch.cat([layer.weight.data for layer in layers])
    made.bias.data = torch.cat([layer.bias.data for layer in layers])
    return made


def export(reader: Reader, tokenizer: Tokenizer, folder: Path, *, window_pieces: int, quantised: bool = True) -> Path:
    """Write ``encoder.onnx``, ``encoder.json`` and ``tokenizer.json`` into ``folder``; return the first.

    The sizes of the outputs, the tags, the step scores and the window size stand in ``encoder.json``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "encoder.onnx"
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _write(reader, plain)
        if quantised:
            quantize_dynamic(plain, target, per_channel=True, weight_type=QuantType.QInt8)
        else:
            plain.replace(target)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "encoder.json").write_text(json.dumps(_described(reader, window_pieces), indent=1) + "\n")
    return target


def _write(reader: Reader, path: Path) -> None:
    example = torch.ones(16, dtype=torch.long)
    torch.onnx.export(
        _Exported(reader).eval(),
        (example, example * 0),
        str(path),
        input_names=list(INPUTS),
        output_names=["scores"],
        dynamic_axes={name: {0: "pieces"} for name in (*INPUTS, "scores")},
        opset_version=17,
        dynamo=False,
    )


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
