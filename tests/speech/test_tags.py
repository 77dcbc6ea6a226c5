import numpy as np
import pytest

from wellsourced.speech.tags import MENTION_TAGS, SPEECH_TAGS, Run, Steps, allowed, best_rows, runs, tagged

TAGS = ("O", "B-cue", "I-cue", "E-cue", "S-cue")


def steps() -> Steps:
    between, first, last = (np.where(np.array(table), 0.0, -1e4).astype(np.float32) for table in allowed(TAGS))
    return Steps(between, first, last)


def scores(*words: str) -> np.ndarray:
    """A row of scores in which each word prefers one tag."""
    row = np.zeros((len(words), len(TAGS)), np.float32)
    for at, word in enumerate(words):
        row[at, TAGS.index(word)] = 1.0
    return row


def best(*words: str) -> list[str]:
    return [TAGS[tag] for tag in best_rows([scores(*words)], steps())[0]]


def test_runs_come_back_from_the_tags_that_say_them() -> None:
    said = [Run("source", 0, 2), Run("cue", 2, 3), Run("content", 4, 9)]
    assert said == runs(tagged(said, 10))


def test_neighbouring_runs_of_one_kind_stay_two() -> None:
    said = [Run("content", 0, 3), Run("content", 3, 4)]
    assert said == runs(tagged(said, 4))


def test_every_role_and_kind_has_its_four_tags() -> None:
    assert (13, 13) == (len(SPEECH_TAGS), len(MENTION_TAGS))


def test_a_row_that_is_well_formed_is_kept() -> None:
    assert ["O", "B-cue", "I-cue", "E-cue"] == best("O", "B-cue", "I-cue", "E-cue")


def test_a_lone_inside_tag_is_not_believed() -> None:
    assert ["O", "O", "O"] == best("O", "I-cue", "O")


def test_one_weak_word_does_not_break_a_span() -> None:
    row = scores("B-cue", "I-cue", "O", "I-cue", "E-cue")
    row[2] = [0.6, 0, 0.5, 0, 0]
    assert [["B-cue", "I-cue", "I-cue", "I-cue", "E-cue"]] == [
        [TAGS[tag] for tag in found] for found in best_rows([row], steps())
    ]


def test_rows_of_all_lengths_are_read_together_as_alone() -> None:
    rows = [scores("O", "S-cue"), scores(), scores("B-cue", "I-cue", "E-cue"), scores("O")]
    alone = [best_rows([row], steps())[0] for row in rows]
    assert alone == best_rows(rows, steps())


@pytest.mark.parametrize(
    ("before", "after", "may"), [("O", "B-cue", True), ("O", "I-cue", False), ("B-cue", "O", False)]
)
def test_only_steps_that_leave_no_span_open_are_allowed(before: str, after: str, may: bool) -> None:
    between, _, _ = allowed(TAGS)
    assert may == between[TAGS.index(before)][TAGS.index(after)]
