"""What a newsroom that asks for itself learns: which facts from whom, and which words on which occasion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from .voice import Item, fair_forms
from .world import Event, Fact, Saying

SILENT = 0.1  # of facts, those told without a source though the newsroom has one
TWO_IN_ONE = 0.25  # of facts, those that share a sentence with another one of the same source
CORRECTED = 0.15  # of accounts, those with a note that an earlier figure was wrong
DENIES = 0.35  # of agencies and second looks, those that ask about the rumour
SEEN = ("exit", "closed", "alarm", "built")  # what a reporter can see on the spot


@dataclass(frozen=True, slots=True)
class Assignment:
    """Whom a reporter of ``media`` meets. ``late`` gets the newest figures; ``looks`` sees for itself."""

    occasions: tuple[str, ...]
    people: tuple[str, ...]
    media: str = ""
    facts: tuple[int, int] = (5, 8)
    late: bool = False
    looks: bool = False
    asks: bool = False


def reported(event: Event, assignment: Assignment, chance: Random) -> list[Item]:
    """Return what the reporter brings home, in the order in which it is told: a lead, facts and words mixed."""
    claims = _claims(event, assignment, chance)
    quotes = [
        _quote(event, s, assignment, chance) for s in event.sayings.values() if s.occasion in assignment.occasions
    ]
    rest = [*claims, *quotes]
    chance.shuffle(rest)
    if assignment.asks and chance.random() < DENIES:
        denier = chance.choice([s.id for s in event.sources.values() if s.kind == "office"])
        rest.append(Item("denial", source=denier, origin=event.sources[denier].origin))
    for _ in range(chance.randint(0, 2)):
        rest.insert(chance.randrange(len(rest) + 1), Item("background"))
    figures = [c for c in claims if c.figures[0].quantity is not None]
    if figures and chance.random() < CORRECTED:
        wrong = chance.choice(figures)
        rest.append(Item("correction", wrong.refs[:1], figures=wrong.figures[:1]))
    office = chance.choice([s.id for s in event.sources.values() if s.kind == "office"])
    return [Item("lead", source=office if chance.random() < 0.7 else None, origin=event.sources[office].origin), *rest]


def _claims(event: Event, assignment: Assignment, chance: Random) -> list[Item]:
    least, most = assignment.facts
    facts = chance.sample(list(event.facts.values()), min(len(event.facts), chance.randint(least, most)))
    told = [item for fact in facts if (item := _claim(event, fact, assignment, chance)) is not None]
    return list(_joined(told, chance))


def _claim(event: Event, fact: Fact, assignment: Assignment, chance: Random) -> Item | None:
    if assignment.looks and fact.type in SEEN and chance.random() < 0.5:
        figure = next(iter(fact.held.values()))[0]
        return Item("claim", (fact.id,), None, f"newsroom {assignment.media}", (figure,), "claim_own", assignment.media)
    holders = [s for s in fact.held if event.sources[s].kind == "office" or s in assignment.people]
    if not holders:
        return None
    holder = chance.choice(holders)
    figure = fact.held[holder][-1 if assignment.late else 0]
    origin = event.sources[holder].origin
    if chance.random() < SILENT:
        return Item("claim", (fact.id,), None, origin, (figure,))
    source, manner = _asked(event, holder, chance)
    media = assignment.media if manner == "claim_interview" else None
    return Item("claim", (fact.id,), source, origin, (figure,), manner, media)


def _asked(event: Event, holder: str, chance: Random) -> tuple[str, str]:
    """Whom the account names, and how: an office or who speaks for it."""
    who = event.sources[holder]
    if who.kind == "office":
        if chance.random() < 0.5:
            return holder, "claim"
        return f"head of {holder}", chance.choice(("claim", "claim_told"))
    if who.kind == "document":
        return holder, "claim_document"
    return holder, "claim_interview"


def _joined(claims: Sequence[Item], chance: Random) -> Iterable[Item]:
    """Put some facts of one source into one sentence."""
    waiting = list(claims)
    while waiting:
        first = waiting.pop(0)
        partner = next((c for c in waiting if c.source == first.source and c.manner == first.manner), None)
        if partner is None or first.source is None or chance.random() > TWO_IN_ONE:
            yield first
            continue
        waiting.remove(partner)
        yield Item("claim", first.refs + partner.refs, first.source, first.origin, first.figures + partner.figures,
                   first.manner, first.media)  # fmt: skip


def _quote(event: Event, saying: Saying, assignment: Assignment, chance: Random) -> Item:
    """Reporters quote fairly: whole, without the end, or with a gap that they show."""
    form = chance.choice([*fair_forms(saying), "full"])
    manner = {"press": chance.choice(("quote", "quote_told")), "statement": "quote"}.get(
        saying.occasion, "quote_interview"
    )
    media = assignment.media if manner == "quote_interview" else None
    origin = event.sources[saying.speaker].origin
    return Item("quote", (saying.id,), saying.speaker, origin, manner=manner, media=media, form=form)


def on_own_page(event: Event, office: str, chance: Random) -> list[Item]:
    """Return what an office says of what it knows, on its own page: plain sentences."""
    origin = event.sources[office].origin
    known = [
        Item("claim", (fact.id,), None, origin, (fact.held[office][-1],), "own page")
        for fact in event.facts.values()
        if office in fact.held
    ]
    chance.shuffle(known)
    return [Item("lead", origin=origin, manner="own page"), *known, Item("background")]
