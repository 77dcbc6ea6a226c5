"""What people decided about a casebook's results: kept beside them, undone by a further entry, never overwritten."""

from typing import Literal

from wellsourced.model.correction import Correction
from wellsourced.model.lineage import DerivationKind
from wellsourced.model.record import Record, Span

JudgementKind = Literal[
    "people same",
    "people distinct",
    "utterances same",
    "utterances distinct",
    "points same",
    "points distinct",
    "derivation wrong",
    "derivation right",
    "undo",
]
State = Literal["holds", "overruled", "stale", "undone"]


class Anchor(Span, frozen=True, kw_only=True):
    """A place in an account by which a judgement finds what it speaks of, when ids have moved.

    ``text`` are the words between ``start`` and ``end``; ``address`` is where the account came from, should its id
    change with its text. ``name`` is how the account names a person, None for anything else. An anchor of a whole
    account has no words.
    """

    account: str
    address: str
    text: str
    name: str | None = None


class Subject(Record, frozen=True, kw_only=True):
    """What a judgement speaks of, as the dossier showed it then: its id, and its name or words."""

    id: str
    label: str
    anchors: tuple[Anchor, ...]


class Judgement(Record, frozen=True, kw_only=True):
    """One entry of the log. ``number`` counts from 1 in the order of writing; 0 is an entry not yet written.

    Of a "same" all ``subjects`` are one; of a "distinct" the first is none of the second. Of a derivation the first
    had it and the second took it, in the ways of ``takings``. ``undoes`` is the number that an "undo" takes back.
    ``when`` is an ISO 8601 moment.
    """

    number: int = 0
    kind: JudgementKind
    subjects: tuple[Subject, ...] = ()
    takings: tuple[DerivationKind, ...] = ()
    undoes: int | None = None
    when: str | None = None
    who: str | None = None
    reason: str | None = None


class Note(Record, frozen=True, kw_only=True):
    """Who judged, when (ISO 8601) and why; each may be unknown."""

    when: str | None = None
    who: str | None = None
    reason: str | None = None


class Request(Record, frozen=True, kw_only=True):
    """What a user wants judged. ``named`` are people, utterances, points or accounts, as the dossier shows them.

    ``apart`` names what is split from the one that is ``named``; ``taking`` is how an account took from another.
    """

    kind: JudgementKind
    named: tuple[str, ...]
    apart: tuple[str, ...] = ()
    taking: DerivationKind = "copy"


class JudgementView(Record, frozen=True, kw_only=True):
    """A judgement as the dossier lists it. ``words`` say what was decided, ``why`` why it does not hold, if so.

    ``holds``: the results keep to it. ``overruled``: a later judgement says otherwise. ``stale``: what it speaks of
    is no longer found. ``undone``: taken back; the log shows it, the dossier does not.
    """

    number: int
    kind: JudgementKind
    words: str
    state: State
    why: str = ""
    when: str | None = None
    who: str | None = None
    reason: str | None = None


class Ties(Record, frozen=True, kw_only=True):
    """Who is meant, after judgement: (account id, name as the account has it, person id), and who was changed by whom.

    Empty where no judgement changes a person.
    """

    people: tuple[tuple[str, str, str], ...] = ()
    judged: tuple[tuple[str, tuple[Correction, ...]], ...] = ()


class Settled(Record, frozen=True, kw_only=True):
    """What people decided about takings between accounts, as pairs (from, to) of account ids.

    ``apart`` are no copies in either direction; ``taken`` are derivations that people know of; ``wrong`` are relays
    and embeds that are none. Each comes with its correction.
    """

    apart: tuple[tuple[str, str, Correction], ...] = ()
    taken: tuple[tuple[str, str, DerivationKind, Correction], ...] = ()
    wrong: tuple[tuple[str, str, DerivationKind, Correction], ...] = ()
