"""Say to whom an account lays a sentence that stands outside quotation marks, and which of its words."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.model.speech import Cue, Mention
from wellsourced.speech.agreement import Laid, laid
from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.outlets import without_article
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.reported import dropped, teller_before
from wellsourced.speech.scene import Scene
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token, keys

MAX_CITING_CHARS = 40
_STRIP = " \t\n,;:–—-\u00a0\u202f"


class Statement(NamedTuple):
    """Who said a sentence, by what cue, and the span of what they are said to have said.

    ``whole`` is False when only a minor part of the sentence is laid to the speaker.
    """

    speaker: Mention
    cue: Cue
    start: int
    end: int
    via: tuple[str, ...]
    place: str
    whole: bool = True


def statement(scene: Scene, frame: Frame) -> Statement | None:
    """Return to whom the account lays this sentence as a whole, or None where it speaks itself."""
    return next((said for said in statements(scene, frame) if said.whole), None)


def statements(scene: Scene, frame: Frame) -> list[Statement]:
    """Return all that the account lays to someone in this sentence, that which holds most of it first."""
    found = (_statement(scene, frame, laying) for laying in scene.once(laid, frame))
    return [said for said in found if said is not None]


def _statement(scene: Scene, frame: Frame, laying: Laid) -> Statement | None:
    found = laying.tie
    if found.subject is None or found.cue is None:
        return None
    if found.subject.key.partition("'")[0] in scene.words.first:  # "I", "I'm"
        return None
    cited = _cited(scene.reader, frame.words, found.subject)
    via: tuple[str, ...] = ()
    if cited is not None:
        via = (scene.referents.mention(found.subject, frame.position).name,)
        found = found._replace(subject=cited)
    assert found.subject is not None and found.cue is not None
    speaker = scene.referents.mention(found.subject, frame.position)
    if found.subject.kind == "pronoun" and not speaker.named and speaker.name == speaker.as_written:
        return None
    if found.subject.kind == "description":
        scene.discourse.note_description(found.subject)
    cue = Cue(start=found.cue.start, end=found.cue_end, text=scene.account.text[found.cue.start : found.cue_end])
    passed_on = teller_before(scene.reader, frame, found)
    if passed_on is not None and passed_on.subject is not None:
        teller = scene.referents.mention(passed_on.subject, frame.position).name
        via = (without_article(teller, scene.words.grammar.outlet_articles) if teller[:1].islower() else teller,)
        start, end = _content(scene.account.text, frame, passed_on)
    else:
        start, end = laying.content or _content(scene.account.text, frame, found)
    chain = (*via, *_apart(scene, found, scene.chain.of_tie(frame, None, found, speaker.name)))
    return Statement(speaker, cue, start, end, tuple(dict.fromkeys(chain)), found.place, laying.whole)


def _apart(scene: Scene, found: Tie, chain: Sequence[str]) -> tuple[str, ...]:
    """The chain without the paper that is the source itself, and without its verb.

    Nothing comes "according to the log" by way of a log, and in "papers seen by Norvik show" nobody is "Norvik show".
    """
    assert found.subject is not None
    grammar = scene.words.grammar
    papers = (grammar.documents | grammar.evidence | scene.words.relays.recordings) & set(found.subject.key.split())
    verb = f" {found.cue.text}" if found.cue is not None else " "
    plain = (name.removesuffix(verb) for name in chain if not (name.endswith(verb) and name.islower()))
    return tuple(name for name in plain if not papers.issuperset(keys(name)))


def continued(scene: Scene, frame: Frame, speaker: Mention) -> Statement | None:
    """Return the statement of a sentence whose tag names nobody ("..., añadió."): ``speaker`` spoke just before."""
    verb = dropped(scene.reader, frame)
    if verb is None:
        return None
    cue = Cue(start=verb.start, end=verb.end, text=verb.text)
    same = Mention(start=verb.start, end=verb.end, name=speaker.name, as_written=verb.text, named=speaker.named)
    end = frame.words[-2].end
    return Statement(same, cue, frame.start, end, (), "after")


def _cited(reader: Reader, line: Sequence[Token], subject: Phrase) -> Phrase | None:
    """``the agency, citing an official``: the one cited is the source, the agency passes it on."""
    for index, token in enumerate(line[:-1]):
        near = subject.end <= token.start <= subject.end + MAX_CITING_CHARS
        if near and token.key in reader.words.grammar.citing:
            cited = reader.after(line, index + 1)
            return cited if cited is not None and _can_tell(reader, cited) else None
    return None


def _can_tell(reader: Reader, cited: Phrase) -> bool:
    """A person, a body or a paper, but not "the case of a florist"."""
    if cited.kind != "description":
        return True
    words = reader.words
    head = itertools.takewhile(lambda word: word not in words.grammar.prepositions, cited.key.split())
    tellers = words.nameable | words.nouns | words.grammar.documents | words.grammar.texts
    return any(word in tellers or word.removesuffix("s") in tellers for word in head)


def _content(text: str, frame: Frame, found: Tie) -> tuple[int, int]:
    """The span of what is said: the longer side of the cue and its subject."""
    assert found.cue is not None and found.subject is not None
    first = min(found.cue.start, found.subject.start)
    last = max(found.cue_end, found.subject.end)
    if found.place == "before" or (found.place == "according" and first - frame.start < frame.end - last):
        start, end = found.cue_end if found.place == "before" else last, frame.end
    else:
        start, end = frame.start, first
    while start < end and text[start] in _STRIP:
        start += 1
    while end > start and text[end - 1] in _STRIP:
        end -= 1
    return start, end
