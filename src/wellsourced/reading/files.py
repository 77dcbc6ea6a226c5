"""Files and folders as sources: pages, texts, records, saved pages, archives."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure, PassedOver
from wellsourced.reading.formats.listing import Listing
from wellsourced.reading.formats.wacz import is_wacz, wacz
from wellsourced.reading.formats.warc import ArchivedPage, BrokenPage, Share, holds_warc, warc
from wellsourced.reading.formats.warc import Found as ArchiveFound
from wellsourced.reading.frames import MOST_FRAME_BYTES, with_frames
from wellsourced.reading.kinds import HTML_SUFFIXES, RECORD_SUFFIXES, TEXT_SUFFIXES
from wellsourced.reading.pages import with_canonical
from wellsourced.reading.unfold import ReadingOptions, Received, too_large, unfold

Progress = Callable[[str, int, int | None], None]
FoundInFile = Document | Failure | PassedOver | Listing

_SUFFIXES = HTML_SUFFIXES | TEXT_SUFFIXES | RECORD_SUFFIXES | {".mhtml", ".mht", ".pdf", ".warc", ".warc.gz", ".wacz"}
# What browsers call the folder of pictures and frames beside a page saved "complete".
_BESIDE_A_PAGE = (
    "_files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_file",
    "_arquivos",
    "_ficheiros",
    "_bestanden",
    "-filer",
)
_START_BYTES = 65_536


class Files:
    """Reads files; ``limits`` bound each, ``most_pages`` the pages of one archive (None for all)."""

    def __init__(self, limits: ReadingOptions, most_pages: int | None, progress: Progress | None = None) -> None:
        self.limits, self._most_pages, self._progress = limits, most_pages, progress
        self._read = 0

    def named(self, source: str) -> Iterator[FoundInFile]:
        """Yield what stands in the file or folder ``source``. Raises nothing."""
        try:
            path = Path(source)
            if path.is_dir():
                yield from self._folder(source, path)
            elif path.exists():
                yield from self.file(source, path)
            elif path.is_symlink():
                yield Failure(source=source, error=_DANGLING)
            else:
                yield Failure(source=source, error="no such file or folder; check the path")
        except (OSError, ValueError) as error:
            yield _unreadable(source, error)

    def file(self, source: str, path: Path) -> Iterator[FoundInFile]:
        """Yield what stands in one file. Raises ``OSError``."""
        if not path.is_file():
            yield Failure(source=source, error="is neither a file nor a folder; save its content as a file")
            return
        self._tell("reading")
        place, size = str(path.resolve()), path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_START_BYTES)
        if holds_warc(start):
            passed: Counter[str] = Counter()
            with path.open("rb") as file:
                found = warc(file, size, passed, most_bytes=self.limits.max_bytes)
                yield from self._archive(source, place, found, passed)
        elif start.startswith(b"PK\x03\x04") and is_wacz(path):
            passed = Counter()
            found = wacz(path, passed, most_bytes=self.limits.max_bytes)
            yield from self._archive(source, place, found, passed)
        elif size > self.limits.max_listing_bytes:
            yield too_large(source, size, self.limits.max_bytes)
        else:
            suffix, body = path.suffix.lower(), path.read_bytes()
            body = with_frames(body, _beside(path)) if suffix in HTML_SUFFIXES else body
            received = Received(source, place, body, suffix=suffix)
            yield from (
                with_canonical(one) if isinstance(one, Document) else one for one in unfold(received, self.limits)
            )

    def _folder(self, source: str, folder: Path) -> Iterator[FoundInFile]:
        found = False
        for path, trouble in _walk(folder):
            name = str(Path(source) / path.relative_to(folder))
            if trouble:
                found = True
                yield Failure(source=name, error=trouble)
            elif _suffix(path) in _SUFFIXES:
                found = True
                try:
                    yield from map(_no_listing(name), self.file(name, path))
                except (OSError, ValueError) as error:
                    yield _unreadable(name, error)
        if not found:
            yield Failure(
                source=source, error=f"holds no account; put files that end in {', '.join(sorted(_SUFFIXES))} in it"
            )

    def _archive(
        self, source: str, place: str, found: Iterator[ArchiveFound], passed: Counter[str]
    ) -> Iterator[FoundInFile]:
        given, share = 0, 0.0
        for one in found:
            if isinstance(one, Share):
                share = one.read
            elif isinstance(one, BrokenPage):
                yield Failure(source=f"{source}#{one.url}" if one.url else source, error=one.problem)
            elif self._most_pages is not None and given >= self._most_pages:
                passed[f"all that follows the first {self._most_pages} pages"] = 1
                break
            else:
                given += 1
                yield from self._archived(source, place, one)
            self._tell(f"reading {Path(source).name}, {share:.0%}", given)
        yield from (PassedOver(source=source, reason=why, count=n) for why, n in _most_first(passed))

    def _tell(self, what: str, number: int | None = None) -> None:
        if self._progress is not None:
            self._progress(what, self._read if number is None else number, None)
        self._read += number is None

    def _archived(self, source: str, place: str, page: ArchivedPage) -> Iterator[FoundInFile]:
        received = Received(
            source=f"{source}#{page.url}",
            place=f"{place}#{page.record}",
            body=page.body,
            suffix=".txt" if page.media == "text" else "",
            media_type="text/html" if page.media == "html" else None,
            url=page.url,
            charset=page.charset,
            retrieved=page.retrieved,
        )
        for found in unfold(received, self.limits):
            if isinstance(found, Listing):
                yield PassedOver(
                    source=source, reason=f"a {found.kind}, whose pages are not fetched from an archive", count=1
                )
            else:
                yield with_canonical(found) if isinstance(found, Document) else found


_DANGLING = "is a link to nothing, or to itself; name the file it should lead to"


def _no_listing(name: str) -> Callable[[FoundInFile], FoundInFile]:
    """Nothing is fetched for what merely lies in a folder: whoever put it there would learn who reads it."""

    def told(found: FoundInFile) -> FoundInFile:
        if isinstance(found, Listing):
            return Failure(
                source=name, error=f"is a {found.kind} of pages to fetch; name it itself to have them fetched"
            )
        return found

    return told


def _most_first(passed: Counter[str]) -> list[tuple[str, int]]:
    return sorted(passed.items(), key=lambda item: (-item[1], item[0]))


def _suffix(path: Path) -> str:
    name = path.name.lower()
    return ".warc.gz" if name.endswith(".warc.gz") else path.suffix.lower()


def _unreadable(source: str, error: Exception) -> Failure:
    if isinstance(error, PermissionError):
        return Failure(source=source, error="may not be read; give yourself permission to read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable path"
    return Failure(source=source, error=f"cannot be read ({reason.lower()}); check the path")


def _walk(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """The files below ``folder`` by path, each with what keeps it from being read; not the hidden ones."""
    stack: list[tuple[Path, tuple[str, ...]]] = [(folder, (str(folder.resolve()),))]
    while stack:
        path, above = stack.pop()
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield path, _unreadable(str(path), error).error
            continue
        if not is_folder:
            if path.exists():
                yield path, None
            elif _suffix(path) in _SUFFIXES:
                yield path, _DANGLING
            continue
        place = str(path.resolve())
        if path != folder and place in above:
            yield path, "is a link to a folder it stands in, a loop; remove the link"
            continue
        try:
            entries = sorted((e for e in path.iterdir() if not e.name.startswith(".")), reverse=True)
        except OSError as error:
            yield path, _unreadable(str(path), error).error
            continue
        pages = {entry.stem for entry in entries if entry.suffix.lower() in HTML_SUFFIXES}
        stack.extend((entry, (*above, place)) for entry in entries if not _is_beside(entry, pages))


def _beside(page: Path) -> Callable[[str], bytes | None]:
    """What gives the frames that a browser put into the folder beside ``page``, and nothing from elsewhere."""
    folders = {page.stem + end for end in _BESIDE_A_PAGE}

    def found(address: str) -> bytes | None:
        folder, _, name = address.removeprefix("./").partition("/")
        if folder not in folders or not name or "/" in name or "\\" in name or "\0" in name:
            return None
        path = page.parent / folder / name
        if path.suffix.lower() not in HTML_SUFFIXES or path.is_symlink() or not path.is_file():
            return None
        return path.read_bytes() if path.stat().st_size <= MOST_FRAME_BYTES else None

    return found


def _is_beside(path: Path, pages: set[str]) -> bool:
    """True for the folder that a browser makes beside a page: what is in it belongs to the page."""
    ends = (end for end in _BESIDE_A_PAGE if path.name.endswith(end))
    return any(path.name.removesuffix(end) in pages for end in ends) and path.is_dir()
