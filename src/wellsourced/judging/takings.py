"""What people settled about who took from whom, for the accounts of one story."""

from collections.abc import Iterable, Sequence

from wellsourced.judging.anchors import anchor, find
from wellsourced.judging.wording import correction
from wellsourced.model.account import Account
from wellsourced.model.correction import Correction
from wellsourced.model.judgement import Judgement, Settled, Subject
from wellsourced.model.lineage import DerivationKind
from wellsourced.model.speech import Heard

Pair = tuple[str, str]


def settled(heard: Sequence[Heard], judgements: Iterable[Judgement]) -> Settled:
    """Return what ``judgements`` say of takings between these accounts; the latest counts.

    Of a copy there is one answer for both directions: who of the two copied the other, or that neither did.
    """
    latest: dict[tuple[object, DerivationKind], tuple[str, Pair, Correction]] = {}
    for judgement in sorted(judgements, key=lambda j: j.number):
        pair = pair_of(judgement, heard)
        for kind in judgement.takings if pair is not None else ():
            assert pair is not None
            matter = frozenset(pair) if kind == "copy" else pair
            latest[matter, kind] = judgement.kind, pair, correction(judgement)
    decided = [(kind, verdict, *pair, told) for (_, kind), (verdict, pair, told) in latest.items()]
    wrong = sorted((s, t, kind, told) for kind, verdict, s, t, told in decided if verdict == "derivation wrong")
    return Settled(
        apart=tuple((s, t, told) for s, t, kind, told in wrong if kind == "copy"),
        taken=tuple(
            sorted((s, t, kind, told) for kind, verdict, s, t, told in decided if verdict != "derivation wrong")
        ),
        wrong=tuple((s, t, kind, told) for s, t, kind, told in wrong if kind != "copy"),
    )


def pair_of(judgement: Judgement, heard: Iterable[Heard]) -> Pair | None:
    """Return the accounts (from, to) that a judgement on a derivation means; None where they are not both here."""
    if not judgement.takings:
        return None
    accounts = [one.account for one in heard]
    found = [find(anchor, accounts) for subject in judgement.subjects for anchor in subject.anchors]
    here = [place.account.id for place in found if place is not None]
    return (here[0], here[1]) if len(here) == 2 and here[0] != here[1] else None


def subject(account: Account, label: str) -> Subject:
    """Return what a judgement keeps of a whole account."""
    return Subject(id=account.id, label=label, anchors=(anchor(account, 0, 0),))
