"""Every source gives its documents once, or one plain failure."""

import io
import json
import os
from pathlib import Path

import pytest

from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure
from wellsourced.reading.sources import ReadingOptions, documents
from wellsourced.reading.web.on_demand import OnDemand
from wellsourced.reading.web.options import WebOptions


def failure(*sources: object, **known: object) -> str:
    (found,) = documents([str(source) for source in sources], **known)  # type: ignore[arg-type]
    assert isinstance(found, Failure)
    return found.error


def names(*sources: object) -> list[str]:
    return [Path(found.source).name for found in documents([str(s) for s in sources]) if isinstance(found, Document)]


def test_a_folder_gives_its_files_sorted_without_hidden_and_other_ones(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "c.png", "sub/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert ["a.html", "b.txt", "d.md"] == names(tmp_path)


def test_one_place_is_given_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert ["a.txt"] == names(tmp_path / "a.txt", tmp_path, tmp_path / "b.txt")


def test_a_named_file_of_another_suffix_is_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "notes.log").write_text("words")
    assert ["notes.log"] == names(tmp_path / "notes.log")


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"", "empty"), (b" \n\t", "empty"), (b"\x00\x01\x02PNG" * 50, "binary"), (b"x" * 101, "MB")],
)
def test_what_cannot_be_read_is_one_failure_with_a_remedy(tmp_path: Path, body: bytes, words: str) -> None:
    (tmp_path / "a.txt").write_bytes(body)
    error = failure(tmp_path / "a.txt", limits=ReadingOptions(max_bytes=400 if body[:1] != b"x" else 100))
    assert words in error
    assert ";" in error


def test_a_missing_file_and_a_folder_without_accounts_are_failures(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "none.txt")
    assert "no account" in failure(tmp_path)


@pytest.mark.parametrize("address", ["ftp://n.example/1", "file:///n/1.txt"])
def test_an_address_of_another_scheme_is_no_missing_file(address: str) -> None:
    assert "only http and https" in failure(address, web=OnDemand(WebOptions(), lambda: None))


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        os.truncate(file.fileno(), 200_000_000)
    assert "200 MB" in failure(tmp_path / "large.txt")


def test_a_folder_that_leads_back_to_itself_is_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(documents([str(tmp_path)]))
    assert [Document, Failure] == [type(one) for one in found]
    assert "loop" in found[1].error if isinstance(found[1], Failure) else False


def test_json_lines_give_a_document_a_line_and_a_failure_a_bad_line(tmp_path: Path) -> None:
    good = json.dumps({"text": "words", "url": "https://n.example/1", "outlet": "Courier", "published": "2024-03-05"})
    (tmp_path / "a.jsonl").write_text(f"{good}\n\nnot json\n{{}}\n")
    first, second, third = documents([str(tmp_path / "a.jsonl")])
    assert isinstance(first, Document)
    assert ("a.jsonl#1", "Courier", "2024-03-05") == (Path(first.source).name, first.outlet, first.published)
    assert [second.source[-2:], third.source[-2:]] == ["#3", "#4"]


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ("Just words.", "text"),
        ("<!DOCTYPE html><p>x", "html"),
        ('{"html": "<p>x</p>"}\n', "html"),
        ('{"text": "x"}', "text"),
    ],
)
def test_standard_input_is_known_by_its_first_characters(body: str, media: str) -> None:
    (found,) = documents(["-"], stdin=io.BytesIO(body.encode()))
    assert isinstance(found, Document)
    assert media == found.media
