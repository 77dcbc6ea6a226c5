"""Find the persons, organisations and places that MEANTIME's annotators name, in the articles kept aside in training.

    python benchmarks/names.py --data PATH/meantime [--spacy en_core_web_sm]

A name counts when both its ends and its kind agree. Only proper names count, cut down to their capitalised words (see
training/mentions.py), in the sentences that were annotated. Every fifth article was kept aside: those are read here.
With ``--spacy`` the named package's entities stand beside ours: PERSON, ORG, and GPE, LOC and FAC as places.

Exits with 1 when the data is missing.
"""

import argparse
import importlib
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from training.mentions import Document, Mention, meantime
from training.polnear import lines
from training.scoring import f1

from wellsourced.speech.encoder import shipped
from wellsourced.speech.marks import marked
from wellsourced.speech.tags import KINDS

KEPT_ASIDE = 5
THEIR_KINDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
}  # fmt: skip
Finder = Callable[[str], Iterable[Mention]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="MEANTIME's folder")
    parser.add_argument("--spacy", help="the package that holds spaCy's model")
    args = parser.parse_args()
    documents = list(meantime(args.data))[::KEPT_ASIDE]
    if not documents:
        print(f"no articles in {args.data}: it should hold intra_cross-doc_annotation/", file=sys.stderr)
        return 1
    print(f"| F1, {len(documents)} articles kept aside | " + " | ".join(KINDS) + " | all |")
    print("|---|" + "---|" * (len(KINDS) + 1))
    _row("ours", documents, _ours)
    if args.spacy:
        nlp = importlib.import_module(args.spacy).load()
        _row(args.spacy, documents, lambda text: _theirs(nlp(text).ents, text))
    return 0


def _row(name: str, documents: Sequence[Document], find: Finder) -> None:
    gold, found = set(), set()
    for document in documents:
        gold |= {(document.name, *mention) for mention in document.mentions}
        here = [m for m in find(document.text) if any(s.start <= m.start < s.end for s in document.covered)]
        found |= {(document.name, *mention) for mention in here}
    kinds = [f1({m for m in gold if m[1] == kind}, {m for m in found if m[1] == kind}) for kind in KINDS]
    print(f"| {name} | " + " | ".join(f"{100 * score:.1f}" for score in (*kinds, f1(gold, found))) + " |")


def _ours(text: str) -> Iterable[Mention]:
    paragraphs = [(span.start, span.end) for span in lines(text)]
    quoted = sorted((mark.outer_start, mark.outer_end) for mark in marked(text, paragraphs))
    for read in shipped().read(text, paragraphs, quoted):
        spans = read.words.spans
        yield from (Mention(run.kind, spans[run.first][0], spans[run.last - 1][1]) for run in read.mentions)


def _theirs(entities: Iterable[object], text: str) -> Iterable[Mention]:
    for entity in entities:
        kind, start, end = (getattr(entity, name) for name in ("label_", "start_char", "end_char"))
        if kind in THEIR_KINDS:
            own = text[start:end].lower()
            start += 4 if own.startswith("the ") else 0
            end -= 2 if own.endswith(("'s", "’s")) else 0
            yield Mention(THEIR_KINDS[kind], start, end)


if __name__ == "__main__":
    sys.exit(main())
