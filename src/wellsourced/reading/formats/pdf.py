"""Take the text of a PDF, in a process of its own: a hostile file may take all the time and memory it is given."""

import subprocess
import sys
from typing import NamedTuple

SECONDS = 30
MEMORY_BYTES = 1_500_000_000
MOST_PAGES = 500
MOST_TEXT_BYTES = 20_000_000
_NO_TEXT, _LOCKED, _BROKEN, _TOO_LONG = 3, 4, 5, 6
_PROBLEMS = {
    _NO_TEXT: "is a PDF without text, as of a scan; give it to a text recognition first",
    _LOCKED: "is a PDF with a password; save it without one",
    _TOO_LONG: f"is a PDF with more than {MOST_TEXT_BYTES / 1e6:g} MB of text; save the part you need",
    _BROKEN: "is a PDF that cannot be read; print it anew as PDF, or save its text",
}


class PdfText(NamedTuple):
    """The text in UTF-8, and the problem: with a text, what of the file is not in it."""

    text: bytes
    problem: str | None


def pdf_text(body: bytes, *, seconds: float = SECONDS) -> PdfText:
    """Return the text of the first 500 pages of a PDF, paragraphs apart. Takes at most ``seconds``."""
    command = [sys.executable, "-m", "wellsourced.reading.formats.pdf"]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return PdfText(b"", f"is a PDF that took more than {seconds:g} seconds, and was left; save its text")
    if done.returncode or not done.stdout.strip():
        return PdfText(b"", _PROBLEMS.get(done.returncode or _NO_TEXT, _PROBLEMS[_BROKEN]))
    rest = done.stderr.decode("ascii", "replace").strip()
    cut = (
        f"has {rest} pages, and the first {MOST_PAGES} are read; cut it into several files" if rest.isdigit() else None
    )
    return PdfText(done.stdout, cut)


def _limit(memory_bytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _extracted(body: bytes) -> str:
    import io
    import logging

    from pypdf import PdfReader

    logging.disable()
    pages = []
    reader = PdfReader(io.BytesIO(body))
    for page in reader.pages[:MOST_PAGES]:
        pages.append(_paragraphs(page.extract_text()))
    if len(reader.pages) > MOST_PAGES:
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
    _limit(MEMORY_BYTES)
    from pypdf.errors import FileNotDecryptedError, PyPdfError

    try:
        text = _extracted(sys.stdin.buffer.read())
    except FileNotDecryptedError:
        return _LOCKED
    except (PyPdfError, MemoryError, RecursionError, Exception):  # whatever a broken file makes it raise
        return _BROKEN
    if not text.strip():
        return _NO_TEXT
    written = text.encode("utf-8", "replace")
    if len(written) > MOST_TEXT_BYTES:
        return _TOO_LONG
    sys.stdout.buffer.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
