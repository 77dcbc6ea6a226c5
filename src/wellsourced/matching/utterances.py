"""The same words of one speaker on one occasion, gathered over all accounts of a story."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wellsourced.matching.alteration import Difference, difference
from wellsourced.matching.groups import grouped
from wellsourced.matching.links import Copies, Voices
from wellsourced.matching.units import Unit, units
from wellsourced.matching.words import matching_words
from wellsourced.model.account import Account
from wellsourced.model.ids import content_id
from wellsourced.model.lineage import Derivation, Origins
from wellsourced.model.match import Member, Utterance
from wellsourced.model.speech import Heard
from wellsourced.text.normalize import keys

_TRAILING = " ,;:–—-"  # a comma before the closing mark belongs to the sentence around
UNCOUNTED = Origins(independent=0, at_most=0, undetermined=(), named=())


def utterances(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> tuple[Utterance, ...]:
    """Return the utterances of a story, those with most accounts first; origins are not yet counted.

    Each quotation is in one utterance, but for one that joins what others quote apart: its parts are members each.
    """
    known = knowledge(heard, derivations)
    groups = grouped(units(heard), known.copies, Voices(heard))
    return in_order(utterance_of(group, known) for group in groups)


def in_order(found: Iterable[Utterance]) -> tuple[Utterance, ...]:
    """Return utterances with those of most accounts first."""
    return tuple(sorted(found, key=_order))


class Knowledge(NamedTuple):
    """The copies of a story; the accounts that are copies, those that are in other words, those that translate."""

    copies: Copies
    taken: set[str]
    reworked: set[str]
    translating: set[str]


def knowledge(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> Knowledge:
    """Return what telling an utterance needs to know of its story."""
    return Knowledge(
        Copies(derivations),
        {d.target for d in derivations if d.kind == "copy"},
        {d.target for d in derivations if d.kind == "copy" and d.how in ("reworded", "translated")},
        {h.account.id for h in heard if _translates(h.account)},
    )


def _translates(account: Account) -> bool:
    """True for an account that says of some words that they were translated."""
    stems = tuple(form.removesuffix("*") for form in matching_words(account.language).translated)
    evidence = (account.text[block.start : block.end] for block in account.evidence)
    return any(key.startswith(stems) for text in evidence for key in keys(text))


def _order(utterance: Utterance) -> tuple[int, int, str]:
    accounts = {m.account for m in utterance.members}
    return (-len(accounts), -len(utterance.text), utterance.id)


def utterance_of(group: list[Unit], known: Knowledge) -> Utterance:
    """Return the utterance that units, sorted by key, make together."""
    fullest = _fullest(group, known.taken, known.reworked)
    members = []
    for unit in group:
        found = _translated(unit, fullest, difference(unit, fullest), known)
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


def _translated(unit: Unit, fullest: Unit, found: Difference, known: Knowledge) -> Difference:
    """Two wordings in one language are two translations where an account that is no copy says so of such words."""
    told = {unit.account.id, fullest.account.id} & known.translating
    if found.alteration != "reworded" or not told or known.copies.related(unit, fullest):
        return found
    return Difference("translated", f"another translation; {found.words}")


def _fullest(group: list[Unit], taken: set[str], reworked: set[str]) -> Unit:
    """The longest form in the language that most accounts use; not from a reworded copy, and rather from no copy."""
    own = [u for u in group if u.account.id not in reworked] or group
    first = min(own, key=lambda u: u.key)
    languages = Counter(u.language for u in group)
    known = {u.language for u in own}
    main = min(known, key=lambda c: (-languages[c], c != first.language, str(c)))
    eligible = [u for u in own if u.language == main]
    return min(eligible, key=lambda u: (u.heading, -len(u.words), u.account.id in taken, u.key))
