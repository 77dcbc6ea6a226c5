"""Amounts of sentences that lean on the one before, of one event's time and measure, and news that came later."""

import pytest
from telling import told

from wellsourced.matching.alignment import in_order
from wellsourced.matching.points import points
from wellsourced.matching.tellings import tellings
from wellsourced.model.match import Point
from wellsourced.text.values import find_values

DAY, NEXT = "2024-03-16", "2024-03-17"


def found(*texts: str, days: tuple[str, ...] = (), speakers: dict[str, str] | None = None) -> tuple[Point, ...]:
    accounts = [
        told(text, f"{i}.txt", speakers, published=days[i] if days else DAY, language="en")
        for i, text in enumerate(texts)
    ]
    return points(accounts, ())


def verdicts_of(points: tuple[Point, ...], figure: str) -> set[str]:
    return {p.verdict for p in points if any(figure in (v.value or "") for v in p.values)}


POLICE = "Some 2,000 people marched to the harbour gate in Osby, police said."
LEAGUE = "Dockers marched to the harbour gate in Osby. The league put the number at 5,000."


def test_another_count_of_the_crowd_that_the_sentence_before_tells_of_conflicts() -> None:
    assert verdicts_of(found(POLICE, LEAGUE), "5,000") == {"conflict"}


def test_an_account_that_gives_both_counts_of_a_crowd_does_not_speak_of_two_matters() -> None:
    both = "Some 2,000 people marched to the harbour gate in Osby, police said. The league put the number at 5,000."
    other = "About 2,000 people marched to the harbour gate of Osby, said police. The league put the number at 5,000."
    assert "conflict" in verdicts_of(found(both, other), "5,000")


def test_a_part_of_those_told_before_is_no_other_count_of_them() -> None:
    one = "Thirteen people were arrested at the harbour gate in Osby."
    other = "Thirteen people were arrested at the harbour gate in Osby. Two of them are brothers."
    assert "conflict" not in {p.verdict for p in found(one, other)}


def test_those_badly_hurt_are_counted_apart_from_the_hurt() -> None:
    one, other = "In Osby 78 people were hurt by the blast.", "In Osby five were badly hurt by the blast."
    assert "conflict" not in {p.verdict for p in found(one, other)}


def test_two_times_at_which_one_plane_left_conflict() -> None:
    one = "The plane with the minister on board left for Lund at 10.51pm."
    other = "The minister's plane took off at 10.30pm."
    assert verdicts_of(found(one, other), "10.30pm") == {"conflict"}


def test_two_heights_of_one_tower_conflict() -> None:
    one = "The storm felled its 71-metre tower before a crowd of thousands."
    other = "The 68-metre tower, a gift of the guild, lies in the yard."
    assert verdicts_of(found(one, other), "68-metre") == {"conflict"}


def test_what_one_source_gave_later_is_an_update() -> None:
    one = "Three objections had been lodged by Saturday evening, the registry said."
    other = "Seven objections have been lodged, the registry said."
    told_of = found(one, other, days=(DAY, NEXT), speakers={"objections": "the registry"})
    assert verdicts_of(told_of, "Seven") == {"updated"}


def test_the_dead_do_not_grow_fewer_with_time() -> None:
    one, other = "The flood killed 14 people in Brevik.", "The flood killed nine people in Brevik."
    assert verdicts_of(found(one, other, days=(DAY, NEXT)), "nine") == {"conflict"}


def test_those_who_help_are_no_toll_that_rises() -> None:
    one = "Some 400 firefighters saved the rest of the chapel in Osby."
    other = "In Osby 550 firefighters had to be called out to save the rest of the chapel."
    assert verdicts_of(found(one, other, days=(DAY, NEXT)), "550") == {"conflict"}


def test_three_others_may_be_told_of_beside_four() -> None:
    one = "The paper spoke to four women who accuse the singer."
    other = "The paper spoke to three other women who accuse the singer."
    assert "conflict" not in {p.verdict for p in found(one, other)}


def test_one_passenger_who_speaks_is_no_count_of_those_aboard() -> None:
    one = "On board the ferry Rosa were 146 passengers, the owner said."
    other = "One passenger on board the ferry Rosa, Ann Lee, thanked the owner."
    assert "conflict" not in {p.verdict for p in found(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It was the caretaker, Emil Dunn, who found the box in the hall.",
         "Mrs Grange found the box in the hall, and the caretaker, Emil Dunn, rang the mayor."),
        ("It was she who fetched the guards: her telephone was dead, so she cycled to the station.",
         "It was the guards who fetched her: her telephone was dead, so they cycled to the station."),
    ],
)  # fmt: skip
def test_who_is_singled_out_for_a_deed_excludes_that_another_did_it(one: str, other: str) -> None:
    assert {p.verdict for p in found(one, other)} == {"conflict"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The rule may cover all couples who file in Osby.", "The rule might not cover all couples who file in Osby."),
        ("Dress for respect at the ball in Osby, not a seat at a bar.",
         "They should dress for respect at the ball in Osby, or a seat at a bar."),
        ("The owners of the mill refused the offer of the group on Monday.",
         "The group announced its offer to the owners of the mill on Monday."),
    ],
)  # fmt: skip
def test_a_word_that_denies_nothing_by_itself_makes_no_conflict(one: str, other: str) -> None:
    assert "conflict" not in {p.verdict for p in found(one, other)}


@pytest.mark.parametrize(
    ("text", "language", "quantity", "unit"),
    [
        ("Five had serious injuries.", "en", 5, "person"),
        ("Cinco sufrieron heridas graves.", "es", 5, "person"),
        ("Fünf erlitten schwere Verletzungen.", "de", 5, "person"),
        ("One of them was badly hurt.", "en", 1, "person"),
        ("There were three of them.", "en", 3, "item"),
        ("Ils étaient deux.", "fr", 2, "item"),
        ("La cifra asciende a doce.", "es", 12, "item"),
        ("Die Zahl der Toten stieg auf zwölf.", "de", 12, "item"),
        ("O total subiu para dez.", "pt", 10, "item"),
        ("Il bilancio sale a dieci.", "it", 10, "item"),
        ("She walked round it twice.", "en", 2, "occurrence"),
        ("Sie ging dreimal durch das Haus.", "de", 3, "occurrence"),
        ("Lena Frey, now 58, did not answer.", "en", 58, "age"),
    ],
)
def test_small_counts_that_stand_without_a_noun_are_read(text: str, language: str, quantity: float, unit: str) -> None:
    assert (quantity, unit) in [(v.quantity, v.unit) for v in find_values(text, language)]


def test_ages_in_a_line_are_ages() -> None:
    assert [v.unit for v in find_values("The two men, aged 34 and 51, were held.", "en")] == ["person", "age", "age"]


@pytest.mark.parametrize("text", ["It is twice as long.", "One of the largest halls burned.", "The two said no."])
def test_a_number_that_counts_nobody_is_none(text: str) -> None:
    assert not [v for v in find_values(text, "en") if v.unit in ("person", "item", "occurrence")]


def test_a_translation_stands_beside_its_sentences_in_their_order() -> None:
    one = told("The box was found on Tuesday. The seal was whole. Nobody had signed for it.", "1.txt", language="en")
    other = told("La caja fue hallada el martes. El precinto estaba roto. Nadie había firmado.", "2.txt", language="es")
    pairs = in_order(tellings([one]), tellings([other]))
    assert [(a.claim.text[:8], b.claim.text[:8]) for a, b in pairs] == [
        ("The box ", "La caja "),
        ("The seal", "El preci"),
        ("Nobody h", "Nadie ha"),
    ]
