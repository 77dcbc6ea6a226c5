"""Find which accounts cite, quote or embed another account of the story without copying it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from wellsourced.model.account import Account
from wellsourced.model.lineage import Derivation, DerivationKind
from wellsourced.model.speech import Heard
from wellsourced.text.marks import marks
from wellsourced.text.normalize import fold, keys
from wellsourced.tracing.hearers import hearers
from wellsourced.tracing.listed import listed
from wellsourced.tracing.moments import earlier

_ARTICLES = frozenset("the la le les el los il lo der die das o os a".split())
MAX_QUOTED_CHARS = 120


def relays(heard: Sequence[Heard], derivations: Sequence[Derivation]) -> tuple[Derivation, ...]:
    """Return the relays and embeds among the accounts of a story.

    An account relays another when the chain it states names the other's outlet or agency, or when it says that they
    were told; it embeds another when a post in it was written by the other's publisher. Who copied one account of a
    publisher relays none of them. Both are known, since the account says so itself; where one outlet has several
    accounts, the one that tells most of it is meant, of equals the latest published before.
    """
    copied: dict[str, set[str]] = defaultdict(set)
    for taken in (d for d in derivations if d.kind == "copy"):
        copied[taken.source].add(taken.target)
        copied[taken.target].add(taken.source)
    publishers = _publishers(heard)
    names = [tuple(name.split()) for name in sorted(publishers) if name]
    found: dict[tuple[str, str, DerivationKind], Derivation] = {}
    for one in heard:
        for (name, kind), told in _by_name(_stated(one, names)).items():
            accounts = publishers.get(name, ())
            source = _source(accounts, one.account, name, [words for _, words in told])
            if source is not None and copied[one.account.id].isdisjoint(a.id for a in accounts):
                key = (source.id, one.account.id, kind)
                found.setdefault(key, _derivation(source, one.account, kind, *told[0]))
    return tuple(found[key] for key in sorted(found))


def _by_name(
    stated: Iterable[tuple[str, DerivationKind, str]],
) -> dict[tuple[str, DerivationKind], list[tuple[str, str]]]:
    """What is stated by the publisher it names: the names as written, with the words they stand by."""
    found: dict[tuple[str, DerivationKind], list[tuple[str, str]]] = defaultdict(list)
    for name, kind, words in stated:
        found[publisher(name), kind].append((name, words))
    return found


def publisher(name: str) -> str:
    """Return the folded words by which a publisher is compared: without articles and handles.

    >>> publisher("The Harbour Times (@harbour)")
    'harbour times'
    """
    plain = fold(name.split(" (@")[0])
    return " ".join(w for w in _without_legal_form(keys(plain)) if w not in _ARTICLES)


def _without_legal_form(words: list[str]) -> list[str]:
    """ "Kelnet Ltd" and "Kelnet S.p.A." are Kelnet."""
    first = len(words)
    while first > 1 and len(words[first - 1]) == 1:
        first -= 1
    letters = "".join(words[first:]) or words[-1].replace(".", "") if words else ""
    cut = min(first, len(words) - 1)
    return words[:cut] if cut and letters in listed("legal") else words


def same_publisher(name: str, other: str) -> bool:
    """Return whether two names may mean one publisher: one holds all telling words of the other.

    >>> same_publisher("the agency Corvo", "Corvo Press"), same_publisher("Corvo Press", "Lark Press")
    (True, False)
    """
    mine, yours = (frozenset(publisher(n).split()) - listed("outlet_words") for n in (name, other))
    return bool(mine and yours) and (mine <= yours or yours <= mine)


def _publishers(heard: Sequence[Heard]) -> dict[str, list[Account]]:
    """Accounts by outlet, and by the agency that a dateline of theirs names as the author."""
    found: dict[str, list[Account]] = defaultdict(list)
    for one in (h for h in heard if h.account.superseded_by is None):
        if one.account.outlet:
            found[publisher(one.account.outlet)].append(one.account)
        for credit in one.account.credits:
            if credit.kind == "agency" and one.account not in found[publisher(credit.name)]:
                found[publisher(credit.name)].append(one.account)
    return found


def _stated(one: Heard, publishers: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, DerivationKind, str]]:
    """Every name in a chain of the account, with the words it stands by."""
    own = publisher(one.account.outlet or "")
    for quote in one.quotes:
        block = one.account.block_at(quote.start)
        embedded = block is not None and block.kind == "post"
        for name in quote.via:
            if publisher(name) != own:
                yield name, "embed" if embedded else "relay", quote.text
    for claim in one.claims:
        for name in claim.via:
            if publisher(name) != own:
                yield name, "relay", claim.text
        source = claim.attributed_to
        if source is not None and source.named and publisher(source.name) != own:
            yield source.name, "relay", claim.text
    others = [name for name in publishers if name != tuple(own.split())]
    yield from ((name, "relay", sentence) for name, sentence in hearers(one, others))


def _source(accounts: Sequence[Account], target: Account, name: str, told: Sequence[str]) -> Account | None:
    """The account of that publisher that was out before, its own rather than a reprint; never the account itself.

    Of several the one that has most of what is ``told`` after it, of equals the latest.
    """
    others = [a for a in accounts if a.id != target.id]
    others = [a for a in others if publisher(a.outlet or name) == name] or others
    before = [a for a in others if not earlier(target.published, a.published)]
    if len(before) < 2:
        return next(iter(before), None)
    wanted = {key for words in told for mark in marks(words, target.language) for key in mark.keys}
    return max(before, key=lambda a: (len(wanted & _marks(a)), a.published or "", a.text, a.id))


def _marks(account: Account) -> set[str]:
    return {key for mark in marks(account.text, account.language) for key in mark.keys}


def _derivation(source: Account, target: Account, kind: DerivationKind, name: str, words: str) -> Derivation:
    shown = words if len(words) <= MAX_QUOTED_CHARS else words[: MAX_QUOTED_CHARS - 1] + "…"
    verb = "embeds a post by" if kind == "embed" else "names as its source"
    return Derivation(
        source=source.id,
        target=target.id,
        kind=kind,
        how=None,
        share=0.0,
        passages=(),
        direction="known",
        evidence=f"It {verb} {name}: “{' '.join(shown.split())}”.",
    )
