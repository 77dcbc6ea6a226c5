"""Deeds that accounts lay to two doers, and things that they put down to two causes."""

import pytest
from test_points import DAY, found

from wellsourced.matching.phrase_tables import LANGUAGES, phrase_table


def verdicts(one: tuple[str, ...], other: tuple[str, ...]) -> set[str]:
    return {p.verdict for p in found(one, other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("A neighbour rescued two children from the fire in Dell Lane.",),
            ("Two children were rescued by firefighters from the fire in Dell Lane.",),
        ),
        (
            ("The firm warned the council about the crane in January.",),
            ("It was in January that the council warned the firm about the crane.",),
        ),
        (("Ruth Hale paid Ivo Brandt in cash.",), ("Ivo Brandt had paid Ruth Hale in cash.",)),
        (
            ("The stolen Vermeer was found by a dog walker near Osby.",),
            ("Police found the stolen Vermeer near Osby.",),
        ),
        (
            ("Die Gemeinde warnte die Firma Holm vor dem Hochwasser.", DAY, "de"),
            ("Die Firma Holm warnte die Gemeinde vor dem Hochwasser.", DAY, "de"),
        ),
    ],
)
def test_one_deed_of_two_doers_conflicts(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert "conflict" in verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Firefighters rescued a woman from the roof.", "The coastguard rescued five sailors at sea."),
        ("The watchman found the box in the cellar.", "Halloway found the box in the cellar."),
        ("Police shot a man dead in Dell Lane.", "The man killed by police in Dell Lane had a stick."),
        ("The ferry's captain rescued two swimmers off Osby.", "A ferry rescued two swimmers off Osby."),
    ],
)
def test_other_deeds_and_other_names_of_one_doer_do_not(one: str, other: str) -> None:
    assert "conflict" not in verdicts((one,), (other,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            ("The blaze at the Orme mill was caused by a faulty charger.",),
            ("Investigators blamed arson for the blaze at the Orme mill.",),
        ),
        (
            ("The blaze at the Orme mill was caused by a lightning strike.",),
            ("A dropped cigarette started the blaze at the Orme mill.",),
        ),
        (
            ("L'incendie de la grange de Lorme est dû à la foudre.", DAY, "fr"),
            ("Un mégot a provoqué l'incendie de la grange de Lorme.", DAY, "fr"),
        ),
    ],
)
def test_two_causes_of_one_thing_conflict(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert "conflict" in verdicts(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fire was caused by an electrical fault.", "A short circuit caused the fire."),
        ("The blaze at the Orme mill was caused by a leak.", "A gas leak caused the blaze at the Orme mill."),
        ("The blaze at the Orme mill was caused by arson.", "The delay in Osby was caused by heavy snow."),
    ],
)
def test_one_cause_in_other_words_does_not(one: str, other: str) -> None:
    assert "conflict" not in verdicts((one,), (other,))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["doers", "grounds"])
def test_every_row_has_words_in_every_language(language: str, name: str) -> None:
    rows = phrase_table(name, language)
    assert rows and all(forms for kinds in rows.values() for forms in kinds.values())
