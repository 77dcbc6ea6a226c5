"""An outlet is told something through one of its people, or under the name by which the account is credited to it."""

import pytest

from make import account
from saying import quoted
from wellsourced.model.account import Credit
from wellsourced.speech.hear import hear


@pytest.mark.parametrize(
    ("language", "via", "text"),
    [
        ("en", "Moor Daily", "“The shelves danced,” the baker Ida Holt told a reporter for the Moor Daily."),
        ("en", "TVR", "“The shelves danced,” the baker Ida Holt told the channel TVR's reporter in Osby."),
        ("en", "Ben Vale", "“The shelves danced,” the baker Ida Holt told our court reporter, Ben Vale."),
        ("en", "HRV", "Otters are back, the state broadcaster HRV said. “We count nine,” Ida Holt told it."),
        ("en", "Quayline", "To Quayline, the head gardener, Ida Holt, said: “I planted it myself.”"),
        ("de", "Radio Moor", "„Ich war die ganze Nacht dort“, sagte Ida Holt einem Reporter von Radio Moor."),
        ("fr", "Phare", "« Je n'ai vu personne hier », a dit Ida Holt à un journaliste du Phare."),
        ("es", "Radio Brezo", "«No vi a nadie en la orilla», dijo Ida Holt a un reportero de Radio Brezo."),
        ("it", "Corriere", "«Non ho visto nessuno lì», ha detto Ida Holt a un cronista del Corriere."),
        ("pt", "Rádio Urze", "«Não vi ninguém na margem», disse Ida Holt a um repórter da Rádio Urze."),
        ("de", "Nordfunk", "„Ich war die ganze Nacht dort“, erzählte Ida Holt der Agentur Nordfunk."),
    ],
)
def test_an_outlet_is_told_through_its_people(language: str, via: str, text: str) -> None:
    (quote,) = quoted(text, language)
    assert quote.speaker is not None
    assert ("Ida Holt", (via,)) == (quote.speaker.name, quote.via)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“The shelves danced,” the baker Ida Holt told a reporter from Osby."),
        ("it", "«Il tetto non è sicuro», ha spiegato l'assessore alla Cultura, Ida Holt."),
        ("de", "„Wir gehen jetzt nach Hause“, sagte Ida Holt zu Anna."),
    ],
)
def test_a_place_an_office_and_a_friend_are_no_outlets(language: str, text: str) -> None:
    (quote,) = quoted(text, language)
    assert () == quote.via


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„Ich habe niemanden gesehen“, sagte der Vorsteher von Osby, Ivo Tarn, zu Telnord."),
        ("de", "„Ich habe niemanden gesehen“, sagte Ivo Tarn Telnord."),
        ("it", "«Non ho visto nessuno», ha detto a Telnord Ivo Tarn, che guida la squadra."),
        ("fr", "« Je n'ai vu personne », a dit Ivo Tarn à Telnord."),
        ("pt", "«Não vi ninguém», disse Ivo Tarn à Telnord, à porta do barracão."),
    ],
)
def test_a_credited_agency_is_told_whatever_it_is_called(language: str, text: str) -> None:
    credit = Credit(start=0, end=1, name="Telnord", kind="agency")
    (quote,) = hear(account(text, language=language, credits=(credit,))).quotes
    assert quote.speaker is not None
    assert ("Ivo Tarn", ("Telnord",)) == (quote.speaker.name, quote.via)
