"""The word lists by which sources are told apart, each folded, in all served languages together."""

from functools import cache

from wellsourced.text.tables import table


@cache
def listed(name: str, file: str = "sources") -> frozenset[str]:
    """Return one list of ``words/sources.toml``, or of another file beside it."""
    return frozenset(table("wellsourced.tracing", "words", file)[name].split())
