"""Make one person of all the spellings the accounts use, without making one of two people who share a surname."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

import msgspec
from rapidfuzz.distance import DamerauLevenshtein

from wellsourced.model.ids import content_id
from wellsourced.model.judgement import Ties
from wellsourced.model.speech import Claim, Heard, Mention, Person, Quote
from wellsourced.speech.abbreviations import abbreviations
from wellsourced.speech.words import TABLED, words
from wellsourced.text.names import skeleton
from wellsourced.text.normalize import fold, keys

_SMALL = frozenset("the a an of and for la le les el los de du des del der die das il lo o os".split())


class _Form(NamedTuple):
    """One way of naming someone: folded words without titles, and whether it is a proper name."""

    words: tuple[str, ...]
    named: bool
    organisation: bool


def resolve(heard: Sequence[Heard]) -> tuple[tuple[Heard, ...], tuple[Person, ...]]:
    """Return the accounts with every speaker tied to a person, and the people, sorted by name.

    An unnamed source is a person of its own account only: two descriptions are never made one here.
    """
    forms = _forms(heard)
    groups = _groups({form for form in forms.values() if form.named}, _explained(heard))
    chosen = {}
    for (account, name), form in forms.items():
        key = groups[form] if form.named else f"{account} {' '.join(form.words)}"
        chosen[account, name] = content_id("p", key)
    return _tied(heard, forms, chosen)


def retied(
    heard: Sequence[Heard], resolved: tuple[Heard, ...], people: tuple[Person, ...], ties: Ties
) -> tuple[tuple[Heard, ...], tuple[Person, ...]]:
    """Return the accounts and people of :func:`resolve` as people judged: each name tied to whom ``ties`` says.

    ``heard`` are the accounts before they were resolved. Without ties nothing changes.
    """
    if not ties.people:
        return resolved, people
    again, listed = _tied(heard, _forms(heard), {(account, name): person for account, name, person in ties.people})
    judged = dict(ties.judged)
    return again, tuple(msgspec.structs.replace(p, judged=judged[p.id]) if p.id in judged else p for p in listed)


def _forms(heard: Sequence[Heard]) -> dict[tuple[str, str], _Form]:
    """The form of each name of each account; a lone capital word is a name where another account has it as surname."""
    found = {(h.account.id, m.name): _form(m, h.account.language) for h in heard for m in _mentions(h)}
    surnames = {f.words[-1] for f in found.values() if f.named and not f.organisation and len(f.words) > 1}
    for (account, name), form in found.items():
        if not form.named and len(form.words) == 1 and name[:1].isupper() and form.words[0] in surnames:
            found[account, name] = form._replace(named=True)
    return found


def _explained(heard: Sequence[Heard]) -> dict[str, tuple[str, ...]]:
    """What abbreviations stand for, as accounts explain them; those explained in two ways are left out."""
    meant: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for h in heard:
        for short, full in abbreviations(h.account.text).items():
            meant[short].add(tuple(w for w in full if w not in _SMALL))
    return {short: next(iter(full)) for short, full in meant.items() if len(full) == 1}


def _tied(
    heard: Sequence[Heard], forms: dict[tuple[str, str], _Form], chosen: dict[tuple[str, str], str]
) -> tuple[tuple[Heard, ...], tuple[Person, ...]]:
    """The accounts and the people, when each name of each account is ``chosen`` to mean a person."""
    people: dict[str, list[Mention]] = defaultdict(list)
    for h in heard:
        for mention in _mentions(h):
            people[chosen[h.account.id, mention.name]].append(mention)
    best = {person: _best_name(found) for person, found in people.items()}
    bodies = {chosen[key] for key, form in forms.items() if form.organisation}
    named = {chosen[key] for key, form in forms.items() if form.named}
    resolved = tuple(_with_people(h, chosen, best, _Kinds(bodies, named)) for h in heard)
    listed = [_person(person, found, best[person]) for person, found in people.items()]
    return resolved, tuple(sorted(listed, key=lambda p: (p.name, p.id)))


def _mentions(heard: Heard) -> Iterable[Mention]:
    for quote in heard.quotes:
        if quote.speaker is not None:
            yield quote.speaker
    for claim in heard.claims:
        if claim.attributed_to is not None:
            yield claim.attributed_to


def _form(mention: Mention, language: str | None) -> _Form:
    titles = words(language).titles | words("en").titles
    plain = [w.removesuffix("'s") for w in keys(mention.name)]
    while len(plain) > 1 and (plain[0] in titles or plain[0] in _SMALL):
        plain = plain[1:]
    last = max((i for i, w in enumerate(plain[:-1]) if w in titles), default=-1)
    if 0 <= last <= 3 and len(plain) - last <= 4:  # an adjective may stand before the title
        plain = plain[last + 1 :]
    organisation = mention.organisation or _is_body(plain, language, mention.named)
    organisation = organisation or (len(plain) == 1 and mention.name.isupper())
    return _Form(tuple(plain), mention.named, organisation)


def _is_body(plain: Sequence[str], language: str | None, named: bool) -> bool:
    """A name with a word for bodies, or a description whose head is one: no nurse of a department."""
    known = words(language)
    head = plain if named else list(takewhile(lambda w: w not in known.grammar.prepositions, plain))
    if not named and set(head) & (known.kinds.persons | known.titles | known.anonymous):
        return False
    return any(w in known.organisation_words for w in head)


def _groups(forms: set[_Form], explained: dict[str, tuple[str, ...]]) -> dict[_Form, str]:
    """Return for each form the name of its group. Full names first; a surname joins the only one that bears it."""
    full = sorted((f for f in forms if len(f.words) > 1), key=lambda f: (-len(f.words), f))
    group: dict[_Form, str] = {}
    leaders = _Leaders(full)
    for form in full:
        leader = next((other for other in leaders.near(form) if _same_full(form, other)), None)
        if leader is None:
            leaders.add(form)
            leader = form
        group[form] = " ".join(leader.words)
    singles = _Leaders(())
    for form in sorted(f for f in forms if len(f.words) <= 1):
        bearers = sorted({group[other] for other in _bearers(form, leaders, explained)})
        alike = next((group[other] for other in singles.near(form) if _alike(other.words, form.words)), None)
        group[form] = bearers[0] if len(bearers) == 1 else alike or " ".join(form.words)
        singles.add(form)
    return group


def _bearers(single: _Form, leaders: "_Leaders", explained: dict[str, tuple[str, ...]]) -> Iterator[_Form]:
    """Those whose surname, or whose abbreviation as an account explains it, the one word of ``single`` is."""
    yield from (form for form in leaders.bearers(single) if _bears(form, single))
    if (meant := explained.get(" ".join(single.words))) is not None:
        full = _Form(meant, named=True, organisation=True)
        yield from (form for form in leaders.near(full) if _same_full(form, full))


class _Leaders:
    """Forms that lead a group, found by what another form must share to be theirs, so that few are compared."""

    def __init__(self, forms: Iterable[_Form]) -> None:
        self._counts = Counter(word for form in forms for word in set(form.words))
        self._places: dict[str, list[int]] = defaultdict(list)
        self._forms: list[_Form] = []

    def add(self, form: _Form) -> None:
        """Take ``form`` in as the last."""
        for key in {f"rarest {self._rarest(form)}", *(f"any {w}" for w in form.words), *_sounds(form.words[-1:])}:
            self._places[key].append(len(self._forms))
        self._places[f"initials {_initials(form.words)}"].append(len(self._forms))
        self._forms.append(form)

    def near(self, form: _Form) -> Iterator[_Form]:
        """Yield, in the order of adding, those that may be the same: all words of one are words of the other,
        or their last words sound alike.
        """
        keys_of = [f"any {self._rarest(form)}", *(f"rarest {w}" for w in form.words), *_sounds(form.words[-1:])]
        return self._found(keys_of)

    def bearers(self, form: _Form) -> Iterator[_Form]:
        """Yield, in the order of adding, those that may bear the one word of ``form``."""
        return self._found([f"{part} {w}" for w in form.words for part in ("any", "initials")] + _sounds(form.words))

    def _found(self, keys_of: Iterable[str]) -> Iterator[_Form]:
        places = {place for key in keys_of for place in self._places.get(key, ())}
        return (self._forms[place] for place in sorted(places))

    def _rarest(self, form: _Form) -> str:
        telling = [w for w in form.words if w not in _SMALL]
        return min(telling, key=lambda w: (self._counts[w], w), default="")


@lru_cache(maxsize=50_000)
def _sounds(last: tuple[str, ...]) -> list[str]:
    """Keys of which two words that ``_one_word`` takes for one share at least one."""
    found = []
    for word in last:
        found.append(f"sound {word}")
        if len(word) >= 5:
            found.append(f"skeleton {skeleton(word)}")
        if len(word) >= 7:  # within one slip of each other: both hold a word that lacks one letter
            found += sorted({f"slip {word[:i]}{word[i + 1 :]}" for i in range(len(word))} | {f"slip {word}"})
    return found


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return bool(one) and bool(other) and _one_word(one[-1], other[-1])


def _same_full(one: _Form, other: _Form) -> bool:
    if one.organisation or other.organisation:
        a, b = set(one.words) - _SMALL, set(other.words) - _SMALL
        return bool(a and b) and (a <= b or b <= a) and min(len(a), len(b)) * 2 >= max(len(a), len(b))
    return _one_word(one.words[-1], other.words[-1]) and _one_forename(one.words[0], other.words[0])


def _one_forename(one: str, other: str) -> bool:
    short = min(len(one), len(other)) <= 2
    return (short and one[0] == other[0]) or _one_word(one, other) or _prefix(one, other)


def _prefix(one: str, other: str) -> bool:
    """Short forms of a forename: Alex and Alexander."""
    return min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one))


def _one_word(one: str, other: str) -> bool:
    """Spelling variants: transliterations of one sound, or one slip in a long word."""
    if one == other:
        return True
    if min(len(one), len(other)) < 5:
        return False
    return skeleton(one) == skeleton(other) or (
        min(len(one), len(other)) >= 7 and DamerauLevenshtein.distance(one, other) <= 1
    )


def _bears(full: _Form, single: _Form) -> bool:
    if not single.words:
        return False
    if full.organisation:
        return single.words[0] in full.words or single.words[0] == _initials(full.words)
    return _one_word(full.words[-1], single.words[0])


def _initials(name: tuple[str, ...]) -> str:
    return "".join(w[0] for w in name if w not in _SMALL)


def _best_name(found: list[Mention]) -> str:
    """The fullest name; among equally full ones the most frequent, then the first in the alphabet."""
    counts = Counter(" ".join(m.name.split()) for m in found)
    return min(counts, key=lambda n: (-len(_untitled(n)), -counts[n], n))


def _untitled(name: str) -> list[str]:
    titles = words("en").titles
    return [w for w in keys(name) if w not in titles and w not in _SMALL]


def _person(person: str, found: list[Mention], name: str) -> Person:
    names = {" ".join(m.as_written.split()) for m in found} | {" ".join(m.name.split()) for m in found}
    proper = {n for n in names if n[:1].isupper() and fold(n) not in _PRONOUNS}
    return Person(id=person, name=name, names=tuple(sorted(proper or {name})), roles=_roles(found))


def _roles(found: list[Mention]) -> tuple[str, ...]:
    """Descriptions by which accounts called this person, articles removed."""
    plain = {" ".join(m.as_written.split()) for m in found if not m.as_written[:1].isupper() and m.named}
    return tuple(sorted(p for p in plain if fold(p).split("-")[-1] not in _PRONOUNS and len(p) < 80))


class _Kinds(NamedTuple):
    """The people, by id, that are bodies, and those that have a name."""

    bodies: set[str]
    named: set[str]


def _with_people(heard: Heard, chosen: dict[tuple[str, str], str], best: dict[str, str], kinds: _Kinds) -> Heard:
    def tied(mention: Mention | None) -> Mention | None:
        if mention is None:
            return None
        person = chosen[(heard.account.id, mention.name)]
        named = mention.named or person in kinds.named
        body = person in kinds.bodies
        return msgspec.structs.replace(mention, id=person, name=best[person], named=named, organisation=body)

    def quote(q: Quote) -> Quote:
        return msgspec.structs.replace(q, speaker=tied(q.speaker))

    def claim(c: Claim) -> Claim:
        return msgspec.structs.replace(c, attributed_to=tied(c.attributed_to))

    return msgspec.structs.replace(
        heard, quotes=tuple(map(quote, heard.quotes)), claims=tuple(map(claim, heard.claims))
    )


_PRONOUNS = frozenset().union(*(words(code).pronouns for code in TABLED))
