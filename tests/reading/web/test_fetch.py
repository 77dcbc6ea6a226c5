"""Fetching from a real server: what is given, what is asked, and what no hostile answer can do."""

import gzip
import itertools
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import pytest
import trustme

from site_of_tests import Answer, Request, Send, Site, page, redirect, serving
from wellsourced.errors import SourceError
from wellsourced.reading.web.fetch import Fetcher, user_agent
from wellsourced.reading.web.options import WebOptions

QUICK = WebOptions(allow_loopback=True, pace_seconds=0, backoff_seconds=0, page_seconds=5, most_bytes=200_000)
STORY = "<p>The gate opened at noon.</p>"


def options(**changed: object) -> WebOptions:
    return WebOptions(**{**{name: getattr(QUICK, name) for name in QUICK.__struct_fields__}, **changed})


def problem(url: str, chosen: WebOptions = QUICK, **known: object) -> str:
    """What the failure says for ``url``."""
    with Fetcher(chosen, **known) as web, pytest.raises(SourceError) as failed:  # type: ignore[arg-type]
        web.get(url)
    assert ";" in failed.value.problem, "a failure names its remedy"
    return failed.value.problem


def names(**table: Sequence[str]) -> Callable[[str, int], Sequence[str]]:
    """A resolver that knows ``table`` (with underscores for dots) and nothing else."""
    known = {name.replace("_", "."): addresses for name, addresses in table.items()}

    def resolve(host: str, port: int) -> Sequence[str]:
        if host not in known:
            raise OSError("unknown name")
        return known[host]

    return resolve


# What is given


@pytest.mark.parametrize(
    ("coding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("br", brotli.compress),
        ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
        ("", lambda data: data),
    ],
)
def test_a_page_is_given_unpacked(site: Site, coding: str, pack: Callable[[bytes], bytes]) -> None:
    site.answers["/a"] = page(pack(STORY.encode()), content_encoding=coding)
    with Fetcher(QUICK) as web:
        answer = web.get(site.url + "/a")
    assert (STORY.encode(), "text/html", "utf-8") == (answer.body, answer.media_type, answer.charset)


def test_a_redirect_leads_to_the_last_address(site: Site) -> None:
    site.answers |= {"/a": redirect("b"), "/b": redirect("/c?x=1", "301 Moved"), "/c?x=1": page(STORY)}
    with Fetcher(QUICK) as web:
        assert f"{site.url}/c?x=1" == web.get(site.url + "/a#top").url


def test_the_name_stays_in_the_request_when_the_connection_goes_to_the_number(site: Site) -> None:
    site.answers["/a"] = page(STORY)
    with Fetcher(QUICK, resolve=names(news_example=["127.0.0.1"])) as web:
        web.get(f"http://news.example:{site.port}/a")
    assert [f"news.example:{site.port}"] * 2 == [request.headers["host"] for request in site.requests]


def test_the_user_agent_says_who_asks_and_whom_to_turn_to(site: Site) -> None:
    site.answers["/a"] = page(STORY)
    with Fetcher(options(contact="desk@news.example\r\nX: y (é)")) as web:
        web.get(site.url + "/a")
    said = site.requests[-1].headers["user-agent"]
    assert said.startswith("Wellsourced/")
    assert said.endswith("desk@news.example X: y )")
    assert user_agent(None).count("(") == 1


def test_http_2_is_spoken_where_the_server_offers_it(tmp_path: Path) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("news.example").configure_cert(context)
    context.set_alpn_protocols(["h2", "http/1.1"])
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    trusting = options(trusted_certificates=str(tmp_path / "ca.pem"))
    with serving(context) as site, Fetcher(trusting, resolve=names(news_example=["127.0.0.1"])) as web:
        site.answers |= {"/a": page(STORY, content_encoding=""), "/b": page(STORY + STORY)}
        bodies = [web.get(f"https://news.example:{site.port}{path}").body for path in ("/a", "/b")]
    assert [STORY.encode(), (STORY + STORY).encode()] == bodies
    assert {"2"} == {request.headers["http"] for request in site.requests}


def test_a_certificate_of_nobody_known_is_not_trusted() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("news.example").configure_cert(context)
    with serving(context) as site:
        said = problem(f"https://news.example:{site.port}/a", resolve=names(news_example=["127.0.0.1"]))
    assert "certificate" in said
    assert [] == site.requests


# Which addresses are spoken to


def test_this_machine_is_refused_unless_allowed(site: Site) -> None:
    assert "a loopback address" in problem(site.url + "/a", options(allow_loopback=False))
    assert [] == site.requests


@pytest.mark.parametrize(
    "address",
    "10.0.0.8 172.16.0.1 192.168.1.1 169.254.169.254 100.100.100.200 168.63.129.16 0.0.0.0 224.0.0.1 :: fe80::1"
    " fd00:ec2::254 ff02::1 ::ffff:10.0.0.8 ::ffff:169.254.169.254 64:ff9b::a00:8 2002:a00:8:: 2001:db8::1".split(),
)
def test_addresses_behind_the_internet_are_refused_after_the_name_is_known(site: Site, address: str) -> None:
    site.answers["/a"] = redirect(f"http://inner.example:{site.port}/b")
    known = names(inner_example=[address], news_example=["127.0.0.1"])
    direct = problem(f"http://inner.example:{site.port}/b", resolve=known)
    led_there = problem(f"http://news.example:{site.port}/a", resolve=known)
    assert "is refused: inner.example leads to" in direct
    assert "redirects to http://inner.example" in led_there
    assert ["/a"] == site.asked()


@pytest.mark.parametrize("written", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::1]"])
def test_other_spellings_of_this_machine_are_refused_too(site: Site, written: str) -> None:
    said = problem(f"http://{written}:{site.port}/", options(allow_loopback=False))
    assert "a loopback address" in said or "no such host" in said or "no usable address" in said
    assert [] == site.requests


def test_the_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    """A name that changes its mind after the check (DNS rebinding) is not asked again for the same connection."""
    site.answers |= {"/a": page(STORY), "/b": page(STORY)}
    turns = iter([["127.0.0.1"], ["10.0.0.8"], ["10.0.0.8"]])
    with Fetcher(QUICK, resolve=lambda *_: next(turns)) as web:
        web.get(f"http://news.example:{site.port}/a")
        web.get(f"http://news.example:{site.port}/b")
    assert ["/a", "/b"] == site.asked()
    assert [["10.0.0.8"], ["10.0.0.8"]] == list(turns)


def test_a_name_with_inner_and_public_addresses_is_asked_at_the_public_ones_only(site: Site) -> None:
    site.answers["/a"] = page(STORY)
    with Fetcher(QUICK, resolve=names(news_example=["10.0.0.8", "169.254.169.254", "127.0.0.1"])) as web:
        assert STORY.encode() == web.get(f"http://news.example:{site.port}/a").body


def test_a_robots_file_cannot_lead_to_inner_addresses(site: Site) -> None:
    site.answers |= {"/robots.txt": redirect("http://10.0.0.8/robots.txt"), "/a": page(STORY)}
    assert "10.0.0.8" in problem(site.url + "/a")
    assert [] == site.asked()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("ftp://news.example/a", "only http and https"),
        ("file:///etc/passwd", "only http and https"),
        ("http://ann:secret@news.example/a", "password"),
        ("http://news.example:25/a", "port 25"),
        ("http://news.example:99999/a", "no usable address"),
        ("http:///a", "no usable address"),
        ("http://" + "a" * 5000, "longer than"),
        ("http://ne ws.example/", "no "),
    ],
)
def test_what_is_no_address_of_a_page_is_not_asked_for(url: str, words: str) -> None:
    assert words in problem(url, resolve=names())


@pytest.mark.parametrize(
    "to", ["ftp://news.example/a", "file:///etc/passwd", "gopher://x/", "http://a:b@news.example/", "http://[/"]
)
def test_a_redirect_cannot_leave_the_web(site: Site, to: str) -> None:
    site.answers["/a"] = redirect(to)
    assert "redirects to" in problem(site.url + "/a")
    assert ["/a"] == site.asked()


# How long and how much


def drip(start: bytes, piece: bytes) -> Answer:
    def answer(_: Request, send: Send) -> None:
        send(start)
        for _n in range(2000):
            send(piece)
            time.sleep(0.01)

    return answer


def flood(start: bytes, piece: bytes, most: int = 5000) -> Answer:
    def answer(_: Request, send: Send) -> None:
        send(start)
        for _n in range(most):
            send(piece)

    return answer


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        drip(HEAD + b"\r\n", b"x"),
        drip(HEAD, b"X: y\r\n"),
        drip(b"", b"H"),
        drip(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        drip(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n"),
    ],
    ids=["body", "headers", "status", "chunks", "early hints"],
)
def test_a_slow_drip_ends_with_the_time_of_the_page(site: Site, answer: Answer) -> None:
    site.answers["/a"] = answer
    said = problem(site.url + "/a", options(page_seconds=0.3))
    assert "in time" in said or "rules of HTTP" in said


def test_the_time_of_a_page_holds_over_redirects_and_tries(site: Site) -> None:
    def slow(_: Request, send: Send) -> None:
        time.sleep(0.15)
        send(page(b"", "503 Busy"))

    site.answers["/a"] = slow
    assert "in time" in problem(site.url + "/a", options(page_seconds=0.25, tries=50))


def test_silence_ends_sooner(site: Site) -> None:
    site.answers["/a"] = lambda _, __: time.sleep(2)
    assert "in time" in problem(site.url + "/a", options(silence_seconds=0.1, tries=1))


def test_a_name_server_that_does_not_answer_is_not_waited_for() -> None:
    waiting = threading.Event()
    said = problem("http://news.example/", options(page_seconds=0.1), resolve=lambda *_: [str(waiting.wait(3))])
    assert "in time" in said


@pytest.mark.parametrize(
    "answer",
    [
        flood(HEAD + b"\r\n", b"x" * 10_000),
        flood(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"2710\r\n" + b"x" * 10_000 + b"\r\n"),
        page(gzip.compress(bytes(50_000_000)), content_encoding="gzip"),
        page(brotli.compress(bytes(50_000_000)), content_encoding="br"),
        page(zlib.compress(bytes(50_000_000)), content_encoding="deflate"),
        page(gzip.compress(gzip.compress(bytes(200_000_000))), content_encoding="gzip, gzip"),
        page(b"x" * 200_001),
    ],
    ids=["endless", "endless chunks", "gzip bomb", "brotli bomb", "deflate bomb", "gzip in gzip", "a byte too many"],
)
def test_a_body_too_large_is_left(site: Site, answer: Answer) -> None:
    site.answers["/a"] = answer
    assert "is more than 0.2 MB" in problem(site.url + "/a")
    assert ["/a"] == site.asked()


def test_a_body_of_just_the_size_allowed_is_read(site: Site) -> None:
    site.answers["/a"] = page(b"x" * 200_000)
    with Fetcher(QUICK) as web:
        assert 200_000 == len(web.get(site.url + "/a").body)


def test_a_feed_or_sitemap_may_be_larger_than_a_page(site: Site) -> None:
    site.answers["/a"] = page(b"x" * 300_000, content_type="application/xml")
    with Fetcher(options(most_listing_bytes=300_000)) as web:
        assert 300_000 == len(web.get(site.url + "/a").body)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page(b"no gzip at all", content_encoding="gzip"), "not compressed as it says"),
        (page(gzip.compress(STORY.encode() * 9)[:-9], content_encoding="gzip"), "breaks off"),
        (page(brotli.compress(STORY.encode() * 9)[:-4], content_encoding="br"), "breaks off"),
        (page(STORY, content_encoding="rot13"), "unknown coding"),
        (page(STORY, content_encoding="gzip, gzip, gzip"), "too many times"),
        (page(STORY, content_length="99999"), "rules of HTTP"),
        (page(STORY, content_length="-5"), "rules of HTTP"),
        (page(STORY, content_length="5, 6"), "rules of HTTP"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nxx", "rules of HTTP"),
        (b"220 mail.example ESMTP\r\n", "rules of HTTP"),
        (b"\x16\x03\x01\x02\x00", "rules of HTTP"),
        (flood(HEAD, b"X: " + b"y" * 1000 + b"\r\n"), "rules of HTTP"),
        (flood(HEAD + b"X: ", b"y" * 1000), "rules of HTTP"),
        (page(b""), "is empty"),
        (page("", "204 No Content"), "status 204"),
        (page(STORY, "206 Partial Content"), "status 206"),
        (page("", "304 Not Modified"), "status 304"),
    ],
)
def test_a_broken_answer_is_one_plain_failure(site: Site, answer: Answer, words: str) -> None:
    def and_close(request: Request, send: Send) -> None:
        if isinstance(answer, bytes):
            send(answer)
        else:
            answer(request, send)

    site.answers["/a"] = and_close
    assert words in problem(site.url + "/a", options(page_seconds=3))


def test_a_length_that_is_too_short_ends_the_page_there(site: Site) -> None:
    site.answers["/a"] = lambda _, send: send(page(STORY, content_length="3"))
    with Fetcher(QUICK) as web:
        assert b"<p>" == web.get(site.url + "/a").body


def test_redirects_in_a_circle_and_without_end_are_left(site: Site) -> None:
    site.answers |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "in a circle" in problem(site.url + "/a")
    site.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    assert "more than 8 times" in problem(site.url + "/0")
    assert "/8" == site.asked()[-1]


def test_closing_breaks_off_what_another_thread_waits_for(site: Site) -> None:
    asked, heard = threading.Event(), []
    site.answers["/a"] = lambda _, __: (asked.set(), time.sleep(3))[0]
    web = Fetcher(options(page_seconds=60, silence_seconds=60))

    def wait() -> None:
        try:
            web.get(site.url + "/a")
        except SourceError as error:
            heard.append(error.problem)

    thread = threading.Thread(target=wait)
    thread.start()
    asked.wait(5)
    web.close()
    thread.join(2)
    assert not thread.is_alive()
    assert 1 == len(heard)


# Manners


@pytest.mark.parametrize("status", ["408 Timeout", "429 Too Many", "502 Bad", "503 Busy", "504 Late"])
def test_a_server_that_could_not_is_asked_again(site: Site, status: str) -> None:
    site.answers["/a"] = [page("", status), page("", status, retry_after="0"), page(STORY)]
    with Fetcher(QUICK) as web:
        assert STORY.encode() == web.get(site.url + "/a").body


@pytest.mark.parametrize(
    "status", ["400 Bad", "401 Login", "403 No", "404 None", "410 Gone", "451 Law", "500 Bug", "999 Odd"]
)
def test_a_server_that_would_not_is_left_alone(site: Site, status: str) -> None:
    site.answers["/a"] = page("", status)
    assert f"status {status[:3]}" in problem(site.url + "/a")
    assert ["/a"] == site.asked()


def test_a_broken_error_page_is_an_error_page(site: Site) -> None:
    site.answers["/a"] = lambda _, send: send(page("gone", "410 Gone", content_length="99"))
    assert "status 410" in problem(site.url + "/a")
    assert ["/a"] == site.asked()


def test_after_the_last_try_the_failure_is_told(site: Site) -> None:
    site.answers["/a"] = page("", "503 Busy")
    assert "status 503" in problem(site.url + "/a")
    assert ["/a"] * 3 == site.asked()


def test_a_connection_that_breaks_is_tried_again(site: Site) -> None:
    site.answers["/a"] = [lambda _, __: None, page(STORY)]
    with Fetcher(QUICK) as web:
        assert STORY.encode() == web.get(site.url + "/a").body


def test_a_wait_that_is_asked_for_is_kept_if_it_is_short(site: Site) -> None:
    site.answers["/a"] = [page("", "429 Slow", retry_after="1"), page(STORY)]
    with Fetcher(QUICK) as web:
        web.get(site.url + "/a")
    first, second = [request.at for request in site.requests if request.path == "/a"]
    assert second - first >= 1


@pytest.mark.parametrize("wait", ["86400", "Fri, 31 Dec 2999 23:59:59 GMT"])
def test_a_wait_that_is_too_long_is_not_waited_for(site: Site, wait: str) -> None:
    site.answers["/a"] = page("", "503 Busy", retry_after=wait)
    assert "status 503" in problem(site.url + "/a", options(longest_wait_seconds=1))
    assert ["/a"] == site.asked()


def test_a_host_is_left_in_peace_between_two_requests(site: Site) -> None:
    site.answers |= {"/a": page(STORY), "/b": page(STORY)}
    with Fetcher(options(pace_seconds=0.2)) as web:
        web.get(site.url + "/a")
        web.get(site.url + "/b")
    times = [request.at for request in site.requests]
    assert 3 == len(times)
    assert all(later - sooner >= 0.2 for sooner, later in itertools.pairwise(times))


def test_a_crawl_delay_is_kept_up_to_the_longest_wait(site: Site) -> None:
    site.answers |= {
        "/robots.txt": page("User-agent: *\nCrawl-delay: 900", content_type="text/plain"),
        "/a": page(STORY),
    }
    site.answers["/b"] = page(STORY)
    with Fetcher(options(longest_wait_seconds=0.2)) as web:
        web.get(site.url + "/a")
        web.get(site.url + "/b")
    first, second = [request.at for request in site.requests][1:]
    assert second - first >= 0.2


def test_robots_are_asked_once_and_heeded(site: Site) -> None:
    rules = "User-agent: *\nDisallow: /\n\nUser-agent: wellsourced\nDisallow: /private/\n"
    site.answers |= {"/robots.txt": page(rules, content_type="text/plain"), "/a": page(STORY), "/b": page(STORY)}
    with Fetcher(QUICK) as web:
        web.get(site.url + "/a")
        web.get(site.url + "/b")
        with pytest.raises(SourceError, match=r"robots\.txt forbids"):
            web.get(site.url + "/private/c")
    assert ["/robots.txt", "/a", "/b"] == site.asked(robots=True)


def test_robots_hold_for_where_a_redirect_leads(site: Site) -> None:
    site.answers |= {"/robots.txt": page("User-agent: *\nDisallow: /b"), "/a": redirect("/b"), "/b": page(STORY)}
    assert "robots.txt forbids" in problem(site.url + "/a")
    assert ["/a"] == site.asked()


@pytest.mark.parametrize("status", ["500 Bug", "503 Busy", "429 Slow"])
def test_a_host_whose_robots_file_cannot_be_had_is_closed(site: Site, status: str) -> None:
    site.answers |= {"/robots.txt": page("", status), "/a": page(STORY)}
    assert "robots.txt cannot be had" in problem(site.url + "/a")
    assert [] == site.asked()


@pytest.mark.parametrize(
    "robots",
    [
        page("", "404 None"),
        page("", "403 No"),
        page(b"\x00\xff\xfe" * 500),
        page("User-agent: *\nAllow: /\n" + "# long\n" * 200_000),
        page("<html>no rules"),
    ],
    ids=["missing", "closed", "binary", "very long", "a page"],
)
def test_without_rules_all_may_be_asked_for(site: Site, robots: bytes) -> None:
    site.answers |= {"/robots.txt": robots, "/a": page(STORY)}
    with Fetcher(QUICK) as web:
        assert STORY.encode() == web.get(site.url + "/a").body


def test_robots_follow_redirects(site: Site) -> None:
    site.answers |= {"/robots.txt": redirect("/r"), "/r": page("User-agent: *\nDisallow: /a"), "/a": page(STORY)}
    assert "robots.txt forbids" in problem(site.url + "/a")


def test_a_dead_host_is_given_up_after_three_pages(site: Site) -> None:
    site.answers |= {f"/{n}": page("", "503 Busy") for n in range(9)}
    with Fetcher(options(tries=1)) as web:
        said = []
        for n in range(5):
            with pytest.raises(SourceError) as failed:
                web.get(f"{site.url}/{n}")
            said.append(failed.value.problem)
    assert ["/0", "/1", "/2"] == site.asked()
    assert "not asked for" in said[4]


def test_a_rule_beyond_the_first_half_megabyte_is_not_read(site: Site) -> None:
    rules = "User-agent: *\n" + "# long\n" * 80_000 + "Disallow: /a\n"
    site.answers |= {"/robots.txt": page(rules), "/a": page(STORY)}
    with Fetcher(QUICK) as web:
        assert STORY.encode() == web.get(site.url + "/a").body


@pytest.mark.parametrize(("hops", "heeded"), [(5, True), (6, False)])
def test_robots_redirect_five_times_at_most(site: Site, hops: int, heeded: bool) -> None:
    site.answers |= {f"/r{n}": redirect(f"/r{n + 1}") for n in range(1, hops)}
    site.answers |= {
        "/robots.txt": redirect("/r1"),
        f"/r{hops}": page("User-agent: *\nDisallow: /a"),
        "/a": page(STORY),
    }
    with Fetcher(QUICK) as web:
        if heeded:
            with pytest.raises(SourceError, match="forbids"):
                web.get(site.url + "/a")
        else:
            assert web.get(site.url + "/a").body


def test_a_validator_of_endless_length_is_not_kept(site: Site) -> None:
    site.answers["/a"] = page(STORY, etag='"' + "x" * 3000 + '"', last_modified="Sat, 16 Mar 2024 10:00:00 GMT")
    with Fetcher(QUICK) as web:
        answer = web.get(site.url + "/a")
    assert (None, "Sat, 16 Mar 2024 10:00:00 GMT") == (answer.etag, answer.last_modified)


@pytest.mark.parametrize("age", ["max-age=999999999999", "public, MAX-AGE=172800"])
def test_no_server_can_call_a_page_fresh_for_more_than_a_day(site: Site, age: str) -> None:
    site.answers["/a"] = page(STORY, cache_control=age)
    with Fetcher(QUICK) as web:
        answer = web.get(site.url + "/a")
    tomorrow = datetime.now(UTC) + timedelta(days=1, minutes=1)
    assert answer.retrieved < (answer.fresh_until or "") < tomorrow.strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize(
    "told", ["no-cache, max-age=60", "no-store", "max-age=0", "max-age=-1", "max-age=soon", "private"]
)
def test_what_is_not_called_fresh_is_not(site: Site, told: str) -> None:
    site.answers["/a"] = page(STORY, cache_control=told)
    with Fetcher(QUICK) as web:
        assert web.get(site.url + "/a").fresh_until is None
