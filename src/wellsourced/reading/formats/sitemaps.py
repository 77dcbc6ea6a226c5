"""Read sitemaps, sitemap indexes and news sitemaps (https://www.sitemaps.org/protocol.html)."""

from io import BytesIO
from urllib.parse import urljoin

from lxml import etree

from wellsourced.reading.formats.listing import Entry, Listing
from wellsourced.text.normalize import one_line

MOST_ADDRESSES = 50_000  # of one sitemap, by the protocol
_LONGEST_CHARS = 4000


def sitemap(body: bytes, url: str | None = None) -> Listing:
    """Return the addresses of a sitemap, or of the sitemaps in an index, in its order.

    News sitemaps also give title and moment of publication. What follows a broken place is not read, and said.
    """
    entries: list[Entry] = []
    known: dict[str, str] = {}
    problem = None
    events = etree.iterparse(
        BytesIO(body), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for _, element in events:
            name = _name(element.tag)
            if name in {"url", "sitemap"}:
                if known.get("loc"):
                    entries.append(_entry(known, url))
                if len(entries) > MOST_ADDRESSES:
                    break
                known = {}
                _forget(element)
            elif name in {"loc", "title", "publication_date"} and name not in known and not _of_an_image(element):
                known[name] = one_line(element.text or "")[:_LONGEST_CHARS]
    except etree.XMLSyntaxError as error:
        problem = f"it is broken ({one_line(str(error))[:120]})"
    if len(entries) > MOST_ADDRESSES:
        problem = f"it lists more than {MOST_ADDRESSES} pages"
    return Listing("sitemap", tuple(entries[:MOST_ADDRESSES]), None, problem)


def _entry(known: dict[str, str], url: str | None) -> Entry:
    try:
        address = urljoin(url or "", known["loc"])
    except ValueError:
        address = known["loc"]
    return Entry(address, known.get("title"), known.get("publication_date"))


def _name(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _of_an_image(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and _name(parent.tag) in {"image", "video"}


def _forget(element: etree._Element) -> None:
    """Free what was read: a sitemap of 50 MB is a tree of a gigabyte."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
