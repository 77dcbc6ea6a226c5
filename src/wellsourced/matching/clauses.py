"""The stretches of a wording that may be told by themselves: clauses, and runs of them."""

import re
from itertools import combinations

CLAUSE_END = re.compile(r"[,;:.!?—–]|\b(?:but|and|or|mais|et|pero|y|mas|ma|aber|und)\b")
MOST_CUTS = 10
MOST_STRETCHES = 12
LEAST_SHARE, MOST_SHARE = 0.5, 2.0  # of the words that are sought

Span = tuple[int, int]


def stretches(text: str, words: int) -> list[Span]:
    """Return the runs of clauses of ``text`` that have about so many ``words``, the likest in length first.

    At most :data:`MOST_STRETCHES`, cut within the first clauses only; never the whole text.
    """
    ends = [m.start() if m.group().isalpha() else m.end() for m in CLAUSE_END.finditer(text)]
    cuts = sorted({0, *ends[:MOST_CUTS], len(text)})
    found = []
    for start, end in combinations(cuts, 2):
        size = len(text[start:end].split())
        if (start, end) != (0, len(text)) and LEAST_SHARE * words <= size <= MOST_SHARE * words:
            found.append((abs(size - words), start, end))
    return [(start, end) for _, start, end in sorted(found)[:MOST_STRETCHES]]
