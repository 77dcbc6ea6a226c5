"""Gather what two or more accounts of a story state about one matter, and say whether they agree."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from wellsourced.matching.alignment import Alignment, other_hands
from wellsourced.matching.causes import rival_causes
from wellsourced.matching.comparison import Weights
from wellsourced.matching.counterparts import counterparts
from wellsourced.matching.disputed import disputed
from wellsourced.matching.doers import rival_doers
from wellsourced.matching.likeness import links
from wellsourced.matching.matters import beside, groups
from wellsourced.matching.readings import Reading, readings
from wellsourced.matching.restatements import likely_pairs, restated
from wellsourced.matching.rivals import against, rivals
from wellsourced.matching.sentence_signs import lay_out
from wellsourced.matching.side_by_side import laid_beside
from wellsourced.matching.standings import state_groups
from wellsourced.matching.strangers import names_used
from wellsourced.matching.successions import succeeded, successions, with_former
from wellsourced.matching.tellings import Telling, Term, tellings
from wellsourced.matching.verdict import Judge, Judged, Known, shortened
from wellsourced.model.ids import content_id
from wellsourced.model.lineage import Derivation, Origins
from wellsourced.model.match import Point, PointValue
from wellsourced.model.speech import Heard
from wellsourced.text.units import DAYS

MOST_POINTS = 120  # of one story; a reader goes through no more
DETAILS = ("place", "state", "doer", "cause")  # readings of a part of a sentence
ON_ONE = 0.6  # how likely two sentences must be on one matter before the states they tell are those of one thing
LABEL_WORDS = 4
LEAST_ALIKE = 3  # content words of a sentence that copies share, lest every greeting be a point
UNTRACED = Origins(independent=0, at_most=0, undetermined=(), named=())
RANKS = {"conflict": 0, "updated": 1, "agree": 2, "single": 3}


def points(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> tuple[Point, ...]:
    """Return what two or more accounts of one story state about the same matter, the most widely told first.

    ``origins`` are left open (:data:`UNTRACED`). Titles, headings and corrections support nothing. A
    sentence that
    changes a figure, a name or a denial stands in no point that agrees with the others.
    At most :data:`MOST_POINTS`; empty for fewer than two accounts.
    """
    told = tellings(heard)
    first = _one_of_each(told)
    found = with_former(readings([copies[0] for copies in first.values()]))
    copies_of = {copies[0].claim.id: copies for copies in first.values()}
    weights, alignment = Weights(told), Alignment(derivations, told)
    tellers = {name: frozenset(t.account for t in copies) for name, copies in copies_of.items()}
    linked = links(found, weights, alignment)
    layout = lay_out(found, weights)
    likely = likely_pairs(found, weights, alignment, layout)
    laid = laid_beside(found, weights, layout, copies_of)
    clash = against(found, likely)
    clashes = {frozenset(found[i].key for i in pair) for pair in clash}
    judge = Judge(weights, alignment, other_hands(heard, derivations), Known(tellers, names_used(told), clashes))
    agreeing = {pair: score for pair, score in linked.items() if pair not in clash}
    wholes = restated(found, groups(found, agreeing, laid), likely, laid)
    matters = [*wholes, *counterparts(found, linked, weights, alignment)]
    matters = succeeded(disputed(found, matters), successions(found))
    matters += _told_alike(found, matters, tellers)
    judged = [
        verdict
        for group in matters
        for verdict in judge.verdicts([found[i] for i in group], [found[i] for i in beside(group, linked)])
    ]
    each = [copies[0] for copies in first.values()]
    on_one = {_claims(found, pair) for pair, own in likely.items() if own.matter >= ON_ONE}
    judged += [found for group in state_groups(each, weights, on_one) for found in judge.states(group)]
    judged += [
        judge.differing([[found[i] for i in answer] for answer in rival.answers], changed=rival.changed)
        for rival in rivals(found, wholes, likely, laid)
        if len({a for answer in rival.answers for i in answer for a in tellers[found[i].telling.claim.id]}) > 1
    ]
    judged += [judge.causes(group) for group in rival_causes(each, weights)]
    judged += [judge.doers(group, why) for group, why in rival_doers(each, weights)]
    made = [_point(verdict, copies_of, weights) for verdict in judged]
    ranked = sorted(made, key=lambda p: (RANKS[p.verdict], _is_whole(p), -len({v.account for v in p.values}), p.id))
    kept = _without_repeats(ranked)[:MOST_POINTS]
    return tuple(sorted(kept, key=lambda p: (-len({v.account for v in p.values}), RANKS[p.verdict], p.id)))


def _claims(found: Sequence[Reading], pair: tuple[int, int]) -> frozenset[str]:
    return frozenset(found[i].telling.claim.id for i in pair)


def _one_of_each(told: Sequence[Telling]) -> dict[str, list[Telling]]:
    """The tellings by their folded words, so that copies of a sentence are compared once."""
    found: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        found[telling.identity].append(telling)
    return found


def _told_alike(
    found: Sequence[Reading], matters: Sequence[Sequence[int]], tellers: dict[str, frozenset[str]]
) -> list[list[int]]:
    """The readings that several accounts have word for word, and no account in other words."""
    taken = {i for matter in matters for i in matter}
    return [
        [i]
        for i, reading in enumerate(found)
        if i not in taken
        and len(tellers[reading.telling.claim.id]) > 1
        and len(reading.telling.terms) >= LEAST_ALIKE
        and (reading.kind == "whole" or (reading.value is not None and reading.value.unit not in DAYS))
    ]


def _point(judged: Judged, copies: dict[str, list[Telling]], weights: Weights) -> Point:
    values = sorted(
        (_value(reading, telling) for reading in judged.readings for telling in copies[reading.telling.claim.id]),
        key=lambda v: (v.account, v.start, v.claim),
    )
    return Point(
        id=content_id("pt", judged.verdict, judged.readings[0].kind, *(f"{v.claim}:{v.value}" for v in values)),
        what=_label(judged.readings, weights),
        verdict=judged.verdict,
        why=judged.why,
        values=tuple(values),
        origins=UNTRACED,
    )


def _value(reading: Reading, telling: Telling) -> PointValue:
    shift = telling.claim.start - reading.telling.claim.start
    value, claim = reading.value, telling.claim
    words = value.text if value is not None else _carrier(reading)
    return PointValue(
        start=claim.start if value is None else value.start + shift,
        end=claim.end if value is None else value.end + shift,
        account=telling.account,
        claim=claim.id,
        text=claim.text,
        value=words,
        quantity=value.quantity if value is not None else None,
        unit=value.unit if value is not None else None,
        hedge=value.hedge if value is not None else None,
        attributed_to=claim.attributed_to,
    )


def _carrier(reading: Reading) -> str:
    text = reading.telling.claim.text
    if reading.kind in DETAILS:
        return text[reading.start - reading.telling.claim.start : reading.end - reading.telling.claim.start]
    return shortened(text)


def _label(found: Sequence[Reading], weights: Weights) -> str:
    """A few words that most of the readings share, as the first (English before others) writes them."""
    counts: Counter[str] = Counter()
    for reading in found:
        counts.update({key for term, _ in reading.local for key in term.keys})
    base = min(found, key=lambda r: (r.telling.language != "en", r.key))
    own = [item for item in base.local if item[0].start >= base.telling.claim.start]
    ranked = sorted(own, key=lambda item: (-_commonness(item, counts, weights), item[0].start))
    chosen = sorted({term for term, _ in ranked[:LABEL_WORDS]})
    text, start = base.telling.claim.text, base.telling.claim.start
    words = list(dict.fromkeys(text[t.start - start : t.end - start] for t in chosen))
    return " ".join(words) or "the same matter"


def _commonness(item: tuple[Term, float], counts: Counter[str], weights: Weights) -> float:
    term, share = item
    return max(counts[key] * weights.of(key) for key in term.keys) * share


def _is_whole(point: Point) -> bool:
    return all(v.quantity is None for v in point.values)


def _without_repeats(ranked: Sequence[Point]) -> list[Point]:
    """Leave out a point whose sentences all stand in a stronger one; amounts stand for themselves."""
    kept: list[Point] = []
    sentences: list[frozenset[str]] = []
    for point in ranked:
        mine = frozenset(v.claim for v in point.values)
        if _is_whole(point) and any(mine <= other for other in sentences):
            continue
        kept.append(point)
        sentences.append(mine)
    return kept
