"""Where accounts and words go back to: derivations between accounts, origins behind statements."""

from typing import Literal

import msgspec

from wellsourced.model.correction import Correction
from wellsourced.model.record import Record

DerivationKind = Literal["copy", "relay", "embed"]
How = Literal["identical", "near", "partial", "reworded", "translated"]
OriginKind = Literal["agency", "person", "office", "post", "video", "document"]


class Passage(Record, frozen=True, kw_only=True):
    """The same passage in both accounts, as half-open spans of each text."""

    source: tuple[int, int] = msgspec.field(name="from")
    target: tuple[int, int] = msgspec.field(name="to")


class Derivation(Record, frozen=True, kw_only=True):
    """``target`` took from ``source``. ``share`` (0-1) is the part of ``target`` that stands in ``source``.

    ``how`` is None for a relay that shares no passage.
    """

    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    kind: DerivationKind
    how: How | None
    share: float
    passages: tuple[Passage, ...]
    direction: Literal["known", "guessed"]
    evidence: str
    judged: tuple[Correction, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """One source that words or a claim go back to. ``named`` is False for an anonymous one."""

    name: str
    kind: OriginKind
    named: bool
    accounts: tuple[str, ...]


class ValueOrigins(Record, frozen=True, kw_only=True):
    """How many origins stand behind one of the values that conflict; none behind one that a copy alone has."""

    value: str
    independent: int
    at_most: int


class Origins(Record, frozen=True, kw_only=True):
    """How many origins stand behind a statement, as bounds.

    ``independent`` counts those that are certainly distinct; ``at_most`` also grants one to each undetermined
    account and to each anonymous source that could be someone else. ``why`` is the reason in one sentence.
    ``rests_on`` are the accounts without any one of which ``independent`` would fall. ``by_value`` counts each side
    of figures that conflict, in the order of the figures; it is empty where the sides are no figures of one unit.
    """

    independent: int
    at_most: int
    undetermined: tuple[str, ...]
    named: tuple[Origin, ...]
    why: str = ""
    rests_on: tuple[str, ...] = ()
    by_value: tuple[ValueOrigins, ...] = ()
