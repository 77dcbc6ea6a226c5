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
    ],
)
def test_a_sentence_is_marked_by(text: str, language: str, kinds: set[str]) -> None:
    assert kinds == marks(text, language, ()).kinds


def test_what_somebody_with_a_name_claims_on_a_network_is_no_hearsay() -> None:
    text = "Ann Lee claimed on Facebook that the mill is sold."
    verb = (text.index("claimed"), text.index(" on"))
    assert (set(), {"rumour"}) == (marks(text, "en", (verb,)).kinds, marks(text, "en", ()).kinds)
