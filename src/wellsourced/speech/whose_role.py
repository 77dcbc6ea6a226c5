"""Tell whose the role is that stands behind a name and a comma: the name's own, or that of another who follows."""

from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import person_word
from wellsourced.text.names import NameSpan

ROLE_CHARS, LEAD_CHARS = 60, 24  # of ", the returning officer, Ann", "interviewed by the"


def role_of_another(reader: Reader, name: NameSpan) -> bool:
    """Tell whether the role behind ``name`` is another's: ``To the Herald, the baker, Ann Lee, said``.

    True also for ``a note seen by the Herald, the baker Ann Lee``; False for ``Ann Lee, the mayor of Osby``.
    """
    if reader.text[name.end : name.end + 1] != ",":
        return False
    line = reader.whole.within(name.end, name.end + ROLE_CHARS)
    at = next((i for i, t in enumerate(line) if reader.name_at(t.start) is not None), 0)
    other = reader.name_at(line[at].start) if at > 1 else None
    if other is None or other.organisation or other.possessive or len(other.core) < 2:
        return False
    words = reader.words
    led = line[0].key in words.determiners and all(reader.gap(line, i) == " " for i in range(at - 1))
    if not led:
        return False
    noun = line[at - 1].key not in words.small | words.cues | words.grammar.prepositions | words.grammar.links
    if reader.gap(line, at - 1) == " ":
        return noun and line[at - 1].text.islower()
    return reader.gap(line, at - 1) == ", " and person_word(words, line[at - 1].key) and _governed(reader, name)


def _governed(reader: Reader, name: NameSpan) -> bool:
    """ "by the Herald", "To Norvik": who is not the subject."""
    words = reader.words
    led = [k for k in reader.whole.keys(max(0, name.start - LEAD_CHARS), name.start) if k not in words.determiners]
    return led[-1:] != [] and led[-1] in words.grammar.prepositions | words.relays.to
