"""Find whose words another reads out: "read out a text from Lee"."""

from collections.abc import Sequence

from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.speech.tellers import can_tell
from wellsourced.text.normalize import Token

MESSAGE_WORDS = 7  # of "read the jury a last text"


def read_out(reader: Reader, frame: Frame, quotation: Marked) -> Tie | None:
    """Return the tie of ``The prosecutor read out a text from Lee: "..."``: whose text it is has said it."""
    words, before = reader.words, frame.before(quotation)
    if not reader.text[: quotation.outer_start].rstrip().endswith((":", ",")):
        return None
    for index in range(1, len(before)):
        if before[index].key not in words.relays.aloud:
            continue
        near = range(index + 1, min(len(before), index + MESSAGE_WORDS))
        noun = next((i for i in near if before[i].key in words.relays.messages), None)
        owner = _owner(reader, before, index, noun) if noun is not None else None
        if owner is not None and noun is not None:
            return Tie(before[noun], before[noun].end, owner, "noun", True)
    return None


def _owner(reader: Reader, before: Sequence[Token], verb: int, noun: int) -> Phrase | None:
    """Whose a message is: "his text", "Lee's letter", "a text from Lee", "a note in his hand"."""
    words = reader.words
    for at in range(verb + 1, noun):
        name = reader.name_at(before[at].start)
        if name is not None and name.possessive:
            return named(name)
    by = next((i for i in range(noun + 1, len(before) - 1) if before[i].key in words.relays.owned_by), None)
    pronoun = _possessive(reader, before[by + 1] if by is not None else before[noun - 1])
    if pronoun is not None or by is None:
        return pronoun
    whose = reader.name_at(before[by + 1].start)
    owner = named(whose) if whose is not None else reader.after(before, by + 1)
    return owner if owner is not None and can_tell(reader, owner) and owner.kind != "pronoun" else None


def _possessive(reader: Reader, token: Token) -> Phrase | None:
    meant = reader.words.grammar.possessors.get(token.key)
    return Phrase(token.start, token.end, "pronoun", None, meant) if meant is not None else None
