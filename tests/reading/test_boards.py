"""A thread gives an account a post whatever software made it; what readers wrote under an article is no evidence."""

from pathlib import Path

import pytest
from tests.reading.paper import accounts, told

# The same four posts as the software of forums and channels marks them up.
BOARDS = sorted(Path(__file__).with_name("pages").joinpath("boards").glob("*.html"), key=lambda path: path.name)
TITLE, SITE = "Saint Orla aground: who was on board?", "Harrowgate Sailors"
WORDS = (
    "I was on the Saint Orla last night when she hit the rocks off Harrowgate. The lights went out and we waited two "
    "hours for the lifeboat.",
    "My brother works for the coastguard. He told me that the pilot had warned the bridge twice about the current "
    "before they turned.",
    "Does anybody know when the ferry to Vale will run again? The office said Thursday but nobody answers the phone "
    "there.",
    "The company told us on the pier that the ship had been inspected in May, but the third engine has been out of "
    "order since then.",
)
NAMES = ("orla_passenger", "coastie77", "valefan", "enginedad")
MOMENTS = ("2024-03-05T08:12", "2024-03-05T09:30", "2024-03-05T10:02", "2024-03-06T07:45")
WITH_SITE = ("discourse", "flarum", "phpbb", "vbulletin", "xenforo")


def test_there_are_boards() -> None:
    assert {*WITH_SITE, "hacker_news", "phpbb_of_old", "reddit", "telegram"} <= {path.stem for path in BOARDS}


@pytest.mark.parametrize("board", BOARDS, ids=lambda path: path.stem)
def test_each_post_is_an_account_with_its_author_and_moment(board: Path) -> None:
    names = ("Harrowgate Port",) * 4 if board.stem == "telegram" else NAMES
    expected = [((name,), moment) for name, moment in zip(names, MOMENTS, strict=True)]
    assert expected == [(post.bylines, post.published) for post in accounts(board.read_bytes())]


@pytest.mark.parametrize("board", BOARDS, ids=lambda path: path.stem)
def test_a_post_holds_its_own_words_and_nothing_of_the_board(board: Path) -> None:
    assert [[words] for words in WORDS] == [told(post) for post in accounts(board.read_bytes())]


@pytest.mark.parametrize("board", [path for path in BOARDS if path.stem in WITH_SITE], ids=lambda path: path.stem)
def test_the_site_is_told_from_the_title_of_the_thread(board: Path) -> None:
    assert {(TITLE, SITE)} == {(post.title, post.outlet) for post in accounts(board.read_bytes())}


def test_the_posts_of_a_channel_that_say_how_long_ago_have_their_day_from_the_retrieval() -> None:
    def post(number: int, ago: str) -> str:
        return (
            f'<ytd-backstage-post-thread-renderer class="x"><div id="author"><a id="author-text">Port</a></div>'
            f'<div id="published-time-text"><a>{ago}</a></div><div id="content-text">{WORDS[number]}</div>'
            "<button>Like</button></ytd-backstage-post-thread-renderer>"
        )

    page = f"<html><body>{post(0, '20 minutes ago')}{post(1, '3 hours ago')}{post(2, '2 days ago')}</body></html>"
    assert ["2024-03-05T20:10", "2024-03-05", None] == [one.published for one in accounts(page, "2024-03-05T20:30:00Z")]
    assert [None] * 3 == [one.published for one in accounts(page)]


def test_the_index_of_a_board_is_no_thread() -> None:
    def row(name: str, about: str) -> str:
        last = "<td>Tue Mar 05, 2024 8:12 am<br>coastie77</td>"
        return f"<tr><td><b>{name}</b></td><td>{about}</td>{last}</tr>"

    rows = row("Ferries", "Where they sail, when they sail and why they do not.") + row("Moorings", WORDS[2])
    (account,) = accounts(f"<html><body><table class='forumline'>{rows}</table></body></html>")
    assert account.bylines == ()


def article(comments: str) -> str:
    paragraphs = (
        "The ferry Saint Orla ran aground off Harrowgate on Monday with 214 people on board, the coastguard said.",
        "Lifeboats from three towns brought the passengers to the pier, harbour master Ada Nilsen told reporters.",
    )
    return (
        "<html><head><title>Ferry runs aground</title><meta property='og:type' content='article'></head><body><main>"
        f"<article><h1>Ferry runs aground</h1>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article>{comments}</main>"
        "</body></html>"
    )


@pytest.mark.parametrize(
    ("around", "each"),
    [
        (
            '<section id="comments"><h2>4 thoughts on “Ferry”</h2><ol class="comment-list">{}</ol></section>',
            '<li class="comment"><b class="fn">{}</b> says: <time datetime="{}">2 days ago</time><p>{}</p></li>',
        ),
        (
            '<div id="disqus_thread"><ul class="post-list">{}</ul></div>',
            '<li class="post"><span class="author"><a>{}</a></span><time datetime="{}"></time><div class="post-body">'
            "<p>{}</p></div></li>",
        ),
    ],
)
@pytest.mark.parametrize("times", [1, 6])
def test_what_readers_wrote_under_an_article_is_no_evidence(around: str, each: str, times: int) -> None:
    posts = zip(NAMES * times, MOMENTS * times, WORDS * times, strict=True)
    (account,) = accounts(article(around.format("".join(each.format(*post) for post in posts))))
    assert 2 == len(told(account))
    assert WORDS[3] in account.text
