"""Signs are seen of segments, and trees judge them."""

import numpy as np

from wellsourced.reading.judge import Trees, company, likely_text
from wellsourced.reading.markup import Box, Segment, parse, segments
from wellsourced.reading.signs import NAMES, Chosen, signs


def test_a_row_falls_through_each_tree_and_the_leaves_add_up() -> None:
    one = Trees(
        feature=np.array([[0, 0, 0], [1, 0, 0]]),
        threshold=np.array([[0.5, 0.0, 0.0], [2.0, 0.0, 0.0]]),
        left=np.array([[1, 1, 2], [1, 1, 2]]),
        right=np.array([[2, 1, 2], [2, 1, 2]]),
        value=np.array([[0.0, -1.0, 1.0], [0.0, -2.0, 2.0]]),
        depth=1,
        start=0.5,
    )
    expected = 1 / (1 + np.exp(-np.array([-2.5, 3.5, -0.5])))
    rows = np.array([[0.0, 1.0], [1.0, 3.0], [1.0, 2.0]])
    assert np.allclose(expected, one.likely(rows))


def test_what_stands_among_the_chosen_paragraphs_has_its_share() -> None:
    chosen = Chosen(["The mayor of Harrowgate said the bridge would stay closed for months.", "- Share"])
    assert [1.0, 1.0, 0.0] == [
        chosen.share(text)
        for text in ("The mayor of Harrowgate said the bridge", "Share", "Read our newsletter every morning at six")
    ]


def test_every_segment_has_a_row_of_all_signs_and_a_likelihood() -> None:
    root = parse("<html><body><nav><a href='/'>Home</a></nav><main><p>The bridge is closed.</p></main></body></html>")
    assert root is not None
    parts, boxes = segments(root)
    rows = signs(parts, boxes, [0.0, 1.0], False)
    assert (2, len(NAMES)) == rows.shape
    likely = likely_text(parts, boxes, rows)
    assert ((likely >= 0) & (likely <= 1)).all()


def test_company_gives_the_mean_of_segments_of_one_form() -> None:
    boxes = [Box("body", 0), Box("div post", 0), Box("div post", 0)]
    parts = [Segment("one two", "p", frozenset(), (0, n), 0) for n in (1, 2)]
    seen = company(parts, boxes, np.array([0.2, 0.8]))
    assert (2, 12) == seen.shape
    assert [0.5, 0.5] == [round(value, 6) for value in seen[:, 5]]
