"""Read WACZ bundles: web archives in a zip file, with the list of the pages that were meant to be captured."""

import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from wellsourced.reading.formats.warc import BrokenPage, Found, warc
from wellsourced.text.normalize import one_line

# In a line that is cut: the first member of that name, before any text that may hold such a thing.
_ADDRESS = re.compile(
    rb'^\s{0,9}\{(?:\s{0,9}"(?!url")\w{1,40}"\s{0,9}:\s{0,9}"[^"\\]{0,500}"\s{0,9},){0,9}'
    rb'\s{0,9}"url"\s{0,9}:\s{0,9}(?P<value>"[^"\\]{1,4000}")'
)
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
    """The addresses in the bundle's lists of pages; None where it has no list, or one too long to be read whole."""
    urls: set[str] = set()
    left = _MOST_LIST_BYTES
    for name in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        if name not in bundle.namelist():
            continue
        with bundle.open(name) as file:
            for line in _lines(file):
                left -= len(line)
                url = _address_in(line)
                if left < 0 or len(urls) >= _MOST_LISTED_PAGES or (url is None and len(line) >= _LONGEST_LINE_BYTES):
                    return None  # a page must not be lost because the list was cut
                urls.update([url] if url else ())
    return frozenset(urls) or None


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines, each no further than its first part: some lists hold the whole text of each page."""
    begins = True
    while line := file.readline(_LONGEST_LINE_BYTES):
        if begins:
            yield line
        begins = line.endswith(b"\n")


def _address_in(line: bytes) -> str | None:
    """The address that a line of the list gives, be the line cut after it."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        found = _ADDRESS.search(line)
        return str(json.loads(found["value"])) if found and len(line) >= _LONGEST_LINE_BYTES else None
    return told["url"] if isinstance(told, dict) and isinstance(told.get("url"), str) else None
