"""Turn a sentence of news into one that is false, by one change, and into one that is dressed otherwise and still true.

Nothing here looks at how wellsourced reads: the patterns and tables are this file's own.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

TITLES = r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.|President|Senator|Secretary|Speaker|Justice|Judge|Mayor|Congressman"
_NAME = r"[A-Z][a-z]+(?:[A-Z][a-z]+)?"
_SAYING = r"said|says|told|added|argued|wrote|insisted|warned|declared|explained|noted|tweeted"
_FULL = re.compile(rf"\b({_NAME}) (?:[A-Z]\. )?({_NAME})\b")
_TITLED = re.compile(rf"\b(?:{TITLES}) (?:{_NAME} (?:[A-Z]\. )?)?({_NAME})\b")
_TELLS = re.compile(
    rf"\b(?:(?P<a>(?:{TITLES}) |)(?P<name>(?:{_NAME} )?{_NAME})|(?P<pronoun>[Hh]e|[Ss]he)) (?:{_SAYING})\b"
)
_DIGITS = re.compile(r"(?<![\w.,$-])\$?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w-]|[.,]\d)")
_SPELLED = (
    "two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty".split()
)
_VALUES = dict(zip(_SPELLED, (*range(2, 14), 15, 20, 30, 40, 50), strict=True))
_WORDS = re.compile(rf"\b({'|'.join(_SPELLED)})\b(?!-)")
_AUXILIARY = re.compile(
    r"(?<!to )\b(is|are|was|were|will|would|should|could|has|have|had|must)\b"
    rf"(?! not\b|n't|n’t| no\b| never\b| \d| an? \b| (?:{'|'.join(_SPELLED)})\b)"
)
_NOT = re.compile(r"\b(is|are|was|were|will|would|should|could|has|have|had|must|do|does|did) not\b|\b(never) ")
_SHORT_NOT = re.compile(r"\b(is|are|was|were|would|should|could|has|have|had|did|does|do)n[’']t\b")
_OPPOSITES = """rose fell|increase decrease|increased decreased|higher lower|supports opposes|supported opposed
support oppose|accepted rejected|approved rejected|before after|more less|won lost|win lose|begin end|began ended
allow forbid|allowed forbade|praised condemned|confirmed denied|ally enemy|allies enemies|success failure
strong weak|first last|public secret|guilty innocent|legal illegal|early late|majority minority|with without
raise cut|gained lost|best worst|better worse|always never|hired fired|arrived left|agreed refused|easy hard
safe dangerous|true false|inside outside|all none of"""
OPPOSITES = {
    one: other
    for pair in re.split(r"[|\n]", _OPPOSITES)
    for left, right in [pair.split(" ", 1)]
    for one, other in ((left, right), (right, left))
    if one not in ("none of", "end", "left", "last", "hard", "cut", "less")
}
_NO_PEOPLE = frozenset(
    """White House United States New York Supreme Court Fox News Wall Street Washington Post Capitol Hill North Korea
    South Carolina America American Tea Party Islamic State Justice Department Congress Republican Democrat Republicans
    Democrats Senate Associated Press January February March April May June July August September October November
    December Monday Tuesday Wednesday Thursday Friday Saturday Sunday President Senator Secretary Speaker Judge Mayor
    Congressman Representative Governor Chief The But And In On He She They It This""".split()
)


class Twisted(NamedTuple):
    """A sentence with one change: ``kind`` says of what, ``changed`` from what to what."""

    kind: str
    text: str
    changed: str


class People(NamedTuple):
    """The persons an event's articles name, most often first: surname and full name."""

    names: tuple[tuple[str, str], ...]

    def surname(self, written: str) -> str | None:
        """Return the surname of a person as written, or None for anything else."""
        return next((s for s, full in self.names if written in (s, full)), None)


def people(texts: Iterable[str]) -> People:
    """Return whom the articles name in full and, at least twice, by title or as saying something."""
    whole = "\n".join(texts)
    spoken = Counter(m[1] for m in _TITLED.finditer(whole))
    spoken.update(m["name"].split()[-1] for m in _TELLS.finditer(whole) if m["name"])
    full: dict[str, Counter[str]] = {}
    for m in _FULL.finditer(whole):
        if m[1] not in _NO_PEOPLE and m[2] not in _NO_PEOPLE:
            full.setdefault(m[2], Counter())[f"{m[1]} {m[2]}"] += 1
    found = [(n, s, full[s].most_common(1)[0][0]) for s, n in spoken.items() if n > 1 and s in full]
    return People(tuple((s, name) for _, s, name in sorted(found, key=lambda f: (-f[0], f[1]))))


def twists(sentence: str, article: str, known: People, random: Random) -> Iterator[Twisted]:
    """Yield at most one false form of each kind: number, name, polarity, attribution.

    Whoever the ``article`` names takes the place of no "he" in an attribution, which might mean that person.
    """
    for make in (_number, _polarity):
        if (made := make(sentence, random)) is not None:
            yield made
    for found in (_name(sentence, known, random), _attribution(sentence, article, known, random)):
        if found is not None:
            yield found


def harmless(sentence: str) -> str | None:
    """Return the sentence in another dress with the same meaning, or None where nothing can be changed."""
    changed = re.sub(r"\b(?:Mr|Mrs|Ms)\. ", "", sentence)
    changed = _SHORT_NOT.sub(lambda m: f"{m[1]} not", changed)
    changed = _WORDS.sub(lambda m: str(_VALUES[m[1]]) if _VALUES[m[1]] > 9 else m[1], changed)
    changed = re.sub(r"\b(\d+(?:\.\d+)?) percent\b", r"\1%", changed)
    changed = changed.replace("“", '"').replace("”", '"').replace("’", "'")
    return changed if re.sub(r"\W", "", changed) != re.sub(r"\W", "", sentence) else None


def _number(sentence: str, random: Random) -> Twisted | None:
    places = [*_DIGITS.finditer(sentence), *_WORDS.finditer(sentence)]
    if not places:
        return None
    place = random.choice(places)
    other = _other_number(place[1], random)
    return _changed("number", sentence, place.span(1), other)


def _other_number(written: str, random: Random) -> str:
    if written in _VALUES:
        return random.choice([w for w in _SPELLED if w != written])
    plain = written.replace(",", "")
    if "." in plain:
        return f"{float(plain) + random.choice((0.7, 1.2, 2.5)):.{len(plain.split('.')[1])}f}"
    value = int(plain)
    if 1900 <= value <= 2050 and "," not in written:
        return str(value - random.randint(1, 9))
    other = (
        value + max(1, round(value * random.choice((0.2, 0.4, 1.0))))
        if value < 24
        else round(value * random.choice((0.6, 1.3, 2.0)))
    )
    return f"{other:,}" if "," in written else str(other)


def _polarity(sentence: str, random: Random) -> Twisted | None:
    opposite = [m for m in re.finditer(r"\b[a-z]+\b", sentence) if m[0] in OPPOSITES]
    made: list[Twisted] = [_changed("polarity", sentence, m.span(), OPPOSITES[m[0]]) for m in opposite]
    for m in _NOT.finditer(sentence):
        made.append(_changed("polarity", sentence, m.span(), m[1] or ""))
    for m in _SHORT_NOT.finditer(sentence):
        made.append(_changed("polarity", sentence, m.span(), m[1]))
    denied = [_changed("polarity", sentence, m.span(), f"{m[1]} not") for m in _AUXILIARY.finditer(sentence)]
    if made and (not denied or random.random() < 0.5):
        return random.choice(made)
    return random.choice(denied) if denied else None


def _name(sentence: str, known: People, random: Random) -> Twisted | None:
    places = [
        (m.span(), full, m[0])
        for surname, full in known.names
        for m in re.finditer(
            rf"\b(?:{re.escape(full)}|(?<![a-z] )(?<![A-Z]\. )\b{re.escape(surname)})\b(?!-)", sentence
        )
        if len(re.findall(rf"\b{re.escape(surname)}\b", sentence)) == 1
    ]
    others = [(s, f) for s, f in known.names if s not in sentence]
    if not places or not others:
        return None
    span, full, written = random.choice(places)
    other = random.choice(others[:6])
    return _changed("name", sentence, span, other[1] if written == full else other[0])


def _attribution(sentence: str, article: str, known: People, random: Random) -> Twisted | None:
    for m in _TELLS.finditer(sentence):
        surname = known.surname(m["name"]) if m["name"] else None
        taken = article if m["pronoun"] else sentence
        others = [(s, f) for s, f in known.names if s not in taken and s != surname]
        if not others or (m["name"] and surname is None):
            continue
        other = random.choice(others[:6])
        if m["pronoun"]:
            return _changed("attribution", sentence, m.span("pronoun"), other[1])
        return _changed("attribution", sentence, m.span("name"), other[1] if " " in m["name"] else other[0])
    return None


def _changed(kind: str, sentence: str, span: tuple[int, int], other: str) -> Twisted:
    was = sentence[span[0] : span[1]]
    text = re.sub(
        r"  +",
        " ",
        sentence[: span[0]] + other + (" " if not other and was.endswith(" ") else "") + sentence[span[1] :],
    )
    return Twisted(kind, text, f"{was.strip()} -> {other or '(nothing)'}")


def kinds() -> Sequence[str]:
    """Return the kinds of change, in the order of tables."""
    return ("number", "name", "polarity", "attribution")
