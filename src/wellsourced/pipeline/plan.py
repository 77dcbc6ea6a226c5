"""The one list of steps: what each reads, what it writes, and the function that does it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from wellsourced.judging.groups import judged_points, judged_utterances
from wellsourced.judging.people import noted, ties
from wellsourced.judging.standing import standing
from wellsourced.judging.takings import settled
from wellsourced.matching.check import look_up
from wellsourced.matching.points import points
from wellsourced.matching.retold import retold_points, retold_utterances
from wellsourced.matching.rumours import rumours
from wellsourced.matching.utterances import utterances
from wellsourced.matching.versions import points_of_versions
from wellsourced.model.account import Account
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard
from wellsourced.model.version import History, Sighting
from wellsourced.reading.read import read_all
from wellsourced.speech.echoes import echoes
from wellsourced.speech.hear import hear
from wellsourced.speech.people import resolve, retied
from wellsourced.speech.undated import times_within
from wellsourced.stories.cluster import stories
from wellsourced.stories.years import spans, years
from wellsourced.tracing.copies import derivations
from wellsourced.tracing.independence import count
from wellsourced.tracing.relays import relays
from wellsourced.tracing.settled import consequences, settled_copies, settled_relays
from wellsourced.versions.histories import histories, kept_whole

__all__ = ["PLAN", "VERSION", "Scope", "Step", "lineage", "look_up", "standing"]

Scope = Literal["document", "account", "casebook", "story"]

# Raise this with every change in what is heard in an account: casebooks then hear their accounts anew.
VERSION = "9"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage on its way: ``function`` gets the values named in ``reads``, in that order.

    With one name in ``writes`` the result is that value; with several it is a tuple of them, in that order.
    ``scope`` says how often the step runs: once a document, an account, a casebook or a story; in a story, ``heard``
    holds the story's accounts only.
    """

    name: str
    scope: Scope
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    function: Callable[..., object]


def versions(
    heard: Sequence[Heard], sightings: Sequence[Sighting]
) -> tuple[tuple[Heard, ...], tuple[Heard, ...], tuple[History, ...]]:
    """Return the accounts with their earlier versions cut down, twice, as one of them is yet to be resolved."""
    found, told = histories(heard, sightings)
    return found, found, told


def dated(heard: Sequence[Heard], groups: Sequence[Sequence[str]]) -> tuple[tuple[Heard, ...], tuple[Heard, ...]]:
    """Return the accounts, twice, those without a year heard anew on the day that their story's others make known.

    The times of those without a day are counted from the days on which their story's others were published.
    """
    known, between = years(heard, groups), spans(heard, groups)
    told = (_on_day(h.account, known[h.account.id]) if h.account.id in known else h for h in heard)
    found = tuple(_between(h, between[h.account.id]) if h.account.id in between else h for h in told)
    return found, found


def _between(heard: Heard, days: tuple[date, date]) -> Heard:
    return msgspec.structs.replace(heard, times=times_within(heard.account, *days))


@lru_cache(maxsize=256)
def _on_day(account: Account, day: str) -> Heard:
    return hear(msgspec.structs.replace(account, published=day, published_from="story"))


def lineage(
    heard: Sequence[Heard], copies: tuple[Derivation, ...], relayed: tuple[Derivation, ...]
) -> tuple[Derivation, ...]:
    """Return both kinds of derivation, each once, in the order of what was taken and by whom.

    What was taken from or by an earlier version is left out where it holds for the current one too.
    """
    current = {one.account.id: one.account.current for one in heard}
    found = {*copies, *relayed}
    held = {(d.source, d.target, d.kind) for d in found}
    kept = []
    for d in found:
        now = current.get(d.source, d.source), current.get(d.target, d.target), d.kind
        if d.judged or now == (d.source, d.target, d.kind) or (now not in held and now[0] != now[1]):
            kept.append(d)
    return tuple(sorted(kept, key=lambda d: (d.source, d.target, d.kind, d.evidence)))


def _step(name: str, scope: Scope, reads: str, writes: str, function: Callable[..., object]) -> Step:
    return Step(name=name, scope=scope, reads=tuple(reads.split()), writes=tuple(writes.split()), function=function)


# What a person judged comes after what the machine found, step by step: it sees both and changes what was judged.
PLAN: tuple[Step, ...] = (
    _step("reading", "document", "document", "accounts", read_all),
    _step("hearing", "account", "account threads", "heard_account", hear),
    _step("versions", "casebook", "heard sightings", "heard unresolved histories", versions),
    _step("stories", "casebook", "heard", "groups", stories),
    _step("stories kept whole", "casebook", "groups heard", "groups", kept_whole),
    _step("years", "casebook", "heard groups", "heard unresolved", dated),
    _step("people", "casebook", "heard", "resolved people", resolve),
    _step("people judged", "casebook", "heard resolved people judgements", "ties", ties),
    _step("people tied", "casebook", "heard resolved people ties", "heard people", retied),
    _step("echoes", "story", "heard", "heard", echoes),
    _step("settled", "story", "heard judgements", "settled", settled),
    _step("copies", "story", "heard", "copies_found", derivations),
    _step("copies settled", "story", "heard copies_found settled", "copies", settled_copies),
    _step("utterances", "story", "heard copies", "utterances", utterances),
    _step("utterances judged", "story", "utterances heard judgements", "utterances", judged_utterances),
    _step("utterances retold", "story", "heard copies utterances", "utterances", retold_utterances),
    _step("points", "story", "heard copies", "points", points),
    _step("points of versions", "story", "heard copies points", "points", points_of_versions),
    _step("points judged", "story", "points heard judgements", "points", judged_points),
    _step("points retold", "story", "heard copies points", "points", retold_points),
    _step("rumours", "story", "heard utterances copies", "rumours", rumours),
    _step("relays", "story", "heard copies", "relays", relays),
    _step("relays settled", "story", "heard relays settled", "relays", settled_relays),
    _step("lineage", "story", "heard copies relays", "derivations", lineage),
    _step("origins", "story", "heard derivations utterances points", "utterances points", count),
    _step("consequences", "story", "heard copies_found settled utterances points", "utterances points", consequences),
    _step("people noted", "story", "people utterances points", "utterances points", noted),
)
