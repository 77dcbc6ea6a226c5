"""Nothing is fetched twice: kept answers, validators, and runs that were broken off."""

from collections.abc import Callable
from pathlib import Path

import pytest

from site_of_tests import Site, page, redirect
from wellsourced.casebook import Casebook, WebOptions
from wellsourced.errors import CasebookError
from wellsourced.model.answer import Answer
from wellsourced.store.answers import AnswerTable

QUICK = WebOptions(allow_loopback=True, pace_seconds=0, backoff_seconds=0)
STORY = "<html><body><article><h1>Gate opens</h1><p>The gate of the dam opened at noon, Ada Reyes said.</p></article>"


def add(path: Path | None, *urls: str) -> tuple[int, int]:
    """How many pages were read and how many failed."""
    with Casebook(path, web=QUICK) as casebook:
        coverage = casebook.add(list(urls))
    return coverage.read, len(coverage.failed)


def break_off_after(pages: int) -> Callable[..., None]:
    def progress(step: str, done: int, total: int | None) -> None:
        if step.startswith("fetching") and done > pages:
            raise KeyboardInterrupt

    return progress


@pytest.mark.parametrize("name", ["etag", "last_modified"])
def test_a_page_that_did_not_change_is_not_sent_again(site: Site, tmp_path: Path, name: str) -> None:
    known = {"etag": '"v1"', "last_modified": "Sat, 16 Mar 2024 10:00:00 GMT"}[name]
    unchanged = page(b"", "304 Not Modified", content_length="")
    site.answers["/a"] = [page(STORY, **{name: known}), unchanged]
    assert [(1, 0)] * 3 == [add(tmp_path / "c.db", site.url + "/a") for _ in range(3)]
    asked = [request.headers for request in site.requests if request.path == "/a"]
    header = {"etag": "if-none-match", "last_modified": "if-modified-since"}[name]
    assert [None, known, known] == [headers.get(header) for headers in asked]


def test_a_page_that_changed_is_read_anew(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = [page(STORY, etag='"v1"'), page(STORY.replace("noon", "dawn"), etag='"v2"')]
    for _ in range(2):
        add(tmp_path / "c.db", site.url + "/a")
    with Casebook(tmp_path / "c.db") as casebook:
        assert ["dawn" in one.text for one in casebook.dossier().accounts].count(True) == 1


def test_a_page_is_not_asked_for_while_its_server_calls_it_fresh(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = page(STORY, cache_control="public, max-age=600")
    assert [(1, 0)] * 2 == [add(tmp_path / "c.db", site.url + "/a") for _ in range(2)]
    assert ["/a"] == site.asked()


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(site: Site, tmp_path: Path) -> None:
    site.answers |= {f"/{n}": page(STORY.replace("noon", f"{n} o'clock")) for n in range(30)}
    site.answers["/r"] = redirect("/0")
    urls = [site.url + "/r", *(f"{site.url}/{n}" for n in range(1, 30))]
    with Casebook(tmp_path / "c.db", web=QUICK) as casebook, pytest.raises(KeyboardInterrupt):
        casebook.add(urls, progress=break_off_after(3))
    before = len(site.asked())
    assert 4 <= before < 30
    assert (30, 0) == add(tmp_path / "c.db", *urls)
    assert len(set(site.asked())) == 31
    assert len(site.asked()) <= 32  # the one page under way when it was broken off may be asked for again


def test_after_a_whole_run_pages_without_validators_are_asked_for_again(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = page(STORY)
    for _ in range(2):
        add(tmp_path / "c.db", site.url + "/a")
    assert ["/a", "/a"] == site.asked()


def test_without_a_file_every_run_fetches(site: Site) -> None:
    site.answers["/a"] = page(STORY, etag='"v1"')
    assert [(1, 0)] * 2 == [add(None, site.url + "/a") for _ in range(2)]
    assert [None, None] == [r.headers.get("if-none-match") for r in site.requests if r.path == "/a"]


def test_a_failure_is_asked_for_again(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = [page("", "404 None"), page(STORY)]
    assert [(0, 1), (1, 0)] == [add(tmp_path / "c.db", site.url + "/a") for _ in range(2)]


def test_an_answer_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    answer = Answer(
        url="http://n.example/a", status=200, etag='"é"', retrieved="2024-03-16T10:00:00Z", body=b"\x00x" * 99
    )
    table = AnswerTable(tmp_path / "c.db")
    table.keep(answer)
    assert answer == table.find(answer.url)
    table.settle()
    found = table.find(answer.url)
    assert found is not None
    assert (True, False) == (found.settled, found.usable("2024-03-16T10:00:00Z"))
    assert table.find("http://n.example/b") is None
    table.close()
    table.close()


def test_a_damaged_answer_is_none(tmp_path: Path) -> None:
    table = AnswerTable(tmp_path / "c.db")
    table.keep(Answer(url="u", status=200, retrieved="2024-03-16T10:00:00Z", body=b"x"))
    table._run("UPDATE answers SET body = x'00'", ())
    assert table.find("u") is None
    table.close()


def test_a_file_that_is_no_casebook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.db").write_bytes(b"no database at all, but long enough to be taken for one" * 99)
    with pytest.raises(CasebookError, match=r"c\.db"):
        AnswerTable(tmp_path / "c.db")
