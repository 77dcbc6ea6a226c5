"""Find the tag that stands between the marks with the words: « Nous restons, a dit Ann Lee. Personne ne part. »"""

from collections.abc import Sequence

from wellsourced.speech.cues import Tie, is_cue, tag_subject
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

MAX_AUXILIARIES = 3
_CLOSES = (",", ".", ";", "!", "?", "—", "–", "»", "”")


def inserted(reader: Reader, quotation: Marked) -> Tie | None:
    """Return the cue and the subject that a comma or a dash opens inside ``quotation``, or None.

    Only in languages whose newspapers write so (``[grammar] inserted`` of the table names the marks).
    """
    opening = reader.words.grammar.inserted
    if not opening:
        return None
    line = reader.whole.within(quotation.start, quotation.end)
    found = (
        _tag_at(reader, line, index)
        for index in range(1, len(line))
        if any(mark in reader.gap(line, index - 1) for mark in opening)
    )
    return next((tie for tie in found if tie is not None), None)


def _tag_at(reader: Reader, line: Sequence[Token], index: int) -> Tie | None:
    """The tag that begins with the word at ``index``: a verb of saying with its subject behind it, and a mark."""
    words = reader.words
    at = index
    while at < len(line) and at - index < MAX_AUXILIARIES and _auxiliary(reader, line[at]):
        at += 1
    if at >= len(line) or not is_cue(words, line, at):
        return None
    subject = tag_subject(reader, line[index:], at - index)
    if subject is None or subject.key in words.first or not _plain(reader, line, subject):
        return None
    rest = reader.text[max(subject.end, line[at].end) :].lstrip()
    return Tie(line[at], line[at].end, subject, "after", True) if rest.startswith(_CLOSES) else None


def _auxiliary(reader: Reader, token: Token) -> bool:
    return token.key in reader.words.adverbs or token.key.split("-")[-1] in reader.words.pronouns


def _plain(reader: Reader, line: Sequence[Token], subject: Phrase) -> bool:
    return subject.kind != "description" or reader.well_begun(line, subject)
