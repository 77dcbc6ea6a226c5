"""In which state an account says something is: open or shut, held or free, alive or dead, and of what it says so."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.state_words import StateWords, line_of, state_words
from wellsourced.matching.tellings import Telling, Term
from wellsourced.matching.words import matching_words
from wellsourced.text.lexicon import certainty_forms, concepts, polarity_words, possibility_forms
from wellsourced.text.normalize import Token

BEFORE_WORDS = 3  # between "failed to" and the deed
AFTER_WORDS = 2  # behind a German verb, where "not" may stand
LEAST_SHARE = 0.3  # what a word must weigh to say of what a state is told
SOME = frozenset(
    {"some", "many", "most", "several", "few", "half", "part", "partly", "third_part", "quarter", "number"}
)
DAY_CHARS = len("2022-02-25")
COUNTED = frozenset({"person", "item", "percent"})
UNSURE = frozenset({"rumoured", "expected"})


class State(NamedTuple):
    """One state that one claim tells; ``holds`` is its pole. ``near`` are the words of its clause, ``far`` others.

    ``some`` is true where it is told of a part or a number of things, ``ahead`` where it is yet to come. ``itself`` is
    true where the words tell of what they speak: an alarm, a ransom. ``day`` is the one that the clause names.
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

    @property
    def words(self) -> str:
        """The words that tell the state."""
        at = self.telling.claim.start
        return self.telling.claim.text[self.start - at : self.end - at]


@lru_cache(maxsize=8192)
def states_of(telling: Telling) -> tuple[State, ...]:
    """Return the states that a claim tells as they are, or as they surely will be; none for a question or a guess."""
    claim = telling.claim
    if claim.standing in UNSURE or claim.text.rstrip("\"'”’» ").endswith("?"):
        return ()
    line = line_of(claim.text, telling.language)
    places = [_Place(words, pole, *at) for words in state_words(telling.language) for pole, at in _places(line, words)]
    whole = [p for p in places if not any(o.start <= p.start and p.end <= o.end and o.size > p.size for o in places)]
    told = [s for p in sorted(whole, key=lambda p: -p.size) if (s := _Reader(telling, line, p).state()) is not None]
    both = {s.name for s in told if any(o.name == s.name and o.holds != s.holds for o in told)}
    return tuple({s.name: s for s in reversed(told) if s.name not in both}.values())


class _Place(NamedTuple):
    """Where a phrase of a state stands in the words of a claim."""

    words: StateWords
    pole: bool
    start: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.start


def _places(line: Sequence[Token], words: StateWords) -> Iterator[tuple[bool, tuple[int, int]]]:
    for pole, forms in ((True, words.yes), (False, words.no)):
        yield from ((pole, at) for at in forms.places(line))


class _Reader:
    """Reads the state that one phrase tells in one claim: of what, whether it is denied, and whether it is sure."""

    def __init__(self, telling: Telling, line: Sequence[Token], place: _Place) -> None:
        self._telling, self._line, self._place = telling, line, place
        self._code = (telling.language or "en")[:2]
        self._low, self._high = self._stretch()
        self._before = line[self._low : place.start]
        self._behind = line[place.end : self._high]

    def state(self) -> State | None:
        """Return the state; None where the thing is not there of which the phrase would tell, or it is left open."""
        place, claim = self._place, self._telling.claim
        if self._is_open() or not self._has_thing():
            return None
        start, end = self._line[place.start].start + claim.start, self._line[place.end - 1].end + claim.start
        near, far = self._of_what(start, end)
        return State(
            telling=self._telling,
            name=place.words.state,
            holds=place.pole != self._is_denied(),
            start=start,
            end=end,
            near=near,
            far=far,
            some=self._is_of_some(),
            ahead=any(t.key in _FUTURE.get(self._code, ()) for t in self._before),
            itself=place.words.state in ITSELF,
            day=self._day(),
        )

    def _stretch(self) -> tuple[int, int]:
        """The words around the phrase up to the next that begins a clause; before it commas may part them."""
        edges = matching_words(self._telling.language).clause
        low, high = self._place.start, self._place.end
        while low > 0 and not self._marks(low - 1, low, _STOPS) and not self._edge(self._line[low - 1], edges):
            low -= 1
        while (
            high < len(self._line)
            and not self._marks(high - 1, high, _ENDS)
            and not self._edge(self._line[high], edges)
        ):
            high += 1
        return low, high

    def _marks(self, one: int, other: int, marks: str) -> bool:
        return any(c in marks for c in self._telling.claim.text[self._line[one].end : self._line[other].start])

    @staticmethod
    def _edge(word: Token, edges: frozenset[str]) -> bool:
        return word.key in edges and word.text.casefold() not in _NO_EDGES

    def _has_thing(self) -> bool:
        thing = self._place.words.thing
        if thing is None:
            return True
        return any(self._low <= a < self._high or a == self._place.start for a, _ in thing.places(self._line))

    def _is_open(self) -> bool:
        """True where the clause leaves it open: "if", "may", "plans to"."""
        may, before = possibility_forms(self._telling.language), self._before
        if self._lead() in _IF[self._code] or any(t.key in may or t.key in _IF[self._code] for t in before):
            return True
        return self._code == "en" and bool(before) and before[-1].key in _LEADS_ON and not self._fails()

    def _lead(self) -> str:
        """The word that begins the clause."""
        return self._line[self._low - 1].key if self._low else ""

    def _fails(self) -> bool:
        return any(t.key in _FAILS for t in self._before[-BEFORE_WORDS:])

    def _is_denied(self) -> bool:
        """True for an odd number of denials over the words, that of the whole sentence counted."""
        words, line = polarity_words(self._telling.language), list(self._before)
        if matching_words(self._telling.language).denial_follows:
            line += self._behind[:AFTER_WORDS]
        count = sum(t.key in words and not (k + 1 < len(line) and line[k + 1].key in _ONLY) for k, t in enumerate(line))
        count += self._fails()
        if not count and self._telling.claim.standing == "denied" and self._lead() in hearsay_words(self._code).that:
            count = 1
        return count % 2 == 1

    def _is_of_some(self) -> bool:
        low, high = self._bounds()
        if any(v.unit in COUNTED and low <= v.start < high for v in self._telling.claim.values):
            return True
        return any(c in SOME for t in self._before for c in concepts(t.key, self._telling.language))

    def _bounds(self) -> tuple[int, int]:
        at = self._telling.claim.start
        return self._line[self._low].start + at, self._line[self._high - 1].end + at

    def _day(self) -> str:
        low, high = self._bounds()
        days = {
            t.value
            for t in self._telling.times
            if t.kind == "date" and t.value and len(t.value) == DAY_CHARS and low <= t.start < high
        }
        return days.pop() if len(days) == 1 else ""

    def _of_what(self, start: int, end: int) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
        """The content words of the clause, and those of the rest of the sentence and of the one that it leans on."""
        low, high = self._bounds()
        own = [t for t in self._telling.terms if not (start <= t.start < end)]
        near = tuple(t for t in own if low <= t.start < high and t.share >= LEAST_SHARE)
        return near, (*(t for t in own if t not in near), *self._telling.before)


_STOPS = ';:—–"“”«»()'
_ENDS = _STOPS + ","
_NO_EDGES = frozenset({"è", "é"})  # folded, they are "and"
_LEADS_ON = frozenset({"to", "help", "let", "make"})
_ONLY = frozenset("only just merely seulement solo nur apenas".split())
_FAILS = frozenset("fail fails failed failing unable refuse refuses refused".split())
ITSELF = frozenset({"an alarm", "a ransom", "shots", "a warning"})
_FUTURE = {
    "en": frozenset({"will", "shall", "'ll", "won't"}),
    **{code: certainty_forms(code) for code in ("fr", "es", "pt", "it")},
}
_IF = {
    "en": frozenset("if whether unless".split()),
    "fr": frozenset({"si"}),
    "es": frozenset({"si"}),
    "de": frozenset("wenn falls ob sofern".split()),
    "pt": frozenset("se caso".split()),
    "it": frozenset({"se", "qualora"}),
}
