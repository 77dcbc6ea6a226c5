import pytest

from wellsourced.matching.alteration import in_words


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
