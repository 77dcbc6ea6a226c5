import pytest

from saying import saying
from wellsourced.matching.alteration import difference, in_words
from wellsourced.matching.units import units


@pytest.mark.parametrize(
    ("said", "full", "form"),
    [
        ("", "We stay here.", "We stay here"),
        ("leaves out “not”", "We will not sell", "We will sell"),
        ("adds “never”", "We sell", "We never sell"),
        ("“iron” for “steel”", "a steel door", "an iron door".replace("an", "a")),
        ("leaves out “of the town”", "the mayor of the town spoke", "the mayor spoke"),
    ],
)
def test_the_difference_is_said_in_words(said: str, full: str, form: str) -> None:
    assert said == in_words(full, form)


@pytest.mark.parametrize(
    ("full", "form"),
    [
        ("We will not know the cause until the water is down", "We won't know the cause before the water is down"),
        ("We were not, at any point, warned about gate three", "At no time were we warned about gate three"),
    ],
)
def test_a_negation_in_another_place_or_phrase_is_neither_lost_nor_added(full: str, form: str) -> None:
    one, other = (units([saying(f"“{said},” Lee said.", (said, "Ann Lee"))])[0] for said in (full, form))
    assert "reworded" == difference(other, one).alteration
