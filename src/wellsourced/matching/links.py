"""Decide whether two quotations are the same words, and say why: each link carries its kind and its shares."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from wellsourced.matching.abroad import Abroad, Near
from wellsourced.matching.through import through_others
from wellsourced.matching.units import Unit
from wellsourced.matching.wording import Alignment, align, content
from wellsourced.matching.words import matching_words, says
from wellsourced.model.lineage import Derivation
from wellsourced.model.speech import Heard, Mention
from wellsourced.text.affiliation import Posts
from wellsourced.text.inflection import stem
from wellsourced.text.normalize import fold, keys

Kind = Literal["same", "contained", "reworded", "translated", "copied", "neighbour", "fragment", "misnamed"]


class Policy(NamedTuple):
    """The shares that decide, 0-1, in one place. ``contained``: of the shorter wording; ``mutual``: of both."""

    same: float = 0.86  # the shorter wording stands in the longer almost whole
    least_words: int = 3  # with fewer words that say something a quotation is a fragment
    least_run: int = 3  # words in a row, two of which say something, are known again whoever is named
    least_run_weight: int = 2
    long_words: int = 6  # so many words found again identify the words even without a speaker
    reworded_mutual: float = 0.7
    occasions_apart: float = 0.93  # on two stated occasions only nearly identical words are one utterance
    copied: float = 0.3  # in aligned passages of a copy
    unlike: float = -0.02  # in meaning, beside others: not the same, whatever words they share
    one_length: float = 0.6  # two wordings of which the shorter has so many of the longer one's words
    as_good: float = 0.05  # a match that is by no more behind the best is as good
    possible: float = 0.3  # odds of a translation that is each side's best match by a margin
    likely: float = 0.5  # odds of one of few words
    translated: float = 0.6  # odds of one that is the best match of one side
    surely_one: float = 0.8  # odds of one under two names
    surely: float = 0.2  # so near in meaning lie translations of the very words only
    translated_best: float = 0.42  # the share of a translation's words that stand in one that joins two
    translated_margin: float = 0.1
    outdone: float = 0.25  # by how much a better translation, of other words, takes the place of one
    alike: float = 0.62  # words of one language that are brought together by their translations have so much in common
    word_for_word: float = 0.95  # what stands in the other word for word is the same under whatever name
    neighbour: float = 0.38  # next to words already found the same, within one stretch of talk
    neighbour_abroad: float = 0.15  # what standing beside translated words is worth
    quick_share: float = 0.3  # of the shorter one's content words, before anything is aligned


class Score(NamedTuple):
    """What speaks for and against two quotations in two languages being the same words, in logarithms of odds.

    Fitted by logistic regression to pairs of quotations whose translations are known, and rounded.
    """

    usual: float = -4.7
    nearness: float = 32.0  # for 1.0; translations lie at 0.08 to 0.2
    share: float = 2.0  # of the shorter one's words that the other has
    words: float = 3.2  # the same, of many words
    many_words: int = 8
    uneven: float = 1.6  # for each e-fold of the shorter one's words: a part lies less near than the whole
    one_voice: float = 0.4
    two_speakers: float = -1.0
    two_persons: float = -1.7
    one_place: float = 1.0  # of an account and its copy
    one_chain: float = 0.5
    contrary: float = -1.0
    two_occasions: float = -1.3


LEAST_NAME_WORDS = 2
POLICY = Policy()
SCORE = Score()
_PRIVATE = (
    "interview",
    "studio",
    "phone",
    "telephone",
    "podcast",
    "entretien",
    "entrevista",
    "intervista",
    "interview",
)


class Link(NamedTuple):
    """Two units by index, how they are tied, and how well (0-1)."""

    one: int
    other: int
    kind: Kind
    strength: float


class Copies:
    """Which passages of which accounts were taken from one another."""

    def __init__(self, derivations: Sequence[Derivation]) -> None:
        self._of: dict[frozenset[str], list[tuple[str, tuple[int, int], tuple[int, int]]]] = {}
        self._source = {d.target: d.source for d in derivations if d.kind == "copy"}
        for d in derivations:
            if d.kind == "copy":
                pairs = [(d.source, p.source, p.target) for p in d.passages]
                self._of.setdefault(frozenset((d.source, d.target)), []).extend(pairs)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The accounts of which one was taken from the other."""
        return sorted((min(pair), max(pair)) for pair in self._of if len(pair) > 1)

    def original(self, account: str) -> str:
        """The account that a copy goes back to, over copies of copies; the account itself if it is none."""
        return ([account, *self.sources(account)])[-1]

    def sources(self, account: str) -> list[str]:
        """The account that a copy was taken from, and so on over copies of copies; none where it is no copy."""
        found: list[str] = []
        while (source := self._source.get(account)) is not None and source not in (*found, account):
            found.append(source)
            account = source
        return found

    def related(self, one: Unit, other: Unit) -> bool:
        """True when one of the two accounts was taken from the other."""
        return frozenset((one.account.id, other.account.id)) in self._of

    def aligned(self, one: Unit, other: Unit) -> bool:
        """True when the two units stand in the same aligned passage."""
        for source, left, right in self._of.get(frozenset((one.account.id, other.account.id)), ()):
            a, b = (one, other) if source == one.account.id else (other, one)
            if a.start < left[1] and left[0] < a.end and b.start < right[1] and right[0] < b.end:
                return True
        return False


class Voices:
    """Which speakers may stand for one another: a person, and the office they speak for."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._posts = Posts((h.account.text, h.account.language) for h in heard)
        self._speakers = {q.speaker.id: q.speaker for h in heard for q in h.quotes if q.speaker is not None}
        quoting = {(q.speaker.id, h.account.id) for h in heard for q in h.quotes if q.speaker is not None}
        self._quoting = Counter(speaker for speaker, _ in quoting)
        self._known: dict[tuple[str, str], bool] = {}

    def one(self, one: Unit, other: Unit) -> bool:
        """True for one speaker, or a person and their office as some account ties them."""
        if one.speaker is None or other.speaker is None:
            return False
        if one.speaker == other.speaker:
            return True
        a, b = sorted((one.speaker, other.speaker))
        if (a, b) not in self._known:
            self._known[(a, b)] = self._tied(self._speakers[a], self._speakers[b])
        return self._known[(a, b)]

    def vague(self, unit: Unit) -> bool:
        """True where who speaks is open: nobody, a description, or one word that no other account has for a speaker."""
        mention = unit.quote.speaker
        if mention is None or not mention.named:
            return True
        return len(mention.name.split()) < LEAST_NAME_WORDS and self._quoting[mention.id] < 2

    def vague_pair(self, one: Unit, other: Unit) -> bool:
        """True where it is open of one of two who speaks."""
        return self.vague(one) or self.vague(other)

    def alike(self, one: Unit, other: Unit) -> bool:
        """True for one voice, one that is open, and two names with a word in common: for the place of copies."""
        a, b = one.quote.speaker, other.quote.speaker
        if a is None or b is None or self.one(one, other) or self.vague_pair(one, other):
            return True
        return _namesakes(a, b)

    def _tied(self, one: Mention, other: Mention) -> bool:
        if one.organisation == other.organisation or not (one.named and other.named):
            return False
        person, office = (other, one) if one.organisation else (one, other)
        return self._posts.distance(person.name, office.name) is not None


class Evidence(NamedTuple):
    """What a story knows of a pair of quotations beyond their words."""

    copies: Copies
    voices: Voices
    abroad: Abroad


def foreign(one: Unit, other: Unit) -> bool:
    """True when the two stand in two known languages."""
    return one.language is not None and other.language is not None and one.language != other.language


def may_match(one: Unit, other: Unit) -> bool:
    """True unless speakers or kind exclude that the two are the same words."""
    if one.post != other.post and not (one.account.id != other.account.id and _same_speaker(one, other)):
        return False
    return one.speaker is None or other.speaker is None or _same_speaker(one, other)


def gapped(text: str) -> bool:
    """True for words with an ellipsis."""
    return "…" in text or "..." in text


def _same_speaker(one: Unit, other: Unit) -> bool:
    return one.speaker is not None and one.speaker == other.speaker


def recalled(one: Unit, other: Unit) -> bool:
    """True where one of the two speaks of what was said before, "I told you then that", and the other does not."""
    told = [says(unit.text, matching_words(unit.language).recalled) for unit in (one, other)]
    return told[0] != told[1]


def run_of_words(one: Unit, other: Unit) -> bool:
    """True where the shorter stands in the other as one run of the same words, and is no common word or two."""
    short, long = sorted(([w.key for w in u.words] for u in (one, other)), key=len)
    if len(short) < POLICY.least_run or min(one.weight, other.weight) < POLICY.least_run_weight:
        return False
    return f" {' '.join(short)} " in f" {' '.join(long)} "


def occasions_differ(one: Unit, other: Unit) -> bool:
    """True when both say when, or to whom, the words were spoken, and it is not the same."""
    a, b = one.quote.occasion, other.quote.occasion
    days = a.day is not None and b.day is not None and a.day != b.day
    told = a.audience is not None and b.audience is not None and a.audience != b.audience
    media = a.medium is not None and b.medium is not None and a.medium != b.medium
    alone = _private(one, other) or _private(other, one)
    return days or (told and media) or alone or through_others(one, other) or _turns(one) != _turns(other)


def _turns(unit: Unit) -> bool:
    """True where the account's own sentence says that the speaker now speaks otherwise: "changed her tune"."""
    around = fold(unit.context)
    return any(phrase in around for phrase in matching_words(unit.language).changed)


def _private(one: Unit, other: Unit) -> bool:
    """True when ``one`` was said to an outlet alone and ``other`` in public."""
    a, b = one.quote.occasion, other.quote.occasion
    if a.medium in _PRIVATE and b.medium is not None and b.medium not in _PRIVATE:
        return True
    alone = bool(one.quote.via) and a.audience is not None and a.medium is None
    return alone and b.medium is not None and b.medium not in _PRIVATE and not other.quote.via


def quick(one: Unit, other: Unit) -> bool:
    """True when enough words could match to be worth aligning."""
    if foreign(one, other):
        return True
    a = {w.stem for w in content(one.words)} | {c for w in one.words for c in w.concepts}
    b = {w.stem for w in content(other.words)} | {c for w in other.words for c in w.concepts}
    smaller = min(len({w.stem for w in content(one.words)}), len({w.stem for w in content(other.words)}))
    return smaller == 0 or len(a & b) >= POLICY.quick_share * smaller


def link(one: Unit, other: Unit, known: Evidence) -> tuple[Kind, float] | None:
    """Return how two units are the same words, with its strength; None where they are not."""
    copies = known.copies
    if not may_match(one, other) and not (known.voices.one(one, other) and not one.post and not other.post):
        return _across_speakers(one, other, known)
    if foreign(one, other):
        return _translated(one, other, known)
    found = align(one.words, other.words)
    least = min(one.weight, other.weight)
    gap_shown = gapped(one.text + other.text)
    whole = found.contained >= POLICY.same and (gap_shown or _contiguous(found))
    if recalled(one, other) and found.contained < POLICY.word_for_word:
        return None
    if least < POLICY.least_words:
        return ("fragment", found.contained) if whole else None
    apart = occasions_differ(one, other) and not copies.related(one, other)
    if apart and found.contained < POLICY.occasions_apart:
        return None
    if whole:
        return ("same" if found.mutual >= POLICY.same else "contained"), found.contained
    if one.account.id == other.account.id:
        return None
    if found.mutual >= POLICY.reworded_mutual and (_same_speaker(one, other) or least >= POLICY.long_words):
        return "reworded", found.mutual
    if copies.aligned(one, other) and found.contained >= POLICY.copied:
        return "copied", found.contained
    return None


def _translated(one: Unit, other: Unit, known: Evidence) -> tuple[Kind, float] | None:
    """Two quotations in two languages: how probably they are the same words, by meaning, words, speaker and place."""
    if known.abroad.nearness(one, other) < POLICY.unlike:
        return None
    near = known.abroad.nearest(one, other)
    if recalled(one, other) and near.nearness < POLICY.surely:
        return None
    odds = _odds(one, other, near, known)
    least, most = sorted((one.weight, other.weight))
    if odds < (POLICY.likely if least < POLICY.least_words else POLICY.possible):
        return None
    if _two_speakers(one, other, known):
        few = least < POLICY.least_words
        if odds < (POLICY.surely_one if few or _persons(one, other) else POLICY.translated):
            return None
        return ("misnamed" if odds < POLICY.surely_one or _persons(one, other) else "translated"), odds
    part_of = least < POLICY.least_words < most and not _sentences(one, other)
    return ("fragment" if part_of else "translated"), odds


def _odds(one: Unit, other: Unit, near: Near, known: Evidence) -> float:
    """The probability, 0-1, by :class:`Score`; what was copied at one place may be a freer translation."""
    part_found = near.one is not one or near.other is not other
    share = min(1.0, max(_share(near.one, near.other), _share(one, other)))
    least = min(one.weight, other.weight)
    two = _two_speakers(one, other, known)
    related = known.copies.related(one, other)
    sizes = sorted((len(one.words), len(other.words)))
    points = (
        SCORE.usual
        + SCORE.nearness * near.nearness
        + SCORE.share * share
        + SCORE.words * share * min(least, SCORE.many_words) / SCORE.many_words
        + SCORE.uneven * (0.0 if part_found else math.log(sizes[1] / sizes[0]))
        + SCORE.one_voice * known.voices.one(one, other)
        + SCORE.two_speakers * two
        + SCORE.two_persons * (two and _persons(one, other))
        + SCORE.one_place * known.copies.aligned(one, other)
        + SCORE.one_chain * bool(set(one.quote.via) & set(other.quote.via))
        + SCORE.contrary * (not related and contrary(near.one, near.other))
        + SCORE.two_occasions * (not related and occasions_differ(one, other))
    )
    return 1 / (1 + math.exp(-points))


def _two_speakers(one: Unit, other: Unit, known: Evidence) -> bool:
    """True for two speakers that accounts name, and that neither the story nor a common name ties to one another."""
    a, b = one.quote.speaker, other.quote.speaker
    if a is None or b is None or known.voices.one(one, other) or _unnamed(one, other):
        return False
    return not _namesakes(a, b) or (_persons(one, other) and not _holds(a, b))


def _namesakes(one: Mention, other: Mention) -> bool:
    """True where the last word of one name stands in the other: "the harbour patrol", "Patrols"."""
    a, b = ([stem(w, "en") for w in keys(m.name)] for m in (one, other))
    return bool(a and b) and (a[-1] in b or b[-1] in a)


def _holds(one: Mention, other: Mention) -> bool:
    a, b = (set(keys(m.name)) for m in (one, other))
    return a <= b or b <= a


def contrary(one: Unit, other: Unit) -> bool:
    """True where one of two wordings of about one length denies and the other does not: two statements."""
    short_words, long_words = sorted((len(one.words), len(other.words)))
    denies = [any(w.negates for w in unit.words) for unit in (one, other)]
    return denies[0] != denies[1] and short_words >= POLICY.one_length * long_words


def _persons(one: Unit, other: Unit) -> bool:
    """True when both are laid to persons with a full name: neither is a slip for the other."""
    return all(
        (m := u.quote.speaker) is not None and m.named and not m.organisation and " " in m.name.strip()
        for u in (one, other)
    )


def _sentences(one: Unit, other: Unit) -> bool:
    """True for two short wordings of which each is a sentence: "We pulled it off!"."""
    return all(len(u.words) >= POLICY.least_words and u.text.rstrip()[-1:] in ".!?…" for u in (one, other))


def _unnamed(one: Unit, other: Unit) -> bool:
    """True when both speakers are unnamed, or bodies: a description looks different in every account."""
    a, b = one.quote.speaker, other.quote.speaker
    if a is None or b is None:
        return False
    return (not a.named and not b.named) or all(m.organisation or not m.named for m in (a, b))


def _share(one: Unit, other: Unit) -> float:
    """Matched content words over those of the shorter side; function words do not compare across languages."""
    smaller = min(one.weight, other.weight)
    found = align(one.words, other.words, foreign=True)
    return sum(m.likeness for m in found.matches) / smaller if smaller else 0.0


def _across_speakers(one: Unit, other: Unit, known: Evidence) -> tuple[Kind, float] | None:
    """The same long words under two speakers: an official and the office, or a slip in one account."""
    if one.post or other.post:
        return None
    if foreign(one, other):
        return _translated(one, other, known)
    found = align(one.words, other.words)
    least = min(one.weight, other.weight)
    if known.voices.vague(min(one, other, key=lambda u: len(u.words))) and run_of_words(one, other):
        return ("fragment" if least < POLICY.least_words else "misnamed"), found.contained
    same_place = known.copies.aligned(one, other)
    if same_place and _unnamed(one, other) and found.contained >= POLICY.copied:
        return "copied", found.contained
    settled = same_place and found.contained >= POLICY.same
    a, b = one.quote.speaker, other.quote.speaker
    described = a is not None and b is not None and a.named != b.named
    gap_shown = gapped(one.text + other.text)
    if described and least >= POLICY.long_words and found.contained >= POLICY.occasions_apart and gap_shown:
        return "contained", found.contained
    whole = found.contained >= POLICY.word_for_word and (gap_shown or _contiguous(found))
    persons = _persons(one, other)
    sure = least >= POLICY.long_words or (least > POLICY.least_words and found.mutual >= POLICY.same and not persons)
    if (whole and sure and _contiguous(found)) or settled:
        return "contained", found.contained
    shorter = min(one, other, key=lambda unit: len(unit.words))
    few = whole and least >= POLICY.least_words + (persons and not gapped(shorter.text))
    alike = POLICY.reworded_mutual if least >= POLICY.long_words else POLICY.same
    many = least > POLICY.least_words and found.mutual >= alike and not persons
    return ("misnamed", (found.contained + found.mutual) / 2) if few or many else None


def _contiguous(found: Alignment) -> bool:
    """True when the matched words keep together on the longer side, but for a few gaps."""
    if not found.matches:
        return False
    spread_one = found.matches[-1].one - found.matches[0].one + 1
    spread_other = found.matches[-1].other - found.matches[0].other + 1
    longest = max(spread_one, spread_other)
    return len(found.matches) >= 0.6 * longest or len(found.matches) >= 8
