"""The command line as its user meets it: what is printed where, and the exit status."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest

from site_of_tests import Site
from site_of_tests import page as answer
from wellsourced.casebook import Casebook
from wellsourced.cli import main

TEXT = (
    "Tram leaves the rails in Ostervik\n\n16 March 2024\n\n"
    "A tram left the rails in Ostervik on Saturday morning and four people were hurt.\n\n"
    "“The brakes answered too late,” said Ada Reyes, who runs the depot.\n"
)
HEAVY = (
    "httpcore2",
    "httpx2",
    "feedparser",
    "fastwarc",
    "pypdf",
    "protego",
    "brotli",
    "lxml",
    "dateparser",
    "py3langid",
    "rapidfuzz",
    "jinja2",
    "numpy",
    "rich",
)


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run the command line in this process."""

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, out.decode(), err.decode())

    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "echo.txt"
    path.write_text(TEXT, "utf-8")
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "wellsourced", *map(str, arguments)]


def test_a_summary_is_printed_and_the_status_is_0(run: Run, page: Path) -> None:
    ran = run("read", page)
    assert (0, "") == (ran.status, ran.err)
    assert "Ostervik" in ran.out


def test_json_prints_one_object_that_keeps_to_the_schema(run: Run, page: Path) -> None:
    ran = run("read", "--json", page)
    jsonschema.validate(json.loads(ran.out), json.loads(run("schema").out))
    assert (0, "") == (ran.status, ran.err)


def test_standard_input_is_a_source() -> None:
    ran = subprocess.run(command("read", "--json", "-"), input=TEXT.encode(), capture_output=True, check=True)
    assert 1 == len(json.loads(ran.stdout)["accounts"])


def test_html_and_markdown_go_to_their_files_beside_the_summary(run: Run, page: Path, tmp_path: Path) -> None:
    ran = run("read", page, "--html", tmp_path / "d.html", "--md", tmp_path / "d.md")
    assert (0, True) == (ran.status, bool(ran.out))
    assert (tmp_path / "d.html").read_text("utf-8").startswith("<!")
    assert "Ostervik" in (tmp_path / "d.md").read_text("utf-8")


def test_quiet_prints_no_summary(run: Run, page: Path, tmp_path: Path) -> None:
    assert Ran(0, "", "") == run("read", page, "--quiet", "--html", tmp_path / "d.html")


def test_a_page_printed_by_a_dash_stands_alone(run: Run, page: Path) -> None:
    ran = run("read", page, "--html", "-")
    assert ran.out.startswith("<!")
    assert ran.out.rstrip().endswith("</html>")


def test_two_formats_cannot_both_be_printed(run: Run, page: Path) -> None:
    ran = run("read", page, "--json", "--md", "-")
    assert (64, "") == (ran.status, ran.out)
    assert "only one" in ran.err


def test_one_file_cannot_hold_two_formats(run: Run, page: Path, tmp_path: Path) -> None:
    assert 64 == run("read", page, "--html", tmp_path / "d", "--md", tmp_path / "d").status


def test_the_summary_keeps_to_the_width(run: Run, page: Path) -> None:
    assert max(map(len, run("read", page, "--width", 60).out.splitlines())) <= 60


def test_colour_comes_only_when_asked_for_outside_a_terminal(run: Run, page: Path) -> None:
    assert [False, True] == ["\x1b[" in run("read", page, *flag).out for flag in ([], ["--colour"])]


def test_a_missing_file_is_one_line_and_the_rest_is_shown(run: Run, page: Path, tmp_path: Path) -> None:
    ran = run("read", tmp_path / "missing.txt", page)
    assert (65, 1) == (ran.status, len(ran.err.splitlines()))
    assert "missing.txt" in ran.err
    assert "Ostervik" in ran.out


def test_json_names_what_could_not_be_read_even_when_nothing_could(run: Run, tmp_path: Path) -> None:
    ran = run("read", "--json", tmp_path / "missing.txt")
    assert (65, 1) == (ran.status, len(json.loads(ran.out)["coverage"]["failed"]))


def test_nothing_read_leaves_an_earlier_page_alone(run: Run, tmp_path: Path) -> None:
    earlier = tmp_path / "d.html"
    earlier.write_text("earlier", "utf-8")
    ran = run("read", tmp_path / "missing.txt", "--html", earlier)
    assert (65, "", "earlier") == (ran.status, ran.out, earlier.read_text("utf-8"))


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["read"],
        ["raed", "x"],
        ["read", "x", "--htlm", "y"],
        ["read", "x", "--html"],
        ["read", "x", "--width", "wide"],
        ["read", "x", "--width", "3"],
        ["read", "x", "--html", "no/such/folder/d.html"],
        ["read", "x", "--html", "."],
        ["read", "--case", "no-such.case"],
        ["schema", "x"],
    ],
)
def test_wrong_use_is_one_line_and_status_64(
    run: Run, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*arguments)
    assert (64, "", 1) == (ran.status, ran.out, len(ran.err.splitlines()))


def test_a_file_that_is_no_casebook_is_refused_in_one_line(run: Run, page: Path) -> None:
    ran = run("read", page, "--case", page)
    assert (65, "", 1) == (ran.status, ran.out, len(ran.err.splitlines()))
    assert TEXT == page.read_text("utf-8")


def test_a_casebook_remembers_the_accounts(run: Run, page: Path, tmp_path: Path) -> None:
    first = run("read", "--json", "--case", tmp_path / "tram.case", page)
    assert first == run("read", "--json", "--case", tmp_path / "tram.case")


PAGE = "<html><head><title>Tram</title></head><body><article>{}</article></body></html>"


def paragraphs(text: str) -> str:
    return PAGE.format("".join(f"<p>{line}</p>" for line in text.split("\n") if line))


def test_an_address_and_a_feed_are_read_from_this_machine_when_allowed(run: Run, site: Site) -> None:
    items = "".join(f"<item><link>{site.url}/{name}</link></item>" for name in "ab")
    site.answers["/feed"] = answer(f"<rss><channel><title>B</title>{items}</channel></rss>", content_type="text/xml")
    site.answers |= {f"/{name}": answer(paragraphs(TEXT)) for name in "ab"}
    ran = run("read", "--json", "--allow-loopback", site.url + "/feed", site.url + "/a")
    read = json.loads(ran.out)
    assert (0, ["/a", "/b"]) == (ran.status, sorted(a["url"].removeprefix(site.url) for a in read["accounts"]))
    assert 1 == len(ran.err.splitlines())
    assert "the same page" in ran.err


def test_this_machine_is_refused_in_one_line(run: Run, site: Site) -> None:
    ran = run("read", site.url + "/a")
    assert (65, 2, []) == (ran.status, len(ran.err.splitlines()), site.requests)
    assert "a loopback address" in ran.err


def test_the_limit_and_the_contact_are_kept_to(run: Run, site: Site) -> None:
    items = "".join(f"<item><link>{site.url}/{name}</link></item>" for name in "abc")
    site.answers["/feed"] = answer(f"<rss><channel>{items}</channel></rss>")
    site.answers |= {f"/{name}": answer(paragraphs(TEXT)) for name in "abc"}
    ran = run("read", "--quiet", "--allow-loopback", "--limit", 1, "--contact", "desk@n.example", site.url + "/feed")
    assert (Ran(0, "", ""), ["/feed", "/a"]) == (ran, site.asked())
    assert "desk@n.example" in site.requests[-1].headers["user-agent"]


def test_many_failures_do_not_drown_the_screen(run: Run, tmp_path: Path, page: Path) -> None:
    ran = run("read", page, *(tmp_path / f"missing{n}" for n in range(50)))
    assert (65, 21) == (ran.status, len(ran.err.splitlines()))
    assert "and 30 more" in ran.err


def test_an_archive_is_read_by_one_command(run: Run, tmp_path: Path) -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + paragraphs(TEXT).encode()
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/a\r\nWARC-Date: 2024-03-17T10:00:00Z\r\n"
    )
    head += f"Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    ran = run("read", "--json", tmp_path / "a.warc.gz")
    assert (0, "https://n.example/a") == (ran.status, json.loads(ran.out)["accounts"][0]["url"])


def test_help_and_version_answer_with_status_0(run: Run) -> None:
    assert [0, 0, 0] == [run(*words).status for words in (["--help"], ["read", "--help"], ["--version"])]


def test_the_help_loads_nothing_heavy() -> None:
    lines = (
        "import sys",
        "from wellsourced.cli import main",
        "try: main(['--help'])",
        "except SystemExit: print(*sys.modules)",
    )
    ran = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    loaded = ran.stdout.split()
    assert [] == [name for name in HEAVY if name in loaded]


def test_a_reader_that_leaves_early_is_no_error(page: Path) -> None:
    ran = subprocess.run(
        ["/bin/sh", "-c", '"$0" -m wellsourced read --json "$1"; echo "status $?" >&2', sys.executable, page],
        stdout=(pipe := _pipe_without_reader()),
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(pipe)
    assert "status 0\n" == ran.stderr


def _pipe_without_reader() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


def test_ctrl_c_is_one_line_and_status_130(run: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Casebook, "add", interrupted)
    ran = run("read", page)
    assert (130, "", 1) == (ran.status, ran.out, len(ran.err.splitlines()))


def test_no_progress_is_shown_in_a_pipe(page: Path) -> None:
    ran = subprocess.run(command("read", page), capture_output=True, check=True)
    assert b"" == ran.stderr


def test_a_bug_is_one_line_to_report(run: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Casebook, "dossier", lambda *_, **__: 1 / 0)
    ran = run("read", page)
    assert (70, 1) == (ran.status, len(ran.err.splitlines()))
    assert "ZeroDivisionError" in ran.err
    assert "WELLSOURCED_DEBUG=1" in ran.err


def test_a_bug_shows_its_trace_when_asked(run: Run, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Casebook, "dossier", lambda *_, **__: 1 / 0)
    monkeypatch.setenv("WELLSOURCED_DEBUG", "1")
    assert "Traceback" in run("read", page).err


def test_a_name_that_is_no_utf_8_is_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/na\xefve.txt"
    Path(os.fsdecode(path)).write_text(TEXT, "utf-8")
    ran = subprocess.run([*command("read", "--json"), path], capture_output=True, check=False)
    assert (0, 1) == (ran.returncode, len(json.loads(ran.stdout)["accounts"]))
