"""The quotations of a story as comparable units, each a stretch of one account's words by one speaker."""

from collections.abc import Sequence
from typing import NamedTuple

from wellsourced.matching.wording import Word, content, words_of
from wellsourced.model.account import Account
from wellsourced.model.speech import Heard, Quote


class Unit(NamedTuple):
    """A quotation, or a part of one that other accounts quote by itself. ``run`` numbers one stretch of talk."""

    account: Account
    quote: Quote
    start: int
    end: int
    words: tuple[Word, ...]
    heading: bool
    post: bool
    run: int
    context: str  # the sentence around it, without the quotation itself

    @property
    def text(self) -> str:
        """The words as they stand in the account."""
        return self.account.text[self.start : self.end]

    @property
    def language(self) -> str | None:
        """The language of the account."""
        return self.account.language

    @property
    def speaker(self) -> str | None:
        """The person's id, or None where the account names nobody."""
        return self.quote.speaker.id if self.quote.speaker is not None else None

    @property
    def key(self) -> tuple[str, str, str, int, int]:
        """Orders units by what accounts say, not by the order or the folder in which they were given."""
        return (self.account.published or "9999", self.account.text, self.account.source, self.start, -self.end)

    @property
    def weight(self) -> int:
        """How many words that say something."""
        return len(content(self.words))


def units(heard: Sequence[Heard]) -> list[Unit]:
    """Return all marked quotations of all accounts as units, in a fixed order."""
    found = []
    for one in heard:
        spoken = [q for q in one.quotes if q.kind != "indirect"]
        for index, quote in enumerate(spoken):
            found.append(_unit(one, quote, _run(one.account, spoken, index)))
    return sorted((u for u in found if u.words), key=lambda u: u.key)


def _unit(one: Heard, quote: Quote, run: int) -> Unit:
    account = one.account
    block = account.block_at(quote.start)
    claim = next((c for c in one.claims if c.start <= quote.start < c.end), None)
    context = ""
    if claim is not None:
        context = account.text[claim.start : quote.start] + " " + account.text[quote.end : claim.end]
    return Unit(
        account,
        quote,
        quote.start,
        quote.end,
        words_of(quote.text, account.language),
        block is not None and block.kind in ("title", "heading"),
        block is not None and block.kind == "post" and quote.speaker is not None and block.author is not None
        and quote.speaker.as_written.startswith(block.author.name),
        run,
        context,
    )  # fmt: skip


MAX_BETWEEN_CHARS = 90


def _run(account: Account, spoken: Sequence[Quote], index: int) -> int:
    """The number of the stretch of talk: quotations of one speaker with no more than a tag between them."""
    run = index
    while run > 0:
        one, before = spoken[run], spoken[run - 1]
        between = account.text[before.end : one.start]
        same = one.speaker is not None and before.speaker is not None and one.speaker.id == before.speaker.id
        if not same or len(between) > MAX_BETWEEN_CHARS or before.end > one.start:
            break
        if any(c.isalnum() for c in between) and not (_tags(before, before, one) or _tags(one, before, one)):
            break
        run -= 1
    return run


def _tags(tagged: Quote, before: Quote, after: Quote) -> bool:
    """True when the cue of ``tagged`` stands between the two quotations."""
    return tagged.cue is not None and before.end <= tagged.cue.start < after.start


def part(unit: Unit, start: int, end: int) -> Unit:
    """Return the part ``[start, end)`` of a unit, in the account's own offsets."""
    words = words_of(unit.account.text[start:end], unit.language)
    return unit._replace(start=start, end=end, words=words)
