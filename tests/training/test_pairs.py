"""What the network of pairs learns from, and that it learns."""

from pathlib import Path
from random import Random

import pytest

torch = pytest.importorskip("torch", reason="the extra train is not installed")
pytest.importorskip("transformers", reason="the extra train is not installed")
pytest.importorskip("lightgbm", reason="the extra train is not installed")

from tokenizers import Tokenizer
from training.events import Event, is_aside, read_event
from training.hearing import hear_event
from training.network_form import write_network
from training.pairing import PairNet, learn, pretrained
from training.pairs import CHANGED, Example, figures, wholes
from training.sentences import AGAINST, ALIKE, APART
from transformers import BertConfig

from wellsourced.matching.pair_reader import PairReader, Side
from wellsourced.matching.restatements import shipped
from wellsourced.speech import encoder

PIECES = Path(encoder.__file__).parent / "weights" / "tokenizer.json"
EVENT = """# Fire in the mill of Osby
F1 | conflict | figure | number of people hurt
F2 | updated | words | state of the bridge
F3 | agree | figure | age of the mill
## A1 | en | 2031-02-11T11:20 | Osby Wire
[[F1:a|Nine people]] were hurt in the fire at the mill. The captain met the press.

The bridge by the mill was [[F2:a|shut]]. The mill is [[F3:a|70 years]] old.
## A2 | en | 2031-02-12T08:00 | The Post
At the mill in Osby [[F1:b|twelve people]] were hurt by the fire. The owner is abroad.

The bridge by the mill is [[F2:b|open again]]. The mill is [[F3:a|seventy years]] old.
"""


@pytest.fixture
def event(tmp_path: Path) -> Event:
    (tmp_path / "10.txt").write_text(EVENT, encoding="utf-8")
    return read_event(tmp_path / "10.txt")


def test_figures_are_marked_and_labelled_by_their_answers(event: Event) -> None:
    found = {(e.one.text[e.one.start : e.one.end], e.other.text[e.other.start : e.other.end]): e.label
             for e in figures(event, Random(1))}  # fmt: skip
    assert AGAINST == found["Nine people", "twelve people"]
    assert ALIKE == found["70 years old", "seventy years old"]


def test_sentences_are_labelled_and_newer_news_is_told_from_conflict(event: Event) -> None:
    found = wholes(event, hear_event(event), shipped())
    bridge = [e for e in found if "bridge" in e.one.text and "bridge" in e.other.text]
    assert [CHANGED] == [e.label for e in bridge]
    assert all(e.label in {APART, ALIKE, AGAINST, CHANGED} for e in found)


def test_every_fifth_event_is_kept_aside(event: Event) -> None:
    assert is_aside(event)
    assert not is_aside(event._replace(name="fires/11"))
    assert not is_aside(event._replace(name="fires/mill"))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the exporter that names its own successor
def test_a_network_learns_pairs_by_heart_and_the_file_judges_as_it_does(tmp_path: Path, tokenizer: Tokenizer) -> None:
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=32,
    )  # fmt: skip
    net = PairNet(pretrained(config, {}))
    pairs = [
        Example(Side("The mill is shut."), Side("The mill has closed."), ALIKE),
        Example(Side("The mill is shut."), Side("Ann Lee sang on Monday."), APART),
    ]
    learn(net, pairs * 8, tokenizer, 1500)
    write_network(net.eval().encoder, net.scores, tmp_path / "pairs.onnx", first=True)
    reader = PairReader(tmp_path / "pairs.onnx", PIECES)
    assert reader.judge(pairs[0].one, pairs[0].other).alike > 0.5
    assert reader.judge(pairs[1].one, pairs[1].other).apart > 0.5
