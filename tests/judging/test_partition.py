"""Groups as the machine found them and as people said."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellsourced.judging.partition import Rule, partition


def same(number: int, *sides: str) -> Rule[str]:
    return Rule(number, True, tuple(map(frozenset, sides)))


def distinct(number: int, *sides: str) -> Rule[str]:
    return Rule(number, False, tuple(map(frozenset, sides)))


def groups(given_: list[str], *rules: Rule[str], like: str = "") -> list[str]:
    """The groups as words; pairs of things named in ``like`` resemble each other, all others do not."""
    pairs = {frozenset(pair) for pair in like.split()}
    found = partition(given_, rules, lambda a, b: float(frozenset((a, b)) in pairs))
    return ["".join(group.things) for group in found]


def test_without_rules_the_groups_stay() -> None:
    assert ["ab", "c"] == groups(["ab", "c"])


def test_a_join_makes_one_group_of_two() -> None:
    assert ["abc", "d"] == groups(["ab", "c", "d"], same(1, "ab", "c"))


def test_a_split_makes_two_groups_of_one() -> None:
    assert ["ac", "b"] == groups(["abc"], distinct(1, "b", "ac"))


def test_what_the_rule_does_not_name_goes_with_the_side_it_is_like() -> None:
    assert ["a", "bc"] == groups(["abc"], distinct(1, "a", "b"), like="bc")
    assert ["ac", "b"] == groups(["abc"], distinct(1, "a", "b"), like="ac")


def test_the_later_of_two_rules_counts() -> None:
    assert ["a", "b"] == groups(["a", "b"], same(1, "a", "b"), distinct(2, "a", "b"))
    assert ["ab"] == groups(["a", "b"], distinct(1, "a", "b"), same(2, "a", "b"))


def test_a_later_split_leaves_the_rest_of_a_join_together() -> None:
    assert ["ac", "b"] == groups(["a", "b", "c"], same(1, "a", "b", "c"), distinct(2, "b", "ac"))


def test_two_joins_with_a_thing_in_common_make_one_group() -> None:
    assert ["abc"] == groups(["a", "b", "c"], same(1, "a", "b"), same(2, "b", "c"))


def test_a_rule_on_things_that_are_gone_changes_nothing() -> None:
    assert ["ab", "c"] == groups(["ab", "c"], same(1, "c", "x"), distinct(2, "a", "y"))


def test_a_changed_group_names_the_rules_that_changed_it_and_no_other_does() -> None:
    found = partition(["ab", "c", "de", "f"], [same(1, "ab", "c"), distinct(2, "d", "e")], lambda a, b: 0.0)
    assert [(1,), (2,), (2,), ()] == [group.numbers for group in found]


def test_a_rule_that_says_what_was_found_changes_nothing() -> None:
    found = partition(["ab", "c"], [same(1, "a", "b"), distinct(2, "a", "c")], lambda a, b: 0.0)
    assert [(), ()] == [group.numbers for group in found]


@pytest.mark.parametrize("rules", [*permutations([same(1, "a", "c"), distinct(2, "d", "e"), same(3, "e", "f")])])
def test_the_order_in_which_rules_are_given_does_not_matter(rules: tuple[Rule[str], ...]) -> None:
    assert ["abc", "d", "ef"] == groups(["ab", "c", "de", "f"], *rules)


THINGS = "abcdef"
SIDES = st.tuples(st.sets(st.sampled_from(THINGS), min_size=1), st.sets(st.sampled_from(THINGS), min_size=1))


@given(st.lists(st.tuples(st.booleans(), SIDES), max_size=6))
def test_every_thing_is_in_one_group_and_the_last_rule_is_kept(
    said: list[tuple[bool, tuple[set[str], set[str]]]],
) -> None:
    rules = [
        Rule(number, is_same, (frozenset(one), frozenset(other if is_same else other - one)))
        for number, (is_same, (one, other)) in enumerate(said, 1)
    ]
    found = partition(["abc", "def"], rules, lambda a, b: 0.5)
    assert sorted(THINGS) == sorted(thing for group in found for thing in group.things)
    if rules and all(rules[-1].sides):
        one, other = rules[-1].sides
        shared = [group for group in found if one & set(group.things) and other & set(group.things)]
        assert int(rules[-1].same) == len(shared)
