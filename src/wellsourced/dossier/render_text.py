"""The dossier for a terminal: a screen or two, what must be seen first at the top."""

import io
import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from wellsourced.dossier import wording
from wellsourced.dossier.inert import inert_dossier
from wellsourced.dossier.reading_order import is_copy, numbers, ranked_derivations
from wellsourced.dossier.references import References, references
from wellsourced.dossier.statements import Entry, Form, Matter, Side, Statement, matters, statements
from wellsourced.dossier.word_diff import word_diff
from wellsourced.model.correction import Correction
from wellsourced.model.dossier import Dossier, Story
from wellsourced.model.match import Verdict
from wellsourced.model.version import Change
from wellsourced.text.normalize import one_line

MOST_STATEMENTS, MOST_FORMS, MOST_TAKINGS, MOST_ACCOUNTS, MOST_RUMOURS = 5, 2, 5, 20, 3
MOST_MATTERS: dict[Verdict, int] = {"conflict": 3, "updated": 2, "agree": 3, "single": 0}
MOST_SIDES, MOST_BESIDE, MOST_ENTRIES = 4, 3, 2
MOST_EVIDENCE_CHARS = 140
MOST_STORIES = 5
MOST_JUDGEMENTS = 20
MOST_REVISIONS, MOST_CHANGES = 6, 4
MOST_WORDS_CHARS = 280
MOST_NAME_CELLS = 28
NARROWEST = 40
_BLANKS = re.compile(r"[ \t]+(?=\n)")
_UNSEEN = str.maketrans(dict.fromkeys("\u200e\u200f\u2060\u00ad", None))
_LOUD = {"conflict": "bold red", "updated": "magenta", "agree": "blue", "single": "dim"}


def text(dossier: Dossier, *, width: int = 100, colour: bool = False) -> str:
    """Return the dossier as lines of at most ``width`` cells; the same for the same dossier on every machine.

    With ``colour`` the lines carry ANSI colours, otherwise no control character but the line feed. What does
    not fit is counted ("… and 7 more").
    """
    safe = inert_dossier(dossier)
    page = _Page(max(width, NARROWEST), colour)
    refs = references(safe)
    _coverage(page, safe)
    _accounts(page, refs)
    _versions(page, refs)
    for story in safe.stories[:MOST_STORIES]:
        _story(page, story, refs)
    page.more(len(safe.stories) - MOST_STORIES, "story", "stories")
    _judgements(page, safe)
    page.line(wording.PURPOSE, style="dim", above=True)
    return page.written()


class _Page:
    """The lines written so far."""

    def __init__(self, width: int, colour: bool) -> None:
        self._out = io.StringIO()
        self._console = Console(
            file=self._out,
            width=width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )
        self.width = width

    def line(self, *parts: str | Text, style: str = "", indent: int = 0, hang: int = 0, above: bool = False) -> None:
        """Write a paragraph, wrapped; ``hang`` indents its later lines further."""
        if above:
            self._console.print()
        whole = Text.assemble(*(plain(part) if isinstance(part, str) else part for part in parts))
        whole.stylize_before(style)
        lines = whole.wrap(self._console, max(self.width - indent - hang, 20))
        for i, line in enumerate(lines):
            line.rstrip()
            self._console.print(Padding(line, (0, 0, 0, indent + (hang if i else 0)), expand=False))

    def head(self, words: str) -> None:
        """Write a heading."""
        self.line(words.upper(), style="bold", above=True)

    def table(self, table: Table) -> None:
        """Write a table."""
        self._console.print(table)

    def more(self, number: int, one: str, many: str | None = None, indent: int = 0) -> None:
        """Say how many were left out, if any were."""
        if number > 0:
            left = wording.count(number, f"more {one}", f"more {many or one + 's'}")
            self.line(f"… and {left} (see --html)", style="dim", indent=indent)

    def written(self) -> str:
        """Return all lines."""
        return _BLANKS.sub("", self._out.getvalue())


def plain(words: str) -> str:
    """Return ``words`` on one line, without what a terminal cannot show."""
    return words.translate(_UNSEEN).replace("\n", " ").replace("\t", " ")


def quoted(words: str, limit: int = MOST_WORDS_CHARS) -> str:
    """Return words as a quotation on one line, cut where they are long."""
    return f"“{wording.shortened(' '.join(plain(words).split()), limit)}”"


def _coverage(page: _Page, dossier: Dossier) -> None:
    page.line(wording.read(dossier.coverage) + ".", style="bold")
    for failure in dossier.coverage.failed:
        page.line(("not read: "), f"{failure.source}: {failure.error}", style="red", indent=2, hang=2)


def _accounts(page: _Page, refs: References) -> None:
    found = [ref for ref in refs.accounts.values() if not ref.withdrawn]
    if not found:
        return
    page.head("Accounts")
    names = min(max(cell_len(plain(ref.name)) for ref in found), MOST_NAME_CELLS, page.width // 3)
    digits = len(str(len(found))) + 2
    for ref in found[:MOST_ACCOUNTS]:
        seen = ref.account
        day = seen.published[:10] if seen.published else "no date"
        row = Text("  ").join(
            (
                _cell(f"[{ref.number}]".rjust(digits), digits),
                _cell(ref.name, names),
                _cell(day, len("2024-03-16")),
            )
        )
        title = _cell(seen.title or "no title", max(page.width - cell_len(row.plain) - 4, 8))
        page.line(Text.assemble(row, "  ", title), indent=2)
    page.more(len(found) - MOST_ACCOUNTS, "account")
    unknown = [ref.label for ref in found if ref.account.language is None]
    if unknown:
        page.line(f"language unknown, read as English: {wording.listing(unknown[:MOST_ACCOUNTS])}", indent=2, hang=2)
    for ref in [ref for ref in found if ref.account.stub][:MOST_ACCOUNTS]:
        said = quoted(ref.account.stub.text) if ref.account.stub else ""
        page.line(f"{ref.label}: {wording.CUT}: {said}", indent=2, hang=2)
    if len(found) == 1:
        page.line("One account only: there is nothing to compare it with.", indent=2)


def _versions(page: _Page, refs: References) -> None:
    found = [(ref, revision) for ref in refs.accounts.values() for revision in ref.account.revisions]
    if not found:
        return
    page.head("What changed since it was first read")
    for ref, revision in found[:MOST_REVISIONS]:
        told = wording.revision(revision, ref.account.versions)
        page.line(Text(plain(ref.label), style="bold"), f"  {told}", indent=2, hang=2, above=True)
        for notice in revision.notices:
            page.line("it says: ", quoted(notice.text, MOST_EVIDENCE_CHARS), style="cyan", indent=4, hang=2)
        for change in revision.changes[:MOST_CHANGES]:
            page.line(_change(change), indent=4, hang=2)
        page.more(len(revision.changes) - MOST_CHANGES, "change", indent=4)
    page.more(len(found) - MOST_REVISIONS, "revision", indent=2)


def _change(change: Change) -> Text:
    before, after = (one_line(w.text) if w else "" for w in (change.before, change.after))
    return Text(f"{change.kind}: ", style="dim") + _marked(word_diff(before, after))


def _judgements(page: _Page, dossier: Dossier) -> None:
    if not dossier.judgements:
        return
    page.head("Judged by people")
    for shown in dossier.judgements[-MOST_JUDGEMENTS:]:
        style = "" if shown.state == "holds" else "dim"
        page.line(wording.judgement(shown), style=style, indent=2, hang=2)
    page.more(len(dossier.judgements) - MOST_JUDGEMENTS, "earlier judgement")


def _corrections(page: _Page, judged: Iterable[Correction]) -> None:
    for correction in judged:
        page.line(Text("✓ ", style="green"), correction.words, indent=4, hang=2)


def _cell(words: str, width: int) -> Text:
    """Return ``words`` in exactly ``width`` cells."""
    cell = Text(plain(words))
    cell.truncate(width, overflow="ellipsis", pad=True)
    return cell


def _story(page: _Page, story: Story, refs: References) -> None:
    counts = numbers(story, refs)
    page.line(" ".join(story.title.split()) or "Untitled story", style="bold underline", above=True)
    outlets = wording.count(counts.outlets, "outlet")
    nameless = f" ({counts.nameless} without one)" if counts.nameless else ""
    page.line(
        f"{wording.count(counts.accounts, 'account')} · {counts.distinct} distinct once copies are folded · "
        f"{outlets}{nameless}"
    )
    found = statements(story, refs)
    if found:
        page.head("What was said")
        for statement in found[:MOST_STATEMENTS]:
            _statement(page, statement)
        page.more(len(found) - MOST_STATEMENTS, "statement", indent=2)
    _matters(page, "Where the accounts disagree", matters(story, refs, "conflict"))
    _matters(page, "Figures updated over time", matters(story, refs, "updated"))
    _matters(page, "Where the accounts agree", matters(story, refs, "agree"))
    lone = sum(point.verdict == "single" for point in story.points)
    page.more(lone, "point that one account alone states", "points that one account alone states")
    _rumours(page, story, refs)
    _takings(page, story, refs)


def _statement(page: _Page, shown: Statement) -> None:
    roles = f", {shown.speaker.roles[0]}" if shown.speaker and shown.speaker.roles else ""
    page.line(
        Text(plain(shown.who), style="bold"),
        f"{roles}: ",
        quoted(shown.utterance.text),
        indent=2,
        hang=2,
        above=True,
    )
    for form in shown.warnings:
        page.line(
            Text(f"! {form.negation} in {plain(form.ref.label)}: ", style="bold red"),
            _diff(form),
            indent=4,
            hang=2,
        )
    page.line(wording.sentence(wording.origins(shown.utterance.origins)), style="cyan", indent=4, hang=2)
    _corrections(page, shown.utterance.judged)
    for form in _flat(shown.forms):
        if form.ref.withdrawn:
            page.line(Text("↶ ", style="yellow"), f"{form.ref.label}: {form.ref.withdrawn}", indent=4, hang=2)
    same = [form for form in _flat(shown.forms) if form.same]
    if same:
        page.line("word for word: ", ", ".join(form.ref.label for form in same), indent=4, hang=2)
    altered = [form for form in _flat(shown.forms) if not form.same and not form.negation]
    for form in altered[:MOST_FORMS]:
        page.line(f"{form.alteration}: {form.ref.label}: ", _diff(form), indent=4, hang=2)
    if altered[MOST_FORMS:]:
        rest = ", ".join(f"{form.ref.label} ({form.alteration})" for form in altered[MOST_FORMS:])
        page.line(f"also altered: {rest} (see --html)", indent=4, hang=2)


def _flat(forms: Iterable[Form]) -> list[Form]:
    return [one for form in forms for one in (form, *form.copies)]


def _diff(form: Form) -> Text:
    """Return the form with what it leaves out in [-…-] and what it adds in {+…+}, as ``git diff`` does."""
    return _marked(form.changes) if form.changes else Text(quoted(form.member.text))


def _marked(changes: Iterable[tuple[str, str]]) -> Text:
    parts: list[Text] = []
    for operation, words in changes:
        if operation == "delete":
            parts.append(Text(f"[-{_clip(words)}-]", style="red"))
        elif operation == "insert":
            parts.append(Text(f"{{+{_clip(words)}+}}", style="blue"))
        else:
            parts.append(Text(_clip(words)))
    return Text(" ").join(parts)


def _clip(words: str) -> str:
    """Cut a long run in its middle: what is of interest stands at its ends."""
    parts = plain(words).split()
    if len(parts) > 16:
        parts = [*parts[:7], "…", *parts[-7:]]
    return wording.shortened(" ".join(parts), MOST_WORDS_CHARS)


def _matters(page: _Page, title: str, found: Sequence[Matter]) -> None:
    if not found:
        return
    page.head(title)
    for shown in found[: MOST_MATTERS[found[0].point.verdict]]:
        point = shown.point
        style = _LOUD[point.verdict]
        sign = wording.VERDICTS[point.verdict][0]
        page.line(
            Text(f"{sign} {plain(wording.sentence(point.what))}", style=style),
            f"  {wording.sentence(wording.origins(point.origins))}",
            indent=2,
            hang=2,
            above=True,
        )
        if shown.resting:
            page.line(shown.resting, indent=4, hang=2)
        _corrections(page, point.judged)
        if point.verdict == "agree":
            page.line(": ".join([shown.sides[0].label, _who(shown.sides)]) if shown.sides else "", indent=4, hang=2)
        else:
            _sides(page, shown)
    page.more(len(found) - MOST_MATTERS[found[0].point.verdict], "point", indent=2)


def _who(sides: Iterable[Side]) -> str:
    return ", ".join(one.ref.label for side in sides for entry in side.entries for one in (entry, *entry.copies))


def _sides(page: _Page, shown: Matter) -> None:
    """Put the sides beside one another where they fit, else one beneath the other."""
    beside = all(side.short for side in shown.sides) and page.width >= 24 * len(shown.sides) + 8
    if len(shown.sides) > MOST_BESIDE or not beside:
        for side in shown.sides[:MOST_SIDES]:
            value = side.label if side.short else quoted(side.value, MOST_EVIDENCE_CHARS)
            page.line(Text(plain(value), style="bold"), f": {_who([side])}", indent=4, hang=2)
        page.more(len(shown.sides) - MOST_SIDES, "form", indent=4)
        return
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 3, 0, 0), expand=True)
    for _ in shown.sides:
        table.add_column(ratio=1, overflow="fold")
    table.add_row(*(Text(plain(side.value), style="bold") for side in shown.sides))
    table.add_row(*(_evidence(side) for side in shown.sides))
    page.table(Padding(table, (0, 0, 0, 4)))  # type: ignore[arg-type]


def _evidence(side: Side) -> Text:
    lines = []
    for entry in side.entries[:MOST_ENTRIES]:
        copies = f" and {wording.count(len(entry.copies), 'copy', 'copies')}" if entry.copies else ""
        words = quoted(entry.value.text, MOST_EVIDENCE_CHARS)
        lines.append(f"{words} {entry.ref.label}{copies}, {_circumstances(entry)}")
    if len(side.entries) > MOST_ENTRIES:
        lines.append(f"… and {len(side.entries) - MOST_ENTRIES} more (see --html)")
    return Text("\n".join(plain(line) for line in lines))


def _circumstances(entry: Entry) -> str:
    published = entry.ref.account.published
    parts = [
        f"published {published[:10]}" if published else "published: unknown",
        f"according to {entry.laid_to}" if entry.laid_to else "in its own voice",
        entry.standing,
        f"hedged “{entry.value.hedge}”" if entry.value.hedge else "",
        entry.ref.withdrawn,
    ]
    return ", ".join(part for part in parts if part)


def _rumours(page: _Page, story: Story, refs: References) -> None:
    if not story.rumours:
        return
    page.head("Unconfirmed or denied")
    for rumour in story.rumours[:MOST_RUMOURS]:
        page.line(f"? {wording.shortened(rumour.text, MOST_WORDS_CHARS)}", indent=2, hang=2, above=True)
        page.line(
            f"spread by: {wording.listing(rumour.spread_by) or 'not stated'}; "
            f"denied by: {wording.listing(rumour.denied_by) or 'no one in these accounts'}; "
            f"told in: {', '.join(refs.labels(rumour.accounts))}",
            indent=4,
            hang=2,
        )
    page.more(len(story.rumours) - MOST_RUMOURS, "rumour", indent=2)


def _takings(page: _Page, story: Story, refs: References) -> None:
    found = ranked_derivations(story, refs)
    if not found:
        return
    page.head("Who took from whom")
    for taken in found[:MOST_TAKINGS]:
        source, target = refs.accounts[taken.source], refs.accounts[taken.target]
        words = wording.taking_sentence(taken, source.label, target.label)
        page.line(words, style="" if is_copy(taken) else "dim", indent=2, hang=2)
        _corrections(page, taken.judged)
    page.more(len(found) - MOST_TAKINGS, "taking", indent=2)
