"""What was added, removed and changed, by sentence."""

import pytest
from again import FIRST, SECOND
from hypothesis import given
from hypothesis import strategies as st

from make import account
from wellsourced.versions.changes import changes


def told(before: str, after: str) -> list[tuple[str, str | None, str | None]]:
    found = changes(account(before), account(after))
    return [(c.kind, c.before and c.before.text, c.after and c.after.text) for c in found]


def test_the_same_text_has_no_change() -> None:
    assert [] == told(FIRST, FIRST)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("A tram left.", "A tram left. It rained.", [("added", None, "It rained.")]),
        ("A tram left. It rained.", "A tram left.", [("removed", "It rained.", None)]),
        ("Four men were hurt.", "Five men were hurt.", [("changed", "Four men were hurt.", "Five men were hurt.")]),
        ("A tram left.", "Snow fell today.", [("added", None, "Snow fell today."), ("removed", "A tram left.", None)]),
        ("A tram left. It rained.", "It rained. A tram left.", []),
        ("“A tram left.”", "\"A TRAM left\".", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_each_sentence_is_added_removed_or_changed(
    before: str, after: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert expected == told(before, after)


def test_the_changes_of_a_page_are_all_found() -> None:
    kinds = [kind for kind, *_ in told(FIRST, SECOND)]
    assert {"added": 2, "removed": 1, "changed": 2} == {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def test_changes_come_in_the_order_of_the_texts() -> None:
    found = told(
        "Four men were hurt.\nIt rained.\nAnn Lee wrote of it.", "Five men were hurt.\nAnn Lee wrote about it."
    )
    assert ["changed", "removed", "changed"] == [kind for kind, *_ in found]


def test_the_words_stand_where_they_are_said_to_stand() -> None:
    one, two = account(FIRST), account(SECOND)
    for change in changes(one, two):
        for text, words in ((FIRST, change.before), (SECOND, change.after)):
            assert words is None or words.text == text[words.start : words.end]


SENTENCES = st.lists(
    st.sampled_from(["A tram left.", "It rained.", "Snow fell.", "Nobody came.", "Ann wrote."]), max_size=8
)


@given(SENTENCES, SENTENCES)
def test_what_was_there_and_was_not_removed_is_there_still(before: list[str], after: list[str]) -> None:
    found = told("\n".join(before), "\n".join(after))
    kept = sorted(before)
    for _, old, new in found:
        if old is not None:
            kept.remove(old)
        if new is not None:
            kept.append(new)
    assert set(kept) == set(after)
