"""Hold on to a conversation: through whom someone's words came holds for what they say next on the same occasion."""

from bisect import bisect_left
from typing import NamedTuple

from wellsourced.model.speech import Mention
from wellsourced.speech.frames import Frame
from wellsourced.speech.known import person_in, several, thing_in
from wellsourced.speech.reported import reported
from wellsourced.speech.scene import Scene
from wellsourced.speech.statements import Statement
from wellsourced.speech.voice import Voice
from wellsourced.text.normalize import keys

TEXT_BLOCKS = 3  # over which an outlet's own text holds on
TURN_WORDS = 4  # of "gullfan wrote:"
TALK_BLOCKS = 1  # over which a talk with a named person does
OPENING_CHARS = 12  # in which "On Saturday" opens a sentence about another day
SHORT_WORDS = 4  # of "a retired signalman of the line", later "the signalman"


class Held(NamedTuple):
    """Through whom the next words come, until another person speaks or another occasion is told.

    ``speaker`` is who talks there, None where that is for the next quotation to say; ``body`` tells that it is a body,
    for which its people speak. Into the next paragraph holds only a talk of which nothing has been quoted.
    """

    via: tuple[str, ...]
    speaker: str | None
    last_block: int
    body: bool = False


def held(scene: Scene, frame: Frame, said: Statement | None, before: Held | None) -> Held | None:
    """Return the chain that holds from this sentence on: the one that it opens, or the one from before."""
    if before is not None and (frame.block > before.last_block or _other_occasion(scene, frame)):
        before = None
    return _by_text(scene, frame) or _talk(scene, frame, said) or before


def passed_on(scene: Scene, frame: Frame, voice: Voice, holding: Held | None) -> tuple[Voice, Held | None]:
    """Return a quotation's voice with the chain that holds for it, and the chain that holds after it."""
    voice = voice._replace(via=voice.via or _taken_down(scene, frame) or _was_talking(scene, frame, voice.speaker))
    who = voice.speaker
    turn = _turn(scene, frame)
    if turn is not None and (who is None or who.name != turn):
        return voice._replace(via=tuple(dict.fromkeys((turn, *voice.via)))), holding
    if who is None:
        return voice, holding if holding is None or holding.speaker is not None else None
    if voice.via:
        return voice, _opened(scene, frame, voice.via, who)._replace(last_block=frame.block)
    if holding is None or who.name in holding.via:
        return voice, holding
    if holding.speaker is not None and not (_same(scene, holding.speaker, who) or _for_body(scene, frame, holding)):
        return voice, None
    last = max(frame.block, holding.last_block - 1)
    return voice._replace(via=holding.via), holding._replace(speaker=who.name, last_block=last)


def _taken_down(scene: Scene, frame: Frame) -> tuple[str, ...]:
    """``"..." The words are Lee's, and the agency Norvik took them down``: what the next sentence says of them."""
    following = scene.frames[frame.position + 1] if frame.position + 1 < len(scene.frames) else None
    if frame.words or following is None or following.block != frame.block or following.quotations:
        return ()
    return scene.chain.taken_down(following.words)


def _was_talking(scene: Scene, frame: Frame, who: Mention | None) -> tuple[str, ...]:
    """``"...," Lee said. She was speaking to the Herald``: what the next sentence says of who speaks here."""
    following = scene.frames[frame.position + 1] if frame.position + 1 < len(scene.frames) else None
    if who is None or following is None or following.block != frame.block or following.quotations:
        return ()
    via = scene.chain.was_talking(following.words)
    phrase = scene.subject(following) if via else None
    unsaid = phrase is None and scene.words.grammar.drops_subject
    meant = phrase is not None and (
        phrase.kind == "pronoun" or scene.referents.mention(phrase, following.position).name == who.name
    )
    return via if unsaid or meant else ()


def _turn(scene: Scene, frame: Frame) -> str | None:
    """Whose post it is, under a line of its own: ``gullfan wrote:``."""
    led = scene.frames_of(frame.block - 1) if frame.block else ()
    if len(led) != 1 or not 1 < len(led[0].words) <= TURN_WORDS or led[0].quotations:
        return None
    opens = scene.introduction(frame.block)
    quoted = frame.quotations[0].outer_start == scene.blocks[frame.block].start
    return opens.speaker.name if opens is not None and not quoted else None


def _by_text(scene: Scene, frame: Frame) -> Held | None:
    """``The Herald's article carried her words at length``."""
    outlet = scene.chain.text_of(frame.words)
    return Held((outlet,), _talking(scene, frame, outlet), frame.block + TEXT_BLOCKS) if outlet is not None else None


def _talk(scene: Scene, frame: Frame, said: Statement | None) -> Held | None:
    """``Lee left early, she told the Herald.``, ``Lee spoke to the Herald.``, ``When the Herald called, ...``.

    What a sentence with a quotation says of a telling is its own tag's, and read with it.
    """
    told = None if frame.quotations else _told(scene, frame, said)
    if told is not None:
        return told
    via = scene.chain.conversation(frame.words, any_verb=not frame.quotations)
    if not via:
        return None
    who = _talking(scene, frame, via[0])
    return Held(via, who, frame.block + (TALK_BLOCKS if who is not None else 0))


def _told(scene: Scene, frame: Frame, said: Statement | None) -> Held | None:
    """The chain of what a sentence without a quotation lays to somebody."""
    if said is not None:
        return _opened(scene, frame, said.via, said.speaker) if said.via else None
    told = reported(scene.reader, frame)
    if told is None or told.subject is None:
        return None
    who = scene.referents.mention(told.subject, frame.position)
    via = tuple(name for name in scene.chain.of_tie(frame, None, told, None) if name != who.name)
    return _opened(scene, frame, via, who) if via else None


def _opened(scene: Scene, frame: Frame, via: tuple[str, ...], who: Mention) -> Held:
    """ "the ferry" of « Le bac, raconte-t-il au Phare, est parti » is not who talks."""
    own = keys(who.name)
    inserted = scene.words.grammar.adjectives_follow  # where a verb without a subject may tell
    thing = not who.named and (not person_in(scene.words, own) if inserted else thing_in(scene.words, own))
    papers = scene.words.relays.recordings | scene.words.grammar.documents | scene.words.relays.messages
    paper = not papers.isdisjoint(own[:2])  # "Footage seen by the Herald"
    last = frame.block + (TALK_BLOCKS if who.named else 0)
    bodies = scene.words.kinds.generic | scene.words.organisation_words
    body = who.organisation or not bodies.isdisjoint(keys(who.as_written))
    return Held(via, None if paper or (thing and not body) else who.name, last, body and not paper)


def _talking(scene: Scene, frame: Frame, outlet: str) -> str | None:
    """Who talks there, where the sentence is about somebody by name; None where that is for the quotation to say."""
    phrase = scene.subject(frame)
    if phrase is None or phrase.kind == "description":
        return None
    who = scene.referents.mention(phrase, frame.position)
    return who.name if who.named and who.name != outlet and not who.organisation else None


def _other_occasion(scene: Scene, frame: Frame) -> bool:
    """``Then reporters asked``, ``On Saturday he faced the council``, ``..., he told the crowd``: said elsewhere."""
    asked = not frame.quotations and scene.chain.asks(frame.words)
    return asked or scene.chain.addresses(frame.words) or _another_day(scene, frame)


def _another_day(scene: Scene, frame: Frame) -> bool:
    """A day opens the sentence, and somebody is its subject."""
    opening = frame.words[0].start if frame.words else frame.end
    quoted = any(q.outer_start <= frame.start for q in frame.quotations)
    if quoted or opening > frame.start + OPENING_CHARS:
        return False
    first = bisect_left(scene.times, opening, key=lambda t: t.start)
    time = scene.times[first] if first < len(scene.times) else None
    if time is None or time.start > frame.start + OPENING_CHARS or time.kind != "date":
        return False
    subject = scene.subject(frame)
    return subject is not None and (subject.kind != "description" or scene.is_person(subject))


def _for_body(scene: Scene, frame: Frame, holding: Held) -> bool:
    """ "Her office told the Herald ... “...,” said her deputy": one of the body's people speaks for it."""
    people = scene.words.relays.owners | scene.words.kinds.proxies
    return holding.body and (any(t.key in people for t in frame.words) or _brought_in(scene, frame))


def _brought_in(scene: Scene, frame: Frame) -> bool:
    """ "The club told the Herald ... “...,” said Ann Lee, who sat by the radio": first named here, of no other body.

    In the sentence right behind, whose one name it is.
    """
    before = scene.frames[frame.position - 1] if frame.position else None
    names = [n for t in frame.words if (n := scene.reader.name_at(t.start)) is not None and n.start == t.start]
    if before is None or before.block != frame.block or len(names) != 1 or names[0].organisation:
        return False
    met = any(n.core[-1:] == names[0].core[-1:] and n.start < names[0].start for n in scene.reader.names)
    others = scene.words.kinds.generic | scene.words.organisation_words | scene.words.kinds.persons
    others |= scene.words.role_words
    return not met and not names[0].title and others.isdisjoint(t.key for t in frame.words)


def _same(scene: Scene, speaker: str, who: Mention) -> bool:
    """The same person, or "the signalman" behind "a retired signalman of the line"."""
    if speaker == who.name:
        return True
    own = [word for word in keys(who.as_written) if word not in scene.words.determiners]
    fuller = keys(speaker)
    if own[-1:] != [] and own[-1].split("'")[-1] in scene.words.grammar.them and len(own) > 1:  # "one of them"
        return several(scene.words, fuller)
    new = fuller[:1] != [] and fuller[0] in scene.words.grammar.indefinite
    return new and own[-1:] != [] and own[-1] in fuller[:SHORT_WORDS]
