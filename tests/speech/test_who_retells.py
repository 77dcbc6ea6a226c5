"""A quotation that somebody only retells belongs to the one retold, and the teller is who passed it on."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("language", "speaker", "via", "text"),
    [
        ("en", "The bakers", ["Vogt"], "The bakers, Vogt adds, asked him whether the yeast was “quite awake yet”."),
        ("en", "Ada Reyes", ["neighbours"],
         "Ada Reyes, a cook, put down her ladle and said, neighbours agree, “Stir it yourself, then.”"),
        ("en", "the ferryman", ["Ines Vogt"],
         "“Sit on the left, all of you,” were the ferryman's words, according to Ines Vogt, 71, who sat behind him."),
        ("en", "Ada Reyes", ["a stallholder"],
         "Ada Reyes opened the fair. According to a stallholder, she added later: “And mind the geese.”"),
        ("en", "the driver", ["Ines Vogt", "a neighbour"],
         "Constable Ines Vogt disclosed that a neighbour had heard the driver say: “We only came for the piano.”"),
        ("en", "Bram Lode", ["Bram Lode's mother"],
         "Bram Lode has told nobody; his mother says his first words to her were “Is there any soup left?”"),
        ("en", "Bram Lode", ["KVLX"],
         "“I went to milk and the barn was gone,” the public broadcaster KVLX quoted farmer Bram Lode as saying."),
        ("en", "Ines Vogt", ["Tarn Wire"],
         "The lock is shut. “We asked for pumps,” Ines Vogt, the keeper, was quoted by the Tarn Wire as saying."),
        ("en", "a baker", ["Tarn Wire"], "The Tarn Wire quoted a baker as saying “the oven was cold”."),
        ("en", "a baker", ["Tarn Wire"], "“The oven was cold,” the Tarn Wire quoted a baker as saying."),
        ("en", "a baker", ["Tarn Wire"], "“The oven was cold,” a baker is quoted as saying in the Tarn Wire."),
        ("en", "A baker", ["Tarn Wire"], "A baker quoted by the Tarn Wire said “the oven was cold”."),
        ("en", "a baker", ["Tarn Wire"], "The Tarn Wire has a baker who says “the oven was cold”, and no more."),
        ("fr", "sa cousine", ["Paul Riou"],
         "Paul Riou a vu le chat. À l'en croire, sa cousine s'est exclamée : « On dirait notre curé ! »"),
        ("fr", "Le maire", ["une voisine"], "Le maire, raconte une voisine, aurait hurlé : « Rendez la cloche ! »"),
        ("es", "el alcalde", ["Norvik", "un concejal"],
         "Según la agencia Norvik, que cita a un concejal, el alcalde llegó a susurrar: «Mañana, sin campanas»."),
        ("de", "der Mann", ["eines Nachbarn"], "Nach Angaben eines Nachbarn rief der Mann: „Alles raus aus dem Boot!“"),
        ("it", "il sindaco", ["la vicina"], "Secondo la vicina, il sindaco avrebbe urlato: «Ridateci la campana!»"),
        ("pt", "o homem", ["Lobo"],
         "Ao telefone, contou Lobo, o homem desabafou com um vizinho: «Guardei esta ponte vinte anos»."),
    ],
)  # fmt: skip
def test_the_one_retold_speaks_and_the_teller_passes_it_on(
    language: str, speaker: str, via: list[str], text: str
) -> None:
    quote = quoted(text, language)[-1]
    assert quote.speaker is not None
    assert (speaker, via) == (quote.speaker.name, list(quote.via))


@pytest.mark.parametrize(
    ("language", "speaker", "via", "text"),
    [
        ("en", "Bram Lode", "Ines Vogt",
         "Bram Lode denies it. Prosecutor Ines Vogt read the jury a text sent from his phone: “Won't be long now.”"),
        ("en", "the widow", "The clerk", "The clerk read out a letter from the widow: “He never came home again.”"),
        ("fr", "la veuve", "Le greffier", "Le greffier a lu une lettre de la veuve : « Il n'est jamais rentré. »"),
        ("de", "Karl Moos", "Der Richter", "Der Richter verlas einen Brief von Karl Moos: „Ich komme nicht heim.“"),
    ],
)  # fmt: skip
def test_who_reads_a_text_out_has_not_said_it(language: str, speaker: str, via: str, text: str) -> None:
    quote = quoted(text, language)[-1]
    assert quote.speaker is not None
    assert (speaker, (via,)) == (quote.speaker.name, quote.via)


@pytest.mark.parametrize(
    "text",
    [
        "Asked about it, Vogt said, “No, not at all, never.”",
        "When the police asked, Vogt said, “I ran and ran.”",
        "The price, Vogt said, was “far too high for us”.",
        "The mayor, who had promised repairs, Vogt said, “did nothing at all about it”.",
        "The tenants are “refusing to pay”, in the words of Vogt, who speaks for them.",
        "The judge read the verdict: “Nobody leaves.” Vogt said, “Nobody did.”",
    ],
)
def test_whoever_speaks_alone_passes_nothing_on(text: str) -> None:
    quote = quoted("Ines Vogt is a nurse. " + text, "en")[-1]
    assert quote.speaker is not None
    assert ("Ines Vogt", ()) == (quote.speaker.name, quote.via)


def test_whose_words_a_pronoun_means_is_not_who_retells_them() -> None:
    text = "In the barn Ines Vogt heard shouting. His words, as Vogt remembers them, were: “Hold the goat by a horn.”"
    (quote,) = quoted(text, "en")
    assert (None, ("Ines Vogt",)) == (quote.speaker, quote.via)
