"""Find whom a sentence of two clauses speaks of last: "Lee was pleased; his deputy, Bo Ray, was not"."""

from collections.abc import Sequence

from wellsourced.speech.known import person_in
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

LEAST_CLAUSE = 2  # words of a clause: "Ray laughed"


def contrasted(reader: Reader, line: Sequence[Token]) -> Phrase | None:
    """Return the subject of the last clause, if it is a person set against the clause before; else None.

    "Lee thanked them, while the choir's head, Ann Brook, was less kind": Ann Brook.
    """
    for index in range(len(line) - 1, LEAST_CLAUSE - 1, -1):
        begin = _clause_at(reader, line, index)
        if begin is not None:
            return _subject(reader, line, begin)
    return None


def _clause_at(reader: Reader, line: Sequence[Token], index: int) -> int | None:
    """Where the clause that a mark before ``index`` opens has its first word; None where there is none."""
    gap, key = reader.gap(line, index - 1), line[index].key
    grammar = reader.words.grammar
    opens = key in grammar.conjunctions or key in grammar.contrasting
    if ";" in gap:
        return index + opens
    return index + 1 if opens and gap.strip() == "," else None


def _subject(reader: Reader, line: Sequence[Token], begin: int) -> Phrase | None:
    clause = line[begin:]
    found = reader.first(clause) if len(clause) >= LEAST_CLAUSE else None
    if found is None or found.kind == "pronoun" or (found.name is not None and found.name.organisation):
        return None
    led = [t for t in clause if t.end <= found.start]
    own = found.kind == "name" or person_in(reader.words, found.key.split())
    apposed = not led or led[0].key in reader.words.determiners or "," in reader.text[led[-1].end : found.start]
    rest = [t for t in clause if t.start >= found.end and t.text[:1].islower()]
    return found if own and apposed and rest else None
