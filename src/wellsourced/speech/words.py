"""The words of one language that tie speech to speakers, read once from its table."""

from functools import cache
from typing import Any, NamedTuple

from wellsourced.text.normalize import fold
from wellsourced.text.tables import table


class Words(NamedTuple):
    """Folded word forms of one language; see ``languages/en.toml`` for what each list holds."""

    say: frozenset[str]
    tell: frozenset[str]
    cues: frozenset[str]
    call: frozenset[str]
    weak: frozenset[str]
    deny: frozenset[str]
    expect: frozenset[str]
    rumour: frozenset[str]
    according: tuple[tuple[str, ...], ...]
    nouns: frozenset[str]
    titles_before: frozenset[str]
    told_not_outlet: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    neuter: frozenset[str]
    first: frozenset[str]
    relative: frozenset[str]
    determiners: frozenset[str]
    adverbs: frozenset[str]
    anonymous: frozenset[str]
    masculine_roles: frozenset[str]
    feminine_roles: frozenset[str]
    titles: frozenset[str]
    organisation_words: frozenset[str]
    media_words: frozenset[str]
    platforms: frozenset[str]
    mediums: tuple[str, ...]

    @property
    def pronouns(self) -> frozenset[str]:
        """All third-person pronouns that can be a subject."""
        return self.masculine | self.feminine | self.plural | self.neuter


@cache
def words(language: str | None) -> Words:
    """Return the words of ``language``; those of English where there is no table."""
    data = table("wellsourced.speech", "languages", language or "en")
    if not data:
        return words("en")
    cues = {name: frozenset(forms.split()) for name, forms in data["cues"].items()}
    lists: dict[str, Any] = {
        name: frozenset(fold(form) for form in forms)
        for section in ("phrases", "subjects")
        for name, forms in data[section].items()
    }
    lists["according"] = tuple(
        sorted(
            {tuple(fold(phrase).split()) for phrase in data["phrases"]["according"]},
            key=lambda p: (-len(p), p),
        )
    )
    lists["mediums"] = tuple(
        sorted((fold(m) for m in data["subjects"]["mediums"]), key=lambda m: (-len(m), m))
    )
    return Words(
        say=cues["say"],
        tell=cues["tell"],
        cues=cues["say"] | cues["tell"] | cues["speak"] | cues["call"],
        call=cues["call"],
        weak=cues["weak"],
        deny=cues["deny"],
        expect=cues["expect"],
        rumour=cues["rumour"],
        **lists,
    )
