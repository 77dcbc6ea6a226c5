"""Let two networks say what they know of every example: the probability of each tag, the vector of each sentence."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import BertModel

from training.examples import Example, Halves, Meant, Part, samples, sentences
from training.measure import Key, posteriors
from training.model import Reader
from training.precision import autocast
from wellsourced.speech.pieces import CLASS, SEPARATOR

SENTENCES = 64
MAX_PIECES = 128


def taught(found: Sequence[Example], teacher: Reader, tokenizer: Tokenizer, limit: int) -> list[Example]:
    """Return ``found`` with the probabilities that ``teacher`` gives each word's tags."""
    said = posteriors(teacher, samples(found, tokenizer, limit))
    return [replace(item, parts=_taught(item, said)) for item in found]


def _taught(item: Example, said: dict[Key, Halves]) -> tuple[Part, ...]:
    return tuple(replace(part, taught=said[item.name, at]) for at, part in enumerate(item.parts))


@torch.no_grad()
def meant(found: Sequence[Example], encoder: BertModel, tokenizer: Tokenizer) -> list[Example]:
    """Return ``found`` with the vector that ``encoder`` gives each sentence when it reads it alone."""
    encoder.eval()
    places = [
        (number, at, first, last, text)
        for number, item in enumerate(found)
        for at, part in enumerate(item.parts)
        for first, last, text in sentences(item.text, part.words)
    ]
    vectors = sentence_vectors([place[-1] for place in places], encoder, tokenizer)
    known: dict[tuple[int, int], list[Meant]] = {}
    for (number, at, first, last, _), vector in zip(places, vectors, strict=True):
        known.setdefault((number, at), []).append(Meant(first, last, vector))
    return [
        replace(
            item,
            parts=tuple(replace(part, meant=tuple(known.get((number, at), ()))) for at, part in enumerate(item.parts)),
        )
        for number, item in enumerate(found)
    ]


def sentence_vectors(texts: Sequence[str], encoder: BertModel, tokenizer: Tokenizer) -> list[np.ndarray]:
    """The mean over the pieces of each text, of length 1 (Reimers and Gurevych 2019)."""
    marks = tokenizer.token_to_id(CLASS), tokenizer.token_to_id(SEPARATOR)
    coded = [
        [marks[0], *encoding.ids[: MAX_PIECES - 2], marks[1]]
        for encoding in tokenizer.encode_batch(list(texts), add_special_tokens=False)
    ]
    order = sorted(range(len(coded)), key=lambda at: len(coded[at]))
    vectors: list[np.ndarray] = [np.zeros(0)] * len(coded)
    for at in range(0, len(order), SENTENCES):
        chosen = order[at : at + SENTENCES]
        pieces = nn.utils.rnn.pad_sequence([torch.tensor(coded[i]) for i in chosen], batch_first=True)
        mask = nn.utils.rnn.pad_sequence([torch.ones(len(coded[i])) for i in chosen], batch_first=True)
        with autocast():
            states = encoder(input_ids=pieces, attention_mask=mask).last_hidden_state.float()
        mean = nn.functional.normalize((states * mask.unsqueeze(2)).sum(1), dim=1)
        for i, vector in zip(chosen, mean.detach().numpy().astype(np.float16), strict=True):
            vectors[i] = vector
    return vectors
