"""Know from an element's name, role and class what part of a page it holds: a menu, a footer, comments, a post."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

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


def _each(firsts: str, seconds: str) -> str:
    """Each of the first words with each of the second."""
    return " ".join(f"{one}-{other}" for one, other in product(firsts.split(), seconds.split()))


# What makers of pages call parts of them. Each zone is a readable reason. A hyphen may be left out, in capitals or an
# underscore; a star stands for any ending.
_NAMES = {
    "comments": "comment comments comment-list commentaires kommentare comentarios commenti disqus livefyre fyre "
    "spotim respond",
    "nav": "nav navbar navigation breadcrumb breadcrumbs topbar menu submenu toolbar skip-link skip-links pagination "
    "pager site-header masthead",
    "footer": "footer site-footer colophon copyright legal",
    "aside": "sidebar side-bar side rail widget widgets secondary",
    "promo": "related recommended recommendation recommendations recirc recirculation promo promos promotion trending "
    "popular most-read most-popular read-more read-next more-stories more-news newsletter newsletters signup sign-up "
    "subscribe subscription paywall regwall meter outbrain taboola zergnet revcontent sponsor sponsored advert adverts "
    "advertisement advertising ad ads adunit ad-slot banner cookie cookies consent gdpr popup modal overlay share "
    "sharing social addthis sharethis follow-us donate donation tag tags taglist author-bio bio-box teaser teasers "
    "see-also empfehlungen mehr-zum-thema a-lire lire-aussi",
    "unit": "post posts message messages comment comments replies reply answer answers question topic thread "
    "discussion conversation",
    "entry": f"{_each('article entry post story news blog single page', 'body content text copy main inner')} "
    f"{_each('body content main', 'text copy article post entry')} articlebody storytext",
    "body": _each(
        "post message entry comment article story content text thread reply answer", "body content text inner"
    )
    + " postbody cooked bb-wrapper bbcode usertext prose md markdown richtext rich-text articlebody story-text",
    "user": "user* hnuser author member profile poster avatar rank karma byline postprofile commenter",
    "sign": "signature sig",
    "meta": "meta date time timestamp permalink action actions button buttons vote votes like likes toolbar control "
    "controls stat stats count counts counter info details attribution tool tools reaction reactions badge flair "
    "status edited",
    # By the names of the makers of such banners.
    "consent": "onetrust didomi cookiebot cybot* qc-cmp usercentrics truste iubenda cmplz borlabs",
    "quote": "quote bbcode-quote quote-body quoted pullquote citation",
    "figure": "caption figcaption wp-caption-text image-caption photo-caption credit",
}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APART = re.compile(r"[^a-z-]+|--+")
_UNNAMED = frozenset("body html main em strong b i h1 h2 h3 h4 h5 h6".split())  # whatever they are called


@lru_cache(maxsize=20_000)
def zones(tag: str, role: str, names: str) -> frozenset[str]:
    """Return the zones that an element is by its ``tag`` and ``role``, and by each word of ``names``, its class and id.

    >>> sorted(zones("aside", "", "site-relatedStories most_read"))
    ['aside', 'promo']
    """
    found = {_ZONE_OF_TAG.get(tag, ""), _ZONE_OF_ROLE.get(role, "")}
    if tag not in _UNNAMED:
        found.update(*map(_of_name, names.split()))
    return frozenset(found - {""})


@lru_cache(maxsize=20_000)
def _of_name(name: str) -> frozenset[str]:
    if not name.islower():
        name = _HUMP.sub("-", name).lower()
    known, begun = _known()
    found: set[str] = set()
    for part in _APART.split(name.replace("_", "-")):
        words = part.split("-")
        for at, word in enumerate(words, 1):
            for rest, zone in known.get(word, ()):
                if words[at : at + len(rest)] == rest:
                    found.add(zone)
        for start, zone in begun:
            if start in part and any(word.startswith(start) for word in words):
                found.add(zone)
    return frozenset(found)


@cache
def _known() -> tuple[dict[str, list[tuple[list[str], str]]], list[tuple[str, str]]]:
    """By the first word of each name, in all its forms, its other words and its zone; then the beginnings of names."""
    known: dict[str, list[tuple[list[str], str]]] = {}
    begun: list[tuple[str, str]] = []
    for zone, names in _NAMES.items():
        for name in names.split():
            if name.endswith("*"):
                begun.append((name[:-1], zone))
                continue
            for form in _forms(name):
                first, *rest = form.split("-")
                known.setdefault(first, []).append((rest, zone))
    return known, begun


def _forms(name: str) -> Iterator[str]:
    """A name with and without each of its hyphens."""
    words = name.split("-")
    for joints in product(("", "-"), repeat=len(words) - 1):
        yield "".join(word + joint for word, joint in zip(words, (*joints, ""), strict=True))
