"""Which judgements hold is told by the log alone."""

import pytest

from wellsourced.errors import UsageError
from wellsourced.judging.holding import holding, may_undo, undone_by
from wellsourced.model.judgement import Judgement


def log(*undoes: int | None) -> list[Judgement]:
    """Entries 1, 2, …: a judgement where None, else one that undoes that number."""
    return [
        Judgement(number=number, kind="undo" if of else "people same", undoes=of) for number, of in enumerate(undoes, 1)
    ]


@pytest.mark.parametrize(
    ("undoes", "hold"),
    [
        ([None, None], [1, 2]),
        ([None, 1], []),
        ([None, 1, 2], [1]),
        ([None, 1, 2, 3], []),
        ([None, None, 1, 1], [2]),
        ([None, 1, 1, 2], []),
    ],
)
def test_a_judgement_holds_unless_an_entry_that_holds_undoes_it(undoes: list[int | None], hold: list[int]) -> None:
    assert hold == [entry.number for entry in holding(log(*undoes))]


def test_the_last_entry_that_undoes_is_the_one_named() -> None:
    assert {1: 3} == undone_by(log(None, 1, 1)[::2])


@pytest.mark.parametrize(
    ("entries", "number", "problem"),
    [
        ([], 1, "there is no judgement 1 .the log is empty.*`judge CASE log`"),
        ([None], 2, "there is no judgement 2 .the log ends at 1"),
        ([None, 1], 1, "undone already, by 2; `undo 2` brings it back"),
    ],
)
def test_undoing_what_is_not_there_or_undone_already_says_what_to_do(
    entries: list[int | None], number: int, problem: str
) -> None:
    with pytest.raises(UsageError, match=problem):
        may_undo(number, log(*entries))
