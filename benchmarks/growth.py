"""Show how the time and memory of comparing accounts grow up to ten thousand simulated ones.

    python benchmarks/growth.py [--sizes 100 1000 10000] [--heard 1000] [--keep FOLDER]

Hearing is once an account and takes most of the time of a run, so only ``--heard`` accounts of a simulated world are
read and heard; beyond them the same events stand again under other names of the same length, on other days.
``--keep`` is a folder where the heard accounts stay for the next run. Each size is a process of its own; its peak
holds the heard accounts, the analysis and the finished JSON.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from newsroom.generate import cases, write
from scale import timed
from speed import peak_kib
from wellsourced.casebook import Casebook
from wellsourced.dossier.assemble import assemble
from wellsourced.dossier.json_form import json as dossier_json
from wellsourced.model.dossier import Coverage
from wellsourced.model.speech import Heard
from wellsourced.pipeline.plan import PLAN
from wellsourced.pipeline.run import analyse
from wellsourced.store.embedded import EmbeddedStore

GROUPS = {"stories": "stories", "people": "people", "copies": "tracing", "relays": "tracing", "lineage": "tracing",
          "origins": "tracing", "settled": "tracing", "consequences": "tracing", "versions": "stories",
          "years": "stories", "echoes": "matching", "utterances": "matching", "points": "matching",
          "rumours": "matching"}  # fmt: skip
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_TURNS = "aeiou bdgknt lmrsv cfhpwz".split()  # letters that may stand for one another


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--heard", type=int, default=1000, help="accounts that are read and heard, not renamed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="folder for the heard accounts, used again by the next run")
    parser.add_argument("--only", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.only is not None:
        return _alone(args.keep, args.only)
    with tempfile.TemporaryDirectory() as folder:
        place = args.keep or Path(folder)
        _hear(place, args.seed, args.heard)
        _table([_measured(place, size) for size in args.sizes], args.heard)
    return 0


def _hear(place: Path, seed: int, accounts: int) -> None:
    """Write the world and hear it, unless ``place`` holds it already."""
    world = place / f"world-{seed}-{accounts}"
    if not world.exists():
        write(cases(seed, accounts), world)
    begun = time.perf_counter()
    with Casebook(place / "heard.db") as casebook:
        casebook.add(world)
    print(f"{accounts} accounts read and heard in {time.perf_counter() - begun:.0f} s (little where kept)\n")


def _measured(place: Path, size: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--only", str(size), "--keep", str(place)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    found: dict[str, float] = json.loads(told)
    return found


def _alone(place: Path, size: int) -> int:
    """In a process of its own: compare ``size`` accounts and print seconds by step and peaks as JSON."""
    heard = list(islice(_heard(place), size))
    loaded = peak_kib()
    spent: dict[str, float] = defaultdict(float)
    begun = time.process_time()
    analysis = analyse(heard, plan=[timed(step, spent, time.process_time) for step in PLAN])
    total = time.process_time() - begun
    compared = peak_kib()
    del heard
    coverage = Coverage(given=size, read=size, failed=(), first_published=None, last_published=None)
    begun = time.process_time()
    shown = dossier_json(assemble(coverage, analysis.heard, analysis.people, analysis.stories))
    writing = time.process_time() - begun
    sizes = sorted(len(story.accounts) for story in analysis.stories)
    grouped: dict[str, float] = defaultdict(float)
    for step, seconds in spent.items():
        grouped[GROUPS[step.split()[0]]] += seconds  # "points retold" belongs to the points
    steps = {f"step {name}": seconds for name, seconds in spent.items()}
    print(json.dumps({
        "accounts": size, "groups": len(sizes), "largest": sizes[-1], "total": total, "writing": writing, **grouped,
        **steps, "loaded": loaded / 1024, "compared": compared / 1024, "peak": peak_kib() / 1024,
        "json": len(shown) / 1e6,
    }))  # fmt: skip
    return 0


def _heard(place: Path) -> Iterator[Heard]:
    """Yield the heard accounts event by event, then the same under other names, without end."""
    store = EmbeddedStore(place / "heard.db")
    first = sorted((entry.heard for entry in store.entries()), key=lambda h: h.account.source)
    store.close()
    yield from first
    rename = _renamer(first)
    number = 0
    while True:
        number += 1
        for one in first:
            yield rename(one, number)


def _renamer(heard: Sequence[Heard]) -> Callable[[Heard, int], Heard]:
    """Return what gives an account other names: words with a capital that stand in one event only."""
    events: dict[str, set[str]] = defaultdict(set)
    for one in heard:
        for word in _NAME.findall(one.account.text):
            events[word].add(Path(one.account.source).parent.name)
    own = {word for word, found in events.items() if len(found) == 1}

    def rename(one: Heard, number: int) -> Heard:
        def turn(met: re.Match[str]) -> str:
            return _turned(met.group(), number) if met.group() in own else met.group()

        told = msgspec.json.decode(_NAME.sub(turn, msgspec.json.encode(one).decode()), type=Heard)
        account = told.account
        moved = msgspec.structs.replace(
            account,
            id=f"{account.id}-{number}",
            place=f"{account.place}-{number}",
            source=f"{account.source}-{number}",
            published=_later(account.published, number),
        )
        quotes = tuple(msgspec.structs.replace(q, id=f"{q.id}-{number}") for q in told.quotes)
        claims = tuple(msgspec.structs.replace(c, id=f"{c.id}-{number}") for c in told.claims)
        return msgspec.structs.replace(told, account=moved, quotes=quotes, claims=claims)

    return rename


def _turned(word: str, number: int) -> str:
    """``word`` with each letter moved on among its like, so that lengths, and with them all spans, stay."""
    letters = []
    for place, letter in enumerate(word.lower()):
        kin = next((turns for turns in _TURNS if letter in turns), letter)
        letters.append(kin[(kin.index(letter) + number * (place + 1) + place) % len(kin)])
    return "".join(letters).capitalize()


def _later(published: str | None, number: int) -> str | None:
    """The same day some years on; a simulated world lasts three years."""
    return f"{int(published[:4]) + 3 * number:04}{published[4:]}".replace("02-29", "02-28") if published else None


def _table(rows: Sequence[dict[str, float]], heard: int) -> None:
    shown = ("matching", "tracing", "stories", "people", "total")
    print(f"| accounts | events found, largest | {' s | '.join(shown)} s | s an account, ratio | peak MiB |")
    print("|---" * (len(shown) + 4) + "|")
    for row in rows:
        ratio = row["total"] / row["accounts"] / (rows[0]["total"] / rows[0]["accounts"])
        times = " | ".join(f"{row[name]:.1f}" for name in shown)
        groups = f"{row['groups']:.0f}, {row['largest']:.0f}"
        print(f"| {row['accounts']:.0f} | {groups} | {times} | {ratio:.2f} | {row['peak']:.0f} |")
    print(f"\nSeconds of processor. Accounts beyond the first {heard} are heard ones under other names.")
    last = rows[-1]
    print(
        f"Memory at {last['accounts']:.0f}: {last['loaded']:.0f} MiB with the heard accounts loaded, "
        f"{last['compared']:.0f} when compared, {last['peak']:.0f} with the JSON of {last['json']:.0f} MB, "
        f"which took {last['writing']:.1f} s."
    )
    print("\nSeconds a thousand accounts, by step:")
    steps = [name for name in last if name.startswith("step ")]
    print("| accounts | " + " | ".join(name.removeprefix("step ") for name in steps) + " |")
    print("|---" * (len(steps) + 1) + "|")
    for row in rows:
        print(
            f"| {row['accounts']:.0f} | " + " | ".join(f"{1000 * row[s] / row['accounts']:.2f}" for s in steps) + " |"
        )


if __name__ == "__main__":
    sys.exit(main())
