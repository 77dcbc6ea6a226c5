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


@pytest.mark.parametrize(
    ("full", "form"),
    [
        ("She kept us alive with nothing but her own voice", "She kept us alive with only her own voice"),
        ("I have never been prouder of strangers carrying strangers", "strangers carrying strangers"),
    ],
)
def test_what_only_looks_like_a_negation_turns_no_sense(full: str, form: str) -> None:
    one, other = (units([saying(f"“{said},” Lee said.", (said, "Ann Lee"))])[0] for said in (full, form))
    assert "negation" != difference(other, one).alteration


def test_words_that_stand_twice_are_cut_from_the_negation_before_the_first() -> None:
    full = "We are not refusing to pay, we are refusing to pay twice"
    one, other = (units([saying(f"“{s}” Lee said.", (s, "Ann Lee"))])[0] for s in (full, "refusing to pay"))
    assert "negation" == difference(other, one).alteration
