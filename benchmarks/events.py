"""Read BASIL's hundred events, three outlets each, and group all their articles into events.

    python benchmarks/events.py --data PATH/basil

Prints how many events are read without an error and kept as one story, and the BCubed F1 (Bagga and Baldwin 1998) of
grouping all articles at once, with and without their dates. Exits with 1 when the data is missing, 2 on an error.
"""

import argparse
import sys
import traceback
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from scale import articles
from wellsourced.model.account import Document
from wellsourced.model.speech import Heard
from wellsourced.pipeline.run import analyse, read_and_hear
from wellsourced.stories.cluster import stories

# Measured by this project: a single pass over TF-IDF vectors, without dates and with a window of seven days.
PEERS = (("TF-IDF single pass, no dates", 0.940), ("TF-IDF single pass, 7-day window", 0.972))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="BASIL's folder")
    args = parser.parse_args()
    events: dict[str, list[Document]] = defaultdict(list)
    for document in articles(args.data):
        events[document.source.rsplit("_", 1)[0]].append(document)
    if not events:
        print(f"no articles in {args.data}", file=sys.stderr)
        return 1
    heard, single, errors = [], 0, 0
    gold: list[str] = []
    for event, documents in sorted(events.items()):
        try:
            told = [heard for d in documents for heard in read_and_hear(d)]
            single += len(analyse(told).stories) == 1
        except Exception:
            traceback.print_exc()
            errors += 1
            continue
        heard.extend(told)
        gold.extend([event] * len(told))
    print(f"{len(events)} events read, {errors} with an error, {single} kept as one story\n")
    print("| grouping of all articles | BCubed F1 | whose |\n|---|---|---|")
    print(f"| ours, no dates | {_bcubed(_undated(heard), gold):.3f} | this script |")
    print(f"| ours, with dates | {_bcubed(heard, gold):.3f} | this script |")
    for name, figure in PEERS:
        print(f"| {name} | {figure:.3f} | measured by this project earlier |")
    return 2 if errors else 0


def _undated(heard: Sequence[Heard]) -> list[Heard]:
    return [
        msgspec.structs.replace(h, account=msgspec.structs.replace(h.account, published=None, published_from=None))
        for h in heard
    ]


def _bcubed(heard: Sequence[Heard], gold: Sequence[str]) -> float:
    group = {account: n for n, ids in enumerate(stories(heard)) for account in ids}
    found = [group[h.account.id] for h in heard]
    precision = recall = 0.0
    for own, event in zip(found, gold, strict=True):
        same = sum(f == own and g == event for f, g in zip(found, gold, strict=True))
        precision += same / found.count(own)
        recall += same / gold.count(event)
    precision, recall = precision / len(gold), recall / len(gold)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    sys.exit(main())
