import pytest

from make import account
from wellsourced.speech.hear import hear


def laid_to(text: str, language: str) -> str | None:
    who = hear(account(text, language=language)).claims[0].attributed_to
    return who.name if who is not None else None


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Neun Boote sind gesunken, wie die Polizei mitteilte.", "die Polizei"),
        ("de", "Wie die Polizei am Montag mitteilte, sanken neun Boote.", "die Polizei"),
        ("de", "Neun Boote sanken, wie Ann Lee, die Leiterin des Zentrums, am Montag erklärte.", "Ann Lee"),
        ("es", "Nueve barcos se hundieron, según informó la policía.", "la policía"),
        ("es", "Según el sindicato, el paro empezó a las seis.", "el sindicato"),
        ("fr", "Neuf bateaux ont coulé, comme l'a indiqué la police.", "la police"),
        ("it", "Nove barche sono affondate, secondo quanto ha riferito la polizia.", "la polizia"),
        ("pt", "Nove barcos afundaram, segundo informou a polícia.", "a polícia"),
        ("en", "Nine boats sank, as the harbour office reported.", "the harbour office"),
    ],
)
def test_a_clause_of_telling_names_the_source(language: str, text: str, who: str) -> None:
    assert who == laid_to(text, language)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Two men are being held, the police let it be known on Thursday.", "the police"),
        ("fr", "Neuf bateaux ont coulé, a fait savoir la police.", "la police"),
        ("fr", "La police dit avoir arrêté onze personnes.", "La police"),
        ("it", "Nove barche sono affondate, fanno sapere i pompieri.", "i pompieri"),
        ("es", "Nueve barcos se hundieron, hizo saber la policía.", "la policía"),
        ("pt", "A polícia fez saber que nove barcos afundaram.", "A polícia"),
        ("de", "Die Polizei ließ wissen, neun Boote seien gesunken.", "Die Polizei"),
    ],
)
def test_an_idiom_of_telling_names_the_source(language: str, text: str, who: str) -> None:
    assert who == laid_to(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es war so groß, wie die Leute sagen."),
        ("de", "Die Behörde beschrieb, wie die Firma die Proben nahm."),
        ("en", "As the fire spread, people ran."),
    ],
)
def test_a_comparison_tells_nothing(language: str, text: str) -> None:
    assert laid_to(text, language) is None


def test_who_asks_not_to_be_named_is_still_the_source() -> None:
    assert "A guard" == laid_to("A guard who asked not to be named told the Mill Wire that the ferry is old.", "en")


def test_each_sentence_of_a_turn_is_its_speakers() -> None:
    talk = "FEN ADAY: Do you believe it?\nNOOR HALE: We do. Our own sheets give 41 votes.\nFEN ADAY: And the seal?"
    sentence = next(c for c in hear(account(talk)).claims if "sheets" in c.text)
    assert sentence.attributed_to is not None and "Noor Hale" == sentence.attributed_to.name
