"""An account over time: the texts that stood at one address, and what changed from one to the next."""

from typing import Literal

from wellsourced.model.record import Record, Span


class Sighting(Record, frozen=True, kw_only=True):
    """That ``address`` gave the text of ``account``. ``retrieved`` is the UTC moment, None where nobody says.

    ``number`` counts from 1 in the order of reading; 0 is not yet kept.
    """

    account: str
    address: str
    retrieved: str | None = None
    number: int = 0


class Wording(Span, frozen=True, kw_only=True):
    """Words as they stand at a place of an account."""

    text: str


class Version(Record, frozen=True, kw_only=True):
    """One text of an account, the first is ``number`` 1. ``account`` is the id under which this text is shown.

    ``retrieved`` is when it was first met, None where nobody says; ``digest`` is the SHA-256 of its text in UTF-8.
    """

    number: int
    account: str
    retrieved: str | None
    digest: str


class Change(Record, frozen=True, kw_only=True):
    """One sentence that was ``added`` (no ``before``), ``removed`` (no ``after``) or ``changed``."""

    kind: Literal["added", "removed", "changed"]
    before: Wording | None
    after: Wording | None


class Revision(Record, frozen=True, kw_only=True):
    """What made version ``number`` out of the one before it, in the order of the texts.

    ``before`` and ``after`` are the ids under which the two texts are shown. ``notices`` are what the later
    text says of its own correction and the earlier one does not.
    """

    number: int
    before: str
    after: str
    changes: tuple[Change, ...]
    notices: tuple[Wording, ...]


class History(Record, frozen=True, kw_only=True):
    """The versions of one account and the revisions between them; ``account`` is the id of the current one."""

    account: str
    versions: tuple[Version, ...]
    revisions: tuple[Revision, ...]
