"""Posts of all networks are read out of the page: their words, author and time, and nothing of their buttons."""

from pathlib import Path

import pytest
from tests.reading import paper
from tests.reading.networks import POSTS, TWEET_FRAME, WORDS, frame
from tests.reading.paper import document

from wellsourced.model.account import Account, Block, Document
from wellsourced.reading.files import Files
from wellsourced.reading.frames import MOST_FRAME_BYTES, MOST_FRAMES, with_frames
from wellsourced.reading.read import read
from wellsourced.reading.unfold import ReadingOptions

TOLD = (
    "The ferry Saint Orla ran aground off Harrowgate on Monday evening with 214 people on board, the coastguard said.",
    "Lifeboats from three towns brought the passengers to the pier before midnight, the harbour master told reporters.",
    "The company that runs the ferry said an inquiry would begin on Tuesday and that the ship was inspected in May.",
)


def page(embedded: str) -> str:
    article = (
        f"<article><h1>Ferry runs aground</h1><p>{TOLD[0]}</p><p>{TOLD[1]}</p>{embedded}<p>{TOLD[2]}</p></article>"
    )
    return document(f"<nav><a href='/'>Home</a></nav><main>{article}</main>", title="Ferry runs aground")


def account(embedded: str) -> Account:
    return paper.account(page(embedded))


def posts(one: Account) -> list[Block]:
    return [block for block in one.blocks if block.kind == "post"]


def evidence(one: Account) -> str:
    return " ".join(one.text[block.start : block.end] for block in one.evidence)


@pytest.mark.parametrize("form", POSTS)
def test_a_post_of_any_network_has_its_author_and_moment(form: str) -> None:
    embedded, handle, published = POSTS[form]
    found = account(embedded)
    (post,) = posts(found)
    assert post.author is not None
    assert ("Nora Vik", handle, published) == (post.author.name, post.author.handle, post.published)
    assert found.text[post.start : post.end].startswith(WORDS)
    assert ["Nora Vik"] == [credit.name for credit in found.credits if credit.kind == "post"]


@pytest.mark.parametrize("form", POSTS)
def test_what_a_network_sets_around_a_post_is_no_evidence(form: str) -> None:
    told = evidence(account(POSTS[form][0]))
    assert not [label for label in ("312", "Follow", "Share", "View this", "replies", "boosts") if label in told]
    assert all(words in told for words in TOLD)


def test_a_video_has_the_moment_that_its_number_holds() -> None:
    embedded = (
        '<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@noravik/video/7342612345678901234"><section>'
        f'<a title="@noravik" href="https://www.tiktok.com/@noravik?refer=embed">@noravik</a><p>{WORDS}</p>'
        '<a href="https://www.tiktok.com/music/x">♬ original sound - Nora Vik</a></section></blockquote>'
    )
    (post,) = posts(account(embedded))
    assert post.author is not None
    assert ("@noravik", "2024-03-04T20:45") == (post.author.handle, post.published)


@pytest.mark.parametrize(
    "card",
    [
        '<blockquote class="mastodon-embed"><a href="https://social.example/@noravik/1"><div>Post by '
        "@noravik@social.example</div><div>View on Mastodon</div></a></blockquote>",
        '<blockquote class="text-post-media"><a href="#"><div>Post by @noravik</div><div>View on Threads</div></a>'
        "</blockquote>",
        '<blockquote class="instagram-media"><a href="#"><div>View this post on Instagram</div></a><p>A post shared by '
        "Nora Vik (@noravik)</p></blockquote>",
    ],
)
def test_a_card_without_the_words_of_its_post_is_boilerplate(card: str) -> None:
    found = account(card)
    assert [] == posts(found)
    assert "noravik" not in evidence(found)
    assert "noravik" in found.text


def test_a_frame_that_is_no_post_stays_closed() -> None:
    found = account(
        frame("<p>Buy a boat today at the lowest price in town, and pay in May.</p>", 'src="https://a.example"')
    )
    assert "Buy a boat" not in found.text


def test_a_frame_that_holds_the_code_that_a_network_gives_is_its_post() -> None:
    given = (
        f'<blockquote class="twitter-tweet"><p>{WORDS}</p>&mdash; Nora Vik (@noravik) '
        '<a href="https://twitter.com/noravik/status/1764742700000000000">March 4, 2024</a></blockquote>'
    )
    (post,) = posts(account(frame(given, 'src="https://news.example/embed/7"')))
    assert post.author is not None
    assert ("@noravik", "2024-03-04") == (post.author.handle, post.published)


def test_the_frames_of_a_complete_page_are_read_from_the_folder_beside_it(tmp_path: Path) -> None:
    beside = tmp_path / "Ferry story_files"
    beside.mkdir()
    (beside / "Tweet.html").write_text(f"<html><body>{TWEET_FRAME}</body></html>", "utf-8")
    (tmp_path / "secret.html").write_text(f"<html><body>{TWEET_FRAME.replace('Half', 'Hidden: half')}</body></html>")
    (beside / "link.html").symlink_to(tmp_path / "secret.html")
    frames = "".join(
        f'<iframe src="{address}"></iframe>'
        for address in (
            "./Ferry%20story_files/Tweet.html",
            "secret.html",
            "./Ferry%20story_files/../secret.html",
            "Ferry story_files/link.html",
            "https://news.example/Tweet.html",
            "Ferry story_files/none.html",
        )
    )
    (tmp_path / "Ferry story.html").write_text(page(frames), "utf-8")
    files = Files(ReadingOptions(), None)
    (document,) = [d for d in files.named(str(tmp_path / "Ferry story.html")) if isinstance(d, Document)]
    found = read(document)
    assert [WORDS] == [found.text[block.start : block.end] for block in posts(found)]


def test_the_frames_of_an_mhtml_are_read_from_its_parts(tmp_path: Path) -> None:
    part = "Content-Type: text/html\r\nContent-ID: <{}@mhtml.blink>\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    body = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\n'
        + part.format("frame-0")
        + page('<iframe src="cid:frame-1@mhtml.blink"></iframe><iframe src="cid:frame-9@mhtml.blink"></iframe>')
        + "\r\n--B\r\n"
        + part.format("frame-1")
        + f"<html><body>{TWEET_FRAME}</body></html>\r\n--B--\r\n"
    )
    (tmp_path / "ferry.mhtml").write_bytes(body.encode())
    (document,) = [
        d for d in Files(ReadingOptions(), None).named(str(tmp_path / "ferry.mhtml")) if isinstance(d, Document)
    ]
    assert ["2024-03-04T19:42"] == [post.published for post in posts(read(document))]


def test_of_the_frames_of_a_page_so_many_are_opened() -> None:
    body = b'<iframe src="a.html"></iframe>' * (MOST_FRAMES + 1)
    assert MOST_FRAMES == with_frames(body, lambda address: b"<p>x</p>").count(b"srcdoc")
    assert body == with_frames(body, lambda address: b"x" * (MOST_FRAME_BYTES + 1))
    assert 5 == with_frames(body, lambda address: b"x" * MOST_FRAME_BYTES).count(b"srcdoc")
