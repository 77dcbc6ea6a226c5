"""What a page's head says, reconciled: title, outlet, authors, the first day and the last change."""

import json

import pytest
from lxml import html

from wellsourced.reading.metadata import Metadata, is_outlet_itself, later, metadata
from wellsourced.reading.outlets import outlet_name


def head(inner: str, body: str = "<p>x</p>") -> Metadata:
    return metadata(html.document_fromstring(f"<html><head>{inner}</head><body>{body}</body></html>"))


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ("The Valley Courier", ["The Valley Courier | News from Harrowgate and the coast"]),
        ("Harrowgate Post", ["News of the whole wide valley and its many towns", "Harrowgate Post"]),
        ("valleycourier", ["@valleycourier", "valleycourier.com"]),
        ("Valley Courier", ["valleycourier.ie", "Valley Courier"]),
        ("valleycourier.ie", ["valleycourier.ie"]),
        (None, [None, "https://valleycourier.example"]),
    ],
)  # fmt: skip
def test_an_outlet_is_named_without_address_and_slogan(expected: str | None, given: list[str | None]) -> None:
    assert expected == outlet_name(given)


def test_the_title_spells_an_outlet_that_gives_only_its_address() -> None:
    told = head(
        "<title>Old bridge to close - Valley Courier</title><meta property='og:site_name' content='valleycourier.com'>"
    )
    assert ("Valley Courier", "Old bridge to close") == (told.outlet, told.title)


def test_a_newspaper_that_signs_is_the_outlet_and_no_author() -> None:
    told = head("<meta name='author' content='Valley Times'><meta property='og:site_name' content='vtimes.com'>")
    assert ("Valley Times", ()) == (told.outlet, told.authors)


def test_the_last_change_is_kept_apart_from_the_publication() -> None:
    told = head(
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05T08:00:00Z", '
        '"dateModified": "2024-03-06T09:30:00Z"}</script>'
    )
    assert ("2024-03-05T08:00", "2024-03-06T09:30") == (told.published, told.changed)


@pytest.mark.parametrize(
    ("expected", "changed", "published"),
    [
        ("2024-03-06", "2024-03-06", "2024-03-05T08:00"),
        (None, "2024-03-05T08:00", "2024-03-05T08:00"),
        (None, "2024-03-06", None),
        (None, None, "2024-03-05"),
    ],
)  # fmt: skip
def test_a_change_counts_where_it_is_later(expected: str | None, changed: str | None, published: str | None) -> None:
    assert expected == later(changed, published)


def test_where_two_publications_are_given_the_earlier_day_counts() -> None:
    told = head(
        "<meta property='article:published_time' content='2024-03-04T08:00:00Z'>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-06T08:00:00Z"}</script>'
    )
    assert "2024-03-04T08:00" == told.published


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (("Ada Nilsen",), "<div class='byline'>By Ada Nilsen</div>"),
        (("Ada Nilsen", "Per Holm"), "<span class='article-author'>Ada Nilsen and Per Holm</span>"),
        ((), "<div class='comment-author'>Ada Berg</div>"),
        ((), "<div class='author'>The Author</div>"),
        (
            ("Ada Reyes", "Tom Hale", "Per Holm"),
            "<ul class='authors'><li><div class='author x'>By Ada Reyes</div><a class='more'>More from Ada</a></li>"
            "<li><div class='author'>TOM HALE</div></li><li><div class='author'>Per Holm</div></li></ul>",
        ),
        (("Ada Reyes", "Tom Hale"), "<span>By <a rel='author' href='/a'>Ada Reyes</a> and Tom Hale</span>"),
        (
            ("Ada Reyes",),
            "<div><p class='author'>Ada Reyes</p></div><div class='list'><p class='author'>Tom Hale</p></div>",
        ),
    ],
)
def test_a_byline_that_only_the_page_shows_is_read(expected: tuple[str, ...], body: str) -> None:
    assert expected == head("", body).authors


@pytest.mark.parametrize(
    ("expected", "name", "outlet"),
    [
        (True, "VBC News", "VBC News"),
        (True, "VBC", "VBC News"),
        (True, "VBC News Network", "VBC News"),
        (True, "Senncraft", "Senncraft"),
        (False, "Ada Nilsen", "Ada Nilsen"),
        (False, "Ada", "Ada at the Bridge"),
        (False, "Per Holm", "VBC News"),
    ],
)
def test_an_outlet_is_no_byline_of_its_own(expected: bool, name: str, outlet: str) -> None:
    assert expected == is_outlet_itself(name, outlet)


def test_an_author_who_is_only_pointed_to_is_found() -> None:
    told = head(
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#ada"}}, '
        '{"@type": "Person", "@id": "#ada", "name": "Ada Nilsen"}]}</script>'
    )
    assert ("Ada Nilsen",) == told.authors


def test_all_authors_that_the_meta_elements_name_are_read() -> None:
    authors = ("Ada Nilsen", "Per Holm", "Ines Rocha")
    told = head("".join(f"<meta name='citation_author' content='{name}'>" for name in authors))
    assert authors == told.authors


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Old bridge to close | Valley Courier", "VALLEY COURIER"),
        ("Old bridge to close - Valley Courier", "valleycourier.co.za"),
    ],
)
def test_the_title_spells_an_outlet_that_shouts_or_gives_its_address(title: str, site: str) -> None:
    told = head(f"<title>{title}</title><meta property='og:site_name' content='{site}'>")
    assert ("Valley Courier", "Old bridge to close") == (told.outlet, told.title)


@pytest.mark.parametrize(
    "body",
    [
        "<header><a href='/'>Quay Talk</a></header><h1>Old bridge to close</h1>",
        "<h1>Quay Talk</h1><h2><a href='#'>Old bridge to close</a></h2>",
        "<h1>Old bridge to close</h1>",
    ],
)
def test_the_site_stands_beside_the_heading_in_the_title(body: str) -> None:
    told = head("<title>Old bridge to close - Quay Talk</title>", body)
    assert ("Quay Talk", "Old bridge to close") == (told.outlet, told.title)


def test_a_graph_of_several_types_is_read_for_its_article() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "Valley Courier", "publisher": {"@id": "#org"}},
            {"@type": ["Organization", "NewsMediaOrganization"], "@id": "#org", "name": "Valley Courier"},
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "Home"}]},
            {"@type": "WebPage", "@id": "#page", "datePublished": "2024-03-01"},
            {
                "@type": ["NewsArticle", "Article"],
                "headline": "Old bridge to close",
                "datePublished": "2024-03-05T08:15:00Z",
                "dateModified": "2024-03-09T10:00:00Z",
                "author": [{"@id": "#ada"}, {"@type": "Person", "name": "Per Holm"}],
                "publisher": {"@id": "#org"},
            },
            {"@type": "Person", "@id": "#ada", "name": "Ada Nilsen"},
            {"@type": "ImageObject", "author": "Some Photographer"},
        ]
    }
    told = head(f"<script type='application/ld+json'>{json.dumps(graph)}</script>")
    assert ("Old bridge to close", "Valley Courier", ("Ada Nilsen", "Per Holm"), "2024-03-05T08:15") == (
        told.title,
        told.outlet,
        told.authors,
        told.published,
    )
    assert "2024-03-09T10:00" == told.changed


def test_what_the_article_says_of_itself_goes_before_what_the_page_tells_networks() -> None:
    data = {
        "@type": "NewsArticle",
        "datePublished": "2024-03-05T08:15:00Z",
        "author": {"name": "Ada Nilsen"},
        "publisher": {"name": "Valley Courier"},
    }
    told = head(
        "<title>Old bridge to close | Valley Courier</title><meta property='og:site_name' content='valleycourier.ie'>"
        "<meta property='article:published_time' content='2024-03-09T10:00:00Z'>"
        "<meta property='article:author' content='https://network.example/valleycourier'>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script>"
    )
    assert ("Valley Courier", ("Ada Nilsen",), "2024-03-05T08:15") == (told.outlet, told.authors, told.published)
