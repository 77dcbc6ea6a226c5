"""The network: one encoder, and on it the heads for speech, links, mentions and sentence vectors."""

from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from wellsourced.speech.pieces import SHAPES
from wellsourced.speech.tags import MENTION_TAGS, SPEECH_TAGS, allowed

LINK_SIZE = 64
FORBIDDEN = -1e4


class Scores(NamedTuple):
    """What the network says of each piece: arrays of shape (windows, pieces, size)."""

    speech: Tensor
    asks: Tensor
    answers: Tensor
    mentions: Tensor
    meaning: Tensor


class Reader(nn.Module):
    """An encoder with four heads. ``dropout`` is applied before the heads while training."""

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.speech = nn.Linear(size, len(SPEECH_TAGS))
        self.asks = nn.Linear(size, LINK_SIZE)
        self.answers = nn.Linear(size, LINK_SIZE)
        self.mentions = nn.Linear(size, len(MENTION_TAGS))
        self.meaning = nn.Linear(size, size)
        nn.init.eye_(self.meaning.weight)
        nn.init.zeros_(self.meaning.bias)
        self.chain = Chain(len(SPEECH_TAGS))

    def forward(self, pieces: Tensor, mask: Tensor, shapes: Tensor) -> Scores:
        """Score every piece: ``pieces``, ``mask`` and ``shapes`` are (windows, pieces) of integers."""
        states = self.encoder(input_ids=pieces, attention_mask=mask, token_type_ids=shapes).last_hidden_state
        dropped = self.dropout(states)
        return Scores(
            self.speech(dropped),
            self.asks(dropped),
            self.answers(dropped),
            self.mentions(dropped),
            self.meaning(states),
        )


class Chain(nn.Module):
    """A linear-chain conditional random field (Lafferty et al. 2001) whose forbidden steps stay forbidden."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        steps, starts, ends = allowed(SPEECH_TAGS)
        self.steps = nn.Parameter(torch.zeros(tags, tags))
        self.starts = nn.Parameter(torch.zeros(tags))
        self.ends = nn.Parameter(torch.zeros(tags))
        self.register_buffer("no_step", torch.where(torch.tensor(steps), 0.0, FORBIDDEN))
        self.register_buffer("no_start", torch.where(torch.tensor(starts), 0.0, FORBIDDEN))
        self.register_buffer("no_end", torch.where(torch.tensor(ends), 0.0, FORBIDDEN))

    def tables(self) -> tuple[Tensor, Tensor, Tensor]:
        """The scores of a step from tag to tag, of a first tag and of a last one."""
        return self.steps + self.no_step, self.starts + self.no_start, self.ends + self.no_end

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of ``tags``, summed: scores (rows, words, tags), tags and mask (rows, words)."""
        return (self._partition(scores, mask) - self._score(scores, tags, mask)).sum()

    def _score(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        steps, starts, ends = self.tables()
        emitted = scores.gather(2, tags.unsqueeze(2)).squeeze(2) * mask
        stepped = steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]
        last = tags.gather(1, mask.sum(1, keepdim=True).long() - 1).squeeze(1)
        return emitted.sum(1) + stepped.sum(1) + starts[tags[:, 0]] + ends[last]

    def _partition(self, scores: Tensor, mask: Tensor) -> Tensor:
        _, _, ends = self.tables()
        return torch.logsumexp(self._forwards(scores, mask)[-1] + ends, 1)

    def _forwards(self, scores: Tensor, mask: Tensor) -> list[Tensor]:
        """The log-sum over all rows of tags up to each word; past a row's end, that of its last word."""
        steps, starts, _ = self.tables()
        alphas = [starts + scores[:, 0]]
        for at in range(1, scores.shape[1]):
            following = torch.logsumexp(alphas[-1].unsqueeze(2) + steps, 1) + scores[:, at]
            alphas.append(torch.where(mask[:, at : at + 1].bool(), following, alphas[-1]))
        return alphas

    def posteriors(self, scores: Tensor, mask: Tensor) -> Tensor:
        """The log-probability of each tag at each word, given the whole row (forward-backward): (rows, words, tags)."""
        steps, _, ends = self.tables()
        alphas = self._forwards(scores, mask)
        betas = [ends.expand_as(alphas[0])]
        for at in range(scores.shape[1] - 1, 0, -1):
            before = torch.logsumexp(steps + (scores[:, at] + betas[-1]).unsqueeze(1), 2)
            betas.append(torch.where(mask[:, at : at + 1].bool(), before, betas[-1]))
        joint = torch.stack([alpha + beta for alpha, beta in zip(alphas, reversed(betas), strict=True)], 1)
        return torch.log_softmax(joint, 2)


def pretrained(folder: Path, dropout: float = 0.1) -> BertModel:
    """Return the encoder in ``folder`` (``config.json``, ``model.safetensors``), word shapes in its segments' place."""
    config = BertConfig.from_json_file(str(folder / "config.json"))
    config.type_vocab_size = SHAPES
    config.hidden_dropout_prob = dropout
    config.attention_probs_dropout_prob = 0.0  # a third of the time of a step, for nothing that could be measured
    encoder = BertModel(config, add_pooling_layer=False)
    weights = {name.removeprefix("bert."): tensor for name, tensor in load_file(folder / "model.safetensors").items()}
    segments = "embeddings.token_type_embeddings.weight"
    weights[segments] = weights[segments][:1].repeat(SHAPES, 1)
    encoder.load_state_dict(weights, strict=False)
    return encoder


def tiny(vocabulary: int) -> BertModel:
    """Return a very small encoder with random weights, for tests of the same code."""
    config = BertConfig(
        vocab_size=vocabulary,
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=64,
        type_vocab_size=SHAPES,
        max_position_embeddings=512,
    )
    return BertModel(config, add_pooling_layer=False)
