"""Which texts are versions of one account, and in which order."""

from itertools import permutations

import pytest
from again import EVENING, FIRST, MORNING, NIGHT, OTHER, PAGE, SECOND

from make import account
from wellsourced.model.version import Sighting
from wellsourced.versions.chains import chains

ONE, TWO, CRANE = (account(text, url=PAGE, place=PAGE) for text in (FIRST, SECOND, OTHER))


def met(number: int, found: str, retrieved: str | None = None, address: str = PAGE) -> Sighting:
    return Sighting(account=found, address=address, retrieved=retrieved, number=number)


def texts(*sightings: Sighting) -> list[list[str]]:
    names = {ONE.id: "first", TWO.id: "second", CRANE.id: "crane"}
    accounts = [one for one in (ONE, TWO, CRANE) if one.id in {sighting.account for sighting in sightings}]
    return [[names[v.account] for v in found] for found in chains(accounts, sightings)]


def test_two_texts_of_one_address_are_versions_in_the_order_of_reading() -> None:
    assert [["first", "second"]] == texts(met(1, ONE.id), met(2, TWO.id))
    assert [["second", "first"]] == texts(met(2, ONE.id), met(1, TWO.id))


@pytest.mark.parametrize("numbers", [*permutations(range(1, 4))])
def test_known_moments_of_retrieval_go_before_the_order_of_reading(numbers: tuple[int, ...]) -> None:
    moments = (ONE.id, MORNING), (TWO.id, EVENING), (TWO.id, NIGHT)
    sightings = [met(n, found, when) for n, (found, when) in zip(numbers, moments, strict=True)]
    assert [["first", "second"]] == texts(*sightings)


def test_a_text_that_came_back_is_a_version_again() -> None:
    assert [["first", "second", "first"]] == texts(met(1, ONE.id), met(2, TWO.id), met(3, ONE.id))


def test_two_texts_of_two_addresses_are_two_accounts() -> None:
    assert [] == texts(met(1, ONE.id), met(2, TWO.id, address="https://echo.example/tram"))


def test_a_text_with_almost_nothing_in_common_is_another_account() -> None:
    assert [] == texts(met(1, ONE.id), met(2, CRANE.id))
    assert [["first", "second"]] == texts(met(1, ONE.id), met(2, TWO.id), met(3, CRANE.id))


def test_what_stands_on_the_front_page_of_a_site_is_no_version_of_what_stood_there() -> None:
    site = "https://post.example/"
    assert [] == texts(met(1, ONE.id, address=site), met(2, TWO.id, address=site))


def test_a_file_read_before_sightings_were_kept_is_the_first_version() -> None:
    old = account(FIRST, place="/a.txt")
    found = chains([old, TWO], [met(1, TWO.id, address="/a.txt")])
    assert [[old.id, TWO.id]] == [[v.account for v in versions] for versions in found]


def test_a_version_has_its_number_moment_and_digest() -> None:
    first, second = chains([ONE, TWO], [met(1, ONE.id, MORNING), met(2, TWO.id, EVENING)])[0]
    assert (1, 2, MORNING, EVENING) == (first.number, second.number, first.retrieved, second.retrieved)
    assert 64 == len(first.digest) and first.digest != second.digest
