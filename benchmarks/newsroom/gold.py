"""What a perfect reader finds in the accounts of one event, and what only the simulation knows."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .spread import Account
from .voice import Sentence
from .world import Event

COPIES = ("identical", "near", "partial", "reworded", "translated")
CONTRADICTS = ("number", "negation", "names")  # a dropped hedge changes no verdict
BENDS = {
    "number": "another figure",
    "negation": "a negation lost",
    "names": "two names swapped",
    "hedge": "a hedge dropped",
}


class _Told(NamedTuple):
    """One fact in one sentence of one account."""

    account: Account
    sentence: Sentence
    value: str
    quantity: int | None


class _Quoted(NamedTuple):
    account: Account
    sentence: Sentence


def gold(event: Event, accounts: Sequence[Account], boilerplate: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the gold of one event, in the form that README.md describes; ``file`` is the name on disk."""
    quoted = [_Quoted(a, s) for a in accounts for s in a.sentences if s.quote]
    return {
        "story": event.name,
        "kind": event.kind,
        "accounts": [
            {"file": a.file, "outlet": a.outlet, "published": f"{a.published:%Y-%m-%dT%H:%M}",
             "language": a.language, "byline_agency": a.credit, "role": a.role}
            for a in accounts
        ],
        "quotes": [_quote(q) for q in quoted],
        "quoted_not_speech": [],
        "utterances": _utterances(quoted),
        "not_same": _not_same(quoted, event),
        "facts": list(_facts(event, accounts)),
        "distorted": list(_distorted(accounts)),
        "copies": [[a.parent, a.file, a.how] for a in accounts if a.how in COPIES],
        "relays": [[a.parent, a.file] for a in accounts if a.how == "relay"],
        "hearsay": [[a.parent, a.file] for a in accounts if a.how == "hearsay"],
        "relative_times": [
            [a.file, s.day[0], f"{s.day[1]:%Y-%m-%d}"]
            for a in accounts
            for s in a.sentences
            if s.day and s.day[0] in s.text
        ],
        "rumours": _rumours(event, accounts),
        "boilerplate": [[file, line] for file, lines in boilerplate.items() for line in lines],
        "embedded": [],
        "speaker_aliases": {s.name: [s.name, *s.later.values()] for s in event.sources.values()},
    }  # fmt: skip


def _quote(quoted: _Quoted) -> dict[str, Any]:
    account, sentence = quoted
    media = sentence.item.media
    via = [media] if media and media.removeprefix("The ") in sentence.text else []
    return {"account": account.file, "quote": sentence.quote, "speaker": sentence.speaker, "via": via, "kind": "marked"}


def _utterances(quoted: Sequence[_Quoted]) -> list[dict[str, Any]]:
    found = []
    for ref, members in _by(quoted, lambda q: q.sentence.item.refs[0]).items():
        if len({q.account.file for q in members}) < 2:
            continue
        own = [q for q in members if q.account.language == "en" and q.account.how != "reworded"]
        fullest = max(own, key=lambda q: len(q.sentence.quote or ""))
        altered = [[q.account.file, q.sentence.quote, how] for q in members if (how := _alteration(q, fullest))]
        found.append({
            "id": ref,
            "speaker": fullest.sentence.speaker,
            "members": [[q.account.file, q.sentence.quote] for q in members],
            "altered": altered,
            "independent_origins": 1,
            "true_origins": 1,
        })  # fmt: skip
    return found


def _alteration(quoted: _Quoted, fullest: _Quoted) -> str | None:
    item = quoted.sentence.item
    if quoted.account.language != "en":
        return "translated"
    if item.form == fullest.sentence.item.form or _plain(quoted) == _plain(fullest):
        return None
    return item.form if fullest.sentence.item.form == "full" or item.form in ("reworded", "negation lost") else None


def _plain(quoted: _Quoted) -> str:
    return (quoted.sentence.quote or "").replace("’", "'")


def _not_same(quoted: Sequence[_Quoted], event: Event) -> list[Any]:
    """Two interviews of one person in like words."""
    by_ref = _by(quoted, lambda q: q.sentence.item.refs[0])
    pairs = []
    for saying in event.sayings.values():
        if saying.like in by_ref and saying.id in by_ref:
            one, other = by_ref[saying.like][0], by_ref[saying.id][0]
            pairs.append([
                [one.account.file, one.sentence.quote], [other.account.file, other.sentence.quote],
                "two interviews of one person, in like words",
            ])  # fmt: skip
    return pairs


def _facts(event: Event, accounts: Sequence[Account]) -> Iterable[dict[str, Any]]:
    for ref, told in _by(_tellings(accounts), lambda t: t[0]).items():
        values = [t for _, t in told if t.sentence.item.bend != "hedge"]
        sound = [t for t in values if t.sentence.item.bend is None]
        if len({t.account.file for t in values}) < 2 or not sound:
            continue
        independent, at_most, undetermined = _origins(event, accounts, sound)
        yield {
            "id": ref,
            "what": event.facts[ref].type,
            "values": [[t.account.file, t.value, t.sentence.text] for t in values],
            "verdict": _verdict(values),
            "independent_origins": independent,
            "at_most": at_most,
            "undetermined": undetermined,
            "true_origins": len({t.sentence.item.origin for t in sound}),
        }


def _tellings(accounts: Sequence[Account]) -> Iterable[tuple[str, _Told]]:
    for account in accounts:
        for sentence in account.sentences:
            if sentence.item.kind == "claim":
                for ref, figure, value in zip(sentence.item.refs, sentence.item.figures, sentence.values, strict=True):
                    yield ref, _Told(account, sentence, value, figure.quantity)


def _verdict(values: Sequence[_Told]) -> str:
    """A conflict where what two origins said last differs, or a sentence is bent; updated where one said two things."""
    if any(t.sentence.item.bend in CONTRADICTS for t in values):
        return "conflict"
    said: dict[str | None, list[int | None]] = defaultdict(list)
    for told in sorted(values, key=lambda t: t.account.published):
        said[told.sentence.item.origin].append(told.quantity)
    if len(said) > 1 and len({max(q or 0 for q in each) for each in said.values()}) > 1:
        return "conflict"
    return "updated" if any(len(set(each)) > 1 for each in said.values()) else "agree"


def _origins(event: Event, accounts: Sequence[Account], sound: Sequence[_Told]) -> tuple[int, int, list[str]]:
    """Return the bounds that a careful reader reaches from what the accounts say, and the accounts that say nothing."""
    copied = {a.file: a.parent for a in accounts if a.how in COPIES}

    def root(file: str) -> str:
        while (parent := copied.get(file)) is not None:
            file = parent
        return file

    certain, vague, speaking = set(), set(), set()
    for told in sound:
        item = told.sentence.item
        if item.source is None and item.manner not in ("claim_own", "own page"):
            continue
        speaking.add(root(told.account.file))
        unsure = item.source is not None and event.sources[item.source].vague
        (vague if unsure else certain).add(item.origin)
    silent = {root(t.account.file) for t in sound} - speaking
    first = {root(t.account.file): t.account.file for t in reversed(sound)}
    undetermined = sorted(file if file in {t.account.file for t in sound} else first[file] for file in silent)
    independent = len(certain) or min(1, len(vague))
    return independent, max(independent, len(certain) + len(vague) + len(undetermined)), undetermined


def _distorted(accounts: Sequence[Account]) -> Iterable[list[str]]:
    counted = {ref for ref, told in _by(_tellings(accounts), lambda t: t[0]).items() if _enough([t for _, t in told])}
    for ref, told in _tellings(accounts):
        bend = told.sentence.item.bend
        if bend and ref in counted:
            yield [told.account.file, told.sentence.text, BENDS[bend], ref]


def _enough(told: Sequence[_Told]) -> bool:
    values = [t for t in told if t.sentence.item.bend != "hedge"]
    return len({t.account.file for t in values}) > 1 and any(t.sentence.item.bend is None for t in values)


def _rumours(event: Event, accounts: Sequence[Account]) -> list[dict[str, Any]]:
    carrying = [a for a in accounts if any(s.item.kind in ("rumour", "denial") for s in a.sentences)]
    denials = [s for a in accounts for s in a.sentences if s.item.kind == "denial"]
    if not carrying:
        return []
    denied = sorted({event.sources[s.item.source].name for s in denials if s.item.source})
    matter = event.rumour.split("|")[0].strip()
    return [{"rumour": matter, "accounts": [a.file for a in carrying], "denied_by": "; ".join(denied) or None}]


def _by(found: Iterable[Any], key: Callable[[Any], str]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for one in found:
        groups[key(one)].append(one)
    return dict(groups)
