"""Train the network: shuffled windows, one loss for all heads, a running average of its weights kept."""

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from training.batches import Batch, batches
from training.examples import Example, samples
from training.losses import Weights, loss_of
from training.model import Reader

MASK = "[MASK]"
REPORT_STEPS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How to train: ``batch_windows`` windows of ``window_pieces`` pieces a step; the rates are the highest reached.

    ``average`` is what a step leaves of the running average of the weights; ``word_dropout``, the share of pieces
    hidden from the network.
    """

    epochs: int = 5
    batch_windows: int = 8
    window_pieces: int = 192
    rate: float = 2e-4
    head_rate: float = 1e-3
    warmup_share: float = 0.06
    decay: float = 0.01
    average: float = 0.998
    word_dropout: float = 0.0
    seed: int = 1
    weights: Weights = field(default_factory=Weights)


def train(
    reader: Reader,
    tokenizer: Tokenizer,
    found: Sequence[Example],
    plan: Plan,
    *,
    after_epoch: Callable[[int, Reader], None] = lambda epoch, reader: None,
) -> Reader:
    """Return the averaged network after ``plan.epochs`` over ``found``; progress goes to standard error."""
    torch.manual_seed(plan.seed)
    shuffle = Random(plan.seed)
    reader.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    optimizer = _optimizer(reader, plan)
    steps = plan.epochs * len(batches(samples(found, tokenizer, plan.window_pieces), plan.batch_windows))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step / steps, plan.warmup_share))
    kept = AveragedModel(reader, multi_avg_fn=get_ema_multi_avg_fn(plan.average))
    hidden = tokenizer.token_to_id(MASK)
    for epoch in range(plan.epochs):
        reader.train()
        order = batches(samples(found, tokenizer, plan.window_pieces, shuffle), plan.batch_windows, shuffle)
        progress = _Progress(epoch, len(order))
        for chosen in order:
            batch = Batch(chosen)
            batch.pieces[torch.rand(batch.pieces.shape) < plan.word_dropout * batch.mask] = hidden
            loss = loss_of(reader, batch, plan.weights)
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            kept.update_parameters(reader)
            progress.step(loss.item())
        after_epoch(epoch, kept.module)
    return kept.module


class _Progress:
    """Tells on standard error how an epoch goes."""

    def __init__(self, epoch: int, steps: int) -> None:
        self._epoch, self._steps = epoch, steps
        self._began, self._done, self._total = time.monotonic(), 0, 0.0

    def step(self, loss: float) -> None:
        self._done += 1
        self._total += loss
        if self._done % REPORT_STEPS == 0:
            seconds = time.monotonic() - self._began
            mean = self._total / self._done
            sys.stderr.write(f"epoch {self._epoch + 1}: {self._done}/{self._steps}, loss {mean:.3f}, {seconds:.0f} s\n")


def _optimizer(reader: Reader, plan: Plan) -> torch.optim.Optimizer:
    encoder = {id(p) for p in reader.encoder.parameters()}
    learning = [p for p in reader.parameters() if p.requires_grad]
    groups = [
        {"params": [p for p in learning if id(p) in encoder], "lr": plan.rate},
        {"params": [p for p in learning if id(p) not in encoder], "lr": plan.head_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=plan.decay)


def _pace(done: float, warmup: float) -> float:
    """The share of the highest rate after a share of all steps: up, then straight down to nothing."""
    return done / warmup if done < warmup else max(0.0, (1 - done) / (1 - warmup))
