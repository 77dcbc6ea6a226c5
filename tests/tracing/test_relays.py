import pytest

from saying import saying
from wellsourced.model.account import Credit
from wellsourced.model.lineage import Derivation
from wellsourced.tracing.relays import publisher, relays

WIRE = saying(
    "“We stay,” Lee said.", ("We stay", "Ann Lee"), source="wire", outlet="Coast Wire", published="2024-03-14"
)
PAPER = saying(
    "“We stay,” Lee said, according to Coast Wire.", ("We stay", "Ann Lee"),
    source="paper", outlet="The Beacon", via=("Coast Wire",),
)  # fmt: skip


def test_an_account_that_names_anothers_outlet_relays_it() -> None:
    (found,) = relays([WIRE, PAPER], ())
    assert ("relay", WIRE.account.id, PAPER.account.id, "known") == (
        found.kind, found.source, found.target, found.direction,
    )  # fmt: skip


def test_the_evidence_quotes_the_words_it_stands_by() -> None:
    (found,) = relays([WIRE, PAPER], ())
    assert "It names as its source Coast Wire: “We stay”." == found.evidence


def test_a_copy_is_not_also_a_relay() -> None:
    copy = Derivation(
        source=WIRE.account.id, target=PAPER.account.id, kind="copy", how="near", share=0.9,
        passages=(), direction="known", evidence="",
    )  # fmt: skip
    assert () == relays([WIRE, PAPER], (copy,))


def test_nobody_relays_an_account_that_came_later() -> None:
    late = saying(
        "“We stay,” Lee said.",
        ("We stay", "Ann Lee"),
        source="w",
        outlet="Coast Wire",
        published="2024-03-20",
    )
    assert () == relays([late, PAPER], ())


def test_an_outlet_that_names_itself_relays_nobody() -> None:
    own = saying(
        "“We stay,” Lee told us.",
        ("We stay", "Ann Lee"),
        source="o",
        outlet="Coast Wire",
        via=("Coast Wire",),
    )
    assert () == relays([WIRE, own], ())


def test_publishers_compare_without_articles_and_handles() -> None:
    assert publisher("The Beacon") == publisher("Beacon (@beacon)")


def test_an_agencys_own_account_is_meant_before_a_reprint_that_credits_it() -> None:
    credit = Credit(kind="agency", name="Coast Wire", start=0, end=0)
    words = ("We stay", "Ann Lee")
    reprint = saying("“We stay,” Lee said.", words, source="r", outlet="Daily Tern", credits=(credit,))
    assert {WIRE.account.id} == {d.source for d in relays([WIRE, reprint, PAPER], ()) if d.target == PAPER.account.id}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "« Nous restons », a déclaré Ann Lee, du syndicat du port, à Coast Wire."),
        ("es", "«Nos quedamos», dijo Ann Lee a la agencia Coast Wire."),
        ("de", "„Wir bleiben“, sagte Ann Lee dem Dienst Coast Wire."),
    ],
)
def test_an_account_that_says_who_was_told_relays_it(language: str, sentence: str) -> None:
    words = sentence[2:-1].split("»")[0].split("“")[0].strip(" «„")
    paper = saying(sentence, (words, "Ann Lee"), source="paper", outlet="The Beacon", language=language)
    (found,) = relays([WIRE, paper], ())
    assert ("relay", WIRE.account.id, paper.account.id) == (found.kind, found.source, found.target)


def test_a_name_that_is_told_nothing_relays_nobody() -> None:
    paper = saying(
        "“We stay,” Lee said of the strike near Coast Wire.", ("We stay", "Ann Lee"), source="paper", outlet="B"
    )
    assert () == relays([WIRE, paper], ())


def test_an_account_known_by_its_day_may_relay_one_of_that_day() -> None:
    wire = saying(
        "“We stay,” Lee said.", ("We stay", "Ann Lee"), source="w", outlet="Coast Wire", published="2024-03-14T12:00"
    )
    paper = saying(
        "“We stay,” Lee said, according to Coast Wire.", ("We stay", "Ann Lee"),
        source="p", outlet="The Beacon", via=("Coast Wire",), published="2024-03-14",
    )  # fmt: skip
    assert 1 == len(relays([wire, paper], ()))


def test_of_several_takes_the_one_that_has_the_words_is_relayed() -> None:
    first = saying(
        "“We stay on the quay,” Lee said.", ("We stay on the quay", "Ann Lee"), source="one", outlet="Coast Wire",
        published="2024-03-14T08:00",
    )  # fmt: skip
    later = saying(
        "“Talks go on,” Lee said.", ("Talks go on", "Ann Lee"), source="two", outlet="Coast Wire",
        published="2024-03-14T19:00",
    )  # fmt: skip
    paper = saying(
        "“We stay on the quay,” Lee said, according to Coast Wire.", ("We stay on the quay", "Ann Lee"),
        source="p", outlet="The Beacon", via=("Coast Wire",), published="2024-03-15",
    )  # fmt: skip
    assert [first.account.id] == [d.source for d in relays([first, later, paper], ())]


def test_a_copy_of_one_account_of_a_publisher_relays_none_of_them() -> None:
    later = saying("“We stay,” Lee said.", ("We stay", "Ann Lee"), source="two", outlet="Coast Wire")
    copy = Derivation(
        source=WIRE.account.id, target=PAPER.account.id, kind="copy", how="near", share=0.9,
        passages=(), direction="known", evidence="",
    )  # fmt: skip
    assert () == relays([WIRE, later, PAPER], (copy,))
