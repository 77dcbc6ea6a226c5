"""Bring quotations together into utterances: sure links first, then fragments, then neighbours in one talk."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wellsourced.matching.abroad import Abroad
from wellsourced.matching.links import (
    POLICY,
    Copies,
    Evidence,
    Link,
    Voices,
    foreign,
    link,
    may_match,
    occasions_differ,
    quick,
)
from wellsourced.matching.units import Unit, part
from wellsourced.matching.wording import align, content
from wellsourced.text.sentences import sentence_spans

MAX_PARTNERS = 400  # of one word, before it is too common to propose pairs


def grouped(units: Sequence[Unit], copies: Copies, voices: Voices) -> list[list[Unit]]:
    """Return the units in groups of the same words, each sorted; a unit without a partner is a group of one."""
    known = Evidence(copies, voices, Abroad(units))
    found = list(_links(units, known))
    split = list(_split(units, found, copies))
    if len(split) != len(units):
        known = known._replace(abroad=Abroad(split))
        units, found = split, list(_links(split, known))
    forest = _Forest(units, copies)
    for one in sorted(_best(found, units), key=lambda x: (-x.strength, x.one, x.other)):
        if one.kind != "fragment" and not (one.kind == "translated" and forest.told_apart(one.one, one.other)):
            forest.join(one.one, one.other)
    _join_in_order(units, forest, known)
    _attach_fragments(units, found, forest, voices)
    _join_neighbours(units, forest, known.abroad)
    groups: dict[int, list[Unit]] = defaultdict(list)
    for index, unit in enumerate(units):
        groups[forest.root(index)].append(unit)
    return sorted((sorted(g, key=lambda u: u.key) for g in groups.values()), key=lambda g: g[0].key)


def _links(units: Sequence[Unit], known: Evidence) -> Iterator[Link]:
    for i, j in _candidates(units, known.copies):
        one, other = units[i], units[j]
        if one.account.id == other.account.id and not (one.heading or other.heading or _short(one, other)):
            continue
        if not quick(one, other):
            continue
        decided = link(one, other, known)
        if decided is not None:
            yield Link(i, j, *decided)


def _short(one: Unit, other: Unit) -> bool:
    return min(one.weight, other.weight) < POLICY.least_words


def _candidates(units: Sequence[Unit], copies: Copies) -> list[tuple[int, int]]:
    """Pairs worth a look: one speaker, or words in common where a speaker is unknown or written in two ways.

    At one place of two copies, every pair.
    """
    pairs: set[tuple[int, int]] = set()
    by_speaker: dict[str, list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        if unit.speaker is not None:
            by_speaker[unit.speaker].append(index)
        for word in sorted({w.stem for w in content(unit.words)}):
            by_word[word].append(index)
    for indices in by_speaker.values():
        pairs.update((a, b) for n, a in enumerate(indices) for b in indices[n + 1 :])
    shared: Counter[tuple[int, int]] = Counter()
    for indices in by_word.values():
        if len(indices) <= MAX_PARTNERS:
            shared.update((a, b) for n, a in enumerate(indices) for b in indices[n + 1 :])
    for (a, b), count in shared.items():
        unknown = units[a].speaker is None or units[b].speaker is None
        if count >= min(2 if unknown else 4, units[a].weight, units[b].weight):
            pairs.add((a, b))
    pairs.update(_across_languages(units))
    pairs.update(_at_one_place(units, copies))
    return sorted(pairs)


def _at_one_place(units: Sequence[Unit], copies: Copies) -> Iterator[tuple[int, int]]:
    by_account: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        by_account[unit.account.id].append(index)
    for one, other in copies.pairs:
        for a in by_account[one]:
            yield from ((min(a, b), max(a, b)) for b in by_account[other] if copies.aligned(units[a], units[b]))


def _across_languages(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Quotations in two languages that stand at a like place of their accounts: speakers may be written differently."""
    by_account: dict[str, list[int]] = defaultdict(list)
    for index, unit in enumerate(units):
        by_account[unit.account.id].append(index)
    accounts = sorted(by_account)
    for n, one in enumerate(accounts):
        for other in accounts[n + 1 :]:
            if foreign(units[by_account[one][0]], units[by_account[other][0]]):
                yield from ((min(a, b), max(a, b)) for a in by_account[one] for b in by_account[other])


def _best(found: Sequence[Link], units: Sequence[Unit]) -> list[Link]:
    """Across languages a quotation goes with its best partner in each other account only.

    A weak link counts when each is the other's best by a margin.
    """
    strengths: dict[tuple[int, str], list[float]] = defaultdict(list)
    for one in found:
        if one.kind == "translated":
            strengths[(one.one, units[one.other].account.id)].append(one.strength)
            strengths[(one.other, units[one.one].account.id)].append(one.strength)
    overall: dict[int, float] = defaultdict(float)
    for (index, _), values in strengths.items():
        overall[index] = max(overall[index], *values)
    stand = [one for one in found if one.kind != "translated" or _stands(one, units, strengths, overall)]
    tied = {(one.one, one.other) for one in found if one.kind != "translated"}
    best = _best_partners(stand)
    return [one for one in stand if one.kind != "translated" or not _outdone(one, units, best, tied)]


def _best_partners(found: Sequence[Link]) -> dict[int, tuple[float, int]]:
    """The strongest translation of each quotation."""
    best: dict[int, tuple[float, int]] = {}
    for one in found:
        if one.kind == "translated":
            for own, other in ((one.one, one.other), (one.other, one.one)):
                best[own] = max(best.get(own, (0.0, -1)), (one.strength, -other))
    return {own: (strength, -other) for own, (strength, other) in best.items()}


def _outdone(one: Link, units: Sequence[Unit], best: dict[int, tuple[float, int]], tied: set[tuple[int, int]]) -> bool:
    """True where a much better translation of the same words is at hand, and it is of other words than these."""
    for own, other in ((one.one, one.other), (one.other, one.one)):
        strength, rival = best[own]
        if rival == other or units[rival].language != units[other].language:
            continue
        if strength - one.strength < POLICY.outdone or (min(rival, other), max(rival, other)) in tied:
            continue
        if align(units[rival].words, units[other].words).contained < POLICY.same:
            return True
    return False


def _stands(
    one: Link, units: Sequence[Unit], strengths: dict[tuple[int, str], list[float]], overall: dict[int, float]
) -> bool:
    sides = (
        strengths[(one.one, units[one.other].account.id)],
        strengths[(one.other, units[one.one].account.id)],
    )
    best = [one.strength >= max(side) - 1e-9 for side in sides]
    if one.strength >= POLICY.translated:
        return any(best)
    if any(one.strength < overall[i] - POLICY.translated_margin for i in (one.one, one.other)):
        return False
    rivals = [max((s for s in side if s < one.strength - 1e-9), default=0.0) for side in sides]
    tied = any(side.count(one.strength) > 1 for side in sides)
    return all(best) and not tied and all(one.strength - r >= POLICY.translated_margin for r in rivals)


def _split(units: Sequence[Unit], found: Sequence[Link], copies: Copies) -> Iterator[Unit]:
    """Cut a quotation that joins what most other accounts quote as two."""
    partners: dict[int, list[int]] = defaultdict(list)
    for one in found:
        if one.kind in ("same", "contained", "reworded", "copied"):
            partners[one.one].append(one.other)
            partners[one.other].append(one.one)
    for index, unit in enumerate(units):
        others = [units[p] for p in partners[index]]
        cuts = _cuts(unit, others, copies) if len(others) > 1 else []
        starts = [unit.start, *cuts]
        ends = [*cuts, unit.end]
        for start, end in zip(starts, ends, strict=True):
            text = unit.account.text[start:end]
            yield part(unit, start, start + len(text.rstrip())) if cuts else unit


def _cuts(unit: Unit, partners: Sequence[Unit], copies: Copies) -> list[int]:
    """Sentence starts where more accounts, copies not counted, begin another quotation than go on with the same one."""
    sentences = sentence_spans(unit.text, unit.language)
    if len(sentences) < 2:
        return []
    cuts = []
    for before, after in pairwise(sentences):
        apart: set[str] = set()
        own = copies.original(unit.account.id)
        together: set[str] = {own}
        left = {p.account.id: p for p in partners if _covers(p, unit, before)}
        for partner in partners:
            if not _covers(partner, unit, after):
                continue
            if _covers(partner, unit, before):
                together.add(copies.original(partner.account.id))
            elif partner.account.id in left and left[partner.account.id].quote.id != partner.quote.id:
                apart.add(copies.original(partner.account.id))
        if own in apart:  # a copy that joins what its own source quotes apart
            together.discard(own)
        if len(apart - together) > len(together):
            cuts.append(unit.start + after[0])
    return cuts


def _covers(partner: Unit, unit: Unit, sentence: tuple[int, int]) -> bool:
    """True when most of one sentence of ``unit`` stands in ``partner``."""
    words = [w for w in unit.words if sentence[0] <= w.start < sentence[1]]
    return bool(words) and align(words, partner.words).covers_one >= 0.7


class _Forest:
    """Disjoint sets of units (union-find), which keep apart what one account keeps apart."""

    def __init__(self, units: Sequence[Unit], copies: Copies) -> None:
        self.units = units
        self._copies = copies
        self._parent = list(range(len(units)))
        self._members = {index: [index] for index in range(len(units))}
        self._runs: dict[tuple[str, int], list[int]] = defaultdict(list)
        for index, unit in enumerate(units):
            self._runs[(unit.account.id, unit.run)].append(index)

    def root(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def partners(self, index: int) -> list[int]:
        """All units of the same set."""
        return self._members[self.root(index)]

    def members_near(self, index: int) -> list[int]:
        """The other units of the same stretch of talk."""
        unit = self.units[index]
        return [i for i in self._runs[(unit.account.id, unit.run)] if i != index]

    def has_partner(self, index: int, account: str) -> bool:
        """True when the set of ``index`` holds a unit of ``account``."""
        return any(self.units[i].account.id == account for i in self.partners(index))

    def join(self, one: int, other: int) -> None:
        """Make one set of two, unless an account quotes their words as two things."""
        a, b = sorted((self.root(one), self.root(other)))
        if a == b or self._kept_apart(a, b):
            return
        self._parent[b] = a
        self._members[a] = sorted(self._members[a] + self._members.pop(b))

    def told_apart(self, one: int, other: int) -> bool:
        """True when a translation would make one of two sets whose words in one language are all different words."""
        pairs = [
            (self.units[i], self.units[j])
            for i in self.partners(one)
            for j in self.partners(other)
            if self.units[i].language == self.units[j].language and not _short(self.units[i], self.units[j])
        ]
        return bool(pairs) and not any(
            self._copies.aligned(a, b) or align(a.words, b.words).contained >= POLICY.alike for a, b in pairs
        )

    def _kept_apart(self, a: int, b: int) -> bool:
        """True when an account has two things in what would be one, and no other account has both as one.

        Where another has both as one, what copies make of it does not count.
        """
        units = [self.units[k] for k in (*self._members[a], *self._members[b])]
        held, copied = False, False
        for i in self._members[a]:
            for j in self._members[b]:
                one, other = self.units[i], self.units[j]
                if one.account.id != other.account.id or not _two_things(one, other):
                    continue
                if any(_holds_both(whole, one, other) for whole in units):
                    held = True
                elif self._copies.original(one.account.id) == one.account.id:
                    return True
                else:
                    copied = True
        return copied and not held


def _holds_both(whole: Unit, one: Unit, other: Unit) -> bool:
    """True when another account has both as one quotation."""
    if whole.account.id == one.account.id:
        return False
    abroad = foreign(one, whole)
    least = POLICY.translated_best if abroad else POLICY.same
    return all(align(u.words, whole.words, foreign=abroad).covers_one >= least for u in (one, other))


def _two_things(one: Unit, other: Unit) -> bool:
    """Two long quotations of one account, in different places and different words, are two utterances."""
    if one.heading or other.heading or one.run == other.run or _short(one, other):
        return False
    return align(one.words, other.words).mutual < POLICY.same


def _join_in_order(units: Sequence[Unit], forest: _Forest, known: Evidence) -> None:
    """A copy keeps the order of its source: what stands alone between two that are the same is the same too.

    However it is reworded or translated; as many on both sides, and each pair in one voice.
    """
    by_account: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(units)), key=lambda i: (units[i].start, -units[i].end)):
        if not units[index].heading and not units[index].post:
            by_account[units[index].account.id].append(index)
    for one, other in known.copies.pairs:
        for left, right in _gaps(by_account[one], by_account[other], forest):
            if len(left) != len(right):
                continue
            pairs = list(zip(left, right, strict=True))
            if all(_may_follow(units[a], units[b], known) for a, b in pairs):
                for a, b in pairs:
                    forest.join(a, b)


def _gaps(one: Sequence[int], other: Sequence[int], forest: _Forest) -> Iterator[tuple[list[int], list[int]]]:
    """The stretches of two accounts between units that are already the same; those before the first and last count."""
    places = {forest.root(b): at for at, b in reversed(list(enumerate(other)))}
    anchors = [(at, places[forest.root(a)]) for at, a in enumerate(one) if forest.root(a) in places]
    if not anchors or any(after[1] <= before[1] for before, after in pairwise(anchors)):
        return
    bounds = [(-1, -1), *anchors, (len(one), len(other))]
    for (a, b), (c, d) in pairwise(bounds):
        left, right = list(one[a + 1 : c]), list(other[b + 1 : d])
        if left and right:
            yield left, right


def _may_follow(one: Unit, other: Unit, known: Evidence) -> bool:
    """One speaker, or two without a name, about as many words, and nothing else in another language."""
    a, b = one.quote.speaker, other.quote.speaker
    unnamed = (a is None or not a.named) and (b is None or not b.named)
    short, long = sorted((len(one.words), len(other.words)))
    unlike = foreign(one, other) and known.abroad.nearness(one, other) < POLICY.unlike
    return (known.voices.one(one, other) or unnamed) and 2 * short >= long and not unlike


def _join_neighbours(units: Sequence[Unit], forest: _Forest, abroad: Abroad) -> None:
    """What stands beside words already found the same, in one stretch of talk, needs less likeness to follow them.

    Only words without a partner in the other account are tried, against what is left over there.
    """
    for i, unit in enumerate(units):
        for beside in forest.members_near(i):
            for j in forest.partners(beside):
                other = units[j]
                if other.account.id == unit.account.id or forest.has_partner(i, other.account.id):
                    continue
                options = [
                    j,
                    *(k for k in forest.members_near(j) if not forest.has_partner(k, unit.account.id)),
                ]
                best = max(options, key=lambda k: (_continued(unit, units[k], units[beside], abroad), -k))
                if _continued(unit, units[best], units[beside], abroad) >= POLICY.neighbour:
                    forest.join(i, best)


def _continued(one: Unit, other: Unit, beside: Unit, abroad: Abroad) -> float:
    """How much of ``one`` stands in ``other``, past the words that ``beside`` already answers for."""
    if not may_match(one, other) or one.weight < 2 or other.weight < 2:
        return 0.0
    if foreign(one, other):
        found = align(one.words, other.words, foreign=True)
        near = abroad.nearness(one, other) >= POLICY.unlike
        return found.contained + POLICY.neighbour_abroad if found.matches and near else 0.0
    taken = {m.other for m in align(beside.words, other.words).matches}
    left = [w for index, w in enumerate(other.words) if index not in taken] or list(other.words)
    found = align(one.words, left)
    return found.covers_one if len(found.matches) >= 3 else 0.0


def _attach_fragments(units: Sequence[Unit], found: Sequence[Link], forest: _Forest, voices: Voices) -> None:
    """A fragment joins the one group that fits best: a fuller form first, then the larger group; it bridges nothing."""
    options: dict[int, list[Link]] = defaultdict(list)
    for one in found:
        if one.kind == "fragment":
            options[one.one].append(one)
            options[one.other].append(one)
    sizes = Counter(forest.root(i) for i in range(len(units)))
    order = sorted(options, key=lambda i: (-units[i].weight, units[i].key))
    for index in order:
        unit = units[index]
        hosts = [
            other for one in options[index]
            for other in (one.one, one.other)
            if other != index and not _clash(unit, units[other], voices)
        ]  # fmt: skip
        fuller = [h for h in hosts if units[h].weight >= POLICY.least_words]
        chosen = fuller or hosts
        if chosen:
            fits = {h: max(x.strength for x in options[index] if h in (x.one, x.other)) for h in chosen}
            best = max(
                chosen,
                key=lambda h: (_known(unit, units[h]), fits[h], sizes[forest.root(h)], -forest.root(h), -h),
            )
            if (
                fuller
                or sizes[forest.root(index)] == 1
                or sizes[forest.root(best)] == 1
                or not _long(units, forest, index)
            ):
                forest.join(index, best)


def _long(units: Sequence[Unit], forest: _Forest, index: int) -> bool:
    root = forest.root(index)
    return any(forest.root(i) == root and u.weight >= POLICY.least_words for i, u in enumerate(units))


def _known(one: Unit, other: Unit) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def _clash(one: Unit, other: Unit, voices: Voices) -> bool:
    """A bare fragment needs the same known speaker, or their office, and no other occasion stated."""
    return not voices.one(one, other) or (occasions_differ(one, other) and one.weight == other.weight)
