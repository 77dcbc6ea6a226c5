"""Which words are the same and which claims are about one matter, after judgement: utterances and points regrouped."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Literal, NamedTuple, TypeVar

import msgspec
from rapidfuzz.fuzz import ratio

from wellsourced.judging.anchors import anchor, at_anchor
from wellsourced.judging.partition import Rule, partition
from wellsourced.judging.wording import correction
from wellsourced.model.account import Account
from wellsourced.model.correction import Correction
from wellsourced.model.judgement import Judgement, Subject
from wellsourced.model.match import Member, Point, PointValue, Utterance
from wellsourced.model.speech import Heard
from wellsourced.text.normalize import fold

Part = TypeVar("Part", Member, PointValue)
Group = TypeVar("Group", Utterance, Point)


class Piece(NamedTuple, Generic[Part]):
    """A member of an utterance or a value of a point, with the number and the id of the group it was found in."""

    group: int
    home: str
    part: Part

    @property
    def account(self) -> str:
        """The id of the account it stands in."""
        return self.part.account

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.part.start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.part.end


def judged_utterances(
    utterances: tuple[Utterance, ...], heard: Sequence[Heard], judgements: Sequence[Judgement]
) -> tuple[Utterance, ...]:
    """Return the utterances of a story with their members as judged; those that changed carry the corrections.

    What the changed ones say of themselves (fullest form, alterations) is still to be told anew.
    """
    pieces = pieces_of_utterances(utterances)
    wanted = rules("utterances", judgements, pieces, heard)
    return _judged(utterances, pieces, wanted, judgements, "members")


def judged_points(
    points: tuple[Point, ...], heard: Sequence[Heard], judgements: Sequence[Judgement]
) -> tuple[Point, ...]:
    """Return the points of a story with their values as judged; those that changed carry the corrections.

    What the changed ones say of themselves (label, verdict) is still to be told anew.
    """
    pieces = pieces_of_points(points)
    return _judged(points, pieces, rules("points", judgements, pieces, heard), judgements, "values")


def _judged(
    groups: tuple[Group, ...],
    pieces: Sequence[Piece[Part]],
    wanted: Sequence[Rule[Piece[Part]]],
    judgements: Sequence[Judgement],
    field: Literal["members", "values"],
) -> tuple[Group, ...]:
    """The groups by rule, the pieces of the changed ones in ``field``; the same groups where no rule parts or joins."""
    if all(len(rule.sides) < 2 for rule in wanted):
        return groups
    found = []
    for mine, corrections in _regrouped(pieces, wanted, judgements):
        known = groups[_most(mine)]
        parts = {field: tuple(dict.fromkeys(piece.part for piece in mine))}
        found.append(msgspec.structs.replace(known, **parts, judged=corrections) if corrections else known)
    return tuple(found)


def pieces_of_utterances(utterances: Iterable[Utterance]) -> list[Piece[Member]]:
    """Return the members of all utterances, in their order."""
    return [Piece(number, found.id, member) for number, found in enumerate(utterances) for member in found.members]


def pieces_of_points(points: Iterable[Point]) -> list[Piece[PointValue]]:
    """Return the values of all points, in their order."""
    return [Piece(number, found.id, value) for number, found in enumerate(points) for value in found.values]


def rules(
    what: str, judgements: Iterable[Judgement], pieces: Sequence[Piece[Part]], heard: Sequence[Heard]
) -> list[Rule[Piece[Part]]]:
    """Return the judgements on ``what`` (utterances, points) as rules on pieces; sides no longer found are left out."""
    accounts = [one.account for one in heard]
    pieces_in: dict[str, list[Piece[Part]]] = defaultdict(list)
    for piece in pieces:
        pieces_in[piece.account].append(piece)
    return [
        Rule(
            judgement.number,
            judgement.kind.endswith("same"),
            tuple(side for s in judgement.subjects if (side := frozenset(_of_subject(s, accounts, pieces_in)))),
        )
        for judgement in judgements
        if judgement.kind.split()[0] == what
    ]


def subject(known: Utterance | Point, parts: Iterable[Member | PointValue], heard: Sequence[Heard]) -> Subject:
    """Return what a judgement keeps of an utterance or point, as far as it stands in ``parts``."""
    accounts = {one.account.id: one.account for one in heard}
    places = sorted({(p.account, p.start, p.end) for p in parts})
    label = known.text if isinstance(known, Utterance) else known.what
    return Subject(id=known.id, label=label, anchors=tuple(anchor(accounts[a], s, e) for a, s, e in places))


def _of_subject(
    wanted: Subject, accounts: Sequence[Account], pieces_in: dict[str, list[Piece[Part]]]
) -> Iterator[Piece[Part]]:
    """The pieces at the anchors; where several groups have the same place, the one that was meant, if it is there."""
    for one in wanted.anchors:
        here = at_anchor(one, accounts, pieces_in)
        yield from [piece for piece in here if piece.home == wanted.id] or here


def _regrouped(
    pieces: Sequence[Piece[Part]], wanted: Sequence[Rule[Piece[Part]]], judgements: Iterable[Judgement]
) -> list[tuple[tuple[Piece[Part], ...], tuple[Correction, ...]]]:
    groups: dict[int, list[Piece[Part]]] = defaultdict(list)
    for piece in pieces:
        groups[piece.group].append(piece)
    by_number = {judgement.number: judgement for judgement in judgements}
    return [
        (group.things, tuple(correction(by_number[n]) for n in group.numbers))
        for group in partition(list(groups.values()), wanted, _alike)
    ]


def _most(pieces: Sequence[Piece[Part]]) -> int:
    """The group that most pieces come from; of several the first."""
    counts = Counter(piece.group for piece in pieces)
    return min(counts, key=lambda group: (-counts[group], group))


def _alike(one: Piece[Part], other: Piece[Part]) -> float:
    return ratio(fold(one.part.text), fold(other.part.text)) / 100
