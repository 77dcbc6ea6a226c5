"""Places, authorities, logs and gauges as sources; own pages known by the line above their title."""

import pytest
from test_independence import CENTRE, bounds, counted, telling

from make import account
from saying import speaker
from wellsourced.tracing.basis import basis_of
from wellsourced.tracing.ground import ground
from wellsourced.tracing.observed import observed
from wellsourced.tracing.roles import Roles
from wellsourced.tracing.sources import only_kinds, source_of
from wellsourced.tracing.whence import source_of_claim


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("the lido park", "en"),
        ("die Hafenbehörde", "de"),
        ("l'autorité du port", "fr"),
        ("la autoridad portuaria", "es"),
        ("a autoridade rodoviária", "pt"),
        ("l'amministrazione del porto", "it"),
    ],
)
def test_a_place_or_an_authority_speaks_as_a_body(name: str, language: str) -> None:
    assert "office" == source_of(speaker(name, named=False), "a", language).kind


def test_a_park_ranger_is_no_park_and_a_surname_no_place() -> None:
    assert "person" == source_of(speaker("the park ranger", named=False), "a", "en").kind
    assert "person" == source_of(speaker("Ann Park"), "a", "en").kind


def test_a_kind_with_a_capital_is_no_name() -> None:
    page = telling("1", "The hold was searched.", outlet="Mill Valley Police")
    desk = telling("2", "It was searched, they said.", speaker("The police press office", organisation=True))
    assert (1, 1) == bounds(counted(page, desk))


def test_the_county_fire_service_is_told_by_its_kind() -> None:
    assert only_kinds("the county fire and rescue service", "en")
    assert only_kinds("los bomberos del condado", "es")
    assert not only_kinds("the dockers' league", "en")


def test_a_person_is_of_the_body_that_stands_behind_them() -> None:
    text = "Power went at nine, said Ann Lee of Upper Mill Power."
    one = telling("1", text, speaker("Ann Lee"))
    other = telling("2", "Power went at nine, says Upper Mill Power.", speaker("Upper Mill Power"))
    assert (1, 1) == bounds(counted(one, other))


def test_our_director_speaks_for_the_page() -> None:
    roles = Roles([("It is open, says our director, Ann Lee. Joe Fox rang.", "en")], {"Ann Lee": [], "Joe Fox": []})
    assert not roles.ours("Ann Lee")  # no spelling given, no place found
    roles = Roles(
        [("It is open, says our director, Ann Lee. Joe Fox rang.", "en")], {"Ann Lee": ["Ann Lee"], "Joe Fox": ["Fox"]}
    )
    assert (True, False) == (roles.ours("Ann Lee"), roles.ours("Joe Fox"))


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The duty log at the lock, a page of which we saw, has the call at 7.25.", "en", "The duty log at the lock"),
        ("The gauge at Mill Lock measured 3 metres.", "en", "The gauge at Mill Lock"),
        ("Die Wetterstation Mühlau maß 71 Millimeter.", "de", "Die Wetterstation Mühlau"),
        ("La estación de Molinos registró 71 milímetros.", "es", "La estación de Molinos"),
    ],
)
def test_a_log_and_a_gauge_are_the_source_of_what_they_hold(text: str, language: str, name: str) -> None:
    one = telling("1", text, language=language)
    found = source_of_claim(one.claims[0], one.account, ground([one], []))
    assert found is not None
    assert (name, "document") == (found.name, found.kind)


@pytest.mark.parametrize("text", ["The station has closed its doors.", "The letter came by post on Monday."])
def test_what_only_happens_to_a_paper_is_not_told_by_it(text: str) -> None:
    one = telling("1", text)
    assert basis_of(one.claims[0], one.account) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("There were 34 boats, by the slips in her tin, which she let us count.", "en"),
        ("Había 34 barcos según los recibos, que nos dejó contar.", "es"),
        ("Il y avait 34 bateaux, selon les reçus qu'elle nous a laissé compter.", "fr"),
    ],
)
def test_what_the_newsroom_was_let_to_count_it_saw(text: str, language: str) -> None:
    one = telling("1", text, language=language)
    assert observed(one.claims[0], one.account)


def test_bodies_told_in_two_languages_may_be_one() -> None:
    one = telling("1", "It shut, the highways agency said.", speaker("the highways agency", named=False))
    who = speaker("a autoridade rodoviária", named=False, organisation=True)
    other = telling("2", "Fechou, informou a autoridade rodoviária.", who, language="pt")
    assert 1 == counted(one, other).independent


def test_a_page_is_known_by_the_line_above_its_title() -> None:
    text = "Port Rescue Centre\nWhat we know\nNine people are hurt."
    page = telling("1", text)
    title = text.index("What")
    blocks = account(text, source="1").blocks
    assert blocks
    marked = account(
        text,
        source="1",
        blocks=(
            blocks[0].__class__(start=0, end=title - 1, kind="boilerplate"),
            blocks[0].__class__(start=title, end=title + 12, kind="title"),
            blocks[0].__class__(start=title + 13, end=len(text), kind="paragraph"),
        ),
    )
    page = page.__class__(account=marked, claims=page.claims)
    other = telling("2", "Nine are hurt, the Port Rescue Centre said.", CENTRE)
    assert (1, 1) == bounds(counted(page, other))


def test_a_body_told_by_its_area_alone_in_another_language_may_be_the_named_one() -> None:
    one = telling("1", "Six shut, Mill County Council said.", speaker("Mill County Council", organisation=True))
    who = speaker("l'amministrazione della contea", named=False)
    other = telling("2", "Sei chiuse, secondo l'amministrazione della contea.", who, language="it")
    assert (1, 2) == bounds(counted(one, other))
