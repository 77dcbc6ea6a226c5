"""A text cut once answers for every stretch as if that had been cut alone."""

from hypothesis import given
from hypothesis import strategies as st

from wellsourced.text.normalize import Token, Tokenised, tokens

TEXTS = st.text(alphabet="ab1'-., \n’É", max_size=30)


@given(TEXTS, st.integers(0, 32), st.integers(0, 32))
def test_a_stretch_holds_the_words_that_it_has_alone(text: str, start: int, end: int) -> None:
    alone = [Token(t.text, t.start + start, t.end + start, t.key) for t in tokens(text[start:end])]
    assert alone == list(Tokenised(text).within(start, end))


def test_a_word_is_cut_where_the_stretch_cuts_it() -> None:
    assert ["known", "may"] == Tokenised("a well-known mayor").keys(7, 16)
