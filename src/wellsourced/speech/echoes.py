"""Find words in marks that an account lays to nobody, and that stand in what another account quotes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from wellsourced.model.account import Account
from wellsourced.model.ids import content_id
from wellsourced.model.speech import Heard, Mention, Quote
from wellsourced.speech.marks import Marked, marked, outermost
from wellsourced.text.lexicon import is_stop
from wellsourced.text.normalize import Tokenised, fold, keys

LEAST_TELLING = 2  # words that say something in what is echoed
LEAST_SOURCE = 4  # words of the quotation it is taken from
MOST_WORDS = 30
CONFIDENCE = 0.6


class _Said(NamedTuple):
    """A quotation of some account as folded words, between blanks."""

    account: str
    language: str | None
    line: str
    speaker: Mention


def echoes(heard: Sequence[Heard]) -> tuple[Heard, ...]:
    """Return the accounts of a story with the echoes among their quotations.

    Words between marks that stand within what other accounts quote, all of one speaker whom this account names too,
    are that speaker's words here. They must hold two words that say something, in the same order. An earlier version
    is heard for what was withdrawn, and echoes nothing.
    """
    said = _Index(heard)
    return tuple(one if one.account.superseded_by else _with_echoes(one, said) for one in heard)


class _Index:
    """What is quoted, by each of its telling words."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._by_word: dict[str, list[_Said]] = defaultdict(list)
        for one in heard:
            for quote in one.quotes:
                if quote.kind == "indirect" or quote.speaker is None or not quote.speaker.named:
                    continue
                words = keys(quote.text)
                if len(words) >= LEAST_SOURCE:
                    said = _Said(one.account.id, one.account.language, f" {' '.join(words)} ", quote.speaker)
                    for word in set(words):
                        self._by_word[word].append(said)

    def speakers(self, words: Sequence[str], account: Account) -> list[Mention]:
        """Whom other accounts lay these words to, each person once."""
        part = f" {' '.join(words)} "
        found = {
            said.speaker.id: said.speaker
            for said in self._by_word.get(max(words, key=len), ())
            if said.account != account.id and said.language == account.language and part in said.line
        }
        return [speaker for _, speaker in sorted(found.items(), key=lambda item: item[0] or "")]


def _with_echoes(one: Heard, said: _Index) -> Heard:
    found = tuple(_echoes_in(one, said))
    if not found:
        return one
    quotes = tuple(sorted((*one.quotes, *found), key=lambda q: (q.start, -q.end, q.kind)))
    return msgspec.structs.replace(one, quotes=quotes)


def _echoes_in(one: Heard, said: _Index) -> Iterator[Quote]:
    account = one.account
    spans = [(b.start, b.end) for b in account.evidence if b.kind not in ("title", "heading")]
    taken = [(q.start, q.end) for q in one.quotes if q.kind != "indirect"]
    whole = Tokenised(account.text)
    for mark in outermost(marked(account.text, spans)):
        if any(start < mark.end and mark.start < end for start, end in taken):
            continue
        words = whole.keys(mark.start, mark.end)
        telling = [word for word in words if not is_stop(word, account.language)]
        if len(telling) < LEAST_TELLING or len(words) > MOST_WORDS:
            continue
        speakers = said.speakers(words, account)
        named = _named_near(account.text, mark, speakers[0]) if len(speakers) == 1 else None
        if named is not None:
            yield _quote(account, mark, named)


def _named_near(text: str, mark: Marked, speaker: Mention) -> Mention | None:
    """The speaker as this account writes the surname, nearest before the marks, else first behind them."""
    surname = fold(speaker.name).split()[-1:]
    if not surname:
        return None
    plain = fold(text) if len(fold(text)) == len(text) else text.casefold()
    at = plain.rfind(surname[0], 0, mark.start)
    at = at if at >= 0 else plain.find(surname[0], mark.end)
    if at < 0 or len(plain) != len(text):
        return None
    end = at + len(surname[0])
    return msgspec.structs.replace(speaker, start=at, end=end, as_written=text[at:end])


def _quote(account: Account, mark: Marked, speaker: Mention) -> Quote:
    return Quote(
        id=content_id("q", account.id, mark.start, mark.end),
        start=mark.start,
        end=mark.end,
        text=account.text[mark.start : mark.end],
        kind="mixed",
        speaker=speaker,
        cue=None,
        confidence=CONFIDENCE,
    )
