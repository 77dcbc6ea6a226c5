"""Who is meant, after judgement: people joined and split by how each account names them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec
from rapidfuzz.fuzz import token_set_ratio

from wellsourced.judging.anchors import anchor, find
from wellsourced.judging.partition import Grouped, Rule, partition
from wellsourced.judging.wording import correction
from wellsourced.model.correction import Correction
from wellsourced.model.ids import content_id
from wellsourced.model.judgement import Anchor, Judgement, Subject, Ties
from wellsourced.model.match import Point, Utterance
from wellsourced.model.speech import Heard, Mention, Person
from wellsourced.text.normalize import fold

Statement = TypeVar("Statement", Utterance, Point)
Naming = tuple[str, str]
"""Account id, and a name as that account has it: the smallest thing that is one person."""


def ties(
    heard: Sequence[Heard], resolved: Sequence[Heard], people: Sequence[Person], judgements: Sequence[Judgement]
) -> Ties:
    """Return who is meant by each naming, as judged; empty where the machine's people already are as judged.

    ``heard`` has the names as each account has them, ``resolved`` the same accounts with the machine's people.
    """
    known = namings(heard, resolved)
    mine = [rule for rule in rules(judgements, heard, known) if len(rule.sides) > 1]
    if not mine:
        return Ties()
    groups: dict[str, list[Naming]] = defaultdict(list)
    for naming, person in sorted(known.items()):
        groups[person].append(naming)
    found = partition([groups[person] for person in sorted(groups)], mine, _alike)
    if not any(group.numbers for group in found):
        return Ties()
    by_number = {judgement.number: correction(judgement) for judgement in judgements}
    named = _named(found, known)
    return Ties(
        people=tuple(sorted((*naming, person) for person, group in named for naming in group.things)),
        judged=tuple((person, tuple(by_number[n] for n in group.numbers)) for person, group in named if group.numbers),
    )


def namings(heard: Sequence[Heard], resolved: Sequence[Heard]) -> dict[Naming, str]:
    """Return the person that each account means by each name of its own."""
    tied = {one.account.id: one for one in resolved}
    return {
        (one.account.id, raw.name): told.id
        for one in heard
        if one.account.id in tied
        for raw, told in _both(one, tied[one.account.id])
        if told.id is not None
    }


def _both(one: Heard, resolved: Heard) -> Iterator[tuple[Mention, Mention]]:
    """Each mention as the account has it and as it was resolved; what a story added to the account is left out."""
    kept = {quote.id for quote in one.quotes}
    known = msgspec.structs.replace(resolved, quotes=tuple(q for q in resolved.quotes if q.id in kept))
    yield from zip(mentions(one), mentions(known), strict=True)


def mentions(one: Heard) -> Iterator[Mention]:
    """Yield everybody to whom the account lays a quotation or claim, in a fixed order."""
    yield from (quote.speaker for quote in one.quotes if quote.speaker is not None)
    yield from (claim.attributed_to for claim in one.claims if claim.attributed_to is not None)


def rules(judgements: Iterable[Judgement], heard: Sequence[Heard], known: Iterable[Naming]) -> list[Rule[Naming]]:
    """Return the judgements on people as rules on namings; sides that are no longer found are left out."""
    namings_of: dict[str, list[Naming]] = defaultdict(list)
    for naming in known:
        namings_of[naming[0]].append(naming)
    return [
        Rule(
            judgement.number,
            judgement.kind == "people same",
            tuple(side for s in judgement.subjects if (side := _at(s.anchors, heard, namings_of))),
        )
        for judgement in judgements
        if judgement.kind in ("people same", "people distinct")
    ]


def noted(
    people: Iterable[Person], utterances: tuple[Utterance, ...], points: tuple[Point, ...]
) -> tuple[tuple[Utterance, ...], tuple[Point, ...]]:
    """Return utterances and points with the corrections of the people they are laid to."""
    judged = {person.id: person.judged for person in people if person.judged}
    if not judged:
        return utterances, points
    return (
        tuple(_with(u, judged.get(u.speaker or "", ())) for u in utterances),
        tuple(
            _with(p, [c for v in p.values if v.attributed_to for c in judged.get(v.attributed_to.id or "", ())])
            for p in points
        ),
    )


def _with(found: Statement, corrections: Iterable[Correction]) -> Statement:
    every = {correction.number: correction for correction in (*found.judged, *corrections)}
    return msgspec.structs.replace(found, judged=tuple(every[number] for number in sorted(every)))


def subject(person: Person, chosen: Iterable[Naming], heard: Sequence[Heard]) -> Subject:
    """Return what a judgement keeps of ``person``, as far as ``chosen`` namings mean them."""
    wanted = frozenset(chosen)
    first: dict[Naming, Anchor] = {}
    for one in heard:
        for mention in mentions(one):
            naming = (one.account.id, mention.name)
            if naming in wanted and naming not in first:
                first[naming] = anchor(one.account, mention.start, mention.end, mention.name)
    return Subject(id=person.id, label=person.name, anchors=tuple(first[naming] for naming in sorted(first)))


def _at(anchors: Iterable[Anchor], heard: Sequence[Heard], namings_of: dict[str, list[Naming]]) -> frozenset[Naming]:
    """The namings that anchors mean: the same name in the account, else whoever is named at the place."""
    accounts = [one.account for one in heard]
    by_account = {one.account.id: one for one in heard}
    found: set[Naming] = set()
    for wanted in anchors:
        place = find(wanted, accounts)
        if place is None:
            continue
        here = namings_of.get(place.account.id, [])
        same = [n for n in here if n[1] == wanted.name] or [n for n in here if fold(n[1]) == fold(wanted.name or "")]
        if not same and place.span is not None:
            there = {m.name for m in mentions(by_account[place.account.id]) if m.overlaps(place.span)}
            same = [n for n in here if n[1] in there]
        found.update(same)
    return frozenset(found)


def _alike(one: Naming, other: Naming) -> float:
    return token_set_ratio(fold(one[1]), fold(other[1])) / 100


def _named(found: Sequence[Grouped[Naming]], known: dict[Naming, str]) -> list[tuple[str, Grouped[Naming]]]:
    """Each group with the id of a person: the machine's stays with most of whom it meant."""
    held: dict[str, tuple[int, int]] = {}
    for index, group in enumerate(found):
        for person, count in Counter(known[naming] for naming in group.things).items():
            held[person] = min(held.get(person, (0, 0)), (-count, index))
    named = []
    for index, group in enumerate(found):
        kept = sorted(p for p in {known[n] for n in group.things} if held[p][1] == index)
        parts = [part for naming in group.things for part in naming]
        named.append((kept[0] if kept else content_id("p", "judged", *parts), group))
    return named
