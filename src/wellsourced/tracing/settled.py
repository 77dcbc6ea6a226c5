"""Keep to what people settled: takings that are none, takings they know of, and what follows for the counts."""

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from wellsourced.model.correction import Correction
from wellsourced.model.judgement import Settled
from wellsourced.model.lineage import Derivation
from wellsourced.model.match import Point, Utterance
from wellsourced.model.speech import Heard
from wellsourced.tracing.copies import derivations
from wellsourced.tracing.independence import count
from wellsourced.tracing.told import as_told

Counted = TypeVar("Counted", Utterance, Point)


def settled_copies(heard: Sequence[Heard], copies: tuple[Derivation, ...], settled: Settled) -> tuple[Derivation, ...]:
    """Return ``copies``, traced anew around what people settled about copies, if anything."""
    if not settled.apart and all(kind != "copy" for _, _, kind, _ in settled.taken):
        return copies
    return derivations(heard, settled)


def settled_relays(heard: Sequence[Heard], relays: tuple[Derivation, ...], settled: Settled) -> tuple[Derivation, ...]:
    """Return ``relays`` without those that people know to be none, and with those that they know of."""
    current = {one.account.id: one.account.current for one in heard}
    wrong = {(source, target, kind) for source, target, kind, _ in settled.wrong}
    kept = [d for d in relays if (current[d.source], current[d.target], d.kind) not in wrong]
    found = {(d.source, d.target, d.kind): d for d in kept}
    for source, target, kind, told in settled.taken:
        if kind != "copy":
            found[source, target, kind] = as_told(found.get((source, target, kind)), (source, target), kind, told)
    return tuple(found[key] for key in sorted(found))


def consequences(
    heard: Sequence[Heard],
    copies: Sequence[Derivation],
    settled: Settled,
    utterances: tuple[Utterance, ...],
    points: tuple[Point, ...],
) -> tuple[tuple[Utterance, ...], tuple[Point, ...]]:
    """Return utterances and points with the corrections that changed their origins.

    ``copies`` are the machine's: where they give other origins than those counted, people changed the count.
    """
    told = [(s, t, c) for s, t, c in settled.apart] + [(s, t, c) for s, t, k, c in settled.taken if k == "copy"]
    if not told:
        return utterances, points
    as_found = count(heard, copies, utterances, points)
    return (
        tuple(_noted(u, {m.account for m in u.members}, f, told) for u, f in zip(utterances, as_found[0], strict=True)),
        tuple(_noted(p, {v.account for v in p.values}, f, told) for p, f in zip(points, as_found[1], strict=True)),
    )


def _noted(now: Counted, accounts: set[str], found: Counted, told: Sequence[tuple[str, str, Correction]]) -> Counted:
    if now.origins == found.origins:
        return now
    near = [correction for source, target, correction in told if {source, target} & accounts]
    every: list[Correction] = near or [correction for _, _, correction in told]
    judged = {correction.number: correction for correction in (*now.judged, *every)}
    return msgspec.structs.replace(now, judged=tuple(judged[number] for number in sorted(judged)))
