"""The one base of all records: frozen, compared by value, checked at birth, written as JSON without further code."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """An immutable value. Subclasses check themselves in ``__post_init__`` and raise ``ValueError``."""


class Span(Record, frozen=True, kw_only=True):
    """A half-open stretch ``[start, end)`` of an account's text, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not [{self.start}, {self.end})")

    def overlaps(self, other: "Span") -> bool:
        """True when the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """True when ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
