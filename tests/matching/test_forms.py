"""Phrases with alternatives, words that may be missing, and a few words between."""

import pytest

from wellsourced.matching.forms import Forms
from wellsourced.text.normalize import tokens


@pytest.mark.parametrize(
    ("form", "text", "places"),
    [
        ("word has it", "Word has it that", [(0, 3)]),
        ("rumour*", "The rumours and the rumoured", [(1, 2), (4, 5)]),
        ("bandied about|around", "bandied around, bandied about, bandied", [(0, 2), (2, 4)]),
        ("a|- viral clip", "viral clip, a viral clip", [(0, 2), (2, 5), (3, 5)]),
        ("told in_the town", "told in the town", [(0, 4)]),
        ("legend ... has it", "Legend in the far port has it", [(0, 7)]),
        ("legend ... has it", "Legend in the far old port still has it", []),
        ("legend ... has it", "Legend, they say, has it", []),
        ("legend ... has it", "Legend has it", [(0, 3)]),
        ("die Mär geht", "Die MAR geht", [(0, 3)]),
    ],
)
def test_a_form_stands_in_a_sentence_at(form: str, text: str, places: list[tuple[int, int]]) -> None:
    assert places == Forms([form]).places(tokens(text))
