"""The way from marked texts to the exported file, with a network of one layer. Needs the extra ``train``."""

import itertools
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")
pytest.importorskip("transformers", reason="the extra train is not installed")

from tokenizers import Tokenizer
from training.examples import Example, example, samples
from training.export import export
from training.losses import Weights
from training.measure import measure, posteriors, speech_runs
from training.model import Chain, Reader, tiny
from training.polnear import Article, Attribution, Span
from training.train import Plan, train

from wellsourced.speech.encoder import Encoder
from wellsourced.speech.tags import SPEECH_TAGS

pytestmark = pytest.mark.slow

TEXT = "The mill is shut, Ada Reyes said.\nIt rained. Ines Vogt believes that the pier has moved."
SAID = ("Ada Reyes", "said", "The mill is shut"), ("Ines Vogt", "believes", "that the pier has moved")
WINDOW = 64


def span(part: str) -> tuple[Span, ...]:
    start = TEXT.index(part)
    return (Span(start, start + len(part)),)


@pytest.fixture(scope="module")
def marked(tokenizer: Tokenizer) -> list[Example]:
    attributions = tuple(Attribution(*(span(part) for part in said)) for said in SAID)
    return [example(Article(f"mill-{n}", TEXT, attributions, ()), tokenizer, WINDOW - 2) for n in range(8)]


@pytest.fixture(scope="module")
def learnt(tokenizer: Tokenizer, marked: list[Example]) -> Reader:
    torch.manual_seed(0)
    plan = Plan(epochs=60, rate=3e-3, head_rate=1e-2, average=0.5, window_pieces=WINDOW, weights=Weights(marked=1.0))
    return train(Reader(tiny(tokenizer.get_vocab_size()), dropout=0.0), tokenizer, marked, plan)


def test_a_network_learns_a_short_text_by_heart(tokenizer: Tokenizer, marked: list[Example], learnt: Reader) -> None:
    tallies = measure(learnt, tokenizer, marked, WINDOW)
    assert {"source": 1.0, "cue": 1.0, "content": 1.0} == {role: tally.score().f1 for role, tally in tallies.items()}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the exporter that names its own successor
def test_the_exported_file_finds_what_the_network_finds(
    tmp_path: Path, tokenizer: Tokenizer, marked: list[Example], learnt: Reader
) -> None:
    export(learnt, tokenizer, tmp_path, window_pieces=WINDOW)
    paragraphs = [(0, TEXT.index("\n")), (TEXT.index("\n") + 1, len(TEXT))]
    reads = Encoder(tmp_path).read(TEXT, paragraphs, [])
    runs = speech_runs(learnt, samples(marked[:1], tokenizer, WINDOW))
    assert list(runs.values()) == [list(read.speech) for read in reads]


def test_the_probabilities_of_a_word_add_up(tokenizer: Tokenizer, marked: list[Example], learnt: Reader) -> None:
    for likely in posteriors(learnt, samples(marked[:2], tokenizer, WINDOW)).values():
        assert pytest.approx(1.0, abs=0.01) == likely.astype(float).sum(1)


def test_the_chain_counts_every_row_of_tags() -> None:
    torch.manual_seed(0)
    chain, scores, mask = Chain(len(SPEECH_TAGS)), torch.randn(1, 3, len(SPEECH_TAGS)), torch.ones(1, 3)
    steps, first, last = (table.detach() for table in chain.tables())
    every = [
        first[a] + last[c] + steps[a, b] + steps[b, c] + scores[0, 0, a] + scores[0, 1, b] + scores[0, 2, c]
        for a, b, c in itertools.product(range(len(SPEECH_TAGS)), repeat=3)
    ]
    row = torch.tensor([[0, 0, 0]])
    wanted = torch.logsumexp(torch.stack(every), 0) - every[0]
    assert pytest.approx(wanted.item(), rel=1e-4) == chain.loss(scores, row, mask).item()
