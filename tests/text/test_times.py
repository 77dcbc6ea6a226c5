"""Times: what a day or hour in a text means, counted from the day of publication."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wellsourced.text.times import find_times

SATURDAY = datetime.date(2024, 3, 16)


def values(text, language="en", reference=SATURDAY):
    return [(span.text, span.value) for span in find_times(text, language, reference)]


@pytest.mark.parametrize(
    ("language", "text", "words", "day"),
    [
        ("en", "It broke on Friday night.", "on Friday night", "2024-03-15"),
        ("en", "It broke on Saturday.", "on Saturday", "2024-03-16"),
        ("en", "The pier burned late on Sunday.", "late on Sunday", "2024-03-10"),
        (
            "en",
            "The road flooded in the early hours of Thursday.",
            "in the early hours of Thursday",
            "2024-03-14",
        ),
        ("en", "It came last Tuesday.", "last Tuesday", "2024-03-12"),
        ("en", "The mill closed two nights ago.", "two nights ago", "2024-03-14"),
        ("fr", "Le toit est tombé vendredi soir.", "vendredi soir", "2024-03-15"),
        ("fr", "Il a plu hier.", "hier", "2024-03-15"),
        ("es", "El puente cayó el martes por la noche.", "el martes por la noche", "2024-03-12"),
        ("es", "Lo dijo ayer.", "ayer", "2024-03-15"),
        ("de", "Das Dach stürzte am Freitag ein.", "am Freitag", "2024-03-15"),
        ("de", "Das Dach stürzte Donnerstagabend ein.", "Donnerstagabend", "2024-03-14"),
        ("de", "Er kam gestern Abend an.", "gestern Abend", "2024-03-15"),
        ("pt", "O teto caiu na sexta-feira.", "na sexta-feira", "2024-03-15"),
        ("pt", "O teto caiu ontem à noite.", "ontem à noite", "2024-03-15"),
        ("it", "Il tetto è crollato mercoledì.", "mercoledì", "2024-03-13"),
        ("it", "Il tetto è crollato ieri.", "ieri", "2024-03-15"),
    ],
)
def test_a_day_is_counted_from_the_publication_day(language, text, words, day):
    assert [(words, day)] == values(text, language)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The bridge will reopen on Monday.", "2024-03-18"),
        ("en", "Officials said the bans are to be lifted on Monday.", "2024-03-18"),
        ("en", "Cars may be towed from the quay on Tuesday.", "2024-03-19"),
        ("en", "Owners had to leave no later than Monday.", "2024-03-18"),
        ("fr", "Le pont doit rouvrir lundi.", "2024-03-18"),
        ("fr", "Le pont rouvrira lundi.", "2024-03-18"),
        ("es", "La barrera podría abrirse el lunes.", "2024-03-18"),
        ("es", "El puente se abrirá el lunes.", "2024-03-18"),
        ("de", "Die Brücke wird am Montag geöffnet.", "2024-03-18"),
        ("pt", "A ponte será aberta na segunda-feira.", "2024-03-18"),
        ("it", "Il ponte riaprirà lunedì.", "2024-03-18"),
    ],
)
def test_a_verb_that_looks_ahead_makes_a_weekday_the_coming_one(language, text, day):
    assert [day] == [value for _, value in values(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The gallery reopens on Monday."),
        ("en", "Ferries resume on Monday."),
        ("en", "T-shirts reading “Mind the gull” go on sale on Monday."),
        ("en", "The first rehearsal is on Monday."),
        ("en", "The lane is closed on Monday."),
        ("en", "The open day on Monday is cancelled."),
        ("en", "He was held in custody until Monday."),
        ("en", "Bakers announced a walkout for Monday."),
        ("en", "The council agreed to drain the pond on Monday."),
        ("en", "Bids must be in by 2 p.m. on Monday, the broker said."),
        ("en", "Next briefing on Monday."),
        ("en", "Next bulletin: Monday."),
        ("fr", "Prochain bulletin : lundi."),
        ("it", "Prossimo bollettino: lunedì."),
        ("fr", "Le musée rouvre lundi."),
        ("fr", "La piscine est fermée jusqu'à lundi."),
        ("fr", "Le maire a promis de rouvrir la piscine lundi."),
        ("fr", "Lundi, il n'y aura pas de marché."),
        ("es", "El museo reabre el lunes."),
        ("es", "Hay una reunión el lunes."),
        ("es", "La jueza lo citó para el lunes."),
        ("de", "Im Gasthof ist am Montag Versammlung."),
        ("de", "Das Fest am Montag fällt aus."),
        ("de", "Für Montag haben die Bäcker zum Streik aufgerufen."),
        ("pt", "Há reunião na segunda-feira."),
        ("pt", "O jogo é na segunda-feira."),
        ("it", "Si riprende lunedì."),
        ("it", "Il sindaco ha promesso di riaprire la piscina lunedì."),
    ],
)
def test_what_is_announced_in_the_present_is_still_to_come(language, text):
    assert ["2024-03-18"] == [value for _, value in values(text, language)][-1:]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Gulls close beach on Monday\nA pair of gulls bit two bathers."),
        ("en", "They will sing apart after a row on Monday."),
        ("en", "He will stand trial over the stabbing on Monday."),
        ("en", "She waited until Monday to ring the vet."),
        ("en", "A spokesman would not comment on Monday."),
        ("en", "The lane was closed due to the flood on Monday."),
        ("en", "Monday's storm took the roof."),
        ("en", "The council voted 31 to 18 on Monday to drain the pond."),
        ("fr", "Il a quitté la mine lundi."),
        ("fr", "Les lampes se sont éteintes lundi."),
        ("es", "La alcaldesa ha vuelto el lunes."),
        ("fr", "La route est coupée depuis lundi."),
        ("es", "El puente está cerrado desde el lunes."),
        ("es", "Fue detenido el lunes."),
        ("de", "Ein Wolf ist am Montag durch das Dorf spaziert."),
        ("de", "Die Arbeit wurde am Montag gestoppt."),
        ("pt", "O homem fugiu na segunda-feira."),
        ("it", "La giunta ha chiesto lunedì tutte le fatture."),
    ],
)
def test_what_is_told_as_known_is_past(language, text):
    assert ["2024-03-11"] == [value for _, value in values(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The captain ordered them to row home late on Thursday evening.", "2024-03-14"),
        ("en", "The mayor ordered the mill to close on Monday.", "2024-03-18"),
        ("it", "Il capitano ha ordinato loro di remare a casa giovedì sera.", "2024-03-14"),
    ],
)
def test_the_day_of_an_order_or_of_what_was_ordered_is_the_nearer(language, text, day):
    assert day in [value for _, value in values(text, language)]


def test_a_day_that_owns_something_is_read_with_its_ending():
    assert [("in Monday's", "2024-03-11")] == values("She came second in Monday's race.", "en")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It may reopen on Monday week.", "2024-03-25"),
        ("It may reopen a week on Monday.", "2024-03-25"),
        ("It broke a week ago.", "2024-03-09"),
    ],
)
def test_a_week_is_counted_to_the_day(text, day):
    assert [day] == [value for _, value in values(text, "en")]


def test_the_verb_nearest_to_the_day_decides():
    assert ["2024-03-14"] == [v for _, v in values("The bridge will reopen soon, the mayor said on Thursday.")]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "on March 5, 2021", "2021-03-05"),
        ("en", "on 5th March 2021", "2021-03-05"),
        ("en", "on 03/05/2021", "2021-03-05"),
        ("en", "on 2021-03-05", "2021-03-05"),
        ("fr", "le 1er mars 2021", "2021-03-01"),
        ("es", "el 5 de marzo de 2021", "2021-03-05"),
        ("de", "am 5. März 2021", "2021-03-05"),
        ("de", "am 05.03.2021", "2021-03-05"),
        ("pt", "a 5 de março de 2021", "2021-03-05"),
        ("it", "il 5 marzo 2021", "2021-03-05"),
        ("en", "in June 2019", "2019-06"),
        ("en", "in 1987", "1987"),
    ],
)
def test_an_absolute_date_needs_no_reference(language, text, value):
    assert [value] == [v for _, v in values(text, language, None)]


def test_a_day_without_a_year_is_the_nearest():
    assert ["2023-12-30"] == [v for _, v in values("It sank on December 30.")]


def test_without_a_reference_a_relative_day_is_found_but_has_no_value():
    assert [("yesterday", None)] == values("It sank yesterday.", reference=None)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "at 8:15 p.m.", "T20:15"),
        ("en", "at 9.30am", "T09:30"),
        ("en", "at 20.15", "T20:15"),
        ("en", "at ten to four", "T03:50"),
        ("en", "at half past nine in the evening", "T21:30"),
        ("en", "at noon", "T12:00"),
        ("en", "at 12:05 a.m.", "T00:05"),
        ("fr", "à 20h15", "T20:15"),
        ("fr", "à 20 h 15", "T20:15"),
        ("de", "um 16.35 Uhr", "T16:35"),
        ("de", "um halb zehn", "T09:30"),
        ("es", "a las nueve y media", "T09:30"),
        ("pt", "às 20h15", "T20:15"),
        ("it", "alle 16.35", "T16:35"),
    ],
)
def test_a_time_of_day_is_read(language, text, value):
    assert [value] == [v for _, v in values(text, language)]


def test_a_time_of_day_takes_the_day_that_stands_beside_it():
    assert [("at 4:35 p.m.", "2024-03-12T16:35"), ("on Tuesday", "2024-03-12")] == values("at 4:35 p.m. on Tuesday")


def test_the_part_of_the_day_beside_a_time_tells_the_half():
    assert ("at 8:15", "2024-03-10T20:15") in values("It began Sunday night at 8:15.")


def test_a_decimal_number_is_no_time_of_day():
    assert [] == values("The index closed at 16.35 million.")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The fire began on Tuesday. A day later the crew left.", "2024-03-13"),
        ("The fire began on Tuesday. The next morning it was out.", "2024-03-13"),
        ("The fire began on Tuesday. They met that evening.", "2024-03-12"),
        ("It shut on Thursday, two days after the owner said it was safe.", "2024-03-12"),
        ("It broke the promise on Thursday that it had made two days before.", "2024-03-12"),
    ],
)
def test_some_days_are_counted_from_the_last_day_named(text, day):
    assert day == values(text)[-1][1]


def test_what_is_told_as_past_is_not_counted_beyond_the_publication_day():
    assert "2024-03-06" == values("It burned on 1 March. She spoke on Friday. He resigned five days later.")[-1][1]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("last week", "2024-W10"),
        ("last month", "2024-02"),
        ("next year", "2025"),
        ("for 48 hours", "PT48H"),
        ("nine years", "P9Y"),
    ],
)
def test_weeks_months_years_and_durations_have_iso_values(text, value):
    assert [value] == [v for _, v in values(text)]


@pytest.mark.parametrize(
    "text",
    ["Black Friday", "a 14-year-old boy", "in the 1990s", "see www.monday.example", "@friday", "She may go."],
)
def test_what_only_looks_like_a_time_is_left_out(text):
    assert [] == values(text)


def test_a_post_is_counted_from_its_own_day():
    text = "He wrote: it fell yesterday"
    spans = find_times(text, "en", SATURDAY, [(10, len(text), datetime.date(2024, 3, 10))])
    assert ["2024-03-09"] == [span.value for span in spans]


@given(
    st.text(max_size=120),
    st.sampled_from(["en", "fr", "es", "de", "pt", "it", None, "xx"]),
    st.sampled_from([None, SATURDAY, datetime.date.min, datetime.date.max]),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_sorted_spans_inside_it(text, language, reference):
    check(text, find_times(text, language, reference))


WORDS = [
    "on",
    "Friday",
    "last",
    "next",
    "2",
    "two",
    "days",
    "ago",
    "March",
    "5",
    ",",
    ".",
    "2021",
    "at",
    "9",
    ":",
    "30",
    "p.m.",
    "will",
    "later",
    "the",
    "morning",
    "lundi",
    "dernier",
    "17",
    "Uhr",
    "não",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["en", "fr", "es", "de", "pt", "it"]))
@settings(max_examples=150, deadline=None)
def test_any_order_of_words_of_time_gives_sorted_spans(words, language):
    text = " ".join(words)
    check(text, find_times(text, language, SATURDAY))


def check(text, spans):
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        end = span.end


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a second tram was in the shed", "en"),
        ("une seconde explosion a suivi", "fr"),
        ("un segundo tren esperaba", "es"),
        ("um segundo carro parou", "pt"),
        ("un secondo treno era fermo", "it"),
    ],
)
def test_what_comes_after_the_first_is_no_span_of_time(text, language):
    assert [] == find_times(text, language, None)


def test_a_second_by_itself_is_one():
    assert ["PT1S"] == [t.value for t in find_times("It took a second.", "en", None)]
