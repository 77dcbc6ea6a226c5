"""Read the tables of phrases in six languages that matching looks for, and cut sentences to fit them."""

import re
from functools import cache
from importlib.resources import files

from wellsourced.text.normalize import Token, fold, tokens

LANGUAGES = ("en", "fr", "es", "de", "pt", "it")
_PARTS = re.compile(r"[^'’]+")
_CUT = ("fr", "it")  # the languages that leave out a vowel before another: "l'alarme"

Table = dict[str, dict[str, tuple[str, ...]]]


@cache
def phrase_table(name: str, language: str) -> Table:
    """Return the phrases of ``name`` in ``language`` by the two first columns of their rows; none for other languages.

    Folded, with the elisions of :func:`line_of` cut.
    """
    if language not in LANGUAGES:
        return {}
    lines = files("wellsourced.matching").joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    column = lines[0].split("\t").index(language)
    found: Table = {}
    for cells in (line.split("\t") for line in lines[1:]):
        forms = tuple(_parted(fold(form), language) for form in cells[column].split("|") if form)
        found.setdefault(cells[0], {})[cells[1]] = forms
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
