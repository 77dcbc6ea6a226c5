"""Find whose words a title or heading holds: read in the body, or told by the label that stands beside them."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from wellsourced.model.speech import Mention, Quote
from wellsourced.speech.attribution import tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.scene import Scene
from wellsourced.speech.voice import CONFIDENCE, Pending, Voice, cue_of, quote_of
from wellsourced.speech.words import person_word
from wellsourced.text.normalize import Token

LEAST_WORDS = 4  # of words that are speech though nobody is named
LABEL_WORDS = 4  # of "Jail boss:"
NAME_WORDS = 5
ALIKE = 80.0  # 0-100: how much of a title's words a quotation of the body must hold to be the same


def headings(scene: Scene, complete: list[Quote]) -> list[Quote]:
    """Return the quotations of titles and headings; ``complete`` are those of the body."""
    found = []
    for frame in scene.frames:
        block = scene.blocks[frame.block]
        if block.kind not in ("title", "heading"):
            continue
        for quotation in frame.quotations:
            voice = _voice(scene, frame, quotation, complete)
            if voice is not None:
                found.append(quote_of(scene, Pending(quotation, voice, frame, block)))
    return found


def _voice(scene: Scene, frame: Frame, quotation: Marked, complete: list[Quote]) -> Voice | None:
    wanted = scene.whole.keys(quotation.start, quotation.end)
    body = [q for q in complete if _holds(scene.whole.keys(q.start, q.end), wanted)]
    if body and len(wanted) >= 2:
        best = max(body, key=lambda q: (q.speaker is not None, len(q.text) < 400, -q.start))
        return Voice(best.speaker, None, best.via, CONFIDENCE["heading"])
    found = tie(scene.reader, frame, quotation)
    if found is not None and found.subject is not None:
        speaker = scene.referents.mention(found.subject, frame.position)
        spoken = any(q.speaker is not None and q.speaker.name == speaker.name for q in complete)
        short = len(speaker.name.split()) <= NAME_WORDS  # in a Title Like This a name may be half of it
        if speaker.named and short and (found.cue is not None or spoken):
            return Voice(speaker, cue_of(scene, found), (), CONFIDENCE["heading"])
    who = _labelled(scene, frame, quotation, complete) or _alike(scene, wanted, complete)
    if who is not None:
        return Voice(who, None, (), CONFIDENCE["heading"])
    if found is not None and found.subject is not None and found.cue is not None:
        return Voice(
            scene.referents.mention(found.subject, frame.position), cue_of(scene, found), (), CONFIDENCE["heading"]
        )
    return Voice(None, None, (), CONFIDENCE["unknown"]) if len(wanted) >= LEAST_WORDS else None


def _labelled(scene: Scene, frame: Frame, quotation: Marked, complete: list[Quote]) -> Mention | None:
    """``General: "..."``, ``"...": Ann Lee on the fire``: the label before or behind a colon, if it is known below."""
    text = scene.account.text
    before, after = frame.before(quotation), frame.after(quotation)
    if before and text[before[-1].end : quotation.outer_start].strip() == ":":
        label = _last_part(scene, before)
    elif after and text[quotation.outer_end : after[0].start].strip() == ":":
        label = [
            t for t in after if (name := scene.reader.name_at(t.start)) is not None and name.start <= after[0].start
        ]
    else:
        return None
    if not 0 < len(label) <= LABEL_WORDS:
        return None
    name = scene.reader.name_at(label[-1].start)
    if name is not None and not name.possessive:
        who = scene.referents.mention(Phrase(name.start, name.end, "name", name, ""), frame.position)
        return who if _told_of(scene, who, complete) else None
    if not any(person_word(scene.words, t.key) for t in label):
        return None
    key = " ".join(t.key for t in label)
    phrase = Phrase(label[0].start, label[-1].end, "description", None, key)
    who = scene.referents.mention(phrase, scene.frames[-1].position)
    return who if who.named else None


def _last_part(scene: Scene, line: Sequence[Token]) -> list[Token]:
    """The words behind the last comma or dash."""
    cut = next((i for i in range(len(line) - 1, 0, -1) if scene.reader.gap(line, i - 1).strip()), 0)
    return list(line[cut:])


def _told_of(scene: Scene, who: Mention, complete: list[Quote]) -> bool:
    """A person whom the body names: no place or party that the title speaks of."""
    known = scene.discourse.named(who.name)
    someone = known is not None and len(scene.discourse.known[known].core) > 1
    return someone or any(q.speaker is not None and q.speaker.name == who.name for q in complete)


def _alike(scene: Scene, wanted: list[str], complete: list[Quote]) -> Mention | None:
    """Titles shorten and mend what was said: the speaker of the one quotation that holds nearly all their words."""
    if len(wanted) < LEAST_WORDS:
        return None
    sought = " ".join(wanted)
    scored = [
        (fuzz.token_set_ratio(sought, " ".join(scene.whole.keys(q.start, q.end))), -q.start, q.speaker)
        for q in complete
        if q.speaker is not None
    ]
    best = max(scored, key=lambda one: one[:2], default=None)
    return best[2] if best is not None and best[0] >= ALIKE else None


def _holds(whole: list[str], part: list[str]) -> bool:
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(whole)} "
