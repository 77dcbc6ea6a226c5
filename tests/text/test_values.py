"""Values: how many of what a text states, and how exactly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellsourced.text import values
from wellsourced.text.numbers import read_number
from wellsourced.text.values import compare_units, find_values


def found(text, language="en"):
    return [(v.text, v.quantity, v.unit, v.hedge, v.noun) for v in find_values(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "At least 31 people fled.", ("At least 31 people", 31, "person", "at least", "people")),
        ("en", "Some 2,400 homes were hit.", ("Some 2,400 homes", 2400, "item", "about", "homes")),
        ("en", "Twelve large white vans came.", ("Twelve large white vans", 12, "item", None, "vans")),
        ("en", "The blast left 19 wounded.", ("19 wounded", 19, "person", None, "wounded")),
        ("en", "One person is missing.", ("One person", 1, "person", None, "person")),
        ("en", "Seven folks were hurt.", ("Seven folks", 7, "person", None, "folks")),
        ("en", "two dozen schools", ("two dozen schools", 24, "item", None, "schools")),
        ("en", "a loss of $3.4 billion", ("$3.4 billion", 3.4e9, "USD", None, None)),
        ("en", "a $3.4-billion loan", ("$3.4-billion", 3.4e9, "USD", None, None)),
        ("de", "ein 3-Millionen-Euro-Bau", ("3-Millionen-Euro", 3e6, "EUR", None, None)),
        ("fr", "au moins 31 morts", ("au moins 31 morts", 31, "person", "at least", "morts")),
        (
            "fr",
            "plus de 2\u202f400 logements",
            ("plus de 2\u202f400 logements", 2400, "item", "more than", "logements"),
        ),
        ("fr", "3,4 milliards de dollars", ("3,4 milliards de dollars", 3.4e9, "USD", None, None)),
        ("es", "unos 2.400 heridos", ("unos 2.400 heridos", 2400, "person", "about", "heridos")),
        ("es", "treinta y dos escuelas", ("treinta y dos escuelas", 32, "item", None, "escuelas")),
        ("de", "rund 2400 Verletzte", ("rund 2400 Verletzte", 2400, "person", "about", "verletzte")),
        ("de", "zweiundvierzig Häuser", ("zweiundvierzig Häuser", 42, "item", None, "häuser")),
        ("pt", "7 mil milhões de euros", ("7 mil milhões de euros", 7e9, "EUR", None, None)),
        ("it", "circa dodici scuole", ("circa dodici scuole", 12, "item", "about", "scuole")),
        ("en", "40 knots", ("40 knots", 40, "knot", None, None)),
        ("en", "up 45 per cent", ("45 per cent", 45, "percent", None, None)),
        ("en", "for more than nine years", ("more than nine years", 9, "years", "more than", None)),
        ("en", "a 14-year-old boy", ("14-year-old", 14, "age", None, None)),
        ("en", "Ana Ruiz, 34, spoke.", ("34", 34, "age", None, None)),
        ("es", "Ana Ruiz, de 34 años, habló.", ("34 años", 34, "age", None, None)),
        ("en", "at about 8:15 p.m.", ("about 8:15 p.m.", 1215, "clock", "about", None)),
        ("en", "back in 1987", ("1987", 1987, "year", None, None)),
        ("en", "80 dead fish", ("80 dead fish", 80, "item", None, "fish")),
        ("en", "-7 °C", ("-7 °C", -7, "celsius", None, None)),
    ],
)
def test_a_quantity_is_read_with_its_unit_hedge_and_noun(language, text, expected):
    assert expected in found(text, language)


def test_a_bare_number_behind_a_verb_of_harm_counts_people():
    assert [("at least 31", "person"), ("nine", "person")] == [
        (v.text, v.unit) for v in find_values("killing at least 31 and injuring nine", "en")
    ]


def test_a_range_gives_both_bounds():
    assert [(10, "at least", "people"), (20, "up to", "people")] == [
        (v.quantity, v.hedge, v.noun) for v in find_values("between 10 and 20 people", "en")
    ]


def test_a_change_is_no_range():
    assert [(5, None), (8, None)] == [(v.quantity, v.hedge) for v in find_values("rose from 5 to 8 percent", "en")]


@pytest.mark.parametrize(
    "text",
    [
        "call 555-123-4567",
        "the 21st time",
        "a Corvex 737 landed",
        "see section 12",
        "target No. 1",
        "won 2-1",
        "see https://example.org/2024/15",
        "@crew99",
        "dozens of people",
        "one of them",
        "the two said so",
        "a friend",
    ],
)
def test_what_counts_nothing_is_no_value(text):
    assert [] == find_values(text, "en")


@pytest.mark.parametrize(
    ("language", "text", "quantity"),
    [
        ("en", "1,234.5 km", 1234.5),
        ("de", "1.234,5 km", 1234.5),
        ("de", "250'000 Euro", 250000),
        ("fr", "1,7 km", 1.7),
        ("en", "£5m", 5e6),
    ],
)
def test_separators_are_read_as_the_language_writes_them(language, text, quantity):
    assert [quantity] == [v.quantity for v in find_values(text, language)]


def test_quantities_in_different_units_compare():
    assert 1.0 == pytest.approx(compare_units((40, "knot"), (74, "kilometre per hour")), abs=0.01)


def test_tons_and_tonnes_that_nearly_agree_are_equal():
    assert 1.0 == compare_units((500, "tonne"), (545, "ton"))


def test_units_of_different_kinds_do_not_compare():
    assert compare_units((3, "hour"), (3, "metre")) is None


def test_points_in_time_are_equal_or_not():
    assert 0.0 == compare_units((1215, "clock"), (1216, "clock"))


def check(text, spans):
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        end = span.end


LANGUAGES = ["en", "fr", "es", "de", "pt", "it", None, "xx"]
WORDS = [
    "at",
    "least",
    "12",
    "between",
    "and",
    "to",
    "-",
    "20",
    "people",
    "$",
    "%",
    "million",
    "3,5",
    "killing",
    ",",
    "34",
    "two",
    "hundred",
    "de",
    "mil",
    "2021",
    "9:30",
    "p.m.",
    "km",
    "years",
    "a",
    "one",
    "/",
    "from",
]


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_sorted_spans_inside_it(text, language):
    check(text, find_values(text, language))


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(LANGUAGES), st.sampled_from([" ", ""]))
@settings(max_examples=200, deadline=None)
def test_any_order_of_counting_words_gives_sorted_spans(words, language, between):
    text = between.join(words)
    check(text, find_values(text, language))


@pytest.mark.parametrize("unit", ["1,", "12 ", '1"', "hundred ", "about 5 to ", "$"])
def test_work_grows_no_faster_than_the_text(monkeypatch, unit):
    reads = []

    def counting(words, i, known):
        reads.append(i)
        return read_number(words, i, known)

    monkeypatch.setattr(values, "read_number", counting)
    find_values(unit * 500, "en")
    once = len(reads)
    find_values(unit * 1000, "en")
    assert len(reads) - once <= 2 * once + 20


def test_a_man_of_nineteen_is_no_count() -> None:
    assert [(v.quantity, v.unit) for v in find_values("A man of 19 has been arrested in Osby.", "en")] == [
        (19.0, "age")
    ]
    assert [v.unit for v in find_values("a group of people of 19 nations", "en")] == ["item"]


def test_no_one_is_not_one() -> None:
    assert find_values("No one was injured, the union said.", "en") == []


def test_a_line_of_a_log_begins_with_its_hour() -> None:
    assert [v.unit for v in find_values("14.35 The man is still missing.", "en")] == ["clock"]
    assert [v.unit for v in find_values("12.50 Euro kostet das.", "de")] == ["EUR"]


def test_a_number_word_behind_what_it_names_counts_nothing() -> None:
    assert [] == find_values("Gate three stops while it is raised.", "en")
    assert ["two men"] == [v.text for v in find_values("The bus two men hired left.", "en")]
