"""Quotations in two languages, measured beside what else might be meant."""

from saying import saying
from wellsourced.matching.abroad import Abroad
from wellsourced.matching.units import Unit, units
from wellsourced.matching.utterances import utterances
from wellsourced.model.speech import Heard

ANN = "Ann Lee"
BRIDGE, PONT = "The bridge was built by people who never drove a lorry", "Ce pont, des gens sans camion l’ont dessiné"
SHEEP, MOUTONS = "My sheep crossed it better than your minister", "Mes brebis l’ont franchi mieux que votre ministre"


def told(one: str, other: str, *, language: str, source: str) -> Heard:
    text = (
        f"« {one} », — Ann Lee.\n\n« {other} », — Ann Lee." if language == "fr" else f"“{one},” Lee.\n\n“{other},” Lee."
    )
    return saying(text, (one, ANN), (other, ANN), language=language, source=source)


def pair() -> tuple[Heard, Heard]:
    return told(BRIDGE, SHEEP, language="en", source="1"), told(PONT, MOUTONS, language="fr", source="2")


def unit(found: list[Unit], words: str) -> Unit:
    return next(u for u in found if u.text == words)


def test_a_translation_is_nearer_than_the_other_words_of_its_speaker() -> None:
    found = units(pair())
    abroad = Abroad(found)
    right = abroad.nearness(unit(found, SHEEP), unit(found, MOUTONS))
    wrong = abroad.nearness(unit(found, SHEEP), unit(found, PONT))
    assert right > wrong + 0.05


def test_nearness_does_not_depend_on_the_order() -> None:
    found = units(pair())
    there, back = Abroad(found), Abroad(found[::-1])
    one, other = unit(found, SHEEP), unit(found, MOUTONS)
    assert there.nearness(one, other) == back.nearness(other, one)


def test_free_translations_of_one_speaker_are_members() -> None:
    joined = [{m.text for m in u.members} for u in utterances(pair(), ()) if len(u.members) > 1]
    assert sorted(map(sorted, joined)) == sorted(map(sorted, ({BRIDGE, PONT}, {SHEEP, MOUTONS})))


def test_two_statements_are_not_made_one_by_a_translation_that_lies_near_both() -> None:
    first = "The mill will open after the harvest with forty workers"
    second = "No worker will go hungry while I have a mill and a harvest"
    german = "Die Mühle öffnet nach der Ernte, und kein Arbeiter wird hungern"
    sheep, schafe = "My sheep are cleverer than your minister", "Meine Schafe sind klüger als Ihr Minister"
    heard = [
        told(first, sheep, language="en", source="1"),
        told(second, sheep, language="en", source="2"),
        told(german, schafe, language="de", source="3"),
    ]
    groups = [{m.text for m in u.members} for u in utterances(heard, ())]
    assert {sheep, schafe} in groups
    assert 1 == sum(german in group and len(group) == 2 for group in groups)
    assert not any({first, second} <= group for group in groups)
