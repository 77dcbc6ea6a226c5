"""A thread gives an account for each post; a live blog stays one account with a time for each entry."""

import re

from tests.reading.paper import accounts

WORDS = (
    "The ferry left the harbour of Harrowgate at dawn, and I watched the crew close the ramp before the storm came in.",
    "I work at the quay, and the harbour master told us in the evening that nobody had been hurt on board.",
    "My neighbour was among the passengers. She says that the engine failed twice before they turned back.",
    "The harbour office said at noon that the next crossing to the island leaves on Thursday, two hours late.",
)
NAMES = ("adaberg", "perholm", "nils_quay", "adaberg")


def forum() -> str:
    posts = "".join(
        f'<article class="message post" id="post-{n}"><div class="message-user"><a class="username" href="/u/{n}">'
        f'{name}</a><span class="user-title">Member</span></div><div class="message-main"><div class="message-meta">'
        f'<time datetime="2024-03-0{n}T10:00:00Z">Mar {n}, 2024</time></div><div class="message-body"><p>{words}</p>'
        f'<p>{words}</p></div><div class="message-signature">Sent from the quay</div></div></article>'
        for n, (name, words) in enumerate(zip(NAMES, WORDS, strict=True), 1)
    )
    return (
        "<html><head><title>Ferry turned back? | Quay Talk</title><meta property='og:site_name' content='Quay Talk'>"
        '<script type=\'application/ld+json\'>{"@type": "DiscussionForumPosting"}</script></head><body>'
        "<nav><a href='/'>Home</a> <a href='/f'>Forums</a></nav><main><h1>Ferry turned back?</h1>"
        f"{posts}</main><footer>Terms and rules</footer></body></html>"
    )


def live_blog() -> str:
    told = "".join(
        f'<div class="live-entry"><time datetime="2024-03-05T1{n}:00:00Z">1{n}:00</time><h3>Crews at the pier</h3>'
        f"<p>{words}</p><p>{words}</p></div>"
        for n, words in enumerate(WORDS)
    )
    return (
        "<html><head><title>Ferry fire: live</title></head><body><main><article><h1>Ferry fire: live</h1>"
        f"<p>The ferry of Harrowgate burns, and crews from three towns try to reach it, the mayor said.</p>{told}"
        "</article></main></body></html>"
    )


def test_each_post_of_a_thread_is_an_account_with_author_and_time() -> None:
    posts = [account for account in accounts(forum()) if account.published_from == "post"]
    expected = [((name,), f"2024-03-0{n}T10:00") for n, name in enumerate(NAMES, 1)]
    assert expected == [(post.bylines, post.published) for post in posts]


def test_posts_share_title_and_outlet_and_hold_only_their_own_words() -> None:
    posts = [account for account in accounts(forum()) if account.published_from == "post"]
    assert {("Ferry turned back?", "Quay Talk")} == {(post.title, post.outlet) for post in posts}
    for post, words in zip(posts, WORDS, strict=True):
        assert [words] == [post.text[b.start : b.end] for b in post.evidence]  # shown twice, told once


def test_posts_have_ids_and_places_of_their_own() -> None:
    found = accounts(forum())
    assert len(found) == len({account.id for account in found}) == len({account.place for account in found})


def test_a_live_blog_is_one_account_whose_blocks_have_the_times_of_their_entries() -> None:
    (account,) = accounts(live_blog())
    times = {block.published for block in account.evidence if WORDS[2] in account.text[block.start : block.end]}
    assert {"2024-03-05T12:00"} == times


def test_an_article_is_one_account() -> None:
    page = "<html><body><article><h1>Ferry</h1>" + "".join(f"<p>{words}</p>" for words in WORDS) + "</article></body>"
    assert 1 == len(accounts(page))


def test_whoever_edited_a_post_neither_wrote_it_nor_tells_when() -> None:
    card = (
        '<div class="user-info post-signature"><span>{} Mar {}, 2024 at 10:00</span><br>'
        '<a class="author" href="/u">{}</a></div>'
    )
    page = re.sub('<div class="message-user">.*?</div>', "", forum())
    for number, name in enumerate(NAMES, 1):
        notes = card.format("edited", 20, "editor_one") + card.format("asked", number, name)
        page = re.sub(rf'<time datetime="2024-03-0{number}.*?</time>', notes, page)
    told = [(post.bylines, post.published) for post in accounts(page)]
    assert [((name,), f"2024-03-0{number}T10:00") for number, name in enumerate(NAMES, 1)] == told


def test_an_article_in_sections_that_link_to_others_is_no_thread() -> None:
    sections = "".join(
        f'<div class="post-block"><p><a class="author-link" href="/{n}">Step number {n}</a></p><p>{words}</p></div>'
        for n, words in enumerate(WORDS)
    )
    page = f"<html><head><meta property='og:type' content='article'></head><body><h1>Ferry</h1>{sections}</body></html>"
    assert 1 == len(accounts(page))
    assert 4 == len(accounts(page.replace("article", "website")))  # what else calls its parts posts is one
    signed = page.replace("</a></p>", "</a> <time datetime='2024-03-05T10:00'>10:00</time></p>")
    assert 4 == len(accounts(signed))  # as are articles that one page shows one after the other
