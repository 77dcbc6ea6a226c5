"""Tell how well sentences of real news that say the same are found, and such as differ on one matter.

    python benchmarks/restating.py --data PATH/basil

Judged by reading were 739 pairs of sentences of thirty stories of BASIL that nothing was learnt from: those that the
trees, or the network as it was before it learnt from news, held possible. So recall is of what either found possible.
The labels are in ``training/news.tsv``. ``signs alone`` is what is known before the network reads a pair; the cosine is
multilingual-e5-small's of both sentences, measured here.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

try:
    from training.news import Story, read_labels, read_stories
    from training.pairs import CHANGED
    from training.scoring import average_precision
    from training.sentences import AGAINST, ALIKE
except ModuleNotFoundError as missing:
    print(f"restating: {missing.name} is missing; pip install -e '.[train]'", file=sys.stderr)
    sys.exit(2)

from wellsourced.matching.rereading import Likely, reread
from wellsourced.matching.restatements import LEAST, shipped
from wellsourced.matching.rivals import LEAST as LEAST_RIVAL
from wellsourced.text.crosslingual import meaning

DIFFERENT = (AGAINST, CHANGED)


class Pair(NamedTuple):
    """A judged pair: its label, what is likely by signs, what is likely once read, and its cosine."""

    label: int
    signs: Likely
    read: Likely
    cosine: float


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    if not any(args.data.glob("articles/**/*.json")):
        print(f"restating: no articles in {args.data}", file=sys.stderr)
        return 2
    stories = read_stories(args.data, shipped(), read_labels(), aside=True)
    found = [pair for story in stories for pair in _pairs(story)]
    same = sum(pair.label == ALIKE for pair in found)
    print(f"{len(stories)} stories, {len(found)} pairs judged: {same} say the same, "
          f"{sum(pair.label in DIFFERENT for pair in found)} differ on one matter\n")  # fmt: skip
    print(f"| say the same | average precision | held at {LEAST} | precision | recall |\n|---|---|---|---|---|")
    print(_row("signs and network", found, lambda p: p.read.same, LEAST))
    print(_row("signs alone", found, lambda p: p.signs.same, LEAST))
    print(f"| cosine of multilingual-e5-small | {_average(found, lambda p: p.cosine, (ALIKE,)):.3f} | – | – | – |")
    print(f"\n| differ on one matter | average precision | held at {LEAST_RIVAL} | precision | recall |")
    print("|---|---|---|---|---|")
    print(_row("signs and network", found, lambda p: p.read.differ, LEAST_RIVAL, DIFFERENT))
    return 0


def _pairs(story: Story) -> list[Pair]:
    found, likely = story.near
    read = reread(found, likely)
    vectors = {i: meaning(side.text) for i, side in story.sides.items()}
    return [
        Pair(label, likely[pair], read[pair], float(vectors[pair[0]] @ vectors[pair[1]]))
        for pair, label in story.labels.items()
    ]


def _row(
    name: str,
    found: Sequence[Pair],
    sure: Callable[[Pair], float],
    least: float,
    right: Sequence[int] = (ALIKE,),
) -> str:
    held = [pair.label in right for pair in found if sure(pair) >= least]
    many = sum(pair.label in right for pair in found)
    shares = f"{sum(held) / max(1, len(held)):.2f} | {sum(held) / max(1, many):.2f}"
    return f"| {name} | {_average(found, sure, right):.3f} | {len(held)} | {shares} |"


def _average(found: Sequence[Pair], sure: Callable[[Pair], float], right: Sequence[int]) -> float:
    return average_precision([(sure(pair), pair.label in right) for pair in found])


if __name__ == "__main__":
    sys.exit(main())
