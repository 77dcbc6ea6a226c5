"""Find who is quoted where a sentence says that somebody quotes them, before their words.

- ``The Herald quoted a farmer as saying "..."``: whom the verb has for its object;
- ``A farmer is quoted in the Herald as saying "..."``: whom it has for its subject;
- ``A farmer quoted by the Herald said "..."``: whom the participle describes.
"""

from collections.abc import Sequence

from wellsourced.speech.cues import Tie
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

CITED_WORDS = 16  # from the verb of quoting to that of saying
PASSIVE_WORDS = 2  # of "was later quoted"


def cited(reader: Reader, before: Sequence[Token], index: int) -> Tie | None:
    """Return the tie of whoever is quoted, where the verb of saying at ``index`` leans on one of quoting."""
    grammar = reader.words.grammar
    led = index > 0 and before[index - 1].key in grammar.likening and reader.participle(before[index].key)
    for at in range(index - 1, max(0, index - CITED_WORDS), -1):
        if before[at].key not in grammar.citing:
            continue
        passive = any(t.key in grammar.passives for t in before[max(0, at - PASSIVE_WORDS) : at])
        by = before[at + 1].key in grammar.agents
        if not led and not (by and not passive):
            return None
        who = reader.before(before, at) if passive or by else _object(reader, before, at)
        return Tie(before[at], before[index].end, who, "before", True) if who is not None else None
    return None


def _object(reader: Reader, before: Sequence[Token], at: int) -> Phrase | None:
    """Whom the verb of quoting at ``at`` has behind it, nothing but a space between."""
    return reader.after(before, at + 1) if not reader.gap(before, at).strip() else None


def cleft(reader: Reader, before: Sequence[Token], index: int) -> Phrase | None:
    """Return the person of ``It was Lee, she recalls, who warned her: "``: the one before "who" and the verb."""
    words = reader.words
    if len(before) < 3 or before[0].key not in words.grammar.impersonal or before[1].key not in words.grammar.passives:
        return None
    at = index
    while at > 2 and before[at - 1].key in words.adverbs:
        at -= 1
    if at < 3 or before[at - 1].key not in words.relative:
        return None
    who = reader.after(before, 2)
    return who if who is not None and who.kind != "pronoun" and who.end <= before[at - 1].start else None
