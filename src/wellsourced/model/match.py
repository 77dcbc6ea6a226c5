"""What says the same across accounts: utterances, points and rumours."""

from typing import Literal

from wellsourced.model.correction import Correction
from wellsourced.model.lineage import Origins
from wellsourced.model.record import Record, Span
from wellsourced.model.speech import Hedge, Mention

Alteration = Literal["verbatim", "typographic", "cut", "elided", "joined", "reworded", "translated", "negation"]
Verdict = Literal["agree", "conflict", "updated", "single"]


class Member(Span, frozen=True, kw_only=True):
    """One account's form of an utterance, and how it differs from the fullest form."""

    account: str
    quote: str
    text: str
    alteration: Alteration
    difference: str


class Utterance(Record, frozen=True, kw_only=True):
    """The same words of one speaker on one occasion; ``text`` is the fullest form."""

    id: str
    speaker: str | None
    text: str
    members: tuple[Member, ...]
    origins: Origins
    judged: tuple[Correction, ...] = ()


class PointValue(Span, frozen=True, kw_only=True):
    """What one account states on a point. ``text`` is its sentence, ``value`` the words that carry the matter."""

    account: str
    claim: str
    text: str
    value: str | None
    quantity: float | None = None
    unit: str | None
    hedge: Hedge | None
    attributed_to: Mention | None


class Point(Record, frozen=True, kw_only=True):
    """What several accounts state about the same matter, and whether they agree; ``why`` says it in one sentence."""

    id: str
    what: str
    verdict: Verdict
    why: str
    values: tuple[PointValue, ...]
    origins: Origins
    judged: tuple[Correction, ...] = ()


class Rumour(Record, frozen=True, kw_only=True):
    """Something the accounts tell as unconfirmed or denied. Names are as the accounts write them."""

    id: str
    text: str
    accounts: tuple[str, ...]
    spread_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    quotes: tuple[str, ...]
