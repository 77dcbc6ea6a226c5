"""Find proper names by their shape and tell persons from organisations by the company they keep."""

from collections.abc import Iterable
from typing import NamedTuple

from wellsourced.text.normalize import Token, fold, tokens

INNER = frozenset(
    "of the for and & de des du la le les del della dei di do da dos das el los y e und für fur von van der den den".split()
)
_TITLE_ABBREVIATION = frozenset(
    "mr mrs ms dr prof sen rep gov gen adm col lt capt maj sgt cmdr rev hon st mme mlle sr sra jr".split()
)
CALENDAR_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril
    mai juin juillet aout septembre octobre novembre decembre lunes martes miercoles jueves viernes sabado domingo
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar marz juni juli oktober
    dezember segunda-feira terca-feira quarta-feira quinta-feira sexta-feira lunedi martedi mercoledi giovedi venerdi
    i i'm i'd i've i'll we're we've it's that's he's she's there's don't o'clock""".split()
)


class NameSpan(NamedTuple):
    """A proper name with the titles before it; ``core`` is the folded name without titles."""

    start: int
    end: int
    text: str
    core: tuple[str, ...]
    title: tuple[str, ...]
    organisation: bool
    possessive: bool
    first_in_sentence: bool


def name_spans(
    text: str,
    *,
    sentence_starts: Iterable[int],
    titles: frozenset[str],
    organisation_words: frozenset[str],
    common: frozenset[str],
) -> list[NameSpan]:
    """Return the proper names in ``text`` in order.

    ``sentence_starts`` are the offsets where a capital letter says nothing; ``common`` holds folded words that are no
    name there. ``titles`` and ``organisation_words`` are folded; titles before a name are taken into the span.
    """
    found: list[NameSpan] = []
    starts = frozenset(sentence_starts)
    line = tokens(text)
    index = 0
    while index < len(line):
        stop = _run(text, line, index, starts, common, organisation_words)
        if stop > index:
            alone = stop == index + 1 and fold(line[index].text).removesuffix("'s") in common
            span = None if alone else _span(text, line[index:stop], starts, titles, organisation_words)
            if span is not None:
                found.append(span)
        index = max(stop, index + 1)
    return found


def capitalised(token: Token) -> bool:
    """True for a word that begins with a capital letter, or an acronym with digits."""
    return token.text[0].isupper()


def _run(
    text: str,
    line: list[Token],
    index: int,
    starts: frozenset[int],
    common: frozenset[str],
    organisation_words: frozenset[str],
) -> int:
    """Return the index after the name that begins at ``index``, or ``index`` where none does."""
    first = line[index]
    base = fold(first.text).removesuffix("'s")
    if not capitalised(first) or base in CALENDAR_WORDS:
        return index
    if first.start in starts and base in common:
        return index
    stop = index + 1
    while stop < len(line) and stop - index < 9:
        token = line[stop]
        if not _joined(text, line[stop - 1], token):
            break
        if (
            _is_possessive(line[stop - 1].text)
            and fold(token.text).removesuffix("'s") not in organisation_words
        ):
            break
        if capitalised(token) and fold(token.text).removesuffix("'s") not in CALENDAR_WORDS:
            stop += 1
            continue
        after = _inner_end(text, line, stop)
        if after is None or (stop - index > 1 and not _has_word(line[index:stop], organisation_words)):
            break
        stop = after
    return stop


def _has_word(run: list[Token], organisation_words: frozenset[str]) -> bool:
    return any(fold(t.text) in organisation_words for t in run)


def _inner_end(text: str, line: list[Token], stop: int) -> int | None:
    """Step over "of the", "de la", "&" between two capitalised words of one name."""
    at = stop
    while at < len(line) and at - stop < 3 and line[at].text in INNER:
        at += 1
    if at == stop or at >= len(line):
        return None
    joined = all(_joined(text, line[k - 1], line[k]) for k in range(stop, at + 1))
    chained = line[stop].text == "and" and any(t.text in ("of", "for") for t in line[max(0, stop - 4) : stop])
    strong = chained or line[stop].text in {
        "of",
        "de",
        "du",
        "des",
        "del",
        "della",
        "di",
        "do",
        "da",
        "dos",
        "for",
        "von",
        "van",
        "der",
        "al",
        "el",
        "&",
    }
    return (
        at + 1
        if joined and strong and capitalised(line[at]) and fold(line[at].text) not in CALENDAR_WORDS
        else None
    )


def _joined(text: str, one: Token, other: Token) -> bool:
    gap = text[one.end : other.start]
    if gap in (" ", "\u00a0", "\u202f", "-", " & ", ""):
        return True
    initial = len(one.text) == 1 and one.text.isupper()
    return gap in (". ", ".") and (initial or fold(one.text) in _TITLE_ABBREVIATION)


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _span(
    text: str,
    run: list[Token],
    starts: frozenset[int],
    titles: frozenset[str],
    organisation_words: frozenset[str],
) -> NameSpan | None:
    possessive = _is_possessive(run[-1].text)
    words = [fold(t.text).replace(".", "") for t in run]
    words[-1] = words[-1].removesuffix("'s")
    end = run[-1].end - (2 if run[-1].text.endswith(("'s", "’s")) else 0)
    head = 0
    for size in (3, 2, 1):
        while head + size <= len(words) and " ".join(words[head : head + size]) in titles:
            head += size
    organisation = any(w in organisation_words or w.rstrip("s") in organisation_words for w in words[head:])
    acronym = len(run) == 1 and run[0].text.isupper() and len(run[0].text) >= 2
    core = _initials_joined(words[head:])
    return NameSpan(
        run[0].start,
        end,
        text[run[0].start : end],
        core,
        tuple(words[:head]),
        organisation or acronym or "&" in text[run[0].start : end],
        possessive,
        run[0].start in starts,
    )


def _initials_joined(words: list[str]) -> tuple[str, ...]:
    """ "U. S. Navy" is ("us", "navy"); "J. D. Vance" is ("jd", "vance")."""
    joined: list[str] = []
    last_single = False
    for word in words:
        single = len(word) == 1 and word.isalpha()
        if single and last_single:
            joined[-1] += word
        elif word:
            joined.append(word)
        last_single = single
    return tuple(joined)


def skeleton(word: str) -> str:
    """Return what transliterations of one name share: consonants, with variants of one sound made equal.

    >>> skeleton("Zelenskyy") == skeleton("Zelenskiy") == skeleton("Zelensky") == skeleton("Selenskyj")
    True
    """
    plain = fold(word).replace("'", "").replace("-", "")
    for written, sound in _SOUNDS:
        plain = plain.replace(written, sound)
    head, tail = plain[:1], plain[1:]
    rest = "".join(c for c in tail if c not in "aeiouyjh")
    squeezed = "".join(c for i, c in enumerate(rest) if i == 0 or rest[i - 1] != c)
    return (head if head not in "aeiouyj" else "a") + squeezed


_SOUNDS = (
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("dzh", "j"), ("kh", "h"), ("gh", "g"), ("zh", "z"),
    ("sh", "s"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("ou", "u"), ("oo", "u"),
    ("w", "v"), ("tz", "z"), ("ts", "z"), ("x", "ks"), ("s", "z"), ("c", "k"), ("dj", "j"),
)  # fmt: skip
