"""Name what words of six languages mean, so that sentences compare across languages and synonyms."""

import itertools
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from wellsourced.text.inflection import LONGEST_KEY, STEMMERS, german_weak_forms, near_forms, stem
from wellsourced.text.normalize import Token, fold, tokens
from wellsourced.text.tables import table

PACKAGE = "wellsourced.text"
COLUMNS = ("concept", "en", "fr", "es", "de", "pt", "it", "group")
NEGATION = "not"
_APOSTROPHES = "'’"
_HYPHENS = "-‑"
_WITHIN_PHRASES = "'’-‑ \t\u00a0\u202f"
_ENGLISH_TAILS = frozenset({"s", "ll", "re", "ve", "d", "m"})
_CONTRACTED = {"ca": "can", "wo": "will", "sha": "shall", "ai": ""}
_SHORTEST_TAIL = 4
_SHORTEST_HEAD = 3
_MOST_ELISIONS = 2  # "d'aujourd'hui" has two
# Common ends of German surnames and place names: a compound only where what precedes is known too.
_NAME_ENDS = frozenset(
    {"mann", "berg", "burg", "feld", "bach", "haus", "hausen", "heim", "hofen", "stadt", "stein", "dorf"}
    | {"meister", "wald", "land", "brucken", "brunn", "furt", "schmidt", "muller", "maier", "bauer", "hafen"}
)


class ConceptToken(NamedTuple):
    """A word or fixed phrase: where it stands, its folded form, and the names of what it may mean."""

    start: int
    end: int
    key: str
    concepts: tuple[str, ...]


class Entry(NamedTuple):
    """One line of the vocabulary: a concept, its forms by language, and the coarser frame it belongs to."""

    concept: str
    forms: dict[str, tuple[str, ...]]
    group: str | None


class _Index(NamedTuple):
    exact: dict[str, tuple[str, ...]]
    stems: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]


class _Atom(NamedTuple):
    start: int
    end: int
    key: str


@cache
def entries() -> tuple[Entry, ...]:
    """Return every line of the vocabulary, by file name and then in the order of the file."""
    folder = files(PACKAGE).joinpath("vocabulary")
    found = sorted(
        (item for item in folder.iterdir() if item.name.endswith(".tsv") and item.name != "antonyms.tsv"),
        key=lambda item: item.name,
    )
    return tuple(_entry(line) for item in found for line in item.read_text("utf-8").splitlines()[1:] if line)


def _entry(line: str) -> Entry:
    cells = dict(zip(COLUMNS, line.split("\t"), strict=False))
    forms = {name: tuple(form for form in cells[name].split("|") if form) for name in COLUMNS[1:7]}
    return Entry(cells["concept"], forms, cells.get("group") or None)


@lru_cache(maxsize=65536)
def concepts(key: str, language: str | None) -> tuple[str, ...]:
    """Return the names of what a folded word may mean, sorted; empty for an unknown word or language.

    The form as listed goes before one with another ending, and that before the stem; a German compound
    unknown as a whole is read by its parts.

    >>> concepts("pompiers", "fr")
    ('firefighter',)
    """
    code = _code(language)
    if code is None or len(key) > LONGEST_KEY:
        return ()
    index = _index(code)
    found = index.exact.get(key) or _contracted(key, code)
    if found or is_stop(key, code):  # the stems of function words meet those of anything
        return found
    near = next((index.exact[form] for form in near_forms(key, code) if form in index.exact), ())
    return near or index.stems.get(stem(key, code), ()) or (_compound(key, index) if code == "de" else ())


def concept_sequence(text: str, language: str | None) -> list[ConceptToken]:
    """Return the words of ``text`` in order with what they may mean; a fixed phrase is one token.

    Elided words ("l'eau", "dell'acqua") are two tokens; a possessive or clitic ending is left out of the key.

    >>> [t.concepts for t in concept_sequence("l'eau", "fr")]
    [(), ('water',)]
    """
    code = _code(language)
    if code is None:
        return [ConceptToken(token.start, token.end, token.key, ()) for token in tokens(text)]
    index = _index(code)
    atoms = [atom for token in tokens(text) for atom in _atoms(token, code, index.exact)]
    sequence, position = [], 0
    while position < len(atoms):
        length, names = _phrase(text, atoms, position, index, code)
        first, last = atoms[position], atoms[position + length - 1]
        key = first.key if length == 1 else " ".join(a.key for a in atoms[position : position + length])
        sequence.append(ConceptToken(first.start, last.end, key, names or concepts(first.key, code)))
        position += length
    return sequence


@cache
def _groups() -> dict[str, str]:
    return {entry.concept: entry.group for entry in entries() if entry.group}


def group(concept: str) -> str | None:
    """Return the coarser frame of a concept, such as ``"death"`` for ``"kill"``; None where it has none."""
    return _groups().get(concept)


@cache
def antonyms() -> frozenset[frozenset[str]]:
    """Return the pairs of concepts that exclude each other."""
    lines = files(PACKAGE).joinpath("vocabulary", "antonyms.tsv").read_text("utf-8").splitlines()
    return frozenset(frozenset(line.split("\t")) for line in lines if line)


def is_stop(key: str, language: str | None) -> bool:
    """True for articles, prepositions, pronouns, conjunctions and auxiliaries of the language."""
    return key in _words(language, "stop")


def polarity_words(language: str | None) -> frozenset[str]:
    """Return the folded words that deny: "not", "n't", "pas", "kein" and the like."""
    return _words(language, "negation")


def possibility_forms(language: str | None) -> frozenset[str]:
    """Return the folded words that say something may be so: "may", "could", "perhaps", "pourrait"."""
    return _words(language, "possibility")


def certainty_forms(language: str | None) -> frozenset[str]:
    """Return the folded words that say something will surely be so: "will", "must", "certainly"."""
    return _words(language, "certainty")


def _code(language: str | None) -> str | None:
    code = (language or "").partition("-")[0].lower()
    return code if code in STEMMERS else None


@cache
def _words(language: str | None, kind: str) -> frozenset[str]:
    words = table(PACKAGE, "particles", _code(language) or "none").get(kind, [])
    return frozenset(fold(word) for line in words for word in line.split())


@cache
def _index(language: str) -> _Index:
    exact: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, set[str]] = defaultdict(set)
    phrases: list[tuple[str, str]] = []
    for entry in entries():
        for form in entry.forms[language]:
            if " " in form:
                phrases.append((form, entry.concept))
                continue
            key = fold(form)
            exact[key].add(entry.concept)
            for variant in _variants(form, key, language):
                stems[stem(variant, language)].add(entry.concept)
    return _Index(_frozen(exact), _frozen(stems), _phrase_index(phrases, language, exact))


def _variants(form: str, key: str, language: str) -> tuple[str, ...]:
    if len(key) < _SHORTEST_HEAD:
        return ()
    return (key, *german_weak_forms(key)) if language == "de" and form[0].islower() else (key,)


def _phrase_index(
    phrases: Iterable[tuple[str, str]], language: str, exact: Container[str]
) -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    named: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for form, concept in phrases:
        atoms = [atom for token in tokens(form) for atom in _atoms(token, language, exact)]
        named[tuple(stem(atom.key, language) for atom in atoms)].add(concept)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = defaultdict(list)
    for words in sorted(named, key=lambda words: (-len(words), words)):
        by_first[words[0]].append((words, tuple(sorted(named[words]))))
    return {first: tuple(found) for first, found in by_first.items()}


def _frozen(names: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(found)) for key, found in names.items()}


def _phrase(text: str, atoms: list[_Atom], position: int, index: _Index, language: str) -> tuple[int, tuple[str, ...]]:
    for words, names in index.phrases.get(stem(atoms[position].key, language), ()):
        run = atoms[position : position + len(words)]
        same = len(run) == len(words) and all(
            stem(atom.key, language) == word for atom, word in zip(run, words, strict=True)
        )
        if same and not any(
            text[one.end : other.start].strip(_WITHIN_PHRASES) for one, other in itertools.pairwise(run)
        ):
            return len(words), names
    return 1, ()


def _atoms(token: Token, language: str, known: Container[str]) -> Iterator[_Atom]:
    """Cut elisions, English endings and hyphens off a token, unless the whole is a listed form."""
    start, text, elisions = token.start, token.text, _words(language, "elision")
    for _ in range(_MOST_ELISIONS):
        cut = _elision(text, elisions)
        if not cut or fold(text) in known:
            break
        yield _Atom(start, start + cut - 1, fold(text[: cut - 1]))
        start, text = start + cut, text[cut:]
    key = fold(text)
    if key in known or not any(mark in text for mark in _APOSTROPHES + _HYPHENS):
        yield _Atom(start, start + len(text), key)
        return
    if (joined := key.replace("-", "")) in known:
        yield _Atom(start, start + len(text), joined)
        return
    for part in text.replace("‑", "-").split("-"):
        yield from _endings(start, part, language)
        start += len(part) + 1


def _elision(text: str, elisions: frozenset[str]) -> int:
    cut = next((place for place, mark in enumerate(text) if mark in _APOSTROPHES), -1)
    return cut + 1 if cut > 0 and fold(text[:cut]) in elisions else 0


def _endings(start: int, text: str, language: str) -> Iterator[_Atom]:
    head, mark, tail = text.replace("’", "'").rpartition("'")
    if language in ("en", "de") and mark and fold(tail) in _ENGLISH_TAILS:
        yield _Atom(start, start + len(head), fold(head))
        if tail.casefold() != "s":
            yield _Atom(start + len(head), start + len(text), "'" + fold(tail))
    else:
        yield _Atom(start, start + len(text), fold(text))


def _contracted(key: str, language: str) -> tuple[str, ...]:
    if language != "en" or not key.endswith("n't"):
        return ()
    base = key[:-3]
    return tuple(sorted({*concepts(_CONTRACTED.get(base, base), language), NEGATION}))


def _compound(key: str, index: _Index) -> tuple[str, ...]:
    if not key.isalpha():
        return ()
    for cut in range(_SHORTEST_HEAD, len(key) - _SHORTEST_TAIL + 1):
        tail = _listed(key[cut:], index)
        if tail:
            head = _head(key[:cut], index)
            return tuple(sorted({*tail, *head})) if head or key[cut:] not in _NAME_ENDS else ()
    return ()


def _head(key: str, index: _Index) -> tuple[str, ...]:
    for link in ("", "s", "es", "n", "en", "er", "e"):
        rest = key.removesuffix(link) if link else key
        if len(rest) >= _SHORTEST_HEAD and rest in index.exact:
            return index.exact[rest]
    return ()


def _listed(key: str, index: _Index) -> tuple[str, ...]:
    return index.exact.get(key) or index.stems.get(stem(key, "de"), ())
