"""Part two names that stand side by side without a mark: "In the shop on Quay Street | Nora Vint was sweeping"."""

from collections.abc import Sequence

from wellsourced.speech.words import Words
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token, Tokenised

LEAD_CHARS = 12  # in which the word before a name stands


def parted_names(whole: Tokenised, words: Words, name: NameSpan) -> tuple[NameSpan, ...]:
    """Return the place and the person of ``name`` where it holds both; else ``name``."""
    line = whole.within(name.start, name.end)
    cut = next((at for at in range(1, len(line) - 1) if _parts(whole, words, line, at)), None)
    if cut is None:
        return (name,)
    end, begin = line[cut - 1].end, line[cut].start
    place = tuple(t.key for t in line[:cut])[len(name.title) :]
    core = tuple(t.key.removesuffix("'s") for t in line[cut:])
    return (
        name._replace(end=end, text=whole.text[name.start : end], core=place, organisation=True, possessive=False),
        name._replace(start=begin, text=whole.text[begin : name.end], core=core, title=(), organisation=False),
    )


def _parts(whole: Tokenised, words: Words, line: Sequence[Token], at: int) -> bool:
    """ "Quay Street | Nora Vint"; "Barcelona | Carles Puig" behind "desde"."""
    bodies = words.organisation_words | words.media_words
    if not bodies.isdisjoint(t.key for t in line[at:]) or not line[at + 1].text[0].isupper():
        return False
    if any(t.key in words.titles or t.key in words.kinds.persons for t in line[:at]):
        return False  # "Secretary of State Ann Lee"
    forename = line[at].key in words.forenames
    placed = at > 1 and line[at - 1].key in words.kinds.places
    led = next(reversed(whole.keys(max(0, line[0].start - LEAD_CHARS), line[0].start)), "")
    from_there = (
        at == 1
        and forename
        and not words.grammar.capital_nouns
        and line[0].key not in words.forenames
        and led in words.grammar.prepositions
    )
    return (placed and (forename or len(line) == at + 2)) or from_there
