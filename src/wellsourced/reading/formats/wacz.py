"""Read WACZ bundles: web archives in a zip file, with the list of the pages that were meant to be captured."""

import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from wellsourced.reading.formats.warc import BrokenPage, Found, warc
from wellsourced.text.normalize import one_line

_LONGEST_LINE_BYTES = 65_536
_MOST_LISTED_PAGES = 1_000_000
_MOST_LIST_BYTES = 200_000_000


def wacz(path: Path, passed: Counter[str], *, most_bytes: int) -> Iterator[Found]:
    """Yield the pages of a WACZ file (https://specs.webrecorder.net/wacz/1.1.1/), those in its list of pages.

    Where it lists none, every captured page is given, frames of advertisements among them.
    """
    try:
        with zipfile.ZipFile(path) as bundle:
            names = sorted(
                i.filename for i in bundle.infolist() if i.filename.startswith("archive/") and ".warc" in i.filename
            )
            listed = _listed(bundle)
            if not names:
                yield BrokenPage(None, "holds no web archive; give a WACZ file, or the pages in it")
            for name in names:
                with bundle.open(name) as member:
                    yield from warc(
                        cast("BinaryIO", member),
                        bundle.getinfo(name).file_size,
                        passed,
                        most_bytes=most_bytes,
                        wanted=listed,
                    )
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        yield BrokenPage(None, f"is a broken or locked bundle ({one_line(str(error))[:100]}); fetch or copy it again")


def is_wacz(path: Path) -> bool:
    """True for a zip file with a web archive in it."""
    try:
        with zipfile.ZipFile(path) as bundle:
            return any(name.startswith("archive/") for name in bundle.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _listed(bundle: zipfile.ZipFile) -> frozenset[str] | None:
    """The addresses in the bundle's lists of pages, or None where it has no such list."""
    urls: set[str] = set()
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name not in bundle.namelist():
            continue
        left = _MOST_LIST_BYTES
        with bundle.open(name) as lines:
            while left > 0 and len(urls) < _MOST_LISTED_PAGES and (line := lines.readline(_LONGEST_LINE_BYTES)):
                left -= len(line)
                urls.update(_address_in(line))
    return frozenset(urls) or None


def _address_in(line: bytes) -> Iterator[str]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return
    if isinstance(told, dict) and isinstance(told.get("url"), str):
        yield told["url"]
