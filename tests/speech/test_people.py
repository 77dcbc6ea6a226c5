import msgspec

from saying import saying
from wellsourced.model.speech import Heard
from wellsourced.speech.people import resolve

WORDS = "We stay here tonight"


def people(*names: str) -> list[set[str]]:
    """The names that became one person, from one account each."""
    heard = [saying(f"“{WORDS},” said {name}.", (WORDS, name), source=name) for name in names]
    resolved, _ = resolve(heard)
    groups: dict[str | None, set[str]] = {}
    for one, name in zip(resolved, names, strict=True):
        assert one.quotes[0].speaker is not None
        groups.setdefault(one.quotes[0].speaker.id, set()).add(name)
    return list(groups.values())


def test_transliterations_of_one_name_are_one_person() -> None:
    names = ("Vasyl Hordynets", "Vasil Gordynets", "Vassyl Hordynetz")
    assert len(people(*names)) < len(names)


def test_a_title_makes_no_other_person() -> None:
    assert [{"Ann Lee", "Mayor Ann Lee"}] == people("Ann Lee", "Mayor Ann Lee")


def test_an_adjective_before_the_title_makes_no_other_person() -> None:
    assert [{"Ruritanian President Ann Lee", "President Lee"}] == people(
        "Ruritanian President Ann Lee", "President Lee"
    )


def test_a_surname_alone_joins_the_only_one_who_bears_it() -> None:
    assert [{"Ann Lee", "Lee"}] == people("Ann Lee", "Lee")


def test_two_forenames_of_one_surname_are_two_people() -> None:
    assert 2 == len(people("Martin Voss", "Adela Voss"))


def test_a_surname_that_two_bear_joins_neither() -> None:
    assert 3 == len(people("Martin Voss", "Adela Voss", "Voss"))


def test_an_organisation_is_no_person_of_the_same_word() -> None:
    assert 2 == len(people("Harbour Trust", "Ann Trust"))


def test_the_fullest_name_is_shown_and_all_spellings_are_kept() -> None:
    heard = [saying(f"“{WORDS},” said {n}.", (WORDS, n), source=n) for n in ("Lee", "Ann Lee")]
    (person,) = resolve(heard)[1]
    assert ("Ann Lee", ("Ann Lee", "Lee")) == (person.name, person.names)


def test_the_order_of_accounts_changes_no_identifier() -> None:
    heard = [saying(f"“{WORDS},” said {n}.", (WORDS, n), source=n) for n in ("Lee", "Ann Lee", "Adela Voss")]
    assert resolve(heard)[1] == resolve(heard[::-1])[1]


def test_no_accounts_give_no_people() -> None:
    nothing: list[Heard] = []
    assert ((), ()) == resolve(nothing)


def test_an_abbreviation_that_an_account_explains_is_the_body() -> None:
    full, short = "Sanders Boatmanagement", "SBM"
    explained = saying(f"“{WORDS},” said {full} (SBM).", (WORDS, full), source="1")
    used = saying(f"“{WORDS},” {short} said.", (WORDS, short), source="2")
    resolved, listed = resolve([explained, used])
    assert 1 == len(listed)
    assert {full} == {q.speaker.name for h in resolved for q in h.quotes if q.speaker is not None}


def test_a_lone_capital_word_is_the_person_whose_surname_it_is_elsewhere() -> None:
    named = saying(f"“{WORDS},” said Ann Corvel.", (WORDS, "Ann Corvel"), source="1")
    bare = saying(f"Corvel told them: “{WORDS}.”", (WORDS, "Corvel"), source="2")
    quote = bare.quotes[0]
    assert quote.speaker is not None
    unsure = msgspec.structs.replace(quote, speaker=msgspec.structs.replace(quote.speaker, named=False))
    resolved, listed = resolve([named, msgspec.structs.replace(bare, quotes=(unsure,))])
    assert 1 == len(listed)
    assert all(q.speaker is not None and q.speaker.named for h in resolved for q in h.quotes)
