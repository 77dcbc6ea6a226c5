"""A rich dossier of an invented fire, an empty one, and one of many accounts, for the tests of all forms."""

from itertools import pairwise

from sample_accounts import CLAIMS, FRENCH, HOSTILE, MAYOR, QUOTES, TEXTS, WORDS, spot, view

from wellsourced.model.dossier import AccountView, Coverage, Dossier, Failure, Moment, Story
from wellsourced.model.lineage import Derivation, Origin, Origins, Passage
from wellsourced.model.match import Alteration, Member, Point, PointValue, Rumour, Utterance
from wellsourced.model.speech import Person

NAMES = {key: f"a-{key}" for key in TEXTS}


def member(key: str, number: int, alteration: Alteration, difference: str) -> Member:
    found = QUOTES[key][number]
    return Member(
        account=NAMES[key],
        quote=found.id,
        start=found.start,
        end=found.end,
        text=found.text,
        alteration=alteration,
        difference=difference,
    )


def value(key: str, number: int, words: str, quantity: float, **known: object) -> PointValue:
    found = CLAIMS[key][number]
    fields: dict[str, object] = {"hedge": None, "unit": "people", **known}
    return PointValue(
        account=NAMES[key],
        claim=found.id,
        start=found.start,
        end=found.end,
        text=found.text,
        value=words,
        quantity=quantity,
        attributed_to=found.attributed_to,
        **fields,
    )  # type: ignore[arg-type]


def origin(name: str, kind: str, *keys: str, named: bool = True) -> Origin:
    return Origin(name=name, kind=kind, named=named, accounts=tuple(NAMES[k] for k in keys))  # type: ignore[arg-type]


def origins(
    independent: int, at_most: int, silent: tuple[str, ...], *named: Origin, why: str = "", rests: tuple[str, ...] = ()
) -> Origins:
    return Origins(
        independent=independent,
        at_most=at_most,
        undetermined=tuple(NAMES[k] for k in silent),
        named=named,
        why=why,
        rests_on=tuple(NAMES[k] for k in rests),
    )


def derivation(source: str, target: str, words: str | None, **known: object) -> Derivation:
    passages = ()
    if words:
        passages = (Passage(source=spot(TEXTS[source], words), target=spot(TEXTS[target], words)),)
    fields: dict[str, object] = {"kind": "copy", "how": "near", "share": 0.93, "direction": "known", **known}
    return Derivation(source=NAMES[source], target=NAMES[target], passages=passages, **fields)  # type: ignore[arg-type]


UTTERANCES = (
    Utterance(
        id="u-mayor",
        speaker="p-lindqvist",
        text=MAYOR,
        members=(
            member("evening", 1, "verbatim", ""),
            member("blog", 0, "joined", "“and” and the place of “tonight” changed"),
        ),
        origins=origins(
            1,
            1,
            (),
            origin("Tove Lindqvist", "post", "blog", "evening"),
            why="Both go back to the mayor’s own post.",
        ),
    ),
    Utterance(
        id="u-set",
        speaker="p-brandvold",
        text=WORDS,
        members=(
            member("wire", 0, "verbatim", "the fullest form"),
            member("harbour", 0, "verbatim", "the same words"),
            member("echo", 0, "negation", "“not” is missing; the sense is turned round"),
            member("evening", 0, "cut", "the first half is left out"),
            member("courrier", 0, "translated", "in French; the second half is left out"),
        ),
        origins=origins(
            1,
            2,
            ("evening",),
            origin("Northern Wire", "agency", "wire", "harbour", "echo", "courrier"),
            why="Four accounts take the words from one agency; one does not say where it has them from.",
        ),
    ),
    Utterance(
        id="u-lone",
        speaker=None,
        text=FRENCH,
        members=(member("courrier", 0, "verbatim", ""),),
        origins=origins(0, 1, ("courrier",)),
    ),
)
POINTS = (
    Point(
        id="pt-dead",
        what="number of dead",
        verdict="updated",
        why="The figure rose from 12 to 15 within a day.",
        values=(
            value("wire", 0, "12", 12.0, hedge="at least"),
            value("harbour", 0, "12", 12.0, hedge="at least"),
            value("echo", 0, "Twelve", 12.0),
            value("courrier", 0, "12", 12.0),
            value("evening", 0, "15", 15.0),
        ),
        origins=origins(
            2,
            3,
            ("echo",),
            origin("the harbour office", "office", "wire", "harbour", "courrier"),
            origin("the regional hospital", "office", "evening"),
            rests=("evening",),
        ),
    ),
    Point(
        id="pt-start",
        what="when the fire started",
        verdict="conflict",
        why="Two sides name times 80 minutes apart, and neither corrects the other.",
        values=(
            value("wire", 1, "04:10", 250.0, unit="clock"),
            value("harbour", 1, "04:10", 250.0, unit="clock"),
            value("blog", 0, "05:30", 330.0, unit="clock", hedge="about"),
        ),
        origins=origins(
            1,
            2,
            (),
            origin("an official who may not speak publicly", "office", "wire", "harbour", named=False),
            origin("a dock worker", "person", "blog", named=False),
        ),
    ),
    Point(
        id="pt-twelve",
        what="people died in the fire",
        verdict="agree",
        why="All accounts name people dead.",
        values=(value("tribune", 0, "Twelve", 12.0), value("echo", 0, "Twelve", 12.0)),
        origins=origins(0, 2, ("tribune", "echo")),
    ),
    Point(
        id="pt-wheat",
        what="wheat in the tower",
        verdict="single",
        why="",
        values=(value("tribune", 1, "4,000 tonnes", 4000.0, unit="tonne"),),
        origins=origins(0, 1, ("tribune",)),
    ),
)
STORY = Story(
    id="s-fire",
    title="Silo fire at the port of Velmar",
    accounts=tuple(NAMES[k] for k in TEXTS if k != "council"),
    utterances=UTTERANCES,
    points=POINTS,
    derivations=(
        derivation("wire", "harbour", WORDS, evidence="The later account credits the earlier and repeats it whole."),
        derivation(
            "harbour",
            "echo",
            None,
            kind="relay",
            how=None,
            share=0.0,
            direction="guessed",
            evidence="It names the same agency and the same words.",
        ),
        derivation(
            "wire",
            "courrier",
            None,
            how="translated",
            share=0.41,
            direction="known",
            evidence="It is a translation of two sentences and names the agency.",
        ),
        derivation(
            "blog",
            "evening",
            None,
            kind="embed",
            how="partial",
            share=0.2,
            direction="guessed",
            evidence="Both carry the post.",
        ),
    ),
    rumours=(
        Rumour(
            id="r-blast",
            text="A second blast followed the fire.",
            accounts=(NAMES["echo"],),
            spread_by=(),
            denied_by=("the fire brigade",),
            quotes=(),
        ),
    ),
    timeline=(
        Moment(
            when="2031-03-13T04:10",
            precision="minute",
            what="The fire starts in the east tower.",
            accounts=(NAMES["wire"], NAMES["harbour"]),
            kind="happened",
        ),
        Moment(
            when="2031-03-13",
            precision="day",
            what=f"Ilse Brandvold: {WORDS}",
            accounts=(NAMES["wire"], NAMES["harbour"], NAMES["courrier"]),
            kind="said",
        ),
        Moment(
            when="2031-03-13T06:20:00+01:00",
            precision="minute",
            what="Northern Wire",
            accounts=(NAMES["wire"],),
            kind="published",
        ),
        Moment(
            when="2031-03-13T08:05:00+01:00",
            precision="minute",
            what="Harbour Post",
            accounts=(NAMES["harbour"],),
            kind="published",
        ),
        Moment(
            when="2031-03-14T17:40:00Z",
            precision="minute",
            what=HOSTILE,
            accounts=(NAMES["evening"],),
            kind="published",
        ),
        Moment(
            when="2031-03",
            precision="month",
            what="The silo was to be inspected.",
            accounts=(),
            kind="happened",
        ),
    ),
)
COUNCIL = Story(
    id="s-tram",
    title="",
    accounts=(NAMES["council"],),
    utterances=(),
    points=(),
    derivations=(),
    rumours=(),
    timeline=(),
)
PEOPLE = (
    Person(
        id="p-brandvold",
        name="Ilse Brandvold",
        names=("Brandvold", "Ilse Brandvold"),
        roles=("harbour master",),
    ),
    Person(id="p-lindqvist", name="Tove Lindqvist", names=("Tove Lindqvist",), roles=("mayor",)),
    Person(id="p-ohm", name="Per Ohm", names=(), roles=()),
)


def rich() -> Dossier:
    """Two stories, eight accounts, one source that could not be read."""
    return Dossier(
        coverage=Coverage(
            given=9,
            read=8,
            failed=(Failure(source="gone<b>.html", error="empty; give another file"),),
            first_published="2031-03-13T06:20:00+01:00",
            last_published="2031-03-15",
        ),
        accounts=tuple(view(key) for key in TEXTS),
        people=PEOPLE,
        stories=(STORY, COUNCIL),
    )


def empty() -> Dossier:
    """Nothing could be read."""
    coverage = Coverage(
        given=1,
        read=0,
        failed=(Failure(source="a.pdf", error="not a text"),),
        first_published=None,
        last_published=None,
    )
    return Dossier(coverage=coverage, accounts=(), people=(), stories=())


def single() -> Dossier:
    """One account alone."""
    coverage = Coverage(given=1, read=1, failed=(), first_published=None, last_published=None)
    return Dossier(coverage=coverage, accounts=(view("council"),), people=PEOPLE, stories=(COUNCIL,))


def many(number: int) -> Dossier:
    """``number`` accounts, most of them copies of a few, for the pictures."""
    accounts = tuple(
        AccountView(
            id=f"a-{i}",
            source=f"{i}.txt",
            url=None,
            outlet=f"Outlet of the {i}th district",
            title=None,
            bylines=(),
            published=f"2031-03-{13 + i % 9}",
            published_from="text",
            language="en",
            text=f"Text {i}.",
            blocks=(),
            credits=(),
            quotes=(),
            claims=(),
            times=(),
        )
        for i in range(number)
    )
    ties = [(f"a-{i // 4}", f"a-{i}") for i in range(1, number) if i % 5]
    rings = list(pairwise(["a-1", "a-2", "a-3", "a-1"]))
    derivations = tuple(
        Derivation(
            source=s,
            target=t,
            kind="copy" if int(t[2:]) % 3 else "relay",
            how="near",
            share=0.9,
            passages=(),
            direction="known" if int(t[2:]) % 2 else "guessed",
            evidence="They share most sentences.",
        )
        for s, t in [*ties, *rings]
    )
    agency = Origin(name="Northern Wire", kind="agency", named=True, accounts=("a-0", "a-1", "a-2"))
    said = Utterance(
        id="u-1",
        speaker=None,
        text="Words.",
        members=(),
        origins=Origins(independent=1, at_most=1, undetermined=(), named=(agency,)),
    )
    story = Story(
        id="s",
        title="Many",
        accounts=tuple(a.id for a in accounts),
        utterances=(said,),
        points=(),
        derivations=derivations,
        rumours=(),
        timeline=(),
    )
    coverage = Coverage(given=number, read=number, failed=(), first_published="2031-03-13", last_published="2031-03-21")
    return Dossier(coverage=coverage, accounts=accounts, people=(), stories=(story,))
