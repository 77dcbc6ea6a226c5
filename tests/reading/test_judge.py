"""Signs are seen of segments, and trees judge them."""

import numpy as np

from wellsourced.reading.judge import bars, company, layers, likely_text
from wellsourced.reading.markup import Box, Segment, parse, segments
from wellsourced.reading.nest import core, nest
from wellsourced.reading.signs import NAMES, beside, signs


def test_many_rows_are_judged_as_each_alone() -> None:
    one, _ = layers()
    rows = np.random.default_rng(0).normal(0, 3, (1030, len(NAMES)))
    assert np.allclose(one.likely(rows), np.concatenate([one.likely(row[None]) for row in rows]))


def test_every_segment_has_a_row_of_all_signs_and_a_likelihood() -> None:
    root = parse("<html><body><nav><a href='/'>Home</a></nav><main><p>The bridge is closed.</p></main></body></html>")
    assert root is not None
    parts, boxes = segments(root)
    within = nest(parts, boxes)
    rows = signs(parts, boxes, within, False)
    assert (2, len(NAMES)) == rows.shape
    likely = likely_text(parts, within, rows)
    assert ((likely >= 0) & (likely <= 1)).all()


def test_company_gives_the_mean_of_segments_of_one_form() -> None:
    boxes = [Box("body", 0), Box("div post", 0), Box("div post", 0)]
    parts = [Segment("one two", "p", frozenset(), (0, n), 0) for n in (1, 2)]
    seen = company(parts, nest(parts, boxes), np.array([0.2, 0.8]))
    assert (2, 30) == seen.shape
    assert [0.5, 0.5] == [round(value, 6) for value in seen[:, 7]]


def test_places_are_counted_from_the_sure_segments() -> None:
    first, last, inside, nearest = beside(np.array([False, True, False, False, True]))
    assert [-1, 0, 1, 2, 3] == first.tolist()
    assert [4, 3, 2, 1, 0] == last.tolist()
    assert [0, 1, 1, 1, 1] == inside.tolist()
    assert [1, 0, 1, 1, 0] == nearest.tolist()


def test_what_stands_outside_the_container_of_most_of_the_text_is_seen() -> None:
    boxes = [Box("body", 0), Box("main", 0), Box("div", 1), Box("aside", 0)]
    parts = [Segment("words", "p", frozenset(), path, 0) for path in ((0, 1, 2), (0, 1, 2), (0, 1), (0, 3))]
    half = core(nest(parts, boxes), np.array([50.0, 40.0, 5.0, 5.0]))[:, :4]
    assert [1, 1, 0, 0] == half[:, 0].tolist()  # in the container that holds half
    assert [0, 0, -1, -2] == half[:, 1].tolist()  # how many of the containers around it are not theirs
    assert [0.9, 0.9, 0.95, 1.0] == half[:, 2].tolist()  # what the last that they share holds
    assert [0, 0, 0, 1] == half[:, 3].tolist()  # how deep they stand below that


def test_a_page_without_any_likely_text_has_a_core_too() -> None:
    parts = [Segment("words", "p", frozenset(), (0, 1), 0)]
    assert (1, 8) == core(nest(parts, [Box("body", 0), Box("div", 0)]), np.zeros(1)).shape


def test_links_stress_brackets_and_words_of_pointers_are_signs() -> None:
    first, link = "<p>The <b>old</b> bridge.</p>", "<p><b>[<a href='/'>How bridges fall</a>]</b></p>"
    page = f"{first}{link}<p>Lire aussi : <a>Le pont</a> <a>x</a></p>"
    root = parse(f"<html><body>{page}</body></html>")
    assert root is not None
    parts, boxes = segments(root)
    rows = signs(parts, boxes, nest(parts, boxes), False)
    seen = {name: rows[:, NAMES.index(name)].tolist() for name in ("links", "stressed", "bracketed", "pointer")}
    assert [0, 1, 2] == seen["links"]
    assert [3 / 15, 1, 0] == seen["stressed"]
    assert [0, 1, 0] == seen["bracketed"]
    assert [0, 0, 1] == seen["pointer"]


def told(text: str, tag: str = "p", link_chars: int = 0) -> Segment:
    return Segment(text, tag, frozenset(), (0,), link_chars)


def test_amid_text_beyond_doubt_what_is_in_doubt_and_what_is_but_a_link_need_more() -> None:
    link = told("How bridges fall", link_chars=16)
    parts = [told("word " * 60), told("Ferries"), link, told("The bridge in May", "figcaption")]
    sure = bars(parts, np.array([0.98, 0.4, 0.6, 0.4]))
    assert [True, False, False, True] == (np.array([0.98, 0.4, 0.6, 0.4]) >= sure).tolist()
    unsure = bars(parts, np.array([0.9, 0.4, 0.6, 0.4]))
    assert [True] * 4 == (np.array([0.9, 0.4, 0.6, 0.4]) >= unsure).tolist()


def test_an_unsure_page_is_not_emptied() -> None:
    parts = [told("word " * 30), told("word " * 30)]
    assert (bars(parts, np.array([0.2, 0.15])) <= 0.15).all()
