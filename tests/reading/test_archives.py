"""Web archives: every page whole, in constant memory, and nothing that is no page."""

import gzip
import io
import json
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest

from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure, PassedOver
from wellsourced.reading.formats import wacz
from wellsourced.reading.sources import ReadingOptions, documents
from wellsourced.reading.web.on_demand import OnDemand
from wellsourced.reading.web.options import WebOptions

Found = Document | Failure | PassedOver
HTML = "<html><head></head><body><p>{}</p></body></html>"


def record(url: str, body: bytes | str = HTML, kind: str = "response", status: str = "200 OK", **headers: str) -> bytes:
    """One WARC record; ``headers`` are the server's."""
    data = body.encode() if isinstance(body, str) else body
    told = {"content_type": "text/html", **headers}
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
    if kind in {"response", "revisit"}:
        data = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + data
        kept = "application/http; msgtype=response"
    else:
        kept = told["content_type"]
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-16T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode()):032x}>\r\n"
        f"Content-Type: {kept}\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data + b"\r\n\r\n"


def archive(path: Path, *records: bytes, packed: bool = True) -> Path:
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return path


def found(*sources: object, limits: ReadingOptions = ReadingOptions()) -> list[Found]:  # noqa: B008
    return list(documents([str(source) for source in sources], limits=limits))


def pages(all_found: list[Found]) -> list[str | None]:
    return [one.url for one in all_found if isinstance(one, Document)]


def passed(all_found: list[Found]) -> dict[str, int]:
    return {one.reason: one.count for one in all_found if isinstance(one, PassedOver)}


def errors(all_found: list[Found]) -> list[str]:
    return [one.error for one in all_found if isinstance(one, Failure)]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_given_with_address_and_moment_of_capture(tmp_path: Path, packed: bool) -> None:
    path = archive(tmp_path / "a.warc", record("https://n.example/1"), record("https://n.example/2"), packed=packed)
    first, second = found(path)
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert ("https://n.example/1", "2024-03-16T10:00:00Z", f"{path}#https://n.example/1") == (
        first.url,
        first.retrieved,
        first.source,
    )
    assert first.place != second.place


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(HTML.encode()), {"content_encoding": "gzip"}),
        (brotli.compress(HTML.encode()), {"content_encoding": "br"}),
        (HTML, {"content_encoding": "gzip"}),
        (f"{len(HTML):x}\r\n{HTML}\r\n0\r\n\r\n", {"transfer_encoding": "chunked"}),
        (HTML, {"transfer_encoding": "chunked"}),
        (HTML, {"content_type": "application/xhtml+xml; charset=utf-8"}),
    ],
    ids=["gzip", "brotli", "unpacked by the crawler", "chunks", "chunks joined by the crawler", "xhtml"],
)
def test_a_body_is_unpacked(tmp_path: Path, body: bytes | str, headers: dict[str, str]) -> None:
    (one,) = found(archive(tmp_path / "a.warc.gz", record("https://n.example/1", body, **headers)))
    assert isinstance(one, Document)
    assert HTML.encode() == one.body


def test_what_holds_no_page_is_counted_with_its_reason_and_is_no_failure(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.warc.gz",
        record("https://n.example/1"),
        record("https://n.example/i.png", b"\x89PNG", content_type="image/png"),
        record("https://n.example/j.png", b"\x89PNG", content_type="image/png"),
        record("https://n.example/none", status="404 None"),
        record("https://n.example/moved", status="301 Moved", location="/1"),
        record("https://n.example/1", "", kind="revisit"),
        record("https://n.example/1", "GET", kind="request"),
        record("dns:n.example", "127.0.0.1", kind="resource", content_type="text/dns"),
    )
    all_found = found(path)
    assert (["https://n.example/1"], []) == (pages(all_found), errors(all_found))
    assert {
        "no page (image/png)": 2,
        "an error page (status 404)": 1,
        "a redirect": 1,
        "unchanged since an earlier capture": 1,
        "no address of the web": 1,
    } == passed(all_found)


def test_extracted_text_is_a_page_of_text(tmp_path: Path) -> None:
    text = record("https://n.example/1", "The gate opened.", kind="conversion", content_type="text/plain")
    (one,) = found(archive(tmp_path / "a.warc.wet.gz", text))
    assert isinstance(one, Document)
    assert ("text", b"The gate opened.") == (one.media, one.body)


def test_one_page_captured_twice_is_given_twice(tmp_path: Path) -> None:
    twice = [record("https://n.example/1"), record("https://n.example/1").replace(b"uuid:0", b"uuid:1")]
    assert ["https://n.example/1"] * 2 == pages(found(archive(tmp_path / "a.warc.gz", *twice)))


def test_a_canonical_address_is_the_pages_address(tmp_path: Path) -> None:
    page = '<html><head><link rel="canonical" href="/2024/gate"></head><body><p>x</p></body></html>'
    path = archive(tmp_path / "a.warc.gz", record("https://n.example/?p=7", page))
    assert ["https://n.example/2024/gate"] == pages(found(path))


AMP = '<html amp><head><link rel="canonical" href="{}"></head><body><p>x</p></body></html>'


@pytest.mark.parametrize("packed", [True, False])
def test_an_amp_form_is_given_only_where_the_page_itself_is_not_in_the_archive(tmp_path: Path, packed: bool) -> None:
    path = archive(
        tmp_path / "a.warc",
        record("https://n.example/amp/1", AMP.format("/1")),
        record("https://n.example/amp/2", AMP.format("/2")),
        record("https://n.example/2?print=1"),
        record("https://n.example/1"),
        record("https://n.example/self", AMP.format("/self")),
        packed=packed,
    )
    all_found = found(path)
    assert ["https://n.example/1", "https://n.example/self", "https://n.example/2"] == pages(all_found)
    assert {"the same page as one read before": 2} == passed(all_found)


def test_in_an_archive_packed_as_a_whole_amp_forms_are_given_too(tmp_path: Path) -> None:
    whole = record("https://n.example/1") + record("https://n.example/amp/1", AMP.format("/1"))
    assert ["https://n.example/1"] * 2 == pages(found(archive(tmp_path / "a.warc.gz", whole)))


def test_a_record_too_large_or_broken_off_is_one_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    bomb = record("https://n.example/bomb", gzip.compress(bytes(3_000_000)), content_encoding="gzip")
    large = record("https://n.example/large", b"x" * 200_000)
    path = archive(tmp_path / "a.warc.gz", bomb, large, record("https://n.example/1"))
    all_found = found(path, limits=ReadingOptions(max_bytes=100_000))
    assert (["https://n.example/1"], 2) == (pages(all_found), len(errors(all_found)))
    assert all("is more than 0.1 MB" in error for error in errors(all_found))


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_gives_what_precedes_and_says_so(tmp_path: Path, packed: bool) -> None:
    records = [record(f"https://n.example/{n}", "".join(map(str, range(n, 900)))) for n in range(2)]
    whole = archive(tmp_path / "a.warc.gz", *records, packed=packed).read_bytes()
    end_of_first = len(gzip.compress(records[0]) if packed else records[0])
    for cut in range(end_of_first + 1, len(whole) - 4, 97):
        (tmp_path / "a.warc.gz").write_bytes(whole[:cut])
        all_found = found(tmp_path / "a.warc.gz")
        assert ["https://n.example/0"] == pages(all_found)
        assert "again" in " ".join(errors(all_found)), cut


def test_garbage_within_an_archive_is_told(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", record("https://n.example/1"))
    path.write_bytes(path.read_bytes() + b"garbage" * 50)
    all_found = found(path)
    assert (["https://n.example/1"], 1) == (pages(all_found), len(errors(all_found)))


def test_an_archive_without_a_page_is_a_failure(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", record("https://n.example/1", "GET", kind="request"))
    assert "holds no page" in errors(found(path))[0]


def test_an_archive_is_read_from_standard_input() -> None:
    stream = io.BytesIO(gzip.compress(record("https://n.example/1")))
    assert ["https://n.example/1"] == pages(list(documents(["-"], stdin=stream)))


def test_progress_tells_how_far_an_archive_is_read(tmp_path: Path) -> None:
    told: list[str] = []
    path = archive(tmp_path / "a.warc.gz", *(record(f"https://n.example/{n}") for n in range(120)))
    list(documents([str(path)], progress=lambda step, done, total: told.append(step)))
    assert ["reading", "reading a.warc.gz, 0%"] == told[:2]
    assert "reading a.warc.gz, 83%" == told[-1]


def test_with_a_limit_an_archive_is_read_so_far(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", *(record(f"https://n.example/{n}") for n in range(9)))
    web = OnDemand(WebOptions(most_pages=2), lambda: None)
    all_found = list(documents([str(path)], web=web))
    assert (2, {"all that follows the first 2 pages": 1}) == (len(pages(all_found)), passed(all_found))


def test_a_long_archive_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    def peak(pages: int) -> int:
        path = archive(tmp_path / "a.warc.gz", *[record("https://n.example/1", "x" * 100_000)] * pages)
        tracemalloc.start()
        for _ in documents([str(path)]):
            pass
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(1)
    assert peak(60) < 2 * peak(5) + 1_000_000


def bundle(path: Path, records: list[bytes], listed: list[str] | None, packing: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as packed:
        packed.writestr("archive/data.warc.gz", b"".join(gzip.compress(one) for one in records))
        packed.writestr("datapackage.json", "{}")
        if listed is not None:
            lines = [{"format": "json-pages-1.0"}, *({"url": url, "ts": "2024-03-16T10:00:00Z"} for url in listed)]
            packed.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, lines)) + "\nnot json")
    return path


def test_of_a_wacz_the_listed_pages_are_given(tmp_path: Path) -> None:
    records = [record(f"https://n.example/{name}") for name in ("1", "frame", "2")]
    all_found = found(bundle(tmp_path / "a.wacz", records, ["https://n.example/1", "https://n.example/2"]))
    assert ["https://n.example/1", "https://n.example/2"] == pages(all_found)
    assert {"not in the archive's list of pages": 1} == passed(all_found)


def test_a_wacz_whose_archive_is_packed_once_more_is_read(tmp_path: Path) -> None:
    records = [record(f"https://n.example/{n}") for n in range(3)]
    assert 3 == len(pages(found(bundle(tmp_path / "a.wacz", records, None, zipfile.ZIP_DEFLATED))))


def test_of_a_wacz_without_a_list_all_pages_are_given(tmp_path: Path) -> None:
    assert 2 == len(
        pages(found(bundle(tmp_path / "a.wacz", [record("https://n.example/1"), record("https://n.example/2")], None)))
    )


@pytest.mark.parametrize(("cap", "value"), [("_MOST_LISTED_PAGES", 1), ("_MOST_LIST_BYTES", 100)])
def test_where_the_list_of_a_wacz_is_too_long_all_its_pages_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cap: str, value: int
) -> None:
    urls = [f"https://n.example/{name}" for name in ("1", "2", "3")]
    path = bundle(tmp_path / "a.wacz", [record(url) for url in urls], urls[:2])
    assert urls[:2] == pages(found(path))
    monkeypatch.setattr(wacz, cap, value)
    assert urls == pages(found(path))


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        (1, {"url": "https://n.example/1", "text": "x" * 100_000}),  # the address is read before the text
        (1, {"id": "p1", "url": "https://n.example/1", "text": "x" * 100_000}),
        (2, {"text": "x" * 100_000, "url": "https://n.example/1"}),  # it is not, so that all pages are given
    ],
)
def test_a_list_that_holds_the_text_of_its_pages_loses_none(
    tmp_path: Path, expected: int, line: dict[str, str]
) -> None:
    records = [record("https://n.example/1"), record("https://n.example/2")]
    path = bundle(tmp_path / "a.wacz", records, None)
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr("pages/pages.jsonl", json.dumps(line) + "\n")
    assert expected == len(pages(found(path)))


def test_a_broken_bundle_and_an_office_document_are_failures(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.wacz", [record("https://n.example/1")], None)
    (tmp_path / "b.wacz").write_bytes(path.read_bytes()[:-80])
    with zipfile.ZipFile(tmp_path / "c.docx", "w") as packed:
        packed.writestr("word/document.xml", "<x/>")
    assert [1, 1] == [len(errors(found(tmp_path / name))) for name in ("b.wacz", "c.docx")]


def test_a_folder_gives_the_pages_of_the_archives_in_it(tmp_path: Path) -> None:
    archive(tmp_path / "a.warc.gz", record("https://n.example/1"))
    bundle(tmp_path / "b.wacz", [record("https://n.example/2")], None)
    assert ["https://n.example/1", "https://n.example/2"] == pages(found(tmp_path))
