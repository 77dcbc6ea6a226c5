"""The same words of one speaker on one occasion, gathered over all accounts of a story."""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from wellsourced.matching.alteration import Difference, difference
from wellsourced.matching.groups import grouped
from wellsourced.matching.links import Copies, Voices, gapped
from wellsourced.matching.units import Unit, units
from wellsourced.matching.words import matching_words
from wellsourced.model.account import Account
from wellsourced.model.ids import content_id
from wellsourced.model.lineage import Derivation, Origins
from wellsourced.model.match import Member, Utterance
from wellsourced.model.speech import Heard, Occasion
from wellsourced.text.homelands import home_language
from wellsourced.text.normalize import keys

SAME_LENGTH = 0.75  # a form of so many of the longest one's words may be as full
WHOLE_LENGTH = 0.6  # a form of fewer of the longest one's words, in whatever language, is a part of it
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
    """The copies of a story; the accounts that are copies, those that are in other words, those that translate, and
    those that may as well be what was translated.

    ``languages`` ranks the languages of the story: that of the country where it took place, then those of most
    accounts.
    """

    copies: Copies
    taken: set[str]
    reworked: set[str]
    translating: set[str]
    doubted: Set[str] = frozenset()
    languages: tuple[str | None, ...] = ()


def knowledge(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> Knowledge:
    """Return what telling an utterance needs to know of its story."""
    doubted = {d.target for d in derivations if d.how == "translated" and d.direction == "guessed"}
    return Knowledge(
        Copies(derivations),
        {d.target for d in derivations if d.kind == "copy"},
        {d.target for d in derivations if d.kind == "copy" and d.how in ("reworded", "translated")} - doubted,
        {h.account.id for h in heard if _translates(h.account)},
        doubted,
        _languages([h.account for h in heard]),
    )


def _languages(accounts: Sequence[Account]) -> tuple[str | None, ...]:
    counted = Counter(account.language for account in accounts)
    home = home_language((account.text, account.language) for account in accounts)
    return tuple(sorted(counted, key=lambda code: (code != home or home is None, -counted[code], str(code))))


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
    fullest = _fullest(group, known)
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


def _fullest(group: list[Unit], known: Knowledge) -> Unit:
    """The longest form in the language that most accounts have it whole in; not what a copy made of another's words.

    Where two languages are used alike that of the place goes first. Of two that say all the same in other words,
    the longer is no fuller: the one that tells more of how it was said stands nearer.
    """
    own = [u for u in group if u.account.id not in known.reworked and not _second_hand(u, group, known)]
    if max((len(u.words) for u in own), default=0) < WHOLE_LENGTH * max(len(u.words) for u in group):
        own = group
    told = [u for u in own if _whole(u, own)] or own
    counted = Counter(u.language for u in group if _whole(u, own))
    ranked = {code: rank for rank, code in enumerate(known.languages)}
    main = min({u.language for u in told}, key=lambda c: (-counted[c], ranked.get(c, len(ranked)), str(c)))
    eligible = sorted((u for u in own if u.language == main), key=lambda u: _less_full(u, known.taken))
    longest = eligible[0]
    whole = [u for u in eligible if u is longest or _says_all(u, longest)]
    return min(whole, key=lambda u: (_farther(u), eligible.index(u)))


def _second_hand(unit: Unit, group: Sequence[Unit], known: Knowledge) -> bool:
    """True for what a copy has, where the account that it was copied from has about as many words here."""
    sources = known.copies.sources(unit.account.id) if unit.account.id not in known.doubted else []
    return any(
        u.account.id in sources and len(u.words) >= SAME_LENGTH * len(unit.words) and u.text != unit.text
        for u in group
    )  # fmt: skip


def _whole(unit: Unit, group: Sequence[Unit]) -> bool:
    """True for a form that shows no gap and has most of the words of the longest, whatever its language."""
    return not gapped(unit.text) and len(unit.words) >= WHOLE_LENGTH * max(len(u.words) for u in group)


def _less_full(unit: Unit, taken: set[str]) -> tuple[bool, int, bool, tuple[str, str, str, int, int]]:
    return (unit.heading, -len(unit.words), unit.account.id in taken, unit.key)


def _says_all(unit: Unit, longest: Unit) -> bool:
    """True for a form of about as many words as the longest that is no part of it, nor the longest with more."""
    if unit.heading != longest.heading or len(unit.words) < SAME_LENGTH * len(longest.words):
        return False
    return difference(unit, longest).alteration == "reworded"


def _farther(unit: Unit) -> tuple[bool, bool]:
    """How far from the speaker an account stands: words had through others, and words told to nobody, last."""
    occasion = unit.quote.occasion
    return (bool(unit.quote.via), occasion == Occasion())
