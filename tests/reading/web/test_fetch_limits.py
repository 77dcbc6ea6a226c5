"""Every limit of asking servers is reached once, and what is said of it is heard."""

import ssl
import threading
import time
from pathlib import Path

import pytest
import trustme

from site_of_tests import Request, Send, Site, page, redirect, serving
from wellsourced.errors import SourceError
from wellsourced.reading.web.addresses import LONGEST_ADDRESS_CHARS
from wellsourced.reading.web.fetch import Fetcher
from wellsourced.reading.web.line import MOST_HEADER_BYTES
from wellsourced.reading.web.options import WebOptions

STORY = "<p>The gate opened at noon.</p>"
MEGABYTE = b"x" * 1_000_000


def options(**changed: object) -> WebOptions:
    return WebOptions(**{"allow_loopback": True, "pace_seconds": 0, "backoff_seconds": 0, **changed})  # type: ignore[arg-type]


def problem(url: str, **changed: object) -> str:
    with Fetcher(options(**changed)) as web, pytest.raises(SourceError) as failed:
        web.get(url)
    assert ";" in failed.value.problem, "a failure names its remedy"
    return failed.value.problem


@pytest.mark.parametrize("media_type", ["application/xml", "application/gzip", "application/rss+xml"])
def test_a_feed_or_sitemap_larger_than_a_listing_may_be_is_left(site: Site, media_type: str) -> None:
    site.answers["/a"] = page(b"x" * 300_001, content_type=media_type)
    assert "is more than 0.3 MB as sent" in problem(site.url + "/a", most_bytes=100_000, most_listing_bytes=300_000)


def test_a_page_in_xhtml_may_be_no_larger_than_another_page(site: Site) -> None:
    site.answers["/a"] = page(b"x" * 100_001, content_type="application/xhtml+xml")
    assert "is more than 0.1 MB" in problem(site.url + "/a", most_bytes=100_000, most_listing_bytes=300_000)


@pytest.mark.parametrize("begun", [b"", page(STORY, content_length="999")], ids=["at once", "within the page"])
def test_silence_ends_sooner_than_the_time_of_the_page(site: Site, begun: bytes) -> None:
    waiting = threading.Event()

    def answer(_: Request, send: Send) -> None:
        send(begun)
        waiting.wait(5)

    site.answers["/a"] = answer
    assert "does not answer in time" in problem(site.url + "/a", silence_seconds=0.1, page_seconds=60, tries=1)
    waiting.set()


def endless(start: bytes, sent: list[bytes]) -> object:
    def answer(_: Request, send: Send) -> None:
        send(start)
        for _n in range(100):
            send(MEGABYTE)
            sent.append(MEGABYTE)

    return answer


@pytest.mark.parametrize(
    ("start", "words"),
    [
        (b"HTTP/1.1 404 None\r\n\r\n", "status 404"),
        (b"HTTP/1.1 403 No\r\nContent-Encoding: gzip\r\n\r\n", "status 403"),
        (b"HTTP/1.1 302 Found\r\nLocation: /none\r\n\r\n", "status 404"),
    ],
)
def test_of_an_answer_that_is_no_page_little_is_read(site: Site, start: bytes, words: str) -> None:
    sent: list[bytes] = []
    site.answers["/a"] = endless(start, sent)  # type: ignore[assignment]
    assert words in problem(site.url + "/a")
    assert len(sent) < 50, "the rest was not waited for"


def test_a_robots_file_without_end_is_read_no_further_than_its_limit(site: Site) -> None:
    sent: list[bytes] = []
    site.answers |= {"/robots.txt": endless(b"HTTP/1.1 200 OK\r\n\r\n", sent), "/a": page(STORY)}  # type: ignore[dict-item]
    with Fetcher(options()) as web:
        assert STORY.encode() == web.get(site.url + "/a").body
    assert len(sent) < 50


@pytest.mark.parametrize("more", [0, 1, 50_000])
def test_a_redirect_to_an_address_too_long_says_so_in_a_short_line(site: Site, more: int) -> None:
    start = site.url + "/"
    to = start + "a" * (LONGEST_ADDRESS_CHARS + more - len(start))
    site.answers |= {"/a": redirect(to), to.removeprefix(site.url): page(STORY)}
    if not more:
        with Fetcher(options()) as web:
            assert to == web.get(site.url + "/a").url
        return
    said = problem(site.url + "/a")
    assert f"is longer than {LONGEST_ADDRESS_CHARS} characters" in said
    assert len(said) < 400
    assert ["/a"] == site.asked()


@pytest.mark.parametrize(("wait", "asked"), [("61", 1), ("0", 3)])
def test_a_minute_is_the_longest_wait_and_three_are_the_tries(site: Site, wait: str, asked: int) -> None:
    site.answers["/a"] = page("", "503 Busy", retry_after=wait)
    assert "is not given out now (status 503)" in problem(site.url + "/a")
    assert ["/a"] * asked == site.asked()


def test_one_host_is_asked_one_thing_at_a_time(site: Site) -> None:
    now, most, guard = [0], [0], threading.Lock()

    def answer(_: Request, send: Send) -> None:
        with guard:
            now[0] += 1
            most[0] = max(most[0], now[0])
        time.sleep(0.05)
        with guard:
            now[0] -= 1
        send(page(STORY))

    site.answers |= {f"/{n}": answer for n in range(4)}
    with Fetcher(options()) as web:
        threads = [threading.Thread(target=web.get, args=(f"{site.url}/{n}",)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (4, 1) == (len(site.asked()), most[0])


@pytest.mark.parametrize("hops", [1, 3])
def test_each_redirect_is_checked_anew_after_its_name_is_known(site: Site, hops: int) -> None:
    """A name that leads outside at first and inside at the last redirect is refused there."""
    site.answers |= {f"/{n}": redirect(f"http://n{n + 1}.example:{site.port}/{n + 1}") for n in range(9)}
    known = {f"n{n}.example": ["127.0.0.1"] for n in range(hops)} | {f"n{hops}.example": ["169.254.169.254"]}
    with Fetcher(options(), resolve=lambda host, _: known[host]) as web, pytest.raises(SourceError) as failed:
        web.get(f"http://n0.example:{site.port}/0")
    assert f"is refused: n{hops}.example leads to 169.254.169.254" in failed.value.problem
    assert [f"/{n}" for n in range(hops)] == site.asked()


@pytest.mark.parametrize("protocols", [["h2"], ["http/1.1"]], ids="".join)
def test_headers_of_more_than_they_may_be_end_the_answer(tmp_path: Path, protocols: list[str]) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    context.set_alpn_protocols(protocols)
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    trusting = options(trusted_certificates=str(tmp_path / "ca.pem"), tries=1, page_seconds=5)
    with serving(context) as site, Fetcher(trusting, resolve=lambda *_: ["127.0.0.1"]) as web:
        large = {f"x_{n}": "y" * 1000 for n in range(MOST_HEADER_BYTES // 1000 + 1)}
        site.answers |= {"/a": page(STORY, content_encoding="", **large), "/b": page(STORY, content_encoding="")}
        with pytest.raises(SourceError, match="against the rules of HTTP"):
            web.get(f"https://news.example:{site.port}/a")
        assert STORY.encode() == web.get(f"https://news.example:{site.port}/b").body
