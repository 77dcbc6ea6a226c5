"""Find who retells a sentence by the phrase that says so: "According to Ann Lee", "selon elle", „Lee zufolge“."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wellsourced.speech.attribution import holds_a_view
from wellsourced.speech.cues import according_at
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

ACCORDING_WORDS = 16  # of "According to Ann Lee, 81, who sat behind her,"
THEY = "-"  # the key of a teller whom "à l'en croire" does not name


class Layer(NamedTuple):
    """Who retells the rest of a sentence, and which of its words say so: ``[first, stop)``."""

    teller: Phrase
    first: int
    stop: int


def postposed(reader: Reader, line: Sequence[Token]) -> Iterator[Layer]:
    """ "Lee zufolge", "dem Bericht zufolge": who it goes back to stands before the word."""
    for index in range(1, len(line)):
        if line[index].key not in reader.words.relays.postposed:
            continue
        subject = reader.before(line[: index + 1], index)
        if subject is not None:
            first = next(i for i, t in enumerate(line) if t.end > subject.start)
            led = first > 0 and line[first - 1].key in reader.words.determiners
            yield Layer(subject, first - led, index + 1)


def accordings(reader: Reader, line: Sequence[Token]) -> Iterator[Layer]:
    """ "According to Ann Lee, 81,", "selon elle,", "à l'en croire,"."""
    words = reader.words
    for index in range(len(line)):
        size = next((len(p) for p in words.relays.by_them if _stands(line, index, p)), 0)
        if size:
            yield Layer(Phrase(line[index].start, line[index].start, "pronoun", None, THEY), index, index + size)
            continue
        own = line[index].key in words.relays.postposed or any(_stands(line, index, p) for p in words.relays.own_view)
        size = 0 if own else according_at(words, line, index)
        subject = reader.after(line, index + size) if size else None
        if subject is None or not holds_a_view(reader, line[index], subject) or _relates(reader, subject):
            continue
        last = max(i for i, t in enumerate(line) if t.start < subject.end)
        if last < index + size:
            continue
        yield Layer(subject, index, _closing(reader, line, index, last))


def _relates(reader: Reader, subject: Phrase) -> bool:
    """ "según los cuales": the account of something named before."""
    own = subject.key.split()
    return any(w in reader.words.relative - reader.words.determiners for w in own[:2])


def _closing(reader: Reader, line: Sequence[Token], index: int, last: int) -> int:
    """Behind what describes the teller: up to the last comma before a verb of saying, or behind the phrase."""
    if "," not in reader.gap(line, last):
        behind = line[last + 1 : last + 3]
        told = reader.words.grammar.citing | reader.words.grammar.contacts
        if len(behind) > 1 and behind[0].key in told and behind[1].key in reader.words.grammar.agents:
            stop = next((i for i in range(last + 2, len(line)) if "," in reader.gap(line, i)), last)
            return stop + 1  # "an engineer quoted by the Herald,"
        return last + 1
    stop = last + 1
    if (
        stop < len(line)
        and line[stop].key in reader.words.relative
        and "," not in "".join(reader.gap(line, i) for i in range(stop, len(line) - 1))
    ):
        return len(line)
    for at in range(last + 1, min(len(line), index + ACCORDING_WORDS)):
        opens = line[at].text[:1].isdigit() or line[at].key in reader.words.relative
        if "," in reader.gap(line, at - 1) and not opens:
            break
        if "," in reader.gap(line, at):
            stop = at + 1
    return stop


def _stands(line: Sequence[Token], index: int, phrase: tuple[str, ...]) -> bool:
    return tuple(t.key for t in line[index : index + len(phrase)]) == phrase
