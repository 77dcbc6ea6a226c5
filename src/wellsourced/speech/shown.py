"""Find the paper, recording or instrument by which a sentence says that it is so: "..., the minutes show"."""

from collections.abc import Iterator, Sequence

from wellsourced.speech.cues import Tie, according_at
from wellsourced.speech.frames import Frame
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.sayers import can_say
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words, person_word
from wellsourced.text.normalize import Token

BEHIND_WORDS = 5  # of "shows for Monday morning"
PAPER_WORDS = 14  # of "an invoice of the gasworks seen by the Herald"
ENDING_CHARS = 5  # of the noun that ends a German compound
CONTENT_WORDS = 2  # at least, before ", the minutes show"
_TALK = frozenset("legend rumour rumor gossip tradition word talk story".split())  # who "has it" then is nobody
_MAKING = frozenset("make makes made".split())


def shown(reader: Reader, frame: Frame) -> Tie | None:
    """Return the tie of the paper that shows what its sentence says, None where none does.

    Read are the tag "..., the minutes of the council show", the clause "as the copies make plain" and their like in
    other languages. Whoever has seen the paper passes it on, and what the sentence is about says nothing.
    """
    line = frame.words
    found = _tag(reader, line) or next(_as_shown(reader, line), None) or _has_it(reader, line)
    return found or (_inserted if reader.words.grammar.subject_first else _inverted_tag)(reader, line)


def opens_with_paper(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """Return the tie of "Le registre montre que ...": a paper that opens the sentence, and what it does."""
    emerging = _emerges(reader, line)
    if emerging is not None:
        return emerging
    words, begin = reader.words, reader.past_opening(line)
    for index in range(begin + 1, min(len(line) - 1, begin + PAPER_WORDS)):
        if "," in reader.gap(line, index - 1):
            return None
        if line[index].key in words.grammar.showing and line[index + 1].key in words.grammar.completing:
            paper = _paper(reader, line[begin:index], known=True)
            return Tie(line[index], line[index].end, paper, "before", True) if paper is not None else None
    return None


def _emerges(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """ "Il ressort du registre que", „Aus dem Protokoll geht hervor, dass“: what a paper lets one see."""
    words = reader.words
    told = next((i for i, t in enumerate(line[:PAPER_WORDS]) if i and t.key in words.grammar.completing), 0)
    at = next((i for i in range(told) if line[i].key in words.grammar.emerging), None)
    if at is None:
        return None
    ahead = line[0].key in words.grammar.prepositions
    inside = line[1:at] if ahead else line[at + 1 : told]
    inside = inside[1:] if inside and not ahead and inside[0].key in words.grammar.prepositions else inside
    paper = reader.after(inside, 0) if inside else None
    known = paper is not None and any(_is_paper(words, word) for word in paper.key.split())
    return Tie(line[at], line[at].end, paper, "before", True) if known else None


def _inverted_tag(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """ "..., montrent des images", „..., das zeigen die Bilder“: the verb behind a comma, and the paper ends it."""
    words = reader.words
    for index in range(len(line) - 2, max(CONTENT_WORDS, len(line) - PAPER_WORDS), -1):
        if line[index].key not in words.grammar.showing:
            continue
        led = index - (line[index - 1].key in words.grammar.demonstratives | words.relative)
        paper = reader.after(line, index + 1) if "," in reader.gap(line, led - 1) else None
        whole = paper is not None and paper.kind == "description" and paper.end == line[-1].end
        if paper is not None and whole and any(_is_paper(words, word) for word in paper.key.split()):
            return Tie(line[index], line[index].end, paper, "after", True)
    return None


def _tag(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """ "..., the minutes of the council show": the verb ends the sentence, or only for when it holds follows."""
    grammar = reader.words.grammar
    for index in range(len(line) - 1, max(CONTENT_WORDS, len(line) - 1 - BEHIND_WORDS), -1):
        if line[index].key not in grammar.showing or not _closes(reader, line, index):
            continue
        begin = _behind_comma(reader, line, index)
        if begin < CONTENT_WORDS or not _agrees(reader, line[begin:index], line[index]):
            continue
        if any(according_at(reader.words, line, at) for at in range(begin)):
            return None  # "according to the guild, which bought it in May, its ledger shows"
        paper = _paper(reader, line[begin:index], known=line[index].key in reader.words.cues)
        if paper is not None:
            return Tie(line[index], line[index].end, paper, "after", True)
    return None


def _inserted(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """ "Nine barges, the clerk's letter says, were lost": a paper and its verb between commas."""
    for index in range(CONTENT_WORDS + 1, len(line) - CONTENT_WORDS):
        if line[index].key not in reader.words.grammar.showing or reader.gap(line, index).strip() != ",":
            continue
        begin = _behind_comma(reader, line, index)
        paper = _paper(reader, line[begin:index], known=True) if begin >= CONTENT_WORDS else None
        if paper is not None and _agrees(reader, line[begin:index], line[index]):
            ahead = begin > len(line) - index
            return Tie(line[index], line[index].end, paper, "after" if ahead else "before", True)
    return None


def _has_it(reader: Reader, line: Sequence[Token]) -> Tie | None:
    """ "Her diary has it that", "..., the register has it": an idiom, of whoever or whatever tells."""
    words = reader.words
    for index in range(1, len(line) - 1):
        idiom = line[index].key in words.grammar.having and line[index + 1].key in words.grammar.impersonal
        if not idiom or line[index - 1].key in words.adverbs | words.rumour | words.grammar.modals:
            continue
        last = index + 2 == len(line)
        if not last and line[index + 2].key not in words.grammar.completing | frozenset(("that", "as")):
            continue
        begin = _behind_comma(reader, line, index)
        subject = reader.before(line, index)
        nobody = subject is None or subject.kind == "pronoun" or not _TALK.isdisjoint(subject.key.split())
        if subject is None or nobody or not can_say(reader, line, subject) or (last and begin < CONTENT_WORDS):
            continue
        return Tie(line[index], line[index + 1].end, subject, "after" if last else "before", True)
    return None


def _closes(reader: Reader, line: Sequence[Token], index: int) -> bool:
    """Nothing behind the verb, or "for Monday", and no object of it."""
    rest = line[index + 1 :]
    led = not rest or rest[0].key in reader.words.grammar.prepositions or reader.time_end(line, index + 1) > index + 1
    return led and not any(reader.gap(line, at).strip() for at in range(index, len(line) - 1))


def _behind_comma(reader: Reader, line: Sequence[Token], index: int) -> int:
    """Where the clause of the verb begins, behind the last comma before it; 0 without one."""
    near = range(index, max(0, index - PAPER_WORDS), -1)
    at = next((at for at in near if reader.gap(line, at - 1).strip()), 0)
    return at if at and "," in reader.gap(line, at - 1) else 0


def _agrees(reader: Reader, paper: Sequence[Token], verb: Token) -> bool:
    """ "The minutes show", not ", the fair and the flower show": a bare form has several for its subject."""
    if not reader.words.grammar.subject_first or verb.key.endswith(("s", "ed")) or verb.key in reader.words.cues:
        return True
    head = _head(reader, paper)
    return bool(head) and head[-1].key.endswith(("s", "a", "footage"))


def _as_shown(reader: Reader, line: Sequence[Token]) -> Iterator[Tie]:
    """ "as the copies make plain", « comme le montre le registre », „wie das Protokoll zeigt“."""
    grammar = reader.words.grammar
    for lead, token in enumerate(line[:-2]):
        if token.key not in grammar.as_told or (lead and "," not in reader.gap(line, lead - 1)):
            continue
        found = _subject_led(reader, line, lead) if grammar.subject_first or grammar.verb_final else None
        found = found or (None if grammar.subject_first else _verb_led(reader, line, lead))
        if found is not None:
            yield found


def _subject_led(reader: Reader, line: Sequence[Token], lead: int) -> Tie | None:
    """The subject right behind the lead, and the verb that ends the clause."""
    words = reader.words
    for at in range(lead + 2, min(len(line), lead + 2 + PAPER_WORDS)):
        shows = line[at].key in words.grammar.showing
        made = line[at].key in words.grammar.plain and line[at - 1].key in _MAKING
        if (shows or made) and (at + 1 == len(line) or "," in reader.gap(line, at)):
            stop = at - 1 if made else at
            paper = _paper(reader, line[lead + 1 : stop], known=line[at].key in words.cues)
            return Tie(line[lead], line[at].end, paper, "according", True) if paper is not None else None
        if reader.gap(line, at).strip():
            return None
    return None


def _verb_led(reader: Reader, line: Sequence[Token], lead: int) -> Tie | None:
    """The verb soon behind the lead, and the subject behind it."""
    grammar = reader.words.grammar
    small = reader.words.adverbs | reader.words.pronouns | grammar.clitics | grammar.object_pronouns
    for at in range(lead + 1, min(len(line) - 1, lead + 4)):
        if line[at].key in grammar.showing:
            led = line[at + 1].key in grammar.prepositions - reader.words.determiners  # "según consta en el acta"
            subject = reader.after(line, at + 1 + (led and at + 2 < len(line)))
            thing = subject is not None and subject.kind == "description" and not _somebody(reader, subject.key.split())
            return Tie(line[lead], line[at].end, subject, "according", True) if thing else None
        if line[at].key not in small:
            return None
    return None


def _paper(reader: Reader, line: Sequence[Token], *, known: bool) -> Phrase | None:
    """The noun phrase that ``line`` is, up to by whom it was seen; ``known``: only one with a noun for such things.

    None for somebody, a pronoun, a name, or what is no noun phrase.
    """
    words, grammar = reader.words, reader.words.grammar
    turns = grammar.seeing | (words.relative - words.determiners) | (words.relative & grammar.demonstratives)
    own = line[: next((i for i, t in enumerate(line) if i and t.key in turns), len(line))]
    head = _head(reader, own)
    if not head or len(own) > PAPER_WORDS:
        return None
    paper = any(_is_paper(words, t.key) for t in (head[-1:] if not grammar.adjectives_follow else head))
    begins = own[0].key in words.determiners | grammar.indefinite or reader.name_at(own[0].start) is not None
    begins = begins or own[0].key in grammar.possessors or own[0].key[:1].isdigit() or head[-1].key.endswith("s")
    if not begins or (known and not paper):
        return None
    if not paper and _somebody(reader, [t.key for t in head]):
        return None
    name = reader.name_at(head[-1].start)
    if not paper and (name is not None or head[-1].key in words.pronouns | words.first | words.grammar.times):
        return None
    return Phrase(own[0].start, own[-1].end, "description", None, " ".join(t.key for t in own))


def _head(reader: Reader, line: Sequence[Token]) -> Sequence[Token]:
    """The words of a noun phrase up to "of the council" or "stamped on Friday"."""
    words = reader.words
    small = words.small - words.determiners | words.grammar.agents | words.grammar.conjunctions
    ending = words.grammar.past_ending
    for at in range(1, len(line)):
        follows = at + 1 < len(line) and line[at + 1].key in words.grammar.prepositions
        described = bool(ending) and line[at].key.endswith(ending) and line[at].text.islower() and follows
        described = described or line[at].key in words.grammar.seeing
        if (line[at].key in small and reader.name_at(line[at].start) is None) or described:
            return line[:at]
    return line


def _is_paper(words: Words, key: str) -> bool:
    """A noun for a paper, a recording or an instrument; in German also one that it ends."""
    things = words.grammar.documents | words.grammar.evidence | words.relays.recordings
    compound = words.grammar.capital_nouns and any(key.endswith(w) for w in things if len(w) >= ENDING_CHARS)
    return key in things or key.rpartition("'")[2] in things or compound


def _somebody(reader: Reader, own: Sequence[str]) -> bool:
    """True where a noun for a person or a body is among the words."""
    words = reader.words
    return any(w in words.nameable or w.removesuffix("s") in words.nameable or person_word(words, w) for w in own)
