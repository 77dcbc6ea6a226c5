"""Tie a quotation to whom its sentence names aside: in a tag between commas, or as the one whose view it gives."""

from collections.abc import Sequence

from wellsourced.speech.cues import REACH, Place, Tie, is_cue, tag_subject
from wellsourced.speech.known import person_in
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

PUT_WORDS = 14  # of "as the chair of the board at the time, Ann Lee, put it"
ASIDE_WORDS = 9  # of "insisted the chair of the harbour board"
OWNER_WORDS = 6  # of "the harbour's new master's words"
_COMMAS = frozenset(",–—")


def aside(reader: Reader, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """Return the tie of ``The pumps, insisted Lee, were "fine"``: a tag between commas that parts a clause."""
    edges = [i for i in range(1, len(before)) if reader.gap(before, i - 1).strip() in _COMMAS]
    for begin, end in zip(reversed(edges[:-1]), reversed(edges[1:]), strict=True):
        if any(is_cue(reader.words, before, at) for at in range(end, len(before))):
            return None
        if len(before) - end > REACH or _parted(reader, before[end].start, quotation):
            return None
        if end - begin > ASIDE_WORDS or not _predicate(reader, before[:begin], before[end:]):
            continue
        noun = _of_words(reader, before[:begin])
        found = _tag(reader, before[begin:end])
        if found is not None and noun is not None:
            return _retold(reader, found, before[: noun + 1])
        if found is not None:
            return found
    return None


def _parted(reader: Reader, start: int, quotation: Marked) -> bool:
    """True where another clause, or other words in marks, stand between a tag and the quotation."""
    return any(mark in reader.text[start : quotation.outer_start] for mark in ';:()“”"«»')


def _predicate(reader: Reader, main: Sequence[Token], rest: Sequence[Token]) -> bool:
    """False for "The driver, a guest recalled, kept repeating": the subject of the clause may speak itself."""
    words = reader.words
    subject = reader.first(main)
    speaks = subject is not None and (subject.kind != "description" or person_in(words, subject.key.split()))
    small = words.grammar.passives | words.adverbs | words.determiners | words.grammar.modals
    return not speaks or all(t.key in small for t in rest)


def _of_words(reader: Reader, main: Sequence[Token]) -> int | None:
    """Where "reply" stands in "The king's reply, an envoy wrote, was": a noun for words that somebody owns."""
    words = reader.words
    for index, token in enumerate(main):
        owned = any(t.key.endswith("'s") or t.key in words.grammar.possessors for t in main[:index])
        if owned and token.key in words.nouns | words.relays.spoken:
            return index
    return None


def _retold(reader: Reader, teller: Tie, owned: Sequence[Token]) -> Tie | None:
    """The owner of ``The king's reply, an envoy recalled, was "no"``: a verb of memory gives what another has said."""
    verbs = reader.words.grammar.retelling | reader.words.grammar.perceiving
    spoken = owned[-1].key in reader.words.relays.spoken
    if teller.cue is None or not (spoken or teller.cue.key in verbs):
        return None
    first = next((i for i, t in enumerate(owned) if t.key.endswith("'s")), 0)
    owner = _owner(reader, owned[: first + 1])
    return Tie(owned[-1], owned[-1].end, owner, "noun", True) if owner is not None else None


def _tag(reader: Reader, own: Sequence[Token]) -> Tie | None:
    """``insisted Lee`` or ``it found``: a verb of saying and its subject, and nothing else."""
    words = reader.words
    if len(own) < 2 or own[0].key in words.relative or reader.participle(own[0].key):
        return None
    for at in (0, len(own) - 1):
        found = own[at].key in words.grammar.finding and own[0].key in words.neuter
        if not found and not is_cue(words, own, at):
            continue
        subject = tag_subject(reader, own, at)
        if subject is None or subject.key in words.first or not _can(reader, subject):
            return None
        whole = (
            subject.end >= own[-1].end if at == 0 else subject.start <= own[1].start and subject.end <= own[at].start
        )
        place: Place = "before" if at else "after"
        return Tie(own[at], own[at].end, subject, place, True) if whole else None
    return None


def _can(reader: Reader, subject: Phrase) -> bool:
    """A name or somebody described, but no outlet: who passes words on between commas has not said them."""
    own = subject.key.split()
    media = reader.words.media_words | reader.words.grammar.outlet_nouns
    if subject.kind != "pronoun" and not media.isdisjoint(own[-1:]):
        return False
    return subject.kind != "description" or person_in(reader.words, own) or not reader.words.nameable.isdisjoint(own)


def viewed(reader: Reader, before: Sequence[Token]) -> Tie | None:
    """Return the tie of ``For Lee, the vote was "theatre"``, ``...; for the baker, it was "theatre"``: whose view."""
    if not before or len(before) > REACH * 2:
        return None
    for index in range(len(before) - 1, -1, -1):
        if before[index].key not in reader.words.grammar.for_whom or index == len(before) - 1:
            continue
        opens = index == 0 or _opens_clause(reader, before, index)
        subject = (_object(reader, before, index) or reader.after(before, index + 1)) if opens else None
        if subject is not None and subject.key in reader.words.grammar.objects.values():
            return Tie(before[index], before[index].end, subject, "according", False)
        if subject is None or subject.kind == "pronoun" or not _is_view(reader, before, index, subject):
            continue
        return Tie(before[index], before[index].end, subject, "according", False)
    return None


def _object(reader: Reader, line: Sequence[Token], index: int) -> Phrase | None:
    """ "To her it is": whoever the pronoun behind the lead means."""
    words = reader.words
    if len(line) < index + 4 or line[index + 2].key not in words.neuter or line[-1].key not in words.grammar.passives:
        return None
    who, key = line[index + 1], words.grammar.objects.get(line[index + 1].key)
    return Phrase(who.start, who.end, "pronoun", None, key) if key is not None else None


def _opens_clause(reader: Reader, line: Sequence[Token], index: int) -> bool:
    """Behind a semicolon, or behind "but" and a comma."""
    gap = reader.gap(line, index - 1).strip()
    joined = (
        index > 1 and line[index - 1].key in reader.words.grammar.conjunctions and "," in reader.gap(line, index - 2)
    )
    return gap in (";", "—", "–") or (joined and not gap)


def _is_view(reader: Reader, line: Sequence[Token], index: int, subject: Phrase) -> bool:
    """A name that opens the sentence; elsewhere, one set off by commas before what ``it was``."""
    plain = line[-1].key in reader.words.grammar.passives
    rest = [t for t in line[index:] if t.start >= subject.end]
    off = bool(rest) and "," in reader.text[subject.end : rest[0].start]
    led = line[index].key not in reader.words.grammar.told_to  # "To Lee, with love"
    if index == 0 and subject.kind == "name" and len(line) <= REACH and (led or plain):
        return True
    own = subject.key.split()
    someone = subject.kind == "name" or person_in(reader.words, own)
    return plain and off and someone


def as_put(reader: Reader, after: Sequence[Token]) -> Tie | None:
    """Return the tie of ``"theatre", as its then chair, Ann Lee, put it``: whoever a clause of telling names last."""
    grammar = reader.words.grammar
    if not grammar.subject_first or not after or after[0].key not in grammar.as_told:
        return None
    for at in range(2, min(len(after) - 1, PUT_WORDS)):
        if after[at].key in grammar.as_told_verbs and after[at + 1].key in grammar.as_told_from:
            subject = reader.before(after[1:], at - 1)
            return Tie(after[0], after[at + 1].end, subject, "after", True) if subject is not None else None
    return None


def in_their_words(reader: Reader, before: Sequence[Token], after: Sequence[Token]) -> Tie | None:
    """Return the tie of ``In Lee's words, the vote was "theatre"``, ``"theatre", in the club's words``: whose words."""
    for line, last in ((before, len(before)), (after, 1)):
        for index in range(min(last, len(line))):
            found = _owned_words(reader, line, index)
            if found is not None:
                return found
    return None


def _owned_words(reader: Reader, line: Sequence[Token], index: int) -> Tie | None:
    words = reader.words
    led = index == 0 or "," in reader.gap(line, index - 1) or line[index - 1].key in words.grammar.conjunctions
    used = index > 0 and line[index].key in words.grammar.using and line[index - 1].key in words.grammar.modals
    if not used and (not led or line[index].key not in words.grammar.locative):
        return None
    nouns = (words.grammar.versions & (words.nouns | words.relays.spoken)) | words.grammar.opinions
    for at in range(index + 2, min(len(line), index + OWNER_WORDS)):
        if line[at].key not in nouns:
            continue
        ends = at + 1 == len(line) or reader.gap(line, at).strip() != ""
        owner = _owner(reader, line[index + 1 : at]) if ends else None
        return Tie(line[at], line[at].end, owner, "noun", True) if owner is not None else None
    return None


def _owner(reader: Reader, own: Sequence[Token]) -> Phrase | None:
    """Whose words they are, before the noun: ``Lee's``, ``the club's``, ``her``."""
    name = reader.name_at(own[-1].start)
    if name is not None:
        return named(name) if name.possessive else None
    if len(own) == 1 and own[0].key in reader.words.grammar.possessors:
        return Phrase(own[0].start, own[0].end, "pronoun", None, reader.words.grammar.possessors[own[0].key])
    if not own[-1].key.endswith("'s") or own[0].key not in reader.words.determiners:
        return None
    key = " ".join(t.key for t in own).removesuffix("'s")
    return Phrase(own[0].start, own[-1].end - len("'s"), "description", None, key)
