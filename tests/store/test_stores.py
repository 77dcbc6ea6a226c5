"""What every store promises: one test a promise, run for all of them."""

import contextlib
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from make import account
from wellsourced.errors import CasebookError
from wellsourced.model.judgement import Judgement
from wellsourced.model.speech import Claim, Heard, Quote
from wellsourced.model.version import Sighting
from wellsourced.store import embedded
from wellsourced.store.contract import Entry, Store
from wellsourced.store.embedded import IN_MEMORY, EmbeddedStore


def entry(text: str, digest: str = "d1", **known: str) -> Entry:
    heard = Heard(
        account=account(text, **known),
        quotes=(Quote(id="q-1", start=0, end=3, text=text[:3], kind="direct", speaker=None, cue=None),),
        claims=(Claim(id="c-1", start=0, end=3, text=text[:3], attributed_to=None, standing="stated"),),
    )
    return Entry(digest=digest, version="1", heard=heard)


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = EmbeddedStore(tmp_path / "a.case" if request.param == "file" else IN_MEMORY)
    yield opened
    opened.close()


def test_an_empty_store_has_no_entries(store: Store) -> None:
    assert [] == list(store.entries())


def test_what_was_put_comes_back_as_it_was(store: Store) -> None:
    kept = entry("A tram “left” the rails — 3 hurt.\n")
    store.put([kept])
    assert [kept] == list(store.entries())


def test_an_entry_is_found_by_the_digest_of_its_document(store: Store) -> None:
    kept = entry("Two trams collided.", digest="d2")
    store.put([entry("A tram stopped."), kept])
    assert kept == store.find("d2")


def test_an_unknown_digest_finds_nothing(store: Store) -> None:
    store.put([entry("A tram stopped.")])
    assert store.find("other") is None


def test_entries_come_in_the_order_of_account_ids(store: Store) -> None:
    texts = ["one", "two", "three", "four", "five"]
    store.put([entry(text, digest=text) for text in texts])
    ids = [kept.heard.account.id for kept in store.entries()]
    assert sorted(ids) == ids


def test_the_same_digest_replaces_what_was_there(store: Store) -> None:
    old = entry("A tram stopped.")
    new = Entry(digest=old.digest, version="2", heard=Heard(account=old.heard.account))
    store.put([old])
    store.put([new])
    assert [new] == list(store.entries())


@pytest.mark.parametrize("digests", [["d1", "d2"], ["d2", "d1"]])
def test_of_two_documents_of_one_account_the_smaller_digest_stays_in_any_order(
    store: Store, digests: list[str]
) -> None:
    for digest in digests:
        store.put([entry("A tram stopped.", digest=digest)])
    assert ["d1"] == [kept.digest for kept in store.entries()]


def test_closing_twice_is_allowed(store: Store) -> None:
    store.close()
    store.close()


def test_a_store_that_was_closed_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(CasebookError, match="closed"):
        store.find("d1")


def test_a_file_keeps_its_entries_for_the_next_time(tmp_path: Path) -> None:
    kept = entry("A tram stopped.")
    first = EmbeddedStore(tmp_path / "a.case")
    first.put([kept])
    first.close()
    assert [kept] == list(EmbeddedStore(tmp_path / "a.case").entries())


def test_putting_keeps_all_or_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    good = embedded._row(entry("A tram stopped."))
    rows = iter([good, (None, *good[1:])])
    monkeypatch.setattr(embedded, "_row", lambda _: next(rows))
    with pytest.raises(CasebookError):
        store.put([entry("one"), entry("two")])
    assert [] == list(store.entries())


@pytest.mark.parametrize("content", [b"<html><p>no casebook</p></html>" * 100, b"x"])
def test_a_file_of_another_kind_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content)
    with pytest.raises(CasebookError, match="is not a casebook"):
        EmbeddedStore(path)
    assert content == path.read_bytes()


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE places (url TEXT)")
    connection.close()
    with pytest.raises(CasebookError, match="is not a casebook"):
        EmbeddedStore(path)


def test_a_casebook_of_another_version_is_refused_with_both_versions_named(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    EmbeddedStore(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET schema = 'wellsourced/casebook/9'")
    connection.close()
    with pytest.raises(CasebookError, match="wellsourced/casebook/9, here wellsourced/casebook/1"):
        EmbeddedStore(path)


@pytest.mark.parametrize("name", [".", "no/such/folder/a.case"])
def test_a_place_that_cannot_be_opened_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(CasebookError, match="cannot be opened"):
        EmbeddedStore(tmp_path / name)


def test_a_file_in_use_by_another_process_is_said_to_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "LOCK_WAIT_SECONDS", 0.05)
    mine = EmbeddedStore(tmp_path / "a.case")
    other = sqlite3.connect(tmp_path / "a.case", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    began = time.monotonic()
    with pytest.raises(CasebookError, match="in use by another process"):
        mine.put([entry("A tram stopped.")])
    assert time.monotonic() - began < 2
    other.close()


def test_a_damaged_record_is_a_damaged_casebook(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "a.case")
    store.put([entry("A tram stopped.")])
    with sqlite3.connect(tmp_path / "a.case") as connection:
        connection.execute("UPDATE accounts SET heard = '{\"quotes\": 3}'")
    connection.close()
    with pytest.raises(CasebookError, match="is damaged"):
        list(store.entries())


def test_judgements_are_numbered_in_the_order_of_writing(store: Store) -> None:
    written = [store.judge(Judgement(kind="undo", undoes=1, reason=reason)) for reason in ("one", "two")]
    assert [(1, "one"), (2, "two")] == [(entry.number, entry.reason) for entry in store.judgements()]
    assert written == list(store.judgements())


def test_a_casebook_from_before_there_were_judgements_has_none(store: Store) -> None:
    assert () == store.judgements()


@pytest.mark.parametrize("deed", ["DELETE FROM judgements", "UPDATE judgements SET judgement = '{}'"])
def test_the_log_of_judgements_is_only_added_to(tmp_path: Path, deed: str) -> None:
    store = EmbeddedStore(tmp_path / "a.case")
    kept = store.judge(Judgement(kind="undo", undoes=1))
    with sqlite3.connect(tmp_path / "a.case") as connection, pytest.raises(sqlite3.IntegrityError, match="only added"):
        connection.execute(deed)
    connection.close()
    assert (kept,) == store.judgements()


def test_two_processes_write_to_one_log_and_no_judgement_is_lost(tmp_path: Path) -> None:
    lines = (
        "import sys",
        "from wellsourced.model.judgement import Judgement",
        "from wellsourced.store.embedded import EmbeddedStore",
        "store = EmbeddedStore(sys.argv[1])",
        "sys.stdin.read()",
        "for _ in range(25): store.judge(Judgement(kind='undo', undoes=1, who=sys.argv[2]))",
    )
    with contextlib.ExitStack() as both:
        writers = [
            both.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", "\n".join(lines), tmp_path / "a.case", name], stdin=subprocess.PIPE
                )
            )
            for name in ("Ana", "Ben")
        ]
        for writer in writers:  # both wait for the end of their input, to begin together
            assert writer.stdin is not None
            writer.stdin.close()
    assert [0, 0] == [writer.returncode for writer in writers]
    log = EmbeddedStore(tmp_path / "a.case").judgements()
    assert [*range(1, 51)] == [entry.number for entry in log]
    assert [25, 25] == [sum(entry.who == name for entry in log) for name in ("Ana", "Ben")]


def test_a_damaged_judgement_is_a_damaged_casebook(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "a.case")
    store.judge(Judgement(kind="undo", undoes=1))
    with sqlite3.connect(tmp_path / "a.case") as connection:
        connection.execute("INSERT INTO judgements (judgement) VALUES ('{}')")
    connection.close()
    with pytest.raises(CasebookError, match="is damaged"):
        store.judgements()


def met(account: str, retrieved: str | None = None) -> Sighting:
    return Sighting(account=account, address="https://a.example/x", retrieved=retrieved)


def test_what_was_met_is_kept_in_the_order_of_reading(store: Store) -> None:
    store.see([met("a-1"), met("a-2"), met("a-1")])
    assert [("a-1", 1), ("a-2", 2), ("a-1", 3)] == [(one.account, one.number) for one in store.sightings()]


def test_what_was_met_last_or_at_that_moment_is_kept_once(store: Store) -> None:
    for _ in range(2):
        store.see([met("a-1"), met("a-1"), met("a-2", "2024-03-16T10:00:00Z")])
    assert ["a-1", "a-2"] == [one.account for one in store.sightings()]


def test_where_nothing_is_new_nothing_is_written(tmp_path: Path) -> None:
    store = EmbeddedStore(tmp_path / "a.case")
    store.see([met("a-1")])
    other = sqlite3.connect(tmp_path / "a.case", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store.see([met("a-1")])
    other.close()
    assert 1 == len(store.sightings())
