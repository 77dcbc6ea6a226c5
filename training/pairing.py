"""Make the network that judges two sentences, from events and contrasts written for it, news and a public encoder.

    python -m training.pairing --base FOLDER --news FOLDER [--begin FILE] [--keep FILE] [--events FOLDER]
                               [--contrasts FOLDER] [--sides FOLDER] [--out FILE] [--rounds N]

``FOLDER`` holds the files of all-MiniLM-L6-v2 (config.json, model.safetensors, tokenizer.json); ``--keep`` says where
the plain weights go, ``--begin`` takes those of an earlier run. Every fifth event is kept aside
(:func:`training.events.is_aside`) for ``training.mixing``, every seventh contrast, and half
of the stories of news. ``--news`` says where
BASIL lies. One core, about an hour a round.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from training import contrasts, news, sides
from training.events import Event, given_events, is_aside
from training.hearing import HeardEvent, hear_event
from training.network_form import write_network
from training.pairs import Example, figures, wholes
from training.sentences import readers_from, rows
from wellsourced.matching.pair_reader import CLASSES, DETAILS, SIDES, TYPES, WHOLES, lay
from wellsourced.matching.restatements import shipped

BATCH_PIECES = 1800
RATE, HEAD_RATE = 6e-5, 5e-4  # the highest
WARM_STEPS = 60
DROPOUT = 0.1
HEADS = 3  # scores of marked pairs, of whole sentences, of neighbours
TURNED = 0.15  # of the pairs stand with the later account first, since not every account has its moment
NEAR_LENGTH = 6  # pieces by which the pairs of one batch may differ
REPORT_STEPS = 50
_OUT = Path(__file__).resolve().parents[1] / "src" / "wellsourced" / "matching" / "weights" / "pairs.onnx"


class PairNet(nn.Module):
    """An encoder of two sentences, and on top of its first piece the scores of marked pairs, whole ones, neighbours."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(DROPOUT)
        self.scores = nn.Linear(encoder.config.hidden_size, HEADS * CLASSES)

    def forward(self, pieces: Tensor, mask: Tensor, types: Tensor) -> Tensor:
        """Return (pairs, HEADS * CLASSES)."""
        states = self.encoder(input_ids=pieces, attention_mask=mask, token_type_ids=types).last_hidden_state
        scores: Tensor = self.scores(self.dropout(states[:, 0]))
        return scores


class Row(NamedTuple):
    """A pair as the network takes it: pieces, types, where its scores begin, and which is right."""

    pieces: tuple[int, ...]
    types: tuple[int, ...]
    begin: int
    label: int


def pretrained(config: BertConfig, weights: dict[str, Tensor]) -> BertModel:
    """Return an encoder with ``weights``, its segments' vectors standing for sides and for what is marked in them."""
    config.type_vocab_size = TYPES
    config.hidden_dropout_prob, config.attention_probs_dropout_prob = DROPOUT, 0.0
    encoder = BertModel(config, add_pooling_layer=False)
    segments = "embeddings.token_type_embeddings.weight"
    named = {name.removeprefix("bert."): tensor for name, tensor in weights.items()}
    if segments in named:
        named[segments] = named[segments][:1].repeat(TYPES, 1) + 0.02 * torch.randn(TYPES, config.hidden_size)
    encoder.load_state_dict(named, strict=False)
    return encoder


def examples(events: Sequence[Event], heard: dict[str, HeardEvent]) -> list[Example]:
    """Return the pairs of all events; which of two matters seem on one is told by trees of the other half of them."""
    learnt = [row for event in events for row in rows(event, heard[event.name])]
    halves = [{event.name for event in events[half::2]} for half in (0, 1)]
    readers = [readers_from([row for row in learnt if row.event not in own]) for own in halves]
    found = []
    for event in events:
        own = readers[0] if event.name in halves[0] else readers[1]
        found += [*wholes(event, heard[event.name], own), *figures(event, Random(event.name))]
    return found


def both_sides_told(folder: Path) -> list[Example]:
    """Return the pairs of the events in which accounts lay answers side by side: neighbours, and across accounts."""
    events = [event for event in given_events(folder) if not is_aside(event)]
    heard = {event.name: hear_event(event) for event in events}
    across = [example for event in events for example in wholes(event, heard[event.name], shipped())]
    return [*sides.examples(events, heard), *across]


def learn(net: PairNet, found: Sequence[Example], tokenizer: Tokenizer, rounds: int) -> None:
    """Train for so many rounds, the rate falling to nothing; progress goes to standard error."""
    chance = Random(7)
    plan = [batch for _ in range(rounds) for batch in _batches(found, tokenizer, chance)]
    parts = [{"params": net.encoder.parameters(), "lr": RATE}, {"params": net.scores.parameters(), "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(parts, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda at: min(1.0, (at + 1) / WARM_STEPS) * (1 - at / len(plan))
    )
    began, lost = time.monotonic(), 0.0
    net.train()
    for at, batch in enumerate(plan, 1):
        loss = _loss(net, batch)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        lost += loss.item()
        if at % REPORT_STEPS == 0:
            spent = time.monotonic() - began
            print(f"{at} of {len(plan)}: {lost / REPORT_STEPS:.3f}, {spent:.0f} s", file=sys.stderr)
            lost = 0.0


def _batches(found: Sequence[Example], tokenizer: Tokenizer, chance: Random) -> list[list[Row]]:
    """The pairs in batches of like length, in a random order, some with their sides changed over."""
    laid = [_row(example, tokenizer, turned=chance.random() < TURNED) for example in found]
    ranked = sorted(laid, key=lambda row: (len(row.pieces) // NEAR_LENGTH, chance.random()))
    made: list[list[Row]] = [[]]
    for row in ranked:
        if made[-1] and (len(made[-1]) + 1) * len(row.pieces) > BATCH_PIECES:
            made.append([])
        made[-1].append(row)
    chance.shuffle(made)
    return made


def _row(example: Example, tokenizer: Tokenizer, *, turned: bool) -> Row:
    one, other = (example.other, example.one) if turned and not example.beside else (example.one, example.other)
    laid = lay(tokenizer, one, other)
    begin = SIDES if example.beside else DETAILS if one.marked and other.marked else WHOLES
    return Row(laid.pieces, laid.types, begin, example.label)


def _loss(net: PairNet, batch: Sequence[Row]) -> Tensor:
    longest = max(len(row.pieces) for row in batch)

    def padded(lines: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([[*line, *[0] * (longest - len(line))] for line in lines])

    mask = padded([[1] * len(row.pieces) for row in batch])
    scores = net(padded([row.pieces for row in batch]), mask, padded([row.types for row in batch]))
    own = torch.tensor([row.begin for row in batch]).unsqueeze(1) + torch.arange(CLASSES)
    return nn.functional.cross_entropy(scores.gather(1, own), torch.tensor([row.label for row in batch]))


def main() -> int:
    """Train; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m training.pairing", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--begin", type=Path)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--events", type=Path, default=Path("training/events"))
    parser.add_argument("--contrasts", type=Path, default=contrasts.CONTRASTS)
    parser.add_argument("--sides", type=Path, default=sides.SIDES)
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(1)
    events = [event for event in given_events(args.events) if not is_aside(event)]
    if not (args.base / "model.safetensors").exists():
        sys.exit(f"no model.safetensors in {args.base}")
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    config = BertConfig.from_json_file(str(args.base / "config.json"))
    net = PairNet(pretrained(config, load_file(args.base / "model.safetensors")))
    if args.begin:
        net.load_state_dict(torch.load(args.begin, weights_only=True))
    found = examples(events, {event.name: hear_event(event) for event in events})
    stories = news.read_stories(args.news, shipped(), news.read_labels(), aside=False)
    told = [one for one in contrasts.read_contrasts(args.contrasts) if not contrasts.is_aside(one)]
    found += [*news.examples(stories), *contrasts.examples(told), *both_sides_told(args.sides)]
    learn(net, found, tokenizer, args.rounds)
    if args.keep:
        torch.save(net.state_dict(), args.keep)
    write_network(net.encoder, net.scores, args.out, first=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
