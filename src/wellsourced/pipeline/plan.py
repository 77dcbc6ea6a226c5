"""The one list of steps: what each reads, what it writes, and the function that does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from wellsourced.matching.check import look_up
from wellsourced.matching.points import points
from wellsourced.matching.rumours import rumours
from wellsourced.matching.utterances import utterances
from wellsourced.model.lineage import Derivation
from wellsourced.reading.read import read_all
from wellsourced.speech.hear import hear
from wellsourced.speech.people import resolve
from wellsourced.stories.cluster import stories
from wellsourced.tracing.copies import derivations
from wellsourced.tracing.independence import count
from wellsourced.tracing.relays import relays

__all__ = ["PLAN", "VERSION", "Scope", "Step", "lineage", "look_up"]

Scope = Literal["document", "account", "casebook", "story"]

# Raise this with every change in what is heard in an account: casebooks then hear their accounts anew.
VERSION = "2"


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


def lineage(copies: tuple[Derivation, ...], relayed: tuple[Derivation, ...]) -> tuple[Derivation, ...]:
    """Return both kinds of derivation, each once, in the order of what was taken and by whom."""
    return tuple(sorted({*copies, *relayed}, key=lambda d: (d.source, d.target, d.kind, d.evidence)))


PLAN: tuple[Step, ...] = (
    Step(name="reading", scope="document", reads=("document",), writes=("accounts",), function=read_all),
    Step(name="hearing", scope="account", reads=("account", "threads"), writes=("heard_account",), function=hear),
    Step(name="stories", scope="casebook", reads=("heard",), writes=("groups",), function=stories),
    Step(name="people", scope="casebook", reads=("heard",), writes=("heard", "people"), function=resolve),
    Step(name="copies", scope="story", reads=("heard",), writes=("copies",), function=derivations),
    Step(
        name="utterances",
        scope="story",
        reads=("heard", "copies"),
        writes=("utterances",),
        function=utterances,
    ),
    Step(name="points", scope="story", reads=("heard", "copies"), writes=("points",), function=points),
    Step(name="rumours", scope="story", reads=("heard",), writes=("rumours",), function=rumours),
    Step(name="relays", scope="story", reads=("heard", "copies"), writes=("relays",), function=relays),
    Step(name="lineage", scope="story", reads=("copies", "relays"), writes=("derivations",), function=lineage),
    Step(
        name="origins",
        scope="story",
        reads=("heard", "derivations", "utterances", "points"),
        writes=("utterances", "points"),
        function=count,
    ),
)
