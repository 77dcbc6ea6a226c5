"""The dossier as one self-contained page: nothing is loaded from elsewhere, no script, every text is data."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wellsourced.dossier import wording
from wellsourced.dossier.anchors import Anchors, anchors
from wellsourced.dossier.inert import inert_dossier
from wellsourced.dossier.lineage_picture import Lineage, lineage, lineage_picture
from wellsourced.dossier.passages import Part, account_marks, parts, split_anchors
from wellsourced.dossier.reading_order import Numbers, numbers, ranked_derivations
from wellsourced.dossier.references import Reference, References, references, text_fragment
from wellsourced.dossier.statements import Matter, Statement, matters, statements
from wellsourced.dossier.timeline_picture import in_time, timeline_picture
from wellsourced.dossier.timeline_picture import sentence as moment_sentence
from wellsourced.dossier.word_diff import Change, word_diff
from wellsourced.model.dossier import Dossier, Story
from wellsourced.model.lineage import Derivation
from wellsourced.model.match import Rumour

CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
MOST_DRAWN = 150  # accounts; a larger picture can no longer be read, the list beside it says the same
MOST_PASSAGES = 6
MOST_CHANGES = 100
MOST_PASSAGE_CHARS = 900


@dataclass(frozen=True)
class TakingView:
    """A derivation with both accounts and the passages they share, as (source text, target text)."""

    derivation: Derivation
    source: Reference
    target: Reference
    passages: tuple[tuple[str, str], ...]
    more: int


@dataclass(frozen=True)
class RumourView:
    """A rumour with the accounts that tell it, and links to the quotations about it as (label, anchor)."""

    rumour: Rumour
    accounts: tuple[Reference, ...]
    quotes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RevisionView:
    """What made one version of an account out of the one before, with its changes as (kind, word diff)."""

    before: Reference | None
    after: Reference
    told: str
    notices: tuple[str, ...]
    changes: tuple[tuple[str, tuple[Change, ...]], ...]
    more: int


@dataclass(frozen=True)
class StoryView:
    """All that the page shows of one story, in reading order."""

    story: Story
    name: str
    title: str
    numbers: Numbers
    shared: list[Statement]
    lone: list[Statement]
    conflicts: list[Matter]
    updates: list[Matter]
    agreed: list[Matter]
    single: list[Matter]
    takings: list[TakingView]
    rumours: list[RumourView]
    lineage: Lineage
    lineage_svg: Markup
    timeline_svg: Markup
    timeline: list[str]


@dataclass(frozen=True)
class AccountPage:
    """One account with its text in marked parts."""

    ref: Reference
    anchor: str
    parts: list[Part]


def html(dossier: Dossier) -> str:
    """Return the dossier as one HTML page that loads nothing and runs no script, always the same bytes."""
    safe = inert_dossier(dossier)
    refs, places = references(safe), anchors(safe)
    used = _used(safe, places)
    pages = [
        AccountPage(ref, places.accounts[ref.account.id], parts(ref.account, account_marks(ref.account, places, used)))
        for ref in refs.accounts.values()
    ]
    stories = [_story(story, number, refs, places) for number, story in enumerate(safe.stories, 1)]
    return (
        _environment()
        .get_template("page.html")
        .render(
            dossier=safe,
            stories=stories,
            accounts=pages,
            places=places,
            refs=refs,
            revised=_revised(refs),
            policy=CONTENT_POLICY,
            style=_style(split_anchors(part for page in pages for part in page.parts)),
            title=_title(stories),
        )
    )


def _title(stories: Sequence[StoryView]) -> str:
    if not stories:
        return "No account to show"
    return (
        stories[0].title
        if len(stories) == 1
        else f"{stories[0].title}, and {wording.count(len(stories) - 1, 'more story', 'more stories')}"
    )


def _used(dossier: Dossier, places: Anchors) -> dict[tuple[str, str], str]:
    """Return the anchor of the statement that each quotation and claim of an account belongs to."""
    found: dict[tuple[str, str], str] = {}
    for story in dossier.stories:
        for utterance in story.utterances:
            for member in utterance.members:
                found.setdefault((member.account, member.quote), places.statements[utterance.id])
        for point in story.points:
            for value in point.values:
                if point.verdict != "single":
                    found.setdefault((value.account, value.claim), places.statements[point.id])
    return found


def _story(story: Story, number: int, refs: References, places: Anchors) -> StoryView:
    name = f"story-{number}"
    said = statements(story, refs)
    drawn = lineage(story, refs, places.accounts)
    shared = [statement for statement in said if statement.accounts > 1 or statement.warnings]
    return StoryView(
        story=story,
        name=name,
        title=" ".join(story.title.split()) or f"Story {number}",
        numbers=numbers(story, refs),
        shared=shared,
        lone=[statement for statement in said if statement.accounts < 2 and not statement.warnings],
        conflicts=matters(story, refs, "conflict"),
        updates=matters(story, refs, "updated"),
        agreed=matters(story, refs, "agree"),
        single=matters(story, refs, "single"),
        takings=[_taking(derivation, refs) for derivation in ranked_derivations(story, refs)],
        rumours=[_rumour(rumour, refs, places) for rumour in story.rumours],
        lineage=drawn,
        lineage_svg=lineage_picture(drawn, f"lineage-{number}") if len(drawn.boxes) <= MOST_DRAWN else Markup(),
        timeline_svg=timeline_picture(story.timeline, refs, f"timeline-{number}"),
        timeline=[moment_sentence(m, refs) for m in sorted(story.timeline, key=in_time)],
    )


def _revised(refs: References) -> list[RevisionView]:
    found = []
    for ref in refs.accounts.values():
        for one in ref.account.revisions:
            pairs = [(c.kind, [w.text if w else "" for w in (c.before, c.after)]) for c in one.changes[:MOST_CHANGES]]
            found.append(
                RevisionView(
                    refs.accounts.get(one.before),
                    refs.accounts.get(one.after, ref),
                    wording.revision(one, ref.account.versions),
                    tuple(notice.text for notice in one.notices),
                    tuple((kind, word_diff(before, after)) for kind, (before, after) in pairs),
                    max(0, len(one.changes) - MOST_CHANGES),
                )
            )
    return found


def _taking(derivation: Derivation, refs: References) -> TakingView:
    source, target = refs.accounts[derivation.source], refs.accounts[derivation.target]
    shown = tuple(
        (_cut(source.account.text, passage.source), _cut(target.account.text, passage.target))
        for passage in derivation.passages[:MOST_PASSAGES]
    )
    return TakingView(derivation, source, target, shown, max(0, len(derivation.passages) - MOST_PASSAGES))


def _cut(text: str, span: tuple[int, int]) -> str:
    start, end = span
    words = text[start:end]
    return words if len(words) <= MOST_PASSAGE_CHARS else words[:MOST_PASSAGE_CHARS].rstrip() + " …"


def _rumour(rumour: Rumour, refs: References, places: Anchors) -> RumourView:
    quotes = []
    for (account, identifier), quote in refs.quotes.items():
        if identifier in rumour.quotes and account in rumour.accounts:
            quotes.append(
                (
                    f"{wording.shortened(quote.text, 90)} [{refs.accounts[account].number}]",
                    places.mark(account, identifier),
                )
            )
    return RumourView(rumour, tuple(refs.ordered(rumour.accounts)), tuple(quotes))


def _style(split: Sequence[str]) -> Markup:
    """Return the style sheet, with one rule for each mark that stands in pieces."""
    sheet = files("wellsourced.dossier").joinpath("templates", "style.css").read_text("utf-8")
    rules = [f":root:has(#{name}:target) [data-of={name}]{{background:var(--target)}}" for name in split]
    return Markup(sheet + "\n".join(rules))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("wellsourced.dossier", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(moment=wording.moment, percent=wording.percent, listing=wording.listing)
    environment.globals.update(wording=wording, fragment=text_fragment, count=wording.count)
    return environment
