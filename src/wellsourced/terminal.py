"""What the command line needs of the machine around it: messages, files, progress."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from wellsourced.errors import UsageError

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

STANDARD_OUTPUT = "-"
PROGRESS_AFTER_SECONDS = 1.0  # what is done sooner needs no sign of life
WIDTH_WITHOUT_TERMINAL = 100


def one_line(message: object) -> str:
    """Return ``message`` on one line, without control and direction characters: it may quote a stranger."""
    return " ".join("".join(c if c.isprintable() else " " for c in str(message)).split())


def complain(message: object) -> None:
    """Write one line on standard error."""
    sys.stderr.write(f"wellsourced: {one_line(message)}\n")


def write_out(content: str | bytes) -> None:
    """Write to standard output; text gets a final line break and loses what its encoding cannot carry."""
    if isinstance(content, bytes):
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(content.rstrip("\n").encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()


def width_of_output() -> int:
    """Return the columns of the terminal, or of a page where standard output is none."""
    return (
        shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns
        if sys.stdout.isatty()
        else WIDTH_WITHOUT_TERMINAL
    )


def wants_colour() -> bool:
    """True on a terminal, unless NO_COLOR (https://no-color.org) or a dumb terminal says otherwise."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def check_writable(target: str) -> None:
    """Raise ``UsageError`` when ``target`` surely cannot be written, before the work is done in vain."""
    path = Path(target)
    if path.is_dir():
        raise UsageError(f"cannot write {target}: it is a folder; name a file")
    if not path.parent.is_dir():
        raise UsageError(f"cannot write {target}: there is no folder {path.parent}; make it first")
    if not os.access(path if path.exists() and not path.is_file() else path.parent, os.W_OK):
        raise UsageError(f"cannot write {target}: permission denied; name a file elsewhere")


def write_file(target: str, content: str | bytes) -> None:
    """Replace the file ``target`` at once or not at all. Raises ``UsageError`` when it cannot be written.

    A device or a pipe is written to directly; a link keeps pointing where it did.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    path = Path(os.path.realpath(target))
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path, data)
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror or error}; name a file elsewhere") from error


def _replace(path: Path, data: bytes) -> None:
    number, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())  # noqa: PTH101
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class ProgressLine:
    """A line on standard error that comes after a second and goes when the work is done."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Show that ``step`` has ``done`` of ``total`` behind it (None where nobody knows yet)."""
        if self._bar is None:
            if time.monotonic() - self._began < PROGRESS_AFTER_SECONDS:
                return
            self._bar = _bar()
            self._task = self._bar.add_task(step, total=total)
            self._bar.start()
        assert self._task is not None
        self._bar.update(self._task, description=step, completed=done, total=total)

    def stop(self) -> None:
        """Take the line away."""
        if self._bar is not None:
            self._bar.stop()


def _bar() -> "Progress":
    # Costs 50 ms, which most calls never need.
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn()
    return Progress(*columns, console=Console(stderr=True), transient=True)


@contextmanager
def progress_line(*, quiet: bool) -> Iterator[ProgressLine | None]:
    """Give a progress line, or None where nobody watches standard error."""
    line = None if quiet or not sys.stderr.isatty() else ProgressLine()
    try:
        yield line
    finally:
        if line is not None:
            line.stop()
