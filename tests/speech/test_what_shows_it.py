"""To what a sentence is laid that names the paper which shows it, and to whom none is laid."""

import pytest

from make import account
from wellsourced.model.speech import Claim
from wellsourced.speech.hear import hear


def claim(text: str, language: str = "en") -> Claim:
    """The last sentence of ``text`` as heard."""
    return hear(account(text, language=language)).claims[-1]


def source(text: str, language: str = "en") -> str | None:
    found = claim(text, language).attributed_to
    return found.name if found is not None else None


@pytest.mark.parametrize(
    ("paper", "text"),
    [
        ("the minutes of the assembly", "The budget passed shortly before seven, the minutes of the assembly show."),
        ("a receipt pinned to the gate", "Nine crates were sold, a receipt pinned to the gate indicates."),
        ("the harbour office's records", "Nine barges were lost, the harbour office's records show."),
        ("the copies of her letters", "The leak was known in May, as the copies of her letters make plain."),
        ("a bill from the gas firm", "The club paid for the heater itself, as a bill from the gas firm shows."),
        ("the clerk's letter to the guild", "Nine barges, the clerk's letter to the guild says, were lost that night."),
        ("her diary", "The barge left at nine, her diary has it."),
        ("The logbook", "The logbook has it that nine barges sank."),
    ],
)
def test_what_shows_it_is_the_source_and_not_what_the_sentence_is_about(paper: str, text: str) -> None:
    assert paper == source(text)


def test_whoever_saw_the_paper_passes_it_on() -> None:
    found = claim("Nine crates were sold that night, a receipt from the brewery seen by the Herald shows.")
    assert found.attributed_to is not None
    assert ("a receipt from the brewery", ("Herald",)) == (found.attributed_to.name, found.via)


@pytest.mark.parametrize(
    ("language", "paper", "text"),
    [
        ("fr", "le registre du moulin", "Neuf sacs ont disparu, comme le montre le registre du moulin."),
        ("fr", "Le registre du moulin", "Le registre du moulin montre que neuf sacs ont disparu."),
        ("es", "el libro del molino", "Nueve sacos desaparecieron, como muestra el libro del molino."),
        ("es", "el acta", "Nueve sacos desaparecieron, según consta en el acta."),
        ("de", "das Verzeichnis der Mühle", "Neun Säcke fehlen, wie das Verzeichnis der Mühle zeigt."),
        ("de", "Das Mühlenregister", "Das Mühlenregister vermerkt, dass neun Säcke fehlen."),
        ("pt", "o registo do moinho", "Nove sacos desapareceram, como mostra o registo do moinho."),
        ("fr", "des images de nuit", "Neuf sacs ont disparu, montrent des images de nuit."),
        ("fr", "registre du moulin", "Il ressort du registre du moulin que neuf sacs ont disparu."),
        ("es", "acta", "Del acta se desprende que nueve sacos desaparecieron."),
        ("de", "dem Protokoll", "Aus dem Protokoll geht hervor, dass neun Säcke fehlen."),
        ("de", "die Bilder", "Neun Säcke fehlen, das zeigen die Bilder."),
        ("pt", "as imagens", "Nove sacos desapareceram, mostram as imagens."),
        ("it", "il registro del mulino", "Nove sacchi sono spariti, come mostra il registro del mulino."),
    ],
)
def test_papers_show_it_in_other_languages(language: str, paper: str, text: str) -> None:
    assert paper == source(text, language)


def test_a_log_is_not_passed_on_by_itself() -> None:
    assert () == claim("The barge left at nine, according to the log.").via


def test_the_last_of_a_list_shows_nothing() -> None:
    assert source("The mayor opened the market, the fair and the flower show.") is None


@pytest.mark.parametrize(
    "text",
    [
        "The doors were shut on the landlord's orders for reasons of hygiene.",
        "The winner was announced at noon in front of the town hall.",
        "The cellar was dug in 1990 and has been kept in accordance with the rules in force.",
        "Two of the rowers had bruises and were seen by paramedics.",
        "The clerk went by way of his ledgers once more and makes it 70 sacks.",
        "Nobody has confirmed the talk of a second barge.",
        "The barge has a crew of nine, not seven, as we first wrote.",
    ],
)
def test_a_subject_that_says_nothing_is_nobodys_speech(text: str) -> None:
    assert source(text) is None


def test_he_is_whoever_the_sentence_is_about_without_its_verb() -> None:
    assert "The clerk of the guild" == source("The clerk of the guild has not sold the hall, he told the Herald.")


def test_what_shows_an_aside_does_not_show_the_sentence() -> None:
    text = "The barge is worth nine crowns, according to the guild, which bought it in May, its ledger shows."
    assert "the guild" == source(text)


def test_my_cousin_is_somebody() -> None:
    assert "My cousin in Marsby" == source("My cousin in Marsby says there are nine barges there.")


def test_of_a_clause_whoever_comes_before_its_verb_speaks() -> None:
    assert "Le maire" == source("Le maire est revenu dire que neuf sacs avaient disparu.", "fr")


def test_a_clause_is_no_speaker() -> None:
    assert "the same logbook" == source("The sluice opened at 6.20pm, says the same logbook.")


@pytest.mark.parametrize(
    ("language", "who", "text"),
    [
        ("de", "Ein altes Mitglied der Zunft",
         "Ein altes Mitglied der Zunft, das anonym bleiben wollte, sagte, Kern sei im Hafen gewesen."),
        ("fr", "un garde", "Le mur mesure 1,80 mètre, soit 20 centimètres de trop, notait en mai un garde."),
    ],
)  # fmt: skip
def test_the_whole_noun_phrase_speaks(language: str, who: str, text: str) -> None:
    assert who == source(text, language)
