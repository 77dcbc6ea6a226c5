"""Say how a form of an utterance differs from the fullest one, and whether its sense was turned."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Opcodes

from wellsourced.matching.links import foreign
from wellsourced.matching.units import Unit
from wellsourced.matching.wording import Alignment, Word, align, turned_by_prefix, words_of
from wellsourced.model.match import Alteration
from wellsourced.text.normalize import Token, keys, tokens

_ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.|\. \. \.)\]?")
_EDGES = " \t\n.,;:!?…\"'“”‘’«»()[]"
_CLAUSE_END = re.compile(r"[,;:.!?—–]|\b(?:but|and|or|mais|et|pero|y|mas|ma|aber|und)\b")
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
SMALL_GAP_WORDS = 1
WHOLE_SHARE = 0.6  # a form of at least this part of the fullest one's words is a telling of all of it
LEAST_SHARED_WORDS = 2  # of a clause, before its negation matters to what was kept


class Difference(NamedTuple):
    """The kind of alteration, and what changed in words."""

    alteration: Alteration
    words: str


def difference(form: Unit, fullest: Unit) -> Difference:
    """Return how ``form`` differs from ``fullest``; the fullest form itself is verbatim.

    ``negation`` outranks every other kind: a word of negation that governs these words in the fullest form is gone,
    or stands in one of the two only.
    """
    if form.text == fullest.text:
        return Difference("verbatim", "")
    across = foreign(form, fullest)
    found = align(form.words, fullest.words, foreign=across)
    turned = _turned(form, fullest, found, across)
    if across:
        words = f"translated ({fullest.language} to {form.language})"
        return Difference("negation", f"{words}; {turned}") if turned else Difference("translated", words)
    changed = in_words(fullest.text, form.text)
    if turned:
        return Difference("negation", f"{turned}; {changed}" if changed else turned)
    return Difference(_kind(form, fullest), changed)


def _kind(form: Unit, fullest: Unit) -> Alteration:
    a, b = keys(form.text), keys(fullest.text)
    if a == b:
        same = form.text.strip(_EDGES) == fullest.text.strip(_EDGES)
        return "verbatim" if same else "typographic"
    if _spoken(form.text) == _spoken(fullest.text):
        return "typographic"
    ellipsis = _ELLIPSIS.search(form.text.strip(_EDGES.replace("…", "").replace(".", ""))) is not None
    if _subsequence(a, b):
        if ellipsis and a[0] == b[0] and a[-1] == b[-1]:
            return "elided"
        if ellipsis or _together(a, b):
            return "cut"
        return "reworded" if len(b) - len(a) <= SMALL_GAP_WORDS else "cut"
    if _subsequence(b, a) and len(a) > len(b):
        return "joined"
    return "reworded"


def _spoken(text: str) -> list[str]:
    """Words with contractions undone, so that "we're" and "we are" are one."""
    return [w.key for w in words_of(text, "en")]


def _subsequence(part: Sequence[str], whole: Sequence[str]) -> bool:
    return bool(part) and LCSseq.similarity(part, whole) == len(part)


def _together(part: Sequence[str], whole: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _turned(form: Unit, fullest: Unit, found: Alignment, across: bool) -> str:
    """What was done to the negation, in words; empty where nothing was."""
    if not found.matches:
        return ""
    if not across:
        prefix = _prefix_lost(form.words, fullest.words)
        if prefix:
            return prefix
    first, last = found.matches[0].other, found.matches[-1].other
    low, high = min(m.other for m in found.matches), max(m.other for m in found.matches)
    own = [w for w in form.words if w.negates]
    taken = {m.other for m in found.matches}
    inside = [w for n, w in enumerate(fullest.words[low : high + 1], low) if w.negates and _shared(fullest, n, taken)]
    governing = _governing(fullest, fullest.words[min(first, low)].start) if not across else []
    if across:
        whole = [w for w in fullest.words if w.negates]
        short, long = sorted((len(form.words), len(fullest.words)))
        if bool(own) != bool(whole) and short >= WHOLE_SHARE * long:
            return "the negation is lost" if whole else "a negation is added"
        return ""
    del last
    if inside and not own and not _kept_by_context(form):
        return f"the negation “{_spelled(fullest, inside[0])}” is lost"
    both = any(w.negates for w in fullest.words) and len(form.words) >= WHOLE_SHARE * len(fullest.words)
    for start in _repeated(form, fullest) if not across and not own and not _kept_by_context(form) else ():
        if denied := _governing(fullest, start):
            return f"the negation “{_spelled(fullest, denied[0])}” before these words is cut"
    if own and not inside and not governing and not both:
        return f"the negation “{_spelled(form, own[0])}” is added"
    if governing and not own and not inside and not _kept_by_context(form):
        return f"the negation “{_spelled(fullest, governing[0])}” before these words is cut"
    return ""


def _shared(fullest: Unit, index: int, taken: set[int]) -> bool:
    """True when the form has words of the clause that the negation at ``index`` stands in: else it was cut with it."""
    word = fullest.words[index]
    ends = [m.start() for m in _CLAUSE_END.finditer(fullest.text)]
    start = max((e for e in ends if e <= word.start), default=0)
    end = min((e for e in ends if e > word.start), default=len(fullest.text))
    kept = [fullest.words[k] for k in taken if start <= fullest.words[k].start < end]
    return word in kept or len(kept) >= LEAST_SHARED_WORDS


def _governing(fullest: Unit, start: int) -> list[Word]:
    """The words of negation that stand in the same clause before position ``start`` of the fullest form."""
    text = fullest.text
    clause = max((m.end() for m in _CLAUSE_END.finditer(text, 0, start)), default=0)
    found = [w for w in fullest.words if w.negates and clause <= w.start < start]
    between = [w.key for w in fullest.words if found and found[-1].end <= w.start < start]
    return [] if any(_COMPARATIVE.fullmatch(key) for key in between) else found


def _repeated(form: Unit, fullest: Unit) -> list[int]:
    """Where the words of the form begin in the fullest one, if they stand there more than once."""
    part, whole = [w.key for w in form.words], [w.key for w in fullest.words]
    at = [i for i in range(len(whole) - len(part) + 1) if whole[i : i + len(part)] == part]
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


def _prefix_lost(form: Sequence[Word], fullest: Sequence[Word]) -> str:
    """ "insolvency" for "solvency" and the like, where all else is the same."""
    a, b = {w.key for w in form}, {w.key for w in fullest}
    for one in sorted(a - b):
        for other in sorted(b - a):
            if turned_by_prefix(one, other):
                return f"“{one}” stands for “{other}”"
    return ""


def in_words(fullest: str, form: str) -> str:
    """Return what changed from ``fullest`` to ``form``, in words; empty where only marks differ."""
    before, after = tokens(fullest), tokens(form)
    steps: Opcodes = LCSseq.opcodes([t.key for t in before], [t.key for t in after])
    out: list[str] = []
    added: list[str] = []
    swapped: list[tuple[str, str]] = []
    pending: tuple[str, str] | None = None
    for step in steps:
        old = _stretch(fullest, before[step.src_start : step.src_end])
        new = _stretch(form, after[step.dest_start : step.dest_end])
        if step.tag == "equal":
            _flush(pending, out, added, swapped)
            pending = None
        else:
            was = pending or ("", "")
            pending = (f"{was[0]} {old if step.tag != 'insert' else ''}".strip(),
                       f"{was[1]} {new if step.tag != 'delete' else ''}".strip())  # fmt: skip
    _flush(pending, out, added, swapped)
    parts = []
    if out:
        parts.append("leaves out " + ", ".join(f"“{w}”" for w in out))
    if added:
        parts.append("adds " + ", ".join(f"“{w}”" for w in added))
    if swapped:
        parts.append("; ".join(f"“{new}” for “{old}”" for old, new in swapped))
    return "; ".join(parts)


def _stretch(text: str, run: Sequence[Token]) -> str:
    return text[run[0].start : run[-1].end] if run else ""


def _flush(pending: tuple[str, str] | None, out: list[str], added: list[str], swapped: list[tuple[str, str]]) -> None:
    if pending is None:
        return
    old, new = pending
    if old and new:
        swapped.append((old, new))
    elif old:
        out.append(old)
    elif new:
        added.append(new)
