"""How news travels: agencies and papers ask, others print, cut, reword, translate, relay or only repeat."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from .names import Namer
from .reporting import Assignment, on_own_page, reported
from .tables import table
from .voice import Item, Sentence, Voice, fair_forms, forms_of
from .world import Event, Saying

# (role, weight, most of an event)
ROLES = (
    ("agency b", 5, 1),
    ("local", 5, 1),
    ("second look", 4, 1),
    ("own page", 3, 2),
    ("update", 3, 1),
    ("reprint", 4, 99),
    ("cut", 2, 99),
    ("reworded", 3, 4),
    ("translated", 3, 3),
    ("relay", 4, 6),
    ("blog", 4, 4),
)
ORIGINALS = ("agency a", "agency b", "local", "second look", "update", "own page")
BENT = {"reworded": 0.25, "translated": 0.12, "blog": 0.35}  # of sentences that can be bent, those that are
CREDITED = 0.6  # of reprints, those that say whose text it is
HOW = {
    "reprint": "near",
    "cut": "partial",
    "reworded": "reworded",
    "translated": "translated",
    "relay": "relay",
    "blog": "hearsay",
}

# What those who ask for themselves go to, and how many hours after the briefing they are out.
BEATS = {
    "agency a": (1, Assignment(("press", "statement"), ("trade", "report"), asks=True)),
    "agency b": (2, Assignment(("press", "interview 2"), ("witness2", "vague"), asks=True)),
    "local": (5, Assignment(("press", "interview 1"), ("witness1", "report"), looks=True)),
    "second look": (
        24,
        Assignment(("interview 2", "interview 3"), ("witness1", "trade", "vague"), late=True, looks=True, asks=True),
    ),
}

Paragraphs = tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One telling as it was published, with the telling it was made from.

    ``how`` says how: identical, near, partial, reworded or translated for a copy; relay; hearsay for one who
    repeats without saying whom. ``credit`` is the agency that the page names.
    """

    file: str
    role: str
    outlet: str
    language: str
    published: datetime
    title: str
    byline: str | None
    paragraphs: Paragraphs
    credit: str | None = None
    parent: str | None = None
    how: str | None = None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)


def spread(event: Event, namer: Namer, chance: Random, size: int) -> list[Account]:
    """Return ``size`` accounts of the event in the order of publication; at least one."""
    desk = _Desk(event, namer, chance)
    roles = _roles(size, chance)
    for role in sorted(roles, key=lambda r: (r not in ORIGINALS, ORIGINALS.index(r) if r in ORIGINALS else 0)):
        desk.publish(role)
    return desk.in_order()


def _roles(size: int, chance: Random) -> list[str]:
    roles = ["agency a"]
    while len(roles) < size:
        free = [(role, weight) for role, weight, most in ROLES if roles.count(role) < most]
        roles += chance.choices([r for r, _ in free], [w for _, w in free])
    return roles


class _Desk:
    """Keeps what was published of one event, for those who come later."""

    def __init__(self, event: Event, namer: Namer, chance: Random) -> None:
        self.event, self.namer, self.chance = event, namer, chance
        self.used: dict[str, int] = {}
        self.accounts: list[Account] = []
        tails = {"agency a": " Wire", "agency b": chance.choice((" Press", " News", ""))}
        self.agencies = {role: namer.word() + tail for role, tail in tails.items()}
        self.outlets: set[str] = set()

    def publish(self, role: str) -> None:
        """Add an account of that role, made from what is out already."""
        makers: dict[str, Callable[[], Account]] = {
            "update": self._update,
            "own page": self._own_page,
            "reprint": self._reprint,
            "cut": self._cut,
            "reworded": self._reworded,
            "translated": self._translated,
            "relay": self._relay,
            "blog": self._blog,
        }
        self.accounts.append(self._report(role) if role in BEATS else makers[role]())

    def in_order(self) -> list[Account]:
        """Return the accounts by time, named by their place in it."""
        ordered = sorted(self.accounts, key=lambda a: (a.published, a.file))
        names = {account.file: f"{number:02}" for number, account in enumerate(ordered, 1)}
        return [replace(a, file=names[a.file], parent=names.get(a.parent or "")) for a in ordered]

    # Those who ask for themselves

    def _report(self, role: str) -> Account:
        hours, beat = BEATS[role]
        agency = self.agencies.get(role)
        outlet = agency or self._outlet("en")
        voice = self._voice("en")
        items = reported(self.event, replace(beat, media=outlet), self.chance)
        told = self._set([voice.tell(item) for item in items])
        published = self.event.press + timedelta(hours=hours + self.chance.random())
        return replace(self._account(voice, role, outlet, told, published), credit=agency)

    def _update(self) -> Account:
        """The agency's second take: another lead, the newest figures, much of the first take as it was."""
        first = self._of("agency a")[0]
        voice = self._voice("en")
        kept = [s for s in first.sentences[1:] if not _has_newer(self.event, s)]
        newer = [_newest(self.event, s.item) for s in first.sentences[1:] if _has_newer(self.event, s)]
        fresh = reported(self.event, Assignment((), ("report",), first.outlet, (3, 4), late=True), self.chance)
        told = {ref for s in first.sentences for ref in s.item.refs}
        items = [*newer, *(i for i in fresh[1:] if not set(i.refs) & told)]
        sentences = [voice.tell(fresh[0]), *(voice.tell(item) for item in items), *kept]
        published = first.published + timedelta(hours=6 + self.chance.random() * 3)
        account = self._account(voice, "update", first.outlet, self._set(sentences), published)
        return replace(account, credit=first.outlet, parent=first.file, how="partial")

    def _own_page(self) -> Account:
        taken = {a.outlet for a in self._of("own page")}
        offices = [s for s in self.event.sources.values() if s.kind == "office" and s.name not in taken]
        knowing = [o for o in offices if any(o.id in f.held for f in self.event.facts.values())]
        office = self.chance.choice(knowing or offices)
        voice = self._voice("en")
        told = self._set([voice.tell(item) for item in on_own_page(self.event, office.id, self.chance)])
        published = self.event.press + timedelta(hours=3 * self.chance.random())
        return self._account(voice, "own page", office.name, told, published)

    # Those who take from others

    def _reprint(self) -> Account:
        parent = self._parent()
        kept = parent.paragraphs[: max(2, len(parent.paragraphs) - self.chance.randint(0, 1))]
        account = self._taken(parent, self._voice("en"), "reprint", self._outlet("en"), kept)
        return replace(account, how="identical" if kept == parent.paragraphs else "near")

    def _cut(self) -> Account:
        parent, voice = self._parent(), self._voice("en")
        kept = parent.paragraphs[: max(2, len(parent.paragraphs) // 2)]
        return self._taken(parent, voice, "cut", self._outlet("en"), (*kept, (voice.tell(Item("background")),)))

    def _reworded(self) -> Account:
        """A machine's rewording: every sentence again in other words, in the same order, with slips."""
        parent, voice = self._parent(), self._voice("en")
        paragraphs = tuple(
            tuple(_spun(voice.tell(self._retold(s.item, "reworded"))) for s in p) for p in parent.paragraphs
        )
        return self._taken(parent, voice, "reworded", self._outlet("feeds"), paragraphs)

    def _translated(self) -> Account:
        parent = self._parent()
        taken = {a.language for a in self._of("translated")}
        voice = self._voice(self.chance.choice([c for c in ("fr", "es", "de") if c not in taken]))
        kept = parent.paragraphs[: max(3, len(parent.paragraphs) - self.chance.choice((0, 0, 0, 1, 2)))]
        paragraphs = tuple(
            tuple(voice.tell(self._retold(s.item, "translated")) for s in p if s.item.kind != "correction")
            for p in kept
        )
        return self._taken(parent, voice, "translated", self._outlet(voice.language), paragraphs)

    def _relay(self) -> Account:
        """Another's news in one's own words and order, saying whose it is."""
        parent = self._parent()
        voice = self._voice(self.chance.choice(("en", "en", "en", "fr", "es", "de")))
        told = [s.item for s in parent.sentences if s.item.kind in ("claim", "quote") and s.item.source]
        chosen = self.chance.sample(told, min(len(told), self.chance.randint(2, 4)))
        rest = [Item("background") for _ in range(self.chance.randint(1, 2))]
        for item in chosen:
            manner = "quote_relay" if item.kind == "quote" else "claim_relay"
            told_on = replace(item, manner=manner, media=parent.outlet)
            rest.insert(self.chance.randrange(len(rest) + 1), self._shortened(told_on, fair_forms))
        sentences = [voice.tell(item) for item in (Item("lead"), *rest)]
        return self._taken(parent, voice, "relay", self._outlet(voice.language), self._set(sentences))

    def _blog(self) -> Account:
        """Hearsay: facts without a source, some bent, words cut or turned round, and the rumour."""
        parent, voice = self._parent(), self._voice("en")
        claims = [s.item for s in parent.sentences if s.item.kind == "claim"]
        quotes = [s.item for s in parent.sentences if s.item.kind == "quote"]
        chosen = self.chance.sample(claims, min(len(claims), self.chance.randint(2, 5)))
        items = [self._bent(replace(c, source=None, manner="", media=None), "blog") for c in chosen]
        if quotes and self.chance.random() < 0.7:
            whole = [q for q in quotes if q.form == "full"]
            bendable = [q for q in whole if "negation lost" in forms_of(self.event.sayings[q.refs[0]])]
            quote = self.chance.choice(bendable or quotes)
            items.append(self._shortened(replace(quote, manner="quote", media=None), forms_of))
        if self.chance.random() < 0.7:
            items.append(Item("rumour"))
        self.chance.shuffle(items)
        sentences = [voice.tell(item) for item in (Item("lead"), *items)]
        return self._taken(parent, voice, "blog", self._outlet("blogs"), self._set(sentences))

    # What they share

    def _retold(self, item: Item, role: str) -> Item:
        """The item for a rewording or translation: whole quotations are reworded, single claims may be bent."""
        if item.kind == "quote" and role == "reworded" and item.form == "full":
            return replace(item, form="reworded")
        return self._bent(item, role)

    def _shortened(self, item: Item, forms: Callable[[Saying], Iterable[str]]) -> Item:
        """A whole quotation in one of ``forms`` of it; the rarer it is that a form can be had, the likelier."""
        if item.kind != "quote" or item.form != "full":
            return item
        found = list(forms(self.event.sayings[item.refs[0]]))
        return replace(item, form=self.chance.choices(found, [2**n for n in range(len(found))])[0])

    def _bent(self, item: Item, role: str) -> Item:
        """The item, or what a careless hand makes of it; only single facts are bent, so that it is clear which."""
        if item.kind != "claim" or len(item.refs) != 1:
            return item
        unit = table("facts")[self.event.facts[item.refs[0]].type]["unit"]
        bend = {"denial": "negation", "names": "names", "hedge": "hedge"}.get(unit, "number")
        often = BENT[role] if bend == "number" else 2 * BENT[role]  # figures are the most that is told
        return replace(item, bend=bend) if self.chance.random() < often else item

    def _parent(self) -> Account:
        """Agencies are taken from most."""
        weights = {"agency a": 5, "agency b": 4, "update": 4, "local": 2, "second look": 2}
        options = [a for a in self.accounts if a.role in weights]
        return self.chance.choices(options, [weights[a.role] for a in options])[0]

    def _taken(self, parent: Account, voice: Voice, role: str, outlet: str, paragraphs: Paragraphs) -> Account:
        published = parent.published + timedelta(hours=0.3 + 30 * self.chance.random() ** 2)
        credited = role in ("reprint", "cut", "translated") and self.chance.random() < CREDITED
        account = self._account(voice, role, outlet, paragraphs, published)
        return replace(account, parent=parent.file, how=HOW[role], credit=parent.credit if credited else None)

    def _account(self, voice: Voice, role: str, outlet: str, paragraphs: Paragraphs, published: datetime) -> Account:
        forename, surname, _ = self.namer.person()
        straight = voice.language == "en" and self.chance.random() < 0.3
        return Account(
            file=f"{len(self.accounts):03}",
            role=role,
            outlet=outlet,
            language=voice.language,
            published=published.replace(second=0, microsecond=0),
            title=voice.title(),
            byline=f"{forename} {surname}" if self.chance.random() < 0.5 else None,
            paragraphs=tuple(tuple(_straight(s) if straight else s for s in p) for p in paragraphs if p),
        )

    def _voice(self, language: str) -> Voice:
        return Voice(self.event, language, self.chance, self.used)

    def _set(self, sentences: Sequence[Sentence]) -> Paragraphs:
        """Sentences in paragraphs of one to three."""
        found, waiting = [], list(sentences)
        while waiting:
            size = self.chance.choice((1, 1, 2, 2, 3))
            found.append(tuple(waiting[:size]))
            waiting = waiting[size:]
        return tuple(found)

    def _of(self, role: str) -> list[Account]:
        return [a for a in self.accounts if a.role == role]

    def _outlet(self, kind: str) -> str:
        """A name that no other publisher of the event has; ``kind`` is a language, blogs or feeds."""
        while True:
            form = self.chance.choice(table("places")["outlets"][kind])
            town = self.chance.choice((self.event.slots["en"]["town"], self.namer.word()))
            name = form.format(town=town, region=self.chance.choice((town, self.event.slots["en"]["region"])))
            if name not in self.outlets:
                self.outlets.add(name)
                return str(name)


def _straight(sentence: Sentence) -> Sentence:
    """The sentence with the marks of a typewriter."""

    def plain(text: str) -> str:
        return text.replace("“", '"').replace("”", '"').replace("’", "'")

    quote = plain(sentence.quote) if sentence.quote else None
    return replace(sentence, text=plain(sentence.text), quote=quote, values=tuple(map(plain, sentence.values)))


def _has_newer(event: Event, sentence: Sentence) -> bool:
    return sentence.item.kind == "claim" and _newest(event, sentence.item) != sentence.item


def _newest(event: Event, item: Item) -> Item:
    figures = []
    for ref, figure in zip(item.refs, item.figures, strict=True):
        held = next((h for s, h in event.facts[ref].held.items() if event.sources[s].origin == item.origin), (figure,))
        figures.append(held[-1] if figure in held else figure)
    return replace(item, figures=tuple(figures))


def _spun(sentence: Sentence) -> Sentence:
    """The sentence after a machine has put in its favourite words."""

    def turn(text: str) -> str:
        for old, new in table("telling")["spun"].items():
            text = text.replace(f" {old} ", f" {new} ")
        return text

    quote = turn(f" {sentence.quote} ").strip() if sentence.quote else None
    return replace(sentence, text=turn(f" {sentence.text} ").strip(), quote=quote)
