"""Gather what accounts tell as unconfirmed or denied, with those who spread it and those who deny it."""

from collections.abc import Sequence
from itertools import combinations

from wellsourced.matching.comparison import Weights
from wellsourced.matching.hearsay import Hearsay, hearsay
from wellsourced.matching.tellings import tellings
from wellsourced.model.ids import content_id
from wellsourced.model.match import Rumour
from wellsourced.model.speech import Heard, Quote

MOST_RUMOURS = 60  # of one story
SAME_RUMOUR_WEIGHT = 1.1  # what two sentences share at least, in words as telling as the rarest
SAME_RUMOUR_LIGHTER = 0.4
JOINING_LIGHTER = 0.5  # a flat sentence joins a rumour that holds this share of its words
STRONG_DENIAL = frozenset({"denial"})


def rumours(heard: Sequence[Heard]) -> tuple[Rumour, ...]:
    """Return the rumours of one story, those of most accounts first, then by id.

    A rumour is what an account tells as circulating, unconfirmed or denied, or an official's guess that others deny.
    A sentence or post of another account that states the same flatly is counted among its accounts.
    """
    told = tellings(heard)
    weights = Weights(told)
    sentences = hearsay(told)
    seeds = [s for s in sentences if _is_seed(s)]
    gathered = [_gather(group, sentences, weights) for group in _grouped(seeds, weights)]
    quotes = {h.account.id: h.quotes for h in heard}
    made = [_rumour(group, weights, quotes) for group in gathered if _worth_telling(group, weights)]
    unique = {rumour.id: rumour for rumour in made}
    ranked = sorted(unique.values(), key=lambda r: (-len(r.accounts), r.id))
    return tuple(ranked[:MOST_RUMOURS])


def _is_seed(sentence: Hearsay) -> bool:
    return bool(sentence.marks - {"doubt"}) and bool(sentence.bag)


def _grouped(seeds: Sequence[Hearsay], weights: Weights) -> list[list[Hearsay]]:
    home = list(range(len(seeds)))
    for i, j in combinations(range(len(seeds)), 2):
        if _same(seeds[i], seeds[j], weights):
            a, b = home[i], home[j]
            home = [a if h == b else h for h in home]
    found: dict[int, list[Hearsay]] = {}
    for index, seed in enumerate(seeds):
        found.setdefault(home[index], []).append(seed)
    return list(found.values())


def _same(one: Hearsay, other: Hearsay, weights: Weights) -> bool:
    shared = weights.shared(one.bag, other.bag)
    return (
        len(shared.pairs) > 1
        and shared.weight >= SAME_RUMOUR_WEIGHT
        and shared.lighter >= SAME_RUMOUR_LIGHTER
    )


def _gather(group: list[Hearsay], sentences: Sequence[Hearsay], weights: Weights) -> list[Hearsay]:
    """Add the sentences that state the same without a mark."""
    known = {s.telling.claim.id for s in group}
    joined = []
    for sentence in sentences:
        if sentence.telling.claim.id in known or not sentence.bag:
            continue
        for seed in group:
            shared = weights.shared(seed.bag, sentence.bag)
            if (
                shared.weight >= SAME_RUMOUR_WEIGHT
                and len(shared.pairs) > 1
                and shared.lighter >= JOINING_LIGHTER
            ):
                joined.append(sentence)
                break
    return [*group, *joined]


def _worth_telling(group: Sequence[Hearsay], weights: Weights) -> bool:
    """An unsure sentence always is; a denial or a guess only beside a sentence that spreads what it denies."""
    if any(s.unsure for s in group):
        return True
    denied = [s for s in group if denies_it(s)]
    return bool(denied) and len({s.telling.account for s in group}) > 1 and len(denied) < len(group)


def denies_it(sentence: Hearsay) -> bool:
    """True where the sentence itself says that it is not so."""
    if "denial" in sentence.marks:
        return True
    return not sentence.unsure and any(c.denials for c in sentence.telling.clauses)


def _rumour(group: Sequence[Hearsay], weights: Weights, quotes: dict[str, tuple[Quote, ...]]) -> Rumour:
    ordered = sorted(group, key=lambda s: (s.telling.account, s.telling.claim.start))
    claims = [s.telling.claim for s in ordered]
    inside = sorted(
        q.id
        for s in ordered
        for q in quotes[s.telling.account]
        if q.start < s.telling.claim.end and s.telling.claim.start < q.end and q.kind != "indirect"
    )
    return Rumour(
        id=content_id("r", *(c.id for c in claims)),
        text=_clearest(ordered, weights),
        accounts=tuple(sorted({s.telling.account for s in ordered})),
        spread_by=_spread_by(ordered),
        denied_by=_denied_by(ordered),
        quotes=tuple(dict.fromkeys(inside)),
    )


def _clearest(group: Sequence[Hearsay], weights: Weights) -> str:
    """The sentence that shares most with the others; of equals the one marked unsure, then the shorter."""

    def central(sentence: Hearsay) -> tuple[float, bool, int, str]:
        common = sum(
            weights.shared(sentence.bag, other.bag).lighter for other in group if other is not sentence
        )
        text = sentence.telling.claim.text
        return (-round(common, 2), not sentence.unsure, len(text), text)

    return min(group, key=central).telling.claim.text


def _spread_by(group: Sequence[Hearsay]) -> tuple[str, ...]:
    names: list[str] = []
    for sentence in group:
        who = sentence.telling.claim.attributed_to
        if sentence.unsure or "guess" in sentence.marks:
            names += sentence.spreaders
        if who is not None and not denies_it(sentence):
            names.append(who.name)
    return tuple(dict.fromkeys(names))


def _denied_by(group: Sequence[Hearsay]) -> tuple[str, ...]:
    names = [
        s.telling.claim.attributed_to.name
        for s in group
        if denies_it(s) and s.telling.claim.attributed_to is not None
    ]
    return tuple(dict.fromkeys(names))
