import pytest

from saying import speaker
from wellsourced.tracing.roles import Roles, kinds
from wellsourced.tracing.sources import described, owner, source_of, telling


@pytest.mark.parametrize(
    ("name", "language", "kind"),
    [
        ("a police spokesman", "en", "office"),
        ("a police officer", "en", "person"),
        ("prosecutors", "en", "office"),
        ("los bomberos", "es", "office"),
        ("a notice in the court register", "en", "document"),
        ("a person familiar with the contract", "en", "person"),
        ("ein Vertragsentwurf", "de", "document"),
    ],
)
def test_what_a_description_tells_of_is_a_person_a_body_or_a_paper(name: str, language: str, kind: str) -> None:
    assert kind == source_of(speaker(name, named=False), "a", language).kind


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("police", "en"),
        ("policía", "es"),
        ("Polizei", "de"),
        ("polícia", "pt"),
        ("carabinieri", "it"),
        ("police", "fr"),
    ],
)
def test_the_police_are_known_in_six_languages(word: str, language: str) -> None:
    assert {"police"} == kinds(word, language)


def test_what_a_source_asked_for_tells_nothing_of_who_it_is() -> None:
    assert "a stoker" == described("a stoker who asked not to be named")
    assert not telling("the same document") and not telling("the company")


def test_whose_a_paper_is_stands_before_or_behind_it() -> None:
    assert {"mill", "exchange"} == owner("figures of the Mill exchange")
    assert {"exchange"} == owner("the exchange's closing list")


def test_a_rank_and_a_post_tell_for_whom_someone_speaks() -> None:
    texts = [("Inspector Ann Lee agreed. Joe Fox, a spokesman for the hospital, did not.", "en")]
    roles = Roles(texts, {"Ann Lee": ["Ann Lee"], "Joe Fox": ["Joe Fox"]})
    assert ({"police"}, {"hospital"}) == (roles.belongs("Ann Lee"), roles.belongs("Joe Fox"))


def test_someone_of_the_company_is_of_some_firm_only() -> None:
    texts = [("Ann Lee, a director of the company, wrote it. Joe Fox, a director of the Mill Bank, did not.", "en")]
    roles = Roles(texts, {"Ann Lee": ["Ann Lee"], "Joe Fox": ["Joe Fox"]})
    assert (True, False) == (roles.of_some_firm("Ann Lee"), roles.of_some_firm("Joe Fox"))


def test_a_bill_from_the_gas_company_is_told_apart_and_the_companys_list_is_not() -> None:
    told = source_of(speaker("a bill from the gas company", named=False), "1", "en")
    bare = source_of(speaker("the company's list", named=False), "1", "en")
    assert (True, False) == (told.certain, bare.certain)
