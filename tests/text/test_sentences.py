"""Where sentences end."""

import pytest

from wellsourced.text.sentences import sentence_spans


def test_a_title_with_a_dot_ends_no_sentence() -> None:
    text = "Personne n'a parlé, a précisé M. Roux. Mme. Roux a souri."
    assert ["Personne n'a parlé, a précisé M. Roux.", "Mme. Roux a souri."] == [
        text[start:end] for start, end in sentence_spans(text, "fr")
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It began at 7 a.m. Monday, she said. It rained.", 2),
        ("They came at 5 p.m. Then it rained.", 2),
        ("They came at 5 p.m. Mayor Lee spoke.", 2),
        ("It shut at 6:30 p.m. Tuesday.", 1),
    ],
)
def test_the_dots_of_an_hour_end_no_sentence_before_its_day(text: str, sentences: int) -> None:
    assert sentences == len(sentence_spans(text, "en"))
