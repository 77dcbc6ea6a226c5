"""Part two names that stand side by side without a mark: "In the shop on Quay Street | Nora Vint was sweeping"."""

from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.speech.words import Words
from wellsourced.text.names import NameSpan
from wellsourced.text.normalize import Token, Tokenised

LEAD_CHARS = 12  # in which the word before a name stands


class _Cut(NamedTuple):
    """Before which word a name is cut, whether an outlet stands ahead of it, and how many words are dropped there."""

    at: int
    first: bool
    skip: int = 0


def parted_names(
    whole: Tokenised, words: Words, name: NameSpan, outlets: frozenset[tuple[str, ...]] = frozenset()
) -> tuple[NameSpan, ...]:
    """Return the place, or one of the ``outlets``, and the person of ``name`` where it holds both; else ``name``."""
    line = whole.within(name.start, name.end)
    credited = _outlet_beside(words, line, outlets) if outlets else None
    if credited is not None:
        return _two(whole, name, line, credited)
    told = _dative_within(words, line)
    if told is not None:
        return _two(whole, name, line, _Cut(told, False, 1))
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


def _dative_within(words: Words, line: Sequence[Token]) -> int | None:
    """ "confesó Ana Lis | al Brezo": the contraction, where it is no particle of a name from elsewhere."""
    own = words.own_masculine | words.own_feminine
    if len(line) < 4 or line[0].key not in own:
        return None
    return next((i for i in range(2, len(line) - 1) if line[i].text in words.relays.to), None)


def _outlet_beside(words: Words, line: Sequence[Token], outlets: frozenset[tuple[str, ...]]) -> _Cut | None:
    """ "a dit à Norvik | Ann Lee", „sagte Ann Lee | Norvik“: where to cut, and whether the outlet stands first."""
    keys = tuple(t.key for t in line)
    for own in outlets:
        for first, rest in ((True, keys[len(own) :]), (False, keys[: len(keys) - len(own)])):
            beside = keys[: len(own)] == own if first else keys[len(keys) - len(own) :] == own
            bodies = words.organisation_words | words.media_words
            if beside and len(rest) > 1 and bodies.isdisjoint(rest):
                return _Cut(len(own) if first else len(rest), first)
    return None


def _two(whole: Tokenised, name: NameSpan, line: Sequence[Token], cut: _Cut) -> tuple[NameSpan, ...]:
    at, first, skip = cut
    end, begin = line[at - 1].end, line[at + skip].start
    one, other = (tuple(t.key.removesuffix("'s") for t in part) for part in (line[:at], line[at + skip :]))
    return (
        name._replace(
            end=end,
            text=whole.text[name.start : end],
            core=one if first else one[len(name.title) :],
            title=() if first else name.title,
            organisation=first,
            possessive=False,
        ),
        name._replace(
            start=begin, text=whole.text[begin : name.end], core=other, title=(), organisation=not first and not skip
        ),
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
