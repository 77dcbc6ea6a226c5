"""Tie a quotation to the tag that stands behind it in its sentence: ``"...," said X``, ``"..." — X``."""

from bisect import bisect_left
from collections.abc import Sequence

from wellsourced.speech.apposed import with_name
from wellsourced.speech.cues import TAG_WORDS, Tie, is_cue, only_names, significant, tag_subject, verb
from wellsourced.speech.frames import Frame
from wellsourced.speech.known import person_in
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words
from wellsourced.text.normalize import Token

SIGNATURE_WORDS = 12
OPEN_TAG_WORDS = 8
TRAILING_WORDS = 2
OPEN_VERB_WORDS = 3  # "s'est réjoui", before the subject
FINAL_WORDS = 6
REMEMBERED_WORDS = 5  # of "remembered the old baker saying"
OWNED_WORDS = 7  # of "were the last words of Ann Lee"


def tag_behind(reader: Reader, after: Sequence[Token], quotation: Marked, frame: Frame) -> Tie | None:
    """Return the tag behind a quotation: ``," said X`` or ``," X said``."""
    words = reader.words
    at = bisect_left(frame.quotations, quotation.outer_end, key=lambda q: q.outer_start)
    limit = frame.quotations[at].outer_start if at < len(frame.quotations) else frame.end
    near = [t for t in after if t.start < limit][:TAG_WORDS]
    if (
        near
        and near[0].text[0].isupper()
        and near[0].key in words.pronouns
        and not _tag_follows(reader, quotation, near[0])
    ):
        return None  # "Do you like it?" He nods.
    for index, token in enumerate(near):
        if token.key in words.grammar.manner and index <= 2:
            return _put_by(reader, near, index)
        heard = near[index].key in words.grammar.hearing and _remembered(reader, near, index) is not None
        if not (heard or is_cue(words, near, index)) or _in_relative_clause(words, near, index):
            if token.key in words.grammar.conjunctions and not only_names(reader, near[:index]):
                return None
            continue
        cited = _cited_object(reader, near, index)
        subject = cited or tag_subject(reader, near, index)
        subject = with_name(reader, near, subject) if subject is not None and subject.start >= token.end else subject
        leading = significant(words, near) == index
        if leading and reader.participle(token.key):
            return None
        alone = words.grammar.drops_subject and reader.text[quotation.outer_end : token.start].strip() == ","
        if leading and verb(token.key) in words.weak and subject is None and not alone:
            return None
        clean = not any(c in reader.text[quotation.outer_end : token.start] for c in ".;:()")
        if subject is None and not leading:
            return None
        if not leading and subject is not None and cited is None and not _at_front(reader, near, subject):
            return None
        adjacent = clean and (leading or cited is not None or (subject is not None and subject.end <= token.start))
        return Tie(token, token.end, subject, "after", adjacent and index <= TAG_WORDS)
    return None


def _put_by(reader: Reader, line: Sequence[Token], index: int) -> Tie | None:
    """``"...," is how Lee put it``, ``"..." was all she would say of it``: a clause that says whose words they are."""
    led = index > 0 and line[index - 1].key in reader.words.grammar.passives
    verbs = reader.words.cues | reader.words.grammar.as_told_verbs
    telling = line[index].key not in reader.words.grammar.what or any(t.key in verbs for t in line[index + 1 :])
    subject = reader.after(line, index + 1) if led and telling else None
    return Tie(line[index], line[index].end, subject, "after", True) if subject is not None else None


def _in_relative_clause(words: Words, line: Sequence[Token], index: int) -> bool:
    """ "a man who answered the door told the agency": the verb of the clause is not that of the tag."""
    later = any(is_cue(words, line, at) for at in range(index + 1, len(line)))
    return index > 1 and later and line[index - 1].key in words.relative - words.determiners


def open_tag(reader: Reader, after: Sequence[Token], quotation: Marked) -> Tie | None:
    """Return the tag of ``"...," shrugged Lee``: a comma shows that whoever the verb's subject is has spoken."""
    if not after or not _tag_follows(reader, quotation, after[0]):
        return None
    stop = next((i for i in range(len(after)) if not reader.gap(after, i).isspace()), len(after) - 1)
    tag = after[: stop + 1]
    if len(tag) > OPEN_TAG_WORDS:
        return None
    subject = reader.after(tag, 0)
    led = reader.name_at(tag[0].start) is not None or tag[0].key in reader.words.determiners | reader.words.pronouns
    if subject is not None and subject.start == tag[0].start and led:  # "Lee shrugged"
        verb_at = next((i for i, t in enumerate(tag) if t.start >= subject.end), None)
    else:
        lead = [i for i in range(1, len(tag)) if reader.name_at(tag[i].start) or tag[i].key in reader.words.determiners]
        verb_at = 0 if lead and lead[0] <= OPEN_VERB_WORDS else None
        subject = reader.after(tag, lead[0]) if lead else None
    if subject is None or verb_at is None or not _bears_tag(reader, tag, verb_at, subject):
        return None
    return Tie(tag[verb_at], tag[verb_at].end, subject, "after", True)


def _tag_follows(reader: Reader, quotation: Marked, first: Token) -> bool:
    """True where a comma, or the mark of a call or a question, ends what is quoted, or a comma stands behind it."""
    inside = reader.text[quotation.start : quotation.end].rstrip()
    behind = reader.text[quotation.outer_end : quotation.outer_end + 1]
    called = inside[-1:] in ("!", "?") and first.text.islower()
    return ((inside[-1:] == "," or called) and behind.isspace()) or behind == ","


def _bears_tag(reader: Reader, tag: Sequence[Token], at: int, subject: Phrase) -> bool:
    """Nothing but small words before the subject, which is a person or a body, and no preposition governs it."""
    words = reader.words
    before = [t for t in tag if t.start < subject.start]
    edges = words.grammar.prepositions | words.grammar.conjunctions | words.relative | words.determiners
    edges |= words.grammar.passives
    if not tag[at].text.islower() or tag[at].key in edges or any(not t.text.islower() for t in before):
        return False
    if any(t.key in words.grammar.prepositions | words.grammar.conjunctions for t in before):
        return False
    if subject.kind == "description":
        return subject.end <= tag[at].start + 1 or not words.nameable.isdisjoint(subject.key.split())
    trailing = [t for t in tag if t.start >= subject.end]  # „zeigte sich Lee erschüttert“
    adverbial = len(trailing) <= TRAILING_WORDS and all(t.text.islower() and t.key not in edges for t in trailing)
    return adverbial or subject.start == tag[0].start


def _cited_object(reader: Reader, line: Sequence[Token], index: int) -> Phrase | None:
    """``the agency quoted Ann Lee as saying``, ``zitierte die Agentur den Präsidenten``: the one who is quoted."""
    grammar = reader.words.grammar
    behind = line[index + 1].key if index + 1 < len(line) else ""
    passive = index > 0 and line[index - 1].key in grammar.passives
    if line[index].key not in grammar.citing or (passive and behind in grammar.agents):
        return _remembered(reader, line, index)  # "Ann Lee was quoted by the agency"
    if passive:
        return reader.before(line, index) if behind in grammar.likening else None
    led = index > significant(reader.words, line[:index])  # whoever quotes stands before the verb
    names = [n for t in line[index + 1 :] if (n := reader.name_at(t.start)) is not None and n.start == t.start]
    wanted = names[:1] if led else names[-1:]
    described = reader.after(line, index + 1) if led and behind in reader.words.determiners else None
    if described is None and not led and names and names[-1].start == names[0].start:
        described = _described_behind(reader, line, names[0].end)
    return described or (named(wanted[0]) if wanted else None)


def _described_behind(reader: Reader, line: Sequence[Token], position: int) -> Phrase | None:
    """„zitierte der Sender Norvik eine Anwohnerin“: who is quoted, right behind the outlet's name."""
    at = next((i for i, t in enumerate(line) if t.start >= position), len(line))
    led = reader.words.grammar.verb_final and 0 < at < len(line) - 1 and reader.gap(line, at - 1) == " "
    who = reader.after(line, at) if led and line[at].key in reader.words.grammar.indefinite else None
    return who if who is not None and person_in(reader.words, who.key.split()) else None


def _remembered(reader: Reader, line: Sequence[Token], index: int) -> Phrase | None:
    """ "she remembered him saying", "a neighbour heard Lee shout": who speaks stands behind the verb of hearing."""
    words = reader.words
    if line[index].key not in words.grammar.hearing | words.grammar.retelling or index + 2 >= len(line):
        return None
    if not any(is_cue(words, line, at) for at in range(index + 2, min(len(line), index + REMEMBERED_WORDS))):
        return None
    who = line[index + 1]
    if who.key in words.pronouns and reader.name_at(who.start) is None:
        return Phrase(who.start, who.end, "pronoun", None, who.key)
    return reader.after(line, index + 1)


def _at_front(reader: Reader, line: Sequence[Token], subject: Phrase) -> bool:
    """A tag begins with its subject: nothing but an adverb, an article or what describes it may stand before it."""
    words = reader.words
    ahead = [t for t in line if t.start < subject.start]
    return _describes(reader, ahead, subject) or (
        all(t.key in words.adverbs or t.key in words.determiners for t in ahead[1:]) and len(ahead) <= 3
    )


def _describes(reader: Reader, ahead: Sequence[Token], subject: Phrase) -> bool:
    """ "the Orrin harbour master, Ann Lee": a description that nothing breaks, and a comma before the name."""
    if not ahead or ahead[0].key not in reader.words.determiners or reader.mark_before(ahead, subject) != ",":
        return False
    whole = all(reader.gap(ahead, at).isspace() for at in range(len(ahead) - 1))
    return whole and not any(is_cue(reader.words, ahead, at) for at in range(len(ahead)))


def closing_tag(reader: Reader, after: Sequence[Token], frame: Frame) -> Tie | None:
    """Return a tag at the end of the sentence, past other words: ``... "x" between them, the admiral says.``"""
    words = reader.words
    for index in range(len(after) - 1, max(-1, len(after) - 6), -1):
        if not is_cue(words, after, index) or verb(after[index].key) in words.weak:
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


def words_behind(reader: Reader, after: Sequence[Token], quotation: Marked) -> Tie | None:
    """Return the tie of ``"..." were Lee's words``, « ... » furent les mots de Lee: a noun of speech with its owner."""
    grammar = reader.words.grammar
    if not after or after[0].key not in grammar.passives or reader.text[quotation.outer_end : after[0].start].strip():
        return None
    for index in range(1, min(len(after), OWNED_WORDS)):
        if after[index].key not in reader.words.nouns:
            continue
        led = [t for t in after[1:index] if t.key not in grammar.definite]
        possessive = next((t for t in led if t.key in grammar.possessors), None)
        owner = None
        if possessive is not None:
            key = grammar.possessors[possessive.key]
            owner = Phrase(possessive.start, possessive.end, "pronoun", None, key)
        elif led and led[-1].key.endswith("'s"):
            name = reader.name_at(led[0].start)
            own = " ".join(t.key for t in after[1:index]).removesuffix("'s")
            plain = Phrase(after[1].start, led[-1].end - 2, "description", None, own)
            owner = named(name) if name is not None else plain
        elif index + 1 < len(after) and after[index + 1].key in grammar.links | grammar.authors:
            owner = reader.after(after, index + 2)
        return Tie(after[index], after[index].end, owner, "after", True) if owner is not None else None
    return None


def signed(reader: Reader, frame: Frame, quotation: Marked, after: Sequence[Token]) -> Tie | None:
    """Return ``"..." — Ann Lee``: a signature behind a dash that ends the sentence."""
    if not after or len(after) > SIGNATURE_WORDS:
        return None
    gap = reader.text[quotation.outer_end : after[0].start]
    name = reader.name_at(after[0].start)
    if name is None or not any(c in gap for c in "—–―") or name.start != after[0].start:
        return None
    signs = name.end >= after[-1].end or reader.text[name.end : name.end + 2].lstrip()[:1] in (",", "(")
    return Tie(None, quotation.outer_end, named(name), "dash", True) if signs else None


def closed_by_verb(reader: Reader, quotation: Marked, before: Sequence[Token], after: Sequence[Token]) -> Tie | None:
    """Return the tie of ``Lee hatte das Boot „...“ für verloren erklärt``: the verb that ends the clause."""
    words = reader.words
    if not words.grammar.verb_final or not before or not 0 < len(after) <= FINAL_WORDS:
        return None
    last = len(after) - 1
    helped = any(t.key in words.adverbs for t in before)
    if (
        not helped
        or not is_cue(words, after, last)
        or any(c in reader.text[quotation.outer_end : after[last].start] for c in ",;:")
    ):
        return None
    subject = reader.first(before)
    return Tie(after[last], after[last].end, subject, "before", False) if subject is not None else None
