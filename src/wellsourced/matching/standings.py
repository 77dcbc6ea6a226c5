"""Set the states that accounts tell of one thing beside each other: they agree, changed with time, or exclude."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from wellsourced.matching.comparison import Weights
from wellsourced.matching.readings import Reading
from wellsourced.matching.state_words import COURSES
from wellsourced.matching.states import State, states_of
from wellsourced.matching.stretches import COUNTED, asks
from wellsourced.matching.tellings import DAY_CHARS, Telling, Term
from wellsourced.matching.words import matching_words, says, word_set
from wellsourced.text.normalize import keys

TELLING = 0.35  # the weight of a word that says of what a state is told
COVERED = 0.4  # the share of the shorter clause, its state left out, that the two must have in common
FEW = 2  # words of a clause of which one in common is enough
# States that a story tells of one thing, by whatever words: who was inside, whether it was allowed.
OF_THE_EVENT = frozenset(
    {
        "an arrest", "armed", "permitted", "accepted", "of one mind", "a deal", "health", "intact", "hurt",
        "suspected", "broken", "attached", "attended", "hope", "search",
    }
)  # fmt: skip
OF_A_PERSON = frozenset({"admitted"})  # of whom the words before it tell
# States of which a story tells but one.
TOLD_ALONE = frozenset(
    {"an arrest", "inside", "armed", "of one mind", "an alarm", "a ransom", "shots", "hope", "claimed", "a verdict"}
)
# What nothing follows: the dead stay dead, and who denies what was admitted speaks against it.
LAST = frozenset({("health", "dead", True), ("admitted", "yes", True)})
# States that are news only where one account tells them as they are now: "was awake" and "was asleep" are of one time.
AS_NOW = frozenset({"conscious", "attached", "leaking", "admitted", "broken"})
PRESENT = frozenset("is are am has have now".split())
FEW_WORDS = 16  # of a sentence that tells little but the state
SHORT_WORDS = 30  # a longer sentence says more than that something is in a state
# States that none goes back from: of two accounts without a day, the one that tells the end is the later.
ONE_WAY = frozenset({"an arrest", "life", "in office", "taking part"})
# How words begin that tell of a state as one that came back.
RETURNS = (
    "again", "reopen", "resum", "restor", "restart", "back", "rouv", "reouv", "repri", "retabl", "reabr", "reabier",
    "reanud", "restablec", "wieder", "reab", "retom", "riap", "ripre", "ripristin", "riattiv", "recaptur",
)  # fmt: skip
KINDS = tuple(
    frozenset(f"c:{name}" for name in word_set(kinds))
    for kinds in (
        "north south east west", "man woman boy girl", "left right", "first second", "father mother son daughter",
        "brother sister", "husband wife", "driver passenger", "driver pedestrian", "before after",
    )
)  # fmt: skip
PREFIX_CHARS = 5  # of "visiting" and "visitors"
MOST_READINGS = 16


def excluded(one: Telling, other: Telling, weights: Weights) -> tuple[State, State] | None:
    """Return the states that two sentences on one matter tell of one thing and that cannot both hold at one time."""
    return next(
        (
            (a, b)
            for a in states_of(one)
            for b in states_of(other)
            if a.name == b.name and opposed(a, b) and of_one(a, b, weights)
        ),
        None,
    )


def of_parts(one: Telling, other: Telling) -> bool:
    """Return True where two sentences tell the two poles of one state of some things each: "some roads", "others"."""
    return any(
        a.name == b.name and a.pole == b.pole and a.holds != b.holds and a.some and b.some
        for a in states_of(one)
        for b in states_of(other)
    )


def exclude(one: State, other: State) -> str:
    """Return, in words, that two states exclude each other, or that one followed the other."""
    if COURSES[one.name] == "climbs":
        first, last = sorted((one, other), key=lambda s: s.pole)
        return f"“{first.words}”, then “{last.words}”"
    return f"“{one.words}” and “{other.words}” exclude each other"


def state_groups(
    told: Sequence[Telling], weights: Weights, on_one: Set[frozenset[str]] = frozenset()
) -> list[list[State]]:
    """Return the states that two or more accounts tell of one thing, a group for each thing.

    ``on_one`` holds the pairs of claims, by id, that are surely on one matter: states there that exclude each other are
    those of one thing.
    """
    by_name: dict[str, list[State]] = defaultdict(list)
    for telling in told:
        for state in states_of(telling):
            by_name[state.name].append(state)
    return [group for name in sorted(by_name) for group in _of_one_thing(by_name[name], weights, on_one)]


def _of_one_thing(found: Sequence[State], weights: Weights, on_one: Set[frozenset[str]]) -> Iterator[list[State]]:
    often = Counter(s.telling.account for s in found)
    home = list(range(len(found)))
    for i, j in combinations(range(len(found)), 2):
        one, other = found[i], found[j]
        if home[i] == home[j] or one.telling.account == other.telling.account:
            continue
        if one.ahead != other.ahead and not opposed(one, other):
            continue
        lone = often[one.telling.account] == 1 == often[other.telling.account]
        if of_one(one, other, weights, lone=lone) or _near_opposites(one, other, on_one):
            home = [home[i] if h == home[j] else h for h in home]
    for root in dict.fromkeys(home):
        group = [s for s, h in zip(found, home, strict=True) if h == root]
        if len({s.telling.account for s in group}) > 1:
            yield group[:MOST_READINGS]


def _near_opposites(one: State, other: State, on_one: Set[frozenset[str]]) -> bool:
    """True for states that exclude each other, in sentences surely on one matter, as far as is known of one thing."""
    if not opposed(one, other) or frozenset({one.telling.claim.id, other.telling.claim.id}) not in on_one:
        return False
    return not (_names_clash(one, other) or _subjects_clash(one, other) or asks(one.telling) or asks(other.telling))


def agreeing(found: Sequence[State]) -> list[State]:
    """Return the states that another account tells of the same subject, or in as few words: those surely agree."""
    pairs = [
        (a, b)
        for a, b in combinations(found, 2)
        if a.telling.account != b.telling.account and (a.holds, a.pole) == (b.holds, b.pole)
    ]
    sure = [
        pair
        for pair in pairs
        if pair[0].name in TOLD_ALONE or _one_subject(*pair) or all(_words(s) <= FEW_WORDS for s in pair)
    ]
    return [s for s in found if any(s in pair for pair in sure)]


def _one_subject(one: State, other: State) -> bool:
    """True where the content word right before the state is the same."""
    heads = [[t for t in s.near if t.end <= s.start][-1:] for s in (one, other)]
    return all(heads) and _same(heads[0][0], heads[1][0])


def _subjects_clash(one: State, other: State) -> bool:
    """True where the content words right before the states are known and mean two things: a school and a pool."""
    heads = [[t for t in s.near if t.end <= s.start and not t.name][-1:] for s in (one, other)]
    known = all(any(k[0] == "c" for t in head for k in t.keys) for head in heads)
    return known and not _same(heads[0][0], heads[1][0])


def _words(state: State) -> int:
    return len(keys(state.telling.claim.text))


def reading_of(state: State) -> Reading:
    """Return the reading of a sentence that stands for the state it tells."""
    telling = state.telling
    own = [t for t in telling.terms if state.start <= t.start < state.end]
    local = tuple((t, t.share) for t in sorted({*own, *state.near}))
    return Reading(
        telling, "state", None, state.start, state.end, local, state.name, frozenset(), f"{state.pole} {state.holds}"
    )


def changed(one: State, other: State) -> bool:
    """Return True where what the later of two accounts says can have followed upon what the earlier one said."""
    course = COURSES[one.name]
    if course == "climbs":
        return True
    first, last = sorted((one, other), key=lambda s: (_since(s), s.holds == (course != "no")))
    if not first.holds and is_open(first.telling) and _apart(_since(first), _since(last)):
        return True
    return _may_follow(first, last, course) and _came_later(first, last)


def _since(state: State) -> str:
    """The day or the moment of which a state is told."""
    return state.day or state.telling.moment


def _apart(before: str, after: str) -> bool:
    return "" != before[:DAY_CHARS] < after[:DAY_CHARS]


def _may_follow(first: State, last: State, course: str) -> bool:
    """True where a state is one that can turn into the other, and is not told of one time that has gone by."""
    if course == "never" or (course != "turns" and last.holds != (course == "yes")):
        return False
    if (first.name, first.pole, first.holds) in LAST:
        return False
    return first.name not in AS_NOW or _told_as_now(first) or _told_as_now(last)


def _came_later(first: State, last: State) -> bool:
    before, after = _since(first), _since(last)
    if _apart(before, after):
        return True
    if min(len(before), len(after)) > DAY_CHARS:
        return before < after
    if len(before) == DAY_CHARS < len(after) and _returns(last):
        return True  # "closed" on Tuesday, "reopened at five on Tuesday"
    if not (before and after):
        return first.name in ONE_WAY or any(_tells_news(s) for s in (first, last))
    return first.name == "an arrest"  # two accounts of one day stand at two hours of it


def is_open(telling: Telling) -> bool:
    """Return True for a sentence that says that something may yet come to be: "has not been approved", "so far"."""
    return says(telling.claim.text, matching_words(telling.language).not_yet)


def came_to_be(one: Telling, other: Telling) -> bool:
    """Return True where the later of two sentences, of another day, tells what the earlier one said is not so yet."""
    first, last = sorted((one, other), key=lambda t: t.moment)
    return _apart(first.moment, last.moment) and is_open(first) and not is_open(last)


def _told_as_now(state: State) -> bool:
    language = (state.telling.language or "en")[:2]
    return language != "en" or any(key in PRESENT for key in keys(state.telling.claim.text))


def _tells_news(state: State) -> bool:
    """True for words that say that it was not so before: "now", "reopened"."""
    now = matching_words(state.telling.language).now
    return any(key in now for key in keys(state.telling.claim.text)) or _returns(state)


def _returns(state: State) -> bool:
    return any(key.startswith(RETURNS) for key in keys(state.words))


def opposed(one: State, other: State) -> bool:
    """Return True for two poles of one state, both now or both to come, or the later one announced; some things are no
    part of others, unless it is the same number of them.
    """
    if COURSES[one.name] == "climbs":
        return _climbed(one, other)
    if (one.holds == other.holds) == (one.pole == other.pole) or not (one.holds or other.holds):
        return False
    if one.ahead != other.ahead and not _announced(one, other):
        return False
    if "dead" in (one.pole, other.pole) and not _of_one_death(one, other):
        return False
    return not (one.some and other.some) or _as_many(one, other)


def _of_one_death(one: State, other: State) -> bool:
    """True where death is told of no number of people, and on a later day if the other account tells of a critical
    condition: both may be told at one time.
    """
    if one.some or other.some:
        return False
    first, last = sorted((one, other), key=lambda s: s.pole == "dead")
    return first.pole != "critical" or _apart(first.telling.moment, last.telling.moment)


def _climbed(one: State, other: State) -> bool:
    """True where a later account tells a higher rung: questioned, then charged."""
    first, last = sorted((one, other), key=lambda s: s.telling.moment)
    if not (first.holds and last.holds) or first.ahead or last.ahead:
        return False
    return first.pole < last.pole and _apart(first.telling.moment, last.telling.moment)


def _announced(one: State, other: State) -> bool:
    """True where a later account says that a state is to end: "shut until further notice", "will reopen on Friday"."""
    first, last = sorted((one, other), key=lambda s: s.ahead)
    return COURSES[one.name] == "turns" and _apart(first.telling.moment, last.telling.moment)


def _as_many(one: State, other: State) -> bool:
    """True where what can turn is told of one number on both sides: "three are trapped", "the three were freed"."""
    counts = [{v.quantity for v in s.telling.claim.values if v.unit in COUNTED} for s in (one, other)]
    return COURSES[one.name] == "turns" and len(counts[0]) == 1 and counts[0] == counts[1]


def of_one(one: State, other: State, weights: Weights, *, lone: bool = False) -> bool:
    """Return True where two clauses tell a state of one thing: enough of their words are shared, no names clash.

    ``lone`` says that each account tells this state of one thing only: one word in common will do, and none where a
    clause has but a pronoun, or where the words tell of what they speak.
    """
    if _names_clash(one, other) or (one.name in OF_A_PERSON and _subjects_clash(one, other)):
        return False
    shared = _shared(one.near, other.near, weights)
    sizes = sorted(len(_telling(s.near)) for s in (one, other))
    if shared and sizes[0] and len(shared) >= COVERED * sizes[0] and (len(shared) > 1 or sizes[1] <= FEW):
        return True
    if not lone or max(_words(s) for s in (one, other)) > SHORT_WORDS:
        return False
    if one.itself or (shared and not (all(a.name for a, _ in shared) and _subjects_clash(one, other))):
        return True
    loose = not sizes[0] or one.name in OF_THE_EVENT
    return loose and bool(_shared((*one.near, *one.far), (*other.near, *other.far), weights))


def _telling(terms: Sequence[Term]) -> list[Term]:
    return [t for t in terms if t.share == 1.0]


def _shared(one: Sequence[Term], other: Sequence[Term], weights: Weights) -> list[tuple[Term, Term]]:
    """The pairs of words of two clauses that mean one thing, each word once."""
    found: list[tuple[Term, Term]] = []
    left = list(other)
    for a in one:
        b = next((t for t in left if _same(a, t)), None)
        if b is not None and min(weights.term(a), weights.term(b)) >= TELLING:
            found.append((a, b))
            left.remove(b)
    return found


def _same(one: Term, other: Term) -> bool:
    if {k for k in one.keys if k[0] in "wcp"} & set(other.keys):
        return True
    a, b = one.keys[0][2:], other.keys[0][2:]
    return (
        not (one.name or other.name)
        and len(a) > PREFIX_CHARS
        and len(b) > PREFIX_CHARS
        and a[:PREFIX_CHARS] == b[:PREFIX_CHARS]
    )


def _told_apart(one: State, other: State) -> bool:
    """True where each clause has another one of a few kinds: the north and the south beach, a woman and a man."""
    sides = [{k for t in s.near for k in t.keys} for s in (one, other)]
    return any(kinds & sides[0] and kinds & sides[1] and not kinds & sides[0] & sides[1] for kinds in KINDS)


def _names_clash(one: State, other: State) -> bool:
    """True where each clause names somebody or some place, and none is named in both; or each is of a name of its own.

    "Ann Lee survived in Dell Lane" and "Dan Holt died in Dell Lane" are of two people.
    """
    all_names = [{k for t in s.near if t.name and t.share == 1.0 for k in t.keys} for s in (one, other)]
    leading = [
        {k for t in s.near if t.name and t.share == 1.0 and t.end <= s.start for k in t.keys} for s in (one, other)
    ]
    if all(all_names) and not all_names[0] & all_names[1]:
        return True
    if _told_apart(one, other):
        return True
    return all(leading) and not (leading[0] & all_names[1] or leading[1] & all_names[0])
