"""Pictures keep their boxes apart and in order, and survive rings."""

from itertools import pairwise

from markupsafe import Markup
from sample import many, rich

from wellsourced.dossier.layers import bends, forward, layers, ordered, spread
from wellsourced.dossier.lineage_picture import lineage, lineage_picture
from wellsourced.dossier.references import references
from wellsourced.dossier.timeline_picture import timeline_picture

RING = [("a", "b"), ("b", "c"), ("c", "a"), ("a", "d")]


def test_an_edge_that_closes_a_ring_is_left_out() -> None:
    assert [("a", "b"), ("b", "c"), ("a", "d")] == forward("abcd", RING)


def test_each_node_stands_right_of_all_that_lead_to_it() -> None:
    assert {"a": 0, "b": 1, "c": 2, "d": 1} == layers("abcd", RING)


def test_with_roots_all_others_leave_the_first_column_to_them() -> None:
    assert {"r": 0, "a": 1, "b": 2} == layers("rab", [("a", "b")], frozenset("r"))


def test_an_edge_over_several_columns_has_a_bend_in_each_between() -> None:
    assert {("a", "c"): ["a>c@1", "a>c@2"]} == bends({"a": 0, "c": 3}, [("a", "c")])


def test_boxes_of_a_column_do_not_overlap() -> None:
    edges = [("a", x) for x in "bcdef"]
    heights = dict.fromkeys("abcdef", 40.0)
    columns = ordered(layers("abcdef", edges), edges)
    middles = spread(columns, edges, heights, 10.0)
    gaps = [middles[two] - middles[one] for column in columns for one, two in pairwise(column)]
    assert 50.0 - 1e-9 <= min(gaps)
    assert middles["d"] == middles["a"]


def test_an_account_is_linked_and_a_guess_is_marked() -> None:
    refs = references(rich())
    picture = lineage_picture(lineage(rich().stories[0], refs, {"a-wire": "acc-wire"}), "lineage-1")
    assert 'href="#acc-wire"' in picture
    assert "? partial 20%" in picture


def test_accounts_without_ties_stand_apart() -> None:
    drawn = lineage(rich().stories[0], references(rich()), {})
    assert ["a-tribune"] == drawn.alone


def test_fifty_accounts_with_a_ring_can_be_drawn() -> None:
    dossier = many(50)
    picture = lineage_picture(lineage(dossier.stories[0], references(dossier), {}), "lineage-1")
    assert 51 == picture.count('class="box ')


def test_a_timeline_without_moments_is_no_picture() -> None:
    assert Markup() == timeline_picture((), references(rich()), "timeline-1")
