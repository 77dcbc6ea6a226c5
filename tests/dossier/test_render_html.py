"""The page loads nothing, hides nothing, and every passage on it is the account's own."""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

import pytest
from lxml import html as lxml_html
from sample import empty, many, rich, single

from wellsourced.dossier.inert import inert, inert_dossier
from wellsourced.dossier.render_html import CONTENT_POLICY, html
from wellsourced.model.dossier import Dossier

ALL = {"rich": rich(), "empty": empty(), "single": single(), "many": many(50)}


@pytest.fixture(params=sorted(ALL))
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return ALL[request.param]


@cache
def tree(dossier: Dossier) -> lxml_html.HtmlElement:
    return lxml_html.fromstring(html(dossier).encode())


def test_nothing_is_loaded_from_elsewhere(dossier: Dossier) -> None:
    page = tree(dossier)
    known = {account.url for account in dossier.accounts}
    assert [] == page.xpath("//@src | //script | //link | //iframe | //object | //embed | //img | //base | //form")
    for link in page.xpath("//@href"):
        base = link.split(":~:")[0].rstrip("#")
        assert link.startswith("#") or base in known or base + "#top" in known or base.rstrip("#") in known
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", html(dossier).split("<main")[0])


def test_the_content_policy_forbids_all_but_the_style(dossier: Dossier) -> None:
    policies = tree(dossier).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert [CONTENT_POLICY] == policies
    assert "default-src 'none'" in CONTENT_POLICY and "script-src" not in CONTENT_POLICY


def test_links_that_lead_away_say_nothing_of_where_they_come_from() -> None:
    links = tree(rich()).xpath("//a[starts-with(@href, 'http')]")
    assert links
    assert {"noopener noreferrer nofollow"} == {link.get("rel") for link in links}


def test_an_address_that_is_not_http_is_no_link() -> None:
    assert [] == tree(rich()).xpath("//a[starts-with(@href, 'javascript')]")


def test_every_id_is_unique_and_every_inner_link_has_its_target(dossier: Dossier) -> None:
    page = tree(dossier)
    ids = Counter(page.xpath("//@id"))
    assert {1} == set(ids.values())
    references = [href[1:] for href in page.xpath("//@href") if href.startswith("#")]
    labels = [name for names in page.xpath("//@aria-labelledby") for name in names.split()]
    assert [] == [name for name in references + labels if name not in ids]


def test_headings_go_down_one_level_at_a_time(dossier: Dossier) -> None:
    levels = [int(node.tag[1]) for node in tree(dossier).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
    assert 1 == levels[0] and 1 == levels.count(1)
    assert [] == [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]


def test_every_quotation_and_claim_marks_exactly_its_span() -> None:
    page, seen = tree(rich()), 0
    for account in inert_dossier(rich()).accounts:
        for heard in (*account.quotes, *account.claims):
            pieces = page.xpath("//*[@id=$name or @data-of=$name]", name=heard.id)
            whole = pieces[0].text_content() + "".join(p.text_content() for p in pieces[1:])
            assert account.text[heard.start : heard.end] == whole
            seen += 1
    assert 20 == seen


def test_a_mark_that_crosses_another_goes_on_in_pieces() -> None:
    assert [] != tree(single()).xpath("//*[@data-of]")


def test_an_account_shows_all_its_text() -> None:
    page = tree(rich())
    for account in rich().accounts:
        shown = page.xpath("//article[@id=$name]//div[contains(@class, 'text')]", name=f"acc-{account.id}")[0]
        blocks = shown.xpath(".//*[self::h4 or (self::p and contains(@class, 'b'))][not(@class='label')]")
        text = "".join(block.text_content() for block in blocks)
        assert "".join(inert(account.text).split()) == "".join(text.split())


def test_hostile_text_is_inert() -> None:
    page = html(rich())
    assert "<script" not in page.lower() and "<img" not in page.lower()
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in page
    assert [] == re.findall(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_a_lost_negation_is_named_before_anything_else_of_the_story() -> None:
    first = tree(rich()).xpath("//main//div[@class='first']//li")[0].text_content()
    assert "loses its “not” in Daily Echo [3]" in first


def test_the_three_numbers_are_kept_apart() -> None:
    assert ["7", "6", "6"] == tree(rich()).xpath("//section[@id='story-1']/dl[@class='numbers']//dd/text()")


def test_a_copy_is_folded_beneath_its_original() -> None:
    card = tree(rich()).xpath("//article[@id='u-set']")[0]
    assert "Harbour Post" in card.xpath("string(.//details)")
    assert [] == card.xpath("./ul/li/p[@class='by']/a[contains(., 'Harbour Post')]")


def test_a_reworded_member_shows_what_was_left_out_and_added() -> None:
    card = tree(rich()).xpath("//article[@id='u-mayor']")[0]
    assert ["and", "tonight."] == card.xpath(".//del/text()")
    assert ["tonight,"] == card.xpath(".//ins/text()")


def test_the_account_that_holds_the_count_up_is_named_and_linked() -> None:
    (note,) = tree(rich()).xpath("//article[@id='pt-dead']/p[@class='note']")
    assert (
        "Without Evening Standard-Bearer of Velmar and the Outer Isles [4] one origin fewer would be counted."
        == " ".join(note.text_content().split())
    )
    assert 1 == len(note.xpath("./a"))


def test_both_sides_of_a_dispute_stand_together() -> None:
    sides = tree(rich()).xpath("//article[@id='pt-start']//section/p[@class='value']/span/text()")
    assert ["04:10", "about 05:30"] == sides


def test_a_hedge_that_only_some_accounts_state_does_not_name_the_side() -> None:
    sides = tree(rich()).xpath("//article[@id='pt-dead']//section/p[@class='value']/span/text()")
    assert ["12", "15"] == sides


def test_what_is_unknown_is_said() -> None:
    page = tree(rich()).text_content()
    assert "published: unknown" in page
    assert "Spread bynot stated" in page


def test_boilerplate_is_labelled() -> None:
    blocks = tree(rich()).xpath("//div[contains(@class, 'boilerplate')]")
    assert 2 == len(blocks)
    assert "not used as evidence" in blocks[0].text_content()


def test_a_post_stands_with_its_author() -> None:
    post = tree(rich()).xpath("//blockquote[contains(@class, 'post')]")[0]
    assert "Post by Tove Lindqvist (@mayor_tove)" in post.text_content()


def test_quotations_link_to_their_words_on_the_page_they_come_from() -> None:
    links = tree(rich()).xpath("//article[@id='u-set']//a[contains(@href, ':~:text=')]/@href")
    assert "https://wire.invalid/velmar-silo#:~:text=We%20have%20not%20found,last%20door%20is%20opened." in links
    assert any(link.startswith("https://post.invalid/a?b=1&c=2#top:~:text=We") for link in links)


def test_every_picture_has_a_title_and_a_description(dossier: Dossier) -> None:
    page = tree(dossier)
    pictures = page.xpath("//*[local-name()='svg']")
    assert all(p.xpath("./*[local-name()='title']") and p.xpath("./*[local-name()='desc']") for p in pictures)


def test_the_same_dossier_gives_the_same_page(dossier: Dossier) -> None:
    assert html(dossier) == html(dossier)


def test_a_page_of_fifty_accounts_stays_small() -> None:
    assert 400_000 > len(html(many(50)).encode())
