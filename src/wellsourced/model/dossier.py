"""What a reader is shown: the versioned contract of the JSON output."""

from typing import Literal

from wellsourced.model.account import Block, Credit, DateSource
from wellsourced.model.lineage import Derivation
from wellsourced.model.match import Point, Rumour, Utterance
from wellsourced.model.record import Record
from wellsourced.model.speech import Claim, Person, Quote, TimeExpression

SCHEMA = "wellsourced/dossier/1"


class Failure(Record, frozen=True, kw_only=True):
    """A source that could not be read, with what was met and the remedy."""

    source: str
    error: str


class Coverage(Record, frozen=True, kw_only=True):
    """How much was given, how much was read, and the days it spans."""

    given: int
    read: int
    failed: tuple[Failure, ...]
    first_published: str | None
    last_published: str | None


class AccountView(Record, frozen=True, kw_only=True):
    """An account with what was heard in it, flat, as the contract shows it."""

    id: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    bylines: tuple[str, ...]
    published: str | None
    published_from: DateSource | None
    language: str | None
    text: str
    blocks: tuple[Block, ...]
    credits: tuple[Credit, ...]
    quotes: tuple[Quote, ...]
    claims: tuple[Claim, ...]
    times: tuple[TimeExpression, ...]


class Moment(Record, frozen=True, kw_only=True):
    """One entry of the timeline."""

    when: str
    precision: Literal["minute", "hour", "day", "month"]
    what: str
    accounts: tuple[str, ...]
    kind: Literal["said", "happened", "published"]


class Story(Record, frozen=True, kw_only=True):
    """The accounts of one event and all that was found between them."""

    id: str
    title: str
    accounts: tuple[str, ...]
    utterances: tuple[Utterance, ...]
    points: tuple[Point, ...]
    derivations: tuple[Derivation, ...]
    rumours: tuple[Rumour, ...]
    timeline: tuple[Moment, ...]


class Dossier(Record, frozen=True, kw_only=True):
    """All of it. ``schema`` names the version of this contract."""

    schema: str = SCHEMA
    coverage: Coverage
    accounts: tuple[AccountView, ...]
    people: tuple[Person, ...]
    stories: tuple[Story, ...]
