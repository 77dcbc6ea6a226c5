"""Walks values through the plan; keeps nothing between two calls."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from wellsourced.model.account import Account, Document
from wellsourced.model.dossier import Story
from wellsourced.model.ids import content_id
from wellsourced.model.judgement import Judgement, JudgementView
from wellsourced.model.record import Record
from wellsourced.model.speech import Heard, Person
from wellsourced.model.version import History, Sighting
from wellsourced.pipeline.plan import PLAN, Scope, Step, standing

Progress = Callable[[str, int, int | None], None]


class Analysis(Record, frozen=True, kw_only=True):
    """What lies between the accounts: all but titles and timelines, which the dossier writes.

    ``unresolved`` are the accounts with people as each account names them.
    """

    heard: tuple[Heard, ...]
    people: tuple[Person, ...]
    stories: tuple[Story, ...]
    judgements: tuple[JudgementView, ...] = ()
    histories: tuple[History, ...] = ()
    unresolved: tuple[Heard, ...] = ()


def run(steps: Iterable[Step], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``values`` and all that ``steps`` wrote, by name. Errors of a step pass through.

    >>> double = Step(name="double", scope="story", reads=("n",), writes=("n",), function=lambda n: 2 * n)
    >>> run([double, double], {"n": 1})
    {'n': 4}
    """
    known = dict(values)
    for step in steps:
        result: Any = step.function(*(known[name] for name in step.reads))
        known.update(zip(step.writes, (result,) if len(step.writes) == 1 else result, strict=True))
    return known


def read_and_hear(document: Document, plan: Sequence[Step] = PLAN, *, threads: int = 1) -> tuple[Heard, ...]:
    """Return what is heard in the accounts of ``document``, on ``threads`` cores; most documents hold one.

    Raises ``SourceError`` when it cannot be read.
    """
    accounts: tuple[Account, ...] = run(_of("document", plan), {"document": document})["accounts"]
    return tuple(hear_again(account, plan, threads=threads) for account in accounts)


def hear_again(account: Account, plan: Sequence[Step] = PLAN, *, threads: int = 1) -> Heard:
    """Return what is heard in an account that was read before, on at most ``threads`` cores."""
    heard: Heard = run(_of("account", plan), {"account": account, "threads": threads})["heard_account"]
    return heard


def analyse(
    heard: Iterable[Heard],
    progress: Progress | None = None,
    *,
    judgements: tuple[Judgement, ...] = (),
    sightings: tuple[Sighting, ...] = (),
    plan: Sequence[Step] = PLAN,
) -> Analysis:
    """Return what the accounts say together, as far as ``judgements`` of people say nothing else.

    The order of ``heard`` does not matter; none gives no story. ``judgements`` are those that hold;
    ``sightings`` tell which accounts are versions of one another.

    ``progress`` is told before each step: its name, the stories done, and all stories (None while unknown).
    """
    values: dict[str, Any] = {"heard": in_content_order(heard), "people": (), "groups": (), "histories": ()}
    values |= {"judgements": judgements, "sightings": sightings, "unresolved": values["heard"]}
    for step in _of("casebook", plan) if values["heard"] else ():
        _tell(progress, step.name, 0, None)
        values = run([step], values)
    accounts: tuple[Heard, ...] = in_content_order(values["heard"])
    groups = sorted(_grouped(accounts, values["groups"]), key=_largest_first)
    stories = []
    told: dict[str, Heard] = {}
    for done, group in enumerate(groups):
        found: dict[str, Any] = {"heard": group, "people": values["people"], "judgements": judgements}
        for step in _of("story", plan):
            _tell(progress, step.name, done, len(groups))
            found = run([step], found)
        stories.append(_story(found))
        told.update((one.account.id, one) for one in found["heard"])
    accounts = tuple(told.get(one.account.id, one) for one in accounts)  # with what a story adds to its accounts
    return Analysis(
        heard=accounts,
        people=values["people"],
        stories=tuple(stories),
        judgements=standing(judgements, values["unresolved"], accounts, stories),
        histories=values["histories"],
        unresolved=values["unresolved"],
    )


def in_content_order(heard: Iterable[Heard]) -> tuple[Heard, ...]:
    """Return the accounts by day of publication (unknown ones last), then text: the same on every machine."""
    return tuple(sorted(heard, key=_content))


def _content(heard: Heard) -> tuple[str, str, str, str]:
    account = heard.account
    return account.published or "~", account.text, account.source, account.id


def _grouped(heard: tuple[Heard, ...], groups: Iterable[Iterable[str]]) -> list[tuple[Heard, ...]]:
    """The accounts of each group in the order of ``heard``; in one pass, since a large casebook has many groups."""
    number = {account: place for place, ids in enumerate(groups) for account in ids}
    found: dict[int, list[Heard]] = defaultdict(list)
    for one in heard:
        if one.account.id in number:
            found[number[one.account.id]].append(one)
    return [tuple(group) for group in found.values()]


def _largest_first(group: tuple[Heard, ...]) -> tuple[int, list[tuple[str, str, str, str]]]:
    return -len(group), [_content(one) for one in group]


def _story(found: Mapping[str, Any]) -> Story:
    ids = tuple(one.account.id for one in found["heard"])
    return Story(
        id=content_id("s", *sorted(ids)),
        title="",
        accounts=ids,
        utterances=found["utterances"],
        points=found["points"],
        derivations=found["derivations"],
        rumours=found["rumours"],
        timeline=(),
    )


def _of(scope: Scope, plan: Iterable[Step]) -> list[Step]:
    return [step for step in plan if step.scope == scope]


def _tell(progress: Progress | None, name: str, done: int, total: int | None) -> None:
    if progress is not None:
        progress(name, done, total)
