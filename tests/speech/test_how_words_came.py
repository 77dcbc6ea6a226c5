"""Ways in which words come to an outlet, or from one who only passes them on: closed forms in English."""

import pytest

from saying import quoted


@pytest.mark.parametrize(
    ("via", "text"),
    [
        ("Moor Lamp", "“We saw it,” Ida Holt told the Moor Lamp."),
        ("Sunday Crier", "“We saw it,” Ida Holt told the Sunday Crier."),
        ("Moor Lamp", "Ida Holt was reported as saying in the Moor Lamp: “We saw it.”"),
        ("Moor Lamp", "“We saw it,” Ida Holt said in a message shared with the Moor Lamp."),
        ("Moor Lamp", "In an email to the Moor Lamp, Ida Holt wrote: “We saw it.”"),
        ("Moor Lamp", "Ida Holt gave the Moor Lamp another account: “We saw it.”"),
        ("Moor Lamp", "“We saw it” is how Ida Holt put it to the Moor Lamp."),
        ("Moor Lamp", "The Moor Lamp cites the baker, Ida Holt: “We saw it.”"),
        ("Norvik", "The agency Norvik carried a line from the baker, Ida Holt: “We saw it.”"),
        ("Norvik", "The station Norvik played a clip in which Ida Holt says: “We saw it.”"),
        ("Moorline", "Pressed by Moorline on the point, Ida Holt said: “We saw it.”"),
        ("Moorline", "When Moorline put the claim to Ida Holt, she said: “We saw it.”"),
        ("Ben Vale", "Through an interpreter, Ben Vale, Ida Holt said: “We saw it.”"),
        ("Ben Vale", "“We saw it,” Ida Holt said, as relayed by her brother, Ben Vale."),
        ("Moor Lamp Ben Vale", "Ida Holt called it “a mess”, a witness, Ben Vale, told the Moor Lamp."),
        ("Ben Vale", "Ida Holt called it “a mess”, her brother Ben Vale recalled."),
        ("Evening Lamp", "In a message obtained by the Evening Lamp, the contractor Ida Holt told him to “pour it”."),
        ("Ben Vale", "He slept. Ida Holt said, Ben Vale tells us: “The road is closed, and so are we.”"),
    ],
)  # fmt: skip
def test_the_chain_is_read_from_the_construction(via: str, text: str) -> None:
    quote = quoted(text, "en")[-1]
    assert quote.speaker is not None
    assert ("Ida Holt", via) == (quote.speaker.name, " ".join(quote.via))


@pytest.mark.parametrize(
    "text",
    [
        "Speaking on the steps, Ida Holt said: “We saw it.”",
        "“We saw it,” Ida Holt said in a message shared with her sister.",
        "Ida Holt gave the door a kick: “We saw it.”",
    ],
)
def test_nothing_else_is_a_chain(text: str) -> None:
    (quote,) = quoted(text, "en")
    assert quote.speaker is not None
    assert ("Ida Holt", ()) == (quote.speaker.name, quote.via)
