"""Find who says what in PolNeAR's political news, and score it as CofeNet was scored, and as a reader would.

    python benchmarks/attribution.py --data PATH/polnear/dev [--weights FOLDER]

First table: CofeNet's form (Wang et al. 2022). Every paragraph stands for itself; the sources, cues and contents in it
are flat spans of words, the parts of a broken content each a span; a span that runs over a paragraph's end is cut
there. Exact F1 counts spans whose both ends agree; Jaccard is the mean overlap of the marked spans, with a zero for
each found span that touches none. An article read by several annotators counts once for each.

Second table: whole articles with links. A pair (source, cue) or (cue, content) is right when both its spans are, ends
included; an attribution is right when its cue, all its sources and all parts of its content are. Beside the exact
figure stands one that only asks that spans overlap by half.

The published figures are for the test split, and are those of the paper. Exits with 1 when the data is missing.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from training.polnear import ROLES, Article, Span, articles
from training.scoring import Pair, Tally, overlap

from wellsourced.speech.assembly import Attribution, attributions
from wellsourced.speech.encoder import Encoder, shipped
from wellsourced.speech.marks import marked

PEERS = (
    ("rules", (10.7, 22.8, 5.6)),
    ("CoreNLP", (13.9, None, 17.5)),
    ("BiLSTM+CRF", (69.6, 66.7, 59.0)),
    ("BERT-base+CofeNet", (83.2, 75.3, 72.9)),
)
HALF = 0.5


class Said(NamedTuple):
    """An attribution as spans, from the annotators or from the encoder."""

    sources: tuple[Pair, ...]
    cues: tuple[Pair, ...]
    contents: tuple[Pair, ...]


class Links:
    """Counts pairs and whole attributions, exactly and loosely."""

    def __init__(self) -> None:
        self._counts: dict[str, list[float]] = {}

    def add(self, name: str, marked_: Sequence[tuple[Pair, ...]], found: Sequence[tuple[Pair, ...]]) -> None:
        """Count one article's items, each a tuple of spans."""
        exact = len(set(marked_) & set(found))
        loose = sum(any(_alike(item, other) for other in found) for item in marked_)
        loosely = sum(any(_alike(item, other) for other in marked_) for item in found)
        counts = self._counts.setdefault(name, [0.0] * 5)
        for at, number in enumerate((exact, loose, loosely, len(marked_), len(found))):
            counts[at] += number

    def rows(self) -> Iterable[str]:
        """Give the lines of the table."""
        for name, (exact, loose, loosely, marked_, found) in self._counts.items():
            strict = _f1(exact / (found or 1), exact / (marked_ or 1))
            yield f"| {name} | {strict:.1f} | {_f1(loosely / (found or 1), loose / (marked_ or 1)):.1f} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="a split of PolNeAR, with text/ and attributions/")
    parser.add_argument("--weights", type=Path, help="a folder with other weights than the package's")
    args = parser.parse_args()
    if not (args.data / "attributions").is_dir():
        print(f"no articles in {args.data}: it should hold text/ and attributions/", file=sys.stderr)
        return 1
    encoder = Encoder(args.weights) if args.weights else shipped()
    tallies, links = {role: Tally() for role in ROLES}, Links()
    for article in articles(args.data):
        _score(article, encoder, tallies, links)
    _print(tallies, links)
    return 0


def _score(article: Article, encoder: Encoder, tallies: dict[str, Tally], links: Links) -> None:
    paragraphs = [(span.start, span.end) for span in article.paragraphs()]
    quoted = sorted((mark.outer_start, mark.outer_end) for mark in marked(article.text, paragraphs))
    reads = encoder.read(article.text, paragraphs, quoted)
    spans: dict[str, list[Pair]] = {role: [] for role in ROLES}
    for read in reads:
        for run in read.speech:
            spans[run.kind].append((read.words.spans[run.first][0], read.words.spans[run.last - 1][1]))
    gold = {role: {span for item in article.attributions for span in getattr(item, role)} for role in ROLES}
    for role, tally in tallies.items():
        for paragraph in paragraphs:
            tally.add(_within(gold[role], paragraph), _within(spans[role], paragraph))
    _link(article, attributions(reads), links)


def _link(article: Article, found: Sequence[Attribution], links: Links) -> None:
    ours = [Said(item.sources, (item.cue,), item.contents) for item in found]
    theirs = [Said(*(_pairs(spans) for spans in item)) for item in article.attributions]
    for name, pick in (("source and cue", _source_and_cue), ("cue and content", _cue_and_content)):
        links.add(name, [p for item in theirs for p in pick(item)], [p for item in ours for p in pick(item)])
    links.add("whole attribution", [_whole(item) for item in theirs], [_whole(item) for item in ours])


def _source_and_cue(item: Said) -> list[tuple[Pair, ...]]:
    return [(source, cue) for source in item.sources for cue in item.cues]


def _cue_and_content(item: Said) -> list[tuple[Pair, ...]]:
    return [(cue, content) for content in item.contents for cue in item.cues]


def _whole(item: Said) -> tuple[Pair, ...]:
    return (*item.sources, *item.cues, *item.contents)


def _pairs(spans: Iterable[Span]) -> tuple[Pair, ...]:
    return tuple((span.start, span.end) for span in spans)


def _within(spans: Iterable[Pair], paragraph: Pair) -> list[Pair]:
    start, end = paragraph
    return sorted((max(first, start), min(last, end)) for first, last in spans if first < end and last > start)


def _alike(one: tuple[Pair, ...], other: tuple[Pair, ...]) -> bool:
    return len(one) == len(other) and all(overlap(*pair) >= HALF for pair in zip(one, other, strict=True))


def _f1(precision: float, recall: float) -> float:
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def _print(tallies: dict[str, Tally], links: Links) -> None:
    scores = [tally.score() for tally in tallies.values()]
    print("| exact F1, each paragraph for itself | source | cue | content | whose |\n|---|---|---|---|---|")
    print("| ours | " + " | ".join(f"{100 * score.f1:.1f}" for score in scores) + " | this script |")
    for name, figures in PEERS:
        cells = " | ".join("-" if figure is None else f"{figure:.1f}" for figure in figures)
        print(f"| {name} | {cells} | Wang et al. 2022, test split |")
    print("\n| ours | source | cue | content |\n|---|---|---|---|")
    for name in ("precision", "recall", "jaccard"):
        print(f"| {name} | " + " | ".join(f"{100 * getattr(score, name):.1f}" for score in scores) + " |")
    print("\n| whole articles, with links | exact F1 | F1 at half overlap |\n|---|---|---|")
    print("\n".join(links.rows()))


if __name__ == "__main__":
    sys.exit(main())
