"""Words, digit runs and marks: where they are cut, and what an endless word costs."""

import tracemalloc

import pytest

from wellsourced.text.lexemes import lexemes


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Aujourd’hui, 3,500", ["Aujourd", "’", "hui", ",", "3", ",", "500"]),
        ("Jose\u0301 e\u0301te\u0301 7pm", ["Jose\u0301", "e\u0301te\u0301", "7", "pm"]),
        ("a_b\n\nc", ["a", "_", "b", "\n\n", "c"]),
        ("see www.n.example/a now", ["see", "www.n.example/a", "now"]),
    ],
)
def test_text_is_cut_into_words_digits_and_marks(text: str, cut: list[str]) -> None:
    assert cut == [one.text for one in lexemes(text)]


@pytest.mark.parametrize("letters", ["x", "e\u0301"])
def test_an_endless_word_is_one_lexeme_without_a_key_and_takes_little_memory(letters: str) -> None:
    word = letters * (1_000_000 // len(letters))
    tracemalloc.start()
    try:
        found = lexemes(f"Then {word} ended.")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert ["then", "", "ended", "."] == [one.key for one in found]
    assert peak < 20 * len(word)
