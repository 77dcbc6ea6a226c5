"""Part two names that stand side by side without a mark: "In the shop on Quay Street | Nora Vint was sweeping"."""

from wellsourced.speech.words import Words
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Tokenised


def parted_names(whole: Tokenised, words: Words, name: NameSpan) -> tuple[NameSpan, ...]:
    """Return the place and the person of ``name`` where a noun for a place stands before a forename; else ``name``."""
    line = whole.within(name.start, name.end)
    for at in range(1, len(line) - 1):
        placed = line[at - 1].key in words.kinds.places and at > 1
        if not placed or line[at].key not in words.forenames or not line[at + 1].text[0].isupper():
            continue
        cut, begin = line[at - 1].end, line[at].start
        place = tuple(t.key for t in line[:at])[len(name.title) :]
        core = tuple(t.key.removesuffix("'s") for t in line[at:])
        return (
            name._replace(end=cut, text=whole.text[name.start : cut], core=place, organisation=True, possessive=False),
            name._replace(start=begin, text=whole.text[begin : name.end], core=core, title=(), organisation=False),
        )
    return (name,)
