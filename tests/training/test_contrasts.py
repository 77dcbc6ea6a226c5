"""Contrasts become pairs to learn from, and accounts whose pairs are told by their answers."""

from pathlib import Path

import pytest

pytest.importorskip("lightgbm", reason="the extra train is not installed")

from training.contrasts import Contrast, examples, is_aside, read_contrasts, scenes
from training.hearing import hear_event
from training.sentences import AGAINST, ALIKE, APART, answers_of, label_of

from wellsourced.matching.readings import readings
from wellsourced.matching.tellings import tellings

GROUP = """? who rang the bell | doer
A The sexton rang the bell at Osby.
A It was the sexton who pulled the rope, a neighbour said.
B The miller rang the bell at Osby.
N The sexton has lived in Osby for years.
"""


@pytest.fixture
def found(tmp_path: Path) -> list[Contrast]:
    again = GROUP.replace("Osby", "Garn").replace("the bell", "the mayor").replace("rope", "cord")
    (tmp_path / "x-01.txt").write_text(f"{GROUP}\n{again}", encoding="utf-8")
    return read_contrasts(tmp_path)


def test_groups_are_read_with_their_question_and_kind(found: list[Contrast]) -> None:
    first, second = found
    assert ("who rang the bell", "doer") == first[1:3]
    assert first.name.endswith("x-01/1")
    assert [letter for letter, _ in first.told] == ["A", "A", "B", "N"]
    assert "Garn" in second.told[0][1]


def test_pairs_are_labelled_by_their_letters(found: list[Contrast]) -> None:
    labels = {frozenset((e.one.text, e.other.text)): e.label for e in examples(found[:1])}
    sexton, rope, miller, lives = (text for _, text in found[0].told)
    assert ALIKE == labels[frozenset((sexton, rope))]
    assert AGAINST == labels[frozenset((sexton, miller))] == labels[frozenset((rope, miller))]
    assert {APART} == {labels[frozenset((lives, other))] for other in (sexton, rope, miller)}


def test_the_same_groups_give_the_same_pairs(found: list[Contrast]) -> None:
    assert examples(found) == examples(found)


def test_accounts_of_a_scene_answer_as_the_groups_do(found: list[Contrast]) -> None:
    (scene,) = scenes(found)
    heard = hear_event(scene)
    read = [r for r in readings(tellings(heard.accounts)) if r.kind == "whole"]
    answers = {r.telling.claim.text: answers_of(r, heard) for r in read}
    sexton, rope, miller, lives = (answers[text] for _, text in found[0].told)
    assert ALIKE == label_of(scene, sexton, rope)
    assert AGAINST == label_of(scene, sexton, miller)
    assert not lives


def test_every_seventh_is_kept_aside(found: list[Contrast]) -> None:
    kept = [n for n in range(1, 22) if is_aside(found[0]._replace(name=f"x-01/{n}"))]
    assert kept == [7, 14, 21]


@pytest.mark.parametrize("text", ["? who rang | doer\nA The sexton rang.\n", "A The sexton rang.\nB The miller did.\n",
                                  "? who rang | doer\nA The sexton rang.\nThe miller did.\n"])  # fmt: skip
def test_what_asks_nothing_or_has_one_answer_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="group 1"):
        read_contrasts(tmp_path)
