import pytest
from test_employers import told
from test_independence import bounds, counted, telling

from saying import speaker
from wellsourced.model.speech import Heard, Mention
from wellsourced.tracing.ground import ground
from wellsourced.tracing.holders import holds_post_of
from wellsourced.tracing.sources import source_of

HEALTH = speaker("Ministry of Health", organisation=True)


def body(name: str, *, named: bool = True) -> Mention:
    return Mention(start=0, end=0, name=name, as_written=name, named=named, organisation=True)


def holds(heard: Heard, office: Mention, name: str = "Ann Lee") -> bool:
    known = ground([heard], [])
    language = heard.account.language
    person = source_of(speaker(name), heard.account.id, language)
    return holds_post_of(person, source_of(office, "other", language), known)


@pytest.mark.parametrize(
    ("text", "office", "language"),
    [
        ("Nine are hurt, said the health minister, Ann Lee.", "Ministry of Health", "en"),
        ("Nine are hurt, said Ann Lee, the minister of health.", "Health Ministry", "en"),
        ("Neuf blessés, selon la ministre de la Santé, Ann Lee.", "Ministère de la Santé", "fr"),
        ("Nueve heridos, dijo la ministra de Sanidad, Ann Lee.", "Ministerio de Sanidad", "es"),
        ("Nove feridos, disse a ministra da Saúde, Ann Lee.", "Ministério da Saúde", "pt"),
        ("Nove feriti, ha detto la ministra della Salute, Ann Lee.", "Ministero della Salute", "it"),
        ("Neun Verletzte, sagte Innenministerin Ann Lee.", "Innenministerium", "de"),
        ("Nine are hurt, said the canals director, Ann Lee.", "Canals Directorate", "en"),
    ],
)
def test_whoever_holds_the_post_after_which_a_body_is_named_speaks_for_it(
    text: str, office: str, language: str
) -> None:
    assert holds(told("1", text, speaker("Ann Lee"), language=language), body(office))


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Nine are hurt, said the health minister, Ann Lee.", "Ministry of Justice"),
        ("Nine are hurt, said the prime minister, Ann Lee.", "the ministry"),
        ("Nine are hurt, said the managing director of Kelnet, Ann Lee.", "Canals Directorate"),
        ("Nine are hurt, said the baker, Ann Lee.", "the ministry"),
    ],
)
def test_who_holds_another_post_does_not(text: str, office: str) -> None:
    assert not holds(told("1", text, speaker("Ann Lee")), body(office, named=office[0].isupper()))


def test_the_minister_is_of_the_ministry_that_the_account_names_alone() -> None:
    text = "The Ministry of Health met. Nine are hurt, said the minister, Ann Lee."
    assert holds(told("1", text, HEALTH, speaker("Ann Lee")), HEALTH)


def test_of_two_ministries_in_one_account_the_minister_is_of_neither() -> None:
    text = "The Ministry of Health met. The Ministry of Justice did. Nine are hurt, said the minister, Ann Lee."
    justice = speaker("Ministry of Justice", organisation=True)
    assert not holds(told("1", text, HEALTH, justice, speaker("Ann Lee")), HEALTH)


def test_a_minister_and_the_ministry_are_one_origin() -> None:
    one = telling("1", "Nine are hurt, said the health minister, Ann Lee.", speaker("Ann Lee"))
    other = telling("2", "Nine are hurt, the ministry said.", body("the ministry", named=False))
    assert (1, 1) == bounds(counted(one, other))


def test_a_firm_known_by_its_head_alone_is_one_origin_with_its_head() -> None:
    text = "Kelnet Barges met. Nine are hurt, said Kelnet Barges' managing director, Ann Lee."
    one = told("1", text, speaker("Kelnet Barges", organisation=True), speaker("Ann Lee"))
    head = Heard(account=one.account, claims=one.claims[1:])
    firm = telling("2", "Nine are hurt, Kelnet said.", speaker("Kelnet"))
    assert (1, 1) == bounds(counted(head, firm, Heard(account=one.account, claims=one.claims[:1])))


def test_what_an_offices_own_page_recorded_is_the_offices() -> None:
    page = telling("1", "As of noon our teams have recorded nine leaks.", None, outlet="Canals Office")
    office = speaker("Canals Office", organisation=True)
    other = telling("2", "There are nine leaks, the Canals Office says.", office)
    assert (1, 1) == bounds(counted(page, other))


def test_a_letterhead_alone_tells_whose_page_it_is() -> None:
    page = telling("1", "KELNET LTD\nThe mast was put up in 1904.", None)
    firm = telling("2", "The mast was put up in 1904, Kelnet said.", speaker("Kelnet", organisation=True))
    assert ["Kelnet"] == [page.name for page in ground([page, firm], []).offices.values()]


def test_whoever_runs_the_firm_that_bears_their_name_is_that_firm() -> None:
    head = told("1", "Nine boats sank, said Ann Lee, who runs the family firm.", speaker("Ann Lee"))
    firm = telling("2", "Nine boats sank, Lee Barges said.", speaker("Lee Barges"))
    kin = telling("2", "Nine boats sank, Joe Lee said.", speaker("Joe Lee"))
    assert (1, 1) == bounds(counted(head, firm))
    assert 2 == bounds(counted(head, kin))[1]
