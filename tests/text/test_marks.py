import pytest

from wellsourced.text.marks import marks, number_keys


def keys(text: str, language: str = "en") -> set[str]:
    return {key for mark in marks(text, language) for key in mark.keys}


@pytest.mark.parametrize("written", ["4,000", "4.000", "4'000", "4 000", "4000"])
def test_a_grouped_number_has_one_key_in_all_spellings(written: str):
    assert "#4000" in keys(f"There were {written} of them.")


def test_a_decimal_comma_is_a_decimal_point():
    assert number_keys("1,9") == number_keys("1.9")


@pytest.mark.parametrize(
    ("text", "language"),
    [("at 5:35 p.m.", "en"), ("à 17h35", "fr"), ("à 17 h 35", "fr"), ("um 17.35 Uhr", "de")],
)
def test_a_time_has_one_key_on_every_clock(text: str, language: str):
    assert "@5:35" in keys(text, language)


def test_a_name_keeps_its_root_across_spellings():
    assert keys("Then Mr Sokolovsky spoke") & keys("Entonces Sokolovski habló", "es")


def test_stop_words_leave_no_mark():
    assert [] == marks("and of the with", "en")


def test_a_capital_in_mid_sentence_makes_a_name():
    assert ["name"] == [m.kind for m in marks("and Velbert", "en")]
