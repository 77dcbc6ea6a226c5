"""Who said what in one account: quotations, claims, the times they name, and the people behind them."""

from typing import Literal

from wellsourced.model.account import Account
from wellsourced.model.correction import Correction
from wellsourced.model.record import Record, Span

QuoteKind = Literal["direct", "indirect", "mixed"]
Standing = Literal["stated", "reported", "denied", "rumoured", "expected"]
Hedge = Literal["about", "at least", "up to", "nearly", "more than", "less than"]
TimeKind = Literal["date", "time", "duration"]
SELF_SHARE = 3  # a page speaks for itself when no more than one claim in so many is laid to somebody


class Mention(Span, frozen=True, kw_only=True):
    """Someone as the account names them here; ``id`` points to a ``Person`` once people are resolved.

    ``named`` is False for a source without a name ("an official familiar with the matter");
    ``organisation`` is True for an office, a firm or any other body.
    """

    id: str | None = None
    name: str
    as_written: str
    named: bool = True
    organisation: bool = False


class Cue(Span, frozen=True, kw_only=True):
    """The words that tie speech to its speaker ("said", "according to")."""

    text: str


class Occasion(Record, frozen=True, kw_only=True):
    """What the account says of when, how and to whom words were spoken. None means: it does not say."""

    day: str | None = None
    medium: str | None = None
    audience: str | None = None


class Quote(Span, frozen=True, kw_only=True):
    """Someone's words in one account. ``via`` is the chain the account itself states, outermost first.

    ``carried`` tells that the speaker was carried over from the passage before.
    """

    id: str
    text: str
    kind: QuoteKind
    speaker: Mention | None
    cue: Cue | None
    via: tuple[str, ...] = ()
    confidence: float = 1.0
    occasion: Occasion = Occasion()
    carried: bool = False


class Value(Span, frozen=True, kw_only=True):
    """A quantity with its unit ("people", "tonne", "USD", "percent", "clock" in minutes after midnight, "year").

    ``noun`` is the word that names what is counted, in lower case as written.
    """

    text: str
    quantity: float
    unit: str
    hedge: Hedge | None = None
    noun: str | None = None


class Claim(Span, frozen=True, kw_only=True):
    """What one sentence of an account asserts, with the one it is laid to and the account's own chain."""

    id: str
    text: str
    attributed_to: Mention | None
    standing: Standing
    values: tuple[Value, ...] = ()
    via: tuple[str, ...] = ()


class TimeExpression(Span, frozen=True, kw_only=True):
    """A time as written, resolved to ISO 8601 where the account allows it."""

    text: str
    value: str | None
    kind: TimeKind


class Person(Record, frozen=True, kw_only=True):
    """One person or organisation under all the spellings the accounts use."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    judged: tuple[Correction, ...] = ()


class Heard(Record, frozen=True, kw_only=True):
    """An account together with what was heard in it; all in the order of the text."""

    account: Account
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()

    @property
    def speaks_for_itself(self) -> bool:
        """True for an office's own page: it lays almost nothing to others, and no agency is credited."""
        told = [claim for claim in self.claims if claim.attributed_to is not None]
        agency = any(credit.kind == "agency" for credit in self.account.credits)
        return not agency and len(told) * SELF_SHARE <= len(self.claims)
