"""Messages, files and progress, as the machine around the command line sees them."""

import os
import stat
import sys
from pathlib import Path

import pytest

import wellsourced.terminal as module
from wellsourced.errors import UsageError
from wellsourced.terminal import check_writable, one_line, progress_line, wants_colour, write_file


def test_messages_lose_control_and_direction_characters() -> None:
    assert "a b c d" == one_line("a\x1b\nb\u202ec\x00\x9b d")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "d.html"
    target.write_text("old", "utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UsageError, match="No space left"):
        write_file(str(target), "new")
    assert ([target], "old") == (list(tmp_path.iterdir()), target.read_text("utf-8"))


def test_a_written_file_keeps_its_mode_and_a_link_its_place(tmp_path: Path) -> None:
    real, link = tmp_path / "real.html", tmp_path / "link.html"
    real.write_text("old", "utf-8")
    real.chmod(0o640)
    link.symlink_to(real)
    write_file(str(link), "new")
    assert (True, "new", 0o640) == (
        link.is_symlink(),
        real.read_text("utf-8"),
        stat.S_IMODE(real.stat().st_mode),
    )


def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    write_file("/dev/null", "gone")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_new_file_may_be_read_by_whom_the_mask_allows(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        write_file(str(tmp_path / "d.html"), "new")
    finally:
        os.umask(mask)
    assert 0o640 == stat.S_IMODE((tmp_path / "d.html").stat().st_mode)


def test_checking_a_target_leaves_no_file_behind(tmp_path: Path) -> None:
    check_writable(str(tmp_path / "d.html"))
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("variable", [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_may_refuse_colour(monkeypatch: pytest.MonkeyPatch, variable: tuple[str, str]) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    before = wants_colour()
    monkeypatch.setenv(*variable)
    assert (True, False) == (before, wants_colour())


@pytest.mark.parametrize(("after_seconds", "shown"), [(60.0, False), (0.0, True)])
def test_progress_shows_only_when_work_takes_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], after_seconds: float, shown: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(module, "PROGRESS_AFTER_SECONDS", after_seconds)
    with progress_line(quiet=False) as progress:
        assert progress is not None
        progress("reading", 1, None)
    assert shown == ("reading" in capsys.readouterr().err)


def test_no_progress_is_made_where_nobody_watches() -> None:
    with progress_line(quiet=False) as progress:
        assert progress is None
