"""Find the sentences that tell something as rumour, as unconfirmed, as denied, or as somebody's guess."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from wellsourced.matching.tellings import Telling, Term
from wellsourced.matching.words import MatchingWords, matching_words
from wellsourced.text.normalize import Token, tokens

FIRST_CHARS = 3
LEAST_CONTENT = 2  # a sentence with fewer content words of its own speaks of the one before or after it


class Hearsay(NamedTuple):
    """A sentence and how it tells its matter; ``bag`` holds its content without the words that mark it as hearsay."""

    telling: Telling
    marks: frozenset[str]
    bag: tuple[tuple[Term, float], ...]
    spreaders: tuple[str, ...]

    @property
    def unsure(self) -> bool:
        """True where the sentence itself says that this is told, not known."""
        return bool(self.marks & {"rumour", "unconfirmed"})


def hearsay(told: Sequence[Telling]) -> list[Hearsay]:
    """Return every telling with its marks, in the order of ``told``.

    A mark whose sentence has hardly any content of its own ("This could not be confirmed.", "Early reports differed.")
    is handed to the sentence that it speaks of: the one before for doubt and denial, those after for rumour.
    """
    found = [_marked(telling) for telling in told]
    for index, one in enumerate(found):
        if one.marks and len([t for t, s in one.bag if s == 1.0]) < LEAST_CONTENT:
            _hand_on(found, index)
    return found


def _hand_on(found: list[Hearsay], index: int) -> None:
    one = found[index]
    if "rumour" in one.marks:
        for after in range(index + 1, min(index + 3, len(found))):
            if _neighbours(one, found[after]):
                found[after] = found[after]._replace(marks=found[after].marks | {"rumour"})
    elif index and _neighbours(found[index - 1], one):
        before = found[index - 1]
        found[index - 1] = before._replace(marks=before.marks | one.marks)


def _neighbours(one: Hearsay, other: Hearsay) -> bool:
    a, b = one.telling, other.telling
    return a.account == b.account and a.block == b.block


def _marked(telling: Telling) -> Hearsay:
    line = tokens(telling.claim.text)
    marks, taken = set(), []
    for mark in ("rumour", "unconfirmed", "denial", "guess"):
        spans = _forms(telling.language, mark).spans(line)
        if spans:
            marks.add(mark)
            taken += spans
    if any(c.doubts for c in telling.clauses):
        marks.add("doubt")
    said = _forms(telling.language, "spreaders").spans(line)
    start = telling.claim.start
    bag = tuple(
        (t, t.share) for t in telling.terms if not any(a <= t.start - start < b for a, b in (*taken, *said))
    )
    shown = tuple(dict.fromkeys(telling.claim.text[a:b] for a, b in _widest(said)))
    return Hearsay(telling, frozenset(marks), bag, shown)


class _Forms:
    """Phrases that are found by the first letters of their first word."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for form in sorted(set(forms)):
            parts = tuple(key for key in form.split())
            self._known[parts[0][:FIRST_CHARS].rstrip("*")].append(parts)

    def spans(self, line: Sequence[Token]) -> list[tuple[int, int]]:
        """Return where the phrases stand in ``line``; a word with "*" also stands for longer ones."""
        found = []
        for index, token in enumerate(line):
            for size in range(1, FIRST_CHARS + 1):
                for parts in self._known.get(token.key[:size], ()) if size <= len(token.key) else ():
                    run = line[index : index + len(parts)]
                    if len(run) == len(parts) and all(map(_fits, (t.key for t in run), parts)):
                        found.append((run[0].start, run[-1].end))
        return found


@cache
def _forms(language: str | None, mark: str) -> _Forms:
    words: MatchingWords = matching_words(language)
    lists = {
        "rumour": words.rumour,
        "unconfirmed": words.unconfirmed,
        "denial": words.denial,
        "guess": words.baseless,
        "spreaders": words.spreaders,
    }
    return _Forms(lists[mark])


def _fits(key: str, part: str) -> bool:
    return key.startswith(part[:-1]) if part.endswith("*") else key == part


def _widest(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(s for s in set(spans) if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans))
