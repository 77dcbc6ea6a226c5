"""Abbreviations that an account explains itself: "Lower Orrin Rescue Service (LORS)"."""

import re

from wellsourced.text.normalize import fold, keys

_BRACKETED = re.compile(r"\(([^\W\d_]{2,8})\)")
_BEFORE_CHARS = 120  # long enough for the words that eight letters stand for


def abbreviations(text: str) -> dict[str, tuple[str, ...]]:
    """Return the folded words that each folded abbreviation in brackets stands for, as the text explains them.

    The letters of the abbreviation are sought from the right in the words before the bracket, its first letter at the
    beginning of a word (Schwartz and Hearst 2003). One that is explained in two ways is left out.

    >>> abbreviations("Its crew is safe, said Lower Orrin Rescue Service (LORS).")
    {'lors': ('lower', 'orrin', 'rescue', 'service')}
    """
    found: dict[str, set[tuple[str, ...]]] = {}
    for match in _BRACKETED.finditer(text):
        if match[1].isupper() and (words := _explained(fold(match[1]), _before(text, match.start()))):
            found.setdefault(fold(match[1]), set()).add(words)
    return {short: next(iter(forms)) for short, forms in found.items() if len(forms) == 1}


def _before(text: str, end: int) -> list[str]:
    """The folded whole words before ``end``, in its line."""
    start = max(0, end - _BEFORE_CHARS, text.rfind("\n", 0, end) + 1)
    whole = start if start == 0 or text[start - 1].isspace() else text.find(" ", start, end) + 1
    return [_unelided(word) for word in keys(text[max(start, whole) : end])]


def _unelided(word: str) -> str:
    """A word without the article that clings to it: "l'office"."""
    article, _, rest = word.partition("'")
    return rest if rest and len(article) <= 2 else word


def _explained(short: str, words: list[str]) -> tuple[str, ...]:
    """The last of ``words`` in which the letters of ``short`` stand in order; none where they do not."""
    at, place = len(words) - 1, None
    for letter in reversed(short[1:]):
        while at >= 0:
            place = words[at].rfind(letter, 0, place)
            if place >= 0:
                break
            at, place = at - 1, None
        if at < 0:
            return ()
    at -= place == 0  # the beginning of a word stands for one letter only
    while at >= 0 and not words[at].startswith(short[0]):
        at -= 1
    return tuple(words[at:]) if at >= 0 and words[at:] != [short] else ()
