"""Count the origins behind each utterance and point, as two bounds with their reasons (see docs/independence.md)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from wellsourced.model.lineage import Derivation, Origin, OriginKind, Origins
from wellsourced.model.match import Member, Point, Utterance
from wellsourced.model.speech import Heard, Quote
from wellsourced.tracing.relays import publisher
from wellsourced.tracing.sources import Ground, Source, ground, same_source, source_of_claim


class _Cluster(NamedTuple):
    """Sources that are one, with the accounts that have it from them."""

    sources: tuple[Source, ...]
    accounts: tuple[str, ...]

    @property
    def lead(self) -> Source:
        return min(self.sources, key=lambda s: (not s.named, s.kind != "office", -len(s.name), s.name))

    @property
    def certain(self) -> bool:
        return any(s.certain for s in self.sources)


def count(
    heard: Sequence[Heard],
    derivations: Sequence[Derivation],
    utterances: Sequence[Utterance],
    points: Sequence[Point],
) -> tuple[tuple[Utterance, ...], tuple[Point, ...]]:
    """Return the utterances and points with their origins filled in."""
    known = ground(heard, derivations)
    quotes = {q.id: q for h in heard for q in h.quotes}
    counted = tuple(msgspec.structs.replace(u, origins=_of_utterance(u, quotes, known)) for u in utterances)
    weighed = tuple(msgspec.structs.replace(p, origins=_of_point(p, known)) for p in points)
    return counted, weighed


def _of_point(point: Point, known: Ground) -> Origins:
    claims = {c.id: c for value in point.values for c in known.heard[value.account].claims}
    found: list[Source] = []
    silent: set[str] = set()
    present = {v.account for v in point.values}
    for value in point.values:
        if known.roots[value.account] != value.account and known.roots[value.account] in present:
            continue  # a copy has the origins of its original
        one = known.heard[value.account]
        claim = claims.get(value.claim)
        source = source_of_claim(claim, one.account, known) if claim is not None else None
        if source is None:
            silent.add(value.account)
        else:
            found.append(source)
    speaking = {s.account for s in found}
    found = [s for s in found if not _passed_on(s, speaking, known)]
    clusters = _with_copies(_clusters(found, known), present, known)
    undetermined = _undetermined(silent - speaking, speaking, known)
    return _bounds(clusters, undetermined)


def _passed_on(source: Source, speaking: set[str], known: Ground) -> bool:
    """ "According to the agency": its own account is here and says whom it has the statement from."""
    name = publisher(source.name)
    others = (known.heard[a].account for a in sorted(speaking - {source.account}))
    return source.named and any(
        name == publisher(other)
        for account in others
        for other in (account.outlet or "", *(c.name for c in account.credits if c.kind == "agency"))
    )


def _with_copies(clusters: list[_Cluster], present: set[str], known: Ground) -> list[_Cluster]:
    """The same sources, with the accounts that copied those who name them."""
    return [
        c._replace(accounts=tuple(sorted({*c.accounts, *(a for a in present if known.roots[a] in c.accounts)})))
        for c in clusters
    ]


def _undetermined(silent: set[str], speaking: set[str], known: Ground) -> tuple[str, ...]:
    """Accounts without a source; a copy has the origin of what it copied, and adds nothing."""
    roots_speaking = {known.roots[a] for a in speaking}
    alone: dict[str, str] = {}
    for account in sorted(silent, key=lambda a: (known.roots[a] != a, a)):
        root = known.roots[account]
        if root not in roots_speaking:
            alone.setdefault(root, account)
    return tuple(sorted(alone.values()))


def _clusters(found: Iterable[Source], known: Ground) -> list[_Cluster]:
    groups: list[list[Source]] = []
    for source in sorted(found, key=lambda s: (not s.named, s.key, s.account, s.name)):
        hits = [g for g in groups if any(same_source(source, other, known) for other in g)]
        merged = [source, *(s for g in hits for s in g)]
        groups = [g for g in groups if g not in hits] + [merged]
    return [
        _Cluster(tuple(g), tuple(sorted({s.account for s in g})))
        for g in sorted(groups, key=lambda g: sorted((s.name, s.key) for s in g))
    ]


def _bounds(clusters: Sequence[_Cluster], undetermined: tuple[str, ...]) -> Origins:
    """Named sources and those with a trade of their own are distinct; the first of the others counts if alone."""
    certain = [c for c in clusters if c.lead.named]
    trades = [c for c in clusters if not c.lead.named and c.certain]
    vague = [c for c in clusters if not c.lead.named and not c.certain]
    independent = len(certain) + len(trades)
    if not independent and vague:
        independent = 1
    at_most = len(clusters) + len(undetermined)
    named = tuple(Origin(name=c.lead.name, kind=c.lead.kind, named=c.lead.named, accounts=c.accounts) for c in clusters)
    return Origins(
        independent=independent,
        at_most=max(at_most, independent),
        undetermined=undetermined,
        named=named,
        why=_why(len(certain), len(trades), len(vague), len(undetermined)),
        rests_on=tuple(sorted({c.accounts[0] for c in (*certain, *trades) if len(c.accounts) == 1})),
    )


def _why(certain: int, trades: int, vague: int, undetermined: int) -> str:
    parts = []
    if certain:
        parts.append(f"{_many(certain, 'named source')} certainly distinct" if certain > 1 else "one named source")
    if trades:
        parts.append(_many(trades, "unnamed source") + " told apart by trade")
    if vague:
        parts.append(_many(vague, "unnamed source") + " who could be one of the others, or one another")
    if undetermined:
        parts.append(_many(undetermined, "account") + (" states" if undetermined == 1 else " state") + " no source")
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def _many(number: int, noun: str) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    amount = words[number] if number < len(words) else str(number)
    return f"{amount} {noun}" + ("" if number == 1 else "s")


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


def _why_words(independent: int, undetermined: int) -> str:
    if not independent:
        return "No account says whose words these are."
    sentence = "One speaker on one occasion is one origin, however many heard it"
    if undetermined:
        sentence += "; " + _many(undetermined, "account")
        sentence += (" does" if undetermined == 1 else " do") + " not say where the words come from"
    return sentence + "."


def _through(member: Member, quote: Quote, known: Ground) -> tuple[str, OriginKind, bool] | None:
    """Through whom, or on what occasion, an account says that it has the words; None where it does not say."""
    account = known.heard[member.account].account
    block = account.block_at(quote.start)
    if quote.via:
        last = quote.via[-1]
        kind: OriginKind = "post" if "(@" in last else "agency"
        return last.split(" (@")[0], kind, True
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
