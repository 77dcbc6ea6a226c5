"""Put the parts together into the one object that every form of output is made from."""

from collections.abc import Sequence

import msgspec

from wellsourced.dossier.timeline import timeline
from wellsourced.model.dossier import AccountView, Coverage, Dossier, Story
from wellsourced.model.speech import Heard, Person
from wellsourced.model.version import History
from wellsourced.text.normalize import one_line
from wellsourced.versions.notices import notices


def assemble(coverage: Coverage, heard: Sequence[Heard], people: Sequence[Person], stories: Sequence[Story]) -> Dossier:
    """Return the dossier: accounts by date, stories with title and timeline, the larger story first.

    Earlier versions come after all current ones.
    """
    by_id = {h.account.id: h for h in heard}
    told = [_told(story, [by_id[a] for a in story.accounts]) for story in stories]
    told.sort(key=lambda s: (-len(s.accounts), s.timeline[0].when if s.timeline else "9999", s.id))
    accounts = sorted((_view(h) for h in heard), key=_in_order)
    return Dossier(coverage=coverage, accounts=tuple(accounts), people=tuple(people), stories=tuple(told))


def with_histories(dossier: Dossier, histories: Sequence[History]) -> Dossier:
    """Return the dossier with the versions and revisions of each account that was read again and had changed."""
    by_account = {history.account: history for history in histories}
    accounts = tuple(
        msgspec.structs.replace(a, versions=by_account[a.id].versions, revisions=by_account[a.id].revisions)
        if a.id in by_account
        else a
        for a in dossier.accounts
    )
    return msgspec.structs.replace(dossier, accounts=accounts)


def _in_order(account: AccountView) -> tuple[bool, str, str, int, str]:
    earlier = account.superseded_by is not None
    return earlier, account.published or "9999", account.source, account.version, account.id


def _view(heard: Heard) -> AccountView:
    account = heard.account
    kept_back = {"place", "yearless"}  # what only the way to here needed
    fields = {name: getattr(account, name) for name in account.__struct_fields__ if name not in kept_back}
    return AccountView(**fields, quotes=heard.quotes, claims=heard.claims, times=heard.times, notices=notices(account))


def _told(story: Story, heard: Sequence[Heard]) -> Story:
    ordered = sorted(heard, key=lambda h: (h.account.published or "9999", h.account.source, h.account.id))
    current = [h for h in ordered if h.account.superseded_by is None]
    return msgspec.structs.replace(
        story,
        title=_title(story, current),
        accounts=tuple(h.account.id for h in ordered),
        timeline=timeline(current, story.utterances),
    )


def _title(story: Story, heard: Sequence[Heard]) -> str:
    """The title of the account that others took most from; else of the first that has one."""
    taken = [d.source for d in story.derivations]
    titled = [h.account for h in heard if h.account.title]
    if not titled:
        first = heard[0].claims[0].text if heard and heard[0].claims else ""
        return one_line(first)[:100] or "Untitled"
    best = max(titled, key=lambda a: (taken.count(a.id), -titled.index(a)))
    return one_line(best.title or "")
