"""A casebook of three accounts, read once and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tram import LATER, TEXTS

from wellsourced.casebook import Casebook


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The texts as files, and the casebooks ``three.case`` and ``four.case`` made of them."""
    made = tmp_path_factory.mktemp("tram")
    for name, text in {**TEXTS, "later.txt": LATER}.items():
        (made / name).write_text(text, "utf-8")
    for case, names in (("three.case", [*TEXTS]), ("four.case", ["later.txt"])):
        if case == "four.case":
            shutil.copy(made / "three.case", made / case)
        with Casebook(made / case) as casebook:
            casebook.add([made / name for name in names])
    return made


@pytest.fixture
def case(folder: Path, tmp_path: Path) -> Path:
    """A casebook of the three accounts, of the test's own."""
    return Path(shutil.copy(folder / "three.case", tmp_path / "tram.case"))


@pytest.fixture
def casebook(case: Path) -> Iterator[Casebook]:
    """The same, opened."""
    with Casebook(case) as opened:
        yield opened
