"""Tell the titles of works from words that were said."""

from collections.abc import Sequence

from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words, media_names
from wellsourced.text.normalize import Token, Tokenised, fold

OUTLET_WORDS = 4
LEAD_CHARS = 24
TOLD_CHARS = 60  # of „sagte Ann Lee der“
NAMING_WORDS = 4  # between "renamed" and the name: "the old bus"
NAME_WORDS = 6  # of "The Safe Hands Express"
LEAST_APPOSED = 2
_AROUND = ".,:;!?…()[]'\"‘’“”„«»‹›"


def names_a_title(reader: Reader, frame: Frame, quotation: Marked) -> bool:
    """True for the title of a work or programme: ``the film "..."``, or Every Word Capitalised without a cue."""
    before = frame.before(quotation)
    after = frame.after(quotation)
    if after and after[0].key in reader.words.titles_before and after[0].key in reader.words.mediums:
        return reader.text[quotation.outer_end : after[0].start] == " "
    near = before[-1:] if before and before[-1].key in reader.words.cues else before[-2:]
    if any(t.key in reader.words.titles_before for t in near):
        gap = reader.text[before[-1].end : quotation.outer_start]
        return "," not in gap and ":" not in gap
    return False


def names_a_thing(reader: Reader, frame: Frame, quotation: Marked) -> bool:
    """True for a name in marks: ``renamed the bus "The Gull"``, ``the prize is called "Gull"``, ``a show, "Gull",``."""
    if not _like_a_name(reader, quotation):
        return False
    grammar = reader.words.grammar
    before = frame.before(quotation)
    near = before[-NAMING_WORDS:]
    if near and near[-1].key in grammar.definite and len(reader.whole.within(quotation.start, quotation.end)) > 1:
        return not reader.text[near[-1].end : quotation.outer_start].strip()  # the "Gull Waltz"
    plain = bool(near) and not reader.text[near[-1].end : quotation.outer_start].strip()
    passive = any(t.key in grammar.passives for t in near) and any(t.key in grammar.named_in_passive for t in near[-2:])
    if plain and (passive or any(t.key in grammar.naming for t in near)):
        return True
    copula = plain and near[-1].key in grammar.passives and any(t.key in grammar.names_of_things for t in near)
    return copula or _apposed(reader, frame, quotation, before)


def _like_a_name(reader: Reader, quotation: Marked) -> bool:
    inside = reader.whole.within(quotation.start, quotation.end)
    text = reader.text[quotation.start : quotation.end].rstrip(",.")
    capital = title_case(text) if len(inside) > 1 else bool(inside) and inside[0].text[:1].isupper()
    return (
        capital and 0 < len(inside) <= NAME_WORDS and text[-1:] not in "!?…" and not reader.words.grammar.capital_nouns
    )


def _apposed(reader: Reader, frame: Frame, quotation: Marked, before: Sequence[Token]) -> bool:
    """ "its winter show, “Jungle Nights”, is ...": between commas, behind a noun, and no verb of saying beside it."""
    after = frame.after(quotation)
    if (
        len(before) < LEAST_APPOSED
        or not after
        or len(reader.whole.within(quotation.start, quotation.end)) < LEAST_APPOSED
    ):
        return False
    opening = reader.text[before[-1].end : quotation.outer_start].strip()
    closing = reader.text[quotation.end - 1 : after[0].start].lstrip(reader.text[quotation.end - 1].strip(","))
    cues = reader.words.cues
    spoken = before[-1].key in cues or any(t.key in cues for t in after[:LEAST_APPOSED])
    noun = before[-1].text.islower() and reader.name_at(before[-1].start) is None
    return opening == closing.strip(" \u00a0“”\"«»'‘’") == "," and noun and not spoken


def title_case(text: str) -> bool:
    """True when every longer word of two or more is capitalised, or a number.

    >>> title_case("Mayor Calls 'Rotten' Deal of 1990s Off"), title_case("Mayor calls Deal off")
    (True, False)
    """
    bare = [w.strip(_AROUND) for w in text.replace("-", " ").split()]
    long = [w for w in bare if len(fold(w)) > 3]
    return len(bare) >= 2 and bool(long) and all(w[0].isupper() or w[0].isdigit() for w in long)


def marks_an_outlet(whole: Tokenised, words: Words, quotation: Marked) -> bool:
    """True for marks around a mere name: ``the programme "Nightwatch"``, ``wie der „Morgenbote“ berichtet``."""
    inside = whole.within(quotation.start, quotation.end)
    name = 0 < len(inside) <= OUTLET_WORDS and inside[0].text[0].isupper() and inside[-1].text[0].isupper()
    if not name or whole.text[quotation.end - 1] in ".,!?…:;":
        return False
    before = whole.within(max(0, quotation.outer_start - LEAD_CHARS), quotation.outer_start)[-1:]
    if not before or whole.text[before[0].end : quotation.outer_start].strip():
        return False
    noun = before[0].key.split("'")[-1]
    last = inside[-1].key
    leads = words.determiners | words.grammar.definite | words.relays.dative | words.grammar.told_to
    if len(inside) > 1 and last in media_names() and before[0].key in leads:
        return True  # "sagte der „Hafener Post“"
    if noun in words.media_words | words.grammar.outlet_nouns:
        return before[0].text.islower() or words.grammar.capital_nouns
    behind = whole.within(quotation.outer_end, quotation.outer_end + LEAD_CHARS)[:1]
    led = before[0].key in words.grammar.definite | words.grammar.told_on
    relays = bool(behind) and behind[0].key in words.grammar.relaying
    if words.grammar.verb_final and before[0].key in words.relays.to:  # „wie Lee der „Moorwacht“ erzählte“
        relays = relays or (bool(behind) and behind[0].key in words.tell | words.say)
    return led and (relays or inside[-1].key in words.media_words or _told(whole, words, quotation, before[0]))


def _told(whole: Tokenised, words: Words, quotation: Marked, article: Token) -> bool:
    """„sagte Lee der „Moorwacht““: a dative behind a verb of saying."""
    near = whole.within(max(0, quotation.outer_start - TOLD_CHARS), quotation.outer_start)
    plain = words.say | words.tell
    said = next((t for t in reversed(near) if t.key in plain), None)
    return (
        said is not None
        and words.grammar.verb_final
        and article.key in words.relays.to
        and not any(c in whole.text[said.end : quotation.outer_start] for c in ".,;:!?")
    )
