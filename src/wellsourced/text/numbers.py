"""Read a number, in digits or in words, at one place of a text."""

from collections.abc import Sequence
from functools import cache, cached_property
from typing import Any, NamedTuple

from wellsourced.text.lexemes import Lexeme, Phrases
from wellsourced.text.normalize import fold
from wellsourced.text.tables import table

_MOST_DIGITS = 15  # more are an identifier, and beyond what a float holds exactly
_LONGEST_GLUED_CHARS = 48
_MOST_DECIMALS = 6
_GROUP_MARKS = frozenset(",.'")
_THIN_SPACES = "\u00a0\u202f\u2009"
_HYPHENS = frozenset("-‐‑")
_MOST_GROUPS = 4
_LEAST_HALVED = 1000  # "two hundred and a half" is no 250
_MOST_PARTS = 16  # words in one number; keeps a long run of them linear


class Number(NamedTuple):
    """A number that ends before lexeme ``end``. ``words``: not in digits. ``article``: only "a" or "an"."""

    quantity: float
    end: int
    words: bool
    article: bool


class _Part(NamedTuple):
    value: int
    scale: bool


class Numerals:
    """The number words of one language."""

    def __init__(self, language: str) -> None:
        words: dict[str, Any] = table("wellsourced.text", "numerals", language)
        self.decimal: str = words.get("decimal", ".")
        self.space_groups: bool = words.get("space_groups", False)
        self.joins = frozenset(fold(w) for w in words.get("joins", ()))
        self.joins_above: int = words.get("joins_above", 100)
        self.articles = frozenset(fold(w) for w in words.get("articles", ()))
        self.before_scale = frozenset(fold(w) for w in words.get("a_scale", ()))
        self.parts: Phrases[_Part] = Phrases(
            (phrase, _Part(int(value), scale))
            for section, scale in (("words", False), ("scales", True))
            for value, phrases in words.get(section, {}).items()
            for phrase in phrases
        )
        self.collective: Phrases[int] = Phrases(
            (phrase, int(value)) for value, phrases in words.get("collective", {}).items() for phrase in phrases
        )
        self.halves: Phrases[float] = Phrases((phrase, 0.5) for phrase in words.get("halves", ()))
        self.half: Phrases[float] = Phrases((phrase, 0.5) for phrase in words.get("half", ()))
        self.half_tail: str = words.get("half_tail", "")
        self.paired = frozenset(fold(w) for w in words.get("paired", "").split())
        self._pieces: dict[str, list[tuple[str, _Part | None]]] = {}
        if words.get("glued"):
            self._learn_pieces(words)

    def _learn_pieces(self, words: dict[str, Any]) -> None:
        pieces: dict[str, _Part | None] = {fold(join): None for join in words.get("joins", ())}
        for section, scale in (("elided", False), ("words", False), ("scales", True)):
            for value, phrases in words.get(section, {}).items():
                pieces.update((fold(p), _Part(int(value), scale)) for p in phrases)
        for piece in sorted(pieces, key=lambda p: (-len(p), p)):
            self._pieces.setdefault(piece[0], []).append((piece, pieces[piece]))

    @cached_property
    def openings(self) -> frozenset[str]:
        """The words that a number written in words may begin with, but for those glued into one."""
        return self.parts.openings | self.articles | self.half.openings

    def opens(self, key: str) -> bool:
        """True for a word that a number may begin with."""
        return key in self.openings or bool(self._pieces and (self.glued(key) or self.with_half(key)))

    def with_half(self, key: str) -> float | None:
        """Return the number of "zweieinhalb" and "anderthalb"; None for any other word."""
        if not self.half_tail or not key.endswith(self.half_tail[-4:]):
            return None
        if key == "anderthalb":
            return 1.5
        whole = self.parts.meaning(key.removesuffix(self.half_tail)) if key.endswith(self.half_tail) else None
        return None if whole is None or whole.scale else whole.value + 0.5

    def glued(self, key: str) -> tuple[_Part, ...]:
        """Return the parts of a number written as one word ("zweiundvierzig"), or nothing."""
        if not self._pieces or len(key) > _LONGEST_GLUED_CHARS:
            return ()
        reached: dict[int, tuple[_Part, ...]] = {0: ()}
        for position in range(len(key)):
            for piece, part in self._pieces.get(key[position], ()) if position in reached else ():
                if key.startswith(piece, position):
                    parts = reached[position] + (() if part is None else (part,))
                    reached.setdefault(position + len(piece), parts)
        parts = reached.get(len(key), ())
        return parts if len(parts) > 1 and key[:3] != "und" else ()


@cache
def numerals(language: str) -> Numerals:
    """Return the number words of ``language``; none where there is no table."""
    return Numerals(language)


def read_number(words: Sequence[Lexeme], i: int, known: Numerals) -> Number | None:
    """Return the number that begins at lexeme ``i``, or None.

    >>> from wellsourced.text.lexemes import lexemes
    >>> read_number(lexemes("2.5 billion"), 0, numerals("en"))
    Number(quantity=2500000000.0, end=4, words=False, article=False)
    """
    if words[i].digits:
        return _in_digits(words, i, known)
    if words[i].word and known.opens(words[i].key):
        return _in_words(words, i, known)
    return None


def _in_digits(words: Sequence[Lexeme], i: int, known: Numerals) -> Number | None:
    shape = _shape(words, i, known)
    if shape is None:
        return None
    quantity, end = shape
    for _ in range(2):  # "3 mil milhões" has two
        at = _past_hyphen(words, end)
        scale = known.parts.at(words, at)
        if scale and scale[1].scale and _fits(words, at, scale):
            quantity *= scale[1].value
            end = scale[0]
    return Number(*_with_half(words, quantity, end, known), False, False)


def _with_half(words: Sequence[Lexeme], quantity: float, end: int, known: Numerals) -> tuple[float, int]:
    """ "Three and a half million", "dos millones y medio"; a half that belongs to no scale is left to its unit."""
    half = known.halves.at(words, end)
    if half is None:
        return quantity, end
    last, then = known.parts.at(words, end - 1), known.parts.at(words, half[0])
    if last is not None and last[1].scale and last[1].value >= _LEAST_HALVED:
        return quantity + half[1] * last[1].value, half[0]
    if then is not None and then[1].scale and len(words[half[0]].text) > 2:
        return (quantity + half[1]) * then[1].value, then[0]
    return quantity, end


def _halved(words: Sequence[Lexeme], i: int, known: Numerals) -> Number | None:
    """ "Half a million", "une demi-douzaine"; a bare half, which only a unit may follow, has ``article``."""
    half = known.half.at(words, i)
    if half is None:
        return None
    scale = known.parts.at(words, half[0])
    if scale is not None and scale[1].scale and len(words[half[0]].text) > 2:
        return Number(half[1] * scale[1].value, scale[0], True, False)
    many = known.collective.at(words, half[0])
    if many is not None:
        return Number(half[1] * many[1], many[0], True, False)
    return Number(half[1], half[0], True, True)


def _past_hyphen(words: Sequence[Lexeme], i: int) -> int:
    """Where the word begins that a hyphen ties to the digits before: "a 1.2-billion loan"."""
    tied = words[i : i + 2]
    glued = len(tied) > 1 and tied[0].text in "-\u2011" and not (tied[0].spaced or tied[1].spaced)
    return i + 1 if glued and len(tied[1].text) > 2 else i


def _fits(words: Sequence[Lexeme], i: int, scale: tuple[int, _Part]) -> bool:
    """One-letter scales ("m", "k") count only when glued to the digits and followed by no letter or digit."""
    if len(words[i].text) > 2:
        return True
    after = words[scale[0]] if scale[0] < len(words) else None
    free = after is None or after.spaced or not (after.word or after.digits)
    return free and (not words[i].spaced if len(words[i].text) == 1 else True)


def _shape(words: Sequence[Lexeme], i: int, known: Numerals) -> tuple[float, int] | None:
    """Digits with their separators from ``i`` and where they end; None for what is no number."""
    first = words[i].text
    whole, used = first, ""
    end = i + 1
    for _ in range(_MOST_GROUPS):
        tail = _group(words, end, used, known) if len(first) <= 3 and first != "0" else None
        if tail is None:
            break
        used, end = tail
        whole += words[end - 1].text
    if len(whole) > _MOST_DIGITS:
        return None
    decimals = _decimals(words, end)
    if decimals is None or words[end].key == used:
        return float(whole), end
    return float(f"{whole}.{decimals}"), end + 2


def _group(words: Sequence[Lexeme], i: int, used: str, known: Numerals) -> tuple[str, int] | None:
    """A thousands mark and three digits at ``i``: the mark and the end. ``used`` is the mark so far."""
    if i >= len(words):
        return None
    if words[i].digits and words[i].gap in (_THIN_SPACES + " " if known.space_groups else _THIN_SPACES):
        mark, at = " ", i
    elif words[i].key in _GROUP_MARKS and not words[i].spaced and (words[i].key != "." or known.decimal != "."):
        mark, at = words[i].key, i + 1
    else:
        return None
    if (used and mark != used) or at >= len(words) or not words[at].digits or len(words[at].text) != 3:
        return None
    return None if mark != " " and words[at].spaced else (mark, at + 1)


def _decimals(words: Sequence[Lexeme], i: int) -> str | None:
    """The decimals at ``i`` behind their mark; none where a third number follows ("1.2.3")."""
    if i + 1 >= len(words) or words[i].key not in {".", ","} or words[i].spaced:
        return None
    digits = words[i + 1]
    if not digits.digits or digits.spaced or len(digits.text) > _MOST_DECIMALS:
        return None
    more = i + 3 < len(words) and words[i + 2].key in {".", ","} and words[i + 3].digits and not words[i + 3].spaced
    return None if more else digits.text


def _in_words(words: Sequence[Lexeme], i: int, known: Numerals) -> Number | None:
    halved = _halved(words, i, known)
    if halved is not None:
        return halved
    if (glued := known.with_half(words[i].key)) is not None:
        scale = known.parts.at(words, i + 1)
        if scale is not None and scale[1].scale:
            return Number(glued * scale[1].value, scale[0], True, False)
        return Number(glued, i + 1, True, False)
    article = words[i].key in known.articles
    if article and words[i].key in known.before_scale:
        scale = known.parts.at(words, i + 1)
        if scale and scale[1].scale and len(words[i + 1].text) > 2:
            more = _sum(words, i + 1, known)
            return Number(more[0], more[1], True, False)
    if article and (many := known.collective.at(words, i + 1)):
        worn = many[0] < len(words) and words[many[0]].key in known.paired
        return Number(1, i + 1, True, True) if worn else Number(many[1], many[0], True, False)
    quantity, end = _sum(words, i, known)
    if end > i:
        quantity, end = _with_half(words, quantity, end, known)
    if end > i:
        if len(words[i].text) <= 2 and (part := known.parts.at(words, i)) and part[1].scale:
            return None
        many = known.collective.at(words, end)
        if article and end == i + 1:
            return Number(quantity, end, True, True)
        return Number(quantity * many[1], many[0], True, False) if many else Number(quantity, end, True, False)
    return Number(1, i + 1, True, True) if article else None


def _sum(words: Sequence[Lexeme], i: int, known: Numerals) -> tuple[float, int]:
    """Add and multiply the parts of a number in words from ``i``; the end is ``i`` where there is none."""
    total = current = 0.0
    last_scale = float("inf")
    room = float("inf")
    at = i
    for _ in range(_MOST_PARTS):
        step = _next_parts(words, at, known, first=at == i, room=room)
        if step is None:
            return total + current, at
        parts, at = step
        for part in parts:
            if part.scale and part.value >= 1000:
                if part.value > last_scale:
                    total, current = (total + current) * part.value, 0.0
                else:
                    total, current = total + (current or 1) * part.value, 0.0
                last_scale, room = part.value, part.value
            elif part.scale:
                current = (current or 1) * part.value
                room = part.value
            else:
                current += part.value
                room = _room(part.value)
    return total + current, at


def _next_parts(
    words: Sequence[Lexeme], at: int, known: Numerals, *, first: bool, room: float
) -> tuple[tuple[_Part, ...], int] | None:
    if at >= len(words):
        return None
    i = at
    joined = False
    if not first:
        hyphen = words[i].key == "-" and words[i].text in _HYPHENS and i + 1 < len(words) and not words[i + 1].spaced
        join = words[i].key in known.joins and room + 0.5 >= min(known.joins_above, 10)
        joined = join and room < float("inf")
        if hyphen or joined:
            i += 1
    found = known.parts.at(words, i) if i < len(words) else None
    parts: tuple[_Part, ...] = ()
    if found is not None:
        parts, end = (found[1],), found[0]
    elif i < len(words) and (glued := known.glued(words[i].key)):
        parts, end = glued, i + 1
    if not parts:
        return None
    if not first and not parts[0].scale and parts[0].value >= room:
        return None
    if joined and known.joins_above >= 100 and room < 100:
        return None
    if not first and parts[0].scale and len(words[i].text) <= 2:
        return None
    return parts, end


def _room(value: int) -> float:
    """What may be added after ``value`` in one number: units after tens, nothing after units."""
    if value >= 100:
        return 100
    return 10 if value >= 20 and value % 10 == 0 else 0
