"""Show word by word how one form of a statement differs from another."""

from typing import Literal

from rapidfuzz.distance import Indel

from wellsourced.text.normalize import fold

Operation = Literal["equal", "delete", "insert"]
Change = tuple[Operation, str]
_Run = tuple[Operation, list[str], list[str]]
_OPERATIONS: dict[str, Operation] = {"equal": "equal", "delete": "delete", "insert": "insert"}
LONGEST_WORDS = 1500  # beyond this a diff is neither quick to make nor of use to a reader
_MARKS = " .,;:!?…“”„\"'‘’«»()[]{}<>-–—*_`"


def word_diff(full: str, form: str) -> tuple[Change, ...]:
    """Return the runs of words that ``form`` keeps of ``full``, leaves out and adds, in order.

    Words are compared without regard to case, accents and marks; those kept stand as ``form`` writes them.
    A text of more than ``LONGEST_WORDS`` words is given whole as replaced.

    >>> word_diff("We will not sell.", "We will sell")
    (('equal', 'We will'), ('delete', 'not'), ('equal', 'sell'))
    """
    old, new = full.split(), form.split()
    if max(len(old), len(new)) > LONGEST_WORDS:
        return (("delete", full), ("insert", form)) if full != form else (("equal", form),)
    runs: list[_Run] = []
    for step in Indel.opcodes([_key(w) for w in old], [_key(w) for w in new]):
        kept = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        runs.append((_OPERATIONS[step.tag], *kept))
    return tuple((tag, " ".join(new if tag != "delete" else old)) for tag, old, new in _gathered(runs))


def _gathered(runs: list[_Run]) -> list[_Run]:
    """Move a short kept run over a cut that ends in the same words: one cut reads better than two pieces."""
    out: list[_Run] = []
    for i, (tag, old, new) in enumerate(runs):
        kept = out[-1] if out and out[-1][0] == "equal" else None
        if tag == "delete" and kept and i + 1 < len(runs) and runs[i + 1][0] == "equal":
            size = len(kept[1])
            if size < len(old) and [_key(w) for w in kept[1]] == [_key(w) for w in old[-size:]]:
                out[-1] = ("delete", [*kept[1], *old[:-size]], [])
                runs[i + 1] = ("equal", [*old[-size:], *runs[i + 1][1]], [*kept[2], *runs[i + 1][2]])
                continue
        out.append((tag, old, new))
    return out


def _key(word: str) -> str:
    return fold(word).strip(_MARKS) or word
