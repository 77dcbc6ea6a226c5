"""Worlds of any size: events with their accounts and gold, by seed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from .gold import gold
from .pages import page
from .spread import spread
from .world import event

SIZES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 24)  # accounts of one event
WEIGHTS = (10, 10, 12, 12, 12, 10, 10, 8, 6, 4, 2)


@dataclass(frozen=True, slots=True)
class Case:
    """One event: its accounts by file name, and the gold."""

    name: str
    files: dict[str, str]
    gold: dict[str, Any]


def cases(seed: int, accounts: int, sizes: tuple[int, ...] = SIZES) -> Iterator[Case]:
    """Yield events until there are ``accounts``; the same at every call. A larger world begins with the smaller."""
    left, number = accounts, 0
    chance = Random(f"sizes/{seed}")
    weights = WEIGHTS if sizes == SIZES else (1,) * len(sizes)
    while left > 0:
        number += 1
        size = min(left, chance.choices(sizes, weights)[0])
        left -= size
        yield case(seed, number, size)


def case(seed: int, number: int, size: int) -> Case:
    """Return event ``number`` of the world ``seed`` as told by ``size`` accounts."""
    happened, namer, chance = event(seed, number)
    told = spread(happened, namer, chance, size)
    files: dict[str, str] = {}
    names: dict[str, str] = {}
    boilerplate: dict[str, list[str]] = {}
    for account in told:
        ending, text, furniture = page(account, happened.slots["en"]["town"], chance)
        names[account.file] = account.file + ending
        files[names[account.file]] = text
        boilerplate[names[account.file]] = furniture
    named = [replace(a, file=names[a.file], parent=names.get(a.parent or "")) for a in told]
    return Case(happened.name, files, gold(happened, named, boilerplate))


def write(found: Iterator[Case], folder: Path) -> tuple[int, int]:
    """Write each case into a folder of its own below ``folder``; return how many events and accounts."""
    events = accounts = 0
    for one in found:
        place = folder / one.name
        place.mkdir(parents=True, exist_ok=True)
        for name, text in one.files.items():
            (place / name).write_text(text, "utf-8")
        (place / "gold.json").write_text(json.dumps(one.gold, ensure_ascii=False, indent=1) + "\n", "utf-8")
        events, accounts = events + 1, accounts + len(one.files)
    return events, accounts
