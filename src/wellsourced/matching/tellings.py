"""Make each claim ready to be compared: its words as concepts, its clauses, its denials and its doubts."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from wellsourced.matching.words import MatchingWords, matching_words, word_set
from wellsourced.model.speech import Claim, Heard, Quote, TimeExpression, Value
from wellsourced.text.inflection import stem
from wellsourced.text.lexicon import (
    ConceptToken,
    antonyms,
    concept_sequence,
    group,
    is_stop,
    polarity_words,
    possibility_forms,
)
from wellsourced.text.normalize import fold, tokens

DAY_CHARS = len("2022-02-25")  # of the day in a moment
MOST_WORDS = 120  # of one claim; more is a list, not a sentence
COGNATE_CHARS = 6  # words of two languages that begin with as many equal letters are taken for cognates
REPORTING = 0.15  # what a word of saying weighs beside one of the matter
ATTRIBUTION = 0.35  # what the words that only name the source weigh
LEAD_WORDS = 2  # where a pronoun stands that the sentence leans with
FEW_TERMS = 3  # content words of a sentence that says little by itself
LEAST_SAID = 0.3  # of a sentence; where less is laid to someone, the rest is more than "X said"
_NUMBER_NAME = re.compile(r"number_\d+$")
_SPEECH_GROUPS = frozenset({"say"})
_SPEECH = word_set(
    "say tell speak announce explain add_say ask answer report describe according_to statement "
    "press_conference "
    "interview spokesperson word reveal emphasise repeat journalist message name"
)
_SOFT_NEGATION = frozenset({"fail", "refuse"})
_QUANTIFIERS = word_set(
    "about at_least more_than less_than up_to most more less few many some average record amount "
    "only million billion "
    "half third_part quarter percent dozens hundreds thousands number"
)
_NO_DOUBT = word_set("would should likely")  # they tell of habit and the future as often as of doubt
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march_month april "
    "may_month june july "
    "august september october november december"
)
# Words whose opposite may be said of the same thing in the same report: when, how much, how far, how good.
_NO_OPPOSITES = word_set(
    "before after early late first last always never all more less more_than less_than at_least "
    "up_to near far good bad "
    "big small high low strong weak easy difficult expensive cheap rich poor love hate happy sad "
    "adult child day night "
    "buy sell hire dismiss begin end arrive enter remember forget north south east west war peace ceasefire "
    "protect public private national international can everyone everything clear certain heat cold "
    "praise criticise damage repair"
)
_ASIDE = (",", ";", ":")  # the marks before "not a seat at a bar"
_EDGE = re.compile(r"[,;:()\u2013\u2014]| - ")


class Term(NamedTuple):
    """A content word: its place, the keys under which it may be met elsewhere (its own form first), and
    its weight here.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    name: bool
    share: float


class Denial(NamedTuple):
    """A denying word: where it stands, and where the content words stand that it may deny."""

    at: int
    denied: tuple[int, ...]
    noun: bool


class Clause(NamedTuple):
    """A stretch of a claim between marks and conjunctions, with its denials and the places of its doubting words.

    ``quoted`` is true where a denying word stands in quotation marks: whose denial it is cannot be told.
    """

    start: int
    end: int
    denials: tuple[Denial, ...]
    doubts: tuple[int, ...]
    quoted: bool = False


@dataclass(frozen=True, eq=False)
class Telling:
    """One claim of one account with what comparison needs; offsets are those of the account's text.

    ``before`` are the words of the sentence before, for one that leans on it: "It weighs five tonnes."
    """

    account: str
    moment: str
    language: str | None
    claim: Claim
    kind: str
    terms: tuple[Term, ...]
    clauses: tuple[Clause, ...]
    times: tuple[TimeExpression, ...]
    block: int = 0
    quoted: float = 0.0
    before: tuple[Term, ...] = ()

    @property
    def identity(self) -> str:
        """The folded words: copies of a sentence have the same."""
        return " ".join(fold(self.claim.text).split())

    @property
    def names(self) -> tuple[Term, ...]:
        """The terms that are proper names."""
        return tuple(term for term in self.terms if term.name)

    def written(self, term: Term) -> str:
        """The words of a term as the account has them."""
        return self.claim.text[term.start - self.claim.start : term.end - self.claim.start]

    def full_name(self, name: Term) -> tuple[str, ...]:
        """The own forms of the words of the name that ``name`` is part of."""
        line = self.names
        at = low = high = line.index(name)
        while low and line[low].start - line[low - 1].end <= 1:
            low -= 1
        while high + 1 < len(line) and line[high + 1].start - line[high].end <= 1:
            high += 1
        return tuple(t.keys[0] for t in line[low : max(at, high) + 1])

    def clause_at(self, position: int) -> Clause:
        """Return the clause that holds ``position``; the nearest before it where none does."""
        starts = [clause.start for clause in self.clauses]
        return self.clauses[max(0, bisect_right(starts, position) - 1)]

    def clause_around(self, start: int, end: int) -> Clause:
        """Return the clause that tells of the words ``[start, end)``: the one before where theirs holds no other."""
        own = self.clause_at(start)
        at = self.clauses.index(own)
        others = any(own.start <= t.start < own.end and not start <= t.start < end for t in self.terms)
        return own if others or at == 0 else self.clauses[at - 1]


def tellings(heard: Sequence[Heard]) -> list[Telling]:
    """Return the claims that may support a point, those of the account published first before the others.

    Titles and headings, which no account stands behind word for word, and editors' corrections are left out.
    """
    found: list[Telling] = []
    for one in sorted(heard, key=_published):
        found.extend(_of_account(one))
    names = {t.keys[0] for told in found for t in told.terms if t.name}
    return [_with_first_name(told, names) for told in found]


def _published(heard: Heard) -> tuple[str, str, str]:
    """Orders accounts by what they say, not by the folder in which they lie."""
    account = heard.account
    return (account.published or "~", account.text, account.id)


def _with_first_name(told: Telling, names: set[str]) -> Telling:
    """A capital at the head of a sentence makes a name of a word that is one elsewhere in the story."""
    if not told.terms or told.terms[0].start != told.claim.start or told.terms[0].keys[0] not in names:
        return told
    return replace(told, terms=(told.terms[0]._replace(name=True), *told.terms[1:]))


def _of_account(heard: Heard) -> list[Telling]:
    account = heard.account
    words = matching_words(account.language)
    found = []
    for claim in heard.claims:
        block = account.block_at(claim.start)
        kind = block.kind if block is not None else "paragraph"
        if kind in ("title", "heading", "caption", "boilerplate") or words.is_correction(claim.text):
            continue
        times = tuple(t for t in heard.times if claim.start <= t.start < claim.end)
        place = block.start if block is not None else 0
        moment = (block.published if block is not None and block.published else account.published) or ""
        found.append(
            replace(
                _telling(heard, claim, kind, times, moment),
                block=place,
                quoted=0.0 if kind == "post" else _quoted(heard, claim),
            )
        )
    pairs = ((one, told) for one, told in pairwise(found) if one.kind == told.kind and _leans(told, words))
    leaning = [replace(told, before=one.terms) for one, told in pairs]
    known = {told.claim.id: told for told in leaning}
    return [known.get(told.claim.id, told) for told in found]


def _leans(told: Telling, words: MatchingWords) -> bool:
    """True for a sentence that begins with a pronoun, or that says little by itself."""
    begins = [t.key for t in tokens(told.claim.text)[:LEAD_WORDS]]
    return any(key in words.leans for key in begins) or sum(t.share == 1.0 for t in told.terms) <= FEW_TERMS


def _quoted(heard: Heard, claim: Claim) -> float:
    """The share of the claim that stands in quotation marks: what it says is an utterance, compared
    elsewhere.
    """
    inside = _quotes(heard, claim)
    covered = sum(min(q.end, claim.end) - max(q.start, claim.start) for q in inside)
    return min(1.0, covered / max(1, claim.end - claim.start))


def _quotes(heard: Heard, claim: Claim) -> list[Quote]:
    return [q for q in heard.quotes if q.kind != "indirect" and q.start < claim.end and claim.start < q.end]


def _within(quoted: Sequence[Quote], claim: Claim, position: int) -> bool:
    return any(q.start <= position + claim.start < q.end for q in quoted)


def _telling(heard: Heard, claim: Claim, kind: str, times: tuple[TimeExpression, ...], moment: str) -> Telling:
    language = heard.account.language
    sequence = concept_sequence(claim.text, language)[:MOST_WORDS]
    source = _source_spans(heard, claim)
    skipped = [(t.start, t.end) for t in times]
    terms = []
    for token in sequence:
        term = _term(token, claim, language, source, skipped)
        if term is not None:
            terms.append(term)
    clauses = _clauses(claim, sequence, matching_words(language), [] if kind == "post" else _quotes(heard, claim))
    return Telling(heard.account.id, moment, language, claim, kind, tuple(terms), clauses, times)


def _source_spans(heard: Heard, claim: Claim) -> list[tuple[int, int]]:
    """The stretches of the claim that only say whose words they are."""
    inside = [q for q in heard.quotes if q.kind == "indirect" and claim.start <= q.start < claim.end]
    if inside:
        said = inside[0]
        if said.end - said.start >= LEAST_SAID * (claim.end - claim.start):
            before = said.speaker is not None and said.speaker.start < said.start
            return [(claim.start, said.start) if before else (min(said.end, claim.end), claim.end)]
    who = claim.attributed_to
    return [(who.start, who.end)] if who is not None and claim.start <= who.start < claim.end else []


def _term(
    token: ConceptToken,
    claim: Claim,
    language: str | None,
    source: list[tuple[int, int]],
    skipped: list[tuple[int, int]],
) -> Term | None:
    start, end = token.start + claim.start, token.end + claim.start
    if any(a <= start < b for a, b in skipped) or not token.key[:1].isalpha():
        return None
    written = claim.text[token.start : token.end]
    name = written[:1].isupper() and token.start > 0 and not (token.concepts and language == "de")
    if (not token.concepts or not name) and is_stop(token.key, language):
        return None
    if token.key in polarity_words(language) or token.key in possibility_forms(language):
        return None
    if len(token.key) < 2 or any(_is_grammar(c) for c in token.concepts):
        return None
    share = REPORTING if _is_speech(token) else 1.0
    if any(a <= start < b for a, b in source):
        share *= ATTRIBUTION
    return Term(start, end, _keys(token, language), name and not _is_calendar(token), share)


def _is_calendar(token: ConceptToken) -> bool:
    return any(c in _CALENDAR for c in token.concepts)


def _is_grammar(concept: str) -> bool:
    return bool(_NUMBER_NAME.match(concept)) or concept in _QUANTIFIERS or group(concept) == "negation"


def _is_speech(token: ConceptToken) -> bool:
    return any(c in _SPEECH or group(c) in _SPEECH_GROUPS for c in token.concepts)


def _keys(token: ConceptToken, language: str | None) -> tuple[str, ...]:
    root = stem(token.key, (language or "en")[:2])
    own = f"w:{token.key}"
    keys = {f"w:{root}"}
    for name in token.concepts:
        keys.add(f"c:{name}")
        if (frame := group(name)) is not None:
            keys.add(f"g:{frame}")
        keys.update(f"a:{pair}" for pair in _opposed().get(name, ()))
    if not token.concepts and len(token.key) >= COGNATE_CHARS:
        keys.add(f"p:{token.key[:COGNATE_CHARS]}")
    return (own, *sorted(keys - {own}))


@cache
def _opposed() -> dict[str, tuple[str, ...]]:
    """The names of the pairs of opposites that a concept is part of: "open" and "closed" are about one
    matter.
    """
    found: dict[str, list[str]] = {}
    for pair in antonyms():
        for concept in pair if not pair & _NO_OPPOSITES else ():
            found.setdefault(concept, []).append("/".join(sorted(pair)))
    return {concept: tuple(sorted(pairs)) for concept, pairs in found.items()}


def _clauses(
    claim: Claim, sequence: Sequence[ConceptToken], words: MatchingWords, quoted: Sequence[Quote]
) -> tuple[Clause, ...]:
    language = words.language
    edges = {0, *(m.end() for m in _EDGE.finditer(claim.text) if not _within_number(claim, m.start()))}
    edges.update(t.start for t in sequence if t.key in words.clause)
    starts = sorted(edges)
    found = []
    for start, end in zip(starts, [*starts[1:], len(claim.text)], strict=True):
        inside = [t for t in sequence if start <= t.start < end]
        aside = claim.text[:start].rstrip()[-1:] in _ASIDE
        at = [
            i
            for i, t in enumerate(inside)
            if denies(t, language)
            and not _within_number(claim, t.start)
            and not _within_name(claim, t)
            and _in_earnest(inside, i, words, aside=aside)
        ]
        own = [i for i in at if not _within(quoted, claim, inside[i].start)]
        denials = tuple(_denial(inside, i, claim.start, words) for i in own)
        doubts = tuple(claim.start + t.start for t in inside if _doubts(t, language))
        found.append(Clause(claim.start + start, claim.start + end, denials, doubts, len(own) < len(at)))
    return tuple(found)


def _in_earnest(inside: Sequence[ConceptToken], index: int, words: MatchingWords, *, aside: bool) -> bool:
    """False for "might not", for the "not" of "respect, not a seat", and for "refused the offer": no deed is denied."""
    token, before = inside[index], inside[index - 1].key if index else ""
    behind = inside[index + 1].key if index + 1 < len(inside) else ""
    if token.key in polarity_words(words.language):
        return before not in words.perhaps and not (aside and index == 0 and is_stop(behind, words.language))
    return not _refuses(token) or behind in words.to_do


def _refuses(token: ConceptToken) -> bool:
    return any(group(c) in _SOFT_NEGATION for c in token.concepts) and not any(
        group(c) == "negation" for c in token.concepts
    )


def _doubts(token: ConceptToken, language: str | None) -> bool:
    return token.key in possibility_forms(language) and token.key not in _NO_DOUBT


def _denial(inside: Sequence[ConceptToken], index: int, offset: int, words: MatchingWords) -> Denial:
    """ "No room" denies the room alone; "never" what is done, which in some languages stands before it."""
    language = words.language
    content = [i for i, t in enumerate(inside) if t.key[:1].isalpha() and not is_stop(t.key, language)]
    after = [i for i in content if i > index and not denies(inside[i], language)]
    noun = inside[index].key in words.denies_noun
    if noun:
        reached = after[:1]
    else:
        before = [i for i in content if i < index][-1:] if words.denial_follows else []
        reached = [*before, *after[:1]]
    return Denial(offset + inside[index].start, tuple(offset + inside[i].start for i in reached), noun)


def _within_number(claim: Claim, position: int) -> bool:
    at = position + claim.start
    return any(v.start <= at < v.end for v in claim.values)


def _within_name(claim: Claim, token: ConceptToken) -> bool:
    """True for the first word of "San José" in a language in which it denies."""
    before, behind = claim.text[: token.start].rstrip(), claim.text[token.end :].lstrip()
    inside = bool(before) and before[-1] not in ".!?:…\"'“‘«„"
    return inside and claim.text[token.start].isupper() and behind[:1].isupper()


def denies(token: ConceptToken, language: str | None) -> bool:
    """True for a word that turns what its clause says into its opposite."""
    if token.key in polarity_words(language):
        return True
    return any(group(c) == "negation" or group(c) in _SOFT_NEGATION for c in token.concepts)


def values_of(telling: Telling) -> tuple[Value, ...]:
    """Return the values of the claim in the order of the text."""
    return tuple(sorted(telling.claim.values, key=lambda v: (v.start, v.end)))
