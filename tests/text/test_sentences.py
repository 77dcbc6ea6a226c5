"""Where sentences end."""

from wellsourced.text.sentences import sentence_spans


def test_a_title_with_a_dot_ends_no_sentence() -> None:
    text = "Personne n'a parlé, a précisé M. Roux. Mme. Roux a souri."
    assert ["Personne n'a parlé, a précisé M. Roux.", "Mme. Roux a souri."] == [
        text[start:end] for start, end in sentence_spans(text, "fr")
    ]
