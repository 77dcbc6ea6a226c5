"""Tell from the log alone which judgements hold: those that no entry which itself holds takes back."""

from collections.abc import Iterable, Sequence

from wellsourced.errors import UsageError
from wellsourced.model.judgement import Judgement


def undone_by(log: Iterable[Judgement]) -> dict[int, int]:
    """Return for each number that is taken back the number of the last entry that does so and holds itself."""
    undone: dict[int, int] = {}
    for entry in sorted(log, key=lambda e: -e.number):
        if entry.kind == "undo" and entry.undoes is not None and entry.number not in undone:
            undone.setdefault(entry.undoes, entry.number)
    return undone


def holding(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold, undoing entries left out, in the order of the log."""
    entries = sorted(log, key=lambda e: e.number)
    undone = undone_by(entries)
    return tuple(e for e in entries if e.kind != "undo" and e.number not in undone)


def may_undo(number: int, log: Sequence[Judgement]) -> None:
    """Raise ``UsageError`` where there is no entry ``number``, or where it is taken back already."""
    if all(entry.number != number for entry in log):
        there = f"the log ends at {max(e.number for e in log)}" if log else "the log is empty"
        raise UsageError(f"there is no judgement {number} ({there}); `judge CASE log` shows all")
    by = undone_by(log).get(number)
    if by is not None:
        raise UsageError(f"judgement {number} is undone already, by {by}; `undo {by}` brings it back")
