"""Work out, for one sentence of one account, whom it goes back to."""

from collections.abc import Sequence

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim, Mention
from wellsourced.text.affiliation import distinctive
from wellsourced.text.normalize import keys
from wellsourced.tracing.ground import Ground
from wellsourced.tracing.instruments import recorded_by
from wellsourced.tracing.listed import listed
from wellsourced.tracing.observed import newsroom, observed
from wellsourced.tracing.relays import publisher
from wellsourced.tracing.sources import Source, described, source_of, tells_somebody


def source_of_claim(claim: Claim, account: Account, known: Ground) -> Source | None:
    """Return whom a claim goes back to, None where the account states nobody."""
    who = claim.attributed_to
    outside = who is None or not claim.start <= who.start < claim.end
    if outside and (recorder := recorded_by(claim, account)) is not None:
        return recorder
    if who is not None and not who.named and _is_ours(who, account):
        return known.offices.get(account.id) or newsroom(account)
    if who is not None and tells_somebody(who):
        found = source_of(who, account.id, account.language)
        return _behind_paper(claim, found, known) or found
    if observed(claim, account):
        return newsroom(account)
    return known.offices.get(account.id)


def _is_ours(mention: Mention, account: Account) -> bool:
    """ "Our laboratory", "the Herald's own receiver" in the Herald: the publisher itself."""
    words = keys(mention.name)
    own = publisher(account.outlet or "").split()
    plain = [w.removesuffix("'s") for w in words]
    return bool(words) and (words[0] in listed("ourselves") or bool(own and _within(own, plain) and "own" in words))


def _within(part: Sequence[str], line: Sequence[str]) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(line)} "


def _behind_paper(claim: Claim, paper: Source, known: Ground) -> Source | None:
    """Whose "the statement" or "its document" is, when the account said so before: of the source it laid it to.

    A statement of which nothing was said before is that of the body that spoke last.
    """
    if paper.named or paper.kind != "document" or not _met_before(paper.name):
        return None
    words = _content(paper.name)
    bare = words <= listed("documents")
    before = [c for c in known.heard[paper.account].claims if c.end <= claim.start and c.attributed_to is not None]
    for earlier in reversed(before):
        who = earlier.attributed_to
        if who is None or not (who.named or who.organisation) or _content(who.name) & listed("documents"):
            continue
        if words <= set(keys(earlier.text)) or (bare and words & listed("statements") and who.organisation):
            return source_of(who, paper.account, paper.language)
    return None


def _met_before(name: str) -> bool:
    """True for "the document" and "its document", not for "a document"."""
    return (keys(name) or [""])[0] in listed("definite") | listed("owning")


def _content(name: str) -> frozenset[str]:
    return distinctive(described(name)) - listed("owning") - listed("definite") - listed("vague")
