"""Figures that meet though the words around them are others, and those that must not meet."""

import pytest
from telling import told

from wellsourced.matching.points import points
from wellsourced.model.speech import Heard


def verdicts(*tellings: str | Heard) -> set[str]:
    heard = [told(t, f"{n}.txt", published="2024-03-16") if isinstance(t, str) else t for n, t in enumerate(tellings)]
    return {p.verdict for p in points(heard, ())}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Two senators abstained, the clerk said.", "There were a pair of abstentions, by the clerk's sheet."),
        ("It is insured for €2.5 million, the curator said.", "The curator values it at two and a half million euros."),
        ("One in four pupils stayed at home.", "Absence among the pupils was 25 percent."),
        ("The repair could take up to a week, the foreman warned.",
         "The foreman says that the repair may last as long as seven days."),
        ("Makers will pay a levy of 35 pence a litre.", "The levy on makers is 35p per litre."),
    ],
)  # fmt: skip
def test_one_figure_in_other_words_agrees(one: str, other: str) -> None:
    assert "agree" in verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three men broke into the bank in Osby, the police said.",
         "The gang that broke into the bank in Osby was four strong, a porter said."),
        ("The crew needed two hours to put the fire out.",
         "It was six hours before the fire was out, a neighbour said."),
        ("The mayor speaks of 30 houses under the mud.", "Some 300 houses are under the mud, the mayor says."),
    ],
)  # fmt: skip
def test_other_figures_in_other_words_conflict(one: str, other: str) -> None:
    assert {"conflict"} == verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("The clinic counts 26 cases of measles.", "The clinic now counts 41 cases of measles, up from 26.", "en"),
        ("It has 64 beds.", "The 64 beds first planned have become 48, she said.", "en"),
        ("The hearing starts on 8 May.", "The hearing, due on 8 May, now opens on 20 June.", "en"),
        ("L'avalanche a emporté deux skieurs.",
         "Ils étaient trois, et non deux, à être pris sous l'avalanche.", "fr"),
        ("Die Straße bleibt bis Mittwoch gesperrt.",
         "Die Sperrung der Straße, zunächst bis Mittwoch angesetzt, dauert nun bis Sonntag.", "de"),
        ("La policía incautó 40.000 botellas.", "Las botellas incautadas son ahora 65.000, frente a 40.000.", "es"),
        ("La polizia ha sequestrato 40.000 bottiglie.",
         "Le bottiglie sotto sequestro sono ora 65 mila, dalle 40 mila della scorsa settimana.", "it"),
        ("A polícia apreendeu 40 mil garrafas.", "As garrafas apreendidas são agora 65 mil, em vez de 40 mil.", "pt"),
    ],
)  # fmt: skip
def test_a_figure_that_took_the_place_of_another_is_an_update(one: str, other: str, language: str) -> None:
    first = told(one, "a.txt", published="2024-05-06", language=language)
    later = told(other, "b.txt", published="2024-05-07", language=language)
    assert "updated" in verdicts(first, later)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Four windows were broken in the raid.", "The club has four trainers, its chairman said."),
        ("The ward has 40 beds.", "The strike cost the clinic 70 shifts."),
        ("The former minister got 11 percent and the former judge 10.", "The judge paid 11 percent of the costs."),
    ],
)  # fmt: skip
def test_figures_of_two_things_do_not_meet(one: str, other: str) -> None:
    assert "conflict" not in verdicts(one, other)
    assert "updated" not in verdicts(one, other)


def test_a_bound_that_was_lost_supports_nothing() -> None:
    one, other = "They argue that he was out for at least 30 hours.", "He was out of custody for 30 hours."
    assert "agree" not in verdicts(one, other)
