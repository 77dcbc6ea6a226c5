"""Lay out what a reader is shown of a story, in reading order, whatever form it will take."""

from collections.abc import Sequence
from dataclasses import dataclass

from wellsourced.dossier import wording
from wellsourced.dossier.reading_order import copy_heads, ranked_points, ranked_utterances
from wellsourced.dossier.references import Reference, References
from wellsourced.dossier.word_diff import Change, word_diff
from wellsourced.model.dossier import Story
from wellsourced.model.match import Member, Point, PointValue, Utterance, Verdict
from wellsourced.model.speech import Mention, Person
from wellsourced.text.normalize import fold

SHORT_VALUE_CELLS = 48
_SAME = frozenset({"verbatim", "typographic"})


@dataclass(frozen=True)
class Form:
    """One account's form of an utterance, with the forms of its copies beneath.

    ``changes`` is empty where the words are the same or translated. ``negation`` is the warning, or empty.
    """

    ref: Reference
    member: Member
    changes: tuple[Change, ...]
    negation: str
    speaker: str
    via: tuple[str, ...]
    kind: str
    copies: tuple["Form", ...] = ()

    @property
    def same(self) -> bool:
        """True when the account carries the words as the fullest form has them."""
        return self.member.alteration in _SAME

    @property
    def alteration(self) -> str:
        """The alteration in words."""
        return wording.ALTERATIONS[self.member.alteration]


@dataclass(frozen=True)
class Statement:
    """An utterance with its forms; ``warnings`` are those forms that change a negation, copies included."""

    utterance: Utterance
    speaker: Person | None
    as_named: str
    forms: tuple[Form, ...]
    warnings: tuple[Form, ...]
    accounts: int

    @property
    def who(self) -> str:
        """The speaker's name as known, as the accounts write it, or that none is stated."""
        return self.speaker.name if self.speaker else self.as_named or "speaker not stated"


@dataclass(frozen=True)
class Entry:
    """What one account states on a point; copies beneath."""

    ref: Reference
    value: PointValue
    before: str
    marked: str
    after: str
    laid_to: str
    standing: str
    copies: tuple["Entry", ...] = ()


@dataclass(frozen=True)
class Side:
    """The entries that state the same value, and the first day one of them was published."""

    value: str
    entries: tuple[Entry, ...]
    since: str | None
    accounts: int

    @property
    def short(self) -> bool:
        """True when the value is a figure or a few words, not a sentence, and can stand as a heading."""
        return wording.cells(self.value) <= SHORT_VALUE_CELLS

    @property
    def label(self) -> str:
        """The value, cut where it is a sentence."""
        return wording.shortened(self.value, SHORT_VALUE_CELLS)


@dataclass(frozen=True)
class Matter:
    """A point with its sides; ``rests`` are the accounts without any one of which fewer origins would be counted."""

    point: Point
    sides: tuple[Side, ...]
    accounts: int
    rests: tuple[Reference, ...] = ()

    @property
    def resting(self) -> str:
        """What the count of origins hangs on, in words; empty where no single account holds it up."""
        return wording.resting([ref.label for ref in self.rests])


def statements(story: Story, refs: References) -> list[Statement]:
    """Return the utterances of a story as statements, those a reader must see first at the front."""
    heads = copy_heads(story.derivations)
    return [_statement(utterance, refs, heads) for utterance in ranked_utterances(story)]


def _statement(utterance: Utterance, refs: References, heads: dict[str, str]) -> Statement:
    fullest = next((m for m in utterance.members if m.text == utterance.text), None)
    base = refs.accounts[fullest.account].account.language if fullest and fullest.account in refs.accounts else None
    members = [m for m in utterance.members if m.account in refs.accounts]
    members.sort(key=lambda m: (m.alteration != "negation", refs.accounts[m.account].number, m.start))
    flat = [_form(member, utterance, refs, base) for member in members]
    speaker = refs.people.get(utterance.speaker) if utterance.speaker else None
    return Statement(
        utterance=utterance,
        speaker=speaker,
        as_named=next((form.speaker for form in flat if form.speaker), ""),
        forms=_folded_forms(flat, heads),
        warnings=tuple(form for form in flat if form.negation),
        accounts=len({member.account for member in members}),
    )


def _form(member: Member, utterance: Utterance, refs: References, base: str | None) -> Form:
    ref = refs.accounts[member.account]
    found = refs.quotes.get((member.account, member.quote))
    comparable = member.alteration not in {"verbatim", "typographic", "translated"}
    changes = word_diff(utterance.text, member.text) if comparable else ()
    warning = ""
    if member.alteration == "negation":
        warning = wording.negation(changes, [base, ref.account.language])
    return Form(
        ref=ref,
        member=member,
        changes=changes,
        negation=warning,
        speaker=found.speaker.as_written if found and found.speaker else "",
        via=found.via if found else (),
        kind=found.kind if found else "",
    )


def _folded_forms(flat: Sequence[Form], heads: dict[str, str]) -> tuple[Form, ...]:
    """Put the forms of copies beneath their original's; a copy that changes the words stays in sight."""
    originals = {form.ref.account.id for form in flat}
    beneath: dict[str, list[Form]] = {}
    shown: list[Form] = []
    for form in flat:
        head = heads.get(form.ref.account.id)
        if head in originals and form.same:
            beneath.setdefault(head, []).append(form)
        else:
            shown.append(form)
    placed = []
    for form in shown:
        copies = tuple(beneath.pop(form.ref.account.id, ()))
        placed.append(Form(**{**form.__dict__, "copies": copies}) if copies else form)
    return tuple(placed)


def matters(story: Story, refs: References, verdict: Verdict) -> list[Matter]:
    """Return the points of one verdict with their sides; those of an updated figure in order of time."""
    heads = copy_heads(story.derivations)
    return [_matter(point, refs, heads) for point in ranked_points(story, verdict)]


def _matter(point: Point, refs: References, heads: dict[str, str]) -> Matter:
    groups: dict[str, list[Entry]] = {}
    values = [value for value in point.values if value.account in refs.accounts]
    for value in sorted(values, key=lambda v: (refs.accounts[v.account].number, v.start)):
        entry = _entry(value, refs)
        groups.setdefault(_side_key(entry), []).append(entry)
    if point.verdict == "conflict" and len(groups) == 1:  # they differ in something else than the value
        groups = {str(i): [entry] for i, entry in enumerate(next(iter(groups.values())))}
    sides = [_side(entries, heads) for entries in groups.values()]
    if point.verdict == "updated":
        sides.sort(key=lambda side: side.since or "9999")
    else:
        sides.sort(key=lambda side: -side.accounts)
    accounts = len({value.account for value in values})
    rests = refs.ordered(point.origins.rests_on) if accounts > 1 else []
    return Matter(point, tuple(sides), accounts, tuple(rests))


def _side_key(entry: Entry) -> str:
    value, denied = entry.value, entry.standing == "denied"
    if value.quantity is not None:
        return f"{denied}/{value.quantity!r}/{value.unit}"
    return f"{denied}/{fold(value.value or value.text)}"


def _side(entries: list[Entry], heads: dict[str, str]) -> Side:
    originals = {entry.ref.account.id for entry in entries}
    beneath: dict[str, list[Entry]] = {}
    shown: list[Entry] = []
    for entry in entries:
        head = heads.get(entry.ref.account.id)
        if head in originals:
            beneath.setdefault(head, []).append(entry)
        else:
            shown.append(entry)
    placed = tuple(
        Entry(**{**entry.__dict__, "copies": tuple(beneath.pop(entry.ref.account.id, ()))}) for entry in shown
    )
    days = [entry.ref.account.published for entry in entries if entry.ref.account.published]
    return Side(_stated(entries), placed, min(days, default=None), len(originals))


def _stated(entries: list[Entry]) -> str:
    """Return the value as the first account states it, with its hedge where all have it: ``at least 12``."""
    value = entries[0].value
    words = value.value or ""
    if not words and value.quantity is not None:
        words = f"{value.quantity:g}" + (f" {value.unit}" if value.unit else "")
    if not words:
        return "denies it" if entries[0].standing == "denied" else "states it"
    hedges = {entry.value.hedge for entry in entries}
    if len(hedges) == 1 and value.hedge and not fold(words).startswith(value.hedge):
        words = f"{value.hedge} {words}"
    return f"not {words} (denied)" if entries[0].standing == "denied" else words


def _entry(value: PointValue, refs: References) -> Entry:
    ref = refs.accounts[value.account]
    claim = refs.claims.get((value.account, value.claim))
    at = value.text.find(value.value) if value.value else -1
    end = at + len(value.value or "") if at >= 0 else 0
    at = max(at, 0)
    return Entry(
        ref=ref,
        value=value,
        before=value.text[:at],
        marked=value.text[at:end],
        after=value.text[end:],
        laid_to=_laid_to(value.attributed_to, refs),
        standing=wording.STANDINGS[claim.standing] if claim else "",
    )


def _laid_to(mention: Mention | None, refs: References) -> str:
    if not mention:
        return ""
    person = refs.people.get(mention.id) if mention.id else None
    if person and fold(person.name) != fold(mention.as_written):
        return f"{mention.as_written} ({person.name})"
    return mention.as_written if mention.named else f"{mention.as_written} (not named)"
