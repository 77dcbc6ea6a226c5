"""Read the word tables that packages carry, one small TOML file per language."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(package: str, folder: str, language: str) -> dict[str, Any]:
    """Return the table ``folder/language.toml`` of ``package``; an empty one where there is no such file."""
    resource = files(package).joinpath(folder, f"{language}.toml")
    return tomllib.loads(resource.read_text("utf-8")) if resource.is_file() else {}


@cache
def languages(package: str, folder: str) -> tuple[str, ...]:
    """Return the languages that ``folder`` of ``package`` has a table for, sorted."""
    names = (entry.name for entry in files(package).joinpath(folder).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))
