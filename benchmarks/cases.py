"""Score the dossiers of composed and real cases against what a careful reader finds in them.

    python benchmarks/cases.py --data PATH/cases [--scorer PATH/score/score_dossier.py] [--misses]

``PATH/cases`` holds a folder per case with the accounts and a ``gold.json``; the scorer is the script that defines the
measures. Prints a table with one column a case and exits with 1 when the data is missing.
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from wellsourced.casebook import Casebook
from wellsourced.dossier.json_form import json as dossier_json

# Measured by this project on such cases, with each tool as it comes: (measure, tool, figure).
PEERS = (
    ("quotes_f1", "a regex over quotation marks", 0.94),
    ("quotes_f1", "textacy", 0.67),
    ("quotes_f1", "Citron", 0.60),
    ("speaker", "Citron", 0.79),
    ("speaker", "a regex over quotation marks", 0.60),
    ("speaker", "textacy", 0.55),
    ("copies_f1", "containment of 5-word shingles", 0.88),
    ("times", "dateparser, search", 0.82),
)
ACCOUNTS = ("*.txt", "*.html", "*.md")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder a case")
    parser.add_argument("--scorer", type=Path, help="score_dossier.py (default: beside the data, in score/)")
    parser.add_argument("--misses", action="store_true", help="list what was missed, on standard error")
    args = parser.parse_args()
    scorer_path = args.scorer or args.data.parent / "score" / "score_dossier.py"
    cases = sorted(p.parent for p in args.data.glob("*/gold.json"))
    if not cases or not scorer_path.is_file():
        print(f"no cases in {args.data} or no scorer at {scorer_path}", file=sys.stderr)
        return 1
    scorer = scorer_at(scorer_path)
    scores = {case.name: score(dossier_of(case), case, scorer, misses=args.misses) for case in cases}
    _print(scores)
    return 0


def scorer_at(path: Path) -> ModuleType:
    """Return the scorer, a script that belongs to the cases, as a module."""
    spec = importlib.util.spec_from_file_location("score_dossier", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dossier_of(case: Path) -> dict[str, Any]:
    """Return the dossier of the accounts in the folder ``case``, as its JSON holds it."""
    sources = sorted(str(p) for pattern in ACCOUNTS for p in case.glob(pattern))
    with Casebook() as casebook:
        casebook.add(sources)
        dossier: dict[str, Any] = json.loads(dossier_json(casebook.dossier()))
    return dossier


def score(dossier: dict[str, Any], case: Path, scorer: ModuleType, *, misses: bool) -> dict[str, float | None]:
    """Return each measure of ``dossier`` against the gold of ``case``; None where there is nothing to score."""
    gold = json.loads((case / "gold.json").read_text("utf-8"))
    scorer.MISSES.clear()
    result: dict[str, float | None] = scorer.score(scorer.use_file_names(dossier), gold)
    if misses:
        print(f"== {case.name}", *scorer.MISSES, sep="\n", file=sys.stderr)
    return result


def _print(scores: dict[str, dict[str, float | None]]) -> None:
    """One row a measure, a column a case, and the mean of all but the real documents."""
    composed = [name for name in scores if name != "seeds"]
    print("| measure | " + " | ".join(scores) + " | mean of composed |")
    print("|---" * (len(scores) + 2) + "|")
    for measure in next(iter(scores.values())):
        cells = ["–" if (v := s[measure]) is None else f"{v:.3f}" for s in scores.values()]
        known = [v for name in composed if (v := scores[name][measure]) is not None]
        mean = f"{sum(known) / len(known):.3f}" if known else "–"
        print(f"| {measure} | " + " | ".join(cells) + f" | {mean} |")
    print("\nPeers on such cases, measured by this project:")
    for measure, tool, figure in PEERS:
        print(f"- {measure} {figure:.2f}: {tool}")


if __name__ == "__main__":
    sys.exit(main())
