"""Answers that the network sets against each other stand in one point, each with all that say the same."""

from telling import told

from wellsourced.matching.readings import Reading, readings
from wellsourced.matching.rereading import Likely, Two
from wellsourced.matching.rivals import against, rivals
from wellsourced.matching.tellings import tellings

SEXTON, MILLER, SMITH = "The sexton rang the bell.", "The miller rang the bell.", "The smith rang the bell."
DIFFER, ON_ONE, APART = Likely(0.9, 0.1, 0.8), Likely(0.9, 0.7, 0.2), Likely(0.1, 0.05, 0.05)


def read(*texts: str, speakers: dict[str, str] | None = None, language: str = "en") -> list[Reading]:
    heard = [
        told(text, f"{i}.txt", speakers, language=language, published=f"2031-04-0{i + 1}")
        for i, text in enumerate(texts)
    ]
    return [r for r in readings(tellings(heard)) if r.kind == "whole"]


def all_pairs(found: list[Reading], likely: Likely) -> dict[Two, Likely]:
    own = range(len(found))
    return {(i, j): likely for i in own for j in own if i < j and found[i].account != found[j].account}


def told_in(found: list[Reading], answer: tuple[int, ...]) -> set[str]:
    return {found[i].telling.claim.text for i in answer}


def test_three_answers_make_one_point() -> None:
    found = read(SEXTON, MILLER, SMITH)
    (met,) = rivals(found, [], all_pairs(found, DIFFER))
    assert [{SEXTON}, {MILLER}, {SMITH}] == [told_in(found, answer) for answer in met.answers]


def test_sentences_that_say_the_same_come_with_an_answer() -> None:
    found = read(SEXTON, SEXTON.replace("rang", "tolled"), MILLER)
    likely = all_pairs(found, DIFFER) | {(0, 1): ON_ONE}
    (met,) = rivals(found, [[0, 1]], likely)
    assert [(0, 1), (2,)] == list(met.answers)


def test_an_answer_on_another_matter_does_not_join() -> None:
    found = read(SEXTON, MILLER, "The smith shod a horse.")
    likely = {(0, 1): DIFFER, (1, 2): DIFFER, (0, 2): APART}
    assert 2 == max(len(met.answers) for met in rivals(found, [], likely))


def test_one_account_may_lay_two_answers_to_two_persons_but_not_tell_both_itself() -> None:
    both = f"{SEXTON[:-1]}, Ida Brook said. {MILLER[:-1]}, Jon Holt said."
    likely = {(0, 2): ON_ONE, (1, 2): DIFFER}
    laid = read(both, SEXTON, speakers={"Ida": "Ida Brook", "Jon": "Jon Holt"})
    assert rivals(laid, [[0, 2]], likely)
    assert not rivals(read(both, SEXTON), [[0, 2]], likely)


def test_sentences_in_a_language_that_is_not_read_speak_neither_for_nor_against_it() -> None:
    found = read(SEXTON, MILLER)
    foreign = read("El sacristán tocó la campana.", language="es")
    likely = {(0, 1): DIFFER, (0, 2): ON_ONE}
    assert rivals([*found, *foreign], [[0, 2]], likely)


def test_questions_and_what_may_be_stand_against_nothing() -> None:
    found = read(SEXTON, "Did the miller ring the bell?", "The smith may have rung the bell.")
    assert not against(found, all_pairs(found, DIFFER))


def test_newer_news_is_an_update_only_on_another_day() -> None:
    found = read(SEXTON, MILLER)
    newer = Likely(0.9, 0.1, 0.8, changed=0.9)
    assert rivals(found, [], {(0, 1): newer})[0].changed
    assert not rivals(found, [], {(0, 1): DIFFER})[0].changed
