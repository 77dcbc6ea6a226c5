"""Who is told, who is cited and who only tells it, in the tags of German, French, Spanish, Portuguese and Italian."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("language", "speaker", "via", "text"),
    [
        ("es", "Ada Lis", "este diario", "«No vi a nadie en la orilla», declaró a este diario Ada Lis."),
        ("es", "Ana Lis", "Brezo", "«No vi a nadie en la orilla», confesó Ana Lis al Brezo."),
        ("es", "Ana Lis", "El Litoral", "«No vi a nadie», dijo Ana Lis en una entrevista con El Litoral."),
        ("es", "un portavoz", "Norte", "La agencia Norte, que cita a un portavoz, asegura que quedó “roto del todo”."),
        ("es", "el dueño", "Radio Brezo Un vecino",
         "Un vecino contó a Radio Brezo que el dueño había gritado: «Fuera de aquí todos»."),
        ("es", "el jefe", "un ingeniero Radio Brezo",
         "De acuerdo con un ingeniero citado por Radio Brezo, el jefe zanjó la charla con un «aquí no pasa nada»."),
        ("fr", "Anne Lis", "", "« Je n'ai vu personne », a fait savoir Anne Lis."),
        ("fr", "Anne Lis", "Le Littoral", "« Je n'ai vu personne », rapporte Le Littoral, citant Anne Lis."),
        ("it", "Anna Lisi", "Luca Pons", "«Non ho visto nessuno», ha detto Anna Lisi, racconta il fratello Luca Pons."),
        ("it", "Anna Lisi", "Tirreno", "«Non ho visto nessuno», ha detto Anna Lisi in un'intervista al Tirreno."),
        ("pt", "o dono", "Rádio Urze Um vizinho",
         "Um vizinho contou à Rádio Urze que o dono tinha gritado: «Fora daqui todos»."),
        ("pt", "Ana Lis", "Urze", "«Não vi ninguém», disse a presidente da junta, Ana Lis, à Urze."),
        ("de", "eine Anwohnerin", "Radio Moor", "„Es roch verbrannt“, zitierte der Sender Radio Moor eine Anwohnerin."),
        ("de", "Anna Lind", "Moorpost", "„Ich habe niemanden gesehen“, wird Anna Lind in der Moorpost zitiert."),
        ("de", "Anna Lind", "Moorpost", "Auf Anfrage der Moorpost sagte Anna Lind: „Ich habe niemanden gesehen.“"),
        ("de", "Anna Lind", "Udo Pons", "„Ich sah niemanden“, ließ Anna Lind über ihren Anwalt Udo Pons mitteilen."),
        ("de", "Anna Lind", "Moorpost", "„Ich sah niemanden“, vertraute Anna Lind der Moorpost an."),
        ("de", "der Kapitän", "Moorboten ein Fahrgast",
         "Wie ein Fahrgast dem Moorboten erzählte, habe der Kapitän gesagt: „Bitte bleiben Sie sitzen.“"),
        ("de", "den Bürgermeister", "NKD",
         "Die Agentur NKD meldete unter Berufung auf den Bürgermeister, die Brücke sei „nicht zu retten“."),
        ("de", "Anna Lind", "", "Auf die Frage, ob er gehe, sagte Anna Lind nur: „Fragen Sie meinen Mann.“"),
        ("de", "Udo Lind", "", "Udo Lind, der das Haus gebaut hatte, sagte, die Kosten seien „nicht zu tragen“."),
        ("de", "die Mutter", "KTV Ines Brand",
         "Ines Brand erinnerte sich im Sender KTV daran, wie die Mutter oft murmelte: „Heute fliege ich auf.“"),
    ],
)  # fmt: skip
def test_the_speaker_and_the_chain_are_told_apart(language: str, speaker: str, via: str, text: str) -> None:
    quote = quoted(text, language)[-1]
    assert quote.speaker is not None
    assert (speaker, via) == (quote.speaker.name, " ".join(quote.via))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The box was marked with a “fragile” sticker."),
        ("es", "El alcalde salió con una «gorra» roja."),
    ],
)
def test_a_word_in_marks_is_nobodys_answer(language: str, text: str) -> None:
    assert [] == quoted(text, language)
