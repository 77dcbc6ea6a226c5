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
        ("en", "A painter at Lowmere",
         "Berta Lund, the mayor, said that nothing leaked.\n"
         "A painter at Lowmere bought a ladder. “Mine is taller than the church,” she told the town."),
        ("en", "the waitress",
         "Berta Lund spoke.\nIn a shop behind the bridge, where the rowers meet, the waitress said there was no bread."
         " “The flour is still at sea,” she said."),
        ("fr", "un maçon breton",
         "Anne Leduc a parlé.\nÀ Belmont, un maçon breton montrait les murs."
         " « La pierre se souvient », a-t-il soupiré."),
        ("es", "Ana Robles",
         "Su hermana, la jueza Ana Robles, mandó una carta. «Nadie ha perdido el tren», escribió en la red."),
        ("it", "un giardiniere",
         "Anna Riva ha parlato.\nA Lido, un giardiniere tagliava le siepi."
         " «Le rose non votano», ha detto lui."),
    ],
)  # fmt: skip
def test_a_person_just_brought_in_is_who_speaks(language: str, name: str, text: str) -> None:
    assert [name] == speakers(text, language)


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        ("en", "Carl Rose", "“The goats are on the roof,” Carl Rose bellows again."),
        ("en", "the baker", "“The goats are on the roof,” shrugged the baker."),
        ("fr", "David Morel", "Il pleut. « La foire aura lieu dimanche », s’est exalté David Morel."),
        ("es", "Carlos Ríos", "«Las cabras están en el tejado», bosteza otra vez Carlos Ríos, el pastor."),
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
        ("en", "Somebody sang in the barn. “Nobody sells this meadow.” It was Marta Orr, with hay in her hair."),
        ("de", "Jemand sang in der Scheune. „Niemand verkauft diese Wiese.“ Es war Marta Orr, mit Heu im Haar."),
        (
            "fr",
            "Quelqu’un chantait au grenier. « Ce pré ne se vend pas. » C’était Marta Orr, du foin plein les cheveux.",
        ),
    ],
)
def test_the_sentence_behind_names_who_it_was(language: str, text: str) -> None:
    assert ["Marta Orr"] == speakers(text, language)


def test_a_time_and_a_colon_let_the_speaker_go_on() -> None:
    text = "“The goats are on the roof,” Carl Rose said.\nAn hour later, softer: “Somebody left the gate open.”"
    assert ["Carl Rose", "Carl Rose"] == speakers(text, "en")


def test_several_people_are_no_she() -> None:
    text = "Ann Lee came at noon. Many residents waited. “We stay here tonight,” she said."
    assert ["Ann Lee"] == speakers(text, "en")


def test_the_article_tells_whom_a_pronoun_means() -> None:
    text = "Anne Leduc a perdu son chien, a raconté le président du club. « Il aime les canards », a-t-elle dit."
    assert ["Anne Leduc"] == speakers(text, "fr")
