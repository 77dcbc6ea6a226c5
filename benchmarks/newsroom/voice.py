"""How one newsroom words things: it chooses among many forms, names each source in full once and shortly after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from .figures import Style, distorted, written
from .tables import in_language, table
from .world import Event, Fact, Figure, Saying

WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "es": "lunes martes miércoles jueves viernes sábado domingo".split(),
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split(),
}
ON_DAY = {"en": "on {day}", "fr": "{day}", "es": "el {day}", "de": "am {day}"}
AND = {"en": "and", "fr": "et", "es": "y", "de": "und"}


@dataclass(frozen=True, slots=True)
class Item:
    """What a sentence is to tell. ``source`` is whom the account names for it, ``origin`` who truly knew.

    ``kind`` is lead, claim, quote, rumour, denial, background or correction; ``manner`` picks the table of forms;
    ``media`` is the outlet that the sentence names; ``bend`` is what a careless hand does to it; ``form`` is what
    is left of a quotation.
    """

    kind: str
    refs: tuple[str, ...] = ()
    source: str | None = None
    origin: str | None = None
    figures: tuple[Figure, ...] = ()
    manner: str = ""
    media: str | None = None
    bend: str | None = None
    form: str = "full"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as published. ``values`` are the words of each fact in it; ``quote`` those in marks."""

    text: str
    item: Item
    values: tuple[str, ...] = ()
    quote: str | None = None
    speaker: str | None = None
    day: tuple[str, datetime] | None = None


@dataclass
class Voice:
    """One account's way of telling; ``used`` is shared by those who write of one event without copying."""

    event: Event
    language: str
    chance: Random
    used: dict[str, int]
    style: Style = field(init=False)
    named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Choose a style of figures."""
        self.style = Style.of(self.language, self.chance)

    def tell(self, item: Item) -> Sentence:
        """Return the sentence that tells ``item``."""
        match item.kind:
            case "lead":
                return self._lead(item)
            case "claim":
                return self._claim(item)
            case "quote":
                return self._quote(item)
            case "rumour" | "denial":
                return self._rumour(item)
        return self._plain(item)

    def title(self) -> str:
        """Return a headline."""
        names = table("kinds")[self.event.kind]
        key = "titles" if self.language == "en" else f"titles_{self.language}"
        return _capital(self._next(names[key]).format(**self.event.slots[self.language]))

    def _lead(self, item: Item) -> Sentence:
        forms = table("kinds")[self.event.kind][self.language]
        day = ON_DAY[self.language].format(day=WEEKDAYS[self.language][self.event.began.weekday()])
        clause = self._next(forms).format(day=day, **self.event.slots[self.language])
        laid = [f for f in table("telling")["lead"][self.language] if ("{src}" in f) == (item.source is not None)]
        text = self._laid(self._next(laid), clause, item)
        return Sentence(text, item, day=(day, self.event.began))

    def _claim(self, item: Item) -> Sentence:
        clauses, values = [], []
        for ref, figure in zip(item.refs, item.figures, strict=True):
            clause, value = self._clause(self.event.facts[ref], figure, item.bend)
            clauses.append(clause)
            values.append(value)
        joined = clauses[0]
        for clause in clauses[1:]:
            joined += self._pick(table("telling")["join"][self.language]) + clause
        plain = item.source is None and item.manner != "claim_own"
        form = "{Clause}." if plain else self._form(item.manner or "claim")
        return Sentence(self._laid(form, joined, item), item, values=tuple(values))

    def _clause(self, fact: Fact, figure: Figure, bend: str | None) -> tuple[str, str]:
        forms = table("facts")[fact.type]
        part = {"negation": "lost", "hedge": "flat"}.get(bend or "", "")
        key = (part or "en") if self.language == "en" else "_".join(filter(None, (self.language, part)))
        slots = dict(fact.slots[self.language])
        if fact.type == "reopen":
            later = self.event.began + timedelta(days=5)
            day = WEEKDAYS[self.language][later.weekday()]
            slots["later"] = {"en": day, "fr": day, "es": f"el {day}", "de": f"am {day}"}[self.language]
        if bend == "names":
            slots["a"], slots["b"] = slots["b"], slots["a"]
        unit = forms["unit"]
        n = written(distorted(figure, self.chance) if bend == "number" else figure, unit, self.style, self.chance)
        clause = self._next(forms[key], f"{fact.id}{self.language}").format(n=n, **slots)
        return clause, n or {"names": slots.get("a", ""), "hedge": slots.get("cause", "")}.get(unit, "") or clause

    def _quote(self, item: Item) -> Sentence:
        saying = self.event.sayings[item.refs[0]]
        words = said(saying, item.form, self.language)
        text = self._laid(self._form(item.manner or "quote"), "", item, q=words)
        return Sentence(text, item, quote=words, speaker=self._speaker(item))

    def _rumour(self, item: Item) -> Sentence:
        spread = table("telling")["rumours"]
        matter = in_language(self.event.rumour, self.language)
        form = self._next(spread[f"{'spread' if item.kind == 'rumour' else 'denied'}_{self.language}"])
        return Sentence(self._laid(form.replace("{matter}", matter), "", item), item)

    def _plain(self, item: Item) -> Sentence:
        if item.kind == "correction":
            unit = table("facts")[self.event.facts[item.refs[0]].type]["unit"]
            right = written(item.figures[0], unit, self.style, self.chance)
            wrong = written(distorted(item.figures[0], self.chance), unit, self.style, self.chance)
            form = self._pick(table("telling")["corrections"]["en"])
            return Sentence(form.format(wrong=wrong, right=right), item)
        clause = self._next(table("telling")["background"][self.language])
        return Sentence(_capital(clause.format(**self.event.slots[self.language])) + ".", item)

    def _laid(self, form: str, clause: str, item: Item, q: str = "") -> str:
        source = self._named(item.source) if item.source else ""
        media = _media(item.media, self.language)
        filled = form.format(
            clause=clause,
            Clause=_capital(clause),
            src=source,
            Src=_capital(source),
            media=media,
            Media=_capital(media),
            q="{q}",
            weekday=WEEKDAYS["en"][self.event.press.weekday()],
            **self.event.slots[self.language],
        )
        return tidy(filled, self.language).replace("{q}", q)

    def _named(self, source: str) -> str:
        who = self.event.sources[source]
        if source in self.named:
            return who.later[self.language]
        self.named.add(source)
        return self._pick(who.first[self.language])

    def _speaker(self, item: Item) -> str | None:
        return self.event.sources[item.source].name if item.source else None

    def _form(self, manner: str) -> str:
        forms = table("telling")
        if self.language not in forms[manner]:
            manner = manner.split("_")[0]
        return self._next(forms[manner][self.language])

    def _next(self, forms: Sequence[str], key: str = "") -> str:
        """One of ``forms`` that others who wrote of this event used least."""
        counts = [self.used.get(f"{key}{form}", 0) for form in forms]
        chosen = self._pick([form for form, n in zip(forms, counts, strict=True) if n == min(counts)])
        self.used[f"{key}{chosen}"] = min(counts) + 1
        return chosen

    def _pick(self, forms: Sequence[str]) -> str:
        return self.chance.choice(forms)


def said(saying: Saying, form: str, language: str) -> str:
    """Return what stands between the marks: the words in ``language``, cut or changed as ``form`` says."""
    parts: list[Mapping[str, str]] = [table("sayings")[saying.role]["parts"][p] for p in saying.parts]
    plain = [
        p["rw"] if i in saying.reworded and language == "en" else p[language]
        for i, p in zip(saying.parts, parts, strict=True)
    ]
    if form == "reworded" and language == "en":
        plain = [p["en"] if i in saying.reworded else p["rw"] for i, p in zip(saying.parts, parts, strict=True)]
    if form == "negation lost" and language == "en":
        plain = [p.get("lost", words) for p, words in zip(parts, plain, strict=True)]
    if form == "truncated":
        plain = plain[:-1]
    if form == "elided":
        return f"{_capital(plain[0])} … {plain[-1]}"
    if saying.manner == "and" and len(plain) > 1:
        last = f", {AND[language]} {plain[-1]}"
        return _capital(", ".join(plain[:-1]) + last)
    return ". ".join(_capital(part) for part in plain)


def fair_forms(saying: Saying) -> Iterator[str]:
    """Yield how a saying can be cut without another meaning."""
    yield "full"
    if len(saying.parts) > 1:
        yield "truncated"
    if len(saying.parts) > 2:
        yield "elided"


def forms_of(saying: Saying) -> Iterator[str]:
    """Yield how a saying can be cut or bent."""
    yield from fair_forms(saying)
    parts = table("sayings")[saying.role]["parts"]
    if any("lost" in parts[p] for p in saying.parts if p not in saying.reworded):
        yield "negation lost"


def tidy(text: str, language: str) -> str:
    """Return ``text`` with the commas and contractions that filling a form leaves wrong put right."""
    for old, new in ((",.", "."), (",,", ","), (",:", ":"), ('.".', '."'), ("..", "."), (", ,", ",")):
        text = text.replace(old, new)
    if language == "fr":
        text = text.replace("de le ", "du ").replace("à le ", "au ").replace("D’après le ", "D’après le ")
        for vowel in "aeiouéèhAEIOU":
            text = text.replace(f" que {vowel}", f" qu’{vowel}")
    if language == "es":
        text = text.replace(" de el ", " del ").replace(" a el ", " al ")
    return text


def _media(name: str | None, language: str) -> str:
    """Agencies and outlets are named without more; a newspaper gets its article."""
    if not name:
        return ""
    plain = name.removeprefix("The ")
    return f"the {plain}" if language == "en" and " " in plain else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
