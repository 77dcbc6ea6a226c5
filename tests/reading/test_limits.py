"""Every limit of reading files is reached once, and what is said of it is heard."""

import base64
import gzip
import io
import json
import quopri
from pathlib import Path

import pytest

from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure
from wellsourced.reading import linked, stated
from wellsourced.reading.embeds import EMBEDDED
from wellsourced.reading.frames import MOST_FRAME_BYTES, MOST_FRAMES, open_frames
from wellsourced.reading.linked import LONGEST_JSON_CHARS, linked_data
from wellsourced.reading.markup import parse
from wellsourced.reading.sources import ReadingOptions, documents
from wellsourced.reading.web.on_demand import OnDemand
from wellsourced.reading.web.options import WebOptions

SMALL = ReadingOptions(max_bytes=1000, max_listing_bytes=5000)
PAGE = b"<html><body><p>" + b"The gate opened at noon. " * 200 + b"</p></body></html>"


def said(path: Path, body: bytes, limits: ReadingOptions = SMALL) -> list[str]:
    path.write_bytes(body)
    return [one.error if isinstance(one, Failure) else one.source for one in documents([str(path)], limits=limits)]


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("a.html", PAGE, "more than 0.001 MB; cut it"),
        ("a.jsonl", b'{"text": "' + b"x" * 1000 + b'"}', "more than 0.001 MB; cut it"),
        ("a.pdf", b"%PDF-1.7 " + b"x" * 1000, "more than 0.001 MB; cut it"),
        ("a.mhtml", b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n" + b"x" * 1000, "more than 0.001 MB"),
        ("a.html.gz", gzip.compress(PAGE[:4000]), "more than 0.001 MB; cut it"),
        ("a.html.gz", gzip.compress(bytes(1_000_000)), "is more than 0.005 MB when unpacked, and was left; unpack"),
        ("a.gz", gzip.compress(gzip.compress(PAGE)), "is packed twice over; unpack"),
        ("map.xml", b"<urlset>" + b"<url><loc>http://n.example/1</loc></url>" * 200, "more than 0.001 MB"),
    ],
)
def test_a_file_larger_than_it_may_be_is_refused(tmp_path: Path, name: str, body: bytes, words: str) -> None:
    (one,) = said(tmp_path / name, body)
    assert words in one


def test_a_list_may_be_larger_than_a_page(tmp_path: Path) -> None:
    (one,) = said(tmp_path / "map.xml", b"<urlset>" + b"<url><loc>http://n.example/1</loc></url>" * 100)
    assert "is a sitemap of pages, and nothing is fetched" in one


def test_standard_input_is_read_no_further_than_a_list_may_be_long() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "all of it is asked for"
            self.given += size
            return b"x" * size

    stream = Endless()
    (one,) = documents(["-"], stdin=stream, limits=SMALL)  # type: ignore[arg-type]
    assert isinstance(one, Failure)
    assert "more than 0.001 MB" in one.error
    assert 5001 == stream.given


def saved(coding: str) -> bytes:
    packed = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}[coding](PAGE)
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="B"\n\n--B\nContent-Type: text/html\n'
    end = b"\n--B\nContent-Type: text/css\n\nbody {}\n--B--\n"
    return f"{head}Content-Transfer-Encoding: {coding}\n\n".encode() + packed + end


@pytest.mark.parametrize("coding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("cut", [700, 701, 702, 703, 2000])
def test_a_saved_page_that_breaks_off_is_read_as_far_as_it_goes_and_says_so(
    tmp_path: Path, coding: str, cut: int
) -> None:
    (tmp_path / "a.mhtml").write_bytes(saved(coding)[:cut])
    failure, page = documents([str(tmp_path / "a.mhtml")])
    assert isinstance(failure, Failure)
    assert isinstance(page, Document)
    assert "breaks off within the page; what precedes is read; save it again" == failure.error
    assert PAGE.startswith(page.body.rstrip(b"=\n"))
    assert len(page.body) > 300


@pytest.mark.parametrize("end", [len("--B--\n"), len("Content-Type: text/css\n\nbody {}\n--B--\n"), 0])
def test_a_saved_page_that_breaks_off_behind_the_page_is_whole(tmp_path: Path, end: int) -> None:
    whole = saved("base64")
    (tmp_path / "a.mhtml").write_bytes(whole[: len(whole) - end])
    (page,) = documents([str(tmp_path / "a.mhtml")])
    assert isinstance(page, Document)
    assert PAGE == page.body.rstrip(b"\n")


def test_of_the_frames_that_hold_a_page_so_many_and_so_long_ones_are_opened() -> None:
    tweet = '<blockquote class="twitter-tweet"><p>Half the pier is gone.</p></blockquote>'
    frame = f"<iframe srcdoc='{tweet}'></iframe>"
    long = frame.replace("Half", "x" * MOST_FRAME_BYTES)
    for frames, opened in ((frame * (MOST_FRAMES + 1), MOST_FRAMES), (long, 0)):
        root = parse(f"<html><body>{frames}</body></html>")
        assert root is not None
        open_frames(root)
        assert opened == len(root.find_class(EMBEDDED))


@pytest.mark.parametrize(("more", "read"), [(0, 1), (1, 0)])
def test_what_a_page_tells_machines_is_read_up_to_its_length(more: int, read: int) -> None:
    start, end = '{"@type": "NewsArticle", "articleBody": "', 'x"}'
    told = start + "x" * (LONGEST_JSON_CHARS - len(start + end) + more) + end
    root = parse(f'<html><head><script type="application/ld+json">{told}</script></head><body></body></html>')
    assert root is not None
    assert (read, read) == (len(linked_data(root)), len(stated.stated(root)))


@pytest.mark.parametrize(("most", "read"), [(4, 1), (3, 0)])
def test_of_what_a_page_tells_machines_so_many_nodes_are_read(
    monkeypatch: pytest.MonkeyPatch, most: int, read: int
) -> None:
    told = json.dumps({"@graph": [[{"@type": "NewsArticle", "articleBody": "The gate opened."}]]})
    root = parse(f'<html><head><script type="application/ld+json">{told}</script></head><body></body></html>')
    assert root is not None
    for room in (linked, stated):
        monkeypatch.setattr(room, "_MOST_NODES", most)
    assert (read, read) == (len(linked_data(root)), len(stated.stated(root)))


@pytest.mark.parametrize("most", [0, -1])
def test_a_limit_of_no_pages_is_no_limit(most: int) -> None:
    with pytest.raises(ValueError, match="give 1 or more"):
        WebOptions(most_pages=most)


def test_nothing_of_an_address_is_read_where_it_is_too_long() -> None:
    (one,) = documents(["https://n.example/" + "a" * 4000], web=OnDemand(WebOptions(), lambda: None))
    assert isinstance(one, Failure)
    assert "is longer than 4000 characters" in one.error
