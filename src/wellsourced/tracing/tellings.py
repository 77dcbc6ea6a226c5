"""Tell whose telling a place of an account is: its own, or that of the account from which it was taken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard

WHOLE_COPY = 0.75  # an account of which so much was taken has no telling of its own
COVERED = 0.5  # part of a sentence that must lie in a passage for the sentence to be taken


class Tellings:
    """The copies among some accounts, asked for the original behind an account or behind one sentence of it.

    An account may take parts from several others. An earlier version goes back to what its account goes back to.
    """

    def __init__(self, heard: Sequence[Heard], derivations: Sequence[Derivation]) -> None:
        self._taken: dict[str, list[Derivation]] = defaultdict(list)
        for copy in sorted(derivations, key=lambda d: (d.target, not d.judged, -d.share, d.source)):
            if copy.kind == "copy":
                self._taken[copy.target].append(copy)
        self._first = _followed(heard, {target: copies[0].source for target, copies in self._taken.items()})

    def original(self, account: str) -> str:
        """Return the account that told first what ``account`` mostly is: itself, if it took from none."""
        return self._first.get(account, account)

    def of(self, account: str, span: tuple[int, int], present: Iterable[str]) -> str:
        """Return the account whose telling the sentence at ``span`` is; ``account`` itself where it tells it anew.

        A sentence was taken if it lies in a passage that was, if nearly the whole account was taken, or if the
        original is ``present``: tells of the same matter, so that the sentence is likely that in other words.
        """
        copies = self._taken.get(account, [])
        for copy in copies:
            if _covered(copy, span):
                return self.original(copy.source)
        root = self.original(account)
        whole = not copies or any(copy.judged or copy.share >= WHOLE_COPY for copy in copies)
        return root if whole or root in present else account

    def printed(self, account: str, span: tuple[int, int]) -> bool:
        """Return whether the sentence was surely taken: it lies in a passage, or nearly the whole account was taken."""
        copies = self._taken.get(account, [])
        return any(copy.judged or copy.share >= WHOLE_COPY or _covered(copy, span) for copy in copies)


def _covered(copy: Derivation, span: tuple[int, int]) -> bool:
    start, end = span
    shared = sum(max(0, min(end, p.target[1]) - max(start, p.target[0])) for p in copy.passages)
    return shared >= COVERED * (end - start)


def _followed(heard: Sequence[Heard], taken: Mapping[str, str]) -> dict[str, str]:
    """The original of each account. Earlier versions are what their account is."""
    step = dict(taken)
    by_id = {h.account.id: h for h in heard}
    for one in (h.account for h in heard if h.account.superseded_by in by_id):
        if one.id in step and by_id[step[one.id]].account.current != one.current:
            step.setdefault(one.current, step[one.id])
        step[one.id] = one.current
    return {account: _root(account, step) for account in by_id}


def _root(account: str, taken: Mapping[str, str]) -> str:
    """The account that took from none; of those that took from one another in a ring the first by id."""
    seen = [account]
    while account in taken and taken[account] not in seen:
        account = taken[account]
        seen.append(account)
    return min(seen[seen.index(taken[account]) :]) if account in taken else account
