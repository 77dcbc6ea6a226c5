"""The one recipe: first sources, cues and contents alone; then all there is to learn, held to what was learnt first."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training import mentions, polnear
from training.examples import Example, example, named
from training.export import export
from training.losses import Weights
from training.measure import measure
from training.model import Reader, pretrained
from training.teach import meant, taught
from training.train import Plan, train

NEEDED = ("polnear/train", "polnear/dev", "meantime", "ecbplus")


class MissingError(Exception):
    """Something that the recipe needs is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How much of everything.

    ``articles`` bounds how much is read of each corpus; of every ``meaning_of`` articles the sentences of one are
    learnt; one in ``held_out`` documents with marked names is kept for measuring.
    """

    first: Plan
    second: Plan
    articles: int
    meaning_of: int = 4
    held_out: int = 5


FULL = Recipe(
    first=Plan(epochs=5, rate=2e-4, seed=1),
    second=Plan(
        epochs=2,
        rate=1e-4,
        seed=4,
        batch_windows=12,
        average=0.995,
        word_dropout=0.03,
        weights=Weights(marked=6.0, taught=10.0, meaning=2.0),
    ),
    articles=10_000,
)
TINY = replace(FULL, first=Plan(epochs=1), second=Plan(epochs=1), articles=4, held_out=2)


class Workshop:
    """Makes the weights step by step; what is made is kept in ``keep`` and taken from there the next time."""

    def __init__(self, data: Path, base: Path, keep: Path, recipe: Recipe) -> None:
        for path in (*(data / name for name in NEEDED), base / "model.safetensors", base / "tokenizer.json"):
            if not path.exists():
                raise MissingError(f"{path} is missing; see training/README.md for where it comes from")
        self._data, self._base, self._keep, self._recipe = data, base, keep, recipe
        self._tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._window = recipe.second.window_pieces
        keep.mkdir(parents=True, exist_ok=True)

    def make(self, out: Path) -> str:
        """Return what the exported network scores on the development split, as told by its own training."""
        marked, judged = self._marked("train"), self._marked("dev", all_readings=True)
        reader = self._trained("first", Reader(pretrained(self._base)), marked, judged)
        everything = taught([*marked, *self._named()], reader, self._tokenizer, self._window)
        some = slice(None, None, self._recipe.meaning_of)
        everything[some] = meant(everything[some], pretrained(self._base), self._tokenizer)
        reader = self._trained("second", reader, everything, judged)
        export(reader, self._tokenizer, out, window_pieces=self._window)
        return self._told(reader, judged)

    def _marked(self, split: str, *, all_readings: bool = False) -> list[Example]:
        """PolNeAR's articles; of several readings of one article the first, unless all are wanted."""
        seen: set[str] = set()
        found = []
        for article in polnear.articles(self._data / "polnear" / split):
            title = article.name.rsplit("_", 1)[0]
            if title in seen and not all_readings:
                continue
            seen.add(title)
            found.append(example(article, self._tokenizer, self._window - 2))
            if len(found) == self._recipe.articles:
                break
        return found

    def _named(self) -> list[Example]:
        documents = [*mentions.meantime(self._data / "meantime"), *mentions.ecbplus(self._data / "ecbplus")]
        learnt = [item for number, item in enumerate(documents) if number % self._recipe.held_out]
        return [named(item, self._tokenizer, self._window - 2) for item in learnt[: self._recipe.articles]]

    def _trained(self, name: str, reader: Reader, found: Sequence[Example], judged: Sequence[Example]) -> Reader:
        kept = self._keep / f"{name}.pt"
        if kept.exists():
            reader.load_state_dict(torch.load(kept))
            return reader

        def tell(epoch: int, averaged: Reader) -> None:
            sys.stderr.write(f"{name}, epoch {epoch + 1}: {self._told(averaged, judged)}\n")

        plan: Plan = getattr(self._recipe, name)
        reader = train(reader, self._tokenizer, found, plan, after_epoch=tell)
        torch.save(reader.state_dict(), kept)
        return reader

    def _told(self, reader: Reader, judged: Sequence[Example]) -> str:
        tallies = measure(reader, self._tokenizer, judged, self._window)
        return ", ".join(f"{role} {100 * tally.score().f1:.1f}" for role, tally in tallies.items())
