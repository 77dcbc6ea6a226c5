"""Say how a form of an utterance differs from the fullest one, and whether its sense was turned."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Opcodes

from wellsourced.matching.links import foreign
from wellsourced.matching.negations import turned
from wellsourced.matching.units import Unit
from wellsourced.matching.wording import words_of
from wellsourced.model.match import Alteration
from wellsourced.text.normalize import Token, keys, tokens

_ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.|\. \. \.)\]?")
_EDGES = " \t\n.,;:!?…\"'“”‘’«»()[]"
SMALL_GAP_WORDS = 1


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
    sense = turned(form, fullest, across)
    if across:
        words = f"translated ({fullest.language} to {form.language})"
        return Difference("negation", f"{words}; {sense}") if sense else Difference("translated", words)
    changed = in_words(fullest.text, form.text)
    if sense:
        return Difference("negation", f"{sense}; {changed}" if changed else sense)
    return Difference(_kind(form, fullest), changed)


def _kind(form: Unit, fullest: Unit) -> Alteration:
    a, b = keys(form.text), keys(fullest.text)
    if a == b:
        same = form.text.strip(_EDGES) == fullest.text.strip(_EDGES)
        return "verbatim" if same else "typographic"
    if _spoken(form.text) == _spoken(fullest.text):
        return "typographic"
    gap = _ELLIPSIS.search(form.text.strip(_EDGES.replace("…", "").replace(".", ""))) is not None
    if _subsequence(a, b):
        if gap:
            return "elided"
        if _together(a, b):
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
