"""Read a web archive of news pages whole: what was read, how fast, and whether a longer archive takes more memory.

    python benchmarks/archives.py --data PATH/odu-week [--times 10]

``PATH/odu-week/pages.warc.gz`` is one week of front-page stories of ten US outlets, 523 pages. Each line is a process
of its own: the week once, the week ``--times`` over in one file, and, for comparison, the week's records with their
bodies taken out by fastwarc and by warcio, which do not look into the pages. "to accounts" also extracts and marks the
text of each page; nothing is heard in it. Memory is the peak of the process.

Exits with 1 when the data is missing, when a page could not be read, or when the longer archive takes more than 1.2
times the memory; with 2, after our own figures, when warcio is not installed.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

NAME = "pages.warc.gz"
MOST_GROWTH = 1.2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds pages.warc.gz")
    parser.add_argument("--times", type=int, default=10, help="how often the long archive holds the week")
    parser.add_argument("--only", nargs=2, metavar=("WORK", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.only:
        return _alone(args.only[0], args.only[1])
    week = args.data / NAME
    if not week.is_file():
        print(f"no {NAME} in {args.data}", file=sys.stderr)
        return 1
    print(f"{'':34}{'pages':>8}{'not read':>10}{'pages/s':>9}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder, "long.warc.gz")
        with long.open("wb") as out:
            for _ in range(args.times):
                with week.open("rb") as file:
                    shutil.copyfileobj(file, out)
        failed, once = _line("wellsourced, documents", "documents", week)
        failed_too, often = _line(f"wellsourced, documents, {args.times} weeks", "documents", long)
        unread, _ = _line("wellsourced, to accounts", "accounts", week)
        _line("fastwarc, records", "fastwarc", week)
        if find_spec("warcio") is not None:
            _line("warcio, records", "warcio", week)
    if failed or failed_too or unread or often > once * MOST_GROWTH:
        return 1
    if find_spec("warcio") is None:
        print("no figures for warcio: it is not installed; try `pip install warcio`", file=sys.stderr)
        return 2
    return 0


def _line(name: str, work: str, path: Path) -> tuple[int, int]:
    """Print one line; return how many pages were not read, and the peak of memory in MB."""
    command = [sys.executable, __file__, "--data", str(path.parent), "--only", work, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    pages, failed, seconds, peak = done.stdout.split()
    print(f"{name:34}{pages:>8}{failed:>10}{int(pages) / float(seconds):>9.0f}{peak:>9}")
    return int(failed), int(peak)


def _alone(work: str, path: str) -> int:
    count: Counter[str] = Counter()
    began = time.perf_counter()
    {"documents": _documents, "accounts": _accounts, "fastwarc": _fastwarc, "warcio": _warcio}[work](path, count)
    seconds = time.perf_counter() - began
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    print(count["pages"], count["failed"], seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit)
    return 0


def _documents(path: str, count: Counter[str]) -> None:
    from wellsourced.model.account import Document
    from wellsourced.reading.sources import documents

    for found in documents([path]):
        count["pages" if isinstance(found, Document) else "failed"] += 1


def _accounts(path: str, count: Counter[str]) -> None:
    from wellsourced.errors import SourceError
    from wellsourced.model.account import Document
    from wellsourced.reading.read import read
    from wellsourced.reading.sources import documents

    for found in documents([path]):
        try:
            count["pages" if isinstance(found, Document) and read(found).text else "failed"] += 1
        except SourceError:
            count["failed"] += 1


def _fastwarc(path: str, count: Counter[str]) -> None:
    from fastwarc.warc import ArchiveIterator

    with Path(path).open("rb") as file:
        for record in ArchiveIterator(file):
            count["pages"] += bool(record.reader.read())


def _warcio(path: str, count: Counter[str]) -> None:
    from warcio.archiveiterator import ArchiveIterator

    with Path(path).open("rb") as file:
        for record in ArchiveIterator(file):
            count["pages"] += bool(record.content_stream().read())


if __name__ == "__main__":
    sys.exit(main())
