"""Find whose words are quoted by whose they are called: Lee's "...", le « ... » du préfet, "its deepest regret"."""

import itertools
from collections.abc import Sequence

from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import Frame
from wellsourced.speech.known import person_in
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.speech.titles import title_case
from wellsourced.text.normalize import Token

LEAST_WORDS = 3  # fewer between the marks are a name or a catchword: Lee's "zero tolerance"
OWNER_WORDS = 4  # of "the harbour's new master's"


def called_theirs(reader: Reader, quotation: Marked, before: Sequence[Token], after: Sequence[Token]) -> Tie | None:
    """Return the tie of ``Remember Lee's "not a penny more"?``: words that stand right behind their owner."""
    if not _says_something(reader, quotation, after):
        return None
    return _by_possessive(reader, quotation, before)


def owned(reader: Reader, frame: Frame, quotation: Marked) -> Tie | None:
    """Return the tie of words that an account calls somebody's, or that speak of their speaker as "its" or "their"."""
    before, after = frame.before(quotation), frame.after(quotation)
    if not _says_something(reader, quotation, after):
        return None
    return (
        _by_link(reader, quotation, before, after)
        or _own(reader, quotation, before)
        or _with_its_verb(reader, quotation, before, after)
    )


def _says_something(reader: Reader, quotation: Marked, after: Sequence[Token]) -> bool:
    inside = reader.whole.within(quotation.start, quotation.end)
    title = title_case(reader.text[quotation.start : quotation.end])
    return len(inside) >= LEAST_WORDS and not title and not _qualifies(reader, quotation, after)


def _qualifies(reader: Reader, quotation: Marked, after: Sequence[Token]) -> bool:
    """The "keep the lights on" budget: what is in marks describes the noun behind it."""
    if not after or reader.text[quotation.outer_end : after[0].start] != " " or not after[0].text.islower():
        return False
    grammar = reader.words.grammar
    small = reader.words.small | reader.words.determiners | grammar.conjunctions | grammar.passives | grammar.modals
    return not grammar.adjectives_follow and after[0].key not in small | reader.words.cues


def _by_possessive(reader: Reader, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """``Remember Lee's "not a penny more"?``"""
    if not before or reader.text[before[-1].end : quotation.outer_start].strip("\u2019' \u00a0"):
        return None
    name = reader.name_at(before[-1].start)
    genitive = reader.text[before[-1].end : quotation.outer_start].strip(" \u00a0") != ""  # "Ahlers' “...”"
    if name is not None and name.end <= quotation.outer_start and (name.possessive or genitive):
        return Tie(None, quotation.outer_start, named(name), "noun", True)
    if not before[-1].key.endswith("'s") and not genitive:
        return None
    owner = before[-OWNER_WORDS:]
    first = next((i for i in range(len(owner) - 1, -1, -1) if owner[i].key in reader.words.determiners), None)
    if first is None:
        return None
    key = " ".join(t.key for t in owner[first:]).removesuffix("'s")
    end = owner[-1].end - len("'s") if owner[-1].key.endswith("'s") else owner[-1].end
    return _tie(reader, quotation, Phrase(owner[first].start, end, "description", None, key))


def _by_link(reader: Reader, quotation: Marked, before: Sequence[Token], after: Sequence[Token]) -> Tie | None:
    """``le « pas un euro de plus » du préfet``, ``das „Keiner muss gehen“ des Ministers``: an article, then whose."""
    grammar = reader.words.grammar
    article = bool(before) and before[-1].key in grammar.before_owned
    if not article or len(after) < 2 or reader.text[quotation.outer_end : after[0].start].strip():
        return None
    elided = after[0].key.partition("'")[0] + "'" in grammar.authors and "'" in after[0].key
    if elided:
        name = reader.name_at(after[0].end - 1)
        if name is not None:
            return Tie(None, quotation.outer_start, named(name), "noun", True)
    elif after[0].key not in grammar.authors:
        return None
    who = reader.after(after, 0 if elided else 1)
    return _tie(reader, quotation, who) if who is not None else None


def _own(reader: Reader, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """``The airline extended "its deepest sympathy"``: what is in marks calls itself its subject's own."""
    inside = reader.whole.within(quotation.start, quotation.end)
    if inside[0].key not in reader.words.grammar.own or not inside[0].text.islower() or len(before) < LEAST_WORDS - 1:
        return None
    who = reader.first(before)
    return _tie(reader, quotation, who) if who is not None else None


def _with_its_verb(reader: Reader, quotation: Marked, before: Sequence[Token], after: Sequence[Token]) -> Tie | None:
    """``For its part the airline "regrets the delay" and pays``: outside the marks there is a subject, and no verb."""
    inside = reader.whole.within(quotation.start, quotation.end)
    small = reader.words.small | reader.words.determiners | reader.words.grammar.conjunctions
    if not before or not inside[0].text.islower() or inside[0].key in small - reader.words.grammar.passives:
        return None
    if reader.text[before[-1].end : quotation.outer_start].strip():
        return None
    if after and after[0].key not in reader.words.grammar.conjunctions:
        return None
    who = reader.first(before)
    alone = who is not None and who.end == before[-1].end
    led = alone and who is not None and (who.kind == "name" or who.key.split()[0] in reader.words.grammar.definite)
    return _tie(reader, quotation, who) if who is not None and led else None


def _tie(reader: Reader, quotation: Marked, who: Phrase) -> Tie | None:
    someone = reader.words.nameable
    own = list(itertools.takewhile(lambda w: w not in reader.words.grammar.prepositions, who.key.split()[1:]))
    can = who.kind == "name" or person_in(reader.words, who.key.split()) or not someone.isdisjoint(own)
    return Tie(None, quotation.outer_start, who, "noun", True) if can else None
