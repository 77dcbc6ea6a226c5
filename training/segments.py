"""Make the trees that judge the segments of a page, from pages whose main text was marked by hand.

    python -m training.segments --data PATH/wcxb-dev [--check] [--out FILE]

``PATH`` holds ``html/`` and ``ground-truth/`` as WCXB does. With ``--check`` nothing is written: two pairs of layers
are trained, each on the pages of odd or of even number, and the word-F1 of whole readings of the other half is printed.
A segment counts as text when most of its words stand in the gold, aligned in order. The second layer learns from what
first layers said of pages that they had not seen; each layer is the mean of some models that saw different parts of
the pages. One core, some minutes; the same data gives the same trees.
"""

import argparse
import re
import sys
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from lightgbm import Dataset, train
from rapidfuzz.distance import LCSseq

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.extraction import Gold, evidence, golds, word_f1

from training.trees import LEAVES, Bag, stored
from wellsourced.reading import judge
from wellsourced.reading.decode import decode
from wellsourced.reading.seen import Seen, see

FOLDS = 4
BAGS, PAGES_SHARE, ROUNDS = 4, 0.7, 80
SETTINGS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": LEAVES,
    "min_data_in_leaf": 30,
    "lambda_l2": 5,
    "max_bin": 63,
    "feature_fraction_bynode": 0.2,
    "num_threads": 1,
    "deterministic": True,
    "force_col_wise": True,
    "verbose": -1,
}
_WORD = re.compile(r"\w+")
_LONG_WORDS = 200  # a segment weighs by its words, up to these
_LEAST_WEIGHT = 0.0005
_OUT = Path(__file__).resolve().parents[1] / "src" / "wellsourced" / "reading" / "weights" / "segments.npz"


class Example(NamedTuple):
    """A page as seen, with what its segments are and what an error in each costs."""

    gold: Gold
    odd: bool
    seen: Seen
    is_text: np.ndarray
    weight: np.ndarray


def main() -> int:
    """Train and write the trees, or check what halves give; 1 when the data is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with html/ and ground-truth/")
    parser.add_argument("--check", action="store_true", help="train on halves and print what they give on the others")
    parser.add_argument("--out", type=Path, default=_OUT, help="the file to write")
    args = parser.parse_args()
    examples = [example for gold in golds(args.data) if (example := _example(gold)) is not None]
    if not examples:
        print(f"no pages in {args.data}: it should hold html/ and ground-truth/", file=sys.stderr)
        return 1
    if args.check:
        _check(examples)
    else:
        np.savez_compressed(args.out, **_layers(examples))
    return 0


def _example(gold: Gold) -> Example | None:
    seen = see(decode(gold.page.encode("utf-8", "replace")))
    if seen is None or not seen.parts:
        return None
    words = [_WORD.findall(part.text.lower()) for part in seen.parts]
    counts = np.array([len(own) for own in words])
    numbers: dict[str, int] = {}
    page = [numbers.setdefault(word, len(numbers)) for own in words for word in own]
    wanted = [numbers.setdefault(word, len(numbers)) for word in _WORD.findall(gold.text.lower())]
    met = np.zeros(len(page))
    for step in LCSseq.opcodes(page, wanted):
        if step.tag == "equal":
            met[step.src_start : step.src_end] = 1
    ends = np.cumsum(counts)
    share = [met[end - count : end].mean() if count else 0.0 for end, count in zip(ends, counts, strict=True)]
    size = max(30, min(len(wanted), len(page)))
    weight = np.minimum(counts, _LONG_WORDS) / size + _LEAST_WEIGHT
    return Example(gold, bool(int(gold.name) % 2), seen, np.array(share) >= 0.5, weight)


def _layers(examples: list[Example]) -> dict[str, np.ndarray]:
    return stored(dict(zip(("first", "second"), _train(examples), strict=True)))


def _train(examples: list[Example]) -> tuple[Bag, Bag]:
    unseen: list[np.ndarray] = [np.zeros(0)] * len(examples)
    for fold in range(FOLDS):
        rest = [example for index, example in enumerate(examples) if index % FOLDS != fold]
        bag = _fit(rest, [example.seen.rows for example in rest])
        for index in range(fold, len(examples), FOLDS):
            unseen[index] = _said(bag, examples[index].seen.rows)
    first = _fit(examples, [example.seen.rows for example in examples])
    rows = [_with_company(example.seen, said) for example, said in zip(examples, unseen, strict=True)]
    return first, _fit(examples, rows)


def _with_company(seen: Seen, said: np.ndarray) -> np.ndarray:
    return np.hstack([seen.rows, judge.company(seen.parts, seen.within, said)])


def _fit(examples: list[Example], rows: list[np.ndarray]) -> Bag:
    """Models that each saw a part of the pages: what one learnt from a few pages, the others correct."""
    bag = []
    for seed in range(BAGS):
        chosen = np.random.default_rng(seed).permutation(len(examples))[: int(PAGES_SHARE * len(examples))]
        weight = np.concatenate([examples[index].weight for index in sorted(chosen)])
        is_text = np.concatenate([examples[index].is_text for index in sorted(chosen)])
        data = Dataset(np.vstack([rows[index] for index in sorted(chosen)]), is_text, weight=weight / weight.mean())
        bag.append(train({**SETTINGS, "seed": seed}, data, ROUNDS))
    return bag


def _said(bag: Bag, rows: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.mean([model.predict(rows, raw_score=True) for model in bag], axis=0)))


def _check(examples: list[Example]) -> None:
    """Print what either half's trees give on the other half, in whole readings: the evidence of all accounts."""
    scores: dict[tuple[str, bool], list[float]] = {}
    for odd in (True, False):
        told = judge.from_stored(_layers([example for example in examples if example.odd is odd]))
        with patch.object(judge, "layers", return_value=told):
            for example in (one for one in examples if one.odd is not odd):
                scores.setdefault((example.gold.kind, odd), []).append(
                    word_f1(evidence(example.gold.page), example.gold.text)
                )
    for (kind, odd), found in sorted(scores.items()):
        trained, checked = ("odd", "even") if odd else ("even", "odd")
        print(f"{kind}: trained on {trained} pages, word-F1 on {len(found)} {checked} ones {mean(found):.4f}")
    for kind in sorted({kind for kind, _ in scores}):
        whole = mean(scores[kind, True] + scores[kind, False])
        print(f"{kind}: word-F1 on all pages, each read by the other half's trees {whole:.4f}")


if __name__ == "__main__":
    sys.exit(main())
