"""Know from what a page tells machines which part of it is for subscribers, and what the page holds of that part."""

import re
from collections.abc import Iterator, Sequence

from lxml import html

from wellsourced.reading.linked import Node

_KEY, _PARTS, _SELECTOR = "isAccessibleForFree", "hasPart", "cssSelector"
_FALSE = re.compile(r"(?:https?://schema\.org/)?(?:false|no)", re.IGNORECASE)
_LAST = re.compile(r"(?P<tag>[a-z][a-z0-9]*)?(?P<names>(?:[.#][\w-]{1,80})*)", re.IGNORECASE)
_NAME = re.compile(r"([.#])([\w-]+)")
_MOST_SELECTORS, _LONGEST_SELECTOR_CHARS = 20, 400


def closed_parts(linked: Sequence[Node]) -> tuple[str, ...] | None:
    """Return the selectors of the parts that the article's data calls not free: https://schema.org/isAccessibleForFree

    Empty where it says so of the article and names no part; None where it says nothing of the kind.
    """
    node = next((node for node in linked if _KEY in node and "Video" not in str(node.get("@type"))), None)
    if node is None or not _is_false(node[_KEY]):
        return None
    parts = node.get(_PARTS)
    closed = (part for part in (parts if isinstance(parts, list) else [parts]) if isinstance(part, dict))
    given = (part.get(_SELECTOR) for part in closed if _is_false(part.get(_KEY)))
    listed = (one for told in given for one in (told if isinstance(told, list) else [told]) if isinstance(one, str))
    selectors = (one.strip() for told in listed for one in told[:_LONGEST_SELECTOR_CHARS].split(","))
    return tuple([one for one in selectors if one][:_MOST_SELECTORS])


def text_within(root: html.HtmlElement, selectors: Sequence[str]) -> str | None:
    """Return the text of the elements that ``selectors`` select, without white space; None where there is no such.

    Of a selector its last step counts: an element's name, its classes and its id.
    """
    found = [element for selector in selectors for element in _selected(root, selector)]
    return "".join("".join("".join(element.itertext()).split()) for element in found) if found else None


def _selected(root: html.HtmlElement, selector: str) -> Iterator[html.HtmlElement]:
    told = _LAST.fullmatch(re.split(r"[\s>+~]+", selector)[-1])
    if not told or not (told["tag"] or told["names"]):
        return
    wanted = _NAME.findall(told["names"])
    classes, ids = {name for mark, name in wanted if mark == "."}, {name for mark, name in wanted if mark == "#"}
    for element in root.iter(*([told["tag"].lower()] if told["tag"] else [])):
        if classes <= set((element.get("class") or "").split()) and ids <= {element.get("id")}:
            yield element


def _is_false(value: object) -> bool:
    return value is False or (isinstance(value, str) and bool(_FALSE.fullmatch(value.strip())))
