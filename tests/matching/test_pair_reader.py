"""Two sentences as the network that judges pairs takes them, and what it says of them."""

import pytest
from tokenizers import Tokenizer

from wellsourced.matching.pair_reader import BEFORE_PIECES, MOST_PIECES, Judgement, Side, judgement, lay

TRAM = "A tram left the rails in Kesby on Monday and nine people were hurt, the fire service said."


def marked(text: str, part: str) -> Side:
    start = text.index(part)
    return Side(text, start, start + len(part))


def test_each_side_and_what_is_marked_in_it_has_a_type_of_its_own(tokenizer: Tokenizer) -> None:
    laid = lay(tokenizer, marked("Nine were hurt.", "Nine"), marked("It hurt ten.", "ten"))
    assert (0, 2, 0, 0, 0, 0, 1, 1, 3, 1, 1) == laid.types
    assert 2 == laid.pieces.count(tokenizer.token_to_id("[SEP]"))


def test_a_short_sentence_is_read_with_the_end_of_the_one_before(tokenizer: Tokenizer) -> None:
    other = Side("The driver was unhurt.")
    alone = lay(tokenizer, Side("Nine were hurt."), other)
    led = lay(tokenizer, Side("Nine were hurt.", before=TRAM * 3), other)
    assert len(alone.pieces) + BEFORE_PIECES == len(led.pieces)


def test_of_a_long_sentence_what_is_marked_is_read(tokenizer: Tokenizer) -> None:
    long = " ".join(["the rails were wet"] * 40) + " and nine people were hurt"
    laid = lay(tokenizer, marked(long, "nine"), Side(""))
    assert MOST_PIECES + 3 == len(laid.pieces)
    assert 1 == laid.types.count(2)


@pytest.mark.parametrize("text", ["", " ", "\x00", "ж" * 5000, "[SEP] [CLS]", "a/" * 50_000])
def test_whatever_the_text_the_four_add_up(text: str) -> None:
    found = judgement(Side(text), Side(TRAM, before=text))
    assert pytest.approx(1.0) == sum(found)
    assert all(0 <= share <= 1 for share in found)


def test_two_sentences_on_one_matter_are_told_from_two_on_two() -> None:
    alike = judgement(Side(TRAM), Side("Nine passengers were injured when a tram was derailed in Kesby."))
    apart = judgement(Side(TRAM), Side("The theatre in Kesby opens its new season with a comedy in May."))
    assert alike.alike > 2 * apart.alike
    assert apart.apart > max(0.8, alike.apart)


def test_another_answer_is_told_from_what_answers_nothing() -> None:
    first = Side("The guard shut the gate by hand.")
    other = judgement(first, Side("The gate closed by itself."))
    nothing = judgement(first, Side("The gate was painted green last year."))
    assert other.against > max(other.alike, other.apart, other.changed)
    assert nothing.apart > max(0.8, nothing.against)


def test_a_judgement_hangs_on_nothing_but_the_pair() -> None:
    one, other = Side(TRAM), Side("Nine were injured in Kesby.")
    first = judgement.__wrapped__(one, other)
    judgement.__wrapped__(Side("Something else."), Side("Quite another thing."))
    assert isinstance(first, Judgement)
    assert first == judgement.__wrapped__(one, other)
