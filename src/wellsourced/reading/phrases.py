"""Read the word tables of all languages into patterns: pages mix languages, so all are tried."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from wellsourced.text.normalize import fold
from wellsourced.text.tables import languages, table

_PACKAGE, _FOLDER = "wellsourced.reading", "words"
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """Return ``text`` folded, on one line, without the blank that French sets before a colon."""
    return " ".join(fold(text).split()).replace(" :", ":")


@cache
def words(name: str) -> frozenset[str]:
    """Return the folded entries that the tables of all languages list under ``name``."""
    entries: set[str] = set()
    for language in languages(_PACKAGE, _FOLDER):
        listed = table(_PACKAGE, _FOLDER, language).get(name, [])
        entries.update(flat(entry) for entry in (listed.split() if isinstance(listed, str) else listed))
    return frozenset(entries)


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """Return a pattern that finds an entry of ``name`` as whole words in flat text."""
    return re.compile(rf"(?<!\w){alternatives(words(name))}(?!\w)")


def holds(name: str, plain: str) -> bool:
    """Return whether an entry of ``name`` stands in a flat text, as whole words."""
    return may_hold(plain, name) and bool(anywhere(name).search(plain))


def may_hold(plain: str, *names: str, again: bool = True) -> bool:
    """False for a flat text that lacks a word of every entry of ``names``: none needs to be searched for.

    ``again``: whether more will be asked of the same text.
    """
    return not _needed(*names).isdisjoint(words_in(plain) if again else _WORD.findall(plain))


@cache
def _needed(*names: str) -> frozenset[str]:
    return needed_words(entry for name in names for entry in words(name))


def needed_words(entries: Iterable[str]) -> frozenset[str]:
    """Return words of which every one of ``entries``, flat ones, holds one: few, and long ones."""
    split = [_WORD.findall(entry) for entry in entries]
    alone = {parts[0] for parts in split if len(parts) == 1}
    rest = (parts for parts in split if parts and alone.isdisjoint(parts))
    return frozenset(alone.union(max(parts, key=lambda word: (len(word), word)) for parts in rest))


@cache
def longest(name: str) -> int:
    """Return how many characters the longest entry of ``name`` has."""
    return max(map(len, words(name)), default=0)


@lru_cache(maxsize=4096)
def words_in(plain: str) -> frozenset[str]:
    """Return the words of a flat text."""
    return frozenset(_WORD.findall(plain))


@cache
def at_start(name: str) -> re.Pattern[str]:
    """Return a pattern for flat text that begins with an entry of ``name``, marks before it aside."""
    return re.compile(rf"[^\w]{{0,6}}{alternatives(words(name))}(?!\w)")


@cache
def at_end(name: str) -> re.Pattern[str]:
    """Return a pattern for flat text that ends with an entry of ``name``."""
    return re.compile(rf"(?<!\w){alternatives(words(name))}$")


def alternatives(entries: Iterable[str]) -> str:
    """Return one pattern for all ``entries``, which shares their beginnings: a plain list is tried one by one."""
    tree: dict[str, Any] = {}
    for entry in sorted(entries):
        node = tree
        for char in entry:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(tree)


def _branches(tree: dict[str, Any]) -> str:
    ends = "" in tree
    parts = [re.escape(char) + _branches(rest) for char, rest in tree.items() if char]
    if not parts:
        return ""
    # The longest entry is tried first: the end of a shorter one is the last resort.
    return f"(?:{'|'.join(parts)})" + ("?" if ends else "") if len(parts) > 1 or ends else parts[0]


@cache
def months() -> dict[str, int]:
    """Return the number of each month's folded name or short form in any language."""
    numbers: dict[str, int] = {}
    for language in languages(_PACKAGE, _FOLDER):
        for number, forms in enumerate(table(_PACKAGE, _FOLDER, language).get("months", []), 1):
            numbers.update((fold(form), number) for form in forms.split())
    return numbers
