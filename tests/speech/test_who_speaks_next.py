"""Who is meant where the sentence of a quotation has no name: the one just brought in, the next one, or nobody new."""

import pytest

from make import account
from wellsourced.speech.hear import hear


def speakers(text: str, language: str) -> list[str | None]:
    quotes = hear(account(text, language=language)).quotes
    return [q.speaker.name if q.speaker else None for q in quotes if q.kind != "indirect"]


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "A teacher at Lowmere",
         "Berta Lund, the mayor, said that nothing leaked.\n"
         "A teacher at Lowmere held up a cup. “It is the first one I have kept,” she told the town."),
        ("en", "the waitress",
         "Berta Lund spoke.\nAt a diner on Mill Street, where the crews eat, the waitress said there was talk of it."
         " “I told them to tip,” she said."),
        ("fr", "un pilote retraité",
         "Anne Leduc a parlé.\nÀ Roissy, un pilote retraité regardait les écrans."
         " « On avait une craie », a-t-il soupiré."),
        ("es", "Ana Robles", "Su rival, la alcaldesa Ana Robles, envió algo. «Espero con té», escribió en la red."),
        ("it", "un istruttore",
         "Anna Riva ha parlato.\nA Lido, un istruttore guardava le barche. «Tre minuti e basta», ha detto lui."),
    ],
)  # fmt: skip
def test_a_person_just_brought_in_is_who_speaks(language: str, name: str, text: str) -> None:
    assert [name] == speakers(text, language)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Carl Rose", "“We lost both wheels,” Carl Rose radios first."),
        ("en", "the baker", "“We lost both wheels,” shrugged the baker."),
        ("fr", "David Morel", "Il pleut. « Nous avons eu de la chance », s’est réjoui David Morel."),
        ("es", "Carlos Ríos", "«Hemos perdido las dos ruedas», transmite primero Carlos Ríos, el capitán."),
        ("de", "Anna Berg", "„Wir hatten großes Glück“, schmunzelte Anna Berg."),
        ("pt", "Ana Moura", "“Ficamos aqui esta noite”, suspira Ana Moura."),
        ("it", "Anna Riva", "«Abbiamo avuto fortuna», sospira Anna Riva."),
    ],
)
def test_any_verb_behind_a_comma_ties_its_subject(language: str, name: str, text: str) -> None:
    assert [name] == speakers(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "“The Long Tide”, a film Ann Lee made, was shown.",
        "“The Long Tide”, directed by Ann Lee, was shown.",
    ],
)
def test_who_made_a_work_has_not_spoken_its_title(text: str) -> None:
    assert "Ann Lee" not in speakers(text, "en")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A voice came from a lorry. “We go back tomorrow at noon.” It was Marta Orr, hoarse after four days."),
        ("de", "Eine Stimme kam von oben. „Wir gehen morgen zurück.“ Es war Marta Orr, heiser nach vier Tagen."),
        ("fr", "Une voix est venue d’en haut. « Nous rentrons demain. » C’était Marta Orr, enrouée."),
    ],
)
def test_the_sentence_behind_names_who_it_was(language: str, text: str) -> None:
    assert ["Marta Orr"] == speakers(text, language)


def test_a_time_and_a_colon_let_the_speaker_go_on() -> None:
    text = "“We lost both wheels,” Carl Rose said.\nHalf a minute on, doubts: “We may end up in the lake.”"
    assert ["Carl Rose", "Carl Rose"] == speakers(text, "en")


def test_several_people_are_no_she() -> None:
    text = "Ann Lee came at noon. Many residents waited. “We stay here tonight,” she said."
    assert ["Ann Lee"] == speakers(text, "en")


def test_the_article_tells_whom_a_pronoun_means() -> None:
    text = "Anne Leduc est partie, a annoncé le président de la chambre. « Je reviendrai », a-t-elle dit."
    assert ["Anne Leduc"] == speakers(text, "fr")
