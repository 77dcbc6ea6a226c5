"""Walk a page once, without recursion, and cut its visible text into segments that know where they stood."""

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from lxml import etree, html

from wellsourced.model.account import Author
from wellsourced.reading.embeds import embed, is_embed
from wellsourced.reading.lines import reads
from wellsourced.reading.zones import zones

_SKIPPED_NAMES = (
    "script style template head svg math canvas select option datalist "
    "input textarea audio map source track link meta param "
)
_SKIPPED = tuple(_SKIPPED_NAMES.split())
_PLAYERS = ("iframe", "object", "embed", "video")  # what stands in them is for who cannot play them
_PICTURES = frozenset({"img", "picture", "amp-img", "amp-video", *_PLAYERS})
_BLOCKS_NAMES = (
    "address article aside blockquote body br button caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav "
    "noscript ol p pre search section summary table tbody td tfoot th thead tr ul "
)
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_BOXES = frozenset(
    {"section", "div", "aside", "ul", "ol", "article", "main", "body", "form", "nav", "footer", "header", "table", "tr"}
    | {"td", "li", "dl", "dd", "blockquote"}
)
_OUT_NAMES = frozenset({"nav", "footer", "aside", "form", "promo", "header", "comments"})
_HIDDEN = re.compile(r"(?:display\s?:\s?none|visibility\s?:\s?hidden)", re.IGNORECASE)
_STREAMED = re.compile(r"S:[0-9a-f]{1,8}")  # what React sends hidden, for a script to put into its place
_DIGITS = re.compile(r"\d+")
# What a pointer on "2 days ago" shows: "Mar 5, 2024 8:12 am", "2024-03-05T08:12:00 1709626320".
_MOMENT = re.compile(r"(?=[^:]{0,40}\b(?:19|20)\d\d\b)[\w.,: -]{0,40}\d:\d\d")
_END = re.compile(r"</(?:body|html)\s{0,9}>", re.IGNORECASE)
_LONGEST_TAIL_CHARS = 200  # of white space and comments
_GROUPING = re.compile(
    r"</?(?:div|span|section|table|tbody|tr|td|ul|ol|li|b|i|em|strong|u|font|center|"
    r"blockquote|dl|dd|small|big|sub|sup)"
    r"(?:\s[^<>]{0,2000})?>",
    re.IGNORECASE,
)
_PART_OF_PAGE = 0.5  # a name such as "has-sidebar" on what holds most of the page says nothing about its content
_HIDDEN_PAGE = 0.3
_NAME_CHARS = 80
_SIGNING = frozenset({"a", "span", "b", "strong"})
_STRESSED = frozenset({"em", "i", "strong", "b"})
_LONGEST_ATTRIBUTE, _LONGEST_ID = 400, 80


# lxml asks a function of Python's for the class of each element; one class for all is found without.
_ONE_CLASS = etree.ElementDefaultClassLookup(element=html.HtmlElement)
_SIZE = etree.XPath("string-length()")

Place = tuple[str, frozenset[str], tuple[int, ...]]  # the block element we are in, its zones, its containers


class Box(NamedTuple):
    """A container of the page: what it is called, the number of the one around it, and the zones that it is itself.

    ``author`` is who wrote what is in it, where the element says so.
    ``pictures`` counts the pictures and players that stand in it and in no container within it.
    """

    name: str
    around: int
    zones: frozenset[str] = frozenset()
    author: str | None = None
    pictures: int = 0


class Segment(NamedTuple):
    """A stretch of visible text of one block element.

    ``zones`` says inside what it stood ("nav", "article" …), ``boxes`` numbers the containers around
    it, innermost last; ``link_chars`` counts the characters that are links; ``signer`` is the first
    name among them where the container says that it is about a user or an author; ``author`` is who
    wrote an embedded post, or whom the mark-up calls the author; ``reads`` is true for sentences.
    """

    text: str
    tag: str
    zones: frozenset[str]
    boxes: tuple[int, ...]
    link_chars: int
    time: str | None = None
    signer: str | None = None
    links: int = 0
    stressed_chars: int = 0
    author: Author | None = None
    reads: bool = False

    @classmethod
    def of(cls, text: str, tag: str, zones: frozenset[str], boxes: tuple[int, ...]) -> "Segment":
        """A segment of text alone."""
        return cls(text, tag, zones, boxes, 0, reads=reads(text))


def parse(text: str) -> html.HtmlElement | None:
    """Return the root of a page however broken it is; None where there is no element at all.

    Where elements stand deeper in one another than the parser goes, those that only group are left out. What stands
    behind an end of the page belongs to it, as browsers hold.
    """
    end = text.find("</html>")
    if 0 <= end < len(text) - _LONGEST_TAIL_CHARS:
        text = _END.sub("\n", text)
    root, too_deep = _parse(text)
    return _parse(_GROUPING.sub("\n", text))[0] if too_deep else root


def _parse(text: str) -> tuple[html.HtmlElement | None, bool]:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None, any("depth" in entry.message for entry in parser.error_log)
    too_deep = any("depth" in entry.message for entry in parser.error_log)
    return (root if isinstance(root, html.HtmlElement) else None), too_deep


def segments(root: html.HtmlElement) -> tuple[list[Segment], list[Box]]:
    """Return the visible text of a page as segments in document order, and its containers.

    What is never shown (scripts, styles, drawings) is taken out of ``root``.
    """
    etree.strip_elements(root, *_SKIPPED, with_tail=False)
    for player in list(root.iter(*_PLAYERS)):
        player.clear(keep_tail=True)
    spare = list(root.iter("noscript"))
    if spare and sum(map(_size, spare)) * 2 < _size(root):  # else it is the page itself, for readers without scripts
        etree.strip_elements(root, "noscript", with_tail=False)
    walk = _Walk(_size(root) or 1)
    walk.run(root)
    for number, count in walk.pictures.items():
        walk.boxes[number] = walk.boxes[number]._replace(pictures=count)
    return walk.found, walk.boxes


class _Walk:
    """The state of one walk: the text gathered since the last block boundary, and where we stand."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._words: list[str] = []
        self._link_chars = 0
        self._links = 0
        self._begun_links = 0
        self._stressed = 0
        self._stressed_chars = 0
        self._time: str | None = None
        self._signer: str | None = None
        self._author: str | None = None
        self._ended = self._set_apart = False  # an inline element has ended, and one with a class begun right behind it
        self._places: list[Place] = [("body", frozenset(), (0,))]
        self.boxes: list[Box] = [Box("body", 0)]
        self.pictures: Counter[int] = Counter()
        self.found: list[Segment] = []

    def run(self, root: html.HtmlElement) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if event == "end":
                self._leave(tag)
                words = element.tail
                self._ended = not words and tag in _SIGNING
            elif self._enter(element, tag):
                words = element.text
            else:
                words = None
                walk.skip_subtree()
            if words:
                self._add(words)

    def _enter(self, element: html.HtmlElement, tag: str) -> bool:
        """Take up what stands before the first child; False where the inside is not to be walked."""
        given = dict(element.items())  # asked of the tree once
        if tag in _BLOCKS or "-" in tag:
            if self._words:
                self._flush()
            self._places.append(self._place(element, tag, given))
        if tag == "a":
            self._links += 1
            self._begun_links += 1
        elif tag in _STRESSED:
            self._stressed += 1
        elif tag in _PICTURES:
            self.pictures[self._places[-1][2][-1]] += 1
        if given and not self._is_walked(element, given):
            return False
        if tag in _SIGNING:
            self._sign(element, tag, given)
        if tag == "time":
            self._words.append(" ")  # pages set it apart from the name before it by style alone
            self._time = given.get("datetime") or self._time
        elif self._time is None and (told := given.get("title")) and _MOMENT.match(told[:_LONGEST_ID]):
            self._time = told
        return True

    def _is_walked(self, element: html.HtmlElement, given: dict[str, str]) -> bool:
        """False for what is hidden, and for a post of a network, which is read as a whole."""
        if ("style" in given or "hidden" in given) and self._is_hidden(element, given):
            return False
        if (names := given.get("class")) and _is_post(names):
            if self._words:
                self._flush()
            self._post(element)
            return False
        return True

    def _sign(self, element: html.HtmlElement, tag: str, given: dict[str, str]) -> None:
        """Take up the name that an element gives as a user's or an author's."""
        names = given.get("class", "")
        if names:
            self._set_apart = self._ended
        if self._signer is None and self._signs(tag, names):
            name = _name_in(element)
            self._signer = name if len(name) > 1 else None  # one letter stands for a picture
        elif given.get("itemprop") == "author":
            self._author = _name_in(element) or None

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS or "-" in tag:
            if self._words:
                self._flush()
            self._places.pop()
        if tag == "a":
            self._links -= 1
        elif tag in _STRESSED:
            self._stressed -= 1

    def _is_hidden(self, element: html.HtmlElement, given: dict[str, str]) -> bool:
        if "hidden" in given:
            hidden = not _STREAMED.fullmatch(given.get("id", ""))
        else:
            hidden = bool(_HIDDEN.search(given["style"][:_LONGEST_ATTRIBUTE]))
        # A page that is shown by a script hides most of itself until then.
        return hidden and _size(element) < self._total * _HIDDEN_PAGE

    def _signs(self, tag: str, names: str) -> bool:
        """True for a link or name within what is about a user, or that is itself called so."""
        if tag == "a" and "user" in self._places[-1][1]:
            return True
        return bool(names) and "user" in zones(tag, "", names[:_LONGEST_ATTRIBUTE])

    def _add(self, words: str) -> None:
        if self._set_apart and self._is_glued(words):
            self._words.append(" ")
        self._set_apart = False
        self._words.append(words)
        if self._links > 0:
            self._link_chars += len(words)
        if self._stressed > 0:
            self._stressed_chars += len(words)

    def _is_glued(self, words: str) -> bool:
        """True where style alone sets apart what two elements name: "Ann Lee, Per Holm" and "The Courier"."""
        before = self._words[-1] if self._words else ""
        named = " " in before.strip() and before[-1:].isalnum() and not before[-1:].isupper()
        return named and (words[:1].isupper() or words[:1].isdigit())

    def _flush(self) -> None:
        """Make a segment of the text gathered, where we stand."""
        text = " ".join("".join(self._words).split())
        if text and any(map(str.isalnum, text)):
            links = min(self._link_chars, len(text))
            stressed = min(self._stressed_chars, len(text))
            place = self._places[-1]
            author = Author(name=self._author) if self._author else None
            told = reads(text, links)
            part = Segment(text, *place, links, self._time, self._signer, self._begun_links, stressed, author, told)
            self.found.append(part)
            self._time = self._signer = self._author = None
        self._words, self._link_chars, self._stressed_chars, self._begun_links = [], 0, 0, self._links

    def _post(self, element: html.HtmlElement) -> None:
        _, around, boxes = self._places[-1]
        found = embed(element)
        inside = around | {"post"}
        for text in (found.before, found.words, found.after):
            if text and text is found.words:
                when, author = found.published, found.author
                self.found.append(Segment(text, "post", inside, boxes, 0, when, author=author, reads=reads(text)))
            elif any(map(str.isalnum, text)):
                self.found.append(Segment.of(text, "div", inside | {"sign"}, boxes))

    def _place(self, element: html.HtmlElement, own: str, given: dict[str, str]) -> Place:
        """Where the inside of an element stands: its block element, its zones, its containers."""
        tag, inside, boxes = self._places[-1]
        called, found = _called(own, given.get("role", ""), given.get("class", ""), given.get("id", ""))
        if given.get("itemprop") == "articleBody":
            found |= {"main"}
        if own == "footer" and "quote" in inside:  # it names whom the quotation is from
            found = found - {"footer"} | {"cite"}
        if not found <= inside:
            if found & _OUT_NAMES - inside and _size(element) > self._total * _PART_OF_PAGE:
                found = found - _OUT_NAMES | ({"talk"} if "comments" in found else frozenset())
            inside |= found
        if own in _BOXES or "-" in own:
            author = given.get("data-author") or (given.get("author") if "-" in own else None)
            self.boxes.append(Box(called, boxes[-1], found, author))
            boxes = (*boxes, len(self.boxes) - 1)
        return (own if own in _BLOCKS else tag, inside, boxes)


def _name_in(element: html.HtmlElement) -> str:
    """The name that a link or a mark-up of a user shows, without the letter that stands for a picture."""
    parts = list(element.iterchildren("span"))
    named = next((part for part in parts if "name" in (part.get("class") or "").lower()), None)
    shown = element if named is None else named
    return " ".join("".join(shown.itertext())[:_NAME_CHARS].split())


@lru_cache(maxsize=20_000)
def _is_post(names: str) -> bool:
    return is_embed(names[:_LONGEST_ATTRIBUTE])


@lru_cache(maxsize=20_000)
def _called(tag: str, role: str, classes: str, identity: str) -> tuple[str, frozenset[str]]:
    """What siblings of one kind share, the element's name and its classes without their numbers; the zones it is."""
    names = f"{classes[:_LONGEST_ATTRIBUTE]} {identity[:_LONGEST_ID]}"
    # "post-17" and "post-18" are looked up once.
    return f"{tag} {_DIGITS.sub('', names)}", zones(tag, role, _DIGITS.sub("0", names))


def _size(element: html.HtmlElement) -> int:
    """How many characters of text an element holds."""
    found = _SIZE(element)
    return int(found) if isinstance(found, float) else 0
