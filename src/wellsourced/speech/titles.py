"""Tell the titles of works from words that were said."""

from wellsourced.speech.frames import Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import fold


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
