"""What a reader is shown: the versioned contract of the JSON output."""

from typing import Literal

from wellsourced.model.account import Block, Credit, DateSource
from wellsourced.model.lineage import Derivation, Origins
from wellsourced.model.match import Alteration, Point, Rumour, Utterance
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
    updated: str | None = None


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


CHECK_SCHEMA = "wellsourced/check/1"


class CheckedForm(Record, frozen=True, kw_only=True):
    """How one account has the words that were asked for; ``alteration`` is that of its form, against the fullest."""

    account: str
    source: str
    outlet: str | None
    published: str | None
    start: int
    end: int
    text: str
    speaker: str | None
    via: tuple[str, ...]
    alteration: Alteration
    difference: str


class Check(Record, frozen=True, kw_only=True):
    """Whether words stand in the accounts as a quotation, how they are altered, and where they go back to.

    ``found`` is the contract met, against the fullest form; ``why`` says it in one sentence. ``fullest`` is None,
    and ``forms`` empty, where nothing was found. ``misattributed`` tells that they are not the words of ``speaker``.
    ``unquoted`` are accounts whose own text has the words, outside
    quotation marks.
    """

    schema: str = CHECK_SCHEMA
    words: str
    speaker: str | None
    found: Alteration | Literal["not found"]
    why: str
    said_by: str | None
    misattributed: bool
    fullest: str | None
    forms: tuple[CheckedForm, ...]
    origins: Origins | None
    unquoted: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """True when the words stand as they are, but for marks and capitals, and are the speaker's who was named."""
        return self.found in ("verbatim", "typographic") and not self.misattributed
