"""Find whom an outlet cites for words that seem its own: ``Norvik, citing the mayor, said it was "..."``."""

from collections.abc import Sequence

from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.speech.tellers import can_tell, somebody
from wellsourced.text.normalize import Token

NAME_TAIL_CHARS = 4  # of ", saying" behind the name
CITING_WORDS = 8  # between an outlet and "citing", or "citing" and the marks


def cited_by(reader: Reader, frame: Frame, quotation: Marked, found: Tie) -> Phrase | None:
    """Return whom an outlet cites for its words: the mayor of ``Norvik, citing the mayor, said it was "..."``.

    ``found`` is the outlet's tie. None where it cites nobody, or a paper.
    """
    words, line = reader.words, frame.before(quotation)
    if found.subject is not None and found.subject.start >= quotation.outer_end:
        line = frame.after(quotation)  # "...," reports Norvik, citing Lee
    subject = found.subject
    if subject is None or found.place not in ("before", "colon", "according", "after"):
        return None
    brought = _brought(reader, line, subject) if found.place in ("colon", "before") else None
    if brought is not None:
        return brought
    for index in range(1, len(line) - 1):
        noun = line[index].key in words.grammar.citing_nouns and index + 2 < len(line)
        if not (noun or line[index].key in words.grammar.citing) or line[index].start < subject.end:
            continue
        apart = "," in reader.gap(line, index - 1) or line[index - 1].key in words.relative
        apart = apart or noun or reader.participle(line[index].key)
        near = sum(subject.end <= t.start for t in line[:index]) <= CITING_WORDS
        behind = (
            index + 1 + (noun or (line[index + 1].key in words.relays.to - words.determiners and index + 2 < len(line)))
        )
        who = reader.after(line, behind) if apart and near else None
        if who is None or who.kind == "pronoun" or not can_tell(reader, who) or not somebody(reader, who):
            continue
        return who if who.kind == "name" or who.start <= line[behind].start + 1 else None
    return None


def _brought(reader: Reader, line: Sequence[Token], outlet: Phrase) -> Phrase | None:
    """ "The Herald cites the baker, Ann Lee:", "Norvik carried a line from Ann Lee:": the one named behind the verb."""
    words = reader.words
    at = next((i for i, t in enumerate(line) if t.start >= outlet.end), len(line))
    brings = words.grammar.citing | words.relays.carried | words.relays.learned | words.relays.recording
    brings -= words.tell | words.say  # "the agency told its followers that Ann Lee"
    if at + 1 >= len(line) or line[at].key not in brings or reader.gap(line, at - 1).strip():
        return None
    names = [n for t in line[at + 1 :] if (n := reader.name_at(t.start)) is not None and n.start == t.start]
    people = [n for n in names if len(n.core) > 1 and not n.organisation and not n.possessive]
    whole = len(people) == 1 and len(names) == 1 and line[-1].start - people[0].end < NAME_TAIL_CHARS
    return named(people[0]) if whole else None
