"""To whom sentences outside quotation marks are laid: bodies by their nouns, tags without a subject, findings."""

import pytest

from make import account
from wellsourced.model.speech import Mention
from wellsourced.speech.hear import hear


def source(text: str, **known: object) -> Mention | None:
    """To whom the last sentence of ``text`` is laid."""
    return hear(account(text, **known)).claims[-1].attributed_to


def name(text: str, **known: object) -> str | None:
    found = source(text, **known)
    return found.name if found is not None else None


def test_a_number_tells_nothing() -> None:
    told = hear(account("Crew frees jammed dam gate by hand after 3,100 told to leave valley"))
    assert [None] == [claim.attributed_to for claim in told.claims]


def test_a_noun_means_the_body_that_it_stands_beside() -> None:
    text = "Smoke rose, said Ida Holm of the Dockers' Guild.\nThe owner, Lode & Sons Lines, has apologised."
    assert "Lode & Sons Lines" == name(f"{text}\nThe barge will sail in May, according to the owner.")


def test_a_body_in_apposition_goes_before_a_place() -> None:
    text = "HALDENBRIDGE, March 16 (Coast Wire) - The water smells, according to Lodewell, the local utility."
    assert "Lodewell" == name(f"{text}\nThe lowest level was 7, the utility said.")


def test_a_club_of_others_is_no_paper_named_before() -> None:
    text = (
        "Ann Lee told the Halden Herald that the lake is low.\nThe rowers' league says it has counted 40 broken oars."
    )
    assert "The rowers' league" == name(text)


def test_a_rate_names_no_source() -> None:
    assert source("The largest dose, 7 grams per bottle, was found at the mill.") is None


def test_a_cook_of_a_department_is_no_body() -> None:
    found = hear(account("“It is quiet,” a cook in the supply department said.")).quotes[0].speaker
    assert found is not None
    assert not found.organisation


@pytest.mark.parametrize(
    ("who", "text"),
    [
        ("University of Halden", "The paint on both doors is lead, the University of Halden found in a study."),
        ("Lodewell Water Company", "The Lodewell Water Company puts the number of meters at 640."),
    ],
)
def test_findings_and_estimates_are_laid_to_whose_they_are(who: str, text: str) -> None:
    assert who == name(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El puente está cerrado, dijo Ana Robles, portavoz del puerto. Nueve barcos esperan fuera, añadió."),
        ("it", "Il ponte è chiuso, ha detto Anna Riva, portavoce del porto. Nove barche aspettano fuori, ha aggiunto."),
    ],
)
def test_a_tag_without_a_subject_goes_on_with_who_spoke_before(language: str, text: str) -> None:
    found = name(text, language=language)
    assert found in ("Ana Robles", "Anna Riva")


@pytest.mark.parametrize(
    ("language", "who", "text"),
    [
        ("fr", "Vent & Mer Lignes", "Le bac partira jeudi, dit la compagnie Vent & Mer Lignes."),
        ("pt", "Vento & Mar", "O barco levava 60 caixas de sal, segundo a Vento & Mar, que o explora."),
        ("es", "Robles", "Los obreros salieron del molino el lunes, precisó Robles."),
        ("it", "un portavoce", "Il museo ha venduto 60 quadri, riferisce l'agenzia citando un portavoce."),
        ("de", "die Behörde", "Sie werde den Leuten helfen, teilte die Behörde mit."),
    ],
)
def test_tags_in_other_languages_find_their_subject(language: str, who: str, text: str) -> None:
    assert who == name(text, language=language)


def test_a_news_conference_is_no_outlet() -> None:
    text = 'HALDEN, March 16 (Coast Wire) - Bottled water was short. "Stay in," Ida Holm told a news conference.'
    assert () == hear(account(text)).quotes[0].via


def test_an_agency_with_a_word_of_its_own_is_no_firm_near_by() -> None:
    text = "The coach belongs to Lode Lines. Lode Lines has apologised."
    assert "the highways agency" == name(f"{text}\nThe bridge is shut, the highways agency said.")


def test_a_marshals_men_are_not_the_chief_who_bears_the_word() -> None:
    text = "Fire Chief Ann Lee said it was a spark.\n"
    assert "Fire Chief Ann Lee" != name(f"{text}It was the cable, the state fire marshal's men said on Monday.")


def test_fire_and_rescue_is_one_service() -> None:
    assert "the county fire and rescue service" == name("Two are hurt, the county fire and rescue service said.")


def test_a_station_at_a_head_is_no_head() -> None:
    text = "It was wet, said Chief Officer Ann Lee. Lee heads the fire service."
    assert "Ann Lee" not in (name(f"{text} The weather station at Mill Head recorded 71 mm of rain.") or "")
