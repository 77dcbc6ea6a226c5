"""Write an encoder and one layer on top of it as ONNX with 8-bit weights, written out for speed."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

INPUTS = ("pieces", "shapes")


class _Exported(nn.Module):
    """The network on one row of pieces without padding.

    One row needs no mask. Queries, keys and values are one product, and the scale of attention is part of the
    queries' weights. ``first`` gives the scores of the first piece alone, (outputs,), instead of those of each,
    (pieces, outputs).
    """

    def __init__(self, encoder: BertModel, outputs: nn.Linear, *, first: bool) -> None:
        super().__init__()
        self.heads = encoder.config.num_attention_heads
        self.embeddings = encoder.embeddings
        self.layers = nn.ModuleList(encoder.encoder.layer)
        self.mixed = nn.ModuleList(joined(self._scaled(layer.attention.self)) for layer in self.layers)
        self.outputs = outputs
        self.first = first

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
        scores: Tensor = self.outputs(states[0] if self.first else states)
        return scores

    def _attend(self, mixed: Tensor) -> Tensor:
        queries, keys, values = mixed.unflatten(1, (3, self.heads, -1)).permute(1, 2, 0, 3).unbind(0)
        likely = torch.softmax(queries @ keys.transpose(1, 2), dim=2)
        return (likely @ values).transpose(0, 1).flatten(1)

    def _scaled(self, own: nn.Module) -> list[nn.Linear]:
        scale = (own.query.out_features / self.heads) ** -0.5
        query = nn.Linear(own.query.in_features, own.query.out_features)
        query.weight.data, query.bias.data = own.query.weight.data * scale, own.query.bias.data * scale
        return [query, own.key, own.value]


def joined(layers: Sequence[nn.Linear]) -> nn.Linear:
    """Return one layer that gives the outputs of all, side by side."""
    made = nn.Linear(layers[0].in_features, sum(layer.out_features for layer in layers))
    made.weight.data = torch.cat([layer.weight.data for layer in layers])
    made.bias.data = torch.cat([layer.bias.data for layer in layers])
    return made


def write_network(
    encoder: BertModel, outputs: nn.Linear, target: Path, *, first: bool = False, quantised: bool = True
) -> None:
    """Write the network to ``target``; its inputs are :data:`INPUTS`, (pieces,) each, its output "scores"."""
    with TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _write(_Exported(encoder, outputs, first=first).eval(), plain)
        if quantised:
            quantize_dynamic(plain, target, per_channel=True, weight_type=QuantType.QInt8)
        else:
            plain.replace(target)


def _write(network: _Exported, path: Path) -> None:
    example = torch.ones(16, dtype=torch.long)
    axes = INPUTS if network.first else (*INPUTS, "scores")
    torch.onnx.export(
        network,
        (example, example * 0),
        str(path),
        input_names=list(INPUTS),
        output_names=["scores"],
        dynamic_axes={name: {0: "pieces"} for name in axes},
        opset_version=17,
        dynamo=False,
    )
