"""What an account says that its own reporter, photographer or clock saw goes back to the newsroom."""

import pytest
from test_independence import telling

from wellsourced.tracing.ground import ground
from wellsourced.tracing.observed import observed
from wellsourced.tracing.whence import source_of_claim


def own(text: str, language: str = "en", outlet: str = "Mill Lantern") -> bool:
    one = telling("1", text, language=language, outlet=outlet)
    return observed(one.claims[0], one.account)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The barrel bears the number 91; our photographer has taken a picture of it."),
        ("en", "At dusk there was a chain on the door, and a Lantern reporter heard no mill."),
        ("en", "In her picture, taken from the bridge, we count 60 people."),
        ("en", "The Lantern rang all nine bakeries, and five had closed."),
        ("en", "When our reporter tried the gate it was open."),
        ("en", "Pictures taken by the Lantern show nine barrels."),
        ("en", "The vote ended at 3:10 p.m., by a Lantern reporter's watch."),
        ("fr", "Notre photographe a pris une photo du tonneau, qui porte le numéro 91."),
        ("es", "Nuestro fotógrafo hizo una foto del barril, que lleva el número 91."),
        ("de", "Unser Fotograf hat ein Bild davon gemacht; das Fass trägt die Nummer 91."),
        ("de", "Eine Reporterin der Moorpost hörte keine Mühle."),
        ("pt", "O nosso fotógrafo tirou uma fotografia do barril, com o número 91."),
        ("it", "Il nostro fotografo ha scattato una foto della botte, che porta il numero 91."),
    ],
)
def test_what_the_reporters_of_an_account_saw_it_saw(language: str, text: str) -> None:
    assert own(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The Lantern was told that nine barrels sank.",
        "The Lantern won a prize for its photographs in May.",
        "We asked the harbour office about nine barrels.",
        "We tried to reach the mayor.",
        "The brewer took a picture of the barrel.",
    ],
)
def test_what_was_told_or_asked_was_not_seen(text: str) -> None:
    assert not own(text)


def test_a_reporters_watch_is_the_newsrooms_and_no_document() -> None:
    text = "A votação acabou às 15h10, pelo relógio de uma repórter do Farol."
    one = telling("1", text, language="pt", outlet="O Farol")
    found = source_of_claim(one.claims[0], one.account, ground([one], []))
    assert found is not None
    assert "O Farol, own observation" == found.name


@pytest.mark.parametrize("outlet", ["My mill walks", "Notes of a Sunday rower", "Carnet d'un meunier du nord"])
def test_a_page_that_one_writer_names_after_themselves_is_no_offices(outlet: str) -> None:
    page = telling("1", "The mill has stood still since Monday.", outlet=outlet)
    assert {} == ground([page], []).offices


def test_an_offices_page_is_its_own() -> None:
    page = telling("1", "The mill has stood still since Monday.", outlet="Halden Rowing Union")
    assert ["Halden Rowing Union"] == [source.name for source in ground([page], []).offices.values()]
