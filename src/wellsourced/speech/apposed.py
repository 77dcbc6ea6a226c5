"""Find the name that follows a description at the end of a tag: "said the guide who had turned back, Ann Lee"."""

from collections.abc import Sequence

from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import person_word
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token

APPOSED_WORDS = 16  # between a description and its name


def with_name(reader: Reader, line: Sequence[Token], subject: Phrase) -> Phrase:
    """Return the name that the tag ``line`` gives behind the described ``subject``, or ``subject`` itself.

    "said the guide who had turned back, Ann Lee", "said the caretaker, a tall man named Bo Ray".
    """
    if subject.kind != "description":
        return subject
    rest = [t for t in line if t.start >= subject.start]
    for at in range(1, min(len(rest), APPOSED_WORDS)):
        if reader.gap(rest, at - 1).strip(" ,"):
            return subject
        name = reader.name_at(rest[at].start)
        if name is None or name.start != rest[at].start or not _whole(name):
            continue
        if _ends(reader, rest, name) and (_set_off(reader, rest, at) or _called(reader, rest, at)):
            return named(name)
    return subject


def _whole(name: NameSpan) -> bool:
    return len(name.core) > 1 and not name.organisation and not name.possessive


def _ends(reader: Reader, line: Sequence[Token], name: NameSpan) -> bool:
    """True where the name is the last of the tag, or a comma stands behind it."""
    return name.end >= line[-1].end or reader.text[name.end : name.end + 1] in (",", ".", ":")


def _set_off(reader: Reader, line: Sequence[Token], at: int) -> bool:
    """Behind the comma that ends a relative clause, where no other person stands that the name may be of."""
    if "," not in reader.gap(line, at - 1):
        return False
    clause = next((i for i in range(1, at) if line[i].key in reader.words.relative), None)
    if clause is None or any("," in reader.gap(line, i) for i in range(clause, at - 1)):
        return False
    inside = line[clause + 1 : at]
    return not any(person_word(reader.words, t.key) or reader.name_at(t.start) is not None for t in inside)


def _called(reader: Reader, line: Sequence[Token], at: int) -> bool:
    """Behind "named" or "called", in the apposition of a person to a person: "the caretaker, a man named"."""
    verbs = reader.words.grammar.named_in_passive | reader.words.grammar.withheld
    if line[at - 1].key not in verbs or reader.gap(line, at - 1) != " " or at < 2:
        return False
    parts = [i for i in range(at - 1) if "," in reader.gap(line, i)]
    led = all(line[i + 1].key in reader.words.grammar.indefinite for i in parts)
    told = all(line[i].text.islower() for i in range(at))
    return led and len(parts) <= 1 and told and person_word(reader.words, line[at - 2].key)
