"""Accounts for the tests of matching: sentences in, heard records out."""

import datetime

from make import account
from wellsourced.model.ids import content_id
from wellsourced.model.speech import Claim, Heard, Mention, TimeExpression, Value
from wellsourced.text.sentences import sentence_spans
from wellsourced.text.times import find_times
from wellsourced.text.values import find_values


def told(text: str, source: str, speakers: dict[str, str] | None = None, **known: object) -> Heard:
    """The account of ``text``, each sentence a claim; ``speakers`` lays sentences that hold a word to
    someone.
    """
    one = account(text, source=source, **known)
    day = datetime.date.fromisoformat(one.published[:10]) if one.published else None
    times = tuple(
        TimeExpression(start=t.start, end=t.end, text=t.text, value=t.value, kind=t.kind)
        for t in find_times(text, one.language, day)
    )
    claims = tuple(
        claim(text, one.id, one.language, span, speakers or {}) for span in sentence_spans(text, one.language)
    )
    return Heard(account=one, claims=claims, times=times)


def claim(text: str, name: str, language: str | None, span: tuple[int, int], speakers: dict[str, str]) -> Claim:
    start, end = span
    sentence = text[start:end]
    who = next((speaker for word, speaker in speakers.items() if word in sentence), None)
    at = start + max(0, sentence.find(who)) if who else start
    return Claim(
        id=content_id("c", name, start, end),
        start=start,
        end=end,
        text=sentence,
        attributed_to=None if who is None else Mention(start=at, end=at + len(who), name=who, as_written=who),
        standing="stated" if who is None else "reported",
        values=tuple(
            Value(
                start=v.start + start,
                end=v.end + start,
                text=v.text,
                quantity=v.quantity,
                unit=v.unit,
                hedge=v.hedge,
                noun=v.noun,
            )
            for v in find_values(sentence, language)
        ),
    )
