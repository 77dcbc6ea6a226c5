"""The words of one language that matching looks for, read once from its table."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from wellsourced.text.normalize import fold, keys
from wellsourced.text.tables import table

_LONGEST_LEAD_CHARS = 60


class MatchingWords(NamedTuple):
    """Folded words and phrases; see ``languages/en.toml`` for what each list holds."""

    language: str
    clause: frozenset[str]
    denies_noun: frozenset[str]
    denial_follows: bool
    perhaps: frozenset[str]
    may: frozenset[str]
    to_do: frozenset[str]
    by: frozenset[str]
    passive: frozenset[str]
    cleft: tuple[str, ...]
    relative: frozenset[str]
    correction: tuple[str, ...]
    place: frozenset[str]
    earlier: frozenset[str]
    now: frozenset[str]
    corrected: frozenset[str]
    so_far: tuple[str, ...]
    not_yet: tuple[str, ...]
    was: tuple[str, ...]
    was_once: tuple[str, ...]
    was_near: frozenset[str]
    nobody: frozenset[str]
    leans: frozenset[str]
    there: frozenset[str]
    of_them: tuple[str, ...]
    tally: frozenset[str]
    by_count: frozenset[str]
    part: frozenset[str]
    others: frozenset[str]
    classifiers: frozenset[str]
    exclusive: tuple[tuple[str, tuple[str, ...]], ...]
    turns: tuple[str, ...]
    concurs: tuple[str, ...]
    changed: tuple[str, ...]
    translated: tuple[str, ...]
    recalled: tuple[str, ...]
    outlet_kinds: frozenset[str]

    def is_correction(self, text: str) -> bool:
        """True for an editor's note that takes something back: a phrase of its own, or a word at its head."""
        lead = fold(text[: 4 * _LONGEST_LEAD_CHARS])
        return any(form in lead if " " in form else lead.lstrip("([*").startswith(form) for form in self.correction)


@cache
def matching_words(language: str | None) -> MatchingWords:
    """Return the words of ``language``; those of English where there is no table."""
    data = table("wellsourced.matching", "languages", (language or "en")[:2])
    if not data:
        return matching_words("en")
    points = data["points"]
    return MatchingWords(
        language=(language or "en")[:2],
        denies_noun=word_set(points["denies_noun"]),
        denial_follows=points.get("denial_follows", False),
        clause=word_set(points["clause"]),
        perhaps=word_set(points["perhaps"]),
        may=frozenset(points["may"].split()),
        to_do=word_set(points["to_do"]),
        by=word_set(points["by"]),
        passive=word_set(points["passive"]),
        cleft=_phrases(points["cleft"]),
        relative=word_set(points["relative"]),
        correction=_phrases(points["correction"]),
        place=word_set(points["place"]),
        earlier=word_set(points["earlier"]),
        now=word_set(points["now"]),
        corrected=word_set(points["corrected"]),
        so_far=_keyed(points["so_far"]),
        not_yet=_keyed(points["not_yet"]),
        was=_phrases(points["was"]),
        was_once=_phrases(points["was_once"]),
        was_near=word_set(points["was_near"]),
        nobody=word_set(points["nobody"]),
        leans=word_set(points["leans"]),
        there=word_set(points["there"]),
        of_them=_phrases(points["of_them"]),
        tally=word_set(points["tally"]),
        by_count=word_set(points["by_count"]),
        part=word_set(points["part"]),
        others=word_set(points["others"]),
        classifiers=word_set(points["classifiers"]),
        exclusive=tuple(
            (kind, _phrases(forms.split("|")))
            for kind, members in sorted(data["exclusive"].items())
            for forms in members
        ),
        turns=_keyed(data["sides"]["turns"]),
        concurs=_keyed(data["sides"]["concurs"]),
        changed=_phrases(data["wording"]["changed"]),
        translated=_phrases(data["wording"]["translated"]),
        recalled=_keyed(data["wording"]["recalled"]),
        outlet_kinds=word_set(data["wording"]["outlet_kinds"]),
    )


def word_set(words: str) -> frozenset[str]:
    """Return the folded words of a string of words parted by blanks."""
    return frozenset(fold(word) for word in words.split())


def says(text: str, forms: Sequence[str]) -> bool:
    """Return True where one of the keyed ``forms`` stands in ``text``, whatever marks stand between its words."""
    line = f" {' '.join(keys(text))} "
    return any(f" {form} " in line for form in forms)


def _keyed(forms: list[str]) -> tuple[str, ...]:
    """The words of each form as :func:`says` compares them."""
    return tuple(" ".join(keys(form)) for form in forms)


def _phrases(forms: list[str]) -> tuple[str, ...]:
    return tuple(fold(form) for form in forms)
