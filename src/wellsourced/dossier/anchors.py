"""Give every statement and passage on the page one address, so that each view is a stable link."""

import re
from dataclasses import dataclass

from wellsourced.model.dossier import Dossier

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
# What the page itself uses: no id from outside may take these.
_OWN = re.compile(r"(?:top|main|accounts|people|judgements|versions|method|story|lineage|timeline)(?:-|$)")


@dataclass(frozen=True)
class Anchors:
    """The anchors of accounts, of their quotations and claims (by account and id), and of statements."""

    accounts: dict[str, str]
    marks: dict[tuple[str, str], str]
    statements: dict[str, str]

    def mark(self, account: str, identifier: str) -> str:
        """Return the anchor of a quotation or claim, or of its account where the text holds no such mark."""
        return self.marks.get((account, identifier)) or self.accounts[account]


def anchors(dossier: Dossier) -> Anchors:
    """Return the anchors of a dossier. All differ; an id is its own anchor where it can be."""
    taken: set[str] = set()
    accounts: dict[str, str] = {}
    marks: dict[tuple[str, str], str] = {}
    statements: dict[str, str] = {}
    for account in dossier.accounts:
        accounts[account.id] = _free(f"acc-{account.id}", taken)
    for story in dossier.stories:
        told = [
            *(u.id for u in story.utterances),
            *(p.id for p in story.points),
            *(r.id for r in story.rumours),
        ]
        statements.update((identifier, _free(identifier, taken)) for identifier in told)
    for account in dossier.accounts:
        size = len(account.text)
        heard = [(q.id, q) for q in account.quotes] + [(c.id, c) for c in account.claims]
        for identifier, span in heard:
            if account.text[span.start : min(span.end, size)].strip():
                marks[account.id, identifier] = _free(identifier, taken)
    return Anchors(accounts, marks, statements)


def _free(wanted: str, taken: set[str]) -> str:
    base = _UNSAFE.sub("-", wanted).strip("-") or "part"
    base = base if base[0].isalpha() and not _OWN.match(base) else f"x-{base}"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name
