"""Whom pronouns, offices and short descriptions mean, and which words are no subject."""

import pytest

from make import account
from wellsourced.speech.hear import hear


@pytest.mark.parametrize(
    ("language", "speaker", "text"),
    [
        ("en", "a person close to the talks",
         "It wants a boat, according to a person close to the talks. “There is no talk of it,” that person said."),
        ("en", "The boss", "The boss himself called it “a robbery of your boats”. His words!"),
        ("en", "Ada Reyes",
         "The pumps never ran, said Ada Reyes, 29, a nurse on the boat: “No motor, only the water.”"),
        ("en", "Chief Ruth Berg",
         "Glyn Lode spoke first. Our own Dev Marsh was there, when Chief Ruth Berg was asked about it. "
         "“There is no bomb and there never was,” she said then."),
        ("en", "A retired Harrow pilot of my acquaintance",
         "Corvane Boats said nobody was hurt. "
         "A retired Harrow pilot of my acquaintance, who is here, is not laughing. "
         "“You feel her go,” he says."),
        ("en", "The Governor", "The Governor spoke of it at noon. “We stay here tonight,” he said."),
        ("en", "Ines Vogt",
         "What he told his president is printed on T-shirts.\n\nPresident Ines Vogt, visiting the ward, was asked. "
         "“We stay here tonight,” the president said."),
        ("fr", "Paul Roux",
         "Le commandant Paul Roux parle. Personne n'a été arrêté, a précisé M. Roux.\n\n"
         "« Nous avons déjà croisé ces gens-là », a-t-il lancé devant la foule."),
        ("en", "Glyn Lode",
         "Mayor Ada Reyes spoke first.\n\n“Nobody leaves,” the Orrin harbour master, Glyn Lode, wrote on the wall."),
        ("en", "Lodewell Lamps",
         "Lodewell Lamps won the tender.\n\nLodewell said it was ready. “We were the cheapest,” it said."),
        ("fr", "Margot",
         "La police a tiré hier.\n\n« Ils ont frappé tout le monde ici », nous raconte Margot, institutrice."),
        ("fr", "Paul Roux",
         "« Rien ne bouge ce soir », a tranché lundi soir, peu après 21 heures, le chef du port, Paul Roux."),
        ("pt", "Rita Lago",
         "«Vamos descobrir o que falhou», afirmou aos jornalistas, no portão leste, a diretora da doca, Rita Lago."),
        ("es", "Sara Saez",
         "El presidente, Marcos Roy, habló el lunes.\n\nLa vicepresidenta, Sara Saez de Lisgar, había asegurado que "
         "los agentes «han actuado con mucha calma»."),
        ("es", "Marcos Roy", "El lunes le contestó el alcalde, Marcos Roy: «Nos hemos ganado el derecho a todo»."),
        ("it", "Ines Riva",
         "«Non salite», ha detto giovedì in conferenza stampa Ines Riva, direttrice della sanità di Porto Alto."),
        ("de", "Anna Berg",
         "Die Pumpen seien nie angesprungen, berichtete Anna Berg, 29, eine Pflegerin: „Kein Motor, nur das Wasser.“"),
        ("de", "ein Beamter des Kreises",
         "Das Gerät war durchgefallen, wie ein Beamter des Kreises angab. „Man heftete es ab“, sagte der Beamte."),
        ("de", "Ein Pfleger",
         "Bram Lode kam. Ein Pfleger, der ungenannt bleiben will, sagt, das Tor sei offen gewesen. "
         "„Der Baum ist eine Geschichte“, sagte der Pfleger."),
    ],
)  # fmt: skip
def test_the_one_meant_is_found(language: str, speaker: str, text: str) -> None:
    quotes = [q for q in hear(account(text, language=language)).quotes if q.kind != "indirect"]
    assert [speaker] == [q.speaker.name for q in quotes if q.speaker is not None]
