"""`wellsourced judge CASE` as its user meets it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from wellsourced.cli import main

TEXTS = (
    "The bridge at Sund stays shut\n\n3 May 2024\n\n“It will stay shut for a week,” said Ann Lee, the engineer.\n",
    "Bridge shut\n\n3 May 2024\n\nThe bridge at Sund stays shut. “For a week, no longer,” Anna Lea told the Post.\n",
)


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in this process: status, output, errors."""

    def run(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        assert isinstance(left.value.code, int)
        return left.value.code, out.decode(), err.decode()

    return run


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    run("read", tmp_path / "0.txt", tmp_path / "1.txt", "--case", tmp_path / "sund.case", "--quiet")
    return tmp_path / "sund.case"


def test_the_list_shows_what_can_be_judged_with_ids(run: Run, case: Path) -> None:
    status, out, err = run("judge", case, "list")
    assert (0, "") == (status, err)
    assert ["ACCOUNTS", "PEOPLE", "UTTERANCES", "POINTS"] == [line for line in out.splitlines() if line[:1].isupper()]
    assert all(name in out for name in ("Ann Lee", "Anna Lea", "u-", "q-", "a-", "p-"))


def test_the_list_can_be_narrowed_by_words(run: Run, case: Path) -> None:
    _, out, _ = run("judge", case, "list", "anna lea")
    assert ("Anna Lea" in out, "Ann Lee" in out) == (True, False)
    assert "nothing here holds these words\n" == run("judge", case, "list", "zebra")[1]


def test_a_judgement_is_printed_with_its_number_logged_and_shown(run: Run, case: Path) -> None:
    status, out, err = run(
        "judge", case, "people", "join", "Ann Lee", "Anna Lea", "--who", "Ben", "--because", "I asked"
    )
    assert (0, "1  “Ann Lee” and “Anna Lea” are one person.\n", "") == (status, out, err)
    _, logged, _ = run("judge", case, "log")
    assert "1 holds “Ann Lee” and “Anna Lea” are one person. By Ben on " in logged
    assert logged.endswith("; reason: I asked.\n")
    shown = json.loads(run("read", "--case", case, "--json")[1])
    assert ["Ben"] == [entry["who"] for entry in shown["judgements"]]


def test_undoing_brings_back_what_was_found_and_stays_in_the_log(run: Run, case: Path) -> None:
    before = run("read", "--case", case, "--json")
    run("judge", case, "people", "join", "Ann Lee", "Anna Lea")
    assert (0, "2  Judgement 1 is taken back.\n", "") == run("judge", case, "undo", 1)
    assert before == run("read", "--case", case, "--json")
    log = json.loads(run("judge", case, "log", "--json")[1])
    assert [(1, "undone"), (2, "holds")] == [(entry["number"], entry["state"]) for entry in log]


def test_judgements_can_be_left_aside(run: Run, case: Path) -> None:
    before = run("read", "--case", case, "--json")
    run("judge", case, "people", "join", "Ann Lee", "Anna Lea")
    assert before == run("read", "--case", case, "--json", "--unjudged")


def test_utterances_are_joined_and_kept_apart_by_id(run: Run, case: Path) -> None:
    ids = [line.split()[0] for line in run("judge", case, "list")[1].splitlines() if line.strip().startswith("u-")]
    assert 0 == run("judge", case, "utterances", "join", *ids)[0]
    assert 64 == run("judge", case, "utterances", "join", *ids)[0]
    (one,) = [line.split()[0] for line in run("judge", case, "list")[1].splitlines() if line.strip().startswith("u-")]
    assert 0 == run("judge", case, "utterances", "split", one[:9], 2)[0]


def test_an_account_can_be_said_to_have_taken_from_another(run: Run, case: Path) -> None:
    status, out, _ = run("judge", case, "derivation", "right", 1, 2, "--as", "relay")
    assert (0, "1  “1.txt” relayed “0.txt”.\n") == (status, out.replace(str(case.parent) + "/", ""))


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "`wellsourced judge --help` tells more"),
        (["people"], "--help` tells more"),
        (["people", "join", "Ann Lee"], "name two or more people"),
        (["people", "join", "Ann Lee", "Cy"], "there is no person “Cy”"),
        (["people", "apart", "a", "b", "c"], "name two people"),
        (["people", "split", "Ann Lee"], "PART..."),
        (["points", "split", "pt-none", "1"], "there is no point “pt-none”"),
        (["derivation", "wrong", "1", "7"], "numbered 1 to 2"),
        (["derivation", "right", "1", "2", "--as", "theft"], "give copy, relay or embed"),
        (["undo", "1"], "there is no judgement 1 (the log is empty)"),
        (["undo", "x"], "--help` tells more"),
    ],
)
def test_wrong_use_is_one_line_and_status_64(run: Run, case: Path, arguments: list[str], problem: str) -> None:
    status, out, err = run("judge", case, *arguments)
    assert (64, "", 1) == (status, out, len(err.splitlines()))
    assert problem in err


def test_a_casebook_that_is_not_there_is_not_begun(run: Run, tmp_path: Path) -> None:
    status, _, err = run("judge", tmp_path / "no.case", "log")
    assert (64, False) == (status, (tmp_path / "no.case").exists())
    assert "begins one" in err


def test_a_file_that_is_no_casebook_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>", "utf-8")
    assert 65 == run("judge", tmp_path / "page.html", "log")[0]


def test_what_a_judgement_quotes_cannot_steer_the_terminal(run: Run, case: Path) -> None:
    run("judge", case, "people", "join", "Ann Lee", "Anna Lea", "--because", "red \x1b[31m text")
    assert "\x1b" not in run("judge", case, "log")[1]


def test_every_command_has_help(run: Run) -> None:
    for words in ([], ["x", "people"], ["x", "people", "split"], ["x", "derivation", "right"], ["x", "log"]):
        assert 0 == run("judge", *words, "--help")[0]
