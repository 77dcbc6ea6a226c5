"""Give both halves of a quotation that a tag splits one voice: "We saved the piano," said Lee, "but not the books"."""

from wellsourced.speech.cues import is_cue
from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.scene import Scene
from wellsourced.speech.voice import Pending, Voice
from wellsourced.text.normalize import Token


def second_half(scene: Scene, frame: Frame, quotation: Marked, previous: Pending | None) -> Voice | None:
    """Return the voice of the half before, where one tag and nothing else stands between the two; else None."""
    if previous is None or previous.frame is not frame or previous.voice.speaker is None:
        return None
    start, end, cue = previous.marked.outer_end, quotation.outer_start, previous.voice.cue
    if cue is None or not start <= cue.start < end or scene.account.text[:end].rstrip()[-1:] not in (",", "–", "—"):
        return None
    between = [t for t in frame.words if start <= t.start < end]
    if any(mark in scene.account.text[start:end] for mark in ";:."):
        return None
    others = (i for i in range(len(between)) if between[i].start != cue.start and _speaks(scene, between, i))
    return None if any(True for _ in others) else previous.voice


def _speaks(scene: Scene, line: list[Token], index: int) -> bool:
    """A verb of saying that may have another subject: not "adding", nor the "called" of "a man called Bo Ray"."""
    if not is_cue(scene.words, line, index) or scene.reader.participle(line[index].key):
        return False
    naming = line[index].key in scene.words.grammar.named_in_passive and index + 1 < len(line)
    return not (naming and scene.reader.name_at(line[index + 1].start) is not None)
