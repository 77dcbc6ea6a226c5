"""A word diff shows what was kept, left out and added."""

from wellsourced.dossier.word_diff import LONGEST_WORDS, word_diff


def test_equal_words_are_one_run_as_the_form_writes_them() -> None:
    assert (("equal", "we WILL sell."),) == word_diff("We will sell", "we WILL sell.")


def test_a_cut_at_the_front_is_one_run_though_a_word_repeats() -> None:
    expected = (("delete", "We saw no smoke, and"), ("equal", "we went home"))
    assert expected == word_diff("We saw no smoke, and we went home", "we went home")


def test_a_missing_not_is_one_word() -> None:
    assert ("delete", "not") in word_diff("They did not pay", "They did pay")


def test_very_long_texts_are_given_whole() -> None:
    long = "a " * (LONGEST_WORDS + 1)
    assert (("delete", long), ("insert", "b")) == word_diff(long, "b")
