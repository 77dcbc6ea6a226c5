"""Tell from a text that a person speaks for an office: "Ann Lee, who heads the centre", "its spokesman, Ann Lee"."""

from functools import lru_cache

from wellsourced.text.normalize import keys
from wellsourced.text.sentences import sentence_spans
from wellsourced.text.tables import table

# How much of an office's name must stand beside the person. Half: "the centre" for the rescue coordination centre.
OFFICE_SHARE = 0.5


def speaks_for(person: str, office: str, text: str, language: str | None) -> bool:
    """Return True when one sentence of ``text`` holds the person's surname, a post, and the office's name.

    >>> speaks_for("Ann Lee", "Harbour Trust", "Ann Lee, who heads the Harbour Trust, agreed.", "en")
    True
    """
    name, wanted = keys(person), distinctive(office)
    if not name or not wanted or name[-1] not in _vocabulary(text):
        return False
    return any(
        name[-1] in words and len(wanted & words) >= OFFICE_SHARE * len(wanted) and bool(words & listed("posts"))
        for words in _sentences(text, language)
    )


def distinctive(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others: no articles, no prepositions."""
    return frozenset(_plain(keys(name))) - listed("empty")


@lru_cache(maxsize=32)
def listed(name: str) -> frozenset[str]:
    """Return one list of ``offices/words.toml``, folded."""
    return frozenset(table("wellsourced.text", "offices", "words")[name].split())


def _plain(words: list[str]) -> list[str]:
    return [w.removesuffix("'s") for w in words]


@lru_cache(maxsize=1024)
def _vocabulary(text: str) -> frozenset[str]:
    return frozenset(_plain(keys(text)))


@lru_cache(maxsize=1024)
def _sentences(text: str, language: str | None) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_plain(keys(text[a:b]))) for a, b in sentence_spans(text, language))
