"""The tree of failures. Each message says what was met, where, and the remedy.

WellsourcedError
├── SourceError          one source cannot be read; the others go on
├── NothingToReadError   no source gave an account
├── UsageError           the call itself is wrong
└── CasebookError        the casebook file cannot be used

Libraries never print and never exit: the command line turns these into one line and a status.
"""


class WellsourcedError(Exception):
    """The root of all failures that this package raises on purpose."""


class SourceError(WellsourcedError):
    """One source cannot be read. ``source`` is its name as given, ``problem`` says what was met and the remedy."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class NothingToReadError(WellsourcedError):
    """None of the sources gave an account."""


class UsageError(WellsourcedError):
    """The call is wrong: an impossible option or no source at all."""


class CasebookError(WellsourcedError):
    """The casebook file cannot be opened, is no casebook, or belongs to another version."""
