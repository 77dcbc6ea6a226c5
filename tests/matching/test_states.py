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
        (
            ("Two climbers are still stranded on the Sarn ledge.", DAY),
            ("The two climbers were winched off the Sarn ledge at dawn.", NEXT),
        ),
        (
            ("The woman found at Lake Orme has not been identified.", DAY),
            ("The woman found at Lake Orme was named as Ilse Corran.", NEXT),
        ),
        (
            ("The goalkeeper Anna Velt was unconscious when she left the pitch.", DAY),
            ("The goalkeeper Anna Velt has regained consciousness, her club said.", NEXT),
        ),
        (
            ("Nobody is under investigation over the collapse of the stand.", DAY),
            ("Two engineers have been placed under investigation over the collapse of the stand.", NEXT),
        ),
        (
            ("The treasurer Pia Holt keeps her post, the club said.", DAY),
            ("Pia Holt was suspended as treasurer, the club said.", NEXT),
        ),
        (
            ("The rider Jan Moor is in a critical condition.", DAY),
            ("The rider Jan Moor died of his injuries.", NEXT),
        ),
        (("Le musée de Lorme reste fermé.", DAY, "fr"), ("Le musée de Lorme a rouvert dimanche.", NEXT, "fr")),
        (("El aeropuerto de Sarmil está cerrado.", DAY, "es"), ("El aeropuerto de Sarmil ha reabierto.", NEXT, "es")),
    ],
)
def test_a_state_that_came_later_is_news(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert verdicts(one, other) == {"updated"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The library in Mill Street closed its doors.", "The library in Mill Street is to open again on Thursday."),
        ("The Orme tunnel is shut until further notice.", "The Orme tunnel will reopen on Friday."),
        ("The dredging of Osby harbour continues.", "The dredging of Osby harbour will be suspended."),
    ],
)
def test_a_state_that_is_announced_later_is_news(one: str, other: str) -> None:
    assert verdicts((one, DAY), (other, NEXT)) == {"updated"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The baker Ines Roux was questioned over the Orme fire.", "Ines Roux was charged with setting the Orme fire."),
        ("Rescuers were looking for the Quill yacht's crew.", "The crew of the Quill yacht are presumed dead."),
    ],
)
def test_a_higher_rung_told_later_is_news(one: str, other: str) -> None:
    assert verdicts((one, DAY), (other, NEXT)) == {"updated"}
    assert not {"conflict", "updated"} & verdicts((other, DAY), (one, NEXT))


def test_what_is_not_believed_is_denied() -> None:
    one, other = "The Orme bridge is open.", "The mayor does not believe that the Orme bridge is open."
    assert "conflict" in verdicts((one,), (other,))


def test_what_was_announced_may_not_be_so_yet() -> None:
    one, other = "The Orme tunnel will reopen on Friday.", "The Orme tunnel is shut."
    assert "updated" not in verdicts((one, DAY), (other, NEXT))


def test_what_is_not_so_yet_may_come_to_be() -> None:
    one, other = "The Quill vaccine has not been approved.", "The Quill vaccine has been approved."
    assert verdicts((one, DAY), (other, NEXT)) == {"updated"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oil leaked into Osby bay, the fishermen said.", "No oil leaked into Osby bay, the harbour office said."),
        ("The skipper of the Merrin owned up to theft.", "The skipper of the Merrin denied theft."),
        ("The tow rope snapped, a deckhand said.", "The tow rope was found intact, the owner said."),
        ("A lifeguard was on duty at Osby pool.", "There was no lifeguard on duty at Osby pool."),
        ("The hermit Nils Aker was shot dead in Orme.", "The hermit Nils Aker was stabbed to death in Orme."),
        ("The thief left Orme in a red van.", "The thief left Orme in a white van."),
    ],
)
def test_what_was_so_is_no_news_on_another_day(one: str, other: str) -> None:
    assert "conflict" in verdicts((one, DAY), (other, NEXT))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A lifeguard was on duty at the north beach.", "There was no lifeguard on duty at the south beach."),
        ("The dead woman has not been identified.", "The dead man was named as Ole Brand."),
    ],
)
def test_the_north_is_not_the_south(one: str, other: str) -> None:
    assert not {"conflict", "updated"} & verdicts((one, DAY), (other, NEXT))


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
