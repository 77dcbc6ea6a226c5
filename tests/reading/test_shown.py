"""What stands beside a page's title: the day of publication, the last change, who wrote it."""

import pytest
from tests.reading.paper import account, document

from wellsourced.model.account import Account

MENU = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
STORY = (
    "<p>The council of Harrowgate voted to close the old bridge over the Senn, the mayor said.</p>"
    "<p>Engineers found a crack in the third pier, and a report by the county had warned of it.</p>"
    "<p>The bridge will stay closed until the spring, and buses will go round by the mill, he added.</p>"
)


def page(beside: str, after: str = "", head: str = "") -> Account:
    body = (
        f"<nav><ul>{MENU}</ul></nav><main><h1>Old bridge to close</h1>{beside}{STORY}{after}</main>"
        "<div class='related'><time datetime='2019-01-01'>January 1, 2019</time></div>"
    )
    return account(document(body, head))


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


@pytest.mark.parametrize(
    ("expected", "head", "beside"),
    [
        ("2024-03-05T17:40", "2024-03-05", "<div>March 5, 2024, 5:40 PM ET</div>"),
        ("2024-03-05T20:30", "2024-03-05T08:30", "<div>By Ada Berg March 5 at 8:30 PM</div>"),
        ("2024-03-05T08:30", "2024-03-05T08:30", "<div>By Ada Berg March 5 at 8:30 AM</div>"),
        ("2024-03-05", "2024-03-05", "<div>The bridge at noon on March 9 at 5:40 PM.</div>"),
        (
            "2024-03-05T16:59",
            "2024-03-05",
            "<div>March 5, 2024, 5:18 PM</div><div class='share'>First published March 5, 2024, 4:59 PM</div>",
        ),
    ],
)
def test_the_page_tells_the_hour_that_its_head_leaves_out_or_halves(expected: str, head: str, beside: str) -> None:
    given = f"<meta property='article:published_time' content='{head}'>"
    assert expected == page(beside, head=given).published


def test_a_day_without_a_year_takes_the_year_of_the_address() -> None:
    url = "<link rel='canonical' href='https://courier.example/2024/01/02/bridge'>"
    assert "2024-01-02T07:10" == page("<div>By Ada Berg January 2 at 7:10 AM</div>", head=url).published


def test_a_change_whose_hour_lies_before_the_publication_is_none() -> None:
    halved = "<meta name='dcterms.modified' content='2024-03-05 03:51:28'>"
    shown = "<time datetime='2024-03-05T15:33:00'>March 5, 2024</time>"
    account = page(shown, head=halved + "<meta name='date' content='2024-03-05'>")
    assert ("2024-03-05T15:33", None) == (account.published, account.updated)


def test_people_before_a_papers_name_sign_and_the_paper_is_credited() -> None:
    beside = "<div><span class='by'>Ada Berg, Tom Hale</span><span class='of'>The Valley Courier</span></div>"
    account = page(beside, head="<meta name='author' content='Valley Courier'><meta name='cre' content='Harrow Post'>")
    assert (("Ada Berg", "Tom Hale"), ["The Valley Courier"]) == (account.bylines, [c.name for c in account.credits])


def test_who_only_contributed_is_credited_and_no_author() -> None:
    account = page("", "<p>Courier News' Ada Berg contributed to this report.</p>")
    assert ((), ["Ada Berg"]) == (account.bylines, [credit.name for credit in account.credits])
