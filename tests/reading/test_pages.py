"""Pages by address, feed, sitemap and list, from a real server: each once, in order, each failure once."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_of_tests import Site, page, redirect
from wellsourced.errors import SourceError
from wellsourced.model.account import Document
from wellsourced.model.dossier import Failure, PassedOver
from wellsourced.reading.sources import documents
from wellsourced.reading.web.fetch import Fetcher
from wellsourced.reading.web.on_demand import OnDemand
from wellsourced.reading.web.options import WebOptions

Found = Document | Failure | PassedOver
QUICK = WebOptions(allow_loopback=True, pace_seconds=0, backoff_seconds=0, page_seconds=5)


def story(title: str, head: str = "", html: str = "<html>") -> bytes:
    body = f"<body><article><h1>{title}</h1><p>The gate opened.</p></article>"
    return page(f"{html}<head><title>{title}</title>{head}</head>{body}")


def found(*sources: object, web: WebOptions = QUICK) -> list[Found]:
    client = OnDemand(web, lambda: None)
    try:
        return list(documents([str(source) for source in sources], web=client))
    finally:
        client.close()


def given(all_found: list[Found]) -> list[str]:
    """The paths of the addresses under which documents were given."""
    return ["/" + (one.url or "").split("/", 3)[-1] for one in all_found if isinstance(one, Document)]


def failures(all_found: list[Found]) -> list[str]:
    return [one.error for one in all_found if isinstance(one, Failure)]


def passed(all_found: list[Found]) -> list[tuple[str, int]]:
    return [(one.reason, one.count) for one in all_found if isinstance(one, PassedOver)]


def rss(site: Site, *paths: str, text: str = "") -> bytes:
    body = "".join(
        f"<item><title>Item {n}</title><link>{site.url}{path}</link><pubDate>Sat, 16 Mar 2024 10:00:00 GMT</pubDate>"
        f"<content:encoded><![CDATA[{text}]]></content:encoded></item>"
        for n, path in enumerate(paths)
    )
    start = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return page(f"{start}<title>Beacon</title>{body}</channel></rss>", content_type="application/rss+xml")


def urlset(site: Site, *paths: str) -> bytes:
    body = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in paths)
    return page(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</urlset>', content_type="text/xml")


@pytest.fixture
def stories(site: Site) -> Iterator[Site]:
    site.answers |= {f"/{name}": story(name) for name in "abcdefgh"}
    yield site


def test_addresses_are_given_in_the_order_named_with_day_and_charset(stories: Site) -> None:
    all_found = found(*(f"{stories.url}/{name}" for name in "cab"))
    assert ["/c", "/a", "/b"] == given(all_found)
    first = all_found[0]
    assert isinstance(first, Document)
    assert (f"{stories.url}/c", "utf-8", "Z") == (first.source, first.charset, (first.retrieved or "")[-1])


def test_what_cannot_be_had_is_one_failure_and_the_others_go_on(stories: Site) -> None:
    all_found = found(stories.url + "/none", stories.url + "/a")
    assert (["/a"], 1) == (given(all_found), len(failures(all_found)))
    assert "does not exist there" in failures(all_found)[0]


def test_one_page_under_several_addresses_is_asked_for_and_given_once(stories: Site) -> None:
    tails = ("/a", "/a?utm_source=x&fbclid=y", "/a#top", "/a/")
    all_found = found(*(stories.url + tail for tail in tails))
    assert (["/a"], ["/a"]) == (given(all_found), stories.asked())


def test_the_plain_form_is_asked_for_where_a_print_form_is_named_too(stories: Site) -> None:
    assert ["/a"] == given(found(stories.url + "/a?print=1", stories.url + "/a"))
    assert ["/a"] == stories.asked()


@pytest.mark.parametrize("html", ["<html amp>", "<html ⚡ lang=en>", "<html>"])
def test_an_amp_or_print_page_leads_to_the_page_itself(stories: Site, html: str) -> None:
    stories.answers["/amp/a"] = story("amp", '<link rel="canonical" href="/a">', html)
    all_found = found(stories.url + "/amp/a")
    assert ["/a"] == given(all_found)
    assert b"<h1>a</h1>" in next(one.body for one in all_found if isinstance(one, Document))


def test_an_amp_page_stands_for_itself_where_the_page_cannot_be_had(stories: Site) -> None:
    stories.answers["/x"] = story("amp", f'<link rel="canonical" href="{stories.url}/gone">', "<html amp>")
    all_found = found(stories.url + "/x")
    assert (["/gone"], []) == (given(all_found), failures(all_found))


def test_pages_that_name_one_canonical_address_are_one(stories: Site) -> None:
    for name in "xy":
        stories.answers[f"/{name}?story=1"] = story("a", f'<link rel="canonical" href="{stories.url}/a">')
    all_found = found(stories.url + "/x?story=1", stories.url + "/y?story=1", stories.url + "/a")
    assert ["/a"] == given(all_found)
    assert [("the same page as one read before", 2)] == passed(all_found)


def test_a_further_part_of_an_article_is_no_repetition(stories: Site) -> None:
    stories.answers["/a?page=2"] = story("part two", f'<link rel="canonical" href="{stories.url}/a">')
    assert ["/a", "/a?page=2"] == given(found(stories.url + "/a", stories.url + "/a?page=2"))


@pytest.mark.parametrize("elsewhere", ["https://other.example/a", "/", "javascript:alert(1)", "http://[", ""])
def test_a_canonical_address_that_cannot_be_believed_is_not(stories: Site, elsewhere: str) -> None:
    stories.answers["/x"] = story("x", f'<link rel="canonical" href="{elsewhere}">', "<html amp>")
    assert ["/x"] == given(found(stories.url + "/x"))


def test_two_addresses_that_redirect_to_one_page_give_it_once(stories: Site) -> None:
    stories.answers |= {"/short1": redirect("/a"), "/short2": redirect("/a")}
    assert ["/a"] == given(found(stories.url + "/short1", stories.url + "/short2"))


def test_the_pages_of_a_feed_are_fetched_in_its_order(stories: Site) -> None:
    stories.answers["/feed"] = rss(stories, "/b", "/a", "/c", "/b?utm_medium=rss")
    assert ["/b", "/a", "/c"] == given(found(stories.url + "/feed"))


def test_a_feed_in_a_file_leads_to_its_pages(stories: Site, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(rss(stories, "/b", "/a").partition(b"\r\n\r\n")[2])
    assert ["/b", "/a"] == given(found(tmp_path / "feed.xml"))


def test_an_atom_feed_and_a_json_feed_are_feeds_too(stories: Site) -> None:
    entry = '<entry><title>x</title><link href="/a"/></entry>'
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>B</title>{entry}</feed>'
    stories.answers["/atom"] = page(atom, content_type="text/html")
    listed = {"version": "https://jsonfeed.org/version/1.1", "title": "B", "items": [{"id": "1", "url": "/b"}]}
    stories.answers["/json"] = page(json.dumps(listed), content_type="application/json")
    assert ["/a", "/b"] == given(found(stories.url + "/atom", stories.url + "/json"))


def test_the_text_in_a_feed_stands_for_a_page_that_cannot_be_had(stories: Site) -> None:
    text = "<p>The gate opened at noon.</p>" * 20
    stories.answers["/feed"] = rss(stories, "/gone", "/a", text=text)
    all_found = found(stories.url + "/feed")
    first = all_found[0]
    assert isinstance(first, Document)
    assert (f"{stories.url}/feed#1", "Beacon", "Item 0", "2024-03-16T10:00") == (
        first.source,
        first.outlet,
        first.title,
        first.published,
    )
    assert (["/gone", "/a"], []) == (given(all_found), failures(all_found))


def test_a_teaser_in_a_feed_is_no_account(stories: Site) -> None:
    stories.answers["/feed"] = rss(stories, "/gone", text="<p>The gate opened. Read more</p>")
    assert ([], 1) == (given(all_found := found(stories.url + "/feed")), len(failures(all_found)))


def test_a_sitemap_index_leads_through_its_sitemaps_to_pages(stories: Site) -> None:
    parts = (f"<sitemap><loc>{stories.url}/{name}</loc></sitemap>" for name in ("1.xml", "2.xml.gz"))
    index = f"<sitemapindex>{''.join(parts)}</sitemapindex>"
    packed = gzip.compress(urlset(stories, "/c").partition(b"\r\n\r\n")[2])
    stories.answers |= {
        "/sitemap.xml": page(index, content_type="application/xml"),
        "/1.xml": urlset(stories, "/a", "/b"),
    }
    stories.answers["/2.xml.gz"] = page(packed, content_type="application/x-gzip")
    assert ["/a", "/b", "/c"] == given(found(stories.url + "/sitemap.xml"))


def test_lists_within_lists_end_somewhere(site: Site) -> None:
    site.answers |= {f"/{n}": urlset(site, f"/{n + 1}") for n in range(9)}
    all_found = found(site.url + "/0")
    assert ["/0", "/1", "/2", "/3"] == site.asked()
    assert "name it itself" in failures(all_found)[0]


def test_a_reading_list_leads_to_its_pages(stories: Site, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"# to read\n\n{stories.url}/b\n  {stories.url}/a\n")
    bookmarks = f'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="{stories.url}/c" ADD_DATE="1">c</A></DL>'
    (tmp_path / "bookmarks.html").write_text(bookmarks)
    assert ["/b", "/a", "/c"] == given(found(tmp_path / "list.txt", tmp_path / "bookmarks.html"))


def test_nothing_is_fetched_for_what_merely_lies_in_a_folder(stories: Site, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(stories.url + "/a\n")
    assert "name it itself" in failures(found(tmp_path))[0]
    assert [] == stories.requests


def test_more_pages_than_the_limit_are_left_and_said(stories: Site) -> None:
    stories.answers["/feed"] = rss(stories, *(f"/{name}" for name in "abcdefgh"))
    limited = WebOptions(allow_loopback=True, pace_seconds=0, most_pages=3)
    all_found = found(stories.url + "/feed", web=limited)
    assert (["/a", "/b", "/c"], [("beyond the limit of 3 pages", 5)]) == (given(all_found), passed(all_found))


def test_the_limit_holds_over_all_sitemaps_of_an_index(stories: Site) -> None:
    parts = "".join(f"<sitemap><loc>{stories.url}/{n}.xml</loc></sitemap>" for n in range(9))
    stories.answers["/index"] = page(f"<sitemapindex>{parts}</sitemapindex>", content_type="text/xml")
    stories.answers |= {"/0.xml": urlset(stories, "/a", "/b"), "/1.xml": urlset(stories, "/c", "/d", "/e", "/f")}
    all_found = found(stories.url + "/index", web=WebOptions(allow_loopback=True, pace_seconds=0, most_pages=4))
    assert ["/a", "/b", "/c", "/d"] == given(all_found)
    assert [("beyond the limit of 4 pages", 2)] == passed(all_found)[:1]
    assert "/e" not in stories.asked()


def test_without_a_limit_a_thousand_pages_are_read_and_the_rest_is_a_failure(site: Site) -> None:
    site.answers["/sitemap"] = urlset(site, *(f"/{n}" for n in range(1200)))
    site.answers |= {f"/{n}": page("", "404 None") for n in range(3)}

    class Nothing(OnDemand):
        def get(self, url: str):  # type: ignore[no-untyped-def]
            if url.endswith("/sitemap"):
                return super().get(url)
            raise SourceError(url, "is not there; look elsewhere")

    web = Nothing(QUICK, lambda: None)
    all_found = list(documents([site.url + "/sitemap"], web=web))
    web.close()
    assert 1001 == len(failures(all_found))
    assert "lists 1200 pages, and the first 1000 are read; --limit N" in failures(all_found)[-1]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, content_type="text/html"), "binary data"),
        (page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, content_type="image/png"), "is image/png, no page"),
        (page('{"a": 1}', content_type="application/json"), "is application/json, no page"),
        (page("var a = 1;", content_type="text/javascript"), "is text/javascript, no page"),
        (page(b"PK\x03\x04" + b"x" * 99, content_type="text/html"), "packed"),
        (page(b"\x1f\x8b" + b"x" * 99, content_type="application/gzip"), "cannot be unpacked"),
        (page(gzip.compress(bytes(60_000_000)), content_type="application/gzip"), "when unpacked"),
        (page(b"%PDF-1.7 nothing", content_type="text/html"), "is a PDF"),
        (page("<rss><channel><title>x</title></channel></rss>"), "a feed without pages"),
        (page("<urlset><url><loc>http"), "a sitemap that is not read whole"),
        (page(" \n"), "is empty"),
    ],
)
def test_what_is_no_page_is_one_plain_failure(site: Site, answer: bytes, words: str) -> None:
    site.answers["/a"] = answer
    said = failures(found(site.url + "/a"))
    assert 1 == len(said)
    assert words in said[0]
    assert ";" in said[0]


@pytest.mark.parametrize("told", ["image/png", "application/octet-stream", "", "nonsense", "text/plain; charset=x\x7f"])
def test_a_page_under_a_wrong_type_is_read_as_what_it_is(site: Site, told: str) -> None:
    site.answers["/a"] = page(b"<!doctype html><html><body><p>The gate opened.</p></body></html>", content_type=told)
    (one,) = found(site.url + "/a")
    assert isinstance(one, Document)
    assert "html" == one.media


def test_connections_to_many_hosts_are_not_all_kept(site: Site) -> None:
    site.answers["/a"] = story("a")
    with Fetcher(QUICK, resolve=lambda *_: ["127.0.0.1"]) as web:
        for number in range(80):
            web.get(f"http://n{number}.example:{site.port}/a")
        open_lines = sum(bool(host.line._backend._open) for host in web._hosts.values())
    assert open_lines <= 40


def test_each_listed_page_is_told_as_progress(stories: Site) -> None:
    stories.answers["/feed"] = rss(stories, "/a", "/b")
    told: list[tuple[str, int, int | None]] = []
    web = OnDemand(QUICK, lambda: None)
    list(documents([stories.url + "/feed"], web=web, progress=lambda *news: told.append(news)))
    web.close()
    assert [("fetching 127.0.0.1", n, total) for n, total in ((1, 1), (1, 2), (2, 2))] == told


def test_nobody_is_asked_where_nothing_may_be_fetched(stories: Site, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(stories.url + "/a\n")
    said = failures(list(documents([stories.url + "/a", str(tmp_path / "list.txt")])))
    assert ([True, True], []) == (["nothing is fetched" in error for error in said], stories.requests)
