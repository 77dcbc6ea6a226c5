"""Outlets by their noun phrase, their marks or the last clause, and those who pass words on without a name."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("language", "speaker", "via", "text"),
    [
        ("en", "a person who answered the club's door", "CanalWire",
         "“You have miscounted,” a person who answered the club's door told CanalWire."),
        ("en", "Ada Reyes", "KVLX", "“There was a loud bang,” Ada Reyes, one of them, told the Harrow station KVLX."),
        ("en", "Ada Reyes", "Nachtuur",
         "‘It is like a stranded barge,’ Ada Reyes told the Danish television programme ‘Nachtuur’ last night."),
        ("en", "Ada Reyes", "local television channel", "“We stay here,” Ada Reyes told a local television channel."),
        ("en", "Ada Reyes", "Vogt",
         "Jim Vogt is a nurse. Between two floors, by Vogt's account, Ada Reyes looked up and said, “Is it raining?”"),
        ("en", "her uncle", "A cousin of the smith", "A cousin of the smith quoted her uncle: “It stays in the well.”"),
        ("fr", "la compagnie", "AFP", "« Nous avons perdu la barque hier », a indiqué la compagnie à l’AFP."),
        ("fr", "Anne Leduc", "Nachtuur",
         "« Nous restons ici cette nuit », a prévenu Anne Leduc, sur le plateau de l’émission « Nachtuur »."),
        ("fr", "Anne Leduc", "AFP",
         "Anne Leduc est partie. « Nous restons ici », écrivait-elle, selon sa lettre citée par l'AFP."),
        ("es", "Ana Robles", "Tesela",
         "«Las bombas funcionaron», respondió a la agencia Tesela su jefa de taller, Ana Robles."),
        ("es", "su tío", "Una prima de uno de ellos",
         "Una prima de uno de ellos contó que su tío le había dicho: «Lo del pozo se queda en el pozo.»"),
        ("de", "Anna Berg", "Harrow Kurier",
         "»Wir bleiben heute Nacht hier«, sagte Anna Berg am Dienstag, wie der »Harrow Kurier« berichtet."),
        ("de", "Anna Berg", "Corvane", "Anna Berg lachte. „Ich habe nichts gehört“, sagte sie Corvane in der Küche."),
        ("de", "Anna Berg", "Moor Radio",
         "„Der Kahn ist heil, und nichts fehlt“, sagte Anna Berg, die Leiterin des Amts (LVA), im Sender Moor Radio."),
        ("it", "una persona", "CanaleWire",
         "«Avete contato male», ha scritto a CanaleWire una persona che rispondeva al telefono."),
        ("it", "la direttrice", "Boreale",
         "«Restiamo qui stanotte», ha dichiarato la direttrice ai giornalisti, riferisce Boreale."),
        ("pt", "Ana Moura", "Maré", "“Ficamos aqui esta noite”, disse Ana Moura à emissora Maré."),
    ],
)  # fmt: skip
def test_who_passed_the_words_on_is_named(language: str, speaker: str, via: str, text: str) -> None:
    (quote,) = quoted(text, language)
    assert quote.speaker is not None
    said = quote.speaker.name.lower().replace("’", "'")
    assert (speaker.lower(), via.lower()) == (said, " ".join(quote.via).lower())


def test_he_who_is_no_she_is_someone_else_of_whom_she_tells() -> None:
    text = (
        "The suspect is 52, police said. Ruth Berg spoke. They did not name him.\n\n"
        "Berg said he had told a guard: “I drove this road for nineteen years and nobody asked.”"
    )
    (quote,) = quoted(text, "en")
    assert quote.speaker is not None
    assert ("The suspect", ("Ruth Berg",)) == (quote.speaker.name, quote.via)


def test_what_is_like_an_outlet_is_none() -> None:
    for text in (
        "He has no wish to be made a star. “We stay here tonight,” Ada Reyes said.",
        "“We stay here tonight,” Ada Reyes told a press conference.",
        "“We stay here tonight,” Ada Reyes told a television mast inspector.",
    ):
        assert [()] == [quote.via for quote in quoted(text, "en")], text
