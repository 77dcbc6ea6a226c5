"""A sentence that gives two figures may name two sources."""

import pytest

from wellsourced.tracing.sides import side_of


@pytest.mark.parametrize(
    ("text", "written", "language", "name"),
    [
        ("Police put the crowd at 3,000, the organisers at 9,000.", "9,000", "en", "the organisers"),
        ("The crowd was 300 according to the police and 900 according to the union.", "300", "en", "the police"),
        ("Nine, says the railway; fourteen, says the union.", "fourteen", "en", "the union"),
        ("Die Polizei sprach von 300 Teilnehmern, die Gewerkschaft von 900.", "900", "de", "die Gewerkschaft"),
        ("Ils étaient 300 selon la police, 900 selon la mairie.", "900", "fr", "la mairie"),
        ("Eran 300 según la policía y 900 según los organizadores.", "300", "es", "la policía"),
    ],
)
def test_each_figure_goes_back_to_whoever_its_part_names(text: str, written: str, language: str, name: str) -> None:
    found = side_of(text, written, language, None)
    assert found is not None and found.phrase is not None
    assert name == " ".join(w.text for w in found.words[found.phrase.first : found.phrase.end])


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Nine boats sank, the harbour office said.", "Nine boats"),
        ("The office said that 40 crates were lost and 12 saved.", "12"),
        ("The office said that 40 crates were lost, and the tug went home.", "40 crates"),
    ],
)
def test_a_figure_that_nobody_else_is_named_for_stays_with_the_sentence(text: str, written: str) -> None:
    assert side_of(text, written, "en", text.lower().index("office")) is None
