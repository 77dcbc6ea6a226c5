"""Take the text of a PDF, in a process of its own: a hostile file may take all the time and memory it is given."""

import subprocess
import sys
from typing import NamedTuple

_NO_TEXT, _LOCKED, _BROKEN, _TOO_LONG, _TOO_LARGE = 3, 4, 5, 6, 7
_PROBLEMS = {
    _NO_TEXT: "is a PDF without text, as of a scan; give it to a text recognition first",
    _LOCKED: "is a PDF with a password; save it without one",
    _TOO_LONG: "is a PDF with more than {text:g} MB of text; save the part you need",
    _TOO_LARGE: "is a PDF that needs more than {memory:g} MB of memory; save the part you need",
    _BROKEN: "is a PDF that cannot be read; print it anew as PDF, or save its text",
}


class PdfLimits(NamedTuple):
    """How much one PDF may take, and how much of it is read."""

    seconds: float = 30
    memory_bytes: int = 1_500_000_000
    pages: int = 500
    text_bytes: int = 20_000_000


class PdfText(NamedTuple):
    """The text in UTF-8, and the problem: with a text, what of the file is not in it."""

    text: bytes
    problem: str | None


_LIMITS = PdfLimits()


def pdf_text(body: bytes, limits: PdfLimits = _LIMITS) -> PdfText:
    """Return the text of the first pages of a PDF, paragraphs apart, within ``limits``."""
    told = map(str, (limits.memory_bytes, limits.pages, limits.text_bytes))
    command = [sys.executable, "-m", "wellsourced.reading.formats.pdf", *told]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired:
        return PdfText(b"", f"is a PDF that took more than {limits.seconds:g} seconds, and was left; save its text")
    if done.returncode or not done.stdout.strip():
        problem = _PROBLEMS.get(done.returncode or _NO_TEXT, _PROBLEMS[_BROKEN])
        return PdfText(b"", problem.format(text=limits.text_bytes / 1e6, memory=limits.memory_bytes / 1e6))
    rest = done.stderr.decode("ascii", "replace").strip()
    cut = f"has {rest} pages, and the first {limits.pages} are read; cut it into several files"
    return PdfText(done.stdout, cut if rest.isdigit() else None)


def _bound(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _extracted(body: bytes, most_pages: int) -> str:
    import io
    import logging

    from pypdf import PdfReader

    logging.disable()
    pages = []
    reader = PdfReader(io.BytesIO(body))
    for page in reader.pages[:most_pages]:
        pages.append(_paragraphs(page.extract_text()))
    if len(reader.pages) > most_pages:
        sys.stderr.write(str(len(reader.pages)))
    return "\n\n".join(pages)


def _paragraphs(text: str) -> str:
    """Lines of a paragraph joined: one that does not end a sentence goes on in the next that is long enough."""
    out: list[str] = []
    longest = max((len(line) for line in text.split("\n")), default=0)
    open_line = False
    for line in (line.strip() for line in text.split("\n")):
        if line and open_line:
            out[-1] = out[-1][:-1] + line if out[-1].endswith("-") and line[:1].islower() else f"{out[-1]} {line}"
        elif line:
            out.append(line)
        open_line = bool(line) and len(line) > longest * 0.7
    return "\n\n".join(out)


def main() -> int:
    """Read a PDF from standard input and write its text; the status says what was wrong."""
    memory_bytes, most_pages, text_bytes = map(int, sys.argv[1:])
    _bound(memory_bytes)
    try:
        return _write(_extracted(sys.stdin.buffer.read(), most_pages), text_bytes)
    except MemoryError:
        return _TOO_LARGE
    except Exception as error:  # whatever a broken file makes it raise
        if type(error).__name__ == "FileNotDecryptedError":
            return _LOCKED
        return _TOO_LARGE if isinstance(error.__cause__ or error.__context__, MemoryError) else _BROKEN


def _write(text: str, most_bytes: int) -> int:
    if not text.strip():
        return _NO_TEXT
    written = text.encode("utf-8", "replace")
    if len(written) > most_bytes:
        return _TOO_LONG
    sys.stdout.buffer.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
