"""Say whether accounts support a claim: every detail of it has to stand in one place of an account, and nothing turn it.

A sentence on the same topic is no support. Each word of the claim that says something is looked for in order; what is
left over is compared with what the account has in its place: another number, another name, a "not".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from wellsourced.matching.wording import CONCEPT, Alignment, Word, align, words_of
from wellsourced.matching.words import matching_words, word_set
from wellsourced.model.dossier import Evidence, Stance, Support
from wellsourced.model.speech import Claim, Heard
from wellsourced.text.lexicon import antonyms, concepts, group, is_stop, polarity_words, possibility_forms
from wellsourced.text.normalize import keys, tokens
from wellsourced.text.values import ValueSpan, find_values

LEAST_COVERED = 0.6  # a sentence with less of the claim's words is about something else
LEAST_MATCHES = 3  # words that say something
WHOLE = 0.9  # a claim with so much of the sentence repeats it, its doubts included
MOST_SHOWN = 8  # sentences shown as evidence
MOST_COMPARED = 60  # sentences that share the most words with the claim
NEIGHBOURS = 3  # claims of one block that are read as one place
# Words without which an English sentence says the same. Prepositions, pronouns and "all" are not among them.
_FREE = word_set("a an the that this these those which who is are was were be been being am has have had do does did also")
_TURNING = frozenset({"fail", "refuse"})
_STOPS = re.compile(r"[.!?;]")
_CLAUSE = re.compile(r"[,;:.!?—–]")
_NUMBER = re.compile(r"number_\d+$")


class _Place(NamedTuple):
    """One or more neighbouring sentences of an account."""

    heard: Heard
    claims: tuple[Claim, ...]
    text: str
    words: tuple[Word, ...]

    @property
    def order(self) -> tuple[int, str, str, int]:
        account = self.heard.account
        return (len(self.claims), account.source, account.id, self.claims[0].start)


class _Read(NamedTuple):
    """What one place says of the claim, and how much of the claim it has."""

    place: _Place
    stance: Stance
    why: str
    covered: float


def support(asked: str, heard: Sequence[Heard]) -> Support:
    """Return whether accounts support the claim ``asked``, with the sentences that tell so and a reason.

    ``supported``: some account has every detail. ``contradicted``: none has, and one has another number, name or speaker
    there, or the opposite. ``not found``: neither. Titles, headings and boilerplate support nothing. The claim is read
    in the language of each account.
    """
    reads = [read for place in _candidates(asked, heard) if (read := _read(asked, place)) is not None]
    shown = _shown(reads)
    for stance, verdict in (("supports", "supported"), ("contradicts", "contradicted")):
        first = next((r for r in shown if r.stance == stance), None)
        if first is not None:
            against = stance == "supports" and any(r.stance == "contradicts" for r in shown)
            why = first.why + (" Another sentence says otherwise." if against else "")
            return Support(verdict=verdict, why=why, evidence=_evidence(shown))  # type: ignore[arg-type]
    nearest = shown[0].why if shown else "No sentence of the accounts has these words."
    return Support(verdict="not found", why=nearest, evidence=_evidence(shown))


def _candidates(asked: str, heard: Sequence[Heard]) -> list[_Place]:
    """The places that share the most words with the claim, the likest first."""
    ranked = []
    for one in heard:
        wanted = {w.stem for w in words_of(asked, one.account.language) if w.weight == 1.0}
        for place in _places(one):
            common = len(wanted & {w.stem for w in place.words})
            if common >= min(LEAST_MATCHES, len(wanted)) and common * 2 >= len(wanted):
                ranked.append((-common, place.order, place))
    return [place for _, _, place in sorted(ranked, key=lambda r: r[:2])[:MOST_COMPARED]]


def _places(one: Heard) -> Iterator[_Place]:
    account = one.account
    words = matching_words(account.language)
    line: list[tuple[Claim, int]] = []
    for claim in one.claims:
        block = account.block_at(claim.start)
        kind = block.kind if block is not None else "paragraph"
        if kind not in ("title", "heading", "boilerplate") and not words.is_correction(claim.text):
            line.append((claim, block.start if block is not None else -1))
    for at, (_, block_start) in enumerate(line):
        for length in range(1, NEIGHBOURS + 1):
            run = line[at : at + length]
            if len(run) == length and run[-1][1] == block_start:
                text = account.text[run[0][0].start : run[-1][0].end]
                yield _Place(one, tuple(c for c, _ in run), text, _words(text, account.language))


def _read(asked: str, place: _Place) -> _Read | None:
    language = place.heard.account.language
    claim = _words(asked, language)
    found = align(claim, place.words)
    strong = sum(claim[m.one].weight == 1.0 for m in found.matches)
    content = sum(w.weight == 1.0 for w in claim)
    if found.covers_one < LEAST_COVERED or strong < min(LEAST_MATCHES, content) or not _each_needed(place, found):
        return None
    comparison = _Comparison(asked, claim, place, found)
    turned = comparison.turned() or comparison.replaced()
    if turned:
        return _Read(place, "contradicts", turned, found.covers_one)
    missing = comparison.missing() or comparison.loosened()
    if missing:
        return _Read(place, "lacks", missing, found.covers_one)
    speaker = next((c.attributed_to.name for c in place.claims if c.attributed_to is not None), None)
    whose = f" as the words of {speaker}" if speaker is not None else ""
    return _Read(place, "supports", f"Every detail stands in {_outlet(place)}{whose}.", found.covers_one)


def _each_needed(place: _Place, found: Alignment) -> bool:
    """True when each sentence of the place has some of the claim's words, lest one lend the other a "not"."""
    met = [place.words[m.other] for m in found.matches]
    strong = [w.start + place.claims[0].start for w in met if w.weight == 1.0 and not w.negates]
    return len(place.claims) == 1 or all(sum(c.start <= at < c.end for at in strong) > 1 for c in place.claims)


@lru_cache(maxsize=16384)
def _words(text: str, language: str | None) -> tuple[Word, ...]:
    """The words of ``text``, with "doesn't" and the phrase "not know" as two words, so that only the "not" differs."""
    found: list[Word] = []
    for word in words_of(text, language):
        if word.negates and word.key.endswith("n't"):
            verb = word.key.removesuffix("n't")
            verb = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}.get(verb, verb)
            found += [w._replace(start=word.start, end=word.end) for w in words_of(f"{verb} not", language)]
        elif " " in word.key and word.key.split()[0] in polarity_words(language):
            at = word.start
            for part in tokens(text[word.start : word.end]):
                for w in words_of(part.text, language):
                    found.append(w._replace(start=at + part.start, end=at + part.end))
        else:
            found.append(word)
    return tuple(found)


class _Comparison:
    """A claim laid beside a place: which of its words are left over, and what stands there instead."""

    def __init__(self, asked: str, claim: Sequence[Word], place: _Place, found: Alignment) -> None:
        self._asked, self._claim, self._place = asked, claim, place
        self._language = place.heard.account.language
        firm = [m for m in found.matches if m.likeness > CONCEPT or not asked[claim[m.one].start].isupper()]
        self._taken = {m.one: m.other for m in firm}
        self._ones = sorted(self._taken)
        self._met = {m.other for m in firm}
        self._mine = find_values(asked, self._language)
        self._theirs = find_values(place.text, self._language)

    def turned(self) -> str:
        """The negation that only one side has, in words; empty where none is."""
        for index, word in enumerate(self._claim):
            if index not in self._taken and self._turns(word) and not any(map(self._turns, self._gap(index))):
                return f"The account has no “{self._written(word)}” here: {self._shown()}"
        words, matched = self._place.words, sorted(self._met)
        for at in range(matched[0], matched[-1] + 1):
            if at not in self._met and self._turns(words[at]) and not self._answered(at):
                return f"The account has “{self._theirs_written(words[at])}” here: {self._shown()}"
        last = words[matched[-1]].end
        clause = _CLAUSE.search(self._place.text, last)
        after = [w for w in words[matched[-1] + 1 :] if w.start < (clause.start() if clause else len(self._place.text))]
        if after[:1] and self._turns(after[0]):
            return f"The account has “{self._theirs_written(after[0])}” behind these words: {self._shown()}"
        lead = self._lead(matched[0])
        before = [w for w in words[: matched[0]] if w.start >= lead and self._turns(w)]
        if before and not any(i not in self._taken and self._turns(w) for i, w in enumerate(self._claim)):
            return f"The account has “{self._theirs_written(before[0])}” before these words: {self._shown()}"
        return ""

    def replaced(self) -> str:
        """The number, name or opposite that the account has in the place of a word, in words; empty where none is."""
        for index in self._left():
            word, gap = self._claim[index], self._gap(index)
            if self._is_number(word):
                other = next((g for g in gap if self._is_number(g)), None)
            elif self._is_name(index):
                other = next((g for g in gap if self._place.text[g.start].isupper()), None)
                if other is None and (speaker := self._speaker()) is not None:
                    return f"The account lays this to {speaker}, not to {self._written(word)}: {self._shown()}"
            else:
                other = next((g for g in gap if _opposite(word, g)), None)
            if other is not None:
                mine, theirs = self._written(word), self._theirs_written(other)
                return f"The account says “{theirs}”, not “{mine}”: {self._shown()}"
        return ""

    def missing(self) -> str:
        """The first detail that the place does not have, in words; empty where it has all."""
        left = [self._written(self._claim[i]) for i in self._left()]
        if not left:
            return ""
        shown = ", ".join(f"“{word}”" for word in left[:4])
        return f"The closest sentence does not have {shown}: {self._shown()}"

    def loosened(self) -> str:
        """What makes less of the account's sentence than the claim says: a doubt, a rumour; empty where nothing does."""
        words, matched = self._place.words, sorted(self._met)
        if len(matched) >= WHOLE * len(words):
            return ""
        lead = self._lead(matched[0])
        may = possibility_forms(self._language)
        doubt = [
            w for i, w in enumerate(words[: matched[-1]])
            if i not in self._met and w.start >= lead and w.key in may
        ]  # fmt: skip
        if doubt:
            return f"The account says it only with “{self._theirs_written(doubt[0])}”: {self._shown()}"
        known = matching_words(self._language)
        before = f" {' '.join(keys(self._place.text[lead : words[matched[0]].start]))} "
        phrases = (*known.denial, *known.unconfirmed, *known.rumour)
        held = next((p for p in phrases if f" {p.rstrip('*')}{'' if p.endswith('*') else ' '}" in before), None)
        return f"The account has it under “{held.rstrip('*')}”: {self._shown()}" if held else ""

    def _left(self) -> list[int]:
        """The words of the claim that say something and have no counterpart, by index."""
        return [
            i for i, word in enumerate(self._claim)
            if i not in self._taken and not self._free(word) and not self._accounted(i)
        ]  # fmt: skip

    def _accounted(self, index: int) -> bool:
        """True where the account has the detail in another form: the same quantity, a part of a name, its speaker."""
        word = self._claim[index]
        value = _at(self._mine, word)
        if value is not None and self._is_number(word):
            low, high = self._span(index)
            return any(low <= v.start < high and _one_quantity(value, v) for v in self._theirs)
        if not self._is_name(index):
            return False
        return self._part_of_name(index) or self._speaks(index)

    def _part_of_name(self, index: int) -> bool:
        """True for the forename in "Ann Lee" where the place has "Lee" and the account somewhere the whole."""
        text = f" {' '.join(keys(self._place.heard.account.text))} "
        following = index + 1
        if following not in self._taken or not self._is_name(following):
            return False
        return f" {self._claim[index].key} {self._claim[following].key} " in text

    def _speaks(self, index: int) -> bool:
        """True where a pronoun or nothing stands for the speaker whom the claim names."""
        speaker = self._speaker()
        stands = any(self._place.text[g.start].isupper() for g in self._gap(index))
        return speaker is not None and not stands and self._claim[index].key in keys(speaker)

    def _speaker(self) -> str | None:
        one = self._place.claims[0].start, self._place.claims[-1].end
        laid = [c.attributed_to for c in self._place.claims if c.attributed_to is not None]
        laid += [q.speaker for q in self._place.heard.quotes if q.speaker and one[0] <= q.start < one[1]]
        return laid[0].name if laid else None

    def _gap(self, index: int) -> Sequence[Word]:
        """The words of the place that stand where the word of the claim would."""
        at = bisect_left(self._ones, index)
        low = self._taken[self._ones[at - 1]] + 1 if at else 0
        high = self._taken[self._ones[at]] if at < len(self._ones) else len(self._place.words)
        return self._place.words[low:high]

    def _span(self, index: int) -> tuple[int, int]:
        gap = self._gap(index)
        return (gap[0].start, gap[-1].end) if gap else (0, 0)

    def _answered(self, at: int) -> bool:
        """True where the claim has a negation of its own, in other words, for the one at ``at`` of the place."""
        other = self._place.words[at]
        return any(i not in self._taken and self._turns(w) and other in self._gap(i) for i, w in enumerate(self._claim))

    def _lead(self, first: int) -> int:
        """Where the sentence begins that the first matched word stands in."""
        ends = [m.end() for m in _STOPS.finditer(self._place.text, 0, self._place.words[first].start)]
        return ends[-1] if ends else 0

    def _turns(self, word: Word) -> bool:
        return word.negates or any(group(c) in _TURNING for c in word.concepts)

    def _is_number(self, word: Word) -> bool:
        parts = (word.key, *word.key.split("-"))
        return word.key[0].isdigit() or any(_NUMBER.match(c) for p in parts for c in concepts(p, self._language))

    def _is_name(self, index: int) -> bool:
        word = self._claim[index]
        return self._asked[word.start].isupper() and not is_stop(word.key, self._language)

    def _free(self, word: Word) -> bool:
        if (self._language or "en")[:2] == "en":
            return word.key in _FREE
        return word.weight < 1.0 and not word.negates

    def _written(self, word: Word) -> str:
        return self._asked[word.start : word.end]

    def _theirs_written(self, word: Word) -> str:
        return self._place.text[word.start : word.end]

    def _shown(self) -> str:
        return f"{_outlet(self._place)}."


def _outlet(place: _Place) -> str:
    return place.heard.account.outlet or place.heard.account.source


def _at(values: Sequence[ValueSpan], word: Word) -> ValueSpan | None:
    return next((v for v in values if v.start <= word.start < v.end), None)


def _one_quantity(one: ValueSpan, other: ValueSpan) -> bool:
    return one.quantity == other.quantity and one.unit == other.unit


def _opposite(one: Word, other: Word) -> bool:
    return any(frozenset({a, b}) in antonyms() for a in one.concepts for b in other.concepts)


def _shown(reads: Sequence[_Read]) -> list[_Read]:
    """The best read of each sentence of each account: what supports first, then what contradicts, then the closest."""
    rank = {"supports": 0, "contradicts": 1, "lacks": 2}
    chosen: list[_Read] = []
    for read in sorted(reads, key=lambda r: (rank[r.stance], -r.covered, r.place.order)):
        taken = {c.id for r in chosen for c in r.place.claims}
        if not taken & {c.id for c in read.place.claims}:
            chosen.append(read)
    return chosen[:MOST_SHOWN]


def _evidence(reads: Sequence[_Read]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            account=r.place.heard.account.id,
            source=r.place.heard.account.source,
            outlet=r.place.heard.account.outlet,
            start=r.place.claims[0].start,
            end=r.place.claims[-1].end,
            text=r.place.text,
            attributed_to=r.place.claims[0].attributed_to,
            stance=r.stance,
            why=r.why,
        )
        for r in reads
    )
