"""Read the events written for training: what several accounts state, marked in their sentences.

An event is a text file. Its title stands behind ``#``; a line ``F1 | conflict | figure | number of people hurt`` names
a fact; ``## A1 | en | 2031-02-11T11:20 | Outlet`` begins an account, in which ``[[F1:a|nine people]]`` marks an answer.
The same letter is the same answer.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wellsourced.text.sentences import sentence_spans

EVENTS = Path(__file__).parent / "events"
ASIDE = 5  # every fifth event of a folder is kept from the network that judges pairs
_MARK = re.compile(r"\[\[(F\d+):([a-z])\|([^\[\]|]*)\]\]")


class Fact(NamedTuple):
    """One question and how the accounts' answers stand: agree, conflict, updated; kind figure, time or words."""

    verdict: str
    kind: str
    what: str


class Mark(NamedTuple):
    """An answer: of which fact, which one, and its characters in the sentence."""

    fact: str
    letter: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence, the one before it in its account (empty for the first), and the answers in it."""

    text: str
    before: str
    marks: tuple[Mark, ...]


class Account(NamedTuple):
    """One account of an event; ``moment`` is its ISO date and time, ``body`` its text without marks."""

    id: str
    language: str
    moment: str
    outlet: str
    body: str
    sentences: tuple[Sentence, ...]


class Event(NamedTuple):
    """An event with its facts by name and its accounts."""

    name: str
    title: str
    facts: dict[str, Fact]
    accounts: tuple[Account, ...]


def read_events(folder: Path) -> list[Event]:
    """Return the events of the text files in ``folder`` and below it, by path. Raises as :func:`read_event` does."""
    return [read_event(path) for path in sorted(folder.rglob("*.txt"))]


def arguments(name: str, doc: str | None, out: Path, events: Path = EVENTS) -> argparse.ArgumentParser:
    """Return a parser with what every recipe that learns from events takes."""
    parser = argparse.ArgumentParser(prog=f"python -m training.{name}", description=(doc or "").splitlines()[0])
    parser.add_argument("--events", type=Path, default=events)
    parser.add_argument("--out", type=Path, default=out)
    parser.add_argument("--check", action="store_true", help="tell how well events kept aside are told; write nothing")
    return parser


def given_events(folder: Path) -> list[Event]:
    """Return the events in ``folder``; end the program, with a line, where there is none."""
    found = read_events(folder)
    if not found:
        sys.exit(f"no events in {folder}")
    return found


def read_event(path: Path) -> Event:
    """Return the event in ``path``. Raise ValueError where an answer is to no fact of it."""
    head, *rest = path.read_text(encoding="utf-8").split("\n## ")
    title, *listed = head.strip().splitlines()
    facts = {}
    for line in filter(None, (line.strip() for line in listed)):
        name, verdict, kind, what = (part.strip() for part in line.split("|", 3))
        facts[name] = Fact(verdict, kind, what)
    accounts = tuple(_account(text) for text in rest)
    unknown = {m.fact for a in accounts for s in a.sentences for m in s.marks} - set(facts)
    if unknown:
        raise ValueError(f"{path}: no such fact: {', '.join(sorted(unknown))}")
    return Event(f"{path.parent.name}/{path.stem}", title.lstrip("# "), facts, accounts)


def is_aside(event: Event) -> bool:
    """Return True for an event that the network of pairs does not learn from; what it is worth is told on these."""
    number = event.name.rpartition("/")[2]
    return number.isdigit() and int(number) % ASIDE == 0


def _account(text: str) -> Account:
    first, _, body = text.partition("\n")
    name, language, moment, outlet = (part.strip() for part in first.split("|", 3))
    plain, marks = _unmarked(body)
    return Account(name, language, moment, outlet, plain.strip(), tuple(_sentences(plain, marks, language)))


def _sentences(plain: str, marks: list[Mark], language: str) -> Iterator[Sentence]:
    before = ""
    for start, end in sentence_spans(plain, language):
        inside = [m for m in marks if start <= m.start and m.end <= end]
        text = plain[start:end]
        yield Sentence(text, before, tuple(m._replace(start=m.start - start, end=m.end - start) for m in inside))
        before = text


def _unmarked(body: str) -> tuple[str, list[Mark]]:
    """The text without its marks, and where they stood."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = position = 0
    for found in _MARK.finditer(body):
        parts += [body[position : found.start()], found[3]]
        length += found.start() - position
        marks.append(Mark(found[1], found[2], length, length + len(found[3])))
        length += len(found[3])
        position = found.end()
    return "".join((*parts, body[position:])), marks
