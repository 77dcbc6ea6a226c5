import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from wellsourced.speech.pieces import LOWER, SURFACES, TITLE, UPPER, windows, words

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "dam", "##s", "held", ".", "mayor", "said", "ada"]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer(WordPiece({word: at for at, word in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def spans(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def test_each_word_stands_where_it_stands_in_the_text(tokenizer: Tokenizer) -> None:
    text = "The dams held.\nAda said"
    parts = words(tokenizer, text, spans(text), [], 50)
    assert [["The", "dams", "held", "."], ["Ada", "said"]] == [[text[a:b] for a, b in p.spans] for p in parts]


def test_a_word_of_two_pieces_is_met_at_its_first(tokenizer: Tokenizer) -> None:
    (part,) = words(tokenizer, "the dams held", [(0, 13)], [], 50)
    assert (0, 1, 3) == part.first
    assert 4 == len(part.pieces)


def test_case_and_marks_are_told_beside_the_pieces(tokenizer: Tokenizer) -> None:
    (part,) = words(tokenizer, "THE Dam held", [(0, 12)], [(4, 12)], 50)
    assert (UPPER, TITLE + SURFACES, LOWER + SURFACES) == part.shapes


def test_a_long_paragraph_is_cut_between_words_and_loses_none(tokenizer: Tokenizer) -> None:
    text = " ".join(["dams"] * 9)
    parts = words(tokenizer, text, [(0, len(text))], [], 5)
    assert [2, 2, 2, 2, 1] == [len(part.spans) for part in parts]
    assert [(at, at + 4) for at in range(0, 45, 5)] == [span for part in parts for span in part.spans]


def test_a_word_longer_than_a_part_is_cut_short(tokenizer: Tokenizer) -> None:
    (part,) = words(tokenizer, "dam" + "s" * 40, [(0, 43)], [], 5)
    assert 1 == len(part.spans)
    assert len(part.pieces) <= 5


def test_an_empty_paragraph_has_no_words(tokenizer: Tokenizer) -> None:
    assert [] == words(tokenizer, "  ", [(0, 2)], [], 50)


def test_paragraphs_are_packed_in_order_and_no_window_is_too_long(tokenizer: Tokenizer) -> None:
    text = "\n".join(["the mayor said the dams held ."] * 7)
    parts = words(tokenizer, text, spans(text), [], 28)
    packed = windows(tokenizer, parts, 30)
    assert parts == [part for window in packed for part in window.parts]
    assert all(len(window.pieces) <= 30 for window in packed)


def test_a_window_says_where_each_of_its_parts_begins(tokenizer: Tokenizer) -> None:
    text = "the dam held\nthe mayor said"
    (window,) = windows(tokenizer, words(tokenizer, text, spans(text), [], 28), 30)
    for start, part in zip(window.starts, window.parts, strict=True):
        assert part.pieces == window.pieces[start : start + len(part.pieces)]
