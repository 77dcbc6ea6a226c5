"""Invented tellings of one event, for the tests of copies."""

from typing import Any

from make import account
from wellsourced.model.speech import Heard

ORIGINAL = """The old grain silo at Harwick collapsed on Monday morning, burying two trucks and a pump.
Nobody was hurt, the county fire service said, because the 14 workers were at breakfast.
Mayor Delia Orban said the cooperative had been warned in 2019 about cracks in the northern wall.
The cooperative's manager, Piers Holloway, denied that any such letter had reached his office.
About 3,200 tonnes of barley now lie across the railway, and trains to Sandmere are cancelled.
Engineers from Kestrel Rail expect to clear the track by Thursday evening if the rain stops.
A farmer, Nils Abernathy, saw the roof tilt while he was feeding his horses across the road.
The silo was built in 1964 and was due to be pulled down next spring."""

OWN_WORDS = """Passengers in Sandmere woke to empty platforms after barley spilled over the line.
The cause was the fall of a silo in Harwick, which witnesses described as slow and almost silent.
"I heard nothing but birds," Greta Lindqvist, who keeps the station kiosk, told this newspaper.
Buses replace the trains until the track is free, and tickets stay valid.
Piers Holloway, who manages the cooperative, met insurers in the afternoon and made no statement.
In Harwick the bakery gave away bread to the workers who had escaped.
The silo was a landmark that painters liked, and some villagers want its sign kept."""

SPUN = """The previous grain silo at Harwick crumbled on Monday daybreak, entombing two lorries and a pump.
No person was harmed, the county blaze service stated, as a result of the 14 staff were at morning meal.
Mayor Delia Orban stated the cooperative was cautioned in 2019 regarding fissures in the northern partition.
The cooperative's boss, Piers Holloway, rejected that such a missive ever arrived at his bureau.
Roughly 3,200 tonnes of barley presently sprawl over the railroad, and trains to Sandmere are scrapped.
Technicians of Kestrel Rail anticipate to unblock the rails by Thursday night if the downpour ceases.
A grower, Nils Abernathy, noticed the rooftop lean whereas he fed his ponies throughout the street.
The silo was constructed in 1964 and would be demolished subsequent springtime."""

FRENCH = """Le silo à grains de Harwick s'est effondré lundi matin, ensevelissant deux camions et une pompe.
Personne n'a été blessé, ont dit les pompiers du comté, car les 14 ouvriers prenaient leur petit déjeuner.
La maire Delia Orban a dit que la coopérative avait été avertie en 2019 de fissures dans le mur nord.
Le directeur de la coopérative, Piers Holloway, a nié qu'une telle lettre soit arrivée à son bureau.
Environ 3 200 tonnes d'orge couvrent la voie ferrée, et les trains pour Sandmere sont annulés.
Les ingénieurs de Kestrel Rail pensent dégager la voie d'ici jeudi soir si la pluie cesse.
Un agriculteur, Nils Abernathy, a vu le toit pencher alors qu'il nourrissait ses chevaux.
Le silo, construit en 1964, devait être démoli au printemps prochain."""


def lines(text: str, *numbers: int) -> str:
    """The lines of ``text`` with these numbers, counted from 0, in this order."""
    every = text.split("\n")
    return "\n".join(every[n] for n in numbers)


def heard(name: str, text: str, **known: Any) -> Heard:
    """An account under a readable id."""
    return Heard(account=account(text, id=name, source=f"{name}.txt", **known))
