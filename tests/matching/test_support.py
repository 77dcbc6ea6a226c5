import pytest

from saying import saying
from wellsourced.matching.support import support
from wellsourced.model.dossier import Support

TOLD = (
    "Mayor Ann Lee said on Monday that 31 people were rescued from the Harwick dam. "
    "The council had warned the owners before the winter. "
    "Engineers did not inspect the northern gate last year. "
    "Officials denied that the southern gate was broken on Friday. "
    "The turbine may have been damaged by the falling ice. "
    "Ben Ode accused Carla Finch of hiding the report. "
    "... Dana Holm denied that she had sold the old pumps."
)
HEARD = (saying(TOLD, source="1"), saying("The old mill at Sandmere was sold to a brewer.", source="2"))


def ask(claim: str) -> Support:
    return support(claim, HEARD)


@pytest.mark.parametrize(
    "claim",
    [
        "Mayor Ann Lee said on Monday that 31 people were rescued from the Harwick dam.",
        "31 people were rescued from the Harwick dam",
        "thirty-one people were rescued from the Harwick dam",
        "Engineers didn't inspect the northern gate last year",
        "The council warned the owners before the winter",
    ],
)
def test_a_claim_whose_every_detail_an_account_has_is_supported(claim: str) -> None:
    assert "supported" == ask(claim).verdict


@pytest.mark.parametrize(
    ("claim", "theirs"),
    [
        ("Mayor Ann Lee said on Monday that 41 people were rescued from the Harwick dam.", "31"),
        ("Mayor Ann Lee said on Monday that 31 people were rescued from the Sandmere dam.", "Harwick"),
        ("Engineers did inspect the northern gate last year", "not"),
        ("The council had not warned the owners before the winter", "not"),
        ("The council had warned the owners after the winter", "before"),
    ],
)
def test_another_number_name_or_sense_contradicts_and_the_reason_names_it(claim: str, theirs: str) -> None:
    answer = ask(claim)
    assert ("contradicted", True) == (answer.verdict, theirs in answer.why)


@pytest.mark.parametrize(
    "claim",
    [
        "The southern gate was broken on Friday",
        "The turbine was damaged by the falling ice",
        "The council had warned the owners and the bank before the winter",
        "Carla Finch accused Ben Ode of hiding the report",
        "Dana Holm said that she had sold the old pumps",
    ],
)
def test_what_is_only_denied_possible_wider_or_turned_round_is_not_supported(claim: str) -> None:
    assert "supported" != ask(claim).verdict


def test_a_claim_about_something_else_is_not_found() -> None:
    answer = ask("The library will open its new reading room in June")
    assert ("not found", ()) == (answer.verdict, answer.evidence)


def test_the_named_speaker_of_words_may_stand_in_the_sentence_before() -> None:
    words = "The pumps were sold in the spring"
    told = (saying(f"Ann Lee was asked again. “{words},” she said.", (words, "Ann Lee")),)
    assert "supported" == support(f"“{words},” Lee said.", told).verdict
    assert "contradicted" == support(f"“{words},” Ode said.", told).verdict


def test_a_support_with_a_voice_against_it_says_both() -> None:
    told = (
        HEARD[0],
        saying("Mayor Ann Lee said on Monday that 44 people were rescued from the Harwick dam.", source="3"),
    )
    answer = support("Mayor Ann Lee said on Monday that 31 people were rescued from the Harwick dam.", told)
    assert ("supported", ["supports", "contradicts"]) == (answer.verdict, [e.stance for e in answer.evidence])


def test_an_ellipsis_that_swallows_the_not_supports_nothing_where_the_whole_stands() -> None:
    whole = saying("“We were not, before Friday, warned about gate three,” she said.", source="4")
    cut = saying("“We were … warned about gate three,” she said.", source="5")
    assert "contradicted" == support("We were warned about gate three", (whole, cut)).verdict


@pytest.mark.parametrize("claim", ["?!", "the", "Lee", "…", "“”", "x" * 4000, ". . ."])
def test_odd_claims_are_answered(claim: str) -> None:
    assert ask(claim).verdict in ("supported", "not found")


def test_the_evidence_is_the_sentence_as_it_stands() -> None:
    found = ask("31 people were rescued from the Harwick dam").evidence[0]
    assert found.text == HEARD[0].account.text[found.start : found.end]


def test_the_order_of_the_accounts_changes_nothing() -> None:
    claim = "Engineers inspected the northern gate last year"
    assert support(claim, HEARD) == support(claim, HEARD[::-1])
