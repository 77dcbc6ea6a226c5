"""What a reader is shown: the versioned contract of the JSON output."""

from typing import Literal

from wellsourced.model.account import Block, Credit, DateSource
from wellsourced.model.judgement import JudgementView
from wellsourced.model.lineage import Derivation, Origins
from wellsourced.model.match import Alteration, Point, Rumour, Utterance
from wellsourced.model.record import Record, Span
from wellsourced.model.speech import Claim, Mention, Person, Quote, TimeExpression
from wellsourced.model.version import Revision, Version, Wording

SCHEMA = "wellsourced/dossier/1"


class Failure(Record, frozen=True, kw_only=True):
    """A source that could not be read, with what was met and the remedy."""

    source: str
    error: str


class PassedOver(Record, frozen=True, kw_only=True):
    """Parts of a source that were not read because they hold no account of their own: how many, and why."""

    source: str
    reason: str
    count: int


class Coverage(Record, frozen=True, kw_only=True):
    """How much was given, how much was read, and the days it spans."""

    given: int
    read: int
    failed: tuple[Failure, ...]
    first_published: str | None
    last_published: str | None
    passed_over: tuple[PassedOver, ...] = ()


class AccountView(Record, frozen=True, kw_only=True):
    """An account with what was heard in it, flat, as the contract shows it.

    Of a version that is ``superseded_by`` another, ``quotes`` and ``claims`` are only what was withdrawn: what no
    later version says. ``versions`` and ``revisions`` stand with the current one, where there is more than one.
    ``notices`` are what the text says of its own correction; ``stub`` are the words by which the page says that only
    the beginning is shown; their span is empty where only its structured data says so.
    """

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
    stub: Wording | None = None
    version: int = 1
    superseded_by: str | None = None
    versions: tuple[Version, ...] = ()
    revisions: tuple[Revision, ...] = ()
    notices: tuple[Wording, ...] = ()


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
    judgements: tuple[JudgementView, ...] = ()


CHECK_SCHEMA = "wellsourced/check/1"


class CheckedForm(Record, frozen=True, kw_only=True):
    """How one account has the words that were asked for; ``alteration`` is that of its form, against the fullest.

    ``withdrawn`` tells that a later version of the account no longer has them.
    """

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
    withdrawn: bool = False


Stance = Literal["supports", "contradicts", "lacks"]


class Evidence(Span, frozen=True, kw_only=True):
    """What one place of an account says of a claim. ``lacks``: the closest words, without some detail of the claim."""

    account: str
    source: str
    outlet: str | None
    text: str
    attributed_to: Mention | None
    stance: Stance
    why: str


class Support(Record, frozen=True, kw_only=True):
    """Whether accounts say what a claim says, each detail of it; ``why`` says it in one sentence.

    It is about what the accounts say, never about what is true.
    """

    verdict: Literal["supported", "contradicted", "not found"]
    why: str
    evidence: tuple[Evidence, ...]


class Check(Record, frozen=True, kw_only=True):
    """Whether words stand in the accounts as a quotation, how they are altered, and where they go back to.

    ``found`` is the contract met, against the fullest form; ``why`` says it in one sentence. ``fullest`` is None,
    and ``forms`` empty, where nothing was found. ``misattributed`` tells that they are not the words of ``speaker``.
    ``unquoted`` are accounts whose own text has the words, outside
    quotation marks. ``support`` tells whether the accounts say it at all, as a quotation or in their own words.
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
    support: Support

    @property
    def stands(self) -> bool:
        """True when the words stand as they are, but for marks and capitals, and are the speaker's who was named."""
        return self.found in ("verbatim", "typographic") and not self.misattributed
