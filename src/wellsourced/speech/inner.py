"""Find who speaks within what another tells: "told the Herald she had woken up and asked"."""

from collections.abc import Sequence

from wellsourced.speech.cues import Tie, is_cue
from wellsourced.speech.known import person_in
from wellsourced.speech.marks import Marked
from wellsourced.speech.phrases import Phrase, named
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

MEANS_WORDS = 4  # at the least: "Lee answered with a"
LEAST_SAID = 2
_ENDS = frozenset((*".,;:!?", ""))
CLAUSE_WORDS = 6  # of "as the agency Norvik took them down"
OWNER_WORDS = 4  # between "minister's" and "words"


def clause_within(reader: Reader, before: Sequence[Token], index: int) -> Phrase | None:
    """Return the subject of ``told the Herald she had woken up and asked``: that of the clause that is told.

    ``index`` is the place of the verb behind "and". None where no clause with a subject of its own stands before it.
    """
    words = reader.words
    if index < 2 or before[index - 1].key not in words.grammar.conjunctions:
        return None
    for at in range(index - 2, 1, -1):
        if reader.gap(before, at).strip():
            return None
        token = before[at]
        helped = before[at + 1].key in words.grammar.having
        if not helped:
            continue
        told = any(is_cue(words, before, i) for i in range(at))
        pronoun = token.key in words.masculine | words.feminine | words.plural and token.key in words.pronouns
        return Phrase(token.start, token.end, "pronoun", None, token.key) if told and pronoun else None
    return None


def taken_down(reader: Reader, before: Sequence[Token]) -> Tie | None:
    """Return the tie of ``the minister's words, as Norvik noted them, "``: whose words they are speaks.

    None where no noun of speech with an owner stands before the clause.
    """
    words = reader.words
    for index in range(1, len(before) - 2):
        if before[index].key not in words.grammar.likening or "," not in reader.gap(before, index - 1):
            continue
        noun = next((i for i in range(index - 1, -1, -1) if before[i].key in words.nouns), None)
        verbs = words.cues | words.grammar.relaying | words.grammar.retelling | words.relays.carried
        clause = before[index + 1 : index + 1 + CLAUSE_WORDS]
        if noun is None or not any(t.key in verbs for t in clause):
            continue
        owner = _owner(reader, before[:index], noun)
        return Tie(before[noun], before[noun].end, owner, "noun", True) if owner is not None else None
    return None


def _owner(reader: Reader, line: Sequence[Token], noun: int) -> Phrase | None:
    """Whose words they are: "the minister's words", "the verdict of the judge, Ann Lee"."""
    led = noun - 1
    while led >= 0 and not line[led].key.endswith("'s") and noun - led < OWNER_WORDS:
        led -= 1
    if led >= 0 and line[led].key.endswith("'s"):
        name = reader.name_at(line[led].start)
        own = [t.key for t in line[: led + 1]]
        plain = Phrase(line[0].start, line[led].end - 2, "description", None, " ".join(own).removesuffix("'s"))
        return named(name) if name is not None else plain if line[0].key in reader.words.determiners else None
    behind = noun + 2 < len(line) and line[noun + 1].key in reader.words.grammar.authors
    return reader.after(line, noun + 2) if behind else None


def by_means(reader: Reader, quotation: Marked, before: Sequence[Token]) -> Tie | None:
    """Return the tie of ``Lee answered every warning with a curt "..."``: whoever did so has said it.

    None where no article leads to the words, or where the sentence is about nobody who can speak.
    """
    words = reader.words
    if len(before) < MEANS_WORDS or reader.text[before[-1].end : quotation.outer_start].strip(" \u00a0\u202f"):
        return None
    inside = reader.whole.within(quotation.start, quotation.end)
    if len(inside) < LEAST_SAID or reader.text[quotation.outer_end : quotation.outer_end + 1] not in _ENDS:
        return None  # "with a “fragile” sticker"
    article = next((i for i in (len(before) - 1, len(before) - 2) if before[i].key in words.grammar.indefinite), 0)
    if not article or before[article - 1].key not in words.grammar.by_means:
        return None
    first, lead = reader.first(before), before[article - 1]
    who = reader.without_verb(before, first) if first is not None else None
    if who is None or who.end > lead.start or who.kind == "pronoun":
        return None
    speaks = who.kind == "name" or person_in(words, who.key.split())
    return Tie(lead, lead.end, who, "noun", True) if speaks else None
