"""Lay what was said, what happened and what was published on one line of time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from wellsourced.model.dossier import Moment
from wellsourced.model.match import Utterance
from wellsourced.model.speech import Heard, TimeExpression
from wellsourced.text.normalize import one_line

MAX_MOMENTS = 60
MAX_WORDS_CHARS = 140
Precision = Literal["minute", "hour", "day", "month"]


def timeline(heard: Sequence[Heard], utterances: Sequence[Utterance]) -> tuple[Moment, ...]:
    """Return the moments of a story in order of time, at most ``MAX_MOMENTS``; those with most accounts are kept."""
    moments = [*_published(heard), *_happened(heard), *_said(heard, utterances)]
    kept = sorted(moments, key=lambda m: (m.kind != "published", -len(m.accounts), m.when, m.what))[:MAX_MOMENTS]
    return tuple(sorted(kept, key=lambda m: (m.when, m.kind, m.what)))


def _precision(when: str) -> Precision:
    return "minute" if len(when) >= 16 else "hour" if len(when) == 13 else "day" if len(when) == 10 else "month"


def _published(heard: Sequence[Heard]) -> Iterator[Moment]:
    for one in heard:
        account = one.account
        if account.published:
            when = account.published[:16]
            what = account.outlet or account.title or account.source
            yield Moment(
                when=when,
                precision=_precision(when),
                what=one_line(what),
                accounts=(account.id,),
                kind="published",
            )


def _dated(times: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """Days and moments; years, months and lengths of time are no moments of a story."""
    for time in times:
        if time.kind != "duration" and time.value is not None and len(time.value) >= 10 and time.value[0].isdigit():
            yield time


def _happened(heard: Sequence[Heard]) -> Iterator[Moment]:
    """Clock times with a day, as sentences tell them; one moment for all accounts that name it."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one in heard:
        for time in _dated(one.times):
            assert time.value is not None
            if len(time.value) < 16:
                continue
            claim = next((c for c in one.claims if c.start <= time.start < c.end), None)
            if claim is not None:
                found[time.value[:16]].append((one.account.id, claim.text))
    for when, told in found.items():
        shortest = min((text for _, text in told), key=lambda t: (len(t), t))
        accounts = tuple(sorted({account for account, _ in told}))
        yield Moment(when=when, precision="minute", what=_brief(shortest), accounts=accounts, kind="happened")


def _said(heard: Sequence[Heard], utterances: Sequence[Utterance]) -> Iterator[Moment]:
    """Utterances on the day that most accounts give for them."""
    quotes = {q.id: q for h in heard for q in h.quotes}
    for utterance in utterances:
        days = sorted(day for m in utterance.members if m.quote in quotes and (day := quotes[m.quote].occasion.day))
        if not days:
            continue
        when = max(sorted(set(days)), key=days.count)
        speaker = next((q.speaker.name for m in utterance.members if (q := quotes[m.quote]).speaker is not None), None)
        what = f"{speaker}: “{utterance.text}”" if speaker else f"“{utterance.text}”"
        accounts = tuple(sorted({m.account for m in utterance.members}))
        yield Moment(when=when, precision="day", what=_brief(what), accounts=accounts, kind="said")


def _brief(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= MAX_WORDS_CHARS else line[: MAX_WORDS_CHARS - 1].rstrip() + "…"
