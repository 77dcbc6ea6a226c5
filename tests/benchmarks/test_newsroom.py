"""A simulated world is the same for a seed, its gold stands in its accounts, and the scorer tells right from wrong."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from benchmarks.newsroom.__main__ import main
from benchmarks.newsroom.figures import Style, distorted, written
from benchmarks.newsroom.generate import Case, case, cases
from benchmarks.newsroom.score import golds_in, score
from benchmarks.newsroom.world import Figure


def text(source: str) -> str:
    """What a reader of a file sees, roughly."""
    return unescape(re.sub(r"<[^>]+>", "", source))


@pytest.fixture(scope="module")
def world() -> list[Case]:
    return list(cases(3, 150))


@pytest.fixture(scope="module")
def told(world: list[Case]) -> list[tuple[Case, dict[str, str]]]:
    return [(one, {name: text(body) for name, body in one.files.items()}) for one in world]


def test_the_same_seed_writes_the_same_world(world: list[Case]) -> None:
    assert world == list(cases(3, 150))


def test_another_seed_writes_another_world(world: list[Case]) -> None:
    assert world[0].files != next(cases(4, 150)).files


def test_a_larger_world_begins_with_the_smaller(world: list[Case]) -> None:
    assert world[:10] == list(cases(3, 80))[:10]


@pytest.mark.parametrize("size", [1, 2, 7, 53])
def test_a_world_has_as_many_accounts_as_asked_for(size: int) -> None:
    assert size == sum(len(one.files) for one in cases(5, size))


def test_an_event_may_have_one_account_or_forty() -> None:
    assert [1, 40] == [len(case(1, 1, size).gold["accounts"]) for size in (1, 40)]


def spans(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for quote in gold["quotes"]:
        yield quote["account"], quote["quote"]
    for utterance in gold["utterances"]:
        yield from map(tuple, utterance["members"])
    for fact in gold["facts"]:
        for file, value, sentence in fact["values"]:
            assert value.lower() in sentence.lower()
            yield file, sentence
    for file, sentence, _, _ in gold["distorted"]:
        yield file, sentence
    for file, words, _ in gold["relative_times"]:
        yield file, words
    yield from map(tuple, gold["boilerplate"])


def test_every_text_of_the_gold_stands_in_its_account(told: list[tuple[Case, dict[str, str]]]) -> None:
    missing = [(file, words) for one, files in told for file, words in spans(one.gold) if words not in files[file]]
    assert [] == missing


def test_who_took_published_later(world: list[Case]) -> None:
    for one in world:
        when = {a["file"]: a["published"] for a in one.gold["accounts"]}
        assert all(when[source] < when[target] for source, target, *_ in one.gold["copies"] + one.gold["relays"])


def test_the_bounds_of_a_careful_reader_hold_the_true_number(world: list[Case]) -> None:
    facts = [fact for one in world for fact in one.gold["facts"]]
    assert all(f["independent_origins"] <= f["true_origins"] <= f["at_most"] for f in facts)
    assert {1, 2} <= {f["true_origins"] for f in facts}


def test_everything_happens_in_a_world_of_some_size(world: list[Case]) -> None:
    facts = [fact for one in world for fact in one.gold["facts"]]
    hows = {copy[2] for one in world for copy in one.gold["copies"]}
    labels = {label for one in world for u in one.gold["utterances"] for *_, label in u["altered"]}
    bends = {how for one in world for _, _, how, _ in one.gold["distorted"]}
    assert {"agree", "conflict", "updated"} == {f["verdict"] for f in facts}
    assert {"identical", "near", "partial", "reworded", "translated"} == hows
    assert {"reworded", "translated", "truncated", "elided", "negation lost"} == labels
    assert {"another figure", "a negation lost", "two names swapped", "a hedge dropped"} == bends


def test_a_distorted_figure_is_another_one() -> None:
    from random import Random

    figures = [Figure(quantity) for quantity in (2, 10, 22, 148, 1000, 4200)]
    assert all(distorted(f, Random(seed)).quantity != f.quantity for f in figures for seed in range(50))


def test_figures_are_written_as_the_language_writes_them() -> None:
    from random import Random

    styles = {code: Style(code, True, True, "km/h") for code in ("en", "fr", "es", "de")}
    clock = {code: written(Figure(21 * 60 + 5), "clock", style, Random(0)) for code, style in styles.items()}
    assert {"en": "9:05 p.m.", "fr": "21 h 05", "es": "21:05", "de": "21.05 Uhr"} == clock
    assert "at least 4,200" == written(Figure(4200, "at least"), "people", styles["en"], Random(0))


def perfect(one: Case) -> dict[str, Any]:
    """A dossier that says what the gold says."""
    gold = one.gold
    nobody: dict[str, Any] = {"speaker": None, "kind": "direct"}
    accounts = [{"id": a["file"], "source": f"{one.name}/{a['file']}", "quotes": []} for a in gold["accounts"]]
    quotes = {a["id"]: a["quotes"] for a in accounts}
    for quote in gold["quotes"]:
        quotes[quote["account"]].append({**nobody, "text": quote["quote"], "speaker": {"name": quote["speaker"]}})
    how = {(file, words): label for u in gold["utterances"] for file, words, label in u["altered"]}
    utterances = [
        {"members": [{"account": f, "text": t, "alteration": how.get((f, t), "verbatim")} for f, t in u["members"]]}
        for u in gold["utterances"]
    ]
    points = [
        {
            "verdict": f["verdict"],
            "values": [{"account": file, "text": sentence, "value": value} for file, value, sentence in f["values"]],
            "origins": {"independent": f["independent_origins"], "at_most": f["at_most"]},
        }
        for f in gold["facts"]
    ]
    derivations = [{"from": a, "to": b, "kind": "copy"} for a, b, _ in gold["copies"]]
    derivations += [{"from": a, "to": b, "kind": "relay"} for a, b in gold["relays"]]
    rumours = [
        {"accounts": r["accounts"], "denied_by": [r["denied_by"]] if r["denied_by"] else []} for r in gold["rumours"]
    ]
    files = [a["file"] for a in gold["accounts"]]
    story = {
        "accounts": files,
        "utterances": utterances,
        "points": points,
        "derivations": derivations,
        "rumours": rumours,
    }
    return {"accounts": accounts, "stories": [story]}


@pytest.fixture(scope="module")
def large() -> Case:
    return case(3, 2, 24)


def test_a_dossier_that_says_what_the_gold_says_gets_everything(large: Case) -> None:
    found = score(perfect(large), {large.name: large.gold})
    assert 0.0 == found.pop("origins_overcounted")
    assert 0.0 == (found.pop("distorted_supported") or 0.0)
    assert dict.fromkeys(found, 1.0) == {name: 1.0 if value is None else value for name, value in found.items()}


def test_copies_turned_round_lose_their_direction_only(large: Case) -> None:
    dossier = perfect(large)
    for one in dossier["stories"][0]["derivations"]:
        one["from"], one["to"] = one["to"], one["from"]
    found = score(dossier, {large.name: large.gold})
    assert (1.0, 0.0, 0.0) == (found["copies_f1"], found["copies_directed_f1"], found["direction"])


def test_counting_every_account_breaks_the_bounds(large: Case) -> None:
    dossier = perfect(large)
    for point in dossier["stories"][0]["points"]:
        point["origins"] = dict.fromkeys(("independent", "at_most"), len({v["account"] for v in point["values"]}))
    found = score(dossier, {large.name: large.gold})
    assert (found["origins_overcounted"] or 0) > 0.9
    assert (found["origins_bounds_hold"] or 0) < 0.1


def test_an_agreeing_point_supports_the_distortions_in_it(large: Case) -> None:
    dossier = perfect(large)
    for point in dossier["stories"][0]["points"]:
        point["verdict"] = "agree"
    assert (score(dossier, {large.name: large.gold})["distorted_supported"] or 0) > 0.5


def test_the_command_writes_what_the_scorer_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sys

    folder = tmp_path / "world"
    arguments = ["newsroom", "--seed", "2", "--accounts", "12", "--out", str(folder)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", arguments)
        assert [0, 1] == [main(), main()]
    assert "not empty" in capsys.readouterr().err
    golds = golds_in(folder)
    assert 12 == sum(len(gold["accounts"]) for gold in golds.values())
    assert all((folder / name / a["file"]).is_file() for name, gold in golds.items() for a in gold["accounts"])
    assert golds == json.loads(json.dumps({one.name: one.gold for one in cases(2, 12)}))
