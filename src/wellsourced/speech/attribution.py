"""Tie a quotation to the cue and the subject that stand with it in its own sentence."""

from collections.abc import Sequence

from wellsourced.speech.ahead import ascribed, beside, by_noun, equated, introduced, of_it
from wellsourced.speech.aside import as_put, aside, in_their_words, viewed
from wellsourced.speech.behind import closed_by_verb, closing_tag, open_tag, signed, tag_behind, words_behind
from wellsourced.speech.cues import REACH, Tie, according_at
from wellsourced.speech.frames import Frame
from wellsourced.speech.inner import by_means, taken_down
from wellsourced.speech.known import person_in
from wellsourced.speech.marks import Marked
from wellsourced.speech.owned import called_theirs, owned
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.relating import as_told, made_known_behind
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

BESIDE_CHARS = 3  # between a mark and ", come ha detto"


def tie(reader: Reader, frame: Frame, quotation: Marked) -> Tie | None:
    """Return the cue and subject of ``quotation`` in its sentence, or None where the sentence has none."""
    before, after = frame.before(quotation), frame.after(quotation)
    called = called_theirs(reader, quotation, before, after) or in_their_words(reader, before, after)
    called = called or as_put(reader, after) or aside(reader, quotation, before)
    if called is not None:
        return called
    intro = ascribed(reader, before) or equated(reader, before) or taken_down(reader, before)
    intro = intro or introduced(reader, frame, quotation, before)
    if intro is not None and intro.adjacent:
        return intro
    tag = made_known_behind(reader, quotation, after) or tag_behind(reader, after, quotation, frame)
    if tag is not None and tag.adjacent:
        closed = closed_by_verb(reader, quotation, before, after) if tag.subject is None else None
        return closed or tag
    own = intro or tag
    told_on = _told_beside(reader, frame, quotation) or _according(reader, before, after, quotation)
    return (
        words_behind(reader, after, quotation)
        or signed(reader, frame, quotation, after)
        or (own if told_on is not None and _speaks_itself(own, told_on) else told_on)
        or closed_by_verb(reader, quotation, before, after)
        or closing_tag(reader, after, frame)
        or intro
        or tag
        or open_tag(reader, after, quotation)
        or viewed(reader, before)
        or owned(reader, frame, quotation)
        or of_it(reader, quotation, before)
        or by_noun(reader, frame, quotation, before)
        or by_means(reader, quotation, before)
        or beside(reader, quotation, before)
    )


def mouthpiece(reader: Reader, before: Sequence[Token], found: Tie) -> Phrase | None:
    """Return whoever speaks for another: ``The firm said, through its chief, Ann Lee, that it "..."``."""
    if found.subject is None or found.cue is None or found.place != "before" or _speaks_alone(reader, found.subject):
        return None
    for index, token in enumerate(before[:-1]):
        if token.key in reader.words.grammar.mouthpiece and found.subject.end <= token.start:
            if reader.text[: token.start].rstrip()[-1:] != "," and token.start < found.cue.start:
                continue
            who = reader.after(before, _past(reader, before, index + 1))
            return who if who is not None and who.name is not None and not who.name.organisation else None
    return None


def _speaks_alone(reader: Reader, subject: Phrase) -> bool:
    """ "she said through her lawyer": a person speaks, and the lawyer hands it on."""
    words = reader.words
    pronoun = subject.kind == "pronoun" and subject.key in words.masculine | words.feminine
    return pronoun or (subject.kind == "description" and person_in(words, subject.key.split()))


def _past(reader: Reader, line: Sequence[Token], index: int) -> int:
    """Behind the small words of "par la voix de"."""
    while (
        index < len(line) - 1
        and line[index].key in reader.words.grammar.links
        and not reader.name_at(line[index].start)
    ):
        index += 1
    return index


def holds_a_view(reader: Reader, lead: Token, subject: Phrase) -> bool:
    """Tell ``pour la maire`` from ``pour une fois``: whether it is somebody's account that follows."""
    words = reader.words
    told = subject.kind == "name" or any(
        w in words.nameable or w.removesuffix("s") in words.nameable for w in subject.key.split()
    )
    return told or lead.key not in words.grammar.for_whom


def _speaks_itself(own: Tie | None, told_on: Tie) -> bool:
    """``According to the Herald, the mayor called it "..."``: the mayor speaks, and the Herald tells it."""
    if own is None or own.subject is None or own.cue is None or told_on.subject is None:
        return False
    return told_on.subject.end <= own.subject.start and told_on.subject.end <= own.cue.start


def _told_beside(reader: Reader, frame: Frame, quotation: Marked) -> Tie | None:
    """``come ha detto Ann Lee``, ``según relató un maquinista``: a clause of telling in the quotation's sentence."""
    found = None if reader.words.grammar.subject_first else as_told(reader, frame.words)
    if found is None or found.cue is None:
        return None
    beside = found.cue.start >= quotation.outer_end and found.cue.start <= quotation.outer_end + BESIDE_CHARS
    return found if beside or found.cue.start == frame.start else None


def _according(reader: Reader, before: Sequence[Token], after: Sequence[Token], quotation: Marked) -> Tie | None:
    """``," according to X`` behind, or ``According to X, "`` before the quotation."""
    for line, near in ((after, after[:12]), (before, before)):
        for index in range(len(near)):
            size = according_at(reader.words, near, index)
            if size == 0:
                continue
            if line is before and len(before) - index > REACH:
                continue
            subject = reader.after(near, index + size)
            if subject is not None and subject.kind != "pronoun" and holds_a_view(reader, near[index], subject):
                cue = near[index]
                return Tie(cue, near[index + size - 1].end, subject, "according", line is after and index == 0)
    return None
