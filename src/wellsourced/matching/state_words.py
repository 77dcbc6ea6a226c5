"""The words of six languages that say which of two states something is in, read once from their table."""

from functools import cache
from typing import Literal, NamedTuple

from wellsourced.matching.forms import Forms
from wellsourced.matching.phrase_tables import phrase_table

Course = Literal["turns", "yes", "no", "never", "climbs"]
# How a state changes with time: to and fro, to its "yes" only, to its "no" only, or never: it was one or the other.
# What climbs has rungs, by number, of which several may hold: only a later account's higher one is news.
COURSES: dict[str, Course] = {
    "working": "turns", "taking place": "turns", "held": "turns", "an arrest": "yes", "life": "no", "found": "turns",
    "in office": "turns", "health": "turns", "hurt": "yes", "inside": "never", "armed": "never", "permitted": "never",
    "accepted": "turns", "passed": "never", "of one mind": "never", "guilty": "turns", "under control": "turns",
    "safe": "turns", "intact": "never", "on time": "never", "going on": "turns", "taking part": "no", "a deal": "turns",
    "an alarm": "never", "a ransom": "never", "shots": "never", "a warning": "never", "intent": "never",
    "charged": "turns", "way": "never", "side": "never", "charge": "never", "weapon": "turns", "way in": "never",
    "trapped": "turns", "identified": "yes", "hope": "turns", "conscious": "turns", "suspected": "turns",
    "an appeal": "turns", "admitted": "turns", "attached": "turns", "leaking": "turns", "insured": "never",
    "attended": "never", "sober": "never", "locked": "never", "lit": "never", "protected": "never", "claimed": "yes",
    "of own will": "never", "light": "never", "a member": "turns", "a verdict": "yes", "broken": "yes",
    "licence": "turns", "case": "climbs", "search": "climbs", "manner": "never", "wound": "never", "colour": "never",
}  # fmt: skip


class StateWords(NamedTuple):
    """The phrases of one state in one language, by its poles: "yes" and "no", or the names of several.

    ``thing`` is None where the phrases say of themselves of what they tell.
    """

    state: str
    poles: tuple[tuple[str, Forms], ...]
    thing: Forms | None


@cache
def state_words(language: str | None) -> tuple[StateWords, ...]:
    """Return the states with their phrases in ``language``, in the order of the table; empty where it has none."""
    return tuple(
        StateWords(
            state=state,
            poles=tuple((pole, Forms(forms)) for pole, forms in poles.items() if pole != "thing"),
            thing=Forms(poles["thing"]) if "thing" in poles else None,
        )
        for state, poles in phrase_table("states", (language or "en")[:2]).items()
    )
