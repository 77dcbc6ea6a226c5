from pathlib import Path

from training.polnear import articles, lines

TEXT = "Mill fire out\n\nThe fire is out, Ada Reyes said,  and no one is hurt.\n"
MARKS = """T1\tSource 32 41\tAda Reyes
T2\tCue 42 46\tsaid
T3\tContent 15 30;49 67\tThe fire is out and no one is hurt
T4\tAttribution 42 46\tsaid
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
a line of a note without a tab
T5\tDiscard 0 13\tMill fire out
"""


def split(folder: Path) -> Path:
    for name in ("text", "attributions"):
        (folder / name).mkdir()
    (folder / "text" / "mill.txt").write_text(TEXT, encoding="utf-8", newline="")
    (folder / "attributions" / "mill_4e07.ann").write_text(MARKS, encoding="utf-8")
    (folder / "attributions" / "mill_ef2d.ann").write_text("", encoding="utf-8")
    return folder


def test_an_attribution_has_its_spans_in_the_order_of_the_text(tmp_path: Path) -> None:
    article = next(articles(split(tmp_path)))
    (found,) = article.attributions
    assert ["The fire is out", "and no one is hurt"] == [TEXT[s.start : s.end] for s in found.content]
    assert ["Ada Reyes"] == [TEXT[s.start : s.end] for s in found.source]


def test_each_reading_of_an_article_counts(tmp_path: Path) -> None:
    assert ["mill_4e07", "mill_ef2d"] == [article.name for article in articles(split(tmp_path))]


def test_what_was_set_aside_is_told(tmp_path: Path) -> None:
    article = next(articles(split(tmp_path)))
    assert [(0, 13)] == [tuple(span) for span in article.discarded]


def test_lines_lose_their_blanks_and_empty_ones_are_none() -> None:
    assert [(1, 3), (6, 7)] == [tuple(span) for span in lines(" ab \n\nc\t\n")]
