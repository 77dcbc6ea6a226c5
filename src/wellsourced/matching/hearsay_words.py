"""The words of one language that mark hearsay and denial, read once from its table."""

from functools import cache
from typing import Any, NamedTuple

from wellsourced.matching.forms import Forms
from wellsourced.matching.words import word_set
from wellsourced.text.tables import table

_SETS = frozenset(
    "about between calls charges claiming denied deny it it_before like nothing points".split()
    + "me mine self tales that this which somewhere nobody answers pointing fables determiners own".split()
)


class HearsayWords(NamedTuple):
    """Phrases and words; see ``rumour_words/en.toml`` for what each list holds."""

    rumour: Forms
    rounds: Forms
    shared: Forms
    media: Forms
    networks: Forms
    folk: Forms
    crowd: Forms
    crowd_tells: Forms
    crowd_asks: Forms
    says: Forms
    goes_on: Forms
    shows: Forms
    alleged: Forms
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
    stays: Forms
    told_me: Forms
    be_said: Forms
    to_have: Forms
    claiming: frozenset[str]
    between: frozenset[str]
    about: frozenset[str]
    that: frozenset[str]
    tales: frozenset[str]
    deny: frozenset[str]
    denied: frozenset[str]
    charges: frozenset[str]
    it: frozenset[str]
    it_before: frozenset[str]
    this: frozenset[str]
    like: frozenset[str]
    self: frozenset[str]
    calls: frozenset[str]
    nothing: frozenset[str]
    points: frozenset[str]
    which: frozenset[str]
    labels: Forms
    replying: Forms
    whispers: Forms
    me: frozenset[str]
    mine: frozenset[str]
    boards: Forms
    kin: Forms
    kin_tells: Forms
    speaks_of: Forms
    not_media: Forms
    checks: Forms
    origin: Forms
    pictures: Forms
    somewhere: frozenset[str]
    nobody: frozenset[str]
    gossips: Forms
    they_say: Forms
    whatever: Forms
    answers: frozenset[str]
    findings: Forms
    pointing: frozenset[str]
    fables: frozenset[str]
    supposed: Forms
    determiners: frozenset[str]
    own: frozenset[str]
    clashes: Forms
    goes_round: Forms
    unknowing: Forms
    believing: Forms
    put_to: Forms

    @property
    def loosening(self) -> tuple[Forms, ...]:
        """What takes from a sentence that the account states it."""
        return (self.denial, self.false, self.wrong, self.alleged, self.unconfirmed, self.rumour)


@cache
def hearsay_words(language: str | None) -> HearsayWords:
    """Return the words of ``language``; those of English where there is no table."""
    listed = table("wellsourced.matching", "rumour_words", (language or "en")[:2])
    if not listed:
        return hearsay_words("en")
    return HearsayWords(*(_read(listed[name], name) for name in HearsayWords._fields))


def _read(listed: str | list[str], name: str) -> Any:
    return word_set(str(listed)) if name in _SETS else Forms(listed)
