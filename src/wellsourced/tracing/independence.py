"""Count the origins behind each utterance and point, as two bounds with their reasons (see docs/independence.md)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from wellsourced.model.lineage import Derivation, Origin, OriginKind, Origins, ValueOrigins
from wellsourced.model.match import Member, Point, PointValue, Utterance
from wellsourced.model.speech import Claim, Heard, Quote
from wellsourced.text.normalize import keys
from wellsourced.tracing.clusters import Cluster, bounds, clusters, counted, many, with_sides
from wellsourced.tracing.ground import Ground, ground
from wellsourced.tracing.listed import listed
from wellsourced.tracing.observed import own_eyes
from wellsourced.tracing.relays import publisher, same_publisher
from wellsourced.tracing.sameness import same_source
from wellsourced.tracing.sources import Source
from wellsourced.tracing.standing import aliases
from wellsourced.tracing.whence import source_of_claim

Claims = Mapping[str, Claim]


class _Told(NamedTuple):
    """The values of one telling: those of who told it ``first``, and those that others took from there."""

    first: tuple[PointValue, ...]
    taken: tuple[PointValue, ...]

    @property
    def accounts(self) -> frozenset[str]:
        return frozenset(v.account for v in (*self.first, *self.taken))


def count(
    heard: Sequence[Heard],
    derivations: Sequence[Derivation],
    utterances: Sequence[Utterance],
    points: Sequence[Point],
) -> tuple[tuple[Utterance, ...], tuple[Point, ...]]:
    """Return the utterances and points with their origins filled in."""
    known = ground(heard, derivations)
    known = known._replace(aliases=aliases(known, derivations))
    quotes = {q.id: q for h in heard for q in h.quotes}
    spoken = tuple(msgspec.structs.replace(u, origins=_of_utterance(u, quotes, known)) for u in utterances)
    weighed = tuple(msgspec.structs.replace(p, origins=_of_point(p, known)) for p in points)
    return spoken, weighed


def _of_point(point: Point, known: Ground) -> Origins:
    claims = {c.id: c for value in point.values for c in known.heard[value.account].claims}
    groups = _told(point, known)
    found = _counted(groups, claims, known, opposed=point.verdict == "conflict" and not _one_figure(groups))
    if point.verdict != "conflict" or not (figures := _figures(point)):
        return found
    sides = tuple(_side(figure, written, groups, claims, known) for figure, written in figures.items())
    return msgspec.structs.replace(found, by_value=sides, why=with_sides(found.why, sides))


def _counted(groups: Sequence[_Told], claims: Claims, known: Ground, *, opposed: bool) -> Origins:
    found: list[Source] = []
    silent: list[str] = []
    for group in groups:
        sources = _stated(group, claims, known)
        found += [*sources, *_added(group, sources, claims, known)]
        if not sources:
            silent.append(min(v.account for v in group.first))
    speaking = {s.account for s in found}
    found = [s for s in found if not _passed_on(s, speaking, known)]
    undetermined = tuple(sorted(set(silent) - speaking))
    together = _with_copies(clusters(found, known), groups)
    return bounds(counted(together, known, opposed=opposed and not undetermined), undetermined)


def _figures(point: Point) -> dict[float, str]:
    """The figures that conflict, with the words of one who gives each; none where a value is no figure of the unit."""
    if len({v.unit for v in point.values}) != 1 or any(v.quantity is None for v in point.values):
        return {}
    ordered = sorted(point.values, key=lambda v: (v.quantity or 0.0, v.account, v.start))
    figures = {v.quantity: v.value or "" for v in reversed(ordered) if v.quantity is not None}
    return dict(sorted(figures.items())) if len(figures) > 1 else {}


def _side(figure: float, written: str, groups: Sequence[_Told], claims: Claims, known: Ground) -> ValueOrigins:
    """The origins of one figure: of those who told it first; who copied and changed it adds nothing."""
    own = [
        _Told(first, tuple(v for v in group.taken if v.quantity == figure))
        for group in groups
        if (first := tuple(v for v in group.first if v.quantity == figure))
    ]
    found = _counted(own, claims, known, opposed=False)
    return ValueOrigins(value=written, independent=found.independent, at_most=found.at_most)


def _told(point: Point, known: Ground) -> list[_Told]:
    """The values of a point by the account that told them first."""
    present = {v.account for v in point.values}
    told: dict[str, list[PointValue]] = defaultdict(list)
    for value in sorted(point.values, key=lambda v: (v.account, v.start)):
        told[known.tellings.of(value.account, (value.start, value.end), present)].append(value)
    groups = []
    for origin, values in sorted(told.items()):
        leader = origin if any(v.account == origin for v in values) else values[0].account
        first = tuple(v for v in values if v.account == leader)
        groups.append(_Told(first, tuple(v for v in values if v.account != leader)))
    return groups


def _stated(group: _Told, claims: Claims, known: Ground) -> list[Source]:
    """The sources of a telling: those that its first account states, else those that a copy of it states."""
    everything = (*group.first, *group.taken)
    for account in dict.fromkeys(v.account for v in everything):
        if sources := [s for v in everything if v.account == account and (s := _source(v, claims, known)) is not None]:
            return sources
    return []


def _added(group: _Told, stated: Sequence[Source], claims: Claims, known: Ground) -> list[Source]:
    """The sources of its own that an account names beside what it took from another."""
    added = []
    for value in group.taken if stated else ():
        if not known.tellings.printed(value.account, (value.start, value.end)):
            source = _source(value, claims, known)
            if source is None or not source.named or (own_eyes(source) and any(map(own_eyes, stated))):
                continue  # whoever copies "we counted" did not count
            if not any(same_source(source, s, known) for s in stated):
                added.append(source)
    return added


def _source(value: PointValue, claims: Claims, known: Ground) -> Source | None:
    claim = claims.get(value.claim)
    if claim is None:
        return None
    return source_of_claim(claim, known.heard[value.account].account, known, value.value)


def _one_figure(groups: Sequence[_Told]) -> bool:
    """True when all who told it first give the same figure: then only a copy differs, and nobody contradicts."""
    figures = {v.quantity for group in groups for v in group.first}
    return len(figures) == 1 and None not in figures


def _passed_on(source: Source, speaking: set[str], known: Ground) -> bool:
    """ "According to the agency": its own account is here and says whom it has the statement from."""
    others = (known.heard[a].account for a in sorted(speaking - {source.account}))
    return source.named and any(
        same_publisher(source.name, other)
        for account in others
        if account.id not in known.offices
        for other in (account.outlet or "", *(c.name for c in account.credits if c.kind == "agency"))
    )


def _with_copies(found: Sequence[Cluster], groups: Sequence[_Told]) -> list[Cluster]:
    """The same sources, with the accounts that copied those who name them."""
    copied = [(c, [g.accounts for g in groups if not g.accounts.isdisjoint(c.accounts)]) for c in found]
    return [c._replace(accounts=tuple(sorted({*c.accounts}.union(*held)))) for c, held in copied]


def _of_utterance(utterance: Utterance, quotes: dict[str, Quote], known: Ground) -> Origins:
    """The words of one speaker on one occasion have one origin; ``named`` says through whom each account has them."""
    through: dict[tuple[str, OriginKind, bool], set[str]] = {}
    silent: set[str] = set()
    speaking: set[str] = set()
    for member in utterance.members:
        origin = _through(member, quotes[member.quote], known)
        if origin is None:
            silent.add(member.account)
        else:
            through.setdefault(origin, set()).add(member.account)
            speaking.add(member.account)
    undetermined = _undetermined(silent - speaking, speaking, known)
    named = tuple(
        Origin(name=name, kind=kind, named=is_named, accounts=tuple(sorted(accounts)))
        for (name, kind, is_named), accounts in sorted(through.items())
    )
    independent = 1 if utterance.speaker is not None or named else 0
    return Origins(
        independent=independent,
        at_most=max(independent, bool(speaking) + len(undetermined)),
        undetermined=undetermined,
        named=named,
        why=_why_words(independent, len(undetermined)),
    )


def _undetermined(silent: set[str], speaking: set[str], known: Ground) -> tuple[str, ...]:
    """Accounts without a source; a copy has the origin of what it copied, and adds nothing."""
    original = known.tellings.original
    roots_speaking = {original(a) for a in speaking}
    alone: dict[str, str] = {}
    for account in sorted(silent, key=lambda a: (original(a) != a, a)):
        if original(account) not in roots_speaking:
            alone.setdefault(original(account), account)
    return tuple(sorted(alone.values()))


def _why_words(independent: int, undetermined: int) -> str:
    if not independent:
        return "No account says whose words these are."
    sentence = "One speaker on one occasion is one origin, however many heard it"
    if undetermined:
        sentence += "; " + many(undetermined, "account")
        sentence += (" does" if undetermined == 1 else " do") + " not say where the words come from"
    return sentence + "."


def _kind_of(teller: str, known: Ground) -> OriginKind:
    """What hands words on: a poster, a tape, a paper, a person, or else an agency or outlet."""
    if "(@" in teller:
        return "post"
    words = keys(teller)
    last = words[-1] if words else ""
    if last in listed("recordings"):
        return "video"
    if last in listed("documents"):
        return "document"
    lower = teller[:1].islower() and last not in listed("media", "hearers")
    return "person" if teller in known.people or lower else "agency"


def _through(member: Member, quote: Quote, known: Ground) -> tuple[str, OriginKind, bool] | None:
    """Through whom, or on what occasion, an account says that it has the words; None where it does not say."""
    account = known.heard[member.account].account
    block = account.block_at(quote.start)
    if quote.via:
        last = quote.via[-1]
        kind = _kind_of(last, known)
        return last.split(" (@")[0], kind, kind != "person" or not last[:1].islower()
    speaker = quote.speaker
    if block is not None and block.kind == "post" and block.author is not None:
        return block.author.name, "post", True
    agency = next((c.name for c in account.credits if c.kind == "agency"), None)
    if agency is not None:
        return agency, "agency", True
    if speaker is None:
        return None
    own_page = account.outlet is not None and publisher(account.outlet) == publisher(speaker.name)
    told = quote.occasion.medium is not None or quote.occasion.audience is not None
    if own_page or told or account.id in known.offices:
        return speaker.name, "office" if speaker.organisation else "person", speaker.named
    return None
