"""Signs are seen of segments, and trees judge them."""

import numpy as np

from wellsourced.reading.judge import Trees, company, layers, likely_text
from wellsourced.reading.markup import Box, Segment, parse, segments
from wellsourced.reading.signs import NAMES, beside, signs


def test_a_row_ends_in_the_first_leaf_that_no_test_rules_out_and_the_leaves_add_up() -> None:
    one = Trees(
        feature=np.array([[0, 1], [1, 0]]),
        threshold=np.array([[0.5, 2.0], [2.0, np.inf]]),
        ruled_out=np.array([[0b11111110, 0b11111101], [0b11111110, 0b11111111]], dtype=np.uint8),
        value=np.array([[-1.0, 1.0, 3.0], [-2.0, 2.0, 0.0]]),
        start=0.5,
    )
    expected = 1 / (1 + np.exp(-np.array([-2.5, 5.5, -0.5])))
    rows = np.array([[0.0, 1.0], [1.0, 3.0], [1.0, 2.0]])
    assert np.allclose(expected, one.likely(rows))


def test_many_rows_are_judged_as_each_alone() -> None:
    one, _ = layers()
    rows = np.random.default_rng(0).normal(0, 3, (1030, len(NAMES)))
    assert np.allclose(one.likely(rows), np.concatenate([one.likely(row[None]) for row in rows]))


def test_every_segment_has_a_row_of_all_signs_and_a_likelihood() -> None:
    root = parse("<html><body><nav><a href='/'>Home</a></nav><main><p>The bridge is closed.</p></main></body></html>")
    assert root is not None
    parts, boxes = segments(root)
    rows = signs(parts, boxes, False)
    assert (2, len(NAMES)) == rows.shape
    likely = likely_text(parts, boxes, rows)
    assert ((likely >= 0) & (likely <= 1)).all()


def test_company_gives_the_mean_of_segments_of_one_form() -> None:
    boxes = [Box("body", 0), Box("div post", 0), Box("div post", 0)]
    parts = [Segment("one two", "p", frozenset(), (0, n), 0) for n in (1, 2)]
    seen = company(parts, boxes, np.array([0.2, 0.8]))
    assert (2, 22) == seen.shape
    assert [0.5, 0.5] == [round(value, 6) for value in seen[:, 7]]


def test_places_are_counted_from_the_sure_segments() -> None:
    first, last, inside, nearest = beside(np.array([False, True, False, False, True]))
    assert [-1, 0, 1, 2, 3] == first.tolist()
    assert [4, 3, 2, 1, 0] == last.tolist()
    assert [0, 1, 1, 1, 1] == inside.tolist()
    assert [1, 0, 1, 1, 0] == nearest.tolist()
