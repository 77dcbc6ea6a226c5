"""The answer to one question, for a terminal: do these words stand there, how altered, and where from."""

from wellsourced.dossier import wording
from wellsourced.dossier.inert import inert
from wellsourced.dossier.word_diff import word_diff
from wellsourced.model.dossier import Check, CheckedForm, Support
from wellsourced.text.normalize import one_line

MOST_SENTENCES = 3
_COLOURS = {"good": "\x1b[32m", "bad": "\x1b[31m", "loud": "\x1b[1;31m", "dim": "\x1b[2m", "off": "\x1b[0m"}


def check_text(check: Check, *, colour: bool = False) -> str:
    """Return the check as lines of plain text, with ANSI colours where ``colour`` is set."""
    paint = _COLOURS if colour else dict.fromkeys(_COLOURS, "")
    tone = paint["good"] if check.stands else paint["loud"]
    verdict = "NOT FOUND" if check.found == "not found" else wording.ALTERATIONS[check.found].upper()
    lines = [f"{tone}{verdict}{paint['off']}  “{_safe(check.words)}”", f"  {_safe(check.why)}"]
    if check.said_by is not None:
        lines.append(f"  Said by: {_safe(check.said_by)}")
    if check.fullest is not None:
        lines.append(f"  Fullest form: “{_safe(check.fullest)}”")
        lines.append(f"  Word by word: {_diff(check.fullest, check.words, paint)}")
    if check.origins is not None:
        lines.append(f"  Goes back to: {_safe(wording.origins(check.origins))}")
        if check.origins.why:
            lines.append(f"    {_safe(check.origins.why)}")
    for form in check.forms:
        lines.extend(_form(form, check.words, paint))
    lines.extend(_support(check.support, paint))
    if check.unquoted and not check.forms:
        lines.append(f"  {wording.count(len(check.unquoted), 'account')} with these words outside quotation marks")
    return "\n".join(lines)


def _support(support: Support, paint: dict[str, str]) -> list[str]:
    """Whether the accounts say it at all, in quotation marks or not, with the sentences that tell so."""
    tone = paint["good" if support.verdict == "supported" else "bad"]
    lines = [f"{tone}{support.verdict.capitalize()}{paint['off']} as a claim: {_safe(support.why)}"]
    for found in support.evidence[:MOST_SENTENCES]:
        lines.append(f"  {_safe(found.outlet or found.source)} {found.stance}: {_safe(found.text)}")
    return lines


def _form(form: CheckedForm, asked: str, paint: dict[str, str]) -> list[str]:
    where = _safe(form.outlet or form.source)
    day = f", {form.published[:10]}" if form.published else ""
    via = f", via {_safe(wording.listing(form.via))}" if form.via else ""
    head = f"  {where}{day}{via}: {wording.ALTERATIONS[form.alteration]}"
    head += ", withdrawn in a later version" if form.withdrawn else ""
    if form.alteration == "verbatim":
        return [head]
    return [head, f"    {_diff(form.text, asked, paint)}"]


def _diff(full: str, asked: str, paint: dict[str, str]) -> str:
    """What the words asked for leave out is in [-…-], what they add in {+…+}."""
    parts = []
    for operation, words in word_diff(one_line(full), one_line(asked)):
        safe = _safe(words)
        if operation == "delete":
            parts.append(f"{paint['bad']}[-{safe}-]{paint['off']}")
        elif operation == "insert":
            parts.append(f"{paint['good']}{{+{safe}+}}{paint['off']}")
        else:
            parts.append(safe)
    return " ".join(parts)


def _safe(text: str) -> str:
    return inert(one_line(text))
