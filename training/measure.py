"""Measure the network while it is trained: what it finds in marked articles, as tags and as scores."""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.nn.utils.rnn import pad_sequence

from training.batches import Batch, batches
from training.examples import Example, Halves, Sample, samples
from training.model import Reader, Scores
from training.precision import autocast
from training.scoring import Tally
from wellsourced.speech.tags import ROLES, SPEECH_TAGS, Floats, Run, Steps, best_rows, runs

Key = tuple[str, int]
WINDOWS = 16
ROWS = 64


@torch.no_grad()
def scored(reader: Reader, cut: Sequence[Sample]) -> Iterator[tuple[Sample, int, Scores]]:
    """Yield each window with its row in the arrays of its batch."""
    reader.eval()
    for chosen in batches(cut, WINDOWS):
        batch = Batch(chosen)
        with autocast():
            scores = reader(batch.pieces, batch.mask, batch.shapes)
        scores = Scores(*(array.float() for array in scores))
        for row, sample in enumerate(chosen):
            yield sample, row, scores


def speech_scores(reader: Reader, cut: Sequence[Sample]) -> dict[Key, Floats]:
    """Return the scores of each word's tags, by (example, part)."""
    found = {}
    for sample, row, scores in scored(reader, cut):
        for at, (start, part) in enumerate(sample.parts()):
            places = [start + first for first in part.words.first]
            found[sample.example.name, sample.first + at] = scores.speech[row, places].numpy()
    return found


def posteriors(reader: Reader, cut: Sequence[Sample]) -> dict[Key, Halves]:
    """Return the probability of each word's tags, by (example, part)."""
    scores = speech_scores(reader, cut)
    order = sorted(scores, key=lambda key: (len(scores[key]), key))
    found = {}
    for at in range(0, len(order), ROWS):
        chosen = order[at : at + ROWS]
        rows = pad_sequence([torch.from_numpy(scores[key]) for key in chosen], batch_first=True)
        mask = pad_sequence([torch.ones(len(scores[key])) for key in chosen], batch_first=True)
        with torch.no_grad():
            likely = reader.chain.posteriors(rows, mask).exp().numpy().astype(np.float16)
        found.update({key: row[: len(scores[key])] for key, row in zip(chosen, likely, strict=True)})
    return found


def speech_runs(reader: Reader, cut: Sequence[Sample]) -> dict[Key, list[Run]]:
    """Return the runs that the network finds, by (example, part)."""
    steps = Steps(*(table.detach().numpy() for table in reader.chain.tables()))
    scores = speech_scores(reader, cut)
    rows = best_rows(list(scores.values()), steps)
    return {key: runs([SPEECH_TAGS[tag] for tag in row]) for key, row in zip(scores, rows, strict=True)}


def measure(reader: Reader, tokenizer: Tokenizer, gold: Sequence[Example], limit: int) -> dict[str, Tally]:
    """Return a tally for each role over ``gold``."""
    found = speech_runs(reader, samples(gold, tokenizer, limit))
    tallies = {role: Tally() for role in ROLES}
    for item in gold:
        for at, part in enumerate(item.parts):
            for role, tally in tallies.items():
                marked = [run[1:] for run in part.runs or () if run.kind == role]
                tally.add(marked, [run[1:] for run in found[item.name, at] if run.kind == role])
    return tallies
