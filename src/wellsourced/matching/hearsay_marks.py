"""Find in a sentence the words that tell something as rumour, as unconfirmed, as false, or that deny it."""

from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.matching import hearsay_denied as denied
from wellsourced.matching import hearsay_told as told
from wellsourced.matching.hearsay_reader import Reader, Span


class Marks(NamedTuple):
    """The marks of a sentence by kind, as character ranges of it.

    ``rumour`` and ``unconfirmed``: told, not known. ``guess``: by somebody without grounds, or of messages that say
    something. ``seems``: a guess that counts of some matters only. ``denial``, ``false``, ``doubt``, ``unlinked``:
    denied, called false, without anything that speaks for it, said to have nothing to do with the matter; ``rebuttal``
    where what is denied is called a tale or was heard from somebody (``heard``), ``refusal`` of something that a
    pronoun stands for, ``stays`` where it is said that somebody is still in office. ``reply``: what denies only a tale
    that was just told ("he laughed"). ``media``: the things and people without a name that it is told by.
    ``tales``: those things, and the words for a tale.
    """

    found: dict[str, list[Span]]
    media: list[Span]
    tales: list[Span]

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of which there is at least one."""
        return frozenset(kind for kind, spans in self.found.items() if spans)

    def of(self, kind: str, offset: int) -> list[Span]:
        """The places of one kind of mark in a text in which the sentence begins at ``offset``."""
        return [(a + offset, b + offset) for a, b in self.found.get(kind, ())]

    def tales_at(self, offset: int) -> list[Span]:
        """The places of the words for a tale in such a text."""
        return [(a + offset, b + offset) for a, b in self.tales]

    def widest(self, text: str) -> tuple[str, ...]:
        """The media as written, each once; of two that overlap the longer one."""
        spans = sorted(set(self.media))
        widest = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
        return tuple(dict.fromkeys(text[a:b] for a, b in widest))


def marks(text: str, language: str | None, cues: Sequence[Span]) -> Marks:
    """Return the marks of a sentence; ``cues`` are the words in it by which somebody with a name says something."""
    reader = Reader(text, language, cues)
    words, line = reader.words, reader.line
    heard = denied.heard_and_denied(reader)
    found = {
        "rumour": told.rumours(reader),
        "unconfirmed": told.unconfirmed(reader),
        "guess": told.guesses(reader),
        "seems": words.seems.places(line),
        "denial": [*denied.denials(reader), *((b - 1, b) for _, b in heard), *denied.answers(reader)],
        "heard": heard,
        "rebuttal": [*denied.rebuttals(reader), *heard],
        "refusal": denied.refusals(reader),
        "reply": denied.replies(reader),
        "false": denied.false(reader),
        "doubt": denied.doubts(reader),
        "unlinked": words.unlinked.places(line),
        "stays": words.stays.places(line),
    }
    called = [*found["refusal"], *found["reply"]]
    found["rumour"] = [s for s in found["rumour"] if not any(a == s[0] or a < s[0] < s[1] <= b for a, b in called)]
    if any(found[kind] for kind in ("denial", "refusal", "false", "doubt")):
        found["reply"] = []
    found["doubt"] = [span for span in found["doubt"] if not any(a <= span[0] < b for a, b in found["guess"])]
    media = [*reader.media, *words.folk.places(line)]
    tales = sorted({*reader.media, *((i, i + 1) for i in reader.tales)})
    spans = {kind: reader.chars(places) for kind, places in found.items()}
    return Marks(spans, reader.chars(media), reader.chars(tales))
