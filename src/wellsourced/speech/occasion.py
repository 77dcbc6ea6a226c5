"""Read from the clause of a quotation's tag when, by what means and to whom the words were spoken."""

from bisect import bisect_left
from collections.abc import Sequence

from wellsourced.model.speech import Cue, Occasion
from wellsourced.speech.frames import Frame
from wellsourced.speech.scene import Scene
from wellsourced.text.normalize import Token, fold

# How many words the tag's clause reaches from its cue; a day may stand that far behind the verb, since farther on
# it belongs to what was said.
BEFORE_CUE, AFTER_CUE = 12, 14
DAY_BEHIND, DAY_BEHIND_TELL, DAY_BEHIND_TAG = 3, 6, 9
MAX_LEAD_CHARS = 12
_CUTS = frozenset(';“”„"«»')


def occasion(scene: Scene, frame: Frame, cue: Cue | None, *, tag: bool = False) -> Occasion:
    """Return what the clause of ``cue`` says; what it leaves open is None. ``tag``: the words stand before the cue."""
    index = _index(frame, cue)
    if cue is None or index is None:
        return Occasion()
    clause = _clause(scene, frame, index)
    line = f" {' '.join(t.key for t in clause)} "
    medium = next((m for m in scene.words.mediums if f" {m} " in line), None)
    platform = next((p for p in scene.words.named_platforms if f" {p} " in line), None)
    told = fold(cue.text) in scene.words.tell
    reach = DAY_BEHIND_TAG if tag else DAY_BEHIND_TELL if told else DAY_BEHIND
    return Occasion(
        day=_day(scene, frame, clause, (index, reach)),
        medium=medium or platform,
        audience=_audience(scene, frame, index) if told else None,
    )


def _index(frame: Frame, cue: Cue | None) -> int | None:
    """Where the cue stands among the words of its sentence."""
    if cue is None:
        return None
    at = bisect_left(frame.words, cue.start, key=lambda t: t.start)
    return at if at < len(frame.words) and frame.words[at].start == cue.start else None


def _clause(scene: Scene, frame: Frame, index: int) -> Sequence[Token]:
    """The words around the cue, up to a mark or a semicolon."""
    line = frame.words
    first = last = index
    while first > 0 and index - first < BEFORE_CUE and not _cut(scene, line, first - 1):
        first -= 1
    while last + 1 < len(line) and last - index < AFTER_CUE and not _cut(scene, line, last):
        last += 1
    return line[first : last + 1]


def _cut(scene: Scene, line: Sequence[Token], index: int) -> bool:
    return not _CUTS.isdisjoint(scene.reader.gap(line, index))


def _day(scene: Scene, frame: Frame, clause: Sequence[Token], cue: tuple[int, int]) -> str | None:
    """The day that stands close behind the verb of saying, or at the head of its clause."""
    index, reach = cue
    starts = [t.start for t in frame.words]
    first = bisect_left(scene.times, clause[0].start, key=lambda t: t.start)
    last = bisect_left(scene.times, clause[-1].end, key=lambda t: t.start)
    found: list[tuple[int, str]] = []
    for time in scene.times[first:last]:
        if time.kind == "duration" or time.value is None or len(time.value) < 10 or time.value[0] == "T":
            continue
        at = bisect_left(starts, time.start)
        behind = 0 < at - index <= reach
        ahead = at < index and time.start - clause[0].start <= MAX_LEAD_CHARS
        if behind or ahead:
            found.append((abs(at - index), time.value[:10]))
    return min(found)[1] if found else None


def _audience(scene: Scene, frame: Frame, index: int) -> str | None:
    """Who was told, as the account writes it."""
    told = scene.reader.after(frame.words, index + 1)
    return fold(scene.account.text[told.start : told.end]) if told is not None else None
