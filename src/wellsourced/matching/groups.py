"""Bring quotations together into utterances: sure links first, then fragments, then neighbours in one talk."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from wellsourced.matching.abroad import Abroad
from wellsourced.matching.forest import Forest, short
from wellsourced.matching.links import Copies, Evidence, Link, Voices, link, quick
from wellsourced.matching.neighbours import attach_fragments, join_in_order, join_misnamed, join_neighbours
from wellsourced.matching.partners import candidates
from wellsourced.matching.translations import without_rivals
from wellsourced.matching.units import Unit, part
from wellsourced.matching.wording import align
from wellsourced.text.sentences import sentence_spans


def grouped(units: Sequence[Unit], copies: Copies, voices: Voices) -> list[list[Unit]]:
    """Return the units in groups of the same words, each sorted; a unit without a partner is a group of one."""
    known = Evidence(copies, voices, Abroad(units))
    found = list(_links(units, known))
    split = list(_split(units, found, copies))
    if len(split) != len(units):
        known = known._replace(abroad=Abroad(split))
        units, found = split, list(_links(split, known))
    forest = Forest(units, copies)
    for one in sorted(without_rivals(found, units), key=lambda x: (-x.strength, x.one, x.other)):
        if one.kind not in {"fragment", "misnamed"} and not (
            one.kind == "translated" and forest.told_apart(one.one, one.other)
        ):
            forest.join(one.one, one.other)
    join_in_order(units, forest, known)
    attach_fragments(units, found, forest, voices)
    join_misnamed(units, found, forest)
    join_neighbours(units, forest, known.abroad)
    groups: dict[int, list[Unit]] = defaultdict(list)
    for index, unit in enumerate(units):
        groups[forest.root(index)].append(unit)
    return sorted((sorted(g, key=lambda u: u.key) for g in groups.values()), key=lambda g: g[0].key)


def _links(units: Sequence[Unit], known: Evidence) -> Iterator[Link]:
    for i, j in candidates(units, known.copies):
        one, other = units[i], units[j]
        if one.account.id == other.account.id and not (one.heading or other.heading or short(one, other)):
            continue
        if not quick(one, other):
            continue
        decided = link(one, other, known)
        if decided is not None and (one.account.id != other.account.id or decided[0] != "reworded"):
            yield Link(i, j, *decided)


def _split(units: Sequence[Unit], found: Sequence[Link], copies: Copies) -> Iterator[Unit]:
    """Cut a quotation that joins what most other accounts quote as two."""
    partners: dict[int, list[int]] = defaultdict(list)
    for one in found:
        if one.kind in ("same", "contained", "reworded", "copied"):
            partners[one.one].append(one.other)
            partners[one.other].append(one.one)
    for index, unit in enumerate(units):
        others = [units[p] for p in partners[index]]
        cuts = _cuts(unit, others, copies) if len(others) > 1 else []
        starts = [unit.start, *cuts]
        ends = [*cuts, unit.end]
        for start, end in zip(starts, ends, strict=True):
            text = unit.account.text[start:end]
            yield part(unit, start, start + len(text.rstrip())) if cuts else unit


def _cuts(unit: Unit, partners: Sequence[Unit], copies: Copies) -> list[int]:
    """Sentence starts where more accounts, copies not counted, begin another quotation than go on with the same one."""
    sentences = sentence_spans(unit.text, unit.language)
    if len(sentences) < 2:
        return []
    cuts = []
    for before, after in pairwise(sentences):
        apart: set[str] = set()
        own = copies.original(unit.account.id)
        together: set[str] = {own}
        left = {p.account.id: p for p in partners if _covers(p, unit, before)}
        for partner in partners:
            if not _covers(partner, unit, after):
                continue
            if _covers(partner, unit, before):
                together.add(copies.original(partner.account.id))
            elif partner.account.id in left and left[partner.account.id].quote.id != partner.quote.id:
                apart.add(copies.original(partner.account.id))
        if own in apart:  # a copy that joins what its own source quotes apart
            together.discard(own)
        if len(apart - together) > len(together):
            cuts.append(unit.start + after[0])
    return cuts


def _covers(partner: Unit, unit: Unit, sentence: tuple[int, int]) -> bool:
    """True when most of one sentence of ``unit`` stands in ``partner``."""
    words = [w for w in unit.words if sentence[0] <= w.start < sentence[1]]
    return bool(words) and align(words, partner.words).covers_one >= 0.7
