"""Find what a user names in a dossier: by id, by the beginning of one, by number, by name; else say what to do."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from wellsourced.errors import UsageError
from wellsourced.model.dossier import AccountView, Dossier, Story
from wellsourced.model.match import Point, Utterance
from wellsourced.model.speech import Person
from wellsourced.text.normalize import fold

SHORTEST_START_CHARS = 4  # of an id; fewer are likelier a name
MOST_NAMED = 5  # in a message
Named = TypeVar("Named")


class InStory(NamedTuple):
    """An utterance or point with the story it stands in."""

    story: Story
    found: Utterance | Point


def account_named(reference: str, accounts: Sequence[AccountView]) -> AccountView:
    """Return the account of that number, id, source, address or outlet. Raises ``UsageError`` for none or several."""
    number = reference.strip("[] ")
    if number.isdecimal() and reference.strip("[ ").startswith(number):
        if not 1 <= int(number) <= len(accounts):
            raise UsageError(f"there is no account {reference}: they are numbered 1 to {len(accounts)}; {_LIST}")
        return accounts[int(number) - 1]
    by_id = _by_id(reference, {account.id: account for account in accounts})
    current = [a for a in accounts if a.superseded_by is None]
    named = by_id or [a for a in current if reference in (a.source, a.url)]
    named = named or [a for a in current if a.outlet and fold(a.outlet) == fold(reference)]
    return _only(reference, "account", {a.id: a for a in named})


def person_named(reference: str, people: Sequence[Person]) -> Person:
    """Return the person of that id or name. Raises ``UsageError`` where there is none, or more than one."""
    found = _by_id(reference, {person.id: person for person in people})
    found = found or [p for p in people if fold(p.name) == fold(reference)]
    found = found or [p for p in people if fold(reference) in map(fold, p.names)]
    return _only(reference, "person", {p.id: p for p in found})


def utterance_named(reference: str, dossier: Dossier) -> InStory:
    """Return the utterance of that id. Raises ``UsageError`` where there is none, or more than one."""
    known = {u.id: InStory(story, u) for story in dossier.stories for u in story.utterances}
    return _only(reference, "utterance", {one.found.id: one for one in _by_id(reference, known)})


def point_named(reference: str, dossier: Dossier) -> InStory:
    """Return the point of that id. Raises ``UsageError`` where there is none, or more than one."""
    known = {p.id: InStory(story, p) for story in dossier.stories for p in story.points}
    return _only(reference, "point", {one.found.id: one for one in _by_id(reference, known)})


def begins(identifier: str, reference: str) -> bool:
    """True when ``reference`` is an id, or enough of its beginning."""
    return identifier == reference or (len(reference) >= SHORTEST_START_CHARS and identifier.startswith(reference))


_LIST = "`wellsourced judge CASE list` shows what there is"


def _by_id(reference: str, known: Mapping[str, Named]) -> list[Named]:
    exact = known.get(reference)
    return [exact] if exact is not None else [one for i, one in known.items() if begins(i, reference)]


def _only(reference: str, kind: str, found: Mapping[str, Named]) -> Named:
    if not found:
        raise UsageError(f"there is no {kind} “{reference}” in this casebook; {_LIST}, with ids")
    if len(found) > 1:
        raise UsageError(f"“{reference}” could be {_either(found)}; give the whole id of the one you mean")
    return next(iter(found.values()))


def _either(ids: Iterable[str]) -> str:
    known = sorted(ids)
    shown = [*known[:MOST_NAMED], "…"] if len(known) > MOST_NAMED else known
    return " or ".join(shown)
