"""Decide what a reader sees first: changed negations and disputes, then what most accounts carry."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from wellsourced.dossier.references import References
from wellsourced.model.dossier import Story
from wellsourced.model.lineage import Derivation
from wellsourced.model.match import Point, Utterance, Verdict
from wellsourced.tracing.relays import publisher

# An account half of which stands in another adds too little to be counted as a telling of its own.
COPY_SHARE = 0.5
_WHOLE = frozenset({"identical", "near"})
_PLAIN = frozenset({"verbatim", "typographic"})


@dataclass(frozen=True)
class Numbers:
    """The three numbers that are kept apart. ``nameless`` counts accounts that name no outlet."""

    accounts: int
    distinct: int
    outlets: int
    nameless: int


def numbers(story: Story, refs: References) -> Numbers:
    """Return how many accounts a story has, how many once copies are folded, and from how many outlets.

    An account counts once, however many versions of it are known.
    """
    found = [ref for ref in refs.ordered(story.accounts) if not ref.withdrawn]
    outlets = {publisher(ref.outlet).replace(" ", "") for ref in found if ref.outlet}
    nameless = sum(not ref.outlet for ref in found)
    current = {ref.account.id: ref.account.superseded_by or ref.account.id for ref in refs.accounts.values()}
    heads = copy_heads(_of_accounts(story.derivations, current))
    distinct = {heads.get(ref.account.id, ref.account.id) for ref in found}
    return Numbers(len(found), len(distinct), len(outlets), nameless)


def _of_accounts(derivations: Iterable[Derivation], current: dict[str, str]) -> list[Derivation]:
    """The derivations with accounts in the place of their versions."""
    return [
        msgspec.structs.replace(d, source=current.get(d.source, d.source), target=current.get(d.target, d.target))
        for d in derivations
    ]


def is_copy(derivation: Derivation) -> bool:
    """True when the target is so much of a copy that it is folded beneath its source."""
    return derivation.kind == "copy" and (derivation.how in _WHOLE or derivation.share >= COPY_SHARE)


def copy_heads(derivations: Iterable[Derivation]) -> dict[str, str]:
    """Return for each account that is a copy the account it goes back to through copies of copies."""
    taken: dict[str, tuple[float, str]] = {}
    for derivation in sorted(derivations, key=lambda d: (-d.share, d.source, d.target)):
        if is_copy(derivation) and derivation.source != derivation.target:
            taken.setdefault(derivation.target, (derivation.share, derivation.source))
    heads = {}
    for target in taken:
        seen, at = {target}, taken[target][1]
        while at in taken and at not in seen:
            seen.add(at)
            at = taken[at][1]
        # a ring of copies has no first: the smallest id stands for it, the same in every order of input
        heads[target] = min(seen) if at in seen else at
    return {target: head for target, head in heads.items() if target != head}


def ranked_utterances(story: Story) -> list[Utterance]:
    """Return utterances with a changed negation first, then by the number of accounts and of alterations."""
    return sorted(story.utterances, key=lambda u: (not has_negation(u), -carried_by(u), -_altered(u)))


def has_negation(utterance: Utterance) -> bool:
    """True when some account's form changes a negation."""
    return any(member.alteration == "negation" for member in utterance.members)


def carried_by(utterance: Utterance) -> int:
    """Return the number of accounts that carry an utterance."""
    return len({member.account for member in utterance.members})


def _altered(utterance: Utterance) -> int:
    return sum(member.alteration not in _PLAIN for member in utterance.members)


def ranked_points(story: Story, verdict: Verdict) -> list[Point]:
    """Return the points of one verdict, those most accounts speak to first."""
    found = [point for point in story.points if point.verdict == verdict]
    return sorted(found, key=lambda point: -len({value.account for value in point.values}))


def ranked_derivations(story: Story, refs: References) -> list[Derivation]:
    """Return derivations by kind, largest share first, then by the accounts' numbers."""
    kinds = {"copy": 0, "relay": 1, "embed": 2}
    known = [d for d in story.derivations if d.source in refs.accounts and d.target in refs.accounts]
    return sorted(
        known,
        key=lambda d: (
            kinds[d.kind],
            -d.share,
            refs.accounts[d.source].number,
            refs.accounts[d.target].number,
        ),
    )
