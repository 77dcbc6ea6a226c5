"""Read the article that a page states in its structured data, for pages whose scripts show it."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml import html

from wellsourced.reading.linked import LONGEST_JSON_CHARS, plain
from wellsourced.reading.markup import parse, segments

_KEY, _UPDATES = "articleBody", "liveBlogUpdate"
_MOST_NODES = 5000


class Update(NamedTuple):
    """An entry of a live blog, as the page states it; ``time`` as written, None where none is told."""

    headline: str
    body: str
    time: str | None


def stated(root: html.HtmlElement) -> list[str]:
    """Return the paragraphs of the longest article that the page's JSON-LD holds; none where it holds none."""
    bodies = (node[_KEY] for node in _nodes(root, _KEY) if isinstance(node.get(_KEY), str))
    return paragraphs(max(bodies, key=len, default=""))


def updates(root: html.HtmlElement) -> list[Update]:
    """Return the entries of the live blog that the page's JSON-LD holds, in its order."""
    lists = (node.get(_UPDATES) for node in _nodes(root, _UPDATES))
    listed = (one for given in lists for one in (given if isinstance(given, list) else [given]))
    found = (_update(one) for one in islice(listed, _MOST_NODES) if isinstance(one, dict))
    return list(dict.fromkeys(one for one in found if one.body))


def paragraphs(body: str) -> list[str]:
    """Return the lines of a body that is text or mark-up."""
    within = parse(f"<div>{body}</div>") if "<" in body else None
    lines = body.split("\n") if within is None else [part.text for part in segments(within)[0]]
    return [line for given in lines if (line := " ".join(given.split()))]


def _update(node: dict[str, Any]) -> Update:
    headline, body = plain(node.get("headline")) or "", node.get(_KEY)
    time = plain(node.get("datePublished")) or plain(node.get("dateModified"))
    return Update(headline, body if isinstance(body, str) else "", time)


def _nodes(root: html.HtmlElement, key: str) -> Iterator[dict[str, Any]]:
    """All nodes of the JSON-LD of a page, as far as it holds ``key``."""
    for script in root.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "") and key in text and len(text) <= LONGEST_JSON_CHARS:
            yield from _within(text)


def _within(text: str) -> Iterator[dict[str, Any]]:
    try:
        waiting: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
