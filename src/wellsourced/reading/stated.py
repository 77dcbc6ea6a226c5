"""Read the article that a page states in its structured data, for pages whose scripts show it."""

import json
from collections.abc import Iterator
from typing import Any

from lxml import html

from wellsourced.reading.markup import parse, segments

_KEY = "articleBody"
_LONGEST_JSON_CHARS = 2_000_000
_MOST_NODES = 5000


def stated(root: html.HtmlElement) -> list[str]:
    """Return the paragraphs of the longest article that the page's JSON-LD holds; none where it holds none."""
    bodies = (body for script in root.iter("script") if _may_hold(script) for body in _bodies(script.text))
    longest = max(bodies, key=len, default="")
    within = parse(f"<div>{longest}</div>") if "<" in longest else None
    lines = longest.split("\n") if within is None else [part.text for part in segments(within)[0]]
    return [line for given in lines if (line := " ".join(given.split()))]


def _may_hold(script: html.HtmlElement) -> bool:
    typed = "ld+json" in (script.get("type") or "")
    return typed and _KEY in (script.text or "") and len(script.text) <= _LONGEST_JSON_CHARS


def _bodies(text: str) -> Iterator[str]:
    try:
        waiting: list[Any] = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            if isinstance(body := node.get(_KEY), str):
                yield body
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
