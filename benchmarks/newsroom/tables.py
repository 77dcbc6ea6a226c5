"""The tables that all wording comes from, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("en", "fr", "es", "de")


@cache
def table(name: str) -> dict[str, Any]:
    """Return the table in ``tables/NAME.toml``."""
    with (Path(__file__).parent / "tables" / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def columns(entry: str) -> list[str]:
    """Return the columns of ``one | two | three``."""
    return [part.strip() for part in entry.split("|")]


def in_language(entry: str, language: str) -> str:
    """Return the column of ``language`` of an entry that has one for each of ``LANGUAGES``."""
    return columns(entry)[LANGUAGES.index(language)]
