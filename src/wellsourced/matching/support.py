"""Say whether accounts support a claim: its every detail has to stand in one place of an account."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from wellsourced.matching.details import Comparison, Place, exact_words
from wellsourced.matching.wording import Alignment, align
from wellsourced.matching.words import matching_words
from wellsourced.model.dossier import Evidence, Stance, Support
from wellsourced.model.speech import Claim, Heard

LEAST_COVERED = 0.6  # a sentence with less of the claim's words is about something else
LEAST_MATCHES = 3  # words that say something
ELLIPSES = ("…", "...", ". . .")
MOST_SHOWN = 8  # sentences shown as evidence
MOST_COMPARED = 60  # sentences that share the most words with the claim
NEIGHBOURS = 3  # claims of one block that are read as one place


class _Read(NamedTuple):
    """What one place says of the claim, and how much of the claim it has."""

    place: Place
    stance: Stance
    why: str
    covered: float


def support(asked: str, heard: Sequence[Heard]) -> Support:
    """Return whether accounts support the claim ``asked``, with the sentences that tell so and a reason.

    ``supported``: some account has every detail. ``contradicted``: none has, and one has all but another number, name,
    speaker or sense; words with an ellipsis do not outweigh it. ``not found``: neither. Titles, headings and
    boilerplate support nothing. The claim is read in the language of each account.
    """
    reads = [read for place in _candidates(asked, heard) if (read := _read(asked, place)) is not None]
    shown = _shown(reads)
    against = next((r for r in shown if r.stance == "contradicts"), None)
    supporting = next((r for r in shown if r.stance == "supports" and not (against and _elided(r.place))), None)
    if supporting is not None:
        why = supporting.why + (f" But: {against.why}" if against is not None else "")
        return Support(verdict="supported", why=why, evidence=_evidence(shown))
    if against is not None:
        return Support(verdict="contradicted", why=against.why, evidence=_evidence(shown))
    nearest = shown[0].why if shown else "No sentence of the accounts has these words."
    return Support(verdict="not found", why=nearest, evidence=_evidence(shown))


def _candidates(asked: str, heard: Sequence[Heard]) -> list[Place]:
    """The places that share the most words with the claim, the likest first."""
    ranked = []
    for one in heard:
        wanted = {w.stem for w in exact_words(asked, one.account.language) if w.weight == 1.0}
        for place in _places(one):
            common = len(wanted & {w.stem for w in place.words})
            if common >= min(LEAST_MATCHES, len(wanted)) and common * 2 >= len(wanted):
                ranked.append((-common, place.order, place))
    return [place for _, _, place in sorted(ranked, key=lambda r: r[:2])[:MOST_COMPARED]]


def _places(one: Heard) -> Iterator[Place]:
    account = one.account
    words = matching_words(account.language)
    line: list[tuple[Claim, int]] = []
    for claim in one.claims:
        block = account.block_at(claim.start)
        kind = block.kind if block is not None else "paragraph"
        if kind not in ("title", "heading", "boilerplate") and not words.is_correction(claim.text):
            line.append((claim, block.start if block is not None else -1))
    for at, (_, block_start) in enumerate(line):
        for length in range(1, NEIGHBOURS + 1):
            run = line[at : at + length]
            if len(run) == length and run[-1][1] == block_start:
                text = account.text[run[0][0].start : run[-1][0].end]
                yield Place(one, tuple(c for c, _ in run), text, exact_words(text, account.language))


def _read(asked: str, place: Place) -> _Read | None:
    language = place.heard.account.language
    claim = exact_words(asked, language)
    found = align(claim, place.words)
    strong = sum(claim[m.one].weight == 1.0 for m in found.matches)
    content = sum(w.weight == 1.0 for w in claim)
    if found.covers_one < LEAST_COVERED or strong < min(LEAST_MATCHES, content) or not _each_needed(place, found):
        return None
    comparison = Comparison(asked, claim, place, found)
    turned = comparison.contradiction()
    if turned:
        return _Read(place, "contradicts", turned, found.covers_one)
    missing = comparison.missing() or comparison.loosened()
    if missing:
        return _Read(place, "lacks", missing, found.covers_one)
    speaker = next((c.attributed_to.name for c in place.claims if c.attributed_to is not None), None)
    whose = f" as the words of {speaker}" if speaker is not None else ""
    return _Read(place, "supports", f"Every detail stands in {place.outlet}{whose}.", found.covers_one)


def _each_needed(place: Place, found: Alignment) -> bool:
    """True when each sentence of the place has some of the claim's words, lest one lend the other a "not"."""
    met = [place.words[m.other] for m in found.matches]
    strong = [w.start + place.claims[0].start for w in met if w.weight == 1.0 and not w.negates]
    return len(place.claims) == 1 or all(sum(c.start <= at < c.end for at in strong) > 1 for c in place.claims)


def _elided(place: Place) -> bool:
    """True for words with an ellipsis, which may have swallowed a "not": they count for less than the whole."""
    return any(mark in place.text for mark in ELLIPSES)


def _shown(reads: Sequence[_Read]) -> list[_Read]:
    """The best read of each sentence of each account: what supports first, then what contradicts, then the closest."""
    rank = {"supports": 0, "contradicts": 1, "lacks": 2}
    chosen: list[_Read] = []
    for read in sorted(reads, key=lambda r: (rank[r.stance], -r.covered, r.place.order)):
        taken = {c.id for r in chosen for c in r.place.claims}
        if not taken & {c.id for c in read.place.claims}:
            chosen.append(read)
    return chosen[:MOST_SHOWN]


def _evidence(reads: Sequence[_Read]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            account=r.place.heard.account.id,
            source=r.place.heard.account.source,
            outlet=r.place.heard.account.outlet,
            start=r.place.claims[0].start,
            end=r.place.claims[-1].end,
            text=r.place.text,
            attributed_to=r.place.claims[0].attributed_to,
            stance=r.stance,
            why=r.why,
        )
        for r in reads
    )
