"""What happened, and who can tell of it: one invented event with its facts, sources and sayings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from .names import Namer
from .tables import LANGUAGES, columns, in_language, table

SECOND_SOURCE = 0.65  # of facts, those that somebody else knows too
OTHER_FIGURE = 0.4  # of those with a figure, those of which the second one gives another
LATER_FIGURE = 0.3  # of counts, those that their source puts higher later
COUNTS = ("hurt", "dead", "missing", "moved", "crews", "ill", "damage", "leaked", "records", "taken", "walked")
FIRST_DAY = datetime(2023, 1, 2)
DAYS = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """What one source says of one fact: a quantity (None for facts without one) and how firm it is."""

    quantity: int | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Someone who knows. ``origin`` is the same for an office and those who speak for it.

    ``first`` and ``later`` are how it is named, by language; ``name`` is the plain name. ``vague`` may be anybody.
    """

    id: str
    kind: str
    origin: str
    name: str
    first: Mapping[str, tuple[str, ...]]
    later: Mapping[str, str]
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be asserted; ``held`` is what each source says of it, first and later."""

    id: str
    type: str
    slots: Mapping[str, Mapping[str, str]]
    held: Mapping[str, tuple[Figure, ...]]


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of one speaker on one occasion. ``parts`` index the table of ``role``; ``manner`` joins them.

    The parts in ``reworded`` are said in other words than usual; ``like`` is the saying that this one resembles.
    """

    id: str
    speaker: str
    occasion: str
    role: str
    parts: tuple[int, ...]
    manner: str
    reworded: tuple[int, ...] = ()
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One invented event. Times are local; ``began`` is when it happened, ``press`` when it was briefed on."""

    name: str
    kind: str
    slots: Mapping[str, Mapping[str, str]]
    began: datetime
    press: datetime
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    sayings: Mapping[str, Saying]
    rumour: str


def event(seed: int, number: int) -> tuple[Event, Namer, Random]:
    """Return event ``number`` of the world ``seed``, its namer and its chance; the same at every call."""
    chance = Random(f"{seed}/{number}")
    namer = Namer(chance)
    kind = chance.choice(sorted(table("kinds")))
    slots = _slots(kind, namer, chance)
    began = FIRST_DAY + timedelta(
        days=chance.randrange(DAYS), hours=chance.randint(5, 21), minutes=chance.randrange(60)
    )
    sources = _sources(kind, slots, namer, chance)
    press = (began + timedelta(days=1)).replace(hour=chance.choice((9, 10, 11)), minute=0)
    return (
        Event(
            name=f"event-{number:04}",
            kind=kind,
            slots=slots,
            began=began,
            press=press,
            sources=sources,
            facts=_facts(kind, slots, sources, namer, chance),
            sayings=_sayings(sources, chance),
            rumour=chance.choice(table("telling")["rumours"]["matters"]),
        ),
        namer,
        chance,
    )


def _slots(kind: str, namer: Namer, chance: Random) -> dict[str, dict[str, str]]:
    """The place in each language: site, at, town, region, firm, name_of_site."""
    site = chance.choice(table("kinds")[kind]["sites"])
    name, town, region, firm = (namer.word() for _ in range(4))
    firm += chance.choice((" Works", " Group", " & Sons", " Lines", ""))
    found = {}
    for language in LANGUAGES:
        plain, at = columns(site[language])
        found[language] = {
            "site": plain.format(name=name),
            "at": at.format(name=name),
            "town": town,
            "region": region,
            "firm": firm,
            "name_of_site": name,
        }
    return found


def _sources(kind: str, slots: dict[str, dict[str, str]], namer: Namer, chance: Random) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for office in table("kinds")[kind]["offices"]:
        entry = table("people")["offices"][office]
        forms = {code: [part.format(**slots[code]) for part in columns(entry[code])] for code in LANGUAGES}
        name = forms["en"][0].removeprefix("the ")
        found[office] = Source(
            id=office,
            kind="office",
            origin=office,
            name=name,
            first={code: (f[0],) for code, f in forms.items()},
            later={code: f[1] for code, f in forms.items()},
        )
        head = _head(office, entry, slots, namer)
        found[head.id] = head
    for number in range(1, 4):
        witness = _person(f"witness{number}", table("people")["witnesses"], slots, namer, chance)
        found[witness.id] = witness
    unnamed = table("people")["unnamed"]
    for name, vague in (("trade", False), ("vague", True)):
        forms = chance.choice(unnamed[name])
        short = {code: in_language(forms, code) for code in LANGUAGES}
        found[name] = Source(
            id=name, kind="unnamed", origin=name, name=short["en"], first={c: (f,) for c, f in short.items()},
            later={**short, "en": short["en"].replace("a ", "the ", 1).split(" who ")[0]}, vague=vague,
        )  # fmt: skip
    issuer = found[table("kinds")[kind]["offices"][-1]]
    titles = table("people")["documents"]["of_office"][0]
    report = {c: _tidy_of(in_language(titles, c).format(office=issuer.first[c][0]), c) for c in LANGUAGES}
    found["report"] = Source(
        id="report",
        kind="document",
        origin=issuer.origin,
        name=report["en"],
        first={c: (f,) for c, f in report.items()},
        later={"en": "the report", "fr": "le rapport", "es": "el informe", "de": "der Bericht"},
    )
    return found


def _tidy_of(text: str, language: str) -> str:
    swaps = {"fr": (("de le ", "du "),), "es": (("de el ", "del "),)}
    for old, new in swaps.get(language, ()):
        text = text.replace(old, new)
    return text


def _head(office: str, entry: dict[str, Any], slots: dict[str, dict[str, str]], namer: Namer) -> Source:
    forename, surname, _ = namer.person()
    name = f"{forename} {surname}"
    first = {"en": tuple(_closed(form.format(name=name, **slots["en"])) for form in entry["head"])}
    for code in LANGUAGES[1:]:
        of = entry["of"][code].format(**slots[code])
        first[code] = (f"{name} {of}" if code == "de" else f"{name}, {of},",)
    later = dict.fromkeys(LANGUAGES, surname)
    return Source(id=f"head of {office}", kind="person", origin=office, name=name, first=first, later=later)


def _closed(form: str) -> str:
    """An apposition ends with a comma of its own, which the sentence drops where it ends."""
    return form + "," if ", " in form else form


def _person(
    key: str, trades: dict[str, list[str]], slots: dict[str, dict[str, str]], namer: Namer, chance: Random
) -> Source:
    forename, surname, _ = namer.person()
    name, age = f"{forename} {surname}", chance.randint(19, 81)
    first = {
        code: tuple(_closed(form.format(name=name, age=age, **slots[code])) for form in chance.sample(trades[code], 1))
        for code in LANGUAGES
    }
    return Source(
        id=key, kind="person", origin=key, name=name, first=first, later=dict.fromkeys(LANGUAGES, surname)
    )  # fmt: skip


def _facts(
    kind: str, slots: dict[str, dict[str, str]], sources: dict[str, Source], namer: Namer, chance: Random
) -> dict[str, Fact]:
    offices = [s.id for s in sources.values() if s.kind == "office"]
    others = ["witness1", "witness2", "trade", "vague", "report", *offices]
    found = {}
    for number, type_ in enumerate(table("kinds")[kind]["facts"], 1):
        unit = table("facts")[type_]["unit"]
        first = _figure(type_, unit, chance)
        main = chance.choice(offices)
        held = {main: (first,)}
        if type_ in COUNTS and chance.random() < LATER_FIGURE and first.quantity is not None:
            more = first.quantity + max(1, round(first.quantity * chance.uniform(0.1, 0.5)))
            held[main] = (first, Figure(more))
        if chance.random() < SECOND_SOURCE:
            second = chance.choice([o for o in others if sources[o].origin != sources[main].origin])
            differs = unit not in ("denial", "names", "hedge") and chance.random() < OTHER_FIGURE
            held[second] = (_another(first, unit, chance) if differs else first,)
        found[f"f{number}"] = Fact(f"f{number}", type_, _fact_slots(type_, kind, slots, namer, chance), held)
    return found


def _figure(type_: str, unit: str, chance: Random) -> Figure:
    if unit in ("denial", "names", "hedge"):
        return Figure()
    if unit == "clock":
        return Figure(chance.randint(5 * 60, 22 * 60 + 50))
    low, high = table("facts")[type_]["range"]
    quantity = round(low * (high / low) ** chance.random()) if unit != "year" else chance.randint(low, high)
    round_one = unit == "people" and quantity >= 400 and chance.random() < 0.5
    if round_one:
        quantity = round(quantity, -2)
    hedge = chance.choice(("about", "at least", None)) if round_one else None
    return Figure(quantity, hedge)


def _another(figure: Figure, unit: str, chance: Random) -> Figure:
    assert figure.quantity is not None
    if unit in ("clock", "year"):
        return Figure(figure.quantity + chance.choice((-1, 1)) * chance.randint(4, 35))
    change = max(2, round(figure.quantity * chance.uniform(0.15, 0.6)))
    lower = figure.quantity > 2 * change and unit != "percent" and chance.random() < 0.5
    return Figure(figure.quantity - change if lower else figure.quantity + change)


def _fact_slots(
    type_: str, kind: str, slots: dict[str, dict[str, str]], namer: Namer, chance: Random
) -> dict[str, dict[str, str]]:
    found = {code: dict(slots[code]) for code in LANGUAGES}
    if type_ == "deeds":
        (a, b, _), (c, d, _) = namer.person(), namer.person()
        for code in LANGUAGES:
            found[code] |= {"a": f"{a} {b}", "b": f"{c} {d}"}
    if type_ == "cause":
        cause = table("people")["causes"][chance.choice(table("kinds")[kind]["causes"])]
        for code in LANGUAGES:
            found[code]["cause"] = in_language(cause, code)
    return found


def _sayings(sources: dict[str, Source], chance: Random) -> dict[str, Saying]:
    """Two who brief the press, a statement of the company or an office, three witnesses, one of them met twice."""
    heads = [s for s in sources.values() if s.id.startswith("head of ")]
    found: dict[str, Saying] = {}

    def say(speaker: str, occasion: str, role: str) -> Saying:
        number = f"u{len(found) + 1}"
        size = len(table("sayings")[role]["parts"])
        taken = {p for s in found.values() if s.role == role for p in s.parts}
        parts = chance.sample([p for p in range(size) if p not in taken], chance.choice((1, 2, 2, 3, 3)))
        found[number] = Saying(number, speaker, occasion, role, tuple(parts), chance.choice(("and", "stop")))
        return found[number]

    briefing = chance.sample([h for h in heads if h.origin != "company"], 2)
    for head in briefing:
        say(head.id, "press", "official")
    say(briefing[0].id, "press", "official")
    stating = next((h for h in heads if h.origin == "company"), None)
    if stating is not None:
        say(stating.id, "statement", "company")
    first = say("witness1", "interview 1", "witness")
    say("witness2", "interview 2", "witness")
    say("witness3", "interview 3", "witness")
    again = say("witness1", "interview 2", "witness")
    # The same witness tells another newsroom nearly the same: alike, and not the same utterance.
    parts = (first.parts[0], *again.parts[:1])
    found[again.id] = replace(again, parts=parts, manner="stop", reworded=parts[:1], like=first.id)
    return found
