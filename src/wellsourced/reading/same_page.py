"""When two addresses are one page: tracking parameters, AMP and print variants, and what the page says itself."""

import re
from collections.abc import Iterable
from html import unescape
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

from wellsourced.reading.web.addresses import unusable

HEAD_CHARS = 400_000
SAME_PAGE = "the same page as one read before"
_TAG = re.compile(r"<(?P<name>html|link)\b(?P<rest>[^<>]{0,3000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'<>/=]{1,60})(?:\s{0,9}=\s{0,9}(?:"(?P<d>[^"]*)"|'(?P<s>[^']*)'|(?P<u>[^\s"'>]+)))?"""
)
_MARK = re.compile(r"<!--|<script\b|<style\b|<body\b", re.IGNORECASE)
_ENDS = {
    "<!--": re.compile("-->"),
    "<script": re.compile("</script", re.IGNORECASE),
    "<style": re.compile("</style", re.IGNORECASE),
    "<body": None,
}

_TRACKING = re.compile(
    r"utm_\w+|at_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|ocid|cmpid|icid|smid|smtyp|xtor|ns_\w+"
    r"|ref_?src|ref_?url|__twitter_impression|guccounter|guce_\w+|partner|taid|wt_?mc|traffic_source|sr_share"
)
_VARIANT_QUERY = {
    "amp": None,  # None: whatever its value
    "print": None,
    "printable": None,
    "output": {"amp", "print"},
    "outputtype": {"amp", "print"},
    "view": {"print", "amp"},
    "format": {"print", "amp"},
    "mode": {"print", "amp"},
    "noamp": None,
}
_VARIANT_PARTS = frozenset({"amp", "print", "printable"})
_VARIANT_END = re.compile(r"(?:[._-](?:amp|print))(?=\.html?$)|\.amp$", re.IGNORECASE)
_VARIANT_HOSTS = ("amp.", "m.", "mobile.", "print.")
_CACHES = (
    re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<s>s/)?(?P<rest>[^/]+\..+)", re.IGNORECASE),
    re.compile(
        r"https?://[\w-]{1,63}\.cdn\.ampproject\.org/[a-z](?:/[a-z])?/(?P<s>s/)?(?P<rest>[^/]+\..+)", re.IGNORECASE
    ),
)
_PAGE_NUMBER = re.compile(r"page|pg|p|seite|pagina|pag|start|offset", re.IGNORECASE)
# Registries that sell names one level further down, as "co" of "co.uk".
_SECOND_LEVEL = frozenset("ac co com edu gob gov go gouv ltd mil ne net nom or org".split())


class Told(NamedTuple):
    """What a page's head says of its own address."""

    canonical: str | None
    variant: bool


def key(url: str) -> str:
    """Return the same text for every address that is surely one page; itself no address to be fetched.

    >>> key("https://www.news.example/a/?utm_source=x#top") == key("http://amp.news.example/a")
    True
    """
    parts = urlsplit(out_of_cache(url))
    host = _plain_host(parts.hostname or "")
    port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    path = _VARIANT_END.sub("", unquote(parts.path))
    steps = [step for step in path.split("/") if step]
    while len(steps) > 1 and steps[-1].lower() in _VARIANT_PARTS:
        steps.pop()
    if len(steps) > 1 and steps[0].lower() in _VARIANT_PARTS:
        steps.pop(0)
    kept = [(n, v) for n, v in parse_qsl(parts.query, keep_blank_values=True) if not _ignored(n.lower(), v.lower())]
    return f"{host}{port}/{'/'.join(steps)}" + (f"?{urlencode(kept)}" if kept else "")


def is_variant(url: str) -> bool:
    """True when the address itself tells of an AMP or print form of a page."""
    parts = urlsplit(url)
    host, steps = (parts.hostname or "").lower(), [s.lower() for s in parts.path.split("/") if s]
    marked = [n for n, v in parse_qsl(parts.query, keep_blank_values=True) if _is_variant_query(n.lower(), v.lower())]
    ends = len(steps) > 1 and (steps[-1] in _VARIANT_PARTS or steps[0] in _VARIANT_PARTS)
    return bool(marked) or ends or bool(_VARIANT_END.search(parts.path)) or host.startswith(("amp.", "print."))


def distinct(urls: Iterable[str]) -> list[str]:
    """Return each page's address once, in the order of first mention; of several forms the plainest."""
    best: dict[str, str] = {}
    for url in urls:
        page = key_or_self(url)
        if page not in best or (is_variant(best[page]) and not is_variant(url)):
            best[page] = url
    return list(best.values())


def out_of_cache(url: str) -> str:
    """Return the publisher's address of a page in an AMP cache; other addresses as they are."""
    for pattern in _CACHES:
        found = pattern.fullmatch(url)
        if found:
            return f"{'https' if found['s'] else 'http'}://{found['rest']}"
    return url


def told_by(page: str, url: str) -> Told:
    """Return the canonical address that the head of ``page``, received from ``url``, names, if it may be believed.

    Believed is an address of the same site that is not merely its front page: a page of another publisher as
    canonical tells where a text was taken from, and that is no reason to forget who published it here.
    """
    canonical, variant = None, is_variant(url)
    for tag in _TAG.finditer(_head(page)):
        told = _attributes(tag["rest"])
        if tag["name"].lower() == "html":
            variant = variant or "amp" in told or "⚡" in told
        elif canonical is None and "canonical" in told.get("rel", "").lower().split():
            canonical = _believed(told.get("href", "").strip(), url)
    return Told(canonical, variant)


def stands_for(page: str, url: str) -> str | None:
    """Return the key of the page that an AMP or print form stands for, or None for a page in its own right."""
    told = told_by(page, url)
    return key(told.canonical or url) if told.variant and told.canonical != url else None


def another_part(url: str, canonical: str) -> bool:
    """True when ``url`` is a further part of an article whose canonical address is its first."""
    known = {name for name, _ in parse_qsl(urlsplit(canonical).query)}
    numbered = [
        n for n, v in parse_qsl(urlsplit(url).query) if _PAGE_NUMBER.fullmatch(n) and v.isdigit() and n not in known
    ]
    own, first = key(url).split("?")[0], key(canonical).split("?")[0]
    return bool(numbered) or (own.startswith(first + "/") and own[len(first) + 1 :].removeprefix("page/").isdigit())


def same_site(one: str, other: str) -> bool:
    """True when both addresses belong to one registered name, as news.example and www.news.example."""
    return _site(one) == _site(other) != ""


def _believed(href: str, url: str) -> str | None:
    try:
        address = urljoin(url, href)
        front = not urlsplit(address).path.strip("/") and not urlsplit(address).query
        fits = not unusable(address) and same_site(address, url)
        return address.partition("#")[0] if href and fits and not (front and key(address) != key(url)) else None
    except ValueError:
        return None


def _head(page: str) -> str:
    """The mark-up before the body, without comments, scripts and styles."""
    text, kept, at = page[:HEAD_CHARS], [], 0
    while mark := _MARK.search(text, at):
        kept.append(text[at : mark.start()])
        end = _ENDS[mark[0].lower()]
        found = end.search(text, mark.end()) if end else None
        if found is None:
            return "".join(kept)
        at = found.end()
    return "".join([*kept, text[at:]])


def _attributes(rest: str) -> dict[str, str]:
    return {
        found["name"].lower(): unescape(found["d"] or found["s"] or found["u"] or "")
        for found in _ATTRIBUTE.finditer(rest)
    }


def key_or_self(url: str) -> str:
    """Return the key, or the address itself where it is no usable one."""
    try:
        return key(url)
    except ValueError:
        return url


def _plain_host(host: str) -> str:
    host = host.lower().rstrip(".").removeprefix("www.")
    for start in _VARIANT_HOSTS:
        if host.startswith(start) and host.count(".") > 1:
            return host.removeprefix(start).removeprefix("www.")
    return host


def _ignored(name: str, value: str) -> bool:
    return bool(_TRACKING.fullmatch(name)) or _is_variant_query(name, value)


def _is_variant_query(name: str, value: str) -> bool:
    if name not in _VARIANT_QUERY:
        return False
    values = _VARIANT_QUERY[name]
    return values is None or value in values


def _site(url: str) -> str:
    host = (urlsplit(url).hostname or "").lower().rstrip(".")
    labels = host.split(".")
    if host.replace(".", "").isdigit() or ":" in host or len(labels) < 2:
        return host
    deep = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3 if deep else -2 :])
