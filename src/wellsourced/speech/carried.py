"""Find the voice that goes on: words without a cue of their own, whose speaker the text around them shows."""

from wellsourced.model.account import Block
from wellsourced.speech.ahead import goes_on
from wellsourced.speech.contrast import contrasted
from wellsourced.speech.frames import Frame
from wellsourced.speech.known import thing_in
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.pointed import pointed_back
from wellsourced.speech.reported import dropped
from wellsourced.speech.scene import Scene
from wellsourced.speech.statements import statement
from wellsourced.speech.voice import CONFIDENCE, Pending, Voice
from wellsourced.text.normalize import keys

SCARE_WORDS = 2  # between marks, in a sentence that brings somebody in: the «mayor» of the camp


def carried(scene: Scene, frame: Frame, quotation: Marked, block: Block, previous: Pending | None) -> Voice | None:
    """Return the voice that goes on: of the same quotation or paragraph, or of whom the text around it names."""
    behind = identified(scene, frame, quotation)
    if behind is not None:
        return behind
    same_author = previous is not None and previous.block.author == block.author
    if previous is not None and same_author and previous.voice.speaker is not None:
        near = frame.position - previous.frame.position
        if previous.marked.continues and near <= 3:
            return previous.voice if previous.frame.block == frame.block else previous.voice._replace(via=())
        if previous.frame.block == frame.block and near <= 2:
            subject = _introduced_between(scene, previous.frame.position, frame)
            return subject or previous.voice
    introduced = _introduced_between(scene, frame.position - 3, frame)
    if introduced is not None:
        return introduced
    if previous is None or not same_author or previous.voice.speaker is None:
        return None
    near = frame.position - previous.frame.position <= 2
    alone = not frame.before(quotation) or goes_on(scene.reader, frame, quotation)
    return previous.voice._replace(via=()) if near and alone else None


def identified(scene: Scene, frame: Frame, quotation: Marked) -> Voice | None:
    """Return the voice that the words behind name: ``"..." It was Ann Lee.``, ``"...": with these words Lee left``."""
    following = scene.frames[frame.position + 1] if frame.position + 1 < len(scene.frames) else None
    if frame.words:
        behind = frame.after(quotation) if not frame.before(quotation) else ()
    else:
        behind = following.words if following is not None and following.block == frame.block else ()
    who = pointed_back(scene.reader, behind)
    if who is None:
        return None
    return Voice(scene.referents.mention(who, frame.position), None, (), CONFIDENCE["carried"], True)


def _introduced_between(scene: Scene, after: int, frame: Frame) -> Voice | None:
    """The subject of the sentence just before, if that is a person or organisation spoken of there."""
    before = scene.frames[max(after + 1, frame.position - 2, 0) : frame.position]
    for earlier in reversed(before):
        beside = earlier is before[-1] or (_narrated(scene, before[-1]) and earlier.block == frame.block)
        if not beside:
            return None
        block = scene.blocks[earlier.block]
        if block.kind in ("title", "heading"):
            continue
        spoken = any(len(scene.whole.within(q.start, q.end)) > SCARE_WORDS for q in earlier.quotations)
        if scene.blocks[frame.block].author != block.author or spoken:
            continue
        said = statement(scene, earlier)
        subject = _subject(scene, earlier)
        for_a_figure = said is not None and said.place == "according" and not said.via
        if for_a_figure and said is not None and thing_in(scene.words, keys(said.speaker.name)):
            subject = _only_person(scene, earlier)  # "according to the log, from which Ann Lee read"
        if said is not None and not (for_a_figure and subject is not None and subject.kind == "name"):
            return Voice(said.speaker, None, said.via, CONFIDENCE["carried"], True)
        if subject is None or dropped(scene.reader, earlier) is not None:
            continue
        mention = scene.referents.mention(subject, earlier.position)
        owned = mention.name != mention.as_written and not scene.words.nouns.isdisjoint(subject.key.split())
        if subject.kind == "description" and not owned and not scene.is_person(subject):
            continue
        if mention.named or subject.kind == "description":
            if subject.kind == "description":
                scene.discourse.note_description(subject)
            return Voice(mention, None, (), CONFIDENCE["carried"], True)
    return None


def _subject(scene: Scene, frame: Frame) -> Phrase | None:
    """Whom a sentence is about; in "It fell to Lee to speak", Lee."""
    last = contrasted(scene.reader, frame.words)
    if last is not None:
        return last
    first = scene.reader.first(frame.words)
    empty = first is not None and first.kind == "pronoun" and first.key in scene.words.grammar.impersonal
    return (_only_person(scene, frame) if first is None or empty else None) or first


def _only_person(scene: Scene, frame: Frame) -> Phrase | None:
    """The one full name of a sentence that is about nobody: "This was not so with Ann Lee, a baker." """
    found = {name.start: name for t in frame.words if (name := scene.reader.name_at(t.start)) is not None}
    full = [n for n in found.values() if len(n.core) > 1 and not n.organisation and not n.possessive]
    return named(full[0]) if len(full) == 1 else None


def _narrated(scene: Scene, frame: Frame) -> bool:
    """ "I am too far off to see.", "No alarm?", „..., contou.“: what comes between brings nobody in."""
    if frame.quotations:
        return False
    phrase = scene.reader.first(frame.words)
    own = [t.key for t in frame.words[:2]]
    asks = scene.account.text[frame.start : frame.end].endswith("?")
    told = not scene.words.first.isdisjoint(own) or asks
    return (phrase is None and told) or dropped(scene.reader, frame) is not None
