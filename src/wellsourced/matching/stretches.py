"""The words around a phrase that are of its clause: what they deny, leave open and name."""

from collections.abc import Iterator, Sequence
from functools import cache

from wellsourced.matching.forms import Forms
from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.phrase_tables import line_of, phrase_table
from wellsourced.matching.tellings import DAY_CHARS, Telling, Term
from wellsourced.matching.words import matching_words
from wellsourced.text.lexicon import certainty_forms, concepts, polarity_words, possibility_forms
from wellsourced.text.normalize import Token

BEFORE_WORDS = 3  # between "failed to" and the deed
AFTER_WORDS = 2  # behind a German verb, where "not" may stand
BELIEF_WORDS = 4  # before "that" in "we do not believe that"
BELIEF = frozenset({"believe", "expect", "suspect"})
SOME = frozenset(
    {"some", "many", "most", "several", "few", "half", "part", "partly", "third_part", "quarter", "number"}
)
COUNTED = frozenset({"person", "item", "percent"})
UNSURE = frozenset({"rumoured", "expected"})
_STOPS = ';:—–"“”«»()'
_ENDS = _STOPS + ","
_NO_EDGES = frozenset({"è", "é"})  # folded, they are "and"
_ARTICLES = frozenset("der die das".split())
_LEADS_ON = frozenset({"to", "help", "let", "make"})
_ONLY = frozenset("only just merely seulement solo nur apenas".split())
_FAILS = frozenset("fail fails failed failing unable refuse refuses refused".split())
_FUTURE = {
    "en": frozenset({"will", "shall", "'ll", "won't"}),
    **{code: certainty_forms(code) for code in ("fr", "es", "pt", "it")},
}
# Words of what is only awaited or meant; "will" is none of them.
_EXPECTS = {
    "en": frozenset("expect expects expected forecast plan plans planned scheduled likely should hope hopes".split()),
    "fr": frozenset("devrait devraient prevu prevue prevus espere esperent".split()),
    "es": frozenset("deberia deberian previsto prevista espera esperan preve".split()),
    "de": frozenset("soll sollen sollte sollten erwartet voraussichtlich geplant".split()),
    "pt": frozenset("devera deverao previsto prevista espera esperam preve".split()),
    "it": frozenset("dovrebbe dovrebbero previsto prevista prevede attes".split()),
}
_SETTLED = frozenset("is are was were due set".split())  # before "to": it is decided
_IF = {
    "en": frozenset("if whether unless what how why".split()),
    "fr": frozenset({"si", "comment", "pourquoi"}),
    "es": frozenset({"si"}),
    "de": frozenset("wenn falls ob sofern warum wieso".split()),
    "pt": frozenset("se caso".split()),
    "it": frozenset({"se", "qualora"}),
}


def asks(telling: Telling) -> bool:
    """Return True for a question."""
    return telling.claim.text.rstrip("\"'”’» ").endswith("?")


def teller(telling: Telling) -> str:
    """Return what stands for whom the sentence is laid to; empty where the account tells it itself."""
    who = telling.claim.attributed_to
    return "" if who is None else who.id or who.name


def told_of(telling: Telling) -> bool:
    """Return False for a question and a rumour."""
    return telling.claim.standing != "rumoured" and not asks(telling)


def asserts(telling: Telling) -> bool:
    """Return False for a question, a rumour and what is only expected."""
    return telling.claim.standing not in UNSURE and not asks(telling)


class Stretch:
    """The words of a claim around those at ``[start, end)`` of its ``line``, up to the next that begin a clause.

    Before the phrase commas may part them, behind it they end them.
    """

    def __init__(self, telling: Telling, line: Sequence[Token], start: int, end: int) -> None:
        self.telling, self.line, self.start, self.end = telling, line, start, end
        self.language = (telling.language or "en")[:2]
        edges = matching_words(telling.language).clause
        self.low, self.high = start, end
        while self.low > 0 and not self._marks(self.low, _STOPS) and not self._edge(self.low - 1, edges):
            self.low -= 1
        while self.high < len(line) and not self._marks(self.high, _ENDS) and not self._edge(self.high, edges):
            self.high += 1
        self.before = line[self.low : start]
        self.behind = line[end : self.high]

    def _marks(self, index: int, marks: str) -> bool:
        """True where one of ``marks`` stands before the word at ``index``."""
        gap = self.telling.claim.text[self.line[index - 1].end : self.line[index].start]
        return any(c in marks for c in gap)

    def _edge(self, index: int, edges: frozenset[str]) -> bool:
        if self.language == "de" and self.line[index].key in _ARTICLES:
            return index > 0 and self._marks(index, ",")  # else it is no relative
        return self.line[index].key in edges and self.line[index].text.casefold() not in _NO_EDGES

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where the words at ``[start, end)`` of the line stand in the account's text; (0, 0) for none."""
        if start >= end:
            return 0, 0
        at = self.telling.claim.start
        return self.line[start].start + at, self.line[end - 1].end + at

    def terms(self, start: int, end: int) -> list[Term]:
        """Return the content words among those at ``[start, end)`` of the line."""
        low, high = self.place(start, end)
        return [t for t in self.telling.terms if low <= t.start < high]

    @property
    def to_next_clause(self) -> int:
        """Where the words behind the phrase end, commas passed over."""
        end, edges = self.high, matching_words(self.language).clause
        while end < len(self.line) and not self._marks(end, _STOPS) and not self._edge(end, edges):
            end += 1
        return end

    @property
    def lead(self) -> str:
        """The word that begins the clause; empty where a mark or the sentence does."""
        return self.line[self.low - 1].key if self.low else ""

    @property
    def ahead(self) -> bool:
        """True for what is yet to come."""
        return self._settled() or any(t.key in _FUTURE.get(self.language, ()) for t in self.before)

    @property
    def expected(self) -> bool:
        """True for what is only awaited or meant to come."""
        return any(t.key in _EXPECTS.get(self.language, ()) for t in self.before)

    def _settled(self) -> bool:
        """True for "is to", "are due to"."""
        last = [t.key for t in self.before[-2:]]
        return self.language == "en" and len(last) > 1 and last[0] in _SETTLED and last[1] == "to"

    @property
    def open(self) -> bool:
        """True where the clause leaves it open: "if", "may", "plans to"."""
        may, doubts = possibility_forms(self.language), _IF.get(self.language, frozenset())
        if self.lead in doubts or any(t.key in may or t.key in doubts for t in self.before):
            return True
        leads_on = self.language == "en" and bool(self.before) and self.before[-1].key in _LEADS_ON
        return leads_on and not (self._fails() or self._settled())

    def _fails(self) -> bool:
        return any(t.key in _FAILS for t in self.before[-BEFORE_WORDS:])

    @property
    def denied(self) -> bool:
        """True for an odd number of denials over the phrase, that of the whole sentence counted."""
        words, line = polarity_words(self.language), list(self.before)
        if matching_words(self.language).denial_follows:
            line += self.behind[:AFTER_WORDS]
        count = sum(t.key in words and not (k + 1 < len(line) and line[k + 1].key in _ONLY) for k, t in enumerate(line))
        count += self._fails()
        count += self._not_believed(words)
        if not count and self.telling.claim.standing == "denied" and self.lead in hearsay_words(self.language).that:
            count = 1
        return count % 2 == 1

    def _not_believed(self, denying: frozenset[str]) -> bool:
        """True behind "we do not believe that": what is not believed is denied."""
        if self.lead not in hearsay_words(self.telling.language).that:
            return False
        led = self.line[max(0, self.low - 1 - BELIEF_WORDS) : self.low - 1]
        believed = any(c in BELIEF for t in led for c in concepts(t.key, self.language))
        return believed and any(t.key in denying for t in led)

    @property
    def of_some(self) -> bool:
        """True where it is told of a number or of a part of things."""
        low, high = self.place(self.low, self.high)
        if any(v.unit in COUNTED and low <= v.start < high for v in self.telling.claim.values):
            return True
        return any(c in SOME for t in self.before for c in concepts(t.key, self.language))

    @property
    def day(self) -> str:
        """The one day, or the one moment of it, that the clause names; else empty."""
        low, high = self.place(self.low, self.high)
        named = {t.value for t in self.telling.times if t.value and low <= t.start < high}
        days = {v[:DAY_CHARS] for v in named if len(v) >= DAY_CHARS and "W" not in v}
        hours = {v for v in named if len(v) > DAY_CHARS and v[DAY_CHARS] == "T"}
        return (hours or days).pop() if len(days) == 1 and len(hours) <= 1 else ""


def stretches_around(telling: Telling, table: str, kind: str) -> Iterator[tuple[str, Stretch]]:
    """Yield each name of ``kind`` in ``table`` that a claim has a phrase of, with the words around the longest of them.

    A question or a guess has none.
    """
    if not asserts(telling):
        return
    line = line_of(telling.claim.text, telling.language)
    for name, forms in forms_of(table, kind, (telling.language or "en")[:2]):
        for start, end in sorted(forms.places(line), key=lambda p: p[0] - p[1])[:1]:
            yield name, Stretch(telling, line, start, end)


@cache
def forms_of(table: str, kind: str, language: str) -> tuple[tuple[str, Forms], ...]:
    """Return the names of ``kind`` in ``table``, each with the forms of its phrases."""
    return tuple((name, Forms(forms)) for name, forms in phrase_table(table, language).get(kind, {}).items())
