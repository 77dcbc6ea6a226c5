"""Small trees vote on rows of signs."""

import numpy as np

from wellsourced.text.trees import Trees


def test_a_row_ends_in_the_first_leaf_that_no_test_rules_out_and_the_leaves_add_up() -> None:
    one = Trees(
        feature=np.array([[0, 1], [1, 0]]),
        threshold=np.array([[0.5, 2.0], [2.0, np.inf]]),
        ruled_out=np.array([[0b11111110, 0b11111110], [0b11111101, 0b11111111]], dtype=np.uint8),
        value=np.array([[-1.0, 1.0, 3.0], [-2.0, 2.0, 0.0]]),
        start=0.5,
    )
    expected = 1 / (1 + np.exp(-np.array([-2.5, 5.5, -0.5])))
    rows = np.array([[0.0, 1.0], [1.0, 3.0], [1.0, 2.0]])
    assert np.allclose(expected, one.likely(rows))
