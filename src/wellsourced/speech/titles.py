"""Tell the titles of works from words that were said."""

from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.subjects import Reader
from wellsourced.speech.words import Words
from wellsourced.text.normalize import Tokenised, fold

OUTLET_WORDS = 4
LEAD_CHARS = 24
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
    if noun in words.media_words | words.grammar.outlet_nouns:
        return before[0].text.islower() or words.grammar.capital_nouns
    behind = whole.within(quotation.outer_end, quotation.outer_end + LEAD_CHARS)[:1]
    led = before[0].key in words.grammar.definite | words.grammar.told_on
    return led and bool(behind) and behind[0].key in words.grammar.relaying
