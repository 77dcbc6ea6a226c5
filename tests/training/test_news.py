"""Pairs of real news: judged ones are found again by their digests, others count as apart."""

import json
from pathlib import Path

import pytest

pytest.importorskip("lightgbm", reason="the extra train is not installed")

from training.news import LABELS, digest, examples, judged, read_labels, read_stories
from training.sentences import ALIKE, APART

from wellsourced.matching.restatements import shipped

FIRST = ["The mill in Osby was shut on Monday after a fire.", "The mayor went to the coast for a week of sailing."]
SECOND = ["After a blaze, the Osby mill closed on Monday.", "A choir of forty children sang in the town hall."]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "articles" / "2031").mkdir(parents=True)
    for story in ("a", "b"):
        for outlet, paragraphs in (("one", FIRST), ("two", SECOND)):
            article = {
                "title": f"News of {outlet}",
                "source": outlet,
                "date": "2031-02-11",
                "body-paragraphs": paragraphs,
            }
            (tmp_path / "articles" / "2031" / f"{story}_{outlet}.json").write_text(json.dumps(article), "utf-8")
    return tmp_path


def test_judged_pairs_are_met_again_and_the_last_stories_are_kept_aside(data: Path) -> None:
    pair = frozenset((digest(FIRST[0]), digest(SECOND[0])))
    labels = {"a": {pair: ALIKE}, "b": {pair: ALIKE}}
    stories = read_stories(data, shipped(), labels, aside=False)
    assert ["a"] == [story.name for story in stories]
    assert ["b"] == [story.name for story in read_stories(data, shipped(), labels, aside=True)]
    assert [ALIKE] == list(stories[0].labels.values())
    learnt = examples(stories)
    assert {FIRST[0], SECOND[0]} == {side.text for e in learnt if e.label == ALIKE for side in (e.one, e.other)}
    assert ALIKE in judged(stories[0]).values()


def test_pairs_that_seem_far_apart_are_apart_unjudged(data: Path) -> None:
    (story,) = read_stories(data, shipped(), {"a": {}}, aside=True)
    assert {APART} == set(judged(story).values())
    assert all(story.near.likely[pair].matter < 0.15 for pair in judged(story))


def test_the_judged_pairs_that_are_kept_hold_no_words() -> None:
    labels = read_labels()
    assert len(labels) > 50
    assert {label for own in labels.values() for label in own.values()} <= set(LABELS.values())
    assert all(len(word) == 12 for own in labels.values() for pair in own for word in pair)


def test_white_space_does_not_change_what_stands_for_a_sentence() -> None:
    assert digest("The mill\n is shut.") == digest("The mill is  shut.")
