"""Read the words of a sentence outside quotation marks, and the phrases among them that may name a source."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from wellsourced.text.affiliation import listed as of_offices
from wellsourced.text.lexicon import concepts, is_stop
from wellsourced.text.names import CALENDAR_WORDS
from wellsourced.text.normalize import tokens
from wellsourced.text.numbers import numerals
from wellsourced.text.tables import languages, table
from wellsourced.tracing.bodies import quotation_spans
from wellsourced.tracing.listed import listed
from wellsourced.tracing.roles import kinds, kinds_of_word, ranked

Sort = Literal["person", "body", "paper", "instrument", "name"]

MAX_WORDS = 9  # of a phrase; what is longer tells more than who it was
MAX_ELISION = 5  # of the longest elided article, "dell'"
ADJECTIVES = ("e", "en", "er", "es", "em")  # how German adjectives end
ENDING_CHARS = 5  # of the shortest noun that ends a German compound
_ELIDING = frozenset({"fr", "it", "pt", "es"})
_HEAD_LAST = frozenset({"en", "de"})


class Word(NamedTuple):
    """A word with its folded form, its place, the marks before it, and whether it owns what follows: "Lee's"."""

    key: str
    text: str
    start: int
    end: int
    mark: str
    owning: bool

    @property
    def capital(self) -> bool:
        """True for a word that begins with a capital letter."""
        return self.text[:1].isupper()


class Phrase(NamedTuple):
    """The words ``first`` to ``end`` of a sentence, of what sort their head is, and whether they hold a name."""

    first: int
    end: int
    sort: Sort
    named: bool


@lru_cache(maxsize=4096)
def words_of(text: str, language: str | None) -> tuple[Word, ...]:
    """Return the words of ``text`` outside quotation marks; elided articles are words of their own.

    >>> [w.key for w in words_of("L'atelier a 12 bancs.", "fr")]
    ["l'", 'atelier', 'a', '12', 'bancs']
    """
    spans = quotation_spans(text)
    found: list[Word] = []
    last = 0
    for token in tokens(text):
        if any(start <= token.start < end for start, end in spans):
            continue
        mark = text[last : token.start].strip()
        mark = "" if mark in (".", "'", "’") else mark  # of "C.I.A." and "the dockers' league"
        head, cut, tail = token.key.partition("'")
        if cut and tail == "s" and language in (*_HEAD_LAST, None):
            found.append(Word(head, token.text, token.start, token.end, mark, True))
        elif cut and tail and language in _ELIDING and len(head) < MAX_ELISION:
            at = token.start + len(head) + 1
            found.append(Word(head + "'", token.text[: len(head) + 1], token.start, at, mark, False))
            found.append(Word(tail, token.text[len(head) + 1 :], at, token.end, "", False))
        else:
            found.append(Word(token.key, token.text, token.start, token.end, mark, False))
        last = token.end
    return tuple(found)


def phrase_at(words: Sequence[Word], at: int, language: str | None) -> Phrase | None:
    """Return the phrase that begins at word ``at``, if its head can be a source."""
    end = at
    while end < len(words) and end - at < MAX_WORDS and (end == at or not _stops(words, end, language)):
        end += 1
    return fitting(words, at, end, language)


def fitting(words: Sequence[Word], first: int, end: int, language: str | None) -> Phrase | None:
    """Return the words ``first`` to ``end`` as a phrase, None where they name nobody who can be a source."""
    begin = first
    while begin < end and words[begin].key in determiners():
        begin += 1
    head = _head(words, begin, end)
    if begin >= end or head <= begin:
        return None
    named = any(_is_name(word, at == 0, language) for at, word in enumerate(words[begin:end], begin))
    sort = _sort(words, begin, head, language)
    if sort is None and named:
        sort = "name"
    return Phrase(first, end, sort, named) if sort is not None else None


def _head(words: Sequence[Word], begin: int, end: int) -> int:
    """Where the noun with its adjectives ends: before "of", "at", "for"."""
    links = of_offices("of") | listed("small")
    if begin < end and words[begin].key in links:  # "eine mit dem Vertrag vertraute Person"
        return end if begin and words[begin - 1].key in determiners() else begin
    return next((at for at in range(begin, end) if at > begin and words[at].key in links), end)


def head_noun(text: str, language: str | None) -> str | None:
    """Return the folded noun that a description turns on: "weaver" of "the silk weaver"."""
    words = words_of(text, language)
    begin = next((at for at, word in enumerate(words) if word.key not in determiners()), len(words))
    head = _head(words, begin, len(words))
    if begin >= len(words):
        return None
    code = (language or "en")[:2]
    if code in _HEAD_LAST:
        return words[head - 1].key
    return next((word.key for word in words[begin:head] if sort_of(word.key, code)), words[begin].key)


def _sort(words: Sequence[Word], begin: int, head: int, language: str | None) -> Sort | None:
    """The sort of the head: the last of the nouns in English and German, the first one elsewhere."""
    code = (language or "en")[:2]
    order = range(head - 1, begin - 1, -1) if code in _HEAD_LAST else range(begin, head)
    owners = {at for at in order if words[at].owning and at != head - 1}
    found = [(at, sort) for at in order if at not in owners and (sort := sort_of(words[at].key, code)) is not None]
    if not found:
        body = kinds(" ".join(word.key for word in words[begin:head]), language)
        return "body" if body else None
    at, sort = found[0]
    last = words[head - 1]
    lone = (
        code in _HEAD_LAST and at != head - 1 and (not last.capital or bool(code == "de" and concepts(last.key, code)))
    )
    return None if lone else sort  # "the police car" is no police


@lru_cache(maxsize=8192)
def sort_of(key: str, language: str) -> Sort | None:
    """Return whether a noun means a person, a body, a paper or an instrument, None for other words."""
    if key in nouns("instruments") or key in listed("instruments"):
        return "instrument"
    if key in listed("documents") or key in nouns("papers"):
        return "paper"
    if ranked(key):
        return "person"
    if key in nouns("bodies") or key in listed("houses") or key in listed("firms"):
        return "body"
    if key in nouns("persons") or key in listed("trades") or key in listed("voices"):
        return "person"
    if kinds_of_word(key, language):
        return "body"
    if language != "de":
        return None
    found = next((sort for ending, sort in _endings() if key.endswith(ending) and key != ending), None)
    return found or (sort_of(key.removesuffix("s").removesuffix("e"), "") if key.endswith("s") else None)


@cache
def _endings() -> tuple[tuple[str, Sort], ...]:
    """What ends German compounds, the longest first."""
    sorts: tuple[tuple[frozenset[str], Sort], ...] = (
        (nouns("bodies") | listed("houses"), "body"),
        (nouns("persons") | listed("trades"), "person"),
        (listed("documents"), "paper"),
        (nouns("instruments"), "instrument"),
    )
    found = {(word, sort) for words, sort in sorts for word in words if len(word) >= ENDING_CHARS}
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def proper(words: Sequence[Word], phrase: Phrase) -> str:
    """Return the name in a phrase: "Lee" of "the clerk Lee"; ranks stay."""
    own = words[phrase.first : phrase.end]
    return " ".join(word.text.removesuffix("'s").removesuffix("’s") for word in own if word.capital)


def _stops(words: Sequence[Word], at: int, language: str | None) -> bool:
    """True where a phrase ends before word ``at``."""
    word = words[at]
    if word.mark or word.key[:1].isdigit() or word.key in CALENDAR_WORDS:
        return True
    if word.key in determiners() and words[at - 1].key not in of_offices("of") | listed("small"):
        return True  # "the agency Corvo | a baker has"
    if word.key in listed("genitive"):
        return False
    if (language or "")[:2] == "de" and word.key not in listed("small") and _over(words, at):
        return True
    if word.key in listed("small"):  # "the station at Tollbeck" but not "the police in an interview"
        behind = words[at + 1 : at + 3]
        led = [w for w in behind if w.key not in determiners()]
        named = led and led[0].capital and led[0].key not in CALENDAR_WORDS
        return not (named and sort_of(led[0].key, (language or "en")[:2]) != "person")
    ends = listed("relative") | said(language, "clauses") | said(language, "helpers") | said(language, "passives")
    if word.key in ends:
        return True
    return not word.capital and word.key in said(language, "asserting") | said(language, "recording")


def _over(words: Sequence[Word], at: int) -> bool:
    """True behind a German noun, where no adjective leads to another: "die Feuerwehr | gestern"."""
    leads = at + 1 < len(words) and words[at + 1].capital and words[at].key.endswith(ADJECTIVES)
    return words[at - 1].capital and not words[at].capital and not leads


def _is_name(word: Word, opens: bool, language: str | None) -> bool:
    """A capital; at the start of a sentence, and in German, only a word that the vocabulary does not know."""
    if not word.capital or word.key in CALENDAR_WORDS or word.key in determiners() or _is_i(word):
        return False
    if sort_of(word.key, (language or "en")[:2]) is not None:
        return False  # "the Board"
    return (not opens and language != "de") or not (concepts(word.key, language) or is_stop(word.key, language))


def _is_i(word: Word) -> bool:
    """ "I", "I'm"."""
    return word.key.partition("'")[0] in listed("we")


def is_figure(key: str, language: str | None) -> bool:
    """Return True for "9", "nine", "forty-one"; not for articles."""
    known = numerals((language or "en")[:2])
    plain = key not in listed("indefinite") and key not in known.articles
    return key[:1].isdigit() or (plain and any(known.opens(part) for part in key.split("-")))


@cache
def determiners() -> frozenset[str]:
    """Return articles and owners, folded."""
    return listed("definite") | listed("indefinite") | listed("owning") | listed("mine") | listed("pointing")


@cache
def said(language: str | None, name: str) -> frozenset[str]:
    """Return one list of words of the language's table."""
    return frozenset(_table(language).get(name, "").split())


@cache
def verbs() -> frozenset[str]:
    """Return the asserting verbs of all languages."""
    every = languages("wellsourced.tracing", "languages")
    return frozenset().union(*(said(language, "asserting") for language in every))


@cache
def openings(language: str | None, name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return one list of phrases of the language's table, as folded words by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in _table(language).get(name, []):
        words = tuple(line.replace("'", "' ").split())
        found[words[0]].append(words)
    return {first: tuple(sorted(lines, key=lambda line: (-len(line), line))) for first, lines in found.items()}


def _table(language: str | None) -> dict[str, str]:
    return table("wellsourced.tracing", "languages", (language or "en")[:2])


@cache
def nouns(name: str) -> frozenset[str]:
    """Return one list of ``words/nouns.toml``."""
    return frozenset(table("wellsourced.tracing", "words", "nouns")[name].split())
