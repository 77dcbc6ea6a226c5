"""The stage of this room: an account goes in, and comes out with what was said in it."""

import datetime

from wellsourced.model.account import Account
from wellsourced.model.speech import Heard, TimeExpression
from wellsourced.speech.agreement import ENCODER_LANGUAGES
from wellsourced.speech.assembly import Attributed, attributions
from wellsourced.speech.claims import claims
from wellsourced.speech.encoder import shipped
from wellsourced.speech.marks import marked
from wellsourced.speech.quotes import quotes
from wellsourced.speech.scene import Scene
from wellsourced.text.times import find_times


def hear(account: Account, threads: int = 1) -> Heard:
    """Return ``account`` with its quotations, claims and times, each in the order of the text.

    ``threads`` is how many cores the encoder may use. Speakers are as this account names them; ``people.resolve``
    makes them one across accounts.
    """
    times = times_of(account, day_of(account))
    if not account.evidence:
        return Heard(account=account, times=times)
    scene = Scene(account, times, _attributed(account, threads))
    direct = quotes(scene)
    stated, indirect = claims(scene, direct)
    spoken = tuple(sorted((*direct, *indirect), key=lambda q: (q.start, -q.end, q.kind)))
    return Heard(account=account, quotes=spoken, claims=stated, times=times)


def _attributed(account: Account, threads: int) -> Attributed:
    """What the encoder finds to be said by someone; nothing where it does not know the language."""
    if account.language not in ENCODER_LANGUAGES:
        return Attributed(())
    spans = [(block.start, block.end) for block in account.evidence]
    quoted = sorted((found.outer_start, found.outer_end) for found in marked(account.text, spans))
    return Attributed(attributions(shipped(threads).read(account.text, spans, quoted)))


def day_of(account: Account) -> datetime.date | None:
    """Return the day on which ``account`` was published, or None where it is not known to the day."""
    return datetime.date.fromisoformat(account.day) if account.day and len(account.day) == 10 else None


def times_of(account: Account, day: datetime.date | None) -> tuple[TimeExpression, ...]:
    """Return the times that the account's own words name, counted from ``day``; boilerplate is left out."""
    found = []
    masked = list(account.text)
    for block in account.blocks:
        if block.kind == "boilerplate":
            for at in range(block.start, block.end):
                if masked[at] != "\n":
                    masked[at] = " "
    for span in find_times("".join(masked), account.language, day):
        found.append(
            TimeExpression(
                start=span.start,
                end=span.end,
                text=account.text[span.start : span.end],
                value=span.value,
                kind=span.kind,
            )
        )
    return tuple(found)
