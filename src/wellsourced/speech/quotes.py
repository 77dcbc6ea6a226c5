"""Turn the words between marks into quotations with speakers, and tell them from titles and scare quotes."""

from bisect import bisect_left

import msgspec

from wellsourced.model.account import Block
from wellsourced.model.speech import Mention, Quote
from wellsourced.speech.agreement import quoted_by, quoted_nearby
from wellsourced.speech.aloud import read_out
from wellsourced.speech.attribution import mouthpiece, tie
from wellsourced.speech.carried import carried, identified
from wellsourced.speech.citing import cited_by
from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import Frame, frames
from wellsourced.speech.halves import second_half
from wellsourced.speech.headings import headings
from wellsourced.speech.held import Held, held, passed_on
from wellsourced.speech.inserted import inserted
from wellsourced.speech.marks import Marked
from wellsourced.speech.overheard import heard_to, overheard
from wellsourced.speech.papers import UNSAID, author, on_a_sign, read_in
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.retelling import retold
from wellsourced.speech.scene import Scene
from wellsourced.speech.spoken_of import named_within, speaks_of_them
from wellsourced.speech.statements import statement
from wellsourced.speech.titles import names_a_thing, names_a_title
from wellsourced.speech.turns import passed_on_in_turns, turns
from wellsourced.speech.unmarked import posts, unmarked
from wellsourced.speech.voice import CONFIDENCE, Pending, Voice, cue_of, quote_of

# Without a cue in its sentence a quotation is speech only if it reads like a sentence of its own.
SENTENCE_WORDS = 4
LONG_WORDS = 8


def quotes(scene: Scene) -> tuple[Quote, ...]:
    """Return the quotations of an account in the order of its text: marked ones, embedded posts, unmarked blocks."""
    found: list[Pending] = []
    previous: Pending | None = None
    holding: Held | None = None
    for frame in scene.frames:
        block = scene.blocks[frame.block]
        if block.kind in ("title", "heading"):
            continue
        if block.kind == "post" and block.author is not None:
            scene.discourse.posted(block.author.name, frame.position, frame.start)
        scene.meet_subject(frame)
        said = statement(scene, frame) if block.kind != "post" else None
        holding = held(scene, frame, said, holding) if block.kind != "post" else None
        for quotation in frame.quotations:
            voice = _voice(scene, frame, quotation, block, previous)
            if voice is None:
                continue
            voice = second_half(scene, frame, quotation, previous) or voice
            voice, holding = passed_on(scene, frame, voice, holding)
            previous = Pending(quotation, voice, frame, block)
            found.append(previous)
            if voice.speaker is not None and block.kind != "post":
                _note_speaker(scene, voice.speaker, frame.position, quotation.start)
        if said is not None:
            _note_speaker(scene, said.speaker, frame.position, said.speaker.start)
    found = _linked(found)
    complete = [quote_of(scene, p) for p in found]
    complete += [q for p in found for q in _nested(scene, p)]
    complete += posts(scene)
    spoken = turns(scene)
    complete = passed_on_in_turns(complete, spoken) + spoken
    complete += unmarked(scene, complete)
    complete += headings(scene, complete)
    return tuple(sorted(complete, key=lambda q: (q.start, -q.end)))


def _note_speaker(scene: Scene, speaker: Mention, sentence: int, position: int) -> None:
    scene.discourse.spoke(speaker.name, speaker.named, sentence, position)


def _voice(scene: Scene, frame: Frame, quotation: Marked, block: Block, previous: Pending | None) -> Voice | None:
    """Whose words these are; None when they are nobody's speech."""
    found = quoted_by(scene, frame, quotation, tie(scene.reader, frame, quotation))
    if found is None or found.subject is None:
        found = inserted(scene.reader, quotation) or found or read_in(scene.reader, frame, quotation)
    heard = overheard(scene.reader, quotation, frame.before(quotation), frame.after(quotation))
    read = read_out(scene.reader, frame, quotation) or heard_to(scene.reader, frame.before(quotation))
    found = read or retold(scene.reader, frame, quotation, found)
    if heard is not None and heard.subject is not None and not _about(found, heard.subject):
        found = heard
    base = scene.chain.of_block(block)
    if names_a_thing(scene.reader, frame, quotation):
        return None
    if names_a_title(scene.reader, frame, quotation) and not (found and found.adjacent and found.place == "after"):
        return None
    if found is not None and found.subject is not None:
        return _tied(scene, frame, quotation, found, base)
    speech = found is not None or _reads_like_speech(scene, frame, quotation)
    if not speech and identified(scene, frame, quotation) is None:
        return None
    going_on = carried(scene, frame, quotation, block, previous)
    cue = cue_of(scene, found)
    via = base + tuple(v for v in scene.chain.of_tie(frame, quotation, found, None) if v not in base)
    if going_on is not None:
        return Voice(going_on.speaker, cue, via or going_on.via, CONFIDENCE["carried"], True)
    nearby = quoted_nearby(scene, frame, quotation)
    if nearby is not None:
        return Voice(scene.referents.mention(nearby, frame.position), cue, via, CONFIDENCE["carried"], True)
    return Voice(None, cue, via, CONFIDENCE["unknown"])


def _tied(scene: Scene, frame: Frame, quotation: Marked, found: Tie, base: tuple[str, ...]) -> Voice | None:
    assert found.subject is not None
    text = scene.account.text[quotation.start : quotation.end]
    if scene.like_a_title(text) and not found.adjacent and found.place != "after":
        return None
    if found.subject.key in scene.words.first | scene.words.grammar.addressed:
        return None
    speaker = author(scene, frame, found)
    if speaker is None and (found.subject.key == UNSAID or on_a_sign(scene, frame, found)):
        return Voice(None, cue_of(scene, found), base, CONFIDENCE["unknown"])
    outlet = scene.chain.passing_on(frame.words, found)
    cited = cited_by(scene.reader, frame, quotation, found) if outlet is not None else None
    if outlet is not None and cited is not None:
        source = scene.referents.mention(cited, frame.position)
        return Voice(source, cue_of(scene, found), (*base, outlet), CONFIDENCE["far"])
    subject = mouthpiece(scene.reader, frame.before(quotation), found) or found.subject
    tellers = scene.chain.tellers(frame, quotation, found)
    excluding = named_within(scene, quotation, subject) | set(tellers[-1:])
    speaker = speaker or scene.referents.mention(subject, frame.position, excluding=excluding)
    told = scene.chain.of_tie(frame, quotation, found, None)
    other = speaks_of_them(scene, quotation, subject, speaker)
    if other or (subject.kind == "description" and speaker.name in (*told, _opens(scene, frame, subject))):
        written = " ".join(speaker.as_written.split())  # who tells of "the driver" is not the driver
        speaker = msgspec.structs.replace(speaker, name=written, named=False)
    if tellers and subject.kind == "pronoun" and speaker.name == speaker.as_written:
        return Voice(None, cue_of(scene, found), base + tellers, CONFIDENCE["unknown"])
    via = base + tuple(v for v in scene.chain.of_tie(frame, quotation, found, speaker.name) if v not in base)
    certain = "tag" if found.place == "after" and found.adjacent else "before" if found.adjacent else "far"
    if found.subject.kind == "description":
        scene.discourse.note_description(found.subject)
    return Voice(speaker, cue_of(scene, found), via, CONFIDENCE[certain])


def _about(found: Tie | None, subject: Phrase) -> bool:
    """True where a tie has that subject already: by a verb of hearing, which says through whom the words came."""
    return found is not None and found.subject is not None and found.subject.start == subject.start


def _opens(scene: Scene, frame: Frame, described: Phrase) -> str | None:
    """Whom a sentence is about before it speaks of ``described``: "He remembers the old man saying"."""
    phrase = scene.subject(frame)
    if phrase is None or phrase.kind == "description" or phrase.end > described.start:
        return None
    if scene.account.text[phrase.end : described.start].strip() == ",":
        return None  # "Ann Lee, the mayor,"
    return scene.referents.mention(phrase, frame.position).name


def _reads_like_speech(scene: Scene, frame: Frame, quotation: Marked) -> bool:
    inside = scene.account.text[quotation.start : quotation.end]
    count = len(scene.whole.within(quotation.start, quotation.end))
    if scene.like_a_title(inside) and count < LONG_WORDS:
        return False
    whole = not frame.before(quotation)
    behind = scene.account.text[quotation.outer_end : quotation.outer_end + 1]
    ends = inside[-1:] in ".!?…," or not quotation.closed or behind in (".", "!", "?")
    begins = inside[:1].isupper() or inside[:1] in "[…"
    if whole and begins and count >= 2 and (ends or not frame.after(quotation)):
        return True
    return (count >= SENTENCE_WORDS and begins and ends) or count >= LONG_WORDS


def _linked(found: list[Pending]) -> list[Pending]:
    """A quotation over several paragraphs has one speaker: the one named in any of them."""
    linked = list(found)
    for index in range(len(linked) - 2, -1, -1):
        one, following = linked[index], linked[index + 1]
        unsure = one.voice.speaker is None or one.voice.confidence <= CONFIDENCE["carried"]
        if one.marked.continues and unsure and following.voice.speaker is not None and not following.voice.carried:
            linked[index] = one._replace(voice=following.voice._replace(carried=True))
    return linked


def _nested(scene: Scene, outer: Pending) -> list[Quote]:
    """Quotations inside a quotation, when their own sentence names who said them; the outer speaker passed them on."""
    first = bisect_left(scene.nested, outer.marked.start, key=lambda m: m.start)
    last = bisect_left(scene.nested, outer.marked.end, key=lambda m: m.start)
    inner = [m for m in scene.nested[first:last] if m.end <= outer.marked.end]
    if not inner:
        return []
    found = []
    for frame in frames(scene.whole, [(outer.marked.start, outer.marked.end)], inner, scene.account.language):
        for quotation in frame.quotations:
            own = tie(scene.reader, frame, quotation)
            subject = _nested_subject(scene, outer, frame, own)
            if own is None or subject is None or subject.key in scene.words.first:
                continue
            speaker = scene.referents.mention(
                subject,
                outer.frame.position,
                excluding=(outer.voice.speaker.name,) if outer.voice.speaker else (),
            )
            if not speaker.named:
                continue
            passed = outer.voice.speaker
            via = (*outer.voice.via, passed.name) if passed else outer.voice.via
            voice = Voice(speaker, cue_of(scene, own), tuple(dict.fromkeys(via)), CONFIDENCE["far"])
            found.append(quote_of(scene, Pending(quotation, voice, outer.frame, outer.block)))
    return found


def _nested_subject(scene: Scene, outer: Pending, frame: Frame, own: Tie | None) -> Phrase | None:
    """The subject beside the inner cue, or ``Ann Lee "says it is a 'fact'"``: the name before the outer marks."""
    if own is None:
        return None
    opens = bool(frame.words) and own.cue is not None and own.cue.start == frame.words[0].start
    before = outer.frame.before(outer.marked)
    if not opens or not before:
        return own.subject
    name = scene.reader.name_at(before[-1].start)
    return Phrase(name.start, name.end, "name", name, "") if name is not None else own.subject
