"""Read what a page's head says about itself: title, outlet, authors, day, language, address."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from lxml import html

from wellsourced.reading.agencies import agency_named
from wellsourced.reading.dates import full_dates, packed_date
from wellsourced.reading.hosts import host_of
from wellsourced.reading.linked import Node, is_article, linked_data, names_of, organisations, plain
from wellsourced.reading.outlets import is_outlet_name, outlet_name
from wellsourced.reading.paywalls import closed_parts
from wellsourced.reading.phrases import flat, holds, words
from wellsourced.text.normalize import fold, keys, one_line

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
    "og:article:published_time",
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
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "date",
)
# What others call it: "cms-publish-date", "x:publishedtime".
_DAY_NAME = re.compile(r"publi[a-z]{0,10}[-_.: ]?(?:date|time)|(?:date|time)[-_.: ]?publi|:date$")
_TITLE_END = re.compile(r"\s+(?:[|•·–—-]|::|»|«)\s+")
_AUTHOR_SPLIT = re.compile(r"\s*[,;/]\s*|\s+(?:and|und|et|y|e|&)\s+")
_BY = re.compile(r"^(?:by|von|par|por|di)\s+", re.IGNORECASE)
_PROPERTY_DAY = re.compile(r"^(?:date-?publi|publi[a-z]{0,10}-?date)", re.IGNORECASE)
_SHOWN_AUTHOR = "//*[@rel='author' or @itemprop='author' or contains(@class,'uthor') or contains(@class,'yline')]"
_NAMED_SO = re.compile(r"[Aa]uthor|[Bb]yline")
_PERSON = re.compile(r"^(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*)(?:\s(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|van|von|der|bin|al|da|di|la)){1,3}$")
_LONGEST_BYLINE_CHARS = 120
_CHANGE_NAMES = ("article:modified_time", "og:updated_time", "lastmod", "last-modified", "dcterms.modified")
_DESCRIPTION_NAMES = ("og:description", "description", "twitter:description")
_DISCUSSION = re.compile(r"\b(?:DiscussionForumPosting|QAPage)\b")
_LONGEST_CONTENT_CHARS = 2000
_MOST_SHOWN = 400  # links and headings in which a site's name is looked for
_LONGEST_JSON_CHARS = 400_000
# "valley.courier", "ada-n": what a system calls an account, no name of a person.
_ACCOUNT_NAME = re.compile(r"^(?:[a-z0-9]+[._@-])+[a-z0-9]+$|^(?:admin|administrator|root|webmaster)$")


class Metadata(NamedTuple):
    """What the head says; None or empty where it says nothing. ``published`` is the first publication.

    ``changed`` is the last change that it names, be it the publication itself.
    """

    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published: str | None
    changed: str | None
    language: str | None
    url: str | None
    description: str | None
    is_discussion: bool
    is_article: bool
    closed: tuple[str, ...] | None


def metadata(root: html.HtmlElement) -> Metadata:
    """Return what the page's meta elements and JSON-LD say about it."""
    listed = _named(root)
    named = {name: given[0] for name, given in listed.items()}
    linked = linked_data(root)
    publishers = (name for data in linked for name in names_of(data.get("publisher")))
    outlet = outlet_name([*(named.get(name) for name in _OUTLET_NAMES), *publishers])
    written = one_line(root.findtext(".//title") or "")[:400]
    outlet = _spelt(outlet, written, _address(root, named)) or _beside_heading(written, root)
    titles = [*(_first(named, (name,)) for name in _TITLE_NAMES), *(plain(d.get("headline")) for d in linked)]
    title = next((t for t in titles if t), None) or written or None
    discussion = _is_discussion(root)
    outlet, authors = _told_apart(outlet, _authors(linked, listed), _bodies(linked))
    authors = authors or ([] if discussion else [n for n in _shown_authors(root) if not is_outlet_itself(n, outlet)])
    return Metadata(
        title=_without_outlet(title, outlet),
        outlet=outlet,
        authors=tuple(dict.fromkeys(author for author in authors if author)),
        published=_published(linked, named) or _property_day(root),
        changed=_changed(linked, named),
        language=(root.get("lang") or root.get("xml:lang") or named.get("og:locale") or "")[:2].lower() or None,
        url=_address(root, named),
        description=_first(named, _DESCRIPTION_NAMES),
        is_discussion=discussion,
        is_article="article" in named.get("og:type", "").lower() or any(map(is_article, linked)),
        closed=closed_parts(linked),
    )


def _authors(linked: list[Node], listed: dict[str, list[str]]) -> list[str]:
    """The names of the first node or meta elements that give any; accounts of the page's system are none."""
    nodes = ([part for name in names_of(data.get("author")) for part in _split(name)] for data in linked)
    metas = ([part for text in listed.get(name, ()) for part in _split(text)] for name in _AUTHOR_NAMES)
    told = (_people(given) for group in (nodes, metas) for given in group)
    return next((given for given in told if given), [])


def _people(given: Iterable[str]) -> list[str]:
    return [name for name in given if not _ACCOUNT_NAME.match(name) and ":" not in name]


def _bodies(linked: list[Node]) -> frozenset[str]:
    """The authors that are said to be organisations, folded."""
    return frozenset(fold(name) for data in linked for name in organisations(data.get("author")))


def _property_day(root: html.HtmlElement) -> str | None:
    """The first day that an element calls the publication's, in its attributes or its text."""
    for element in root.xpath("//*[@itemprop]"):
        if any(map(_PROPERTY_DAY.match, element.get("itemprop").split())):
            given = element.get("content") or element.get("datetime") or "".join(element.itertext())
            if day := moment(given):
                return day
    return None


def _shown_authors(root: html.HtmlElement) -> list[str]:
    """The people whom the first element called an author's or a byline's names, and those beside it; none for none."""
    called = [element for element in root.xpath(_SHOWN_AUTHOR) if _is_called_author(element)]
    for element in called:
        if not (people := _people_in(element)):
            continue
        around = element.getparent()
        if around is not None and len(together := _people_in(around, only=True)) > len(people):
            return together
        return list(dict.fromkeys([*people, *(name for other in called for name in _beside(element, other))]))
    return []


def _beside(element: html.HtmlElement, other: html.HtmlElement) -> list[str]:
    """Whom another element names that is of the same kind and stands in the same list."""
    alike = other is not element and (other.tag, _first_class(other)) == (element.tag, _first_class(element))
    return _people_in(other) if alike and _list_around(other) is _list_around(element) else []


def _first_class(element: html.HtmlElement) -> str:
    return next(iter((element.get("class") or "").split()), "")


def _list_around(element: html.HtmlElement) -> html.HtmlElement | None:
    """The element around, or the list where that is an item of one."""
    around = element.getparent()
    return around.getparent() if around is not None and around.tag == "li" else around


def _is_called_author(element: html.HtmlElement) -> bool:
    if "author" not in (element.get("rel"), element.get("itemprop")) and not _NAMED_SO.search(element.get("class")):
        return False
    called = f"{element.get('class', '')} {element.get('id', '')}".lower()
    return "comment" not in called and element.tag not in {"script", "style", "body", "html"}


def _people_in(element: html.HtmlElement, *, only: bool = False) -> list[str]:
    """The people and agencies that an element names; with ``only``, none where it says anything else."""
    text = one_line("".join(element.itertext())[:_LONGEST_CONTENT_CHARS])[:_LONGEST_BYLINE_CHARS]
    split = map(_without_buttons, _split(text))
    names = [name.title() if name.islower() or name.isupper() else name for name in split]
    people = [name for name in names if agency_named(name) or (_PERSON.match(name) and not _is_label(name))]
    return people if not only or len(people) == len(names) else []


def _without_buttons(name: str) -> str:
    """The name without the buttons behind it: "Ann Lee" of "Ann Lee Twitter Facebook"."""
    parts = name.split()
    while len(parts) > 1 and flat(parts[-1]) in words("label"):
        parts.pop()
    return " ".join(parts)


def _told_apart(outlet: str | None, authors: list[str], bodies: frozenset[str]) -> tuple[str | None, list[str]]:
    """The outlet and the people: a newspaper that signs as the author names the outlet better than its address does.

    Whoever publishes under their own name is both; ``bodies`` are the authors that are organisations.
    """
    own = flat(outlet or "").split(" ")[-1]
    spelt = " " in (outlet or "") or (outlet or "").isupper()
    papers = [
        name
        for name in authors
        if (last := flat(name).split(" ")[-1]) in words("outlet")
        and not agency_named(name)
        and (last == own or not spelt)
    ]
    others = [name for name in authors if name not in papers]
    people = [name for name in others if not is_outlet_itself(name, outlet, body=fold(name) in bodies)]
    return max([outlet or "", *papers[:1]], key=len) or None, people


def is_outlet_itself(name: str, outlet: str | None, *, body: bool = False) -> bool:
    """True for the outlet's name, its initials before it or a longer form of it: "VBC" or "VBC Network" of VBC News.

    A person who publishes under their own name is none, unless it is known to be an organisation (``body``).
    """
    one, other = fold(name), fold(outlet or "")
    if one == other:
        initials = any(part.isupper() and len(part) > 1 for part in (outlet or "").split())
        return body or initials or not _PERSON.match(name) or one.split(" ")[-1] in words("outlet")
    longer = bool(other) and one.startswith(f"{other} ") and one.split(" ")[-1] in words("outlet")
    return longer or (name.isupper() and other.startswith(f"{one} "))


def _spelt(outlet: str | None, title: str, url: str | None) -> str | None:
    """The outlet as the page's title spells it: "The Valley Courier" rather than "valleycourier".

    Where nothing names the outlet it is the part of the title that the page's own address is made of.
    """
    if outlet and " " in outlet and not outlet.isupper():
        return outlet
    called = outlet or host_of(url)
    wanted = fold(called if " " in called else called.removeprefix("www.").partition(".")[0]).replace(" ", "")
    parts = [part.strip() for part in _TITLE_END.split(title)]
    return next((part for part in parts if wanted and fold(part).replace(" ", "") == wanted), outlet)


def _beside_heading(title: str, root: html.HtmlElement) -> str | None:
    """The site's name beside the heading in the page's title: "Nine boats lost | Harbour Police"; None for none.

    The other part is the page's first heading; or both are headings or links, and the site's name stands first.
    """
    parts = [part.strip() for part in _TITLE_END.split(title)]
    if len(parts) != 2:
        return None
    shown = [(one.tag, keys("".join(one.itertext()))) for one in islice(root.iter("a", "h1", "h2"), _MOST_SHOWN)]
    first, last = ([n for n, (_, words) in enumerate(shown) if words and words == keys(part)] for part in parts)
    if first and last:
        name = parts[first > last]
    else:
        heading = next((words for tag, words in shown if tag == "h1"), [])
        name = parts[1] if heading and heading == keys(parts[0]) else ""
    return outlet_name([name]) if is_outlet_name(name) else None


def _is_label(name: str) -> bool:
    plain = flat(name)
    return "author" in plain or plain in words("label") | words("menu") or holds("role", plain)


def _published(linked: list[Node], named: dict[str, str]) -> str | None:
    """The first publication: the earlier of what JSON-LD and the meta elements say, for either may give an update."""
    given = (data.get(name) for name in ("datePublished", "dateCreated") for data in linked)
    told = next((when for text in given if (when := moment(plain(text)))), None)
    others = (name for name in named if _DAY_NAME.search(name) and "modif" not in name)
    meta = next((when for name in (*_DAY_NAMES, *others) if (when := moment(named.get(name)))), None)
    if told and meta and meta[:10] < told[:10] and moment(named.get(_DAY_NAMES[0])) == meta:
        return meta
    return told or meta


def _changed(linked: list[Node], named: dict[str, str]) -> str | None:
    given = [*(plain(data.get("dateModified")) for data in linked), *(named.get(name) for name in _CHANGE_NAMES)]
    return max((when for text in given if (when := moment(text))), default=None)


def later(changed: str | None, published: str | None) -> str | None:
    """Return when a page was changed, where it was published and changed after that."""
    return changed if changed and published and changed > published else None


def moment(text: str | None) -> str | None:
    """Return the day or moment that ``text`` begins with, as ``2025-09-17T06:15``; else None."""
    start = (text or "")[:80]
    found = next(iter(full_dates(start)), None) or packed_date(start)
    return found.iso.removesuffix("T00:00") if found else None


def _is_discussion(root: html.HtmlElement) -> bool:
    """True where the structured data, as JSON-LD or in the elements, speak of a discussion or a question."""
    linked = root.iterfind(".//script[@type='application/ld+json']")
    return any(_DISCUSSION.search((e.text or "")[:_LONGEST_JSON_CHARS]) for e in linked) or any(
        map(_DISCUSSION.search, root.xpath("//@itemtype"))
    )


def _named(root: html.HtmlElement) -> dict[str, list[str]]:
    """What the meta elements give under each name, in order; a name may stand there more than once."""
    named: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = one_line((element.get("content") or "")[:_LONGEST_CONTENT_CHARS])
        if name and content:
            named.setdefault(name.lower(), []).append(content)
    return named


def _first(named: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((named[name] for name in names if named.get(name) and not named[name].startswith("http")), None)


def _address(root: html.HtmlElement, named: dict[str, str]) -> str | None:
    linked = next((e.get("href") for e in root.iter("link") if (e.get("rel") or "").lower() == "canonical"), None)
    return next((u for u in (linked, named.get("og:url")) if u and u.startswith(("http://", "https://"))), None)


def _split(text: str | None) -> list[str]:
    if not text or text.startswith("http") or len(text) > 300:
        return []
    return [
        name for part in _AUTHOR_SPLIT.split(_BY.sub("", text)) if (name := part.strip()) and len(name.split()) <= 6
    ]


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The title without " | Outlet" at either end, where that is the outlet's name."""
    if not title or not outlet:
        return title
    parts = _TITLE_END.split(title)
    known = {fold(outlet), fold(outlet.removeprefix("The ")), " ".join(fold(outlet).split()[:-1])}  # "Courier Online"
    if len(parts) > 1 and fold(parts[-1]) in known:
        return title[: title.rindex(parts[-1])].rstrip(" |•·–—-:»«")
    if len(parts) > 1 and fold(parts[0]) == fold(outlet):
        return title[len(parts[0]) :].lstrip(" |•·–—-:»«")
    return title
