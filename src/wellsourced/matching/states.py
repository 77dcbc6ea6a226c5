"""In which state an account says something is: open or shut, held or free, alive or dead, and of what it says so."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wellsourced.matching.phrase_tables import line_of
from wellsourced.matching.state_words import StateWords, state_words
from wellsourced.matching.stretches import Stretch, told_of
from wellsourced.matching.tellings import Telling, Term
from wellsourced.text.normalize import Token

LEAST_SHARE = 0.3  # what a word must weigh to say of what a state is told
ITSELF = frozenset(
    {"an arrest", "an alarm", "a ransom", "shots", "a warning", "an appeal", "a verdict", "hope", "claimed", "leaking"}
)


class State(NamedTuple):
    """One state that one claim tells. ``pole`` is the one that ``holds`` or, denied, does not: "yes" if there are two.

    ``near`` are the words of its clause, ``far`` those of the rest and of the sentence it leans on. ``some`` is true
    where it is told of a part or a number of things, ``ahead`` where it is yet to come, ``itself`` where the words tell
    of what they speak: an alarm, a ransom. ``day`` is the day or the moment that the clause names; empty for none.
    """

    telling: Telling
    name: str
    holds: bool
    start: int
    end: int
    near: tuple[Term, ...]
    far: tuple[Term, ...]
    some: bool
    ahead: bool
    itself: bool
    day: str = ""
    pole: str = "yes"

    @property
    def words(self) -> str:
        """The words that tell the state."""
        at = self.telling.claim.start
        return self.telling.claim.text[self.start - at : self.end - at]


@lru_cache(maxsize=8192)
def states_of(telling: Telling) -> tuple[State, ...]:
    """Return the states that a claim tells as they are, or as they surely will be; none for a question or a guess.

    Of a state of which it tells both poles it tells neither.
    """
    if not told_of(telling):
        return ()
    line = line_of(telling.claim.text, telling.language)
    places = [_Place(words, pole, *at) for words in state_words(telling.language) for pole, at in _places(line, words)]
    whole = [p for p in places if not any(o.start <= p.start and p.end <= o.end and o.size > p.size for o in places)]
    told = [s for p in sorted(whole, key=lambda p: -p.size) if (s := _state(telling, line, p)) is not None]
    both = {s.name for s in told if any(o.name == s.name and (o.holds, o.pole) != (s.holds, s.pole) for o in told)}
    return tuple({s.name: s for s in reversed(told) if s.name not in both}.values())


class _Place(NamedTuple):
    """Where a phrase of a state stands in the words of a claim."""

    words: StateWords
    pole: str
    start: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.start


def _places(line: Sequence[Token], words: StateWords) -> Iterator[tuple[str, tuple[int, int]]]:
    for pole, forms in words.poles:
        yield from ((pole, at) for at in forms.places(line))


def _state(telling: Telling, line: Sequence[Token], place: _Place) -> State | None:
    """The state that one phrase tells; None where the thing is not there of which it would, or it is left open."""
    around, thing = Stretch(telling, line, place.start, place.end), place.words.thing
    named = thing is None or any(around.low <= a < around.high for a, _ in thing.places(line))
    if around.open or not named or (telling.claim.standing == "expected" and around.expected):
        return None
    start, end = around.place(place.start, place.end)
    near = [t for t in around.terms(around.low, around.high) if not start <= t.start < end and t.share >= LEAST_SHARE]
    far = [t for t in telling.terms if not start <= t.start < end and t not in near]
    return State(
        telling=telling,
        name=place.words.state,
        holds=(place.pole != "no") != around.denied,
        start=start,
        end=end,
        near=tuple(near),
        far=(*far, *telling.before),
        some=around.of_some,
        ahead=around.ahead,
        itself=place.words.state in ITSELF,
        day=around.day,
        pole="yes" if place.pole == "no" else place.pole,
    )
