"""Outlets known by how they are spoken to, and whoever hands another's words on: a lawyer, a platform, the minutes."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("language", "via", "text"),
    [
        ("en", "Iberia Letter", "“My goat chose the saint,” cheese maker Tina Veer told Iberia Letter."),
        ("en", "TV3", "Tina Veer, the council's envoy, told TV3: “I can only apologise.”"),
        ("en", "Fell Runner", "In an interview with Fell Runner, Tina Veer said: “I overtook a tent.”"),
        ("en", "Gull magazine", "Tina Veer, writing in her column for Gull magazine, laments “a fair without geese”."),
        ("en", "parish magazine", "Tina Veer has appealed to both in the parish magazine: “Peace begins at home.”"),
        ("fr", "Radio Havre", "Invitée de Radio Havre, Anne Riou a tranché : « Nous restons ici cette nuit. »"),
        ("es", "Onda Norte", "En declaraciones a Onda Norte, Ana Robles dijo: «Nos quedamos aquí»."),
        ("es", "Tele Faro", "Preguntada por Tele Faro, Ana Robles contestó: «Nos quedamos aquí»."),
        ("it", "Radio Porto", "«Restiamo qui», ha detto Anna Riva ai microfoni di Radio Porto."),
        ("pt", "TV Maré", "Ouvida pela TV Maré, Ana Moura respondeu: “Ficamos aqui esta noite.”"),
        ("de", "Harrow Boten", "„Wir bleiben hier“, sagte Anna Berg dem Harrow Boten."),
        ("de", "Radio Moor", "Im Gespräch mit Radio Moor sagte Anna Berg: „Wir bleiben hier, alle.“"),
        ("de", "Moorpost", "Gegenüber der Moorpost sagte Anna Berg: „Wir bleiben hier, alle.“"),
    ],
)  # fmt: skip
def test_an_outlet_is_known_by_how_it_is_spoken_to(language: str, via: str, text: str) -> None:
    assert (via,) == quoted(text, language)[-1].via


@pytest.mark.parametrize(
    ("language", "via", "text"),
    [
        ("en", "his sister", "The patient, Bram Lode, sent word through his sister: “Tell the cook to keep her job.”"),
        ("en", "Ines Vogt", "“I did nothing wrong,” Bram Lode said in a statement read out by his lawyer, Ines Vogt."),
        ("fr", "son avocat", "« Je n'ai rien fait », a déclaré Paul Riou par l'intermédiaire de son avocat."),
        ("fr", "le greffier", "« Je n'ai rien fait », a écrit Paul Riou dans une lettre lue par le greffier."),
        ("de", "den Bauernverband",
         "Hein Thies ließ über den Bauernverband ausrichten, er fühle sich „wie ein Schaf ohne Herde“."),
        ("es", "su abogado", "«No he hecho nada», dijo Pedro Gil a través de su abogado."),
        ("it", "il suo avvocato", "«Non ho fatto nulla», ha detto Carlo Neri tramite il suo avvocato."),
        ("pt", "seu advogado", "“Não fiz nada”, disse Pedro Gil por meio do seu advogado."),
        ("en", "TikTok", "Bram Lode filmed the scene and posted it to TikTok with the comment “new stop dropped”."),
        ("en", "Telegram", "On Telegram the governor, Ines Vogt, wrote: “We stay here tonight.”"),
        ("it", "Facebook", "La padrona, scrive su Facebook, è «mortificata e un po' fiera»."),
        ("de", "Instagram", "Anna Berg stellte den Clip auf Instagram, Titel: „Mein neuer Nachbar“."),
        ("en", "official minutes",
         "The official minutes record Bram Lode exclaiming “Sit down, you herring!” before the first blow."),
        ("en", "ranger station's logbook",
         "Ines Vogt called them, in the ranger station's logbook, “a choir of herons”."),
    ],
)  # fmt: skip
def test_who_or_what_hands_the_words_on_is_named(language: str, via: str, text: str) -> None:
    assert via.lower() in [name.lower() for name in quoted(text, language)[-1].via]


@pytest.mark.parametrize(
    "text",
    [
        "“I overtook a tent,” Tina Veer told her brother Sam Veer.",
        "Bruno Keel runs the race. “I overtook a tent,” Tina Veer told Keel.",
        "Tina Veer told the Commons committee the leaks were “within the envelope”.",
        "Tina Veer, speaking in French, told the Italians: “I overtook a tent.”",
        "Tina Veer told the crowd through tears: “We stay here tonight.”",
        "A rumour that spread on Facebook was wrong, Tina Veer said: “We stay here tonight.”",
        "Posts on Facebook claimed the boat had sunk; Tina Veer said: “We stay here tonight.”",
    ],
)
def test_who_is_only_spoken_to_or_of_hands_nothing_on(text: str) -> None:
    assert () == quoted(text, "en")[-1].via


def test_who_hears_a_person_speak_about_a_body_in_german_is_not_that_body() -> None:
    assert () == quoted("Karl Moos sagte über den Verband: „Das sind gute Leute.“", "de")[-1].via
