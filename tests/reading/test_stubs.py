"""A page that shows only the beginning of its article is told as a stub; a whole article with an appeal is not."""

import json

import pytest
from tests.reading.paper import account, document

from wellsourced.model.account import Account

LEAD = "The council of Harrowgate voted on Tuesday to close the old bridge over the Senn, the mayor said afterwards."
REST = (
    "<p>Engineers found a crack in the third pier last week, and a report by the county had warned of it in March.</p>"
)


LONG = "".join(
    f"<p>On day {n} the engineers climbed pier {n} of {n + 2}, and wrote that there was rust but no crack in it.</p>"
    for n in range(3, 23)
)
CLOSED = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": "main .story-rest, #more"}


def page(*inner: str, said: dict[str, object] | None = None) -> Account:
    data = f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **said})}</script>" if said else ""
    article = f"<article><h1>Old bridge to close</h1><p>{LEAD}</p>{''.join(inner)}</article>"
    return account(document(article, data))


@pytest.mark.parametrize(
    "notice",
    [
        "Subscribe to continue reading",
        "This article is for subscribers only.",
        "Already a subscriber? Log in to continue.",
        "Dieser Artikel ist nur für Abonnenten.",
        "La suite est réservée aux abonnés.",
        "Contenido exclusivo para suscriptores",
    ],
)
def test_a_page_that_keeps_the_rest_for_subscribers_is_a_stub(notice: str) -> None:
    account = page(f"<div class='paywall'><p>{notice}</p><a href='/in'>Log in</a></div>")
    assert account.stub is not None
    assert notice == account.text[account.stub.start : account.stub.end] == account.stub.text


def test_what_a_stub_shows_is_evidence() -> None:
    account = page("<div class='paywall'>Subscribe to continue reading</div>")
    assert LEAD in [account.text[block.start : block.end] for block in account.evidence]


def test_a_whole_article_with_an_appeal_beneath_is_none() -> None:
    account = page(LONG, "<div class='subscribe'>Subscribe now to keep reading and get our archive.</div>")
    assert account.stub is None


def test_an_article_that_goes_on_after_the_notice_is_none() -> None:
    account = page("<div class='promo'>Subscribe to continue reading</div>", REST)
    assert account.stub is None


def test_a_short_article_is_none() -> None:
    assert page(REST).stub is None


def test_a_long_text_that_breaks_off_before_the_notice_is_a_stub() -> None:
    cut = "<p>The county's engineer told the council that the pier would not last another winter because …</p>"
    account = page(LONG, cut, "<div class='paywall'>Subscribe to read the rest of this article</div>")
    assert account.stub is not None


@pytest.mark.parametrize(
    ("closed", "inner"),
    [
        ({"isAccessibleForFree": False}, ""),
        ({"isAccessibleForFree": "false", "hasPart": {**CLOSED, "cssSelector": ".gone"}}, ""),
        ({"isAccessibleForFree": "http://schema.org/False", "hasPart": [CLOSED]}, f"{LONG}<div id='more'></div>"),
        ({"isAccessibleForFree": False, "hasPart": [CLOSED]}, f"<div class='story-rest wide'>{REST}</div>"),
    ],
    ids=["a short article", "a part that is not there", "an empty part, however much is shown", "the part begun"],
)
def test_a_page_that_says_so_to_machines_alone_is_a_stub(closed: dict[str, object], inner: str) -> None:
    account = page(inner, said=closed)
    assert account.stub is not None
    assert ('"isAccessibleForFree": false', account.stub.start) == (account.stub.text, account.stub.end)
    assert account.text[: account.stub.start].endswith(("afterwards.", "March.", "in it."))


@pytest.mark.parametrize(
    ("said", "inner"),
    [
        ({"isAccessibleForFree": False}, LONG),
        ({"isAccessibleForFree": False, "hasPart": CLOSED}, f"<div class='story-rest'>{LONG}</div>"),
        ({"isAccessibleForFree": True, "hasPart": CLOSED}, ""),
        ({"isAccessibleForFree": None, "hasPart": 7}, ""),
        ({"@type": "VideoObject", "isAccessibleForFree": False}, ""),
    ],
    ids=["a long article", "the part in whole", "free", "rubbish", "a film that is not free"],
)
def test_a_page_that_holds_the_article_is_none_whatever_machines_are_told(said: dict[str, object], inner: str) -> None:
    assert page(inner, said=said).stub is None


@pytest.mark.parametrize("selector", ["", "[data-x]", ".a.b:not(.c)", "*", "." * 300, "#", 5, None, ["#more", 3]])
def test_no_selector_breaks_a_reading(selector: object) -> None:
    part = {"isAccessibleForFree": False, "cssSelector": selector}
    assert page("<div id='more'></div>", said={"isAccessibleForFree": False, "hasPart": [part, 5]}).stub is not None
