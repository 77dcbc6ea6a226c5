"""Read what the encoder points at as the rules read a sentence: a subject, a cue, the two tied, the words."""

from bisect import bisect_left
from collections.abc import Sequence

from wellsourced.speech.assembly import Attribution
from wellsourced.speech.cues import Place, Tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.scene import Scene
from wellsourced.text.normalize import Token


def subject(scene: Scene, frame: Frame, one: Attribution) -> Phrase | None:
    """Return the phrase that the first source in the sentence is; "who" is the one it follows."""
    for start, end in one.sources:
        line = words_in(frame, start, end)
        if not line:
            continue
        if len(line) == 1 and line[0].key in scene.words.relative:
            at = bisect_left(frame.words, line[0].start, key=lambda t: t.start)
            return scene.reader.before(frame.words, at) if at else None
        tag = _tag_of(scene, frame, one, line)
        if tag is not None:
            return tag
        phrase = scene.reader.after(line, 0) or scene.reader.first(line)
        return _whole(scene, line, _described(scene, line, phrase))
    return None


def _tag_of(scene: Scene, frame: Frame, one: Attribution, source: Sequence[Token]) -> Phrase | None:
    """ "The dead man was Tom Lee, 81, his daughter Ida told us": the name beside the cue, behind what was said."""
    at = bisect_left(frame.words, one.cue[0], key=lambda t: t.start)
    if not 0 < at < len(frame.words) or frame.words[at - 1] != source[-1]:
        return None
    commas = [i for i in range(len(source) - 1) if "," in scene.reader.gap(source, i)]
    owned = bool(commas) and source[commas[-1] + 1].key in scene.words.grammar.possessors
    phrase = scene.reader.before(frame.words, at) if owned else None
    return phrase if phrase is not None and phrase.kind == "name" and phrase.start > source[commas[-1]].end else None


def _described(scene: Scene, line: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """ "the Ohio senator" is not Ohio: a name that a noun follows only describes who speaks."""
    if phrase is None or phrase.name is None:
        return phrase
    at = bisect_left(line, phrase.end, key=lambda t: t.start)
    small = scene.words.small
    if at == 0 or at == len(line) or line[at].key in small or line[at].key in scene.words.grammar.conjunctions:
        return phrase
    if not line[at].text.islower() or scene.reader.gap(line, at - 1) != " ":
        return phrase
    stop = at + 1
    while stop < len(line) and scene.reader.gap(line, stop - 1) == " " and line[stop].key not in small:
        stop += 1
    key = " ".join(t.key for t in line[:stop])
    return Phrase(line[0].start, line[stop - 1].end, "description", None, key)


def _whole(scene: Scene, line: Sequence[Token], phrase: Phrase | None) -> Phrase | None:
    """ "a man who mends nets": one without a name is told apart by all that is said of them."""
    if phrase is None or phrase.kind != "description" or line[0].key not in scene.words.grammar.indefinite:
        return phrase
    return phrase._replace(start=line[0].start, end=line[-1].end, key=" ".join(t.key for t in line))


def tie_of(scene: Scene, frame: Frame, one: Attribution, subject: Phrase, content: int) -> Tie:
    """Return the cue with ``subject``; ``content`` is where what is said begins."""
    line = words_in(frame, *one.cue)
    cue = next((t for t in line if t.key in scene.words.cues), next(iter(line), None))
    place: Place = "before" if one.cue[1] <= content else "after"
    if line and line[0].key in scene.words.according_heads:
        place = "according"
    return Tie(cue, one.cue[1], subject, place, adjacent=True)


def longest(frame: Frame, one: Attribution) -> tuple[int, int] | None:
    """Return the longest part of what is said that stands in this sentence."""
    parts = [(max(start, frame.start), min(end, frame.end)) for start, end in one.contents]
    parts = [part for part in parts if part[0] < part[1]]
    return max(parts, key=lambda part: (len(words_in(frame, *part)), -part[0]), default=None)


def words_in(frame: Frame, start: int, end: int) -> Sequence[Token]:
    """Return the words of the sentence outside its quotations that begin in ``[start, end)``."""
    first = bisect_left(frame.words, start, key=lambda t: t.start)
    return frame.words[first : bisect_left(frame.words, end, key=lambda t: t.start)]
