"""Read each sentence as hearsay: how it tells or denies its matter, and the words of that matter."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wellsourced.matching.hearsay_marks import Marks, marks
from wellsourced.matching.hearsay_reader import Span
from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.matter import Bag, Matter, agent, behind, denier_before, matter, negations
from wellsourced.matching.personal import is_personal
from wellsourced.matching.tellings import Telling
from wellsourced.matching.words import word_set
from wellsourced.model.speech import Heard, Mention
from wellsourced.text.lexicon import is_stop
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
DENIES = frozenset({"denial", "rebuttal", "refusal", "false", "doubt", "unlinked", "stays"})
LEANS = frozenset({"refusal", "stays", "reply"})  # marks that make no tale by themselves
LEAST_CONTENT = 2  # a denial with fewer content words of its own speaks of a sentence beside it


class Hearsay(NamedTuple):
    """A sentence and how it tells its matter.

    ``says_no`` is True for a denying word anywhere in it, within quotation marks too, ``of_tale`` where it names a
    tale ("that story is a lie"). ``place`` counts the blocks of the account. ``goes_on`` is
    True for one that goes on with what the sentence before tells, ``points`` for one whose marks are another
    sentence's, ``personal`` for one of a page on which somebody speaks of themselves: a blog, a board.
    """

    telling: Telling
    marks: frozenset[str]
    matter: Matter
    spreaders: tuple[str, ...]
    denier: str | None
    says_no: bool
    of_tale: bool
    place: int
    goes_on: bool = False
    points: bool = False
    personal: bool = False

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
    pages = {h.account.id: _Page(h) for h in heard}
    quoted = {name for page in pages.values() for name in page.quoted_outside_posts()}
    found = [pages[one.account].read(one) for one in told]
    return [_of_someone_quoted(one) if _name(one.telling.claim.attributed_to) in quoted else one for one in found]


def _of_someone_quoted(one: Hearsay) -> Hearsay:
    return one._replace(marks=one.marks - {"guess"}) if one.telling.kind == "post" else one


def _name(who: Mention | None) -> str | None:
    return None if who is None else who.id or fold(who.name)


class _Page:
    """One account with what the marks of its sentences depend on."""

    def __init__(self, heard: Heard) -> None:
        self._heard = heard
        blocks = sorted((b for b in heard.account.blocks if b.kind != "boilerplate"), key=lambda b: b.start)
        self._places = {block.start: place for place, block in enumerate(blocks)}
        self._personal = is_personal(heard)

    def quoted_outside_posts(self) -> Iterator[str | None]:
        """Yield those to whom the account lays what stands in no post."""
        for claim in self._heard.claims:
            block = self._heard.account.block_at(claim.start)
            if claim.attributed_to is not None and (block is None or block.kind != "post"):
                yield _name(claim.attributed_to)

    def read(self, telling: Telling) -> Hearsay:
        """Return the sentence with its marks and its matter."""
        start = telling.claim.start
        marked = marks(telling.claim.text, telling.language, self._named_cues(telling))
        kinds = self._kinds(telling, marked)
        spans = {kind: marked.of(kind, start) for kind in sorted(kinds | DENIES | LEANS)}
        verbs = [a for kind in ("denial", "refusal", "reply", "doubt") for a, _ in spans.get(kind, ()) if kind in kinds]
        return Hearsay(
            telling=telling,
            marks=kinds,
            matter=matter(telling, spans, marked.tales_at(start), tells=bool(kinds - DENIES - LEANS)),
            spreaders=marked.widest(telling.claim.text),
            denier=_denier(telling, spans, verbs),
            says_no=bool(marked.kinds & DENIES) or _says_no(telling, marked),
            of_tale=bool(marked.tales),
            place=self._places.get(telling.block, 0),
            personal=self._personal,
        )

    def _kinds(self, telling: Telling, marked: Marks) -> frozenset[str]:
        """The marks that the account itself sets; what the one quoted thinks of something is an opinion."""
        if telling.kind == "post":
            return (marked.kinds | {"guess"}) - {"seems"}
        whole, parts = self._quotes(telling, "direct"), self._quotes(telling, "direct", "mixed")
        kinds = {kind for kind in marked.kinds if kind not in OPINIONS or not _within(marked.of(kind, 0), whole)}
        if _within(marked.of("false", 0), parts) and _within(marked.tales, parts):
            kinds.discard("false")
        if telling.quoted > MOST_QUOTED:
            kinds -= OPINIONS
        elif _nobody_confirms(telling):
            kinds.add("unconfirmed")
        seems = min((a for a, _ in marked.of("seems", telling.claim.start)), default=None)
        return frozenset({*kinds, "guess"} if _suspects(telling, seems) else kinds) - {"seems"}

    def _quotes(self, telling: Telling, *kinds: str) -> list[Span]:
        return _inside(telling, [(q.start, q.end) for q in self._heard.quotes if q.kind in kinds])

    def _named_cues(self, telling: Telling) -> list[Span]:
        """The verbs by which somebody who is not a thing or a crowd says something."""
        words = hearsay_words(telling.language)
        nobody = (words.media, words.networks, words.crowd)
        cues = [
            (quote.cue.start, quote.cue.end)
            for quote in self._heard.quotes
            if quote.cue is not None and quote.speaker is not None
            and telling.claim.start <= quote.cue.start < telling.claim.end
            and not any(known.places(tokens(quote.speaker.as_written)) for known in nobody)
        ]  # fmt: skip
        return _inside(telling, cues)


def _denier(telling: Telling, spans: Mapping[str, Sequence[Span]], verbs: Sequence[int]) -> str | None:
    """Who denies: of ", which her office denies" what stands between "which" and the verb."""
    for which, end in spans.get("heard", ()):
        line = [t for t in tokens(telling.claim.text) if which <= telling.claim.start + t.start < end][1:-1]
        while line and is_stop(line[-1].key, telling.language):
            line.pop()
        if line:
            return telling.claim.text[line[0].start : line[-1].end]
    if not verbs:
        return _agent_of(telling, spans["false"])
    doubts = {at for at, _ in spans["doubt"]}
    return denier_before(telling, min(verbs)) or next(
        (who for at in verbs if at not in doubts and (who := behind(telling, at))), None
    )


def _agent_of(telling: Telling, spans: Sequence[Span]) -> str | None:
    return agent(telling, min(a for a, _ in spans)) if spans else None


def _inside(telling: Telling, spans: Sequence[Span]) -> list[Span]:
    """Those that reach into the sentence, by their places in it."""
    start, end = telling.claim.start, telling.claim.end
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and start < b]


def _within(spans: Sequence[Span], quotes: Sequence[Span]) -> bool:
    return all(any(a <= start < b for a, b in quotes) for start, _ in spans)


def _says_no(telling: Telling, marked: Marks) -> bool:
    """True for a denying word that is no part of a mark: "without evidence" denies nothing that is told."""
    start = telling.claim.start
    told = [span for kind in ("guess", "unconfirmed", "rumour") for span in marked.of(kind, start)]
    return any(not any(a <= at < b for a, b in told) for at in negations(telling))


def _suspects(telling: Telling, seems: int | None) -> bool:
    """ "It may have been a bomb", "it looks like one": a doubting word before a deed that somebody means."""
    return any(
        set(term.keys) & SUSPICIONS
        and any(at < term.start for at in (*clause.doubts, *(() if seems is None else (seems,))))
        for clause in telling.clauses
        for term in telling.terms
        if clause.start <= term.start < clause.end and not clause.denials
    )


def _nobody_confirms(telling: Telling) -> bool:
    """ "..., which no one at the mill has confirmed": a denying word before one for confirming; not "or denied"."""
    deny = hearsay_words(telling.language).deny
    if any(t.key in deny for t in tokens(telling.claim.text)):
        return False
    return any(
        "c:confirm" in term.keys and any(denial.at <= term.start for denial in clause.denials)
        for clause in telling.clauses
        for term in telling.terms
        if clause.start <= term.start < clause.end
    )
