"""What accounts tell as unconfirmed or denied, who spreads it and who denies it."""

import msgspec
import pytest
from telling import told

from wellsourced.matching.rumours import rumours
from wellsourced.model.match import Rumour
from wellsourced.model.speech import Heard, Mention, Quote


def found(*accounts: Heard) -> tuple[Rumour, ...]:
    return rumours(accounts, ())


def test_a_rumour_and_its_denial_in_another_account_are_one() -> None:
    posts = told("Posts on Facebook claim that a lion escaped from the circus in Halden.", "a.txt")
    denial = told(
        "A rumour that a lion escaped from the circus is false, the police said.",
        "b.txt",
        {"police said": "police"},
    )
    (rumour,) = found(posts, denial)
    assert {posts.account.id, denial.account.id} == set(rumour.accounts)
    assert ("police",) == rumour.denied_by
    assert any("Facebook" in name or "Posts" in name for name in rumour.spread_by)


def test_an_account_that_states_flatly_what_another_calls_false_carries_the_rumour() -> None:
    blog = told("The mayor has fled to the islands with the town's money. Nobody tells you.", "a.txt")
    paper = told(
        "The story that the mayor fled to the islands is nonsense, her office said.",
        "b.txt",
        {"office said": "her office"},
    )
    (rumour,) = found(blog, paper)
    assert {blog.account.id, paper.account.id} == set(rumour.accounts)


def test_a_guess_without_evidence_that_another_account_denies_is_a_rumour() -> None:
    one = told(
        "The president suggested without evidence that a drone hit the tower.",
        "a.txt",
        {"president": "The president"},
    )
    other = told("No drone hit the tower, the general said.", "b.txt", {"general said": "the general"})
    (rumour,) = found(one, other)
    assert (("The president",), ("the general",)) == (rumour.spread_by, rumour.denied_by)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("According to an unconfirmed report, the driver of the tram had fallen asleep.", "en"),
        ("It is said that the treasure lies under the chapel.", "en"),
        ("Selon une rumeur, le barrage aurait cédé pendant la nuit.", "fr"),
        ("Corre la voz de que el puente va a caer.", "es"),
        ("Ein Gerücht besagt, dass das Wasser der Stadt vergiftet sei.", "de"),
        ("Circula nas redes sociais que a ponte vai cair.", "pt"),
        ("Secondo alcune voci il ponte sta per cadere.", "it"),
    ],
)
def test_what_one_account_tells_as_hearsay_is_a_rumour(text: str, language: str) -> None:
    assert [text] == [r.text for r in found(told(text, "a.txt", language=language))]


def test_rumours_meet_across_languages() -> None:
    french = told("Selon une rumeur, le barrage aurait cédé pendant la nuit.", "a.txt", language="fr")
    english = told("There was talk online that the dam had burst during the night.", "b.txt")
    assert [2] == [len(r.accounts) for r in found(french, english)]


def test_a_remark_on_early_reports_makes_rumours_of_the_sentences_after_it() -> None:
    account = told("Early reports differed. A local station spoke of a gas leak in the cellar.", "a.txt")
    assert ["A local station spoke of a gas leak in the cellar."] == [r.text for r in found(account)]


def test_what_could_not_be_confirmed_is_the_sentence_before() -> None:
    account = told("A letter seems to warn the harbour master. This could not be confirmed.", "a.txt")
    assert ["A letter seems to warn the harbour master."] == [r.text for r in found(account)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister rejected the budget on Monday.",
        "The court heard that the driver allegedly took the money.",
        "Two people were hurt when the wall fell.",
        "The council did not meet on Friday.",
    ],
)
def test_plain_news_makes_no_rumour(text: str) -> None:
    assert () == found(told(text, "a.txt"), told("The road to the coast is narrow.", "b.txt"))


def test_the_order_of_the_accounts_does_not_matter() -> None:
    accounts = [
        told("Posts claim that a lion escaped from the circus.", "a.txt"),
        told("A rumour that a lion escaped from the circus is false.", "b.txt"),
        told("A lion escaped from the circus.", "c.txt"),
    ]
    assert rumours(accounts, ()) == rumours(accounts[::-1], ())


def test_who_objects_in_the_sentence_that_tells_the_rumour_denies_it() -> None:
    text = "There were unconfirmed rumours that the lion had not escaped from the circus, but Ada Reyes rejected that."
    heard = told(text, "a.txt")
    start = text.index("rejected that")
    who = Mention(start=text.index("Ada"), end=text.index(" rejected"), name="Ada Reyes", as_written="Ada Reyes")
    quote = Quote(
        id="q", start=start, end=start + 13, text="rejected that", kind="indirect",
        speaker=who, cue=None, via=(), confidence=0.8,
    )  # fmt: skip
    (rumour,) = found(msgspec.structs.replace(heard, quotes=(quote,)))
    assert ("Ada Reyes",) == rumour.denied_by


def test_what_several_accounts_say_is_ruled_out_is_told_with_who_rules_it_out() -> None:
    one = told("The mayor, Ann Lee, ruled out a sale of the harbour on Sunday.", "a.txt")
    other = told(
        "There will be no sale of the harbour, the mayor said on Sunday.", "b.txt", {"mayor said": "the mayor"}
    )
    (rumour,) = found(one, other)
    assert {one.account.id, other.account.id} == set(rumour.accounts)
    assert "Ann Lee" in rumour.denied_by


def test_what_a_clip_says_is_a_rumour_that_the_next_sentence_denies() -> None:
    one = told(
        "A clip that half the valley shared has it that the kite will hit the town. It will not, the observatory said.",
        "a.txt",
        {"observatory said": "the observatory"},
    )
    (rumour,) = found(one)
    assert ("the observatory",) == rumour.denied_by


def test_a_vote_against_a_plan_denies_nothing() -> None:
    one = told("The council rejected the sale of the mill by nine votes to four.", "a.txt")
    other = told("The council has rejected the sale of the mill.", "b.txt")
    assert () == found(one, other)


def test_what_nobody_has_confirmed_is_unconfirmed() -> None:
    assert 1 == len(
        found(told("He is suing the brewery for a fortune, which nobody at the mill has confirmed.", "a.txt"))
    )
