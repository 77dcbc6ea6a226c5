"""Read the contrasts written for training: sentences that answer one question alike or otherwise, and such as do not.

In a file an empty line stands between groups. ``? who shut the valve | doer`` asks; a line ``A The guards shut it.``
answers, the same letter the same; ``N`` stands before what is told of the same scene and answers nothing. The answers
exclude each other.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

from training.events import Account, Event, Fact, Mark, Sentence
from training.pairs import Example
from training.sentences import AGAINST, ALIKE, APART
from wellsourced.matching.pair_reader import Side

CONTRASTS = Path("training/contrasts")
NONE = "N"  # the letter of what answers nothing
ASIDE = 7  # every seventh group is kept from the network
MOST_OF_A_LABEL = 6  # pairs of a group
BEFORE = 0.3  # of the sentences stand behind another of their scene
OF_A_SCENE = 5  # groups whose sentences make one event
MOST_ACCOUNTS = 6


class Contrast(NamedTuple):
    """One question, its kind, and the sentences told of its scene with the letters of their answers."""

    name: str
    question: str
    kind: str
    told: tuple[tuple[str, str], ...]


def read_contrasts(folder: Path) -> list[Contrast]:
    """Return the groups of the text files in ``folder``, by path. Raise ValueError for one without two answers."""
    return [found for path in sorted(folder.rglob("*.txt")) for found in _in_file(path)]


def _in_file(path: Path) -> Iterator[Contrast]:
    groups = [part.strip().splitlines() for part in path.read_text(encoding="utf-8").split("\n\n") if part.strip()]
    for number, (head, *lines) in enumerate(groups, 1):
        question, _, kind = head.removeprefix("?").strip().rpartition(" | ")
        told = tuple((line[0], line[2:].strip()) for line in lines if line[1:2] == " ")
        if not head.startswith("?") or len(told) != len(lines) or len({letter for letter, _ in told} - {NONE}) < 2:
            raise ValueError(f"{path}: group {number} asks nothing, or is not answered in two ways")
        yield Contrast(f"{path.parent.name}/{path.stem}/{number}", question, kind, told)


def is_aside(contrast: Contrast) -> bool:
    """Return True for a group that the network of pairs does not learn from."""
    return int(contrast.name.rpartition("/")[2]) % ASIDE == 0


def examples(found: Sequence[Contrast]) -> list[Example]:
    """Return the pairs of each group, either sentence first, some behind a sentence that answers nothing."""
    return [example for contrast in found for example in _examples(contrast, Random(contrast.name))]


def _examples(contrast: Contrast, chance: Random) -> list[Example]:
    by_label: dict[int, list[tuple[str, str]]] = {}
    for (mine, one), (theirs, other) in combinations(contrast.told, 2):
        label = APART if NONE in (mine, theirs) else ALIKE if mine == theirs else AGAINST
        by_label.setdefault(label, []).append((one, other))
    plain = [text for letter, text in contrast.told if letter == NONE]
    made = []
    for label, pairs in sorted(by_label.items()):
        for pair in chance.sample(pairs, min(len(pairs), MOST_OF_A_LABEL)):
            one, other = chance.sample(pair, 2)
            made.append(Example(_side(one, plain, chance), _side(other, plain, chance), label))
    return made


def _side(text: str, plain: Sequence[str], chance: Random) -> Side:
    others = [other for other in plain if other != text]
    return Side(text, before=chance.choice(others) if others and chance.random() < BEFORE else "")


def scenes(found: Sequence[Contrast]) -> list[Event]:
    """Return events, each of some groups, whose accounts tell one or two sentences of each group."""
    return [_scene(found[at : at + OF_A_SCENE]) for at in range(0, len(found), OF_A_SCENE)]


def _scene(groups: Sequence[Contrast]) -> Event:
    facts = {f"F{n}": Fact("conflict", "words", group.question) for n, group in enumerate(groups, 1)}
    dealt: list[list[Sentence]] = [[] for _ in range(MOST_ACCOUNTS)]
    for n, group in enumerate(groups, 1):
        for at, (letter, text) in enumerate(sorted(group.told, key=lambda t: (t[0] == NONE, t[0]))):
            own = dealt[(at + n) % MOST_ACCOUNTS]
            marks = () if letter == NONE else (Mark(f"F{n}", letter.lower(), 0, len(text)),)
            own.append(Sentence(text, own[-1].text if own else "", marks))
    accounts = tuple(
        Account(f"A{k}", "en", f"2031-05-0{k}T0{k}:10", f"Paper {k}", "\n\n".join(s.text for s in told), tuple(told))
        for k, told in enumerate(dealt, 1)
        if told
    )
    return Event(f"contrasts/{groups[0].name.replace('/', '-')}", groups[0].question, facts, accounts)
