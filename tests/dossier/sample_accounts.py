"""Eight invented accounts of an invented fire, with all that a page must show or withstand."""

from wellsourced.model.account import Author, Block, BlockKind, Credit
from wellsourced.model.dossier import AccountView
from wellsourced.model.ids import content_id
from wellsourced.model.speech import Claim, Cue, Mention, Quote, Standing, Value

LONG_WORD = "Silobrandschutzverordnungsüberwachungskommissionssitzungsprotokoll" * 2
HOSTILE = "<script>alert('x')</script><img src=https://evil.invalid/p.png onerror=alert(1)> & \"quoted\""
CONTROLS = "red \x1b[31mtext\x07 and \x9b31m and \x00 and \u202eesrever\u202c and \u2066iso\u2069"

WORDS = "We have not found any sign that the fire was set, and we will look until the last door is opened."
LOST = "We have found any sign that the fire was set, and we will look until the last door is opened."
FRENCH = "Nous n’avons trouvé aucun signe d’un incendie volontaire."
CUT = "we will look until the last door is opened"
MAYOR = "Stay indoors and close your windows tonight."
MAYOR_JOINED = "Stay indoors tonight, close your windows."

BASE = (
    "Silo fire at Velmar port kills at least 12\n"
    "By Nina Aldous\n"
    "At least 12 people died when a grain silo burned at Velmar port on Thursday, the harbour office said.\n"
    f"“{WORDS}” harbour master Ilse Brandvold told the Northern Wire.\n"
    "The fire started at 04:10 in the east tower, according to an official who may not speak publicly.\n"
    "Read more: ten recipes for spring. Sign up for our newsletter."
)
TEXTS = {
    "wire": "VELMAR (Northern Wire) — " + BASE,
    "harbour": BASE.replace("Read more: ten", "(Northern Wire)\nRead more: ten"),
    "echo": (
        "Arson? What the harbour master said\n"
        f"“{LOST}” Ilse Brandvold said, according to the Northern Wire.\n"
        "Twelve people are dead. Rumours of a second blast were denied by the fire brigade.\n"
        f"{HOSTILE}"
    ),
    "evening": (
        "Death toll in Velmar rises to 15\n"
        "The number of dead rose to 15 on Friday, the regional hospital said.\n"
        f"Brandvold promised: “{CUT}”.\n"
        f"Mayor Tove Lindqvist asked residents: “{MAYOR}”"
    ),
    "courrier": (
        "Incendie au port de Velmar : au moins douze morts\n"
        f"« {FRENCH} », a déclaré la capitaine du port, Ilse Brandvold.\n"
        "Au moins 12 personnes sont mortes, selon Northern Wire."
    ),
    "blog": (
        f"The {LONG_WORD} meets\n"
        "Tove Lindqvist @mayor_tove\n"
        f"{MAYOR_JOINED}\n"
        "The fire began at 05:30, a dock worker said.\n"
        f"{CONTROLS}\n"
        "مرحبا بالعالم وحريق في الميناء 🔥🔥 港の火災で死者"
    ),
    "tribune": ("Velmar fire: what we know\nTwelve people died in the fire. The tower held 4,000 tonnes of wheat."),
    "council": "The council meets on Monday about trams, its chair Per Ohm said: “The tram will come.”",
}
OUTLETS = {
    "wire": ("Northern Wire", "2031-03-13T06:20:00+01:00", "https://wire.invalid/velmar-silo"),
    "harbour": ("Harbour Post", "2031-03-13T08:05:00+01:00", "https://post.invalid/a?b=1&c=2#top"),
    "echo": ("Daily Echo", "2031-03-13", None),
    "evening": ("Evening Standard-Bearer of Velmar and the Outer Isles", "2031-03-14T17:40:00Z", None),
    "courrier": ("Le Courrier du Port", "2031-03-13T11:00:00+01:00", "https://courrier.invalid/incendie"),
    "blog": (None, None, "javascript:alert(1)"),
    "tribune": ("Tribune", "2031-03-14", "https://tribune.invalid/know"),
    "council": ("Tribune", "2031-03-15", "https://tribune.invalid/tram"),
}


def spot(text: str, words: str) -> tuple[int, int]:
    """Where ``words`` stand in ``text``; they must."""
    start = text.index(words)
    return start, start + len(words)


def quote(key: str, words: str, speaker: str | None, **known: object) -> Quote:
    text = TEXTS[key]
    start, end = spot(text, words)
    who = None
    if speaker:
        at = spot(text, speaker)
        who = Mention(start=at[0], end=at[1], id=PERSON[speaker], name=speaker, as_written=speaker)
    cue = Cue(start=0, end=0, text="said")
    fields: dict[str, object] = {"kind": "direct", "cue": cue, **known}
    return Quote(id=content_id("q", key, start, end), start=start, end=end, text=words, speaker=who, **fields)  # type: ignore[arg-type]


PERSON = {
    "Ilse Brandvold": "p-brandvold",
    "Brandvold": "p-brandvold",
    "Tove Lindqvist": "p-lindqvist",
    "Per Ohm": "p-ohm",
}
QUOTES = {
    "wire": (quote("wire", WORDS, "Ilse Brandvold"),),
    "harbour": (quote("harbour", WORDS, "Ilse Brandvold", via=("Northern Wire",)),),
    "echo": (quote("echo", LOST, "Ilse Brandvold", via=("Northern Wire",)),),
    "evening": (quote("evening", CUT, "Brandvold"), quote("evening", MAYOR, "Tove Lindqvist")),
    "courrier": (quote("courrier", FRENCH, "Ilse Brandvold"),),
    "blog": (quote("blog", MAYOR_JOINED, "Tove Lindqvist"),),
    "council": (quote("council", "The tram will come.", "Per Ohm"),),
}


def claim(key: str, sentence: str, value: str = "", laid_to: str = "", standing: Standing = "stated") -> Claim:
    text = TEXTS[key]
    start, end = spot(text, sentence)
    values, who = (), None
    if value:
        at = start + sentence.index(value)
        values = (Value(start=at, end=at + len(value), text=value, quantity=1.0, unit="people"),)
    if laid_to:
        at = start + sentence.index(laid_to)
        named = not laid_to.startswith("a")
        who = Mention(start=at, end=at + len(laid_to), name=laid_to, as_written=laid_to, named=named)
    return Claim(
        id=content_id("c", key, start, end),
        start=start,
        end=end,
        text=sentence,
        attributed_to=who,
        standing=standing,
        values=values,
    )


DEAD = "At least 12 people died when a grain silo burned at Velmar port on Thursday, the harbour office said."
STARTED = "The fire started at 04:10 in the east tower, according to an official who may not speak publicly."
CLAIMS = {
    "wire": (claim("wire", DEAD, "12", "the harbour office"), claim("wire", STARTED, "04:10", "an official")),
    "harbour": (
        claim("harbour", DEAD, "12", "the harbour office"),
        claim("harbour", STARTED, "04:10", "an official"),
    ),
    "echo": (
        claim("echo", "Twelve people are dead.", "Twelve"),
        claim("echo", "Rumours of a second blast were denied by the fire brigade.", standing="denied"),
    ),
    "evening": (
        claim(
            "evening",
            "The number of dead rose to 15 on Friday, the regional hospital said.",
            "15",
            "the regional hospital",
        ),
    ),
    "courrier": (claim("courrier", "Au moins 12 personnes sont mortes, selon Northern Wire.", "12", "Northern Wire"),),
    "blog": (claim("blog", "The fire began at 05:30, a dock worker said.", "05:30", "a dock worker"),),
    "tribune": (
        claim("tribune", "Twelve people died in the fire.", "Twelve"),
        claim("tribune", "The tower held 4,000 tonnes of wheat.", "4,000 tonnes"),
    ),
    # runs across the quotation: marks that cross must still hold their spans
    "council": (claim("council", "its chair Per Ohm said: “The tram", ""),),
}


def blocks(key: str) -> tuple[Block, ...]:
    found, position = [], 0
    for i, line in enumerate(TEXTS[key].split("\n")):
        kind: BlockKind = "title" if i == 0 and key != "council" else "paragraph"
        author = None
        if line.startswith("Read more"):
            kind = "boilerplate"
        if line == MAYOR_JOINED:
            kind, author = "post", Author(name="Tove Lindqvist", handle="@mayor_tove")
        if line.startswith("«"):
            kind = "quotation"
        found.append(
            Block(
                start=position,
                end=position + len(line),
                kind=kind,
                author=author,
                published="2031-03-13T20:15:00Z" if author else None,
            )
        )
        position += len(line) + 1
    return tuple(found)


def credits(key: str) -> tuple[Credit, ...]:
    if key not in {"wire", "harbour"}:
        return ()
    start, end = spot(TEXTS[key], "(Northern Wire)")
    return (Credit(start=start, end=end, name="Northern Wire", kind="agency"),)


def view(key: str) -> AccountView:
    outlet, published, url = OUTLETS[key]
    return AccountView(
        id=f"a-{key}",
        source=f"{key}.html",
        url=url,
        outlet=outlet,
        title=TEXTS[key].split("\n")[0],
        bylines=("Nina Aldous",) if key == "wire" else (),
        published=published,
        published_from="metadata" if published else None,
        language="fr" if key == "courrier" else "en",
        text=TEXTS[key],
        blocks=blocks(key),
        credits=credits(key),
        quotes=QUOTES.get(key, ()),
        claims=CLAIMS.get(key, ()),
        times=(),
    )
