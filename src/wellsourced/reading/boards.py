"""Know a page whose every post is someone's own: by its address, and by the marks that forums and channels leave."""

import re
from collections.abc import Iterable

from lxml import html

from wellsourced.reading.markup import Box

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
# The element, class or id of a container that only such software makes.
_MADE_BY = {
    "forumline": "phpBB 2",
    "forumposts": "Simple Machines",
    "ipsLayout_body": "Invision Community",
    "hnmain": "Hacker News",
    "siteTable": "Reddit of old",
    "shreddit-post": "Reddit",
    "tgme_channel_history": "Telegram",
    "ytd-backstage-post-thread-renderer": "YouTube",
}


def is_board(root: html.HtmlElement, address: str | None) -> bool:
    """True for a page that calls itself one of a forum, a board of comments or a channel: in its head or at its top.

    ``address`` is the one that it names as its own.
    """
    tops = [root, *root.iterchildren("body")]
    if any((top.get("id") or "").lower() in _ROOT_IDS or top.get("op") == "item" for top in tops):
        return True
    if _ADDRESS.search((address or "")[:400]) or any(_ROOT_CLASS.search((t.get("class") or "")[:400]) for t in tops):
        return True
    named = (meta for meta in root.iter("meta") if (meta.get("name") or "").lower() == "generator")
    return any(_GENERATOR.match(meta.get("content") or "") for meta in named)


def made_by_board(boxes: Iterable[Box]) -> bool:
    """True where the software of boards or channels made one of a page's containers."""
    return any(not _MADE_BY.keys().isdisjoint(name.split()) for name in {box.name for box in boxes})
