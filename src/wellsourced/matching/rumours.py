"""Gather what accounts tell as unconfirmed or denied, with those who spread it and those who deny it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from wellsourced.matching.comparison import Shared, Weights
from wellsourced.matching.hearsay import Bag, Hearsay, hearsay
from wellsourced.matching.tellings import tellings
from wellsourced.model.ids import content_id
from wellsourced.model.match import Rumour
from wellsourced.model.speech import Heard, Mention, Quote
from wellsourced.text.lexicon import polarity_words
from wellsourced.text.normalize import keys

MOST_RUMOURS = 60
SAME_WEIGHT = 1.0  # what two sentences share at least, in words as telling as the rarest
SAME_LIGHTER = 0.4  # and the share of the lighter one
ONE_WORD_WEIGHT, ONE_WORD_HEAVIER = 0.8, 0.15
JOINING_LIGHTER = 0.5  # a sentence without a mark joins a rumour that shares so much of the lighter of both
QUOTED_LIGHTER = 0.5  # one that is mostly a quotation
JOINING_HEAVIER = 0.25
DENYING_HEAVIER = 0.15  # a denial says more than what it denies
MOSTLY_QUOTED = 0.4  # an opinion that something is false, in quotation marks, makes no rumour by itself
LONGEST_NAME_WORDS = 8
LEAST_JOINED = 0.34  # of a group's sentences must be told by one that joins it
LEAST_ALIKE = 0.5  # of the pairs across two groups of sentences must tell the same
ANSWER_SENTENCES = 3  # within which a denial answers what was told
COMMON_SENTENCES = 200  # a word in more of them brings no two sentences together

Quotes = dict[str, tuple[Quote, ...]]


def rumours(heard: Sequence[Heard]) -> tuple[Rumour, ...]:
    """Return the rumours of one story, those of most accounts first, then by id.

    A rumour is what an account tells as circulating, unconfirmed or false, or a guess or statement that
    others deny.
    A sentence or post of another account that states the same flatly is counted among its accounts.
    At most :data:`MOST_RUMOURS`.
    """
    told = tellings(heard)
    weights = Weights(told)
    sentences = hearsay(told)
    nearby = _Nearby(sentences)
    groups = _grouped([i for i, s in enumerate(sentences) if s.marks and s.core], sentences, nearby, weights)
    quotes = {h.account.id: h.quotes for h in heard}
    outlets = {h.account.id: h.account.outlet for h in heard if h.speaks_for_itself}
    made = {}
    for group in groups:
        members = [*group, *_joining(group, sentences, nearby, weights)]
        found = sorted((sentences[i] for i in members), key=lambda s: (s.telling.account, s.telling.claim.start))
        if _worth_telling(found):
            seeds = [sentences[i] for i in group]
            rumour = _rumour(found, _clearest(seeds, weights), quotes, outlets)
            if not rumour.denied_by:
                answers = _answers(members, sentences)
                rumour = msgspec.structs.replace(rumour, denied_by=_deniers(answers, quotes, outlets))
            made[rumour.id] = rumour
    return tuple(sorted(made.values(), key=lambda r: (-len(r.accounts), r.id))[:MOST_RUMOURS])


class _Nearby:
    """Which sentences have a word in common."""

    def __init__(self, sentences: Sequence[Hearsay]) -> None:
        self._holders: dict[str, list[int]] = defaultdict(list)
        for index, sentence in enumerate(sentences):
            for key in {key for term, _ in (*sentence.bag, *sentence.core) for key in term.keys}:
                self._holders[key].append(index)

    def of(self, bag: Bag) -> Iterator[int]:
        """Yield the indices of the sentences that share a term with ``bag``, in order."""
        met: dict[int, int] = defaultdict(int)
        for term, _ in bag:
            places = {i for key in term.keys if len(self._holders[key]) <= COMMON_SENTENCES for i in self._holders[key]}
            for i in places:
                met[i] += 1
        yield from sorted(met)


def _grouped(seeds: Sequence[int], sentences: Sequence[Hearsay], nearby: _Nearby, weights: Weights) -> list[list[int]]:
    """The marked sentences by what they tell; two groups become one where most pairs across them tell the same."""
    known = set(seeds)
    alike = {
        (i, j): shared.lighter
        for i in seeds
        for j in nearby.of(sentences[i].core)
        if j > i and j in known and _tell_the_same(shared := weights.shared(sentences[i].core, sentences[j].core))
    }
    home = {i: [i] for i in seeds}
    for i, j in sorted(alike, key=lambda pair: (-alike[pair], pair)):
        one, other = home[i], home[j]
        if one is other:
            continue
        across = sum((min(a, b), max(a, b)) in alike for a in one for b in other)
        if across >= LEAST_ALIKE * len(one) * len(other):
            one.extend(other)
            home.update((k, one) for k in other)
    groups = {id(group): sorted(group) for group in home.values()}
    return sorted(groups.values())


def _same(shared: Shared) -> bool:
    return len(shared.pairs) > 1 and shared.weight >= SAME_WEIGHT and shared.lighter >= SAME_LIGHTER


def _tell_the_same(shared: Shared) -> bool:
    """Of two sentences marked as hearsay one rare word in common says enough: "the cleaner"."""
    rare = shared.weight >= ONE_WORD_WEIGHT and shared.heavier >= ONE_WORD_HEAVIER
    return _same(shared) or (rare and not any(one.name for one, _ in shared.pairs))


def _joining(group: Sequence[int], sentences: Sequence[Hearsay], nearby: _Nearby, weights: Weights) -> list[int]:
    """The sentences without a mark that state or deny the same."""
    met: Counter[int] = Counter()
    for i in group:
        for j in nearby.of(sentences[i].core):
            if j in group or sentences[j].marks - {"guess", "denial"}:
                continue
            shared = weights.shared(sentences[i].core, sentences[j].bag)
            least = QUOTED_LIGHTER if sentences[j].telling.quoted > MOSTLY_QUOTED else JOINING_LIGHTER
            close = shared.lighter >= least and shared.heavier >= (
                DENYING_HEAVIER if sentences[j].denies else JOINING_HEAVIER
            )
            met[j] += close and _same(shared)
    return sorted(j for j, count in met.items() if count >= max(1, LEAST_JOINED * len(group)))


def _worth_telling(group: Sequence[Hearsay]) -> bool:
    """What is called unsure or false always is, and what several accounts say is denied; else there is one who says
    it and one of another account who denies it.
    """
    denying = {s.telling.account for s in group if s.denies}
    if len(denying) > 1 and any("denial" in s.marks and s.telling.quoted < MOSTLY_QUOTED for s in group):
        return True
    if any(s.unsure or ("false" in s.marks and s.telling.quoted < MOSTLY_QUOTED) for s in group):
        return True
    tellers = [s for s in group if not s.denies and "guess" in s.marks]
    return any(s.telling.account != t.telling.account and _denies(s, t) for s in group for t in tellers)


def _denies(sentence: Hearsay, other: Hearsay) -> bool:
    """True where the sentence calls its matter denied, or a denying word stands before a word of the
    other's.
    """
    if sentence.marks & {"denial", "false"}:
        return True
    told = {key for term, _ in other.core for key in term.keys if key[0] != "a"}
    return any(
        denial.at <= term.start < clause.end and told & set(term.keys)
        for clause in sentence.telling.clauses
        for denial in clause.denials
        for term, _ in sentence.bag
    )


def _rumour(group: Sequence[Hearsay], text: str, quotes: Quotes, outlets: Mapping[str, str | None]) -> Rumour:
    """The record of a group; a denial laid to nobody is the publisher's own, and who denies spreads nothing."""
    claims = [s.telling.claim for s in group]
    inside = [q.id for s in group for q in _inside(s, quotes)]
    spread: list[str] = []
    denied: list[str] = []
    denying = {s.telling.account for s in group if s.denies}
    for sentence in group:
        who = _holder(sentence, quotes)
        if sentence.marks:
            spread += sentence.spreaders
        if sentence.denies:
            denied.append(
                who or _objector(sentence, quotes) or sentence.denier or outlets.get(sentence.telling.account) or ""
            )
        elif who is not None and sentence.telling.account not in denying and "unconfirmed" not in sentence.marks:
            spread.append(who)
    return Rumour(
        id=content_id("r", *(c.id for c in claims)),
        text=text,
        accounts=tuple(sorted({s.telling.account for s in group})),
        spread_by=tuple(dict.fromkeys(spread)),
        denied_by=tuple(dict.fromkeys(name for name in denied if name)),
        quotes=tuple(dict.fromkeys(inside)),
    )


def _answers(members: Sequence[int], sentences: Sequence[Hearsay]) -> list[Hearsay]:
    """The denials that follow a rumour: "It answered that there is no such order.", in the sentences right behind."""
    told = [i for i in members if sentences[i].marks]
    own = [sentences[i] for i in members if _says_no(sentences[i]) and sentences[i].telling.claim.attributed_to]
    behind = sorted({j for i in told for j in range(i + 1, min(i + 1 + ANSWER_SENTENCES, len(sentences)))})
    return own + [
        sentences[j]
        for j in behind
        if any(j > i and _beside(sentences[i], sentences[j]) for i in told)
        and (sentences[j].marks & {"denial", "false"} or _says_no(sentences[j]))
    ]


def _says_no(sentence: Hearsay) -> bool:
    return any(clause.denials for clause in sentence.telling.clauses)


def _beside(one: Hearsay, other: Hearsay) -> bool:
    return one.telling.account == other.telling.account and other.telling.block - one.telling.block <= 1


def _deniers(answers: Sequence[Hearsay], quotes: Quotes, outlets: Mapping[str, str | None]) -> tuple[str, ...]:
    names = (_holder(s, quotes) or s.denier or outlets.get(s.telling.account) for s in answers)
    return tuple(dict.fromkeys(name for name in names if name))


def _inside(sentence: Hearsay, quotes: Quotes) -> list[Quote]:
    claim = sentence.telling.claim
    return [
        q
        for q in quotes.get(sentence.telling.account, ())
        if q.kind != "indirect" and q.start < claim.end and claim.start < q.end
    ]


def _holder(sentence: Hearsay, quotes: Quotes) -> str | None:
    """To whom the sentence is laid: the one quoted in it, else the one who is said to have said it."""
    speakers = [q.speaker for q in _inside(sentence, quotes) if q.speaker is not None]
    who = speakers[0] if speakers else sentence.telling.claim.attributed_to
    return _known(sentence, who)


def _objector(sentence: Hearsay, quotes: Quotes) -> str | None:
    """ "There was talk that he had left, but Lee insisted he was there": the last one retold in the sentence."""
    if not sentence.unsure:
        return None
    claim = sentence.telling.claim
    retold = [
        q.speaker for q in quotes.get(sentence.telling.account, ())
        if q.kind == "indirect" and claim.start <= q.start < claim.end
    ]  # fmt: skip
    return _known(sentence, retold[-1] if retold else None)


def _known(sentence: Hearsay, who: Mention | None) -> str | None:
    """The name, unless it says that there is nobody, or is a description too long for one."""
    if who is None:
        return None
    words = keys(who.name)
    nobody = any(w in polarity_words(sentence.telling.language) for w in words)
    return None if nobody or len(words) > LONGEST_NAME_WORDS else who.name


def _clearest(seeds: Sequence[Hearsay], weights: Weights) -> str:
    """The marked sentence that shares most with the others; of equals one called unsure, then the shorter."""

    def central(sentence: Hearsay) -> tuple[bool, float, int, str]:
        common = sum(weights.shared(sentence.core, other.core).lighter for other in seeds if other is not sentence)
        text = sentence.telling.claim.text
        return (not sentence.unsure, -round(common, 2), len(text), text)

    return min(seeds, key=central).telling.claim.text
