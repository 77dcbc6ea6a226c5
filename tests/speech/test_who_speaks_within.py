"""Whose words an outlet or a person only passes on: whom it cites, and who speaks in what is told."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("speaker", "via", "text"),
    [
        ("Ben Vale", ("Norvik",), "The agency Norvik, citing the envoy Ben Vale, said they were “a page apart”."),
        ("the mayor", ("Norvik",), "Norvik reported, citing the mayor, that the bridge was “gone for good”."),
        ("Ben Vale", ("Kurs",), "Nothing came of it, the Osby daily Kurs wrote, quoting the envoy Ben Vale: “We ate.”"),
        ("The minister", ("Delta",), "The minister's words, as the agency Delta took them down, were “small and wet”."),
        ("Ida Holt", ("Moor Reader",), "The verdict of the judge, Ida Holt, as the Moor Reader noted it down: “Poor.”"),
        ("the bride", ("Osby Echo", "Ben Vale"),
         "Ben Vale told the Osby Echo that the bride had written “ask your mother”."),
        ("Coyle", ("Osby Echo", "Ben Vale"), "Ben Vale told the Osby Echo that Coyle had bragged of “easy money”."),
        ("she", ("Osby Echo", "Ben Vale"), "Ben Vale told the Osby Echo she had sat up and asked: “Did they win?”"),
        ("Ivo", ("Osby Echo", "Ida Holt"),
         "Ida Holt runs a lock. Her husband Ivo, she told the Osby Echo, called it “a leak”."),
        ("Ida Holt", ("Moor FM",), "The judge, Ida Holt, said the sum “still goes on strike”, Moor FM reported."),
    ],
)  # fmt: skip
def test_who_speaks_is_told_from_who_passes_it_on(speaker: str, via: tuple[str, ...], text: str) -> None:
    quote = quoted(text, "en")[-1]
    assert quote.speaker is not None
    assert (speaker, via) == (quote.speaker.name, quote.via)


@pytest.mark.parametrize(
    ("via", "text"),
    [
        ("Moor Radio", "“We count nine,” Ida Holt said. She was speaking to Moor Radio an hour after the whistle."),
        ("Osby Echo", "“The roof flew,” Ida Holt said. She was one of nine survivors interviewed by the Osby Echo."),
        ("WKQV", "“Stay in tonight,” Ida Holt said in an address carried live by WKQV."),
        ("Osby Echo", "Told of the ruling by the Osby Echo, the tenant, Ida Holt, said: “Then we stay.”"),
        ("Osby Echo", "Footage seen by the Osby Echo shows Ida Holt at a door. “You are out,” she says to a tenant."),
        ("Norvik",
         "Two millers told Norvik that the wheel had cracked. Neither gave a name. “We knew,” one of them said."),
        ("Norvik", "The rowing club told Norvik that its radio was on. “It hissed,” said Ida Holt, who sat beside it."),
    ],
)  # fmt: skip
def test_the_sentence_beside_says_who_was_told(via: str, text: str) -> None:
    assert (via,) == quoted(text, "en")[-1].via


@pytest.mark.parametrize(
    "text",
    [
        "The rowing club told Norvik that its radio was on. “Nonsense,” said Ida Holt, who leads the harbour council.",
        "Ida Holt, citing her age, said she was “done with boats”.",
        "“We count nine,” Ida Holt said. Her brother was interviewed by the police.",
    ],
)
def test_of_another_nothing_is_passed_on(text: str) -> None:
    quote = quoted(text, "en")[-1]
    assert quote.speaker is not None
    assert ("Ida Holt", ()) == (quote.speaker.name, quote.via)


def test_words_told_within_a_turn_came_through_whose_turn_it_is() -> None:
    text = (
        "HOLT: We had about forty people with us.\n\nVALE: The pump was dry.\n\n"
        "HOLT: The chairman, Mats Bror, told me at the pump: “We had no rain all May.” I laughed."
    )
    inner = next(quote for quote in quoted(text, "en") if quote.text.startswith("We had no"))
    assert inner.speaker is not None
    assert ("Mats Bror", ("Holt",)) == (inner.speaker.name, inner.via)
