"""Put together the sources that are one, and count those that are certainly distinct, with the reasons."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wellsourced.model.lineage import Origin, Origins, ValueOrigins
from wellsourced.text.normalize import keys
from wellsourced.tracing.ground import Ground
from wellsourced.tracing.listed import listed
from wellsourced.tracing.sameness import may_be_one, may_be_translation, may_speak_for, of_one_trade, same_source
from wellsourced.tracing.sources import Source

NAMES_SHOWN = 3
NAME_CHARS = 60


class Cluster(NamedTuple):
    """Sources that are one, with the accounts that have it from them."""

    sources: tuple[Source, ...]
    accounts: tuple[str, ...]

    @property
    def lead(self) -> Source:
        """The source by which the cluster is named."""
        return min(self.sources, key=lambda s: (not s.named, s.kind != "office", -len(s.name), s.name))

    @property
    def certain(self) -> bool:
        """True when some account tells enough of a source to tell it from others; an outlet passes on others' words."""
        return any(s.certain for s in self.sources)


class Counted(NamedTuple):
    """The clusters by how sure it is that each is a source of its own."""

    named: tuple[Cluster, ...]
    apart: tuple[Cluster, ...]
    opposed: tuple[Cluster, ...]
    vague: tuple[Cluster, ...]

    @property
    def distinct(self) -> tuple[Cluster, ...]:
        """Those that are certainly distinct."""
        return (*self.named, *self.apart, *self.opposed)


def clusters(found: Iterable[Source], known: Ground) -> list[Cluster]:
    """Return the sources, each with those that are the same, in the order of their names.

    A description that fits two named sources ("the union" beside two unions) is joined to the one that its own
    account names, and else to none.
    """
    groups: list[list[Source]] = []
    for source in sorted(found, key=lambda s: (not s.named, s.key, s.account, s.name)):
        hits = [g for g in groups if any(same_source(source, other, known) for other in g)]
        if not source.named and sum(any(s.named for s in g) for g in hits) > 1:
            near = [g for g in hits if any(s.named and s.account == source.account for s in g)]
            hits = near if len(near) == 1 else []
        merged = [source, *(s for g in hits for s in g)]
        groups = [g for g in groups if g not in hits] + [merged]
    return [
        Cluster(tuple(g), tuple(sorted({s.account for s in g})))
        for g in sorted(groups, key=lambda g: sorted((s.name, s.key) for s in g))
    ]


def counted(found: Sequence[Cluster], known: Ground, *, opposed: bool) -> Counted:
    """Return which of the clusters count as sources of their own.

    Named sources are distinct, but for people who may speak for another of them. So are unnamed ones with a trade, and
    bodies that no named source may be or speak for. ``opposed`` tells that two sources contradict each other: then
    the unnamed one of two is not the other.
    """
    called = [c for c in found if c.lead.named and c.certain]
    named = [c for c in called if not _of_another(c, called, known)]
    apart = _told_apart([c for c in found if not c.lead.named and c.certain and not _hidden(c, named, known)])
    rest = [c for c in found if c not in named and c not in apart]
    against = rest if opposed and len(found) == 2 and len(rest) == 1 and rest[0].lead.kind != "document" else []
    return Counted(tuple(named), tuple(apart), tuple(against), tuple(c for c in rest if c not in against))


def _told_apart(unnamed: Sequence[Cluster]) -> list[Cluster]:
    """The unnamed sources without those that may be another: of one trade, or told in a language we read too badly."""
    kept: list[Cluster] = []
    for cluster in sorted(unnamed, key=lambda c: (-len(c.accounts), sorted((s.name, s.key) for s in c.sources))):
        others = [o for other in kept for o in other.sources]
        if not any(may_be_translation(s, o) or of_one_trade(s, o) for s in cluster.sources for o in others):
            kept.append(cluster)
    return [c for c in unnamed if c in kept]


def _of_another(cluster: Cluster, named: Sequence[Cluster], known: Ground) -> bool:
    """True when a named person may speak for a firm that another of the sources is."""
    others = [source for c in named if c is not cluster for source in c.sources]
    return all(any(may_speak_for(s, other, known) for other in others) for s in cluster.sources)


def _hidden(cluster: Cluster, named: Sequence[Cluster], known: Ground) -> bool:
    """True when a body told by its kind alone may be one of the named sources."""
    return any(
        may_be_one(other, source, known) or same_source(other, source, known)
        for c in named
        for other in c.sources
        for source in cluster.sources
    )


def bounds(told: Counted, undetermined: tuple[str, ...]) -> Origins:
    """Return the two bounds with their reasons. Of sources that may all be one, one counts."""
    everyone = sorted((*told.distinct, *told.vague), key=lambda c: sorted((s.name, s.key) for s in c.sources))
    independent = len(told.distinct) + any(_nobody_else(c, told) for c in told.vague) or bool(told.vague)
    return Origins(
        independent=int(independent),
        at_most=max(len(everyone) + len(undetermined), int(independent)),
        undetermined=undetermined,
        named=tuple(
            Origin(name=c.lead.name, kind=c.lead.kind, named=c.lead.named, accounts=c.accounts) for c in everyone
        ),
        why=_why(told, len(undetermined)),
        rests_on=tuple(sorted({c.accounts[0] for c in told.distinct if len(c.accounts) == 1})),
    )


def _nobody_else(vague: Cluster, told: Counted) -> bool:
    """True for an unnamed person beside papers and what newsrooms saw themselves: they are none of those."""
    person = all(s.kind == "person" and listed("documents").isdisjoint(keys(s.name)) for s in vague.sources)
    return person and not any(s.kind in ("person", "office", "post") for c in told.distinct for s in c.sources)


def _why(told: Counted, undetermined: int) -> str:
    parts = []
    if told.named:
        distinct = " certainly distinct" if len(told.named) > 1 else ""
        parts.append(f"{many(len(told.named), 'named source')}{distinct} ({_names(told.named)})")
    if told.apart:
        parts.append(f"{many(len(told.apart), 'unnamed source')} told apart by what they are ({_names(told.apart)})")
    if told.opposed:
        parts.append(f"{many(len(told.opposed), 'unnamed source')} who contradicts the other ({_names(told.opposed)})")
    if told.vague:
        unnamed = "" if any(c.lead.named for c in told.vague) else "unnamed "
        maybe = "who could be, or speak for, one of the others"
        parts.append(f"{many(len(told.vague), unnamed + 'source')} {maybe} ({_names(told.vague)})")
    if undetermined:
        parts.append(many(undetermined, "account") + (" states" if undetermined == 1 else " state") + " no source")
    sentence = "; ".join(parts)
    return sentence[:1].upper() + sentence[1:] + "." if sentence else ""


def with_sides(why: str, sides: Sequence[ValueOrigins]) -> str:
    """Return the reasons with how many origins each side of a conflict has.

    >>> with_sides("Two.", [ValueOrigins(value="9 boats", independent=2, at_most=2)])
    'Two; for “9 boats” two.'
    """
    told = ", ".join(f"for “{' '.join(side.value.split())}” {spelt(side.independent)}" for side in sides)
    return f"{why.removesuffix('.')}; {told}." if why else f"{told[:1].upper()}{told[1:]}."


def _names(found: Sequence[Cluster]) -> str:
    names = [" ".join(c.lead.name.split()) for c in found]
    shown = [n if len(n) <= NAME_CHARS else n[: NAME_CHARS - 1].rstrip() + "…" for n in names[:NAMES_SHOWN]]
    more = [f"{len(names) - NAMES_SHOWN} more"] if len(names) > NAMES_SHOWN else []
    return "; ".join([*shown, *more])


def many(number: int, noun: str) -> str:
    """Return a number with its noun, in words up to ten.

    >>> many(2, "account")
    'two accounts'
    """
    return f"{spelt(number)} {noun}" + ("" if number == 1 else "s")


def spelt(number: int) -> str:
    """Return a number in words up to ten: "none" for 0.

    >>> spelt(3)
    'three'
    """
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else str(number)
