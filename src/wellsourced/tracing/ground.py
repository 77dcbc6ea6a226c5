"""What tracing needs to know of a whole story, worked out once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from wellsourced.model.account import Account
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard, Mention
from wellsourced.text.affiliation import Posts, distinctive
from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.lexicon import is_stop
from wellsourced.text.normalize import keys
from wellsourced.text.tables import languages
from wellsourced.tracing.aliases import Aliases
from wellsourced.tracing.basis import basis_of
from wellsourced.tracing.called import Called
from wellsourced.tracing.employers import Employers
from wellsourced.tracing.listed import listed
from wellsourced.tracing.phrases import head_noun, proper
from wellsourced.tracing.relays import publisher
from wellsourced.tracing.roles import Roles, kinds
from wellsourced.tracing.sources import Source, described, of_lands, sort_of_head, source_of, telling
from wellsourced.tracing.tellings import Tellings

NAME_WORDS = 8  # of the longest line above a title that may be the publisher's name
_BARS = re.compile(r"[|/•·»›—–\n]")


class Ground(NamedTuple):
    """The accounts by id, whose tellings they are, the pages that are a source's own, and who speaks for whom."""

    heard: dict[str, Heard]
    tellings: Tellings
    offices: dict[str, Source]
    posts: Posts
    roles: Roles
    ours: dict[str, frozenset[str]]  # the people whom a source's own page calls its own
    people: frozenset[str]  # the names of all persons who speak
    bodies: tuple[str, ...]  # the names of all bodies that accounts lay something to
    called: Called
    employers: Employers
    outlets: frozenset[str]  # the publishers of the accounts, and those whom they credit or name as relaying
    aliases: Aliases = Aliases()  # the names that are of one source, as copies tell


def ground(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> Ground:
    """Return what ``heard`` and the ``derivations`` between them tell of their sources."""
    mentions = [m for h in heard for m in (*_mentions(h), *_based_on(h))]
    texts = [(h.account.text, h.account.language) for h in heard]
    everyone = [*mentions, *(q.speaker for h in heard for q in h.quotes if q.speaker is not None)]
    offices, spelt = _own_pages(heard), _spellings(mentions)
    spoken = {m.name: {m.name, m.as_written} for m in everyone if m.named}
    called = Called(everyone, Roles(texts, spoken))
    return Ground(
        heard={h.account.id: h for h in heard},
        tellings=Tellings(heard, derivations),
        offices=offices,
        posts=Posts(texts),
        roles=Roles(texts, spelt),
        ours={h.account.id: _ours(h.account, spelt) for h in heard if h.account.id in offices},
        people=frozenset(_speakers(heard)),
        bodies=tuple(sorted({m.name for m in mentions if m.named and m.organisation})),
        called=called,
        employers=Employers(heard, called, offices),
        outlets=_outlets(heard) | {publisher(name) for name in called.relaying()},
    )


def _outlets(heard: Sequence[Heard]) -> frozenset[str]:
    """The folded names of newsrooms: they pass on what others said."""
    accounts = [h.account for h in heard if not h.speaks_for_itself]
    named = [account.outlet for account in accounts if account.outlet]
    named += [credit.name for account in accounts for credit in account.credits if credit.kind in ("agency", "outlet")]
    people = {m.name for h in heard for m in _mentions(h) if not m.organisation}
    chains = [c.via for h in heard for c in h.claims] + [q.via for h in heard for q in h.quotes]
    named += [name for chain in chains for name in chain if name not in people]
    return frozenset(publisher(name) for name in named)


def _ours(account: Account, spelt: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Whom a page calls its own: "our director, Ann Lee"."""
    here = Roles([(account.text, account.language)], spelt)
    return frozenset(name for name in spelt if here.ours(name))


def _spellings(mentions: Iterable[Mention]) -> dict[str, frozenset[str]]:
    """The people that something is laid to, each with the names under which the accounts have them."""
    found: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.named and not mention.organisation:
            name = mention.as_written.istitle() and not _is_pronoun(mention.as_written)
            written = {mention.as_written} if name else set()
            found.setdefault(mention.name, {mention.name}).update(written)
    return {name: frozenset(written) for name, written in found.items()}


def _is_pronoun(written: str) -> bool:
    """ "He" at the start of a sentence is no name of his."""
    return any(is_stop(" ".join(keys(written)), language) for language in languages("wellsourced.tracing", "languages"))


def _speakers(heard: Sequence[Heard]) -> Iterable[str]:
    """The persons to whom a quotation belongs, by name."""
    spoken = (quote.speaker for one in heard for quote in one.quotes)
    return (s.name for s in spoken if s is not None and s.named and not s.organisation)


def _mentions(one: Heard) -> Iterable[Mention]:
    return (claim.attributed_to for claim in one.claims if claim.attributed_to is not None)


def _based_on(one: Heard) -> Iterable[Mention]:
    """The people to whom sentences go back that are laid to nobody: "by Ann Lee's count"."""
    for claim in one.claims:
        basis = basis_of(claim, one.account) if claim.attributed_to is None else None
        if (
            basis is not None
            and basis.phrase is not None
            and basis.phrase.named
            and basis.phrase.sort in ("person", "name")
        ):
            name = proper(basis.words, basis.phrase)
            if len(name.split()) > 1:
                yield Mention(start=claim.start, end=claim.end, name=name, as_written=name)


def _own_pages(heard: Sequence[Heard]) -> dict[str, Source]:
    """Accounts whose publisher accounts name as a source: an office's own page speaks for itself."""
    cited = [(h, m) for h in heard for m in _mentions(h) if publisher(m.name) != publisher(h.account.outlet or "")]
    found = {}
    for one in (h for h in heard if h.speaks_for_itself and not _writers_own(h.account)):
        mentions = [(m, h.account.language) for h, m in cited if h is not one]
        mine = (_cited(one.account, name, mentions) for name in _publishers(one.account))
        first = next((source for source in mine if source is not None), None)
        first = first or _by_letterhead(one.account, mentions) or _own_name(one.account)
        if first is not None:
            found[one.account.id] = first
    return found


def _writers_own(account: Account) -> bool:
    """True for a page that calls itself "My mill walks" or "Notes of a rower": one who writes, and no office."""
    singular = listed("mine") - listed("ours")
    for name in _publishers(account):
        inner = {word.replace("’", "'").rpartition("'")[2] for word in name.split()[1:-1] if word.islower()}
        if not singular.isdisjoint(keys(name)) or not inner.isdisjoint(listed("indefinite")):
            return True
    return False


def _own_name(account: Account) -> Source | None:
    """The body that a page nobody cites is of, where its name tells that it is one: "Tolbeck Rowing Union".

    It is not certain: such a page may tell what others found out.
    """
    language = account.language
    for name in _publishers(account):
        words = keys(name)
        media = listed("media") | listed("outlet_words") | listed("own_paper")
        body = sort_of_head(name, language) == "body" or bool(kinds(name, language)) or publisher(name) != _plain(name)
        if body and media.isdisjoint(words) and account.outlet in (None, name):
            return Source(publisher(name), name, "office", True, False, account.id, language, kinds(name, language))
    return None


def _plain(name: str) -> str:
    """A publisher's name with its legal form."""
    return " ".join(word for word in keys(name) if word not in listed("definite"))


def _publishers(account: Account) -> list[str]:
    """The names by which a page may say whose it is: its outlet, the short lines above its title, a letterhead."""
    title = next((block for block in account.blocks if block.kind == "title"), None)
    above = [account.text[b.start : b.end] for b in account.blocks if title is not None and b.end <= title.start]
    if title is None:  # a letterhead may be all that stands above the text
        above = [line for b in account.blocks[:1] if (line := account.text[b.start : b.end]).isupper()]
    head = account.text[title.start : title.end] if title is not None else ""
    lines = [*above, *([head] if head.isupper() else [])]
    pieces = [" ".join(line.split()) for line in lines if line.isupper()]
    pieces += [" ".join(piece.split()) for line in lines for piece in _BARS.split(line)]
    short = [piece for piece in pieces if 1 < len(piece.split()) <= NAME_WORDS]
    short = [piece for piece in short if listed("mine").isdisjoint(keys(piece))]  # "My tours" leads to another page
    return list(dict.fromkeys([*([account.outlet] if account.outlet else []), *short]))


def _cited(account: Account, outlet: str, mentions: Sequence[tuple[Mention, str | None]]) -> Source | None:
    """The source that the ``mentions`` in other accounts mean by the publisher of this one, by the closest name.

    Where none names it, one may tell its kind: "the police" where "Harbour Police" published.
    """
    language = account.language
    named = [(fit, at) for at, (mention, _) in enumerate(mentions) if (fit := _fit(outlet, mention))]
    if named:
        mention, spoken = mentions[min(named)[1]]
        found = source_of(mention, account.id, spoken)
        person = found.kind == "person" and outlet not in account.bylines
        return found._replace(language=language, kind="office" if person else found.kind)
    told = kinds(outlet, language)
    bodies = (source_of(m, account.id, spoken) for m, spoken in mentions if told)
    if any(not body.named and body.kind == "office" and body.kinds & told for body in bodies):
        return Source(publisher(outlet), outlet, "office", True, True, account.id, language, told)
    return None


def _initials(mention: Mention) -> str | None:
    """ "nrt" of the Northern River Trust; None of a person and of a name of one word."""
    words = [word for word in keys(mention.name) if word not in of_offices("empty")]
    return "".join(word[0] for word in words) if mention.organisation and len(words) > 1 else None


def _by_letterhead(account: Account, mentions: Sequence[tuple[Mention, str | None]]) -> Source | None:
    """The body that others only describe, in words that all stand in the lines above the page's title."""
    lines = _publishers(account)
    held = frozenset(word for line in lines for word in distinctive(line))
    for mention, spoken in mentions:
        told = distinctive(described(mention.name))
        body = mention.organisation or sort_of_head(mention.name, spoken) == "body"
        if body and not mention.named and told and told <= held and _telling_enough(mention.name, spoken):
            name = ", ".join({publisher(line): line for line in reversed(lines)}.values())
            return Source(
                publisher(name), name, "office", True, True, account.id, account.language, kinds(name, spoken)
            )
    return None


def _telling_enough(name: str, language: str | None) -> bool:
    """True for "the harbour office" and "the federation", not for "the company" or "the office"."""
    noun = head_noun(name, language)
    return bool(telling(name)) or (noun is not None and noun not in listed("offices") and not kinds(name, language))


def _fit(outlet: str, mention: Mention) -> int:
    """How a named mention may mean ``outlet``: 1 by the same name, 2 and 3 by a fuller or shorter one; 0 not at all."""
    if not mention.named:
        return 0
    if publisher(outlet) in (publisher(mention.name), publisher(mention.as_written), _initials(mention)):
        return 1
    own, cited = of_lands(distinctive(outlet), distinctive(mention.name)), distinctive(mention.name)
    if not mention.organisation or not own or not cited:
        return 0
    if own - listed("bodies") == cited - listed("bodies"):
        return 2
    return 3 if min(len(own), len(cited)) > 1 and (cited < own or own < cited) else 0
