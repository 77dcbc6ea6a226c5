"""Find whose words the next ones point back to: "That was Lee's verdict", "With these words Lee left"."""

from collections.abc import Sequence

from wellsourced.speech.known import person_in
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

NOUN_WORDS = 6  # of "C'est par ces mots"
CALLED_WORDS = 3  # of "La frase es"
OWNER_WORDS = 4  # between "the words of" and the name


def pointed_back(reader: Reader, line: Sequence[Token]) -> Phrase | None:
    """Return the one whose words they were, by the sentence or clause behind them; None where it says nothing of it."""
    keys = [t.key for t in line]
    size = next(
        (len(p) for p in reader.words.grammar.identifying if tuple(keys[: len(p)]) == p and len(keys) > len(p)), 0
    )
    if size:
        name = reader.name_at(line[size].start)
        behind = [t for t in line if name is not None and t.start >= name.end]
        if name is not None and not name.possessive and not (behind and behind[0].key in reader.words.relative):
            return named(name)
    called = _called(reader, line)
    if called is not None:
        return called
    pointing = reader.words.grammar.pointing
    led = keys[:1] != [] and keys[0] in reader.words.grammar.prepositions
    if not size and pointing.isdisjoint(keys[: 2 if led else 1]):
        return None
    noun = next((i for i in range(min(len(line), NOUN_WORDS)) if _noun(reader, line, i)), None)
    return _owner(reader, line, noun) if noun is not None else None


def _called(reader: Reader, line: Sequence[Token]) -> Phrase | None:
    """ "La frase es de Lee", "Der Satz stammt von Lee", "The line is Lee's": the words, and whose they are."""
    grammar = reader.words.grammar
    if len(line) <= CALLED_WORDS or line[0].key not in grammar.definite or not _noun(reader, line, 1):
        return None
    if line[2].key not in grammar.passives | grammar.stemming:
        return None
    behind = line[CALLED_WORDS]
    owner = reader.name_at(behind.end - 1)  # of "d'Ida", too
    lead, elided, _ = behind.key.partition("'")
    elided = lead + elided if elided else ""
    if owner is not None and (owner.possessive or elided in grammar.authors):
        return named(owner)
    led = grammar.authors & {behind.key, elided} and len(line) > CALLED_WORDS + 1
    who = reader.after(line, CALLED_WORDS + 1) if led else None
    return who if who is not None and (who.kind == "name" or person_in(reader.words, who.key.split())) else None


def _noun(reader: Reader, line: Sequence[Token], index: int) -> bool:
    key = line[index].key
    return key in reader.words.nouns or key.removesuffix("s") in reader.words.nouns


def _owner(reader: Reader, line: Sequence[Token], noun: int) -> Phrase | None:
    """ "Lee's verdict", "the words are Lee's", "the words of Lee", "with these words Lee"."""
    beside = [
        reader.name_at(t.start) for t in (*line[max(noun - 2, 0) : noun], *line[noun + 1 : noun + 1 + OWNER_WORDS])
    ]
    owner = next((name for name in beside if name is not None and name.possessive), None)
    if owner is not None:
        return named(owner)
    rest = line[noun + 1 :]
    if not rest:
        return None
    if rest[0].key in reader.words.grammar.authors:
        return reader.after(rest, 1) if len(rest) > 1 else None
    names = (reader.name_at(t.start) for t in rest[:OWNER_WORDS] if not reader.gap(rest, 0).strip(" "))
    found = next((name for name in names if name is not None and not name.possessive), None)
    return named(found) if found is not None else None
