"""The last lines in which a publisher speaks of itself are no article; those in which it tells the news are."""

import pytest

from wellsourced.reading.blocks import mark

BODY = (
    "The ferry stayed in port on Monday after a rope parted in the storm, the harbour office said.\n\n"
    "Nobody was hurt, and the crew spent the night in the town hall, the mayor told reporters.\n\n"
)


def told(last: str, head: str = "RADIO HARWICK - NEWS AT NOON") -> str:
    text = f"{head}\nTuesday 19 March 2024\n\nFerry stays in port\n\n{BODY}{last}\n"
    return "\n".join(text[block.start : block.end] for block in mark(text).blocks if block.kind != "boilerplate")


@pytest.mark.parametrize(
    "last",
    [
        "You are tuned to Radio Harwick on 88.1. Join us again at six.",
        "Radio Harwick: on 88.1 and in your kitchen.",
        "Research: K. Moss. Desk: B.T.",
        "Not yet a listener? Radio Harwick is on 88.1.",
        "The Harwick Eye, founded 1911.",
        "This mailbox is not read.",
    ],
)
def test_what_the_publisher_says_of_itself_at_the_end_is_left_out(last: str) -> None:
    assert last not in told(last)


def test_a_slogan_behind_the_last_sentence_of_news_is_cut_off_it() -> None:
    news = "The next boat leaves on Friday if the wind drops, the harbour office said."
    kept = told(f"{news} Radio Harwick: on 88.1 and in your kitchen.")
    assert news in kept
    assert "kitchen" not in kept


@pytest.mark.parametrize(
    "last",
    [
        "The rope was three years old, the owner told Radio Harwick.",
        "Radio Harwick has seen the letter of the harbour office.",
        "“We thank Radio Harwick for your help,” the captain said.",
        "The owner: Lars Moss. He bought the boat in May.",
    ],
)
def test_news_that_names_the_publisher_stays(last: str) -> None:
    assert last in told(last)
