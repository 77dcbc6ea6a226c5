"""Read an embedded post out of its mark-up: its words, who wrote it and when; the rest is the network's furniture."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from lxml import etree, html

from wellsourced.model.account import Author
from wellsourced.reading.lines import Line
from wellsourced.reading.phrases import flat
from wellsourced.reading.posts import shared_by, signatures

EMBEDDED = "embedded-post"  # the class that a frame with a post in it is given
_CLASSES = (
    "twitter-tweet twitter-video instagram-media fb-post fb-video bluesky-embed mastodon-embed reddit-embed "
    "reddit-embed-bq reddit-card tiktok-embed telegram-post truthsocial-embed threads-post text-post-media "
)
_POST_CLASS = re.compile(rf"\b(?:{'|'.join(_CLASSES.split())}|{EMBEDDED})\b")
# What networks call the words of a post, its author's name and what stands within the words without being any.
_WORDS = re.compile(
    r"(?<![\w-])(?:tweetText|Tweet-text|tweet-text|tgme_widget_message_text|status__content__text|status__content|"
    r"e-content|userContent|post_message|Caption|content-text)(?![\w-])"
)
_NAME = re.compile(
    r"(?<![\w-])(?:TweetAuthor-name|display-name__html|p-author|p-name|tgme_widget_message_owner_name|UsernameText|"
    r"author-text)(?![\w-])"
)
_ASIDE = re.compile(r"(?<![\w-])(?:CaptionUsername|CaptionComments)(?![\w-])")
_PROFILE = re.compile(
    r"^https?://(?:www\.|mobile\.)?(?:(?P<by_handle>(?:twitter|x|instagram|truthsocial|tiktok)\.com|"
    r"threads\.(?:net|com)|t\.me)|facebook\.com|bsky\.app/profile|(?:old\.)?reddit\.com/user|[\w.-]{1,80}(?=/@))"
    r"/@?(?P<handle>[\w.:-]{1,80})/?(?:[?#].{0,300})?$"
)
_POST_HOSTS = re.compile(
    r"^https?://(?:platform\.(?:twitter|x)\.com|embed\.bsky\.app|t\.me|(?:www\.)?(?:facebook|instagram|tiktok)\.com|"
    r"embed\.reddit\.com|(?:www\.)?threads\.(?:net|com))/"
)
_SIGNED = re.compile(r"[—–-]\s?(?P<name>[^()@\n]{1,80}?)\s?\((?P<handle>@[\w.-]{1,80}(?:@[\w.-]{1,80})?)\)")
_HANDLE = re.compile(r"@[\w.-]{1,80}(?:@[\w.-]{1,80})?|u/[\w-]{1,40}")
_ID = re.compile(r"(?:twitter|x)\.com/[^/]{1,80}/status(?:es)?/(?P<tweet>\d{12,20})|/video/(?P<video>\d{18,20})")
_LABEL = re.compile(r"view this (?:post|profile|photo) on|voir cette publication sur|ver esta publicacion en|"
                    r"sieh dir diesen beitrag|ver essa foto no|visualizza questo post su")  # fmt: skip
_UNKNOWN_LABEL = re.compile(r"(?:post by|view on)\s")
_BLOCKS = frozenset("p div br section article blockquote li ul ol h1 h2 h3 h4 h5 h6 header footer tr figure".split())
_LONGEST_CHARS, _LONGEST_NAME_CHARS = 5000, 80
_LEAST_WORD_CHARS = 12  # where only the length tells the words from the buttons
_TWEET_EPOCH_MS, _TWEET_BITS, _VIDEO_BITS = 1_288_834_974_657, 22, 32
_YEARS = range(2010, 2100)


class Embed(NamedTuple):
    """A post in its parts, in the order of the page; empty where there is none. ``published`` is ISO 8601."""

    before: str
    words: str
    after: str
    author: Author | None = None
    published: str | None = None


class _Leaf(NamedTuple):
    """A stretch of text with the element it stands in."""

    text: str
    element: html.HtmlElement


def is_embed(names: str) -> bool:
    """True for the classes of what a network's post is embedded by."""
    return bool(_POST_CLASS.search(names))


def holds_post(root: html.HtmlElement, address: str) -> bool:
    """True for the content of a frame that is one post: by the frame's address, else by what the mark-up calls it."""
    told = [*root.iter("time"), *root.iter("abbr")]
    if any(is_embed(quoted.get("class") or "") for quoted in root.iter("blockquote")):
        return True
    if _POST_HOSTS.match(address) or next(_called(root, _WORDS), None) is not None:
        return bool(told) or any(_profile(link) is not None for link in root.iter("a"))
    return bool(told) and "bsky.app" in "".join(link.get("href") or "" for link in root.iter("a"))


def embed(element: html.HtmlElement) -> Embed:
    """Return the post that ``element`` embeds.

    One that is signed in its text ("— Name (@handle) March 4, 2024") is left whole in ``words``: the signature says
    it all. A card without the post's words has none.
    """
    leaves = _leaves(element)
    text = _joined(leaf for leaf in leaves)
    if signatures(Line(0, len(text), text)):
        return Embed("", text, "")
    stamp = next((t.get("datetime") for t in element.iter("time") if t.get("datetime")), None) or _issued(element)
    if (shared := shared_by(text)) is not None:
        start = _label_end(text)
        words = text[start : shared.start].strip()
        return Embed(text[:start].strip(), words, text[shared.start :], shared.author, shared.published or stamp)
    within = _words_of(element)
    inside = [leaf for leaf in leaves if any(_is_in(leaf.element, one) for one in within)]
    if not inside:
        return Embed("", "", text)
    first, last = leaves.index(inside[0]), len(leaves) - leaves[::-1].index(inside[-1])
    before, after = leaves[:first], leaves[last:]
    author = _author(before or after, element) or _author(after, element)
    return Embed(_listed(before), _joined(inside), _listed(after), author, stamp or _shown_time(element))


def _leaves(element: html.HtmlElement) -> list[_Leaf]:
    """The texts of a post in order, with a blank where a block begins or ends; buttons and what is hidden are out."""
    leaves: list[_Leaf] = []
    chars = 0
    for event, one in etree.iterwalk(element, events=("start", "end")):
        text = one.text if event == "start" else one.tail if one is not element else None
        owner = one if event == "start" else one.getparent()
        space = " " if one.tag in _BLOCKS else ""
        told = f"{space}{text or ''}" if event == "start" else f"{text or ''}"
        told = space + told if event == "end" else told
        if told and chars < _LONGEST_CHARS:
            leaves.append(_Leaf(told[: _LONGEST_CHARS - chars], owner))
            chars += len(told)
    return leaves


def _joined(leaves: Iterator[_Leaf] | list[_Leaf]) -> str:
    text = " ".join("".join(leaf.text for leaf in leaves).split())
    return text.replace("( @", "(@")


def _listed(leaves: list[_Leaf]) -> str:
    """Names, numbers and buttons, which networks set apart by style alone."""
    return _joined(leaf._replace(text=f"{leaf.text} ") for leaf in leaves)


def _is_in(element: html.HtmlElement | None, around: html.HtmlElement) -> bool:
    while element is not None:
        if element is around:
            return True
        element = element.getparent()
    return False


def _called(root: html.HtmlElement, names: re.Pattern[str]) -> Iterator[html.HtmlElement]:
    for element in root.iter():
        told = f"{element.get('class') or ''} {element.get('data-testid') or ''} {element.get('id') or ''}"
        if len(told) > 2 and names.search(told):
            yield element


def _words_of(element: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements that hold the words: those that are called so, that have a language, paragraphs, the longest."""
    known = next(_called(element, _WORDS), None)
    if known is not None:
        for aside in list(_called(known, _ASIDE)):
            aside.drop_tree()
        return [known]
    spoken = [one for one in element.iter() if one is not element and one.get("lang") and _text(one)]
    if spoken:
        return spoken[:1]
    paragraphs = [one for one in element.iter("p") if _profile_of(one) is None and not _is_label(one)]
    longest = max(paragraphs, key=lambda one: len(_text(one)), default=None)
    if longest is not None and len(_text(longest)) >= _LEAST_WORD_CHARS:
        return [one for one in paragraphs if one.getparent() is longest.getparent()]
    links = [one for one in element.iter("a") if len(_text(one)) >= _LEAST_WORD_CHARS and _profile(one) is None]
    longest = max(links, key=lambda one: len(_text(one)), default=None)
    return [] if longest is None or _is_label(longest) else [longest]


def _text(element: html.HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _is_label(element: html.HtmlElement) -> bool:
    plain = flat(_text(element)[:200])
    return bool(_LABEL.search(plain) or _UNKNOWN_LABEL.match(plain))


def _label_end(text: str) -> int:
    """Where the words begin behind "View this post on Instagram"; 0 where they begin at once."""
    found = _LABEL.match(flat(text[:80])) if flat(text[:80]).isascii() else None
    if found is None:
        return 0
    network = text.find(" ", found.end() + 1)
    return network if network > 0 else len(text)


def _author(leaves: list[_Leaf], element: html.HtmlElement) -> Author | None:
    """Who is named beside the words: by name and handle, or the one for the other."""
    if signed := _SIGNED.search(_joined(leaves)):
        return Author(name=signed["name"], handle=signed["handle"])
    texts = [(text, leaf.element) for leaf in leaves if (text := " ".join(leaf.text.split()))]
    linked = [(text, profile) for text, one in texts if (profile := _profile_of(one)) is not None]
    handles = [bare for text, _ in texts if _HANDLE.fullmatch(bare := text.strip("() "))]
    handle = next((one for one in [*handles, *(profile for _, profile in linked)] if one), None)
    named = (_text(one) for one in _called(element, _NAME))
    names = (name for name in [*named, *(text for text, _ in linked)] if len(name) > 1 and not _HANDLE.fullmatch(name))
    name = next(names, handle)
    return Author(name=name[:_LONGEST_NAME_CHARS], handle=handle) if name else None


def _profile_of(element: html.HtmlElement | None) -> str | None:
    """The handle in the address of the link that ``element`` is or stands in; see ``_profile``."""
    while element is not None and element.tag != "a":
        element = element.getparent()
    return _profile(element) if element is not None else None


def _profile(link: html.HtmlElement) -> str | None:
    """The handle in the address of someone's page; empty where the address tells none, None for other addresses."""
    found = _PROFILE.match((link.get("href") or "")[:400])
    if found is None:
        return None
    return f"@{found['handle']}" if found["by_handle"] else ""


def _shown_time(element: html.HtmlElement) -> str | None:
    """The time that stands in a title, as Facebook sets it."""
    return next((one.get("title") for one in element.iter("abbr") if one.get("title")), None)


def _issued(element: html.HtmlElement) -> str | None:
    """The moment (UTC) at which the network gave the post its number: tweets and videos of TikTok carry it.

    A tweet's number holds milliseconds since its network's epoch above 22 bits, a video's seconds above 32.
    """
    told = [value for one in element.iter() for value in (one.get("href"), one.get("cite"), one.get("data-tweet-id"))]
    for value in told:
        found = _ID.search(value[:400]) if value else None
        if found and found["tweet"]:
            return _at((int(found["tweet"]) >> _TWEET_BITS) + _TWEET_EPOCH_MS)
        if found:
            return _at((int(found["video"]) >> _VIDEO_BITS) * 1000)
    return None


def _at(milliseconds: int) -> str | None:
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M") if moment.year in _YEARS else None
