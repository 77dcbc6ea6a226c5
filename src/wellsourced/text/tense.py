"""Tell from the verbs around a day whether the clause looks ahead or back."""

from collections.abc import Sequence

from wellsourced.text.calendar import Calendar
from wellsourced.text.lexemes import Lexeme, Phrases

_REACH = 40  # lexemes on each side; longer clauses are read no further
_AUXILIARY_REACH = 5  # "will not yet have been lifted"
_STOPS = frozenset({".", "!", "?", ";", "\n", '"', ":", "(", ")"})


class Tense:
    """The verbs of one language that tell future from past."""

    def __init__(self, calendar: Calendar) -> None:
        words = calendar.tense
        self.joints = frozenset(words["joints"])
        self.cues = Phrases([(p, "past") for p in words["past"]] + [(p, "future") for p in words["future"]])
        self.auxiliary = Phrases((p, True) for p in words["auxiliary"])
        self.endings = sorted(
            [(e, "future") for e in words["future_endings"]] + [(e, "past") for e in words["past_endings"]],
            key=lambda pair: -len(pair[0]),
        )
        self.no_cues = frozenset(words["not_endings"])
        self._leads = calendar.future_leads
        self._deadlines = calendar.deadlines

    def ahead(self, words: Sequence[Lexeme], first: int, end: int) -> bool | None:
        """True where the clause around ``words[first:end]`` looks ahead, False back, else None."""
        return self._left(words, first) if self._left(words, first) is not None else self._right(words, end)

    def deadline(self, words: Sequence[Lexeme], first: int, core: int) -> bool:
        """True for words that lead only to days to come, whatever the tense: "no later than Monday"."""
        return any(self._deadlines.at(words, i) for i in range(first, core))

    def leads_ahead(self, words: Sequence[Lexeme], first: int, core: int) -> bool:
        """True where the words that lead to a day look ahead by themselves: "until Monday"."""
        return any(self._leads.at(words, i) for i in range(first, core))

    def _left(self, words: Sequence[Lexeme], first: int) -> bool | None:
        for i in range(first - 1, max(-1, first - _REACH), -1):
            if self._stops(words, i) or words[i].key in self.joints:
                return None
            cue = self._cue(words, i)
            if cue is not None:
                return cue == "future" or self._helped(words, i)
        return None

    def _right(self, words: Sequence[Lexeme], end: int) -> bool | None:
        for i in range(end, min(len(words), end + _REACH)):
            if self._stops(words, i):
                return None
            cue = self._cue(words, i)
            if cue is not None:
                return cue == "future"
        return None

    @staticmethod
    def _stops(words: Sequence[Lexeme], i: int) -> bool:
        if words[i].key not in _STOPS:
            return False
        inside = words[i].key in {".", ":"} and i + 1 < len(words) and not words[i + 1].spaced
        initial = words[i].key == "." and i > 0 and len(words[i - 1].text) == 1 and words[i - 1].capital
        return not (inside or initial)

    def _cue(self, words: Sequence[Lexeme], i: int) -> str | None:
        if found := self.cues.at(words, i):
            return found[1]
        word = words[i].text.casefold()
        if not words[i].word or words[i].capital or words[i].key in self.no_cues:
            return None
        return next(
            (tense for ending, tense in self.endings if word.endswith(ending) and len(word) > len(ending)),
            None,
        )

    def _helped(self, words: Sequence[Lexeme], i: int) -> bool:
        """True where a future auxiliary stands right before a participle: "will be lifted"."""
        for k in range(i - 1, max(-1, i - 1 - _AUXILIARY_REACH), -1):
            if self._stops(words, k) or words[k].key in self.joints or words[k].key == ",":
                return False
            cue = self.cues.at(words, k)
            if cue is not None and cue[1] == "past" and cue[0] > k + 1:
                return False
            if self.auxiliary.at(words, k):
                return True
            word = words[k].text.casefold()
            if any(t == "future" and word.endswith(e) for e, t in self.endings) and words[k].key not in self.no_cues:
                return True
        return False
