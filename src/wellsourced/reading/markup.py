"""Walk a page once, without recursion, and cut its visible text into segments that know where they stood."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree, html

_SKIPPED_NAMES = (
    "script style noscript template head svg math iframe object embed canvas select option datalist "
    "input textarea audio video map source track link meta param "
)
_SKIPPED = frozenset(_SKIPPED_NAMES.split())
_BLOCKS_NAMES = (
    "address article aside blockquote body br button caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav "
    "ol p pre search section summary table tbody td tfoot th thead tr ul "
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_BOXES = frozenset({"section", "div", "aside", "ul", "ol", "article", "main", "body", "form", "nav", "footer"})
_ZONE_OF_TAG = {
    "nav": "nav",
    "menu": "nav",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "button": "form",
    "dialog": "promo",
    "article": "article",
    "main": "main",
    "header": "header",
    "blockquote": "quote",
    "figure": "figure",
    "cite": "cite",
}
_ZONE_OF_ROLE = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "form",
    "dialog": "promo",
    "alertdialog": "promo",
    "main": "main",
    "article": "article",
    "menu": "nav",
    "menubar": "nav",
}
# Class and id names, in word pieces, of parts that are no article. Each zone is a readable reason.
_ZONE_OF_NAME = (
    (
        "comments",
        r"comments?|comment-?list|commentaires|kommentare|comentarios|commenti|"
        r"disqus|livefyre|fyre|spotim|respond",
    ),
    (
        "nav",
        r"nav|navbar|navigation|breadcrumbs?|topbar|menu|submenu|toolbar|"
        r"skip-?links?|pagination|pager|site-?header|masthead",
    ),
    ("footer", r"footer|site-?footer|colophon|copyright|legal"),
    ("aside", r"sidebar|side-?bar|rail|widgets?|secondary"),
    (
        "promo",
        r"related|recommended|recommendations?|recirc|recirculation|"
        r"promos?|promotion|trending|popular|most-?read|most-?popular|"
        r"read-?more|read-?next|more-?stories|more-?news|newsletters?|"
        r"signup|sign-?up|subscribe|subscription|paywall|regwall|meter|"
        r"outbrain|taboola|zergnet|revcontent|sponsor(?:ed)?|advert(?:s|isement|ising)?|ads?|"
        r"adunit|ad-?slot|banner|cookies?|consent|"
        r"gdpr|popup|modal|overlay|share|sharing|social|addthis|sharethis|follow-?us|donate|donation|"
        r"tags?|taglist|author-?bio|"
        r"bio-?box|teasers?|see-?also|empfehlungen|mehr-?zum-?thema|a-?lire|lire-?aussi",
    ),
)
_NAMES = tuple((zone, re.compile(rf"(?<![a-z])(?:{names})(?![a-z])")) for zone, names in _ZONE_OF_NAME)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_POST_CLASS = re.compile(
    r"\b(?:twitter-tweet|twitter-video|instagram-media|fb-post|fb-video|bluesky-embed|"
    r"mastodon-embed|reddit-embed(?:-bq)?|"
    r"reddit-card|tiktok-embed|telegram-post|truthsocial-embed|threads-post|text-post-media)\b"
)
_HIDDEN = re.compile(r"(?:display\s?:\s?none|visibility\s?:\s?hidden)", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_GROUPING = re.compile(
    r"</?(?:div|span|section|table|tbody|tr|td|ul|ol|li|b|i|em|strong|u|font|center|"
    r"blockquote|dl|dd|small|big|sub|sup)"
    r"(?:\s[^<>]{0,2000})?>",
    re.IGNORECASE,
)
_MOST_BOXES = 8
_PART_OF_PAGE = 0.5  # a name such as "has-sidebar" on what holds most of the page says nothing about its content
_HIDDEN_PAGE = 0.3
_POST_CHARS = 5000
_LONGEST_ATTRIBUTE = 400


# The block element we are in, the zones and the containers around.
Place = tuple[str, frozenset[str], tuple[int, ...]]


class Segment(NamedTuple):
    """A stretch of visible text of one block element.

    ``zones`` says inside what it stood ("nav", "article" …), ``boxes`` numbers the containers around
    it, innermost last; ``link_chars`` counts the characters that are links.
    """

    text: str
    tag: str
    zones: frozenset[str]
    boxes: tuple[int, ...]
    link_chars: int
    time: str | None = None


def parse(text: str) -> html.HtmlElement | None:
    """Return the root of a page however broken it is; None where there is no element at all.

    Where elements stand deeper in one another than the parser goes, those that only group are left out.
    """
    root, too_deep = _parse(text)
    return _parse(_GROUPING.sub("\n", text))[0] if too_deep else root


def _parse(text: str) -> tuple[html.HtmlElement | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, any("depth" in entry.message for entry in parser.error_log)
    too_deep = any("depth" in entry.message for entry in parser.error_log)
    return (root if isinstance(root, html.HtmlElement) else None), too_deep


def segments(root: html.HtmlElement) -> list[Segment]:
    """Return the visible text of a page as segments in document order."""
    sizes = _sizes(root)
    return list(_Walk(sizes, sizes.get(root, 0) or 1).run(root))


class _Walk:
    """The state of one walk: the text gathered since the last block boundary, and where we stand."""

    def __init__(self, sizes: dict[html.HtmlElement, int], total: int) -> None:
        self._sizes = sizes
        self._total = total
        self._words: list[str] = []
        self._link_chars = 0
        self._links = 0
        self._time: str | None = None
        self._box = 0

    def run(self, root: html.HtmlElement) -> Iterator[Segment]:
        stack: list[tuple[html.HtmlElement, Iterator[html.HtmlElement], Place]]
        stack = [(root, iter(root), ("body", frozenset(), (0,)))]
        self._add(root.text)
        while stack:
            element, children, inner = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if self._is_block(element):
                    yield from self._flush(inner)
                self._links -= element.tag == "a"
                self._add(element.tail if stack else None)
                continue
            if not isinstance(child.tag, str) or child.tag in _SKIPPED or self._is_hidden(child):
                self._add(child.tail)
                continue
            if self._is_block(child):
                yield from self._flush(inner)
            if _POST_CLASS.search(child.get("class", "")[:_LONGEST_ATTRIBUTE]):
                yield from self._post(child, inner)
                continue
            self._links += child.tag == "a"
            self._time = child.get("datetime") if child.tag == "time" and child.get("datetime") else self._time
            stack.append((child, iter(child), self._place(child, inner)))
            self._add(child.text)

    def _is_hidden(self, element: html.HtmlElement) -> bool:
        style = element.get("style")
        hidden = element.get("hidden") is not None or bool(style and _HIDDEN.search(style[:_LONGEST_ATTRIBUTE]))
        # A page that is shown by a script hides most of itself until then.
        return hidden and self._sizes.get(element, 0) < self._total * _HIDDEN_PAGE

    def _is_block(self, element: html.HtmlElement) -> bool:
        return element.tag in _BLOCKS

    def _add(self, words: str | None) -> None:
        if words:
            self._words.append(words)
            self._link_chars += len(words) if self._links > 0 else 0

    def _flush(self, place: Place) -> Iterator[Segment]:
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        if any(char.isalnum() for char in text):
            yield Segment(text, *place, min(self._link_chars, len(text)), self._time)
            self._time = None
        self._words, self._link_chars = [], 0

    def _post(self, element: html.HtmlElement, place: Place) -> Iterator[Segment]:
        text = _SPACE.sub(" ", " ".join(element.itertext())[:_POST_CHARS]).strip()
        stamp = next((t.get("datetime") for t in element.iter("time") if t.get("datetime")), None)
        if text:
            yield Segment(text, "post", place[1] | {"post"}, place[2], 0, stamp)
        self._add(element.tail)

    def _place(self, element: html.HtmlElement, around: Place) -> Place:
        tag, zones, boxes = around
        own = _zones(element, self._sizes.get(element, 0) > self._total * _PART_OF_PAGE)
        if own - zones:
            zones = zones | own
        if element.tag in _BOXES:
            self._box += 1
            boxes = (*boxes[-_MOST_BOXES:], self._box)
        return (element.tag if element.tag in _BLOCKS else tag, zones, boxes)


def _zones(element: html.HtmlElement, most_of_page: bool) -> frozenset[str]:
    found = {_ZONE_OF_TAG.get(element.tag, ""), _ZONE_OF_ROLE.get(element.get("role", ""), "")}
    itemprop = element.get("itemprop", "")
    if itemprop in {"articleBody"}:
        found.add("main")
    if (
        not most_of_page
        and element.tag not in {"body", "html", "main", "a", "p", "span", "em", "strong", "b", "i", "time"} | _HEADINGS
    ):
        names = _HUMP.sub("-", f"{element.get('class', '')[:_LONGEST_ATTRIBUTE]} {element.get('id', '')[:80]}")
        names = names.lower().replace("_", "-")
        found.update(zone for zone, pattern in _NAMES if pattern.search(names))
    elif most_of_page:
        found -= {"nav", "footer", "aside", "form", "promo", "header"}
    return frozenset(found - {""})


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _sizes(root: html.HtmlElement) -> dict[html.HtmlElement, int]:
    """How many characters of text each element holds, summed from the last element up."""
    sizes: dict[html.HtmlElement, int] = {}
    for element in reversed([e for e in root.iter() if isinstance(e.tag, str)]):
        own = 0 if element.tag in _SKIPPED else len(element.text or "") + sizes.get(element, 0)
        sizes[element] = own
        parent = element.getparent()
        if parent is not None:
            sizes[parent] = sizes.get(parent, 0) + own + len(element.tail or "")
    return sizes
