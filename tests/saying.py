"""Accounts with quotations for tests of matching and tracing: words and speakers in, heard records out."""

from typing import Any

from make import account
from wellsourced.model.ids import content_id
from wellsourced.model.speech import Claim, Cue, Heard, Mention, Occasion, Quote
from wellsourced.speech.hear import hear
from wellsourced.text.sentences import sentence_spans


def speaker(name: str, **known: Any) -> Mention:
    """A mention whose id is made from the name, as if people were resolved."""
    return Mention(start=0, end=0, id=f"p-{name}", name=name, as_written=name, **known)


def saying(text: str, *spoken: tuple[str, str | None], source: str = "a.txt", **known: Any) -> Heard:
    """The account of ``text`` with quotations: (words as they stand in it, speaker's name or None).

    ``via``, ``occasion`` and ``kind`` hold for all of them.
    """
    own = {name: known.pop(name) for name in ("via", "occasion", "kind") if name in known}
    one = account(text, source=source, **known)
    quotes = tuple(_quote(one.id, text, words, name, own) for words, name in spoken)
    claims = tuple(
        Claim(
            id=content_id("c", one.id, start, end), start=start, end=end, text=text[start:end],
            attributed_to=None, standing="stated",
        )
        for start, end in sentence_spans(text, one.language)
    )  # fmt: skip
    return Heard(account=one, quotes=quotes, claims=claims)


def _quote(account_id: str, text: str, words: str, name: str | None, own: dict[str, Any]) -> Quote:
    start = text.index(words)
    said = text.find("said", start + len(words))
    return Quote(
        id=content_id("q", account_id, start, start + len(words)),
        start=start,
        end=start + len(words),
        text=words,
        kind=own.get("kind", "direct"),
        speaker=speaker(name) if name else None,
        cue=Cue(start=said, end=said + 4, text="said") if said >= 0 else None,
        via=own.get("via", ()),
        occasion=own.get("occasion", Occasion()),
    )


def quoted(text: str, language: str) -> list[Quote]:
    """The quotations in marks that are heard in ``text``."""
    return [q for q in hear(account(text, language=language)).quotes if q.kind != "indirect"]
