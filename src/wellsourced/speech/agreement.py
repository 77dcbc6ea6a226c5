"""Decide where the rules and the encoder differ: the one place that says whose word counts.

- The encoder is heard in the languages it was trained on; elsewhere the rules stand alone.
- A sentence is laid to the one whom the encoder names, if it finds more than half of the sentence to be theirs; the
  rules' cue is kept where the encoder found nothing in the sentence, or nobody who said it.
- What a paper says that an outlet has seen, or that the sentence names as what shows it, is laid to the paper,
  whatever the encoder makes of it.
- Who has only told of a quotation ("..., Lee said, according to the Herald") is not laid the sentence with it, and that
  a source asks not to be named is nothing said.
- A quotation belongs to the one whom a cue beside its marks names: there the rules are all but certain. Where they
  have only a cue from afar, the encoder's source is taken, unless it is an outlet, or tells what the one of the rules
  has said: that passes words on. Where they
  have none, the encoder is believed if what it lays to its source is mostly the quotation, and not a sentence with a
  word or two in marks.
- Names, pronouns, descriptions and chains are always resolved by the rules; the encoder only points at words.
"""

from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.speech.ahead import goes_on
from wellsourced.speech.assembly import Attribution
from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.known import person_in
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.pointing import longest, subject, tie_of, words_in
from wellsourced.speech.reported import by_paper, reported
from wellsourced.speech.sayers import can_say, sayer
from wellsourced.speech.scene import Scene
from wellsourced.speech.shown import shown
from wellsourced.speech.tellers import partly
from wellsourced.speech.words import Words
from wellsourced.text.normalize import Token

ENCODER_LANGUAGES = frozenset({"en"})
# How much of a sentence's words, cue and source left out, must be someone's for the sentence to be laid to them.
WHOLE_SHARE = 0.5
LEAST_WORDS = 2
WITHHELD_WORDS = 6
HEARER_WORDS = 6  # between a cue and what is told: "told the Harbour Wire"
MOSTLY = 0.5


class Laid(NamedTuple):
    """A cue with its subject in a sentence; ``content`` is what is laid to the subject, where the encoder tells it.

    ``whole`` is False where that is only a minor part of the sentence.
    """

    tie: Tie
    content: tuple[int, int] | None
    whole: bool


def laid(scene: Scene, frame: Frame) -> list[Laid]:
    """Return what a sentence lays to someone outside quotation marks, that which holds most of it first."""
    paper = by_paper(scene.reader, frame.words) or shown(scene.reader, frame)
    if paper is not None:
        return [Laid(paper, None, True)]
    ruled = reported(scene.reader, frame)
    found = [
        one for one in scene.attributed.cued_in(frame.start, frame.end) if not _turned_round(scene, frame, one, ruled)
    ]
    seen = [laying for one in found if (laying := _seen(scene, frame, one)) is not None]
    if seen:
        return sorted(seen, key=lambda laying: (not laying.whole, laying.tie.cue.start if laying.tie.cue else 0))
    if any(_tells_of(scene, frame, one) for one in found) and not frame.quotations:
        return []
    by_rule = _as_pointed(scene, frame, found, ruled)
    who = sayer(scene.reader, frame.words, by_rule.subject) if by_rule is not None and by_rule.subject else None
    if by_rule is None or who is None:
        return []
    by_rule = by_rule._replace(subject=who)
    told_on = by_rule.place == "according" and _passes_on(scene, frame, by_rule, (frame.start, frame.end))
    return [] if told_on else [Laid(by_rule, None, True)]


def _turned_round(scene: Scene, frame: Frame, one: Attribution, ruled: Tie | None) -> bool:
    """ "The doors opened at nine, says the log": a source that is a clause, with what the rules have for the speaker
    in what is said."""
    who = subject(scene, frame, one)
    if who is not None and not can_say(scene.reader, frame.words, who):
        return True
    if ruled is None or ruled.cue is None or ruled.subject is None or not one.cue[0] <= ruled.cue.start < one.cue[1]:
        return False
    closes = not any(c.isalnum() for c in scene.account.text[ruled.subject.end : frame.end])
    behind = closes and ruled.place == "after" and ruled.subject.start >= ruled.cue.end
    return (
        behind
        and (who is None or who.kind != "name")
        and any(start <= ruled.subject.start < end for start, end in one.contents)
    )


def _as_pointed(scene: Scene, frame: Frame, found: Sequence[Attribution], by_rule: Tie | None) -> Tie | None:
    """The tie of the rules, its subject as the encoder points at it where it sees the same cue."""
    if by_rule is None or by_rule.cue is None or by_rule.place == "according":
        return by_rule
    same = next((one for one in found if one.sources and one.cue[0] == by_rule.cue.start), None)
    who = subject(scene, frame, same) if same is not None else None
    if who is None:
        return by_rule
    behind = scene.reader.mark_before(frame.words, who) == ","
    return by_rule._replace(subject=who, place="after" if behind else "before")


def quoted_by(scene: Scene, frame: Frame, quotation: Marked, by_rule: Tie | None) -> Tie | None:
    """Return the cue and the subject of a quotation, given what the rules found in its sentence."""
    if by_rule is not None and by_rule.adjacent and by_rule.subject is not None:
        return by_rule
    seen = _speaking(scene, quotation)
    if seen is None or seen.frame.position != frame.position:
        return by_rule
    if by_rule is None and goes_on(scene.reader, frame, quotation):
        return None
    if by_rule is None or by_rule.subject is None:
        return seen.tie if seen.mostly else by_rule
    if seen.outlet or _nearer(scene, frame, seen.tie, by_rule):
        return by_rule
    return _told_within(scene.words, frame, seen.tie, by_rule) or seen.tie


def _nearer(scene: Scene, frame: Frame, seen: Tie, by_rule: Tie) -> bool:
    """ "Everyone knows the landlord told ...": of one verb, the rules have the subject that stands beside it."""
    if seen.cue is None or seen.cue != by_rule.cue or seen.subject is None or by_rule.subject is None:
        return False
    between = words_in(frame, seen.subject.start, by_rule.subject.start)
    words = scene.words
    small = words.grammar.prepositions | words.relative | words.determiners
    led = _leads_relative(scene, frame, by_rule) and any(t.key in words.grammar.passives | words.cues for t in between)
    if led:
        return True
    verb = bool(between) and between[-1].key not in small and between[-1].text.islower()
    plain = not any(mark in scene.account.text[seen.subject.start : by_rule.subject.start] for mark in ",()")
    return verb and plain and words_in(frame, by_rule.subject.end, by_rule.cue.start if by_rule.cue else 0) == ()


def _leads_relative(scene: Scene, frame: Frame, by_rule: Tie) -> bool:
    """ "the cook, who said": the rules have the one whom "who" follows."""
    subject, cue = by_rule.subject, by_rule.cue
    if subject is None or cue is None or (subject.kind != "name" and not person_in(scene.words, subject.key.split())):
        return False
    between = words_in(frame, subject.end, cue.start)
    return len(between) == 1 and between[0].key in scene.words.relative - scene.words.determiners


def _told_within(words: Words, frame: Frame, outer: Tie, inner: Tie) -> Tie | None:
    """ "Lee said the crew had sworn that it was “only paint”": the rules' cue stands in what Lee said, or knows."""
    if outer.cue is None or inner.cue is None or inner.subject is None or outer.cue.key in words.call:
        return None
    who = inner.subject
    if who.kind == "description" and who.start == outer.cue.start:  # "said the captors"
        key = who.key.removeprefix(outer.cue.key).strip()
        start = next((t.start for t in frame.words if t.start >= outer.cue_end), who.start)
        who = who._replace(start=start, key=key)
    apart = outer.cue_end <= who.start < who.end <= inner.cue.start
    strong = inner.cue.key in words.cues - words.weak - words.call
    apart = apart and not any(t.key in words.relative for t in words_in(frame, who.end, inner.cue.start))
    near = apart and len(words_in(frame, outer.cue_end, who.start)) <= HEARER_WORDS
    named = near and (who.kind == "name" or person_in(words, who.key.split()))
    return inner._replace(subject=who) if named and strong else None


def quoted_nearby(scene: Scene, frame: Frame, quotation: Marked) -> Phrase | None:
    """Return whose a quotation is by a cue in another sentence of its paragraph, as only the encoder can tell."""
    seen = _speaking(scene, quotation)
    near = seen is not None and seen.frame.block == frame.block and seen.mostly and not seen.outlet
    return seen.tie.subject if seen is not None and near else None


class _Speaking(NamedTuple):
    """``mostly`` tells that what is laid to the subject is mostly the quotation; ``outlet``, what the subject is."""

    frame: Frame
    tie: Tie
    mostly: bool
    outlet: bool


def _speaking(scene: Scene, quotation: Marked) -> _Speaking | None:
    """The sentence that says whose the quotation is, and its cue and subject, as the encoder sees them."""
    for one in scene.attributed.holding(quotation.outer_start, quotation.outer_end):
        frame = scene.frame_at(one.cue[0])
        who = subject(scene, frame, one)
        if who is not None and not partly(scene.words, who):
            tie = tie_of(scene, frame, one, who, quotation.start)
            return _Speaking(frame, tie, _mostly(one, quotation), scene.chain.is_outlet(who))
    return None


def _mostly(one: Attribution, quotation: Marked) -> bool:
    start, end = quotation.outer_start, quotation.outer_end
    part = max(one.contents, key=lambda part: min(part[1], end) - max(part[0], start))
    return MOSTLY * (part[1] - part[0]) <= min(part[1], end) - max(part[0], start)


def _seen(scene: Scene, frame: Frame, one: Attribution) -> Laid | None:
    """What the encoder lays to someone here, if any of it stands outside the marks."""
    who = subject(scene, frame, one)
    content = longest(frame, one)
    if who is None or content is None:
        return None
    tie = tie_of(scene, frame, one, who, content[0])
    if _passes_on(scene, frame, tie, content):
        return None
    own = words_in(frame, *content)
    pointing = {token.start for span in (one.cue, *one.sources) for token in words_in(frame, *span)}
    rest = len(frame.words) - len(pointing | _framing(scene, frame, tie, content))
    least = 1 if _runs_into_marks(frame, content) else LEAST_WORDS
    if len(own) < least or (len(own) < WITHHELD_WORDS and _withheld(scene, own)):
        return None
    whole = sum(len(words_in(frame, *part)) for part in one.contents) >= WHOLE_SHARE * rest
    return Laid(tie, content, whole)


def _runs_into_marks(frame: Frame, content: tuple[int, int]) -> bool:
    """ "the ledger has 31 “boats in harbour”": what is told begins outside the marks and ends with them."""
    return any(content[0] < mark.outer_start < mark.outer_end >= content[1] for mark in frame.quotations)


def _framing(scene: Scene, frame: Frame, tie: Tie, content: tuple[int, int]) -> set[int]:
    """Where the words stand that tell only how something was said: that no name be used, to whom, in an interview."""
    if tie.cue is None or tie.subject is None:
        return set()
    held = [one for one in scene.attributed.cued_in(frame.start, frame.end) if not _tells_of(scene, frame, one)]
    spans = [span for one in held for span in (one.cue, *one.sources, *one.contents)]
    hearer = words_in(frame, tie.cue_end, content[0]) if tie.cue_end <= content[0] else ()
    spans += [(tie.cue_end, content[0])] if 0 < len(hearer) <= HEARER_WORDS else []
    ahead = words_in(frame, frame.start, min(tie.subject.start, tie.cue.start, content[0]))
    spoken = any(word.key in scene.words.mediums for word in ahead)
    return {token.start for span in spans for token in words_in(frame, *span)} | {t.start for t in ahead if spoken}


def _tells_of(scene: Scene, frame: Frame, one: Attribution) -> bool:
    """True where the encoder points at someone who tells of more than that they are not to be named."""
    content = longest(frame, one)
    return bool(one.sources) and (content is None or not _withheld(scene, words_in(frame, *content)))


def _withheld(scene: Scene, line: Sequence[Token]) -> bool:
    """ "not to be named" tells nothing of the matter."""
    return any(token.key in scene.words.grammar.withheld for token in line)


def _passes_on(scene: Scene, frame: Frame, found: Tie, content: tuple[int, int]) -> bool:
    """ "“...”, Lee said, according to the Herald": the Herald has told it, and the words are not its own."""
    quoted = any(content[0] <= mark.start and mark.end <= content[1] for mark in frame.quotations)
    outlet = found.subject is not None and scene.chain.is_outlet(found.subject)
    return quoted and (outlet or found.place == "according")
