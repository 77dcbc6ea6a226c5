"""Posts as the networks embed them: in the code they give to pages, and in the frames their scripts make of it."""

from html import escape

WORDS = "Half the deck lights are out and we are listing. Everyone has a life jacket."


def frame(content: str, attributes: str = "") -> str:
    return f'<iframe {attributes} srcdoc="{escape(f"<html><body>{content}</body></html>")}"></iframe>'


def shadow(content: str, attribute: str = "shadowrootmode") -> str:
    inner = f'<template {attribute}="open"><style>.x{{}}</style>{content}</template>'
    return (
        f'<twitter-widget class="twitter-tweet twitter-tweet-rendered" id="twitter-widget-0">{inner}</twitter-widget>'
    )


TWEET_FRAME = (
    '<div id="app"><article role="article"><div><a href="https://twitter.com/noravik?ref_src=x"><img src="x.jpg"></a>'
    '<a href="https://twitter.com/noravik?ref_src=x"><div dir="auto"><span><span>Nora Vik</span></span></div></a>'
    '<a href="https://twitter.com/noravik"><div dir="ltr"><span>@noravik</span></div></a><div>·</div>'
    '<a href="https://twitter.com/intent/follow?screen_name=noravik"><span>Follow</span></a></div>'
    '<div lang="en" dir="auto" data-testid="tweetText"><span>Half the deck lights are out and we are listing. '
    "</span><span>Everyone has a life jacket.</span></div>"
    '<a href="https://twitter.com/noravik/status/1764737935000000000" aria-label="7:42 PM">'
    '<time datetime="2024-03-04T19:42:11.000Z">7:42 PM · Mar 4, 2024</time></a><div role="group"><span>312</span>'
    "<span>Reply</span><span>Copy link</span></div><span>Read 14 replies</span></article></div>"
)
_TWEET_BEFORE_2020 = (
    '<div class="EmbeddedTweet"><blockquote class="Tweet h-entry" cite="https://twitter.com/noravik/status/1">'
    '<div class="TweetAuthor"><span class="TweetAuthor-name" title="Nora Vik">Nora Vik</span>'
    '<span class="TweetAuthor-screenName" title="@noravik">@noravik</span></div>'
    f'<div class="Tweet-body e-entry-content"><p class="Tweet-text e-entry-title" lang="en">{WORDS}</p>'
    '<div class="TweetInfo"><span>312</span><time class="dt-updated" datetime="2024-03-04T19:42:11+0000">'
    "7:42 PM - Mar 4, 2024</time></div></div></blockquote><div>14 people are talking about this</div></div>"
)
_BLUESKY_FRAME = (
    '<div class="flex flex-col"><div><a href="https://bsky.app/profile/did:plc:a"><p>Nora Vik</p></a>'
    '<a href="https://bsky.app/profile/did:plc:a"><p>@noravik.bsky.social</p></a></div>'
    f'<p class="leading-6 whitespace-pre-wrap">{WORDS}</p><a href="https://bsky.app/profile/did:plc:a/post/3k">'
    '<time datetime="2024-03-04T19:42:11.000Z">March 4, 2024 at 7:42 PM</time></a>'
    "<div><p>312</p><p>Read 14 replies on Bluesky</p></div></div>"
)
_MASTODON_FRAME = (
    '<div class="detailed-status"><a class="detailed-status__display-name" href="https://social.example/@noravik">'
    '<bdi><strong class="display-name__html">Nora Vik</strong></bdi>'
    '<span class="display-name__account">@noravik@social.example</span></a>'
    f'<div class="status__content"><div class="status__content__text" lang="en"><p>{WORDS}</p></div></div>'
    '<div class="detailed-status__meta"><time datetime="2024-03-04T19:42:11.000Z">Mar 04</time> · 12 boosts</div></div>'
)
_FACEBOOK_FRAME = (
    '<div class="pluginSkinLight"><h5><a href="https://www.facebook.com/noravik/?ref=embed_post">Nora Vik</a></h5>'
    '<abbr data-utime="1709581331" title="Monday, March 4, 2024 at 7:42 PM">March 4, 2024</abbr>'
    f'<div class="userContent" data-testid="post_message"><p>{WORDS}</p></div><span>312</span><a>Share</a></div>'
)
_TELEGRAM_FRAME = (
    '<div class="tgme_widget_message" data-post="noravik/412"><div class="tgme_widget_message_author">'
    '<a class="tgme_widget_message_owner_name" href="https://t.me/noravik"><span>Nora Vik</span></a></div>'
    f'<div class="tgme_widget_message_text" dir="auto">{WORDS}</div><div class="tgme_widget_message_footer">'
    '<span class="tgme_widget_message_views">12.1K</span><a href="https://t.me/noravik/412">'
    '<time datetime="2024-03-04T19:42:11+00:00">Mar 4 at 19:42</time></a></div></div>'
)
_TWEET = (
    f'<blockquote class="twitter-tweet"><p lang="en" dir="ltr">{WORDS}</p>&mdash; Nora Vik (@noravik) '
    '<a href="https://twitter.com/noravik/status/1764737935000000000?ref_src=x">March 4, 2024</a></blockquote>'
)

# The handle and the moment that each form tells; the name is always Nora Vik, the words are WORDS.
POSTS = {
    "tweet": (_TWEET, "@noravik", "2024-03-04"),
    "tweet whose day is in a language we do not read": (
        _TWEET.replace("March 4, 2024", "4 marca 2024 r."),
        "@noravik",
        "2024-03-04T19:41",
    ),
    "tweet in a frame": (
        f'<div class="twitter-tweet twitter-tweet-rendered">{frame(TWEET_FRAME)}</div>',
        "@noravik",
        "2024-03-04T19:42",
    ),
    "tweet in an inner tree": (shadow(_TWEET_BEFORE_2020), "@noravik", "2024-03-04T19:42"),
    "tweet in an inner tree of old": (shadow(_TWEET_BEFORE_2020, "shadowroot"), "@noravik", "2024-03-04T19:42"),
    "Bluesky": (
        f'<blockquote class="bluesky-embed" data-bluesky-cid="bafy"><p lang="en">{WORDS}<br><br>'
        '<a href="https://bsky.app/profile/did:plc:a/post/3k">[image or embed]</a></p>&mdash; Nora Vik '
        '(<a href="https://bsky.app/profile/did:plc:a">@noravik.bsky.social</a>) '
        '<a href="https://bsky.app/profile/did:plc:a/post/3k">March 4, 2024 at 7:42 PM</a></blockquote>',
        "@noravik.bsky.social",
        "2024-03-04T19:42",
    ),
    "Bluesky in a frame": (frame(_BLUESKY_FRAME), "@noravik.bsky.social", "2024-03-04T19:42"),
    "Mastodon in a frame": (frame(_MASTODON_FRAME), "@noravik@social.example", "2024-03-04T19:42"),
    "Facebook": (
        f'<div class="fb-post"><blockquote class="fb-xfbml-parse-ignore"><p>{WORDS}</p>Posted by <a>Nora Vik</a>'
        ' on&nbsp;<a href="#">Monday, March 4, 2024</a></blockquote></div>',
        None,
        "2024-03-04",
    ),
    "Facebook in a frame": (f'<div class="fb-post">{frame(_FACEBOOK_FRAME)}</div>', None, "2024-03-04T19:42"),
    "Instagram": (
        '<blockquote class="instagram-media"><div><a href="#"><div>View this post on Instagram</div></a>'
        f'<p><a href="#">{WORDS}</a></p><p>A post shared by <a href="#">Nora Vik</a> (@noravik) on '
        '<time datetime="2024-03-04T19:42:11+00:00">Mar 4, 2024 at 11:42am PST</time></p></div></blockquote>',
        "@noravik",
        "2024-03-04T11:42",
    ),
    "Telegram in a frame": (frame(_TELEGRAM_FRAME), "@noravik", "2024-03-04T19:42"),
}
