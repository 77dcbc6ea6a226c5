"""The words of one language that mark hearsay and denial, read once from its table."""

from functools import cache
from typing import NamedTuple

from wellsourced.matching.forms import Forms
from wellsourced.matching.words import word_set
from wellsourced.text.tables import table

_SETS = ("crowd_tells", "claiming", "between", "about", "that", "tales", "deny", "denied", "charges", "it", "this", "like", "self", "calls", "nothing", "points")


class HearsayWords(NamedTuple):
    """Phrases and words; see ``languages/en.toml`` for what each list holds."""

    rumour: Forms
    rounds: Forms
    shared: Forms
    media: Forms
    folk: Forms
    crowd: Forms
    says: Forms
    goes_on: Forms
    shows: Forms
    unconfirmed: Forms
    denial: Forms
    refusing: Forms
    false: Forms
    wrong: Forms
    doubt: Forms
    unlinked: Forms
    baseless: Forms
    seems: Forms
    forged: Forms
    genuine: Forms
    crowd_tells: frozenset[str]
    claiming: frozenset[str]
    between: frozenset[str]
    about: frozenset[str]
    that: frozenset[str]
    tales: frozenset[str]
    deny: frozenset[str]
    denied: frozenset[str]
    charges: frozenset[str]
    it: frozenset[str]
    this: frozenset[str]
    like: frozenset[str]
    self: frozenset[str]
    calls: frozenset[str]
    nothing: frozenset[str]
    points: frozenset[str]


@cache
def hearsay_words(language: str | None) -> HearsayWords:
    """Return the words of ``language``; those of English where there is no table."""
    data = table("wellsourced.matching", "languages", (language or "en")[:2])
    if not data:
        return hearsay_words("en")
    listed = data["rumours"]
    forms = {name: Forms(listed[name]) for name in HearsayWords._fields if name not in _SETS}
    return HearsayWords(**forms, **{name: word_set(listed[name]) for name in _SETS})
