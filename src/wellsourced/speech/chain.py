"""Read the chain an account states for someone's words: the agency, the outlet, the post, who passed them on."""

from collections.abc import Iterable, Sequence

from wellsourced.model.account import Account, Block
from wellsourced.speech.accordings import Layer
from wellsourced.speech.cues import Tie
from wellsourced.speech.frames import MAX_SIDE_WORDS, Frame
from wellsourced.speech.marks import Marked
from wellsourced.speech.outlets import Outlets
from wellsourced.speech.phrases import Phrase
from wellsourced.speech.receivers import Receivers
from wellsourced.speech.referents import Referents
from wellsourced.speech.relays import Relays
from wellsourced.speech.retelling import about, holds
from wellsourced.speech.subjects import Reader
from wellsourced.text.normalize import Token

WITHHELD_WORDS = 5  # of "asked not to be named"
OPENING_WORDS = 2  # of "On the channel TVX he apologised"


def _within_another(name: str, chain: Iterable[str]) -> bool:
    """ "recording" beside "a recording of the call"."""
    return name.islower() and any(f" {name} " in f" {other} " and name != other for other in chain)


def _is_tie(frame: Frame, layer: Layer, found: Tie | None) -> bool:
    return found is not None and holds(frame.words, layer, found)


class Chain:
    """Finds ``via`` for quotations and statements of one account."""

    def __init__(self, account: Account, reader: Reader, referents: Referents) -> None:
        self.account = account
        self.reader = reader
        self.words = reader.words
        self.outlets = Outlets(account, reader, referents)
        self.receivers = Receivers(reader, self.outlets, account.outlet)
        self.relays = Relays(reader, referents, self.outlets, self.receivers)

    def of_block(self, block: Block) -> tuple[str, ...]:
        """The chain that holds for everything in a block by another author."""
        if block.author is None or block.kind not in ("post", "quotation"):
            return ()
        if block.kind == "quotation" and not self.outlets.named(block.author.name):
            return ()
        handle = f" ({block.author.handle})" if block.author.handle else ""
        credit = self._credit_in(block) if block.kind == "post" else ()
        return (block.author.name + handle, *credit)

    def _credit_in(self, block: Block) -> tuple[str, ...]:
        """A credit inside a post: ``"..." - AP — Poster (@handle)``."""
        return tuple(
            c.name for c in self.account.credits
            if c.kind in ("agency", "outlet") and block.start <= c.start < block.end
        ) or self._signed_off(block)  # fmt: skip

    def _signed_off(self, block: Block) -> tuple[str, ...]:
        """The source named after a dash at the end of a post."""
        assert block.author is not None
        text = self.account.text[block.start : block.end]
        body = text[: text.rfind(block.author.name)].rstrip(" \n—–-")
        cut = max(body.rfind(" - "), body.rfind(" – "), body.rfind(" — "), body.rfind(" via "))
        tail = body[cut + 3 :].strip(" -–—") if cut >= 0 else ""
        words = tail.removeprefix("ia ").split()
        return (" ".join(words),) if 0 < len(words) <= 4 and all(w[:1].isupper() for w in words) else ()

    def of_tie(self, frame: Frame, quotation: Marked | None, found: Tie | None, speaker: str | None) -> tuple[str, ...]:
        """The chain that the sentence of a quotation states."""
        line = frame.words
        if len(line) > 2 * MAX_SIDE_WORDS and quotation is not None:
            line = (*frame.before(quotation), *frame.after(quotation))
        retold = self.tellers(frame, quotation, found) if quotation is not None else ()
        chain = dict.fromkeys((*retold, *self.relays.stated(line, found)))
        return tuple(name for name in chain if name != speaker and not _within_another(name, chain))

    def tellers(self, frame: Frame, quotation: Marked, found: Tie | None) -> tuple[str, ...]:
        """Who only retells the words of ``quotation``, outermost first: ``according to Lee``, ``, Lee recalls,``."""
        apart = [layer for layer in about(self.reader, frame, quotation) if not _is_tie(frame, layer, found)]
        named = (self.relays.retelling(frame.words, layer) for layer in apart)
        return tuple(dict.fromkeys(name for names in named for name in names))

    def passing_on(self, line: Sequence[Token], found: Tie) -> str | None:
        """The outlet whose verb a tie holds: one that is known, or in ``Norvik reported`` any that may be one."""
        subject = found.subject
        known = self.relays.outlet_in(line, subject) if subject is not None else None
        reports = found.cue is not None and found.cue.key in self.words.grammar.relaying
        if subject is not None and subject.kind == "name":
            behind = next((t.key for t in line if t.start >= subject.end), "")
            reports = reports or behind in self.words.grammar.citing | self.words.relays.carried
        name = subject.name if subject is not None and subject.kind == "name" and reports else None
        return known or (name.text if name is not None and self.outlets.could_be(name) else None)

    def text_of(self, line: Sequence[Token]) -> str | None:
        """The outlet whose own text the sentence brings in: ``The Herald's article carried her words at length``."""
        line = line[:MAX_SIDE_WORDS]
        kinds = {t.key for t in line}
        if not kinds & self.words.grammar.texts or not kinds & self.words.nouns:
            return None
        names = (n for t in line if (n := self.reader.name_at(t.start)) is not None and n.start == t.start)
        return next((n.text for n in names if n.possessive and self.outlets.has(n)), None)

    def conversation(self, line: Sequence[Token], *, any_verb: bool) -> tuple[str, ...]:
        """The outlets that someone talks with, or on which someone is heard, whatever else the sentence says.

        ``... when the Herald called``, ``In an interview with the Herald``, ``On the channel TVX he apologised``,
        and with ``any_verb`` « Le bac, raconte-t-il au Phare, est parti ».
        """
        line = line[:MAX_SIDE_WORDS]
        for index, token in enumerate(line):
            outlet = None if self._article(token) else self.outlets.at(line, index)
            if outlet is not None and self._speaks_through(line, index, outlet[1]):
                return (outlet[0],)
        return tuple(self.relays.conversation(line)) if any_verb else ()

    def taken_down(self, line: Sequence[Token]) -> tuple[str, ...]:
        """The outlet that has handed on the words that this sentence points back at."""
        opening = {t.key for t in line[:OPENING_WORDS]}
        back = opening & (self.words.grammar.pointing | self.words.nouns | self.words.relays.spoken)
        return tuple(self.receivers.taken_down(line[:MAX_SIDE_WORDS])) if back else ()

    def was_talking(self, line: Sequence[Token]) -> tuple[str, ...]:
        """The outlet that this sentence says whoever was quoted before it was speaking to."""
        return tuple(self.relays.hearers.was_talking(line[:MAX_SIDE_WORDS]))

    def _article(self, token: Token) -> bool:
        return token.key in self.words.determiners and self.reader.name_at(token.start) is None

    def _speaks_through(self, line: Sequence[Token], index: int, behind: int) -> bool:
        """True for an outlet at ``index`` that called, that is talked with, or on which someone is heard."""
        grammar = self.words.grammar
        openers = self.words.clause_openers | self.words.adverbs
        if index and behind < len(line) and line[behind].key in grammar.contacts:
            return True
        at = index - 1
        while (
            at >= 0
            and (self._article(line[at]) or line[at].key in grammar.same)
            and line[at].key not in grammar.told_to
        ):
            at -= 1
        led = line[at].key if at >= 0 else ""
        if led in grammar.told_on and at < OPENING_WORDS and all(t.key in openers for t in line[:at]):
            return True
        return led in grammar.told_to and any(t.key in grammar.talks for t in line[max(0, index - 5) : index])

    def asks(self, line: Sequence[Token]) -> bool:
        """True for ``Then reporters asked ...``: what follows was said on another occasion; not for a name withheld."""
        asked = (i for i, t in enumerate(line[:8]) if t.key in self.words.grammar.asks and i > 0)
        return any(self.words.grammar.withheld.isdisjoint(t.key for t in line[i : i + WITHHELD_WORDS]) for i in asked)

    def addresses(self, line: Sequence[Token]) -> bool:
        """True for ``..., he told the crowd``: a public is spoken to, and no outlet."""
        to = self.words.relays.to | self.words.cues | self.words.grammar.prepositions
        return any(
            t.key in self.words.told_not_outlet and any(led.key in to for led in line[max(0, i - 2) : i])
            for i, t in enumerate(line[:MAX_SIDE_WORDS])
        )

    def is_outlet(self, phrase: Phrase) -> bool:
        """True when a phrase names an agency or outlet, which passes words on more often than it speaks."""
        return phrase.name is not None and self.outlets.has(phrase.name)
