"""Tell whether two accounts may have words through the same outlet, whatever they call it."""

from rapidfuzz.distance import JaroWinkler

from wellsourced.matching.units import Unit
from wellsourced.matching.words import matching_words
from wellsourced.text.lexicon import concepts, is_stop
from wellsourced.text.normalize import keys

SPELLED_ALIKE = 0.88  # one name in two languages: "Meridian", "Méridien"


def through_others(one: Unit, other: Unit) -> bool:
    """Return True when each says by name through whom it has the words, and they have nobody in common.

    One that is only described ("the valley's radio", "a French agency") may be any that another names.
    """
    names = [[_Name(via, unit.language) for via in unit.quote.via] for unit in (one, other)]
    if not all(names) or any(not name.own for side in names for name in side):
        return False
    return not any(a.meets(b) for a in names[0] for b in names[1])


class _Name:
    """What is its own in an outlet's name: neither "agency" nor "the"; nothing in a mere description."""

    def __init__(self, name: str, language: str | None) -> None:
        kinds = matching_words(language).outlet_kinds
        words = keys(name)
        self.own = tuple(w for w in words if w not in kinds and not is_stop(w, language)) or tuple(words)
        known = all(w in kinds or is_stop(w, language) or concepts(w, language) for w in words)
        if name[:1].islower() or (known and any(w in kinds for w in words)):
            self.own = ()

    def meets(self, other: "_Name") -> bool:
        """True where a word of one name is one of the other, if in another spelling."""
        return any(a == b or JaroWinkler.similarity(a, b) >= SPELLED_ALIKE for a in self.own for b in other.own)
