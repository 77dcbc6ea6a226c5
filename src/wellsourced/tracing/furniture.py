"""Know what an outlet shows on many of its pages: lists, appeals and captions that make no page a copy of another."""

from collections import defaultdict
from collections.abc import Sequence

from wellsourced.text.fingerprint import shingles
from wellsourced.tracing.bodies import Body
from wellsourced.tracing.kinship import Kinship
from wellsourced.tracing.relays import publisher

SHINGLE_WORDS = 5
MANY_PAGES = 3  # what so many pages of one outlet have is the outlet's, and no page's own
MOSTLY = 0.5  # of what two pages share
SAME_PAGE = 0.8  # pages that share more are one text at several addresses, however many there are


class Furniture:
    """The word runs that several accounts of one outlet have."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        pages: dict[tuple[str, int], set[str]] = defaultdict(set)
        for body in bodies:
            outlet = publisher(body.account.outlet or "")
            for gram in set(_grams(body)) if outlet else ():
                pages[outlet, gram].add(body.account.current)
        self._known = {key for key, accounts in pages.items() if len(accounts) >= MANY_PAGES}

    def explains(self, kin: Kinship) -> bool:
        """True where most of what two pages of one outlet share stands on a third one too."""
        outlet = publisher(kin.one.account.outlet or "")
        if not outlet or outlet != publisher(kin.other.account.outlet or "") or kin.cover >= SAME_PAGE:
            return False
        grams = _grams(kin.one)
        shared = [gram for run in kin.runs for gram in grams[run.one : run.one + run.length - SHINGLE_WORDS + 1]]
        common = sum((outlet, gram) in self._known for gram in shared)
        return bool(shared) and common >= MOSTLY * len(shared)


def _grams(body: Body) -> list[int]:
    return list(shingles([token.key for token in body.tokens], SHINGLE_WORDS))
