"""Score dossiers of simulated newsroom worlds, whose true lineage is known (see newsroom/README.md).

    python benchmarks/simulated.py [--seeds 1 2 3] [--accounts 80]

Each seed is a world of its own, all its events in one casebook. Prints a column a seed and the mean, and beside them
what simple methods reach on the same worlds. Real and composed cases stay the judge of how well stories are read.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from newsroom.generate import cases, write
from newsroom.score import golds_in, score, words
from wellsourced.casebook import Casebook
from wellsourced.dossier.json_form import json as dossier_json

SHINGLE_WORDS = 5
CONTAINED = 0.5  # of an account's shingles, those that make it a copy
Figures = Mapping[str, float | None]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--accounts", type=int, default=80, help="of each world")
    args = parser.parse_args()
    ours, simple = [], []
    for seed in args.seeds:
        with tempfile.TemporaryDirectory() as place:
            world = Path(place) / "world"
            write(cases(seed, args.accounts), world)
            golds = golds_in(world)
            dossier = _read(world)
        ours.append(score(dossier, golds))
        simple.append(_simple(dossier, golds))
    _print(args.seeds, ours, simple)
    return 0


def _read(world: Path) -> dict[str, Any]:
    with Casebook() as casebook:
        casebook.add(world)
        found: dict[str, Any] = json.loads(dossier_json(casebook.dossier()))
    return found


def _print(seeds: Iterable[int], ours: list[Figures], simple: list[Figures]) -> None:
    print("| measure | " + " | ".join(f"seed {seed}" for seed in seeds) + " | mean | simple |")
    print("|---" * (len(ours) + 3) + "|")
    for name in ours[0]:
        cells = [_cell(one[name]) for one in ours]
        print(f"| {name} | " + " | ".join([*cells, _mean(ours, name), _mean(simple, name)]) + " |")
    print(
        "\nSimple: copies are texts of which half the 5-word shingles stand in an earlier one of the event; utterances"
    )
    print("are quotations of the same words; every account that is no such copy is an origin of the facts it tells.")


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _mean(columns: Iterable[Figures], name: str) -> str:
    known = [value for one in columns if (value := one.get(name)) is not None]
    return _cell(statistics.mean(known) if known else None)


def _simple(dossier: Mapping[str, Any], golds: Mapping[str, Any]) -> Figures:
    """What simple methods reach, given the stories and facts of the gold and texts and quotations as we read them."""
    accounts = {Path(a["source"]).parts[-2:]: a for a in dossier["accounts"]}
    stories, facts = [], []
    for name, gold in golds.items():
        told = [accounts[name, a["file"]] for a in gold["accounts"]]
        copies = dict(_copies(told))
        stories.append(_story([a["id"] for a in told], copies, told))
        copied = {Path(a["source"]).name for a in told if a["id"] in copies}
        facts += [(len({v[0] for v in fact["values"]} - copied) or 1, fact) for fact in gold["facts"]]
    found = score({**dossier, "stories": stories}, golds)
    kept = {name: found[name] for name in ("utterances_precision", "utterances_recall", "utterances_f1", "not_same")}
    kept |= {name: found[name] for name in ("copies_f1", "copies_directed_f1", "direction")}
    return kept | {
        "origins_exact": sum(n == f["independent_origins"] for n, f in facts) / max(1, len(facts)),
        "origins_bounds_hold": sum(n == f["true_origins"] for n, f in facts) / max(1, len(facts)),
        "origins_overcounted": sum(n > f["true_origins"] for n, f in facts) / max(1, len(facts)),
    }


def _copies(told: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield a copy and the earlier account that holds most of it; ``told`` is in order of time."""
    grams = [_shingles(a["text"]) for a in told]
    for i, mine in enumerate(grams):
        shares = [(len(mine & grams[j]) / max(1, len(mine)), -j) for j in range(i)]
        share, j = max(shares, default=(0.0, 0))
        if share >= CONTAINED:
            yield told[i]["id"], told[-j]["id"]


def _shingles(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {found[i : i + SHINGLE_WORDS] for i in range(len(found) - SHINGLE_WORDS + 1)}


def _story(accounts: list[str], copies: Mapping[str, str], told: list[dict[str, Any]]) -> dict[str, Any]:
    same: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for account in told:
        for quote in account["quotes"]:
            same[words(quote["text"])].append(
                {"account": account["id"], "text": quote["text"], "alteration": "verbatim"}
            )
    derivations = [{"from": source, "to": target, "kind": "copy"} for target, source in copies.items()]
    utterances = [{"members": members} for members in same.values()]
    return {"accounts": accounts, "utterances": utterances, "points": [], "derivations": derivations, "rumours": []}


if __name__ == "__main__":
    sys.exit(main())
