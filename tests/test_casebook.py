"""The casebook as a library user meets it."""

from itertools import permutations
from pathlib import Path

import msgspec
import pytest

import wellsourced.pipeline.intake as module
from wellsourced.casebook import Casebook
from wellsourced.errors import CasebookError
from wellsourced.model.account import Account, Document
from wellsourced.model.dossier import Dossier
from wellsourced.model.speech import Heard

TEXTS = {
    "echo.txt": (
        "Tram leaves the rails in Ostervik\n\n16 March 2024\n\n"
        "A tram left the rails in Ostervik on Saturday morning and four people were hurt.\n\n"
        "“The brakes answered too late,” said Ada Reyes, who runs the depot.\n"
    ),
    "herald.txt": (
        "Four hurt as tram derails\n\n16 March 2024\n\n"
        "Four people were hurt when a tram left the rails in Ostervik.\n\n"
        "“The brakes answered too late,” Reyes said, according to the Echo.\n"
    ),
    "valley.txt": (
        "Ostervik tram crash\n\n17 March 2024\n\n"
        "Five people were taken to hospital after a tram crash in Ostervik, the police said on Sunday.\n"
    ),
}


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return [tmp_path / name for name in TEXTS]


def written(dossier: Dossier) -> bytes:
    return msgspec.json.encode(dossier)


def test_an_empty_casebook_gives_a_dossier_without_accounts() -> None:
    with Casebook() as casebook:
        assert () == casebook.dossier().accounts


def test_every_source_becomes_an_account(sources: list[Path]) -> None:
    with Casebook() as casebook:
        casebook.add(sources)
        assert sorted(map(str, sources)) == sorted(view.source for view in casebook.dossier().accounts)


def test_one_source_may_be_given_without_a_list(sources: list[Path]) -> None:
    with Casebook() as casebook:
        assert 1 == casebook.add(sources[0]).read


def test_coverage_tells_what_was_read_and_the_days_it_spans(sources: list[Path]) -> None:
    with Casebook() as casebook:
        coverage = casebook.add(sources)
    expected = 3, 3, (), "2024-03-16", "2024-03-17", ()
    assert expected == msgspec.structs.astuple(coverage)


def test_an_unreadable_source_is_named_and_stops_nothing(sources: list[Path], tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    with Casebook() as casebook:
        coverage = casebook.add([missing, *sources])
    assert (4, 3, [missing]) == (
        coverage.given,
        coverage.read,
        [failure.source for failure in coverage.failed],
    )


def test_the_dossier_names_what_could_not_be_read_until_it_is_read(sources: list[Path], tmp_path: Path) -> None:
    late = tmp_path / "late.txt"
    with Casebook() as casebook:
        casebook.add([*sources, late])
        before = casebook.dossier().coverage
        late.write_text("The tram line in Ostervik stays closed until Monday, the city said.\n", "utf-8")
        casebook.add([late])
        after = casebook.dossier().coverage
    assert (4, 1, 4, 0) == (before.given, len(before.failed), after.given, len(after.failed))


def test_adding_twice_changes_nothing(sources: list[Path]) -> None:
    with Casebook() as casebook:
        casebook.add(sources)
        once = written(casebook.dossier())
        casebook.add(sources)
        assert once == written(casebook.dossier())


def test_what_is_there_is_neither_read_nor_heard_again(sources: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with Casebook() as casebook:
        casebook.add(sources)
        monkeypatch.delattr(module, "read_and_hear")
        assert 3 == casebook.add(sources).read


def test_any_order_of_adding_gives_the_same_dossier(sources: list[Path]) -> None:
    dossiers = set()
    for order in permutations(sources):
        with Casebook() as casebook:
            for source in order:
                casebook.add([source])
            dossiers.add(written(casebook.dossier()))
    assert 1 == len(dossiers)


def test_a_file_answers_the_next_time_as_it_did_the_first(sources: list[Path], tmp_path: Path) -> None:
    with Casebook(tmp_path / "tram.case") as casebook:
        casebook.add(sources)
        first = written(casebook.dossier())
    with Casebook(tmp_path / "tram.case") as casebook:
        assert first == written(casebook.dossier())


def test_accounts_added_later_give_what_all_at_once_give(sources: list[Path], tmp_path: Path) -> None:
    with Casebook() as casebook:
        casebook.add(sources)
        at_once = written(casebook.dossier())
    for source in sources:
        with Casebook(tmp_path / "tram.case") as casebook:
            casebook.add([source])
    with Casebook(tmp_path / "tram.case") as casebook:
        assert at_once == written(casebook.dossier())


def test_another_version_hears_the_kept_accounts_once_more_and_only_once(
    sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard_again: list[str] = []

    def hear_again(account: Account, *, threads: int) -> Heard:
        heard_again.append(account.source)
        return Heard(account=account)

    with Casebook(tmp_path / "tram.case") as casebook:
        casebook.add(sources)
    monkeypatch.setattr(module, "VERSION", "later")
    monkeypatch.setattr(module, "hear_again", hear_again)
    with Casebook(tmp_path / "tram.case") as casebook:
        casebook.dossier()
        casebook.dossier()
    assert sorted(map(str, sources)) == sorted(heard_again)


def test_an_interruption_loses_no_account_that_was_heard(
    sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = module.read_and_hear

    def until_the_last(document: Document, *, threads: int) -> Heard:
        if document.source == str(sources[2]):
            raise KeyboardInterrupt
        return real(document, threads=threads)

    monkeypatch.setattr(module, "read_and_hear", until_the_last)
    with Casebook(tmp_path / "tram.case") as casebook, pytest.raises(KeyboardInterrupt):
        casebook.add(sources)
    with Casebook(tmp_path / "tram.case") as casebook:
        assert sorted(map(str, sources[:2])) == sorted(view.source for view in casebook.dossier().accounts)


def test_progress_counts_the_documents(sources: list[Path]) -> None:
    told: list[tuple[str, int, int | None]] = []
    with Casebook() as casebook:
        casebook.add(sources, progress=lambda *news: told.append(news))
    assert [("reading", 0, None), ("reading", 1, None), ("reading", 2, None)] == told


def test_a_file_of_another_kind_is_refused(sources: list[Path]) -> None:
    with pytest.raises(CasebookError, match="is not a casebook"):
        Casebook(sources[0])


def test_a_claim_is_supported_by_the_account_that_has_its_every_detail(sources: list[Path]) -> None:
    with Casebook() as casebook:
        casebook.add(sources)
        told = casebook.check("Four people were hurt when a tram left the rails in Ostervik").support
        changed = casebook.check("Nine people were hurt when a tram left the rails in Ostervik").support
    assert ("supported", "contradicted") == (told.verdict, changed.verdict)
    assert "Four" in changed.why
