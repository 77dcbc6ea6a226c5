"""Places are found again when ids, spans and texts have changed."""

import msgspec

from make import account
from wellsourced.judging.anchors import anchor, at_anchor, find
from wellsourced.model.match import Member
from wellsourced.model.record import Span

OLD = "The tram stopped. “We wait,” she said. It rained."
WORDS = "“We wait,”"


def member(name: str, start: int, end: int) -> Member:
    return Member(account=name, quote="q", start=start, end=end, text="", alteration="verbatim", difference="")


def test_the_same_account_has_it_where_it_was() -> None:
    one = account(OLD)
    wanted = anchor(one, 18, 28)
    found = find(wanted, [account("Another text.", source="b.txt"), one])
    assert found is not None and found.span is not None
    assert (one.id, WORDS) == (found.account.id, OLD[found.span.start : found.span.end])


def test_another_text_at_the_same_place_has_it_where_the_words_are_now() -> None:
    wanted = anchor(account(OLD), 18, 28)
    now = account("Corrected. " + OLD)
    found = find(wanted, [now])
    assert found is not None
    assert (now.id, Span(start=29, end=39)) == (
        found.account.id,
        found.span and Span(start=found.span.start, end=found.span.end),
    )


def test_of_the_same_words_twice_the_nearest_is_meant() -> None:
    wanted = anchor(account(OLD), 18, 28)
    found = find(wanted, [account("“We wait,” " + OLD)])
    assert found is not None and found.span is not None
    assert 29 == found.span.start


def test_words_that_are_gone_have_no_place_in_their_account() -> None:
    found = find(anchor(account(OLD), 18, 28), [account("The tram stopped.")])
    assert found is not None and found.span is None


def test_an_account_that_is_gone_is_not_found() -> None:
    assert None is find(anchor(account(OLD), 18, 28), [account(OLD[:18], source="b.txt")])


def test_a_place_that_was_cut_in_two_is_both_parts() -> None:
    one = account(OLD)
    parts = [member(one.id, 18, 23), member(one.id, 23, 28), member(one.id, 40, 45)]
    assert parts[:2] == at_anchor(anchor(one, 18, 28), [one], {one.id: parts})


def test_a_place_that_grew_is_the_larger_one() -> None:
    one = account(OLD)
    whole = member(one.id, 15, 45)
    assert [whole] == at_anchor(anchor(one, 18, 28), [one], {one.id: [whole]})


def test_anchors_are_written_and_read_as_json() -> None:
    wanted = anchor(account(OLD), 18, 28, "Ann Lee")
    assert wanted == msgspec.json.decode(msgspec.json.encode(wanted), type=type(wanted))
