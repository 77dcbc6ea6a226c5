"""Whose words they are in the wordings of news that name nobody beside the marks."""

import pytest

from make import account
from wellsourced.model.speech import Claim
from wellsourced.speech.echoes import echoes
from wellsourced.speech.hear import hear


def speakers(text: str, language: str = "en") -> list[str | None]:
    quotes = hear(account(text, language=language)).quotes
    return [q.speaker.name if q.speaker else None for q in quotes if q.kind != "indirect"]


def chains(text: str, language: str = "en") -> list[tuple[str, ...]]:
    quotes = hear(account(text, language=language)).quotes
    return [q.via for q in quotes if q.kind != "indirect"]


def laid_to(text: str, language: str = "en") -> list[str | None]:
    claims: tuple[Claim, ...] = hear(account(text, language=language)).claims
    return [c.attributed_to.name if c.attributed_to else None for c in claims]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # a forename tells whom "she" means, in whatever language it is usual
        ("Ingrid Sol", "Pavel Orr left. Ingrid Sol, who runs the mill, stayed. “We shall see about it,” she said."),
        # one who was just brought in without a name is whom the noun means
        ("a police officer who may not speak in public",
         "Commissioner Ann Lee led the search. The barn had been watched, a police officer who may not speak in public"
         " said. “We knew every hen by name,” the officer told the Herald."),
        # the words of a speech are no person
        ("Ann Lee", "In a speech of five sentences Ann Lee gave it up. “I go as I came, on foot,” ran one of them."),
        # what is described is not who describes it
        ("the charging document",
         "In the charging document the office counts two barns. The club is described as “a trade in stolen hens”."),
        ("Ben Ode", "The minister, Ben Ode, asked by the paper, refused to promise: “I shall not say it again.”"),
        ("Ann Lee", "“We saw the smoke over the hill,” is how Ann Lee put it."),
    ],
)  # fmt: skip
def test_the_words_are_laid_to_whom_the_text_means(name: str, text: str) -> None:
    assert [name] == speakers(text)


def test_whoever_spoke_goes_on_where_only_a_hearer_is_named() -> None:
    text = (
        "“I have lost this house,” Ann Lee told the chamber. And then, to the gallery: “I shall not stand in the door.”"
    )
    assert ["Ann Lee", "Ann Lee"] == speakers(text)


def test_nobody_is_better_than_anybody() -> None:
    far = "Pavel Orr signed the letter.\nIt rained.\nThe hall was full.\nThe choir sang.\n"
    text = far + "“That will do for tonight,” she said."
    assert "Pavel Orr" not in speakers(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Per Sandvik", "Per Sandvik, der Oppositionsführer, sagte: „Dieser Abend macht mir keine Freude.“"),
        ("Ole Brandt", "„Sie haben die Stadt gedemütigt“, zitierte die Agentur Nordwind den Bürgermeister Ole Brandt."),
        ("Ida Holm", "Ministerin Ida Holm hatte den Hafen „aus Gründen der Sicherheit“ für geschlossen erklärt."),
    ],
)
def test_german_nouns_are_no_names_and_verbs_may_come_last(name: str, text: str) -> None:
    (speaker,) = speakers(text, "de")
    assert speaker is not None and speaker.endswith(name)


def test_a_german_quotation_begins_a_sentence_of_its_own() -> None:
    text = "Der Steg ist morsch. „Wir sperren ihn“, sagte Mara Keln. Der Wirt ging."
    assert [None, "Mara Keln", None] == laid_to(text, "de")


def test_the_german_paper_passes_on_what_its_source_said() -> None:
    text = "Der Steg wird gesperrt, berichtete der Garodon Bote unter Berufung auf Mara Keln."
    (said,) = hear(account(text, language="de")).quotes
    assert ("Der Steg wird gesperrt", ("Garodon Bote",)) == (said.text, said.via)
    assert said.speaker is not None
    assert "Mara Keln" == said.speaker.name


@pytest.mark.parametrize(
    ("via", "text"),
    [
        ("SRK", "“I am going nowhere,” Ann Lee said then in an interview with the broadcaster SRK."),
        ("TVX", "Ann Lee told the Danish channel TVX that it “will not happen again”."),
    ],
)
def test_an_outlet_is_known_by_the_noun_before_it(via: str, text: str) -> None:
    assert [(via,)] == chains(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Dockers’ Federation", "The Dockers’ Federation says 9,400 of its members are on strike."),
        ("Police", "The Harbour Trust closed the pier on Friday.\nPolice put the crowd outside at 1,200."),
        ("Organisers", "Organisers counted 3,000 people in the square."),
        ("The draft contract", "The draft contract, which the Herald has seen, hands a bank the quays for 40 years."),
        ("the Food Office", "The plant was last inspected in June, the Food Office’s public register shows."),
        ("Ann Lee’s lawyer", "Ann Lee left the court. The fine had been paid, her lawyer said."),
    ],
)  # fmt: skip
def test_a_sentence_is_laid_to_the_body_or_paper_that_it_names(name: str, text: str) -> None:
    found = [who.replace("'", "’").lower() for who in laid_to(text) if who is not None]
    assert name.lower().removeprefix("the ") in [who.removeprefix("the ") for who in found]


def test_a_number_that_opens_a_sentence_names_nobody() -> None:
    assert "Eighty-three" not in laid_to("The Speaker read the paper. Eighty-three had voted for it, he announced.")


def test_words_that_another_account_quotes_are_their_speakers() -> None:
    paper = hear(account("“I take no pleasure in this evening,” Ann Lee said.", source="1"))
    blog = hear(account("Lee went home early. So much for the “pleasure in this evening” of the winner.", source="2"))
    bare = hear(
        account("Somebody went home early. So much for the “pleasure in this evening” of the winner.", source="3")
    )
    _, echoed, unnamed = echoes((paper, blog, bare))
    (quote,) = [q for q in echoed.quotes if "pleasure" in q.text]
    assert quote.speaker is not None and ("Ann Lee", "Lee") == (quote.speaker.name, quote.speaker.as_written)
    assert unnamed == bare


def test_the_turns_of_a_talk_are_their_speakers_but_not_the_questions() -> None:
    text = (
        "ANN LEE: Do you believe the figure?\nBEN ODE: We do. We added them up twice.\n"
        "LEE: Was anything odd that night?\nODE: Nothing at all."
    )
    quotes = [q for q in hear(account(text)).quotes if q.kind != "indirect"]
    assert [("Ben Ode", "We do. We added them up twice."), ("Ben Ode", "Nothing at all.")] == [
        (q.speaker.name if q.speaker else "", q.text) for q in quotes
    ]


def test_a_label_before_a_single_paragraph_is_no_talk() -> None:
    assert [] == speakers("NOTE: The gate is shut.\nThe road is open again.")


def test_someone_without_a_name_is_told_apart_by_what_they_do() -> None:
    text = "A woman who keeps a stall on the quay was silent. “I paint that ferry for the guests.”"
    assert ["A woman who keeps a stall on the quay"] == speakers(text)
