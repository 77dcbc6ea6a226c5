"""What every store promises, so that the casebook need not know where its records rest."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from wellsourced.model.judgement import Judgement
from wellsourced.model.record import Record
from wellsourced.model.speech import Heard
from wellsourced.model.version import Sighting


class Entry(Record, frozen=True, kw_only=True):
    """One account with what was heard in it.

    ``digest`` is made from the whole document that the account was read from; ``version`` names the
    analysis that heard it.
    """

    digest: str
    version: str
    heard: Heard


class Store(Protocol):
    """Keeps one entry per account id, and a log of judgements.

    Every method raises ``CasebookError`` when the place cannot be used.
    """

    def find(self, digest: str) -> Entry | None:
        """Return the entry read from the document with this digest, or None."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Keep all of ``entries`` or, when interrupted, none.

        Where an account id is there already, the entry with the smaller digest stays, so that the order of
        putting does not matter; one with the same digest replaces what was there.
        """

    def entries(self) -> Iterator[Entry]:
        """Yield every entry in the order of account ids."""

    def judge(self, judgement: Judgement) -> Judgement:
        """Add ``judgement`` to the log and return it with its number, the next one, whoever else writes.

        What the log holds is never changed or taken out.
        """

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the whole log in the order of numbers, what was undone included."""

    def see(self, sightings: Iterable[Sighting]) -> None:
        """Keep where accounts were met, in this order; what was met there last, or at that moment, is kept once."""

    def sightings(self) -> tuple[Sighting, ...]:
        """Return where accounts were met, in the order of reading."""

    def close(self) -> None:
        """Let go of the place. Closing twice is allowed."""
