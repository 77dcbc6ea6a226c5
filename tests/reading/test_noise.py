"""What a page says about itself is told from what it tells of the event."""

import pytest

from wellsourced.reading.blocks import mark
from wellsourced.reading.lines import Line
from wellsourced.reading.noise import score

NEWS = "The council of Harrowgate voted on Tuesday to close the old bridge, the mayor said."
MORE = "Engineers found a crack in the second pier last week, according to a report."

TAIL_LINES = [
    "Sign up for our evening newsletter and get the news in your inbox.",
    "Related: The bridges that time forgot",
    "You have 3 free articles left this month.",
    "Comments (14)",
    "Share this: Facebook Twitter Email",
    "Home | News | Sport | Weather | Contact",
    "News  Harbour  Tides  Letters to us  Archive",
    "Startseite Politik Wirtschaft Sport Kultur",
    "Page 2 of 7 « Back",
    "Seite 3 von 4",
    "© 2024 Harrowgate Courier. All rights reserved.",
    "Most read",
    "Advertisement",
    "Follow us on Instagram for more stories.",
    "Download our app and turn on notifications.",
    "4 min read",
    "This article was originally published on Riverside Daily.",
    "More details to follow.",
    "Got a tip? Write to the newsdesk.",
    "Support independent journalism. Donate today.",
    "Abonnez-vous pour 1 € par mois",
    "À lire aussi : Le pont qui chantait",
    "Il vous reste 70 % de cet article à lire.",
    "Partager | Imprimer | Commenter",
    "Suscríbete a nuestro boletín y recibe las noticias cada mañana",
    "Te puede interesar: Los puentes más largos",
    "Lo más leído",
    "Jetzt abonnieren und unbegrenzt weiterlesen",
    "Lesen Sie auch: Die Brücke im Nebel",
    "Kommentar schreiben",
    "Leia também: A ponte que ninguém quis",
    "Assine já e tenha acesso ilimitado",
    "Leggi anche: Il ponte sul fiume",
    "Abbonati per continuare a leggere",
    "Riproduzione riservata",
]

NEWS_LINES = [
    "Donations to the relief fund reached 2 million crowns on Friday, the charity said.",
    "“Subscribe to nothing, and sign up for nothing,” the lawyer told the court.",
    "The newspaper said subscriptions had fallen by a third since the strike.",
    "Readers of the report will notice that two pages are missing.",
    "Correction: an earlier version of this article gave the wrong year for the bridge.",
    "Editor's note: the second paragraph has been updated to add the mayor's reply.",
    "Le maire a déclaré que la newsletter de la ville serait supprimée en juin.",
    "Die Zeitung teilte mit, dass 400 Abonnenten gekündigt hätten.",
    "Follow-up surgery was needed for two of the injured, doctors said.",
    "Page 2 of 7 was missing from the copy that the court was given.",
    "Sport, culture and business will each lose a tenth of what they had, the mayor said.",
    "The bridge is shut.  The road is open.  The ferry sails.",
]


def kinds(text: str) -> dict[str, str]:
    return {text[b.start : b.end]: b.kind for b in mark(text).blocks}


@pytest.mark.parametrize("line", TAIL_LINES)
def test_a_line_that_speaks_to_the_reader_after_the_article_is_boilerplate(line: str) -> None:
    found = kinds(f"Old bridge to close\n\n{NEWS}\n\n{MORE}\n\n{line}")
    assert {"boilerplate"} == {kind for words, kind in found.items() if words in line}


@pytest.mark.parametrize("line", NEWS_LINES)
def test_a_line_that_tells_of_the_event_stays_article(line: str) -> None:
    assert kinds(f"Old bridge to close\n\n{NEWS}\n\n{line}\n\n{MORE}")[line] in {"paragraph", "correction"}


def test_an_appeal_of_several_paragraphs_is_boilerplate_as_a_whole() -> None:
    appeal = [
        "Your support keeps our reporters on the road",
        "When the dam broke, the Courier was there, and we stayed until the last street was dry.",
        "Your donation makes all the difference.",
    ]
    found = kinds("\n".join(["Old bridge to close", *appeal, NEWS, MORE]))
    assert ["boilerplate"] * 3 == [found[line] for line in appeal]
    assert found[NEWS] == "paragraph"


def test_an_appeal_glued_to_the_first_sentence_is_cut_off_it() -> None:
    found = kinds(f"Old bridge to close\nYour support keeps us going.{NEWS}\n{MORE}")
    assert found["Your support keeps us going."] == "boilerplate"
    assert found[NEWS] == "paragraph"


def test_news_between_two_appeals_stays_article() -> None:
    found = kinds(f"Title of it\n\nSupport our journalism. Donate now.\n\n{NEWS}\n\n{MORE}\n\nSupport us today.")
    assert found[NEWS] == found[MORE] == "paragraph"


def test_a_reworded_footer_without_any_known_phrase_falls_beside_a_known_one() -> None:
    tail = "Provider hyperlink\nAllow notifications and never miss a story!"
    found = kinds(f"Old bridge to close\n\n{NEWS}\n\n{MORE}\n\n{tail}")
    assert found["Provider hyperlink"] == "boilerplate"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "autoplay autoplay"),
        (True, "OddHarbour // Sea // Storm"),
        (True, "OddHarbour . Sea . Storm . Money"),
        (True, "Valley Tonight Valley Tonight"),
        (True, "[How the council came to close the bridge]"),
        (False, "Bora Bora"),
        (False, "[The mayor later withdrew the remark.]"),
        (False, "[applause]"),
    ],
)
def test_buttons_said_twice_and_links_in_brackets_are_noise(expected: bool, text: str) -> None:
    assert expected == score(Line(0, len(text), text)).is_noise
