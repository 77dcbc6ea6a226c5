"""Tell from the words around a day whether it is past or to come."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from wellsourced.text.calendar import Calendar, calendar_of
from wellsourced.text.lexemes import Lexeme, Phrases
from wellsourced.text.participles import german_participle
from wellsourced.text.tables import table

_REACH = 40  # lexemes on each side; longer clauses are read no further
_AUXILIARY_REACH = 5  # "will not yet have been lifted"
_CONTROL_REACH = 6  # "ordered the bank to open"
_COPULA_REACH = 4  # "is in court on Friday"
_LONGEST_PHRASE = 4
_STOPS = frozenset({".", "!", "?", ";", "\n", '"', ":", "(", ")"})
_CLOSES = frozenset({".", "!", "?", '"', ":", ";"})
_KINDS = ("settled", "future", "past", "perfect", "copula", "present", "plural_present")


class Tense:
    """The verbs and nouns of one language that tell future from past."""

    def __init__(self, calendar: Calendar, words: dict[str, Any]) -> None:
        self._calendar = calendar
        self._joints = frozenset(words["joints"])
        told = [(p, kind) for kind in _KINDS for p in words.get(kind, ())]
        self._kinds = Phrases((p, kind) for p, kind in told if not p.isalpha())
        self._forms = {p.casefold(): kind for p, kind in reversed(told) if p.isalpha()}  # accents tell forms apart
        self._auxiliary = _plain(words["auxiliary"])
        self._and, self._singular = frozenset(words["and"]), frozenset(words.get("singular", ()))
        self._after = _plain(words["after"])
        self._determiners = frozenset(words["determiners"])
        self._plural_subjects = frozenset(words.get("plural_subjects", ()))
        self._planned, self._happened = _plain(words["planned"]), _plain(words["happened"])
        self._maybe, self._control, self._lasting = (_plain(words[k]) for k in ("maybe", "control", "lasting"))
        self._states = _plain(words["states"])
        self._infinitives = tuple(words.get("infinitives", ()))
        self._passive: bool = words.get("passive", False)
        self._endings = sorted(
            [(e, "future") for e in words["future_endings"]] + [(e, "past") for e in words["past_endings"]],
            key=lambda pair: -len(pair[0]),
        )
        self._participles = tuple(words.get("participle_endings", ()))
        self._no_cues = frozenset(words["not_endings"])

    def ahead(self, words: Sequence[Lexeme], first: int, core: int, end: int) -> bool | None:
        """True where the day ``words[first:end]`` lies ahead, False where it is past, None where nothing tells."""
        if _led(self._calendar.deadlines, words, first, core):
            return True
        if _led(self._calendar.since, words, first, core):
            return False
        if _led(self._calendar.until, words, first, core):
            return not self._lasted(words, first)
        if _led(self._calendar.from_or_since, words, first, core):
            return self._of_the_future(words, first)
        return self._told(words, first, core, end)

    def ordered(self, words: Sequence[Lexeme], first: int) -> bool:
        """True where the day may be of an order as well as of what was ordered: "told them to go on Friday"."""
        for i in range(first - 1, max(-1, first - _REACH), -1):
            if _stops(words, i) or words[i].text.casefold() in self._joints:
                return False
            if self._control.at(words, i) and self._infinitive(words, i + 1, first):
                return self._past_before(words, i + 1)
        return False

    def planned_event(self, words: Sequence[Lexeme], i: int) -> bool:
        """True where one of the next words names what is announced before it takes place: "Sunday's final"."""
        return any(self._planned.at(words, k) for k in range(i, min(len(words), i + 3)))

    def _told(self, words: Sequence[Lexeme], first: int, core: int, end: int) -> bool | None:
        headline = _in_headline(words, end)
        told = self._left(words, first, end, headline=headline)
        if told is None:
            told = self._right(words, first, end, headline=headline)
        if told is None and (_led(self._calendar.future_leads, words, first, core) or self._announced(words, first)):
            return True
        return told

    def _left(self, words: Sequence[Lexeme], first: int, end: int, *, headline: bool) -> bool | None:
        """What the nearest verb before the day tells; a happening between the two is past whatever the verb."""
        known = self._happened.before(words, first) is not None
        planned = weak = False
        for i in range(first - 1, max(-1, first - _REACH), -1):
            if _stops(words, i) or self._joins(words, i, first):
                break
            planned = planned or self._planned.at(words, i) is not None
            known = known or (not planned and self._after.at(words, i) is not None)
            weak = weak or known or headline or words[i].key == ","
            if self._control.at(words, i) and self._infinitive(words, i + 1, first):
                return not known
            kind = self._kind(words, i)
            if kind in {"future", "past", "settled"}:
                return not known and (kind == "future" or (kind == "past" and self._helped(words, i, first)))
            if kind == "perfect" and (told := self._perfect(words, i, end)) is not None:
                return told and not weak
            if weak:
                continue
            if kind in {"present", "plural_present"} and not self._is_noun(words, i, kind):
                return True
            if kind in {"perfect", "copula"} and (first - i <= _COPULA_REACH or planned):
                return True
        return False if known else None

    def _joins(self, words: Sequence[Lexeme], i: int, first: int) -> bool:
        """True where another clause begins: "that", and an "and" right before the day."""
        return words[i].text.casefold() in (self._and if i + 1 == first else self._joints)

    def _right(self, words: Sequence[Lexeme], first: int, end: int, *, headline: bool) -> bool | None:
        """What the first verb behind the day tells, in its clause."""
        planned = self._planned.before(words, first) is not None
        fronted = any(k < 0 or _stops(words, k) for k in (first - 1, first - 2)) or words[first - 1].key == ","
        fronted = fronted or words[first - 1].text.casefold() in self._and
        for i in range(end, min(len(words), end + _REACH)):
            if _stops(words, i) or (words[i].key == "," and not (fronted and i == end)):
                return None
            planned = planned or (fronted and self._planned.at(words, i) is not None)
            kind = self._kind(words, i)
            if kind in {"future", "past", "settled"}:
                return kind == "future"
            if kind == "perfect" and (told := self._perfect(words, i, i + 1)) is not None:
                return told
            if kind == "copula" and self._states.at(words, i + 1):
                return True
            if headline or kind is None or self._is_noun(words, i, kind):
                continue
            return True if kind in {"present", "plural_present"} or planned else None
        return None

    def _announced(self, words: Sequence[Lexeme], first: int) -> bool:
        """True for a sentence without a verb that names a thing planned, or a guess: "Next briefing Monday"."""
        start = first
        while start > 0 and (words[start - 1].key == ":" or not _stops(words, start - 1)):
            start -= 1
        opening = self._maybe.at(words, start)
        named = first - (first > 0 and words[first - 1].key == ":")  # "Next briefing: Monday"
        return opening is not None and (opening[0] == first or self._planned.before(words, named) is not None)

    def _lasted(self, words: Sequence[Lexeme], first: int) -> bool:
        """True where the clause tells of what lasted until the day: "she waited until Friday"."""
        for i in range(first - 1, max(-1, first - _REACH), -1):
            if _stops(words, i):
                return False
            if self._lasting.at(words, i):
                return self._past_before(words, first)
        return False

    def _of_the_future(self, words: Sequence[Lexeme], first: int) -> bool:
        """True where the nearest verb before is one of the future: "regirá desde el lunes", not "está cerrado"."""
        kinds = (self._kind(words, i) for i in range(first - 1, max(-1, first - _REACH), -1))
        return next((kind for kind in kinds if kind is not None), None) == "future"

    def _past_before(self, words: Sequence[Lexeme], first: int) -> bool:
        for i in range(first - 1, max(-1, first - _REACH), -1):
            if _stops(words, i):
                return False
            kind = self._kind(words, i)
            if kind is not None:
                return kind in {"past", "settled"}
        return False

    def _kind(self, words: Sequence[Lexeme], i: int) -> str | None:
        """What sort of verb stands at ``i``; a phrase that began before counts as one."""
        for k in range(max(0, i - _LONGEST_PHRASE + 1), i + 1):
            if (found := self._kinds.at(words, k)) and found[0] > i:
                return found[1]
        told = self._forms.get(words[i].text.casefold())
        return told or (None if i and self._named(words[i - 1]) else self._by_ending(words, i))

    def _named(self, before: Lexeme) -> bool:
        """True for what stands before a noun or an adjective: "the injured", "cien diputados"."""
        return before.digits or before.key in self._determiners or self._calendar.numerals.opens(before.key)

    def _by_ending(self, words: Sequence[Lexeme], i: int) -> str | None:
        word, text = words[i], words[i].text.casefold()
        named = word.capital and i > 0 and not _stops(words, i - 1)  # a capital opens a sentence or a name
        if not word.word or named or word.key in self._no_cues:
            return None
        return next((kind for end, kind in self._endings if text.endswith(end) and len(text) > len(end)), None)

    def _is_noun(self, words: Sequence[Lexeme], i: int, kind: str) -> bool:
        """True for "the visits", "two plays"; a plural form needs a plural before it to be a verb."""
        if kind not in {"present", "plural_present"} or not words[i].word:
            return False
        if words[i].capital and i and words[i - 1].word:
            return True
        before = words[i - 1] if i else None
        if before is None:
            return False
        if self._kind(words, i - 1) == "past":
            return True
        if kind == "plural_present":
            many = before.key.endswith("s") and before.key not in self._singular and not before.key.endswith("ss")
            plurals = self._calendar.plurals or frozenset()
            return not (
                many or before.key in self._plural_subjects or before.key in plurals or before.key in {'"', ")"}
            )
        return self._named(before)

    def _perfect(self, words: Sequence[Lexeme], i: int, end: int) -> bool | None:
        """Whether what "has" or "is" helps is past: False with a participle, True with a state, None with neither."""
        if self._calendar.language == "de":
            return self._german_perfect(words, max(i + 1, end))
        for k in range(i + 1, min(len(words), i + 1 + _AUXILIARY_REACH)):
            if _stops(words, k) or words[k].key == ",":
                return None
            if self._states.at(words, k):
                return True
            if self._kind(words, k) == "past" or self._ends_as_participle(words[k]):
                return False
            if self._calendar.weekday_at(words, k):
                return None
        return None

    def _german_perfect(self, words: Sequence[Lexeme], start: int) -> bool | None:
        """German puts the participle at the end of its clause."""
        for k in range(start, min(len(words), start + _REACH)):
            if _stops(words, k) or words[k].key == ",":
                return None
            if self._states.at(words, k):
                return True
            if german_participle(words[k]):
                return False
        return None

    def _ends_as_participle(self, word: Lexeme) -> bool:
        return (
            word.word
            and not word.capital
            and word.key not in self._no_cues
            and bool(self._participles)
            and len(word.text) > 3
            and word.text.casefold().endswith(self._participles)
        )

    def _helped(self, words: Sequence[Lexeme], i: int, first: int) -> bool:
        """True where what looks like a past is none: "will be lifted", "is closed", "agreed to be heard"."""
        before = words[i - 1].key if i else ""
        if self._passive and before == "to":
            return self._controlled(words, i)
        if self._passive and first - i <= 2 and self._stated(words, i):
            return True
        for k in range(i - 1, max(-1, i - 1 - _AUXILIARY_REACH), -1):
            if _stops(words, k) or words[k].key in self._joints or words[k].key == ",":
                return False
            if self._kind(words, k) == "settled":
                return False
            if self._auxiliary.at(words, k) or self._by_ending(words, k) == "future":
                return True
        return False

    def _infinitive(self, words: Sequence[Lexeme], start: int, end: int) -> bool:
        """True where what was agreed or ordered stands before the day: "to open", "rouvrir", "abrir"."""
        if self._passive:
            return any(words[k].key == "to" and self._bare(words[k + 1]) for k in range(start, end - 1))
        return any(words[k].key.endswith(self._infinitives) and not words[k].capital for k in range(start, end))

    def _bare(self, word: Lexeme) -> bool:
        return word.word and not word.capital and word.key not in self._determiners

    def _stated(self, words: Sequence[Lexeme], i: int) -> bool:
        """True where "is" or "are" stands right before the participle."""
        return any(self._kind(words, k) == "copula" for k in range(max(0, i - 2), i))

    def _controlled(self, words: Sequence[Lexeme], i: int) -> bool:
        return any(self._control.at(words, k) for k in range(max(0, i - 1 - _CONTROL_REACH), i - 1))


@cache
def tense_of(language: str | None) -> Tense:
    """Return the tenses of ``language``; those of English where there is no table for it."""
    calendar = calendar_of(language)
    return Tense(calendar, table("wellsourced.text", "tenses", calendar.language))


def _plain(phrases: Sequence[str]) -> Phrases[bool]:
    return Phrases((phrase, True) for phrase in phrases)


def _led(leads: Phrases[bool], words: Sequence[Lexeme], first: int, core: int) -> bool:
    return any(leads.at(words, i) for i in range(first, core))


def _in_headline(words: Sequence[Lexeme], end: int) -> bool:
    """True where the line ends without a stop: a headline tells in the present what is past."""
    for i in range(end, min(len(words), end + _REACH)):
        if words[i].key == "\n":
            return words[i - 1].key not in _CLOSES
        if _stops(words, i) and words[i].key in {".", "!", "?"}:
            return False
    return False


def _stops(words: Sequence[Lexeme], i: int) -> bool:
    if words[i].key not in _STOPS:
        return False
    inside = words[i].key in {".", ":"} and i + 1 < len(words) and not words[i + 1].spaced
    initial = words[i].key == "." and i > 0 and len(words[i - 1].text) == 1 and words[i - 1].capital
    return not (inside or initial)
