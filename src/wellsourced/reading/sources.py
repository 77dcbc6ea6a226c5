"""Find the documents behind what a user names, and say plainly what cannot be read."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal

from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure
from wellsourced.model.record import Record
from wellsourced.reading.decode import decode, is_binary

_HTML = frozenset({".html", ".htm", ".xhtml"})
_TEXT = frozenset({".txt", ".md", ".markdown", ".text"})
_RECORDS = frozenset({".jsonl", ".ndjson"})
_STDIN = "-"
_LOOKS_LIKE_HTML = re.compile(
    r"^\s{0,200}(?:<!--[^>]{0,500}-->\s{0,200}|<\?xml[^>]{0,200}>\s{0,200})?"
    r"<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE,
)
_SNIFFED_CHARS = 4000


class ReadingOptions(Record, frozen=True, kw_only=True):
    """What may be read. ``max_bytes`` bounds one file: a larger one is refused before it is opened."""

    max_bytes: int = 20_000_000


_LIMITS = ReadingOptions()


def documents(
    sources: Sequence[str], *, stdin: BinaryIO | None = None, limits: ReadingOptions = _LIMITS
) -> Iterator[Document | Failure]:
    """Yield the document or the failure behind each source, in the order given, folders sorted by path.

    A source is a text, Markdown or HTML file, a folder of such files, a file of JSON Lines, or ``-`` for
    standard input. One place is given once, whatever names lead to it. Raises nothing: what cannot be read
    is a ``Failure`` that says what was met and what to do.
    """
    seen: set[str] = set()
    for source in sources:
        for found in _from_source(source, stdin, limits):
            if isinstance(found, Failure):
                yield found
            elif found.place not in seen:
                seen.add(found.place)
                yield found


def _from_source(source: str, stdin: BinaryIO | None, limits: ReadingOptions) -> Iterator[Document | Failure]:
    if source == _STDIN:
        yield from _from_stream(stdin or sys.stdin.buffer, limits)
        return
    try:
        path = Path(source)
        if path.is_dir():
            yield from _from_folder(source, path, limits)
        elif path.exists():
            yield from _from_file(source, path, limits)
        else:
            yield _missing(source, path)
    except (OSError, ValueError) as error:
        yield _unreadable(source, error)


def _missing(source: str, path: Path) -> Failure:
    if path.is_symlink():
        return Failure(source=source, error="is a link to nothing, or to itself; name the file it should lead to")
    if source.startswith(("http://", "https://")):
        return Failure(
            source=source,
            error="is an address, and nothing is fetched; save the page as a file and name that",
        )
    return Failure(source=source, error="no such file or folder; check the path")


def _unreadable(source: str, error: Exception) -> Failure:
    if isinstance(error, PermissionError):
        return Failure(source=source, error="may not be read; give yourself permission to read it")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "not a usable path"
    return Failure(source=source, error=f"cannot be read ({reason.lower()}); check the path")


def _from_folder(source: str, folder: Path, limits: ReadingOptions) -> Iterator[Document | Failure]:
    found = False
    for path, trouble in _walk(folder):
        name = str(Path(source) / path.relative_to(folder))
        if trouble:
            found = True
            yield Failure(source=name, error=trouble)
        elif path.suffix.lower() in _HTML | _TEXT | _RECORDS:
            found = True
            try:
                yield from _from_file(name, path, limits)
            except (OSError, ValueError) as error:
                yield _unreadable(name, error)
    if not found:
        kinds = ", ".join(sorted(_HTML | _TEXT | _RECORDS))
        yield Failure(source=source, error=f"holds no account; put files that end in {kinds} in it")


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
            elif path.suffix.lower() in _HTML | _TEXT | _RECORDS:
                yield path, "is a link to nothing, or to itself; name the file it should lead to"
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
        stack.extend((entry, (*above, place)) for entry in entries)


def _from_file(source: str, path: Path, limits: ReadingOptions) -> Iterator[Document | Failure]:
    if not path.is_file():
        yield Failure(source=source, error="is neither a file nor a folder; save its content as a file")
        return
    size = path.stat().st_size
    if size > limits.max_bytes:
        yield _too_large(source, size, limits)
        return
    body = path.read_bytes()
    if (trouble := _trouble(body)) is not None:
        yield Failure(source=source, error=trouble)
    elif path.suffix.lower() in _RECORDS:
        yield from _from_records(source, str(path.resolve()), decode(body))
    else:
        yield Document(source=source, place=str(path.resolve()), body=body, media=_media(path.suffix.lower(), body))


def _media(suffix: str, body: bytes) -> Literal["html", "text"]:
    if suffix in _HTML:
        return "html"
    return "text" if suffix in _TEXT else _sniffed(body)


def _sniffed(body: bytes) -> Literal["html", "text"]:
    return "html" if _LOOKS_LIKE_HTML.match(decode(body[:_SNIFFED_CHARS])) else "text"


def _too_large(source: str, size: int, limits: ReadingOptions) -> Failure:
    given, most = size / 1_000_000, limits.max_bytes / 1_000_000
    return Failure(source=source, error=f"is {given:.0f} MB, more than {most:g} MB; cut it into one file an account")


def _trouble(body: bytes) -> str | None:
    if not body.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf\xff\xfe\x00"):
        return "is empty; give a file with an account in it"
    if is_binary(body):
        return "is no text but binary data; save the account as text or HTML"
    if not decode(body[:_SNIFFED_CHARS]).strip() and not decode(body).strip():
        return "is empty; give a file with an account in it"
    return None


def _from_stream(stream: BinaryIO, limits: ReadingOptions) -> Iterator[Document | Failure]:
    body = stream.read(limits.max_bytes + 1)
    if len(body) > limits.max_bytes:
        yield _too_large(_STDIN, len(body), limits)
    elif (trouble := _trouble(body)) is not None:
        yield Failure(source=_STDIN, error=trouble)
    else:
        text = decode(body)
        if _are_records(text):
            yield from _from_records(_STDIN, _STDIN, text)
        else:
            yield Document(source=_STDIN, place=_STDIN, body=body, media=_sniffed(body))


def _are_records(text: str) -> bool:
    first = next((line for line in text.split("\n") if line.strip()), "")
    record = _parsed(first) if first.lstrip().startswith("{") else None
    return isinstance(record, dict) and bool({"text", "html"} & record.keys())


def _from_records(source: str, place: str, text: str) -> Iterator[Document | Failure]:
    for number, line in _numbered(text.split("\n")):
        name = f"{source}#{number}"
        record = _parsed(line)
        if not isinstance(record, dict):
            yield Failure(source=name, error="is no JSON object; write one object with text or html on each line")
            continue
        kind: Literal["html", "text"] = "html" if isinstance(record.get("html"), str) else "text"
        body = record.get(kind)
        if not isinstance(body, str) or not body.strip():
            yield Failure(source=name, error='has no words in "text" or "html"; put the account into one of them')
            continue
        known: dict[str, Any] = {
            key: _told(record.get(key)) for key in ("url", "title", "outlet", "published", "retrieved")
        }
        encoded = body.encode("utf-8", "replace")
        yield Document(source=name, place=f"{place}#{number}", body=encoded, media=kind, **known)


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def _parsed(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _told(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
