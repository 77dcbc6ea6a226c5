"""What a page tells again is found."""

import pytest

from wellsourced.reading.markup import Segment
from wellsourced.reading.repeats import repeats

SAID = "The ferry to Skarholm will not sail before Friday, the harbour master said."


def segment(text: str, tag: str = "p", *zones: str) -> Segment:
    return Segment(text, tag, frozenset(zones), (0,), 0)


@pytest.mark.parametrize(
    ("again", "expected"),
    [
        (segment(SAID), {1}),
        (segment(SAID, "p", "quote"), {1}),
        (segment("will not sail before Friday", "p", "quote"), {1}),
        (segment("Ada wrote: will not sail before Friday", "p", "quote"), {1}),
        (segment("will not sail before Friday"), set()),
        (segment("before Friday", "p", "quote"), set()),
        (segment("The ferry will sail on Friday.", "p", "quote"), set()),
        (segment(SAID, "h1"), set()),
        (segment(SAID, "post"), set()),
    ],
)
def test_a_paragraph_or_a_quotation_that_was_told_before_is_a_repeat(again: Segment, expected: set[int]) -> None:
    assert expected == repeats([segment(SAID), again], [True, True])


def test_what_was_left_out_before_is_no_repeat() -> None:
    assert set() == repeats([segment(SAID), segment(SAID)], [False, True])


def test_short_answers_may_be_alike() -> None:
    assert set() == repeats([segment("Thank you very much."), segment("Thank you very much.")], [True, True])
