"""Find the documents behind what a user names, and say plainly what cannot be read."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure, PassedOver
from wellsourced.reading.files import Files, FoundInFile
from wellsourced.reading.formats.listing import Listing
from wellsourced.reading.formats.warc import holds_warc
from wellsourced.reading.pages import Pages, Web
from wellsourced.reading.unfold import ReadingOptions, Received, too_large, unfold
from wellsourced.reading.web.addresses import has_scheme

__all__ = ["Progress", "ReadingOptions", "documents"]

Progress = Callable[[str, int, int | None], None]
Found = Document | Failure | PassedOver

_STDIN = "-"
_LIMITS = ReadingOptions()


def documents(
    sources: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    limits: ReadingOptions = _LIMITS,
    web: Web | None = None,
    progress: Progress | None = None,
) -> Iterator[Found]:
    """Yield what is behind each source, in the order given, folders sorted by path: documents, failures, and how
    many parts were passed over.

    A source is a page's address, a feed, sitemap or list of addresses (by address or as a file), a file (text,
    Markdown, HTML, MHTML, PDF, JSON Lines, WARC, WACZ), a folder of such files, or ``-`` for standard input. One
    place is given once, whatever names lead to it. Only what is named itself makes ``web`` fetch anything, never
    what lies in a folder or an archive. Raises nothing: what cannot be read is a ``Failure`` that says what was
    met and what to do. Holds one document at a time, and the few that are being fetched.
    """
    seen: set[str] = set()
    files = Files(limits, web.options.most_pages if web else None, progress)
    pages = Pages(web, limits, progress) if web else None
    for on_the_web, run in groupby(sources, has_scheme):
        names = list(run)
        found = _fetched(names, pages) if on_the_web else _local(names, files, pages, stdin)
        for one in found:
            if isinstance(one, Document):
                if one.place in seen:
                    continue
                seen.add(one.place)
            yield one


def _fetched(urls: list[str], pages: Pages | None) -> Iterator[Found]:
    if pages is not None:
        yield from pages.named(urls)
        return
    for url in urls:
        yield Failure(source=url, error="is an address, and nothing is fetched; save the page as a file and name that")


def _local(names: list[str], files: Files, pages: Pages | None, stdin: BinaryIO | None) -> Iterator[Found]:
    for name in names:
        found = _from_stream(stdin or sys.stdin.buffer, files) if name == _STDIN else files.named(name)
        for one in found:
            if not isinstance(one, Listing):
                yield one
            elif pages is not None:
                yield from pages.listed(one, name)
            else:
                yield Failure(
                    source=name, error=f"is a {one.kind} of pages, and nothing is fetched; save them as files"
                )


def _from_stream(stream: BinaryIO, files: Files) -> Iterator[FoundInFile]:
    limits = files.limits
    body = stream.read(limits.max_listing_bytes + 1)
    if holds_warc(body[:65_536]):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "standard-input.warc")
            with copy.open("wb") as file:
                file.write(body)
                shutil.copyfileobj(stream, file)
            yield from files.file(_STDIN, copy)
    elif len(body) > limits.max_listing_bytes:
        yield too_large(_STDIN, len(body), limits.max_bytes)
    else:
        yield from unfold(Received(_STDIN, _STDIN, body), limits)
