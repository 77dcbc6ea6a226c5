"""A quotation on its way to a record: its place, whose words it holds, by what cue, through whom."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.model.account import Block
from wellsourced.model.ids import content_id
from wellsourced.model.speech import Cue, Mention, Quote
from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.occasion import occasion
from wellsourced.speech.scene import Scene

CONFIDENCE = {"tag": 0.97, "before": 0.93, "far": 0.85, "carried": 0.75, "heading": 0.7, "unknown": 0.4}


class Voice(NamedTuple):
    """Whose words a quotation holds, by what cue, through which chain."""

    speaker: Mention | None
    cue: Cue | None
    via: tuple[str, ...]
    confidence: float
    carried: bool = False


class Pending(NamedTuple):
    """Words between marks with their voice, in their sentence and block."""

    marked: Marked
    voice: Voice
    frame: Frame
    block: Block


def cue_of(scene: Scene, found: Tie | None) -> Cue | None:
    """Return the words of the cue, or None where there are none."""
    if found is None or found.cue is None:
        return None
    start, end = found.cue.start, found.cue_end
    return Cue(start=start, end=end, text=scene.account.text[start:end])


def quote_of(scene: Scene, pending: Pending) -> Quote:
    """Return the record of a quotation."""
    account, marked, voice = scene.account, pending.marked, pending.voice
    text = account.text[marked.start : marked.end]
    fragment = bool(pending.frame.before(marked)) and not text[:1].isupper() and voice.cue is not None
    return Quote(
        id=content_id("q", account.id, marked.start, marked.end),
        start=marked.start,
        end=marked.end,
        text=text,
        kind="mixed" if fragment else "direct",
        speaker=voice.speaker,
        cue=voice.cue,
        via=voice.via,
        confidence=voice.confidence if marked.closed else min(voice.confidence, 0.6),
        occasion=occasion(scene, pending.frame, voice.cue, tag=voice.cue is not None and voice.cue.start >= marked.end),
        carried=voice.carried,
    )


def quotes_within(ordered: Sequence[Quote], start: int, end: int) -> Sequence[Quote]:
    """Those of the quotations, sorted by start, that begin in ``[start, end)``."""
    first = bisect_left(ordered, start, key=lambda q: q.start)
    return ordered[first : bisect_left(ordered, end, key=lambda q: q.start)]
