"""What came of reading sources, counted one by one as they come."""

from collections import Counter
from collections.abc import Iterable

from wellsourced.model.account import Account
from wellsourced.model.dossier import Coverage, Failure, PassedOver

_REPEATED = "the same text at the same address as one read before"


class Tally:
    """Counts documents read, refused and passed over; ``failures`` are those refused."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.sources: set[str] = set()  # those of the documents read
        self._passed_over: list[PassedOver] = []
        self._repeated: Counter[str] = Counter()
        self._taken: dict[str, str | None] = {}  # the days of the accounts, by id
        self._read = 0

    def read(self, source: str, accounts: tuple[Account, ...]) -> None:
        """Count the document read at ``source``: none of its accounts new, it is passed over as a repetition."""
        self.sources.add(source)
        if all(account.id in self._taken for account in accounts):
            self._repeated[source.partition("#")[0]] += 1
            return
        self._read += 1
        self._taken.update((account.id, account.day) for account in accounts)

    def left(self, found: Failure | PassedOver) -> None:
        """Count what could not be read, or was not to be."""
        if isinstance(found, Failure):
            self.failures.append(found)
        else:
            self._passed_over.append(found)

    def passed_over(self) -> list[PassedOver]:
        """Return what was not read and why, the repetitions last."""
        repeated = (PassedOver(source=s, reason=_REPEATED, count=n) for s, n in sorted(self._repeated.items()))
        return [*self._passed_over, *repeated]

    def coverage(self) -> Coverage:
        """Return what was read and what was not."""
        return coverage(self._taken.values(), self.failures, self.passed_over(), self._read)


def coverage(
    days: Iterable[str | None], failures: Iterable[Failure], passed_over: Iterable[PassedOver], read: int
) -> Coverage:
    """Return the coverage of documents; the accounts of the ``read`` ones were published on ``days``."""
    known = sorted(day for day in days if day)
    failed = tuple(failures)
    return Coverage(
        given=read + len(failed),
        read=read,
        failed=failed,
        first_published=known[0] if known else None,
        last_published=known[-1] if known else None,
        passed_over=tuple(passed_over),
    )
