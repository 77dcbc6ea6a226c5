"""Tell anew what people regrouped: the fullest form and alterations of utterances, the verdict of points."""

from collections.abc import Sequence

import msgspec

from wellsourced.matching.alignment import Alignment, other_hands
from wellsourced.matching.comparison import Weights
from wellsourced.matching.points import RANKS
from wellsourced.matching.readings import Reading, readings
from wellsourced.matching.tellings import Telling, tellings
from wellsourced.matching.units import Unit, part, units
from wellsourced.matching.utterances import in_order, knowledge, utterance_of
from wellsourced.matching.verdict import Judge, Judged
from wellsourced.model.ids import content_id
from wellsourced.model.lineage import Derivation
from wellsourced.model.match import Point, PointValue, Utterance
from wellsourced.model.speech import Heard


def retold_utterances(
    heard: Sequence[Heard], derivations: Sequence[Derivation], utterances: tuple[Utterance, ...]
) -> tuple[Utterance, ...]:
    """Return the utterances, those that people changed with fullest form, speaker and alterations of their members."""
    if not any(utterance.judged for utterance in utterances):
        return utterances
    spoken, known = {unit.quote.id: unit for unit in units(heard)}, knowledge(heard, derivations)
    told = [
        msgspec.structs.replace(utterance_of(_units(one, spoken), known), judged=one.judged) if one.judged else one
        for one in utterances
    ]
    return in_order(told)


def _units(utterance: Utterance, known: dict[str, Unit]) -> list[Unit]:
    found = []
    for member in utterance.members:
        unit = known[member.quote]
        whole = (unit.start, unit.end) == (member.start, member.end)
        found.append(unit if whole else part(unit, member.start, member.end))
    return sorted(found, key=lambda u: u.key)


def retold_points(
    heard: Sequence[Heard], derivations: Sequence[Derivation], points: tuple[Point, ...]
) -> tuple[Point, ...]:
    """Return the points, those that people changed with the verdict on all of their values."""
    if not any(point.judged for point in points):
        return points
    judge, by_claim = judge_of(heard, derivations)
    changed = [_retold(point, by_claim, judge) if point.judged else point for point in points]
    return tuple(sorted(changed, key=lambda p: (-len({v.account for v in p.values}), RANKS[p.verdict], p.id)))


def judge_of(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> tuple[Judge, dict[str, Telling]]:
    """Return what compares the sentences of a story, and each of them by the id of its claim."""
    told = tellings(heard)
    judge = Judge(Weights(told), Alignment(derivations, told), other_hands(heard, derivations))
    return judge, {telling.claim.id: telling for telling in told}


def readings_of(values: Sequence[PointValue], told: dict[str, Telling]) -> list[Reading]:
    """Return the readings that values were taken from; none for a sentence that can no longer be compared."""
    return [reading for value in values for reading in _readings(value, told.get(value.claim))]


def _retold(point: Point, told: dict[str, Telling], judge: Judge) -> Point:
    if len({value.account for value in point.values}) > 1:
        judged = judge.verdict(readings_of(point.values, told))
    else:
        judged = Judged((), "single", "One account only.")
    values = tuple(sorted(point.values, key=lambda v: (v.account, v.start, v.claim)))
    return msgspec.structs.replace(
        point,
        id=content_id("pt", "judged", *(f"{v.claim}:{v.start}:{v.value}" for v in values)),
        verdict=judged.verdict,
        why=judged.why,
        values=values,
    )


def _readings(value: PointValue, telling: Telling | None) -> list[Reading]:
    """The reading that the value was taken from; none where its sentence can no longer be compared."""
    if telling is None:
        return []
    amount = value.quantity is not None
    here = [
        reading
        for reading in readings([telling])
        if (reading.value is not None) == amount and (not amount or reading.start == value.start)
    ]
    return here[-1:]  # of readings without an amount the whole sentence comes last
