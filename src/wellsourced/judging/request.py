"""Make of what a user names a judgement that can be kept: what is meant, where it stands, what is said of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from wellsourced.errors import UsageError
from wellsourced.judging import groups, people, takings
from wellsourced.judging.naming import account_named, begins, person_named, point_named, utterance_named
from wellsourced.model.dossier import AccountView, Dossier
from wellsourced.model.judgement import Judgement, Note, Request, Subject
from wellsourced.model.lineage import DerivationKind
from wellsourced.model.match import Member, Point, PointValue, Utterance
from wellsourced.model.speech import Heard
from wellsourced.text.normalize import fold

LONGEST_NOTE_CHARS = 2000


class Shown(NamedTuple):
    """What the user has before them: accounts as heard, as judged so far, and the dossier."""

    heard: Sequence[Heard]
    judged: Sequence[Heard]
    dossier: Dossier


def judgement(request: Request, shown: Shown, note: Note) -> Judgement:
    """Return what ``request`` says, with anchors. Raises ``UsageError`` for what is not there or says nothing."""
    check(note)
    _counted(request)
    what, verdict = request.kind.split()
    found: Sequence[Subject]
    ways: tuple[DerivationKind, ...] = ()
    if what == "derivation":
        found, ways = _taking(request, shown, stated=verdict == "right")
    elif what == "people":
        found = _people(request, shown)
    else:
        found = _statements(request, shown)
    return Judgement(
        kind=request.kind, subjects=tuple(found), takings=ways, when=note.when, who=note.who, reason=note.reason
    )


def _counted(request: Request) -> None:
    """Raise ``UsageError`` for a request that names too few or too many."""
    if request.kind == "undo":
        raise UsageError("an undoing names a number, not a result; call undo with it")
    number = len(request.named)
    if request.kind.endswith("same") and (number < 2 or request.apart):
        raise UsageError(f"name two or more that are one, and none apart; {number} named")
    if request.kind.endswith("distinct") and number != (1 if request.apart else 2):
        raise UsageError("name one and the part that is split from it, or two that are kept apart")
    if request.kind.startswith("derivation") and number != 2:
        raise UsageError("name two accounts: the one that had it first, and the one that took it")


def undoing(number: int, note: Note) -> Judgement:
    """Return the entry that takes judgement ``number`` back."""
    check(note)
    return Judgement(kind="undo", undoes=number, when=note.when, who=note.who, reason=note.reason)


def check(note: Note) -> None:
    """Raise ``UsageError`` where a note is longer than anybody reads."""
    for name, words in (("name", note.who), ("reason", note.reason)):
        if words is not None and len(words) > LONGEST_NOTE_CHARS:
            raise UsageError(f"the {name} has {len(words)} characters, more than {LONGEST_NOTE_CHARS}; shorten it")


def _people(request: Request, shown: Shown) -> list[Subject]:
    found = [person_named(name, shown.dossier.people) for name in request.named]
    _distinct(request.named, [person.id for person in found], "person")
    known = people.namings(shown.heard, shown.judged)
    mine = {p.id: [naming for naming, person in known.items() if person == p.id] for p in found}
    if not request.apart:
        return [people.subject(person, mine[person.id], shown.heard) for person in found]
    whole = found[0]
    written = _written(shown, known)
    chosen: set[people.Naming] = set()
    for name in request.apart:
        chosen |= _part_of_person(name, mine[whole.id], written, shown.dossier.accounts)
    rest = set(mine[whole.id]) - chosen
    _divided(whole.name, rest)
    one, other = (people.subject(whole, part, shown.heard) for part in (chosen, rest))
    return [msgspec.structs.replace(one, label=_listed(one)), msgspec.structs.replace(other, label=whole.name)]


def _written(shown: Shown, known: Iterable[people.Naming]) -> dict[people.Naming, set[str]]:
    """Every way in which each naming is written, folded."""
    written = {naming: {fold(naming[1])} for naming in known}
    for one in shown.heard:
        for mention in people.mentions(one):
            written.setdefault((one.account.id, mention.name), set()).add(fold(" ".join(mention.as_written.split())))
    return written


def _part_of_person(
    name: str,
    mine: Sequence[people.Naming],
    written: dict[people.Naming, set[str]],
    accounts: Sequence[AccountView],
) -> set[people.Naming]:
    part = {naming for naming in mine if fold(name) in written[naming]}
    if not part:
        account = account_named(name, accounts)
        part = {naming for naming in mine if naming[0] == account.id}
    if not part:
        raise UsageError(f"“{name}” does not name the person; give a spelling of them, or an account that names them")
    return part


def _listed(subject: Subject) -> str:
    """The names in the accounts that are split away."""
    return ", ".join(sorted({anchor.name or anchor.text for anchor in subject.anchors}))


def _statements(request: Request, shown: Shown) -> list[Subject]:
    named = utterance_named if request.kind.startswith("utterances") else point_named
    found = [named(reference, shown.dossier) for reference in request.named]
    _distinct(request.named, [one.found.id for one in found], request.kind.split()[0].rstrip("s"))
    if len({one.story.id for one in found}) > 1:
        raise UsageError("they stand in two stories, and nothing is compared across stories; name those of one story")
    if not request.apart:
        return [groups.subject(one.found, _parts(one.found), shown.heard) for one in found]
    whole = found[0].found
    chosen = [part for reference in request.apart for part in _parts_named(reference, whole, shown.dossier.accounts)]
    rest = [part for part in _parts(whole) if part not in chosen]
    _divided(whole.id, rest)
    label = ", ".join(dict.fromkeys((not isinstance(p, Member) and p.value) or p.text for p in chosen))
    one, other = (groups.subject(whole, part, shown.heard) for part in (chosen, rest))
    return [msgspec.structs.replace(one, label=label), other]


def _parts(found: Utterance | Point) -> tuple[Member | PointValue, ...]:
    return found.members if isinstance(found, Utterance) else found.values


def _parts_named(
    reference: str, whole: Utterance | Point, accounts: Sequence[AccountView]
) -> list[Member | PointValue]:
    parts = [p for p in _parts(whole) if begins(p.quote if isinstance(p, Member) else p.claim, reference)]
    if not parts:
        account = account_named(reference, accounts)
        parts = [part for part in _parts(whole) if part.account == account.id]
    if not parts:
        inside = "quotation" if isinstance(whole, Utterance) else "claim"
        raise UsageError(f"{whole.id} has nothing of “{reference}”; give the id of a {inside} or an account in it")
    return parts


def _taking(request: Request, shown: Shown, *, stated: bool) -> tuple[list[Subject], tuple[DerivationKind, ...]]:
    source, target = (account_named(name, shown.dossier.accounts) for name in request.named)
    if (source.superseded_by or source.id) == (target.superseded_by or target.id):
        raise UsageError("both names mean the same account; give the one that had it first and the one that took it")
    story = next((s for s in shown.dossier.stories if source.id in s.accounts and target.id in s.accounts), None)
    if story is None:
        raise UsageError("the two accounts tell two stories, and nothing is compared across stories")
    current = {view.id: view.superseded_by or view.id for view in shown.dossier.accounts}
    found = [(current[d.source], current[d.target], d.kind) for d in story.derivations]
    ways = (request.taking,) if stated else _ways(found, current[source.id], current[target.id])
    known = {one.account.id: one.account for one in shown.heard}
    return [takings.subject(known[view.id], _account_label(view)) for view in (source, target)], ways


def _ways(found: Sequence[tuple[str, str, DerivationKind]], source: str, target: str) -> tuple[DerivationKind, ...]:
    ways = tuple(dict.fromkeys(kind for one, other, kind in found if (one, other) == (source, target)))
    if ways:
        return ways
    if any((one, other) == (target, source) for one, other, _ in found):
        raise UsageError("it stands the other way round: name first the account that had it, then the one that took it")
    raise UsageError("no derivation was found between the two; `wellsourced judge CASE list` shows those there are")


def _account_label(account: AccountView) -> str:
    return account.outlet or account.url or account.source


def _distinct(named: Sequence[str], ids: Sequence[str], kind: str) -> None:
    if len(set(ids)) < len(ids):
        raise UsageError(f"{' and '.join(f'“{name}”' for name in named)} are the same {kind} already; name two")


def _divided(whole: str, rest: Iterable[object]) -> None:
    if not list(rest):
        raise UsageError(f"that is all there is of {whole}; name only the part that does not belong")
