"""Find what the identifiers in a dossier point at: accounts, quotations, claims, people."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import quote, urlsplit

from wellsourced.dossier import wording
from wellsourced.model.dossier import AccountView, Dossier
from wellsourced.model.speech import Claim, Person, Quote

_LONG_QUOTE_WORDS = 8
_ENDS_WORDS = 4


@dataclass(frozen=True)
class Reference:
    """An account as the text refers to it: ``[3] Harbour Post, 2024-03-16``.

    ``withdrawn`` tells of an earlier version when its words were given up; it is empty for a current one.
    """

    number: int
    name: str
    outlet: str | None
    url: str | None
    account: AccountView
    withdrawn: str = ""

    @property
    def label(self) -> str:
        """The name and the number, which tells two accounts of one outlet apart."""
        return f"{self.name} [{self.number}]"


@dataclass(frozen=True)
class References:
    """All that identifiers point at."""

    accounts: dict[str, Reference]
    quotes: dict[tuple[str, str], Quote]
    claims: dict[tuple[str, str], Claim]
    people: dict[str, Person]

    def labels(self, accounts: tuple[str, ...]) -> list[str]:
        """Return the labels of accounts, in their order by number."""
        return [reference.label for reference in self.ordered(accounts)]

    def ordered(self, accounts: tuple[str, ...]) -> list[Reference]:
        """Return the references of accounts, each once, by number."""
        found = {identifier: self.accounts[identifier] for identifier in accounts if identifier in self.accounts}
        return sorted(found.values(), key=lambda reference: reference.number)


def references(dossier: Dossier) -> References:
    """Return the index of a dossier. Accounts are numbered from 1 in the order of the dossier."""
    accounts: dict[str, Reference] = {}
    quotes: dict[tuple[str, str], Quote] = {}
    claims: dict[tuple[str, str], Claim] = {}
    for number, account in enumerate(dossier.accounts, 1):
        url = web_address(account.url)
        now = next((a for a in dossier.accounts if a.id == account.superseded_by), None)
        name = _name(account, url) + (f", version {account.version}" if now is not None else "")
        accounts[account.id] = Reference(
            number=number,
            name=name,
            outlet=account.outlet,
            url=url,
            account=account,
            withdrawn=wording.withdrawn(account, now) if now is not None else "",
        )
        quotes.update({(account.id, found.id): found for found in account.quotes})
        claims.update({(account.id, claim.id): claim for claim in account.claims})
    return References(accounts, quotes, claims, {person.id: person for person in dossier.people})


def _name(account: AccountView, url: str | None) -> str:
    if account.outlet and account.outlet.strip():
        return " ".join(account.outlet.split())
    if url:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    return PurePath(account.source).name or account.source or "account"


def web_address(url: str | None) -> str | None:
    """Return ``url`` when it is a plain http(s) address that may be linked to, else None."""
    if not url or not re.match(r"https?://[^\s\"'<>\\^`{|}\x00-\x20]+$", url, re.IGNORECASE):
        return None
    try:
        return url if urlsplit(url).hostname else None
    except ValueError:
        return None


def text_fragment(url: str | None, words: str) -> str | None:
    """Return the address that opens ``url`` at ``words`` (a ``#:~:text=`` link); None without address."""
    parts = words.strip(" “”„\"'‘’«»\u00a0\n").split()
    if not url or not parts:
        return None
    if len(parts) > _LONG_QUOTE_WORDS:
        ends = [" ".join(parts[:_ENDS_WORDS]), " ".join(parts[-_ENDS_WORDS:])]
    else:
        ends = [" ".join(parts)]
    wanted = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    base, mark, fragment = url.partition("#")
    return f"{base}#{fragment.split(':~:')[0] if mark else ''}:~:text={wanted}"
