"""Whose words a statement, a letter or a post holds, in six languages."""

import pytest

from make import account
from wellsourced.speech.hear import hear


def speakers(text: str, language: str) -> list[str | None]:
    quotes = hear(account(text, language=language)).quotes
    return [q.speaker.name.lower() if q.speaker else None for q in quotes if q.kind != "indirect"]


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "ada reyes", "Ines Vogt left. Ada Reyes put out a statement. “The mill belongs to nobody,” it says."),
        ("en", "the harbour trust", "From the harbour trust, a statement. It says the fire “was put out before noon”."),
        ("en", "a letter", "A letter reached the town. “We regret this deeply,” it said."),
        ("fr", "le ministère", "Le ministère a publié un communiqué. « Nous regrettons cela », peut-on y lire."),
        ("fr", "la mairie", "« Nous regrettons cela », peut-on lire dans un communiqué de la mairie."),
        ("es", "la alcaldía", "«Lamentamos el incidente», reza el comunicado de la alcaldía."),
        ("es", "el ministerio", "El ministerio difundió una nota. «Lamentamos el incidente», se lee en el texto."),
        ("de", "das ministerium", "Das Ministerium schrieb eine Erklärung. „Wir bedauern das sehr“, heißt es darin."),
        ("de", "dem rathaus", "„Wir bedauern das sehr“, hieß es aus dem Rathaus."),
        ("it", "il ministero", "Il ministero ha diffuso una nota. «Ci dispiace molto», si legge nel testo."),
        ("pt", "o ministério", "O ministério divulgou uma nota. “Lamentamos o incidente”, lê-se no texto."),
    ],
)
def test_a_paper_speaks_for_whoever_wrote_it(language: str, name: str, text: str) -> None:
    assert [name] == speakers(text, language)


def test_a_statement_under_a_heading_is_whose_the_heading_says() -> None:
    text = "Statement by the chair, Ada Reyes:\nWe asked for a second bridge. Now there are two."
    assert ["ada reyes"] == speakers(text, "en")


def test_who_speaks_for_a_firm_is_the_speaker() -> None:
    text = "The firm, through its chief, Ada Reyes, said that the mill “is open to all comers”."
    assert ["ada reyes"] == speakers(text, "en")
