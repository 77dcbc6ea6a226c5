"""The dossier as Markdown for a newsroom's wiki: in the order of the page, accounts as footnotes."""

import re
from collections.abc import Iterable

from wellsourced.dossier import wording
from wellsourced.dossier.inert import inert_dossier
from wellsourced.dossier.reading_order import numbers, ranked_derivations
from wellsourced.dossier.references import Reference, References, references
from wellsourced.dossier.statements import Entry, Form, Matter, Statement, matters, statements
from wellsourced.dossier.timeline_picture import in_time
from wellsourced.dossier.word_diff import word_diff
from wellsourced.model.correction import Correction
from wellsourced.model.dossier import Dossier, Story
from wellsourced.model.match import Verdict

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$@]|&(?=[#\w])|=(?==))")
_LINK = re.compile(r"(https?|ftp|mailto|www)([:.])", re.IGNORECASE)
_LEADING = re.compile(r"^([-+]|\d{1,9}(?=[.)]))")
_HEADS: tuple[tuple[Verdict, str], ...] = (
    ("conflict", "Where the accounts disagree"),
    ("updated", "Figures updated over time"),
    ("agree", "Where the accounts agree"),
    ("single", "Stated by one account alone"),
)


def markdown(dossier: Dossier) -> str:
    """Return the dossier as Markdown with footnotes; no account's text can become a mark, a link or HTML."""
    safe = inert_dossier(dossier)
    refs = references(safe)
    lines = ["# Dossier", "", f"{wording.read(safe.coverage)}. {wording.PURPOSE}"]
    if safe.coverage.failed:
        lines += ["", "Not read:", ""]
        lines += [f"- {escaped(f.source)}: {escaped(f.error)}" for f in safe.coverage.failed]
    lines += _versions(refs)
    for number, story in enumerate(safe.stories, 1):
        lines += _story(story, number, refs)
    if safe.judgements:
        lines += ["", "## Judged by people", "", *(f"- {escaped(wording.judgement(one))}" for one in safe.judgements)]
    lines += ["", "## How to read this", "", wording.COUNTING, "", wording.MATCHING]
    if refs.accounts:
        lines += ["", "## Accounts", "", *(_listed(ref) for ref in refs.accounts.values())]
        lines += ["", *(_footnote(ref) for ref in refs.accounts.values())]
    return "\n".join(lines) + "\n"


def escaped(words: str) -> str:
    """Return ``words`` on one line so that Markdown shows them as they are.

    >>> escaped("<b>*1*</b> www.a.b")
    '\\\\<b\\\\>\\\\*1\\\\*\\\\</b\\\\> www\\\\.a.b'
    """
    line = _SPECIAL.sub(r"\\\1", " ".join(words.split()))
    line = _LINK.sub(r"\1\\\2", line)
    return _LEADING.sub(lambda m: f"\\{m[1]}" if m[1] in "-+" else f"{m[1]}\\", line)


def _story(story: Story, number: int, refs: References) -> list[str]:
    counts = numbers(story, refs)
    nameless = f" ({wording.count(counts.nameless, 'account')} without one)" if counts.nameless else ""
    lines = [
        "",
        f"## {escaped(story.title) or f'Story {number}'}",
        "",
        f"**{counts.accounts}** {'account' if counts.accounts == 1 else 'accounts'} · "
        f"**{counts.distinct}** distinct once copies are folded · "
        f"**{counts.outlets}** {'outlet' if counts.outlets == 1 else 'outlets'}{nameless}",
    ]
    found = statements(story, refs)
    if found:
        lines += ["", "### What was said"]
        for statement in found:
            lines += _statement(statement)
    for verdict, title in _HEADS:
        points = matters(story, refs, verdict)
        if points:
            lines += ["", f"### {title}"]
            for point in points:
                lines += _matter(point)
    return lines + _rumours(story, refs) + _takings(story, refs) + _timeline(story, refs)


def _versions(refs: References) -> list[str]:
    found = [(ref, revision) for ref in refs.accounts.values() for revision in ref.account.revisions]
    lines = ["", "## What changed since it was first read", ""] if found else []
    for ref, revision in found:
        told = wording.revision(revision, ref.account.versions)
        lines.append(f"- **{escaped(ref.name)}**[^{ref.number}]: {escaped(told)}")
        lines += [f"  - it says: “{escaped(notice.text)}”" for notice in revision.notices]
        for change in revision.changes:
            before, after = (w.text if w else "" for w in (change.before, change.after))
            lines.append(f"  - {change.kind}: {_marked(word_diff(before, after))}")
    return lines


def _notes(references_: Iterable[Reference]) -> str:
    return "".join(f"[^{ref.number}]" for ref in references_)


def _statement(shown: Statement) -> list[str]:
    origins = shown.utterance.origins
    roles = f" ({escaped(shown.speaker.roles[0])})" if shown.speaker and shown.speaker.roles else ""
    why = f" {escaped(origins.why)}" if origins.why else ""
    lines = [
        "",
        f"#### {escaped(shown.who)}{roles}",
        "",
        f"{escaped(wording.sentence(wording.origins(origins)))}.{why}",
        "",
    ]
    lines += _corrections(shown.utterance.judged)
    lines += [f"**! {escaped(w.ref.name)}**[^{w.ref.number}] **{escaped(w.negation)}.**\n" for w in shown.warnings]
    lines += [f"> “{escaped(shown.utterance.text)}”", ""]
    for form in shown.forms:
        lines.append(_form(form))
        lines += [f"  {_form(copy)}" for copy in form.copies]
    return lines


def _form(form: Form) -> str:
    via = f", by way of {escaped(wording.listing(form.via))}" if form.via else ""
    line = f"- {escaped(form.ref.name)}[^{form.ref.number}]: {form.alteration}{via}"
    if not form.same:
        line += f": {_diff(form)}"
    if form.member.difference and not form.same:
        line += f" ({escaped(form.member.difference)})"
    return line + (f" *{escaped(form.ref.withdrawn)}*" if form.ref.withdrawn else "")


def _diff(form: Form) -> str:
    return _marked(form.changes) if form.changes else f"“{escaped(form.member.text)}”"


def _marked(changes: Iterable[tuple[str, str]]) -> str:
    wraps = {"equal": "{}", "delete": "~~{}~~", "insert": "**{}**"}
    return " ".join(wraps[operation].format(escaped(words)) for operation, words in changes)


def _matter(shown: Matter) -> list[str]:
    point = shown.point
    sign, verdict = wording.VERDICTS[point.verdict]
    why = f" {escaped(point.why)}" if point.why else ""
    resting = f" {escaped(shown.resting)}." if shown.resting else ""
    lines = [
        "",
        f"#### {escaped(wording.sentence(point.what))}",
        "",
        f"{escaped(wording.sentence(wording.origins(point.origins)))}.{resting}",
        "",
        f"**{escaped(sign)} {wording.sentence(verdict)}.**{why}",
        "",
        *_corrections(point.judged),
    ]
    for side in shown.sides:
        lines.append(f"- **{escaped(side.label)}** ({wording.count(side.accounts, 'account')})")
        for entry in side.entries:
            lines.append(f"  {_entry(entry)}")
            lines += [f"    {_entry(copy)}" for copy in entry.copies]
    return lines


def _entry(entry: Entry) -> str:
    laid = f"according to {escaped(entry.laid_to)}" if entry.laid_to else "in its own voice"
    parts = [laid, entry.standing, f"published: {wording.moment(entry.ref.account.published)}"]
    parts.append(entry.ref.withdrawn)
    facts = ", ".join(part for part in parts if part)
    return f"- “{escaped(entry.value.text)}” {escaped(entry.ref.name)}[^{entry.ref.number}], {facts}"


def _rumours(story: Story, refs: References) -> list[str]:
    lines = ["", "### Unconfirmed or denied", ""] if story.rumours else []
    for rumour in story.rumours:
        spread = escaped(wording.listing(rumour.spread_by)) or "not stated"
        denied = escaped(wording.listing(rumour.denied_by)) or "no one in these accounts"
        told = _notes(refs.ordered(rumour.accounts))
        lines.append(f"- {escaped(rumour.text)}{told} Spread by: {spread}. Denied by: {denied}.")
    return lines


def _takings(story: Story, refs: References) -> list[str]:
    found = ranked_derivations(story, refs)
    lines = ["", "### Who took from whom", ""] if found else []
    for taken in found:
        source, target = refs.accounts[taken.source], refs.accounts[taken.target]
        lines.append(
            f"- {escaped(target.name)}[^{target.number}] {wording.TAKES[taken.kind]} {escaped(source.name)}"
            f"[^{source.number}] ({wording.manner(taken)}). {escaped(taken.evidence)}"
            + "".join(f" {escaped(correction.words)}" for correction in taken.judged)
        )
    return lines


def _corrections(judged: Iterable[Correction]) -> list[str]:
    return [line for correction in judged for line in (f"*{escaped(correction.words)}*", "")]


def _timeline(story: Story, refs: References) -> list[str]:
    if not story.timeline:
        return []
    lines = ["", "### Timeline", "", "| When | Happened or said | Published |", "| --- | --- | --- |"]
    for moment in sorted(story.timeline, key=in_time):
        what = escaped(moment.what) + _notes(refs.ordered(moment.accounts))
        row = ("", what) if moment.kind == "published" else (what, "")
        lines.append(f"| {escaped(wording.moment(moment.when))} | {row[0]} | {row[1]} |")
    return lines


def _listed(ref: Reference) -> str:
    title = f": {escaped(ref.account.title)}" if ref.account.title else ""
    stub = ref.account.stub
    cut = f" ({wording.CUT}: “{escaped(stub.text)}”)" if stub else ""
    return f"- {escaped(ref.name)}[^{ref.number}]{title}{cut}"


def _footnote(ref: Reference) -> str:
    seen = ref.account
    parts = [escaped(ref.name), f"published: {wording.moment(seen.published)}"]
    if seen.bylines:
        parts.append(f"by {escaped(wording.listing(seen.bylines))}")
    parts.append(f"read from {escaped(seen.source)}")
    return f"[^{ref.number}]: {', '.join(parts)}." + (f" <{ref.url}>" if ref.url else "")
