import numpy as np
import pytest

from wellsourced.speech.assembly import attributions
from wellsourced.speech.encoder import Read, shipped

TEXT = (
    "The mayor of Upper Mill, Ann Lee, said the bridge would stay closed until spring.\n"
    "Two engineers believe that the eastern pier has moved."
)
PARAGRAPHS = [(0, TEXT.index("\n")), (TEXT.index("\n") + 1, len(TEXT))]


def read(threads: int = 1) -> tuple[Read, ...]:
    return shipped(threads).read(TEXT, PARAGRAPHS, [])


def same(one: tuple[Read, ...], other: tuple[Read, ...]) -> bool:
    return all(
        a.speech == b.speech and a.mentions == b.mentions and np.array_equal(a.meaning, b.meaning)
        for a, b in zip(one, other, strict=True)
    )


def test_indirect_speech_is_found_with_its_source_and_cue() -> None:
    found = attributions(read())
    assert [("said", "the bridge would stay closed until spring"), ("believe", "the eastern pier has moved")] == [
        (TEXT[slice(*one.cue)], TEXT[slice(*one.contents[0])].removeprefix("that ")) for one in found
    ]
    assert "Ann Lee" in TEXT[slice(*found[0].sources[0])]
    assert ["Two engineers"] == [TEXT[slice(*span)] for span in found[1].sources]


def test_the_same_text_is_read_the_same_on_any_number_of_cores() -> None:
    assert same(read(), read())
    assert same(read(), read(threads=2))


def test_a_paragraph_is_not_changed_by_those_in_other_windows() -> None:
    long = "The river is wide and slow and brown here. " * 30
    text = f"{TEXT}\n{long}"
    alone = shipped().read(TEXT, PARAGRAPHS, [])
    beside = shipped().read(text, [*PARAGRAPHS, (len(TEXT) + 1, len(text) - 1)], [])
    assert same(alone, beside[: len(alone)])


@pytest.mark.parametrize("text", ["", " ", "\u200b", "?" * 3000, "x" * 5000, "“" * 400])
def test_rubbish_is_read_without_a_word(text: str) -> None:
    assert () == attributions(shipped().read(text, [(0, len(text))] if text else [], []))
