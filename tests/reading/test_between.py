"""What stands between the paragraphs and is no part of the article is furniture."""

import pytest
from tests.reading.paper import account, document, kinds

from wellsourced.model.account import Account

TOLD = [
    "The ferry to Skarholm struck the pier at noon on Monday, the harbour master said in a statement.",
    "Nine people were taken to the hospital of Ostervik, and two of them stayed the night there, she said.",
    "Divers will look at the hull on Friday, and the ferry will not sail before that, the company said.",
    "The pier was built of oak in the last century, and the town has mended it three times since then.",
]


def page(amid: str = "", behind: str = "", author: str = "Ada Reyes") -> Account:
    first, *rest = (f"<p>{words}</p>" for words in TOLD)
    body = f"<article><h1>Ferry strikes the pier</h1>{first}{amid}{''.join(rest)}{behind}</article>"
    return account(document(body, f"<meta name='author' content='{author}'>", "Ferry strikes the pier"))


@pytest.mark.parametrize(
    ("amid", "words"),
    [
        ("<p><a href='/2'>Nine boats lost off Ostervik</a></p>", "Nine boats"),
        ("<p><i>[<a href='/2'>Why the mayor says that no pier is safe</a>]</i></p>", "Why the mayor"),
        ("<ul><li><a href='/2'>Mother of the captain: “He was no drunkard”</a></li></ul>", "Mother of the captain"),
        (
            "<div class='card'><a href='/2'><p>VALLEY COURIER</p><p>Nine boats lost off Ostervik</p></a></div>",
            "COURIER",
        ),
        ("<div class='gallery'><h3>Skarholm through the years</h3><img src='1.jpg'></div>", "Skarholm through"),
        ("<form><p>Please re-enter it.</p></form>", "Please re-enter"),
        ("<table><tr><th>Share</th><th>Last price</th></tr></table>", "Last price"),
        ("<div class='promo'><p>See all piers on our map. <a href='/m'>See the map →</a></p></div>", "our map"),
    ],
)
def test_ways_to_other_articles_labels_and_offers_are_furniture(amid: str, words: str) -> None:
    assert {"boilerplate"} == set(kinds(page(amid), words))


@pytest.mark.parametrize(
    ("amid", "words"),
    [
        ("<p>The company, <a href='/c'>whose chairman resigned</a>, said nothing on Monday.</p>", "The company"),
        ("<p><a href='/c'>The chairman of the company resigned on Monday after a vote of its board.</a></p>", "a vote"),
        ("<h2><a href='/c'>What the report says</a></h2>", "What the report says"),
        ("".join(f"<li><a href='/{n}'>Pier number {n} of the coast</a></li>" for n in range(6)), "Pier number 3"),
        ("<table><tr><th>Pier</th></tr><tr><td>The oldest one</td></tr></table>", "The oldest one"),
    ],
)
def test_links_and_tables_of_the_article_stay(amid: str, words: str) -> None:
    assert "boilerplate" not in kinds(page(amid), words)


def test_a_gallery_keeps_its_captions_and_loses_its_buttons() -> None:
    slide = "<div class='slide'><img src='{0}.jpg'><p class='caption'>The pier in year {0}. Ann Lee, AP</p></div>"
    slides = "".join(slide.format(n) + f"<span>{n} of 4</span><div>Fullscreen</div>" for n in range(1, 5))
    account = page(behind=f"<div class='photo-gallery'><div>Skarholm through the years</div>{slides}</div>")
    assert [["caption"], {"boilerplate"}] == [kinds(account, "in year 2"), set(kinds(account, "Fullscreen"))]
    assert {"boilerplate"} == set(kinds(account, "2 of 4"))


@pytest.mark.parametrize(
    "behind",
    [
        "<p>Ada Reyes covers the harbours of the coast. She joined the Courier in 2011.</p>",
        "<p><em>Our columnist, Tom Hale, lives in Ostervik. Follow him on Twitter.</em></p>",
        "<p><em>Follow Ada Reyes on Twitter: @adareyes</em></p>",
        "<p>ada.reyes@courier.example</p>",
        "<p>Twitter: @adareyes</p>",
    ],
)
def test_a_writers_life_and_address_beneath_the_article_are_furniture(behind: str) -> None:
    assert "boilerplate" == page(behind=behind).blocks[-1].kind


@pytest.mark.parametrize(
    "behind",
    [
        "<p><em>The poll asked 900 people on Monday and has a margin of error of three points.</em></p>",
        "<p><em>Editor's note: an earlier version misstated the name of the pier.</em></p>",
        "<p>The captain, Per Holm, lives in Ostervik. He covers the costs himself, he said.</p>",
    ],
)
def test_closing_notes_that_tell_of_the_event_stay(behind: str) -> None:
    assert "boilerplate" != page(behind=behind).blocks[-1].kind


def test_a_heading_that_the_trees_nearly_keep_stays_with_its_like() -> None:
    subheads = "".join(
        f"<div class='subhead'>‘{words}’</div><p>{TOLD[1]} {words}.</p>" for words in ("A duty", "A wager")
    )
    account = page(subheads)
    assert ["boilerplate" in kinds(account, "‘A duty’"), "boilerplate" in kinds(account, "‘A wager’")] == [False, False]
