"""Captions are told by their pictures, wherever they stand and however they are set."""

import pytest
from tests.reading.paper import account, document, kinds

from wellsourced.model.account import Account
from wellsourced.reading.captions import captions
from wellsourced.reading.contents import contents
from wellsourced.reading.markup import parse, segments

TOLD = (
    "<p>The ferry to Skarholm struck the pier at noon on Monday, the harbour master said in a statement.</p>"
    "<p>Nine people were taken to the hospital of Ostervik, and two of them stayed the night there, she said.</p>"
)
MORE = "<p>Divers will look at the hull on Friday, and the ferry will not sail before that, the company said.</p>"
CAPTION = "Passengers wait on the quay of Skarholm on Monday."


def page(lead: str, amid: str = "") -> Account:
    body = f"<article><h1>Ferry strikes the pier at Skarholm</h1>{lead}{TOLD}{amid}{MORE * 2}</article>"
    return account(document(body, title="Ferry strikes the pier at Skarholm"))


@pytest.mark.parametrize(
    "lead",
    [
        f"<figure><img src='1.jpg'><figcaption>{CAPTION}</figcaption></figure>",
        f"<aside class='single-photo'><img src='1.jpg'><p>{CAPTION}</p></aside>",
        f"<div class='video-player'><iframe src='/v'></iframe><button>Play</button><p>{CAPTION}</p></div>",
        f"<div class='lead'><p>{CAPTION} (Ann Lee/AP)</p></div>",
        f"<aside class='related'><img src='1.jpg'><div class='photo-caption'><p>{CAPTION}</p></div></aside>",
    ],
)
def test_what_stands_beneath_a_picture_is_its_caption(lead: str) -> None:
    assert ["caption"] == kinds(page(lead), CAPTION)


def test_a_description_of_a_film_amid_the_article_is_no_paragraph() -> None:
    film = f"<div class='story-video'><video src='v.mp4'></video><p class='video-desc'>{CAPTION}</p></div>"
    assert ["caption"] == kinds(page("", film), CAPTION)


def test_a_caption_that_is_shown_with_and_without_its_credit_is_told_once_with_it() -> None:
    twice = f"<p>{CAPTION}</p><p>{CAPTION} (Ann Lee / The Valley Courier)</p>"
    account = page(f"<div class='photo'><img src='1.jpg'>{twice}</div>")
    assert ["boilerplate", "caption"] == kinds(account, CAPTION)


def test_a_picture_that_leads_to_another_article_has_no_caption() -> None:
    card = (
        f"<div class='photo-card'><img src='1.jpg'><a href='/2'>Nine boats lost off Ostervik</a><p>{CAPTION}</p></div>"
    )
    assert "caption" not in kinds(page("", card), CAPTION)


def found(html: str) -> list[str]:
    """The captions of a page of which only the paragraphs are kept as text."""
    root = parse(f"<html><body><article>{TOLD}{html}{MORE}</article></body></html>")
    assert root is not None
    parts, boxes = segments(root)
    kept = [part.boxes[-1] == parts[0].boxes[-1] for part in parts]
    told = captions(parts, boxes, contents(parts, boxes), kept, range(len(parts)))
    return [parts[index].text for index in sorted(told.found)]


def test_whose_a_picture_is_alone_is_no_caption() -> None:
    picture = "<div class='photo'><img src='1.jpg'><div>{}</div></div>"
    assert [f"{CAPTION} Ann Lee/AP"] == found(picture.format("Ann Lee/AP") + picture.format(f"{CAPTION} Ann Lee/AP"))


def test_films_side_by_side_are_a_series_and_no_pictures_of_the_article() -> None:
    film = "<div class='video'><img src='{0}.jpg'><p>The mayor of Ostervik speaks of film number {0}.</p></div>"
    assert [] == found("<aside class='filmstrip'>" + "".join(film.format(n) for n in range(4)) + "</aside>")


def test_a_paragraph_with_a_picture_in_a_container_of_its_own_stays_a_paragraph() -> None:
    words = "The pier was built of oak in the last century, and the town has mended it three times, a guide told us."
    assert ["paragraph"] == kinds(page("", f"<div class='step'><img src='1.jpg'><p>{words}</p></div>"), words)
