"""What an amount is told of: what befalls those it counts, or what happens at the time it gives."""

from collections.abc import Iterable, Sequence

from wellsourced.matching.tellings import Telling, Term
from wellsourced.matching.words import word_set
from wellsourced.model.speech import Value
from wellsourced.text.normalize import tokens

# What may be counted of people and things in an event: two amounts under different frames are two matters.
FRAMES = word_set(
    "death injury missing aboard homeless treat rescue evacuate arrest trapped damage survival "
    "unhurt kidnap escape charge convict illness resign release search gather strike"
)
# What happens at an hour, in a year, for a while, by how much. Of a word with several senses the first counts.
PEOPLE = tuple(sorted(FRAMES))
OF_UNIT = {
    "clock": ("leave", "arrive", "begin", "end", "close", "open", "crash", "explosion", "collapse", *PEOPLE),
    "year": ("build", *PEOPLE),
    "day": ("close", "open", *PEOPLE),
    "week": ("close", "open", *PEOPLE),
    "month": ("close", "open", *PEOPLE),
    "percent": ("fall", "rise", "lose"),
}
# "Lost 3 percent", "fell by 3 percent"; "closed for a week", "a week before it opens".
ALIKE = {("percent", "lose"): "fall", ("day", "open"): "close", ("week", "open"): "close", ("month", "open"): "close"}
# How badly people are hurt makes matters of its own: "13 were hurt" beside "two were badly hurt".
GRADES = (
    ("critical", frozenset({"c:critical_condition", "c:critical"})),
    ("serious", frozenset({"c:serious", "c:serious_condition", "c:bad"})),
    ("slight", frozenset({"c:slightly", "c:slightly_injured", "c:light_weight", "c:minor"})),
)
GRADED = "injury"
WINDOW_WORDS = 7  # content words on each side that tell what an amount is about
WHO = 4  # "three passengers were treated" are passengers only where nothing befell them
CROSSING = 3  # words of distance that a clause's edge or another amount adds


def frame_of(telling: Telling, value: Value, values: Sequence[Value]) -> str | None:
    """Return the frame of the nearest word that has one, with its grade; a word within the value itself is nearest.

    None where no such word is near.
    """
    best: tuple[int, str, Term] | None = None
    home = telling.clause_at(value.start)
    for term in telling.terms:
        frame = _frame(term, value.unit)
        if frame is None:
            continue
        distance = _distance(telling, value, term) or (WHO if frame == "aboard" else 0)
        if telling.clause_at(term.start) != home:
            distance += CROSSING
        if between(values, value, term):
            distance += 2 * CROSSING
        if best is None or distance < best[0]:
            best = (distance, frame, term)
    if best is None or best[0] > WINDOW_WORDS + CROSSING:
        return None
    frame, framed = best[1:]
    if frame == "treat":  # "18 were treated for injuries"
        hurt = [t for t in telling.terms if _frame(t, value.unit) == GRADED and telling.clause_at(t.start) == home]
        frame, framed = (GRADED, hurt[0]) if hurt else (frame, framed)
    return _graded(telling, framed) if frame == GRADED else frame


def frame_before(telling: Telling, value: Value) -> str | None:
    """Return the one frame of the sentence that ``telling`` leans on; None where it has none or several."""
    found = {frame for term in telling.before if (frame := _frame(term, value.unit)) is not None}
    return found.pop() if len(found) == 1 else None


def frame_in(keys: Iterable[str]) -> str | None:
    """Return the frame of what may befall people that a word names."""
    return next((k[2:] for k in keys if k[:2] == "g:" and k[2:] in FRAMES), None)


def kind_of(frame: str) -> str:
    """Return the frame without its grade."""
    return frame.partition(", ")[0]


def between(values: Sequence[Value], value: Value, term: Term) -> bool:
    """Return True where another amount of the unit stands between ``value`` and ``term``, or holds the term."""
    low, high = min(value.start, term.start), max(value.end, term.end)
    return any(v is not value and v.unit == value.unit and low <= v.start and v.start < high for v in values)


def _frame(term: Term, unit: str) -> str | None:
    told = {key[2:] for key in term.keys if key[:2] == "g:"}
    found = next((frame for frame in OF_UNIT.get(unit, PEOPLE) if frame in told), None) if told else None
    return None if found is None else ALIKE.get((unit, found), found)


def _distance(telling: Telling, value: Value, term: Term) -> int:
    if value.start <= term.start < value.end:
        return 0
    low, high = min(value.end, term.end), max(value.start, term.start)
    return len(tokens(telling.claim.text[low - telling.claim.start : high - telling.claim.start]))


def _graded(telling: Telling, framed: Term) -> str:
    """How badly, by the word itself and those right beside it in its clause."""
    at = telling.terms.index(framed)
    near = (*telling.terms[max(0, at - 1) : at + 2],)
    home = telling.clause_at(framed.start)
    found = {key for term in near if telling.clause_at(term.start) == home for key in term.keys}
    return next((f"{GRADED}, {grade}" for grade, concepts in GRADES if concepts & found), GRADED)
