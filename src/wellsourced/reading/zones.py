"""Know from an element's name, role and class what part of a page it holds: a menu, a footer, comments, a post."""

import re
from functools import lru_cache

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
    ("unit", r"posts?|messages?|comments?|replies|reply|answers?|question|topic|thread|discussion|conversation"),
    (
        "entry",
        r"(?:article|entry|post|story|news|blog|single|page)-?(?:body|content|text|copy|main|inner)|"
        r"(?:body|content|main)-?(?:text|copy|article|post|entry)|articlebody|storytext",
    ),
    (
        "body",
        r"(?:post|message|entry|comment|article|story|content|text|thread|reply|answer)-?(?:body|content|text|inner)|"
        r"postbody|cooked|bb-?wrapper|bbcode|usertext|prose|md|markdown|richtext|rich-text|articlebody|story-?text",
    ),
    ("user", r"user\w*|author|member|profile|poster|avatar|rank|karma|byline|postprofile|commenter"),
    ("sign", r"signature|sig"),
    (
        "meta",
        r"meta|date|time|timestamp|permalink|actions?|buttons?|votes?|likes?|toolbar|controls?|stats?|counts?|"
        r"counter|info|details|attribution|tools?|reactions?|badge|flair|status|edited",
    ),
    (
        "consent",  # by the names of the makers of such banners
        r"onetrust|didomi|cookiebot|cybot\w*|qc-cmp2?|usercentrics|truste|iubenda|cmplz|borlabs",
    ),
    ("quote", r"quote|bbcode-?quote|quote-?body|quoted|pullquote|citation"),
    ("figure", r"caption|figcaption|wp-?caption-?text|image-?caption|photo-?caption|credit"),
)
_NAMES = tuple((zone, re.compile(rf"(?<![a-z])(?:{names})(?![a-z])")) for zone, names in _ZONE_OF_NAME)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_UNNAMED = frozenset("body html main em strong b i h1 h2 h3 h4 h5 h6".split())  # whatever they are called


@lru_cache(maxsize=20_000)
def zones(tag: str, role: str, names: str) -> frozenset[str]:
    """Return the zones that an element is by its ``tag`` and ``role``, and by each word of ``names``, its class and id.

    >>> sorted(zones("aside", "", "related-stories"))
    ['aside', 'promo']
    """
    found = {_ZONE_OF_TAG.get(tag, ""), _ZONE_OF_ROLE.get(role, "")}
    if tag not in _UNNAMED:
        found.update(*map(_of_name, names.split()))
    return frozenset(found - {""})


@lru_cache(maxsize=20_000)
def _of_name(name: str) -> frozenset[str]:
    pieces = _HUMP.sub("-", name).lower().replace("_", "-")
    return frozenset(zone for zone, pattern in _NAMES if pattern.search(pieces))
