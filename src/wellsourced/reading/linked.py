"""Read what a page tells machines about itself: its JSON-LD."""

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import html

from wellsourced.text.normalize import one_line

Node = dict[str, Any]

_TELLING = re.compile(r"Article|Posting|Report|LiveBlog|^Question")  # rather than the page around it
_OF_PAGE = re.compile(_TELLING.pattern + r"|WebPage|VideoObject")
_ARTICLE = re.compile(r"Article|Report")
_INNER = frozenset({"@graph", "mainEntity", "mainEntityOfPage"})
_MOST_NODES = 5000
_MOST_OF_A_LIST = 100
LONGEST_JSON_CHARS = 2_000_000  # of one script; a live blog of a day takes a megabyte
_LONGEST_NAME_CHARS = 600


def linked_data(root: html.HtmlElement) -> list[Node]:
    """Return the JSON-LD nodes about the page, those of an article or a post before those of the page around it.

    A value that only points (``{"@id": …}``) is replaced by the node it points to. Broken JSON is passed over.
    """
    nodes = [node for data in _scripts(root) for node in _nodes(data)]
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    told = [
        {key: _resolved(value, known) for key, value in node.items()} for node in nodes if _OF_PAGE.search(_type(node))
    ]
    return sorted(told, key=lambda node: not _TELLING.search(_type(node)))


def is_article(node: Node) -> bool:
    """True for a node that calls itself an article or a report."""
    return bool(_ARTICLE.search(_type(node)))


def names_of(value: Any) -> Iterator[str]:
    """Yield the names of people or organisations, each whole: "Herald and Post" is one."""
    for one in value if isinstance(value, list) else [value]:
        given = one.get("name") if isinstance(one, dict) else one
        for name in given if isinstance(given, list) else [given]:
            if words := plain(name):
                yield words


def organisations(value: Any) -> frozenset[str]:
    """Return the names that are said to be an organisation's."""
    listed = [one for one in (value if isinstance(value, list) else [value]) if isinstance(one, dict)]
    return frozenset(name for one in listed if "Organization" in _type(one) for name in names_of(one))


def plain(value: Any) -> str | None:
    """Return ``value`` on one line, where it is a text that says something."""
    return one_line(value)[:_LONGEST_NAME_CHARS] or None if isinstance(value, str) else None


def _scripts(root: html.HtmlElement) -> Iterator[Any]:
    for element in root.iter("script"):
        text = element.text or ""
        if (element.get("type") or "").strip().lower() != "application/ld+json" or len(text) > LONGEST_JSON_CHARS:
            continue
        for form in (text, entities.unescape(text)):  # some write it as if it were the text of a page
            try:
                yield json.loads(form, strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _nodes(data: Any) -> Iterator[Node]:
    queue = [data]
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, dict):
            yield node
            queue.extend(value for key, value in node.items() if key in _INNER)
        elif isinstance(node, list):
            queue.extend(node[:_MOST_OF_A_LIST])


def _resolved(value: Any, known: dict[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(one, known) for one in value[:_MOST_OF_A_LIST]]
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
        return known.get(value["@id"], value)
    return value


def _type(node: Node) -> str:
    given = node.get("@type")
    return " ".join(map(str, given)) if isinstance(given, list) else str(given)
