"""Say of each judgement whether the results keep to it, a later one overrules it, or nothing is left for it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from wellsourced.judging import groups, people, takings
from wellsourced.judging.holding import undone_by
from wellsourced.judging.partition import Rule
from wellsourced.judging.wording import decided
from wellsourced.model.dossier import Story
from wellsourced.model.judgement import Judgement, JudgementView, State
from wellsourced.model.speech import Heard

GONE = "What it speaks of is no longer found in the accounts."
ASUNDER = "What it speaks of is no longer told in one story."
LATER = "A later judgement says otherwise."


def standing(
    judgements: Sequence[Judgement], heard: Sequence[Heard], judged: Sequence[Heard], stories: Sequence[Story]
) -> tuple[JudgementView, ...]:
    """Return the judgements as the dossier lists them, in the order of the log.

    ``heard`` has names as each account has them, ``judged`` the same accounts with the people as judged.
    """
    homes = _people(judgements, heard, judged)
    for story in stories:
        mine = [one for one in judged if one.account.id in story.accounts]
        homes += _statements(judgements, mine, story)
    states = {number: _state(found) for number, found in _by_number(homes).items()}
    return tuple(_view(judgement, *_of(judgement, states, judged, stories)) for judgement in judgements)


def logged(log: Sequence[Judgement]) -> tuple[JudgementView, ...]:
    """Return the whole log: each entry holds or is undone, by which other; staleness shows in a dossier only."""
    by = undone_by(log)
    return tuple(
        _view(entry, "undone", f"Undone by {by[entry.number]}.") if entry.number in by else _view(entry, "holds", "")
        for entry in log
    )


Thing = TypeVar("Thing", bound=Hashable)
Sides = tuple[bool, list[set[Hashable]]]
"""Whether a judgement says "same", and the groups in which each of its sides stands."""


def _people(
    judgements: Sequence[Judgement], heard: Sequence[Heard], judged: Sequence[Heard]
) -> list[tuple[int, Sides]]:
    known = people.namings(heard, judged)
    return [_homes(rule, known.__getitem__) for rule in people.rules(judgements, heard, known)]


def _statements(judgements: Sequence[Judgement], heard: Sequence[Heard], story: Story) -> list[tuple[int, Sides]]:
    said = groups.pieces_of_utterances(story.utterances)
    told = groups.pieces_of_points(story.points)
    return [
        *(_homes(r, lambda piece: piece.group) for r in groups.rules("utterances", judgements, said, heard)),
        *(_homes(r, lambda piece: piece.group) for r in groups.rules("points", judgements, told, heard)),
    ]


def _homes(rule: Rule[Thing], home: Callable[[Thing], Hashable]) -> tuple[int, Sides]:
    return rule.number, (rule.same, [{home(thing) for thing in side} for side in rule.sides])


def _by_number(found: Iterable[tuple[int, Sides]]) -> Mapping[int, list[Sides]]:
    by_number: dict[int, list[Sides]] = {}
    for number, sides in found:
        by_number.setdefault(number, []).append(sides)
    return by_number


def _state(found: Sequence[Sides]) -> tuple[State, str]:
    """The state of a judgement from the stories that have something of it."""
    whole = [(same, sides) for same, sides in found if len(sides) > 1]
    if not whole:
        return "stale", ASUNDER if sum(bool(sides) for _, sides in found) > 1 else GONE
    kept = all(bool(set.intersection(*sides)) if same else not set.intersection(*sides) for same, sides in whole)
    return ("holds", "") if kept else ("overruled", LATER)


def _of(
    judgement: Judgement, states: Mapping[int, tuple[State, str]], judged: Sequence[Heard], stories: Sequence[Story]
) -> tuple[State, str]:
    if not judgement.takings:
        return states.get(judgement.number, ("stale", GONE))
    pair = takings.pair_of(judgement, judged)
    if pair is None:
        return "stale", GONE
    story = next((s for s in stories if pair[0] in s.accounts and pair[1] in s.accounts), None)
    if story is None:
        return "stale", ASUNDER
    current = {one.account.id: one.account.current for one in judged}
    found = {(current[d.source], current[d.target], d.kind) for d in story.derivations}
    there = [kind for kind in judgement.takings if (*pair, kind) in found]
    kept = not there if judgement.kind == "derivation wrong" else bool(there)
    return ("holds", "") if kept else ("overruled", LATER)


def _view(judgement: Judgement, state: State, why: str) -> JudgementView:
    return JudgementView(
        number=judgement.number,
        kind=judgement.kind,
        words=decided(judgement),
        state=state,
        why=why,
        when=judgement.when,
        who=judgement.who,
        reason=judgement.reason,
    )
