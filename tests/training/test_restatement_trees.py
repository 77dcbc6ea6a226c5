"""What is learnt of sentences from events."""

from pathlib import Path

import pytest

pytest.importorskip("lightgbm", reason="the extra train is not installed")

from training.events import read_event
from training.sentences import AGAINST, ALIKE, APART, checked, fitted, rows

EVENT = """# Fire in the mill of Osby
F1 | conflict | figure | number of people hurt
F2 | updated | words | state of the bridge
## A1 | en | 2031-02-11T11:20 | Osby Wire
[[F1:a|Nine people]] were hurt in the fire at the mill. The captain met the press.

The bridge by the mill was [[F2:a|shut]].
## A2 | en | 2031-02-12T08:00 | The Post
At the mill in Osby [[F1:b|twelve people]] were hurt by the fire. The owner is abroad.

The bridge by the mill is [[F2:b|open again]].
"""


def test_sentences_are_labelled_by_the_answers_they_share_and_trees_learn_from_them(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(EVENT, encoding="utf-8")
    found = rows(read_event(tmp_path / "mill.txt"))
    assert {APART, AGAINST} == {row.label for row in found}
    assert 1 == sum(row.label == AGAINST for row in found)  # the bridge; who share but a figure are left out
    again = [row._replace(label=ALIKE) for row in found if row.label == AGAINST]
    many = [row._replace(event=str(n)) for n in range(5) for row in [*found, *again] * 20]
    assert {"matter_value", "same_value"} <= fitted(many).keys()
    assert "recall" in checked(many)
