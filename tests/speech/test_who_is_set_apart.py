"""Who speaks where a sentence names somebody aside: between commas, in apposition, in a clause set against another."""

import pytest

from make import account
from wellsourced.speech.hear import hear


def speakers(text: str, language: str = "en") -> list[str | None]:
    quotes = hear(account(text, language=language)).quotes
    return [q.speaker.name if q.speaker else None for q in quotes if q.kind != "indirect"]


def chains(text: str) -> list[tuple[str, ...]]:
    return [q.via for q in hear(account(text)).quotes if q.kind != "indirect"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Harriet Doyle", "The boats, insisted Harriet Doyle, were “in better shape than the crews”."),
        ("the head waiter", "The menu, conceded the head waiter, was “a gamble”."),
        ("The tribunal", "The tribunal ruled on Friday. The sacking, it found, was “cruel and pointless”."),
        ("Nils Orr", "For the bakers it was a loss; for Nils Orr, who sells bicycles, it was “a gift from heaven”."),
        ("Marta Quill", "In Marta Quill's words, the ballet was “a fever in white shoes”."),
        ("Brant Steel", "Shares in Brant Steel fell. In the firm's words, it was “a minor event in one shed”."),
        ("Arvid Holm", "The tower was “leaning on its reputation”, as its then clerk, Arvid Holm, put it."),
        ("Carla Moon", "It was Carla Moon, he likes to say, who warned him: “Never lend a saw.”"),
    ],
)
def test_whoever_a_sentence_names_aside_speaks(name: str, text: str) -> None:
    assert [name] == speakers(text)


def test_what_a_tag_parts_is_no_teller() -> None:
    assert [()] == chains("The captain, insisted Harriet Doyle, was “in better shape than the crew”.")


def test_who_recalls_the_words_of_another_only_hands_them_on() -> None:
    assert ["The skipper"] == speakers("The skipper's last words, a deckhand recalled, were “hold the line”.")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Olive Pratt", "“I heard it sing,” said the woman who keeps the boathouse, Olive Pratt."),
        ("the woman", "“I heard it sing,” said the woman who had been out with her brother, Owen Pratt."),
        ("Amos Reed", "“We saved the piano,” said the caretaker, a tall man called Amos Reed."),
        ("Judith Rowe", "The pianist's agent, Judith Rowe, came. Carl Munk stayed away. “He is ill,” the agent said."),
        (
            "Martha",
            "Martha, the older, cooks; Jean, the younger, sings. “Nobody leaves hungry,” the older sister said.",
        ),
        ("Otto Bram", "Otto Bram's answer is shorter. “I forgot,” the retired surveyor said."),
    ],
)
def test_a_description_is_whoever_bears_it(name: str, text: str) -> None:
    assert [name] == speakers(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Mark Lund", "Peter Hall said the plan was sound; his deputy, Mark Lund, was not. “We are broke,” he said."),
        ("Anja Brook", "Tomas Ellis thanked them, while the choir's head, Anja Brook, did not. “We froze,” she said."),
        ("Frank Osei", "Henry Poole lost to Frank Osei. “Poole fought well,” he said."),
        ("the prosecutor", "Dario Fenn was sent to prison. “He showed no remorse at all,” said the prosecutor."),
        ("Clara Voss", "Clara Voss resigned on Friday. “I have nothing left to give,” the senator said."),
        ("A crowd", "A crowd had gathered outside the bank of Otto Frey. “Where is our money?” they chanted."),
        ("Lukas Thorn", "The builders knew it after Lukas Thorn wrote to them. “The piers are sand,” his letter said."),
    ],
)
def test_a_pronoun_means_whoever_was_set_apart_last(name: str, text: str) -> None:
    assert [name] == speakers(text)


def test_both_halves_of_a_split_quotation_have_one_speaker() -> None:
    text = "“We saved the piano,” said the caretaker, a tall man called Amos Reed, “but not the books.”"
    assert ["Amos Reed", "Amos Reed"] == speakers(text)


@pytest.mark.parametrize(
    "text",
    [
        "A board was nailed to the gate. “KEEP OUT OF HERE,” it read.",
        "A banner hung from the window of Rhea Stone's house. “No more trams,” it read.",
        "Mayor Gil Ortner had placards put up along the quay. “Swim at your own risk,” they said.",
    ],
)
def test_nobody_says_what_a_sign_reads(text: str) -> None:
    assert [None] == speakers(text)


def test_a_refusal_ends_its_sentence() -> None:
    text = "The nets were dry, says Oskar Lamm, a net mender who stayed at home. “Half were torn anyway,” he told them."
    assert ["Oskar Lamm"] == speakers(text)


def test_a_paper_is_read_as_its_author_said_it() -> None:
    assert ["Bruno Vale"] == speakers("Bruno Vale sent the club a letter. “I will not play again,” it read.")
