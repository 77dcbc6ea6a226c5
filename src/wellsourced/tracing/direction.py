"""Tell which of two related accounts had it first."""

from itertools import pairwise
from typing import Literal, NamedTuple

from wellsourced.model.account import Account
from wellsourced.text.normalize import fold, keys
from wellsourced.tracing.bodies import Body
from wellsourced.tracing.hearers import told
from wellsourced.tracing.moments import earlier
from wellsourced.tracing.relays import publisher

LEAST_NAME_WORDS = 2
FIRST_WORD_NAMES = frozenset({"es", "fr", "it", "pt"})  # "la Gazzetta" for the Gazzetta di Lorna; else the last word
FRESHER_WORDS = 1.10  # a telling this much longer is likelier the whole one


class Sign(NamedTuple):
    """A reason to take one account for the source: how much it counts, whether it settles it, its words."""

    weight: float
    certain: bool
    words: str


class Direction(NamedTuple):
    """``forward`` is True when the first account is the source; the signs are those that speak for it."""

    forward: bool
    kind: Literal["known", "guessed"]
    signs: tuple[Sign, ...]


def direction(one: Body, other: Body) -> Direction:
    """Return which of the two is the source. Without any sign the first by place is taken, as a guess."""
    ahead, behind = _signs(one, other), _signs(other, one)
    strength = sum(s.weight for s in ahead) - sum(s.weight for s in behind)
    if strength == 0:
        forward = (one.account.place, one.account.id) < (other.account.place, other.account.id)
    else:
        forward = strength > 0
    signs = ahead if forward else behind
    against = behind if forward else ahead
    known = any(s.certain for s in signs) and not any(s.certain for s in against)
    return Direction(forward, "known" if known else "guessed", tuple(signs))


def _signs(source: Body, target: Body) -> list[Sign]:
    """The reasons to think that ``target`` took from ``source``."""
    one, other = source.account, target.account
    found = []
    if (name := _credited(one, other)) and not _credited(other, one):
        found.append(Sign(3.0, True, f"it credits {name}"))
    elif (name := _told(source, target)) and not _told(target, source):
        found.append(Sign(3.0, True, f"it says that {name} was told"))
    elif (name := _told_in_short(source, target)) and not _told_in_short(target, source):
        found.append(Sign(2.0, False, f"it says that {name} was told"))
    # An account whose page only says when it was changed may have stood there long before.
    if other.published_from != "update" and earlier(one.published, other.published):
        found.append(Sign(2.0, True, _later(one, other)))
    if source.words > target.words * FRESHER_WORDS:
        found.append(Sign(1.0, False, "it is shorter"))
    if _boilerplate(other) > _boilerplate(one):
        found.append(Sign(0.4, False, "it carries more of its site's own matter"))
    return found


def _later(one: Account, other: Account) -> str:
    if one.day == other.day:
        return "it was published later that day"
    return f"it was published on {other.day}, after {one.day}"


def _credited(source: Account, target: Account) -> str | None:
    """The name by which ``target`` credits the publisher of ``source``, or None."""
    if not source.outlet:
        return None
    outlet = fold(source.outlet)
    own = fold(target.outlet or "")
    if own == outlet:
        return None
    for credit in target.credits:
        name = fold(credit.name)
        if credit.kind in ("agency", "outlet") and name and (name == outlet or set(keys(name)) == set(keys(outlet))):
            return credit.name
    return None


def _told(source: Body, target: Body) -> str | None:
    """The publisher of ``source`` as ``target`` writes it, where it says that its people spoke to them."""
    name = publisher(source.account.outlet or "")
    if not name or name == publisher(target.account.outlet or ""):
        return None
    line = [token for token, spoken in zip(target.tokens, target.spoken, strict=True) if not spoken]
    found = next(told(line, tuple(name.split())), None)
    return " ".join(token.text for token in found) if found else None


def _told_in_short(source: Body, target: Body) -> str | None:
    """The publisher of ``source`` by a word of its name, where ``target`` says that it was told: "told the Echo"."""
    name = publisher(source.account.outlet or "").split()
    if len(name) < LEAST_NAME_WORDS or name == publisher(target.account.outlet or "").split():
        return None
    short = name[0] if target.account.language in FIRST_WORD_NAMES else name[-1]
    line = [token for token, spoken in zip(target.tokens, target.spoken, strict=True) if not spoken]
    after = {one.start: other.text[:1].isupper() for one, other in pairwise(line)}
    return next((one.text for (one,) in told(line, (short,)) if not after.get(one.start)), None)


def _boilerplate(account: Account) -> int:
    return sum(1 for block in account.blocks if block.kind == "boilerplate")
