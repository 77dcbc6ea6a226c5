"""Walking values through a plan, with plans made for the test."""

from collections.abc import Callable, Sequence
from itertools import permutations

import pytest

from make import account
from wellsourced.model.speech import Heard, Person
from wellsourced.pipeline.plan import PLAN, Scope, Step
from wellsourced.pipeline.run import analyse, hear_again, in_content_order, run


def step(name: str, reads: str, writes: str, function: Callable[..., object], scope: Scope = "story") -> Step:
    return Step(name=name, scope=scope, reads=tuple(reads.split()), writes=tuple(writes.split()), function=function)


def heard(text: str, **known: str | None) -> Heard:
    return Heard(account=account(text, **known))


def each_alone(all_heard: Sequence[Heard]) -> tuple[tuple[str, ...], ...]:
    return tuple((one.account.id,) for one in all_heard)


def all_together(all_heard: Sequence[Heard]) -> tuple[tuple[str, ...], ...]:
    return (tuple(one.account.id for one in all_heard),)


EMPTY = [step(name, "heard", name, lambda _: ()) for name in ("utterances", "points", "derivations", "rumours")]
TOGETHER = [step("stories", "heard", "groups", all_together, "casebook"), *EMPTY]
ALONE = [step("stories", "heard", "groups", each_alone, "casebook"), *EMPTY]


def test_a_step_gets_what_it_reads_in_the_order_it_names() -> None:
    minus = step("minus", "b a", "c", lambda b, a: b - a)
    assert 7 == run([minus], {"a": 3, "b": 10})["c"]


def test_a_step_of_several_writes_gives_each_its_name() -> None:
    swap = step("swap", "a b", "b a", lambda a, b: (a, b))
    assert {"a": 2, "b": 1} == run([swap], {"a": 1, "b": 2})


def test_a_step_that_gives_fewer_values_than_it_writes_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        run([step("pair", "", "a b", lambda: (1,))], {})


def test_running_leaves_the_given_values_alone() -> None:
    given = {"a": 1}
    run([step("more", "a", "a", lambda a: a + 1)], given)
    assert {"a": 1} == given


def test_no_account_gives_no_story() -> None:
    assert () == analyse([], plan=TOGETHER).stories


def test_accounts_stand_in_the_order_of_days_with_unknown_days_last() -> None:
    late, none, early = heard("x", published="2024-03-17"), heard("y", published=None), heard("z")
    assert (early, late, none) == in_content_order([late, none, early])


def test_the_order_of_accounts_does_not_change_the_analysis() -> None:
    all_heard = [heard("one"), heard("two"), heard("three", published=None)]
    first = analyse(all_heard, plan=TOGETHER)
    assert all(first == analyse(order, plan=TOGETHER) for order in permutations(all_heard))


def test_a_step_of_a_story_sees_the_accounts_of_that_story_only() -> None:
    seen: list[list[str]] = []
    look = step("look", "heard", "seen", lambda h: seen.append([one.account.text for one in h]))
    analyse([heard("b"), heard("a")], plan=[*ALONE, look])
    assert [["a"], ["b"]] == seen


def test_the_story_of_most_accounts_comes_first() -> None:
    one, two, three = heard("a"), heard("b"), heard("c")
    groups = ((one.account.id,), (three.account.id, two.account.id))
    plan = [step("stories", "heard", "groups", lambda _: groups, "casebook"), *EMPTY]
    assert [2, 1] == [len(story.accounts) for story in analyse([one, two, three], plan=plan).stories]


def test_resolved_accounts_and_people_are_handed_on() -> None:
    person = Person(id="p-1", name="Ada Reyes")

    def resolve(all_heard: Sequence[Heard]) -> tuple[tuple[Heard, ...], tuple[Person, ...]]:
        return tuple(Heard(account=account(one.account.text.upper())) for one in all_heard), (person,)

    plan = [step("people", "heard", "heard people", resolve, "casebook"), *TOGETHER]
    analysis = analyse([heard("a")], plan=plan)
    assert (["A"], (person,)) == ([one.account.text for one in analysis.heard], analysis.people)


def test_progress_names_each_step_with_the_stories_done_and_in_all() -> None:
    told: list[tuple[str, int, int | None]] = []
    analyse([heard("a"), heard("b")], lambda *news: told.append(news), plan=[*ALONE[:1], *EMPTY])
    names = [s.name for s in EMPTY]
    expected = [("stories", 0, None), *((n, 0, 2) for n in names), *((n, 1, 2) for n in names)]
    assert expected == told


def test_hearing_again_does_not_read_the_document_again() -> None:
    def unreadable(_: object) -> None:
        raise AssertionError

    plan = [
        step("reading", "document", "accounts", unreadable, "document"),
        step("hearing", "account", "heard_account", lambda a: Heard(account=a), "account"),
    ]
    assert heard("a") == hear_again(account("a"), plan)


def test_every_step_of_the_plan_reads_only_what_was_written_before() -> None:
    known = {"document", "account", "threads", "heard", "judgements", "sightings"}
    for planned in PLAN:
        assert set(planned.reads) <= known, planned.name
        known |= set(planned.writes)


def test_the_plan_goes_from_documents_to_accounts_to_the_casebook_to_stories() -> None:
    scopes = [planned.scope for planned in PLAN]
    assert sorted(scopes, key=["document", "account", "casebook", "story"].index) == scopes
