"""Bytes of any encoding become the text their writer saw."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellsourced.reading.decode import decode, is_binary

WORDS = "Das Café an der Brücke: “geöffnet”, sagte Łukasz."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_every_unicode_encoding_is_read(encoding: str) -> None:
    assert WORDS == decode(WORDS.encode(encoding))


def test_a_declared_encoding_is_followed() -> None:
    page = '<meta charset="iso-8859-2"><p>Wałęsa przemówił w Gdańsku</p>'
    assert page == decode(page.encode("iso-8859-2"))


def test_text_decoded_wrongly_once_is_repaired() -> None:
    assert "Trump’s “words”" == decode("Trumpâ€™s â€œwordsâ€\x9d".encode())


def test_only_what_a_page_shows_and_says_of_itself_is_repaired() -> None:
    wrong, right = "Trumpâ€™s", "Trump’s"
    page = (
        '<meta content="{0}"><script>{1}</script><style>{1}</style><script type="application/ld+json">{0}</script>'
        '<p data-all="{1}">{0}</p>'
    )
    assert page.format(right, wrong) == decode(page.format(wrong, wrong).encode())


def test_a_text_with_a_mark_that_opens_no_tag_is_repaired() -> None:
    assert "5 <b Trump’s x < y Trump’s" == decode("5 <b Trumpâ€™s x < y Trumpâ€™s".encode())


def test_marks_of_which_only_a_letter_is_left_are_put_back_in_pairs() -> None:
    assert "It was “over,” he said, and “done.”" == decode("It was âover,â he said, and âdone.â".encode())


def test_closing_marks_whose_last_byte_was_dropped_are_put_back() -> None:
    wrong = "â€œEnough,â€ she said â€” then â€œno moreâ€. Itâ€™s over, â€œreallyâ€?"
    assert "“Enough,” she said — then “no more”. It’s over, “really”?" == decode(wrong.encode())


def test_a_dagger_read_wrongly_stays_a_dagger_where_nothing_is_quoted() -> None:
    assert "Ann Lee †1932" == decode("Ann Lee â€ 1932".encode()).replace("† ", "†")


def test_french_keeps_its_letters() -> None:
    words = "Les dégâts au château sont limités, a dit l’âne âgé."
    assert words == decode(words.encode())


def test_quotation_marks_and_widths_stay_as_written() -> None:
    assert "“Ａ” ﬁn" == decode("“Ａ” ﬁn".encode())


def test_line_ends_and_control_characters_are_cleaned() -> None:
    assert "a\nb\nc" == decode(b"a\r\nb\rc\x00\x07")


@settings(deadline=None)  # the first repair loads its tables
@given(st.binary(max_size=400))
def test_decoding_never_fails_and_leaves_no_control_character(body: bytes) -> None:
    assert not set(decode(body)) & set("\x00\x01\x07\r\x7f")


def test_a_picture_is_binary_and_utf16_is_not() -> None:
    assert is_binary(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    assert not is_binary(WORDS.encode("utf-16-le"))
