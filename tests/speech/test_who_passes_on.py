"""Through whom words came, in the ways that six languages say it."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("language", "speaker", "via", "text"),
    [
        ("en", "the cook", "Harbour Press",
         "According to Harbour Press, the cook recalls the evening with the words “It rained into the soup”."),
        ("en", "Ada Reyes", "The Bridge", "Ada Reyes (The Bridge, Thursday): the plan “makes us all look foolish”."),
        ("en", "Ada Reyes", "a guest from Upper Mill",
         "A guest from Upper Mill heard Ada Reyes say, “There are bees in the organ.”"),
        ("en", "Ada Reyes", "Ines Vogt", "“Hold my hat,” Ada Reyes said, as Ines Vogt recalled it."),
        ("fr", "Anne Leduc", "Norvik",
         "D’après l’agence Norvik, Anne Leduc a dit aux voisins avoir vendu la barque, « mais pas les rames »."),
        ("fr", "Anne Leduc", "Norvik",
         "L’agence Norvik est venue. Anne Leduc a eu une phrase que l’agence rapporte : « Nous restons ici. »"),
        ("fr", "Anne Leduc", "Radio Havre", "Anne Leduc, interrogée par Radio Havre, refuse : « Nous restons ici. »"),
        ("es", "el guarda", "Radio Faro", "«El perro abrió la verja», contó el guarda a Radio Faro."),
        ("de", "Anna Berg", "TVX",
         "Im Sender TVX erzählte Anna Berg von früher. „Das Moor brannte drei Wochen“, sagte sie."),
        ("it", "Anna Riva", "Boreal Wire", "«Restiamo qui stanotte», ha spiegato Anna Riva alla Boreal Wire."),
        ("pt", "Ana Moura", "Norvik", "“Ficamos aqui esta noite”, disse Ana Moura, como noticiou a agência Norvik."),
    ],
)  # fmt: skip
def test_who_passed_the_words_on_is_named(language: str, speaker: str, via: str, text: str) -> None:
    (quote,) = quoted(text, language)
    assert quote.speaker is not None
    assert (speaker.lower(), via.lower()) == (quote.speaker.name.lower(), " ".join(quote.via).lower())


def test_a_paper_that_is_only_spoken_of_passes_nothing_on() -> None:
    text = "The Bridge was late. In a post Ada Reyes said she was “glad of the rain”."
    assert [()] == [quote.via for quote in quoted(text, "en")]


def test_what_stands_in_somebodys_mail_is_no_account_of_theirs() -> None:
    text = "The mail is in Lee's private account. “We stay here tonight,” Ada Reyes said."
    assert [()] == [quote.via for quote in quoted(text, "en")]
