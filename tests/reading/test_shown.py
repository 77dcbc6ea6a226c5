"""What stands beside a page's title: the day of publication, the last change, who wrote it."""

import pytest

from wellsourced.model.account import Account, Document
from wellsourced.reading.read import read

MENU = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
STORY = (
    "<p>The council of Harrowgate voted to close the old bridge over the Senn, the mayor said.</p>"
    "<p>Engineers found a crack in the third pier, and a report by the county had warned of it.</p>"
    "<p>The bridge will stay closed until the spring, and buses will go round by the mill, he added.</p>"
)


def page(beside: str, after: str = "", head: str = "") -> Account:
    body = (
        f"<html lang='en'><head>{head}</head><body><nav><ul>{MENU}</ul></nav><main><h1>Old bridge to close</h1>"
        f"{beside}{STORY}{after}</main><div class='related'><time datetime='2019-01-01'>January 1, 2019</time></div>"
    )
    return read(Document(source="p.html", place="/p.html", body=body.encode(), media="html"))


@pytest.mark.parametrize(
    ("expected", "source", "beside"),
    [
        ("2024-03-05", "text", "<div>March 5, 2024</div>"),
        ("2024-03-05", "text", "<div>05.03.2024 · 6 min read</div>"),
        ("2024-03-05T08:30", "text", "<time datetime='2024-03-05T08:30:00Z'>March 5, 2024</time>"),
        ("2024-03-05", "text", "<span>Updated <b>March 9, 2024</b></span><div>Published March 5, 2024</div>"),
        ("2024-03-09", "update", "<div>Last updated: March 9, 2024</div>"),
        (None, None, "<div>Member since March 5, 2024</div>"),
    ],
)
def test_the_day_beside_the_title_is_the_publication(expected: str | None, source: str | None, beside: str) -> None:
    account = page(beside)
    assert (expected, source) == (account.published, account.published_from)


def test_a_change_beside_the_title_is_told_apart() -> None:
    account = page("<div>Published March 5, 2024</div><div>Updated March 9, 2024</div>")
    assert ("2024-03-05", "2024-03-09") == (account.published, account.updated)


def test_what_the_head_says_goes_before_what_the_page_shows() -> None:
    head = "<meta property='article:published_time' content='2024-03-04'>"
    account = page("<div>March 5, 2024</div>", head=head)
    assert ("2024-03-04", "metadata") == (account.published, account.published_from)


@pytest.mark.parametrize(
    ("expected", "beside"),
    [
        (("Ada Nilsen",), "<p>By Ada Nilsen</p>"),
        (("Ada Nilsen",), "<h3>Author</h3><p>Ada Nilsen</p>"),
        (("Ada Nilsen", "Per Holm"), "<p>Ada Nilsen and Per Holm</p><p>March 5, 2024</p>"),
        ((), "<p>Save Article</p><p>March 5, 2024</p>"),
    ],
)
def test_the_name_beside_the_title_is_the_byline(expected: tuple[str, ...], beside: str) -> None:
    assert expected == page(beside).bylines


def test_a_full_name_on_the_page_goes_before_an_account_of_its_system() -> None:
    head = "<meta name='author' content='anilsen'>"
    assert ("Ada Nilsen",) == page("<p>By Ada Nilsen</p>", head=head).bylines


def test_who_began_a_discussion_is_its_author() -> None:
    typed = '<script type="application/ld+json">{"@type": "DiscussionForumPosting", "headline": "Old bridge"}</script>'
    account = page("<div>pier_watcher (Per) March 5, 2024, 8:30am</div>", head=typed)
    assert ("pier_watcher",) == account.bylines
