"""What a sentence says that its claim goes back to, without a verb of saying."""

import pytest
from test_independence import bounds, counted, telling

from saying import speaker
from wellsourced.tracing.basis import basis_of, follows
from wellsourced.tracing.ground import ground
from wellsourced.tracing.whence import source_of_claim


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Sixty sheep drowned, by the shepherds' league's own tally.", "en", "the shepherds' league"),
        ("The league reckons that sixty sheep drowned.", "en", "The league"),
        ("Captain Ann Lee puts it at a quarter to nine.", "en", "Captain Ann Lee"),
        ("Mara Quist saw the mast go overboard.", "en", "Mara Quist"),
        ("Depth of the shaft: 61 metres, from the brewery's ledger.", "en", "the brewery's ledger"),
        ("The tower swayed at noon, as entered in the keeper's journal.", "en", "the keeper's journal"),
        ("The jolt was measured at 11.20 by the sensor on the quay.", "en", "the sensor"),
        ("Sixty sheep drowned, Lee said; the vet speaks of forty.", "en", "Lee"),
        ("Le brasseur compte 12 cuves perdues.", "fr", None),
        ("La coopérative dénombre 12 cuves perdues.", "fr", "La coopérative"),
        ("Douze cuves sont perdues, assure la coopérative de Vauclair.", "fr", "la coopérative de Vauclair"),
        ("Doce cubas se perdieron, sostiene el gremio, y tres se salvaron.", "es", "el gremio"),
        ("El sindicato cifra en 12 las cubas perdidas.", "es", "El sindicato"),
        ("Zwölf Fässer gingen laut städtischer Feuerwehr verloren.", "de", "städtischer Feuerwehr"),
        ("Zwölf Fässer gingen der Genossenschaft zufolge verloren.", "de", "der Genossenschaft"),
        ("Zwölf Fässer gingen nach Feuerwehrangaben verloren.", "de", "Feuerwehr"),
        ("It carried ninety, if Mara Quist has counted right.", "en", "Mara Quist"),
        ("In the judgement of the diver Mara Quist, the hull is 30 years old.", "en", "Mara Quist"),
        ("Shards picked up by a diver, Mara Quist, are in her opinion from a jar.", "en", "Mara Quist"),
        ("The guild's figure is ninety.", "en", "The guild"),
        ("Mara Quist walked the lanes and put the number of barns lost at 30.", "en", "Mara Quist"),
        ("Pia is one of the nine pupils whom the guild counts as ill.", "en", "the guild"),
        ("A stoker, who would not be named, had carried nine of them.", "en", "A stoker"),
        ("The manual that came with the pump puts the pressure at nine bar.", "en", "The manual"),
        ("Zwei Boote will die Wirtin gesehen haben.", "de", "die Wirtin"),
        ("The league expelled the club.", "en", "The league"),
        ("The pump was off by three, I'm told.", "en", None),
        ("Mara Quist put nine crates on the quay.", "en", None),
        ("A cooperativa garante que doze barris se perderam.", "pt", "A cooperativa"),
        ("Dodici botti sono andate perse, stando ai vigili del fuoco.", "it", "vigili del fuoco"),
        ("Il sindacato nega che dodici botti siano andate perse.", "it", "Il sindacato"),
    ],
)
def test_a_sentence_says_whom_it_is_from_without_a_verb_of_saying(text: str, language: str, name: str | None) -> None:
    one = telling("1", text, language=language)
    found = source_of_claim(one.claims[0], one.account, ground([one], []))
    assert name == (found.name if found is not None else None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The league has moved into the old mill.", "en"),
        ("A clerk accused of theft was freed at noon.", "en"),
        ("The brewery found itself alone with its debts.", "en"),
        ("“The league reckons with sixty,” it read.", "en"),
        ("Mara Quist found the box under the stairs.", "en"),
        ("The tower was built in 1931.", "en"),
        ("Reports of snow came from the hills.", "en"),
        ("La mairie a fermé ses portes à midi.", "fr"),
        ("El gremio se reúne los martes.", "es"),
        ("Die Brauerei schließt am Montag.", "de"),
    ],
)
def test_what_somebody_does_is_not_told_by_them(text: str, language: str) -> None:
    one = telling("1", text, language=language)
    assert basis_of(one.claims[0], one.account) is None


@pytest.mark.parametrize(
    ("text", "language", "opens"),
    [
        ("So says a diver who was there.", "en", True),
        ("C'est ce qu'affirme un plongeur.", "fr", True),
        ("So sagt es ein Taucher.", "de", True),
        ("A diver was there.", "en", False),
    ],
)
def test_the_next_sentence_may_name_the_source(text: str, language: str, opens: bool) -> None:
    assert opens == follows(text, language)


def test_a_reporter_who_went_there_is_a_source_of_their_own() -> None:
    one = telling("1", "A Herald photographer who climbed the tower found two bells.", outlet="Mill Herald")
    other = telling("2", "We counted two bells in the tower.", outlet="Harwick Post")
    assert (2, 2) == bounds(counted(one, other))


def test_the_operator_may_be_the_firm_that_is_named_and_is_no_painter() -> None:
    firm = telling("1", "Sixty were aboard.", speaker("Kelnet Lines", organisation=True))
    told = telling("2", "Sixty were aboard.", speaker("the operator", named=False, organisation=True))
    assert (1, 2) == bounds(counted(firm, told))
    painter = telling("1", "Sixty were aboard, said Ann Lee, a painter.", speaker("Ann Lee"))
    tram = telling("2", "Sixty were aboard.", speaker("the tram company", named=False, organisation=True))
    assert (2, 2) == bounds(counted(painter, tram))


def test_a_trade_is_whoever_the_texts_call_so() -> None:
    firm = telling("1", "Sixty were aboard, said network operator Kelnet.", speaker("Kelnet", organisation=True))
    told = telling("2", "Sixty were aboard.", speaker("the operator", named=False, organisation=True))
    assert (1, 1) == bounds(counted(firm, told))


def test_a_rank_before_a_surname_is_no_second_person() -> None:
    one = telling("1", "Nobody was held.", speaker("Det Insp Lee"))
    other = telling("2", "Nobody was held.", speaker("Detective Inspector Ann Lee"))
    assert (1, 1) == bounds(counted(one, other))


def test_an_unnamed_person_is_no_paper() -> None:
    paper = telling("1", "It costs 12 million.", speaker("an internal note to the tellers", named=False))
    person = telling("2", "It costs 12 million.", speaker("a person close to the talks", named=False))
    assert (2, 2) == bounds(counted(paper, person))
    reader = telling("2", "It costs 12 million.", speaker("an official who has seen the note", named=False))
    assert (1, 2) == bounds(counted(paper, reader))


def test_the_log_of_the_police_is_the_police() -> None:
    log = telling("1", "The police log has the call at 7.25.")
    head = telling("2", "The call came at 7.25.", speaker("Superintendent Ann Lee"))
    assert (1, 1) == bounds(counted(log, head))


def test_a_page_that_gives_a_figure_as_another_ones_is_not_its_source() -> None:
    page = telling("1", "18.52 Loss of power (time given by Kelnet).", outlet="Port Rescue Centre")
    told = telling("2", "Power failed at 18.52.", speaker("Kelnet", organisation=True))
    assert (1, 1) == bounds(counted(page, told))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Forty cellars are full, by our count.", "en"),
        ("The queue was 300 metres long, as this newspaper measured on Monday.", "en"),
        ("La cola medía 300 metros, según comprobó este diario.", "es"),
        ("Quaranta cantine sono allagate, secondo il nostro conteggio.", "it"),
        ("Ich habe die Flammen um zehn gesehen.", "de"),
        ("Heard two bangs at six from my window.", "en"),
    ],
)
def test_what_the_newsroom_counted_or_the_writer_saw_is_their_own(text: str, language: str) -> None:
    one = telling("1", text, language=language, outlet="The Herald")
    found = source_of_claim(one.claims[0], one.account, ground([one], []))
    assert found is not None and "The Herald, own observation" == found.name
