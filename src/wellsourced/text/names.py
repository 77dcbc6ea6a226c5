"""Find proper names by their shape and tell persons from organisations by the company they keep."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from wellsourced.text.normalize import Token, fold, tokens

INNER = frozenset(
    """of the for and & de des du la le les del della dei di do da dos das el los y e und für fur von van der den
    on al bin ibn ter zu zum""".split()
)
# What may stand between two parts of one name; of the others, "the" and "la" only after one of these.
_STRONG = frozenset("of de du des del della di do da dos for von van der al el bin ibn ter zu &".split())
_BODIES_ON = frozenset("commission committee council conference center centre institute task panel".split())
_TITLE_ABBREVIATION = frozenset(
    "mr mrs ms dr prof sen rep gov gen adm col lt capt maj sgt cmdr rev hon st mme mlle sr sra jr".split()
)
CALENDAR_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril
    mai juin juillet aout septembre octobre novembre decembre lunes martes miercoles jueves viernes sabado domingo
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar marz juni juli oktober
    dezember segunda-feira terca-feira quarta-feira quinta-feira sexta-feira janeiro fevereiro marco maio junho julho
    setembro outubro novembro dezembro lunedi martedi mercoledi giovedi venerdi sabato domenica gennaio febbraio aprile
    maggio giugno luglio settembre ottobre dicembre mon tue tues wed thu thur thurs fri sat sun jan feb apr aug sept oct
    nov dec""".split()
)
# Months and days that are also names: a date only beside a number or behind one of the words that lead to a date.
_ALSO_NAMES = frozenset("may april june august marco jan sun sat mars mai julio abril domingo sabado domenica".split())
_LEAD_TO_DATES = frozenset(
    "in of on since until till last next by this early late mid from en de du em im le il el o no am seit di a".split()
)
_CONTRACTED = re.compile(
    r"(?:i|you|he|she|it|we|they|that|this|there|here|what|who|where|how|let|o|don|can|won|isn|wasn|didn|doesn|"
    r"couldn|wouldn|shouldn|aren|weren|hasn|haven|hadn|ain|c|d|j|l|m|n|qu|s|t|jusqu|lorsqu|puisqu)"
    r"'(?:m|d|ve|ll|re|s|t|clock|est|ai|etait|avait|y|en|on|il|elle|ils|elles|un|une|a|e|ho|era)"
)
_FIRST_PERSON = frozenset("i i'm i'd i've i'll".split())
# "R-Ohio", "D-Mass": the party and state of a lawmaker, as wires write them.
_PARTY_AND_STATE = re.compile(r"(?:R|D|I)[-‑–][A-Z][A-Za-z]*")
_PARTIES = ("R", "D", "I")
_DOMAINS = frozenset("com net org info news fr de es it pt uk br tv".split())
MAX_NAME_TOKENS = 9
ELIDED_CHARS = 2


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


class _Rules(NamedTuple):
    """What decides where a name begins and ends: offsets of sentences and the words of the language."""

    starts: frozenset[int]
    titles: frozenset[str]
    organisation_words: frozenset[str]
    common: frozenset[str]


def name_spans(
    text: str,
    *,
    sentence_starts: Iterable[int],
    titles: frozenset[str],
    organisation_words: frozenset[str],
    common: frozenset[str],
) -> list[NameSpan]:
    """Return the proper names in ``text`` in order.

    ``sentence_starts`` are the offsets where a capital letter says nothing; ``common`` holds folded words that are
    no name there. ``titles`` and ``organisation_words`` are folded; titles before a name are taken into the span.
    """
    rules = _Rules(frozenset(sentence_starts), titles, organisation_words, common)
    found: list[NameSpan] = []
    line = tokens(text)
    index = 0
    while index < len(line):
        stop = _run(text, line, index, rules)
        if stop > index:
            alone = stop == index + 1 and _base(line[index]) in common
            span = None if alone else _span(text, line[index:stop], rules)
            if span is not None:
                found.append(span)
        index = max(stop, index + 1)
    return found


def capitalised(token: Token) -> bool:
    """True for a word that begins with a capital letter, or an acronym with digits; "L'ami" opens a sentence only."""
    text = token.text
    elided = len(text) > ELIDED_CHARS and text[1] in "'’" and text[ELIDED_CHARS].islower()
    return text[0].isupper() and not elided


def _base(token: Token) -> str:
    return token.key.removesuffix("'s")


def _no_name(line: list[Token], index: int) -> bool:
    """A weekday, "I", "We'll" and "R-Ohio" are written with a capital and name nobody."""
    token = line[index]
    base = _base(token)
    return (
        (
            base in CALENDAR_WORDS
            and not _opens_a_title(line, index)
            and (base not in _ALSO_NAMES or _beside_a_date(line, index))
        )
        or token.key in _FIRST_PERSON
        or _CONTRACTED.fullmatch(token.key) is not None
        or _PARTY_AND_STATE.fullmatch(token.text) is not None
        or _dashed_party(line, index)
        or (index > 0 and _dashed_party(line, index - 1))
    )


def _opens_a_title(line: list[Token], index: int) -> bool:
    """ "the Sunday Crier": a day behind the article and before another capital is part of a name."""
    if not index or index + 1 >= len(line) or line[index - 1].key != "the":
        return False
    following = line[index + 1]
    beside = following.start == line[index].end + 1 and line[index].start == line[index - 1].end + 1
    return beside and capitalised(following) and _base(following) not in CALENDAR_WORDS


def _dashed_party(line: list[Token], index: int) -> bool:
    """The same with a long dash, which cuts it into two words."""
    if line[index].text not in _PARTIES or index + 1 >= len(line):
        return False
    following = line[index + 1]
    return following.start == line[index].end + 1 and following.text[0].isupper() and following.text[1:] != ""


def _beside_a_date(line: list[Token], index: int) -> bool:
    before = line[index - 1] if index else None
    after = line[index + 1] if index + 1 < len(line) else None
    numbered = any(t is not None and t.text[0].isdigit() for t in (before, after))
    return numbered or before is None or before.text in _LEAD_TO_DATES


def _run(text: str, line: list[Token], index: int, rules: _Rules) -> int:
    """Return the index after the name that begins at ``index``, or ``index`` where none does."""
    first = line[index]
    if not capitalised(first) or _no_name(line, index) or _ends_abbreviation(text, first):
        return index
    if first.start in rules.starts and _base(first) in rules.common:
        return index
    stop = index + 1
    while stop < len(line) and stop - index < MAX_NAME_TOKENS:
        token = line[stop]
        owned = _owned_plural(text, line[stop - 1], token, rules)
        if not owned and not _joined(text, line[stop - 1], token):
            break
        if _is_possessive(line[stop - 1].text) and _base(token) not in rules.organisation_words:
            break
        if token.start in rules.starts and _base(token) in rules.common:
            break
        if (capitalised(token) and not _no_name(line, stop)) or _stuck(text, line[stop - 1], token):
            stop += 1
            continue
        after = _inner_end(text, line, stop)
        if after is None or (stop - index > 1 and not _may_go_on(line, index, stop, rules)):
            break
        stop = after
    return stop


def _ends_abbreviation(text: str, token: Token) -> bool:
    """The "C" of "R-S.C.", which is cut from it as a word of its own."""
    before = text[max(token.start - 2, 0) : token.start]
    return len(token.text) == 1 and before[:1].isupper() and before[1:] == "."


def _may_go_on(line: list[Token], index: int, stop: int, rules: _Rules) -> bool:
    """ "Bank of England" and "Ursula von der Leyen" go on; "Ann Lee of York" does not."""
    particle = line[stop].text in _PARTICLES
    return particle or any(t.key in rules.organisation_words for t in line[index:stop])


_PARTICLES = frozenset("von van al el bin ibn ter zu dos da di".split())


def _inner_end(text: str, line: list[Token], stop: int) -> int | None:
    """Step over "of the", "de la", "&" between two capitalised words of one name."""
    at = stop
    while at < len(line) and at - stop < 3 and line[at].text in INNER:
        at += 1
    if at == stop or at >= len(line):
        return None
    joined = all(_joined(text, line[k - 1], line[k]) for k in range(stop, at + 1))
    chained = line[stop].text == "and" and any(t.text in ("of", "for") for t in line[max(0, stop - 4) : stop])
    on = line[stop].text == "on" and line[stop - 1].key in _BODIES_ON
    strong = chained or on or line[stop].text in _STRONG
    return at + 1 if joined and strong and capitalised(line[at]) and not _no_name(line, at) else None


def _stuck(text: str, one: Token, other: Token) -> bool:
    """The "3" of "TV3" and the "net" of "HarbourLive.net", which are cut from it as words of their own."""
    gap = text[one.end : other.start]
    numbered = gap == "" and other.text.isdigit() and one.text[-1].isalpha()
    return numbered or (gap == "." and other.text in _DOMAINS and text[other.end : other.end + 1] not in (".", "@"))


def _joined(text: str, one: Token, other: Token) -> bool:
    gap = text[one.end : other.start]
    if _stuck(text, one, other):
        return True
    if gap in (" ", "\u00a0", "\u202f", "-", " & ", ""):
        return True
    initial = len(one.text) == 1 and one.text.isupper()
    return gap in (". ", ".") and (initial or one.key in _TITLE_ABBREVIATION)


def _owned_plural(text: str, one: Token, other: Token, rules: _Rules) -> bool:
    """ "the Dockers' Federation" is one name: the apostrophe behind the plural ends none."""
    gap = text[one.end : other.start]
    return gap in ("' ", "’ ") and one.key.endswith("s") and _base(other) in rules.organisation_words


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _span(text: str, run: list[Token], rules: _Rules) -> NameSpan | None:
    words = [t.key.replace(".", "") for t in run]
    words[-1] = words[-1].removesuffix("'s")
    end = run[-1].end - (2 if run[-1].text.endswith(("'s", "’s")) else 0)
    head = 0
    for size in (3, 2, 1):
        while head + size <= len(words) and " ".join(words[head : head + size]) in rules.titles:
            head += size
    head = _title_within(words, head, rules)
    kinds = rules.organisation_words
    organisation = any(w in kinds or w.rstrip("s") in kinds for w in words[head:])
    bare = run[0].text.removesuffix("'s").removesuffix("’s").replace(".", "")
    acronym = len(run) == 1 and bare.isupper() and len(bare) >= 2
    return NameSpan(
        run[0].start,
        end,
        text[run[0].start : end],
        _initials_joined(words[head:]),
        tuple(words[:head]),
        organisation or acronym or "&" in text[run[0].start : end],
        _is_possessive(run[-1].text),
        run[0].start in rules.starts,
    )


def _title_within(words: list[str], head: int, rules: _Rules) -> int:
    """Where the name begins in "Upper Mill Mayor Ann Lee": behind the last title that a full name follows."""
    for at in range(len(words) - 3, head, -1):
        if words[at] in rules.titles and not any(w in rules.organisation_words for w in words[at + 1 :]):
            return at + 1
    return head


def _initials_joined(words: list[str]) -> tuple[str, ...]:
    """ "U. S. Navy" is ("us", "navy"); "J. D. Lee" is ("jd", "lee")."""
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

    >>> skeleton("Hordiyenko") == skeleton("Hordienko") == skeleton("Hordyienko")
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
    ("shch", "s"), ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("dzh", "j"), ("kh", "h"), ("gh", "g"),
    ("zh", "z"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("qu", "k"), ("q", "k"),
    ("ou", "u"), ("oo", "u"), ("w", "v"), ("tz", "z"), ("ts", "z"), ("x", "ks"), ("s", "z"), ("c", "k"),
    ("dj", "j"),
)  # fmt: skip
