"""Work out, for one sentence or quotation of one account, whom it goes back to."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.lineage import Derivation, OriginKind
from wellsourced.model.speech import Claim, Heard, Mention
from wellsourced.text.affiliation import Posts, distinctive, listed
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
    language: str | None = None


class Ground(NamedTuple):
    """What tracing needs to know of a whole story, worked out once."""

    heard: dict[str, Heard]
    roots: dict[str, str]
    offices: dict[str, Source]
    posts: Posts
    bodies: tuple[str, ...]  # the names of all bodies that accounts lay something to


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
    mentions = (claim.attributed_to for h in heard for claim in h.claims)
    bodies = {m.name for m in mentions if m is not None and m.named and m.organisation}
    posts = Posts((h.account.text, h.account.language) for h in heard)
    return Ground(by_id, roots, _own_pages(heard), posts, tuple(sorted(bodies)))


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
        mention = named.get(outlet) if outlet else None
        if mention is not None and one.speaks_for_itself:
            found[one.account.id] = _of_mention(mention, one.account.id)
    return found


def source_of_claim(claim: Claim, account: Account, known: Ground) -> Source | None:
    """Return whom a claim goes back to, None where the account states nobody."""
    who = claim.attributed_to
    if who is not None and not who.named and _is_ours(who, account):
        return known.offices.get(account.id) or _newsroom(account)
    if who is not None and _is_source(who):
        return _of_mention(who, account.id)._replace(language=account.language)
    if _observed(claim, account):
        return _newsroom(account)
    return known.offices.get(account.id)


def _is_ours(mention: Mention, account: Account) -> bool:
    """ "Our laboratory", "the Herald's own receiver" in the Herald: the publisher itself."""
    words = keys(mention.name)
    own = publisher(account.outlet or "").split()
    plain = [w.removesuffix("'s") for w in words]
    return bool(words) and (words[0] in _listed("ourselves") or bool(own and _within(own, plain) and "own" in words))


def _within(part: Sequence[str], line: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(line)} "


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
    told = mention.organisation or kind == "document"  # "the document" alone may be anybody's
    apart = bool(_telling(mention.name)) if told else bool(trade & _listed("trades"))
    return Source(key, mention.name, kind, False, apart, account)


def _telling(name: str) -> frozenset[str]:
    """What of a description tells whom it means: not "the company" alone, but "the rowers' league"."""
    return distinctive(name) - _listed("documents") - _listed("bodies") - _listed("vague")


def _observed(claim: Claim, account: Account) -> bool:
    """``a reporter of this paper counted``: the newsroom saw it itself."""
    words = keys(claim.text)
    outlet = publisher(account.outlet or "").split()
    agency = [publisher(c.name) for c in account.credits if c.kind == "agency"]
    own = set(outlet[-1:]) | {a.split()[-1] for a in agency if a}
    says_own = bool(own & set(words)) or bool(_listed("ourselves") & set(words))
    saw = bool(_listed("observed") & set(words)) and bool(_listed("newsroom") & set(words) or says_own)
    return saw and says_own


def _newsroom(account: Account) -> Source:
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
    """Descriptions in the same words are one source: "the company" beside "a company official" is not.

    A body's paper or part is the body: "the office's memo of May", "the workshop of the office".
    """
    if one.named != other.named:
        named, described = (one, other) if one.named else (other, one)
        told = _telling(described.name)
        met = told & distinctive(named.name)
        enough = len(met) * 2 >= len(told) if one.language != other.language else met == told
        return described.kind in ("office", "document") and bool(met) and enough
    a, b = distinctive(one.name), distinctive(other.name)
    if one.kind == other.kind == "office" and (told := _telling(one.name) & _telling(other.name)):
        return told in (_telling(one.name), _telling(other.name)) or one.language != other.language
    return one.kind == other.kind and bool(a) and a == b


def _speaks_for(person: Source, office: Source, known: Ground) -> bool:
    """True when some account ties the person to the office: "X, who heads the centre", "its spokesman, X".

    Of several bodies in one sentence the one nearest to the post is meant.
    """
    own = known.posts.distance(person.name, office.name)
    if own is None:
        return False
    words = distinctive(office.name)
    others = (name for name in known.bodies if not words & distinctive(name))
    rivals = (known.posts.distance(person.name, name) for name in others)
    return all(rival is None or own <= rival for rival in rivals)


@lru_cache(maxsize=16)
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("wellsourced.tracing", "words", "sources")[name].split())
