"""Find the figures of a sentence of which one took the place of the other: "90 boats, up from 70 in May"."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from wellsourced.matching.comparison import bare, equal, is_money, ratio
from wellsourced.matching.readings import Reading
from wellsourced.matching.words import matching_words
from wellsourced.text.normalize import tokens
from wellsourced.text.units import DAYS

NEAR_WORDS = 3  # from a word such as "planned" to the figure of which it is said
TWO = 2
FAR = 99
PERIODS = frozenset({"year", "age", "clock"})  # "from 9 to 5" is no change


class Succession(NamedTuple):
    """The places of the readings of the figure that was given up and of the one that stands now."""

    old: int
    new: int


def successions(found: Sequence[Reading]) -> list[Succession]:
    """Return the figures that a sentence gives as former ones, each with the one that it gives as the present one."""
    of: dict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(found):
        if reading.kind == "amount" and reading.value is not None and reading.value.unit not in PERIODS:
            of[reading.telling.claim.id].append(index)
    pairs = (pair for own in of.values() for pair in combinations(own, 2))
    made = (succession for i, j in pairs if (succession := _succession(found, i, j)) is not None)
    return sorted({s.old: s for s in made}.values())


def succeeded(matters: Sequence[Sequence[int]], known: Sequence[Succession]) -> list[list[int]]:
    """Return ``matters`` with the present figure wherever the former one led: both are of one matter."""
    new = {s.old: s.new for s in known}
    joined = [{new.get(i, i) for i in matter} for matter in matters]
    moved = [matter for old, matter in zip(matters, joined, strict=True) if set(old) != matter]
    kept: list[set[int]] = []
    for matter in (*moved, *(m for m in joined if m not in moved)):
        met = next((k for k in kept if k & matter & set(new.values())), None)
        if met is None:
            kept.append(set(matter))
        else:
            met |= matter
    return sorted(sorted(matter) for matter in kept)


def took_the_place(one: Reading, others: Sequence[Reading]) -> bool:
    """Return True where a reading gives as a former figure what one of the others gives as the present one."""
    was = one.was
    return was is not None and any(o.value is not None and o is not one and equal(was, o.value) for o in others)


def with_former(found: Sequence[Reading]) -> list[Reading]:
    """Return the readings, those of present figures with the former ones."""
    line = list(found)
    for old, new in successions(found):
        line[new] = line[new]._replace(was=found[old].value)
        line[old] = line[old]._replace(former=True)
    return line


def _succession(found: Sequence[Reading], i: int, j: int) -> Succession | None:
    one, other = found[i], found[j]
    a, b = one.value, other.value
    if a is None or b is None or ratio(a, b) is None or not bare(a, b) or equal(a, b):
        return None
    if one.nouns and other.nouns and not one.nouns & other.nouns:
        return None
    distances = [_marked(r, other=o) for r, o in ((one, other), (other, one))]
    if min(distances) == FAR or distances[0] == distances[1] or (min(distances) and _one_of_many(one)):
        return None
    return Succession(i, j) if distances[0] < distances[1] else Succession(j, i)


def _one_of_many(reading: Reading) -> bool:
    """True in a list of figures, of which a word such as "previous" may say many things."""
    unit = reading.value.unit if reading.value is not None else ""
    if unit in DAYS:
        return sum(t.kind == "date" for t in reading.telling.times) > TWO
    return sum(v.unit == unit for v in reading.telling.claim.values) > TWO


def _marked(reading: Reading, *, other: Reading) -> int:
    """How many words away stands what says that the figure was given up; :data:`FAR` where nothing does."""
    told, words = reading.telling, matching_words(reading.telling.language)
    text, begin = told.claim.text, told.claim.start
    before = [t.key for t in tokens(text[: reading.start - begin])]
    behind = [t.key for t in tokens(text[reading.end - begin :])]
    inside = [t.key for t in tokens(text[reading.start - begin : reading.end - begin])]
    if _ends_with(before, words.was):
        return 0
    counted = reading.value is not None and (reading.value.unit in ("person", "item") or is_money(reading.value.unit))
    news = words.now & {t.key for t in tokens(text)}
    if counted and news and _ends_with(before, words.was_once):
        return 0
    if other.end <= reading.start:
        before = [t.key for t in tokens(text[other.end - begin : reading.start - begin])]
    else:
        behind = [t.key for t in tokens(text[reading.end - begin : max(reading.end, other.start) - begin])]
    around = [(k, key) for line in (before[::-1], behind, inside) for k, key in enumerate(line[:NEAR_WORDS], 1)]
    return min((k for k, key in around if key in words.was_near), default=FAR)


def _ends_with(line: Sequence[str], phrases: Sequence[str]) -> bool:
    written = " " + " ".join(line)
    return any(written.endswith(" " + phrase) for phrase in phrases)
