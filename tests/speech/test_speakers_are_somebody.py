"""Who speaks where no verb of saying tells it, and that words which name nobody are no speaker."""

import pytest

from make import account
from wellsourced.speech.hear import hear
from wellsourced.speech.inflection import inflected
from wellsourced.speech.words import words


def spoken(text: str, language: str) -> list[str | None]:
    quotes = [q for q in hear(account(text, language=language)).quotes if q.kind != "indirect"]
    return [q.speaker.name if q.speaker is not None else None for q in quotes]


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        ("en", "The miller", "The miller, watching from the bridge, had one thing to add: “We heard it all winter.”"),
        ("en", "The chief", "The chief's answer was short: “No.”"),
        ("fr", "Un voisin", "Un voisin se veut plus direct : « C'était une poudrière. »"),
        ("es", "El panadero", "El panadero sonrió con desgana: «Ya no hay harina ni molino»."),
        ("it", "Un vicino", "Un vicino non usa mezzi termini: «Era una polveriera»."),
        ("pt", "A moleira", "A moleira encolhe os ombros: “Ouvíamo-lo ranger desde o inverno.”"),
        ("de", "Ein Nachbar", "Ein Nachbar wird deutlicher: „Das war ein Pulverfass.“"),
    ],
)  # fmt: skip
def test_a_colon_gives_the_word_to_whoever_does_something(language: str, speaker: str, text: str) -> None:
    assert [speaker] == spoken(text, language)


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        ("en", "Ada Lunt", "The mayor, Ada Lunt, stood by the river. Would she rebuild it? “Not with our money.”"),
        ("en", "Ada Lunt", "Mayor Ada Lunt was in the crowd. Asked if she would resign: “Not today.”"),
        ("fr", "Paul Garn", "Le maire, Paul Garn, était là. Interrogé sur le feu, il a botté : « L'enquête le dira. »"),
        ("es", "Rosa Lujo", "La alcaldesa, Rosa Lujo, estaba allí. Preguntada por el origen, dijo: «Ya se verá»."),
        ("it", "Carla Bini", "La sindaca, Carla Bini, era lì. Interpellata sul rogo, ha tagliato corto: «Vedremo»."),
    ],
)  # fmt: skip
def test_an_answer_is_that_of_who_was_asked(language: str, speaker: str, text: str) -> None:
    assert [speaker] == spoken(text, language)


@pytest.mark.parametrize(
    ("speaker", "text"),
    [
        ("a retired printer", "At a house on the quay a retired printer was sweeping. “I came to look,” he said."),
        ("Nora Vint", "In the bakery on Quay Street Nora Vint was counting loaves. “I counted ten,” she told us."),
        ("Lily's father", "Lily Penn was in the boat.\n\nLily's father came by canoe. “I counted ten,” he said."),
        ("a baker who was in the room",
         "Jo Perrin ran the ward.\n\nSo says a baker who was in the room. “We tried again,” he said."),
    ],
)  # fmt: skip
def test_whoever_a_sentence_brings_in_is_he_or_she(speaker: str, text: str) -> None:
    assert [speaker] == spoken(text, "en")


def test_no_paper_is_she() -> None:
    text = (
        "The dam failed at two, according to the log of the fire service, from which its commander, Ilse Brand, read. "
        "“We had nine minutes”, she added."
    )
    assert ["Ilse Brand"] == spoken(text, "en")


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        ("es", "Rosa Lujo", "«El molino era el pueblo», dijo Rosa Lujo. El pueblo, añadió, «no se rinde nunca»."),
        ("it", "Carla Bini", "La sindaca, Carla Bini, è senza voce. «Non ho dormito», ha raccontato dall'ufficio."),
        ("fr", "Paul Garn", "« C'était le village », a dit Paul Garn. Et d'ajouter : « Nous le rebâtirons. »"),
        ("fr", "Paul Garn", "Paul Garn avait pourtant juré en mars : « Ce moulin tiendra cent ans. »"),
        ("it", "Luca Neri", "C'erano cento invitati in una sala «fatta per ottanta», come ha detto ieri Luca Neri."),
        ("es", "un maquinista", "Según relató a la prensa un maquinista, en los túneles «se respira muy mal hoy»."),
    ],
)  # fmt: skip
def test_words_that_name_nobody_are_no_speaker(language: str, speaker: str, text: str) -> None:
    assert speaker == spoken(text, language)[-1]


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        ("en", "Ada Lunt", "“They took the silver and left the gold.” That was Ada Lunt's verdict on Tuesday."),
        ("en", "Ada Lunt", "“They took the silver and left the gold.” With these words Ada Lunt closed the meeting."),
        ("en", "Ada Lunt", "“They took the silver and left the gold.” So said Ada Lunt on Tuesday."),
        ("de", "Lotte Baum", "„Meine Damen und Herren, es brennt“: Mit diesem Satz schickte Lotte Baum alle hinaus."),
        ("fr", "Marta Bret", "« Mesdames, messieurs, au feu » : c'est par ces mots que Marta Bret a vidé la salle."),
        ("es", "Ana Brit", "«Señoras y señores, hay fuego». Con estas palabras Ana Brit vació la sala."),
    ],
)  # fmt: skip
def test_the_words_behind_point_back_to_the_speaker(language: str, speaker: str, text: str) -> None:
    assert [speaker] == spoken(text, language)


def test_that_somebody_adds_something_points_at_nobody_else() -> None:
    text = "“This is not funny,” wrote Tom Hale. “Not at all.” He added that Ada Lunt's comments were rude."
    assert ["Tom Hale", "Tom Hale"] == spoken(text, "en")


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        ("en", "Mei Loft", "Her rival, 17-year-old Mei Loft, posted a single line: “Check your laces.”"),
        ("en", "Nella Storr", "Wales's first minister, Nella Storr, had urged the town “to think before it builds”."),
        ("es", "Iker Soto", "«Nos han humillado», dijo a la prensa el presidente del club, Iker Soto."),
        ("fr", "Marta Ilm", "« Je n'ai plus de mots », a dit samedi leur directrice, Marta Ilm."),
        ("fr", "Jean Vial", "Le maire, Jean Vial, est venu. Ce dernier a promis « une reconstruction à l'identique »."),
        ("en", "Greta Holm", "The board voted. FOR: “My mother broke a hip on one,” — Greta Holm (Centre)."),
        ("en", "Theo Banks", "“One or two,” conceded the captain, Theo Banks, when the Herald caught up with him."),
    ],
)  # fmt: skip
def test_an_apposition_names_the_speaker(language: str, speaker: str, text: str) -> None:
    assert speaker == spoken(text, language)[-1]


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        ("en", "a person who was in the building", "“Nobody ate,” says a person who was in the building."),
        ("en", "An official I will not name", "An official I will not name told me that it was “switched to silent”."),
        ("en", "A man next to me", "A man next to me said, “They can have the mill, we've got the river.”"),
        ("en", "a voice from the crowd", "“Louder!” came a voice from the crowd."),
        ("it", "una persona che era nell'edificio", "«C'erano panini», dice una persona che era nell'edificio."),
    ],
)  # fmt: skip
def test_one_without_a_name_is_told_apart_by_all_that_is_said_of_them(language: str, speaker: str, text: str) -> None:
    assert [speaker] == spoken(text, language)


def test_a_letter_speaks_for_those_who_wrote_it() -> None:
    text = "Twelve teachers at the school wrote on Friday. “We would not keep hamsters there,” the letter begins."
    assert ["Twelve teachers at the school"] == spoken(text, "en")


def test_forms_are_written_out_by_the_longest_end_that_fits() -> None:
    endings = {"": "s ed", "e": "e es ed"}
    assert {"mutters", "muttered", "muse", "muses", "mused"} == inflected(["mutter", "muse"], endings)


def test_a_verb_without_a_fitting_end_is_left_as_it_is() -> None:
    assert {"dixit"} == inflected(["dixit"], {"er": "e"})


@pytest.mark.parametrize("language", ["en", "fr", "es", "it", "pt", "de"])
def test_a_language_s_verbs_come_with_their_forms(language: str) -> None:
    form = {"en": "mused", "fr": "bredouille", "es": "espeto", "it": "chiosato", "pt": "ironizou", "de": "grollte"}
    assert form[language] in words(language).cues
