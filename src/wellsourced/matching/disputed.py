"""Find the figures that one account sets against each other: "Ann Lee said 900 came. The police put them at 600." """

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from wellsourced.matching.comparison import bare, equal, ratio
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Term
from wellsourced.matching.words import matching_words, word_set
from wellsourced.text.normalize import tokens
from wellsourced.text.units import COUNTS, DAYS

NEXT_CHARS = 3  # between a sentence and the next, a blank line included
PARAGRAPH_CHARS = 200  # and between two of one paragraph, a quotation among them
MOST_BETWEEN = 8  # words between two figures of which each is laid to someone within one sentence
MOST_OWN = 1  # content words that may stand before the second figure: "put the losses at nine"
BESIDE_SHARE = 0.5  # what a word must weigh to be one
NEAR_IN_NEXT = 0.5  # the ratio above which a figure of the next sentence may be of the same
NEAR_IN_ONE = 0.1  # and one of the same sentence
MOST_APART_MINUTES = 120
TALLY_WORDS = 4  # "by the union's own count"
# What a person or a body does with a figure that it gives.
GIVES = frozenset(f"c:{name}" for name in word_set("say speak estimate put count name claim insist believe calculate"))
SOURCES = frozenset({"c:according_to"})
# Nouns that stand for anything that was counted before: "of nine animals".
ANYTHING = frozenset(f"c:{name}" for name in word_set("person people animal thing victim group_people"))


def disputed(found: Sequence[Reading], matters: Sequence[Sequence[int]]) -> list[list[int]]:
    """Return ``matters`` with those joined of which one account says that their figures are given against each other.

    A figure that stands in no matter comes to that of the other one, or makes one with it.
    """
    members: dict[int, list[int]] = {n: list(matter) for n, matter in enumerate(matters)}
    home = {i: n for n, matter in members.items() for i in matter}
    for i, j in _pairs(found):
        a, b = (home.setdefault(k, len(matters) + k) for k in (i, j))
        if a == b:
            continue
        rest = members.pop(b, [j])
        members[a] = sorted({*members.get(a, [i]), *rest})
        home.update(dict.fromkeys(members[a], a))
    return [members[n] for n in sorted(members)]


def _pairs(found: Sequence[Reading]) -> Iterator[tuple[int, int]]:
    of: dict[str, list[int]] = defaultdict(list)
    for index, reading in enumerate(found):
        if reading.kind == "amount":
            of[reading.account].append(index)
    for own in of.values():
        yield from ((i, j) for i, j in combinations(own, 2) if set_against(found[i], found[j]))


def any_disputed(found: Sequence[Reading]) -> bool:
    """Return True where an account gives two of the figures as those of two sides."""
    return any(set_against(a, b) for a, b in combinations(found, 2))


def set_against(one: Reading, other: Reading) -> bool:
    """Return True for two figures of one account of which the second is another's figure for what the first counts.

    They stand in one sentence or in two that follow each other; the second says who gives it and hardly more.
    """
    if one.account != other.account or one.value is None or other.value is None:
        return False
    first, second = sorted((one, other), key=lambda r: r.start)
    together = first.telling.claim.id == second.telling.claim.id
    gap = second.telling.claim.start - first.telling.claim.end
    within = PARAGRAPH_CHARS if first.telling.block == second.telling.block else NEXT_CHARS
    if not together and not 0 <= gap <= within:
        return False
    if not _may_be_one(first, second, NEAR_IN_ONE if together else NEAR_IN_NEXT):
        return False
    return _given_by_another(first, second) or (together and _both_laid(first, second))


def _may_be_one(first: Reading, second: Reading, least: float) -> bool:
    """True for figures of one unit and about one size that differ, the second without a noun of its own."""
    a, b = first.value, second.value
    size = ratio(a, b) if a is not None and b is not None else None
    if a is None or b is None or size is None or a.unit in DAYS | {"age"} or equal(a, b):
        return False
    if not (bare(a, b) or (b.noun is None and {a.unit, b.unit} <= COUNTS)):
        return False
    if first.frame and second.frame and first.frame != second.frame:
        return False
    if a.unit == "clock":
        return abs(a.quantity - b.quantity) <= MOST_APART_MINUTES
    counted = not second.nouns or bool(second.nouns & (first.nouns | ANYTHING))
    return counted and not second.part and least <= size <= 1 / least


def _given_by_another(first: Reading, second: Reading) -> bool:
    """True for "the park puts the losses at nine": someone, a verb of giving, the figure, and at most a word more."""
    told, clause = second.telling, second.telling.clause_at(second.start)
    line = [t for t in told.terms if clause.start <= t.start < clause.end]
    verb = next((t for t in line if t.end <= second.start and GIVES & set(t.keys)), None)
    if verb is None:
        return False
    who = [t for t in line if t.end <= verb.start]
    content = [t for t in line if t.start >= verb.end and t.share >= BESIDE_SHARE and not GIVES & set(t.keys)]
    before = [t for t in content if t.end <= second.start]
    behind = [t for t in content if t.start >= second.end]
    return bool(who) and len(before) <= MOST_OWN and not behind and not _teller(first, who)


def _teller(first: Reading, who: Sequence[Term]) -> bool:
    """True where those who give the second figure gave the first."""
    told = first.telling
    speaker = told.claim.attributed_to
    named = {f"w:{t.key}" for t in tokens(speaker.name)} if speaker is not None else set()
    verb = next((t for t in told.terms if t.end <= first.start and GIVES & set(t.keys)), None)
    named |= {t.keys[0] for t in told.terms if verb is not None and t.end <= verb.start}
    return any(key in named for t in who for key in t.keys)


def _both_laid(first: Reading, second: Reading) -> bool:
    """True for "900 according to the union, 600 according to the police", and "by their count 900, by hers 600"."""
    told = first.telling
    words = tokens(told.claim.text[first.end - told.claim.start : second.start - told.claim.start])
    if second.nouns or len(words) > MOST_BETWEEN:
        return False
    return sum(bool(SOURCES & set(t.keys)) for t in told.terms) > 1 or _by_two_counts(first, second)


def _by_two_counts(first: Reading, second: Reading) -> bool:
    told = first.telling
    words, start = matching_words(told.language), told.claim.start
    line = tokens(told.claim.text)
    led = [
        t for k, t in enumerate(line)
        if t.key in words.by_count and any(n.key in words.tally for n in line[k + 1 : k + 1 + TALLY_WORDS])
    ]  # fmt: skip
    return any(
        t.key == lead.key and lead.end <= t.start and first.end <= t.start + start < second.start
        for lead in led
        for t in line
    )
