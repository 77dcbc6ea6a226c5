"""Tell whether two sentences on one matter give figures that differ."""

from wellsourced.matching.comparison import bare, equal, ratio
from wellsourced.matching.readings import Reading
from wellsourced.model.speech import Value
from wellsourced.text.normalize import keys

# Units of a number that stands alone or before a noun, which another language or hand may not show to be a person's.
BARE = frozenset({"person", "item", "year"})


def numbers_differ(one: Reading, other: Reading, *, aligned: bool) -> bool:
    """True when two sentences give amounts of one unit and noun that differ, those left out that both give.

    Where the sentences are ``aligned``, what is counted may have been given another word: "dollars" or "greenbacks".
    """
    here, there = ([v for v in r.telling.claim.values if v.unit != "age"] for r in (one, other))
    left = [a for a in here if not any(_one_figure(a, b, aligned=aligned) for b in there)]
    right = [b for b in there if not any(_one_figure(a, b, aligned=aligned) for a in here)]
    return any(_side_by_side(a, b, aligned=aligned) for a in left for b in right)


def _one_figure(one: Value, other: Value, *, aligned: bool) -> bool:
    counted = aligned and {one.unit, other.unit} & BARE and one.quantity == other.quantity
    return bool(counted) or (bare(one, other) and equal(one, other) and _one_bound(one, other))


def _side_by_side(one: Value, other: Value, *, aligned: bool) -> bool:
    if aligned and {one.unit, other.unit} & BARE:
        return True
    return bare(one, other) and ratio(one, other) is not None and _one_noun(one.noun, other.noun)


def _one_bound(one: Value, other: Value) -> bool:
    """Of what is measured, "up to" so much and so much are two statements; counts are rounded that way."""
    return one.unit in ("person", "item") or (one.hedge == "up to") == (other.hedge == "up to")


def _one_noun(one: str | None, other: str | None) -> bool:
    return one == other or one is None or other is None or keys(one)[-1:] == keys(other)[-1:]
