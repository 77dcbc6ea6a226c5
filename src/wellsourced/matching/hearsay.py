"""Read each sentence as hearsay: how it tells or denies its matter, and the words of that matter."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wellsourced.matching.hearsay_marks import Marks, Span, marks
from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.matter import Bag, Matter, matter, name_before, negations
from wellsourced.matching.tellings import Telling
from wellsourced.matching.words import word_set
from wellsourced.model.account import Block
from wellsourced.model.speech import Heard, Mention
from wellsourced.text.normalize import fold, tokens

# Deeds that somebody means, of which people wonder whether they are behind an event.
SUSPICIONS = frozenset(
    f"c:{name}"
    for name in word_set(
        "attack assault terrorism terrorist bomb bomb_device sabotage arson deliberate cyberattack hacker murder poison"
    )
)
MOST_QUOTED = 0.6  # of a sentence; where more is quoted, the one quoted calls it false, not the account
UNSURE = frozenset({"rumour", "unconfirmed"})
OPINIONS = UNSURE | {"false"}
DENIES = frozenset({"denial", "rebuttal", "false", "doubt", "unlinked"})
LEAST_CONTENT = 2  # a denial with fewer content words of its own speaks of a sentence beside it


class Hearsay(NamedTuple):
    """A sentence and how it tells its matter.

    ``says_no`` is True for a denying word anywhere in it, within quotation marks too. ``place``
    counts the blocks of the account. ``goes_on`` is True for one that goes on with what the sentence before tells,
    ``points`` for one whose marks are another sentence's.
    """

    telling: Telling
    marks: frozenset[str]
    matter: Matter
    spreaders: tuple[str, ...]
    denier: str | None
    says_no: bool
    place: int
    goes_on: bool = False
    points: bool = False

    @property
    def bag(self) -> Bag:
        """Its content words."""
        return self.matter.bag

    @property
    def core(self) -> Bag:
        """The content words of what it tells or denies."""
        return self.matter.core

    @property
    def wide(self) -> Bag:
        """The core, and the rest of the sentence at less weight."""
        return self.matter.wide

    @property
    def unsure(self) -> bool:
        """True where the sentence itself says that this is told, not known."""
        return bool(self.marks & UNSURE)

    @property
    def tells(self) -> bool:
        """True where something is told in it that the account does not stand behind."""
        return self.unsure or "guess" in self.marks

    @property
    def denies(self) -> bool:
        """True where the sentence says that it is not so, or tells its matter in the negative."""
        return bool(self.marks & DENIES) or (self.says_no and not self.tells)

    @property
    def bare(self) -> bool:
        """True where what marks or denies has nothing to speak of: "It is false, she said.", "They say not.\""""
        return self.matter.own < (1 if self.matter.clause else LEAST_CONTENT)


def hearsay(told: Sequence[Telling], heard: Sequence[Heard]) -> list[Hearsay]:
    """Return every telling with its marks, in the order of ``told``.

    A post is a guess, unless the accounts also quote its author elsewhere: an office or a party to the matter.
    """
    cues = {h.account.id: _named_cues(h) for h in heard}
    quotes = {h.account.id: [(q.start, q.end) for q in h.quotes if q.kind == "direct"] for h in heard}
    blocks = {h.account.id: {b.start: i for i, b in enumerate(_evidence(h))} for h in heard}
    quoted = {name for h in heard for name in _quoted_outside_posts(h)}
    found = [
        _read(
            one,
            _inside(one, cues.get(one.account, ())),
            _inside(one, quotes.get(one.account, ())),
            blocks.get(one.account, {}).get(one.block, 0),
        )
        for one in told
    ]
    return [_of_someone_quoted(one) if _name(one.telling.claim.attributed_to) in quoted else one for one in found]


def _of_someone_quoted(one: Hearsay) -> Hearsay:
    return one._replace(marks=one.marks - {"guess"}) if one.telling.kind == "post" else one


def _quoted_outside_posts(heard: Heard) -> Iterator[str | None]:
    for claim in heard.claims:
        block = heard.account.block_at(claim.start)
        if claim.attributed_to is not None and (block is None or block.kind != "post"):
            yield _name(claim.attributed_to)


def _name(who: Mention | None) -> str | None:
    return None if who is None else who.id or fold(who.name)


def _evidence(heard: Heard) -> list[Block]:
    return sorted((b for b in heard.account.blocks if b.kind != "boilerplate"), key=lambda b: b.start)


def _named_cues(heard: Heard) -> tuple[Span, ...]:
    """The verbs by which somebody who is not a thing or a crowd says something."""
    media = hearsay_words(heard.account.language).media
    return tuple(
        sorted(
            {
                (quote.cue.start, quote.cue.end)
                for quote in heard.quotes
                if quote.cue is not None
                and quote.speaker is not None
                and not media.places(tokens(quote.speaker.as_written))
            }
        )
    )


def _inside(telling: Telling, spans: Sequence[Span]) -> list[Span]:
    """Those that reach into the sentence, by their places in it."""
    start, end = telling.claim.start, telling.claim.end
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]


def _read(telling: Telling, cues: Sequence[Span], quotes: Sequence[Span], place: int) -> Hearsay:
    claim = telling.claim
    marked = marks(claim.text, telling.language, cues)
    kinds = _kinds(telling, marked, quotes)
    spans = {kind: marked.of(kind, claim.start) for kind in sorted(kinds | DENIES)}
    verbs = [a for kind in ("denial", "doubt") for a, _ in spans.get(kind, ()) if kind in kinds]
    return Hearsay(
        telling=telling,
        marks=kinds,
        matter=matter(telling, spans, marked.media_at(claim.start), tells=bool(kinds - DENIES)),
        spreaders=_widest(claim.text, marked),
        denier=name_before(telling, min(verbs)) if verbs else None,
        says_no=bool(marked.kinds & DENIES) or _says_no(telling, marked),
        place=place,
    )


def _says_no(telling: Telling, marked: Marks) -> bool:
    """True for a denying word that is no part of a mark: "without evidence" denies nothing that is told."""
    start = telling.claim.start
    told = [span for kind in ("guess", "unconfirmed", "rumour") for span in marked.of(kind, start)]
    return any(not any(a <= at < b for a, b in told) for at in negations(telling))


def _kinds(telling: Telling, marked: Marks, quotes: Sequence[Span]) -> frozenset[str]:
    """The marks that the account itself sets; those within a quotation are the opinion of the one quoted."""
    if telling.kind == "post":
        return (marked.kinds | {"guess"}) - {"seems"}
    kinds = {kind for kind in marked.kinds if kind not in OPINIONS or not _all_within(marked.of(kind, 0), quotes)}
    if telling.quoted > MOST_QUOTED:
        kinds -= {*UNSURE, "false"}
    if telling.quoted <= MOST_QUOTED and _nobody_confirms(telling) and not _no_comment(telling):
        kinds.add("unconfirmed")
    seems = min((a for a, _ in marked.of("seems", telling.claim.start)), default=None)
    return frozenset({*kinds, "guess"} if _suspects(telling, seems) else kinds) - {"seems"}


def _all_within(spans: Sequence[Span], quotes: Sequence[Span]) -> bool:
    return all(any(a <= start < b for a, b in quotes) for start, _ in spans)


def _suspects(telling: Telling, seems: int | None) -> bool:
    """ "It may have been a bomb", "it looks like one": a doubting word before a deed that somebody means."""
    return any(
        set(term.keys) & SUSPICIONS
        and any(at < term.start for at in (*clause.doubts, *(() if seems is None else (seems,))))
        for clause in telling.clauses
        for term in telling.terms
        if clause.start <= term.start < clause.end and not clause.denials
    )


def _no_comment(telling: Telling) -> bool:
    deny = hearsay_words(telling.language).deny
    return any(t.key in deny for t in tokens(telling.claim.text))


def _nobody_confirms(telling: Telling) -> bool:
    """ "..., which no one at the mill has confirmed": a denying word before one for confirming."""
    return any(
        "c:confirm" in term.keys and any(denial.at <= term.start for denial in clause.denials)
        for clause in telling.clauses
        for term in telling.terms
        if clause.start <= term.start < clause.end
    )


def _widest(text: str, marked: Marks) -> tuple[str, ...]:
    spans = sorted(set(marked.media))
    widest = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return tuple(dict.fromkeys(text[a:b] for a, b in widest))
