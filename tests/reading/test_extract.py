"""A page gives its whole visible text, with the article told from the rest."""

from hypothesis import given
from hypothesis import strategies as st
from tests.reading.paper import account as page

from wellsourced.errors import SourceError
from wellsourced.model.account import Account, Document
from wellsourced.reading.read import read

PAGE = """<!doctype html><html lang="en"><head><title>Old bridge to close | Harrowgate Courier</title>
<meta property="og:site_name" content="Harrowgate Courier"><meta name="author" content="Ada Nilsen, Per Holm">
<meta property="article:published_time" content="2024-03-05T08:15:00+01:00">
<meta property="article:modified_time" content="2024-03-09T10:00:00+01:00"></head><body>
<header><nav><ul><li><a href="/n">News</a></li>
<li><a href="/s">Sport and leisure</a></li></ul></nav></header>
<main><article><h1>Old bridge to close</h1><p class="by">By <a href="/a">Ada Nilsen</a></p>
<p>The council of Harrowgate voted on Tuesday to close the old bridge, the mayor said at the town hall.</p>
<aside class="promo"><p>Get our alerts on your phone <a href="/app">Download the app</a></p></aside>
<h2>What the report says</h2>
<p>Engineers found a crack in the second pier last week, according to a report.</p>
<p>Per Holm, chief engineer, said:</p>
<blockquote><p>Nobody should walk on it until I have.</p></blockquote>
<blockquote class="twitter-tweet">
<p>The bridge moved. I felt it.</p>&mdash; Ada Berg (@adaberg)
<a href="https://x.example/1">March 4, 2024</a></blockquote>
<p><em>Editor's note: this article has been amended. The pier is the second, not the third.</em></p></article>
<section class="more"><h2>Most read</h2><ol><li><a href="/1">Rovers sign a striker</a></li></ol></section>
<section id="talk"><h2>Have your say</h2>
<div><b>nils7</b><p>I never liked that bridge anyway.</p></div></section></main>
<footer><p>&copy; Harrowgate Newspapers</p></footer></body></html>"""


def kind_of(account: Account, words: str) -> str:
    at = account.text.index(words)
    block = account.block_at(at)
    assert block is not None
    return block.kind


def test_the_head_tells_title_outlet_authors_and_first_day() -> None:
    account = page(PAGE)
    assert (
        "Old bridge to close",
        "Harrowgate Courier",
        ("Ada Nilsen", "Per Holm"),
        "2024-03-05T08:15",
        "metadata",
    ) == (
        account.title,
        account.outlet,
        account.bylines,
        account.published,
        account.published_from,
    )


def test_navigation_promotion_lists_comments_and_footer_are_boilerplate() -> None:
    account = page(PAGE)
    rest = ("Sport and leisure", "Get our alerts", "Rovers sign", "I never liked", "Harrowgate Newspapers")
    assert ["boilerplate"] * 5 == [kind_of(account, words) for words in rest]


def test_the_article_keeps_its_forms() -> None:
    account = page(PAGE)
    told = (
        "Old bridge to close",
        "The council of",
        "What the report says",
        "Nobody should walk",
        "Editor's note",
    )
    assert ["title", "paragraph", "heading", "quotation", "correction"] == [kind_of(account, words) for words in told]


def test_a_quotation_has_the_author_named_before_it() -> None:
    block = next(b for b in page(PAGE).blocks if b.kind == "quotation")
    assert block.author is not None
    assert "Per Holm" == block.author.name


def test_an_embedded_post_has_author_and_day() -> None:
    block = next(b for b in page(PAGE).blocks if b.kind == "post")
    assert block.author is not None
    assert ("Ada Berg", "@adaberg", "2024-03-04") == (block.author.name, block.author.handle, block.published)


def test_what_stands_behind_an_end_of_the_page_is_read() -> None:
    words = "The ferry of Harrowgate turned back at noon, the harbour master told reporters. " * 4
    account = page(
        f"<html><body><nav><a href='/'>Home</a></nav></body></html><main><p>{words}</p></main></body></html>"
    )
    assert "turned back at noon" in account.text


def test_what_a_page_sends_hidden_for_its_script_to_place_is_read() -> None:
    hidden = "<div hidden id='{}'><p>{}</p></div>"
    shown = "<p>The ferry of Harrowgate turned back at noon, the harbour master told reporters on the quay.</p>" * 4
    told = hidden.format("S:1", "The crew is safe.") + hidden.format("menu", "All our services.")
    account = page(f"<html><body><main>{shown}{told}</main></body></html>")
    assert (True, False) == ("The crew is safe." in account.text, "All our services." in account.text)


def test_who_asks_for_cookies_is_boilerplate() -> None:
    asks = (
        "<div id='onetrust-consent-sdk'><p>We and our partners store what you read, and measure what you do.</p></div>"
    )
    account = page(PAGE.replace("<main>", asks + "<main>"))
    assert "boilerplate" == kind_of(account, "We and our partners")


def test_a_paragraph_shown_twice_is_told_once() -> None:
    again = "<p>Engineers found a crack in the second pier last week, according to a report.</p>"
    account = page(PAGE.replace("</article>", f"{again}</article>"))
    kinds = [b.kind for b in account.blocks if "found a crack" in account.text[b.start : b.end]]
    assert ["paragraph", "boilerplate"] == kinds


def test_elements_nested_beyond_the_parsers_depth_keep_their_text() -> None:
    deep = "<div>" * 4000 + "<p>The mayor said the bridge is closed.</p>" + "</div>" * 4000
    assert "The mayor said the bridge is closed." in page(f"<html><body>{deep}</body></html>").text


@given(st.lists(st.tuples(st.integers(0, len(PAGE) - 1), st.sampled_from("<>/\"'&; \x00ap")), max_size=12))
def test_a_broken_page_is_read_without_failing(damage: list[tuple[int, str]]) -> None:
    broken = list(PAGE)
    for place, char in damage:
        broken[place] = char
    try:
        account = page("".join(broken))
    except SourceError:
        return
    ends = [0, *(block.end for block in account.blocks)]
    assert all(before <= block.start for before, block in zip(ends, account.blocks, strict=False))


def test_the_footer_of_a_quotation_belongs_to_it() -> None:
    quoted = "<blockquote><p>Nobody should walk on it until I have.</p><footer>Ada Berg, mayor</footer></blockquote>"
    page = PAGE.replace("<blockquote><p>Nobody should walk on it until I have.</p></blockquote>", quoted)
    account = read(Document(source="t.html", place="/t.html", body=page.encode(), media="html"))
    assert "quotation" == next(b.kind for b in account.blocks if account.text[b.start : b.end] == "Ada Berg, mayor")


def test_a_correction_in_the_footer_of_an_article_is_one() -> None:
    note = "Correction: An earlier version of this story misstated the number of piers."
    asks = "Corrections: write to us at our desk if you find that one of our stories is wrong."
    under = f'<section class="article-footer"><p>{note}</p><p>{asks}</p></section>'
    account = page(PAGE.replace("</article>", f"</article>{under}"))
    assert ("correction", "boilerplate") == (kind_of(account, note), kind_of(account, asks))


def test_a_gallery_gives_its_captions_and_not_its_counter() -> None:
    pictures = "".join(
        f'<figure><img src="{n}.jpg"><figcaption>{words} <span class="credit">{credit}</span></figcaption></figure>'
        for n, (words, credit) in enumerate(
            [("The old bridge at noon on Monday.", "Ada Berg/AFP"), ("The second pier.", "Photograph: Per Holm")]
        )
    )
    shown = f'<div class="gallery"><button>Previous</button>{pictures}<button>Next</button><span>1 / 2</span></div>'
    account = page(PAGE.replace("<h2>What the report says</h2>", shown))
    captions = [block for block in account.blocks if block.kind == "caption"]
    assert ["AFP", "Per Holm"] == [block.author.name for block in captions if block.author]
    assert "boilerplate" == kind_of(account, "1 / 2")


def test_a_paragraph_above_an_embedded_post_is_the_articles_though_it_names_a_hashtag() -> None:
    told = "<p>The hashtag #OldBridge was used by thousands on Monday, the mayor of Harrowgate said.</p>"
    account = page(PAGE.replace('<blockquote class="twitter-tweet">', f'{told}<blockquote class="twitter-tweet">'))
    assert ["paragraph", "post"] == [kind_of(account, "The hashtag"), kind_of(account, "The bridge moved")]
