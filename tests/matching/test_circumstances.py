"""The same counted deed told of two bodies of one kind, in whole sentences as in their figures."""

import pytest
from telling import told

from wellsourced.matching.comparison import Weights
from wellsourced.matching.opposition import opposition
from wellsourced.matching.readings import readings
from wellsourced.matching.tellings import tellings

ELNA = "The fishing boat Elna brought 37 people ashore, said the quay master."


def kind(one: str, other: str) -> str | None:
    """The kind of opposition of two whole sentences, if any."""
    found = tellings([told(one, "a.txt"), told(other, "b.txt")])
    a, b = (reading for reading in readings(found) if reading.kind == "whole")
    against = opposition(a, b, Weights(found), aligned=False)
    return against.kind if against is not None else None


def test_a_sentence_that_tells_a_rare_count_of_another_body_is_set_against_it() -> None:
    assert kind(ELNA, "The patrol boat carried 37 people ashore in the night.") == "actor"


@pytest.mark.parametrize(
    "other",
    [
        "The fishing boat Elna carried 37 people ashore in the night.",
        "The patrol boat carried 12 people ashore in the night.",
        "In the night 37 people were carried ashore.",
    ],
)
def test_the_same_body_another_count_or_none_named_is_not(other: str) -> None:
    assert kind(ELNA, other) != "actor"
