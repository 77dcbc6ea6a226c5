"""Decide which readings are about the same matter: candidates by rare words, then a score from 0 to 1."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from wellsourced.matching.comparison import (
    Alignment,
    Shared,
    Weights,
    comparable,
    equal,
    is_money,
    keys_of,
    rare,
    turned_round,
)
from wellsourced.matching.readings import Reading
from wellsourced.matching.tellings import Term
from wellsourced.matching.words import matching_words, word_set
from wellsourced.text.normalize import keys, tokens
from wellsourced.text.values import compare_units

LINK = 0.5  # readings that reach it are about one matter
MOST_CANDIDATES = 12  # for one reading, those that share most
CANDIDATE_WEIGHT = 0.8  # less in common is chance
COMMON_READINGS = 100  # of a key that more readings hold, only neighbours are candidates
NEIGHBOURS = 8
# readings of a group that stand for all of it; of larger groups only the pairs that were compared count
SAMPLE = 10
WHOLE_WEIGHT = 1.5  # what two sentences must share at least, in words as telling as the rarest
WHOLE_LIGHTER = 0.5  # the share of the shorter sentence that stands in the other
WHOLE_HEAVIER = 0.25
HELD_PAIRS = 3  # a short sentence that stands in a long one shares this many words
HELD_HEAVIER = 0.12
SAME_NUMBER = 0.25  # what a rare number in both adds
SAME_MINUTE = 0.5  # what one time of day to the minute adds: 9:22 is hardly told of two things in one story
ROUND_MINUTES = 5
ALIGNED = 0.45  # what standing at the same place of two copies adds
SAME_FRAME = 0.3
TURNED_ROUND = 0.1  # 1874 and 1847: likelier a slip than two matters
DIFFERING = 0.85  # what figures that differ keep of the score
FAR_APART = 0.65  # and those of different size
NEAR_FIGURES = 0.5
GOVERNOR_CHARS = 12  # between an amount and the word that governs it: "built back in"
GENERIC = word_set("c:person c:dead c:die c:death c:victim c:survivor c:injure c:missing c:kill g:death g:injury")
SAME_GOVERNOR = 0.25  # what the same rare word right before both amounts adds
TELLING = 0.5  # the weight from which a word is rare enough for that
DIFFERING_LINK = 0.52  # the best score across two groups that give different figures
SLIP_LINK = 0.7  # and across a group and one figure whose digits are turned round
LEAST_LINKED = 0.33  # of the pairs across two groups must be linked before they are joined
LEAST_LINKED_WHOLE = 0.7
TALLY_UNITS = frozenset({"person", "item"})
PLACE_WEIGHT = 0.7  # what sentences that name oceans must share besides
OTHER_SUBJECT = 0.65  # what is left of a likeness when the sentences begin with different things
MANY_PAIRS = 6  # sentences that share so many words are on one matter whatever they begin with
LOCAL_WEIGHT = 2.0  # what the words around two amounts must share for a full score


def links(found: Sequence[Reading], weights: Weights, alignment: Alignment) -> dict[tuple[int, int], float]:
    """Return the scores of the pairs of readings, by index, that were compared; one matter from
    :data:`LINK` up.
    """
    return {(i, j): likeness(found[i], found[j], weights, alignment) for i, j in _candidates(found, weights)}


def _candidates(found: Sequence[Reading], weights: Weights) -> Iterator[tuple[int, int]]:
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, reading in enumerate(found):
        for key in sorted(set(keys_of(reading))):
            holders[reading.kind, key].append(index)
    pairs: set[tuple[int, int]] = set()
    shared: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (_, key), places in holders.items():
        weight = 1.0 if key[0] in "qx" else weights.of(key)
        near = len(places) if len(places) <= COMMON_READINGS else NEIGHBOURS
        for at, i in enumerate(places):
            for j in (*places[max(0, at - near) : at], *places[at + 1 : at + 1 + near]):
                if found[i].account != found[j].account:
                    shared[i][j] += weight
    for i in sorted(shared):
        nearest = sorted(shared[i].items(), key=lambda item: (-item[1], item[0]))[:MOST_CANDIDATES]
        pairs.update((min(i, j), max(i, j)) for j, weight in nearest if weight >= CANDIDATE_WEIGHT)
    yield from sorted(pairs)


def likeness(one: Reading, other: Reading, weights: Weights, alignment: Alignment) -> float:
    """Return how far two readings of one kind from two accounts are about the same matter, 0 to 1."""
    aligned = alignment.same(one.telling, other.telling)
    if one.kind == "amount" and not comparable(one, other, aligned):
        return 0.0
    shared = weights.shared(one.local, other.local)
    if one.kind == "amount":
        return _amounts(one, other, shared, weights, aligned)
    if one.kind == "place":
        return _places(one, other, shared)
    if one.kind == "confirmed":
        return _confirmed(one, other, shared)
    score = _wholes(one, other, shared, aligned)
    return score * OTHER_SUBJECT if not aligned and _other_subject(one, other, shared) else score


def _other_subject(one: Reading, other: Reading, shared: Shared) -> bool:
    """True where each sentence begins with something that the other one does not speak of: two things on one deck."""
    if len(shared.pairs) >= MANY_PAIRS:
        return False
    foreign = one.telling.language != other.telling.language
    for side, reading in enumerate((one, other)):
        subject = _subject(reading)
        if not subject or any(t.name for t in subject) or any(pair[side] in subject for pair in shared.pairs):
            return False
        if foreign and not any(k[0] == "c" for t in subject for k in t.keys):
            return False
    return True


def _subject(reading: Reading) -> list[Term]:
    """The first words of the matter that stand together: "public health laboratory"."""
    found: list[Term] = []
    for term, share in reading.local:
        if found and term.start - found[-1].end > 1:
            break
        if share == 1.0:
            found.append(term)
    return found


def _amounts(one: Reading, other: Reading, shared: Shared, weights: Weights, aligned: bool) -> float:
    if one.value is None or other.value is None:
        return 0.0
    score = 0.7 * min(1.0, shared.weight / LOCAL_WEIGHT) + 0.3 * shared.lighter
    same_frame = one.frame is not None and one.frame == other.frame
    if is_money(one.value.unit):
        same_frame = same_frame and one.frame == "damage"
    if same_frame:
        score += SAME_FRAME
    if aligned:
        score += ALIGNED
    if one.value.unit == "date":
        if len(shared.pairs) < 2 or not equal(one.value, other.value):
            return 0.0
        return score if len(shared.pairs) > 2 else score * 0.9
    governed = _governed_alike(one, other, shared, weights)
    if governed:
        score += SAME_GOVERNOR
    if equal(one.value, other.value):
        telling = rare(one.value) and rare(other.value) and not _this_year(one)
        if telling and one.value.unit == "clock" and one.value.quantity % ROUND_MINUTES:
            return min(1.0, score + SAME_MINUTE)
        return min(1.0, score + SAME_NUMBER) if telling else score * 0.9
    return min(1.0, _differing(one, other, score, same_frame, governed, aligned))


def _differing(
    one: Reading, other: Reading, score: float, same_frame: bool, governed: bool, aligned: bool
) -> float:
    """Different figures are on one matter where more else is the same; how they differ tells too."""
    if one.value is None or other.value is None:
        return 0.0
    tally = one.value.unit in TALLY_UNITS or is_money(one.value.unit)
    if one.value.unit == "year" and not governed:
        return 0.0
    if one.value.unit == "person" and one.frame != other.frame:
        return 0.0
    if same_frame and tally:
        return score + 0.1 if _same_counted(one, other) and _one_time(one, other) else 0.0
    if one.value.unit == "item" and not one.nouns & other.nouns and not aligned:
        return 0.0
    if turned_round(one.value, other.value):
        return score + TURNED_ROUND
    ratio = compare_units((one.value.quantity, one.value.unit), (other.value.quantity, other.value.unit)) or 0.0
    near = NEAR_FIGURES < ratio < 1 / NEAR_FIGURES
    return score * (DIFFERING if near else FAR_APART)


def _this_year(reading: Reading) -> bool:
    """True for the year in or next to which the account was published, which everything in it may share."""
    year = reading.telling.moment[:4]
    return (
        reading.value is not None
        and reading.value.unit == "year"
        and (not year.isdigit() or abs(reading.value.quantity - int(year)) < 2)
    )


def _governed_alike(one: Reading, other: Reading, shared: Shared, weights: Weights) -> bool:
    """True where the same telling word stands right before or within both amounts: "built in 1950", "a
    gale of 9".
    """
    near = [_governors(r) for r in (one, other)]
    return any(a in near[0] and b in near[1] and weights.term(a) >= TELLING for a, b in shared.pairs)


def _governors(reading: Reading) -> list[Term]:
    """The content word close before the amount, those within it, and the one that a preposition ties to it."""
    told, local = reading.telling, {term for term, _ in reading.local}
    before = [t for t in told.terms if t.end <= reading.start][-1:]
    close = [
        t for t in before
        if not t.name and told.clause_at(t.start) == told.clause_at(reading.start)
        and reading.start - t.end <= GOVERNOR_CHARS
    ]  # fmt: skip
    behind = [t for t in told.terms if reading.end <= t.start <= reading.end + GOVERNOR_CHARS][:1]
    tied = [t for t in behind if told.clause_at(t.start) == told.clause_at(reading.start) and _of_it(reading, t)]
    return close + [t for t in told.terms if reading.start <= t.start < reading.end and t in local] + tied


def _of_it(reading: Reading, term: Term) -> bool:
    """ "209 billion in assets", "40 tonnes of sand": a preposition alone stands between."""
    between = reading.telling.claim.text[reading.end - reading.telling.claim.start :][: term.start - reading.end]
    return len(between.split()) == 1 and "," not in between


def _same_counted(one: Reading, other: Reading) -> bool:
    """True where both count the same kind, or both people or victims without more."""
    if one.nouns & other.nouns or not (one.nouns and other.nouns):
        return True
    return all(GENERIC & r.nouns or (r.value is not None and r.value.noun is None) for r in (one, other))


def _one_time(one: Reading, other: Reading) -> bool:
    """False where one of the sentences tells of an earlier year, and the other one does not."""
    return _past_years(one) == _past_years(other)


def _past_years(reading: Reading) -> frozenset[float]:
    year = reading.telling.moment[:4]
    named = (v.quantity for v in reading.telling.claim.values if v.unit == "year")
    return frozenset(y for y in named if year.isdigit() and y < int(year))


def _places(one: Reading, other: Reading, shared: Shared) -> float:
    if one.frame != other.frame:
        return 0.0
    return min(1.0, shared.weight / PLACE_WEIGHT) * LINK + shared.lighter * LINK


def _confirmed(one: Reading, other: Reading, shared: Shared) -> float:
    """A matter that one account calls unconfirmed and another one confirmed, if they have a telling
    word in common.
    """
    besides = [pair for pair in shared.pairs if "c:confirm" not in pair[0].keys]
    doubted = any(r.telling.clause_at(r.start).doubts for r in (one, other))
    return LINK if besides and one.frame != other.frame and not doubted else 0.0


def _wholes(one: Reading, other: Reading, shared: Shared, aligned: bool) -> float:
    if len(shared.pairs) < 2 and not aligned:
        return 0.0
    bonus = ALIGNED if aligned else 0.0
    common = {tokens(v.text)[0].key for v in one.telling.claim.values if rare(v) and tokens(v.text)} & {
        tokens(v.text)[0].key for v in other.telling.claim.values if rare(v) and tokens(v.text)
    }
    weight = shared.weight + (0.7 if common else 0.0)
    if not aligned and not _enough(shared, weight):
        return 0.0
    return min(
        1.0,
        0.4 * shared.lighter + 0.4 * shared.heavier + 0.2 * min(1.0, weight / (2 * WHOLE_WEIGHT)) + bonus + 0.1,
    )


def _enough(shared: Shared, weight: float) -> bool:
    if weight < WHOLE_WEIGHT or shared.lighter < WHOLE_LIGHTER:
        return False
    held = len(shared.pairs) >= HELD_PAIRS and shared.heavier >= HELD_HEAVIER
    return shared.heavier >= WHOLE_HEAVIER or held


def groups(found: Sequence[Reading], scores: dict[tuple[int, int], float]) -> list[list[int]]:
    """Join readings into matters, the best pairs first, while most pairs across the two sides are linked.

    Two readings of one claim are never one matter.
    """
    linked = {pair: score for pair, score in scores.items() if score >= LINK}
    home = {i: i for pair in linked for i in pair}
    members = {i: [i] for i in home}
    for (i, j), _ in sorted(linked.items(), key=lambda item: (-item[1], item[0])):
        a, b = home[i], home[j]
        if a == b or not _may_join(found, scores, members[a], members[b]):
            continue
        for k in members[b]:
            home[k] = a
        members[a] = sorted(members[a] + members.pop(b))
    return sorted(group for group in members.values() if len(group) > 1)


def beside(group: Sequence[int], scores: dict[tuple[int, int], float]) -> list[int]:
    """Return the readings outside ``group`` that are linked to one in it: what may speak against it."""
    own = set(group)
    linked = (pair for pair, score in scores.items() if score >= LINK and len(own & set(pair)) == 1)
    return sorted({i for pair in linked for i in pair if i not in own})


def _may_join(found: Sequence[Reading], scores: dict[tuple[int, int], float], one: list[int], other: list[int]) -> bool:
    if {found[i].telling.claim.id for i in one} & {found[j].telling.claim.id for j in other}:
        return False
    many = max(len(one), len(other)) > SAMPLE
    one, other = one[:SAMPLE], other[:SAMPLE]
    pairs = [(min(i, j), max(i, j)) for i in one for j in other if found[i].account != found[j].account]
    if many:
        pairs = [pair for pair in pairs if pair in scores]
    linked = sum(scores.get(pair, 0.0) >= LINK for pair in pairs)
    slip = found[one[0]].kind == "amount" and min(len(one), len(other)) == 1 and _slipped(found, scores, pairs)
    if slip:
        return True
    if linked < (LEAST_LINKED if found[one[0]].kind == "amount" else LEAST_LINKED_WHOLE) * len(pairs):
        return False
    return found[one[0]].kind != "amount" or _figures_join(found, scores, one, other)


def _slipped(
    found: Sequence[Reading], scores: dict[tuple[int, int], float], pairs: Sequence[tuple[int, int]]
) -> bool:
    """One figure whose digits are another's in another order, all else being much the same: a slip in a copy."""
    return any(
        scores.get((i, j), 0.0) >= SLIP_LINK and one is not None and other is not None and turned_round(one, other)
        for i, j in pairs
        for one, other in ((found[i].value, found[j].value),)
    )


def _figures_join(
    found: Sequence[Reading], scores: dict[tuple[int, int], float], one: list[int], other: list[int]
) -> bool:
    """Groups that give different figures are one matter only where the words around them are much the same.

    An account that gives one figure of a matter and another one besides speaks of two matters, unless it
    recalls.
    """
    pairs = [(i, j) for i in one for j in other if not _agree(found[i], found[j])]
    if not pairs:
        return True
    if any(found[i].account == found[j].account and not (recalls(found[i]) or recalls(found[j])) for i, j in pairs):
        return False
    known = [scores.get((min(i, j), max(i, j)), 0.0) for i, j in pairs if found[i].account != found[j].account]
    return max(known, default=0.0) >= DIFFERING_LINK


def _agree(one: Reading, other: Reading) -> bool:
    return one.value is not None and other.value is not None and equal(one.value, other.value)


def recalls(reading: Reading) -> bool:
    """True for a sentence that marks its figure as an earlier or a revised one."""
    earlier = matching_words(reading.telling.language).earlier
    return any(k in earlier for k in keys(reading.telling.claim.text))
