"""Sentences that say one thing in other words are brought together; those that only sound alike are not."""

import numpy as np
import pytest
from telling import told

from wellsourced.matching.alignment import Alignment
from wellsourced.matching.comparison import Weights
from wellsourced.matching.points import points
from wellsourced.matching.readings import Reading, readings
from wellsourced.matching.restatements import LEAST, Likely, likely_pairs, restated
from wellsourced.matching.sentence_signs import MOST_SENTENCES, Signs, Two, crossed, lay_out, signs_of
from wellsourced.matching.tellings import tellings

ONE = (
    "The captain ordered the passengers to abandon ship.\nThe sea was calm off Norham.\nA tug waits in the harbour.",
    "It was the skipper who told everyone to leave the vessel.\nNorham had a market day.\nThe mayor was on holiday.",
)


def pairs(*texts: str) -> dict[frozenset[str], Likely]:
    """What is likely of each pair of sentences, by their words."""
    found = tellings([told(text, f"{i}.txt") for i, text in enumerate(texts)])
    read = readings(found)
    seen = likely_pairs(read, Weights(found), Alignment((), found), lay_out(read, Weights(found)))
    return {frozenset(read[i].telling.claim.text for i in pair): own for pair, own in seen.items()}


def test_what_is_said_in_other_words_is_likelier_the_same_than_all_else() -> None:
    found = pairs(*ONE)
    same = found.pop(frozenset(text.split("\n")[0] for text in ONE))
    assert same.same > 0.4 < same.matter
    assert all(other.same < 0.2 for other in found.values())


def test_two_accounts_that_say_one_thing_in_other_words_agree() -> None:
    found = points([told(text, f"{i}.txt") for i, text in enumerate(ONE)], ())
    assert [("agree", {text.split("\n")[0] for text in ONE})] == [
        (p.verdict, {v.text for v in p.values}) for p in found
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The tramline to Norham is not damaged, its owner said.",
         "The tramline to Norham is damaged, according to its owner."),
        ("Ann Lee, the cook, left the kitchen when Per Holm rang the bell.",
         "Per Holm, the cook, left the kitchen when Ann Lee rang the bell."),
        ("The leak that night began in the wine cellar.", "The pump in the wine cellar began late."),
    ],
)  # fmt: skip
def test_the_contrary_and_another_thing_are_not_the_same(one: str, other: str) -> None:
    rest = [text.partition("\n")[2] for text in ONE]
    found = pairs(f"{one}\n{rest[0]}", f"{other}\n{rest[1]}")
    assert found[frozenset((one, other))].same < LEAST


def test_names_in_another_order_are_crossed() -> None:
    texts = ("They say Lee warned Holm.", "They say Holm warned Lee.", "They say Holm was warned.")
    found = {t.claim.text: t for t in tellings([told(text, f"{i}.txt") for i, text in enumerate(texts)])}
    one, other, third = (found[text] for text in texts)
    assert crossed(one, other)
    assert not crossed(one, one)
    assert not crossed(one, third)


def test_sentences_are_joined_while_all_pairs_together_speak_for_it() -> None:
    found = readings(tellings([told(f"Word {name} stands here.", f"{name}.txt") for name in ("a", "b", "c")]))
    one, two, three = (i for i, reading in enumerate(found) if reading.kind == "whole")
    sure, unsure, unlike = Likely(0.9, 0.9), Likely(0.9, 0.62), Likely(0.9, 0.0)
    assert [[one, two, three]] == restated(found, [], {(one, two): sure, (one, three): sure, (two, three): unsure})
    assert [[one, two]] == restated(found, [], {(one, two): sure, (two, three): unsure, (one, three): unlike})
    assert [[one, two, three]] == restated(found, [[one, two]], {(one, three): sure, (two, three): sure})


def seen(found: list[Reading]) -> dict[Two, Signs]:
    weights = Weights([r.telling for r in found])
    return signs_of(found, weights, lay_out(found, weights))


def test_what_one_account_sets_against_each_other_is_not_joined() -> None:
    found = readings(tellings([told(text, f"{i}.txt") for i, text in enumerate((ONE[0], ONE[1]))]))
    one, two, *_, three = (i for i, reading in enumerate(found) if reading.kind == "whole")
    sure = Likely(0.9, 0.9)
    likely = {(one, three): sure, (two, three): sure}
    assert [[one, two, three]] == restated(found, [], {**likely, (one, two): sure})
    assert [[one, three]] == restated(found, [], likely, beside={(one, two)})


def test_an_account_of_one_sentence_and_a_story_of_very_many_are_not_compared_by_meaning() -> None:
    short = tellings([told(text, f"{i}.txt") for i, text in enumerate((ONE[0], ONE[1].split("\n")[0]))])
    assert {} == seen(readings(short))
    many = readings(tellings([told(text, f"{i}.txt") for i, text in enumerate(ONE)]))
    assert seen(many)
    assert {} == seen(many * MOST_SENTENCES)


def test_signs_do_not_hang_on_which_account_comes_first() -> None:
    found = readings(tellings([told(text, f"{i}.txt") for i, text in enumerate(ONE)]))
    there, back = seen(found), seen(found[::-1])
    last = len(found) - 1
    turned = {(last - j, last - i): signs for (i, j), signs in back.items()}
    assert there.keys() == turned.keys()
    for pair, signs in there.items():
        assert np.allclose(np.array(signs), np.array(turned[pair]), atol=1e-3), Signs._fields
