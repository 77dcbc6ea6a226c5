"""Look one quotation up among the utterances: does it stand there, how was it altered, whose words are they?"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from wellsourced.matching.alteration import Difference, difference
from wellsourced.matching.support import support
from wellsourced.matching.units import Unit, part, units
from wellsourced.matching.wording import Alignment, align, words_of
from wellsourced.model.dossier import Check, CheckedForm, Support
from wellsourced.model.match import Alteration, Member, Utterance
from wellsourced.model.speech import Heard
from wellsourced.text.normalize import keys

# Below this share of the shorter wording, or with fewer matched words, the words are not those.
LEAST_SHARE = 0.6
LEAST_MATCHES = 3
MAX_ASKED_CHARS = 5000
_NEITHER = ("verbatim", "typographic")


class _Hit(NamedTuple):
    unit: Unit
    utterance: Utterance
    found: Alignment

    @property
    def order(self) -> tuple[float, float, int, str]:
        return (
            self.found.covers_one,
            self.found.covers_other,
            len(self.utterance.members),
            self.utterance.id,
        )


def look_up(
    words: str, heard: Sequence[Heard], utterances: Iterable[Utterance], *, speaker: str | None = None
) -> Check:
    """Return what the accounts have of ``words``; ``speaker`` is whom the asker thinks said them.

    The words are held against the fullest form, so that a cut which turns the sense is found although the cut form
    stands in some account letter for letter.
    """
    asked = words.strip()[:MAX_ASKED_CHARS]
    hits = _hits(asked, heard, utterances)
    unquoted = _unquoted(asked, heard)
    told = support(asked, heard)
    wanted = [h for h in hits if speaker is None or _is_named(h, speaker)]
    if not hits:
        return _nothing(asked, speaker, unquoted, told)
    best = max(wanted or hits, key=lambda h: h.order)
    members = [_member_unit(h.unit, m) for m in best.utterance.members for h in _units_of(hits, heard, m)]
    fullest = max(members, key=lambda u: (u.text.startswith(best.utterance.text), u.key)) if members else best.unit
    shown = members or [best.unit]
    question = _asked_as(asked, fullest)
    met = _contract(question, fullest, shown)
    said_by = best.unit.quote.speaker.name if best.unit.quote.speaker is not None else None
    other = said_by if speaker is not None and not wanted else None
    return Check(
        words=asked,
        speaker=speaker,
        found=met.alteration,
        why=_why(met, other, speaker),
        said_by=said_by,
        misattributed=other is not None,
        fullest=best.utterance.text,
        forms=tuple(_form(u, difference(u, fullest)) for u in shown),
        origins=best.utterance.origins,
        unquoted=unquoted,
        support=told,
    )


def _hits(asked: str, heard: Sequence[Heard], utterances: Iterable[Utterance]) -> list[_Hit]:
    by_quote: dict[str, list[Utterance]] = {}
    for utterance in utterances:
        for member in utterance.members:
            by_quote.setdefault(member.quote, []).append(utterance)
    hits: list[_Hit] = []
    for unit in units(heard):
        found = align(words_of(asked, unit.language), unit.words)
        least = min(LEAST_MATCHES, len(keys(asked)), len(unit.words))
        if found.contained >= LEAST_SHARE and len(found.matches) >= least and _enough(asked, unit, found):
            hits.extend(_Hit(unit, utterance, found) for utterance in by_quote.get(unit.quote.id, ()))
    return hits


def _enough(asked: str, unit: Unit, found: Alignment) -> bool:
    """A short quotation inside long words asked for is not those words."""
    return found.covers_one >= LEAST_SHARE or len(unit.words) * 2 >= len(words_of(asked, unit.language))


def _is_named(hit: _Hit, speaker: str) -> bool:
    mention = hit.unit.quote.speaker
    if mention is None:
        return False
    asked, has = keys(speaker), keys(f"{mention.name} {mention.as_written}")
    return bool(asked) and (set(asked) <= set(has) or asked[-1] in has)


def _units_of(hits: Sequence[_Hit], heard: Sequence[Heard], member: Member) -> list[_Hit]:
    """The hit of a member, if it has one of its own; else one made from its quotation."""
    own = [h for h in hits if h.unit.quote.id == member.quote]
    return own[:1] or [
        _Hit(u, h.utterance, h.found) for h in hits[:1] for u in units(heard) if u.quote.id == member.quote
    ]


def _member_unit(unit: Unit, member: Member) -> Unit:
    whole = (unit.start, unit.end) == (member.start, member.end)
    return unit if whole else part(unit, member.start, member.end)


def _asked_as(asked: str, unit: Unit) -> Unit:
    """The words asked for, as if an account in the language of ``unit`` had them."""
    account = unit.account
    as_if = type(account)(
        **{
            **{f: getattr(account, f) for f in account.__struct_fields__},
            "text": asked,
            "blocks": (),
            "credits": (),
        }
    )
    return unit._replace(
        account=as_if,
        start=0,
        end=len(asked),
        words=words_of(asked, unit.language),
        context="",
        heading=False,
    )


def _contract(question: Unit, fullest: Unit, shown: Sequence[Unit]) -> Difference:
    """Against the fullest form where the sense is turned; else the closest form that some account has."""
    whole = difference(question, fullest)
    if whole.alteration == "negation" or whole.alteration in _NEITHER:
        return whole
    return next((d for u in shown if (d := difference(question, u)).alteration in _NEITHER), whole)


def _form(unit: Unit, found: Difference) -> CheckedForm:
    mention = unit.quote.speaker
    return CheckedForm(
        account=unit.account.id,
        source=unit.account.source,
        outlet=unit.account.outlet,
        published=unit.account.published,
        start=unit.start,
        end=unit.end,
        text=unit.text,
        speaker=mention.name if mention is not None else None,
        via=unit.quote.via,
        alteration=found.alteration,
        difference=found.words,
        withdrawn=unit.account.superseded_by is not None,
    )


_SENTENCES: dict[Alteration, str] = {
    "verbatim": "These words stand in the accounts letter for letter.",
    "typographic": "These words stand in the accounts; only marks, capitals or contractions differ.",
    "cut": "These words stand in the accounts, but they are part of a longer quotation.",
    "elided": "These words stand in the accounts; the ellipsis leaves something out.",
    "joined": "These words join what the accounts quote apart, or add to it.",
    "reworded": "The accounts have these words in another form.",
    "translated": "The accounts have these words in another language.",
    "negation": "The sense is turned: compare the negation with the fullest form.",
}


def _why(met: Difference, other: str | None, speaker: str | None) -> str:
    sentence = _SENTENCES[met.alteration]
    if met.words:
        sentence = f"{sentence[:-1]}: {met.words}."
    if other is not None:
        sentence += f" The accounts give them to {other}, not to {speaker}."
    return sentence


def _unquoted(asked: str, heard: Sequence[Heard]) -> tuple[str, ...]:
    """Accounts whose text has the words outside every quotation."""
    wanted = f" {' '.join(keys(asked))} "
    found = []
    for one in heard:
        for claim in one.claims:
            inside = any(q.start < claim.end and claim.start < q.end for q in one.quotes if q.kind != "indirect")
            if not inside and len(wanted) > 2 and wanted in f" {' '.join(keys(claim.text))} ":
                found.append(one.account.id)
                break
    return tuple(sorted(found))


def _nothing(asked: str, speaker: str | None, unquoted: tuple[str, ...], told: Support) -> Check:
    why = "No account has these words as a quotation."
    if unquoted:
        why = "The words stand in the accounts, but not as anybody's quotation."
    return Check(
        words=asked, speaker=speaker, found="not found", why=why, said_by=None,
        misattributed=False,
        fullest=None, forms=(),
        origins=None, unquoted=unquoted, support=told,
    )  # fmt: skip
