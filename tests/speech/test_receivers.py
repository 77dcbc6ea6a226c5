"""Who is told, learns, sees a paper or takes words down, in the ways that six languages say it."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("language", "via", "text"),
    [
        ("en", "this newspaper", "“The kiln was cold by six,” potter Dora Lyle told this newspaper."),
        ("fr", "notre journal", "« Le four était froid à six heures », a expliqué Dora Lisle à notre journal."),
        ("es", "esta redacción", "«El horno estaba frío a las seis», aseguró a esta redacción la alfarera Dora Lis."),
        ("de", "unserem Reporter", "„Der Ofen war um sechs kalt“, erzählte Dora Lies unserem Reporter."),
        ("pt", "nossa reportagem", "“O forno estava frio às seis”, contou Dora Lisboa à nossa reportagem."),
        ("it", "nostro inviato", "«Il forno era freddo alle sei», ha spiegato Dora Lisi al nostro inviato."),
        ("it", "Corriere del Lago", "Al Corriere del Lago Dora Lisi ha detto: «Il forno era freddo alle sei»."),
        ("en", "Packet", "The Packet has learned from a deckhand that the captain shouted “Leave all the cars!”"),
        ("de", "Echo", "In einem Vermerk, der dem Echo vorliegt, schreibt die Direktorin: „Sagt den Mietern nichts.“"),
        ("es", "El Eco",
         "En una nota a la que ha tenido acceso El Eco, la directora escribe: «No digan nada a los vecinos»."),
        ("it", "Eco", "In una nota visionata dall'Eco, la direttrice scrive: «Non dite nulla agli inquilini»."),
        ("en", "Ostra", "“It will hold for years.” The words are Pia Holt's, and the agency Ostra took them down."),
        ("fr", "Ostra",
         "« Elle tiendra des années. » La phrase est de Pia Holt, et c'est l'agence Ostra qui l'a recueillie."),
        ("de", "Ostra",
         "„Sie wird halten, noch lange.“ Der Satz stammt von Pia Holt, die Agentur Ostra hat ihn notiert."),
        ("it", "Ostra", "«Reggerà per molti anni», ha detto Pia Holm in un colloquio ripreso dall'agenzia Ostra."),
        ("de", "Tarnpost", "„Die Pumpe lief nie“, sagte Ivo Tarrant der „Tarnpost“, die ihn am Montag besuchte."),
    ],
)  # fmt: skip
def test_the_outlet_is_named(language: str, via: str, text: str) -> None:
    assert via in quoted(text, language)[0].via


@pytest.mark.parametrize(
    ("language", "speaker", "via", "text"),
    [
        ("en", None, "Nan Tully", "Nan Tully wept. “Burn it, and burn it tonight,” she remembered him saying."),
        ("es", None, "Una vecina", "Una vecina oyó al señor gritar: «¡Quemadlo todo esta misma noche!»"),
        ("it", "il conte", "Una vicina", "Una vicina ha sentito il conte gridare: «Bruciate tutto questa notte!»"),
        ("en", "the squire", "My aunt", "My aunt was there, she told me the squire yelled “burn the barn tonight”."),
        ("en", "Ida Moor", "tape",
         "The court heard a tape. Ida Moor is heard telling the guard, “Nobody gets on this boat tonight.”"),
        ("de", "der Tenor", "Pfarrer",
         "Der Tenor schrieb einen Brief, den der Pfarrer verlas: „Ich werde wieder singen, so bald es geht.“"),
    ],
)  # fmt: skip
def test_who_or_what_passes_on_whom_it_heard(language: str, speaker: str | None, via: str, text: str) -> None:
    quote = quoted(text, language)[-1]
    assert via.lower() in [name.lower() for name in quote.via]
    if speaker is not None:
        assert quote.speaker is not None
        assert speaker.lower().split()[-1] == quote.speaker.name.lower().split()[-1]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rhea Moss accused the Skerry Gazette of lying and said: “The files were never here at all.”"),
        ("en", "Rhea Moss told the tribunal that the BBC was “a house without any windows”."),
        ("en", "A nurse, who may not talk to the press, described it. “They came in frightened,” she said."),
        ("en", "“The bridge holds,” said Pia Holt, holding up a copy of the Skerry Gazette."),
        ("fr", "Rhéa Mosse a porté plainte contre La Vigie. « Ils impriment ce qu'on leur paie », dit-elle."),
        ("de", "„Die Uhr ging nach, und keiner sah hin“, sagte Karl Moos vor dem Turm."),
        ("it", "Il direttore della Gazzetta del Molo, Abele Luni, ha detto: «Confermiamo ogni nostra parola»."),
    ],
)  # fmt: skip
def test_an_outlet_that_is_only_spoken_of_passes_nothing_on(language: str, text: str) -> None:
    assert () == quoted(text, language)[-1].via
