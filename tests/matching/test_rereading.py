"""Which pairs are looked at again, and what comes of it."""

import pytest
from telling import told

from wellsourced.matching import rereading
from wellsourced.matching.pair_reader import Judgement, Side
from wellsourced.matching.readings import Reading, readings
from wellsourced.matching.rereading import Likely, figures_seen, mixed, reread, reread_figures, wholes_seen
from wellsourced.matching.tellings import tellings

ALIKE, APART = Judgement(0.01, 0.97, 0.01, 0.01), Judgement(0.97, 0.01, 0.01, 0.01)
TEXTS = ("The mill is shut.\nNine people were hurt.", "The mill has closed.\nIt hurt nine people.")


def read(*texts: str, language: str = "en") -> list[Reading]:
    heard = [told(text, f"{i}.txt", language=language, published=f"2031-04-0{9 - i}") for i, text in enumerate(texts)]
    return readings(tellings(heard))


def pairs(found: list[Reading], kind: str) -> list[tuple[int, int]]:
    own = [i for i, reading in enumerate(found) if reading.kind == kind]
    return [(i, j) for i in own for j in own if i < j and found[i].account != found[j].account]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Side, Side]]:
    """The pairs that the network is asked of; it holds all for alike."""
    found: list[tuple[Side, Side]] = []

    def judge(one: Side, other: Side) -> Judgement:
        found.append((one, other))
        return ALIKE

    monkeypatch.setattr(rereading, "judgement", judge)
    return found


def test_the_account_published_first_stands_first_and_a_sentence_knows_the_one_before(
    asked: list[tuple[Side, Side]],
) -> None:
    found = read(*TEXTS)
    wholes_seen(found, {pair: Likely(0.5, 0.2) for pair in pairs(found, "whole")})
    second = Side("It hurt nine people.", before="The mill has closed.")
    assert (second, Side("Nine people were hurt.", before="The mill is shut.")) in asked
    assert all(one.text in TEXTS[1] for one, _ in asked)


def test_what_seems_on_two_matters_or_is_not_english_is_left_as_it_is(asked: list[tuple[Side, Side]]) -> None:
    found, foreign = read(*TEXTS), read(*TEXTS, language="fr")
    unlikely = {pair: Likely(0.01, 0.0) for pair in pairs(found, "whole")}
    likely = {pair: Likely(0.5, 0.2) for pair in pairs(foreign, "whole")}
    assert unlikely == reread(found, unlikely)
    assert likely == reread(foreign, likely)
    assert not asked


def test_no_more_pairs_are_read_than_the_likeliest(
    asked: list[tuple[Side, Side]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "MOST_PAIRS", 1)
    found = read(*TEXTS)
    many = pairs(found, "whole")
    seen = wholes_seen(found, {pair: Likely(0.2 + 0.1 * at, 0.1) for at, pair in enumerate(many)})
    assert [many[-1]] == list(seen)
    assert 1 == len(asked)


def test_a_figure_is_marked_in_its_sentence(asked: list[tuple[Side, Side]]) -> None:
    found = read(*TEXTS)
    figures_seen(found, dict.fromkeys(pairs(found, "amount"), 0.0))
    assert [("nine people", "Nine people")] == [
        tuple(side.text[side.start : side.end] for side in pair) for pair in asked
    ]


def test_what_the_network_holds_moves_the_odds(monkeypatch: pytest.MonkeyPatch) -> None:
    found = read(*TEXTS)
    odds = dict.fromkeys(pairs(found, "amount"), 0.0)
    moved = []
    for judged in (APART, ALIKE):
        monkeypatch.setattr(rereading, "judgement", lambda one, other, judged=judged: judged)
        moved.append(reread_figures(found, odds)[min(odds)])
    assert moved[0] < moved[1]


def test_a_mix_adds_a_bias_and_what_is_known() -> None:
    assert 4.0 == mixed((1.0, 2.0, 0.5), (1.0, 2.0))
