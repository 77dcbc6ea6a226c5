"""Read what a page's head says about itself: title, outlet, authors, day, language, address."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import html

from wellsourced.reading.agencies import agency_named
from wellsourced.reading.dates import full_dates
from wellsourced.reading.outlets import outlet_name
from wellsourced.reading.phrases import anywhere, flat, words
from wellsourced.text.normalize import fold, one_line

_ARTICLE = re.compile(r"Article|BlogPosting|Report|LiveBlog|WebPage|VideoObject")
_TELLING = re.compile(r"Article|Posting|Report|LiveBlog")  # rather than the page around it
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "headline", "title", "parsely-title")
_OUTLET_NAMES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "publisher",
    "cre",
    "twitter:app:name:iphone",
)
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "dc.creator",
    "byl",
    "parsely-author",
    "sailthru.author",
    "citation_author",
)
_DAY_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "date.published",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "citation_date",
    "date",
)
_TITLE_END = re.compile(r"\s+(?:[|•·–—-]|::|»|«)\s+")
_AUTHOR_SPLIT = re.compile(r"\s*[,;]\s*|\s+(?:and|und|et|y|e|&)\s+")
_BY = re.compile(r"^(?:by|von|par|por|di)\s+", re.IGNORECASE)
_SHOWN_DAY = ".//*[@itemprop='datePublished']"
_SHOWN_AUTHOR = (
    "//*[@rel='author' or @itemprop='author' or contains(@class,'author') or contains(@class,'byline')"
    " or contains(@class,'Author') or contains(@class,'Byline')]"
)
_PERSON = re.compile(r"^(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*)(?:\s(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|van|von|der|bin|al|da|di|la)){1,3}$")
_LONGEST_BYLINE_CHARS = 120
_CHANGE_NAMES = ("article:modified_time", "og:updated_time", "lastmod", "last-modified", "dcterms.modified")
_DESCRIPTION_NAMES = ("og:description", "description", "twitter:description")
_DISCUSSION = re.compile(r"\b(?:DiscussionForumPosting|QAPage)\b")
_LONGEST_CONTENT_CHARS = 2000
_MOST_NODES = 5000
_LONGEST_JSON_CHARS = 400_000


class Metadata(NamedTuple):
    """What the head says; None or empty where it says nothing. ``published`` is the first publication."""

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    language: str | None
    url: str | None
    description: str | None
    is_discussion: bool


def metadata(root: html.HtmlElement) -> Metadata:
    """Return what the page's meta elements and JSON-LD say about it."""
    named = _named(root)
    linked = sorted(_linked_data(root), key=lambda data: not _TELLING.search(str(data.get("@type"))))
    publishers = (name for data in linked for name in _publishers(data.get("publisher")))
    outlet = outlet_name([*(named.get(name) for name in _OUTLET_NAMES), *publishers])
    outlet = _spelt(outlet, one_line(root.findtext(".//title") or "")[:400])
    titles = [*(_first(named, (name,)) for name in _TITLE_NAMES), *(_text(d.get("headline")) for d in linked)]
    title = next((t for t in titles if t), None) or one_line(root.findtext(".//title") or "")[:400] or None
    authors = [n for d in linked for n in _names(d.get("author"))] or _split(_first(named, _AUTHOR_NAMES))
    discussion = _is_discussion(root)
    shown = next((e.get("content") or e.get("datetime") for e in root.iterfind(_SHOWN_DAY)), None)
    outlet, authors = _told_apart(outlet, authors)
    authors = authors or ([] if discussion else _shown_authors(root))
    published = _published(linked, named) or moment(shown)
    return Metadata(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        authors=tuple(dict.fromkeys(author for author in authors if author)),
        published=published,
        updated=_updated(linked, named, published),
        language=(root.get("lang") or root.get("xml:lang") or named.get("og:locale") or "")[:2].lower() or None,
        url=_address(root, named),
        description=_first(named, _DESCRIPTION_NAMES),
        is_discussion=discussion,
    )


def _shown_authors(root: html.HtmlElement) -> list[str]:
    """The people whom the first element called an author's or a byline's names; none where it names no person."""
    for element in root.xpath(_SHOWN_AUTHOR):
        called = f"{element.get('class', '')} {element.get('id', '')}".lower()
        text = one_line("".join(element.itertext())[:_LONGEST_BYLINE_CHARS])
        if "comment" in called or element.tag in {"script", "style", "body", "html"}:
            continue
        names = [name.title() if name.islower() or name.isupper() else name for name in _split(text)]
        people = [n for n in names if agency_named(n) or (_PERSON.match(n) and not _is_label(n))]
        if people:
            return people
    return []


def _told_apart(outlet: str | None, authors: list[str]) -> tuple[str | None, list[str]]:
    """The outlet and the people: a newspaper that signs as the author names the outlet better than its address does."""
    own = flat(outlet or "").split(" ")[-1]
    spelt = " " in (outlet or "") or (outlet or "").isupper()
    papers = [
        name
        for name in authors
        if (last := flat(name).split(" ")[-1]) in words("outlet")
        and not agency_named(name)
        and (last == own or not spelt)
    ]
    people = [name for name in authors if name not in papers and fold(name) != fold(outlet or "")]
    return max([outlet or "", *papers[:1]], key=len) or None, people


def _spelt(outlet: str | None, title: str) -> str | None:
    """The outlet as the page's title spells it: "The Valley Courier" rather than "valleycourier"."""
    parts = [part.strip() for part in _TITLE_END.split(title)]
    return next((part for part in parts if fold(part).replace(" ", "") == fold(outlet or "")), outlet)


def _is_label(name: str) -> bool:
    plain = flat(name)
    return "author" in plain or plain in words("label") | words("menu") or bool(anywhere("role").search(plain))


def _published(linked: list[dict[str, Any]], named: dict[str, str]) -> str | None:
    """The first publication: the earlier of what JSON-LD and the meta elements say, for either may give an update."""
    told = next((when for data in linked if (when := moment(_text(data.get("datePublished"))))), None)
    meta = next((when for name in _DAY_NAMES if (when := moment(named.get(name)))), None)
    if told and meta and meta[:10] < told[:10] and moment(named.get(_DAY_NAMES[0])) == meta:
        return meta
    return told or meta


def _updated(linked: list[dict[str, Any]], named: dict[str, str], published: str | None) -> str | None:
    """The last change, where it is later than the publication."""
    given = [*(_text(data.get("dateModified")) for data in linked), *(named.get(name) for name in _CHANGE_NAMES)]
    latest = max((when for text in given if (when := moment(text))), default=None)
    return latest if latest and latest > (published or "") and published else None


def moment(text: str | None) -> str | None:
    """Return the day or moment that ``text`` begins with, as ``2025-09-17T06:15``; else None."""
    found = next(iter(full_dates((text or "")[:80])), None)
    return found.iso.removesuffix("T00:00") if found else None


def _is_discussion(root: html.HtmlElement) -> bool:
    """True where the structured data, as JSON-LD or in the elements, speak of a discussion or a question."""
    linked = root.iterfind(".//script[@type='application/ld+json']")
    typed = root.iterfind(".//*[@itemtype]")
    return any(_DISCUSSION.search((e.text or "")[:_LONGEST_JSON_CHARS]) for e in linked) or any(
        _DISCUSSION.search(e.get("itemtype", "")) for e in typed
    )


def _named(root: html.HtmlElement) -> dict[str, str]:
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = one_line((element.get("content") or "")[:_LONGEST_CONTENT_CHARS])
        if name and content:
            named.setdefault(name.lower(), content)
    return named


def _first(named: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if named.get(name) and not named[name].startswith("http")), None)


def _address(root: html.HtmlElement, named: dict[str, str]) -> str | None:
    linked = next((e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    return next((u for u in (linked, named.get("og:url")) if u and u.startswith(("http://", "https://"))), None)


def _linked_data(root: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for element in root.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads((element.text or "")[:_LONGEST_JSON_CHARS])
        except (ValueError, RecursionError):
            continue
        queue = [data]
        for _ in range(_MOST_NODES):
            if not queue:
                break
            node = queue.pop(0)
            if isinstance(node, dict):
                if _ARTICLE.search(str(node.get("@type"))):
                    yield node
                queue.extend(
                    value for key, value in node.items() if key in {"@graph", "mainEntity", "mainEntityOfPage"}
                )
            elif isinstance(node, list):
                queue.extend(node[:100])


def _publishers(value: Any) -> Iterator[str]:
    """The publisher's names, whole: "Herald and Post" is one."""
    for one in value if isinstance(value, list) else [value]:
        name = _text(one.get("name") if isinstance(one, dict) else one)
        if name:
            yield name


def _names(value: Any) -> list[str]:
    found = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for part in name if isinstance(name, list) else [name]:
            found += _split(_text(part))
    return found


def _split(text: str | None) -> list[str]:
    if not text or text.startswith("http") or len(text) > 300:
        return []
    return [
        name for part in _AUTHOR_SPLIT.split(_BY.sub("", text)) if (name := part.strip()) and len(name.split()) <= 6
    ]


def _text(value: Any) -> str | None:
    return one_line(value)[:600] or None if isinstance(value, str) else None


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without " | Outlet" at either end, where that is the outlet's name."""
    if not title or not outlet:
        return title
    parts = _TITLE_END.split(title)
    if len(parts) > 1 and fold(parts[-1]) in {fold(outlet), fold(outlet.removeprefix("The "))}:
        return title[: title.rindex(parts[-1])].rstrip(" |•·–—-:»«")
    if len(parts) > 1 and fold(parts[0]) == fold(outlet):
        return title[len(parts[0]) :].lstrip(" |•·–—-:»«")
    return title
