"""What the network is asked to get right, each task with its weight."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from training.batches import Batch, Rows
from training.model import Reader, Scores
from training.precision import autocast


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each task counts: marked tags, the teachers' tags, links, names, and the meaning of sentences."""

    marked: float = 10.0
    taught: float = 10.0
    links: float = 0.3
    names: float = 1.0
    meaning: float = 1.0


def loss_of(reader: Reader, batch: Batch, weights: Weights) -> Tensor:
    """Return the weighted sum of all losses that the batch has something to say of."""
    with autocast():
        scores = reader(batch.pieces, batch.mask, batch.shapes)
    total = scores.speech.sum() * 0.0
    if batch.marked is not None:
        total = total + weights.marked * _marked(reader, scores, batch.marked)
    if batch.taught is not None:
        total = total + weights.taught * _taught(reader, scores, batch.taught)
    if batch.named is not None:
        total = total + weights.names * _named(scores, batch.named)
    if batch.meant:
        total = total + weights.meaning * _meaning(scores.meaning, batch)
    return total + weights.links * _links(scores, batch)


def _at(scores: Tensor, rows: Rows) -> Tensor:
    return scores.float()[rows.window, rows.place]


def _marked(reader: Reader, scores: Scores, rows: Rows) -> Tensor:
    return reader.chain.loss(_at(scores.speech, rows), rows.known, rows.mask) / rows.mask.sum()


def _taught(reader: Reader, scores: Scores, rows: Rows) -> Tensor:
    """Cross-entropy of the teachers' and the student's probability of each tag (Wang et al. 2020, posteriors)."""
    own = reader.chain.posteriors(_at(scores.speech, rows), rows.mask)
    return -((rows.known * own).sum(2) * rows.mask).sum() / rows.mask.sum()


def _named(scores: Scores, rows: Rows) -> Tensor:
    found = _at(scores.mentions, rows).flatten(0, 1)
    each = nn.functional.cross_entropy(found, rows.known.flatten(), reduction="none")
    return (each * rows.mask.flatten()).sum() / rows.mask.sum()


def _meaning(meaning: Tensor, batch: Batch) -> Tensor:
    """How far the mean over a sentence is from what the encoder of sentences says, and their likenesses from its."""
    own = torch.stack([meaning[row, first:last].mean(0) for row, first, last, _ in batch.meant]).float()
    wanted = torch.from_numpy(np.stack([vector for *_, vector in batch.meant]).astype(np.float32))
    own = nn.functional.normalize(own, dim=1)
    likeness = nn.functional.mse_loss(own @ own.T, wanted @ wanted.T)
    return (1 - (own * wanted).sum(1)).mean() + 5.0 * likeness


def _links(scores: Scores, batch: Batch) -> Tensor:
    """Cross-entropy of each source's and content's cue among all the cues of its window."""
    losses = []
    for row, spans, cues, pairs in batch.links():
        if not spans or not cues:
            continue
        asked = torch.stack([scores.asks[row, span.first : span.last].mean(0) for span in spans]).float()
        answered = torch.stack([scores.answers[row, cue.first : cue.last].mean(0) for cue in cues]).float()
        found = asked @ answered.T / asked.shape[1] ** 0.5
        wanted = torch.zeros_like(found)
        for pair in pairs:
            wanted[pair] = 1.0
        losses.append(nn.functional.binary_cross_entropy_with_logits(found, wanted, reduction="sum") / len(spans))
    return torch.stack(losses).mean() if losses else scores.asks.sum() * 0.0
