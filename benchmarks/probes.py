"""Score the dossiers of many small cases, each of a few short accounts that word one thing their own way.

    python benchmarks/probes.py --scorer PATH/score/score_dossier.py [--data benchmarks/probes] [--misses]

A line of a file is one probe: its accounts by file name and its ``gold``, as in ``gold.json``. Prints for each file the
means of the measures that its subject is about, over the probes that have something to score.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from cases import dossier_of, score, scorer_at

HERE = Path(__file__).parent / "probes"
UNASKED = "rumours where there is none"
# What the probes of a subject are about; their gold is full in nothing else.
MEASURES = {
    "speech": ("quotes_f1", "speaker", "via", "times"),
    "utterances": ("speaker", "utterances_f1", "alterations", "origins", "not_same"),
    "facts": ("facts_recall", "facts_verdict", "facts_origins", "distortions_refused"),
    "rumours": ("rumours", UNASKED),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=HERE, help="folder with the files of probes")
    parser.add_argument("--scorer", type=Path, required=True, help="score_dossier.py")
    parser.add_argument("--misses", action="store_true", help="list what was missed, on standard error")
    args = parser.parse_args()
    files = sorted(args.data.glob("*-*.jsonl"))
    if not files or not args.scorer.is_file():
        print(f"no probes in {args.data} or no scorer at {args.scorer}", file=sys.stderr)
        return 1
    scorer = scorer_at(args.scorer)
    print("| probes | number | measure | mean |\n|---|---|---|---|")
    for file in files:
        subject = file.stem.partition("-")[0]
        scores = list(_scores(file, scorer, misses=args.misses))
        for measure, (mean, number) in _means(scores, MEASURES[subject]).items():
            print(f"| {file.stem} | {number} | {measure} | {mean:.3f} |")
    return 0


def _scores(file: Path, scorer: ModuleType, *, misses: bool) -> Iterator[dict[str, float | None]]:
    for line in file.read_text("utf-8").splitlines():
        probe = json.loads(line)
        with TemporaryDirectory() as folder:
            case = Path(folder) / probe["name"]
            case.mkdir()
            for name, text in probe["accounts"].items():
                (case / name).write_text(text, "utf-8")
            (case / "gold.json").write_text(json.dumps(probe["gold"]), "utf-8")
            dossier = dossier_of(case)
            unasked = not probe["gold"].get("rumours") and float(any(told["rumours"] for told in dossier["stories"]))
            yield score(dossier, case, scorer, misses=misses) | {UNASKED: None if unasked is False else unasked}


def _means(scores: list[dict[str, float | None]], measures: tuple[str, ...]) -> dict[str, tuple[float, int]]:
    known: dict[str, list[float]] = defaultdict(list)
    for one in scores:
        for measure in measures:
            if (value := one[measure]) is not None:
                known[measure].append(value)
    return {measure: (sum(values) / len(values), len(values)) for measure, values in known.items()}


if __name__ == "__main__":
    sys.exit(main())
