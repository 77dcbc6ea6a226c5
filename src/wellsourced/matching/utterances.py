"""The same words of one speaker on one occasion, gathered over all accounts of a story."""

from collections import Counter
from collections.abc import Iterable, Sequence

from wellsourced.matching.alteration import difference
from wellsourced.matching.groups import grouped
from wellsourced.matching.links import Copies, Voices
from wellsourced.matching.units import Unit, units
from wellsourced.model.ids import content_id
from wellsourced.model.lineage import Derivation, Origins
from wellsourced.model.match import Member, Utterance
from wellsourced.model.speech import Heard

_TRAILING = " ,;:–—-"  # a comma before the closing mark belongs to the sentence around
UNCOUNTED = Origins(independent=0, at_most=0, undetermined=(), named=())


def utterances(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> tuple[Utterance, ...]:
    """Return the utterances of a story, those with most accounts first; origins are not yet counted.

    Each quotation is in one utterance, but for one that joins what others quote apart: its parts are members each.
    """
    groups = grouped(units(heard), Copies(derivations), Voices(heard))
    return in_order(utterance_of(group, derivations) for group in groups)


def in_order(found: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """Return utterances with those of most accounts first."""
    return tuple(sorted(found, key=_order))


def _order(utterance: Utterance) -> tuple[int, int, str]:
    accounts = {m.account for m in utterance.members}
    return (-len(accounts), -len(utterance.text), utterance.id)


def utterance_of(group: list[Unit], derivations: Sequence[Derivation]) -> Utterance:
    """Return the utterance that units, sorted by key, make together."""
    taken = {d.target for d in derivations if d.kind == "copy"}
    reworked = {d.target for d in derivations if d.kind == "copy" and d.how in ("reworded", "translated")}
    fullest = _fullest(group, taken, reworked)
    members = []
    for unit in group:
        found = difference(unit, fullest)
        members.append(
            Member(
                account=unit.account.id,
                quote=unit.quote.id,
                start=unit.start,
                end=unit.end,
                text=unit.text,
                alteration=found.alteration,
                difference=found.words,
            )
        )
    named = Counter(u.speaker for u in group if u.speaker is not None)
    speaker = min(named, key=lambda s: (-named[s], s)) if named else None
    spans = sorted((m.account, m.start, m.end) for m in members)
    return Utterance(
        id=content_id("u", *spans),
        speaker=speaker,
        text=fullest.text.rstrip(_TRAILING),
        members=tuple(members),
        origins=UNCOUNTED,
    )


def _fullest(group: list[Unit], taken: set[str], reworked: set[str]) -> Unit:
    """The longest form in the language that most accounts use; not from a reworded copy, and rather from no copy."""
    own = [u for u in group if u.account.id not in reworked] or group
    first = min(own, key=lambda u: u.key)
    languages = Counter(u.language for u in group)
    known = {u.language for u in own}
    main = min(known, key=lambda c: (-languages[c], c != first.language, str(c)))
    eligible = [u for u in own if u.language == main]
    return min(eligible, key=lambda u: (u.heading, -len(u.words), u.account.id in taken, u.key))
