"""Bring together the sentences of a story that tell or deny one and the same tale."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from wellsourced.matching.comparison import Shared, Weights
from wellsourced.matching.contested import by_sentence, contested, denied_terms
from wellsourced.matching.hearsay import DENIES, LEANS, OPINIONS, SUSPICIONS, Hearsay
from wellsourced.matching.hearsay_meaning import Meanings
from wellsourced.matching.hearsay_words import hearsay_words
from wellsourced.matching.matter import Bag, negations
from wellsourced.matching.replies import Reply, begins_with_no
from wellsourced.matching.tellings import Term
from wellsourced.matching.words import matching_words
from wellsourced.text.normalize import tokens

SAME_WEIGHT = 1.0  # what two sentences share at least, in words as telling as the rarest
SAME_LIGHTER = 0.4  # and the share of the lighter one
ONE_WORD_WEIGHT, ONE_WORD_LIGHTER, ONE_WORD_HEAVIER = 0.7, 0.3, 0.15
JOINING_WEIGHT = 1.3  # what a sentence without a mark shares at least
DENIED_WEIGHT = 1.15  # and one that denies
JOINING_LIGHTER = 0.5  # a sentence without a mark joins a tale that shares so much of the lighter of both
STRONG_LIGHTER = 0.65
ALL_LIGHTER = 0.8  # of three words or more: then the rest may be more
JOINING_HEAVIER = 0.25
FLAT_HEAVIER = 0.38  # of a sentence that states it without a mark
DENYING_HEAVIER = 0.15  # a denial says more than what it denies
TURNING_WEIGHT = 0.4  # of what a denial behind a sentence on the matter shares with it
LONE_WORDS, LONE_WEIGHT, LONE_HEAVIER = 2, 0.6, 0.25  # of a denial that says nothing but "no" of a word or two
NO_CHARS = 8  # "no bear", "no such bear"
RETOLD_WEIGHT = 0.5  # of a word in common, where the meaning of the sentences says the rest
LEAST_JOINED = 0.34  # of a tale's sentences must be told by one that joins it
LEAST_ALIKE = 0.5  # of the pairs across two groups must tell the same
COMMON_SENTENCES = 200  # a word in more of them brings no two sentences together

NONE: frozenset[str] = frozenset()

Unit = tuple[int, ...]


class Tale(NamedTuple):
    """The sentences of one tale: ``seeds`` are marked, or reply to one another; ``joined`` state or deny the same."""

    seeds: list[int]
    joined: list[int]

    @property
    def members(self) -> list[int]:
        """All of them, in order."""
        return sorted({*self.seeds, *self.joined})


def tales(
    sentences: Sequence[Hearsay], said: Sequence[Reply], same: Mapping[int, set[int]], weights: Weights
) -> list[Tale]:
    """Return the tales that the marked sentences tell; a sentence without a mark may belong to several.

    ``same`` holds for each sentence those of other accounts that are certainly of one tale with it.
    """
    found = _Tales(sentences, weights, same)
    return [found.tale(group) for group in found.grouped(found.units(said))]


class _Tales:
    """The sentences of a story with what is needed to compare them."""

    def __init__(self, sentences: Sequence[Hearsay], weights: Weights, same: Mapping[int, set[int]]) -> None:
        self._sentences, self._weights, self._same = sentences, weights, same
        self._meanings = Meanings(sentences)
        self._denied_words: dict[int, frozenset[int]] = {}
        self._contested = contested(sentences)
        self._contests = by_sentence(self._contested)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, sentence in enumerate(sentences):
            for key in {key for term, _ in (*sentence.bag, *sentence.wide) for key in term.keys}:
                self._holders[key].append(index)

    def units(self, said: Sequence[Reply]) -> list[Unit]:
        """What is certainly of one tale: a marked sentence with its replies, and those known to be the same."""
        replying = {i for pair in said for i in pair}
        seeds = sorted(
            replying | {i for i, s in enumerate(self._sentences) if s.marks - LEANS and s.core and not s.bare}
        )
        home: dict[int, list[int]] = {i: [i] for i in seeds}
        for told, by in said:
            _unite(home, told, by)
        for i in seeds:
            if i - 1 in home and (self._sentences[i].goes_on or self._in_one_post(i - 1, i)):
                _unite(home, i - 1, i)
        for i in seeds:
            for j in sorted(self._same.get(i, ())):
                if j in home:
                    _unite(home, i, j)
        return _groups(home)

    def _in_one_post(self, one: int, other: int) -> bool:
        a, b = self._sentences[one], self._sentences[other]
        return a.telling.kind == "post" and (a.telling.account, a.place) == (b.telling.account, b.place)

    def grouped(self, units: Sequence[Unit]) -> list[list[int]]:
        """The units by what they tell; two groups become one where most pairs across them tell the same."""
        alike = self._alike(units)
        home = {i: [i] for i in range(len(units))}
        for i, j in sorted(alike, key=lambda pair: (-alike[pair], pair)):
            one, other = home[i], home[j]
            if one is not other:
                across = sum((min(a, b), max(a, b)) in alike for a in one for b in other)
                if across >= LEAST_ALIKE * len(one) * len(other):
                    _unite(home, i, j)
        return [sorted(k for i in group for k in units[i]) for group in _groups(home)]

    def _alike(self, units: Sequence[Unit]) -> dict[tuple[int, int], float]:
        unit_of = {i: number for number, unit in enumerate(units) for i in unit}
        found: dict[tuple[int, int], float] = {}
        for i in sorted(unit_of):
            for j in self._nearby(self._sentences[i].wide):
                if j <= i or unit_of.get(j, unit_of[i]) == unit_of[i]:
                    continue
                shared = self._weights.shared(self._sentences[i].wide, self._sentences[j].wide)
                if self._tell_the_same(i, j, shared):
                    one, other = sorted((unit_of[i], unit_of[j]))
                    found[one, other] = max(shared.lighter, found.get((one, other), 0.0))
        return found

    def _tell_the_same(self, one: int, other: int, shared: Shared) -> bool:
        """Of two sentences marked as hearsay one rare word in common says enough: "the cleaner"."""
        if _same(shared) or self._contests.get(one, NONE) & self._contests.get(other, NONE):
            return True
        if not all(self._sentences[i].marks for i in (one, other)):
            return False
        rare = shared.weight >= ONE_WORD_WEIGHT and shared.lighter >= ONE_WORD_LIGHTER
        rare = rare and shared.heavier >= ONE_WORD_HEAVIER
        rare = rare and all(self._sentences[i].marks - {"doubt", "unlinked"} for i in (one, other))
        suspicion = any(set(a.keys) & set(b.keys) & SUSPICIONS for a, b in shared.pairs)
        if suspicion or (rare and not any(term.name for term, _ in shared.pairs)):
            return True
        return self._may_be_retold(one, other, shared) and self._meanings.same(one, other)

    def _may_be_retold(self, one: int, other: int, shared: Shared) -> bool:
        """ "The soup was steaming", "the soup was hot": a word in common, in two accounts that both tell or deny."""
        a, b = self._sentences[one], self._sentences[other]
        word = any(not term.name and self._weights.term(term) >= RETOLD_WEIGHT for term, _ in shared.pairs)
        marked = all(s.marks - LEANS and not s.bare for s in (a, b)) and any(
            s.tells or "false" in s.marks for s in (a, b)
        )
        return word and marked and a.telling.account != b.telling.account

    def _nearby(self, bag: Bag) -> Iterator[int]:
        """The sentences that share a term with ``bag``, in order."""
        met: set[int] = set()
        for term, _ in bag:
            for key in term.keys:
                if len(self._holders[key]) <= COMMON_SENTENCES:
                    met.update(self._holders[key])
        yield from sorted(met)

    def tale(self, seeds: Sequence[int]) -> Tale:
        """The tale of a group, with the sentences without a mark that state, deny or quote the same."""
        joined = set(self._joining(seeds))
        joined |= {j for i in seeds for key in self._contests.get(i, NONE) for j in self._contested[key]}
        joined |= {i + 1 for i in joined if self._turns(i, seeds)}
        joined |= {j for i in seeds for j in self._same.get(i, ())}
        joined |= {j for i in seeds for asked in self._asking(i) for j in (asked, asked + 1)}
        return Tale(sorted(seeds), sorted(joined - set(seeds)))

    def _turns(self, index: int, seeds: Sequence[int]) -> bool:
        """ "What was burned was garden waste. No ballots were harmed.": a denial behind a sentence on the matter."""
        one, other = self._sentences[index], self._sentences[min(index + 1, len(self._sentences) - 1)]
        if one.marks - LEANS or one.says_no or not other.says_no or other.tells:
            return False
        if (one.telling.account, one.place) != (other.telling.account, other.place):
            return False
        if other.bare and other.of_tale and other.marks & {"false", "denial"}:
            return True
        return any(self._denies_of(index + 1, self._sentences[i]) for i in seeds)

    def _asking(self, seed: int) -> Iterator[int]:
        """The questions put to somebody on what a sentence tells, of which the answer is no: "asked about X. None."."""
        if self._sentences[seed].bare or not self._sentences[seed].tells:
            return
        for index in self._nearby(self._sentences[seed].core):
            if index + 1 < len(self._sentences) and self._is_refused(index):
                shared = self._weights.shared(self._sentences[seed].core, _asked(self._sentences[index]))
                if shared.weight >= RETOLD_WEIGHT and shared.lighter >= JOINING_LIGHTER:
                    yield index

    def _is_refused(self, index: int) -> bool:
        """True where the next sentence begins with "no", says little more and is laid to somebody."""
        one, other = self._sentences[index], self._sentences[index + 1]
        beside = (one.telling.account, one.place) == (other.telling.account, other.place)
        laid = other.telling.claim.attributed_to is not None
        return beside and laid and other.says_no and other.bare and not other.tells and begins_with_no(other)

    def _denies_of(self, index: int, seed: Hearsay) -> bool:
        shared = self._weights.shared(seed.core, self._sentences[index].bag)
        return shared.weight >= TURNING_WEIGHT and self._denies_any(index, shared)

    def _denies_any(self, index: int, shared: Shared) -> bool:
        """True where the sentence denies one of the words that it shares."""
        return any(term.start in self._denied(index) for _, term in shared.pairs)

    def _denied(self, index: int) -> frozenset[int]:
        if index not in self._denied_words:
            self._denied_words[index] = denied_terms(self._sentences[index])
        return self._denied_words[index]

    def _joining(self, seeds: Sequence[int]) -> list[int]:
        telling = [i for i in seeds if not self._sentences[i].bare]
        met: Counter[int] = Counter()
        for i in telling:
            for j in self._nearby(self._sentences[i].core):
                if j not in seeds and not self._sentences[j].unsure:
                    met[j] += self._joins(i, j)
        return sorted(j for j, count in met.items() if count >= max(1, LEAST_JOINED * len(telling)))

    def _denies_its_word(self, seed: int, other: int) -> bool:
        """ "There is no bear.": nearly all that a short denial says is that there is none of what the tale names."""
        one = self._sentences[other]
        if not one.says_no or one.tells or one.matter.own > LONE_WORDS:
            return False
        shared = self._weights.shared(self._sentences[seed].core, one.bag)
        words = [term for term, _ in one.bag if term.share == 1.0]
        met = {term.start for _, term in shared.pairs}
        enough = shared.weight >= LONE_WEIGHT and shared.heavier >= LONE_HEAVIER
        return enough and all(t.start in met for t in words) and _no_right_before(one, words)

    def _is_denied_elsewhere(self, seed: int, other: int, shared: Shared) -> bool:
        """A denial in another language, or of a post: one word in common, and the meaning of the sentences says the
        rest.
        """
        a, b = self._sentences[seed], self._sentences[other]
        word = any(not term.name and self._weights.term(term) >= RETOLD_WEIGHT for term, _ in shared.pairs)
        apart = a.telling.account != b.telling.account
        abroad = a.unsure and a.telling.language != b.telling.language
        return word and (abroad or (apart and a.telling.kind == "post")) and self._meanings.same(seed, other)

    def _joins(self, seed: int, other: int) -> int:
        """How far a sentence states the tale or denies it, by a mark or by "no" before a word of it; 2 for most."""
        one = self._sentences[other]
        if self._sentences[seed].marks & OPINIONS and self._denies_its_word(seed, other):
            return 2
        shared = self._weights.shared(self._sentences[seed].core, one.bag)
        whole = len(shared.pairs) > 2 and shared.lighter >= ALL_LIGHTER
        told = one.marks or one.says_no or whole
        least = DENYING_HEAVIER if one.marks & DENIES else JOINING_HEAVIER if told else FLAT_HEAVIER
        close = shared.lighter >= JOINING_LIGHTER and shared.heavier >= least and len(shared.pairs) > 1
        close = close and shared.weight >= (
            SAME_WEIGHT if one.marks else DENIED_WEIGHT if one.says_no else JOINING_WEIGHT
        )
        denied = self._denies_any(other, shared)
        if one.says_no and denied and not close and self._is_denied_elsewhere(seed, other, shared):
            return 2
        if not close or (one.says_no and not one.marks and not denied):
            return 0
        return 2 if shared.lighter >= STRONG_LIGHTER else 1


def _asked(one: Hearsay) -> Bag:
    """The words of what somebody is asked in a sentence; none where it puts no question."""
    text, start = one.telling.claim.text, one.telling.claim.start
    line = tokens(text)
    places = hearsay_words(one.telling.language).put_to.places(line)
    if not places:
        return ()
    end = start + line[places[0][1] - 1].end
    return tuple((term, share) for term, share in one.bag if term.start >= end)


def _no_right_before(one: Hearsay, words: Sequence[Term]) -> bool:
    """True where "no" stands before the word itself: "no bear", "aucun ours"."""
    nouns = matching_words(one.telling.language).denies_noun
    text, start = one.telling.claim.text, one.telling.claim.start
    before = [at for at in negations(one.telling) if tokens(text[at - start :])[0].key in nouns]
    return any(0 < t.start - at <= NO_CHARS for t in words for at in before)


def _same(shared: Shared) -> bool:
    return len(shared.pairs) > 1 and shared.weight >= SAME_WEIGHT and shared.lighter >= SAME_LIGHTER


def _unite(home: dict[int, list[int]], one: int, other: int) -> None:
    mine, theirs = home[one], home[other]
    if mine is not theirs:
        mine.extend(theirs)
        home.update((k, mine) for k in theirs)


def _groups(home: Mapping[int, list[int]]) -> list[Unit]:
    found = {id(group): tuple(sorted(group)) for group in home.values()}
    return sorted(found.values())
