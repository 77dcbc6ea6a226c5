"""Direct quotations in the languages that the encoder does not read: marks, verbs, order and pronouns by table."""

import pytest

from make import account
from wellsourced.speech.hear import hear

SPEAKERS = {"fr": "Anne Leduc", "es": "Ana Robles", "de": "Anna Berg", "pt": "Ana Moura", "it": "Anna Riva"}
FORMS = {
    "fr": [
        "« Nous restons ici ce soir », a déclaré Anne Leduc.",
        "« Nous restons ici ce soir », affirme Anne Leduc, qui dirige le moulin.",
        "La maire, Anne Leduc, a déclaré : « Nous restons ici ce soir. »",
        "Selon Anne Leduc, « nous restons ici ce soir ».",
        "“Nous restons ici ce soir”, a expliqué Anne Leduc mardi.",
        "« Nous restons ici, a assuré Anne Leduc. Personne ne doit partir. »",
        "Anne Leduc a dénoncé « une très mauvaise plaisanterie ».",
        "« Nous restons ici ce soir », a indiqué à l'agence la porte-parole Anne Leduc.",
        "« Nous restons ici », a prévenu Anne Leduc, ajoutant : « Personne ne doit partir. »",
        "Anne Leduc est arrivée à midi.\n« Nous restons ici ce soir », a-t-elle dit.",
        "Pour Anne Leduc, « personne ne doit partir cette nuit ».",
    ],
    "es": [
        "«Nos quedamos aquí esta noche», dijo Ana Robles.",
        "“Nos quedamos aquí esta noche”, afirmó la alcaldesa, Ana Robles.",
        '"Nos quedamos aquí esta noche", ha señalado Ana Robles este martes.',
        "La alcaldesa Ana Robles declaró: «Nos quedamos aquí esta noche».",
        "Según Ana Robles, «nadie tiene que irse esta noche».",
        "«Nos quedamos aquí —explicó Ana Robles—. Nadie tiene que irse».",
        "Ana Robles calificó el plan de «una broma muy mala».",
        "«Nos quedamos aquí», aseguró Ana Robles, que añadió: «Nadie tiene que irse».",
        "Ana Robles llegó a mediodía.\n«Nos quedamos aquí esta noche», dijo ella.",
        "En declaraciones a la radio, Ana Robles advirtió: «Nadie tiene que irse».",
        "«Nadie tiene que irse esta noche», según Ana Robles.",
        "Ana Robles ha asegurado que «nadie tiene que irse esta noche».",
    ],
    "de": [
        "„Wir bleiben heute Nacht hier“, sagte Anna Berg.",
        "»Wir bleiben heute Nacht hier«, erklärte die Bürgermeisterin Anna Berg.",
        "«Wir bleiben heute Nacht hier», betonte Anna Berg am Dienstag.",
        '"Wir bleiben heute Nacht hier", so Anna Berg.',
        "Bürgermeisterin Anna Berg sagte: „Wir bleiben heute Nacht hier.“",
        "Laut Anna Berg „muss heute Nacht niemand gehen“.",
        "Anna Berg nannte den Plan „einen sehr schlechten Scherz“.",
        "„Wir bleiben hier“, sagte Anna Berg. „Niemand muss gehen.“",
        "Anna Berg kam am Mittag.\n„Wir bleiben heute Nacht hier“, sagte sie.",
        "„Niemand muss heute Nacht gehen“, teilte Anna Berg mit.",
        "„Niemand muss heute Nacht gehen“, sagte Anna Berg der Zeitung.",
        "Anna Berg warnte: „Niemand darf heute Nacht gehen!“",
    ],
    "pt": [
        "“Ficamos aqui esta noite”, disse Ana Moura.",
        "«Ficamos aqui esta noite», afirmou a presidente da câmara, Ana Moura.",
        '"Ficamos aqui esta noite", declarou Ana Moura na terça-feira.',
        "A prefeita Ana Moura disse: “Ficamos aqui esta noite.”",
        "Segundo Ana Moura, “ninguém precisa sair esta noite”.",
        "De acordo com Ana Moura, “ninguém precisa sair esta noite”.",
        "Ana Moura chamou o plano de “uma piada de muito mau gosto”.",
        "“Ficamos aqui”, explicou Ana Moura. “Ninguém precisa sair.”",
        "Ana Moura chegou ao meio-dia.\n“Ficamos aqui esta noite”, disse ela.",
        "“Ninguém precisa sair esta noite”, avisou Ana Moura, acrescentando: “Ficamos aqui.”",
        "Em entrevista à rádio, Ana Moura garantiu: “Ninguém precisa sair.”",
        "“Ninguém precisa sair esta noite”, segundo Ana Moura.",
    ],
    "it": [
        "«Restiamo qui stanotte», ha detto Anna Riva.",
        "“Restiamo qui stanotte”, ha spiegato la sindaca Anna Riva.",
        '"Restiamo qui stanotte", afferma Anna Riva.',
        "La sindaca Anna Riva ha dichiarato: «Restiamo qui stanotte».",
        "Secondo Anna Riva, «nessuno deve andarsene stanotte».",
        "Anna Riva ha definito il piano «uno scherzo di pessimo gusto».",
        "«Restiamo qui», ha detto Anna Riva. «Nessuno deve andarsene».",
        "Anna Riva è arrivata a mezzogiorno.\n«Restiamo qui stanotte», ha detto lei.",
        "«Nessuno deve andarsene stanotte», ha avvertito Anna Riva, aggiungendo: «Restiamo qui».",
        "«Nessuno deve andarsene stanotte», secondo Anna Riva.",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(name, text) for name, forms in FORMS.items() for text in forms])
def test_every_quotation_has_its_speaker(language: str, text: str) -> None:
    spoken = [q.speaker for q in hear(account(text, language=language)).quotes if q.kind != "indirect"]
    assert {SPEAKERS[language]} == {who and " ".join(who.name.split()[-2:]) for who in spoken}
