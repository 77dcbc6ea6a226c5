"""Know a page whose every post is someone's own: by its address, and by the marks that forums and channels leave."""

import re

from lxml import html

_GENERATOR = re.compile(
    r"\s*(?:phpbb|vbulletin|discourse|flarum|mybb|nodebb|vanilla|invision community|xenforo|bbpress|lemmy|smf)\b",
    re.IGNORECASE,
)
_ROOT_IDS = frozenset({"xf", "xenforo", "vbulletin_html", "phpbb", "discourse-root"})
_ROOT_CLASS = re.compile(r"\b(?:forums?|viewtopic|showthread)\b|bbpress", re.IGNORECASE)
_ADDRESS = re.compile(
    r"//(?:[\w-]{1,60}\.){0,3}(?:[\w-]{0,60}forums?|boards?|discuss|discourse)\.|"
    r"/(?:forums?|threads?|topic|viewtopic|showthread|boards?|discussions?|questions)(?:[/.?]|$)",
    re.IGNORECASE,
)
# Elements that only such software makes: Simple Machines, Hacker News, phpBB 2, Telegram, YouTube, Reddit.
_FOUND_BY = (
    "//*[@id='forumposts' or @id='hnmain' or contains(@class,'forumline') or contains(@class,'tgme_channel_history')"
    " or self::ytd-backstage-post-thread-renderer or self::shreddit-post or @id='siteTable' or @id='ipsLayout_body']"
)
_FOUND_WORDS = (
    "forumposts", "hnmain", "forumline", "tgme_channel_history", "ytd-backstage-post-thread-renderer", "shreddit-post",
    "siteTable", "ipsLayout_body",
)  # fmt: skip


def is_board(root: html.HtmlElement, address: str | None, page: str) -> bool:
    """True for a page of a forum, a board of comments or a channel; ``address`` is the one that it names as its own.

    ``page`` is its text, in which a word of such software is looked for before the elements are.
    """
    tops = [root, *root.iterchildren("body")]
    if any((top.get("id") or "").lower() in _ROOT_IDS or top.get("op") == "item" for top in tops):
        return True
    if _ADDRESS.search((address or "")[:400]) or any(_ROOT_CLASS.search((t.get("class") or "")[:400]) for t in tops):
        return True
    named = (meta for meta in root.iter("meta") if (meta.get("name") or "").lower() == "generator")
    if any(_GENERATOR.match(meta.get("content") or "") for meta in named):
        return True
    return any(word in page for word in _FOUND_WORDS) and bool(root.xpath(_FOUND_BY))
