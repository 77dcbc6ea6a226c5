"""The entries of a live blog have the times at which they were written, in whichever order and form it shows them."""

import json

import pytest
from tests.reading.paper import account, document

from wellsourced.model.account import Account
from wellsourced.reading.shown_times import Shown, before, shown_time

WORDS = (
    "The ferry Saint Orla has run aground off Harrowgate with 214 people on board, the coastguard says in a statement.",
    "A lifeboat from Vale reached the ship. Its coxswain told us by radio that nobody seems to be badly hurt so far.",
    "Harbour master Ada Nilsen told reporters on the pier that 90 passengers had been brought ashore by now.",
    "The company that runs the ferry said an inquiry would begin tomorrow and that it had been inspected in May.",
)
MOMENTS = ("2024-03-04T21:50", "2024-03-04T23:30", "2024-03-05T00:12", "2024-03-05T01:05")
CLOCKS = tuple(moment[11:] for moment in MOMENTS)
NEWEST_FIRST, OLDEST_FIRST = (3, 2, 1, 0), (0, 1, 2, 3)
HEAD = (
    '<meta property="article:published_time" content="2024-03-04T21:48:00Z">'
    '<meta property="article:modified_time" content="2024-03-05T01:06:00Z">'
)


def page(entries: str, head: str = HEAD, title: str = "Ferry aground – live") -> str:
    return document(f"<main><article><h1>{title}</h1>{entries}</article></main>", head, title)


def entry(number: int, label: str) -> str:
    told = f"<h3>Number {number}</h3><p>{WORDS[number]}</p>"
    return f'<div class="entry" id="e{number}"><span class="t">{label}</span>{told}</div>'


def entries(order: tuple[int, ...], labels: tuple[str, ...] = CLOCKS) -> str:
    return "".join(entry(number, labels[number]) for number in order)


def times(found: Account) -> tuple[str | None, ...]:
    """The moment of each of the four entries, by its words."""
    return tuple(
        next(block.published for block in found.evidence if found.text[block.start : block.end] == words)
        for words in WORDS
    )


@pytest.mark.parametrize("order", [NEWEST_FIRST, OLDEST_FIRST])
@pytest.mark.parametrize(
    "labels",
    [
        CLOCKS,
        ("9:50 p.m. ET", "11:30 p.m. ET", "12:12 a.m. ET", "1:05 a.m. ET"),
        ("21.50 Uhr", "23.30 Uhr", "0.12 Uhr", "1.05 Uhr"),
        ("21h50", "23h30", "00h12", "01h05"),
        ("Posted at 21:50", "Posted at 23:30", "Posted at 0:12", "Posted at 1:05"),
    ],
)
def test_an_hour_alone_gets_its_day_over_midnight_in_either_order(
    labels: tuple[str, ...], order: tuple[int, ...]
) -> None:
    found = account(page(entries(order, labels)))
    assert MOMENTS == times(found)
    assert not [label for label in labels if label in " ".join(found.text[b.start : b.end] for b in found.evidence)]


def test_what_the_page_says_of_its_days_goes_before_its_head() -> None:
    days = f"<h2>Tuesday, March 5, 2024</h2>{entries((3, 2))}<h2>Monday, March 4, 2024</h2>{entries((1, 0))}"
    assert MOMENTS == times(account(page(days, head="")))


def test_an_entry_with_its_full_time_tells_the_days_of_the_others() -> None:
    told = entry(3, '<time datetime="2024-03-05T01:05:00Z">01:05</time>') + entries((2, 1, 0))
    assert MOMENTS == times(account(page(told, head="")))


@pytest.mark.parametrize(
    "head",
    [
        "",  # no day at all
        '<meta property="article:published_time" content="2024-03-01T08:00:00Z">'
        '<meta property="article:modified_time" content="2024-03-09T10:00:00Z">',  # any of eight days
    ],
)
def test_an_hour_whose_day_nothing_tells_stays_unknown(head: str) -> None:
    assert (None,) * 4 == times(account(page(entries(NEWEST_FIRST), head=head)))


def test_the_newest_page_of_a_blog_of_days_is_known_by_its_last_change() -> None:
    head = HEAD.replace("2024-03-04T21:48", "2024-03-01T08:00")
    assert MOMENTS == times(account(page(entries(NEWEST_FIRST), head=head)))


def test_a_list_of_hours_that_is_no_live_blog_has_no_times() -> None:
    found = account(page(entries(OLDEST_FIRST), title="What is on in Harrowgate this week"))
    assert (None,) * 4 == times(found)


def test_how_long_ago_is_told_from_the_moment_of_retrieval() -> None:
    labels = ("4 hours ago", "95 minutes ago", "vor 55 Minuten", "il y a 2 minutes")
    text = page(entries(NEWEST_FIRST, labels), head="")
    assert ("2024-03-04", "2024-03-04T23:32", "2024-03-05T00:12", "2024-03-05T01:05") == times(
        account(text, retrieved="2024-03-05T01:07:00Z")
    )
    assert (None,) * 4 == times(account(text))


def test_whole_hours_ago_give_a_day_only_where_it_is_sure() -> None:
    assert "2024-03-04" == before("2024-03-04T21:30:00Z", Shown(ago=120, coarse=True))
    assert None is before("2024-03-05T02:30:00Z", Shown(ago=120, coarse=True))
    assert None is before("yesterday", Shown(ago=2))


def stated(shown: str) -> str:
    updates = [
        {"@type": "BlogPosting", "headline": f"Entry number {n} of the night", "datePublished": f"{MOMENTS[n]}:00Z",
         "articleBody": WORDS[n]}
        for n in NEWEST_FIRST
    ]  # fmt: skip
    data = json.dumps({"@type": "LiveBlogPosting", "headline": "Ferry aground", "liveBlogUpdate": updates})
    return page(shown, head=f'<script type="application/ld+json">{data}</script>')


def test_entries_that_only_a_script_shows_are_read_with_their_times() -> None:
    found = account(stated('<div id="app">Loading</div>'))
    assert MOMENTS == times(found)
    assert "Entry number 2 of the night" in found.text


def test_entries_that_show_no_time_have_those_that_the_page_states() -> None:
    shown = "".join(f"<section><h2>Entry number {n} of the night</h2><p>{WORDS[n]}</p></section>" for n in NEWEST_FIRST)
    assert MOMENTS == times(account(stated(shown)))


@pytest.mark.parametrize("odd", [7, {"articleBody": 5}, ["x", {"articleBody": "", "datePublished": []}], {"a": [[]]}])
def test_odd_updates_are_passed_over(odd: object) -> None:
    data = json.dumps({"@type": "LiveBlogPosting", "liveBlogUpdate": odd, "articleBody": None})
    assert WORDS[0] in account(page(entries(OLDEST_FIRST), f'<script type="application/ld+json">{data}</script>')).text


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (Shown(clock=1310), "9.50 p.m. GMT"),
        (Shown(clock=0), "12 a.m."),
        (Shown(clock=570, alone=False), "9:30 The ferry leaves the pier"),
        (Shown(ago=1), "a minute ago"),
        (None, "9:30 on March 4, 2024"),
        (None, "13 p.m."),
        (None, "24 lifeboats"),
        (None, "10:30.5"),
        (None, "9.5 million"),
    ],
)
def test_what_a_line_shows_of_its_time(expected: Shown | None, text: str) -> None:
    assert expected == shown_time(text)
