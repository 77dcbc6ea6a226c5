"""Score the counts of origins on points that are given, so that only tracing and the sources of claims are judged.

    python benchmarks/origins.py --data PATH/cases [--misses]

``PATH/cases`` holds a folder per case with the accounts and a ``gold.json``. For every fact whose origins the gold
counts (``independent_origins``, ``at_most``), the point is made of the gold's own sentences, and its origins are
counted as in a dossier. ``cases.py`` scores the same counts on the points that the program finds by itself. Prints a
row a case; exits with 1 when no case counts origins.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from wellsourced.model.dossier import Failure, PassedOver
from wellsourced.model.lineage import Derivation, Origins
from wellsourced.model.match import Point, PointValue
from wellsourced.model.speech import Claim, Heard
from wellsourced.pipeline.run import analyse, read_and_hear
from wellsourced.reading.sources import documents
from wellsourced.text.normalize import keys
from wellsourced.tracing.independence import count

ACCOUNTS = ("*.txt", "*.html", "*.md")
SAME_SENTENCE = 0.6
UNCOUNTED = Origins(independent=0, at_most=0, undetermined=(), named=())


class Tally(NamedTuple):
    """How many counted facts there are, how many lower and upper bounds are the gold's, and how many claim too much."""

    facts: int = 0
    independent: int = 0
    at_most: int = 0
    too_many: int = 0
    too_narrow: int = 0

    def __add__(self, other: tuple[int, ...]) -> "Tally":  # type: ignore[override]
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder a case")
    parser.add_argument("--misses", action="store_true", help="list what was counted otherwise, on standard error")
    args = parser.parse_args()
    golds = {p.parent: json.loads(p.read_text("utf-8")) for p in sorted(args.data.glob("*/gold.json"))}
    counted = {case: gold for case, gold in golds.items() if any("independent_origins" in f for f in gold["facts"])}
    if not counted:
        print(f"no case in {args.data} counts origins", file=sys.stderr)
        return 1
    tallies = {case.name: _tally(case, gold, misses=args.misses) for case, gold in counted.items()}
    _print(tallies)
    return 0


def _tally(case: Path, gold: dict[str, Any], *, misses: bool) -> Tally:
    heard, derivations = _analysed(case)
    total = Tally()
    for fact in gold["facts"]:
        if "independent_origins" not in fact:
            continue
        point = given(fact, heard)
        found = count(heard, derivations, (), (point,))[1][0].origins
        low, high = fact["independent_origins"], fact.get("at_most", fact["independent_origins"])
        total += Tally(
            1, found.independent == low, found.at_most == high, found.independent > low, found.at_most < high
        )
        if misses and (found.independent, found.at_most) != (low, high):
            print(_miss(case, fact, point, found), file=sys.stderr)
    return total


def _analysed(case: Path) -> tuple[Sequence[Heard], Sequence[Derivation]]:
    """The accounts of a case as heard, and what they took from one another."""
    sources = sorted(str(p) for pattern in ACCOUNTS for p in case.glob(pattern))
    read = [d for d in documents(sources) if not isinstance(d, Failure | PassedOver)]
    analysis = analyse([heard for document in read for heard in read_and_hear(document)])
    return analysis.heard, [d for story in analysis.stories for d in story.derivations]


def given(fact: dict[str, Any], heard: Sequence[Heard]) -> Point:
    """Return the point that the gold's sentences make, each laid to whom the account lays its claim to."""
    by_file = {Path(one.account.source).name: one for one in heard}
    values = [value for name, written, text in fact["values"] for value in _values(by_file[name], text, written)]
    return Point(
        id="p", what=fact["what"], verdict=fact["verdict"], why="", values=tuple(values), origins=UNCOUNTED
    )  # fmt: skip


def _values(one: Heard, text: str, written: str) -> Iterator[PointValue]:
    claim = max(one.claims, key=lambda c: (_overlap(c.text, text), -c.start), default=None)
    if claim is not None and _overlap(claim.text, text) >= SAME_SENTENCE:
        yield _value(one, claim, written)


def _value(one: Heard, claim: Claim, written: str) -> PointValue:
    return PointValue(
        start=claim.start,
        end=claim.end,
        account=one.account.id,
        claim=claim.id,
        text=claim.text,
        value=written,
        unit=None,
        hedge=None,
        attributed_to=claim.attributed_to,
    )


def _overlap(one: str, other: str) -> float:
    """The part of the shorter one's words that the other has."""
    a, b = set(keys(one)), set(keys(other))
    return len(a & b) / max(1, min(len(a), len(b)))


def _miss(case: Path, fact: dict[str, Any], point: Point, found: Origins) -> str:
    wanted = f"{fact['independent_origins']} to {fact.get('at_most', fact['independent_origins'])}"
    lines = [f"{case.name}: {fact['what']}: {found.independent} to {found.at_most}, not {wanted} ({fact.get('why')})"]
    lines += [f"  {origin.kind} {origin.name!r}: {len(origin.accounts)} accounts" for origin in found.named]
    lines += [f"  {v.attributed_to and v.attributed_to.name!r} <- {v.text[:150]!r}" for v in point.values]
    return "\n".join(lines)


def _print(tallies: dict[str, Tally]) -> None:
    print("| case | facts | independent exact | at_most exact | independent too high | at_most too low |")
    print("|---|---|---|---|---|---|")
    rows = {**tallies, "all": sum(tallies.values(), start=Tally())}
    for name, tally in rows.items():
        shares = " | ".join(f"{number / tally.facts:.3f}" for number in tally[1:])
        print(f"| {name} | {tally.facts} | {shares} |")


if __name__ == "__main__":
    sys.exit(main())
