"""A talk with an outlet holds for what the same person says next, until another occasion or another speaker."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("language", "via", "text"),
    [
        ("en", "Packet",
         "Captain Olu Marsh left the bridge early, he told the Packet on Friday. The watch was short. "
         "“I had one man and a torch,” Marsh said."),
        ("en", "Packet",
         "Captain Olu Marsh spoke to the Packet on Friday.\n\n“I had one man and a torch,” Marsh said. "
         "Pressed, he added: “I would do the same again.”"),
        ("en", "Harbour FM",
         "The harbour office tells Harbour FM that the slip is open. “Bring your own rope,” says its head, Nell Aske."),
        ("fr", "Phare",
         "Le capitaine Oscar Marsan est parti avant l'aube, a-t-il raconté au Phare. La veille était courte. "
         "« J'avais un homme et une lampe », dit-il."),
        ("es", "La Boya",
         "El capitán Óscar Marzal dejó el puente antes del alba, contó a La Boya el viernes. "
         "«Tenía un hombre y una linterna», dijo Marzal."),
        ("de", "Hafenblatt",
         "Kapitän Olu Marsch ging vor Tagesanbruch, wie er dem Hafenblatt sagte. Die Wache war knapp. "
         "„Ich hatte einen Mann und eine Lampe“, sagte Marsch."),
        ("it", "Faro",
         "Il traghetto, racconta al Faro, è partito senza vedetta. "
         "«Avevo un uomo e una torcia», dice il comandante Marsi."),
    ],
)  # fmt: skip
def test_a_talk_holds_for_what_is_said_next(language: str, via: str, text: str) -> None:
    assert via in [name.removeprefix("the ") for name in quoted(text, language)[-1].via]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en",
         "Captain Olu Marsh told the Packet on Friday that he left the bridge. "
         "On Saturday he faced the council: “I had one man and a torch,” he said."),
        ("en", "The owner told the Packet the ferry was sound. “She leaked like a basket,” said passenger Ada Finch."),
        ("en",
         "“I had one man and a torch,” Captain Olu Marsh told the Packet.\n\n"
         "Marsh has gone to sea since he was nine. “It is a wet trade,” he said."),
        ("en", "Captain Olu Marsh sued the Harbour Gazette last year. “They print what they are paid for,” he said."),
        ("de", "Der Reeder sagte dem Hafenblatt, die Fähre sei dicht. „Sie leckte wie ein Korb“, sagte eine Köchin."),
        ("it", "Il titolare ha detto alla Lanterna che era sano. «Perdeva come un cesto», dice una passeggera."),
    ],
)  # fmt: skip
def test_another_speaker_or_occasion_ends_it(language: str, text: str) -> None:
    assert () == quoted(text, language)[-1].via


def test_the_words_of_another_in_a_post_come_through_its_author() -> None:
    text = "gullfan wrote:\n\nwell the mayor did say “we never sold that pier, not once” so who knows"
    assert ("gullfan",) == quoted(text, "en")[-1].via
