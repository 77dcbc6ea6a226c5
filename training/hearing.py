"""Read and hear the accounts of an event as the program does, and find the event's answers again in what was read."""

import datetime
from typing import NamedTuple

from training.events import Account, Event
from wellsourced.model.account import Document
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard
from wellsourced.pipeline.run import in_content_order, read_and_hear
from wellsourced.tracing.copies import derivations


class Answer(NamedTuple):
    """Where an account answers a question, as characters of its text."""

    start: int
    end: int
    fact: str
    letter: str


class HeardEvent(NamedTuple):
    """The accounts of an event as heard, what was copied, and the answers by account id."""

    accounts: tuple[Heard, ...]
    copied: tuple[Derivation, ...]
    answers: dict[str, tuple[Answer, ...]]

    def answer_at(self, account: str, start: int, end: int) -> Answer | None:
        """Return the answer that overlaps the characters ``[start, end)`` of an account, if any."""
        return next((a for a in self.answers[account] if start < a.end and a.start < end), None)


def hear_event(event: Event) -> HeardEvent:
    """Return the event as heard; what cannot be read as one account is left out."""
    heard: list[Heard] = []
    answers: dict[str, tuple[Answer, ...]] = {}
    for account in event.accounts:
        for one in read_and_hear(_document(event, account)):
            heard.append(one)
            answers[one.account.id] = _answers(account, one.account.text)
    ordered = in_content_order(heard)
    return HeardEvent(ordered, derivations(ordered), answers)


def _document(event: Event, account: Account) -> Document:
    name = f"{event.name}/{account.id}.txt"
    return Document(source=name, place=name, body=page(account).encode(), media="text")


def page(account: Account) -> str:
    """Return an account as a page of text: its outlet, its moment in words, its sentences."""
    moment = datetime.datetime.fromisoformat(account.moment)
    return f"{account.outlet}\n{moment.day} {moment:%B %Y, %H:%M}\n\n{account.body}"


def _answers(account: Account, text: str) -> tuple[Answer, ...]:
    found: list[Answer] = []
    position = 0
    for sentence in account.sentences:
        at = text.find(sentence.text, position)
        if at >= 0:
            position = at + 1
            found.extend(Answer(at + m.start, at + m.end, m.fact, m.letter) for m in sentence.marks)
    return tuple(found)
