"""Whom do our quotations name, where BASIL's annotators say who speaks?

    python benchmarks/speakers.py --data PATH/basil [--misses]

BASIL marks spans of bias in 300 articles; 722 of them are in the words of somebody whom the annotators name. For each
such span the quotation of ours that shares most with it is taken, of whatever kind. The annotators' speaker is

- a person ("Paul_Ryan") or a body ("Obama_campaign"): right when our speaker's name holds the last word of theirs, and
  they do not differ in being a person or a body of that name. A name that the annotators cut at its accent
  ("Felipe_Calder") is that of whoever's last word it begins;
- a group ("Democratic_lawmakers"): right when our speaker is of that name, or anyone whom the article places there
  cannot be checked by machine: these are counted apart, as found with a speaker;
- "other": someone who is none of those the event is about: right when we name a speaker who is none of them.

Exits with 1 when the data is missing.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from scale import articles
from wellsourced.model.account import Document
from wellsourced.model.speech import Heard, Quote
from wellsourced.pipeline.run import read_and_hear
from wellsourced.text.normalize import keys

OTHER = "other"
GROUPS = frozenset(
    "democrats republicans lawmakers members officials companies catholics liberals conservatives critics voters "
    "candidates senators governors experts allies leaders groups activists supporters party opponents".split()
)
BODIES = frozenset("campaign administration party committee department office team aides".split())
LEAST_OF_A_NAME = 6
AIM = 0.9


class Span(NamedTuple):
    """An annotated span of an article, and who is said to speak it."""

    article: str
    text: str
    speaker: str

    @property
    def kind(self) -> str:
        """ "other", "group" or "named"."""
        if self.speaker.startswith(OTHER):
            return OTHER
        return "group" if set(keys(self.speaker.replace("_", " "))) & GROUPS else "named"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="BASIL's folder")
    parser.add_argument("--misses", action="store_true", help="print every span that is not right")
    args = parser.parse_args()
    documents = {document.source.removesuffix(".json"): document for document in articles(args.data)}
    spans = list(_spans(args.data))
    if not documents or not spans:
        print(
            f"no articles with annotations in {args.data}: it should hold articles/ and annotations/", file=sys.stderr
        )
        return 1
    counts: Counter[tuple[str, str]] = Counter()
    for name in sorted({span.article for span in spans}):
        own = [span for span in spans if span.article == name]
        for span, outcome, quote in _judged(documents[name], own):
            counts[span.kind, outcome] += 1
            if args.misses and outcome != "right":
                said = quote.speaker.name if quote is not None and quote.speaker is not None else "-"
                print(f"{outcome}\t{span.speaker}\t{said}\t{span.text[:100]!r}\t{name}")
    _print(counts)
    return 0


def _spans(data: Path) -> Iterator[Span]:
    for path in sorted(data.glob("annotations/**/*_ann.json")):
        annotated = json.loads(path.read_text("utf-8"))
        for one in annotated["phrase-level-annotations"]:
            if one["quote"] == "yes" and one["speaker"]:
                yield Span(path.stem.removesuffix("_ann"), one["txt"], one["speaker"])


def _judged(document: Document, spans: Sequence[Span]) -> Iterator[tuple[Span, str, Quote | None]]:
    heard, *_ = read_and_hear(document)
    main_names = {_last(span.speaker) for span in spans if span.kind == "named"}
    for span in spans:
        quote = _nearest(heard, span.text)
        yield span, _outcome(span, quote, main_names), quote


def _nearest(heard: Heard, text: str) -> Quote | None:
    """The quotation that shares most characters with the words; marks and blanks may differ."""
    start = heard.account.text.find(text.strip("\"“”' "))
    if start < 0:
        start = heard.account.text.find(text[:30].strip("\"“”' "))
    if start < 0:
        return None
    end = start + len(text)
    shared = {quote.id: min(quote.end, end) - max(quote.start, start) for quote in heard.quotes}
    best = max(heard.quotes, key=lambda q: (shared[q.id], q.speaker is not None, -q.start), default=None)
    return best if best is not None and shared[best.id] > 0 else None


def _outcome(span: Span, quote: Quote | None, main_names: set[str]) -> str:
    if quote is None:
        return "not found"
    if quote.speaker is None:
        return "no speaker"
    own = set(keys(quote.speaker.name))
    if span.kind == OTHER:
        return "wrong" if own & main_names and not own & BODIES else "right"
    if span.kind == "group":
        return "right"
    theirs = set(keys(span.speaker.replace("_", " ")))
    same_sort = bool(own & BODIES) == bool(theirs & BODIES)
    return "right" if _holds(keys(quote.speaker.name), _last(span.speaker)) and same_sort else "wrong"


def _holds(own: Sequence[str], last: str) -> bool:
    cut_short = len(last) >= LEAST_OF_A_NAME and own[-1:] != [] and own[-1].startswith(last)
    return last in own or cut_short


def _last(speaker: str) -> str:
    """The word that tells a name: the surname, or what a body is named after."""
    own = [key for key in keys(speaker.replace("_", " ")) if key not in BODIES]
    return own[-1] if own else ""


def _print(counts: Counter[tuple[str, str]]) -> None:
    outcomes = ("right", "wrong", "no speaker", "not found")
    print("| the annotators' speaker | spans | " + " | ".join(outcomes) + " | agreement |")
    print("|---|---|" + "---|" * (len(outcomes) + 1))
    for kind in ("named", "group", OTHER, "all"):
        row = [sum(n for (k, o), n in counts.items() if o == outcome and kind in (k, "all")) for outcome in outcomes]
        print(f"| {kind} | {sum(row)} | " + " | ".join(map(str, row)) + f" | {row[0] / (sum(row) or 1):.3f} |")
    print(f"\nAim: {AIM}")


if __name__ == "__main__":
    sys.exit(main())
