"""Addresses of one page have one key; others never have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellsourced.reading.same_page import another_part, distinct, is_variant, key, out_of_cache, same_site, told_by

PAGE = "https://www.news.example/2024/gate-opens"


@pytest.mark.parametrize(
    "other",
    [
        "http://news.example/2024/gate-opens/",
        "https://www.news.example/2024/gate-opens?utm_source=feed&utm_medium=rss&fbclid=x#comments",
        "https://amp.news.example/2024/gate-opens",
        "https://m.news.example/2024/gate-opens",
        "https://www.news.example/amp/2024/gate-opens",
        "https://www.news.example/2024/gate-opens/amp/",
        "https://www.news.example/2024/gate-opens?outputType=amp",
        "https://www.news.example/2024/gate-opens?print=true",
        "https://www.news.example/2024/gate-opens/print",
        "https://www.google.com/amp/s/www.news.example/2024/gate-opens/amp/",
        "https://www-news-example.cdn.ampproject.org/c/s/www.news.example/2024/gate-opens",
        "https://www.news.example:443/2024/gate%2Dopens",
    ],
)
def test_forms_of_one_page_have_one_key(other: str) -> None:
    assert key(PAGE) == key(other)


@pytest.mark.parametrize(
    "other",
    [
        "https://www.news.example/2024/gate-opens-again",
        "https://www.news.example/2024/gate-opens?id=2",
        "https://www.other.example/2024/gate-opens",
        "https://sport.news.example/2024/gate-opens",
        "https://www.news.example:8443/2024/gate-opens",
        "https://www.news.example/2024/Gate-Opens",
    ],
)
def test_other_pages_have_other_keys(other: str) -> None:
    assert key(PAGE) != key(other)


def test_a_page_about_printing_is_no_print_form() -> None:
    assert [False, False] == [is_variant(url) for url in ("https://news.example/print", "https://news.example/amp")]


def test_of_several_forms_the_plainest_stands_at_the_first_place() -> None:
    urls = [PAGE + "?print=1", "https://news.example/b", PAGE, PAGE + "/amp"]
    assert [PAGE, "https://news.example/b"] == distinct(urls)


def test_an_address_in_an_amp_cache_is_the_publishers() -> None:
    assert "https://news.example/a" == out_of_cache("https://www.google.co.uk/amp/s/news.example/a")
    assert PAGE == out_of_cache(PAGE)


@pytest.mark.parametrize(
    ("page", "canonical"),
    [
        ('<head><link rel="canonical" href="/x"></head>', "https://www.news.example/x"),
        ("<head><link href='https://news.example/x?a=1&amp;b=2' rel='Canonical'>", "https://news.example/x?a=1&b=2"),
        ('<head><!-- <link rel="canonical" href="/no"> --><link rel=canonical href=/x>', "https://www.news.example/x"),
        ("<head><script>'<link rel=canonical href=/no>'</script></head>", None),
        ("<head></head><body><link rel=canonical href=/no>", None),
        ('<link rel="canonical" href="https://agency.example/x">', None),
        ('<link rel="canonical" href="https://www.news.example/">', None),
        ('<link rel="stylesheet" href="/x">', None),
    ],
)
def test_what_a_page_says_of_its_address(page: str, canonical: str | None) -> None:
    assert canonical == told_by(page, PAGE).canonical


def test_an_amp_page_is_known_by_its_mark() -> None:
    marked = [told_by(f"<html {mark}><head></head>", PAGE).variant for mark in ("amp", "⚡", "lang=en", 'class="amp"')]
    assert [True, True, False, False] == marked


@pytest.mark.parametrize("tail", ["?page=2", "?p=3", "/2", "/page/4"])
def test_further_parts_of_an_article_are_known(tail: str) -> None:
    assert another_part(PAGE + tail, PAGE)
    assert not another_part(PAGE + "?id=x", PAGE)


def test_one_registered_name_is_one_site() -> None:
    assert same_site("https://edition.news.co.uk/a", "https://www.news.co.uk/b")
    assert not same_site("https://news.co.uk/a", "https://other.co.uk/a")
    assert not same_site("https://a.example/", "https://b.example/")


@given(st.text(max_size=300))
def test_no_page_makes_it_fail(page: str) -> None:
    told_by("<html><link rel=canonical href=" + page, PAGE)
