"""Tie a quotation to the cue and the subject that stand with it in its own sentence."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token, fold

# How far a cue may stand from the words it governs, in words outside the marks. A strong verb of saying governs its
# whole sentence; "called it ..." and verbs that mean other things elsewhere only what stands beside them.
REACH = 30
REACH_CALL = 14
REACH_WEAK = 3
TAG_WORDS = 14
SIGNATURE_WORDS = 12
GOING_ON_WORDS = 8
PASSIVE_WORDS = 3
FINAL_WORDS = 6
PARAGRAPH_CHARS = 600

Place = Literal["after", "before", "colon", "noun", "according", "beside", "ascribed", "dash"]


class Tie(NamedTuple):
    """A cue with its subject. ``place`` tells where the cue stands; ``adjacent``, that it touches the quotation."""

    cue: Token | None
    cue_end: int
    subject: Phrase | None
    place: Place
    adjacent: bool


def tie(reader: Reader, frame: Frame, quotation: Marked) -> Tie | None:
    """Return the cue and subject of ``quotation`` in its sentence, or None where the sentence has none."""
    before, after = frame.before(quotation), frame.after(quotation)
    ascribed = _ascribed(reader, before)
    if ascribed is not None:
        return ascribed
    intro = _introduced(reader, frame, quotation, before)
    if intro is not None and intro.adjacent:
        return intro
    tag = _tag(reader, after, quotation, frame)
    if tag is not None and tag.adjacent:
        return tag
    return (
        _dashed(reader, frame, quotation, after)
        or _according(reader, before, after, quotation)
        or _verb_final(reader, quotation, before, after)
        or _closing_tag(reader, after, frame)
        or intro
        or tag
        or _by_noun(reader, frame, quotation, before)
        or _beside(reader, quotation, before)
    )


def _ascribed(reader: Reader, before: Sequence[Token]) -> Tie | None:
    """``put a sentence in Lee's mouth, "``: whose words they are said to be."""
    for index in range(max(1, len(before) - 4), len(before)):
        if before[index].key not in reader.words.grammar.mouth:
            continue
        owner = reader.name_at(before[index - 1].start)
        if owner is not None and owner.possessive:
            subject = _name_phrase(owner)
            return Tie(before[index], before[index].end, subject, "ascribed", True)
    return None


def goes_on(reader: Reader, frame: Frame, quotation: Marked) -> bool:
    """ "And then, to the gallery: “...”": whoever spoke before goes on; only how or to whom is told."""
    before = frame.before(quotation)
    if not before or len(before) > GOING_ON_WORDS or reader.text[before[-1].end : quotation.outer_start].strip() != ":":
        return False
    words = reader.words
    led = before[0].key in words.grammar.conjunctions | words.adverbs or before[0].key in words.grammar.prepositions
    return led and reader.first(before) is None and not any(is_cue(words, before, i) for i in range(len(before)))


def _dashed(reader: Reader, frame: Frame, quotation: Marked, after: Sequence[Token]) -> Tie | None:
    """``"..." — Ann Lee``: a signature behind a dash that ends the sentence."""
    if not after or len(after) > SIGNATURE_WORDS:
        return None
    gap = reader.text[quotation.outer_end : after[0].start]
    name = reader.name_at(after[0].start)
    if name is None or not any(c in gap for c in "—–―") or name.start != after[0].start:
        return None
    signs = name.end >= after[-1].end or reader.text[name.end : name.end + 1] == ","
    return Tie(None, quotation.outer_end, _name_phrase(name), "dash", True) if signs else None


def _name_phrase(name: NameSpan) -> Phrase:
    return Phrase(name.start, name.end, "name", name, " ".join(name.core))


def _significant(words: Words, line: Sequence[Token]) -> int:
    """Index of the first word that is no adverb or auxiliary."""
    return next((i for i, t in enumerate(line) if t.key not in words.adverbs), len(line))


def is_cue(words: Words, line: Sequence[Token], index: int) -> bool:
    """True when the word at ``index`` is a verb of saying here: not "called on", not "I am told"."""
    key = line[index].key
    base = _verb(key)
    if base not in words.cues:
        return False
    following = line[index + 1].key if index + 1 < len(line) else ""
    if base in words.grammar.noun_like and _is_noun(words, line, index):
        return False
    if following in words.grammar.phrasal and (base in words.weak or base.startswith("call")):
        return False
    preceding = line[index - 1].key if index else ""
    strong = base in words.say or base in words.tell
    if preceding in words.determiners and not strong and (base in words.nouns or base in words.weak):
        return False
    at = index - 1
    while at > 0 and line[at].key in words.adverbs and line[at].key not in words.grammar.passives:
        at -= 1
    passive = at >= 0 and line[at].key in words.grammar.passives
    return not (passive and strong and not base.endswith(words.grammar.participle))


def _is_noun(words: Words, line: Sequence[Token], index: int) -> bool:
    """ "member states", "a report on": a form that is a verb elsewhere, here led or followed like a noun."""
    token = line[index]
    preceding = line[index - 1] if index else None
    if preceding is None:
        return False
    if token.text[0].isupper() or (preceding.key in words.determiners and preceding.key not in words.pronouns):
        return True
    following = line[index + 1].key if index + 1 < len(line) else ""
    if following in words.relative or following in words.determiners or following in words.pronouns:
        return False
    subject = (
        preceding.text[0].isupper()
        or preceding.key in words.pronouns
        or preceding.key in words.relative
        or preceding.key in words.adverbs
        or preceding.key in words.grammar.modals
        or preceding.key.endswith("s")
    )
    return not subject or (following in words.grammar.prepositions and following != "that")


def _verb(key: str) -> str:
    """The verb in "a-t-il dit" forms: "dit-il" is "dit"."""
    return key.split("-")[0] if "-" in key else key


def _tag(reader: Reader, after: Sequence[Token], quotation: Marked, frame: Frame) -> Tie | None:
    """The tag behind a quotation: ``," said X`` or ``," X said``."""
    words = reader.words
    at = bisect_left(frame.quotations, quotation.outer_end, key=lambda q: q.outer_start)
    limit = frame.quotations[at].outer_start if at < len(frame.quotations) else frame.end
    near = [t for t in after if t.start < limit][:TAG_WORDS]
    for index, token in enumerate(near):
        if token.key in words.grammar.manner and index <= 2:
            subject = reader.after(near, index + 1)
            return Tie(token, token.end, subject, "after", True) if subject is not None else None
        if not is_cue(words, near, index):
            if token.key in words.grammar.conjunctions and not _only_names(reader, near[:index]):
                return None
            continue
        subject = _cited_object(reader, near, index) or tag_subject(reader, near, index)
        leading = _significant(words, near) == index
        if leading and reader.participle(token.key):
            return None
        if leading and _verb(token.key) in words.weak and subject is None:
            return None
        clean = not any(c in _between(reader, quotation.outer_end, token.start) for c in ".;:()")
        if subject is None and not leading:
            return None
        if not leading and subject is not None and not _at_front(words, near, subject):
            return None
        adjacent = clean and (leading or (subject is not None and subject.end <= token.start))
        return Tie(token, token.end, subject, "after", adjacent and index <= TAG_WORDS)
    return None


def _cited_object(reader: Reader, line: Sequence[Token], index: int) -> Phrase | None:
    """``the agency quoted Ann Lee as saying``, ``zitierte die Agentur den Präsidenten``: the one who is quoted."""
    grammar = reader.words.grammar
    if line[index].key not in grammar.citing:
        return None
    names = [n for t in line[index + 1 :] if (n := reader.name_at(t.start)) is not None and n.start == t.start]
    led = index > _significant(reader.words, line[:index])  # whoever quotes stands before the verb
    wanted = names[:1] if led else names[-1:]
    return _name_phrase(wanted[0]) if wanted else None


def _verb_final(reader: Reader, quotation: Marked, before: Sequence[Token], after: Sequence[Token]) -> Tie | None:
    """``Lee hatte das Boot „...“ für verloren erklärt``: the verb that ends the clause has its subject at the front."""
    words = reader.words
    if not words.grammar.verb_final or not before or not 0 < len(after) <= FINAL_WORDS:
        return None
    last = len(after) - 1
    helped = any(t.key in words.adverbs for t in before)
    if (
        not helped
        or not is_cue(words, after, last)
        or any(c in _between(reader, quotation.outer_end, after[last].start) for c in ",;:")
    ):
        return None
    subject = reader.first(before)
    return Tie(after[last], after[last].end, subject, "before", False) if subject is not None else None


def _at_front(words: Words, line: Sequence[Token], subject: Phrase) -> bool:
    """A tag begins with its subject: nothing but an adverb or an article may stand before it."""
    ahead = [t for t in line if t.start < subject.start]
    return all(t.key in words.adverbs or t.key in words.determiners for t in ahead[1:]) and len(ahead) <= 3


def _only_names(reader: Reader, line: Sequence[Token]) -> bool:
    """True for "the Treasury, the Reserve": nothing but names and their articles."""
    return bool(line) and all(t.key in reader.words.determiners or reader.name_at(t.start) for t in line)


def _between(reader: Reader, start: int, end: int) -> str:
    return reader.text[start:end]


def tag_subject(reader: Reader, line: Sequence[Token], index: int) -> Phrase | None:
    """Whose verb it is: a pronoun tied to it, what stands before it, or what follows an inverted verb."""
    words = reader.words
    token = line[index]
    pieces = token.key.split("-")
    if len(pieces) > 1 and pieces[-1] in words.pronouns:
        return Phrase(token.start, token.end, "pronoun", None, pieces[-1])
    inverted = inverted_pronoun(words, line, index)
    if inverted is not None:
        return inverted
    subject = reader.before(line, index) if index else None
    if subject is not None and subject.kind == "name" and _only_names(reader, line[:index]) is False:
        joined = [t for t in line[:index] if t.key not in words.grammar.conjunctions]
        if len(joined) > 1 and len(joined) < index and _only_names(reader, joined):
            return Phrase(line[0].start, line[index - 1].end, "description", None, "jointly")
    if subject is not None and subject.end <= token.start and index > _significant(words, line[:index]):
        return subject
    if token.key in words.tell and not _romance(words):
        return None
    return reader.after(line, index + 1)


def inverted_pronoun(words: Words, line: Sequence[Token], index: int) -> Phrase | None:
    """French "a-t-il déclaré": the auxiliary before the verb carries the pronoun."""
    for token in line[max(0, index - 2) : index]:
        pieces = token.key.split("-")
        if len(pieces) > 1 and pieces[-1] in words.pronouns:
            return Phrase(token.start, token.end, "pronoun", None, pieces[-1])
    return None


def _romance(words: Words) -> bool:
    return "que" in words.relative or "che" in words.relative


def _introduced(reader: Reader, frame: Frame, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """The cue before a quotation in its sentence: ``X said: "``, ``X said the harvest was "``."""
    words = reader.words
    for index in range(len(before) - 1, -1, -1):
        distance = len(before) - 1 - index
        if distance > REACH:
            return None
        if not is_cue(words, before, index):
            continue
        base = _verb(before[index].key)
        calls = base in words.call and base not in words.say
        reach = REACH_WEAK if base in words.weak else REACH_CALL if calls else REACH
        tail = reader.text[before[index].end : quotation.outer_start]
        colon = tail.rstrip().endswith((":", ","))
        if distance > reach and not (colon and distance <= TAG_WORDS and base not in words.weak):
            continue
        if ";" in tail:
            continue
        if calls and _passive(words, before, index):
            return _by_document(reader, frame, quotation, index)
        subject = _intro_subject(reader, frame, before, index)
        adjacent = (distance <= 1 and base not in words.adverbs) or (colon and distance <= TAG_WORDS)
        if _owned_by_previous(frame, quotation, before[index]):
            continue
        if reader.participle(before[index].key) and not adjacent and _governed_by_call(reader, before[:index]):
            continue
        return Tie(before[index], before[index].end, subject, "before", adjacent and tail.strip(" ,:") != "that")
    return _by_colon(reader, before, quotation)


def _passive(words: Words, line: Sequence[Token], index: int) -> bool:
    """ "is described there as": the subject is not whose words these are."""
    return any(t.key in words.grammar.passives for t in line[max(0, index - PASSIVE_WORDS) : index])


def _by_document(reader: Reader, frame: Frame, quotation: Marked, index: int) -> Tie | None:
    """Whose word "is described as" it is: who follows "by", or the paper that the sentence names; else nobody's."""
    grammar = reader.words.grammar
    line = frame.words
    cue = line[index]
    for at in range(len(line) - 1):
        if line[at].key in grammar.agents and line[at].start > cue.start:
            subject = reader.after(line, at + 1)
            if subject is not None:
                return Tie(cue, cue.end, subject, "before", True)
    opening = max(reader.text.rfind("\n", 0, frame.start) + 1, frame.start - PARAGRAPH_CHARS)
    paper = document_in(reader, line) or document_in(reader, reader.whole.within(opening, frame.start))
    return Tie(cue, cue.end, paper, "before", paper is not None)


def document_in(reader: Reader, line: Sequence[Token]) -> Phrase | None:
    """The last "the charging document", "a report of the inspectors" of some words."""
    words = reader.words
    for at in range(len(line) - 1, 0, -1):
        if line[at].key not in words.grammar.documents:
            continue
        begin = next((i for i in range(at - 1, max(-1, at - 5), -1) if line[i].key in words.determiners), None)
        if begin is not None:
            key = " ".join(t.key for t in line[begin : at + 1])
            return Phrase(line[begin].start, line[at].end, "description", None, key)
    return None


def _governed_by_call(reader: Reader, line: Sequence[Token]) -> bool:
    """``called posts claiming that ... "false"``: the outer verb gives the word in marks."""
    return any(t.key in reader.words.call and not reader.participle(t.key) for t in line[-4:])


def _owned_by_previous(frame: Frame, quotation: Marked, cue: Token) -> bool:
    """A tag that closes an earlier quotation of the sentence and ends its clause does not govern the next one."""
    earlier = bool(frame.quotations) and frame.quotations[0].outer_end <= cue.start
    later = [t for t in frame.before(quotation) if cue.end <= t.start]
    return earlier and not later and cue.end < quotation.outer_start - 3


def _intro_subject(reader: Reader, frame: Frame, before: Sequence[Token], index: int) -> Phrase | None:
    words = reader.words
    if index == 0 and reader.participle(before[0].key):
        return reader.first([t for t in frame.words if t.start > before[-1].end])
    inverted = inverted_pronoun(words, before, index)
    if inverted is not None:
        return inverted
    if index == 0:
        return reader.after(before, 1)
    return reader.before(before, index) or reader.clause_subject(before, index)


def _by_colon(reader: Reader, before: Sequence[Token], quotation: Marked) -> Tie | None:
    """``Fire chief X: "``: a name and a colon, without a verb."""
    if not before or not reader.text[before[-1].end : quotation.outer_start].strip().startswith(":"):
        return None
    subject = reader.first(before) or _owner(reader, before, quotation.outer_start)
    if subject is None or subject.kind != "name":
        subject = _owner(reader, before, quotation.outer_start)
    if subject is None:
        return None
    return Tie(None, quotation.outer_start, subject, "colon", True)


def _owner(reader: Reader, line: Sequence[Token], position: int) -> Phrase | None:
    """The name in the possessive that the words are laid to: ``AP's second try``."""
    for token in line:
        name = reader.name_at(token.start)
        if name is not None and name.possessive and token.start < position:
            return _name_phrase(name)
    return None


def _according(reader: Reader, before: Sequence[Token], after: Sequence[Token], quotation: Marked) -> Tie | None:
    """``," according to X`` behind, or ``According to X, "`` before the quotation."""
    for line, near in ((after, after[:12]), (before, before)):
        for index in range(len(near)):
            size = according_at(reader.words, near, index)
            if size == 0:
                continue
            if line is before and len(before) - index > REACH:
                continue
            subject = reader.after(near, index + size)
            if subject is not None and subject.kind != "pronoun":
                cue = near[index]
                return Tie(cue, near[index + size - 1].end, subject, "according", line is after and index == 0)
    return None


def according_at(words: Words, line: Sequence[Token], index: int) -> int:
    """Return how many words of "according to" stand at ``index``; 0 for none."""
    if line[index].key not in words.according_heads:
        return 0
    for phrase in words.according:
        size = len(phrase)
        if index + size < len(line) and tuple(t.key for t in line[index : index + size]) == phrase:
            return size
    return 0


def _closing_tag(reader: Reader, after: Sequence[Token], frame: Frame) -> Tie | None:
    """A tag at the end of the sentence, past other words: ``... "x" between them, the admiral says.``"""
    words = reader.words
    for index in range(len(after) - 1, max(-1, len(after) - 6), -1):
        if not is_cue(words, after, index) or _verb(after[index].key) in words.weak:
            continue
        subject = reader.before(after, index)
        if subject is None:
            continue
        if reader.mark_before(after, _helped(reader, after, subject)) in (",", "”", '"', "»", "’", "'"):
            return Tie(after[index], after[index].end, subject, "after", False)
    return None


def _helped(reader: Reader, line: Sequence[Token], subject: Phrase) -> Phrase:
    """The phrase with the auxiliary before it: ``..., ließ die Firma mitteilen``."""
    ahead = next((t for t in reversed(line) if t.end <= subject.start), None)
    helps = reader.words.grammar.verb_final and ahead is not None and ahead.key in reader.words.adverbs
    return subject._replace(start=ahead.start) if helps and ahead is not None else subject


def _by_noun(reader: Reader, frame: Frame, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """``X's words were, "``, ``used the words "``: a noun of speech beside the quotation."""
    words = reader.words
    near = before[-2:]
    if not any(t.key in words.nouns for t in near):
        near = before[-12:] if reader.text[: quotation.outer_start].rstrip().endswith((",", ":")) else ()
    noun = next((t for t in reversed(near) if t.key in words.nouns), None)
    if noun is None:
        return None
    subject = _owner(reader, before, noun.start) or _possessive_pronoun(words, before, noun) or reader.first(before)
    return Tie(noun, noun.end, subject, "noun", True) if subject is not None else None


def _beside(reader: Reader, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """``Ms Lee will now "answer all questions"``: the verb itself is quoted, its subject's own word."""
    at = len(before) - 1
    while at > 0 and before[at].key in reader.words.adverbs and before[at].key not in reader.words.grammar.modals:
        at -= 1
    if at <= 0 or before[at].key not in reader.words.grammar.modals:
        return None
    subject = reader.before(before, at)
    if subject is None or subject.kind != "name":
        return None
    return Tie(None, quotation.outer_start, subject, "beside", False)


def _possessive_pronoun(words: Words, before: Sequence[Token], noun: Token) -> Phrase | None:
    near = [t for t in before if t.start < noun.start][-3:]
    owned = next((t for t in near if t.key in words.grammar.possessors), None)
    if owned is None:
        return None
    return Phrase(owned.start, owned.end, "pronoun", None, words.grammar.possessors[owned.key])


def names_a_title(reader: Reader, frame: Frame, quotation: Marked) -> bool:
    """True for the title of a work or programme: ``the film "..."``, or Every Word Capitalised without a cue."""
    before = frame.before(quotation)
    after = frame.after(quotation)
    if after and after[0].key in reader.words.titles_before and after[0].key in reader.words.mediums:
        return reader.text[quotation.outer_end : after[0].start] == " "
    if any(t.key in reader.words.titles_before for t in before[-2:]):
        gap = reader.text[before[-1].end : quotation.outer_start]
        return "," not in gap and ":" not in gap
    return False


def title_case(text: str) -> bool:
    """True when every longer word of two or more is capitalised."""
    long = [w for w in text.replace("-", " ").split() if len(fold(w).strip(".,!?")) > 3]
    return len(text.split()) >= 2 and bool(long) and all(w[0].isupper() for w in long)
