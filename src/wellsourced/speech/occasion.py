"""Read from the sentence of a quotation when, by what means and to whom the words were spoken."""

from wellsourced.model.speech import Cue, Occasion
from wellsourced.speech.frames import Frame
from wellsourced.speech.scene import Scene
from wellsourced.text.normalize import fold


def occasion(scene: Scene, frame: Frame, cue: Cue | None) -> Occasion:
    """Return what the sentence says; what it leaves open is None."""
    line = fold(" ".join(t.text for t in frame.words))
    padded = f" {line} "
    medium = next((m for m in scene.words.mediums if f" {m} " in padded), None)
    platform = next((p for p in sorted(scene.words.platforms) if len(p) > 1 and f" {p} " in padded), None)
    near = cue.start if cue is not None else frame.start
    inside = [
        t for t in scene.times if frame.start <= t.start < frame.end and t.kind != "duration" and t.value
    ]
    days = [t for t in inside if t.value is not None and len(t.value) >= 10 and t.value[0] != "T"]
    day = min(days, key=lambda t: (abs(t.start - near), t.start)).value if days else None
    return Occasion(
        day=day[:10] if day else None, medium=medium or platform, audience=_audience(scene, frame, cue)
    )


def _audience(scene: Scene, frame: Frame, cue: Cue | None) -> str | None:
    """Who was told, as the account writes it."""
    if cue is None or fold(cue.text) not in scene.words.tell:
        return None
    index = next((i for i, t in enumerate(frame.words) if t.start == cue.start), None)
    if index is None:
        return None
    told = scene.reader.after(frame.words, index + 1)
    return fold(scene.account.text[told.start : told.end]) if told is not None else None
