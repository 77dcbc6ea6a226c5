import itertools

from make import account
from wellsourced.model.speech import Heard
from wellsourced.stories.cluster import closeness_in_time, likenesses, stories
from wellsourced.stories.profile import when

SILO = (
    "The grain silo at Harwick collapsed on Monday, burying two trucks. Mayor Delia Orban said the "
    "cooperative had been warned in 2019. About 3,200 tonnes of barley lie across the railway to Sandmere.",
    "Trains to Sandmere are cancelled after the silo in Harwick fell on the line. Kestrel "
    "Rail engineers will clear 3,200 tonnes of barley. The manager, Piers Holloway, made no statement.",
    "Nils Abernathy saw the Harwick silo tilt while feeding his horses. Piers Holloway denied that the "
    "cooperative was warned; Delia Orban, the mayor, insists that it was.",
)
ELECTION = (
    "Voters in Tolvana chose Marek Ostrava as president on Sunday with 54 percent. His rival, Ilse Brandt, "
    "conceded before midnight and the electoral commission praised a calm day.",
    "Ilse Brandt conceded the presidency of Tolvana to Marek Ostrava, whose lead reached 54 percent once the "
    "commission had counted the capital. Ostrava takes office in June.",
    "Marek Ostrava promised Tolvana a new constitution after winning 54 percent. Supporters of Ilse Brandt "
    "wept on the steps of the parliament.",
)


def heard(name: str, text: str, **known: object) -> Heard:
    return Heard(account=account(text, id=name, source=f"{name}.txt", **known))


def tellings(prefix: str, texts: tuple[str, ...], **known: object) -> list[Heard]:
    return [heard(f"{prefix}{i}", text, **known) for i, text in enumerate(texts)]


def test_the_accounts_of_one_event_are_one_story():
    assert (("s0", "s1", "s2"),) == stories(tellings("s", SILO))


def test_two_unrelated_events_are_two_stories():
    given = tellings("s", SILO) + tellings("e", ELECTION)
    assert (("e0", "e1", "e2"), ("s0", "s1", "s2")) == stories(given)


def test_the_story_first_published_comes_first():
    given = tellings("s", SILO, published="2024-03-01") + tellings("e", ELECTION, published="2024-03-02")
    assert "s0" == stories(given)[0][0]


def test_a_short_post_belongs_to_its_story():
    post = heard("p", "Silo down in Harwick!! Barley everywhere, Kestrel Rail says no trains to Sandmere")
    assert (("p", "s0", "s1", "s2"),) == stories([*tellings("s", SILO), post])


def test_an_account_in_another_language_belongs_to_its_story():
    french = heard(
        "f",
        "Le silo à grains de Harwick s'est effondré lundi. La maire, Delia Orban, dit que la "
        "coopérative avait été avertie en 2019. Environ 3 200 tonnes d'orge couvrent la voie vers Sandmere.",
        language="fr",
    )
    given = [*tellings("s", SILO), *tellings("e", ELECTION), french]
    assert ("f", "s0", "s1", "s2") in stories(given)


def test_an_account_that_resembles_no_other_is_alone():
    lone = heard("x", "Knitters met in Dunmore to compare scarves and drink tea.")
    assert ("x",) in stories([*tellings("s", SILO), lone])


def test_an_account_without_words_is_alone():
    assert (("s0", "s1", "s2"), ("x",)) == stories([*tellings("s", SILO), heard("x", "")])


def test_nothing_given_is_no_story():
    assert () == stories([])


def test_the_order_of_the_input_changes_nothing():
    given = tellings("s", SILO[:2]) + tellings("e", ELECTION[:2])
    assert 1 == len({stories(order) for order in itertools.permutations(given)})


def test_days_far_apart_make_accounts_less_alike():
    assert 1.0 == closeness_in_time(100, 102)
    assert closeness_in_time(100, 200) < closeness_in_time(100, 120) < 1.0


def test_an_unknown_day_takes_nothing_away():
    assert 1.0 == closeness_in_time(None, 100)


SECOND_VOTE = (
    "Tolvana voted again on Thursday: Marek Ostrava kept the presidency with 54 percent, and Ilse Brandt conceded.",
    "Ilse Brandt conceded to Marek Ostrava on Thursday. The president of Tolvana won 54 percent, the commission said.",
)
FIRST_VOTE = tuple(text.replace("again ", "").replace("Thursday", "Sunday") for text in SECOND_VOTE)


def test_like_events_of_other_days_of_the_week_are_less_alike():
    one, other = (when(heard("x", texts[0]).account) for texts in (FIRST_VOTE, SECOND_VOTE))
    profile = {"~tolvan": 1.0}
    apart, near = (likenesses([profile, profile], pair) for pair in ((one, other), (one, one)))
    assert near[0][1] > apart[0][1] > 0


def test_a_lead_that_names_no_day_takes_nothing_away():
    profile = {"~tolvan": 1.0}
    found = likenesses([profile, profile], [when(heard("x", SILO[1]).account), when(heard("y", SILO[0]).account)])
    assert 1.0 == found[0][1]


def test_of_a_few_accounts_one_that_looks_back_is_of_the_same_event():
    later = (
        "Five months on, the silo at Harwick is being rebuilt. Delia Orban, the mayor, and Piers Holloway of the "
        "cooperative cut a ribbon in the rain; the barley of that Monday is long gone from the railway to Sandmere."
    )
    then = [Heard(account=account(t, id=f"s{i}", published="2024-03-16")) for i, t in enumerate(SILO)]
    now = Heard(account=account(later, id="t", published="2024-08-20"))
    assert (("s0", "s1", "s2", "t"),) == stories([*then, now])
