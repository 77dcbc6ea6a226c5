"""Look again, with a network that reads both sentences at once, at the pairs that may be on one matter.

The signs of a pair are cheap and many pairs are judged by them; the network is dear, sees more, and errs elsewhere. How
much either counts was learnt from events that the network had not seen (``training/mixing.py``, decision 30).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from wellsourced.matching.pair_reader import Judgement, Side, judgement
from wellsourced.matching.readings import Reading

Two = tuple[int, int]
Seen = tuple[float, ...]

LEAST_MATTER = 0.06  # how likely two sentences must be on one matter to be read again
LEAST_ODDS = -3.0  # the log-odds from which two figures are read again
MOST_PAIRS = 600  # of a story are read again, the likeliest; about ten milliseconds each
SLIGHT = 1e-4  # the least likelihood that is told from none
LANGUAGE = "en"  # the only one that the network reads


class Likely(NamedTuple):
    """How likely two sentences are on one matter, how likely they say the same of it, and how likely another thing, 0
    to 1; the last is 0 where the network has not read them. ``changed`` is the share of it that is newer news.
    """

    matter: float
    same: float
    differ: float = 0.0
    changed: float = 0.0


class Mixes(NamedTuple):
    """What a bias, the earlier log-odds and the network's four answers add to the log-odds of two sentences (being on
    one matter; if so, saying the same), of two figures that differ being of one matter, and of two sentences of one
    account excluding each other.
    """

    matter: tuple[float, ...]
    same: tuple[float, ...]
    figures: tuple[float, ...]
    sides: tuple[float, ...]


@cache
def shipped() -> Mixes:
    """Return the mixes that come with the package."""
    stored = msgspec.json.decode((files("wellsourced.matching") / "weights" / "mixes.json").read_bytes())
    return Mixes(*(tuple(stored[name]) for name in Mixes._fields))


def reread(found: Sequence[Reading], likely: Mapping[Two, Likely]) -> dict[Two, Likely]:
    """Return ``likely`` with the pairs judged anew that may be on one matter and that the network can read."""
    mixes, anew = shipped(), dict(likely)
    for pair, seen in wholes_seen(found, likely).items():
        matter, same = (likelihood(mixed(mix, seen)) for mix in (mixes.matter, mixes.same))
        against, changed = seen[-2:]
        anew[pair] = Likely(matter, matter * same, matter * (1 - same), likelihood(changed - against))
    return anew


def wholes_seen(found: Sequence[Reading], likely: Mapping[Two, Likely]) -> dict[Two, Seen]:
    """Return what is known of the pairs of whole sentences that are worth a second look."""
    sides = whole_sides(found)
    seen = {}
    for i, j in _worth(found, {pair: own.matter for pair, own in likely.items()}, LEAST_MATTER):
        own = likely[i, j]
        earlier = [log_odds(own.matter), log_odds(own.same / max(own.matter, SLIGHT))]
        one, other = in_time(found, (i, j))
        seen[i, j] = seen_of(earlier, judgement(sides[one], sides[other]))
    return seen


def whole_sides(found: Sequence[Reading]) -> dict[int, Side]:
    """Return the whole sentences as the network reads them, each with the one before it."""
    sides: dict[int, Side] = {}
    last = ("", "")
    for i in sorted((i for i, reading in enumerate(found) if reading.kind == "whole"), key=lambda i: found[i].key):
        account, text = found[i].account, found[i].telling.claim.text
        sides[i] = Side(text, before=last[1] if last[0] == account else "")
        last = (account, text)
    return sides


def in_time(found: Sequence[Reading], pair: Two) -> Two:
    """Return the two with that of the account published first before the other's."""
    one, other = pair
    moments = [(found[i].telling.moment or "~", found[i].telling.claim.text) for i in pair]
    return (one, other) if moments[0] <= moments[1] else (other, one)


def reread_figures(found: Sequence[Reading], odds: Mapping[Two, float]) -> dict[Two, float]:
    """Return the log-odds, judged anew, of the likely pairs of figures that differ being of one matter.

    Equal figures are told well enough by their signs, and a network that reads past another subject or doer would let
    a distortion support what it distorts.
    """
    return {pair: mixed(shipped().figures, seen) for pair, seen in figures_seen(found, odds).items()}


def figures_seen(found: Sequence[Reading], odds: Mapping[Two, float]) -> dict[Two, Seen]:
    """Return what is known of the pairs of figures that are worth a second look."""
    before = {found[i].telling.claim.id: side.before for i, side in whole_sides(found).items()}
    pairs = _worth(found, odds, LEAST_ODDS)
    sides = {i: _marked(found[i], before) for pair in pairs for i in pair}
    ordered = {pair: in_time(found, pair) for pair in pairs}
    return {pair: seen_of([odds[pair]], judgement(sides[one], sides[other])) for pair, (one, other) in ordered.items()}


def mixed(mix: Sequence[float], seen: Seen) -> float:
    """Return the log-odds of what is known of a pair."""
    bias, *weights = mix
    return bias + sum(a * b for a, b in zip(weights, seen, strict=True))


def seen_of(earlier: Sequence[float], judged: Judgement) -> Seen:
    """Return the earlier log-odds, and the logarithms of what the network holds likely."""
    return (*earlier, *(math.log(max(SLIGHT, share)) for share in judged))


def _worth(found: Sequence[Reading], sure: Mapping[Two, float], least: float) -> list[Two]:
    """The pairs that the network can read and that are sure enough, the surest first."""
    many = _of_several(found)
    own = [pair for pair, known in sure.items() if known >= least and all(_readable(found[i], many) for i in pair)]
    return sorted(own, key=lambda pair: (-sure[pair], pair))[:MOST_PAIRS]


def log_odds(likely: float) -> float:
    """Return the log-odds of a likelihood, that of :data:`SLIGHT` at most."""
    known = min(max(likely, SLIGHT), 1 - SLIGHT)
    return math.log(known / (1 - known))


def likelihood(odds: float) -> float:
    """Return the likelihood of log-odds."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))


def _marked(reading: Reading, before: Mapping[str, str]) -> Side:
    claim = reading.telling.claim
    return Side(claim.text, reading.start - claim.start, reading.end - claim.start, before.get(claim.id, ""))


def _of_several(found: Sequence[Reading]) -> frozenset[str]:
    """The accounts of more than one sentence: the network learnt from such, and judges one beside the others."""
    own = {(reading.account, reading.telling.claim.id) for reading in found}
    often = Counter(account for account, _ in own)
    return frozenset(account for account, many in often.items() if many > 1)


def _readable(reading: Reading, accounts: frozenset[str]) -> bool:
    return reading.telling.language == LANGUAGE and reading.account in accounts
