import pytest
from hypothesis import given
from hypothesis import strategies as st

from wellsourced.speech.marks import Marked, marked, outermost


def lines(*text: str) -> tuple[str, list[tuple[int, int]]]:
    """Lines as paragraphs of one text, with their spans."""
    spans, position = [], 0
    for line in text:
        spans.append((position, position + len(line)))
        position += len(line) + 1
    return "\n".join(text), spans


def found(*text: str) -> list[str]:
    whole, spans = lines(*text)
    return [whole[m.start : m.end] for m in outermost(marked(whole, spans))]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["We stay."], "“We stay.” She left."),
        (["We stay"], '"We stay", she said.'),
        (["Wir bleiben"], "„Wir bleiben“, sagte sie."),
        (["Nous restons"], "« Nous restons », a-t-elle dit."),
        (["Nein"], "»Nein«, sagte sie."),
        (["Ja"], "«Ja», sagte sie."),
        (["We stay"], "''We stay,'' she said".replace(",''", "''")),
        (["We won’t go"], "‘We won’t go’, says the mayor"),
        (["Don't run, don't shout"], "'Don't run, don't shout': the crew's advice"),
        (["The workers' rights matter,"], "'The workers' rights matter,' he said."),
        (["I don’t like this,"], '"I don’t like this,” Lee told the crowd'),
        ([], "The crew's boats weren't there."),
        ([], "A 5' 10 tall man"),
    ],
)
def test_each_style_of_marks_is_found(words: list[str], line: str) -> None:
    assert words == found(line)


def test_a_quotation_inside_another_is_not_outermost() -> None:
    text, spans = lines("“She said ‘stay here’ and left,” Lee said.")
    assert [0, 1] == [m.depth for m in marked(text, spans)]


def test_a_paragraph_left_open_continues_when_the_next_begins_with_a_mark() -> None:
    text, spans = lines("“We were there. We saw it.", "“Nobody came,” Lee said.")
    assert [(True, False), (False, True)] == [(m.continues, m.closed) for m in marked(text, spans)]


def test_a_quotation_closed_in_a_later_paragraph_is_one() -> None:
    assert ["We were there.\nNobody came."] == found("“We were there.", "Nobody came.” Lee left.")


def test_a_mark_never_closed_ends_with_its_short_paragraph() -> None:
    text, spans = lines("He said: “We go now.", "The town slept.")
    assert [Marked(10, 20, 9, 20, 0, False, False)] == marked(text, spans)


@given(st.text(alphabet="ab .,'\"“”‘’«»„\n", max_size=200))
def test_any_run_of_marks_gives_spans_within_the_text(text: str) -> None:
    whole, spans = lines(*text.split("\n"))
    assert all(0 <= m.start < m.end <= len(whole) for m in marked(whole, spans))


def test_thousands_of_marks_are_no_trouble() -> None:
    text, spans = lines("\"'“«" * 5000 + " said ”»")
    assert isinstance(marked(text, spans), list)
