import numpy as np

from wellsourced.speech.assembly import Attributed, Attribution, attributions
from wellsourced.speech.encoder import Read
from wellsourced.speech.pieces import Words
from wellsourced.speech.tags import Run

SIZE = 4


def read(runs: list[Run], owners: list[set[int]], *, window: int = 0, offset: int = 0) -> Read:
    """A part of one-letter words in which run ``i`` asks for, or answers as, all the numbers ``owners[i]``."""
    length = max(run.last for run in runs)
    asks, answers = np.zeros((length, SIZE), np.float32), np.zeros((length, SIZE), np.float32)
    for run, owner in zip(runs, owners, strict=True):
        rows, other = (answers, -4.0) if run.kind == "cue" else (asks, 0.0)
        rows[run.first : run.last] = other
        rows[run.first : run.last, list(owner)] = 8.0
    places = tuple(range(length))
    spans = tuple((offset + 2 * at, offset + 2 * at + 1) for at in places)
    words = Words(0, places, places, places, spans)
    return Read(words, window, tuple(runs), (), asks, answers, np.zeros((length, 2), np.float32))


def test_a_content_is_tied_to_the_cue_that_answers_it() -> None:
    runs = [Run("source", 0, 1), Run("cue", 1, 2), Run("content", 2, 5), Run("cue", 6, 7), Run("content", 7, 9)]
    found = attributions([read(runs, [{0}, {0}, {0}, {1}, {1}])])
    assert [((2, 3), ((0, 1),), ((4, 9),)), ((12, 13), (), ((14, 17),))] == [one[:3] for one in found]


def test_one_who_speaks_by_two_cues_is_the_source_of_both() -> None:
    reads = read([Run("source", 0, 1), Run("cue", 1, 2), Run("content", 2, 3), Run("cue", 4, 5), Run("content", 5, 6)],
                 [{2}, {0, 2}, {0}, {1, 2}, {1}])  # fmt: skip
    assert [((0, 1),), ((0, 1),)] == [one.sources for one in attributions([reads])]


def test_a_broken_content_is_one_attribution_of_two_parts() -> None:
    runs = [Run("content", 0, 2), Run("source", 3, 4), Run("cue", 4, 5), Run("content", 6, 8)]
    (found,) = attributions([read(runs, [{0}, {0}, {0}, {0}])])
    assert ((0, 3), (12, 15)) == found.contents


def test_a_content_without_a_cue_is_nobodys() -> None:
    assert () == attributions([read([Run("content", 0, 2)], [{0}])])


def test_what_was_not_read_together_is_not_tied() -> None:
    one = read([Run("source", 0, 1), Run("content", 1, 3)], [{0}, {0}], window=0)
    two = read([Run("cue", 0, 1)], [{0}], window=1, offset=20)
    assert () == attributions([one, two])


def test_attributions_are_found_by_their_cue_and_by_their_content() -> None:
    first = Attribution((10, 14), ((5, 9),), ((15, 40),), 0.9)
    second = Attribution((60, 64), (), ((41, 58), (66, 80)), 0.8)
    found = Attributed([second, first])
    assert [first] == list(found.cued_in(0, 30))
    assert [second] == found.holding(50, 58)
    assert [second, first] == found.holding(38, 55)
    assert [] == found.holding(90, 95)
