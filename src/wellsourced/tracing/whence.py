"""Work out, for one sentence of one account, whom it goes back to."""

from collections.abc import Sequence

from wellsourced.model.account import Account
from wellsourced.model.speech import Claim, Mention
from wellsourced.text.affiliation import distinctive
from wellsourced.text.normalize import keys
from wellsourced.tracing.basis import Basis, basis_of, follows, last_paper
from wellsourced.tracing.ground import Ground
from wellsourced.tracing.listed import listed
from wellsourced.tracing.meant import meant
from wellsourced.tracing.observed import by_their_watch, is_newsroom, newsroom, observed, told_by_oneself
from wellsourced.tracing.phrases import fitting, proper
from wellsourced.tracing.relays import publisher, same_publisher
from wellsourced.tracing.sides import side_of
from wellsourced.tracing.sources import Source, described, sort_of_head, source_of, tells_somebody

BACK = 4  # how many sentences back a pronoun reaches


def source_of_claim(claim: Claim, account: Account, known: Ground, written: str | None = None) -> Source | None:
    """Return whom a claim goes back to, None where the account states nobody.

    Where its sentence gives two figures, each with somebody, whoever gives the figure ``written`` is meant. Else the
    claim is laid to somebody by a verb of saying; else it says itself what it goes back to; else the next sentence
    tells; else an office's own page speaks for itself.
    """
    who = claim.attributed_to
    side = side_of(claim.text, written, account.language, who.start - claim.start if who is not None else None)
    if side is not None:
        return _of_basis(side, claim, account, known)
    outside = who is None or not claim.start <= who.start < claim.end
    doubtful = who is None or not tells_somebody(who) or _passes_on(who, known)
    if outside and by_their_watch(claim.text, account.language):
        return newsroom(account)
    basis = basis_of(claim, account) if outside or doubtful else None
    if basis is not None and outside and basis.phrase is not None and basis.phrase.sort in ("paper", "instrument"):
        return _of_basis(basis, claim, account, known)
    if who is not None and not who.named and _is_ours(who, account, known):
        return known.offices.get(account.id) or newsroom(account)
    if (doubtful or (who is not None and _is_reporter(who))) and observed(claim, account):
        return known.offices.get(account.id) or newsroom(account)
    if who is not None and not doubtful:
        found = source_of(meant(who, account.language, known), account.id, account.language)
        found = found._replace(certain=True) if _first_hand(claim, found) else found
        return _behind_paper(claim, found, known) or found
    based = _of_basis(basis, claim, account, known) if basis is not None else None
    if based is None and who is not None and tells_somebody(who):
        return source_of(who, account.id, account.language)._replace(certain=False)
    return based or _told_behind(claim, account, known) or known.offices.get(account.id)


def _is_reporter(who: Mention) -> bool:
    """ "A reporter of the Herald" is the newsroom."""
    return not who.named and not listed("reporting").isdisjoint(keys(who.name))


def _passes_on(who: Mention, known: Ground) -> bool:
    """ "According to the agency": whose words it had the sentence may tell."""
    return who.named and publisher(who.name) in known.outlets


def _first_hand(claim: Claim, source: Source) -> bool:
    """ "I stood on the quay": whoever writes under a false name was there."""
    return not source.named and told_by_oneself(claim)


def _told_behind(claim: Claim, account: Account, known: Ground) -> Source | None:
    """ "So says a diver who was there": the next sentence names the source of this one."""
    later = (c for c in known.heard[account.id].claims if c.start >= claim.end)
    behind = next(later, None)
    if behind is None or not follows(behind.text, account.language):
        return None
    if behind.attributed_to is not None and tells_somebody(behind.attributed_to):
        return source_of(meant(behind.attributed_to, account.language, known), account.id, account.language)
    basis = basis_of(behind, account)
    return _of_basis(basis, behind, account, known) if basis is not None else None


def _of_basis(basis: Basis, claim: Claim, account: Account, known: Ground) -> Source | None:
    """Whoever or whatever a sentence says that it goes back to; what an office's page calls so is the office's own."""
    if basis.phrase is None:
        return _before(claim, account, known, basis)
    first, last = basis.words[basis.phrase.first], basis.words[basis.phrase.end - 1]
    written = claim.text[first.start : last.end].removesuffix("'s").removesuffix("’s")
    sort = basis.phrase.sort
    mention = known.called.person(written) if sort in ("person", "name") else None
    if mention is None and sort in ("body", "name") and basis.phrase.named:
        mention = known.called.body(written)
    named = mention is not None or (basis.phrase.named and sort in ("body", "person", "name"))
    if named and sort in ("person", "name"):
        written = proper(basis.words, basis.phrase)
    if account.id in known.offices and (basis.decided or not named):
        return known.offices[account.id]
    if mention is None:
        mention = Mention(
            start=claim.start + first.start,
            end=claim.start + last.end,
            name=written,
            as_written=written,
            named=named,
            organisation=sort == "body",
        )
        mention = meant(mention, account.language, known)
    found = source_of(mention, account.id, account.language)
    if basis.decided or (found.named and any(same_publisher(found.name, outlet) for outlet in known.outlets)):
        found = found._replace(certain=False)
    return _behind_paper(claim, found, known) or found


def _before(claim: Claim, account: Account, known: Ground, basis: Basis) -> Source | None:
    """Whom a pronoun stands for: whoever its sentence named before it, else the last source that is a person."""
    if basis.stands != "neuter" and (here := _named_here(basis, account.language)) is not None:
        return _of_basis(here, claim, account, known)
    earlier = [c for c in known.heard[account.id].claims if c.end <= claim.start]
    for one in reversed(earlier[-BACK:]):
        who = one.attributed_to
        if who is not None and tells_somebody(who) and (who.named or len(keys(who.name)) > 1):
            found: Source | None = source_of(meant(who, account.language, known), account.id, account.language)
        else:
            told = basis_of(one, account)
            found = _of_basis(told, one, account, known) if told is not None and told.phrase is not None else None
        if found is None and basis.stands == "neuter" and (paper := last_paper(one, account)) is not None:
            found = _of_basis(paper, one, account, known)
        if found is not None and (basis.stands == "anyone" or (found.kind == "person") == (basis.stands != "neuter")):
            return found
    return None


def _named_here(basis: Basis, language: str | None) -> Basis | None:
    """The last full name of a person before the pronoun: "picked up by a diver, Ann Lee, are in her view"."""
    words = basis.words[: basis.at]
    end = next((at for at in range(len(words), 1, -1) if words[at - 1].capital), 0)
    first = end
    while first and words[first - 1].capital and (first == end or not words[first].mark):
        first -= 1
    found = fitting(words, first, end, language) if first and end - first > 1 else None
    named = found is not None and found.sort in ("person", "name")
    return Basis(basis.words, found) if named else None


def _is_ours(mention: Mention, account: Account, known: Ground) -> bool:
    """ "Our laboratory", "the Herald's own receiver" in the Herald, "our tally": the publisher itself; no neighbour."""
    words = keys(mention.name)
    own = publisher(account.outlet or "").split()
    plain = [w.removesuffix("'s") for w in words]
    if is_newsroom(mention.name, account) or (own and _within(own, plain) and "own" in words):
        return True
    ours = bool(words) and words[0] in listed("ourselves")
    return ours and (account.id in known.offices or sort_of_head(mention.name, account.language) != "person")


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
