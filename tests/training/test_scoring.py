import pytest
from training.scoring import Tally, overlap


def test_only_a_span_with_both_ends_right_is_exact() -> None:
    tally = Tally()
    tally.add([(0, 4), (6, 9)], [(0, 4), (6, 8)])
    assert (0.5, 0.5, 0.5) == tally.score()[:3]


def test_overlap_is_the_mean_over_marked_spans_and_stray_ones() -> None:
    tally = Tally()
    tally.add([(0, 4)], [(0, 2), (10, 12)])
    assert pytest.approx((0.5 + 0.0) / 2) == tally.score().jaccard


def test_nothing_marked_and_nothing_found_scores_nothing() -> None:
    assert (0.0, 0.0, 0.0, 0.0) == Tally().score()


@pytest.mark.parametrize(
    ("one", "other", "share"), [((0, 4), (2, 6), 1 / 3), ((0, 2), (2, 4), 0.0), ((1, 3), (1, 3), 1.0)]
)
def test_overlap_of_two_spans(one: tuple[int, int], other: tuple[int, int], share: float) -> None:
    assert pytest.approx(share) == overlap(one, other)
