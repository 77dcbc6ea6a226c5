"""Work out, for one sentence or quotation of one account, whom it goes back to."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.lineage import Derivation, OriginKind
from wellsourced.model.speech import Claim, Heard, Mention
from wellsourced.text.affiliation import distinctive, listed, speaks_for
from wellsourced.text.normalize import keys
from wellsourced.text.tables import table
from wellsourced.tracing.relays import publisher


class Source(NamedTuple):
    """Whom a statement goes back to. ``key`` is the same for the same source; ``certain`` is False for one who
    may be someone else named beside them: an unnamed person without a trade of their own.
    """

    key: str
    name: str
    kind: OriginKind
    named: bool
    certain: bool
    account: str


class Ground(NamedTuple):
    """What tracing needs to know of a whole story, worked out once."""

    heard: dict[str, Heard]
    roots: dict[str, str]
    offices: dict[str, Source]


def ground(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> Ground:
    """Return the accounts by id, the original behind each copy, and the pages that are a source's own."""
    known_last = sorted(derivations, key=lambda d: (d.target, bool(d.judged), d.source))
    taken = {d.target: d.source for d in known_last if d.kind == "copy"}
    by_id = {h.account.id: h for h in heard}
    for one in (h.account for h in heard if h.account.superseded_by in by_id):
        if one.id in taken and by_id[taken[one.id]].account.current != one.current:
            taken.setdefault(one.current, taken[one.id])
        taken[one.id] = one.current  # an earlier version has the origins of its account
    roots = {account: _root(account, taken) for account in by_id}
    return Ground(by_id, roots, _own_pages(heard))


def _root(account: str, taken: dict[str, str]) -> str:
    """The account that took from none; of those that took from one another in a ring the first by id."""
    seen = [account]
    while account in taken and taken[account] not in seen:
        account = taken[account]
        seen.append(account)
    return min(seen[seen.index(taken[account]) :]) if account in taken else account


def _own_pages(heard: Sequence[Heard]) -> dict[str, Source]:
    """Accounts whose publisher other accounts name as a source: an office's own page speaks for itself."""
    named: dict[str, Mention] = {}
    for one in heard:
        for claim in one.claims:
            mention = claim.attributed_to
            if mention is not None and mention.named and publisher(mention.name) != publisher(one.account.outlet or ""):
                named.setdefault(publisher(mention.name), mention)
    found = {}
    for one in heard:
        outlet = publisher(one.account.outlet or "")
        agency = any(c.kind == "agency" for c in one.account.credits)
        mention = named.get(outlet) if outlet else None
        if mention is not None and not agency and _speaks_for_itself(one):
            found[one.account.id] = _of_mention(mention, one.account.id)
    return found


def _speaks_for_itself(one: Heard) -> bool:
    """A source's own page lays almost nothing to anybody else."""
    told = [c for c in one.claims if c.attributed_to is not None]
    return len(told) * 3 <= len(one.claims)


def source_of_claim(claim: Claim, account: Account, known: Ground) -> Source | None:
    """Return whom a claim goes back to, None where the account states nobody."""
    if claim.attributed_to is not None and _is_source(claim.attributed_to):
        return _of_mention(claim.attributed_to, account.id)
    observed = _own_observation(claim, account)
    return observed or known.offices.get(account.id)


def _is_source(mention: Mention) -> bool:
    """False for an unnamed mention that tells of nobody: a lone word that is no trade, or a relative clause."""
    words = keys(mention.name)
    if mention.named or mention.organisation:
        return True
    known = _listed("trades") | _listed("vague") | _listed("documents") | listed("posts")
    return bool(words) and words[0] not in _listed("relative") and (len(words) > 1 or words[0] in known)


def _of_mention(mention: Mention, account: str) -> Source:
    words = set(keys(mention.name))
    kind: OriginKind = "office" if mention.organisation else "person"
    if words & _listed("documents"):
        kind = "document"
    if mention.named:
        return Source(mention.id or publisher(mention.name), mention.name, kind, True, True, account)
    trade = words - _listed("vague")
    key = mention.id or f"{account} {publisher(mention.name)}"
    return Source(key, mention.name, kind, False, bool(trade & _listed("trades")) or kind == "document", account)


def _own_observation(claim: Claim, account: Account) -> Source | None:
    """``a reporter of this paper counted``: the newsroom saw it itself."""
    words = keys(claim.text)
    outlet = publisher(account.outlet or "").split()
    agency = [publisher(c.name) for c in account.credits if c.kind == "agency"]
    own = set(outlet[-1:]) | {a.split()[-1] for a in agency if a}
    says_own = bool(own & set(words)) or bool(_listed("ourselves") & set(words))
    saw = bool(_listed("observed") & set(words)) and bool(_listed("newsroom") & set(words) or says_own)
    if not (saw and says_own):
        return None
    name = account.outlet or (account.credits[0].name if account.credits else account.source)
    return Source(f"observed {publisher(name)}", f"{name}, own observation", "agency", True, True, account.id)


def same_source(one: Source, other: Source, known: Ground) -> bool:
    """True when two sources are one: one person, one office under two names, or an office and who speaks for it."""
    if one.key == other.key:
        return True
    if not (one.named and other.named):
        return _same_unnamed(one, other)
    a, b = distinctive(one.name), distinctive(other.name)
    if a and b and (a <= b or b <= a):
        return True
    if {one.kind, other.kind} == {"person", "office"}:
        person, office = (one, other) if one.kind == "person" else (other, one)
        return _speaks_for(person, office, known)
    return False


def _same_unnamed(one: Source, other: Source) -> bool:
    """Descriptions in the same words are one source: "the company" beside "a company official" is not."""
    a, b = distinctive(one.name), distinctive(other.name)
    return one.kind == other.kind and bool(a) and a == b


def _speaks_for(person: Source, office: Source, known: Ground) -> bool:
    """True when some account ties the person to the office: "X, who heads the centre", "its spokesman, X"."""
    return any(
        speaks_for(person.name, office.name, one.account.text, one.account.language) for one in known.heard.values()
    )


@lru_cache(maxsize=16)
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("wellsourced.tracing", "words", "sources")[name].split())
