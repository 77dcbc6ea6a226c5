"""Show how the cost of reading grows with the number of accounts, and where the time goes.

    python benchmarks/scale.py --data PATH/basil [--sizes 10 100 300] [--runs 3]

``PATH/basil/articles`` holds BASIL's articles as JSON. Prints medians of several runs: seconds a run and a hundred
accounts, relative to the smallest size, and the share of each step. Exits with 1 when the data is missing.
"""

import argparse
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from training.basil import articles

from wellsourced.model.account import Document
from wellsourced.pipeline.plan import PLAN, Step
from wellsourced.pipeline.run import analyse, read_and_hear


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="BASIL's folder")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 300])
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    documents = articles(args.data)
    if len(documents) < max(args.sizes):
        print(f"only {len(documents)} articles in {args.data}; {max(args.sizes)} are needed", file=sys.stderr)
        return 1
    read_and_hear(documents[0])  # the word tables are read once, outside the clock
    print("| accounts | seconds | per account, ratio to the smallest |")
    print("|---|---|---|")
    base = 0.0
    spent: dict[str, float] = {}
    for size in args.sizes:
        runs = [_run(documents[:size]) for _ in range(args.runs)]
        seconds = statistics.median(sum(r.values()) for r in runs)
        spent = runs[-1]
        base = base or seconds / size
        print(f"| {size} | {seconds:.2f} | {seconds / size / base:.2f} |")
    print(f"\nWhere the time goes at {args.sizes[-1]} accounts:")
    for step, seconds in sorted(spent.items(), key=lambda s: -s[1]):
        print(f"- {step}: {seconds / sum(spent.values()):.0%}")
    return 0


def _run(documents: Sequence[Document]) -> dict[str, float]:
    """Seconds by step."""
    spent: dict[str, float] = defaultdict(float)
    heard = [h for d in documents for h in read_and_hear(d, [timed(s, spent) for s in PLAN])]
    analyse(heard, plan=[timed(s, spent) for s in PLAN])
    return dict(spent)


def timed(step: Step, spent: dict[str, float], clock: Callable[[], float] = time.perf_counter) -> Step:
    """Return the step with the seconds of its calls added to ``spent`` under its name."""

    def function(*values: object) -> object:
        begun = clock()
        result = step.function(*values)
        spent[step.name] += clock() - begun
        return result

    return Step(name=step.name, scope=step.scope, reads=step.reads, writes=step.writes, function=function)


if __name__ == "__main__":
    sys.exit(main())
