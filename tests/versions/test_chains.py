"""Which texts are versions of one account, and in which order."""

from itertools import permutations

import pytest
from again import EVENING, FIRST, MORNING, NIGHT, OTHER, PAGE, SECOND

from make import account
from wellsourced.model.account import Block
from wellsourced.model.version import Sighting
from wellsourced.versions.chains import chains

ONE, TWO, CRANE = (account(text, url=PAGE, place=PAGE) for text in (FIRST, SECOND, OTHER))


def met(number: int, found: str, retrieved: str | None = None, address: str = PAGE) -> Sighting:
    return Sighting(account=found, address=address, retrieved=retrieved, number=number)


def texts(*sightings: Sighting) -> list[list[str]]:
    names = {ONE.id: "first", TWO.id: "second", CRANE.id: "crane"}
    accounts = [one for one in (ONE, TWO, CRANE) if one.id in {sighting.account for sighting in sightings}]
    return [[names[v.account] for v in found] for found in chains(accounts, sightings).versions]


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
    found = chains([old, TWO], [met(1, TWO.id, address="/a.txt")]).versions
    assert [[old.id, TWO.id]] == [[v.account for v in versions] for versions in found]


def test_a_version_has_its_number_moment_and_digest() -> None:
    first, second = chains([ONE, TWO], [met(1, ONE.id, MORNING), met(2, TWO.id, EVENING)]).versions[0]
    assert (1, 2, MORNING, EVENING) == (first.number, second.number, first.retrieved, second.retrieved)
    assert 64 == len(first.digest) and first.digest != second.digest


def test_texts_that_differ_in_boilerplate_alone_are_one_version() -> None:
    menu = "Most read today: nothing much\n"
    text = FIRST + menu
    blocks = (*ONE.blocks, Block(start=len(FIRST), end=len(text) - 1, kind="boilerplate"))
    again = account(text, url=PAGE, place=PAGE, blocks=blocks)
    found = chains([ONE, TWO, again], [met(1, ONE.id), met(2, again.id), met(3, TWO.id), met(4, again.id)])
    assert [[ONE.id, TWO.id, ONE.id]] == [[v.account for v in versions] for versions in found.versions]
    assert {again.id} == found.repeated


@pytest.mark.parametrize("moment", ["2024-03-16T11:00:00+01:00", "2024-03-16T09:59:59", "2024-03-16"])
def test_moments_are_compared_in_whatever_zone_they_are_written(moment: str) -> None:
    sightings = [met(1, ONE.id, "2024-03-16T10:00:01Z"), met(2, TWO.id, moment)]
    assert [["second", "first"]] == texts(*sightings)


def test_a_moment_that_nobody_can_read_is_unknown() -> None:
    assert [["second", "first"]] == texts(met(1, ONE.id, MORNING), met(2, TWO.id, "yesterday"))
