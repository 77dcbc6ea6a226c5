import pytest

from make import account
from wellsourced.model.speech import Claim
from wellsourced.speech.hear import hear


def claims(text: str, **known: object) -> tuple[Claim, ...]:
    return hear(account(text, **known)).claims


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Harbour Trust", "Nine boats are lost, the Harbour Trust said."),
        ("Harbour Trust", "According to the Harbour Trust, nine boats are lost."),
        ("Harbour Trust", "Nine boats are lost, according to the Harbour Trust."),
        ("Ann Lee", "Nine boats are lost, said Ann Lee, who counted them."),
        ("Ann Lee", "Ann Lee said nine boats had been lost."),
    ],
)
def test_a_sentence_is_laid_to_the_one_it_names(source: str, text: str) -> None:
    (claim,) = claims(text)
    assert claim.attributed_to is not None
    assert source == claim.attributed_to.name.removeprefix("the ")


def test_a_sentence_in_the_accounts_own_voice_is_laid_to_nobody() -> None:
    (claim,) = claims("Nine boats are lost in the harbour.")
    assert (None, "stated") == (claim.attributed_to, claim.standing)


def test_what_is_expected_is_no_statement() -> None:
    (claim,) = claims("The bridge may be opened on Friday.")
    assert "expected" == claim.standing


def test_the_values_of_a_sentence_stand_in_the_text() -> None:
    text = "At least 78 people were hurt in the crash."
    (claim,) = claims(text)
    assert [("at least", 78.0, "At least 78 people")] == [
        (v.hedge, v.quantity, text[v.start : v.end]) for v in claim.values
    ]


def test_the_days_are_counted_from_the_publication() -> None:
    heard = hear(account("The gate opened on Friday.", published="2024-03-16"))
    assert ["2024-03-15"] == [t.value for t in heard.times]


def test_without_a_publication_day_a_weekday_stays_open() -> None:
    heard = hear(account("The gate opened on Friday.", published=None))
    assert [None] == [t.value for t in heard.times]
