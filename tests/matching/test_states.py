"""In which state accounts say a thing is, and whether they agree, changed with time, or conflict."""

import pytest
from test_points import DAY, found

from wellsourced.matching.phrase_tables import LANGUAGES, phrase_table
from wellsourced.matching.state_words import COURSES

NEXT = "2024-03-17"


def verdicts(one: tuple[str, ...], other: tuple[str, ...]) -> set[str]:
    return {p.verdict for p in found(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Kate Orme was found guilty of fraud at Osby court.",), ("Kate Orme was cleared of fraud at Osby court.",)),
        (
            ("The driver, Otto Reiss, was unhurt; the smoke alarm in his cab sounded.",),
            ("No alarm sounded in the cab of Otto Reiss, his union says.",),
        ),
        (
            ("The pharmacist, Ines Roux, had a licence, the ministry said.",),
            ("The pharmacist, Ines Roux, was unlicensed, according to the prefect.",),
        ),
        (
            ("The strike at the Orme shipyard continues, the union says.",),
            ("The strike at the Orme shipyard is over, the owner says.",),
        ),
        (
            ("The minister Eva Lund left Varna by helicopter.",),
            ("The minister Eva Lund left Varna by car.",),
        ),
        (
            ("Goalkeeper Tim Rask broke his left wrist in the final.",),
            ("Goalkeeper Tim Rask broke his right wrist in the final.",),
        ),
        (("Der Hund von Lisa Behn lebt.", DAY, "de"), ("Der Hund von Lisa Behn ist tot.", DAY, "de")),
        (
            ("O presidente da câmara de Lusa demitiu-se.", DAY, "pt"),
            ("O presidente da câmara de Lusa continua no cargo.", DAY, "pt"),
        ),
        (("La diga di Morena è intatta.", DAY, "it"), ("La diga di Morena è stata danneggiata.", DAY, "it")),
        (
            ("El conductor, Raúl Peña, estaba armado con un cuchillo.", DAY, "es"),
            ("Raúl Peña, el conductor, iba desarmado, según su abogada.", DAY, "es"),
        ),
    ],
)
def test_two_states_of_one_thing_conflict(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert "conflict" in verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("Marta Quill is being held at Osby police station.", DAY),
            ("Marta Quill was released without charge.", NEXT),
        ),
        (
            ("The finance minister Lars Bohm remains in office, his spokesman said.", DAY),
            ("The finance minister Lars Bohm has stepped down.", NEXT),
        ),
        (("The Quill yacht is missing off Osby.", DAY), ("The Quill yacht has been found off Osby.", NEXT)),
        (("Le musée de Lorme reste fermé.", DAY, "fr"), ("Le musée de Lorme a rouvert dimanche.", NEXT, "fr")),
        (("El aeropuerto de Sarmil está cerrado.", DAY, "es"), ("El aeropuerto de Sarmil ha reabierto.", NEXT, "es")),
    ],
)
def test_a_state_that_came_later_is_news(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert verdicts(one, other) == {"updated"}


def test_the_dead_do_not_rise() -> None:
    one, other = "The miner Karl Voss has died in hospital.", "The miner Karl Voss is alive in hospital."
    assert "conflict" in verdicts((one, DAY), (other, NEXT))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nobody was injured in the Dell Lane crash.", "There were no injuries in the crash at Dell Lane."),
        ("No arrests have been made.", "Police have arrested nobody over the Dell Lane raid."),
    ],
)
def test_one_state_in_other_words_agrees(one: str, other: str) -> None:
    assert verdicts((one,), (other,)) == {"agree"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The school at Osby was closed by snow.", "The swimming pool at Osby stayed open."),
        ("Some roads in Osby remained closed.", "Several roads in Osby remained open."),
        ("Anna Berg survived the crash in Dell Lane.", "Karl Voss died in the crash in Dell Lane."),
        ("The council may close the Osby library.", "The Osby library is open."),
        ("The owner asked whether the dam was safe.", "The dam is unsafe, an engineer said."),
        ("Is the Osby library closed?", "The Osby library is open."),
    ],
)
def test_other_things_parts_and_guesses_exclude_nothing(one: str, other: str) -> None:
    assert "conflict" not in verdicts((one,), (other,))


def test_the_order_of_accounts_changes_nothing() -> None:
    one, other = ("Kate Orme was found guilty of fraud.", DAY), ("Kate Orme was cleared of fraud.", DAY)
    assert verdicts(one, other) == verdicts(other, one) == {"conflict"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_words_in_every_language(language: str) -> None:
    states = phrase_table("states", language)
    assert set(states) == set(COURSES)
    assert all(forms for poles in states.values() for forms in poles.values())
    assert all(len(poles) > 1 for poles in states.values())
