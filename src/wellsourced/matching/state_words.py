"""The words of six languages that say which of two states something is in, read once from their table."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from wellsourced.matching.forms import Forms
from wellsourced.text.normalize import Token, fold, tokens

LANGUAGES = ("en", "fr", "es", "de", "pt", "it")
Course = Literal["turns", "yes", "no", "never"]
# How a state changes with time: to and fro, to its "yes" only, to its "no" only, or never: it was one or the other.
COURSES: dict[str, Course] = {
    "working": "turns", "taking place": "turns", "held": "turns", "an arrest": "yes", "life": "no", "found": "turns",
    "in office": "turns", "health": "turns", "hurt": "yes", "inside": "never", "armed": "never", "permitted": "never",
    "accepted": "turns", "passed": "never", "of one mind": "never", "guilty": "turns", "under control": "turns",
    "safe": "turns", "intact": "never", "on time": "never", "going on": "turns", "taking part": "no", "a deal": "turns",
    "an alarm": "never", "a ransom": "never", "shots": "never", "a warning": "never", "intent": "never",
    "charged": "turns",
}  # fmt: skip
_PARTS = re.compile(r"[^'’]+")
_CUT = ("fr", "it")  # the languages that leave out a vowel before another: "l'alarme"


class StateWords(NamedTuple):
    """The phrases of one state in one language; ``thing`` is None where the others say of themselves what they mean."""

    state: str
    yes: Forms
    no: Forms
    thing: Forms | None


@cache
def state_words(language: str | None) -> tuple[StateWords, ...]:
    """Return the states with their phrases in ``language``, in the order of the table; empty where it has none."""
    code = (language or "en")[:2]
    if code not in LANGUAGES:
        return ()
    return tuple(
        StateWords(
            state=state,
            yes=Forms(poles.get("yes", ())),
            no=Forms(poles.get("no", ())),
            thing=Forms(poles["thing"]) if "thing" in poles else None,
        )
        for state, poles in _table(code).items()
    )


@cache
def _table(language: str) -> dict[str, dict[str, list[str]]]:
    lines = files("wellsourced.matching").joinpath("states.tsv").read_text("utf-8").splitlines()
    column = lines[0].split("\t").index(language)
    found: dict[str, dict[str, list[str]]] = {}
    for cells in (line.split("\t") for line in lines[1:]):
        forms = [_parted(fold(form), language) for form in cells[column].split("|") if form]
        found.setdefault(cells[0], {}).setdefault(cells[1], []).extend(forms)
    return found


def _parted(form: str, language: str) -> str:
    return form.replace("'", " ") if language in _CUT else form


def line_of(text: str, language: str | None) -> list[Token]:
    """Return the words of ``text`` with places, "l'alarme" as two and "council's" without its ending."""
    found: list[Token] = []
    code = (language or "en")[:2]
    for token in tokens(text):
        if code in _CUT and ("'" in token.text or "’" in token.text):
            for part in _PARTS.finditer(token.text):
                start = token.start + part.start()
                found.append(Token(part.group(), start, start + len(part.group()), fold(part.group())))
        elif code == "en" and token.key.endswith("'s"):
            found.append(token._replace(key=token.key[:-2]))
        else:
            found.append(token)
    return found
