"""A derivation that a person knows of, whether or not the texts show it."""

import msgspec

from wellsourced.model.correction import Correction
from wellsourced.model.lineage import Derivation, DerivationKind


def as_told(found: Derivation | None, pair: tuple[str, str], kind: DerivationKind, told: Correction) -> Derivation:
    """Return the derivation of ``pair`` (from, to): as ``found``, now known; without it one by the person's word."""
    if found is not None:
        return msgspec.structs.replace(found, direction="known", judged=(told,))
    return Derivation(
        source=pair[0],
        target=pair[1],
        kind=kind,
        how=None,
        share=0.0,
        passages=(),
        direction="known",
        evidence="The texts do not show it.",
        judged=(told,),
    )
