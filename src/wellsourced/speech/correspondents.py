"""Find the outlet behind one of its people: "told a reporter for the Herald", « à un journaliste du Phare »."""

from collections.abc import Callable, Sequence

from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

NOUN_WORDS = 4  # of "a young court reporter", and of "the channel TVX's reporter"

Heard = Callable[[Sequence[Token], int], tuple[str, int] | None]


def outlet_of_reporter(
    reader: Reader, line: Sequence[Token], index: int, heard_at: Heard, known_at: Heard
) -> tuple[str, int] | None:
    """Return the outlet whose reporter the words at ``index`` name, and the index behind it; None for no such words.

    Of ``a reporter for the Moor Daily`` and ``Norvik's reporter`` it is the Moor Daily and Norvik. A bare "reporter
    from Osby" is of a place, if ``known_at`` knows no such outlet; ``heard_at`` takes any name that may be one's.
    """
    words = reader.words
    nouns = words.relays.own_nouns
    at = next((i for i in range(index, min(index + NOUN_WORDS, len(line))) if line[i].key in nouns), None)
    if at is None or any(not reader.gap(line, i).isspace() for i in range(index, at)):
        return None
    owner = reader.name_at(line[at - 1].start) if at > index else None
    if owner is not None and owner.possessive:
        return owner.text, at + 1
    own = line[index].key in words.determiners | words.grammar.indefinite and line[index].key not in words.relays.own
    plain = own and all(t.text.islower() and reader.name_at(t.start) is None for t in line[index:at])
    if not plain or at + 2 >= len(line) or not reader.gap(line, at).isspace():
        return None
    link = line[at + 1]
    if link.key not in words.grammar.prepositions | words.grammar.links or link.key in words.grammar.locative:
        return None
    name = reader.name_at(line[at + 2].start)
    bare = name is not None and name.start == line[at + 2].start and not name.text.isupper()
    return known_at(line, at + 2) if bare and link.key in words.relays.bare_links else heard_at(line, at + 2)
