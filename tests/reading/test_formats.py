"""Saved pages, PDF, packed files and what bodies are told to be."""

import gzip
import io
import json
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure
from wellsourced.reading.decode import decode
from wellsourced.reading.formats import lists
from wellsourced.reading.formats.feeds import feed, json_feed
from wellsourced.reading.formats.mhtml import mhtml
from wellsourced.reading.formats.pdf import PdfLimits, pdf_text
from wellsourced.reading.formats.sitemaps import sitemap
from wellsourced.reading.kinds import Kind, kind_of
from wellsourced.reading.sources import documents

MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://n.example/2024/gate
Subject: Gate opens
Date: Sat, 16 Mar 2024 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----x"


------x
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://n.example/2024/gate

<html><body><p>The g=C3=A9nie gate op=
ened.</p></body></html>
------x
Content-Type: text/html
Content-Location: https://ads.example/frame

<p>Buy now</p>
------x--
"""


def only(path: Path) -> Document | Failure:
    (one,) = documents([str(path)])
    assert isinstance(one, Document | Failure)
    return one


def pdf(*lines: str) -> bytes:
    """A one-page PDF that shows ``lines``, written by hand: the smallest that any reader takes."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def test_a_saved_mhtml_page_is_read_with_its_address_and_day(tmp_path: Path) -> None:
    (tmp_path / "gate.mhtml").write_bytes(MHTML.replace(b"\n", b"\r\n"))
    one = only(tmp_path / "gate.mhtml")
    assert isinstance(one, Document)
    assert ("https://n.example/2024/gate", "2024-03-16T10:00:00Z", "html") == (one.url, one.retrieved, one.media)
    assert "génie gate opened" in decode(one.body, one.charset)


def test_an_mhtml_without_a_page_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.mht").write_bytes(MHTML.replace(b"text/html", b"image/png"))
    assert "without a page" in getattr(only(tmp_path / "a.mht"), "error", "")


@given(st.binary(max_size=400), st.integers(0, len(MHTML)))
def test_no_mhtml_makes_it_fail(junk: bytes, at: int) -> None:
    mhtml(MHTML[:at] + junk + MHTML[at:])


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0027)https://n.example/2024/gate -->",
        "<!--\n Page saved with SingleFile \n url: https://n.example/2024/gate \n saved date: Sat Mar 16 2024\n-->",
    ],
)
def test_a_saved_page_tells_where_it_came_from(tmp_path: Path, note: str) -> None:
    (tmp_path / "gate.html").write_text(f"<!DOCTYPE html>\n{note}\n<html><body><p>The gate opened.</p></body></html>")
    assert "https://n.example/2024/gate" == getattr(only(tmp_path / "gate.html"), "url", None)


def test_what_a_browser_put_beside_a_complete_page_is_no_account(tmp_path: Path) -> None:
    for name in ("gate.html", "gate_files/frame.html", "Tor-Dateien/frame.html", "Tor.htm", "other_files/real.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("<html><p>words</p>")
    given = [Path(one.source).name for one in documents([str(tmp_path)])]
    assert ["Tor.htm", "gate.html", "real.html"] == given


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("The gate of the dam opened at noon, and nobody was", "hurt, Ada Reyes said."))
    one = only(tmp_path / "a.pdf")
    assert isinstance(one, Document)
    assert ("text", b"The gate of the dam opened at noon, and nobody was hurt, Ada Reyes said.") == (
        one.media,
        one.body,
    )


def empty_pdf(password: str | None = None) -> bytes:
    writer, out = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (empty_pdf(), "without text"),
        (empty_pdf("secret"), "password"),
        (b"%PDF-1.7\n" + b"junk " * 99, "cannot be read"),
    ],
    ids=["scan", "locked", "broken"],
)
def test_a_pdf_that_gives_no_text_is_one_plain_failure(body: bytes, words: str) -> None:
    assert words in (pdf_text(body).problem or "")


def test_a_pdf_that_takes_too_long_is_left() -> None:
    assert "more than 0.01 seconds" in (pdf_text(pdf("x"), PdfLimits(seconds=0.01)).problem or "")


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "gate.html.gz").write_bytes(gzip.compress(b"<html><body><p>The gate opened.</p></body></html>"))
    one = only(tmp_path / "gate.html.gz")
    assert isinstance(one, Document)
    assert "html" == one.media


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "text"),
        (b"The gate opened.", "text"),
        (b"https://n.example/1\nhttp://n.example/2\n", "list"),
        (b"See https://n.example/1\n", "text"),
        (b"https://n.example/1\nand more words\n", "text"),
        (b"\xef\xbb\xbf<!doctype html><p>x", "html"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
        (b"<?xml version='1.0'?>\n<?xml-stylesheet href='x'?>\n<rss version='2.0'>", "feed"),
        (b"<!-- made by x --><feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        (b"<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feed"),
        (b"<urlset>", "sitemap"),
        (b'<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///x"><!ENTITY y "z">]><urlset>', "sitemap"),
        (b"<sm:sitemapindex xmlns:sm='x'>", "sitemap"),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', "json feed"),
        (b'{"version": "https:\\/\\/jsonfeed.org\\/version\\/1"}', "json feed"),
        (b"<!DOCTYPE NETSCAPE-Bookmark-file-1>", "bookmarks"),
        (MHTML, "mhtml"),
        (b"From: ann@n.example\nSubject: hello\n\nThe gate opened.", "text"),
        (b"\n%PDF-1.7", "pdf"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"PK\x03\x04", "zip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 9, None),
        ("<html><p>x".encode("utf-16"), "html"),
    ],
)
def test_a_body_is_what_its_first_bytes_say(body: bytes, kind: Kind | None) -> None:
    assert kind == kind_of(body)


def test_a_feed_and_a_sitemap_expand_no_entities(tmp_path: Path) -> None:
    names = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12)]
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "lol">{"".join(names)}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    listed = feed(
        f"{bomb}<rss><channel><item><title>&l11;&f;</title><link>http://n.example/</link></item></channel></rss>".encode()
    )
    assert all(len(entry.title or "") < 100 for entry in listed.entries)
    mapped = sitemap(f"{bomb}<urlset><url><loc>http://n.example/&l11;&f;</loc></url></urlset>".encode())
    assert all(len(entry.url or "") < 100 for entry in mapped.entries)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300))
def test_no_feed_or_sitemap_makes_it_fail(junk: bytes) -> None:
    for start in (b"", b"<rss><channel><item>", b"<urlset><url><loc>", b'{"items": [', b'{"items": '):
        feed(start + junk)
        sitemap(start + junk)
        json_feed(start + junk)


@pytest.mark.parametrize("body", ["[]", "{}", '{"items": 5}', '{"items": [null, 1, {"url": 5}]}', "[" * 9000])
def test_odd_json_is_no_error(body: str) -> None:
    assert [None] * 3 == [entry.url for entry in json_feed(body.encode()).entries] or not json_feed(
        body.encode()
    ).entries


def test_records_may_tell_when_they_were_retrieved(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "words", "retrieved": "2024-03-16T10:00:00Z"}))
    assert "2024-03-16T10:00:00Z" == getattr(only(tmp_path / "a.jsonl"), "retrieved", None)


@pytest.mark.slow
def test_of_a_long_feed_and_a_long_sitemap_so_many_entries_are_read() -> None:
    entry = "<item><link>http://n.example/{}</link></item>"
    long_feed = "<rss><channel>" + "".join(map(entry.format, range(10_005))) + "</channel></rss>"
    assert (10_000, True) == (len(feed(long_feed.encode()).entries), bool(feed(long_feed.encode()).problem))
    items = [{"url": f"http://n.example/{n}"} for n in range(10_005)]
    assert 10_000 == len(json_feed(json.dumps({"items": items}).encode()).entries)
    long_map = "<urlset>" + "".join(f"<url><loc>http://n.example/{n}</loc></url>" for n in range(50_005)) + "</urlset>"
    mapped = sitemap(long_map.encode())
    assert (50_000, "it lists more than 50000 pages") == (len(mapped.entries), mapped.problem)


def test_of_a_long_list_so_many_addresses_are_read() -> None:
    lines = [f"http://n.example/{n}" for n in range(50_005)]
    marked = "".join(f'<DT><A HREF="{line}">x</A>' for line in lines)
    for found in (lists.addresses("\n".join(lines)), lists.bookmarks(marked)):
        assert (50_000, "it lists 50005 pages, more than 50000") == (len(found.entries), found.problem)


def test_a_feed_of_more_than_ten_megabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(b"<rss><channel><title>" + b"x" * 10_000_001)
    assert "is a feed of 10 MB, more than 10 MB" in getattr(only(tmp_path / "feed.xml"), "error", "")


def test_a_file_of_more_than_twenty_megabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"words " * 3_400_000)
    assert "more than 20 MB" in getattr(only(tmp_path / "a.txt"), "error", "")


def test_a_page_behind_two_thousand_parts_is_not_looked_for() -> None:
    part = b"------x\nContent-Type: image/png\n\nx\n"
    head, _, rest = MHTML.partition(b"------x\n")
    assert mhtml(head + part * 1000 + b"------x\n" + rest) is not None
    assert mhtml(head + part * 2001 + b"------x\n" + rest) is None


def swollen_pdf() -> bytes:
    """A PDF of a few hundred bytes whose one page is fifty megabytes when it is unpacked."""
    packed = zlib.compress(zlib.compress(b" " * 50_000_000, 9), 9)
    plain = pdf("x")
    start, end = plain.index(b"<</Length"), plain.index(b"endstream")
    held = b"<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n%s\n" % (len(packed), packed)
    return plain[:start] + held + plain[end:]


def test_a_pdf_that_needs_more_memory_than_it_may_take_is_left() -> None:
    problem = pdf_text(swollen_pdf(), PdfLimits(memory_bytes=120_000_000)).problem or ""
    assert "more than 120 MB of memory" in problem


def test_a_pdf_with_more_text_than_is_read_is_left() -> None:
    body = pdf("The gate of the dam opened at noon.")
    assert pdf_text(body, PdfLimits(text_bytes=35)) == (b"The gate of the dam opened at noon.", None)
    assert pdf_text(body, PdfLimits(text_bytes=34)) == (
        b"",
        "is a PDF with more than 3.4e-05 MB of text; save the part you need",
    )


def test_of_a_pdf_with_more_pages_than_are_read_the_first_ones_are() -> None:
    first, writer, out = PdfReader(io.BytesIO(pdf("The gate opened."))), PdfWriter(), io.BytesIO()
    for _ in range(3):
        writer.add_page(first.pages[0])
    writer.write(out)
    text, problem = pdf_text(out.getvalue(), PdfLimits(pages=2))
    assert (2, "has 3 pages, and the first 2 are read; cut it into several files") == (text.count(b"The gate"), problem)


@pytest.mark.slow
def test_of_a_long_pdf_five_hundred_pages_are_read() -> None:
    first, writer, out = PdfReader(io.BytesIO(pdf("The gate opened."))), PdfWriter(), io.BytesIO()
    for _ in range(510):
        writer.add_page(first.pages[0])
    writer.write(out)
    text, problem = pdf_text(out.getvalue())
    assert (500, "has 510 pages") == (text.count(b"The gate opened."), (problem or "")[:13])
