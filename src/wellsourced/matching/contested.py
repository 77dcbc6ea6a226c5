"""Find the words that no account stands behind: wherever they stand, what they name is told as hearsay or denied."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from wellsourced.matching.hearsay import DENIES, LEANS, SUSPICIONS, Hearsay
from wellsourced.matching.matter import OPENING, negations
from wellsourced.matching.tellings import Term
from wellsourced.matching.words import matching_words
from wellsourced.text.normalize import tokens

MOST_SENTENCES = 16  # a word in more of them is what the story is about
MOST_FLAT = 0.34  # of the sentences may state it as any other
NOUN_CHARS = 24  # "no ballot papers"
DEED = "s:deed"  # one key for all that somebody would have meant: a bomb to one account is an attack to another

Stance = Literal["told", "denied", "flat"]


class _Use(NamedTuple):
    at: int
    stance: Stance
    marked: bool


def contested(sentences: Sequence[Hearsay]) -> dict[str, tuple[int, ...]]:
    """Return by the key of each contested word the sentences that tell or deny what it names, in order.

    Two accounts or more have it, one of them denies it, one marks it as hearsay or as denied, and hardly any states
    it: of a clamp that the taverns tell of and the engineer denies nothing is said elsewhere.
    """
    uses: dict[str, list[_Use]] = defaultdict(list)
    for index, one in enumerate(sentences):
        for key, use in _uses(index, one).items():
            uses[key].append(use)
    return {
        key: tuple(use.at for use in found if use.stance != "flat")
        for key, found in sorted(uses.items())
        if _is_contested(found, sentences)
    }


def by_sentence(found: Mapping[str, Sequence[int]]) -> dict[int, frozenset[str]]:
    """Return the contested keys of each sentence that has one."""
    turned: dict[int, set[str]] = defaultdict(set)
    for key, held in found.items():
        for index in held:
            turned[index].add(key)
    return {index: frozenset(keys) for index, keys in turned.items()}


def _is_contested(uses: Sequence[_Use], sentences: Sequence[Hearsay]) -> bool:
    if not 1 < len(uses) <= MOST_SENTENCES or sum(u.stance == "flat" for u in uses) > MOST_FLAT * len(uses):
        return False
    accounts = {sentences[u.at].telling.account for u in uses if u.stance != "flat"}
    return len(accounts) > 1 and any(u.stance == "denied" for u in uses) and any(u.marked for u in uses)


def _uses(index: int, one: Hearsay) -> dict[str, _Use]:
    """How a sentence uses each of its words; of a word met twice the first."""
    core = {term.start for term, _ in one.core} if one.marks else set()
    denied = denied_terms(one) | (core if one.marks & DENIES else set())
    told = one.tells or one.personal or one.telling.kind == "post"
    found: dict[str, _Use] = {}
    for term, share in one.bag:
        if share < 1.0:
            continue
        marked = term.start in core and bool(one.marks - LEANS) and one.telling.kind != "post"
        stance: Stance = "denied" if term.start in denied else "told" if told else "flat"
        for key in _keys(term):
            found.setdefault(key, _Use(index, stance, marked))
    return found


def _keys(term: Term) -> Iterator[str]:
    """Its own forms and the keys of its meaning."""
    meant = [key for key in term.keys if key[0] == "c"]
    yield from meant
    yield from (key for key in term.keys if key[0] == "w")
    if SUSPICIONS.intersection(meant):
        yield DEED


def denied_terms(one: Hearsay) -> frozenset[int]:
    """Return where the words begin that a denying word of their clause denies.

    "No" denies the word behind it alone, unless the clause begins with it: "no child has died".
    """
    told, nouns = one.telling, matching_words(one.telling.language).denies_noun
    found: set[int] = set()
    for at in negations(told):
        begin = at - told.claim.start
        word = tokens(told.claim.text[begin : begin + NOUN_CHARS])[0].key
        clause = told.clause_at(at)
        alone = word in nouns and told.claim.text[clause.start - told.claim.start : begin].strip(OPENING + " ") != ""
        low, high = (at + 1, at + NOUN_CHARS) if alone else (clause.start, clause.end)
        found.update(term.start for term, _ in one.bag if low <= term.start < high)
    return frozenset(found)
