"""The words that tell something as hearsay, and those that deny it."""

import pytest

from wellsourced.matching.hearsay_marks import marks


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Posts say that the mill is sold.", "en", {"rumour"}),
        ("The firm was accused online of hiding the leak.", "en", {"rumour"}),
        ("The clip shows a flooded hall.", "en", set()),
        ("A clip shared by thousands shows a flooded hall.", "en", {"rumour"}),
        ("The mill has not ruled out a sale.", "en", set()),
        ("The mill denied that it was sold.", "en", {"denial"}),
        ("The mill denied reports that it was sold.", "en", {"denial", "rebuttal", "guess"}),
        ("The mill denied the guests entry.", "en", set()),
        ("The firm rejects that.", "en", {"refusal"}),
        ("The guests carried fake passports.", "en", set()),
        ("The story is false.", "en", {"false"}),
        ("The answer is false.", "en", set()),
        ("Nothing yet points to arson.", "en", {"doubt"}),
        ("Rien n’indique pour le moment un attentat.", "fr", {"doubt"}),
        ("Das hat mit dem Brand nichts zu tun.", "de", {"unlinked"}),
        ("El club lo niega.", "es", {"denial"}),
        ("The bursar was said on all sides to have left.", "en", {"rumour"}),
        ("The bursar was said by the dean to have left.", "en", set()),
        ("Messages sent from phone to phone all night claimed that the dam broke.", "en", {"rumour"}),
        ("Callers asked about the dam.", "en", {"guess"}),
        ("She was dismissed in May, a letter in the files notes.", "en", set()),
        ("A letter seen by the Orlo Gazette shows a date.", "en", set()),
        ("A letter seen by thousands shows a date.", "en", {"rumour"}),
        ("He rejected talk in the yard that the race was fixed.", "en", {"denial", "rebuttal"}),
        ("Reyes, asked at the door, calls it “a fairy tale”.", "en", {"refusal", "false"}),
        ("A porter told me the bell was sold, which the vicar denies.", "en", {"denial", "rebuttal", "heard"}),
        ("She was accused of theft, which she denies.", "en", {"reply"}),
        ("Both remain in post.", "en", {"stays"}),
        ("Les deux restent en poste.", "fr", {"stays"}),
        ("Ambos siguen en el cargo.", "es", {"stays"}),
        ("Beide sind weiter im Amt.", "de", {"stays"}),
        ("Ambos continuam no cargo.", "pt", {"stays"}),
        ("Tutti e due restano in carica.", "it", {"stays"}),
        ("Da prendere con le pinze.", "it", {"unconfirmed"}),
        ("La radio, qui ne cite personne, parle d’un départ.", "fr", {"unconfirmed"}),
        ("Die Zeitung nennt keine Quelle.", "de", {"unconfirmed"}),
        ("La radio no cita a nadie.", "es", {"unconfirmed"}),
        # told by nobody in particular
        ("Stories of a sunken bell persist in the port.", "en", {"rumour"}),
        ("Neighbours in the lane talk of thieves.", "en", {"rumour"}),
        ("My barber tells me she has resigned.", "en", {"rumour"}),
        ("On raconte au marché que le pont va céder.", "fr", {"rumour"}),
        ("Se dice en la plaza que el puente va a caer.", "es", {"rumour"}),
        ("Im Dorf erzählt man sich, die Glocke sei verkauft.", "de", {"rumour"}),
        ("In paese si mormora che il ponte crollerà.", "it", {"rumour"}),
        ("Diz-se na vila que a ponte vai cair.", "pt", {"rumour"}),
        # none is told
        ("The form is circulating to all households by post.", "en", set()),
        ("The lawyer objected that the statement was hearsay.", "en", set()),
        ("La pièce « La Rumeur », prévue lundi, est annulée.", "fr", set()),
        ("The office would neither confirm nor deny it.", "en", set()),
        ("The office circulated a letter to its clerks.", "en", set()),
        ("She posted a photo of her dog.", "en", set()),
        ("Il sindaco si dice contento del ponte.", "it", set()),
        # what a tale is called, and what becomes of it
        ("Reports that a strand of the cable had snapped were quashed by the inspector.", "en", {"denial", "guess"}),
        ("The company called that “a wicked invention”.", "en", {"refusal", "denial"}),
        ("“A wicked thing to say of an honest man,” he called it.", "en", {"reply"}),
        ("Gossip, says the vicar.", "en", {"reply"}),
        ("According to gossip, the vicar has left.", "en", {"rumour"}),
        ("El aludido lo tachó de patraña.", "es", {"refusal"}),
        ("Il parroco la definisce una bufala.", "it", {"refusal", "false"}),
        ("Le vicaire dément.", "fr", {"denial"}),
        ("Der Pfarrer widerspricht: „Es fehlt nichts“.", "de", {"reply"}),
        ("The photo of the shark is a fake, the police said.", "en", {"false"}),
        ("A clip said to show a shark was filmed in 2011.", "en", {"rumour", "false"}),
        ("A rádio não cita ninguém.", "pt", {"unconfirmed"}),
    ],
)
def test_a_sentence_is_marked_by(text: str, language: str, kinds: set[str]) -> None:
    assert kinds == marks(text, language, ()).kinds


def test_what_somebody_with_a_name_claims_on_a_network_is_no_hearsay() -> None:
    text = "Ann Lee claimed on Facebook that the mill is sold."
    verb = (text.index("claimed"), text.index(" on"))
    assert (set(), {"rumour"}) == (marks(text, "en", (verb,)).kinds, marks(text, "en", ()).kinds)
