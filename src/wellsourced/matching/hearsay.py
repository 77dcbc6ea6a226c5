"""Find the sentences that tell something as rumour, as unconfirmed, as denied, or as somebody's guess."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from wellsourced.matching.tellings import Clause, Telling, Term
from wellsourced.matching.words import MatchingWords, matching_words, word_set
from wellsourced.text.normalize import Token, tokens

FIRST_CHARS = 3
LEAST_CONTENT = 2  # a sentence with fewer content words of its own speaks of the one before or after it
MOST_QUOTED = 0.6  # in a sentence of which more is quoted, the one quoted calls something false, not the account
FEW_WORDS = 4  # below it, the sentence before tells what "she" or "it" is
CONTEXT = 0.3  # what a word of the sentence before counts then
VERB_REACH_CHARS = 40  # "a film that half the town shared has it"
NEAR_VERB_CHARS = 16  # "Lee", "Lee flatly" before "denied"
MARKS = ("rumour", "unconfirmed", "denial", "false", "guess")
# Words of the law: what is "alleged" there is a charge, no rumour.
LEGAL = frozenset(f"c:{name}" for name in word_set("charge accuse court prosecutor sue trial convict guilty jury"))
PALE = 0.5
PALE_WORDS = frozenset(
    f"c:{name}" for name in word_set("first second last other next time day now today long_time same one")
)
Bag = tuple[tuple[Term, float], ...]
Spans = Sequence[tuple[int, int]]


class Hearsay(NamedTuple):
    """A sentence and how it tells its matter.

    ``bag`` holds its content words without those that mark it as hearsay; ``core`` those of the marked
    clauses, with
    some of the sentence before where they are few.
    """

    telling: Telling
    marks: frozenset[str]
    bag: Bag
    core: Bag
    spreaders: tuple[str, ...]
    denier: str | None = None  # the name right before a verb of denial: "Ann Lee ruled out a strike"

    @property
    def unsure(self) -> bool:
        """True where the sentence itself says that this is told, not known."""
        return bool(self.marks & {"rumour", "unconfirmed"})

    @property
    def denies(self) -> bool:
        """True where the sentence says that it is not so, or tells its matter in the negative."""
        if self.marks & {"denial", "false"}:
            return True
        told = self.unsure or "guess" in self.marks
        return not told and any(c.denials for c in self.telling.clauses)


def hearsay(told: Sequence[Telling]) -> list[Hearsay]:
    """Return every telling with its marks, in the order of ``told``.

    Marks whose sentence has hardly any content of its own ("This could not be confirmed.", "Early reports
    differed.")
    are handed to the sentence that it speaks of: those after for rumour, the one before for doubt and denial.
    """
    found = [_marked(telling) for telling in told]
    for index, one in enumerate(found):
        if one.marks and len([t for t, share in one.bag if share == 1.0]) < LEAST_CONTENT and _handed_on(found, index):
            found[index] = one._replace(marks=frozenset())
    return [_with_context(found, index) for index in range(len(found))]


def _handed_on(found: list[Hearsay], index: int) -> bool:
    one = found[index]
    if "rumour" in one.marks:
        leads = one.telling.claim.text.rstrip().endswith(":")
        after = [
            i for i in range(index + 1, min(index + (2 if leads else 3), len(found))) if _near(one, found[i], leads)
        ]
        for i in after:
            found[i] = found[i]._replace(marks=found[i].marks | {"rumour"})
        return bool(after)
    if index and _near(found[index - 1], one, True):
        found[index - 1] = found[index - 1]._replace(marks=found[index - 1].marks | one.marks)
        return True
    return False


def _near(one: Hearsay, other: Hearsay, any_block: bool) -> bool:
    a, b = one.telling, other.telling
    return a.account == b.account and (any_block or a.block == b.block)


def _with_context(found: Sequence[Hearsay], index: int) -> Hearsay:
    one = found[index]
    if not one.marks or len(one.core) >= FEW_WORDS or not index or not _near(found[index - 1], one, True):
        return one
    before = tuple((t, share * CONTEXT) for t, share in found[index - 1].bag)
    return one._replace(core=(*one.core, *before))


def _marked(telling: Telling) -> Hearsay:
    line = tokens(telling.claim.text)
    said = _forms(telling.language, "spreaders").spans(line)
    taken: dict[str, Spans] = {mark: _forms(telling.language, mark).spans(line) for mark in MARKS}
    if any(set(t.keys) & LEGAL for t in telling.terms):
        taken["rumour"] = []
    if telling.kind != "post" and telling.quoted > MOST_QUOTED:
        taken.update({mark: [] for mark in ("rumour", "unconfirmed", "denial", "false")})
    marks = frozenset(mark for mark, spans in taken.items() if spans)
    if telling.kind == "post":
        marks |= {"guess"}
    words = matching_words(telling.language)
    if (said and any(t.key in words.claiming for t in line)) or _goes_round(telling, line, words):
        marks |= {"rumour"}
    if _nobody_confirms(telling):
        marks |= {"unconfirmed"}
    start = telling.claim.start
    marked = [(a + start, b + start) for spans in taken.values() for a, b in spans]
    hidden = [*marked, *((a + start, b + start) for a, b in said)]
    bag = tuple(
        (t, t.share * (PALE if set(t.keys) & PALE_WORDS else 1.0))
        for t in telling.terms
        if not any(a <= t.start < b for a, b in hidden)
    )
    shown = tuple(dict.fromkeys(telling.claim.text[a:b] for a, b in _widest(said)))
    denials = [a + start for a, _ in taken["denial"]] if "false" not in marks else []
    denier = _name_before(telling, min(denials)) if denials else None
    return Hearsay(telling, marks, bag, _core(telling, bag, marked), shown, denier)


def _goes_round(telling: Telling, line: Sequence[Token], words: MatchingWords) -> bool:
    """ "as a film that half the town shared has it": a thing that is passed on says it, not somebody."""
    ends = [end for _, end in _forms(telling.language, "viral").spans(line)]
    return any(t.key in words.tells and any(0 < t.start - end <= VERB_REACH_CHARS for end in ends) for t in line)


def _nobody_confirms(telling: Telling) -> bool:
    """ "..., which no one at the mill has confirmed": a denying word before one for confirming."""
    if telling.quoted > MOST_QUOTED:
        return False
    return any(
        "c:confirm" in term.keys and any(denial.at <= term.start for denial in clause.denials)
        for clause in telling.clauses
        for term in telling.terms
        if clause.start <= term.start < clause.end
    )


def _name_before(telling: Telling, position: int) -> str | None:
    """The proper name that ends at most :data:`NEAR_VERB_CHARS` before ``position``, as written."""
    names = [t for t in telling.names if t.end <= position]
    if not names or position - names[-1].end > NEAR_VERB_CHARS:
        return None
    first = len(names) - 1
    while first and names[first].start - names[first - 1].end <= 1:
        first -= 1
    return telling.claim.text[names[first].start - telling.claim.start : names[-1].end - telling.claim.start]


def _core(telling: Telling, bag: Bag, marked: Spans) -> Bag:
    """The words of the clauses that hold a mark, with those that follow until there is some content."""
    first = [i for i, c in enumerate(telling.clauses) if any(c.start <= a < c.end for a, _ in marked)]
    if not first:
        return bag
    chosen = set(first)
    for i in range(first[0], len(telling.clauses)):
        if len(_within(bag, telling.clauses, chosen)) > LEAST_CONTENT:
            break
        chosen.add(i)
    found = _within(bag, telling.clauses, chosen)
    return found if len(found) > 1 else bag


def _within(bag: Bag, clauses: Sequence[Clause], chosen: set[int]) -> Bag:
    return tuple((t, share) for t, share in bag if any(clauses[i].start <= t.start < clauses[i].end for i in chosen))


class _Forms:
    """Phrases that are found by the first letters of their first word."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._known: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for form in sorted(set(forms)):
            parts = tuple(form.split())
            self._known[parts[0][:FIRST_CHARS].rstrip("*")].append(parts)

    def spans(self, line: Sequence[Token]) -> list[tuple[int, int]]:
        """Return where the phrases stand in ``line``; a word with "*" also stands for longer ones."""
        found = []
        for index, token in enumerate(line):
            for size in range(1, min(FIRST_CHARS, len(token.key)) + 1):
                for parts in self._known.get(token.key[:size], ()):
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
        "false": words.false,
        "guess": words.baseless,
        "spreaders": words.spreaders,
        "viral": words.viral,
    }
    return _Forms(lists[mark])


def _fits(key: str, part: str) -> bool:
    return key.startswith(part[:-1]) if part.endswith("*") else key == part


def _widest(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(s for s in set(spans) if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans))
