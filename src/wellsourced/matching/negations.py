"""Tell whether a form of an utterance lost or gained a negation, clause by clause and across languages."""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wellsourced.matching.abroad import cosine
from wellsourced.matching.clauses import CLAUSE_END
from wellsourced.matching.units import Unit, part
from wellsourced.matching.wording import Alignment, Word, align, turned_by_prefix, words_of
from wellsourced.text.normalize import tokens
from wellsourced.text.sentences import sentence_spans

# Verbs by which an account keeps the sense of words it cuts: "regrets that it is 'the way of the sea'".
_ADVERSE = frozenset(
    """lament laments lamented lamenting regret regrets regretted deny denies denied reject rejects rejected deplore
    deplores deplored dislike dislikes disliked oppose opposes opposed refuse refuses refused dispute disputes
    disputed
    regrette deplore nie rejette refuse lamenta niega rechaza bedauert bestreitet lehnt rammarica
    respinge nega""".split()
)
# "never been prouder of": a comparison that a negation strengthens
_COMPARATIVE = re.compile(
    r"more|less|better|worse|(?!number|other|another|under|over|after|ever|never|water|matter)\w{3,}er"
)
# What says no in a word of its own: "unable" for "not able", "refused" for "would not", "wrong" for "not right".
_NEGATIVE_CONCEPTS = frozenset(
    "impossible refuse reject deny fail false unlikely doubt unwilling prevent avoid ban stop ignore".split()
)
WHOLE_SHARE = 0.6  # a form of at least this part of the fullest one's words is a telling of all of it
LEAST_SHARED_WORDS = 2  # of a clause, before its negation matters to what was kept
CLAUSE_SHARE = 0.5  # so much of what a clause says stands in the form: the clause was told
MOST_SENTENCES = 12  # of a fullest form, to tell which of them a translation has


class _Clause(NamedTuple):
    """A clause of the fullest form by its words, ``[first, last)``."""

    first: int
    last: int


def turned(form: Unit, fullest: Unit, across: bool) -> str:
    """Return what was done to the negation, in words; empty where nothing was. ``across``: in two languages."""
    if across:
        return _turned_abroad(form, fullest)
    found = align(form.words, fullest.words)
    if not found.matches:
        return ""
    if prefix := _prefix_turned(form.words, fullest.words):
        return prefix
    own = [w for w in form.words if w.negates]
    says_no = own or _says_no(form, fullest)
    inside = _inside(fullest, found)
    kept = _kept_by_context(form)
    if inside and not says_no and not kept:
        return f"the negation “{_spelled(fullest, inside[0])}” is lost"
    if own and (gone := _lost_in_clause(form, fullest, found)) is not None:
        return f"the negation “{_spelled(fullest, gone)}” is lost"
    if not own and not kept:
        before = [d for start in _repeated(form, fullest) for d in _governing(fullest, start)]
        first = min(m.other for m in found.matches)
        governing = [] if inside else _governing(fullest, fullest.words[first].start)
        if denied := before or governing:
            return f"the negation “{_spelled(fullest, denied[0])}” before these words is cut"
    return _added(form, fullest, found, own) if own and not inside else ""


def _added(form: Unit, fullest: Unit, found: Alignment, own: Sequence[Word]) -> str:
    """A negation of the form that nothing in the fullest one answers to."""
    denies = any(w.negates for w in fullest.words) or bool(_says_no(fullest, form))
    if denies and len(form.words) >= WHOLE_SHARE * len(fullest.words):
        return ""
    if _governing(fullest, fullest.words[min(m.other for m in found.matches)].start):
        return ""
    return f"the negation “{_spelled(form, own[0])}” is added"


def _turned_abroad(form: Unit, fullest: Unit) -> str:
    """Polarity is compared where one form tells all of the other, or of those of its sentences it translates."""
    if len(form.words) < len(fullest.words):
        fullest = _told(fullest, form)
    else:
        form = _told(form, fullest)
    own, whole = (any(w.negates for w in u.words) for u in (form, fullest))
    short, long = sorted((len(form.words), len(fullest.words)))
    silent, loud = (form, fullest) if whole else (fullest, form)
    if own == whole or short < WHOLE_SHARE * long or _negative(silent, loud):
        return ""
    return "the negation is lost" if whole else "a negation is added"


def _told(longer: Unit, shorter: Unit) -> Unit:
    """The run of sentences of the longer form that lies nearest to the shorter in meaning; all of it, if that does."""
    spans = sentence_spans(longer.text, longer.language)
    if not 1 < len(spans) <= MOST_SENTENCES:
        return longer
    runs = [(a, b) for n, (a, _) in enumerate(spans) for (_, b) in spans[n:]]
    near = max(runs, key=lambda run: (cosine(longer.text[run[0] : run[1]], shorter.text), -run[0], run[1]))
    return part(longer, longer.start + near[0], longer.start + near[1])


def _inside(fullest: Unit, found: Alignment) -> list[Word]:
    """The negations of the fullest form between the first and the last word that the form has, and about them."""
    places = {m.other for m in found.matches}
    low, high = min(places), max(places)
    return [w for n, w in enumerate(fullest.words[low : high + 1], low) if w.negates and _shared(fullest, n, places)]


def _says_no(form: Unit, other: Unit) -> bool:
    """True where a word says "not" by its meaning or its first syllable: "unsure" beside "sure"."""
    plain = {w.key for w in other.words}
    return _negative(form, other) or any(_unlike(w.key, plain) for w in form.words)


def _negative(form: Unit, other: Unit) -> bool:
    """True where a word of the form says "not" by its meaning, and no word of the other does so too."""
    plain = {concept for w in other.words if not w.negates for concept in w.concepts}
    return any(_NEGATIVE_CONCEPTS & w.concepts - plain for w in form.words)


def _unlike(key: str, plain: set[str]) -> bool:
    return key not in plain and any(len(other) < len(key) and turned_by_prefix(key, other) for other in plain)


def _prefix_turned(form: Sequence[Word], fullest: Sequence[Word]) -> str:
    """ "insolvency" for "solvency" and the like, unless a "not" makes up for it: "unsure" for "not sure"."""
    a, b = {w.key for w in form}, {w.key for w in fullest}
    for one in sorted(a - b):
        for other in sorted(b - a):
            if turned_by_prefix(one, other):
                longer, shorter = (form, fullest) if len(one) > len(other) else (fullest, form)
                balanced = sum(w.negates for w in longer) < sum(w.negates for w in shorter)
                return "" if balanced else f"“{one}” stands for “{other}”"
    return ""


def _lost_in_clause(form: Unit, fullest: Unit, found: Alignment) -> Word | None:
    """The negation of a clause that the form tells without it, whatever its other clauses deny."""
    for clause in _clauses(fullest):
        negation = next((w for w in fullest.words[clause.first : clause.last] if w.negates), None)
        if negation is None or not _tells(clause, fullest, found):
            continue
        before = [m.one for m in found.matches if m.other < clause.first]
        after = [m.one for m in found.matches if m.other >= clause.last]
        stretch = form.words[max(before, default=-1) + 1 : min(after, default=len(form.words))]
        if not any(w.negates for w in stretch) and not _says_no(form._replace(words=tuple(stretch)), fullest):
            return negation
    return None


def _tells(clause: _Clause, fullest: Unit, found: Alignment) -> bool:
    """True where most of what the clause says, its negation apart, stands in the form in one place."""
    said = {n for n in range(clause.first, clause.last) if not fullest.words[n].negates}
    taken = {m.other for m in found.matches} & said
    weights = [sum(fullest.words[n].weight for n in places) for places in (taken, said)]
    full = [n for n in taken if fullest.words[n].weight == 1.0]
    return len(taken) >= LEAST_SHARED_WORDS and bool(full) and weights[0] >= CLAUSE_SHARE * weights[1]


def _clauses(unit: Unit) -> Iterator[_Clause]:
    bounds = [0, *(m.start() for m in CLAUSE_END.finditer(unit.text)), len(unit.text)]
    edges = [next((n for n, w in enumerate(unit.words) if w.start >= b), len(unit.words)) for b in bounds]
    yield from (_Clause(a, b) for a, b in itertools.pairwise(edges) if a < b)


def _shared(fullest: Unit, index: int, taken: set[int]) -> bool:
    """True when the form has words of the clause that the negation at ``index`` stands in: else it was cut with it."""
    word = fullest.words[index]
    ends = [m.start() for m in CLAUSE_END.finditer(fullest.text)]
    start = max((e for e in ends if e <= word.start), default=0)
    end = min((e for e in ends if e > word.start), default=len(fullest.text))
    kept = [fullest.words[k] for k in taken if start <= fullest.words[k].start < end]
    return word in kept or len(kept) >= LEAST_SHARED_WORDS


def _governing(fullest: Unit, start: int) -> list[Word]:
    """The words of negation that stand in the same clause before position ``start`` of the fullest form."""
    text = fullest.text
    clause = max((m.end() for m in CLAUSE_END.finditer(text, 0, start)), default=0)
    found = [w for w in fullest.words if w.negates and clause <= w.start < start]
    between = [w.key for w in fullest.words if found and found[-1].end <= w.start < start]
    return [] if any(_COMPARATIVE.fullmatch(key) for key in between) else found


def _repeated(form: Unit, fullest: Unit) -> list[int]:
    """Where the words of the form begin in the fullest one, if they stand there more than once."""
    part_keys, whole = [w.key for w in form.words], [w.key for w in fullest.words]
    at = [i for i in range(len(whole) - len(part_keys) + 1) if whole[i : i + len(part_keys)] == part_keys]
    return [fullest.words[i].start for i in at] if len(at) > 1 else []


def _kept_by_context(form: Unit) -> bool:
    """True when the account's own sentence keeps the sense: "had not called it", "laments that"."""
    around = words_of(form.context, form.language)
    return any(w.negates for w in around) or bool(_ADVERSE & {w.key for w in around})


def _spelled(unit: Unit, word: Word) -> str:
    """The negation as written, with the contraction it stands in."""
    for token in tokens(unit.text):
        if token.start <= word.start < token.end:
            return token.text
    return word.key
