"""A page that shows only the beginning of its article is told as a stub; a whole article with an appeal is not."""

import pytest

from wellsourced.model.account import Account, Document
from wellsourced.reading.read import read

LEAD = "The council of Harrowgate voted on Tuesday to close the old bridge over the Senn, the mayor said afterwards."
REST = (
    "<p>Engineers found a crack in the third pier last week, and a report by the county had warned of it in March.</p>"
)


def page(*inner: str) -> Account:
    body = f"<html><body><article><h1>Old bridge to close</h1><p>{LEAD}</p>{''.join(inner)}</article></body></html>"
    return read(Document(source="p.html", place="/p.html", body=body.encode(), media="html"))


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
    account = page(*([REST] * 20), "<div class='subscribe'>Subscribe now to keep reading and get our archive.</div>")
    assert account.stub is None


def test_an_article_that_goes_on_after_the_notice_is_none() -> None:
    account = page("<div class='promo'>Subscribe to continue reading</div>", REST)
    assert account.stub is None


def test_a_short_article_is_none() -> None:
    assert page(REST).stub is None


def test_a_long_text_that_breaks_off_before_the_notice_is_a_stub() -> None:
    cut = "<p>The county's engineer told the council that the pier would not last another winter because …</p>"
    account = page(*([REST] * 20), cut, "<div class='paywall'>Subscribe to read the rest of this article</div>")
    assert account.stub is not None
