"""Find the name of the outlet that published a text: in its masthead, its head lines, its notices."""

import re
from collections.abc import Iterable

from wellsourced.reading.agencies import agency_named
from wellsourced.reading.dates import full_dates
from wellsourced.reading.lines import LONGEST_FURNITURE_CHARS, Line, ends_with_stop, word_count
from wellsourced.reading.phrases import at_start, flat, words

BARS = re.compile(r"\s*[|•·]\s*|\s+[/–—-]\s+|\s*[>›»]\s*|\s{3,}")
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|\bCopyright\b)\s{0,3}(?:(?:©|Copyright)\s?)?(?:(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?)?"
    r"[\s,]{0,3}(?:by\s)?(?P<name>[^\W\d_][^|.\n;]{1,60})"
)
_ITSELF = re.compile(
    r"(?:[Ss]ubscribe to|[Ff]ollow|[Ss]upport|[Kk]eep|[Jj]oin|[Aa]bout) "
    r"(?P<a>(?:[Tt]he )?[A-Z][\w&'’.-]*(?: (?:of |& )?[A-Z][\w&'’.-]*){0,4})"
    r"|(?P<b>The [A-Z][\w&’.-]*(?: [A-Z][\w&’.-]*){0,3}) (?:is|are|has|relies|depends|believes|needs)\b"
)
_ADDRESS = re.compile(r"^www\.|\.(?:com|org|net|co\.uk|de|fr|es|it|pt|info|news|tv)$", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}", re.IGNORECASE)
HEAD_NAME_WORDS = 7


def outlet_name(given: Iterable[str | None]) -> str | None:
    """Return the first of ``given`` that names an outlet, without address, channel or slogan; None for none.

    >>> outlet_name(["https://x.example", "The Valley Courier | News from Harrowgate and the coast"])
    'The Valley Courier'
    >>> outlet_name(["@valleycourier", "valleycourier.com"])
    'valleycourier'
    """
    spare = None
    for text in given:
        name = " ".join((text or "").split())
        if not name or name.startswith(("http:", "https:", "//", "@")):
            continue
        first, *rest = [part for part in BARS.split(name) if part] or [""]
        if rest and word_count(first) <= HEAD_NAME_WORDS:
            name = first
        bare = _ADDRESS.sub("", name)
        if word_count(name) <= HEAD_NAME_WORDS and bare == name and not _HOST.fullmatch(name):
            return name
        spare = spare or (bare if word_count(bare) <= HEAD_NAME_WORDS else None)
    return spare


def outlet_in_head(line: Line) -> str | None:
    """Return the outlet of a head line such as "Outlet | date" or "Outlet - News - Sport", or None."""
    if len(line.text) > LONGEST_FURNITURE_CHARS:
        return None
    dates = full_dates(line.text)
    parts = [part.strip(" ,.-–—") for part in BARS.split(line.text)]
    menu = any(flat(part) in words("menu") for part in parts[1:])
    if len(parts) < 2 and dates:
        before = line.text[: dates[0].start].rstrip(" ,.-–—")
        first, _, last = before.rpartition(",")
        parts = [first.strip() if flat(last) in words("weekdays") else before]
    elif is_shouted(parts[0]) and len(parts) > 1 and not any(map(is_shouted, parts[1:])):
        pass
    elif not (dates or menu) or len(parts) < 2:
        return None
    name = parts[0]
    return name if is_outlet_name(name) and not full_dates(name) else None


def outlet_of_notice(text: str) -> str | None:
    """Return the outlet that a copyright line or a publisher's word about itself names, or None."""
    found = _COPYRIGHT.search(text)
    if found:
        name = re.split(r"\s[–—-]\s|, (?:all|tous|alle)\b", found["name"])[0].strip(" ,-–—")
        return name if 0 < word_count(name) <= HEAD_NAME_WORDS and flat(name) not in words("prompt") else None
    itself = _ITSELF.search(text)
    name = (itself["a"] or itself["b"]).removesuffix("'s").removesuffix("’s") if itself else ""
    return name[:1].upper() + name[1:] or None


def is_shouted(text: str) -> bool:
    """True for a short line all in capitals, as mastheads are set."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters) and word_count(text) <= HEAD_NAME_WORDS


def is_masthead_name(text: str) -> bool:
    """True for a masthead that is one name, not a menu set in capitals."""
    return is_shouted(text) and len(BARS.split(text)) == 1 and flat(text) not in words("menu") | words("label")


def is_outlet_line(text: str) -> bool:
    """True for a short title-cased line that ends as newspapers' names do: "The Valley Courier"."""
    parts = text.split()
    if not 2 <= len(parts) <= HEAD_NAME_WORDS - 1 or not is_outlet_name(text) or ends_with_stop(text):
        return False
    return all(part[0].isupper() for part in parts) and flat(parts[-1]) in words("outlet")


def is_other_outlet(name: str) -> bool:
    """True for an author that is a newspaper's name rather than a person's: long, or with an article before it."""
    parts = flat(name).split(" ")
    return parts[-1] in words("outlet") and is_outlet_name(name) and (len(parts) > 2 or name.startswith("The "))


def is_paper(name: str) -> bool:
    """True for a name that ends as newspapers' names do, agencies aside; a person may have such a name."""
    return flat(name).split(" ")[-1] in words("outlet") and agency_named(name) is None


def is_outlet_name(name: str) -> bool:
    """True for what may be an outlet\'s name: short, capitalised, without a mark of a sentence."""
    parts = name.split()
    if not parts or len(parts) > HEAD_NAME_WORDS or flat(name) in words("menu") | words("label") | words("weekdays"):
        return False
    if at_start("byline").match(flat(name)) or at_start("updated").match(flat(name)):
        return False
    return parts[0][0].isupper() and not any(c in name for c in '()[].!?"“”:') and not name[-1].isdigit()
